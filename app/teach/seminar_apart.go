package teach

import (
	"context"
	"slices"
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
	byTerms, few2 := s.split(terms, [][]string{distinct(terms)}, termsNamed(distinct(terms)))
	return byLoad, byTerms, few1 || few2, true, nil
}

func distinct(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// split counts the answers of the open moment apart by labels, one for each answer, in the
// finest way in which nobody has to be hidden: every number is nobody or five and more, and
// what the board shows besides leaves each of them open. If there is none, tooFew is true.
// Answers that have no neighbours stay by themselves: if those given least were put together
// as all others, the board's own counts of them could tell what that hides.
func (s Seminar) split(labels []string, groupings [][]string, say func(string) string) (list []Apart, tooFew bool) {
	if len(distinct(labels)) < 2 || slices.Contains(labels, "") {
		return nil, false
	}
	for _, groups := range groupings {
		for _, way := range ways(s.options) {
			list, ok := s.splitBy(labels, groups, way, say)
			if ok {
				return list, false
			}
		}
	}
	return nil, true
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
		list = append(list, Apart{say(group), answersOf(s.options, way, counts[g])})
	}
	return list, len(list) > 1 && s.leavesOpen(list, way)
}

// leavesOpen reports whether what the board shows of the open moment and what stands apart
// leave each other open: not if all shown numbers must be four above, as they must if there
// are just as many answers.
func (s Seminar) leavesOpen(list []Apart, way []int) bool {
	choices := make([]int, len(s.chosen))
	for i, c := range s.chosen {
		choices[i] = c.option
	}
	all := ways(s.options)
	at, board, counted := tallied(choices, len(s.options), all, few)
	if counted != len(choices) {
		return false
	}
	most := 0
	for group := range groupsOf(way) {
		apart, onBoard, seen := 0, 0, map[int]bool{}
		for _, a := range list {
			if n := a.Answers[group].AtLeast; n > 0 {
				apart += n + few - 1
			}
		}
		for choice, shown := range all[at] {
			if way[choice] == group && !seen[shown] {
				seen[shown], onBoard = true, onBoard+board[shown]+few-1
			}
		}
		most += min(apart, onBoard)
	}
	return most > counted
}
