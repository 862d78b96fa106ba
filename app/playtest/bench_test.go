//go:build unix

package playtest_test

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"caseload/app/playtest"
	"caseload/app/scenario"
)

// rarely is the garbage collection percentage of the tests and benchmarks, the same as
// the command's.
const rarely = 1600

func TestMain(m *testing.M) {
	debug.SetGCPercent(rarely)
	os.Exit(m.Run())
}

// BenchmarkPlays plays the week and a scenario of two days. One op is one play.
func BenchmarkPlays(b *testing.B) {
	for name, v := range map[string]*scenario.Version{"week": week(b), "small": small(b)} {
		for _, policy := range []string{"careful", "random", "loudest"} {
			b.Run(name+"/"+policy, func(b *testing.B) {
				b.ReportAllocs()
				noted, err := playtest.Test(context.Background(), v, playtest.Options{Policy: policy, Runs: 5, Seed: 1})
				if err != nil {
					b.Fatal(err)
				}
				b.ResetTimer()
				began := processor()
				played(b, v, policy, b.N)
				b.ReportMetric(float64((processor()-began).Microseconds())/float64(b.N), "processor-µs/play")
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "plays/s")
				b.ReportMetric(noted.Steps.Mean, "instructions/play")
				b.ReportMetric(noted.Turns.Mean, "turns/play")
			})
		}
	}
}

// processor returns the processor time that the process has used on all cores.
// On a machine that others use, it says more than the wall clock.
func processor() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func played(b *testing.B, v *scenario.Version, policy string, runs int) time.Duration {
	b.Helper()
	began := time.Now()
	if _, err := playtest.Run(context.Background(), v, policy, runs, 1); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// BenchmarkRatios reports the cost per play of many plays relative to few, and
// of noting coverage relative to not noting it, both in processor time; and how
// much faster two cores are than one, by the clock. The two sides of each ratio
// run in turn, so that a change in the machine's speed affects both.
func BenchmarkRatios(b *testing.B) {
	v := week(b)
	const few, many = 50, 200
	var a, c, noted, one, two time.Duration
	for b.Loop() {
		began := processor()
		played(b, v, "random", few)
		a += (processor() - began) * many / few
		began = processor()
		played(b, v, "random", many)
		c += processor() - began
		began = processor()
		if _, err := playtest.Test(context.Background(), v, playtest.Options{Policy: "random", Runs: few, Seed: 1}); err != nil {
			b.Fatal(err)
		}
		noted += (processor() - began) * many / few
		cores := runtime.GOMAXPROCS(1)
		one += played(b, v, "random", few)
		runtime.GOMAXPROCS(2)
		two += played(b, v, "random", few)
		runtime.GOMAXPROCS(cores)
	}
	b.ReportMetric(float64(c)/float64(a), "many/few")
	b.ReportMetric(float64(noted)/float64(a), "noted/plain")
	b.ReportMetric(float64(one)/float64(two), "1core/2cores")
}
