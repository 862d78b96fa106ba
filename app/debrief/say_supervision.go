package debrief

import (
	"fmt"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

const noSessions = "No supervision was in the diary."

// functions are Morrison's four functions of supervision, as an agenda serves
// them (DOMAIN 5.2).
var functions = []string{"a decision on a case", "learning", "how it felt", "how much there is to do"}

func (s Supervision) sentence() sim.Sentence {
	var text sim.Sentence = noSessions
	if s.Due > 0 {
		text = sim.Say("%s in the diary, and %s.", plural(s.Due, "session was", "sessions were"), heldWords(s.Held, s.Due))
	}
	switch {
	case s.Cancelled == 0:
	case s.Rearranged == 0:
		text += sim.Say(" %s called off, and not held at another time.", plural(s.Cancelled, "was", "were"))
	default:
		text += sim.Say(" %s called off; another time was asked for %s.", plural(s.Cancelled, "was", "were"), times(s.Rearranged))
	}
	if s.AdHoc > 0 {
		text += sim.Say(" You asked for twenty minutes there and then %s.", times(s.AdHoc))
	}
	return text
}

func heldWords(held, due int) string {
	switch {
	case held == due && due == 1:
		return "was held"
	case held == due:
		return "all were held"
	case held == 0 && due == 1:
		return "wasn't held"
	case held == 0:
		return "none was held"
	}
	return fmt.Sprintf("%d of them held", held)
}

func (s Session) told() []sim.Sentence {
	on := s.Date + ", " + s.At
	switch {
	case s.State != Held && s.Rearranged:
		return []sim.Sentence{sim.Say("Supervision with %s was called off, and you asked for another time, %s. ", s.With, on) + map[bool]sim.Sentence{true: "It is still to come.", false: "It wasn't held."}[s.State == StillDue]}
	case s.letGo() && s.CalledOff:
		return []sim.Sentence{s.wasLetGo() + " What went unsaid?"}
	case s.State == StillDue:
		return []sim.Sentence{sim.Say("Supervision with %s is in the diary for %s.", s.With, on)}
	case s.State == Lapsed:
		return []sim.Sentence{s.wasLetGo() + " What did the time buy, and what went unsaid?"}
	}
	list := []sim.Sentence{sim.Say("You had supervision with %s on %s.", s.With, on)}
	if s.AdHoc {
		list[0] = sim.Say("You asked %s for twenty minutes on %s.", s.With, on)
	}
	if s.Rearranged {
		list[0] += " It had been called off, and you took this time instead."
	}
	switch {
	case s.Talk && s.Left:
		list = append(list, sim.Say("It was a conversation; you left it at question %d.", s.Questions))
	case s.Talk:
		list = append(list, sim.Say("It was a conversation of %s.", plural(s.Questions, "question", "questions")))
	}
	return append(list, s.toldAgenda()...)
}

func (s Session) toldAgenda() []sim.Sentence {
	var list []sim.Sentence
	if len(s.Cases) > 0 {
		list = append(list, sim.Say("You brought %s.", join(s.Cases)))
	}
	for _, what := range s.Decided {
		list = append(list, sim.Say("Decided: %s.", what))
	}
	if s.Taught != "" {
		list = append(list, sim.Say("%s said, for next time: %s", s.With, sentence.Quote(s.Taught)))
	}
	switch {
	case len(s.NotReached) == 0:
	case s.Left:
		list = append(list, sim.Say("You had to go before you came to %s. Twenty minutes about them can be asked for.", join(s.NotReached)))
	default:
		list = append(list, sim.Say("The time didn’t reach as far as %s. That happens, and isn’t a fault of yours: twenty minutes about them can be asked for.", join(s.NotReached)))
	}
	if len(s.NotBrought) > 0 && !s.AdHoc {
		list = append(list, sim.Say("Pressing on your desk then, and not brought: %s.", join(s.NotBrought)))
	}
	asked := sim.Say("You asked for a decision about %s", s.Decision)
	if s.Talk && len(s.Decided) == 0 {
		asked += ", and none was made"
	}
	switch {
	case s.Decision != "" && s.Followed != "":
		list = append(list, asked+sim.Say("; your next decision about them was %s.", sentence.Quote(s.Followed)))
	case s.Decision != "":
		list = append(list, asked+"; nothing of yours about them followed in this run.")
	}
	return list
}

// toldOwn says which functions an agenda served. It reveals, if only by their
// number, whether feelings were among them.
func (s Session) toldOwn() []sim.Sentence {
	if s.State != Held {
		return []sim.Sentence{}
	}
	if s.Talk {
		return s.toldTalk()
	}
	list := []sim.Sentence{"Nothing was on the agenda."}
	if len(s.Functions) > 0 {
		list[0] = sim.Say("Of the four things that supervision is for, it served %d: %s.", len(s.Functions), join(s.Functions))
	}
	if !s.Feelings && !s.AdHoc { // one thing fits into twenty minutes
		list = append(list, "How it felt was not on the agenda; whether it is, is yours to decide.")
	}
	return list
}

// toldTalk says what the student's replies took up, and what became of what was
// agreed.
func (s Session) toldTalk() []sim.Sentence {
	list := []sim.Sentence{"Of the four things that supervision is for, your replies took up none."}
	if len(s.Functions) > 0 {
		list[0] = sim.Say("Of the four things that supervision is for, your replies took up %d: %s.", len(s.Functions), join(s.Functions))
	}
	if !s.Feelings {
		list = append(list, "You didn't speak of how it felt; whether you do is yours to decide.")
	}
	for _, a := range s.Agreed {
		switch {
		case a.Done:
			list = append(list, sim.Say("You agreed: %s. You did it.", sentence.Quote(a.What)))
		case a.Due != "":
			list = append(list, sim.Say("You agreed: %s, by %s. It wasn't done within this run.", sentence.Quote(a.What), a.Due))
		default:
			list = append(list, sim.Say("You agreed: %s. It wasn't done within this run.", sentence.Quote(a.What)))
		}
	}
	return list
}

// wasLetGo says why it was not held.
func (s Session) wasLetGo() sim.Sentence {
	on := sim.Say("Supervision with %s on %s, %s", s.With, s.Date, s.At)
	switch {
	case s.Rearranged && s.State == Cancelled:
		return on + ", the time that you had asked for, was called off, too."
	case s.Rearranged:
		return on + ", the time that you had asked for, passed without being held."
	case s.CalledOff:
		return on + " was called off, and no other time was asked for."
	}
	return on + " passed without being held."
}
