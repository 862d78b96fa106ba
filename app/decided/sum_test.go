package decided_test

import (
	"testing"

	"caseload/app/decided"
	"caseload/app/store/shelf"
	"caseload/app/teach"
)

// Counts of one version are added up; where one has put tiers together, they stay together.
func TestCountsAreAddedUp(t *testing.T) {
	apart := `[{"message":"marsh","tiers":["P1","P3"],"counted":20,"answers":[{"value":"P0","at_least":5},{"value":"P1","at_least":0},{"value":"P2","at_least":5},{"value":"P3","at_least":5},{"value":"P4","at_least":0}]}]`
	coarse := `[{"message":"marsh","tiers":["P1","P3"],"counted":15,"answers":[{"value":"P0–P1","at_least":5},{"value":"P2","at_least":0},{"value":"P3–P4","at_least":10}]},{"message":"reid","tiers":[],"counted":15,"answers":[{"value":"a","at_least":15}]}]`
	for _, order := range [][2]string{{apart, coarse}, {coarse, apart}} {
		list, err := decided.With([]shelf.Decided{{Version: "two", Moments: []byte(order[0])}, {Version: "two", Moments: []byte(order[1])}, {Version: "one", Moments: []byte(`[]`)}})
		if err != nil || len(list) != 2 || list[0].Version != "two" || len(list[0].Moments) != 2 {
			t.Fatalf("there is %+v: %v", list, err)
		}
		for _, m := range list[0].Moments {
			if m.Message != "marsh" {
				continue
			}
			if m.Counted != 35 || text(t, m.Answers) != `[{"value":"P0–P1","label":"","at_least":10},{"value":"P2","label":"","at_least":5},{"value":"P3–P4","label":"","at_least":15}]` {
				t.Errorf("added up: %d, %s", m.Counted, text(t, m.Answers))
			}
		}
	}
	if _, err := decided.With([]shelf.Decided{{Moments: []byte("no JSON")}}); err == nil {
		t.Error("what can't be read was added up")
	}
}

// What is inside the authors' range, what only a practitioner would defend, and what is outside of
// both are told apart, as debriefs do; of tiers that were put together a part can be inside.
func TestWhatIsInsideTheRange(t *testing.T) {
	widened := decided.Moment{Tiers: []string{"P2", "P3"}, Defensible: []string{"P1", "P2", "P3"}}
	gap := decided.Moment{Tiers: []string{"P1", "P3"}, Defensible: []string{"P1", "P3"}}
	old := decided.Moment{Tiers: []string{"P2", "P3"}}
	none, all := decided.Standing{}, decided.Standing{Authors: true, AllAuthors: true, Defensible: true, AllDefensible: true}
	for _, test := range []struct {
		m     decided.Moment
		value string
		want  decided.Standing
	}{
		{widened, "P2", all},
		{widened, "P1", decided.Standing{Defensible: true, AllDefensible: true}},
		{widened, "P0", none},
		{widened, "P0–P1", decided.Standing{Defensible: true}},
		{widened, "P1–P3", decided.Standing{Authors: true, Defensible: true, AllDefensible: true}},
		{widened, "P3–P4", decided.Standing{Authors: true, Defensible: true}},
		{widened, "school", none},
		{gap, "P2", all}, // between two tiers of the range, as in a debrief
		{old, "P2", all}, // counted before these were kept
		{old, "P1", none},
		{decided.Moment{}, "P2", none},
	} {
		if got := test.m.Standing(teach.Answer{Value: test.value}); got != test.want {
			t.Errorf("%s of %v, %v: %+v", test.value, test.m.Tiers, test.m.Defensible, got)
		}
	}
	if got := text(t, widened.Widened()) + text(t, gap.Widened()) + text(t, len(old.Widened())); got != `["P1"][]0` {
		t.Errorf("practitioners widen by %s", got)
	}
}
