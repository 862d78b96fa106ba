package page_test

import (
	"caseload/app/page"
	signpage "caseload/app/page/sign"
	teachpage "caseload/app/page/teach"
	"caseload/app/who"
)

// cohortStates returns every state of the pages of cohorts.
func cohortStates(l page.Layout) map[string]view {
	list := teachpage.CohortsView{Layout: l, Places: []teachpage.CohortPlace{{ID: 1, Name: "University of Southfield"}}, Cohorts: []teachpage.CohortCard{
		{ID: 3, Name: "BA Social Work, year 2", Year: "2026/27", Place: "University of Southfield", As: who.Lecturer, Students: 31},
		{ID: 2, Name: "MA Social Work", Year: "2026/27", Place: "University of Southfield", As: who.Administrator, Students: 1},
		{ID: 1, Name: "BA Social Work, year 2", Year: "2025/26", Place: "University of Southfield", As: who.Lecturer, Students: 28, Archived: true}}}
	wrong := list
	wrong.Places = append(wrong.Places, teachpage.CohortPlace{ID: 2, Name: "Marlow County Council"})
	wrong.Notice, wrong.Year, wrong.Place = page.Notice{Kind: page.NoticeProblem, Text: "Give the cohort a name, like “BA Social Work, year 2”. Nothing was made."}, "2026/27", 2
	led := teachpage.CohortView{Layout: l, ID: 3, Name: "BA Social Work, year 2", Year: "2026/27", Lecturers: []string{"Ada Okonkwo", "Bo Lindqvist"}, Leads: true, Code: "KT4M7PXC", Link: "https://caseload.southfield.ac.uk/cohorts/join/KT4M7PXC", CopyName: "BA Social Work, year 2",
		Students: []teachpage.CohortStudent{{ID: 7, Name: "Cy Longwinded-Surname", Email: "cy.longwinded-surname@students.southfield.ac.uk"}, {ID: 8, Name: "Di", Email: "di@x.test"}}}
	fresh, archived, student := led, led, led
	fresh.Students, fresh.Lecturers = nil, nil
	archived.Archived, archived.Notice = true, page.Notice{Kind: page.NoticeProblem, Text: "Say which year it is for, like “2026/27”. Nothing was made."}
	student.Leads, student.Code, student.Link, student.Students = false, "", "", nil
	join := signpage.ArriveView{Layout: l, Address: "/cohorts/join/KT4M7PXC", Place: "University of Southfield", Cohort: "BA Social Work, year 2, 2026/27"}
	known := join
	known.SignedIn, known.Fits = "cy@southfield.ac.uk", true
	return map[string]view{
		"cohorts": list, "cohorts-wrong": wrong, "cohorts-none": teachpage.CohortsView{Layout: l},
		"cohort": led, "cohort-fresh": fresh, "cohort-archived": archived, "cohort-student": student,
		"cohort-join": join, "cohort-join-known": known,
	}
}
