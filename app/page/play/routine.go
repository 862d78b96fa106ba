package play

import (
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/workload"
)

// fewItems is the number of pieces of routine work up to which each has a line of its
// own at once.
const fewItems = 8

// routineGroup holds the routine work of one kind or one case.
type routineGroup struct {
	title string
	items []sim.RoutineView
}

var routineTitles = map[workload.Kind]string{
	workload.Record: "To write up", workload.Call: "Calls to return", workload.Email: "Emails",
	workload.Chase: "To chase", workload.Core: "Files to bring up to date",
}

// routineByKind groups routine work by kind, in the order of the kinds.
func routineByKind(items []sim.RoutineView) (groups []routineGroup) {
	for _, kind := range workload.Kinds {
		g := routineGroup{title: routineTitles[kind]}
		for _, r := range items {
			if r.Kind == kind {
				g.items = append(g.items, r)
			}
		}
		if len(g.items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// routineByCase groups routine work by case, in the order of the caseload. Its titles say
// how much there is of a case, and how much of it has come back.
func routineByCase(d sim.Desk) (groups []routineGroup) {
	for _, f := range d.Cases {
		g := routineGroup{}
		for _, r := range d.Routine {
			if r.On == f.ID {
				g.items = append(g.items, r)
			}
		}
		if len(g.items) > 0 {
			g.title = f.Name + ": " + howMuch(g.items)
			groups = append(groups, g)
		}
	}
	return groups
}

// routineTitle says how much routine work is waiting, and how much of it has come
// back.
func routineTitle(items []sim.RoutineView) string {
	return "Recording, calls and email: " + howMuch(items)
}

func howMuch(items []sim.RoutineView) string {
	minutes, again := 0, 0
	for _, r := range items {
		minutes += r.Minutes
		if r.Again {
			again++
		}
	}
	title := page.Count(len(items), "thing", "things") + ", " + page.Unbroken(page.Duration(minutes))
	if again > 0 {
		title += "; " + page.Count(again, "asked for again", "asked for again")
	}
	return title
}

// hoursWords says what the parts of the hours needed are.
var hoursWords = map[workload.PartKind]string{
	workload.Tasks: "Tasks that are due", workload.Court: "Court", workload.Travel: "Travel to visits that are due",
	workload.Recording: "Writing up what is done", workload.Desk: "Calls, emails and the rest on the desk", workload.Coming: "What your cases bring in five days",
	workload.Usual: "Usual visits, meetings and reports, not on the list yet",
}

// routineOfCases says what each case brings in a week.
func routineOfCases(d sim.Desk) string {
	var parts []string
	for _, f := range d.Cases {
		if f.Routine > 0 {
			parts = append(parts, f.Name+" "+page.Duration(f.Routine))
		}
	}
	if len(parts) == 0 {
		return "None of your cases brings calls, emails and recording by itself."
	}
	return "Calls, emails and recording, in a week: " + strings.Join(parts, ", ") + "."
}

// routineWhere says which case it is about and who it is from.
func routineWhere(d sim.Desk, r sim.RoutineView) string {
	var parts []string
	if f, ok := d.Case(r.On); ok {
		parts = append(parts, f.Name)
	}
	if r.From != "" {
		parts = append(parts, r.From)
	}
	if r.Again {
		parts = append(parts, "") // before the mark
	}
	return strings.Join(parts, " · ")
}
