package play

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// papersRead returns the papers that have been read, the open one
// first.
func papersRead(it openItem) []sim.Paper {
	var list []sim.Paper
	for _, p := range it.file.Papers {
		switch {
		case !p.Opened:
		case p.ID == it.paper:
			list = slices.Insert(list, 0, p)
		default:
			list = append(list, p)
		}
	}
	return list
}

// openDates returns the dates that are still running and those that were missed.
func openDates(dates []sim.Date) []sim.Date {
	var list []sim.Date
	for _, d := range dates {
		if d.State == sim.DateRunning || d.State == sim.DateMissed {
			list = append(list, d)
		}
	}
	return list
}

func caseCount(n int) string {
	if n == 0 {
		return "no case yet"
	}
	return page.Count(n, "case", "cases") + ", in my order"
}

func tabsOf(it openItem) []sim.Option {
	tabs := []sim.Option{
		{Value: tabSummary, Label: "Summary"},
		{Value: tabPeople, Label: "People"},
		{Value: tabPapers, Label: "Papers"},
		{Value: tabTasks, Label: "Tasks"},
		{Value: tabDates, Label: "Dates"},
	}
	if it.letter != nil {
		return append([]sim.Option{{Value: tabLetter, Label: letterTab(it.letter)}}, tabs...)
	}
	return tabs
}

// caseHeading names the family, and its children with their ages.
func caseHeading(f *sim.File) string {
	if children := childrenOf(f); children != "" {
		return f.Name + ": " + children
	}
	return f.Name
}

// childrenOf names the children of a case with their ages, or returns "" if there are
// none or too many for a line.
func childrenOf(f *sim.File) string {
	var children []string
	for _, m := range f.People {
		if m.Child {
			children = append(children, m.Name+", "+m.Who)
		}
	}
	if len(children) > 3 {
		return page.Count(len(children), "child", "children")
	}
	return strings.Join(children, "; ")
}

// MemberFacts says who a member of a family is and, where somebody lives elsewhere, where,
// and when they were last seen themselves.
func MemberFacts(f *sim.File, m sim.Member) string {
	parts := []string{m.Who}
	if m.Who == "" {
		parts = nil
	}
	if m.Lives != "" {
		parts = append(parts, "lives "+m.Lives)
	}
	if m.Child && slices.ContainsFunc(f.People, func(o sim.Member) bool { return o.Lives != "" }) {
		seen := "not seen by you in this run"
		if m.Seen != 0 {
			seen = "last seen " + page.ShortDate(calendar.Time(m.Seen).ISO())
		}
		parts = append(parts, seen)
	}
	return strings.Join(parts, " · ")
}

// heldOn returns the appointments on a case that others hold.
func (v *DeskView) heldOn(id string) (held []sim.AppointmentView) {
	for _, a := range v.Desk.Appointments {
		if a.On == id {
			held = append(held, a)
		}
	}
	return held
}

// HeldFacts says when on its day an appointment is, how long it takes and who holds it.
func HeldFacts(a sim.AppointmentView) string {
	facts := a.At + ", " + page.Unbroken(page.Duration(a.Minutes))
	if a.Who != "" {
		facts += ", with " + a.Who
	}
	return facts
}

func caseLine(f *sim.File) string {
	parts := []string{page.Capitalised(f.Kind)}
	if d := nextDate(f.Dates); d != nil {
		parts = append(parts, d.What+" by "+page.ShortDate(d.ISO))
	}
	if f.LastSeen != "" {
		parts = append(parts, lastSeen(f))
	}
	return strings.Join(parts, " · ")
}

// missedDates says which dates of a case were missed, or returns "" if none were.
func missedDates(f *sim.File) string {
	var passed []string
	for _, d := range f.Dates {
		if d.State == sim.DateMissed {
			passed = append(passed, d.What+" was due "+page.ShortDate(d.ISO))
		}
	}
	return strings.Join(passed, "; ")
}

// nextDate returns the earliest running date, or nil if there is none.
func nextDate(dates []sim.Date) *sim.Date {
	var next *sim.Date
	for i := range dates {
		if d := &dates[i]; d.State == sim.DateRunning && (next == nil || d.ISO < next.ISO) {
			next = d
		}
	}
	return next
}

func caseFacts(f *sim.File) string {
	parts := []string{page.Capitalised(f.Kind)}
	if f.Led != "" {
		parts = append(parts, "led by "+f.Led)
	}
	if f.SinceISO != "" {
		parts = append(parts, "with you since "+page.ShortDate(f.SinceISO))
	}
	if f.LastSeen != "" {
		parts = append(parts, lastSeen(f))
	}
	if f.Travel > 0 {
		parts = append(parts, page.Unbroken(page.Duration(f.Travel))+" there and back")
	}
	return strings.Join(append(parts, fmt.Sprintf("%s points", page.Points(f.Points))), " · ")
}

// lastSeen says when a child was last seen. “Not yet seen by you” gets no “last seen” before it.
func lastSeen(f *sim.File) string {
	if f.LastSeenISO == "" {
		return f.LastSeen
	}
	return "last seen " + page.ShortDate(f.LastSeenISO)
}

func dashedLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !ok {
			return nil
		}
		lines = append(lines, rest)
	}
	return lines
}

// summaryHeading says of a summary that something has happened since it was written.
func summaryHeading(f *sim.File) string {
	if f.Stands != "" {
		return "Summary, written before that"
	}
	return "Summary"
}
