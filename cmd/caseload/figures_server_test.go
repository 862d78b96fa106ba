//go:build unix

package main

import (
	"context"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/teach"
	"caseload/app/web"
)

// site is a server of the frozen week on this machine, with, beside it, one that
// does nothing but store a durable row for each request.
type site struct{ address, rows string }

func newSite(b *testing.B, v *scenario.Version) site {
	b.Helper()
	kept := openStore(b)
	runs, err := run.New(context.Background(), run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{v}, Cache: cacheFor(memoryHere()), Now: time.Now})
	check(b, err)
	server, err := web.New(web.Options{Runs: runs, Classes: teach.New(runs, kept, time.Now, nil), Counts: limit.New(kept, nil), Now: time.Now})
	check(b, err)
	bare, row, one := fiber.New(fiber.Config{DisableStartupMessage: true}), newRow(b, kept, v.Digest), new(sync.Mutex)
	bare.Post("/row", func(c *fiber.Ctx) error {
		one.Lock() // row numbers its rows
		defer one.Unlock()
		return row()
	})
	return site{listening(b, server.Serve, server.Shutdown), listening(b, bare.Listener, func(context.Context) error { return bare.Shutdown() })}
}

// listening serves on a port of its own until the benchmark ends, and returns the
// address.
func listening(b *testing.B, serve func(net.Listener) error, stop func(context.Context) error) string {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(b, err)
	go serve(listener)
	b.Cleanup(func() { _ = stop(context.Background()) })
	return "http://" + listener.Addr().String()
}

// figureOverRow compares a decision with a bare durable row through the same stack,
// both by one client. They take turns, so that whatever else this machine does
// slows down both.
func figureOverRow(b *testing.B, v *scenario.Version, asPage bool, must, reach float64) {
	at := newSite(b, v)
	s := &student{address: at.address}
	var decisions, rows []time.Duration
	for b.Loop() {
		for range 500 {
			took, err := s.decide(asPage)
			check(b, err)
			decisions = append(decisions, took)
			rows = append(rows, at.row(b))
		}
	}
	figure(b, middle(decisions).Seconds()/middle(rows).Seconds(), "decision/row", must, reach)
	b.ReportMetric(middle(decisions).Seconds()*1e3, "ms-decision")
	b.ReportMetric(middle(rows).Seconds()*1e3, "ms-row")
}

func (s site) row(b *testing.B) time.Duration {
	b.Helper()
	start := time.Now()
	r, err := http.NewRequest("POST", s.rows+"/row", strings.NewReader("{}"))
	check(b, err)
	_, err = answered(http.DefaultClient, r, http.StatusOK)
	check(b, err)
	return time.Since(start)
}

func middle(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)/2]
}

// figureClients measures how many decisions two processors answer in a second when
// this many clients play without a pause. The clients are a process of their own, and
// the processor time counted is the server's alone; what it is with the clients' is
// reported beside it.
func figureClients(b *testing.B, v *scenario.Version, clients int, asPage bool, must, reach float64) {
	at, cores := newSite(b, v), runtime.GOMAXPROCS(0)
	served, all, plain := 0.0, 0.0, plainLua(b, cores)
	for b.Loop() {
		for range rounds / 2 {
			before := processor()
			made, theirs := loaded(b, load{at.address, clients, asPage, 4 * time.Second})
			took := (processor() - before) / 2
			served, all = max(served, float64(made)/took.Seconds()), max(all, float64(made)/(took+theirs/2).Seconds())
			plain = min(plain, plainLua(b, cores))
		}
	}
	figure(b, served, "decisions/s", must, reach)
	pace := paceOf(plain, servingThen)
	atPace(b, served/pace, "decisions/s", pace)
	b.ReportMetric(all, "decisions/s-with-clients")
}

// figureStudents measures how long decisions take when a thousand students play,
// each somewhere in the week, and think for ten seconds between two decisions. The
// clients run on the same processors as the server. It reports the 99th percentile,
// and the memory that server and clients hold together.
func figureStudents(b *testing.B, v *scenario.Version) {
	const students, thinking, lasting = 1_000, 10 * time.Second, 40 * time.Second
	at, cores := newSite(b, v), runtime.GOMAXPROCS(0)
	var took []time.Duration
	var plain time.Duration
	for b.Loop() {
		plain = min(plainLua(b, cores), plainLua(b, cores), plainLua(b, cores))
		list := make([]*student, students)
		var sitting sync.WaitGroup
		next := make(chan int)
		for range 2 * runtime.GOMAXPROCS(0) {
			sitting.Go(func() {
				for i := range next {
					list[i] = &student{address: at.address}
					for range 1 + i%50 {
						if _, err := list[i].decide(false); err != nil {
							b.Error(err)
							return
						}
					}
				}
			})
		}
		for i := range list {
			next <- i
		}
		close(next)
		sitting.Wait()
		if b.Failed() {
			b.FailNow()
		}

		each, until := make([][]time.Duration, students), time.Now().Add(lasting)
		var all sync.WaitGroup
		for i, s := range list {
			all.Go(func() {
				pause := time.Duration(s.rand.Int64N(int64(thinking)))
				for time.Now().Add(pause).Before(until) {
					time.Sleep(pause)
					one, err := s.decide(false)
					if err != nil {
						b.Error(err)
						return
					}
					each[i] = append(each[i], one)
					pause = time.Duration(s.rand.Int64N(int64(2 * thinking)))
				}
			})
		}
		all.Wait()
		took = slices.Concat(each...)
		plain = min(plain, plainLua(b, cores), plainLua(b, cores), plainLua(b, cores))
	}
	slices.Sort(took)
	p99 := took[len(took)*99/100].Seconds() * 1e3
	figure(b, p99, "ms-p99", 40, 20)
	pace := paceOf(plain, servingThen)
	atPace(b, p99*pace, "ms-p99", pace)
	b.ReportMetric(middle(took).Seconds()*1e3, "ms-p50")
	b.ReportMetric(float64(heap())/1e6, "MB")
}
