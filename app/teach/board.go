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

// Board is what a class's lecturer sees: how many runs there are, and how the
// class decided at the scenario's key moments. It says nothing about individuals,
// nor about any group of fewer than five (publish.go).
type Board struct {
	Begun      *int        `json:"begun"`             // nil: fewer than five
	Finished   *int        `json:"finished_at_least"` // rounded down to fives; nil: fewer than five
	KeyMoments []KeyMoment `json:"key_moments"`       // only those that at least five have answered
}

// KeyMoment is a question that the desk asked, and how the class answered it.
type KeyMoment struct {
	Message string   `json:"message"` // the message's id on the desk
	Heading string   `json:"heading,omitempty"`
	Title   string   `json:"title"`
	From    string   `json:"from,omitempty"`
	Text    string   `json:"text"`
	Discuss string   `json:"discuss,omitempty"`
	Counted int      `json:"counted"` // how many answers are counted, a multiple of five: the last few wait until there are five of them
	Answers []Answer `json:"answers"`
}

// Answer is a possible answer and how many gave it as their first: rounded down
// to fives, so that 0 means fewer than five.
type Answer struct {
	Value   string `json:"value"`
	Label   string `json:"label"`
	AtLeast int    `json:"at_least"`
}

// Board returns the board of a class. Counting takes one query of the log and no
// seats; the wording of questions and answers is learned once, from folding a few
// runs.
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

// given is a run's answer to a message.
type given struct {
	run    int64
	offer  string
	with   []byte
	madeAt int64
}

// answersTo groups a class's decisions by the message they answer, and sorts each
// group by the time they were made. Log must be in turn order within each run.
// Only a run's first answer to a message is used, so that what has been counted
// never changes; and of each group only the largest multiple of five, which
// leaves out groups of fewer.
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

// messageOf returns the object of an offer's id: what follows the verb and, for
// an answer, precedes the choice.
func messageOf(offer string) string {
	verb, object, _ := strings.Cut(offer, ":")
	if verb == sim.VerbAnswer {
		object = object[:max(0, strings.LastIndexByte(object, ':'))]
	}
	return object
}

// value returns what was chosen: the choice in an answer, or the tier in a
// recommendation. If no tier was sent, it is the offer's default.
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
		q.option(q.value(g)) // first, so that every option has its final index below
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
