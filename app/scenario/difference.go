package scenario

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Difference describes the first turn at which a golden play departs from its
// recorded steps. [Difference.String] describes it in the author's terms.
type Difference struct {
	Turn    int          // the turn on whose desk it shows, from 1; 0 if no desk shows anything
	Line    int          // the line of the golden play's steps, from 1, where that turn is recorded; 0 if it isn't
	Then    Place        // when in the story the turn was recorded
	Now     Place        // when in the story the turn is now
	Decided string       // the decision that led there; "" at the beginning
	Missing []string     // events that were recorded and don't happen now
	Added   []string     // events that happen now and weren't recorded
	Desk    []DeskChange // things that differ between the recorded desk and the present one
	Refused sim.Sentence // why the decision can't be made now; "" if it can
	Offered []string     // if it can't: ids of the offers it may have meant
	Hidden  Hidden       // a difference that no desk shows, if there is one at an earlier turn
	Failed  []sim.Fault  // of the storylines that have failed by then

	WordsOnly bool // in the whole play no desk and no event differs in anything but words
}

// Hidden says where a difference that no desk shows begins. After is the turn of
// the last digest that matches the recorded one, or 0 if none does; By is the turn
// of the first that doesn't. The zero value means that there is no such difference.
type Hidden struct{ After, By int }

// Place is the day and time of a turn in the story. The zero value means that there
// is no such turn.
type Place struct{ Day, Time string } // "3" or "end"; "09:35"

// DeskChange is one thing on a desk that differs from what was recorded.
type DeskChange struct {
	Kind     string // "letter", "case", "paper", "date", "task", "offer", "figure"
	ID       string
	Then     string // in words; "" if it wasn't there
	Now      string // in words; "" if it is gone
	Reworded bool   // the text that it stands for has other words; Then and Now may be equal
}

// FirstDifference folds a golden play with version v and returns the first
// difference from its recorded steps, or nil if there is none. Differences of nothing
// but words come last: one is returned only if there is no other that shows. A golden play
// recorded before desks were written down is checked by its turns and events only.
// It returns an error if the version can't begin or the fold was interrupted.
func FirstDifference(g Golden, v *Version) (*Difference, error) {
	seat, err := SitWithin(context.Background(), g.Play(v))
	if err != nil {
		return nil, err
	}
	then := parseTrace(g.Steps) // empty for a golden play that somebody has just written by hand
	desks := slices.ContainsFunc(then, func(s traced) bool { return len(s.desk) > 0 })
	hidden := Hidden{}
	before, reworded := traced{}, (*Difference)(nil)
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
				return refusedAt(g, at(then, i), i, seat, refused.Sentence, hidden.found()), nil
			}
			if err != nil {
				return nil, err
			}
			now = tracedOf(seat.Step())
		}
		was := at(then, i+1)
		if d := between(was, now, desks); d != nil {
			d.Hidden, d.Failed = hidden.found(), slices.Clone(seat.Faults())
			other := between(was.withoutWords(), now.withoutWords(), desks)
			if other != nil && reworded != nil {
				d.Missing, d.Added, d.Desk = other.Missing, other.Added, other.Desk
			}
			if other != nil && len(then) > 0 {
				return d, nil
			}
			if reworded == nil {
				d.WordsOnly, reworded = len(then) > 0, d
			}
		}
		if len(then) == 0 {
			continue
		}
		due := i == len(g.Decisions) || i > 0 && before.place.Day != now.place.Day
		hidden.compare(was, now, due)
		before = now
	}
	if reworded != nil || hidden.By == 0 {
		return reworded, nil
	}
	return &Difference{Hidden: hidden, Line: at(then, hidden.By).line, Failed: slices.Clone(seat.Faults())}, nil
}

// compare updates h with a step's digest as recorded and as it is now. If due is
// true, a digest must have been recorded. Only the first difference is kept.
func (h *Hidden) compare(was, now traced, due bool) {
	switch {
	case h.By > 0 || was.digest == "" && !due:
	case was.digest == now.digest:
		h.After = now.turn
	default:
		h.By = now.turn
	}
}

// found returns h if something differs, and the zero value otherwise.
func (h Hidden) found() Hidden {
	if h.By == 0 {
		return Hidden{}
	}
	return h
}

// between returns how two steps differ, or nil if no difference shows. Desks are
// compared only if desks is true.
func between(was, now traced, desks bool) *Difference {
	d := &Difference{Turn: max(was.turn, now.turn), Line: was.line, Then: was.place, Now: now.place, Decided: now.decided}
	if d.Decided == "" {
		d.Decided = was.decided
	}
	if d.Decided == begins {
		d.Decided = ""
	}
	if was.turn == 0 || now.turn == 0 { // one of the two plays has already ended
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

// quoted matches the words in an event or on a desk. They may have quotes in them.
var quoted = regexp.MustCompile(`“.*”`)

// withoutWords returns a step with all words left out that a text or a title is made of.
func (s traced) withoutWords() traced {
	events, desk := make([]string, len(s.events)), make([]entry, len(s.desk))
	for i, event := range s.events {
		events[i] = quoted.ReplaceAllString(event, "“”")
	}
	for i, e := range s.desk {
		e.text, e.sum = quoted.ReplaceAllString(e.text, "“”"), ""
		desk[i] = e
	}
	s.events, s.desk = events, desk
	return s
}

// refusedAt returns the difference for decision i (from 1), which can't be made any
// more; was is the recorded step at whose desk it was made.
func refusedAt(g Golden, was traced, i int, seat *Seat, why sim.Sentence, hidden Hidden) *Difference {
	desk := seat.Desk()
	d := &Difference{Turn: desk.Turn, Decided: formatDecision(g.Decisions[i-1]), Refused: why, Hidden: hidden, Failed: slices.Clone(seat.Faults())}
	d.Now = tracedOf(Step{Desk: desk}).place
	d.Offered = Meant(d.Decided, desk.Offers)
	d.Then, d.Line = was.place, was.line // the desk at which the decision was made
	return d
}

// Meant returns the ids of the offers that whoever wrote an impossible decision may
// have meant: those with the same verb or, if there are none, all of them.
func Meant(decision string, offers []sim.Offer) []string {
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

// at returns the recorded step of a turn, or the zero value if there is none.
func at(steps []traced, turn int) traced {
	for _, s := range steps {
		if s.turn == turn {
			return s
		}
	}
	return traced{}
}

// lastTurn returns the number of the last recorded turn, or 0 if there is none.
func lastTurn(steps []traced) int {
	last := 0
	for _, s := range steps {
		last = max(last, s.turn)
	}
	return last
}

func deskChanges(was, now []entry) []DeskChange {
	var list []DeskChange
	for _, f := range was {
		i := slices.IndexFunc(now, func(o entry) bool { return o.same(f) })
		switch {
		case i < 0:
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Then: f.text})
		case now[i] != f:
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Then: f.text, Now: now[i].text, Reworded: now[i].sum != f.sum})
		}
	}
	for _, f := range now {
		if !slices.ContainsFunc(was, func(o entry) bool { return o.same(f) }) {
			list = append(list, DeskChange{Kind: f.kind, ID: f.id, Now: f.text})
		}
	}
	slices.SortStableFunc(list, func(a, b DeskChange) int {
		return slices.Index(entryKinds, a.Kind) - slices.Index(entryKinds, b.Kind)
	})
	return list
}

// without returns the lines of list that aren't in other; a line that occurs n
// times in other is left out at most n times.
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
