package page_test

import (
	"slices"
	"strings"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// The diary shows the days of the run with what has a time and what is due, as a strip
// and as a page, and lays out today.
func TestTheDiary(t *testing.T) {
	desk := firstMorning()
	desk.Tasks = slices.Clone(desk.Tasks)
	desk.Tasks[1].FromWhen, desk.Tasks[1].DueISO = calendar.When(onDay(4, 14, 30)), "2026-03-05"
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "diary"})
	strip := text(byID(doc, "week"))
	for _, said := range []string{"Mon done", "Tue 2 due · planned 3 h 10 of 6 h 14", "Wed nothing due", "Thu 14:30 Home visit to the Reids 1 due", "Fri 2 due"} {
		if !strings.Contains(strip, said) {
			t.Errorf("the strip doesn't say %q: %s", said, strip)
		}
	}
	open := text(byID(doc, "open"))
	for _, said := range []string{"Tue, 3 March (today)", "14:30 Home visit to the Reids · Reid · 1 h 40 · 40 min of it travel · in today’s plan", "due Core group · Whitlock", "Planned 3 h 10 of 6 h 14", "Whitlock 1 h 30 · due today"} {
		if !strings.Contains(open, said) {
			t.Errorf("the diary doesn't say %q: %s", said, open)
		}
	}
	desk.Scenario.Days, desk.Scenario.Day = 1, 1
	if text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "week")) != "" {
		t.Error("a single day has a diary")
	}
}

// What can be begun as soon as a day begins has no time there, and is not due because of
// it; what has a time on the day it is due stands there once.
func TestATimeIsAnAppointment(t *testing.T) {
	desk := firstMorning()
	desk.Tasks = slices.Clone(desk.Tasks)
	desk.Tasks[1].FromWhen, desk.Tasks[1].DueISO = calendar.When(onDay(3, 9, 0)), "2026-03-06"
	desk.Tasks[0].FromWhen, desk.Tasks[0].Today, desk.Tasks[0].DueISO = calendar.When(onDay(4, 15, 45)), false, "2026-03-05"
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "diary"})
	strip, open := text(byID(doc, "week")), text(byID(doc, "open"))
	if !strings.Contains(strip, "Wed nothing due") || !strings.Contains(open, "from Home visit to the Reids") {
		t.Errorf("a visit from Wednesday morning on is told so: %s: %s", strip, open)
	}
	if !strings.Contains(open, "15:45 Core group: prepare and attend") || strings.Contains(open, "due Core group: prepare and attend") {
		t.Errorf("a core group at 15:45 is told so: %s", open)
	}
}

// The page of a task that has its time later today offers to wait for it, and does not say
// that somebody else would.
func TestAnAppointmentIsWaitedForOnItsPage(t *testing.T) {
	desk := firstMorning()
	desk.Tasks = slices.Clone(desk.Tasks)
	desk.Tasks[1].From, desk.Tasks[1].FromWhen = "Tuesday 3 March, 14:30", calendar.When(onDay(2, 14, 30))
	desk.Offers = []sim.Offer{{ID: "recover:wait:reid-visit", Verb: sim.VerbRecover, On: "reid-visit", Label: "Wait until 14:30", Minutes: 230, Confirm: true}}
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "job:reid-visit"})
	if open := text(byID(doc, "open")); !strings.Contains(open, "This can be begun from 14:30.") || !strings.Contains(open, "Wait until 14:30") || !strings.Contains(open, "Waiting is a break of 3 h 50. Something urgent ends it") || strings.Contains(open, "somebody else") {
		t.Errorf("the task's page says: %s", open)
	}
	if day := text(byID(doc, "day")); strings.Contains(day, "Wait until 14:30") {
		t.Errorf("My day offers it too: %s", day)
	}
}

// Of work that is longer than the day, what fits into the day comes first and is selected.
func TestWhatFitsIntoTheDayComesFirst(t *testing.T) {
	desk := firstMorning()
	desk.Offers = []sim.Offer{{ID: "work:osei-report", Verb: sim.VerbWork, On: "osei-report", Label: "Write it up", Minutes: 500, Confirm: true,
		Fields: []sim.Field{{Name: "part", Kind: sim.FieldChoice, Label: "How much of it", Default: "all", Options: []sim.Option{{Value: "all", Label: "All that is left"}, {Value: "hour", Label: "An hour of it"}, {Value: "until", Label: "Until 16:54"}}}}}}
	var values []string
	for n := range elements(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "job:osei-report"}), "open"), "input") {
		if attr(n, "type") == "radio" {
			values = append(values, attr(n, "value"))
			if has(n, "checked") != (attr(n, "value") == "until") {
				t.Errorf("%q is selected: %v", attr(n, "value"), has(n, "checked"))
			}
		}
	}
	if !slices.Equal(values, []string{"until", "all", "hour"}) {
		t.Errorf("the choices are %v", values)
	}
}
