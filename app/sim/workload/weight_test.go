package workload

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPoints checks cases that were calculated by hand from DOMAIN 4.3.
func TestPoints(t *testing.T) {
	for _, c := range []struct {
		what string
		c    Weight
		want int
	}{
		{"nothing", Weight{}, 0},
		{"a child protection plan", Weight{Base: 9000}, 9000},
		{"with 2 siblings, 3 each", Weight{Base: 9000, Siblings: 2}, 15_000},
		{"an assessment with a sibling: 7/3 up to 3", Weight{Base: 7000, Siblings: 1}, 10_000},
		{"a typical child in need with 3 siblings: 5/3 up to 2", Weight{Base: 5000, Siblings: 3}, 11_000},
		{"a base of 3.001 with a sibling: up to 2", Weight{Base: 3001, Siblings: 1}, 5001},
		{"an hour's travel is free", Weight{Base: 7000, Travel: 60, Visits: 1000}, 7000},
		{"3 hours, weekly: 2 × 3", Weight{Base: 7000, Travel: 180, Visits: 1000}, 13_000},
		{"3 hours, fortnightly: 2 × ½ × 3", Weight{Base: 7000, Travel: 180, Visits: 500}, 10_000},
		{"90 minutes, weekly: ½ × 3", Weight{Base: 7000, Travel: 90, Visits: 1000}, 8500},
		{"4 hours, every 6 weeks: 3 × 0.167 × 3", Weight{Base: 4000, Travel: 240, Visits: 167}, 5503},
		{"far away but never visited", Weight{Base: 7000, Travel: 600}, 7000},
		{"an interpreter", Weight{Base: 7000, Interpreter: true}, 8000},
		{"two workers", Weight{Base: 7000, TwoWorkers: true}, 8000},
		{"new", Weight{Base: 7000, NewToWorker: true}, 9000},
		{"co-worked proceedings: 14 × 0.6", Weight{Base: 14_000, CoWorked: true}, 8400},
		{"waiting for transfer: 7 × 0.5", Weight{Base: 7000, LowActivity: true}, 3500},
		{"all of it: (9 + 3 + 6 + 1 + 1 + 2) × 0.6 × 0.5", Weight{
			Base: 9000, Siblings: 1, Travel: 180, Visits: 1000, Interpreter: true, TwoWorkers: true,
			NewToWorker: true, CoWorked: true, LowActivity: true,
		}, 6600},
		{"below zero", Weight{Base: -1, Siblings: -2, Travel: -3, Visits: -4}, 0},
	} {
		if got := c.c.Points(); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
}

// TestWeightingIsData shows that another authority's scheme is just another
// value.
func TestWeightingIsData(t *testing.T) {
	c := Weight{Base: 10_000, Siblings: 2, Interpreter: true, Travel: 600, Visits: 1000, CoWorked: true}
	if got := (Weighting{SiblingsPerBase: 2, Interpreter: 500, CoWorked: 1000}).Points(c); got != 20_500 {
		t.Errorf("%d", got)
	}
	if got := (Weighting{CoWorked: 1000}).Points(c); got != 10_000 {
		t.Errorf("nothing but the base: %d", got)
	}
}

func TestPointsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(most int, label string) int { return rapid.IntRange(0, most).Draw(t, label) }
		yes := func(label string) bool { return rapid.Bool().Draw(t, label) }
		c := Weight{
			Base: n(20_000, "base"), Siblings: n(8, "siblings"), Travel: n(600, "travel"), Visits: n(5000, "visits"),
			Interpreter: yes("interpreter"), TwoWorkers: yes("two"), NewToWorker: yes("new"), CoWorked: yes("co"), LowActivity: yes("low"),
		}
		points, more := c.Points(), c
		more.Base, more.Siblings, more.Travel, more.Visits = c.Base+n(5, "b"), c.Siblings+n(1, "s"), c.Travel+n(9, "t"), c.Visits+n(9, "v")
		if points < 0 || more.Points() < points {
			t.Fatalf("%+v counts %d, %+v counts %d", c, points, more, more.Points())
		}
	})
}
