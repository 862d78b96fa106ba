package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/sentence"
)

// saysDid says what the decision that has just been made on an offer did. began is when
// it was made. It returns "" where an event says it better.
func (w *World) saysDid(o Offer, with map[string]string, began calendar.Time) Sentence {
	switch o.Verb {
	case VerbTriage:
		if c := w.Case(o.On); c != nil {
			return w.Undo.Tiers[c.ID].saysSet(c)
		}
		if m := w.Message(o.On); m.With != nil {
			return Say("You recommended %s on %s: %s.", m.With["tier"], sentence.Quote(m.Title), label(w.recommending()[1].Options, m.With["response"]))
		}
	case VerbPrioritise:
		return Say("%s has place %s in your order now.", w.caseName(o.On), with["position"])
	case VerbPlan:
		return w.saysPlanned()
	case VerbAnswer:
		return Say("You answered: %s", sentence.QuoteLast(o.Label))
	case VerbContact:
		if p := w.person(o.On); p != nil {
			return Say("You talked with %s, %s.", p.Name, w.since(began))
		}
	case VerbSupervise:
		if o.ID == id(VerbSupervise, "agenda") {
			return "The agenda for supervision is laid out."
		}
	case VerbRecover:
		return w.saysRecovered(o, began)
	case VerbRead, VerbWork:
		if w.Now > began {
			return Say("%s: %s, %s.", o.Label, w.since(began), inWords(int(w.Now-began)))
		}
	}
	return ""
}

// saysSet says which tier a case has been given instead of this one.
func (before TierSet) saysSet(c *Case) Sentence {
	switch before.Tier {
	case "":
		return Say("%s is %s now.", c.Name, c.Tier)
	case c.Tier:
		return Say("%s stays %s.", c.Name, c.Tier)
	}
	return Say("%s is %s now; it was %s.", c.Name, c.Tier, before.Tier)
}

// since says from when until now: "11:15 to 11:30".
func (w *World) since(began calendar.Time) string {
	return began.Clock() + " to " + w.Now.Clock()
}

func (w *World) saysPlanned() Sentence {
	switch len(w.Plan) {
	case 0:
		return "Nothing is planned for today now."
	case 1:
		return "One task is planned for today now."
	}
	return Say("%d tasks are planned for today now.", len(w.Plan))
}

func (w *World) saysRecovered(o Offer, began calendar.Time) Sentence {
	switch o.ID {
	case id(VerbRecover, "lunch"):
		return Say("You had lunch: %s.", w.since(began))
	case id(VerbRecover, "break"):
		return Say("You took a break: %s.", w.since(began))
	case id(VerbRecover, "wait", o.On):
		return Say("You waited: %s.", w.since(began))
	}
	return Say("You talked it over: %s.", w.since(began))
}

// saysBack says what taking back changes. It must be asked before that.
func (w *World) saysBack() Sentence {
	u := w.Undo
	for i := range w.Cases {
		c := &w.Cases[i]
		switch before := u.Tiers[c.ID]; {
		case before.Tier == c.Tier:
		case before.Tier == "":
			return Say("Taken back: %s has no tier again.", c.Name)
		default:
			return Say("Taken back: %s is %s again.", c.Name, before.Tier)
		}
	}
	if !slices.Equal(u.Plan, w.Plan) {
		return "Taken back: your day is planned as before."
	}
	return "Taken back: everything is as it was before."
}

// saysInterrupted says who stopped the work on something with this title, and how much of
// it is left.
func (w *World) saysInterrupted(title string, left int) Sentence {
	last := find(w.Messages, func(m *Message) bool { return m.At == w.Now && m.Urgent && m.State == MessageOpen })
	why := ""
	switch {
	case last != nil && last.By == ByPhone:
		why = "The phone rang"
	case last != nil && last.By == InPerson:
		why = "Somebody came to your desk"
	case last != nil:
		why = "Something urgent came"
	case w.called():
		why = "It is time for supervision"
	default:
		return Say("You stopped %s, with %s left.", sentence.Quote(title), inWords(left))
	}
	return Say("%s: you stopped %s, with %s left.", why, sentence.Quote(title), inWords(left))
}
