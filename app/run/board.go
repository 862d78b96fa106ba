package run

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"caseload/app/sim"
	"caseload/app/store"
)

// Board is what a class's lecturer sees: how many, and how the class decided at
// the scenario's key moments. It says nothing about anybody, and no group of
// fewer than five (publish.go).
type Board struct {
	Begun    *int     `json:"begun"`             // nil: fewer than five
	Finished *int     `json:"finished_at_least"` // in fives; nil: fewer than five
	Moments  []Moment `json:"moments"`           // those that five or more have answered
}

// Moment is a question that the desk put, and how the class answered it.
type Moment struct {
	Message  string   `json:"message"` // its id on the desk
	Heading  string   `json:"heading,omitempty"`
	Title    string   `json:"title"`
	From     string   `json:"from,omitempty"`
	Text     string   `json:"text"`
	Discuss  string   `json:"discuss,omitempty"`
	Counted  int      `json:"counted"`  // in fives: the last few wait until they are five
	Withheld bool     `json:"withheld"` // no group is large enough to show
	Answers  []Answer `json:"answers"`
}

// Answer is one that could be given. Count is nil where it isn't shown.
type Answer struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count *int   `json:"count"`
}

// Board tallies a class. It is one query of the log, and takes nobody's seat;
// what the questions and answers are called is learned from a few folds, once.
func (r *Runs) Board(ctx context.Context, class store.Class) (Board, error) {
	begun, ended, err := r.store.ClassSize(ctx, class.ID)
	if err != nil {
		return Board{}, err
	}
	log, err := r.store.ClassDecisions(ctx, class.ID, sim.VerbAnswer, sim.VerbTriage)
	if err != nil {
		return Board{}, err
	}
	board := Board{Begun: atLeastFive(begun), Finished: atLeastFive(inFives(ended)), Moments: []Moment{}}
	given := answersTo(log)
	known, err := r.learn(ctx, class.ID, given)
	if err != nil {
		return Board{}, err
	}
	for _, q := range known {
		board.Moments = append(board.Moments, q.tally(given[q.message]))
	}
	return board, nil
}

// given is a run's answer to a message: the last, where one was taken back.
type given struct {
	run    int64
	offer  string
	with   []byte
	madeAt int64
}

// answersTo sorts a class's decisions by the message they answer, and within it
// by when they were made. A message that fewer than five have answered is left
// out, and so are the last few beyond the fives.
func answersTo(log []store.Decision) map[string][]given {
	last := map[string]map[int64]given{}
	for _, d := range log {
		message := messageOf(d.Offer)
		if last[message] == nil {
			last[message] = map[int64]given{}
		}
		last[message][d.Run] = given{d.Run, d.Offer, d.With, d.MadeAt.UnixMilli()}
	}
	answers := map[string][]given{}
	for message, byRun := range last {
		if len(byRun) < few {
			continue
		}
		list := make([]given, 0, len(byRun))
		for _, g := range byRun {
			list = append(list, g)
		}
		slices.SortFunc(list, func(a, b given) int { return cmp.Or(cmp.Compare(a.madeAt, b.madeAt), cmp.Compare(a.run, b.run)) })
		answers[message] = list[:inFives(len(list))]
	}
	return answers
}

// messageOf is the object of an offer: what stands behind its verb and, of an
// answer, before the choice.
func messageOf(offer string) string {
	verb, object, _ := strings.Cut(offer, ":")
	if verb == sim.VerbAnswer {
		object = object[:max(0, strings.LastIndexByte(object, ':'))]
	}
	return object
}

// value is what was chosen: the choice of an answer, or a tier, which is the
// offer's own where none was sent.
func (q *question) value(g given) string {
	if strings.HasPrefix(g.offer, sim.VerbAnswer+":") {
		return g.offer[strings.LastIndexByte(g.offer, ':')+1:]
	}
	var with struct{ Tier string }
	if json.Unmarshal(g.with, &with) != nil || with.Tier == "" {
		return q.usual
	}
	return with.Tier
}

// tally counts the answers to a question, and leaves out what might give anybody
// away.
func (q *question) tally(answers []given) Moment {
	m := Moment{
		Message: q.message, Heading: q.heading, Title: q.title, From: q.from, Text: q.text, Discuss: q.discuss,
		Counted: len(answers), Answers: []Answer{},
	}
	for _, g := range answers {
		q.option(q.value(g)) // so that all have their places
	}
	counts := make([]int, len(q.options))
	for _, g := range answers {
		counts[q.option(q.value(g))]++
	}
	shown, any := publish(counts)
	m.Withheld = !any
	for i, o := range q.options {
		a := Answer{Value: o.Value, Label: o.Label}
		if shown[i] {
			a.Count = &counts[i]
		}
		m.Answers = append(m.Answers, a)
	}
	return m
}
