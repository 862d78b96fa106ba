package sim

import (
	"errors"
	"fmt"
	"slices"
)

// ErrInterrupted says that a backstop (wall clock, heap) stopped a script. It
// is not deterministic, so the decision is not decided: the caller drops the
// world and folds again.
var ErrInterrupted = errors.New("interrupted")

// A Script declares a world and tells its storylines. There are two: an
// author's Lua, and Go literals in tests.
type Script interface {
	// Declare runs once, on an empty world: it declares the scenario, its
	// people and cases, and adds its storylines.
	Declare(w *World) error
	// Resume lets storyline i go on, from its beginning or from where it
	// waits, until it waits again or ends. One that holds looks whether what it
	// holds for is still so; if it is, the wait that it was in comes back and
	// nothing has happened. An error is the author's and ends that storyline
	// alone; [ErrInterrupted] ends the fold.
	Resume(w *World, i int, answer Answer) (Wait, error)
}

// Answer is what a storyline that waited gets: what the student answered or
// recommended. Zero when it waited for the time.
type Answer struct {
	Choice string            // the chosen answer; "" when the caller rang off
	With   map[string]string // a recommendation: tier, response, level
	Done   bool              // the task it waited for was finished, not taken back
}

// What a storyline waits for.
const (
	WaitEnd      = ""         // nothing: it has ended
	WaitTime     = "time"     // a moment
	WaitMessage  = "message"  // an answer to a question or a referral
	WaitTask     = "task"     // a task to be finished
	WaitSession  = "session"  // supervision to be held, or not
	WaitAdhoc    = "ad hoc"   // the student to ask a person for supervision there and then
	WaitCapacity = "capacity" // the student to tell a person what can and can't be done
	WaitHold     = "hold"     // something to be so no longer; see hold.go
)

// Wait is what a storyline waits for, and what it has cost.
type Wait struct {
	For   string
	Until Moment // WaitTime; WaitHold: not longer than
	ID    string // WaitMessage, WaitTask
	Used  int64  // instructions since the play began; deterministic, and no part of the digest
}

// Storyline is a story that runs beside the student's decisions.
type Storyline struct {
	Name   string
	Wait   Wait
	Begun  bool
	Ended  bool
	Failed bool
	told   int    // how often it went on
	look   Moment // WaitHold: the step at which it looks next
	seen   int    // WaitHold: the world's changes when it last looked
	answer Answer
}

// AddStoryline declares a storyline; its name is unique, because draws of luck
// are named by it. It begins when the world does.
func (w *World) AddStoryline(name string) error {
	if name == "" {
		return mistake{FaultLacking, "a storyline needs a name"}
	}
	if slices.ContainsFunc(w.Storylines, func(s Storyline) bool { return s.Name == name }) {
		return fmt.Errorf("there is already a storyline called %q", name)
	}
	if w.Day > 0 {
		return fmt.Errorf("the storyline %q is declared inside another; declare it beside them", name)
	}
	if err := full(len(w.Storylines), maxStorylines, "storylines"); err != nil {
		return err
	}
	w.Storylines = append(w.Storylines, Storyline{Name: name})
	return nil
}

// settleLimit bounds how often storylines may be resumed without time moving:
// those that keep each other going for ever are their author's error.
const settleLimit = 10_000

// settle resumes every storyline whose time or answer has come, in the order
// they were declared, until none has.
func (w *World) settle() error {
	for told := 0; ; told++ {
		i := w.nextDue()
		if i < 0 {
			return nil
		}
		if told >= settleLimit {
			w.fail(i, mistake{FaultNoRest, Say("the storylines never came to rest at %s", w.Now.Clock())})
		} else if err := w.tell(i); err != nil {
			return err
		}
	}
}

// nextDue takes the first storyline that can go on now; -1 when none can.
func (w *World) nextDue() int {
	if len(w.resume) > 0 {
		i := slices.Min(w.resume)
		w.resume = slices.DeleteFunc(w.resume, func(j int) bool { return j == i })
		return i
	}
	for i := range w.Storylines {
		s := &w.Storylines[i]
		if s.Ended || !s.Begun {
			continue
		}
		if s.Wait.For == WaitTime && s.Wait.Until <= w.Now || s.Wait.For == WaitHold && w.looks(s) {
			return i
		}
	}
	return -1
}

// LetGo gives up the script of a world in which nothing more is decided, with all
// that it holds; what is in the world can still be read.
func (w *World) LetGo() { w.script = nil }

// tell lets one storyline go on. A failing one ends itself, not the run.
func (w *World) tell(i int) error {
	answer := w.Storylines[i].answer
	w.Storylines[i].Begun = true
	w.Storylines[i].answer = Answer{}
	wait, err := w.script.Resume(w, i, answer)
	s := &w.Storylines[i]
	if wait.For == WaitHold {
		defer func() { w.looked(s) }()
		if err == nil && s.Wait == wait {
			return nil
		}
	}
	s.Wait = wait
	s.told++
	w.change()
	switch {
	case errors.Is(err, ErrInterrupted):
		return err
	case err != nil:
		w.fail(i, err)
	case wait.For == WaitEnd:
		s.Ended = true
	case wait.For == WaitTime && wait.Until <= w.Now:
		s.Wait.Until = w.Now + w.Rules.LeastWait
	}
	return nil
}

// fail ends a storyline, and takes back its open questions, so that nobody waits
// for an answer that leads nowhere.
func (w *World) fail(i int, why error) {
	s := &w.Storylines[i]
	s.Ended, s.Failed = true, true
	fault := faultOf(why)
	fault.Storyline, fault.Turn = s.Name, w.Turn
	w.Faults = append(w.Faults, fault)
	for j := range w.Messages {
		if m := &w.Messages[j]; m.Waiting() && m.Storyline == i {
			m.State = MessageClosed
		}
	}
}

// answered hands an answer to the storyline that waits for this id.
func (w *World) answered(kind, id string, answer Answer) {
	for i := range w.Storylines {
		s := &w.Storylines[i]
		if !s.Ended && s.Wait.For == kind && s.Wait.ID == id {
			s.answer = answer
			w.resume = append(w.resume, i)
		}
	}
}

// Chance draws whether something happens, with a probability in thousandths.
// The storyline is "" while declaring.
func (w *World) Chance(storyline, name string, thousandths int) bool {
	return w.luck.Chance(w.draw(storyline, name), thousandths)
}

// Pick draws a number from 0 to n-1.
func (w *World) Pick(storyline, name string, n int) int {
	return w.luck.Pick(w.draw(storyline, name), n)
}

// draw counts the use of a named draw.
func (w *World) draw(storyline, name string) Draw {
	key := storyline + "\x00" + name
	nth := w.Draws[key]
	if nth > 0 || len(w.Draws) < maxDraws { // beyond, every draw is a first one
		w.Draws[key]++
	}
	return Draw{Turn: w.Turn, Storyline: storyline, Name: name, Nth: nth}
}
