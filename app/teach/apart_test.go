package teach

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/sim"
)

// However answers stand apart by a label, no number of one to four people is behind one
// that is shown, and what is shown is within five of the truth.
func TestNothingApartIsOfFewPeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		options := []sim.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}, {Value: "c", Label: "C"}}
		if rapid.Bool().Draw(t, "tiers") {
			options = sim.Tiers
		}
		s, labels := Seminar{options: options}, []string{}
		for i := range rapid.IntRange(1, 60).Draw(t, "answers") {
			s.chosen = append(s.chosen, chosen{int64(i), rapid.IntRange(0, len(options)-1).Draw(t, "option")})
			labels = append(labels, rapid.SampledFrom([]string{"within", "near", "over"}).Draw(t, "label"))
		}
		groups := [][]string{{"within", "near", "over"}, {"within", nearAndOver}}
		list, _ := s.split(labels, groups, sayBand)
		if list == nil {
			return
		}
		shown, total := 0, map[string]int{}
		for _, label := range labels {
			if len(list) == 2 && label != "within" && list[1].Label == sayBand(nearAndOver) {
				label = nearAndOver
			}
			total[sayBand(label)]++
		}
		for _, a := range list {
			sum := 0
			for _, one := range a.Answers {
				if one.AtLeast%few != 0 {
					t.Fatalf("%+v isn't in fives", a)
				}
				sum += one.AtLeast
			}
			if n := total[a.Label]; sum > n || n < few || sum+len(a.Answers)*(few-1) < n {
				t.Fatalf("of %d answers are shown %+v", n, a)
			}
			shown += total[a.Label]
		}
		if shown != len(labels) {
			t.Fatalf("%d answers of %d are behind %+v", shown, len(labels), list)
		}
	})
}

// apartOf is a moment that so many answered with each option, by each of two loads.
func apartOf(counts [2][]int) (s Seminar, labels []string) {
	for i := range counts[0] {
		s.options = append(s.options, sim.Option{Value: fmt.Sprint("option ", i)})
	}
	for option := range s.options {
		for load, label := range []string{"within", "over"} {
			for range counts[load][option] {
				s.chosen, labels = append(s.chosen, chosen{option: option}), append(labels, label)
			}
		}
	}
	return s, labels
}

// looksApart is all that somebody sees of it: the board's counts, and what stands apart.
func looksApart(counts [2][]int) (text string, list []Apart) {
	s, labels := apartOf(counts)
	choices := make([]int, len(s.chosen))
	for i, c := range s.chosen {
		choices[i] = c.option
	}
	board, counted := tally(choices, len(s.options), few)
	list, tooFew := s.split(labels, [][]string{{"within", "near", "over"}, {"within", nearAndOver}}, sayBand)
	return fmt.Sprint(board, counted, list, tooFew), list
}

// What stands apart and the board together don't tell the size of a group of one to four,
// nor every number.
func TestTheBoardAndWhatStandsApart(t *testing.T) {
	for what, counts := range map[string][2][]int{
		"four gave each of three answers": {{9, 0, 0, 0}, {9, 4, 4, 4}},
		"all are four above":              {{9, 0, 0, 0}, {9, 4, 4, 9}},
	} {
		if text, list := looksApart(counts); list != nil {
			t.Errorf("%s: %s", what, text)
		}
	}
	if text, list := looksApart([2][]int{{7, 5, 0, 0}, {8, 10, 0, 0}}); len(list) != 2 {
		t.Errorf("nobody is in a small group, and yet: %s", text)
	}
}

// Tests it for every moment with three options: somebody who knows the method and goes
// through all that would look the same finds two sizes for each small group.
func TestNoSmallGroupIsWorkedOutApart(t *testing.T) {
	const options, cells = 3, 6
	for _, n := range []int{10, 15} {
		possible := map[string]*[cells + options]uint64{} // sizes of each cell and each option, as bits
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
		sizes := func(counts []int) (list [cells + options]int) {
			copy(list[:], counts)
			for i := range options {
				list[cells+i] = counts[i] + counts[options+i]
			}
			return list
		}
		all := func(yield func(text string, sizes [cells + options]int)) {
			fill(make([]int, 0, cells), n, func(counts []int) {
				text, _ := looksApart([2][]int{counts[:options], counts[options:]})
				yield(text, sizes(counts))
			})
		}
		all(func(text string, sizes [cells + options]int) {
			if possible[text] == nil {
				possible[text] = new([cells + options]uint64)
			}
			for i, size := range sizes {
				possible[text][i] |= 1 << size
			}
		})
		all(func(text string, sizes [cells + options]int) {
			for i, size := range sizes {
				if of := possible[text][i]; 0 < size && size < few && of&(of-1) == 0 {
					t.Fatalf("%s tells a group of %d", text, size)
				}
			}
		})
	}
}
