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

func TestWhatIsInsideTheRange(t *testing.T) {
	m := decided.Moment{Tiers: []string{"P2", "P3"}}
	for value, want := range map[string][2]bool{"P2": {true, true}, "P3–P4": {true, false}, "P1–P3": {true, false}, "P2–P4": {true, false}, "P0–P1": {false, false}, "school": {false, false}} {
		if part, all := m.Inside(teach.Answer{Value: value}); part != want[0] || all != want[1] {
			t.Errorf("%s: %v %v", value, part, all)
		}
	}
	if part, all := (decided.Moment{}).Inside(teach.Answer{Value: "P2"}); part || all {
		t.Error("there is no range, and something is inside it")
	}
}
