package page_test

import (
	"strings"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// extractStates returns every state of the pages on which students hand something to their
// practice educators.
func extractStates(l page.Layout) map[string]view {
	const cohort = "BA Social Work, year 2, 2026/27"
	form := teachpage.ExtractFormView{Layout: l, ID: 3, Cohort: cohort, Purpose: teach.ForPortfolio, Message: "For Tuesday’s supervision.", Closed: true,
		Educators: []teachpage.ExtractEducator{{ID: 7, Name: "Pat Moss", Email: "pat.moss@southfield.ac.uk", Chosen: true}, {ID: 8, Name: "Pru Longwinded-Surname", Email: "pru@county.test"}},
		Runs: []teachpage.ExtractRun{
			{Title: "First week", Began: "29 November 2026", Pieces: []teachpage.ExtractPiece{
				{Key: "42-1-decided", Heading: "Monday 2 March, 09:10", Label: "What I decided", Text: "Recommend on “A letter from the school”: Tier: P2; Threshold: child in need", Chosen: true},
				{Key: "42-1-note", Heading: "Monday 2 March, 09:10 · Recommend on “A letter from the school”", Label: "A note to yourself", Text: "Third time this winter.", Chosen: true},
				{Key: "42-0-day-1-what", Heading: "Day 1", Label: "What pressed?", Text: strings.Repeat("The phone rang all morning. ", 7) + "…"},
			}},
			{Title: "First duty day", Began: "1 December 2026", Pieces: []teachpage.ExtractPiece{{Key: "43-0-day-1-so-what", Heading: "Day 1", Label: "What helped?", Text: "Lunch away from the desk."}}},
		}}
	wrong, none, nobody := form, form, form
	wrong.Notice = page.Notice{Kind: page.NoticeProblem, Text: "Choose at least one thing to hand over. Nothing was handed over."}
	none.Runs, none.Closed, nobody.Educators = nil, false, nil
	read := teachpage.ExtractView{Layout: l, ID: 3, Cohort: cohort, Extract: 5, From: "Cy Longwinded-Surname", To: "Pat Moss", Purpose: "a skills day", Message: "For Tuesday.\n\nThe second is the one I meant.", Made: "2 December 2026", Given: true, Runs: []teachpage.ExtractRun{
		{Title: "First week", Until: "29 December 2026", Pieces: []teachpage.ExtractPiece{form.Runs[0].Pieces[0], form.Runs[0].Pieces[1]}},
		{Title: "First duty day", Until: "1 January 2027", Pieces: form.Runs[1].Pieces},
	}}
	look, own, closed, empty := read, read, read, read
	look.Extract, look.Hands, look.Sent = 0, true, []teachpage.ExtractSent{{Name: "piece", Value: "42-1-note"}}
	look.Notice = page.Notice{Kind: page.NoticeProblem, Text: "What you chose has changed since you looked. Look at it again; nothing was handed over yet."}
	own.Hands, own.Read, own.Notice = true, "3 December 2026", page.Notice{Kind: page.NoticeInfo, Text: "You handed this to Pat Moss. Nobody sends them a message here: tell them that it is there."}
	closed.Hands, closed.Given, closed.Runs = true, false, []teachpage.ExtractRun{{Title: "First week", Until: "29 December 2026", Pieces: []teachpage.ExtractPiece{{Heading: "Day 1", Label: "What pressed?", Closed: true}}}}
	empty.Hands, empty.Runs = true, nil
	list := teachpage.ExtractsView{Layout: l, ID: 3, Cohort: cohort, Hands: true, List: []teachpage.ExtractLine{
		{ID: 7, Who: "Pru Longwinded-Surname", Purpose: "a portfolio of practice", Made: "3 December 2026", Given: true, Count: 1},
		{ID: 5, Who: "Pat Moss", Purpose: "a skills day", Made: "2 December 2026", Read: "3 December 2026", Given: true, Count: 3}, {ID: 4, Who: "Ada", Purpose: "a skills day", Made: "1 December 2026", Count: 2}, {ID: 3, Who: "Ada", Purpose: "a skills day", Made: "1 November 2026"}}}
	theirs := teachpage.ExtractsView{Layout: l, ID: 3, Cohort: cohort, List: []teachpage.ExtractLine{{ID: 7, Who: "Cy Longwinded-Surname", Purpose: "a skills day", Made: "2 December 2026", Count: 3, Given: true}, {ID: 5, Who: "Di", Purpose: "a portfolio of practice", Made: "1 December 2026", Read: "2 December 2026", Count: 1, Given: true}}}
	return map[string]view{
		"extract-form": form, "extract-form-wrong": wrong, "extract-form-none": none, "extract-form-nobody": nobody,
		"extract-look": look, "extract-own": own, "extract-read": read, "extract-closed": closed, "extract-empty": empty,
		"extracts-own": list, "extracts-read": theirs, "extracts-none": teachpage.ExtractsView{Layout: l, ID: 3, Cohort: cohort},
	}
}
