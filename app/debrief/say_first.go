package debrief

import (
	"cmp"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// The first page, in short sentences.

// NotHowWell stands over how things turned out.
const NotHowWell sim.Sentence = "How it turned out is not how well you judged."

const (
	aimSameDay     sim.Sentence = "Give every referral a tier on the day it comes."
	aimWorst       sim.Sentence = "Ask what the worst thing is that this could be, before setting a tier."
	aimAnotherTime sim.Sentence = "Ask for another time when supervision is called off."
	aimRaise       sim.Sentence = "Say what can’t be done before it is late."
	aimBreak       sim.Sentence = "Take half an hour away from the desk every day."
)

const noLonger = "No longer on your caseload."

const (
	notSeen                 = "not seen by you"
	toldNobody sim.Sentence = "not raised here"
)

func knewOfIt(name string) sim.Sentence   { return sim.Say("you showed %s", name) }
func raisedWith(name string) sim.Sentence { return sim.Say("you raised your load with %s", name) }
func spokenWith(name string) sim.Sentence { return sim.Say("you spoke of them with %s", name) }

func withoutAnswer(l sim.Letter) string {
	if l.Kind == sim.KindReferral {
		return "a referral without a recommendation: " + l.Title
	}
	return "no answer to " + letterTitle(l)
}

// readBefore is the aim to read a paper first: "Read the chronology before you set a tier."
func readBefore(o sim.Offer) sim.Sentence {
	return sim.Say("%s before you set a tier.", o.Label)
}

func tierOf(j Judgement, tier string) string { return j.Title + ": " + tier }

// inTime says that a tier was recommended in time.
func (j Judgement) inTime() sim.Sentence {
	s := sim.Say("You recommended %s", j.Tier)
	if j.Kind == openCase {
		s = sim.Say("Something new came, and you set %s", j.Tier)
		if j.Was == j.Tier {
			s = sim.Say("Something new came, and you kept %s", j.Tier)
		}
	}
	if len(j.Beside) > 0 {
		return s + sim.Say(" while %s waited.", plural(len(j.Beside), "other thing", "other things"))
	}
	return s + ", in time."
}

// doubted says what was recommended, or left, and what was there to be read.
func (j Judgement) doubted() sim.Sentence {
	s := sim.Say("It came, and no tier was recommended; the range is %s.", Range(j.Range))
	switch {
	case j.Turn > 0 && j.Was == j.Tier:
		s = sim.Say("Something new came, and you kept %s; the range is %s.", j.Tier, Range(j.Range))
	case j.Turn > 0:
		s = sim.Say("You set %s; the range is %s.", j.Tier, Range(j.Range))
	case j.Kind == openCase:
		s = sim.Say("Something new came, and its tier stayed; the range is %s.", Range(j.Range))
	}
	if len(j.Unopened) > 0 {
		s += sim.Say(" Unopened: %s.", join(j.Unopened))
	}
	return s
}

// heardOut says of something that was done that somebody's voice was heard in it.
func heardOut(what sim.Sentence) sim.Sentence {
	return "This was done so that they could speak for themselves. " + what
}

func (s Session) briefly() sim.Sentence {
	switch {
	case s.State == StillDue:
		return sim.Say("Supervision with %s is in the diary for %s.", s.With, s.Date)
	case s.letGo() && s.CalledOff:
		return sim.Say("%s’s supervision was called off, and not held at another time.", day(s.Date))
	case s.letGo():
		return sim.Say("%s’s supervision passed without being held.", day(s.Date))
	case s.AdHoc && len(s.Cases) == 0:
		return sim.Say("On %s you had twenty minutes with %s.", day(s.Date), s.With)
	case s.AdHoc:
		return sim.Say("In twenty minutes on %s you brought %s.", day(s.Date), listed(s.Cases))
	}
	text := sim.Say("On %s you brought no case.", day(s.Date))
	if len(s.Cases) > 0 {
		text = sim.Say("On %s you brought %s.", day(s.Date), listed(s.Cases))
	}
	if s.Taught != "" {
		text += sim.Say(" For next time: %s", s.Taught)
	}
	if len(s.NotBrought) > 0 {
		text += sim.Say(" Pressing and not brought: %s.", listed(s.NotBrought))
	}
	return text
}

// day returns the weekday of a date: "Tuesday" of "Tuesday 3 March".
func day(date string) string {
	name, _, _ := strings.Cut(date, " ")
	return name
}

func stayedOpen(l sim.Letter) sim.Sentence {
	return sim.Say("%s asked %s, and it stayed open.", cmp.Or(l.From, "Your supervisor"), sentence.Quote(lastQuestion(l)))
}

// lastQuestion returns the last question in a message, or its title.
func lastQuestion(l sim.Letter) string {
	end := strings.LastIndexByte(l.Text, '?')
	if end < 0 {
		return l.Title
	}
	start := strings.LastIndexAny(l.Text[:end], ".?!\n“") + 1
	for start < end && l.Text[start]&0xC0 == 0x80 { // the rest of a character
		start++
	}
	return strings.TrimSpace(l.Text[start : end+1])
}

// pressedMost says what pressed on the day with the most pressure and what helped most on
// any day.
func pressedMost(s Stress) []sim.Sentence {
	list := []sim.Sentence{}
	worst, best := -1, -1
	for i, d := range s.Days {
		if worst < 0 || d.Parts.Pressure > s.Days[worst].Parts.Pressure {
			worst = i
		}
		if len(d.Causes.Helped) > 0 && (best < 0 || d.Causes.Helped[0].Points > s.Days[best].Causes.Helped[0].Points) {
			best = i
		}
	}
	switch {
	case len(s.Days) == 1: // nothing to compare it with
		d := s.Days[0].Causes
		if len(d.Pressed) > 0 {
			list = append(list, sim.Say("Pressed: %s.", join(words(d.Pressed[:min(len(d.Pressed), 2)]))))
		}
		if len(d.Helped) > 0 {
			list = append(list, sim.Say("Helped: %s.", inWords(d.Helped[0])))
		}
		best = -1
	case worst >= 0 && len(s.Days[worst].Causes.Pressed) > 0:
		most := s.Days[worst].Causes.Pressed
		list = append(list, sim.Say("%s pressed most: %s.", day(s.Days[worst].Date), join(words(most[:min(len(most), 2)]))))
	}
	if best >= 0 {
		list = append(list, sim.Say("%s helped most: %s.", day(s.Days[best].Date), inWords(s.Days[best].Causes.Helped[0])))
	}
	if o := s.Overtime; o.Minutes > 0 {
		list = append(list, sim.Say("Overtime came to %s.", Length(o.Minutes)))
	}
	return list
}
