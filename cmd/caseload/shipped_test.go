package main

import (
	"context"
	"sync"
	"testing"

	"caseload/app/playtest"
	"caseload/app/scenario"
)

// TestWhatShipsIsPlayedToItsEnd checks that in random plays every scenario that
// ships reaches its end without a failing storyline, and that every storyline is
// reached by some play of many. (The README describes running ten thousand plays.)
func TestWhatShipsIsPlayedToItsEnd(t *testing.T) {
	t.Parallel()
	const many = 300
	for _, v := range shelf(t) {
		plays := atLength(40, many)
		r := played(t, v, "random", plays)
		if len(r.Errors) > 0 || plays == many && len(r.Unreached) > 0 {
			t.Errorf("%s: failed %v, unreached %q", v.Slug, r.Errors, r.Unreached)
		}
	}
}

// TestTheWeekTellsCarefulFromLoudest checks the lesson of the weeks. A worker who
// takes new information first, plans, uses supervision and breaks, and says when it
// is too much must do better than one who answers whoever is loudest, both for
// families and for their own strain; overtime without breaks must cost most.
func TestTheWeekTellsCarefulFromLoudest(t *testing.T) {
	t.Parallel()
	for _, v := range shelf(t) {
		if v.Slug != "first-week" && v.Slug != "winter-discharge" {
			continue
		}
		plays := atLength(12, 60)
		careful, loudest, worn := played(t, v, "careful", plays), played(t, v, "loudest", plays), played(t, v, "worn-out", plays)
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
	versions, err := onceShipped()
	check(t, err)
	return versions
}

var onceShipped = sync.OnceValues(shipped)

func played(t *testing.T, v *scenario.Version, policy string, runs int) playtest.Report {
	t.Helper()
	r, err := playtest.Run(context.Background(), v, policy, runs, 1)
	check(t, err)
	return r
}
