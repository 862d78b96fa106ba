package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"caseload/app/playtest"
	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/web"
	"caseload/scripts"
)

// small is the small pack of the tests of folding.
func small(t testing.TB) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../../app/scenario/testdata/small"), "small")
	check(t, err)
	version, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	return version
}

// tamper changes a digest in the log.
func tamper(t testing.TB, database string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+database+"?_busy_timeout=5000")
	check(t, err)
	defer db.Close()
	_, err = db.Exec("UPDATE decisions SET digest = ? WHERE turn = 3", fmt.Sprintf("%064d", 0))
	check(t, err)
}

// BenchmarkGround prints what the ground costs, by one command:
//
//	go test -run='^$' -bench=Ground ./cmd/caseload
//
// A decision end to end, over HTTP on this machine, stands beside a bare durable
// row through the same writer.
func BenchmarkGround(b *testing.B) {
	shelf, err := shipped()
	check(b, err)
	b.Run("decision-over-http", func(b *testing.B) { benchDecision(b, shelf) })
	b.Run("bare-durable-row", benchRow)
	b.Run("fold-300-decisions", func(b *testing.B) { benchFold(b, shelf[0]) })
	for _, v := range shelf {
		b.Run("live-run-of-"+v.Slug, func(b *testing.B) { benchSeat(b, v) })
	}
	b.Run("plays", func(b *testing.B) { benchPlays(b, shelf[0]) })
}

func benchDecision(b *testing.B, shelf []*scenario.Version) {
	kept := openStore(b)
	runs, err := run.New(context.Background(), kept, shelf, run.Cache)
	check(b, err)
	server, err := web.New(web.Options{Runs: runs, Store: kept})
	check(b, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(b, err)
	go server.Serve(listener)
	b.Cleanup(func() { _ = server.Shutdown(context.Background()) })
	address := "http://" + listener.Addr().String()
	p := newPlayer(1)
	check(b, p.begin(address))
	var took []time.Duration
	for b.Loop() {
		status, next, err := p.ask("POST", p.run(address)+"/decisions", p.decision())
		took = append(took, time.Duration(p.took.Load()))
		if err != nil || status != 200 {
			b.Fatal(status, next.Error, err)
		}
		if p.desk = next; p.desk.Ended || p.desk.Turn > 300 {
			p = newPlayer(uint64(next.Run))
			check(b, p.begin(address))
		}
	}
	percentiles(b, took)
}

func benchRow(b *testing.B) {
	kept := openStore(b)
	secret := sha256.Sum256([]byte("bench"))
	now := time.Now()
	guest, err := kept.NewGuest(context.Background(), secret[:], now, now.Add(time.Hour))
	check(b, err)
	digest := fmt.Sprintf("%064d", 0)
	check(b, kept.KeepVersion(context.Background(), store.Version{Digest: digest, Slug: "s", Title: "t", Engine: "e", Rules: 1, Files: []byte("f"), CreatedAt: now}))
	r, err := kept.NewRun(context.Background(), store.Run{GuestID: guest.ID, Version: digest, Terms: []byte("null"), Luck: []byte("[]"), CreatedAt: now, ExpiresAt: now.Add(time.Hour)})
	check(b, err)
	text := string(slices.Repeat([]byte("x"), 100)) // about the bytes of a decision
	var took []time.Duration
	for turn := 1; b.Loop(); turn++ {
		start := time.Now()
		check(b, kept.PutWord(context.Background(), store.Word{Run: r.ID, Turn: turn, Kind: "row", Text: text}))
		took = append(took, time.Since(start))
	}
	percentiles(b, took)
}

func percentiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1e6, "p50-µs")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1e6, "p99-µs")
}

func benchFold(b *testing.B, v *scenario.Version) {
	play := longPlay(b, v, 300)
	for b.Loop() {
		steps := 0
		for _, err := range scenario.Fold(play) {
			check(b, err)
			steps++
		}
		if steps != 301 {
			b.Fatal(steps, "steps")
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N), "ms/fold")
}

// longPlay is a play of so many decisions: mostly such as take no time, so that
// it lasts.
func longPlay(b *testing.B, v *scenario.Version, n int) scenario.Play {
	b.Helper()
	chance := rand.New(rand.NewPCG(1, 1))
	play := scenario.Play{Version: v, Luck: sim.NewLuck(1)}
	seat, err := scenario.Sit(v, nil, play.Luck)
	check(b, err)
	for len(play.Decisions) < n {
		view := seat.Desk()
		free := slices.DeleteFunc(slices.Clone(view.Offers), func(o sim.Offer) bool { return o.Minutes > 0 || o.Verb == sim.VerbEnd })
		view.Offers = slices.DeleteFunc(view.Offers, func(o sim.Offer) bool { return o.Verb == sim.VerbEnd })
		if len(free) > 0 && chance.IntN(20) > 0 || len(view.Offers) == 0 {
			view.Offers = free
		}
		if len(view.Offers) == 0 {
			b.Fatalf("after %d decisions only the end is left", len(play.Decisions))
		}
		d := policy.Random(view, chance.IntN)
		check(b, seat.Decide(d))
		play.Decisions = append(play.Decisions, d)
	}
	return play
}

// benchSeat weighs runs in the middle of being played.
func benchSeat(b *testing.B, v *scenario.Version) {
	const n = 100
	decisions := longPlay(b, v, 30).Decisions
	for b.Loop() {
		before := heap()
		seats := make([]*scenario.Seat, n)
		for i := range seats {
			seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
			check(b, err)
			for _, d := range decisions {
				check(b, seat.Decide(d))
			}
			seats[i] = seat
		}
		b.ReportMetric(float64(heap()-before)/n, "bytes/run")
		b.ReportMetric(float64(seats[0].Size()), "bytes-as-estimated")
		runtime.KeepAlive(seats)
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func benchPlays(b *testing.B, v *scenario.Version) {
	const n = 200
	turns := 0.0
	for i := uint64(0); b.Loop(); i++ {
		report, err := playtest.Run(context.Background(), v, "random", n, 1+i*n)
		check(b, err)
		turns += report.Turns.Mean * n
	}
	b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds(), "plays/s")
	b.ReportMetric(turns/b.Elapsed().Seconds(), "decisions/s")
}

func openStore(b *testing.B) *store.Store {
	b.Helper()
	kept, err := store.Open(filepath.Join(b.TempDir(), "caseload.db"))
	check(b, err)
	b.Cleanup(func() { _ = kept.Close() })
	return kept
}
