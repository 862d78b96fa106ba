package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/workload"
)

// routineLines returns two lines of each kind of routine work.
func routineLines() []workload.Line {
	var lines []workload.Line
	for i, minutes := range []int{15, 15, 5, 10, 20} {
		for n := range 2 {
			kind := workload.Kinds[i]
			lines = append(lines, workload.Line{Number: len(lines) + 1, Kind: kind, From: "Somebody", Text: fmt.Sprintf("%s, line %d", kind, n+1), Brings: "it was " + string(kind) + ".", Minutes: minutes})
		}
	}
	return lines
}

// busy declares a plain scenario in which the first case brings routine work.
func busy(days int, routine workload.Routine, weight workload.Weight) func(w *sim.World) error {
	return func(w *sim.World) error {
		if err := setting(days)(w); err != nil {
			return err
		}
		_, err := w.AddCase(sim.Case{ID: "marsh", Name: "Marsh", Kind: "child in need", Weight: weight, Routine: routine, Lines: routineLines()})
		return err
	}
}

var aWeek = workload.Routine{Record: 50, Call: 50, Email: 20, Chase: 20, Core: 40}

func weekly(t *testing.T, w *sim.World) int {
	t.Helper()
	f, ok := w.Desk().Case("marsh")
	if !ok {
		t.Fatal("the case isn't on the desk")
	}
	return f.Routine
}

// What a case brings in a week follows from its kind and its weight, and not from
// its points.
func TestWhatACaseBringsInAWeek(t *testing.T) {
	for name, c := range map[string]struct {
		weight  workload.Weight
		minutes int
	}{
		"one child":                       {workload.Weight{Base: 5000}, 180},
		"heavier in points":               {workload.Weight{Base: 50000}, 180},
		"far away":                        {workload.Weight{Base: 5000, Travel: 300, Visits: 1000}, 180},
		"each child has a record":         {workload.Weight{Base: 5000, Siblings: 2}, 280},
		"new: a call more":                {workload.Weight{Base: 5000, NewToWorker: true}, 195},
		"an interpreter on every call":    {workload.Weight{Base: 5000, Interpreter: true}, 205},
		"shared with somebody":            {workload.Weight{Base: 5000, CoWorked: true}, 108},
		"held until somebody takes it on": {workload.Weight{Base: 5000, LowActivity: true}, 90},
	} {
		if got := weekly(t, begin(t, &literal{declare: busy(1, aWeek, c.weight)}, 1)); got != c.minutes {
			t.Errorf("%s: want %d minutes, found %d", name, c.minutes, got)
		}
	}
	w := under(t, 1, func(e *sim.Terms) { e.Recording = 90 }, func(w *sim.World) error {
		_, err := w.AddCase(sim.Case{ID: "marsh", Name: "Marsh", Routine: aWeek, Lines: routineLines()})
		return err
	})
	if got := weekly(t, w); got != 230 {
		t.Errorf("where recording takes twice as long: want 230 minutes, found %d", got)
	}
}

// Another case adds what it brings in a week to the hours needed, a contact that
// isn't written up adds its recording, and minutes that are worked come off one for
// one.
func TestHoursNeeded(t *testing.T) {
	needed := func(w *sim.World) int { return w.Desk().Hours.Needed }
	l := &literal{declare: setting(2)}
	w := begin(t, l, 1)
	before := needed(w)
	must(w.AddCase(sim.Case{ID: "quiet", Name: "Quiet", Routine: aWeek})) // nothing lies on the desk yet
	if got := needed(w); got != before+180 {
		t.Errorf("another case: want %d more, found %d", 180, got-before)
	}
	before = needed(w)
	decide(t, w, "work:report", "part", "hour")
	if got := needed(w); got != before-60 {
		t.Errorf("an hour of a report: want 60 fewer, found %d", before-got)
	}
	before = needed(w)
	desk := decide(t, w, "work:visit") // 60 and 40 of travel; its record takes 45
	if got := needed(w); got != before-100+45 {
		t.Errorf("a visit that isn't written up: want 55 fewer, found %d", before-got)
	}
	if desk.Hours.Of(workload.Recording) != 45 || desk.Hours.Driven != 40 || desk.Hours.Ahead != 0 {
		t.Errorf("found %+v", desk.Hours)
	}
	before = needed(w)
	w.Leave("quiet", "Priya takes it.")
	if got := needed(w); got != before-180 {
		t.Errorf("a case that has left: want 180 fewer, found %d", before-got)
	}
}

// Where hours and points differ by more than a quarter, the desk and the evidence
// name the causes, the largest first. Hours don't move when only points do.
func TestHoursSayWhyTheyDiffer(t *testing.T) {
	declare := func(base int) func(w *sim.World) error {
		return func(w *sim.World) error {
			must(0, setting(1)(w))
			must(w.AddCase(sim.Case{ID: "far", Name: "Far", Travel: 300, Weight: workload.Weight{Base: base, Travel: 300, Visits: 100}}))
			must(w.AddTask(sim.Task{ID: "trip", Title: "The coast", Case: "far", Kind: "visit", Minutes: 60, Due: monday}))
			must(w.AddTask(sim.Task{ID: "hearing", Title: "A hearing", Case: "far", Kind: "court", Minutes: 500, Due: monday}))
			must(w.AddTask(sim.Task{ID: "notes", Title: "Notes", Case: "far", Kind: "write up", Minutes: 450, Due: monday}))
			return nil
		}
	}
	desk := begin(t, &literal{declare: declare(4000)}, 1).Desk()
	var kinds []workload.CauseKind
	for _, c := range desk.Hours.Causes {
		kinds = append(kinds, c.Kind)
	}
	if want := []workload.CauseKind{workload.ByCourt, workload.ByRecording, workload.ByTravel, workload.Together}; !slices.Equal(kinds, want) {
		t.Errorf("want %v, found %+v", want, desk.Hours)
	}
	i := slices.IndexFunc(desk.Evidence, func(e sim.Evidence) bool { return len(e.Causes) > 0 })
	if i < 0 || !slices.Equal(desk.Evidence[i].Causes, desk.Hours.Causes) || !strings.Contains(string(desk.Evidence[i].Text), "more than the points suggest: court (8\u00a0h\u00a020)") {
		t.Errorf("found %+v", desk.Evidence)
	}
	heavy := begin(t, &literal{declare: declare(44000)}, 1).Desk()
	if heavy.Hours.Needed != desk.Hours.Needed || len(heavy.Hours.Causes) != 0 {
		t.Errorf("with more points: found %+v", heavy.Hours)
	}
}
