package teach

import (
	"context"
	"encoding/json"
	"time"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/store"
)

// Seminars is where a lecturer talks with a class or a cohort about what it decided. What
// they project obeys publish.go. It is safe for concurrent use.
type Seminars struct {
	classes *Classes
	given   *Assignments
	sides   sides
}

// NewSeminars returns the seminars about some classes and assignments.
func NewSeminars(classes *Classes, given *Assignments) *Seminars {
	return &Seminars{classes: classes, given: given}
}

// Seminar is what there is to talk about: the key moments that enough have answered, in
// the order of the story. The one that is open has its answers.
type Seminar struct {
	Begun    int // how many have begun; 0: fewer than five
	Moments  []KeyMoment
	Exercise Exercise

	of      group
	chosen  []chosen     // at the open moment, as far as it is shown
	options []sim.Option // among which it was chosen
}

// group is a set of runs that are talked about together.
type group struct {
	about about
	read  reads
	ended func(context.Context) ([]store.Reading, error) // those that count in figures over all
}

// OfClass returns the seminar of a class with one moment open, which is open on its board
// from then on, too. For a handout it has the answers of all that have been opened.
func (t *Seminars) OfClass(ctx context.Context, l Led, open string, handout bool) (Seminar, error) {
	c := t.classes
	known := c.knownOf(about{class: l.Class().ID})
	b, err := c.Board(ctx, l, func(message string) bool { // which holds known
		return message == open || handout && known.counts.to(message).opened
	})
	if err != nil {
		return Seminar{}, err
	}
	of := group{about{class: l.Class().ID}, c.readsClass(l), func(ctx context.Context) ([]store.Reading, error) { return c.ended(ctx, l) }}
	s := Seminar{Moments: b.KeyMoments, Exercise: l.Class().Exercise, of: of}
	if b.Begun != nil {
		s.Begun = *b.Begun
	}
	known.mu.Lock()
	defer known.mu.Unlock()
	if a, q := known.counts.byMessage[open], known.asked[open]; a != nil && q != nil && s.has(open) {
		s.chosen, s.options = q.chosen(a)
	}
	return s, nil
}

// OfAssignment returns the seminar of an assignment, made from the first run of each
// student that counts. Nothing of it is kept: their lecturer may look at each of these runs
// anyway, and those in the room see numbers in fives, of a third of the students or more.
func (t *Seminars) OfAssignment(ctx context.Context, l LedAssignment, open string, handout bool) (Seminar, error) {
	c := t.classes
	if err := c.runs.Shown(ctx, l.Assignment().Version); err != nil {
		return Seminar{}, err
	}
	begun, err := c.store.AssignmentSize(ctx, l)
	if err != nil {
		return Seminar{}, err
	}
	of := group{about{assignment: l.Assignment().ID}, func(ctx context.Context, id int64) (store.Reading, error) {
		r, err := c.store.AssignedRun(ctx, l, id)
		return r, err
	}, func(ctx context.Context) ([]store.Reading, error) {
		ended, err := c.store.AssignmentEnded(ctx, l)
		return ended[:roundDown(len(ended), atOnceOf(begun))], err
	}}
	s := Seminar{Begun: begun, Moments: []KeyMoment{}, Exercise: l.Assignment().Exercise, of: of}
	if begun < few {
		s.Begun = 0
	}
	byMessage, err := t.answersFor(ctx, l, atOnceOf(begun))
	if err != nil {
		return Seminar{}, err
	}
	known := c.knownOf(of.about)
	known.mu.Lock()
	defer known.mu.Unlock()
	known.forget(ctx, c.runs.Shown) // from runs that students had begun with a version before
	known.counts.byMessage = byMessage
	moments, err := c.learn(ctx, of.read, known, 1)
	if err != nil {
		return Seminar{}, err
	}
	for _, q := range moments {
		a := byMessage[q.message]
		m := q.moment(a, 1, handout || q.message == open)
		if m.Counted == 0 {
			continue
		}
		if s.Moments = append(s.Moments, m); q.message == open {
			s.chosen, s.options = q.chosen(a)
		}
	}
	return s, nil
}

// answersFor returns the first answers of the students of an assignment, by message; those
// that can be shown are in fives, in the order in which they were given.
func (t *Seminars) answersFor(ctx context.Context, l LedAssignment, atOnce int) (map[string]*answers, error) {
	rows, err := t.classes.store.DecisionsOf(ctx, l, sim.VerbAnswer+":", sim.VerbTriage+":")
	if err != nil {
		return nil, err
	}
	c := counts{byMessage: map[string]*answers{}}
	first := map[string]map[int64]bool{}
	for _, row := range rows {
		d := sim.Decision{Offer: row.Offer}
		if err := json.Unmarshal(row.With, &d.With); err != nil {
			continue
		}
		message, choice := run.Answered(d)
		if message == "" || first[message][row.Run] {
			continue
		}
		if first[message] == nil {
			first[message] = map[int64]bool{}
		}
		first[message][row.Run] = true
		c.to(message).add(store.Answer{Run: row.Run, Message: message, Choice: choice})
	}
	for message, a := range c.byMessage {
		n := a.ready(atOnce)
		if n == 0 {
			delete(c.byMessage, message)
			continue
		}
		for i, one := range a.waiting[:n] {
			a.fives[i/few] = append(a.fives[i/few], one)
		}
		a.opened, a.waiting = true, nil
	}
	return c.byMessage, nil
}

// Options returns what could be answered at the open moment, without numbers.
func (s Seminar) Options() []Answer {
	list := make([]Answer, len(s.options))
	for i, o := range s.options {
		list[i] = Answer{Value: o.Value, Label: o.Label}
	}
	return list
}

func (s Seminar) has(message string) bool {
	for _, m := range s.Moments {
		if m.Message == message {
			return true
		}
	}
	return false
}

// Place is what is projected of a seminar, as a phone has moved it on.
type Place = store.SeminarPlace

// ClassPlace returns what is projected of a class's seminar.
func (t *Seminars) ClassPlace(ctx context.Context, l Led) (Place, error) {
	return t.classes.store.ClassPlace(ctx, l)
}

// AssignmentPlace returns what is projected of an assignment's seminar.
func (t *Seminars) AssignmentPlace(ctx context.Context, l LedAssignment) (Place, error) {
	return t.classes.store.AssignmentPlace(ctx, l)
}

// MoveClass has something else projected of a class's seminar.
func (t *Seminars) MoveClass(ctx context.Context, l Led, p Place) error {
	return t.classes.store.MoveClass(ctx, l, p)
}

// MoveAssignment has something else projected of an assignment's seminar.
func (t *Seminars) MoveAssignment(ctx context.Context, l LedAssignment, p Place) error {
	return t.classes.store.MoveAssignment(ctx, l, p)
}

// How many runs one request of a seminar folds, and for how long; what they don't tell waits
// for the next.
const (
	foldsTogether = 60
	foldingFor    = 2 * time.Second
)

// factsFor returns what runs say, by their numbers, and whether all of them have said it.
// Ended asks for what came of them.
func (t *Seminars) factsFor(ctx context.Context, of group, runs []int64, ended bool) (map[int64]*facts, bool, error) {
	known := t.classes.knownOf(of.about)
	known.mu.Lock()
	defer known.mu.Unlock()
	said, folds, until := map[int64]*facts{}, 0, t.classes.now().Add(foldingFor)
	for _, id := range runs {
		f := known.facts[id]
		if (f == nil || ended && !f.ended) && !known.lost[id] {
			if folds++; folds > foldsTogether || t.classes.now().After(until) {
				return said, false, nil
			}
			folded, err := t.classes.explain(ctx, of.read, known, id)
			if err != nil {
				return nil, false, err
			}
			known.lost[id] = !folded
			f = known.facts[id]
		}
		if f != nil {
			said[id] = f
		}
	}
	return said, true, nil
}
