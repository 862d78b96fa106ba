package teach

import (
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
