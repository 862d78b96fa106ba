package teach

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Two runs that stand side by side are nobody's in the room: the program plays both, from
// one desk and with the same luck, and only the answer differs. So nobody's run is
// projected, and an answer that nobody gave can be looked at, too.

// Side is one of two runs from the open moment to the end of the day.
type Side struct {
	Value, Label string // of the answer
	Lines        []Line // what differs from the other side, in order
	More         int    // how many lines are left out
}

// Line is something that was done, or that came.
type Line struct {
	At   string       // "15:40"
	Did  sim.Sentence // what was done, or
	Came string       // from whom something came, and what

	what string // the decision or the message, by which the same line is known on the other side
}

// mostLines is how many lines of a side are shown: as many as can be read from the back of
// a room.
const mostLines = 6

// sides remembers what was played.
type sides struct {
	mu    sync.Mutex
	known map[string]*[2]Side // nil: the story doesn't come to the moment
}

// sidesKnown is how many pairs are remembered.
const sidesKnown = 256

// Sides plays the open moment twice, with two answers, each to the end of the day. They are
// the two that were given most often, or those that are asked for by their values. If the
// story doesn't come to the moment, or there is no second answer, ok is false.
func (t *Seminars) Sides(ctx context.Context, s Seminar, message string, values ...string) (two [2]Side, ok bool, err error) {
	a, b, found := s.two(message, values)
	if !found {
		return two, false, nil
	}
	v, err := t.classes.runs.Version(ctx, s.Exercise.Version)
	if err != nil {
		return two, false, err
	}
	key := fmt.Sprintln(s.Exercise.Version, string(s.Exercise.Terms), string(s.Exercise.Luck), message, a.Value, b.Value)
	t.sides.mu.Lock()
	defer t.sides.mu.Unlock()
	known, is := t.sides.known[key]
	if !is {
		if known, err = playBoth(ctx, v, s.Exercise, message, a, b); err != nil {
			return two, false, err
		}
		if len(t.sides.known) >= sidesKnown || t.sides.known == nil {
			t.sides.known = map[string]*[2]Side{}
		}
		t.sides.known[key] = known
	}
	if known == nil {
		return two, false, nil
	}
	return *known, true, nil
}

// firstOfAll puts what is asked for before whatever was given most often.
const firstOfAll = 1_000_000

// two returns the two answers to compare.
func (s Seminar) two(message string, values []string) (a, b sim.Option, ok bool) {
	i := slices.IndexFunc(s.Moments, func(m KeyMoment) bool { return m.Message == message })
	if i < 0 || len(s.options) < 2 {
		return a, b, false
	}
	list := slices.Clone(s.options)
	rank := func(o sim.Option) int {
		if at := slices.Index(values, o.Value); at >= 0 {
			return at - firstOfAll
		}
		for _, x := range s.Moments[i].Answers {
			if tiers := x.Tiers(); x.Value == o.Value || tiers != nil && tiers[0] == o.Value {
				return -x.AtLeast
			}
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b sim.Option) int { return rank(a) - rank(b) })
	return list[0], list[1], true
}

// players play to the moment, the first that comes to it, and on from there.
var players = []policy.Policy{policy.Careful, policy.FirstCome, policy.Loudest, policy.Busy}

// playBoth returns what differs between two ways to go on from a moment, or nil if the
// story doesn't come to it.
func playBoth(ctx context.Context, v *scenario.Version, e Exercise, message string, a, b sim.Option) (*[2]Side, error) {
	start, err := beginning(v, e)
	if err != nil {
		return nil, err
	}
	if string(e.Luck) == "null" {
		start.Luck = sim.NewLuck(1) // the same each time
	}
	var before *[]sim.Decision
	var then policy.Policy
	for _, then = range players {
		if before, err = upTo(ctx, v, start, then, message); err != nil || before != nil {
			break
		}
	}
	if err != nil || before == nil {
		return nil, err
	}
	two := [2]Side{{Value: a.Value, Label: a.Label}, {Value: b.Value, Label: b.Label}}
	for i := range two {
		if two[i].Lines, err = from(ctx, v, start, then, *before, message, two[i].Value); err != nil {
			return nil, err
		}
	}
	all := [2][]Line{two[0].Lines, two[1].Lines}
	for i := range two {
		two[i].Lines = slices.DeleteFunc(slices.Clone(all[i]), func(l Line) bool {
			return slices.ContainsFunc(all[1-i], func(o Line) bool { return o.what == l.what })
		})
		if n := len(two[i].Lines); n > mostLines {
			two[i].Lines, two[i].More = two[i].Lines[:mostLines], n-mostLines
		}
	}
	return &two, nil
}

// upTo plays until a message can be answered, and returns the decisions before it, or nil.
func upTo(ctx context.Context, v *scenario.Version, b run.Beginning, then policy.Policy, message string) (*[]sim.Decision, error) {
	seat, err := scenario.SitWithin(ctx, scenario.Play{Version: v, Terms: b.Terms, Luck: b.Luck})
	if err != nil {
		return nil, err
	}
	decisions := []sim.Decision{}
	pick := policy.Chance(b.Luck[len(b.Luck)-1].Seed)
	for desk := seat.Desk(); !desk.Ended && ctx.Err() == nil; desk = seat.Desk() {
		if answering(desk, message, "") != nil {
			return &decisions, nil
		}
		d := then(desk, pick)
		if err := seat.Decide(d); err != nil {
			return nil, nil // a policy that is refused goes no further
		}
		decisions = append(decisions, d)
	}
	return nil, ctx.Err()
}

// answering returns the decision that gives a message an answer, or nil if the desk doesn't
// offer it; any answer will do if the value is "".
func answering(desk sim.Desk, message, value string) *sim.Decision {
	for _, o := range desk.OffersOn(message) {
		switch {
		case o.Verb == sim.VerbAnswer && (value == "" || strings.HasSuffix(o.ID, ":"+value)):
			return &sim.Decision{Offer: o.ID}
		case o.Verb == sim.VerbTriage && value == "":
			return &sim.Decision{Offer: o.ID}
		case o.Verb == sim.VerbTriage:
			return &sim.Decision{Offer: o.ID, With: map[string]string{"tier": value}}
		}
	}
	return nil
}

// from plays on from a moment with one answer to the end of the day, and returns what was
// done and what happened.
func from(ctx context.Context, v *scenario.Version, b run.Beginning, then policy.Policy, before []sim.Decision, message, value string) (lines []Line, err error) {
	seat, err := scenario.SitWithin(ctx, scenario.Play{Version: v, Terms: b.Terms, Luck: b.Luck})
	if err != nil {
		return nil, err
	}
	for _, d := range before {
		if err := seat.Decide(d); err != nil {
			return nil, err
		}
	}
	desk := seat.Desk()
	day, first := desk.Clock.ISO, answering(desk, message, value)
	if first == nil {
		return nil, nil
	}
	pick, next, shown := policy.Chance(b.Luck[len(b.Luck)-1].Seed), *first, map[string]bool{}
	for _, l := range desk.Inbox {
		shown[l.ID] = true
	}
	for !desk.Ended && desk.Clock.ISO == day && ctx.Err() == nil {
		at := desk.Clock.Now
		if err := seat.Decide(next); err != nil {
			return lines, nil
		}
		desk = seat.Desk()
		if desk.Did != "" {
			lines = append(lines, Line{At: at, Did: desk.Did, what: fmt.Sprint(next.Offer, next.With)})
		}
		for _, l := range slices.Backward(desk.Inbox) { // newest first
			if !shown[l.ID] {
				shown[l.ID] = true
				lines = append(lines, Line{At: l.At, Came: sayCame(l), what: l.ID})
			}
		}
		next = then(desk, pick)
	}
	return lines, ctx.Err()
}
