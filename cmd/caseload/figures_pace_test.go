//go:build unix

package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	lua "github.com/yuin/gopher-lua"
)

// How quick a machine is differs from hour to hour, and most figures are absolute. So
// something that never changes, and that isn't the project's, is measured in turn with
// them: plain gopher-lua running a fixed program. Its speed, as a part of what it was on
// the machine of the table of issue 12, is the pace. Each such figure is reported as it was
// measured and, as "at-the-table's-pace", divided by the pace if it is a rate, or times the
// pace if it is a time.
//
// How fast the program was on that machine follows from commit 0ced015, which the table's
// column "today" is of: 80 plays a second and core by the careful policy, 1,804 decisions in
// JSON a second. On 30 November 2026 that commit was measured here in turn with the program,
// which is taken to have been as much quicker on the table's machine as the commit was. The
// constants are medians of seven cycles, and for one core the lower of two; all of them are
// in the message of the commit that added this file. Other programs were busy, and single
// cycles are up to a fifth off. A bare row in SQLite through Fiber, with 64 clients, was
// tried for the figures of the server, and wandered more than the program.
const (
	foldsThen   = 76.0 // runs of plainProgram a second, on one core alone, by plays on one core
	playsThen   = 81.0 // a second and core, on all cores at once, by plays on all cores
	servingThen = 68.0 // the same, by decisions in JSON of 64 clients
)

// BenchmarkPace measures the program alone, to be run in turn with that commit. Run it with:
//
//	go test -run '^$' -bench Pace -benchtime 1x ./cmd/caseload
func BenchmarkPace(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(serving))
	collectLess(memoryHere())
	program := func(b *testing.B, cores int) {
		best := plainLua(b, cores)
		for b.Loop() {
			for range rounds {
				best = min(best, plainLua(b, cores))
			}
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(1/best.Seconds(), "runs/s/core")
	}
	b.Run("plain-lua-on-one-core", func(b *testing.B) { program(b, 1) })
	b.Run("plain-lua-on-all-cores", func(b *testing.B) { program(b, runtime.GOMAXPROCS(0)) })
}

// paceOf returns the pace if plainProgram takes this long.
func paceOf(plain time.Duration, then float64) float64 { return 1 / plain.Seconds() / then }

// atPace reports a figure as on the machine of the table.
func atPace(b *testing.B, value float64, unit string, pace float64) {
	b.ReportMetric(value, unit+"-at-the-table's-pace")
	b.ReportMetric(pace, "pace")
}

// plainProgram calls, builds tables and texts, sorts, and resumes coroutines, as the
// scripts of packs do. It must not change, or the constants above are wrong.
const plainProgram = `
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
local list = {}
for i = 1, 2000 do
	list[i] = { id = "case-" .. i, n = i * 7919 % 97, text = string.format("%d of %s", i, "them") }
end
table.sort(list, function(a, b) if a.n ~= b.n then return a.n < b.n end return a.id < b.id end)
local threads = {}
for i = 1, 100 do
	threads[i] = coroutine.create(function()
		local seen = {}
		for k = 1, 20 do seen[k] = { k = k, i = i }; coroutine.yield(k) end
	end)
end
for _ = 1, 20 do
	for i = 1, #threads do coroutine.resume(threads[i]) end
end
return fib(18)
`

// plainLua runs plainProgram so many times on each of some cores at once, and returns the
// processor time of one run.
func plainLua(b *testing.B, cores int) time.Duration {
	b.Helper()
	const runs = 12
	runtime.GC()
	before := processor()
	var all sync.WaitGroup
	for range cores {
		all.Go(func() {
			for range runs {
				state := lua.NewState(lua.Options{RegistrySize: 256, RegistryGrowStep: 256, RegistryMaxSize: 64 << 10, CallStackSize: 64})
				if err := state.DoString(plainProgram); err != nil {
					b.Error(err)
				}
				state.Close()
			}
		})
	}
	all.Wait()
	return (processor() - before) / time.Duration(runs*cores)
}

// least calls do, which does something n times, in several rounds, and returns the
// processor time of one of the n things in the fastest round. Between the rounds it has
// plainProgram run, on one core or, if all is true, on all cores, and returns its pace too.
func least(b *testing.B, all bool, n int, do func()) (took time.Duration, pace float64) {
	b.Helper()
	cores, then := 1, foldsThen
	if all {
		cores, then = runtime.GOMAXPROCS(0), playsThen
	}
	best, plain := time.Duration(math.MaxInt64), plainLua(b, cores)
	for range rounds {
		runtime.GC()
		before := processor()
		do()
		best = min(best, processor()-before)
		plain = min(plain, plainLua(b, cores))
	}
	return best / time.Duration(n), paceOf(plain, then)
}
