package page_test

import (
	"context"
	"io"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
	ownpage "caseload/app/page/own"
	signpage "caseload/app/page/sign"
	"caseload/app/who"
)

// signStates returns every state of the pages on which people sign in and invite others.
func signStates(l page.Layout) map[string]view {
	wrong := signpage.SignInView{Layout: l, Next: "/organisations/1", Email: signpage.Field{Value: "ada@southfield.ac.uk", Problem: "That email address and passphrase don’t belong together. Check both; capital letters count in the passphrase."}}
	arrive := signpage.ArriveView{Layout: l, Address: "/invitations/" + strings.Repeat("mAdE-uP", 6), Place: "University of Southfield", Roles: "a lecturer and a practitioner", ForEmail: "ada.okonkwo@southfield.ac.uk"}
	examiner := arrive
	examiner.Roles, examiner.Examines, examiner.Played = "", "Week one: who waits?", true
	partner := arrive
	partner.Roles, partner.Partners, partner.Standing, partner.Lived = "", "Southfield and Marlow write together", who.Reviewed, true
	first := arrive
	first.First, first.ForEmail, first.Kind.Value = true, "", "university"
	bad := first
	bad.Name.Problem, bad.Email, bad.Passphrase.Problem, bad.Own.Problem, bad.Kind = "Enter your name.", signpage.Field{Value: "ada", Problem: "Enter an email address, like name@example.ac.uk."}, "The passphrase needs at least 12 characters.", "Enter your organisation’s name.", signpage.Field{Problem: "Choose what kind of organisation it is."}
	there, fits, elses := arrive, arrive, arrive
	there.Email.Problem = "Somebody has an account with this email address. If it is you, sign in with it by the link above; you come back to this page."
	fits.SignedIn, fits.Fits = "ada.okonkwo@southfield.ac.uk", true
	elses.SignedIn = "bo@southfield.ac.uk"
	place := signpage.Place{ID: 1, Name: "University of Southfield", Kind: who.University, Roles: "a lecturer and an administrator", Opens: true, Audits: true}
	account := signpage.AccountView{Layout: l, Name: "Ada Okonkwo", Email: "ada.okonkwo@southfield.ac.uk", Claimable: 3, Places: []signpage.Place{place, {ID: 2, Name: "Marlow County Council", Kind: who.Authority, Roles: "a practitioner"}}, Notice: page.Notice{Kind: page.NoticeInfo, Text: "Welcome. The invitation is accepted."}}
	onward := account
	onward.Next, onward.Notice.Text = "/cohorts/3", "You have joined the cohort."
	arrived := signpage.SignInView{Layout: l, Next: "/cohorts/join/KT4M7PXC", Email: wrong.Email, Notice: page.Notice{Kind: page.NoticeInfo, Text: "Now sign in, and you come to the cohort. If you have just made the account, it has the passphrase that you chose. If there was an account with this email address before, nothing about it has been changed: use the passphrase that it had."}}
	arrived.Email.Problem = ""
	organisation := signpage.OrganisationView{Layout: l, Place: place, Roles: map[who.Role]bool{}, Mails: true,
		People:  []signpage.PersonLine{{Name: "Ada Okonkwo", Email: "ada.okonkwo@southfield.ac.uk", Roles: "a lecturer and an administrator"}, {Name: "Bo Lindqvist", Email: "bo@southfield.ac.uk", Roles: "a student"}},
		Invited: []signpage.InvitedLine{{ID: 7, Email: "cy.longwinded-surname@students.southfield.ac.uk", Roles: "a student", Until: "13 December 2026", Mailed: "Sent by mail on 29 November 2026 at 09:12.", CanMail: true}, {ID: 8, Roles: "a lecturer", Until: "13 December 2026"}}}
	unled := organisation
	unled.Unled, unled.Lecturers = []signpage.UnledCohort{{ID: 3, Name: "BA Social Work, year 2, 2026/27"}}, organisation.People[:1]
	person := signpage.PersonView{Layout: l, Place: place, ID: 5, Name: "Bo Lindqvist", Email: "bo@southfield.ac.uk", Roles: map[who.Role]bool{who.Student: true}, Notice: page.Notice{Kind: page.NoticeInfo, Text: "The roles are changed."}}
	kept := person
	kept.Own, kept.Roles, kept.Notice, kept.NoRole, kept.Passphrase.Problem = true, nil, page.Notice{}, "Choose at least one role. To leave them with none, take them out below.", "That isn’t the passphrase that you have now."
	made := organisation
	made.Link = "https://caseload.southfield.ac.uk/invitations/" + strings.Repeat("mAdE-uP", 6)
	noRole := organisation
	noRole.Invited, noRole.NoRole, noRole.Email = nil, "Choose what they will be.", signpage.Field{Value: "cy@", Problem: "Enter an email address, like name@example.ac.uk."}
	handed, bad2 := person, signpage.ReplacedView{Layout: l, Email: "bo@x.test", At: "29 November 2026 at 09:12", Until: "6 December 2026 at 09:12", By: "an administrator of University of Southfield"}
	handed.Link, handed.Notice = "https://caseload.southfield.ac.uk/resets/"+strings.Repeat("mAdE-uP", 6), page.Notice{}
	since, before, erased := bad2, bad2, bad2
	since.Next, before.Before, erased.Erased, bad2.Old.Problem = "/runs/42", true, true, "That isn’t the passphrase that this account had before. Capital letters count."
	choose := signpage.ResetView{Layout: l, Address: "/resets/" + strings.Repeat("mAdE-uP", 6), Name: "Bo Lindqvist", Email: "bo@x.test"}
	chooseHanded := choose
	chooseHanded.ByHand, chooseHanded.SignedIn, chooseHanded.Passphrase.Problem = true, true, "The passphrase needs at least 12 characters."
	portfolio := ownpage.PortfolioView{Layout: l, Name: "Bo Lindqvist", WithNotes: true, HandTo: []page.HandTo{{Cohort: 3, Names: []string{"Pat Moss", "Pru Longwinded-Surname"}}}, Runs: []ownpage.PortfolioRun{
		{Run: 42, Title: "First week", Began: "29 November 2026", Ended: true, Address: "/shared/" + strings.Repeat("mAdE-uP", 6),
			Shared: []ownpage.PortfolioPart{{Title: "Monday 2 March", Texts: []ownpage.PortfolioText{{Label: "What pressed?", Text: "The phone rang all morning.\n\nAnd then Dawn asked for the chronology."}}}, {Title: "Gibbs: six steps"}},
			Days:   []ownpage.PortfolioPart{{Title: "Monday 2 March", Texts: []ownpage.PortfolioText{{Label: "09:10 · Recommend what happens with this", Text: "What weighed most: A pattern over time\n\nThird time this winter."}}}}},
		{Run: 43, Title: "First duty day", Began: "1 December 2026", Days: []ownpage.PortfolioPart{{Title: "Tuesday 3 March", Texts: []ownpage.PortfolioText{{Label: "What helped?", Text: "Lunch away from the desk."}}}}},
	}}
	settings := signpage.SettingsView{Layout: l, Place: place, Was: "4f1c", Least: 30, Most: 3650, Frameworks: debrief.Standard().Sources(), Chosen: []string{"Social Work England professional standards"}, Going: 12, Marked: 38, Until: "29 December 2026",
		Name: signpage.Field{Value: "University of Southfield"}, Zone: signpage.Field{Value: "Europe/London"}, Kept: signpage.Field{Value: "400"},
		Support: signpage.Field{Value: "Wellbeing, in the Beck building, answers on weekdays from nine to five: [wellbeing@southfield.ac.uk](mailto:wellbeing@southfield.ac.uk)."}}
	sooner, settingsWrong := settings, settings
	sooner.Sooner, sooner.Kept.Value, sooner.Notice = true, "120", page.Notice{Kind: page.NoticeProblem, Text: "Nothing was changed yet. Runs would be deleted sooner than their students were told: tick the box at the end if that is what you want."}
	settingsWrong.Zone, settingsWrong.Kept = signpage.Field{Value: "London", Problem: "Enter the name of a time zone, like Europe/London or America/Port_of_Spain."}, signpage.Field{Value: "7", Problem: "Enter a number of days from 30 to 3650."}
	return map[string]view{
		"settings": settings, "settings-sooner": sooner, "settings-wrong": settingsWrong,
		"person-reset": handed, "replaced": since, "replaced-before": before, "replaced-erased": erased, "replaced-wrong": bad2, "reset": choose, "reset-handed": chooseHanded,
		"forgotten": signpage.ForgottenView{Layout: l, Mails: true, Email: signpage.Field{Value: "bo", Problem: "Enter an email address, like name@example.ac.uk."}}, "forgotten-sent": signpage.ForgottenView{Layout: l, Mails: true, Sent: "bo@x.test"}, "forgotten-no-mail": signpage.ForgottenView{Layout: l},
		"delete":          ownpage.DeleteView{Layout: l, Run: 42, Title: "First week", Began: "29 November 2026", Ended: true, Shared: true, InClass: true},
		"delete-marked":   ownpage.DeleteView{Layout: l, Run: 42, Title: "First week", Began: "29 November 2026", Assignment: 7, AssignmentName: "Week one", Cohort: "BA Social Work, year 2, 2026/27", Marked: true, Wrong: "Tick that you are sure. Nothing was deleted."},
		"delete-practice": ownpage.DeleteView{Layout: l, Run: 42, Title: "First week", Began: "29 November 2026", Assignment: 7, AssignmentName: "Week one", Practice: true},
		"portfolio":       portfolio, "portfolio-none": ownpage.PortfolioView{Layout: l, WithNotes: true, Closed: true},
		"account-line": lined{since}, "everything": ownpage.EverythingView{Layout: l, Email: "bo@x.test"}, "everything-wrong": ownpage.EverythingView{Layout: l, Email: "bo@x.test", Wrong: "That isn’t the passphrase that you have now."},
		"sign-in": signpage.SignInView{Layout: l, Notice: page.Notice{Kind: page.NoticeInfo, Text: "You are signed out."}}, "sign-in-wrong": wrong,
		"arrive": arrive, "arrive-examiner": examiner, "arrive-partner": partner, "arrive-first": first, "arrive-bad": bad, "arrive-there": there, "arrive-fits": fits, "arrive-elses": elses,
		"account": account, "account-bare": signpage.AccountView{Layout: l, Name: "Bo", Email: "bo@x.test"},
		"sessions": signpage.SessionsView{Layout: l, Sessions: []signpage.SessionLine{
			{ID: 4, Device: "Firefox on Linux", Began: "29 November 2026", Seen: "29 November 2026", Until: "29 November 2026", Here: true},
			{ID: 3, Device: "Safari on an iPhone", Began: "28 November 2026", Seen: "29 November 2026", Until: "28 December 2026"}}},
		"account-onward": onward, "sign-in-arrived": arrived,
		"passphrase":   signpage.PassphraseView{Layout: l, Email: "bo@x.test", Old: signpage.Field{Problem: "That isn’t the passphrase that you have now."}},
		"organisation": organisation, "organisation-made": made, "organisation-wrong": noRole,
		"audit": signpage.AuditView{Layout: l, Place: place, Older: 12, Lines: []signpage.AuditLine{
			{At: "2026-11-29 14:02 UTC", Who: "person 4", Act: "invite people", About: "17", Detail: "lecturer practitioner"}, {At: "2026-11-29 13:58 UTC", Who: "whoever runs the server", Act: "invite people", About: "16", Detail: "administrator"}}},
		"organisation-unled": unled, "person": person, "person-wrong": kept,
		"erase": signpage.EraseView{Layout: l, Email: "bo@x.test"}, "erase-wrong": signpage.EraseView{Layout: l, Email: "bo@x.test", Passphrase: signpage.Field{Problem: "That isn’t the passphrase that you have now."}},
		"audit-empty": signpage.AuditView{Layout: l, Place: place},
	}
}

// lined is a page under the line about the account of whoever is signed in.
type lined struct{ view }

func (l lined) Render(ctx context.Context, w io.Writer) error {
	return l.view.Render(page.WithAccountLine(ctx, page.AccountLine{Text: "What you wrote before 29 November 2026 is closed until 6 December 2026.", Link: page.AddressReplaced, LinkText: "Why, and how to open it"}), w)
}
