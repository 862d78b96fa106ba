package debrief

import (
	"slices"

	"caseload/app/sim"
)

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
			if one.saysNothing() {
				continue
			}
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

// saysNothing reports whether news called for no other view, as far as the scenario says,
// and was dealt with, or needed nothing.
func (r Revised) saysNothing() bool {
	return len(r.Range) == 0 && r.TierAfter == nil && (r.ActAfter != nil || !r.asked)
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
		r.Act, r.ActTurn, r.ActAfter = w.did(i), w.desk(i).Turn, pointer(w.between(n.step, i-1))
	}
	r.Sentence = r.sentence(letter.Kind == sim.KindScene)
	return r
}

// rangeFor returns the range published for an open case while its news was
// current, which is from one step up to, but not including, another.
func rangeFor(published []sim.Published, id string, from, until int) []string {
	for _, p := range published {
		if p.Case == id && p.Expected != nil && p.Turn >= from && p.Turn < max(until, from+1) {
			return Defensible(p)
		}
	}
	return []string{}
}
