package page_test

import (
	"maps"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
)

// assignmentStates returns every state of the pages of assignments.
func assignmentStates(l page.Layout) map[string]view {
	card := teachpage.AssignedCard{ID: 4, Name: "First week", Cohort: "BA Social Work, year 2, 2026/27, University of Southfield", Due: "Friday 4 December 2026, 17:00"}
	going, extended, coming, over, done := card, card, card, card, card
	going.Name, going.Run, going.Where, going.Overdue = "Winter discharge, in two sittings", 12, "Day 3 of 5", true
	extended.Extended, extended.Marked = true, true
	coming.Opens = "Monday 14 December 2026, 09:00"
	over.Overdue, over.Over = true, true
	done.Run, done.Ended, done.Comments, done.New, done.On = 9, true, 3, 1, 9
	done.Mark, done.MarkNew = "Your mark: 29 of 40", true
	withdrawn := card
	withdrawn.Stopped = "30 November 2026"
	own := going
	own.Stopped, own.OwnStopped = "30 November 2026", true
	list := teachpage.AssignedView{Layout: l, Due: []teachpage.AssignedCard{going, extended}, Coming: []teachpage.AssignedCard{coming}, Done: []teachpage.AssignedCard{done}, Over: []teachpage.AssignedCard{over}, Stopped: []teachpage.AssignedCard{withdrawn, own}}

	student := teachpage.AssignmentView{
		Layout: l, ID: 4, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", Title: "First week", Summary: "Five days in a locality team with seven families.", Role: "newly qualified social worker", Paragraphs: []string{"You are in your fifth month. Dawn is your manager."},
		Minutes: 85, Days: 5, ContentNotes: []string{"neglect", "a bruise on a baby"}, SameLuck: true, Clock: 40, ExtraMinutes: 10, Lecturers: []string{"Ada Okonkwo", "Bo Lindqvist"},
		Due: "Friday 4 December 2026, 17:00", Late: "Friday 11 December 2026, 17:00", Debrief: teachpage.FromWords(teach.FromEnd), Tries: teachpage.FromWords(teach.FromDue), Open: true, Attempts: 2, Practice: true, Kept: "8 January 2028",
	}
	playing, early, closed, full, marked := student, student, student, student, student
	playing.Going, playing.Practising, playing.Used = 12, 13, 1
	early.Early, early.Open, early.Opens = true, false, "Monday 30 November 2026, 09:00"
	closed.Open, closed.Extended, closed.Attempts = false, true, 1
	closed.Notice = page.Notice{Kind: page.NoticeProblem, Text: "This assignment can’t be begun now: it isn’t open, or its cohort is archived. If you need longer, ask your lecturer. Nothing was begun."}
	full.Used, full.Ended = 2, []teachpage.AssignedRun{{ID: 14, When: "Thursday 3 December 2026, 10:12"}, {ID: 11, Practice: true, When: "Monday 30 November 2026, 18:40"}}
	marked.Marked, marked.Attempts, marked.Practice, marked.Clock, marked.Mark = true, 1, false, 0, "Your mark: 29 of 40"
	marked.Variants = true
	marked.Employer, marked.Terms = "Terms set one by one", scenario.Set(*scenario.Employers[2].Terms).Lines()

	stopped, stoppedPlaying := closed, playing
	stopped.Stopped, stopped.Notice, stopped.Extended = "30 November 2026", page.Notice{}, false
	stoppedPlaying.Stopped, stoppedPlaying.Open, stoppedPlaying.Ended = "30 November 2026", false, full.Ended[1:]

	facts := []teachpage.AssignmentFact{{Label: "Scenario", Value: "First week"}, {Label: "Opens", Value: "Monday 30 November 2026, 09:00"}, {Label: "Due", Value: "Friday 4 December 2026, 17:00"}, {Label: "Late work", Value: "Can’t be begun"}, {Label: "Attempts", Value: "1"}, {Label: "Practice", Value: "Yes"}, {Label: "Marked", Value: "No"}, {Label: "Employer", Value: "The scenario’s own"}, {Label: "The same luck", Value: "Yes"}, {Label: "Live clock", Value: "No clock"}, {Label: "Debrief", Value: "When it is released"}, {Label: "Look back and what-ifs", Value: "When everybody’s time is over"}}
	led := teachpage.AssignmentLedView{Layout: l, ID: 4, CohortID: 3, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", Opens: "Monday 30 November 2026, 09:00", Due: "Friday 4 December 2026, 17:00", Facts: facts, Marked: true, Waits: true, Begun: 3, Students: []teachpage.AssignmentStudent{
		{ID: 7, Name: "Cy Longwinded-Surname", Email: "cy@x.test", State: teachpage.StateGoing, Where: "Day 3 of 5", Day: 3, Days: 5, Runs: []int64{12}, Moved: "Wednesday 2 December 2026, 14:05", Overdue: true},
		{ID: 5, Name: "Bo Ek", Email: "bo@x.test", State: teachpage.StateGoing, Where: "Day 1 of 5", Day: 1, Days: 5, Moved: "Wednesday 2 December 2026, 14:02", Stuck: teach.StuckRefused},
		{ID: 8, Name: "Di", Email: "di@x.test", State: teachpage.StateNone, Where: "Not begun", Allowed: "Until Friday 11 December 2026, 17:00, 10 minutes more, one more attempt"},
		{ID: 9, Name: "Ed", Email: "ed@x.test", State: teachpage.StateEnded, Where: "Finished late, attempt 2", Runs: []int64{13, 15}, Moved: "Tuesday 1 December 2026, 09:30"},
	}}
	fresh, released := led, led
	fresh.Students, fresh.Begun, fresh.Newer = nil, 0, "First week"
	ledStopped, ledCorrected := led, led
	ledStopped.Stopped, ledStopped.StoppedWhy = "30 November 2026", "It named a street that there is."
	ledStopped.Students = slices.Clone(led.Students)
	for i := range ledStopped.Students {
		ledStopped.Students[i].Overdue = false
	}
	ledMoved := ledStopped
	ledMoved.Stopped, ledMoved.EarlierOn, ledMoved.EarlierWhy, ledMoved.EarlierGoing, ledMoved.EarlierEnded = "", "30 November 2026", ledStopped.StoppedWhy, 2, 1
	ledCorrected.Students = ledStopped.Students
	ownStopped := playing
	ownStopped.OwnStopped, ownStopped.OwnWhy = "30 November 2026", ledStopped.StoppedWhy
	stoppedPlaying.OwnStopped, stoppedPlaying.OwnWhy = ownStopped.OwnStopped, ownStopped.OwnWhy
	ledCorrected.Stopped, ledCorrected.StoppedWhy, ledCorrected.Newer = ledStopped.Stopped, ledStopped.StoppedWhy, "First week"
	ledOver, ownOver := ledStopped, ownStopped
	ledOver.RunsOver, ownOver.OwnOver = true, true
	numbered, byNumber := marked, led
	numbered.ByNumber, numbered.Mark = true, ""
	byNumber.ByNumber, byNumber.Students = true, slices.Clone(led.Students)
	byNumber.Students[3].Runs = nil
	released.Released = "Monday 7 December 2026, 09:00"

	form := teachpage.AssignmentFormView{Layout: l, CohortID: 3, Cohort: "BA Social Work, year 2, 2026/27", Zone: "Europe/London", Frameworks: debrief.Standard().Sources(), Scenarios: []page.ScenarioCard{
		{Slug: "first-week", Title: "First week", Minutes: 85, Days: 5, ContentNotes: []string{"neglect", "a bruise on a baby"}, Taught: true}, {Slug: "first-morning", Title: "First morning", Minutes: 15, Days: 1}},
		Plan: teach.AssignmentPlan{Plan: teach.Plan{Slug: "first-week", Employer: "own", SameLuck: true}, Attempts: 1, Practice: true, Tries: teach.FromDue, Debrief: teach.FromEnd, Opens: teach.Local{Date: "2026-11-30", Time: "09:00"}, Due: teach.Local{Date: "2026-12-04", Time: "17:00"}}}
	wrong, means, differs, terms := form, form, form, form
	terms.Plan.Employer, terms.Plan.Set = scenario.SetTerms, teach.SetOf(*scenario.Employers[2].Terms)
	terms.Plan.Set.Ceiling, terms.Wrong, terms.Sentence = "a hundred", teach.FieldCeiling, "Give a whole number from 40 to 200."
	wrong.Wrong, wrong.Sentence = "due", "There is no 01:30 on that day: the clocks go forward then. Choose a time an hour earlier or later."
	means.ID, means.Means = 4, []sim.Sentence{"One student has begun and will go on with what they began with. The change is for those who begin from now on.", "2 students who haven’t finished will be overdue at once."}
	differs.ID, differs.Differs = 4, []teachpage.PlanDifference{{Label: "Due", Theirs: "Monday 7 December 2026, 17:00", Yours: "Friday 4 December 2026, 17:00"}, {Label: "Attempts", Theirs: "2", Yours: "1"}}

	more := teachpage.AllowanceView{Layout: l, Assignment: 4, ID: 8, Name: "Week one: who waits?", Student: "Di", Due: "Friday 4 December 2026, 17:00", Clock: true}
	moreWrong := more
	moreWrong.DueDate, moreWrong.DueTime, moreWrong.Minutes, moreWrong.Attempts, moreWrong.Why = "2026-12-01", "17:00", "10", "1", "In hospital until Monday."
	moreWrong.Wrong, moreWrong.Sentence = "due", "An extension is later than the date for everybody. Choose a later one, or leave it empty."
	copied := form
	copied.Copy, copied.CopyName, copied.Into = 4, "Week one: who waits?", []teachpage.CopyInto{{Cohort: "BA Social Work, year 2, 2027/28", At: "/cohorts/9/assignments/new?copy=4"}}
	kept := means
	kept.Means, kept.Plan.Slug = nil, "corner-house"
	kept.Scenarios = append(slices.Clone(form.Scenarios), page.ScenarioCard{Slug: "corner-house", Title: "Corner house", Minutes: 13, Days: 1, ContentNotes: []string{"money worries"}, Withdrawn: true})
	noLonger := kept
	noLonger.Scenarios = slices.Clone(kept.Scenarios)
	noLonger.Scenarios[len(noLonger.Scenarios)-1].Stopped = true
	all := map[string]view{
		"assign-withdrawn": kept, "assign-stopped": noLonger, "assignment-stopped": stopped, "assignment-stopped-playing": stoppedPlaying, "assignment-led-stopped": ledStopped, "assignment-led-over": ledOver, "assignment-own-over": ownOver, "assignment-led-corrected": ledCorrected, "assignment-led-moved": ledMoved, "assignment-moved-playing": ownStopped,
		"assigned": list, "assigned-none": teachpage.AssignedView{Layout: l, Leads: true},
		"assignment": student, "assignment-playing": playing, "assignment-early": early, "assignment-closed": closed, "assignment-full": full, "assignment-marked": marked, "assignment-numbered": numbered,
		"assignment-led": led, "assignment-led-fresh": fresh, "assignment-led-released": released, "assignment-led-by-number": byNumber,
		"assignment-new": form, "assignment-copy": copied, "assignment-wrong": wrong, "assignment-means": means, "assignment-differs": differs, "assignment-terms": terms,
		"allowance": more, "allowance-wrong": moreWrong,
	}
	maps.Copy(all, pairStates(l, student, led))
	return all
}
