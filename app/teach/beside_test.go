package teach

import (
	"fmt"
	"testing"

	"caseload/app/sim"
)

// Two splits and the board beside each other: somebody who knows the method and goes
// through all that would look the same finds two sizes for each small group, also for those
// who have both of two things in common. Tests it for every moment with two options.
func TestNoSmallGroupIsWorkedOutBesideAnother(t *testing.T) {
	const options = 2
	labels := [][2]string{{"0", "within"}, {"0", "over"}, {"1", "within"}, {"1", "over"}}
	cells := options * len(labels)
	for _, n := range []int{10, 15} {
		both := false
		looks := func(counts []int) string {
			var s Seminar
			var names, bands []string
			for i := range options {
				s.options = append(s.options, sim.Option{Value: fmt.Sprint("option ", i)})
			}
			for cell, count := range counts {
				of := labels[cell/options]
				for range count {
					s.chosen = append(s.chosen, chosen{option: cell % options})
					names, bands = append(names, of[0]), append(bands, of[1])
				}
			}
			choices := make([]int, len(s.chosen))
			for i, c := range s.chosen {
				choices[i] = c.option
			}
			board, counted := tally(choices, options, few)
			one, few1 := s.splitBeside(nil, names, [][]string{distinct(names)}, func(name string) string { return name })
			var shown []apartIn
			if one.list != nil {
				shown = append(shown, one)
			}
			other, few2 := s.splitBeside(shown, bands, [][]string{{"within", "near", "over"}, {"within", nearAndOver}}, sayBand)
			both = both || one.list != nil && other.list != nil
			return fmt.Sprint(board, counted, one.list, other.list, few1 || few2)
		}
		// sizes are of the cells, of what one split has in its table, and the other, and of the options.
		sizes := func(counts []int) (list []int) {
			list = append(list, counts...)
			of := make([]int, 5*options)
			for cell, count := range counts {
				option, label := cell%options, cell/options
				of[option] += count
				of[options*(1+label/2)+option] += count
				of[options*(3+label%2)+option] += count
			}
			return append(list, of...)
		}
		possible := map[string][]uint32{}
		var fill func(counts []int, left int, yield func([]int))
		fill = func(counts []int, left int, yield func([]int)) {
			if len(counts) == cells-1 {
				yield(append(counts, left))
				return
			}
			for m := range left + 1 {
				fill(append(counts, m), left-m, yield)
			}
		}
		seen := map[string][]int{} // one state that looks so
		fill(make([]int, 0, cells), n, func(counts []int) {
			text, list := looks(counts), sizes(counts)
			if possible[text] == nil {
				possible[text] = make([]uint32, len(list))
				seen[text] = append([]int{}, counts...)
			}
			for i, size := range list {
				possible[text][i] |= 1 << size
			}
		})
		for text, of := range possible {
			for i, size := range sizes(seen[text]) {
				if of[i]&(of[i]-1) == 0 && 0 < size && size < few {
					t.Fatalf("of %d: %s tells a group of %d", n, text, size)
				}
			}
		}
		if n == 15 && !both {
			t.Error("nothing is ever shown in both ways")
		}
	}
}
