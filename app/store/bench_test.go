package store_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
)

// BenchmarkAppend measures a decision with all its checks, BenchmarkBareInsert
// the same durable row without them. Their ratio is the cost of the checks.
func BenchmarkAppend(b *testing.B) {
	writers(b, func(s *store.Store, m store.Mine, d store.Decision) error { return s.Append(ctx, m, d, nil, false) })
}

func BenchmarkBareInsert(b *testing.B) {
	writers(b, func(s *store.Store, _ store.Mine, d store.Decision) error { return s.BareInsert(ctx, d) })
}

func writers(b *testing.B, write func(*store.Store, store.Mine, store.Decision) error) {
	for _, n := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("writers=%d", n), func(b *testing.B) {
			s := newStore(b)
			g := newGuest(b, s, "bench")
			runs := make([]store.Mine, n)
			for i := range runs {
				runs[i] = newRun(b, s, g)
			}
			waits := make([][]time.Duration, n)
			b.ResetTimer()
			start := time.Now()
			var all sync.WaitGroup
			for i := range n {
				all.Go(func() {
					for turn := 1; turn <= b.N/n+1; turn++ {
						sent := time.Now()
						if err := write(s, runs[i], decision(runs[i].ID(), turn)); err != nil {
							b.Error(err)
							return
						}
						waits[i] = append(waits[i], time.Since(sent))
					}
				})
			}
			all.Wait()
			took := time.Since(start)
			b.StopTimer()
			every := slices.Concat(waits...)
			slices.Sort(every)
			b.ReportMetric(float64(len(every))/took.Seconds(), "writes/s")
			b.ReportMetric(every[len(every)/2].Seconds()*1e3, "p50-ms")
			b.ReportMetric(every[len(every)*99/100].Seconds()*1e3, "p99-ms")
		})
	}
}

// BenchmarkDecisions reads a week's log, as is done when a seat isn't cached.
func BenchmarkDecisions(b *testing.B) {
	s := newStore(b)
	run := newRun(b, s, newGuest(b, s, "bench"))
	play(b, s, run, 80)
	b.ResetTimer()
	for b.Loop() {
		if _, err := s.Decisions(ctx, run.Reading(), 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRun measures the read that every request needs.
func BenchmarkRun(b *testing.B) {
	s := newStore(b)
	g := newGuest(b, s, "bench")
	run := newRun(b, s, g)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := s.Mine(ctx, g, run.ID()); err != nil {
				b.Error(err)
			}
		}
	})
}
