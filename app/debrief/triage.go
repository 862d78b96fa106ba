package debrief

import (
	"fmt"
	"slices"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// triage compares every recommendation with its range; see [Defensible].
func (w *walk) triage(published []sim.Published) Triage {
	t := Triage{Method: Method, Rule: triageRule, Examples: []Judgement{}}
	for k, p := range published {
		if p.Expected == nil || len(p.Expected.Tiers) == 0 {
			continue
		}
		j, asked := w.onReferral(p)
		if p.Case != "" {
			j, asked = w.onCase(p, published[k+1:])
		}
		if asked {
			t.Examples = append(t.Examples, j.told())
		}
	}
	t.Detection, t.ByLoad = Detect(t.Examples), DetectByLoad(t.Examples)
	for _, j := range t.Examples {
		if j.Met == Worked {
			t.Worked++
		}
		*map[string]*int{Within: &t.Within, Higher: &t.Over, Lower: &t.Under, NotOffered: &t.None}[j.Verdict]++
		if j.Published == Either && j.Verdict != NotOffered {
			t.Either++
		}
	}
	t.Sentence = t.sentence()
	return t
}

// expectedOf starts a judgement with what is published.
func expectedOf(p sim.Published) Judgement {
	counted := Defensible(p)
	return Judgement{
		Range: counted, Authors: p.Expected.Tiers, Published: urgent(counted), Why: p.Expected.Why, Judged: p.Expected.Judged, Agreement: p.Expected.Agreement,
		Apart: append([]sim.Defended{}, p.Apart...), Verdict: NotOffered, Met: Unnoticed, Opened: []string{}, Unopened: []string{}, Beside: []string{},
	}
}

// onReferral judges the recommendation on a referral. It returns false if no desk
// offered to make one, and while one can still be made.
func (w *walk) onReferral(p sim.Published) (Judgement, bool) {
	shown, was := w.shown[p.Message]
	if !was || !w.offered[p.Message] {
		return Judgement{}, false
	}
	letter, _ := w.steps[shown].Desk.Letter(p.Message)
	j := expectedOf(p)
	j.On, j.Kind, j.Title = p.Message, referral, letter.Title
	j.seen(w, shown)
	if list := w.triaged[p.Message]; len(list) > 0 {
		i := list[len(list)-1]
		j.decided(w, shown, i, letter.On)
		j.Response = chosenLabelOf(w.made[i].offer, *w.steps[i].Decision, "response")
		return j, true
	}
	if now, _ := w.last().Letter(p.Message); now.Waiting && !w.last().Ended {
		return Judgement{}, false // one can still be made
	}
	j.stood(w.steps[shown].Desk, p.Message, letter.On)
	return j, true
}

// onCase judges the first tier that was set after something new came in about an
// open case, or the tier that it was left at. It looks no further than the next
// range published for the case. It returns false while a tier can still be set in
// time.
func (w *walk) onCase(p sim.Published, later []sim.Published) (Judgement, bool) {
	if p.Turn >= len(w.steps) || w.steps[p.Turn].Desk.Ended {
		return Judgement{}, false
	}
	desk, until := w.steps[p.Turn].Desk, len(w.steps)-1
	if next := slices.IndexFunc(later, func(q sim.Published) bool { return q.Case == p.Case && q.Expected != nil }); next >= 0 {
		until = min(until, later[next].Turn)
	}
	file, open := desk.Case(p.Case)
	if !open {
		return Judgement{}, false
	}
	j := expectedOf(p)
	j.On, j.Kind, j.Title, j.Was = p.Case, openCase, file.Name, file.Tier
	j.seen(w, p.Turn)
	if i := firstAfter(w.triaged[p.Case], p.Turn); i > 0 && i <= until {
		j.decided(w, p.Turn, i, p.Case)
		return j, true
	}
	if now := w.last(); !now.Ended && until == len(w.steps)-1 && !tooLate(w.between(p.Turn, until), now.Scenario.Day-desk.Scenario.Day, j.Range) {
		return Judgement{}, false // a tier can still be set in time
	}
	j.Tier, j.Verdict = file.Tier, Verdict(file.Tier, j.Range)
	j.stood(w.steps[max(until-1, p.Turn)].Desk, p.Case, p.Case)
	j.Beside = beside(desk, p.Case)
	j.Load = desk.Load.Band
	if i := firstAfter(w.acts[p.Case], p.Turn); i > 0 && i <= until {
		j.Met, j.Response = Touched, w.did(i)
		j.After, j.days = pointer(w.between(p.Turn, i-1)), w.desk(i).Scenario.Day-desk.Scenario.Day
	}
	if i := w.firstWork(p.Case, p.Turn); j.Verdict == Lower && i > 0 && i <= until {
		after, days := w.between(p.Turn, i-1), w.desk(i).Scenario.Day-desk.Scenario.Day
		if !tooLate(after, days, j.Range) {
			j.Met, j.Response, j.After, j.days = Worked, w.did(i), pointer(after), days
		}
	}
	return j, true
}

// firstWork returns the first step after another in which work was done on a case or
// somebody was asked or told about it, or 0. To read about it, or only to answer
// whoever brings the news, isn't that yet.
func (w *walk) firstWork(id string, step int) int {
	for i := firstAfter(w.acts[id], step); i > 0; i = firstAfter(w.acts[id], i) {
		if verb := w.made[i].offer.Verb; verb != sim.VerbRead && verb != sim.VerbAnswer {
			return i
		}
	}
	return 0
}

func (j *Judgement) seen(w *walk, step int) {
	j.Shown, j.ShownAt = w.steps[step].Desk.Turn, when(w.steps[step].Desk)
}

// decided records the tier that step i set on something that was shown since an
// earlier step.
func (j *Judgement) decided(w *walk, shown, i int, about string) {
	desk := w.desk(i)
	j.Turn, j.At, j.After = desk.Turn, when(desk), pointer(w.between(shown, i-1))
	j.Tier = w.made[i].offer.Chosen(*w.steps[i].Decision, "tier")
	j.Verdict = Verdict(j.Tier, j.Range)
	j.Met, j.days = InTime, desk.Scenario.Day-w.steps[shown].Desk.Scenario.Day
	if tooLate(*j.After, j.days, j.Range) {
		j.Met = ActedLate
	}
	j.stood(desk, j.On, about)
}

// stood records what else a desk showed, and what had been or could have been
// opened there.
func (j *Judgement) stood(desk sim.Desk, on, about string) {
	j.Beside, j.Load = beside(desk, on), desk.Load.Band
	file, _ := desk.Case(about)
	for _, paper := range file.Papers {
		if paper.Opened {
			j.Opened = append(j.Opened, paper.Title)
		} else {
			j.Unopened = append(j.Unopened, fmt.Sprintf("%s (%d min)", paper.Title, paper.Minutes))
		}
	}
}

// beside returns what else pressed on a desk: letters that couldn't wait, and work that
// was due. Thanks that may be answered, and writing up, didn't.
func beside(desk sim.Desk, on string) []string {
	list := []string{}
	for _, l := range desk.Waiting() {
		if l.ID != on && l.On != on && couldNotWait(l) {
			list = append(list, letterTitle(l))
		}
	}
	for _, t := range desk.Tasks {
		if t.Today && t.By == "" && t.On != on && t.Kind != work.WriteUp {
			list = append(list, t.Title)
		}
	}
	return list
}

func couldNotWait(l sim.Letter) bool { return l.Urgent || l.Kind == sim.KindReferral }

// urgent returns what a range says about urgency: IsUrgent, NotUrgent or Either.
func urgent(tiers []string) string {
	n := 0
	for _, t := range tiers {
		if isUrgent(t) {
			n++
		}
	}
	switch n {
	case 0:
		return NotUrgent
	case len(tiers):
		return IsUrgent
	}
	return Either
}

func isUrgent(tier string) bool { return tier == "P0" || tier == "P1" }

// tooLate reports whether a decision came later than the least urgent tier of a
// range allows (DOMAIN 8.3, a design proposal): an hour for P0, the same working
// day for P1, three working days for P2, five for P3.
func tooLate(minutes, days int, tiers []string) bool {
	switch slices.Max(tiers) {
	case "P0":
		return minutes > 60 || days > 0
	case "P1":
		return days > 0
	case "P2":
		return days > 3
	case "P3":
		return days > 5
	}
	return false
}

// Verdict compares a tier with a range; as strings, tiers sort from most to least
// urgent.
func Verdict(tier string, expected []string) string {
	switch {
	case tier == "":
		return NotOffered
	case tier < slices.Min(expected):
		return Higher
	case tier > slices.Max(expected):
		return Lower
	}
	return Within // in the range, or between two tiers of it
}
