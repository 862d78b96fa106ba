// Package golden folds a recorded play again and says how it goes now. It reads what it is
// given, changes nothing and words nothing: what is said of a play comes from package remark.
package golden

import (
	"context"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// MaxTurns is the maximum number of decisions of a play that is folded; a bot goes home every
// day long before that.
const MaxTurns = 1_500

// Play is the result of folding a golden play again.
type Play struct {
	File   string
	Text   string
	Golden scenario.Golden
	Differ *scenario.Difference // nil if nothing differs
	Turns  int
	Last   sim.Desk   // the desk at which it ends or can't go on
	Fault  *sim.Fault // of the first storyline that failed, or nil
	Broke  error      // why it could not be folded at all

	Refused error // why the next decision can't be made

	failed int  // the number of the decision at which a storyline failed
	long   bool // whether it is too long to be folded
}

// Fold plays a golden play again. It returns nil if the play can't be read.
func Fold(v *scenario.Version, name, text string) *Play {
	recorded, err := scenario.ParseGolden([]byte(text))
	if err != nil {
		return nil
	}
	g := &Play{File: name, Text: text, Golden: recorded}
	if g.long = len(recorded.Decisions) > MaxTurns; g.long {
		return g
	}
	if g.Differ, g.Broke = scenario.FirstDifference(recorded, v); g.Broke != nil {
		return g
	}
	seat, err := scenario.SitWithin(context.Background(), recorded.Play(v))
	if err != nil {
		g.Broke = err
		return g
	}
	for _, d := range recorded.Decisions {
		if g.Refused = seat.Decide(d); g.Refused != nil {
			break
		}
		g.Turns++
		if faults := seat.Faults(); len(faults) > 0 && g.Fault == nil {
			g.Fault, g.failed = &faults[0], g.Turns
		}
	}
	g.Last = seat.Desk()
	return g
}

// Verdict is how a golden play goes now, the worst first.
type Verdict int

const (
	Fails    Verdict = iota // a storyline fails in it
	Refused                 // a decision can't be made any longer
	Differs                 // it leads elsewhere
	Unseen                  // it leads elsewhere, and no desk shows it: other words of a text that wasn't opened, perhaps
	Reworded                // it reads other words
	Same                    // nothing differs
	Stepless                // it has no steps to compare with
	Unfolded                // it is too long, or can't be folded
)

func (g *Play) Verdict() Verdict {
	switch {
	case g.long || g.Broke != nil:
		return Unfolded
	case g.Fault != nil:
		return Fails
	case g.Refused != nil, g.Differ != nil && g.Differ.Refused != "":
		return Refused
	case g.Differ == nil:
		return Same
	case g.Stepless():
		return Stepless
	case g.Differ.WordsOnly:
		return Reworded
	case g.Differ.Turn == 0:
		return Unseen
	}
	return Differs
}

// Stepless reports whether a play was recorded without the steps that its decisions led to.
func (g *Play) Stepless() bool {
	return g.Differ != nil && g.Differ.Refused == "" && strings.TrimSpace(g.Golden.Steps) == ""
}

// Worst returns the play that goes most differently, nil if none does, and the files of the
// others that go differently, too: one change to a scenario is seen in many plays.
func Worst(plays []*Play) (first *Play, others []string) {
	for _, g := range plays {
		if g.Verdict() < Same && (first == nil || g.Verdict() < first.Verdict()) {
			first = g
		}
	}
	for _, g := range plays {
		if g != first && g.Verdict() < Same {
			others = append(others, g.File)
		}
	}
	return first, others
}

// Line returns the line of a text on which a part of a golden play begins, or 1 if it isn't
// there.
func Line(text, part string) int {
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "-- "+part+" --" {
			return i + 1
		}
	}
	return 1
}

// FailedAt returns the line of the decision at which a storyline failed.
func (g *Play) FailedAt() int { return g.DecisionLine(g.failed) }

// DecisionLine returns the line of the n-th decision, counted from 1.
func (g *Play) DecisionLine(n int) int {
	lines := strings.Split(g.Text, "\n")
	for i := Line(g.Text, "decisions"); i < len(lines); i++ {
		words := strings.Fields(lines[i])
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if n--; n == 0 {
			return i + 1
		}
	}
	return Line(g.Text, "decisions")
}
