package sim

import (
	"caseload/app/sim/calendar"
)

// What is said to a student whose decision isn't accepted.

func refuse(format string, args ...any) error { return &Refused{Say(format, args...)} }

func refusedEnded() error {
	return refuse("This run has ended; nothing more can be decided in it.")
}

func refusedNotOffered() error {
	return refuse("That can't be decided now; choose from what the desk offers.")
}

func refusedUnasked(o Offer) error {
	return refuse("“%s” has nothing more to choose; leave out what was sent with it.", o.Label)
}

// refused returns the refusal of a value that isn't valid for the field.
func (f Field) refused() error {
	switch f.Kind {
	case FieldPosition:
		return refuse("“%s” needs a whole number from 1 to %d.", f.Label, f.Max)
	case FieldSet:
		return refuse("“%s” takes any of the things that the desk shows, each once, with spaces between them.", f.Label)
	}
	return refuse("“%s” needs one of the choices that the desk shows.", f.Label)
}

// What an author is told about a mistake that the world finds.

func lacking(what Sentence) error { return mistake{FaultLacking, what} }

const (
	caseLacks        Sentence = "a case needs a name"
	lineLacks        Sentence = "a line of routine work needs a number"
	personLacks      Sentence = "a person needs a name"
	storylineLacks   Sentence = "a storyline needs a name"
	appointmentLacks Sentence = "an appointment needs what it is and the minutes that it takes"
	taskLacks        Sentence = "a task needs a title and the minutes it takes"
)

func undeclared() error {
	return mistake{FaultUndeclared, "nothing was declared: a pack begins with `scenario { title = … }`"}
}

func noRest(at calendar.Time) error {
	return mistake{FaultNoRest, Say("the storylines never came to rest at %s", at.Clock())}
}

// replied says what was answered or recommended, or what happened instead, in
// the words of the desk. It returns "" if there is nothing to say.
func (w *World) replied(m *Message) Sentence {
	switch m.letterState() {
	case LetterDecided:
		return Sentence(m.Closed)
	case LetterRangOff:
		return "They rang off."
	case LetterLapsed:
		return "This went unanswered."
	case LetterRecommended:
		return Say("You recommended %s: %s.", m.With["tier"], label(w.recommending()[1].Options, m.With["response"]))
	case LetterAnswered:
		if c := m.choice(m.Reply); c != nil {
			return Sentence(c.Label)
		}
	}
	return ""
}

// faultSays returns what an error says, as a fault carries it.
func faultSays(err error) Sentence { return Sentence(err.Error()) }
