package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// evidence assembles the evidence that can be shown to an employer: load against
// ceiling, hours needed against hours there and why the two differ, travel and
// recording, dates at risk, supervision, overtime and time to learn, each with the
// employer standard it belongs to (DOMAIN 5.1).
func (w *World) evidence(load LoadView, hours workload.Hours) []Evidence {
	list := []Evidence{
		point("ceiling", load.says()),
		point("ceiling", hours.SayNeeded()),
	}
	if len(hours.Causes) > 0 {
		list = append(list, point("ceiling", hours.SayWhy(load.Points, load.Ceiling)))
		list[len(list)-1].Causes = hours.Causes
	}
	if hours.Driven+hours.Ahead > 0 {
		list = append(list, point("ceiling", hours.SayTravel()))
	}
	if written, coming := w.Minutes[work.Work{Kind: work.Recording}], w.recordsToCome(); written+coming+hours.Of(workload.Recording) > 0 {
		list = append(list, point("recording", hours.SayRecording(written, coming)))
	}
	if waiting, again := w.left(); waiting > 0 {
		list = append(list, point("ceiling", hours.SayWaiting(waiting, again)))
	}
	list = append(list, w.datesShown()...)
	list = append(list, w.answersShown()...)
	if s := find(w.Sessions, func(s *Session) bool { return s.State == SessionCancelled || s.State == SessionLapsed }); s != nil {
		list = append(list, point("supervision", s.saysNotHeld(w.Terms)))
	}
	if clock := w.clock(); clock.OvertimeWeek > 0 {
		list = append(list, point("peers", clock.saysOvertime()))
	}
	if w.Terms.Development > w.Learned && w.dayOfWeek() >= 4 {
		list = append(list, point("development", w.Terms.saysDevelopment(w.Learned)))
	}
	return list
}

// point returns a point of evidence with the standard that a term belongs to.
func point(term string, says Sentence) Evidence {
	return Evidence{Text: says, Items: []Sentence{}, Standard: TermStandards[term]}
}

// datesShown returns the dates at risk as points of evidence.
func (w *World) datesShown() (list []Evidence) {
	late, soon := w.datesAtRisk()
	if len(late.items) > 0 {
		list = append(list, late.point(datesPassed))
	}
	if len(soon.items) > 0 {
		list = append(list, soon.point(datesSoon))
	}
	return list
}

// left returns how many items of routine work are waiting, apart from those to be
// written up, and how many of all have come back because they were left.
func (w *World) left() (waiting, again int) {
	for _, it := range w.waiting(anyItem) {
		if it.Kind != workload.Record {
			waiting++
		}
		if it.Asked != 0 {
			again++
		}
	}
	return waiting, again
}

// recordsToCome returns the minutes of writing up that the visits on the list bring.
func (w *World) recordsToCome() int {
	minutes := 0
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Kind == work.Visit {
			minutes += w.recording(t)
		}
	}
	return minutes
}

// unwritten returns the minutes of writing up that what has been done, and the
// visits on the list, bring.
func (w *World) unwritten() int {
	minutes := w.recordsToCome()
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Kind.Work().Kind == work.Recording {
			minutes += t.Left
		}
	}
	for i := range w.Items {
		if it := &w.Items[i]; it.open() && it.Kind == workload.Record {
			minutes += it.Minutes
		}
	}
	return minutes
}

// risk is a list of dates at risk, with a line of text for each.
type risk struct {
	items []Sentence
	dates []DateOf
}

// datesAtRisk returns the open dates that have passed, and those due within the
// next five working days.
func (w *World) datesAtRisk() (late, soon risk) {
	until := calendar.AddWorkingDays(w.Now.Midnight(), 5)
	for i := range w.Cases {
		for j := range w.Cases[i].Dates {
			d := &w.Cases[i].Dates[j]
			if d.Met || d.Excused != "" || d.Due > until {
				continue
			}
			at := &soon
			if d.Missed {
				at = &late
			}
			at.items = append(at.items, w.Cases[i].saysAtRisk(d))
			at.dates = append(at.dates, DateOf{Case: w.Cases[i].ID, Place: j})
		}
	}
	return late, soon
}

func (r risk) point(says Sentence) Evidence {
	e := point("ceiling", says)
	e.Items, e.Dates = r.items, r.dates
	return e
}
