//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkCourse measures what accounts and teaching cost those who play. Run it with:
//
//	go test -run '^$' -bench Course -benchtime 1x ./cmd/caseload
//
// A thousand students play the frozen First week, for four assignments; each thinks for ten
// seconds between two decisions, on average, and sends them as a browser does. Twenty
// lecturers have the page of an assignment open, which shows what changes as it happens.
// Beside them as many guests play on the same server, who haven't signed in. Students and
// guests take turns, so that whatever else this machine does slows down both. The clients
// run on the same processors as the server.
func BenchmarkCourse(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(serving))
	collectLess(memoryHere())
	c := newCollege(b, frozenWeek(b))
	b.Run("a-thousand-signed-in-and-twenty-live-pages", c.figureSignedIn)
	b.Run("a-hundred-sign-ins-a-minute", c.figureSignIns)
	b.Run("page-of-a-cohort-of-300", func(b *testing.B) { c.figurePage(b, fmt.Sprintf("/cohorts/%d", c.cohorts[0])) })
	b.Run("page-of-an-assignment-of-300", func(b *testing.B) { c.figurePage(b, fmt.Sprintf("/assignments/%d", c.assignments[0])) })
}

// figureSignedIn compares the 99th percentile of decisions by students who are signed in,
// while lecturers watch, with that of guests whom nobody watches.
func (c *college) figureSignedIn(b *testing.B) {
	var alone, beside stretch
	for b.Loop() {
		for range 3 {
			c.playing(b, c.guests, &alone)
			b.ReportMetric(float64(c.watched(b, func() { c.playing(b, c.students, &beside) })), "events")
		}
	}
	compared(b, beside, alone, 1.5, 1.2)
}

// figureSignIns compares the 99th percentile of students' decisions while a hundred people
// a minute sign in with that while nobody does. Lecturers watch all the time.
func (c *college) figureSignIns(b *testing.B) {
	var alone, beside stretch
	var took []time.Duration
	for b.Loop() {
		c.watched(b, func() {
			for range 3 {
				c.playing(b, c.students, &alone)
				stop := make(chan struct{})
				var signing sync.WaitGroup
				signing.Go(func() { took = append(took, every(b, time.Minute/100, stop, c.signsIn)...) })
				c.playing(b, c.students, &beside)
				close(stop)
				signing.Wait()
			}
		})
	}
	compared(b, beside, alone, 1.5, 1.2)
	if len(took) == 0 {
		b.Fatal("nobody has signed in")
	}
	b.ReportMetric(middle(took).Seconds()*1e3, "ms-sign-in")
}

// stretch is of some play: how long decisions took; how many were refused because there was
// too much to do, which tells of a machine that does something else as well; and the
// processor time of everything meanwhile, with the clients'.
type stretch struct {
	took    []time.Duration
	refused int
	used    time.Duration
}

func compared(b *testing.B, beside, alone stretch, must, reach float64) {
	b.Helper()
	p99 := func(p stretch) float64 { slices.Sort(p.took); return p.took[len(p.took)*99/100].Seconds() * 1e3 }
	figure(b, p99(beside)/p99(alone), "p99-beside/alone", must, reach)
	for name, p := range map[string]stretch{"alone": alone, "beside": beside} {
		b.ReportMetric(p99(p), "ms-p99-"+name)
		b.ReportMetric(middle(p.took).Seconds()*1e3, "ms-p50-"+name)
		b.ReportMetric(p.used.Seconds()*1e3/float64(len(p.took)), "ms-processor-"+name)
		b.ReportMetric(float64(p.refused), "refused-"+name)
	}
}

// figurePage measures a page for a lecturer, with its reading, as the median of processor
// times, since other programs share the machine; beside it is the median by the clock.
func (c *college) figurePage(b *testing.B, path string) {
	var took, used []time.Duration
	for b.Loop() {
		for range 30 {
			before, start := processor(), time.Now()
			_, err := c.lecturers[0].page(c.address + path)
			check(b, err)
			took, used = append(took, time.Since(start)), append(used, processor()-before)
		}
	}
	figure(b, middle(used).Seconds()*1e3, "ms/page", 100, 50)
	b.ReportMetric(middle(took).Seconds()*1e3, "ms-by-the-clock")
}

// thinking is how long somebody thinks between two decisions, on average; and lasting for
// how long they are measured at a time.
const thinking, lasting = 10 * time.Second, 20 * time.Second

// playing has everybody play for a while, and adds to p how it went.
func (c *college) playing(b *testing.B, people []*reciter, p *stretch) {
	b.Helper()
	each, until, before := make([][]time.Duration, len(people)), time.Now().Add(lasting), processor()
	var all sync.WaitGroup
	var refused atomic.Int64
	for i, s := range people {
		s.client.CloseIdleConnections() // which the server may be about to close
		all.Go(func() {
			pause := rand.N(thinking)
			for time.Now().Add(pause).Before(until) {
				time.Sleep(pause)
				start := time.Now()
				switch err := s.decide(c.address); {
				case err != nil && strings.Contains(err.Error(), "status 503"):
					refused.Add(1)
				case err != nil:
					b.Error(err)
					return
				}
				each[i] = append(each[i], time.Since(start))
				pause = rand.N(2 * thinking)
			}
		})
	}
	all.Wait()
	if b.Failed() {
		b.FailNow()
	}
	p.took, p.refused, p.used = append(p.took, slices.Concat(each...)...), p.refused+int(refused.Load()), p.used+processor()-before
}

// watched calls do while each lecturer has an assignment's page open, and returns how often
// the pages changed.
func (c *college) watched(b *testing.B, do func()) int64 {
	b.Helper()
	ctx, leave := context.WithCancel(b.Context())
	var events atomic.Int64
	var open, all sync.WaitGroup
	for i, l := range c.lecturers {
		open.Add(1)
		all.Go(func() {
			r, err := http.NewRequestWithContext(ctx, "GET", fmt.Sprintf("%s/assignments/%d/live", c.address, c.assignments[i%len(c.assignments)]), nil)
			if err == nil {
				var response *http.Response
				if response, err = l.client.Do(r); err == nil {
					defer response.Body.Close()
					if response.StatusCode != http.StatusOK {
						err = fmt.Errorf("a live page: status %d", response.StatusCode)
					}
				}
				open.Done()
				if err == nil {
					read := make([]byte, 64<<10)
					for n := 0; err == nil; n, err = response.Body.Read(read) {
						events.Add(int64(strings.Count(string(read[:n]), "event: ")))
					}
					if ctx.Err() != nil || err == io.EOF {
						err = nil
					}
				}
			}
			if err != nil {
				b.Error(err)
			}
		})
	}
	open.Wait()
	do()
	leave()
	all.Wait()
	return events.Load()
}

// signsIn has the next of those who sign in do so, in a browser that isn't known.
func (c *college) signsIn() error {
	email := c.emails[c.signed.Add(1)%int64(len(c.emails))]
	r, err := http.NewRequest("POST", c.address+"/sign-in", strings.NewReader(url.Values{"email": {email}, "passphrase": {everybodys}}.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	stays := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	_, err = answered(&stays, r, http.StatusSeeOther)
	return err
}

// reciter is somebody who makes decisions that were thought of beforehand, so that what
// thinking costs a bot isn't measured.
type reciter struct {
	*player
	decisions []string // JSON
}

func (r *reciter) decide(home string) error {
	if len(r.decisions) == 0 {
		return fmt.Errorf("run %d has no decisions left", r.desk.Run)
	}
	err := r.send(home, r.decisions[0])
	if err == nil {
		r.decisions = r.decisions[1:]
	}
	return err
}

func (p *player) page(address string) (string, error) {
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		return "", err
	}
	r.Header.Set("Accept", "text/html")
	return answered(p.client, r, http.StatusOK)
}
