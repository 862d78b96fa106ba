package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/pressed"
	"caseload/app/sim/ruling"
	"caseload/app/sim/work"
)

// review returns the facts of the day that is ending.
func (w *World) review() Review {
	r := Review{
		Day: w.Day, Date: w.Now.DateText(), Left: w.Now.Clock(),
		Worked: w.Today.Worked, Overtime: w.Overtime(), Early: max(0, int(w.Finish()-w.Now)), Breaks: w.Today.Breaks,
		Done: orEmpty(w.Today.Done), Waiting: []string{}, Missed: orEmpty(w.Today.Missed), From: w.Today.Morning,
		Things: w.pressed(), Rulings: w.rulings(),
	}
	r.Waiting, r.Pressing = pressed.InOrder(w.leftOpen())
	return r
}

// leftOpen returns what the day leaves open: questions without an answer, tasks that are
// due, urgent cases that haven't been seen, and calls from before today.
func (w *World) leftOpen() []pressed.Left {
	list := []pressed.Left{}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() {
			order := pressed.Waits
			if m.Kind == KindReferral || m.Urgent || w.urgent(m.Case) {
				order = pressed.Unanswered
			}
			list = append(list, pressed.Left{What: m.waitsUnanswered(w.person(m.From)), Order: order})
		}
	}
	for i := range w.Cases {
		if c := &w.Cases[i]; w.unseen(c) {
			list = append(list, pressed.Left{What: c.waitsUnseen(w.visitDue(c)), Order: pressed.Unseen})
		}
	}
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.due(w.Now) {
			c, order := w.Case(t.Case), pressed.Waits
			if c != nil && w.unseen(c) && w.visitDue(c) == t {
				continue
			}
			if t.Kind == work.Visit || w.urgent(t.Case) {
				order = pressed.Undone
			}
			list = append(list, pressed.Left{What: t.waitsUndone(c, w.Now), Order: order})
		}
	}
	if n := w.olderCalls(); n > 0 {
		list = append(list, pressed.Left{What: w.callsWait(n), Order: pressed.Waits})
	}
	return list
}

// due reports whether the task was to be done by now and isn't.
func (t *Task) due(now calendar.Time) bool {
	return t.Open() && t.Due != 0 && t.Due <= now.Midnight()
}

// visitDue returns the first visit to a case that was due and isn't done, or nil.
func (w *World) visitDue(c *Case) *Task {
	return find(w.Tasks, func(t *Task) bool { return t.Case == c.ID && t.Kind == work.Visit && t.due(w.Now) })
}

// unseen reports whether a case is urgent and hasn't been seen since the run began.
func (w *World) unseen(c *Case) bool { return w.urgent(c.ID) && c.LastSeen < w.Setting.Starts }

// urgent reports whether a case of the caseload has one of the two most urgent tiers.
func (w *World) urgent(id string) bool {
	c := w.Case(id)
	return c != nil && c.Tier != "" && c.Tier <= "P1"
}

// olderCalls returns how many calls to return have waited since before today.
func (w *World) olderCalls() (n int) {
	for i := range w.Items {
		if it := &w.Items[i]; it.open() && it.Kind.Calls() && it.Arrived < w.Now.Midnight() {
			n++
		}
	}
	return n
}

// rulings returns the decisions of managers that a desk of the day that is ending showed
// first, on what the student had a view on.
func (w *World) rulings() []ruling.Ruling {
	list := []ruling.Ruling{}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Ruling != nil && m.Shown >= w.Now.Midnight() {
			list = append(list, *m.Ruling)
		}
	}
	return list
}

// pressed returns what pressed on the day that is ending, as far as the student saw it.
func (w *World) pressed() pressed.Things {
	hours, _ := w.hoursNeeded()
	rush := w.Today.Rush
	rush.What = orEmpty(rush.What)
	return pressed.Things{
		Needed: hours.Needed, There: hours.There, Families: pressed.Largest(w.shares()),
		Duty: w.dutyLine() != "", Rush: rush, Hard: orEmpty(w.Today.Hard),
	}
}

// shares returns how many of the minutes needed in five working days are for each case.
func (w *World) shares() []pressed.Share {
	until := calendar.AddWorkingDays(w.Now.Midnight(), 5)
	list := make([]pressed.Share, len(w.Cases))
	for i := range w.Cases {
		c := &w.Cases[i]
		list[i] = pressed.Share{Name: c.Name, Minutes: w.week(c) + w.usual(c)}
		for j := range w.Tasks {
			if t := &w.Tasks[j]; t.Case == c.ID && t.Open() && t.Due != 0 && t.Due <= until {
				list[i].Minutes += t.Left
			}
		}
		for j := range w.Items {
			if it := &w.Items[j]; it.Case == c.ID && it.open() {
				list[i].Minutes += it.Minutes
			}
		}
	}
	return list
}

// rush remembers when the most things waited today for an answer at the same time, if
// they were several. A question in a conversation isn't one of them.
func (w *World) rush() {
	n := 0
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && m.Talk == "" {
			n++
		}
	}
	if n < pressed.RushLeast || n <= len(w.Today.Rush.What) {
		return
	}
	rush := pressed.Rush{At: w.Now.Clock()}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && m.Talk == "" {
			rush.What = append(rush.What, m.from(w.person(m.From)))
		}
	}
	w.Today.Rush = rush
}
