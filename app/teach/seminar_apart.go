package teach

import (
	"context"
	"slices"
	"strconv"
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
	same, err := t.sameIn(ctx, s, said)
	if err != nil {
		return Scene{}, err
	}
	var waiting, tasks [][]string
	for _, id := range s.runs() {
		if f := said[id]; f != nil {
			waiting, tasks = append(waiting, f.moments[message].waiting), append(tasks, f.moments[message].tasks)
		}
	}
	return Scene{commonBut(waiting, same), commonBut(tasks, same), true}, nil
}

// sameIn returns what is left of a title where names don't count, because not everybody met
// the same ones. A title is itself if they did.
func (t *Seminars) sameIn(ctx context.Context, s Seminar, said map[int64]*facts) (func(string) string, error) {
	met := map[int]bool{}
	for _, f := range said {
		met[f.variant] = true
	}
	if len(met) < 2 {
		return func(title string) string { return title }, nil
	}
	v, err := t.classes.runs.Version(ctx, s.Exercise.Version)
	if err != nil {
		return nil, err
	}
	return v.Unnamed, nil
}

func (s Seminar) runs() []int64 {
	list := make([]int64, len(s.chosen))
	for i, c := range s.chosen {
		list[i] = c.run
	}
	return list
}

// Splits is how the open moment was answered by what runs had in common. A list is empty if
// all had the same, or if numbers of one to four people would have to be hidden even after
// answers were put together; then TooFew is true. Whole is as in Scene.
type Splits struct {
	ByLoad, ByTerms, ByNames []Apart
	TooFew, Whole            bool
}

// Apart returns how the open moment was answered by the names that families had, by the
// employer's terms and by load. What is shown of one of them is shown beside the others, so
// it must leave them open too; names come first, because they were given to be compared.
func (t *Seminars) Apart(ctx context.Context, s Seminar, message string) (Splits, error) {
	said, whole, err := t.factsFor(ctx, s.of, s.runs(), false)
	if err != nil || !whole {
		return Splits{Whole: whole}, err
	}
	bands, terms, names := make([]string, len(s.chosen)), make([]string, len(s.chosen)), make([]string, len(s.chosen))
	cases := map[string][][]string{}
	for i, c := range s.chosen {
		f := said[c.run]
		if f == nil {
			continue
		}
		bands[i], terms[i], names[i] = f.moments[message].band, termsWord(f.terms), strconv.Itoa(f.variant)
		cases[names[i]] = append(cases[names[i]], f.moments[message].cases)
	}
	var shown []apartIn
	split := func(labels []string, groupings [][]string, say func(string) string) []Apart {
		in, few := s.splitBeside(shown, labels, groupings, say)
		if in.list != nil {
			shown = append(shown, in)
		}
		whole = whole && !few
		return in.list
	}
	all := Splits{
		ByNames: split(names, [][]string{distinct(names)}, func(variant string) string { return sayNames(common(cases[variant])) }),
		ByTerms: split(terms, [][]string{distinct(terms)}, termsNamed(distinct(terms))),
		ByLoad:  split(bands, [][]string{{"within", "near", "over"}, {"within", nearAndOver}}, sayBand),
		Whole:   true,
	}
	all.TooFew = !whole
	return all, nil
}

func distinct(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// apartIn is how answers stand apart, in one way of putting them together.
type apartIn struct {
	list []Apart
	way  []int
}

// split is splitBeside with nothing else shown but the board.
func (s Seminar) split(labels []string, groupings [][]string, say func(string) string) (list []Apart, tooFew bool) {
	in, tooFew := s.splitBeside(nil, labels, groupings, say)
	return in.list, tooFew
}

// splitBeside counts the answers of the open moment apart by labels, one for each answer, in
// the finest way in which nobody has to be hidden: every number is nobody or five and more,
// and what the board shows besides, and others that stand apart, leave each of them open. If
// there is none, tooFew is true. Answers that have no neighbours stay by themselves: if
// those given least were put together as all others, the board's own counts of them could
// tell what that hides.
func (s Seminar) splitBeside(others []apartIn, labels []string, groupings [][]string, say func(string) string) (in apartIn, tooFew bool) {
	if len(distinct(labels)) < 2 || slices.Contains(labels, "") {
		return apartIn{}, false
	}
	for _, groups := range groupings {
		for _, way := range ways(s.options) {
			list, ok := s.splitBy(labels, groups, way, say)
			in := apartIn{list, way}
			if ok && s.leavesOpen(append(slices.Clip(others), in)) {
				return in, false
			}
		}
	}
	return apartIn{}, true
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
	return list, len(list) > 1
}

// leavesOpen reports whether what the board shows of the open moment and all that stands
// apart leave each other open: not if all shown numbers must be as large as they can be, as
// they must if there are just as many answers. It looks at the answers one by one, and put
// together in each way.
func (s Seminar) leavesOpen(shown []apartIn) bool {
	choices := make([]int, len(s.chosen))
	for i, c := range s.chosen {
		choices[i] = c.option
	}
	all := ways(s.options)
	at, board, counted := tallied(choices, len(s.options), all, few)
	if counted != len(choices) {
		return false
	}
	// most returns how many can at most have chosen what is in a group of a way, by what is
	// shown of the groups of another that have any of it.
	most := func(way, other []int, group int, shown func(group int) int) (n int) {
		seen := map[int]bool{}
		for choice, of := range way {
			if of == group && !seen[other[choice]] {
				seen[other[choice]] = true
				n += shown(other[choice])
			}
		}
		return n
	}
	for _, way := range all {
		sum := 0
		for group := range groupsOf(way) {
			least := most(way, all[at], group, func(g int) int { return board[g] + few - 1 })
			for _, in := range shown {
				least = min(least, most(way, in.way, group, func(g int) (n int) {
					for _, a := range in.list {
						if shown := a.Answers[g].AtLeast; shown > 0 {
							n += shown + few - 1
						}
					}
					return n
				}))
			}
			sum += least
		}
		if sum <= counted {
			return false
		}
	}
	return true
}
