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
