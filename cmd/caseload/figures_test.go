//go:build unix

package main

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"
	"time"

	"caseload/app/playtest"
	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/whatif"
)

// BenchmarkFigures measures every figure of speed and size for which the project
// has set a target, and prints each with the value it must have and the value it
// should reach. Run it with:
//
//	go test -run '^$' -bench Figures -benchtime 1x ./cmd/caseload
//
// They are measured on a frozen copy of First week (testdata/week), so that richer
// content doesn't change the results. Times are processor times, the shortest of
// several rounds, since other programs share the machine. The garbage collector is
// set as in `caseload serve` and, for plays, in `caseload playtest`.
func BenchmarkFigures(b *testing.B) {
	week := frozenWeek(b)
	defer debug.SetGCPercent(debug.SetGCPercent(serving))
	collectLess(memoryHere())
	b.Run("fold-of-300-nobody-looking", func(b *testing.B) { figureFold(b, week, false) })
	b.Run("fold-of-300-desks-and-digests", func(b *testing.B) { figureFold(b, week, true) })
	b.Run("plays-careful", func(b *testing.B) { figurePlays(b, week, "careful") })
	b.Run("plays-loudest", func(b *testing.B) { figurePlays(b, week, "loudest") })
	b.Run("live-run", func(b *testing.B) { figureSeat(b, week) })
	b.Run("what-if-of-100-lucks-at-50", func(b *testing.B) { figureWhatIf(b, week) })
	b.Run("board-of-300", func(b *testing.B) { figureBoard(b, week) })
	b.Run("end-of-a-run", func(b *testing.B) { figureEnd(b, week) })
	b.Run("end-after-1000-free-decisions", func(b *testing.B) { figureLongEnd(b, week) })
	b.Run("decision-beside-four-what-ifs", func(b *testing.B) { figureBeside(b, week) })
	b.Run("finished-week-on-disk", func(b *testing.B) { figureDisk(b, week) })
	b.Run("json-decision-over-row", func(b *testing.B) { figureOverRow(b, week, false, 2.6, 2) })
	b.Run("page-decision-over-row", func(b *testing.B) { figureOverRow(b, week, true, 3, 2.6) })
	b.Run("json-of-64-clients", func(b *testing.B) { figureClients(b, week, 64, false, 2900, 4000) })
	b.Run("a-thousand-students", func(b *testing.B) { figureStudents(b, week) })
	b.Run("pages-of-64-clients", func(b *testing.B) { figureClients(b, week, 64, true, 2000, 2500) })
}

// figure reports one measured value together with the value it must have and the
// value it should reach.
func figure(b *testing.B, value float64, unit string, must, reach float64) {
	b.ReportMetric(0, "ns/op") // meaningless here; 0 leaves it out
	b.ReportMetric(value, unit)
	b.ReportMetric(must, "must")
	b.ReportMetric(reach, "reach")
}

// frozenWeek returns the frozen First week.
func frozenWeek(b *testing.B) *scenario.Version {
	b.Helper()
	v, err := frozen()
	check(b, err)
	return v
}

// processor returns the processor time that this process has used on all
// processors.
func processor() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// rounds is how often a figure is measured, since other programs share the machine;
// what takes seconds is measured half as often.
const rounds = 8

// figureFold folds a play of 300 decisions, and makes each step's desk and digest
// only if look is true.
func figureFold(b *testing.B, v *scenario.Version, look bool) {
	const folds = 10
	play := longPlay(b, v, 300)
	must, reach := 5.0, 2.5
	if look {
		must, reach = 18, 12
	}
	var took time.Duration
	var pace float64
	for b.Loop() {
		took, pace = least(b, false, folds, func() {
			for range folds {
				fold(b, play, look)
			}
		})
	}
	figure(b, took.Seconds()*1e3, "ms/fold", must, reach)
	atPace(b, took.Seconds()*1e3*pace, "ms/fold", pace)
}

func fold(b *testing.B, play scenario.Play, look bool) {
	seen := 0
	for seat, err := range scenario.Fold(play) {
		check(b, err)
		if look && len(seat.Desk().Offers)+len(seat.Digest()) > 0 {
			seen++
		}
	}
	if look && seen != len(play.Decisions)+1 {
		b.Fatal(seen, "steps")
	}
}

// longPlay returns a play of n decisions. It prefers decisions that take no time,
// so that the week doesn't end too early.
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

// figurePlays lets a policy play the week, with the same garbage collector setting
// as `caseload playtest`.
func figurePlays(b *testing.B, v *scenario.Version, bot string) {
	const plays = 40
	defer debug.SetGCPercent(debug.SetGCPercent(rarely))
	var took time.Duration
	var pace float64
	for b.Loop() {
		took, pace = least(b, true, plays, func() {
			_, err := playtest.Run(context.Background(), v, bot, plays, 1)
			check(b, err)
		})
	}
	figure(b, 1/took.Seconds(), "plays/s/core", 160, 250)
	atPace(b, 1/took.Seconds()/pace, "plays/s/core", pace)
}

// figureSeat measures the memory held by runs that are in the middle of being
// played.
func figureSeat(b *testing.B, v *scenario.Version) {
	const seats = 100
	decisions := longPlay(b, v, 30).Decisions
	var weighs, estimated int64
	for b.Loop() {
		before := heap()
		held := make([]*scenario.Seat, seats)
		for i := range held {
			seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
			check(b, err)
			for _, d := range decisions {
				check(b, seat.Decide(d))
			}
			held[i] = seat
		}
		weighs, estimated = (heap()-before)/seats, held[0].Size()
		runtime.KeepAlive(held)
	}
	figure(b, float64(weighs)/1e3, "kB/run", 800, 500)
	b.ReportMetric(float64(estimated)/1e3, "kB-as-counted")
}

// heap returns how many bytes are in use, without those that collectLess leaves unused.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc) - int64(len(unused))
}

// figureWhatIf measures how many seconds two cores take to compute a what-if from
// the fiftieth decision of a careful week on, until a hundred lucks have been
// played on both sides.
func figureWhatIf(b *testing.B, v *scenario.Version) {
	ctx, took, plain := context.Background(), time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	once := func() time.Duration {
		runs, mine, _ := playedWeek(b, openStore(b), v)
		ask := whatif.Asked{Turn: 50, Policy: "careful", Decision: &sim.Decision{Offer: "recover:break"}, Seeds: 100}
		before, tries := processor(), whatif.New(time.Now, runs.Background().Enter)
		for played := 0; played < ask.Seeds; {
			play, err := runs.Play(ctx, mine)
			check(b, err)
			compared, err := tries.Compare(ctx, play, ask)
			if errors.As(err, new(*sim.Refused)) {
				ask.Decision = &sim.Decision{Offer: "end"}
				continue
			}
			check(b, err)
			played = compared.Seeds.Played
		}
		return (processor() - before) / 2
	}
	for b.Loop() {
		for range rounds / 2 {
			took, plain = min(took, once()), min(plain, plainLua(b, runtime.GOMAXPROCS(0)))
		}
	}
	pace := paceOf(plain, playsThen)
	figure(b, took.Seconds(), "s", 0.65, 0.4)
	atPace(b, took.Seconds()*pace, "s", pace)
}

// playedWeek plays a careful week as a guest, and returns the run, which has ended,
// and the processor time of the decision that ended it.
func playedWeek(b *testing.B, kept *store.Store, v *scenario.Version) (*run.Runs, run.Mine, time.Duration) {
	b.Helper()
	ctx := context.Background()
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: time.Now})
	check(b, err)
	guest, _, err := runs.Welcome(ctx)
	check(b, err)
	view, err := runs.Begin(ctx, guest, v.Slug, sim.NewLuck(1))
	check(b, err)
	chance, took := rand.New(rand.NewPCG(1, 1)), time.Duration(0)
	for !view.Desk.Ended {
		d := policy.Careful(view.Desk, chance.IntN)
		before := processor()
		view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, d, run.Writing{})
		check(b, err)
		took = processor() - before
	}
	mine, err := runs.Mine(ctx, guest, view.Mine.ID()) // which has ended by now
	check(b, err)
	return runs, mine, took
}

// figureEnd measures the decision that ends a week, for which the student waits.
func figureEnd(b *testing.B, v *scenario.Version) {
	least := time.Duration(math.MaxInt64)
	for b.Loop() {
		for range 5 {
			_, _, took := playedWeek(b, openStore(b), v)
			least = min(least, took)
		}
	}
	figure(b, least.Seconds()*1e3, "ms/end", 30, 15)
}

// figureDisk measures how much a week that has ended adds to a database: its
// decisions and its record.
func figureDisk(b *testing.B, v *scenario.Version) {
	const weeks = 10
	var each float64
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "caseload.db")
		size := func(weeks int) int64 {
			kept, err := store.Open(path, time.Now, nil)
			check(b, err)
			for range weeks {
				runs, mine, _ := playedWeek(b, kept, v)
				_, err := runs.Debrief(context.Background(), mine)
				check(b, err)
			}
			check(b, kept.Close())
			file, err := os.Stat(path)
			check(b, err)
			return file.Size()
		}
		before := size(1) // with the tables and the version
		each = float64(size(weeks)-before) / weeks
	}
	figure(b, each/1e3, "kB/week", 300, 150)
}
