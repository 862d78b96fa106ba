package teach

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// Apart is how those decided who had something in common, such as their load. Groups of
// answers are the same in each.
type Apart struct {
	Label   string
	Answers []Answer
}

// Scene is what the seminar says of the desk when the open moment came: only what was so
// for everybody whose answer is shown.
type Scene struct {
	Waiting []string // titles of what else waited for an answer
	Tasks   []string // titles of the work that was there to do
	Whole   bool     // whether everybody's desk has been looked at; if not, ask again
}

// Scene returns the desk as everybody had it when the open moment came.
func (t *Seminars) Scene(ctx context.Context, s Seminar, message string) (Scene, error) {
	said, whole, err := t.factsFor(ctx, s.of, s.runs(), false)
	if err != nil || !whole || len(said) < few {
		return Scene{Whole: whole}, err
	}
	var waiting, tasks [][]string
	for _, id := range s.runs() {
		if f := said[id]; f != nil {
			waiting, tasks = append(waiting, f.moments[message].waiting), append(tasks, f.moments[message].tasks)
		}
	}
	return Scene{common(waiting), common(tasks), true}, nil
}

func (s Seminar) runs() []int64 {
	list := make([]int64, len(s.chosen))
	for i, c := range s.chosen {
		list[i] = c.run
	}
	return list
}

// Apart returns how the open moment was answered by load, and by the employer's terms. One
// is empty if all had the same, or if numbers of one to four people would have to be hidden
// even after answers were put together; then few is true. Whole is as in Scene.
func (t *Seminars) Apart(ctx context.Context, s Seminar, message string) (byLoad, byTerms []Apart, tooFew, whole bool, err error) {
	said, whole, err := t.factsFor(ctx, s.of, s.runs(), false)
	if err != nil || !whole {
		return nil, nil, false, whole, err
	}
	bands, terms := make([]string, len(s.chosen)), make([]string, len(s.chosen))
	for i, c := range s.chosen {
		if f := said[c.run]; f != nil {
			bands[i], terms[i] = f.moments[message].band, termsWord(f.terms)
		}
	}
	byLoad, few1 := s.split(bands, [][]string{{"within", "near", "over"}, {"within", nearAndOver}}, sayBand)
	byTerms, few2 := s.split(terms, [][]string{distinct(terms)}, sayTerms)
	return byLoad, byTerms, few1 || few2, true, nil
}

func distinct(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// termsWord returns the name of the employer with some terms, or "" for terms of no
// employer that can be chosen.
func termsWord(kept string) string {
	var terms *sim.Terms
	if json.Unmarshal([]byte(kept), &terms) != nil {
		return ""
	}
	e, _ := scenario.EmployerOf(terms)
	return e.Name
}

// split counts the answers of the open moment apart by labels, one for each answer, in the
// finest way in which nobody has to be hidden: every number is nobody or five and more. If
// there is none, tooFew is true.
func (s Seminar) split(labels []string, groupings [][]string, say func(string) string) (list []Apart, tooFew bool) {
	if len(distinct(labels)) < 2 || slices.Contains(labels, "") {
		return nil, false
	}
	for _, groups := range groupings {
		for _, way := range s.waysApart() {
			list, ok := s.splitBy(labels, groups, way, say)
			if ok {
				return list, false
			}
		}
	}
	return nil, true
}

// waysApart returns how the answers can be put together for a comparison: at last, the one
// that was given most often and all others.
func (s Seminar) waysApart() [][]int {
	list := ways(s.options)
	if len(list) > 1 {
		return list
	}
	given := make([]int, len(s.options))
	for _, c := range s.chosen {
		given[c.option]++
	}
	most := slices.Index(given, slices.Max(given))
	others := make([]int, len(s.options))
	for i := range others {
		others[i] = min(1, max(i-most, most-i))
	}
	return append(list, others)
}

// nearAndOver stands for two bands of load together.
const nearAndOver = "near and over"

// isOf reports whether a label belongs to a group of labels.
func isOf(group, label string) bool {
	return group == label || group == nearAndOver && label != "within"
}

func (s Seminar) splitBy(labels, groups []string, way []int, say func(string) string) ([]Apart, bool) {
	counts := make([][]int, len(groups))
	for g := range counts {
		counts[g] = make([]int, groupsOf(way))
	}
	for i, c := range s.chosen {
		g := slices.IndexFunc(groups, func(group string) bool { return isOf(group, labels[i]) })
		if g < 0 {
			return nil, false
		}
		counts[g][way[c.option]]++
	}
	var list []Apart
	for g, group := range groups {
		if slices.ContainsFunc(counts[g], func(n int) bool { return 0 < n && n < few }) {
			return nil, false
		}
		if slices.Max(counts[g]) == 0 {
			continue
		}
		for i, n := range counts[g] {
			counts[g][i] = inFives(n)
		}
		list = append(list, Apart{say(group), s.named(way, counts[g])})
	}
	return list, len(list) > 1
}

// named returns counts with the words of their answers.
func (s Seminar) named(way []int, counts []int) []Answer {
	list := answersOf(s.options, way, counts)
	for i := range list {
		if one := of(way, i); len(one) > 1 && list[i].Tiers() == nil {
			list[i].Value, list[i].Label = "others", sayOthers
		}
	}
	slices.SortStableFunc(list, func(a, b Answer) int {
		return cmp.Compare(map[bool]int{true: 1}[a.Value == "others"], map[bool]int{true: 1}[b.Value == "others"])
	})
	return list
}

// of returns the choices that a way of counting puts into a group.
func of(way []int, group int) (choices []int) {
	for choice, g := range way {
		if g == group {
			choices = append(choices, choice)
		}
	}
	return choices
}
