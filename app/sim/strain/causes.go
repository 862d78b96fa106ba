package strain

import (
	"cmp"
	"slices"
)

// Cause is one thing that pressed on a day or took some of that pressure away.
type Cause struct {
	Name   string `json:"name"`
	Count  int    `json:"count"`  // in the unit that belongs to the name
	Points int64  `json:"points"` // pressure, in millionths of a point
}

// What presses. The count is in minutes, where nothing else is said.
const (
	Work       = "work"       // work due against the hours there are, in thousandths
	Overtime   = "overtime"   // past contracted hours
	NoBreak    = "no break"   // missing of half an hour
	LateBefore = "late"       // past contracted hours on the evening before
	Distress   = "distress"   // what was hard to hear, rated
	Lingering  = "lingering"  // what was hard to hear the day before and wasn't talked over, rated
	Worries    = "worries"    // missed dates and serious worries without a plan
	Unfinished = "unfinished" // pieces of work that were left
	Blame      = "blame"      // an employer who blames: 1
)

// What helps.
const (
	Chosen      = "chosen"      // thousandths of the day that were planned or chosen
	Supervision = "supervision" // thousandths of what supervision is for that was taken up
	Colleagues  = "colleagues"  // talks with colleagues
	Outcomes    = "good"        // things that went well and were said
	Banked      = "banked"      // support from earlier days: 1
)

// Causes are what pressed on a day and what helped, each with the most points first.
type Causes struct {
	Pressed []Cause `json:"pressed"`
	Helped  []Cause `json:"helped"`
}

// Causes returns what presses on a day with these inputs and what helps. Each cause is
// counted for itself, without the limits on the sums; having any responsibility at all
// isn't named.
func (s State) Causes(in Inputs) Causes {
	in = in.clamped()
	c := Causes{Pressed: ordered(in.presses()), Helped: []Cause{}}
	if in.Rest {
		return c
	}
	parts := s.pressure(in)
	banked := share(s.B, supportKeptBillionths, 1000*million)
	relief := share(parts.Heart, supportReliefPercent*banked, 100*million)
	helped := []Cause{{Chosen, in.Control, parts.Control}, {Banked, 1, relief}}
	adds := func(name string, count int, earned Inputs) {
		banked = earn(banked, earned)
		now := share(parts.Heart, supportReliefPercent*banked, 100*million)
		helped = append(helped, Cause{name, count, now - relief})
		relief = now
	}
	adds(Supervision, in.Quality, Inputs{Supervised: in.Supervised, Quality: in.Quality})
	adds(Colleagues, in.Peers, Inputs{Peers: in.Peers})
	adds(Outcomes, in.Outcomes, Inputs{Outcomes: in.Outcomes})
	c.Helped = ordered(helped)
	return c
}

// presses returns what presses, one by one.
func (in Inputs) presses() []Cause {
	worries := Cause{Worries, in.Unresolved, share(unresolvedWeight, int64(in.Unresolved), unresolvedFull)}
	if in.Rest {
		return []Cause{worries}
	}
	list := []Cause{
		{Work, in.Load, share(volumeWeight, int64(in.Load-loadFloorThousandths), loadRangeThousandths)},
		{Overtime, in.Overtime, share(overtimeWeight, int64(min(in.Overtime, overtimeFullMinutes)), overtimeFullMinutes)},
		{NoBreak, in.Unbroken, share(unbrokenWeight, int64(in.Unbroken), unbrokenFull)},
		{LateBefore, in.Late, share(lateWeight, int64(in.Late), overtimeFullMinutes)},
		{Distress, in.Emotional, share(emotionalWeight, int64(in.Emotional), emotionalFull)},
		{Lingering, in.Lingering, share(emotionalWeight, int64(in.Lingering), lingeringHalves*emotionalFull)},
		worries,
		{Unfinished, in.Unfinished, share(unfinishedWeight, int64(in.Unfinished), unfinishedFull)},
	}
	if in.Blame {
		list = append(list, Cause{Blame, 1, blameWeight})
	}
	return list
}

// ordered leaves out causes without points and puts the others in order, the most points
// first.
func ordered(list []Cause) []Cause {
	kept := []Cause{}
	for _, one := range list {
		if one.Points > 0 {
			kept = append(kept, one)
		}
	}
	slices.SortStableFunc(kept, func(a, b Cause) int { return cmp.Compare(b.Points, a.Points) })
	return kept
}
