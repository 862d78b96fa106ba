package strain

import (
	"math/rand/v2"
	"testing"
)

// TestCausesAddUp checks over many days that what helped adds up to what control and
// support took away, that what pressed adds up to at least volume and heart without what
// responsibility weighs by itself, and that the most comes first.
func TestCausesAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const ambient = 10_000_000
	exact := 0
	for range 2000 {
		s := State{S: r.Int64N(100_000_000), E: r.Int64N(60_000_000), B: r.Int64N(1_000_000)}
		in := Inputs{
			Load: r.IntN(1500), Emotional: r.IntN(5), Unresolved: r.IntN(5), Overtime: r.IntN(200), Control: r.IntN(1001),
			Supervised: r.IntN(2) == 0, Quality: r.IntN(1001), Peers: r.IntN(3), Outcomes: r.IntN(3), Unbroken: r.IntN(31),
			Late: r.IntN(150), Unfinished: r.IntN(10), Lingering: r.IntN(5), Blame: r.IntN(2) == 0,
		}
		_, parts := s.Step(in)
		c := s.Causes(in)
		pressed, helped := sum(t, c.Pressed), sum(t, c.Helped)
		if d := helped - parts.Control - parts.Support; d < -2 || d > 2 {
			t.Fatalf("%+v: what helped is %d, and control and support took %d and %d", in, helped, parts.Control, parts.Support)
		}
		if d := pressed + ambient - parts.Volume - parts.Heart; d < -4 {
			t.Fatalf("%+v: what pressed is %d, and volume and heart are %d and %d", in, pressed, parts.Volume, parts.Heart)
		} else if d <= 4 {
			exact++
		}
		for _, one := range c.Helped {
			if one.Name == Supervision && !in.Supervised {
				t.Fatalf("supervision helped, and there was none: %+v", in)
			}
		}
	}
	if exact < 200 {
		t.Errorf("only on %d days do the causes add up to the parts", exact)
	}
}

func sum(t *testing.T, list []Cause) (points int64) {
	t.Helper()
	for i, one := range list {
		if one.Points <= 0 || i > 0 && one.Points > list[i-1].Points {
			t.Fatalf("out of order: %+v", list)
		}
		points += one.Points
	}
	return points
}
