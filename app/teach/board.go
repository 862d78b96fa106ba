package teach

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
	Begun      *int        `json:"begun"`             // nil: fewer than five
	Finished   *int        `json:"finished_at_least"` // in fives; nil: fewer than five
	KeyMoments []KeyMoment `json:"key_moments"`       // those that five or more have answered
}

// KeyMoment is a question that the desk put, and how the class answered it.
type KeyMoment struct {
	Message string   `json:"message"` // its id on the desk
	Heading string   `json:"heading,omitempty"`
	Title   string   `json:"title"`
	From    string   `json:"from,omitempty"`
	Text    string   `json:"text"`
	Discuss string   `json:"discuss,omitempty"`
	Counted int      `json:"counted"` // in fives: the last few wait until they are five
	Answers []Answer `json:"answers"`
}

// Answer is one that could be given, and how many gave it first: in fives, 0
// being fewer than five.
type Answer struct {
	Value   string `json:"value"`
	Label   string `json:"label"`
	AtLeast int    `json:"at_least"`
}

// Board tallies a class. It is one query of the log, and takes nobody's seat;
// what the questions and answers are called is learned from a few folds, once.
func (t *Classes) Board(ctx context.Context, l Led) (Board, error) {
	begun, ended, err := t.store.ClassSize(ctx, l)
	if err != nil {
		return Board{}, err
	}
	log, err := t.store.ClassDecisions(ctx, l, sim.VerbAnswer, sim.VerbTriage)
	if err != nil {
		return Board{}, err
	}
	board := Board{Begun: atLeastFive(begun), Finished: atLeastFive(inFives(ended)), KeyMoments: []KeyMoment{}}
	answers := answersTo(log)
	known, err := t.learn(ctx, l, answers)
	if err != nil {
		return Board{}, err
	}
	for _, q := range known {
		board.KeyMoments = append(board.KeyMoments, q.moment(answers[q.message]))
	}
	return board, nil
}

// given is what a run answered a message with.
type given struct {
	run    int64
	offer  string
	with   []byte
	madeAt int64
}

// answersTo sorts a class's decisions by the message they answer, and within it
// by when they were made. Of each run it takes the first, so that what has been
// counted stays as it is; and of a message the fives.
func answersTo(log []store.Decision) map[string][]given {
	type asked struct {
		message string
		run     int64
	}
	answered, answers := map[asked]bool{}, map[string][]given{}
	for _, d := range log { // in turn order
		at := asked{messageOf(d.Offer), d.Run}
		if !answered[at] {
			answered[at] = true
			answers[at.message] = append(answers[at.message], given{d.Run, d.Offer, d.With, d.MadeAt.UnixMilli()})
		}
	}
	for message, list := range answers {
		if len(list) < few {
			delete(answers, message)
			continue
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

// moment counts the answers to a question.
func (q *question) moment(answers []given) KeyMoment {
	m := KeyMoment{Message: q.message, Heading: q.heading, Title: q.title, From: q.from, Text: q.text, Discuss: q.discuss, Answers: []Answer{}}
	for _, g := range answers {
		q.option(q.value(g)) // so that all have their places
	}
	choices := make([]int, len(answers))
	for i, g := range answers {
		choices[i] = q.option(q.value(g))
	}
	var counts []int
	counts, m.Counted = tally(choices, len(q.options), few)
	for i, o := range q.options {
		m.Answers = append(m.Answers, Answer{o.Value, o.Label, counts[i]})
	}
	return m
}
