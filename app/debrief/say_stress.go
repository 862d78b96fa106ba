package debrief

import (
	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// whose says that the strain isn't the student's. It is shown wherever strain is.
const whose = "This is the strain of the practitioner in the story, by a simple model. It isn't yours: nothing here measures you, and it is never marked."

func (o Overtime) sentence(days int) sim.Sentence {
	if days == 0 {
		return "No day has ended."
	}
	var s sim.Sentence = "The day ended within its hours, give or take a quarter of an hour."
	if o.OnTime == 0 {
		s = "The day ended past its hours."
	}
	if days > 1 {
		s = sim.Say("Days that ended within hours, give or take a quarter of an hour: %d of %d.", o.OnTime, days)
	}
	switch {
	case o.Longest < o.Minutes:
		s += sim.Say(" Overtime came to %s in all, the longest on one day %s.", Length(o.Minutes), Length(o.Longest))
	case o.Minutes > 0:
		s += sim.Say(" Overtime came to %s.", Length(o.Minutes))
	}
	if o.Breaks > 0 {
		s += sim.Say(" Breaks came to %s", Length(o.Breaks))
		if o.Unbroken > 0 {
			s += sim.Say("; %s had no break", plural(o.Unbroken, "day", "days"))
		}
		return s + "."
	}
	return s + " No break was taken."
}

func (d Distress) sentence() sim.Sentence {
	s := sim.Say("%s, %s", d.Date, d.At)
	if len(d.What) > 0 {
		s += sim.Say(", after %s", listed(d.What))
	}
	switch {
	case d.Talked && d.Session:
		return s + ": the practitioner talked it over with a colleague, and had supervision that day."
	case d.Talked:
		return s + ": the practitioner talked it over with a colleague that day."
	case d.Session:
		return s + ": there was supervision that day."
	}
	return s + ": it wasn't talked over that day, so the practitioner carried it home."
}

func (l Load) sentence() sim.Sentence {
	s := sim.Say("Load stayed under its ceiling of %s points; the most was %s.", spoken(l.Ceiling), spoken(l.Most))
	if l.Turn == 0 && l.Most >= l.Ceiling {
		s = sim.Say("Load came up to its ceiling of %s points, and not past it.", spoken(l.Ceiling))
	}
	if l.Turn > 0 {
		s = sim.Say("Load passed its ceiling of %s points on %s; the most was %s, and at the end it was %s.", spoken(l.Ceiling), l.At, spoken(l.Most), spoken(l.Last))
	}
	switch n := len(l.Raised); {
	case n == 0 && l.Turn > 0:
		return s + " It wasn't raised with a manager. Who knew, and who could have changed it?"
	case n == 0:
		return s
	default:
		return s + sim.Say(" What can and can't be done was raised %s.", times(n))
	}
}

func (r Raised) sentence() sim.Sentence {
	s := sim.Say("%s: at %s of %s points you told %s what can and can't be done (%s), with %s of evidence.", r.At, spoken(r.Points), spoken(r.Ceiling), r.To, sentence.Quote(r.Asked), plural(len(r.Evidence), "point", "points"))
	if r.Answer == "" {
		return s + " No answer came that day."
	}
	return s + sim.Say(" The answer came on %s: %s", r.AnswerAt, sentence.Quote(r.Answer))
}

// halfAnHour is asked once, of the first thing that was carried home.
const halfAnHour sim.Sentence = " What would have made half an hour possible?"

// inOneLine puts a point of evidence and its items into one sentence.
func inOneLine(e sim.Evidence) sim.Sentence {
	line := e.Text
	for i, item := range e.Items {
		if i > 0 {
			line += ";"
		}
		line += " " + item
	}
	return line
}
