package main

import (
	"context"
	"testing"

	"caseload/app/playtest"
	"caseload/app/scenario"
)

// Whatever is played, a scenario that ships comes to its end without a failing
// storyline, and has none that no play reaches. (README: ten thousand of them.)
func TestWhatShipsIsPlayedToItsEnd(t *testing.T) {
	for _, v := range shelf(t) {
		r := played(t, v, "random", 300)
		if len(r.Errors)+len(r.Unreached) > 0 {
			t.Errorf("%s: failed %q, unreached %q", v.Slug, r.Errors, r.Unreached)
		}
	}
}

// In the week whoever takes new information first, plans, uses supervision and
// breaks and says when it is too much does better than whoever answers the
// loudest, by families and by strain; and overtime without a break costs most.
func TestTheWeekTellsCarefulFromLoudest(t *testing.T) {
	for _, v := range shelf(t) {
		if v.Slug != "first-week" && v.Slug != "winter-discharge" {
			continue
		}
		careful, loudest, worn := played(t, v, "careful", 60), played(t, v, "loudest", 60), played(t, v, "worn-out", 60)
		if careful.WorryDays.Mean >= loudest.WorryDays.Mean || careful.Strain.Mean >= loudest.Strain.Mean || careful.Harm.Mean >= loudest.Harm.Mean {
			t.Errorf("careful %+v\nloudest %+v", careful, loudest)
		}
		if worn.Strain.Mean <= loudest.Strain.Mean {
			t.Errorf("worn-out %+v\nloudest %+v", worn.Strain, loudest.Strain)
		}
	}
}

func shelf(t *testing.T) []*scenario.Version {
	t.Helper()
	versions, err := shipped()
	check(t, err)
	return versions
}

func played(t *testing.T, v *scenario.Version, policy string, runs int) playtest.Report {
	t.Helper()
	r, err := playtest.Run(context.Background(), v, policy, runs, 1)
	check(t, err)
	return r
}
