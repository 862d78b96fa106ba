package play

import (
	"caseload/app/sim"
)

// shownEvent is an event. Its field when says which day it was, on the first event of a day.
type shownEvent struct {
	sim.Event
	when string
}

// happenings returns the events in order, each new day marked: with times alone
// they would read as the events of a single day.
func (v *DeskView) happenings() []shownEvent {
	list := make([]shownEvent, len(v.Desk.Events))
	day := v.Desk.Clock.When.Day()
	for i, e := range v.Desk.Events {
		list[i].Event = e
		switch {
		case e.When.Day() == day:
		case v.today(e.When):
			list[i].when = "By this morning"
		default:
			list[i].when = e.Date
		}
		day = e.When.Day()
	}
	return list
}

// someEvents splits a long list into the events shown and those folded away.
func someEvents(events []shownEvent) (first, rest []shownEvent) {
	const many = 3
	if len(events) <= many+1 {
		return events, nil
	}
	return events[:many], events[many:]
}
