package playtest_test

import (
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// On the first desk of every scenario, the share of the hours that is needed agrees
// with the share of the points within a quarter, and the evidence names no cause.
func TestHoursAgreeWithPointsAtFirst(t *testing.T) {
	everyVersion(t, func(t *testing.T, v *scenario.Version) {
		for luck := range uint64(12) {
			desk := begun(t, v, luck+1).Desk()
			hours, points := float64(desk.Hours.Needed)/float64(desk.Hours.There), float64(desk.Load.Points)/float64(desk.Load.Ceiling)
			if share := hours / points; share < 0.75 || share > 1.25 {
				t.Errorf("luck %d: %.2f of the points, %.2f of the hours (%.2f): %+v", luck+1, points, hours, share, desk.Hours.Parts)
			}
			if len(desk.Hours.Causes) > 0 {
				t.Errorf("luck %d: found causes %+v", luck+1, desk.Hours.Causes)
			}
		}
	})
}

// hoursAreWhatTheDeskShows checks that the hours needed are what the desk shows: the
// minutes left of what is due within five working days, the routine work that is
// waiting, what the open cases bring in a week, and their usual work that isn't on the
// list. So another case adds its routine, writing up adds what it takes, and minutes that
// are worked come off one for one. A cause is named where hours and points differ by more
// than a quarter, and nowhere else.
func hoursAreWhatTheDeskShows(t *testing.T, at turned) (desks int) {
	desk := at.before
	shown, hours, parts := shownMinutes(t, desk), desk.Hours, 0
	for _, p := range hours.Parts {
		parts += p.Minutes
	}
	if hours.Needed != shown || hours.Needed != parts {
		t.Errorf("turn %d: %d minutes are needed, %d are shown, and the parts add up to %d: %+v", desk.Turn, hours.Needed, shown, parts, hours)
	}
	if agree := agreeing(desk); agree && len(hours.Causes) > 0 {
		t.Errorf("turn %d: hours and points agree, and causes are named: %+v", desk.Turn, hours)
	} else if !agree && len(hours.Causes) == 0 {
		t.Errorf("turn %d: no cause is named: %+v, %+v", desk.Turn, hours, desk.Load)
	}
	return 1
}

func shownMinutes(t *testing.T, desk sim.Desk) int {
	today, err := calendar.ParseDate(desk.Clock.ISO)
	if err != nil {
		t.Fatal(err)
	}
	until, minutes := calendar.AddWorkingDays(today, 5).ISO(), 0
	for _, j := range desk.Tasks {
		if j.DueISO != "" && j.DueISO <= until {
			minutes += j.Minutes
		}
	}
	for _, r := range desk.Routine {
		minutes += r.Minutes
	}
	for _, f := range desk.Cases {
		minutes += f.Routine + f.Usual
	}
	return minutes
}

func agreeing(desk sim.Desk) bool {
	hours, points := desk.Hours.Needed*desk.Load.Ceiling, desk.Load.Points*desk.Hours.There
	return 4*max(hours-points, points-hours) <= points
}
