package teach

import (
	"context"
	"slices"

	"caseload/app/run"
	"caseload/app/sim"
)

// Board is what a class's lecturer sees: how many runs there are, and how the
// class decided at the scenario's key moments. It says nothing about individuals,
// nor about any group of fewer than five (publish.go).
type Board struct {
	Begun      *int        `json:"begun"`             // nil: fewer than five
	Finished   *int        `json:"finished_at_least"` // rounded down to fives; nil: fewer than five
	KeyMoments []KeyMoment `json:"key_moments"`       // only those that enough have answered
}

// KeyMoment is a question that the desk asked, and how the class answered it.
type KeyMoment struct {
	Message string   `json:"message"` // the message's id on the desk
	Heading string   `json:"heading,omitempty"`
	Title   string   `json:"title"`
	From    string   `json:"from,omitempty"`
	Text    string   `json:"text"`
	Discuss string   `json:"discuss,omitempty"`
	Counted int      `json:"counted"` // how many answers are counted, a multiple of five: the last ones wait until there are enough of them
	Answers []Answer `json:"answers"` // only if the board opens it
}

// Answer is a possible answer and how many gave it as their first: rounded down
// to fives, so that 0 means fewer than five.
type Answer struct {
	Value   string `json:"value"`
	Label   string `json:"label"`
	AtLeast int    `json:"at_least"`
}

// Shows says which key moments a board is to open, by message. Those that it doesn't
// open are listed with the number of their answers.
type Shows func(message string) bool

// ShowsAll opens every key moment.
func ShowsAll(string) bool { return true }

// Board returns the board of a class. It counts only what is new since the last look;
// the wording of questions and answers is learned once, from folding a few runs. The
// moments that it opens are open for good: see publish.go for what follows from it. The error is a
// *run.Hidden if the class's runs were ended because of what their texts hold.
func (t *Classes) Board(ctx context.Context, l Led, shows Shows) (Board, error) {
	if err := t.runs.Shown(ctx, l.Class().Version); err != nil {
		return Board{}, err
	}
	begun, ended, err := t.store.ClassSize(ctx, l)
	if err != nil {
		return Board{}, err
	}
	known := t.knownOf(about{class: l.Class().ID})
	known.mu.Lock()
	defer known.mu.Unlock()
	if err := t.update(ctx, l, &known.counts); err != nil {
		return Board{}, err
	}
	board, atOnce := Board{Begun: atLeastFive(begun), Finished: atLeastFive(inFives(ended)), KeyMoments: []KeyMoment{}}, atOnceOf(begun)
	moments, err := t.learn(ctx, t.readsClass(l), known, atOnce)
	if err != nil {
		return Board{}, err
	}
	for _, q := range moments {
		if shows(q.message) {
			if err := t.release(ctx, l, &known.counts, q.message, atOnce); err != nil {
				return Board{}, err
			}
		}
		if m := q.moment(known.counts.to(q.message), atOnce, shows(q.message)); m.Counted > 0 {
			board.KeyMoments = append(board.KeyMoments, m)
		}
	}
	return board, nil
}

// Mark returns a text that differs whenever a class's board may have changed. It is
// cheap, and is for nobody to see: it follows every single answer. If the class has
// been ended, the error is run.ErrNotFound.
func (t *Classes) Mark(ctx context.Context, l Led) (string, error) { return t.store.ClassMark(ctx, l) }

// SetAside takes the run of whoever leads a class out of all that is counted, if they
// have one.
func (t *Classes) SetAside(ctx context.Context, l Led, g run.Guest) error {
	return t.store.SetAside(ctx, l, g)
}

// moment counts the answers to a question. If it isn't to be shown, it only says how
// many there are.
func (q *question) moment(a *answers, atOnce int, show bool) KeyMoment {
	m := KeyMoment{Message: q.message, Heading: q.heading, Title: q.title, From: q.from, Text: q.text, Discuss: q.discuss, Answers: []Answer{}}
	if !a.opened {
		m.Counted = a.ready(atOnce)
		return m
	}
	list, options := q.chosen(a)
	choices := make([]int, len(list))
	for i, c := range list {
		choices[i] = c.option
	}
	ways := ways(options)
	way, counts, counted := tallied(choices, len(options), ways, few)
	m.Counted = counted
	if show {
		m.Answers = answersOf(options, ways[way], counts)
	}
	return m
}

// chosen is what a run chose: the place of an option.
type chosen struct {
	run    int64
	option int
}

// chosen returns what was chosen in the answers that are shown, and among which options.
func (q *question) chosen(a *answers) ([]chosen, []sim.Option) {
	shown := a.shown()
	for _, one := range shown {
		q.option(q.value(one.Choice)) // first, so that every option has its final index below
	}
	list := make([]chosen, len(shown))
	for i, one := range shown {
		list[i] = chosen{one.Run, q.option(q.value(one.Choice))}
	}
	return list, slices.Clone(q.options)
}

// value returns what was chosen. If no tier was sent with a recommendation, it is the
// one that its form has at first.
func (q *question) value(choice string) string {
	if choice == "" {
		return q.usual
	}
	return choice
}
