package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/app/web"
	"caseload/scripts"
)

// small returns the small pack of package scenario's tests, frozen.
func small(t testing.TB) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../../app/scenario/testdata/small"), "small")
	check(t, err)
	version, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	return version
}

// tamper changes a digest in the decision log.
func tamper(t testing.TB, database string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+database+"?_busy_timeout=5000")
	check(t, err)
	defer db.Close()
	_, err = db.Exec("UPDATE decisions SET digest = ? WHERE turn = 3", fmt.Sprintf("%064d", 0))
	check(t, err)
}

// BenchmarkGround measures the cost of the foundations. Run it with:
//
//	go test -run='^$' -bench=Ground ./cmd/caseload
//
// It compares a whole decision, over HTTP on this machine, with a bare durable row
// through the same writer.
func BenchmarkGround(b *testing.B) {
	shelf, err := shipped()
	check(b, err)
	b.Run("decision-over-http", func(b *testing.B) { benchDecision(b, shelf) })
	b.Run("bare-durable-row", benchRow)
}

func benchDecision(b *testing.B, shelf []*scenario.Version) {
	kept := openStore(b)
	runs, err := run.New(context.Background(), run.Options{Store: kept, By: kept.Operator(), Shelf: shelf, Cache: run.Cache, Now: time.Now})
	check(b, err)
	server, err := web.New(web.Options{Runs: runs, Classes: teach.New(runs, kept, time.Now, nil), Counts: limit.New(kept, nil), Now: time.Now})
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
	guest, err := kept.NewGuest(context.Background(), secret[:], now.Add(time.Hour))
	check(b, err)
	digest := fmt.Sprintf("%064d", 0)
	check(b, kept.KeepVersion(context.Background(), store.Version{Digest: digest, Slug: "s", Title: "t", Engine: "e", Rules: 1, Files: []byte("f"), CreatedAt: now}))
	r, err := kept.NewRun(context.Background(), guest, store.Beginning{Version: digest, Terms: []byte("null"), Luck: []byte("[]"), Expires: now.Add(time.Hour)})
	check(b, err)
	text := string(slices.Repeat([]byte("x"), 100)) // about the size of a decision
	var took []time.Duration
	for turn := 1; b.Loop(); turn++ {
		start := time.Now()
		check(b, kept.PutWriting(context.Background(), r, store.Writing{Turn: turn, Kind: "row", Text: text}))
		took = append(took, time.Since(start))
	}
	percentiles(b, took)
}

func percentiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1e6, "p50-µs")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1e6, "p99-µs")
}

func openStore(b *testing.B) *store.Store {
	b.Helper()
	kept, err := store.Open(filepath.Join(b.TempDir(), "caseload.db"), time.Now, nil)
	check(b, err)
	b.Cleanup(func() { _ = kept.Close() })
	return kept
}
