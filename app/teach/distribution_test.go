package teach

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/debrief"
)

// A quantile is told only where five runs lie on either side, within a step of where it is,
// and no bin is of one to four runs.
func TestADistributionIsOfManyRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := measurings[rapid.IntRange(0, len(measurings)-1).Draw(t, "measure")]
		var measured []debrief.Measured
		for range rapid.IntRange(0, 60).Draw(t, "runs") {
			n := rapid.IntRange(0, 10).Draw(t, "n")
			measured = append(measured, debrief.Measured{Judged: 10, Within: n, Choices: 10, Pressing: n, News: n, Left: n, Missed: n, FindingOut: 30 * n})
		}
		d, values := m.over(measured), []int{}
		for _, one := range measured {
			if n, ok := m.of(one); ok {
				values = append(values, n)
			}
		}
		if d.Runs%few != 0 || len(values)-d.Runs >= few {
			t.Fatalf("of %d runs %d are counted", len(values), d.Runs)
		}
		sum := 0
		for _, b := range d.Bins {
			if sum += b.AtLeast; b.AtLeast%few != 0 {
				t.Fatalf("%+v isn't in fives", d)
			}
		}
		counted := slices.Sorted(slices.Values(values[:d.Runs]))
		if sum > d.Runs || (d.Median == nil) != (d.Runs < 2*few) || (d.Low == nil) != (d.Runs < 4*few) || (d.High == nil) != (d.Runs < 4*few) {
			t.Fatalf("of %d runs there is %+v", d.Runs, d)
		}
		if d.Median != nil {
			half := len(counted) / 2
			if *d.Median < counted[half-1]-m.step || *d.Median > counted[half]+m.step {
				t.Fatalf("the middle of %v is %d", counted, *d.Median)
			}
		}
	})
}
