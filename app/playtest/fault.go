package playtest

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// Fault is something that went wrong in a play: a storyline failed, or the play
// could not go on.
type Fault struct {
	FaultID
	Message sim.Sentence `json:"message"` // with file and line, where known
}

// FaultID tells faults apart, however they are worded.
type FaultID struct {
	Storyline string        `json:"storyline,omitempty"` // the one that failed; "" if the play could not go on
	Offer     string        `json:"offer,omitempty"`     // the decision that could not be made; "" if a storyline failed
	File      string        `json:"file,omitempty"`
	Line      int           `json:"line,omitempty"` // from 1; 0 if unknown
	Code      sim.FaultCode `json:"code,omitempty"`
	Name      string        `json:"name,omitempty"` // of the thing that the code is about
}

// brokeOff is the code for a play that ended in a panic.
const brokeOff sim.FaultCode = "broke-off"

// faultAt is a fault with the number of decisions made by then.
type faultAt struct {
	Fault
	turn int
}

// stuck returns the fault of a play in which a decision could not be made.
func stuck(offer string, err error) Fault {
	known := sim.FaultOf(err)
	return Fault{FaultID{Offer: offer, File: known.File, Line: known.Line, Code: known.Code, Name: known.Name}, sayStuck(offer, err)}
}

// failed returns the fault of a storyline.
func failed(f sim.Fault) Fault {
	return Fault{FaultID{Storyline: f.Storyline, File: f.File, Line: f.Line, Code: f.Code, Name: f.Name}, f.Message}
}

// Text returns the fault on one line, with its storyline if it has one.
func (f Fault) Text() string {
	if f.Storyline == "" {
		return string(f.Message)
	}
	return f.Storyline + ": " + string(f.Message)
}

// withoutLine returns the fault's identity without its line number, which changes
// with every edit.
func (id FaultID) withoutLine() FaultID {
	id.Line = 0
	return id
}

// newFaults returns the faults in now that have no counterpart in before. Faults on
// different lines are counterparts if nothing else about them differs.
func newFaults(now, before []Fault) []Fault {
	left := slices.Clone(before)
	for _, same := range []func(a, b FaultID) bool{
		func(a, b FaultID) bool { return a == b },
		func(a, b FaultID) bool { return a.withoutLine() == b.withoutLine() },
	} {
		var rest []Fault
		for _, f := range now {
			i := slices.IndexFunc(left, func(b Fault) bool { return same(f.FaultID, b.FaultID) })
			if i < 0 {
				rest = append(rest, f)
				continue
			}
			left = slices.Delete(left, i, i+1)
		}
		now = rest
	}
	return now
}

// Failure is something that went wrong, with the first play in which it did.
type Failure struct {
	Fault
	Policy string `json:"policy"`
	Turn   int    `json:"turn"`
	Plays  int    `json:"plays"` // number of plays in which it happened
	Play   string `json:"play"`  // file name of the golden play that shows it
	golden scenario.Golden
}

// Golden returns the play that shows the failure, up to the turn at which it
// happens.
func (f Failure) Golden() scenario.Golden { return f.golden }

// fail records a fault of a play. A fault that is known already is only counted.
func (t *test) fail(name string, p *played, f faultAt) {
	if i, seen := t.index[f.FaultID]; seen {
		t.faults[i].Plays++
		return
	}
	t.index[f.FaultID] = len(t.faults)
	t.faults = append(t.faults, Failure{
		Fault: f.Fault, Policy: name, Turn: f.turn, Plays: 1, Play: fmt.Sprintf("%s-error-%d.txtar", t.v.Slug, len(t.faults)+1),
		golden: scenario.Golden{
			Comment:  fmt.Sprintf("What policy %s met in a playtest of %s, at turn %d:\n%s\n", name, inLine(t.v.Setting.Title), f.turn, inLine(f.Text())),
			Scenario: t.v.Slug, Version: t.v.Digest, Terms: p.terms, Luck: p.luck, Decisions: slices.Clone(p.decisions[:min(f.turn, len(p.decisions))]),
		},
	})
}

// fold records the steps of the play that shows a failure, as far as it goes.
func (f *Failure) fold(v *scenario.Version) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = nil // the play breaks off here too, which is what it is meant to show
		}
	}()
	steps := []scenario.Step{}
	defer func() { f.golden.Steps = scenario.TraceOf(steps) }()
	for seat, wrong := range scenario.Fold(f.golden.Play(v)) {
		if wrong != nil {
			return nil
		}
		steps = append(steps, seat.Step())
	}
	return nil
}

// inLine joins a text into one line. In the comment of a golden play, a line
// written by an author could otherwise be taken for the start of a section.
func inLine(text string) string { return strings.Join(strings.Fields(text), " ") }
