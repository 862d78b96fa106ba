//go:build unix

package main

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// BenchmarkAuthors measures what people who write cost those who play. Two hundred guests
// play First week on two servers with one database, each thinking for ten seconds between two
// decisions, on average; then they do so while eight authors type in one file on the same
// servers, and the draft is checked every few seconds as their editors have it checked. Both
// take turns, so that whatever else this machine does slows down both. Run it with:
//
//	go test -run '^$' -bench Authors -benchtime 1x ./cmd/caseload
func BenchmarkAuthors(b *testing.B) {
	database := filepath.Join(b.TempDir(), "authors.db")
	d, err := newDemo(database, time.Now())
	check(b, err)
	check(b, d.arrive(b.Context()))
	check(b, d.kept.Close())
	servers := []*process{serve(b, database), serve(b, database)}
	shelf, err := shipped()
	check(b, err)
	week := shelf[slices.IndexFunc(shelf, func(v *scenario.Version) bool { return v.Slug == "first-week" })]
	var halves []*college
	for i, s := range servers {
		halves = append(halves, guestsAt(b, s, week, uint64(i), 100))
	}
	var clients []*http.Client
	for _, s := range servers {
		clients = append(clients, d.client(b, s))
	}
	path := writtenFile(b, clients[0], servers[0], "team-children", "text/written.md")
	var alone, beside stretch
	for b.Loop() {
		for range 3 {
			together(b, halves, &alone)
			ctx, stop := context.WithCancel(b.Context())
			var writing sync.WaitGroup
			for i := range 8 {
				a := &editor{client: clients[i%2], address: servers[i%2].address + path, name: fmt.Sprintf("a%d-%d", i, time.Now().UnixNano()), acknowledged: make(chan struct{}, 1)}
				a.open(b)
				writing.Go(func() { a.listen(ctx, func(string) {}) })
				writing.Go(func() { a.write(ctx, b, &sync.Map{}) })
			}
			writing.Go(func() { haveChecked(ctx, clients[0], servers[0].address+path) })
			together(b, halves, &beside)
			stop()
			writing.Wait()
			if b.Failed() {
				b.FailNow()
			}
		}
	}
	compared(b, beside, alone, 1.3, 1.1)
	b.ReportMetric(middle(beside.took).Seconds()/middle(alone.took).Seconds(), "p50-beside/alone")
}

// guestsAt has guests begin a week on a server and make some decisions.
func guestsAt(b *testing.B, s *process, week *scenario.Version, seed uint64, n int) *college {
	c := &college{address: s.address, week: week}
	thought := c.think(b, sim.NewLuck(seed), seed)
	for k := range n {
		one := &reciter{newPlayer(seed<<16 + uint64(k)), thought[k%len(thought)]}
		status, desk, err := one.ask("POST", c.address+"/scenarios/"+week.Slug+"/runs", fmt.Sprintf(`{"seed":%d}`, seed))
		check(b, err)
		want(b, "begin", status, http.StatusCreated)
		one.desk = desk
		for range 1 + k%warm {
			check(b, one.decide(c.address))
		}
		c.guests = append(c.guests, one)
	}
	return c
}

// together has the guests of all servers play for a while.
func together(b *testing.B, halves []*college, p *stretch) {
	each := make([]stretch, len(halves))
	before := processor()
	var all sync.WaitGroup
	for i, c := range halves {
		all.Go(func() { c.playing(b, c.guests, &each[i]) })
	}
	all.Wait()
	for _, one := range each {
		p.took, p.refused = append(p.took, one.took...), p.refused+one.refused
	}
	p.used += processor() - before
}

// checkEvery is how often a draft is checked while people write in it. An editor asks once
// nothing was typed for a moment.
const checkEvery = 3 * time.Second

func haveChecked(ctx context.Context, client *http.Client, file string) {
	for ctx.Err() == nil {
		select {
		case <-time.After(checkEvery):
		case <-ctx.Done():
			return
		}
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.Replace(file, "/files/", "/found?file=", 1)+"&first", nil)
		if err != nil {
			return
		}
		r.Header.Set("Accept", "application/json")
		if answer, err := client.Do(r); err == nil {
			answer.Body.Close()
		}
	}
}
