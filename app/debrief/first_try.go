package debrief

import (
	"caseload/app/debrief/aim"
	"caseload/app/sim"
)

// tryAt returns the first desk of some turns whose offers have one that is wanted, and
// was not taken there.
func (w *walk) tryAt(from, to int, wanted func(sim.Desk, sim.Offer) bool) (Try, sim.Offer, bool) {
	for turn := max(from, 1); turn <= min(to, len(w.steps)-1); turn++ {
		desk := w.steps[turn-1].Desk
		for _, o := range desk.Offers {
			if wanted(desk, o) && w.steps[turn].Decision.Offer != o.ID {
				t := Try{Turn: turn, At: when(desk), Instead: o.ID, What: o.Label}
				if file, about := desk.CaseOf(o.On); about {
					t.What += " (" + file.Name + ")"
				}
				return t, o, true
			}
		}
	}
	return Try{}, sim.Offer{}, false
}

// reading returns the reading of the longest paper about a case that could have been
// opened from one turn to another, or none.
func (w *walk) reading(on string, from, to int) Try {
	for turn := max(from, 1); turn <= min(to, len(w.steps)-1); turn++ {
		desk, longest := w.steps[turn-1].Desk, sim.Offer{}
		file, _ := desk.CaseOf(on)
		for _, o := range desk.Offers {
			if about, is := desk.CaseOf(o.On); is && o.Verb == sim.VerbRead && about.ID == file.ID && o.Minutes > longest.Minutes {
				longest = o
			}
		}
		if t, o, found := w.tryAt(turn, turn, func(_ sim.Desk, o sim.Offer) bool { return longest.ID != "" && o.ID == longest.ID }); found {
			t.Aim, t.Rule = readBefore(o), aim.Read
			return t
		}
	}
	return Try{}
}

// tierFrom returns a tier of the published range in place of what was decided at a
// turn, or none if that desk didn't ask for one.
func (w *walk) tierFrom(j Judgement, turn int) Try {
	t, o, found := w.tryAt(turn, turn, func(_ sim.Desk, o sim.Offer) bool { return o.Verb == sim.VerbTriage && o.On == j.On })
	if !found && j.Turn > 0 { // the tier was set there; another value of the same offer is tried
		desk := w.steps[turn-1].Desk
		if o, found = desk.Offer(sim.VerbTriage + ":" + j.On); found {
			t = Try{Turn: turn, At: when(desk), Instead: o.ID, What: o.Label}
		}
	}
	if !found || len(j.Authors) == 0 {
		return Try{}
	}
	t.Instead += " tier=" + j.Authors[0]
	t.What = tierOf(j, j.Authors[0])
	t.Aim, t.Rule = aimSameDay, aim.SameDay
	if j.Turn > 0 {
		t.Aim, t.Rule = aimWorst, aim.Worst
	}
	return t
}

// anotherTime returns asking for another time when supervision is called off.
func (w *walk) anotherTime() Try {
	t, _, found := w.tryAt(1, len(w.steps), func(_ sim.Desk, o sim.Offer) bool { return o.ID == sim.VerbSupervise+":rearrange" })
	if !found {
		return Try{}
	}
	t.Aim, t.Rule = aimAnotherTime, aim.AnotherTime
	return t
}

// breather returns a break on the first day that had none, or none.
func (w *walk) breather(s Stress) Try {
	for _, d := range s.Days {
		if d.Breaks > 0 {
			continue
		}
		t, _, found := w.tryAt(1, len(w.steps), func(desk sim.Desk, o sim.Offer) bool {
			return desk.Scenario.Day == d.Day && o.ID == sim.VerbRecover+":lunch"
		})
		if found {
			t.Aim, t.Rule = aimBreak, aim.Break
			return t
		}
	}
	return Try{}
}
