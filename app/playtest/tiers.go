package playtest

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// Where a tier lies relative to its published range.
const (
	Within = "within"
	Higher = "more urgent"
	Lower  = "less urgent"
	None   = "none recommended"
)

// test compares the play's tiers with their published ranges. For a referral it
// takes the last recommendation. For an open case it takes the first tier set
// while the range applied or, if none was set then, the tier the case already
// had.
func (f *found) test(published []sim.Published) {
	for i, p := range published {
		if p.Expected == nil || len(p.Expected.Tiers) == 0 {
			continue
		}
		t := tested{at: f.seat.PlaceOf(p), kind: "referral", title: f.letters[p.Message], tiers: strings.Join(p.Expected.Tiers, " ")}
		tier := ""
		if p.Case != "" {
			t.kind, t.title = "open case", f.cases[p.Case]
			until := 1 << 30
			for _, later := range published[i+1:] {
				if later.Case == p.Case && later.Expected != nil {
					until = min(until, later.Turn)
				}
			}
			tier = f.tierOf(p.Case, p.Turn, until)
		} else if list := f.tiers[p.Message]; len(list) > 0 {
			tier = list[len(list)-1].tier
		}
		t.verdict = verdictOf(tier, p.Expected.Tiers)
		f.tested = append(f.tested, t)
	}
}

// tierOf returns the first tier that was set after one turn and up to another,
// or else the one that the case had before.
func (f *found) tierOf(caseID string, after, until int) string {
	tier := f.first[caseID]
	for _, set := range f.tiers[caseID] {
		switch {
		case set.turn <= after:
			tier = set.tier
		case set.turn <= until:
			return set.tier
		}
	}
	return tier
}

func verdictOf(tier string, tiers []string) string {
	switch {
	case tier == "":
		return None
	case slices.Contains(tiers, tier):
		return Within
	case tier < slices.Min(tiers):
		return Higher
	}
	return Lower
}
