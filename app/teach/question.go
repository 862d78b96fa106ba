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
	"caseload/app/store"
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
	inOrder(list)
	isNamed := func(q *question) bool { return q.heading != "" }
	if slices.ContainsFunc(list, isNamed) {
		return slices.DeleteFunc(list, func(q *question) bool { return !isNamed(q) })
	}
	return list[:min(len(list), mostKeyMoments)]
}

// inOrder sorts questions in the order of the story.
func inOrder(list []*question) {
	slices.SortFunc(list, func(a, b *question) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.place, b.place), strings.Compare(a.message, b.message))
	})
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

// has reports whether the wording of the option that a choice stands for is known.
func (q *question) has(choice string) bool {
	i, found := slices.BinarySearchFunc(q.options, q.value(choice), func(o sim.Option, value string) int { return strings.Compare(o.Value, value) })
	return found && q.options[i].Label != q.options[i].Value
}

func (q *question) name(o sim.Option) { q.options[q.option(o.Value)].Label = o.Label }

// known is what is known about one class or assignment.
type known struct {
	mu        sync.Mutex
	counts    counts
	asked     map[string]*question // by message id; nil: the scenario publishes nothing about it
	explained map[explained]bool
	lost      map[int64]bool   // numbers of runs that can't be folded
	facts     map[int64]*facts // what a seminar says of folded runs, by their numbers
	versions  map[string]bool  // of the runs that were folded
}

// explained is a choice whose wording is known, as far as it can be.
type explained struct{ message, choice string }

const (
	foldsAtOnce  = 6  // folds for one request of a board; what they don't explain waits for the next
	classesKnown = 64 // the maximum number of classes and assignments about which anything is remembered
)

// learn returns the key moments that can be shown, or be opened. A question with
// answers that have yet to be explained is left out for now.
func (t *Classes) learn(ctx context.Context, read reads, k *known, atOnce int) ([]*question, error) {
	byMessage := map[string]*answers{}
	for message, a := range k.counts.byMessage {
		if a.opened || a.ready(atOnce) > 0 {
			byMessage[message] = a
		}
	}
	for range foldsAtOnce {
		run, choices := k.unexplained(byMessage)
		if len(choices) == 0 {
			break
		}
		folded, err := t.explain(ctx, read, k, run)
		if err != nil {
			return nil, err
		}
		k.lost[run] = !folded
		for _, c := range choices {
			k.explained[c] = k.explained[c] || folded
		}
	}
	var list []*question
	for message, a := range byMessage {
		if q := k.asked[message]; q != nil && !k.waits(message, a) {
			list = append(list, q)
		}
	}
	return keyMoments(list), nil
}

// waits reports whether an answer to a message has yet to be explained.
func (k *known) waits(message string, a *answers) bool {
	for choice := range a.runs {
		if k.explainer(message, choice, a) != 0 {
			return true
		}
	}
	return false
}

// explainer returns a run that would explain a choice, or 0 if it is explained or
// none can.
func (k *known) explainer(message, choice string, a *answers) int64 {
	q := k.asked[message]
	if k.explained[explained{message, choice}] || q != nil && q.has(choice) {
		return 0
	}
	for _, run := range a.runs[choice] {
		if !k.lost[run] {
			return run
		}
	}
	return 0
}

// unexplained returns the run that would explain the most choices that have yet to
// be explained, and these.
func (k *known) unexplained(byMessage map[string]*answers) (best int64, choices []explained) {
	byRun := map[int64][]explained{}
	for message, a := range byMessage {
		for choice := range a.runs {
			if run := k.explainer(message, choice, a); run != 0 {
				byRun[run] = append(byRun[run], explained{message, choice})
			}
		}
	}
	for _, run := range slices.Sorted(maps.Keys(byRun)) {
		if len(byRun[run]) > len(choices) {
			best, choices = run, byRun[run]
		}
	}
	return best, choices
}

// explain folds a run and remembers what its desks showed. It returns false for a
// run that can't be folded or has been deleted, and an error only if ctx has
// ended.
func (t *Classes) explain(ctx context.Context, read reads, k *known, run int64) (folded bool, err error) {
	kept, err := read(ctx, run)
	if err != nil {
		return false, t.unexplained(ctx, run, err)
	}
	steps, seat, err := t.runs.Fold(ctx, kept)
	if err != nil {
		return false, t.unexplained(ctx, run, err)
	}
	k.versions[kept.Run().Version] = true
	for i, p := range seat.Published() {
		if p.Message != "" {
			k.asked[p.Message] = k.asked[p.Message].shownOn(steps, p, i)
		}
	}
	k.facts[run] = factsOf(steps, seat, kept.Run())
	return true, nil
}

// unexplained logs why a run explains nothing. If ctx has ended, it returns the
// context's error instead.
func (t *Classes) unexplained(ctx context.Context, run int64, err error) error {
	if ctx.Err() == nil {
		t.log.Warn("a run was not folded for a board or a seminar", "run", run, "error", err.Error())
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

// about is a class or an assignment.
type about struct{ class, assignment int64 }

// reads returns the right to read one run of a class or for an assignment.
type reads func(ctx context.Context, run int64) (store.Reading, error)

func (t *Classes) readsClass(l Led) reads {
	return func(ctx context.Context, run int64) (store.Reading, error) { return t.store.ClassRun(ctx, l, run) }
}

// forget forgets what was learned from folding runs if one of them was of a version whose texts are
// hidden since.
func (k *known) forget(ctx context.Context, shown func(context.Context, string) error) {
	for version := range k.versions {
		if shown(ctx, version) != nil {
			k.empty()
			return
		}
	}
}

// knownOf returns what is known about a class or an assignment.
func (t *Classes) knownOf(of about) *known {
	t.mu.Lock()
	defer t.mu.Unlock()
	if k := t.known[of]; k != nil {
		return k
	}
	if len(t.known) >= classesKnown {
		clear(t.known) // it can be learned again
	}
	k := new(known).empty()
	t.known[of] = k
	return k
}

// empty has it know nothing of what is learned from runs, and returns it.
func (k *known) empty() *known {
	k.asked, k.explained, k.lost = map[string]*question{}, map[explained]bool{}, map[int64]bool{}
	k.facts, k.versions = map[int64]*facts{}, map[string]bool{}
	return k
}
