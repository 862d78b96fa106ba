package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// A conversation is held exchange by exchange: a storyline asks, the student
// replies, and what the storyline asks next follows from that. Until the student
// has replied or left, nothing else can be decided. What a supervision session
// banks is what the replies take up: a quarter for each of Morrison's functions
// (DOMAIN 5.2). That a supervisor opens a function doesn't count.

// openingMinutes is how long it takes until the first question of a session that is
// held as a conversation.
const openingMinutes = 5

// exchange returns the question of a conversation that waits for the student's
// reply, or nil if there is none.
func (w *World) exchange() *Message {
	return find(w.Messages, func(m *Message) bool { return m.Kind == KindExchange && m.Waiting() })
}

// sessionOffer offers a session whose time has come.
func (w *World) sessionOffer(s *Session) Offer {
	o := Offer{ID: id(VerbSupervise, s.ID), Verb: VerbSupervise, On: s.With, Label: "Supervision with " + w.person(s.With).Name, Minutes: s.Minutes, Fields: w.agendaFields()}
	if s.Talk && s.Minutes > openingMinutes {
		o.Minutes, o.Then = openingMinutes, "then up to "+inWords(s.Minutes-openingMinutes)+" of talk"
	}
	return o
}

func (w *World) leaveOffer(m *Message) Offer {
	return Offer{ID: id(VerbSupervise, "leave"), Verb: VerbSupervise, On: m.ID, Label: "Leave it there and go back to the desk"}
}

// leave ends a conversation at the question that waits, if there is one. What was
// taken up before stays.
func (w *World) leave() {
	if m := w.exchange(); m != nil {
		m.State = MessageRangOff
		w.answered(WaitMessage, m.ID, Answer{})
	}
}

// takeUp counts what a reply takes up in supervision, and returns what its minutes
// are spent on.
func (w *World) takeUp(m *Message, c *Choice) activity {
	s := find(w.Sessions, func(s *Session) bool { return s.ID == m.Talk })
	if s == nil {
		return activity{work: work.Work{Kind: work.Consulting}, chosen: true, with: m.From}
	}
	if c.Serves != "" && !slices.Contains(s.Served, c.Serves) {
		s.Served = append(s.Served, c.Serves)
		w.bankSupervision(250 * len(s.Served))
	}
	return activity{work: work.Work{Kind: work.Supervision}, chosen: true, with: m.From}
}

// Pressing returns the ids of the open cases that press: those with a tier of P0
// or P1, a task that is overdue, or a date that was missed.
func (w *World) Pressing() []string {
	var list []string
	today := w.Now.Midnight()
	for i := range w.Cases {
		c := &w.Cases[i]
		overdue := find(w.Tasks, func(t *Task) bool { return t.Case == c.ID && t.Open() && t.Due != 0 && t.Due < today }) != nil
		missed := slices.ContainsFunc(c.Dates, func(d Deadline) bool { return d.Missed && !d.Met && d.Excused == "" })
		if c.Tier == "P0" || c.Tier == "P1" || overdue || missed {
			list = append(list, c.ID)
		}
	}
	return list
}

// debriefs returns the id of the person with whom a storyline lets the student talk
// over something distressing, or "" if it is any colleague.
func (w *World) debriefs() string {
	s := find(w.Storylines, func(s *Storyline) bool { return !s.Ended && s.Wait.For == WaitDebrief })
	if s == nil {
		return ""
	}
	return s.Wait.ID
}

// Leaves records that somebody is elsewhere until a time. Until then they can be asked
// nothing in person, and nothing can be begun that is done with them.
func (w *World) Leaves(person string, until calendar.Time) {
	if p := w.person(person); p != nil {
		p.Away = until
	}
}

// isAway reports whether a person is elsewhere now, or has left. Somebody unknown isn't.
func (w *World) isAway(person string) bool {
	p := w.person(person)
	return p != nil && (p.Left || p.Away > w.Now)
}

func (w *World) debriefOffer() Offer {
	with := "a colleague"
	if p := w.person(w.debriefs()); p != nil {
		with = p.Name
	}
	return Offer{ID: id(VerbRecover, "debrief"), Verb: VerbRecover, Label: "Talk it over with " + with, Minutes: debriefMinutes}
}
