package debrief

import (
	"fmt"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

const revisionRule = "This counts the times that a call, a message or a visit brought something new about a case on your caseload, and another view was called for, a tier was set, or a question about it was left. " +
	"A revised view is the next tier that you set, even if it is the same one; an action is the next time you read, asked, answered or worked on something about that case. " +
	"Minutes are working minutes, without nights and weekends. Inquiries found that slowness to revise a view is the error that persists (Munro 1996)."

const nothingNew = "Nothing new came about an open case."

func (r Revision) told() Revision {
	switch {
	case r.News == 0:
		r.Reason, r.Sentence = nothingNew, nothingNew
		return r
	case r.ToTier == nil:
		r.Reason = "No tier was set again after something new came."
	}
	var parts []string
	if r.Retiered > 0 {
		parts = append(parts, fmt.Sprintf("%s you looked at the tier again, %s", times(r.Retiered), half(r.Retiered, *r.ToTier)))
	}
	if r.Acted > 0 {
		parts = append(parts, fmt.Sprintf("%s you did something, and set no tier", times(r.Acted)))
	}
	if r.Left > 0 {
		parts = append(parts, fmt.Sprintf("%s nothing about that case was decided", times(r.Left)))
	}
	r.Sentence = sim.Say("Something new came about an open case %s: %s.", times(r.News), strings.Join(parts, "; "))
	return r
}

func (r Revised) sentence(met bool) sim.Sentence {
	s := sim.Say("%s, about %s: %s reached you.", r.At, r.Title, r.What)
	if met {
		s = sim.Say("%s, about %s: %s told you something new.", r.At, r.Title, r.What)
	}
	if r.TierAfter != nil && r.ActAfter != nil && r.ActTurn < r.TierTurn {
		s += sim.Say(" %s you turned to them: %s.", soon(*r.ActAfter, r.actDays), sentence.Quote(r.Act))
	}
	switch {
	case r.TierAfter != nil && r.Tier == r.Was:
		s += sim.Say(" %s you looked again, and kept %s.", soon(*r.TierAfter, r.tierDays), r.Tier)
	case r.TierAfter != nil && r.Was == "":
		s += sim.Say(" %s you set the tier to %s.", soon(*r.TierAfter, r.tierDays), r.Tier)
	case r.TierAfter != nil:
		s += sim.Say(" %s you set the tier from %s to %s.", soon(*r.TierAfter, r.tierDays), r.Was, r.Tier)
	case r.ActAfter != nil:
		s += sim.Say(" %s you turned to them: %s. %s", soon(*r.ActAfter, r.actDays), sentence.Quote(r.Act), r.stayed())
	default:
		s += " No decision about them followed. " + r.stayed()
	}
	return s
}

// half says within what time half of the occasions were: at once, or within the
// median.
func half(of, median int) string {
	switch {
	case of == 1:
		return afterWords(median)
	case median == 0:
		return "half of them at once"
	}
	return "half of them within " + lapse(median)
}

func (r Revised) stayed() sim.Sentence {
	if r.Was == "" {
		return "No tier was set."
	}
	return sim.Say("The tier stayed at %s.", r.Was)
}

// soon says how much later something was done, in working minutes and days. Time
// past a day's hours isn't counted, so no working minutes pass between an evening
// and the next morning; but that must not be called "at once".
func soon(minutes, days int) string {
	switch {
	case days == 0 && minutes == 0:
		return "At once"
	case days == 0:
		return lapse(minutes) + " later"
	case days == 1 && minutes == 0:
		return "First thing the next working day"
	case days == 1:
		return "The next working day, " + worktime(minutes) + " later,"
	}
	return "On a later day, " + worktime(minutes) + " later,"
}
