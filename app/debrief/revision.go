package debrief

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim"
)

const revisionRule = "Counted are the times that a call, a message or a visit brought something about a case on your caseload. " +
	"A revised view is the next tier that was set, the same one included; an action is the next reading, asking, answering or work about that case. " +
	"Minutes are working minutes, nights and weekends not counted. Slowness to revise is the error that inquiries found to last (Munro 1996)."

const nothingNew = "Nothing new came about an open case."

// revision measures the time from new information to a new view of the tier, or
// to an action.
func (w *walk) revision(published []sim.Published) Revision {
	r := Revision{Rule: revisionRule, List: []Revised{}}
	var toTier, toAct []int
	for _, id := range w.order {
		for k, n := range w.news[id] {
			if w.steps[n.step].Desk.Ended {
				continue // it was too late to do anything about it
			}
			one, until := w.revised(id, n), len(w.steps)-1
			if k+1 < len(w.news[id]) {
				until = w.news[id][k+1].step
			}
			one.Range = rangeFor(published, id, n.step, until)
			r.List = append(r.List, one)
			if one.TierAfter != nil {
				r.Retiered++
				toTier = append(toTier, *one.TierAfter)
			}
			switch {
			case one.ActAfter != nil && (one.TierAfter == nil || *one.ActAfter <= *one.TierAfter):
				toAct = append(toAct, *one.ActAfter)
			case one.TierAfter != nil:
				toAct = append(toAct, *one.TierAfter)
			}
			if one.TierAfter == nil && one.ActAfter != nil {
				r.Acted++
			}
		}
	}
	slices.SortStableFunc(r.List, func(a, b Revised) int { return a.Turn - b.Turn })
	r.News = len(r.List)
	r.Left = r.News - r.Retiered - r.Acted
	r.ToTier, r.ToAct = median(toTier), median(toAct)
	return r.told()
}

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

// revised returns what followed one piece of news about a case.
func (w *walk) revised(id string, n news) Revised {
	desk := w.steps[n.step].Desk
	letter, _ := desk.Letter(n.letter)
	file, _ := desk.Case(id)
	r := Revised{On: id, Title: file.Name, What: letterTitle(letter), Turn: desk.Turn, At: when(desk), Was: n.was, Range: []string{}}
	r.asked = len(desk.OffersOn(n.letter)) > 0
	day := desk.Scenario.Day
	if i := firstAfter(w.triaged[id], n.step); i > 0 {
		r.tierDays = w.desk(i).Scenario.Day - day
		r.Tier = w.made[i].offer.Chosen(*w.steps[i].Decision, "tier")
		r.TierTurn, r.TierAfter = w.desk(i).Turn, pointer(w.between(n.step, i-1))
	}
	if i := firstAfter(w.acts[id], n.step); i > 0 {
		r.actDays = w.desk(i).Scenario.Day - day
		r.Act, r.ActTurn, r.ActAfter = w.what(i), w.desk(i).Turn, pointer(w.between(n.step, i-1))
	}
	r.Sentence = sim.Sentence(r.sentence(letter.Kind == sim.KindScene))
	return r
}

func (r Revised) sentence(met bool) string {
	s := fmt.Sprintf("%s, about %s: %s came in.", r.At, r.Title, r.What)
	if met {
		s = fmt.Sprintf("%s, about %s: something new came of %s.", r.At, r.Title, r.What)
	}
	if r.TierAfter != nil && r.ActAfter != nil && r.ActTurn < r.TierTurn {
		s += fmt.Sprintf(" %s you turned to them: %s.", soon(*r.ActAfter, r.actDays), quote(r.Act))
	}
	switch {
	case r.TierAfter != nil && r.Tier == r.Was:
		s += fmt.Sprintf(" %s you looked again, and kept %s.", soon(*r.TierAfter, r.tierDays), r.Tier)
	case r.TierAfter != nil && r.Was == "":
		s += fmt.Sprintf(" %s you set the tier to %s.", soon(*r.TierAfter, r.tierDays), r.Tier)
	case r.TierAfter != nil:
		s += fmt.Sprintf(" %s you set the tier from %s to %s.", soon(*r.TierAfter, r.tierDays), r.Was, r.Tier)
	case r.ActAfter != nil:
		s += fmt.Sprintf(" %s you turned to them: %s. %s", soon(*r.ActAfter, r.actDays), quote(r.Act), r.stayed())
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

func (r Revised) stayed() string {
	if r.Was == "" {
		return "No tier was set."
	}
	return "The tier stayed at " + r.Was + "."
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

// rangeFor returns the range published for an open case while its news was
// current, which is from one step up to, but not including, another.
func rangeFor(published []sim.Published, id string, from, until int) []string {
	for _, p := range published {
		if p.Case == id && p.Expected != nil && p.Turn >= from && p.Turn < max(until, from+1) {
			return p.Expected.Tiers
		}
	}
	return []string{}
}
