package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestKilledInTheMiddle checks that kill -9 in the middle of 50 concurrent runs
// loses no decision that was answered: each is in the log under its turn with the
// digest in the answer, and every run replays.
func TestKilledInTheMiddle(t *testing.T) { onBoth(t, killedInTheMiddle) }

func killedInTheMiddle(t *testing.T, database string) {
	const people, least = 50, 300
	server := serve(t, database)
	players := make([]*player, people)
	answered := make([][]string, people) // digests, by turn
	var all, begun sync.WaitGroup
	counted := make(chan struct{}, 1<<20)
	for i := range players {
		players[i] = newPlayer(uint64(i))
		begun.Add(1)
		all.Go(func() {
			err := players[i].begin(server.address)
			begun.Done()
			if err != nil {
				t.Error(err)
				return
			}
			answered[i] = playUntilCut(t, players[i], server.address, counted)
		})
	}
	begun.Wait()
	for range least {
		<-counted
	}
	time.Sleep(300 * time.Millisecond)
	check(t, server.Process.Kill())
	all.Wait()

	again := serve(t, database)
	total, uncertain := 0, 0
	for i, p := range players {
		total += len(answered[i])
		status, now, err := p.ask("GET", p.run(again.address), "")
		check(t, err)
		want(t, "status after the restart", status, 200)
		kept := now.Turn - 1
		if kept < len(answered[i]) || kept > len(answered[i])+1 {
			t.Errorf("run %d: %d decisions were answered, %d are kept", p.desk.Run, len(answered[i]), kept)
		}
		uncertain += kept - len(answered[i])
		held(t, database, p.desk.Run, answered[i])
		if !now.Ended {
			p.desk = now
			status, next, err := p.ask("POST", p.run(again.address)+"/decisions", p.decision())
			check(t, err)
			want(t, "play on", status, 200)
			want(t, "turn", next.Turn, now.Turn+1)
		}
	}
	t.Logf("%d decisions answered before the kill, %d kept without an answer", total, uncertain)
}

// playUntilCut makes decisions until the server is gone, and returns the digests in
// its answers.
func playUntilCut(t *testing.T, p *player, address string, counted chan<- struct{}) (digests []string) {
	for !p.desk.Ended {
		status, next, err := p.ask("POST", p.run(address)+"/decisions", p.decision())
		if err != nil {
			return digests // the connection was cut: the decision may have been stored, but nobody was told so
		}
		if status != 200 {
			t.Errorf("run %d, turn %d: status %d: %s", p.desk.Run, p.desk.Turn, status, next.Error)
			return digests
		}
		p.desk = next
		digests = append(digests, next.Digest)
		counted <- struct{}{}
	}
	return digests
}

// held replays a run and compares its digests with those in the server's answers.
func held(t *testing.T, path string, run int64, answered []string) {
	t.Helper()
	var out bytes.Buffer
	replay := &replayCommand{What: fmt.Sprint(run), DB: databaseAddress(path)}
	if err := replay.Run(context.Background(), &out); err != nil {
		t.Errorf("replay of run %d: %v\n%s", run, err, out.String())
	}
	lines := strings.Split(out.String(), "\n")
	for i, digest := range answered {
		if !strings.Contains(lines[i+1], digest[:16]) {
			t.Errorf("run %d, turn %d: answered %s, replayed %s", run, i+1, digest[:16], lines[i+1])
		}
	}
}

// TestRacingClicks sends eight decisions for the same turn to two processes that
// share a database. One must be accepted; the others must be answered with the new
// desk.
func TestRacingClicks(t *testing.T) { onBoth(t, racingClicks) }

func racingClicks(t *testing.T, database string) {
	const turns, clicks = 30, 8
	servers := []*process{serve(t, database), serve(t, database, "--cache", "0")}
	p := newPlayer(7)
	check(t, p.begin(servers[0].address))
	for turn := 1; turn <= turns; turn++ {
		bodies := []string{p.decision(), p.decision()}
		type answer struct {
			status int
			desk   desk
			err    error
		}
		answers := make([]answer, clicks)
		var all sync.WaitGroup
		start := make(chan struct{})
		for i := range answers {
			all.Go(func() {
				<-start
				a := &answers[i]
				a.status, a.desk, a.err = p.ask("POST", p.run(servers[i%2].address)+"/decisions", bodies[i/2%2])
			})
		}
		close(start)
		all.Wait()
		won, digest := 0, ""
		for _, a := range answers {
			check(t, a.err)
			switch a.status {
			case 200:
				won++
				p.desk, digest = a.desk, a.desk.Digest
			case 409:
				want(t, "the turn of a desk beside a 409", a.desk.Turn, turn+1)
			default:
				t.Fatalf("turn %d: status %d: %s", turn, a.status, a.desk.Error)
			}
		}
		want(t, fmt.Sprintf("winners of turn %d", turn), won, 1)
		for _, a := range answers {
			want(t, "digest", a.desk.Digest, digest)
		}
		if p.desk.Ended || t.Failed() {
			t.Fatalf("stopped after turn %d", turn)
		}
	}
	for _, s := range servers {
		_, now, err := p.ask("GET", p.run(s.address), "")
		check(t, err)
		want(t, "digest", now.Digest, p.desk.Digest)
	}
	held(t, database, p.desk.Run, nil)
}
