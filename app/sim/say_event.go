package sim

import (
	"fmt"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/sentence"
)

// What the desk says of things that have just happened. Each method says it of the
// thing it belongs to.

// told returns an author's words as they are.
func told(words string) Sentence { return Sentence(words) }

const talkedOver Sentence = "You talked it over with a colleague."

const checksIn Sentence = "Your manager has noticed: for three days you have gone home overloaded. You're asked, kindly, what can stop, and reminded that leave can be used."

// tookOff says how many things an employer has taken off somebody for whom it isn't
// safe to go on like this.
func tookOff(things int) Sentence {
	return Say("Your manager has taken the calls, emails and writing up on your desk off you (%d), and duty does them: it isn't safe to go on like this, and seeing to that is an employer's duty. It's not held against you.", things)
}

func (p *Person) saysRaised(r Raised) Sentence {
	if r.Due != 0 {
		return Say("You told %s: “%s”. A standard for employers isn't met, so you are answered in writing by %s.", p.Name, label(asks, r.Ask), r.Due.DateText())
	}
	return Say("You told %s: “%s”.", p.Name, label(asks, r.Ask))
}

func (p *Person) saysRangOff() Sentence { return Say("%s rang off.", p.Name) }

// saysLeft gives the author's words, if there are any.
func (p *Person) saysLeft(why string) Sentence {
	if why != "" {
		return told(why)
	}
	return Say("%s has left the team.", p.Name)
}

// saysAlone says why a task that was to be done with somebody is off the desk.
func (t *Task) saysAlone(p *Person) Sentence {
	return Say("%s is off your list: it was to be done with %s, who has left.", sentence.Quote(t.Title), p.Name)
}

// saysOff gives the author's reason if there is one.
func (a *Appointment) saysOff(why string) Sentence {
	if why != "" {
		return told(why)
	}
	return Say("Called off: %s.", a.What)
}

func (c *Case) saysNew() Sentence { return Say("New on your caseload: %s.", c.Name) }

// says puts an author's words after the name of the case that they are about.
func (c *Case) says(words string) Sentence { return Say("%s: %s", c.Name, words) }

func (c *Case) saysKind(kind string) Sentence { return Say("%s is now: %s.", c.Name, kind) }

// saysJoint says with whom the case is worked jointly. p may be nil.
func (c *Case) saysJoint(p *Person) Sentence {
	name := "somebody"
	if p != nil {
		name = p.Name
	}
	return Say("%s is now worked jointly with %s.", c.Name, name)
}

func (c *Case) saysExtended(d *Deadline) Sentence {
	return Say("%s: %s is now due on %s.", c.Name, d.What, d.Due.DateText())
}

func (c *Case) saysMoved(d *Deadline) Sentence {
	return Say("%s: %s is now due on %s, and the reason is recorded.", c.Name, d.What, d.Due.DateText())
}

func (c *Case) saysExcused(d *Deadline) Sentence {
	return Say("%s: it is recorded why %s is not met.", c.Name, strings.ToLower(d.What))
}

func (p *CasePaper) saysStopped() Sentence {
	return Say("You stopped reading %s. %s left.", p.Title, inWords(p.Minutes))
}

func (t *Task) saysStopped() Sentence {
	return Say("You stopped: %s. %s left.", t.Title, inWords(t.Left))
}

func (t *Task) saysFinished() Sentence { return Say("Finished: %s.", t.Title) }

// saysMet says that what was agreed was done with something else.
func (t *Task) saysMet() Sentence { return Say("That was %s, as agreed.", sentence.Quote(t.Title)) }

// saysRemoved gives the author's reason if there is one.
func (t *Task) saysRemoved(why string) Sentence {
	if why != "" {
		return told(why)
	}
	return Say("Off your list: %s.", t.Title)
}

// saysHanded says to whom the task was handed.
func (t *Task) saysHanded() Sentence {
	who := "duty"
	if t.By == ByColleague {
		who = "a colleague"
	}
	return Say("%s: %s has it, and it is done by tonight.", t.Title, who)
}

func (f *Forecast) saysSettled() Sentence {
	if f.Came {
		return Say("It has happened: %s.", sentence.Quote(string(f.Text)))
	}
	return Say("It hasn't happened: %s.", sentence.Quote(string(f.Text)))
}

// saysLeft says what is heard of the item because it was left. name is that of its
// case.
func (it *Item) saysLeft(name string) Sentence {
	if it.Left != "" {
		return Say("%s: %s", name, it.Left)
	}
	return it.Kind.SayLeft(it.From, name)
}

func (it *Item) saysWorked(name string) Sentence { return Say("%s: %s", name, it.Brings) }

// saysArrived announces a message, or returns "" if nothing announces it. p is who it
// is from, and may be nil.
func (m *Message) saysArrived(p *Person) Sentence {
	who := "A message"
	if p != nil {
		who = p.Name
	}
	switch {
	case m.Kind == KindReferral:
		return Say("A new referral has come in: %s.", m.Title)
	case m.By == ByPhone && m.Waiting():
		return Say("%s is on the phone.", who)
	case m.By == InPerson:
		return Say("%s is at your desk.", who)
	case m.By == AtVisit:
		return ""
	}
	return Say("%s: %s", who, sentence.Quote(m.Title))
}

// withWhom says what a session is called. It is put into sentences and on the list of
// what the day missed.
func (s *Session) withWhom(p *Person) string { return fmt.Sprintf("Supervision with %s", p.Name) }

func (s *Session) saysMoved(p *Person) Sentence {
	return Say("%s is now on %s, %s.", s.withWhom(p), s.At.DateText(), s.At.Clock())
}

func (s *Session) saysBegins(p *Person) Sentence {
	return Say("It is time for supervision with %s.", p.Name)
}

func (s *Session) saysLapsed(p *Person) Sentence {
	return Say("%s was not held; its time has passed.", s.withWhom(p))
}

// saysLater says that a session was not held, and when it can still be.
func (s *Session) saysLater(p *Person) Sentence {
	return Say("%s was not held; its time has passed. It can still be on %s, %s: ask for it.", s.withWhom(p), s.Times[0].DateText(), s.Times[0].Clock())
}

// saysNoLunch says that the day ends earlier because no lunch was taken; a break isn't lunch.
func (w *World) saysNoLunch() Sentence {
	return Say("There was no lunch today, so its half hour comes off the end: your day is over at %s.", w.Finish().Clock())
}

// from says what came and from whom, for a list. p may be nil.
func (m *Message) from(p *Person) string {
	switch {
	case m.Kind == KindReferral:
		return sentence.Quote(m.Title) + ", a referral"
	case p == nil:
		return sentence.Quote(m.Title)
	}
	return sentence.Quote(m.Title) + ", from " + p.Name
}

// waitsUnanswered says in a day's review that a message hasn't been answered.
func (m *Message) waitsUnanswered(p *Person) string {
	if m.Kind == KindReferral {
		return m.from(p) + ": no recommendation yet"
	}
	return m.from(p) + ": no answer yet"
}

// waitsUndone says in a day's review that a task was due and isn't done. c is the case
// that it is for, and may be nil.
func (t *Task) waitsUndone(c *Case, now calendar.Time) string {
	what := sentence.Quote(t.Title)
	if c != nil {
		what += " for " + c.Name
	}
	if t.Due < now.Midnight() {
		return what + ": was due on " + t.Due.DateText()
	}
	return what + ": was due today"
}

// wasHard says what was hard to hear, and about whom where its title doesn't say. c may be
// nil.
func (c *Case) wasHard(title string) string {
	if c == nil || strings.Contains(title, c.Name) {
		return sentence.Quote(title)
	}
	return sentence.Quote(title) + " (" + c.Name + ")"
}

// waitsUnseen says in a day's review that an urgent case hasn't been seen, and what was
// due there. visit may be nil.
func (c *Case) waitsUnseen(visit *Task) string {
	s := c.Name + ", " + c.Tier + ": not seen by you yet"
	if visit != nil {
		s += ", and " + sentence.Quote(visit.Title) + " was due"
	}
	return s
}

// callsWait says in a day's review how many calls have waited since before today.
func (w *World) callsWait(n int) string {
	if n == 1 {
		return "1 call to return that came before today"
	}
	return fmt.Sprintf("%d calls to return that came before today", n)
}
