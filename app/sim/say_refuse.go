package sim

import (
	"errors"
	"fmt"

	"caseload/app/sim/sentence"
)

// What an author, or whoever calls the world, is told when the world doesn't take
// something.

func (w *World) noCase(id string) error { return fmt.Errorf("there is no case %q", id) }

func (w *World) noPerson(id string) error { return fmt.Errorf("there is no person %q", id) }

func (w *World) noReferral(id string) error { return fmt.Errorf("there is no referral %q", id) }

func (w *World) noAppointment(id string) error { return fmt.Errorf("there is no appointment %q", id) }

func (w *World) noSubject(id string) error {
	return fmt.Errorf("there is no case and no referral %q", id)
}

func (w *World) noForecast(id string) error {
	return fmt.Errorf("there is no referral %q that asks for a forecast", id)
}

func (c *Case) noDate(what string) error {
	return fmt.Errorf("the case %q has no open date %q", c.Name, what)
}

// badID says what is wrong with an id. It has no subject; the caller puts one in front
// of it.
func badID(text string) error {
	return fmt.Errorf("is named by letters, digits, hyphens, underscores and dots, at most %d of them; found %s", longestID, sentence.Given(text))
}

// badly says of what, such as "this case", that its id is no id.
func badly(what, id string) error { return fmt.Errorf("%s %w", what, badID(id)) }

// isTaken says that what can't have an id, because a thing has it.
func (w *World) isTaken(id, what string) error {
	return fmt.Errorf("there is already %s called %q; give %s an `id` of its own", w.thing(id), id, what)
}

func (o TaskOption) badID() error {
	return fmt.Errorf("%w; %q is the task as it is", badly("an option of a task", o.ID), asPlanned)
}

// full returns an error if n of what, such as "cases", has reached the limit.
func full(n, limit int, what string) error {
	if n < limit {
		return nil
	}
	return fmt.Errorf("there are %d %s already, which is the most that a scenario may have", limit, what)
}

func (s *Storyline) twice() error {
	return fmt.Errorf("there is already a storyline called %q", s.Name)
}

func (s *Storyline) inside() error {
	return fmt.Errorf("the storyline %q is declared inside another; declare it beside them", s.Name)
}

func (s *Setting) second() error {
	return errors.New("a pack declares one scenario; this is a second one")
}

func (s *Setting) noWorkingDay() error {
	return fmt.Errorf("the scenario starts on %s, which is not a working day", s.Starts.DateText())
}

func (s *Setting) noHours() error {
	return errors.New("a scenario has a day or more, and its working days end later than they start")
}

func (h *Harm) noSeverity() error {
	return fmt.Errorf("the severity of a harm is 1 to 4; found %d", h.Severity)
}

func (o *Offer) noEffect() error { return fmt.Errorf("the offer %q has no effect", o.ID) }

func (l Luck) none() error { return errors.New("luck needs at least one seed, from turn 0") }

func (l Luck) late() error {
	return fmt.Errorf("luck must start at turn 0; it starts at turn %d", l[0].From)
}

// disordered says that the turn at a place doesn't come after the one before it.
func (l Luck) disordered(at int) error {
	return fmt.Errorf("luck's turns must increase; turn %d comes after turn %d", l[at].From, l[at-1].From)
}

func (s *Standard) noNumber(text []byte) error {
	return fmt.Errorf("%q doesn't begin with the number of a standard", text)
}

const factLacks Sentence = "a fact needs a sentence that says what is so, and a concern of 1 to 4"
