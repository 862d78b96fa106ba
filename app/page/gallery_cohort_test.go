package page_test

import (
	"slices"

	"strings"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	teachpage "caseload/app/page/teach"
	"caseload/app/sim"
	"caseload/app/who"
)

// cohortStates returns every state of the pages of cohorts.
func cohortStates(l page.Layout) map[string]view {
	list := teachpage.CohortsView{Layout: l, Places: []teachpage.CohortPlace{{ID: 1, Name: "University of Southfield"}}, Cohorts: []teachpage.CohortCard{
		{ID: 3, Name: "BA Social Work, year 2", Year: "2026/27", Place: "University of Southfield", As: who.Lecturer, Students: 31},
		{ID: 2, Name: "MA Social Work", Year: "2026/27", Place: "University of Southfield", As: who.Administrator, Students: 1},
		{ID: 4, Name: "BA Social Work, year 3", Year: "2026/27", Place: "University of Southfield", As: who.Educator, Students: 2},
		{ID: 1, Name: "BA Social Work, year 2", Year: "2025/26", Place: "University of Southfield", As: who.Lecturer, Students: 28, Archived: true}}}
	told := list
	told.Stopped = []page.StoppedAssignment{{ID: 4, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", On: "30 November 2026"}, {ID: 6, Name: "Corner house", Cohort: "MA Social Work, 2026/27", On: "29 November 2026"}}
	wrong := list
	wrong.Places = append(wrong.Places, teachpage.CohortPlace{ID: 2, Name: "Marlow County Council"})
	wrong.Notice, wrong.Year, wrong.Place = page.Notice{Kind: page.NoticeProblem, Text: "Give the cohort a name, like “BA Social Work, year 2”. Nothing was changed."}, "2026/27", 2
	led := teachpage.CohortView{Layout: l, ID: 3, Name: "BA Social Work, year 2", Year: "2026/27", Lecturers: []string{"Ada Okonkwo", "Bo Lindqvist"}, Leads: true, Code: "KT4M7PXC", Link: "https://caseload.southfield.ac.uk/cohorts/join/KT4M7PXC", CopyName: "BA Social Work, year 2",
		Students: []teachpage.CohortStudent{{ID: 7, Name: "Cy Longwinded-Surname", Email: "cy.longwinded-surname@students.southfield.ac.uk"}, {ID: 8, Name: "Di", Email: "di@x.test"}}}
	led.Teaches, led.Assignments = true, []teachpage.CohortAssignment{{ID: 4, Name: "Week one: who waits?", When: "Due Friday 4 December 2026, 17:00."}, {ID: 5, Name: "Winter discharge", When: "Opens Monday 11 January 2027, 09:00. Due Friday 15 January 2027, 17:00."}}
	toldOne := led
	toldOne.Assignments = slices.Clone(led.Assignments)
	toldOne.Assignments[0].Stopped = "30 November 2026"
	led.LedBy = []teachpage.CohortStudent{{ID: 1, Name: "Ada Okonkwo", Email: "ada.okonkwo@southfield.ac.uk"}, {ID: 2, Name: "Bo Lindqvist", Email: "bo@southfield.ac.uk"}}
	led.Change = teachpage.CohortChange{Name: led.Name, Year: led.Year, WasName: led.Name, WasYear: led.Year}
	led.Educators = []teachpage.CohortEducator{{CohortStudent: teachpage.CohortStudent{ID: 4, Name: "Pat Osei", Email: "pat.osei@marlow.gov.uk"}, Students: []int64{7}}, {CohortStudent: teachpage.CohortStudent{ID: 5, Name: "Quentin", Email: "quentin@marlow.gov.uk"}}}
	changed := led
	changed.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Somebody else has changed this cohort since you opened its page, so nothing was changed now. What you typed is in the boxes still, and beside it stands what it is now. Send it again if it should be as you typed it."}
	changed.Change = teachpage.CohortChange{Name: "BA Social Work, second year", Year: led.Year, WasName: "BA Social Work 2", WasYear: led.Year, Differs: true}
	fresh, archived, student := led, led, led
	fresh.Assignments, student.Teaches = nil, false
	fresh.Students, fresh.Lecturers, fresh.LedBy = nil, nil, nil
	archived.Archived, archived.Notice = true, page.Notice{Kind: page.NoticeProblem, Text: "Say which year it is for, like “2026/27”. Nothing was changed."}
	student.Leads, student.Code, student.Link, student.Students, student.LedBy, student.Educators = false, "", "", nil, nil, nil
	educates := student
	educates.Educates, educates.Students = true, led.Students
	student.GivenTo = []string{"Pat Osei"}
	notYet := educates
	notYet.Students = nil
	educator := teachpage.EducatorView{Layout: l, ID: 3, Cohort: "BA Social Work, year 2, 2026/27", Educator: led.Educators[0].CohortStudent, Students: []teachpage.GivenStudent{{CohortStudent: led.Students[0], Given: true}, {CohortStudent: led.Students[1]}}}
	nobody := educator
	nobody.Students = nil
	join := signpage.ArriveView{Layout: l, Address: "/cohorts/join/KT4M7PXC", Place: "University of Southfield", Cohort: "BA Social Work, year 2, 2026/27"}
	known := join
	known.SignedIn, known.Fits = "cy@southfield.ac.uk", true
	lists := teachpage.ListView{Layout: l, ID: 3, Cohort: "BA Social Work, year 2, 2026/27", Awaited: []teachpage.ListInvite{
		{ID: 7, Name: "Cy Longwinded-Surname", Email: "cy.longwinded-surname@students.southfield.ac.uk", Until: "13 December 2026", Mailed: "Sent by mail on 29 November 2026 at 09:12."}, {ID: 8, Name: "Di", Email: "di@x.test", Until: "1 November 2026", Expired: true}}}
	lists.Mails = true
	made, none, badList, shut := lists, lists, lists, lists
	made.Notice = page.Notice{Kind: page.NoticeInfo, Text: "2 links are made. One student is in the cohort now."}
	made.Links = []teachpage.ListLink{{Name: "Cy Longwinded-Surname", Email: "cy.longwinded-surname@students.southfield.ac.uk", Link: "https://caseload.southfield.ac.uk/invitations/" + strings.Repeat("mAdE-uP", 6)}, {Name: "Di", Email: "di@x.test", Link: "https://caseload.southfield.ac.uk/invitations/" + strings.Repeat("mAdE_uP", 6)}}
	none.Awaited, shut.Archived = nil, true
	badList.Text, badList.More = "Name;E-mail\nAmy;amy at x\nBo;bo@x.test\nBo;bo@x.test\n", 12
	badList.Problems = []teachpage.ListProblem{{Line: 2, Text: "\"amy at x\" isn’t an email address."}, {Line: 4, Text: "\"bo@x.test\" is on line 3 already."}}
	preview := teachpage.ListPreview{Layout: l, ID: 3, Cohort: lists.Cohort, List: "Name;E-mail\nCy;cy@x.test\n", Does: true, Sums: []sim.Sentence{"One gets a link, good once.", "2 are students of your organisation, and go into the cohort at once."},
		Lines: []teachpage.ListLine{{Line: 2, Name: "Cy Longwinded-Surname", Email: "cy.longwinded-surname@students.southfield.ac.uk", Becomes: "gets a link"}, {Line: 3, Name: "Di", Email: "di@x.test", Becomes: "goes into the cohort at once"}}}
	idle := preview
	idle.Does, idle.Sums = false, []sim.Sentence{"2 are in the cohort already."}
	into := signpage.ArriveView{Layout: l, Address: "/invitations/" + strings.Repeat("mAdE-uP", 6), Place: "University of Southfield", Into: lists.Cohort, Roles: "a student", ForEmail: "di@x.test", Name: signpage.Field{Value: "Di"}}
	return map[string]view{
		"list": lists, "list-made": made, "list-none": none, "list-wrong": badList, "list-archived": shut, "list-preview": preview, "list-preview-idle": idle, "arrive-cohort": into,
		"cohorts": list, "cohorts-told": told, "cohort-told": toldOne, "cohorts-wrong": wrong, "cohorts-none": teachpage.CohortsView{Layout: l},
		"cohort": led, "cohort-changed": changed, "cohort-take-out": teachpage.TakeOutView{Layout: l, ID: 3, Cohort: lists.Cohort, Student: led.Students[0]}, "cohort-educator": educates, "cohort-educator-new": notYet, "educator": educator, "educator-nobody": nobody,
		"cohort-fresh": fresh, "cohort-archived": archived, "cohort-student": student,
		"cohort-join": join, "cohort-join-known": known,
	}
}
