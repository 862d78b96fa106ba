package playtest_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"caseload/app/playtest"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

func small(t testing.TB, changes ...string) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["scenario.lua"] = strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// For a given seed, a report is the same whatever the number of workers.
func TestReportsAreDeterministic(t *testing.T) {
	v := small(t)
	many, err := playtest.Run(context.Background(), v, "random", 40, 7)
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one, err := playtest.Run(context.Background(), v, "random", 40, 7)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(many, one) {
		t.Errorf("two workers %+v\none worker  %+v", many, one)
	}
	if many.Turns.Mean < 2 || many.Turns.P10 > many.Turns.P50 || many.Turns.P50 > many.Turns.P90 || len(many.Errors) > 0 {
		t.Errorf("found %+v", many)
	}
	other, _ := playtest.Run(context.Background(), v, "random", 40, 8)
	if reflect.DeepEqual(other.Turns, many.Turns) {
		t.Error("another seed gives the very same plays")
	}
}

func TestAStorylineThatFailsIsReportedOnce(t *testing.T) {
	v := small(t, "wait { days = 1 }", "wait { days = 1 } error(\"no\" .. \"pe\")")
	r, err := playtest.Run(context.Background(), v, "random", 20, 1)
	if err != nil || len(r.Errors) != 1 || r.Errors[0].File != "scenario.lua" || r.Errors[0].Line == 0 || r.Errors[0].Storyline == "" || !strings.Contains(r.Errors[0].Text(), "nope") {
		t.Errorf("found %v, %v", r.Errors, err)
	}
}

// An error is known by its place, however it is worded: the same line with other
// words is one error, and the same words on two lines are two.
func TestAnErrorIsKnownByItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, lua string
		errors    int
	}{
		{"other words", "wait { days = 1 } error(\"no \" .. (home:read \"file\" and \"luck\" or \"time\"))", 1},
		{"another line", "wait { days = 1 } if home:read \"file\" then\n error(\"no luck\")\n else\n error(\"no luck\")\n end", 2},
	} {
		f, err := playtest.Test(context.Background(), small(t, "wait { days = 1 }", c.lua), playtest.Options{Policy: playtest.All, Runs: 10, Seed: 1})
		if err != nil || len(f.Errors) != c.errors || len(f.Failures) != c.errors {
			t.Errorf("%s: found %v, %v", c.name, f.Errors, err)
		}
	}
}

// A storyline that waits for something that never happens is reached by no
// play.
func TestWhatNoPlayReachesIsReported(t *testing.T) {
	v := small(t, "wait { days = 1 }", `wait { days = 1 } end)
storyline("After the end", function() wait { days = 40 } `)
	r, err := playtest.Run(context.Background(), v, "random", 20, 1)
	if err != nil || !reflect.DeepEqual(r.Unreached, []string{"After the end"}) {
		t.Errorf("found %v, %v, %v", r.Unreached, r.Errors, err)
	}
}

// A panic in one play must stop neither the program nor the other plays.
func TestAPlayThatPanicsIsReported(t *testing.T) {
	policy.Named["broken"] = func(desk sim.Desk, _ func(int) int) sim.Decision {
		return sim.Decision{Offer: desk.Offers[len(desk.Offers)].ID}
	}
	t.Cleanup(func() { delete(policy.Named, "broken") })
	r, err := playtest.Run(context.Background(), small(t), "broken", 5, 1)
	if err != nil || len(r.Errors) != 1 || !strings.Contains(r.Errors[0].Text(), "broke off") {
		t.Errorf("found %v, %v", r.Errors, err)
	}
}

// Stopping the program doesn't wait for a play that never ends.
func TestPlaysCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	policy.Named["endless"] = func(desk sim.Desk, _ func(int) int) sim.Decision {
		stop()
		return sim.Decision{Offer: sim.VerbPlan}
	}
	t.Cleanup(func() { delete(policy.Named, "endless") })
	if _, err := playtest.Run(ctx, small(t), "endless", 1, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("found %v", err)
	}
}

func TestAnUnknownPolicyIsASentence(t *testing.T) {
	_, err := playtest.Run(context.Background(), small(t), "reckless", 1, 1)
	if err == nil || !strings.Contains(err.Error(), "random") {
		t.Errorf("found %v", err)
	}
}

// A glance has everything that the policies read: at every turn they decide as they do at
// the whole desk.
func TestPoliciesDecideTheSameAtAGlance(t *testing.T) {
	for pack, v := range map[string]*scenario.Version{"small": small(t), "week": week(t)} {
		for name, decides := range policy.Named {
			seat, err := scenario.Sit(v, nil, sim.NewLuck(3))
			if err != nil {
				t.Fatal(err)
			}
			atDesk, atGlance := policy.Chance(5), policy.Chance(5)
			both := func(desk sim.Desk, pick policy.Pick) sim.Decision {
				d := decides(desk, pick)
				if other := decides(scenario.Glance{Seat: seat}.Desk(), atGlance); !reflect.DeepEqual(d, other) {
					t.Fatalf("%s, %s, turn %d: %v at the desk, %v at a glance", pack, name, desk.Turn, d, other)
				}
				return d
			}
			for turn := range policy.Play(context.Background(), seat, both, atDesk) {
				if turn.Err != nil {
					t.Fatal(pack, name, turn.Err)
				}
			}
		}
	}
}
