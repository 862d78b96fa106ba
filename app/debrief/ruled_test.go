package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/ruling"
)

// TestTheReviewSaysWhereAManagerDiffered checks over plays of the shipped packs that a
// day's review says for each decision of a manager that a desk of that day first showed
// whether they agreed or differed with what the student had said, and is silent otherwise.
func TestTheReviewSaysWhereAManagerDiffered(t *testing.T) {
	found := map[ruling.How]int{}
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		v, in := version(t, slug), 0
		for seed := range uint64(2) {
			for _, decide := range []policy.Policy{policy.Careful, policy.Loudest, policy.FirstCome, policy.Idle} {
				steps, _ := bot(t, v, decide, seed)
				in += reviewed(t, steps, found)
			}
		}
		if in == 0 {
			t.Errorf("%s: no day of any play has anything to say about the manager", slug)
		}
	}
	if found[ruling.Agreed] == 0 || found[ruling.Differed] == 0 {
		t.Errorf("the plays have %v", found)
	}
}

// reviewed compares the reviews of a play with what its desks showed, and returns how
// many decisions of managers there were. found counts them.
func reviewed(t *testing.T, steps []scenario.Step, found map[ruling.How]int) (in int) {
	t.Helper()
	shown, today, said := map[string]bool{}, []ruling.Ruling{}, ""
	for i, step := range steps {
		if r := step.Desk.Review; r != nil && r.Date != said {
			slices.SortFunc(today, func(a, b ruling.Ruling) int { return strings.Compare(a.On+a.Why, b.On+b.Why) })
			got := slices.SortedFunc(slices.Values(r.Rulings), func(a, b ruling.Ruling) int { return strings.Compare(a.On+a.Why, b.On+b.Why) })
			if !slices.Equal(got, today) {
				t.Errorf("%s: the review has %v; the desks showed %v", r.Date, got, today)
			}
			today, said = nil, r.Date
		}
		for _, l := range step.Desk.Inbox {
			if shown[l.ID] {
				continue
			}
			if shown[l.ID] = true; l.Ruling != nil {
				today = append(today, *l.Ruling)
				found[l.Ruling.How]++
				in++
				fits(t, steps[:i+1], l)
			}
		}
	}
	return in
}

// fits checks that a manager's decision says of the student only what they had decided.
func fits(t *testing.T, steps []scenario.Step, l sim.Letter) {
	t.Helper()
	yours := ""
	for i, step := range steps {
		if i > 0 && step.Decision != nil && step.Decision.Offer == sim.VerbTriage+":"+l.Ruling.On {
			offer, _ := steps[i-1].Desk.Offer(step.Decision.Offer)
			yours = offer.Chosen(*step.Decision, "tier")
		}
	}
	if l.Ruling.Yours != yours {
		t.Errorf("%s: it says that the student decided %q; they decided %q", l.Title, l.Ruling.Yours, yours)
	}
	if line := l.Ruling.InWords(); !strings.Contains(line, l.Ruling.What) || !strings.Contains(line, l.Ruling.Tier) || strings.Contains(line, "..") {
		t.Errorf("%s: %q", l.Title, line)
	} else {
		t.Log(line)
	}
}
