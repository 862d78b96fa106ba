package debrief

import (
	"strings"

	"caseload/app/debrief/aim"
	"caseload/app/sim"
)

// Met says what a run shows about an aim that it began with.
func (d Debrief) Met(rule aim.Rule) sim.Sentence {
	var did, not []string
	add := func(met bool, name string) {
		if met {
			did = append(did, name)
		} else {
			not = append(not, name)
		}
	}
	switch rule {
	case aim.SameDay:
		for _, j := range d.Prioritising.Triage.Examples {
			if j.Kind == referral {
				add(j.Turn > 0 && j.onTheDay(), j.Title)
			}
		}
	case aim.Read:
		for _, j := range d.Prioritising.Triage.Examples {
			if j.Turn > 0 && len(j.Opened)+len(j.Unopened) > 0 {
				add(len(j.Unopened) == 0, j.Title)
			}
		}
	case aim.AnotherTime:
		for _, one := range d.Supervision.Sessions {
			if one.CalledOff {
				add(one.Rearranged, day(one.Date))
			}
		}
	case aim.Raise:
		for _, u := range d.First.Left {
			add(u.Told, strings.TrimPrefix(u.Name+": "+u.What, ": "))
		}
	case aim.Break:
		for _, one := range d.Stress.Days {
			add(one.Breaks >= 30, day(one.Date))
		}
	}
	return rule.Said(aim.Found{Did: join(did), Not: join(not)})
}

// onTheDay reports whether a tier was recommended on the day on which something came.
func (j Judgement) onTheDay() bool {
	came, _, _ := strings.Cut(j.ShownAt, ", ")
	set, _, _ := strings.Cut(j.At, ", ")
	return came == set
}
