package teach

import (
	"strings"

	"caseload/app/sim"
)

// together is how the five tiers can be put together, from P0 on: what is on either side
// of the middle; and what is today's work, with what can wait.
var together = [][]int{{0, 0, 1, 2, 2}, {0, 0, 1, 1, 1}}

// ways returns how the options of a question can be counted, the finest first: the tiers
// can be put together, and other answers have no neighbours.
func ways(options []sim.Option) [][]int {
	list := [][]int{apart(len(options))}
	for i, o := range options {
		if i >= len(sim.Tiers) || o.Value != sim.Tiers[i].Value {
			return list
		}
	}
	if len(options) == len(sim.Tiers) {
		list = append(list, together...)
	}
	return list
}

// answersOf returns what is shown of a question in one way of counting.
func answersOf(options []sim.Option, way []int, counts []int) []Answer {
	list := make([]Answer, 0, len(counts))
	for group, n := range counts {
		var of []sim.Option
		for i, o := range options {
			if way[i] == group {
				of = append(of, o)
			}
		}
		a := Answer{Value: of[0].Value, Label: of[0].Label, AtLeast: n}
		if len(of) > 1 {
			a.Value, a.Label = of[0].Value+"–"+of[len(of)-1].Value, saySpan(of[0].Value, of[len(of)-1].Value)
		}
		list = append(list, a)
	}
	return list
}

// Tiers returns the tiers that an answer stands for: one, or the first and the last of
// those that were put together. It is nil if the answer is no tier.
func (a Answer) Tiers() []string {
	tiers := strings.Split(a.Value, "–")
	if sim.TierWords(tiers[0]) == "" {
		return nil
	}
	return tiers
}
