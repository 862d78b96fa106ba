package scripts_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"caseload/app/sim/workload"
)

// TestKindsCountWhatTheExampleSays compares the points of each kind of case on a
// desk with the numbers of DOMAIN 4.3, copied by hand.
func TestKindsCountWhatTheExampleSays(t *testing.T) {
	for kind, want := range map[string]struct {
		name   string
		points int
	}{
		"assessment": {"assessment", 7}, "section_47": {"section 47 enquiry", 12},
		"child_in_need_simple": {"child in need", 4}, "child_in_need": {"child in need", 5}, "child_in_need_complex": {"child in need", 7},
		"child_protection_plan": {"child protection plan", 9}, "pre_proceedings": {"pre-proceedings", 11},
		"proceedings": {"care proceedings", 14}, "proceedings_later": {"care proceedings", 10},
		"looked_after": {"looked after", 4}, "looked_after_unsettled": {"looked after", 7},
		"care_leaver": {"care leaver", 3}, "private_fostering": {"private fostering", 2},
	} {
		cases := play(t, `case { "Tried", id = "tried", kind = children.`+kind+` }`).Desk().Cases
		c := cases[len(cases)-1]
		if c.Kind != want.name || c.Points != want.points*1000 {
			t.Errorf("%s: found %q with %d", kind, c.Kind, c.Points)
		}
	}
}

// TestPointsAreReckonedAsTheDeskCounts checks that the module calculates the same
// points as the desk for cases of all sorts.
func TestPointsAreReckonedAsTheDeskCounts(t *testing.T) {
	kinds := []string{"assessment", "child_in_need", "section_47", "proceedings_later", "private_fostering"}
	var lua strings.Builder
	lua.WriteString("local out = {}\n")
	for i := range 64 {
		fields := fmt.Sprintf("kind = children.%s, siblings = %d, travel = %d, visits = %g", kinds[i%len(kinds)], i%4, i*11%400, []float64{0.167, 0.25, 0.5, 1}[i%4])
		for bit, name := range []string{"new", "co_worked", "waiting", "interpreter", "two_workers"} {
			fields += fmt.Sprintf(", %s = %t", name, i>>bit&1 == 1)
		}
		fmt.Fprintf(&lua, "case { \"Case\", id = \"n%d\", %s }\ntable.insert(out, weighting.points { %s })\n", i, fields, fields)
	}
	lua.WriteString("guide(table.concat(out, \" \"))")
	desk := play(t, lua.String()).Desk()
	reckoned := strings.Fields(desk.Guide)
	if len(reckoned) != 64 || len(desk.Cases) != 66 {
		t.Fatalf("found %d and %d", len(reckoned), len(desk.Cases))
	}
	for i, text := range reckoned {
		var points float64
		fmt.Sscan(text, &points)
		if c := desk.Cases[i+2]; math.Abs(points*1000-float64(c.Points)) > 1.01 {
			t.Errorf("case %d: reckoned %g, the desk counts %d", i, points, c.Points)
		}
	}
}

// TestPointsByHand checks examples calculated by hand. An assessment of three
// children, new and shared with somebody: (7 + 2 × 3 + 2) × 0.6. A child 324
// minutes away, seen once in six weeks: 4 + 2 + 4.4 hours × 3 × 0.167.
func TestPointsByHand(t *testing.T) {
	seat := play(t, `guide(table.concat({
  weighting.points { kind = children.assessment, siblings = 2, new = true, co_worked = true },
  weighting.points { kind = children.looked_after, travel = 324, visits = 0.167, new = true },
  weighting.points { kind = children.child_protection_plan, interpreter = true, two_workers = true, waiting = true },
  weighting.ceiling "student", weighting.ceiling "newly_qualified", weighting.ceiling "experienced",
  weighting.example.stable, weighting.kind("adult assessment", "adult_assessment").points,
}, " "))`)
	if got := seat.Desk().Guide; got != "9 8.204 5.5 40 90 100 15 6" {
		t.Errorf("found %s", got)
	}
}

// TestTheExampleIsTheSchemeThatIsReckoned checks that the scheme written for
// authors, in Lua, agrees with the one that calculates the load.
func TestTheExampleIsTheSchemeThatIsReckoned(t *testing.T) {
	seat := play(t, `local e = weighting.example
guide(table.concat({ e.stable, e.siblings_a_base, e.travel_hour, e.interpreter, e.two_workers, e.new, e.co_worked, e.waiting }, " "))`)
	w := workload.StandardWeighting()
	want := fmt.Sprint(workload.StablePoints/1000, " ", w.SiblingsPerBase, " ", w.TravelHour/1000, " ", w.Interpreter/1000, " ", w.TwoWorkers/1000, " ", w.NewToWorker/1000, " ",
		float64(w.CoWorked)/1000, " ", float64(w.LowActivity)/1000)
	if got := seat.Desk().Guide; got != want {
		t.Errorf("expected %s, found %s", want, got)
	}
}

func TestWeightingSaysWhatIsWrong(t *testing.T) {
	refused(t, `weighting.points { kind = "child in need" }`, "needs a table as its `kind`")
	refused(t, `weighting.points { kind = children.assessment, sibling = 1 }`, "has no `sibling`")
	refused(t, `weighting.ceiling "trainee"`, "it knows experienced, newly_qualified, student")
	refused(t, `weighting.kind("x", "child")`, "doesn't know \"child\"")
}
