package scenario

import (
	"errors"
	"slices"
	"strings"

	"caseload/app/script"
	"caseload/app/sim"
)

// Difference is the first turn at which a golden play goes another way than it
// has written down. Its [Difference.String] says so in the author's terms.
type Difference struct {
	Turn    int          // at whose desk it shows, from 1; 0: nothing shows on any desk
	Line    int          // of the golden play's steps, from 1, where that turn stands; 0: it stands nowhere
	Then    Place        // as it is written down
	Now     Place        // as it is
	Decided string       // what led there, "" at the beginning
	Missing []string     // what happened then and doesn't now
	Added   []string     // what happens now and didn't then
	Desk    []DeskChange // what stood on the desk then and now
	Refused string       // why the decision can't be made now; "" where it can
	Offered []string     // where it can't: the offers that it may have meant, by id
	Hidden  Hidden       // where something differs that no desk shows, if that comes sooner
	Failed  []string     // storylines that failed by then: "scenario.lua:12: …"
}

// Hidden is where something differs that no desk shows: after the turn of the
// last digest that is as it was written down, 0 where there is none, and by the
// turn of the first that isn't. Its zero value says that nothing does.
type Hidden struct{ After, By int }

// Place is when in the story a turn is; its zero value says that there is no
// such turn.
type Place struct{ Day, Time string } // "3" or "end"; "09:35"

// DeskChange is one thing on a desk that isn't as it was.
type DeskChange struct {
	Kind string // "letter", "case", "paper", "date", "task", "offer", "figure"
	ID   string
	Then string // in words; "" where it wasn't there
	Now  string // "" where it is gone
}

// FirstDifference folds a golden play with a version, and says where it first
// goes another way than its steps say; nil where it holds. A golden play whose
// steps say nothing of desks, as older ones, is held to its turns and to what
// happened. An error is of the version: it doesn't begin, or was interrupted.
func FirstDifference(g Golden, v *Version) (*Difference, error) {
	seat, err := Sit(v, g.Terms, g.Luck)
	if err != nil {
		return nil, err
	}
	then := parseTrace(g.Steps)
	desks := slices.ContainsFunc(then, func(s traced) bool { return len(s.desk) > 0 })
	hidden := Hidden{}
	before := traced{}
	for i := range max(lastTurn(then), len(g.Decisions)+1) {
		now := traced{}
		switch {
		case i > len(g.Decisions):
		case i == 0:
			now = tracedOf(seat.Step())
		default:
			err := seat.Decide(g.Decisions[i-1])
			var refused *sim.Refused
			if errors.As(err, &refused) {
				return refusedAt(g, at(then, i), i, seat, string(refused.Sentence), hidden.found()), nil
			}
			if err != nil {
				return nil, err
			}
			now = tracedOf(seat.Step())
		}
		was := at(then, i+1)
		if d := between(was, now, desks); d != nil {
			d.Hidden, d.Failed = hidden.found(), failed(seat)
			return d, nil
		}
		due := i == len(g.Decisions) || i > 0 && before.place.Day != now.place.Day
		hidden.compare(was, now, due)
		before = now
	}
	if hidden.By == 0 {
		return nil, nil
	}
	return &Difference{Hidden: hidden, Line: at(then, hidden.By).line, Failed: failed(seat)}, nil
}

// compare holds a step's digest against the one that is written down; due says
// that there has to be one. Only the first difference counts.
func (h *Hidden) compare(was, now traced, due bool) {
	switch {
	case h.By > 0 || was.digest == "" && !due:
	case was.digest == now.digest:
		h.After = now.turn
	default:
		h.By = now.turn
	}
}

// found is h where something differs, and nothing otherwise.
func (h Hidden) found() Hidden {
	if h.By == 0 {
		return Hidden{}
	}
	return h
}

// between is how two steps differ; nil where nothing shows.
func between(was, now traced, desks bool) *Difference {
	d := &Difference{Turn: max(was.turn, now.turn), Line: was.line, Then: was.place, Now: now.place, Decided: now.decided}
	if d.Decided == "" {
		d.Decided = was.decided
	}
	if d.Decided == begins {
		d.Decided = ""
	}
	if was.turn == 0 || now.turn == 0 { // one of them is over
		return d
	}
	d.Missing, d.Added = without(was.events, now.events), without(now.events, was.events)
	if desks {
		d.Desk = deskChanges(was.desk, now.desk)
	}
	if was.turn == now.turn && was.place == now.place && was.decided == now.decided && len(d.Missing)+len(d.Added)+len(d.Desk) == 0 {
		return nil
	}
	return d
}

// refusedAt is the difference where the decision that led to a step can't be
// made.
func refusedAt(g Golden, was traced, i int, seat *Seat, why string, hidden Hidden) *Difference {
	desk := seat.Desk()
	d := &Difference{Turn: desk.Turn, Decided: formatDecision(g.Decisions[i-1]), Refused: why, Hidden: hidden, Failed: failed(seat)}
	d.Now = tracedOf(Step{Desk: desk}).place
	d.Offered = meant(d.Decided, desk.Offers)
	d.Then, d.Line = was.place, was.line // the desk at which it was decided
	return d
}

// meant are the offers of the same verb, or all where there are none: what the
// author of a decision that can't be made may have meant.
func meant(decision string, offers []sim.Offer) []string {
	id, _, _ := strings.Cut(decision, " ")
	verb, _, _ := strings.Cut(id, ":")
	var alike, all []string
	for _, o := range offers {
		if all = append(all, o.ID); o.Verb == verb {
			alike = append(alike, o.ID)
		}
	}
	if len(alike) > 0 {
		return alike
	}
	return all
}

// at is what is written down for a turn.
func at(steps []traced, turn int) traced {
	for _, s := range steps {
		if s.turn == turn {
			return s
		}
	}
	return traced{}
}

// lastTurn is the last turn that is written down.
func lastTurn(steps []traced) int {
	last := 0
	for _, s := range steps {
		last = max(last, s.turn)
	}
	return last
}

func deskChanges(was, now []fact) []DeskChange {
	var list []DeskChange
	for _, f := range was {
		i := slices.IndexFunc(now, func(o fact) bool { return o.same(f) })
		switch {
		case i < 0:
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Then: f.text})
		case now[i].text != f.text:
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Then: f.text, Now: now[i].text})
		}
	}
	for _, f := range now {
		if !slices.ContainsFunc(was, func(o fact) bool { return o.same(f) }) {
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Now: f.text})
		}
	}
	slices.SortStableFunc(list, func(a, b DeskChange) int {
		return slices.Index(factKinds, a.Kind) - slices.Index(factKinds, b.Kind)
	})
	return list
}

// without are the lines of a list that another doesn't have, each as often.
func without(list, other []string) []string {
	left, rest := slices.Clone(other), []string(nil)
	for _, line := range list {
		if i := slices.Index(left, line); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		rest = append(rest, line)
	}
	return rest
}

func failed(seat *Seat) []string {
	var list []string
	for _, f := range seat.Faults() {
		list = append(list, script.OneLine(string(f.Message)))
	}
	return list
}
