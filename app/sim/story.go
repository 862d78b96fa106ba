package sim

import (
	"errors"
	"slices"

	"caseload/app/sim/calendar"
)

// ErrInterrupted says that a safety limit (wall-clock time or heap size)
// stopped a script. Since that is not deterministic, the decision doesn't
// count: the caller must drop the world and fold again.
var ErrInterrupted = errors.New("interrupted")

// A Script declares a world and runs its storylines. There are two
// implementations: an author's Lua, and Go literals in tests.
type Script interface {
	// Declare runs once, on an empty world. It declares the scenario, its people
	// and cases, and adds its storylines.
	Declare(w *World) error
	// Resume runs storyline i, from its beginning or from where it waits, until it
	// waits again or ends. A holding storyline checks its condition; if that is
	// still true, Resume returns the same wait and nothing has happened. An error
	// is the author's mistake and ends only that storyline, except that
	// [ErrInterrupted] ends the fold.
	Resume(w *World, i int, answer Answer) (Wait, error)
}

// Answer is what a waiting storyline receives: what the student answered or
// recommended. It is zero if the storyline waited for a time.
type Answer struct {
	Choice string            // id of the chosen answer; "" if the caller rang off
	With   map[string]string // a recommendation: tier, response, level
	Done   bool              // the task it waited for was finished rather than removed
}

// Things a storyline can wait for.
const (
	WaitEnd      = ""         // nothing; it has ended
	WaitTime     = "time"     // until a time
	WaitMessage  = "message"  // an answer to a question or a referral
	WaitTask     = "task"     // a task to be finished
	WaitSession  = "session"  // supervision, until it is held or lapses
	WaitAdhoc    = "ad hoc"   // the student to ask a person for immediate supervision
	WaitDebrief  = "debrief"  // the student to talk something distressing over with a person
	WaitCapacity = "capacity" // the student to tell a person what can and can't be done
	WaitHold     = "hold"     // a condition to stop being true; see hold.go
)

// Wait is what a storyline waits for, and what running it has cost so far.
type Wait struct {
	For   string
	Until calendar.Time // WaitTime: the time; WaitHold: the latest time
	ID    string        // of the message, task, session or person
	Used  int64         // instructions since the play began; deterministic, but not part of the digest
}

// Storyline is a story that runs beside the student's decisions.
type Storyline struct {
	Name   string
	Wait   Wait
	Begun  bool
	Ended  bool
	Failed bool          // ended by a fault
	told   int           // how often it has run
	look   calendar.Time // WaitHold: the next step at which it checks
	seen   int           // WaitHold: World.changes when it last checked
	answer Answer        // for its next run
}

// AddStoryline declares a storyline, which begins when the world does. Its name
// must be unique, because draws of luck are identified by it. It returns an
// error if the name is empty or taken, the world has already begun, or there
// are too many storylines.
func (w *World) AddStoryline(name string) error {
	if name == "" {
		return lacking(storylineLacks)
	}
	s := Storyline{Name: name}
	if find(w.Storylines, func(s *Storyline) bool { return s.Name == name }) != nil {
		return s.twice()
	}
	if w.Day > 0 {
		return s.inside()
	}
	if err := full(len(w.Storylines), maxStorylines, "storylines"); err != nil {
		return err
	}
	w.Storylines = append(w.Storylines, s)
	return nil
}

// settleLimit limits how often storylines may be resumed without time passing.
// Storylines that keep one another going for ever are an author's mistake.
const settleLimit = 10_000

// settle resumes every storyline whose time or answer has come, in order of
// declaration, until there are none.
func (w *World) settle() error {
	for told := 0; ; told++ {
		i := w.nextDue()
		if i < 0 {
			return nil
		}
		if told >= settleLimit {
			w.fail(i, noRest(w.Now))
		} else if err := w.tell(i); err != nil {
			return err
		}
	}
}

// nextDue returns the index of the next storyline that can run now, or -1 if
// there is none. Storylines whose answer has come go first and are removed from
// w.resume.
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

// LetGo releases the script of a world in which nothing more will be decided,
// with everything the script holds. The world can still be read.
func (w *World) LetGo() { w.script = nil }

// tell runs one storyline. If it fails, only that storyline ends, not the run.
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

// fail ends a storyline with a fault, and closes its open questions so that
// nobody is asked for an answer that leads nowhere.
func (w *World) fail(i int, why error) {
	s := &w.Storylines[i]
	s.Ended, s.Failed = true, true
	fault := FaultOf(why)
	fault.Storyline, fault.Turn = s.Name, w.Turn
	w.Faults = append(w.Faults, fault)
	for j := range w.Messages {
		if m := &w.Messages[j]; m.Waiting() && m.Storyline == i {
			m.State = MessageClosed
		}
	}
}

// answered passes an answer to the storylines that wait for this id.
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
// The storyline is "" while the script declares.
func (w *World) Chance(storyline, name string, thousandths int) bool {
	return w.luck.Chance(w.draw(storyline, name), thousandths)
}

// Pick draws a number from 0 to n-1. The storyline is "" while the script
// declares.
func (w *World) Pick(storyline, name string, n int) int {
	return w.luck.Pick(w.draw(storyline, name), n)
}

// draw returns the next draw of this name and counts it.
func (w *World) draw(storyline, name string) Draw {
	key := storyline + "\x00" + name
	nth := w.Draws[key]
	if nth > 0 || len(w.Draws) < maxDraws { // a name beyond the limit is always drawn as if for the first time
		w.Draws[key]++
	}
	return Draw{Turn: w.Turn, Storyline: storyline, Name: name, Nth: nth}
}
