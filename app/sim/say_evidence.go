package sim

import (
	"fmt"
	"strings"

	"caseload/app/sim/calendar"
)

// What the evidence for an employer says.

const (
	saysLate = "Dates that have passed, without a reason recorded:"
	saysSoon = "Dates in the next five working days:"
)

func sayLoad(load LoadView) string {
	return fmt.Sprintf("Weighted load: %d of %d points.", (load.Points+500)/1000, load.Ceiling/1000)
}

func sayHours(v HoursView) string {
	return fmt.Sprintf("Casework in the next five working days: %s needed, %s of it for what every open case brings; %s there.", hours(v.Needed), hours(v.Of(HoursRoutine)), hours(v.There))
}

// causeWords says what each cause is.
var causeWords = map[CauseKind]string{
	CauseTravel:    "travel",
	CauseCourt:     "court",
	CauseRecording: "recording that isn't written yet",
	CauseSiblings:  "brothers and sisters",
	CauseTogether:  "visits, reports and other work that fall due together",
	CauseLater:     "work that is due later",
	CauseDone:      "work that is done, which the points still count",
}

// sayCauses says why hours and points differ. If nothing can be named, it says
// only that they do.
func sayCauses(v HoursView, load LoadView) string {
	by := make([]string, len(v.Causes))
	for i, c := range v.Causes {
		by[i] = causeWords[c.Kind] + " (" + hours(c.Minutes) + ")"
	}
	than := "fewer"
	if int64(v.Needed)*int64(load.Ceiling) > int64(load.Points)*int64(v.There) {
		than = "more"
	}
	if len(by) == 0 {
		return fmt.Sprintf("The hours are %s than the points suggest.", than)
	}
	return fmt.Sprintf("The hours are %s than the points suggest: %s.", than, strings.Join(by, ", "))
}

func sayTravel(v HoursView) string {
	return fmt.Sprintf("Travel: %s done so far, %s in the visits on the list.", hours(v.Driven), hours(v.Ahead))
}

func sayRecording(written, unwritten int) string {
	return fmt.Sprintf("Recording and email: %s done so far; %s of writing up to come.", hours(written), hours(unwritten))
}

func sayWaiting(waiting, minutes, again int) string {
	return fmt.Sprintf("Calls, emails and other things waiting on the desk: %d, %s; %d came back because they were left.", waiting, hours(minutes), again)
}

func saySupervision(every calendar.Period, missed calendar.Time) string {
	return fmt.Sprintf("Supervision is due %s. The session of %s was not held.", every.Every(), missed.DateText())
}

func sayOvertime(minutes int) string { return fmt.Sprintf("Overtime this week: %s.", hours(minutes)) }

func sayLearning(taken, protected int) string {
	return fmt.Sprintf("Protected time to learn this week: %s of %s taken.", hours(taken), hours(protected))
}

// hours formats minutes as "2 h 05", with non-breaking spaces.
func hours(minutes int) string { return fmt.Sprintf("%d\u00a0h\u00a0%02d", minutes/60, minutes%60) }
