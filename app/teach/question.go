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
)

// What a message asks and how its answers are called is on desks, not in the log.
// So a run of the class is folded now and then, and what its desks showed is
// remembered: once a fold has gone past an answer, the answer is known.

// question is a key moment as the desk showed it.
type question struct {
	message, heading, title, from, text, discuss string

	first   string       // when it came, at the earliest in any run that was folded: a text that sorts
	place   int          // among what came in that run: for what came at one time
	options []sim.Option // in the order of their values, so that they stay in place
	usual   string       // the tier that a recommendation is sent with as it stands
}

// mostKeyMoments is how many questions a board has whose scenario names none.
const mostKeyMoments = 5

// keyMoments are the questions that the scenario names as key moments, in the
// order of the story: as they came, not as a student happened to see them. A scenario that names none has, instead, the
// first few on which it publishes something to talk about.
func keyMoments(list []*question) []*question {
	slices.SortFunc(list, func(a, b *question) int {
		return cmp.Or(strings.Compare(a.first, b.first), cmp.Compare(a.place, b.place), strings.Compare(a.message, b.message))
	})
	isNamed := func(q *question) bool { return q.heading != "" }
	if slices.ContainsFunc(list, isNamed) {
		return slices.DeleteFunc(list, func(q *question) bool { return !isNamed(q) })
	}
	return list[:min(len(list), mostKeyMoments)]
}

// option is the place of a value. One that no desk explained stands for itself.
func (q *question) option(value string) int {
	i, found := slices.BinarySearchFunc(q.options, value, func(o sim.Option, value string) int { return strings.Compare(o.Value, value) })
	if !found {
		q.options = slices.Insert(q.options, i, sim.Option{Value: value, Label: value})
	}
	return i
}

func (q *question) name(o sim.Option) { q.options[q.option(o.Value)].Label = o.Label }

// questions is what is known of one class's.
type questions struct {
	mu        sync.Mutex
	asked     map[string]*question // by message; nil: nothing is published on it
	explained map[string]bool      // offers that a fold has gone past
	lost      map[int64]bool       // runs that can't be folded
}

const (
	foldsAtOnce  = 6  // for one look at a board: what they don't explain waits for the next
	classesKnown = 64 // whose questions are remembered
)

// learn gives the key moments that were answered; ones whose answers aren't all
// explained yet wait.
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

// waits says whether an answer will still be explained.
func (k *questions) waits(g given) bool { return !k.explained[g.offer] && !k.lost[g.run] }

// unexplained is the run that would explain most of what isn't explained yet,
// and what that is.
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

// explain folds a run and remembers what its desks showed. A run that can't be
// folded, or was deleted meanwhile, explains nothing.
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

// unexplained logs why a run explains nothing, unless it is because whoever asked
// has gone.
func (t *Classes) unexplained(ctx context.Context, run int64, err error) error {
	if ctx.Err() == nil {
		t.log.Warn("a run of a class was not folded for its board", "run", run, "error", err.Error())
	}
	return ctx.Err()
}

// shownOn adds what the steps of a run show of a question, which was the i-th to
// come in it.
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

// readOn reads a question on the first desk of a run that shows it, and says
// whether this one does.
func (q *question) readOn(desk sim.Desk, i int) bool {
	letter, shown := desk.Letter(q.message)
	if !shown {
		return false
	}
	came := desk.Clock.ISO + " "
	if letter.Date == desk.Clock.Date {
		came += letter.At
	} // else before that day began
	if q.first == "" || came < q.first || came == q.first && i < q.place {
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
		clear(t.questions) // they are learned again
	}
	known := &questions{asked: map[string]*question{}, explained: map[string]bool{}, lost: map[int64]bool{}}
	t.questions[class] = known
	return known
}
