package mark

import (
	"math/rand/v2"
	"testing"
)

// Two marks add up by how far they are apart on each criterion, whichever comes first.
func TestHowFarMarksAreApart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	of := func() (m Mark) {
		for i := range 4 {
			if n := r.IntN(12); n < 11 {
				m.Points = append(m.Points, Point{Criterion: i, Points: &n})
			}
		}
		return m
	}
	for range 300 {
		a, b, c := of(), of(), of()
		sum := a.Total() - b.Total()
		if a.Differs(a) != 0 || a.Differs(b) != b.Differs(a) || a.Differs(b) < max(sum, -sum) || a.Differs(c) > a.Differs(b)+b.Differs(c) {
			t.Fatalf("%+v and %+v are %d apart", a.Points, b.Points, a.Differs(b))
		}
	}
}

// Whoever settles has before them what two marks say alike, and a comment that only one has;
// where both have one, they write what the student reads.
func TestWhatIsSettledBeginsWithWhatTwoSayAlike(t *testing.T) {
	marking := Marking{Rubric: Rubric{Edition: 1, Criteria: []Criterion{{Key: 1, Points: 10}, {Key: 2, Points: 10}}}}
	said := func(comment string, points int) Mark {
		return Mark{Comment: comment, Points: []Point{{1, new(8), "Clear."}, {2, &points, "Thin."}}}
	}
	for _, one := range []struct{ first, second, settled string }{
		{"", "", ""}, {"Held together.", "", "Held together."}, {"", "Held together.", "Held together."}, {"The same.", "The same.", "The same."}, {"Good.", "Poor.", ""},
	} {
		plan := Agreed(marking, said(one.first, 7), said(one.second, 3))
		if plan.Comment != one.settled || plan.Of(1) != (PointPlan{1, "8", "Clear."}) || plan.Of(2) != (PointPlan{Criterion: 2}) {
			t.Errorf("of %q and %q one settles from %+v", one.first, one.second, plan)
		}
	}
}
