package debrief

import (
	"fmt"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/strain"
)

// fewCauses is the maximum number of causes of pressure that a day's review names.
const fewCauses = 3

// pressed says in two or three sentences what pressed on a day, the most first, what
// took some of it away, and what supervision was used for, if there was any.
func pressed(r sim.Review) []sim.Sentence {
	if len(r.Causes.Pressed)+len(r.Causes.Helped) == 0 {
		return []sim.Sentence{}
	}
	list := []sim.Sentence{"Little pressed today beyond having the work at all."}
	if most := r.Causes.Pressed; len(most) > 0 {
		list[0] = sim.Say("What pressed most, in points of pressure: %s.", joined(most[:min(len(most), fewCauses)], pressedBy))
	}
	helped := sim.Sentence("Nothing took any of it away.")
	if len(r.Causes.Helped) > 0 {
		helped = sim.Say("What took some of it away: %s.", joined(r.Causes.Helped, helpedBy))
	}
	list = append(list, helped)
	for _, c := range r.Causes.Helped {
		if c.Name == strain.Supervision {
			list = append(list, sim.Say("Supervision is for four things: decisions, learning, how it feels, and how much there is. You used it for %d of them, and what it gave fades by half in ten working days.", c.Count/250))
		}
	}
	return list
}

func joined(causes []strain.Cause, say func(strain.Cause) string) string {
	parts := make([]string, len(causes))
	for i, c := range causes {
		parts[i] = fmt.Sprintf("%s (%d)", say(c), max(1, points(c.Points)))
	}
	return strings.Join(parts, "; ")
}

func pressedBy(c strain.Cause) string {
	switch c.Name {
	case strain.Work:
		return "the work due in five days against the hours there are"
	case strain.Overtime:
		return Length(c.Count) + " past your hours"
	case strain.NoBreak:
		return "no proper break"
	case strain.LateBefore:
		return "a late evening the day before"
	case strain.Distress:
		return "what was hard to hear"
	case strain.Lingering:
		return "what was hard to hear the day before, and wasn't talked over"
	case strain.Worries:
		return "worries or missed dates without a plan"
	case strain.Unfinished:
		return plural(c.Count, "piece of work that was left", "pieces of work that were left")
	}
	return "an employer who blames"
}

func helpedBy(c strain.Cause) string {
	switch c.Name {
	case strain.Chosen:
		return "work that you planned or chose yourself"
	case strain.Supervision:
		return "supervision"
	case strain.Colleagues:
		return plural(c.Count, "talk with colleagues", "talks with colleagues")
	case strain.Outcomes:
		return plural(c.Count, "thing that went well", "things that went well")
	}
	return "support from the days before"
}
