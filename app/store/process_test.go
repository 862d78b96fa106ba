package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

const racer = "CASELOAD_TEST_RACE" // the address of the database in which a process races

// won is what a racing process prints about each turn that it was answered it has
// won.
type won struct {
	process, turn int
	digest        string
}

// Two processes race for 300 turns of one run, with four clicks each at every turn,
// and one of them is killed in the middle. Every turn has one winner; what either was
// answered is kept.
func TestTwoProcessesRaceAndOneIsKilled(t *testing.T) {
	if address := os.Getenv(racer); address != "" {
		race(t, openStore(t, address))
		return
	}
	path := storetest.Durable(t, filepath.Join(t.TempDir(), "caseload.db"))
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	wins := make(chan won)
	var all, ready sync.WaitGroup
	ready.Add(2)
	begin, begun, err := os.Pipe() // closed when both are ready
	check(t, err)
	var processes []*exec.Cmd
	for process := range 2 {
		other := exec.Command(os.Args[0], "-test.run", "^TestTwoProcessesRaceAndOneIsKilled$")
		other.Env, other.Stdin = append(os.Environ(), racer+"="+path), begin
		processes = append(processes, other)
		out, err := other.StdoutPipe()
		check(t, err)
		check(t, other.Start())
		all.Go(func() {
			won := won{process: process}
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if lines.Text() == "ready" {
					ready.Done()
				}
				if n, _ := fmt.Sscanf(lines.Text(), "won %d %s", &won.turn, &won.digest); n != 2 || len(won.digest) != 64 {
					continue
				}
				wins <- won
			}
			if err := other.Wait(); process == 1 && err != nil || process == 0 && err == nil {
				t.Errorf("process %d ended with %v", process, err)
			}
		})
	}
	check(t, begin.Close())
	ready.Wait()
	check(t, begun.Close())
	go func() { all.Wait(); close(wins) }()

	winners, by := map[int]string{}, [2]int{}
	for w := range wins {
		if other, twice := winners[w.turn]; twice {
			t.Errorf("turn %d was won by %s and by %s", w.turn, other, w.digest)
		}
		winners[w.turn] = w.digest
		by[w.process]++
		if w.turn == racedTurns/2 {
			check(t, processes[0].Process.Kill())
		}
	}
	t.Logf("one process won %d turns until it was killed, the other %d", by[0], by[1])
	if by[0] == 0 || by[1] == 0 {
		t.Error("there was no race")
	}
	log := wholeLog(t, s, run.ID())
	if len(log) != racedTurns {
		t.Fatalf("%d turns were decided", len(log))
	}
	unanswered := 0
	for _, d := range log {
		switch digest, answered := winners[d.Turn]; {
		case !answered:
			unanswered++ // decided, and the process was killed before it heard
		case digest != d.Digest:
			t.Errorf("turn %d: what was answered isn't what is kept", d.Turn)
		}
	}
	if unanswered > 1 {
		t.Errorf("nobody was told of %d turns", unanswered)
	}
}

const racedTurns = 300

// race decides turn after turn in the first run, each with several clicks at once.
func race(t *testing.T, s *store.Store) {
	run := must(s.MineOf(ctx, 1))(t)
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	var printing sync.Mutex
	for turn := 1; turn <= racedTurns; turn++ {
		var clicks sync.WaitGroup
		won := false
		for range 4 {
			clicks.Go(func() {
				d := decision(run.ID(), turn)
				d.Offer = fmt.Sprintf("read:%d-%d", os.Getpid(), time.Now().UnixNano())
				d.Digest = digest(run.ID(), turn, d.Offer)
				switch err := s.Append(ctx, run, d, []store.Writing{{Kind: "note", Text: "hm"}}, false); {
				case err == nil:
					printing.Lock()
					defer printing.Unlock()
					won = true
					os.Stdout.WriteString(fmt.Sprintf("won %d %s\n", turn, d.Digest))
				case !errors.Is(err, store.ErrTaken):
					t.Errorf("turn %d: %v", turn, err)
				}
			})
		}
		clicks.Wait()
		if won {
			time.Sleep(2 * time.Millisecond) // or a process that was held up would never catch up
		}
	}
}

// Both databases keep the same texts, and have them in the same order.
func TestTextsThatNotEveryDatabaseKeeps(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run := newRun(t, s, g)
	for _, text := range []string{"a\x00b", "\x00", "half \xed\xa0\xbd", "\xff"} {
		mustBe(t, s.PutWriting(ctx, run, store.Writing{Kind: "note", Text: text}), store.ErrNotText)
		mustBe(t, s.PutWriting(ctx, run, store.Writing{Kind: "n" + text, Text: "x"}), store.ErrNotText)
		d := decision(run.ID(), 1)
		d.Offer = text
		mustBe(t, s.Append(ctx, run, d, nil, false), store.ErrNotText)
		mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), []store.Writing{{Kind: "note", Text: text}}, false), store.ErrNotText)
		_, err := s.Join(ctx, text)
		mustBe(t, err, store.ErrNotFound)
		_, _, err = s.Shared(ctx, text)
		mustBe(t, err, store.ErrNotFound)
	}
	if n := len(must(s.Decisions(ctx, run.Reading(), 0))(t)); n != 0 {
		t.Errorf("%d decisions were kept", n)
	}
	const all = "\u0001 \ufffd 😀 \U0010ffff"
	check(t, s.PutWriting(ctx, run, store.Writing{Kind: "note", Text: all}))
	wordsAre(t, s, run, "0 note "+all)
}

// The order doesn't depend on the language of the database.
func TestTheOrderIsThatOfBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if c := storetest.Chosen(t); c != nil {
		path = c.Address(blank(t, c, "LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C.UTF-8'"))
	}
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	for _, kind := range strings.Fields("b Z a-b ä ab A") {
		check(t, s.PutWriting(ctx, run, store.Writing{Kind: kind, Text: "x"}))
	}
	wordsAre(t, s, run, "0 A x", "0 Z x", "0 a-b x", "0 ab x", "0 b x", "0 ä x")
	check(t, s.Close())
}
