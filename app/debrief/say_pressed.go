package debrief

import (
	"fmt"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/strain"
)

// mostListed is the maximum number of causes, or of other things, that a day's review
// names; of more it counts the rest.
const mostListed = 3

// pressed says what pressed on a day in that day's own things, then what helped, and what
// supervision was used for, if there was any.
func pressed(r sim.Review) []sim.Sentence {
	if len(r.Causes.Pressed)+len(r.Causes.Helped) == 0 {
		return []sim.Sentence{}
	}
	list := atOnce(r)
	var others []strain.Cause
	for _, c := range r.Causes.Pressed[:min(len(r.Causes.Pressed), mostListed)] {
		switch {
		case c.Name == strain.Work && r.Things.There > 0:
			list = append(list, due(r))
		case c.Name == strain.Distress && len(r.Things.Hard) > 0:
			list = append(list, sim.Say("Hard to hear: %s.", few(r.Things.Hard)))
		default:
			others = append(others, c)
		}
	}
	switch {
	case len(list) == 0 && len(others) == 0:
		list = append(list, "Little pressed today beyond having the work at all.")
	case len(others) > 0:
		list = append(list, sim.Say("What weighed too: %s.", join(words(others))))
	}
	return append(list, helped(r.Causes.Helped)...)
}

// atOnce says that it was a day on duty and what came at once, if it was and a lot did.
func atOnce(r sim.Review) []sim.Sentence {
	list := []sim.Sentence{}
	if r.Things.Duty {
		list = append(list, "You were on duty, for whatever came in, beside your own families.")
	}
	if rush := r.Things.Rush; len(rush.What) > 0 {
		list = append(list, sim.Say("At %s, %d things waited for your answer at once: %s.", rush.At, len(rush.What), strings.Join(rush.What, "; ")))
	}
	return list
}

// due says how much work is due beside the hours there are, and whom most of it is for.
func due(r sim.Review) sim.Sentence {
	t := r.Things
	s := sim.Say("The work that is due in the next five days needs %s of the %s there are", Length(t.Needed), Length(t.There))
	if t.Needed > t.There {
		s = sim.Say("The work that is due in the next five days needs %s, and there are %s", Length(t.Needed), Length(t.There))
	}
	switch len(t.Families) {
	case 0:
		return s + "."
	case 1:
		return s + sim.Say("; most of what is for one family is for %s.", t.Families[0])
	}
	return s + sim.Say("; the most is for %s.", join(t.Families))
}

// helped says what took some of the pressure away.
func helped(causes []strain.Cause) []sim.Sentence {
	if len(causes) == 0 {
		return []sim.Sentence{"Nothing helped with it today."}
	}
	list := []sim.Sentence{sim.Say("What helped: %s.", join(words(causes)))}
	for _, c := range causes {
		if c.Name == strain.Supervision {
			taken := "all four"
			if n := c.Count / 250; n < 4 {
				taken = fmt.Sprintf("%d of them", n)
			}
			list = append(list, sim.Say("Supervision is for four things: decisions, learning, how it feels, and how much there is. Today's took up %s.", taken))
		}
	}
	return list
}

// inPoints says in points of pressure what pressed and what helped.
func inPoints(r sim.Review) []sim.Sentence {
	list := []sim.Sentence{}
	pointed := func(causes []strain.Cause) string {
		parts := words(causes)
		for i, c := range causes {
			parts[i] += fmt.Sprintf(" (%d)", max(1, points(c.Points)))
		}
		return strings.Join(parts, "; ")
	}
	if len(r.Causes.Pressed) > 0 {
		list = append(list, sim.Say("What pressed, in points of pressure: %s.", pointed(r.Causes.Pressed)))
	}
	if len(r.Causes.Helped) > 0 {
		list = append(list, sim.Say("What took some of it away: %s.", pointed(r.Causes.Helped)))
	}
	return append(list, Strain(r))
}

func words(causes []strain.Cause) []string {
	list := make([]string, len(causes))
	for i, c := range causes {
		list[i] = inWords(c)
	}
	return list
}

// inWords names a cause of pressure, or something that helped.
func inWords(c strain.Cause) string {
	switch c.Name {
	case strain.Work:
		return "work due against the hours there are"
	case strain.Overtime:
		return Length(c.Count) + " past your hours"
	case strain.NoBreak:
		return "no proper break"
	case strain.LateBefore:
		return Length(c.Count) + " past your hours the day before"
	case strain.Distress:
		return "what was hard to hear"
	case strain.Lingering:
		return "what wasn’t talked over the day before"
	case strain.Worries:
		return "worries or missed dates without a plan"
	case strain.Unfinished:
		return some(c.Count, "a piece of work that was left", "pieces of work that were left")
	case strain.Blame:
		return "an employer who blames"
	case strain.Chosen:
		return "work you planned or chose"
	case strain.Supervision:
		return "supervision"
	case strain.Colleagues:
		return some(c.Count, "a talk with colleagues", "talks with colleagues")
	case strain.Outcomes:
		return some(c.Count, "something that went well", "things that went well")
	}
	return "support you already had"
}

// some returns how many of something there are, with words of its own for one.
func some(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// few lists things in words; of more than three it names the first and counts the rest.
func few(list []string) string {
	if len(list) <= mostListed {
		return join(list)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:mostListed], ", "), len(list)-mostListed)
}
