package teach

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// The log doesn't contain a message's question and the wording of its answers;
// only desks do. So now and then a run of the class is folded, and what its desks
// showed is remembered. Once a fold has gone past an answer, that answer is
// known.

// question is a question as the desk showed it.
type question struct {
	message, heading, title, from, text, discuss string

	first   calendar.When // the earliest time it came in any folded run; 0 before one has been folded
	place   int           // its position among the questions of that run, to order those that came at the same time
	options []sim.Option  // sorted by their values, so that their order never changes
	usual   string        // the tier that a recommendation has if none is chosen
}

// mostKeyMoments is the number of questions on a board if the scenario names no
// key moments.
const mostKeyMoments = 5

// keyMoments returns the questions that the scenario names as key moments, in the
// order of the story: by when they came, not by when a student happened to see
// them. If the scenario names none, it returns the first few questions on which
// the scenario publishes something to discuss. It reorders list.
func keyMoments(list []*question) []*question {
	slices.SortFunc(list, func(a, b *question) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.place, b.place), strings.Compare(a.message, b.message))
	})
	isNamed := func(q *question) bool { return q.heading != "" }
	if slices.ContainsFunc(list, isNamed) {
		return slices.DeleteFunc(list, func(q *question) bool { return !isNamed(q) })
	}
	return list[:min(len(list), mostKeyMoments)]
}

// option returns the index of the option with the given value. A value that no
// desk has explained is added, with itself as its label.
func (q *question) option(value string) int {
	i, found := slices.BinarySearchFunc(q.options, value, func(o sim.Option, value string) int { return strings.Compare(o.Value, value) })
	if !found {
		q.options = slices.Insert(q.options, i, sim.Option{Value: value, Label: value})
	}
	return i
}

func (q *question) name(o sim.Option) { q.options[q.option(o.Value)].Label = o.Label }

// questions holds what is known about the questions of one class.
type questions struct {
	mu        sync.Mutex
	asked     map[string]*question // by message id; nil: the scenario publishes nothing about it
	explained map[string]bool      // ids of offers that a fold has passed
	lost      map[int64]bool       // numbers of runs that can't be folded
}

const (
	foldsAtOnce  = 6  // folds for one request of a board; what they don't explain waits for the next
	classesKnown = 64 // the maximum number of classes whose questions are remembered
)

// learn returns the key moments that have been answered. A question with answers
// that have yet to be explained is left out for now.
func (t *Classes) learn(ctx context.Context, l Led, answers map[string][]given) ([]*question, error) {
	known := t.questionsOf(l.Class().ID)
	known.mu.Lock()
	defer known.mu.Unlock()
	for range foldsAtOnce {
		run, offers := known.unexplained(answers)
		if len(offers) == 0 {
			break
		}
		folded, err := t.explain(ctx, l, known, run)
		if err != nil {
			return nil, err
		}
		known.lost[run] = !folded
		for _, offer := range offers {
			known.explained[offer] = known.explained[offer] || folded
		}
	}
	var list []*question
	for message, answered := range answers {
		q := known.asked[message]
		if q != nil && !slices.ContainsFunc(answered, known.waits) {
			copied := *q
			copied.options = slices.Clone(q.options)
			list = append(list, &copied)
		}
	}
	return keyMoments(list), nil
}

// waits reports whether an answer has yet to be explained.
func (k *questions) waits(g given) bool { return !k.explained[g.offer] && !k.lost[g.run] }

// unexplained returns the run that would explain the most answers that have yet
// to be explained, and the ids of their offers.
func (k *questions) unexplained(answers map[string][]given) (best int64, offers []string) {
	byRun := map[int64][]string{}
	for _, answered := range answers {
		for _, g := range answered {
			if k.waits(g) {
				byRun[g.run] = append(byRun[g.run], g.offer)
			}
		}
	}
	for _, run := range slices.Sorted(maps.Keys(byRun)) {
		if len(byRun[run]) > len(offers) {
			best, offers = run, byRun[run]
		}
	}
	return best, offers
}

// explain folds a run and remembers what its desks showed. It returns false for a
// run that can't be folded or has been deleted, and an error only if ctx has
// ended.
func (t *Classes) explain(ctx context.Context, l Led, known *questions, run int64) (folded bool, err error) {
	kept, err := t.store.ClassRun(ctx, l, run)
	if err != nil {
		return false, t.unexplained(ctx, run, err)
	}
	steps, seat, err := t.runs.Fold(ctx, kept)
	if err != nil {
		return false, t.unexplained(ctx, run, err)
	}
	for i, p := range seat.Published() {
		if p.Message != "" {
			known.asked[p.Message] = known.asked[p.Message].shownOn(steps, p, i)
		}
	}
	return true, nil
}

// unexplained logs why a run explains nothing. If ctx has ended, it returns the
// context's error instead.
func (t *Classes) unexplained(ctx context.Context, run int64, err error) error {
	if ctx.Err() == nil {
		t.log.Warn("a run of a class was not folded for its board", "run", run, "error", err.Error())
	}
	return ctx.Err()
}

// shownOn adds to q what the steps of a run show of a question, and returns it; a
// nil q is created. The question was the i-th to come in that run, from 0.
func (q *question) shownOn(steps []scenario.Step, p sim.Published, i int) *question {
	if q == nil {
		q = &question{message: p.Message, heading: p.KeyMoment, discuss: p.Discuss}
	}
	seen := false
	for _, step := range steps {
		seen = seen || q.readOn(step.Desk, i)
		for _, o := range step.Desk.OffersOn(p.Message) {
			q.offered(o)
		}
	}
	return q
}

// readOn reads the question from a desk, and reports whether the desk shows it.
// It must stop being called for a run's later desks once it has returned true.
func (q *question) readOn(desk sim.Desk, i int) bool {
	letter, shown := desk.Letter(q.message)
	if !shown {
		return false
	}
	if came := letter.When; q.first == 0 || came < q.first || came == q.first && i < q.place {
		q.first, q.place = came, i
	}
	if q.title == "" {
		q.title, q.from, q.text = letter.Title, letter.From, letter.Text
	}
	return true
}

func (q *question) offered(o sim.Offer) {
	switch o.Verb {
	case sim.VerbAnswer:
		q.name(sim.Option{Value: o.ID[strings.LastIndexByte(o.ID, ':')+1:], Label: o.Label})
	case sim.VerbTriage:
		tier, _ := o.Field("tier")
		q.usual = tier.Default
		for _, option := range tier.Options {
			q.name(option)
		}
	}
}

func (t *Classes) questionsOf(class int64) *questions {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.questions[class]; known != nil {
		return known
	}
	if len(t.questions) >= classesKnown {
		clear(t.questions) // they can be learned again
	}
	known := &questions{asked: map[string]*question{}, explained: map[string]bool{}, lost: map[int64]bool{}}
	t.questions[class] = known
	return known
}
