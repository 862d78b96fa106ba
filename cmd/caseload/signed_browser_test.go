package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/decided"
	"caseload/app/policy"
	"caseload/app/sign"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/app/who"
)

// TestASignedScenarioGoesRound has a lecturer and a practitioner write a scenario of two days,
// one in script and one by forms alone; others comment on it, judge its ranges apart, differ
// about one, and sign; a change voids what was signed, and it is signed again; it is published,
// found in the library, assigned, played by a student and debriefed; and what classes elsewhere
// decide comes back to those who wrote it.
func TestASignedScenarioGoesRound(t *testing.T) {
	long(t)
	t.Parallel()
	s := &signing{writing: newWriting(t)}
	s.home = ask[string](s.ruth, "location.origin")
	script := ask[string](s.ruth, "location.pathname")
	s.draft = script[:strings.Index(script, "/files/")]
	s.isWritten()
	s.isRecordedAgain()
	s.martin = s.reviewer()
	s.nadia, s.owen = s.practitioner("Nadia Rahman"), s.practitioner("Owen Price")
	s.isCommentedOn()
	s.isJudged()
	s.isSigned()
	s.isChanged()
	s.isPublished()
	s.isPlayed()
	s.isCounted()
}

// signing is a scenario on its way to the library, with those who read it besides those who
// write it.
type signing struct {
	*writing
	home, draft string // Ruth's server, and the draft's address on each
	martin      *tab   // the other lecturer
	nadia, owen *tab   // two practitioners
	looked      int    // how many pictures were taken
}

// look checks a page with axe, and takes its picture if pictures are wanted.
func (s *signing) look(p *tab) {
	s.t.Helper()
	p.scripts(true) // axe waits by timers
	p.accessible()
	p.scripts(false)
	if *shots != "" {
		s.looked++
		p.photograph(filepath.Join(*shots, "signed"), s.looked)
	}
}

// isWritten has Ruth give the scenario a second day in the script, while Carol, whose browser
// runs no scripts, writes by forms who is in it besides and what happens then.
func (s *signing) isWritten() {
	s.t.Helper()
	ruth, carol := s.ruth, s.carol
	begun, err := start("children", "two-days", "Two days")
	check(s.t, err)
	before, _, _ := strings.Cut(begun["scenario.lua"], "  from    = ")
	ruth.atLine(strings.Count(before, "\n"))
	ruth.inserts("\n  days    = 2,")
	ruth.until("to be saved", editorStatus+" === 'Everything is saved.'")

	forms := s.there.address + s.draft + "/forms"
	carol.scriptless()
	add := func(what string) {
		carol.visit(forms)
		carol.openFold("Add to scenario.lua")
		carol.takes("Add " + what)
	}
	next := func(what string) {
		carol.visit(forms)
		carol.takes("Storyline: The second morning")
		carol.openFold("Add what happens next in it")
		carol.takes("Add " + what)
	}
	add("a person")
	carol.write("Their name, as the desk shows it", "Nia Prosser")
	carol.write("Who they are in this story", "health visitor")
	carol.press("Add it")
	carol.says("It is added.", "Person: Nia Prosser")
	carol.visit(forms)
	carol.openFold("Begin with something everyday")
	carol.takes("Add an email")
	carol.picks("Who has a part in it", "Nia Prosser")
	s.look(carol)
	carol.press("Add it")
	carol.says("It is added.", "Storyline: An email")
	add("a storyline")
	carol.write("What it is called", "The second morning")
	carol.press("Add it")
	next("a wait until")
	carol.write("Until when", "day 2 nine thirty")
	carol.press("Add it")
	carol.says("There is a problem", "can’t be read")
	s.look(carol)
	carol.write("Until when", "day 2 09:30")
	carol.press("Add it")
	next("a referral")
	carol.write("What is said", "I saw both children at home today. The younger one talks more than at her last check, and the cupboards are nearly empty. Their parent told me so before I asked, and would like to know what help there is.")
	carol.picks("Who says it", "Nia Prosser")
	carol.write("Whom it is about, as the inbox shows it", "From the health visitor")
	carol.openFold("What else can be said")
	carol.picks("The case it is about", "Family name")
	carol.press("Add it")
	next("which tiers can be defended")
	carol.write("The tiers that can be defended", "P2\nP3")
	carol.picks("The case", "Family name")
	carol.openFold("What else can be said")
	carol.write("Why, in a few sentences", "The children are seen and well, and help has been asked for. Food that runs out can't wait for long.")
	carol.press("Add it")
	carol.says("It is added.", "Referral: From the health visitor", "Expected tiers")
	s.look(carol)
	carol.visit(forms)
	carol.takes("Storylines by day and time")
	carol.says("The second morning")
	s.look(carol)
}

// isRecordedAgain has Ruth record the golden play as it goes with a second day in it.
func (s *signing) isRecordedAgain() {
	s.t.Helper()
	ruth := s.ruth.scriptless()
	const again = "Record it again as it goes now"
	for until := time.Now().Add(2 * time.Minute); ; time.Sleep(time.Second) {
		ruth.visit(s.home + s.draft)
		if ruth.shows(again) || time.Now().After(until) {
			break
		}
		if ruth.shows("This hasn’t been checked as it is now.") {
			ruth.press("Check the draft")
		}
	}
	ruth.takes(again)
	ruth.press(again)
	ruth.says("The golden play is recorded as it goes now.")
}

// practitioner has Carol invite somebody to the local authority, and Ruth invite them to review.
func (s *signing) practitioner(name string) *tab {
	s.t.Helper()
	email := emailOf(name, "hallbeck")
	p := (&tab{s.t, browser(s.t)}).scriptless()
	s.carol.visit(s.there.address + "/account")
	s.carol.takes("People and invitations")
	s.carol.write("Email address (optional)", email)
	s.carol.choose("Practitioner")
	s.carol.press("Make the link")
	p.visit(s.carol.read("Link of the invitation"))
	p.write("Your name", name)
	p.write("Passphrase", s.demo.passphrase)
	p.press("Make the account")

	s.ruth.visit(s.home + "/account")
	s.ruth.takes("Your partnerships")
	s.ruth.takes("Northmoor and Hallbeck write")
	s.ruth.openFold("Invite somebody")
	s.ruth.write("Email address", email)
	ask[bool](s.ruth, `(document.getElementById("standing-reviewed").checked = true)`)
	s.ruth.press("Invite")
	link := ask[string](s.ruth, "document.getElementById('link').value")
	p.visit(s.there.address + link[strings.Index(link, "/invitations/"):])
	p.press("Accept")
	return p
}

// isCommentedOn has Martin suggest another title, which Ruth puts in, and Nadia ask something.
func (s *signing) isCommentedOn() {
	s.t.Helper()
	begun, err := start("children", "two-days", "Two days")
	check(s.t, err)
	before, _, _ := strings.Cut(begun["scenario.lua"], "  title ")
	line := fmt.Sprint(strings.Count(before, "\n") + 1)
	martin := s.martin.scriptless()
	martin.visit(s.home + s.draft + "/comments")
	martin.picks("File", "scenario.lua")
	martin.write("Line", line)
	martin.press("Show these lines")
	martin.says("Two days")
	martin.write("What you want to say", "Could the title say that they are short?")
	martin.openFold("Suggest other words")
	martin.write("What it should say instead", strings.Replace(martin.read("What it should say instead"), "Two days", "Two short days", 1))
	martin.press("Add the comment")
	s.look(martin)

	nadia := s.nadia
	nadia.visit(s.there.address + s.draft + "/comments")
	nadia.picks("File", "scenario.lua")
	nadia.write("Line", line)
	nadia.press("Show these lines")
	nadia.write("What you want to say", "Is the food bank open on the second day?")
	nadia.picks("Who should answer", "Carol Finch")
	nadia.press("Add the comment")
	s.carol.visit(s.there.address)
	s.carol.takes("Your account")
	s.carol.takes("Your partnerships")
	s.carol.says("Is the food bank open")
	s.look(s.carol)

	s.ruth.visit(s.home + s.draft + "/comments")
	s.ruth.press("Put it in")
	s.ruth.visit(s.home + s.draft + "/forms")
	s.ruth.says("The scenario: Two short days")
}

// isJudged has both practitioners begin a review and judge the ranges apart. They differ about
// one of them.
func (s *signing) isJudged() {
	s.t.Helper()
	for _, one := range []struct {
		who         *tab
		most, least string
	}{{s.nadia, "P1", "P2"}, {s.owen, "P2", "P3"}} {
		p := one.who
		p.visit(s.there.address + s.draft + "/reviews")
		p.press("Begin a review")
		p.takes("Judge the ranges")
		p.lacks("P2, P3", "differed")
		for range 2 {
			p.takes("Judge it")
			p.chooseIn("The most urgent", one.most)
			p.chooseIn("The least urgent", one.least)
			p.write("Why, and what would make it another?", "The children are seen, and help is asked for.")
			p.chooseIn("Do you decide about referrals", "Yes")
			p.press("Keep this judgement")
			p.takes("All ranges")
		}
	}
	s.owen.says("differed", "Nadia Rahman")
	s.look(s.owen)
}

// ends has somebody end the review that they have begun, or one that they begin now, by
// signing it.
func (p *tab) ends(reviews string) {
	p.t.Helper()
	p.visit(reviews)
	if p.shows("Go on with your review") {
		p.takes("Go on with your review")
	} else {
		p.press("Begin a review")
	}
	ask[bool](p, `(document.querySelectorAll('input[type=radio][value=fine]').forEach((one) => { one.checked = true }), true)`)
	p.press("Sign it")
	p.says("Signed on")
}

// isSigned has one of each side sign, both sides declare, and the draft be checked and played.
func (s *signing) isSigned() {
	s.t.Helper()
	s.nadia.ends(s.there.address + s.draft + "/reviews")
	s.martin.ends(s.home + s.draft + "/reviews") // some of its words are his, which Nadia has read
	s.owen.ends(s.there.address + s.draft + "/reviews")
	s.ruth.visit(s.home + s.draft + "/publication")
	s.ruth.says("Signed for the university, by Martin Shaw", "Signed for the local authority, by")
	s.look(s.ruth)
}

// isChanged has Carol change a word by a form, which voids what was signed, and both sides sign
// again.
func (s *signing) isChanged() {
	s.t.Helper()
	s.carol.visit(s.there.address + s.draft + "/forms")
	s.carol.takes("Person: Nia Prosser")
	s.carol.write("Who they are in this story", "the family’s health visitor")
	s.carol.press("Save")
	s.ruth.visit(s.home + s.draft + "/publication")
	s.ruth.says("Signed earlier", "Nobody has signed it for the university as it is now.")
	s.look(s.ruth)
	s.isRecordedAgain() // its title has changed, and who somebody is
	s.martin.ends(s.home + s.draft + "/reviews")
	s.nadia.ends(s.there.address + s.draft + "/reviews")
	for _, p := range []*tab{s.martin, s.nadia} {
		p.visit(strings.Split(ask[string](p, "location.href"), "/reviews")[0] + "/publication")
		p.press("I declare that no real person or family can be recognised in it")
	}
}

// isPublished has Ruth publish it once nothing is missing, and a student find it on the other
// server.
func (s *signing) isPublished() {
	s.t.Helper()
	ruth := s.ruth
	ruth.worksOut(s.home+s.draft+"/publication", "Nothing is missing")
	ruth.says("Nothing is missing")
	ruth.write("What is new in it", "The first version.")
	ruth.press("Publish it")
	ruth.says("It is published.", "It is published as it is now.")
	s.look(ruth)
	anybody := (&tab{s.t, browser(s.t)}).scriptless()
	anybody.visit(s.there.address + "/library")
	anybody.write("Words", "short days")
	anybody.press("Show what fits")
	anybody.takes("About it: Two short days")
	anybody.says("Signed for University of Northmoor", "Signed for Hallbeck Council")
	s.look(anybody)
}

// isPlayed has Ruth assign it, a student play it to its end and read in the debrief that
// practitioners differed, and the authors look for what classes decided: one student's answers
// aren't shown.
func (s *signing) isPlayed() {
	s.t.Helper()
	ruth := s.ruth
	ruth.visit(s.home + "/cohorts")
	ruth.write("Name", "BA Social Work, year 2")
	ruth.write("Year", "2026/27")
	ruth.press("Make the cohort")
	link := ruth.read("Link for students")
	ruth.takes("Assign a scenario")
	ruth.choose("Two short days")
	ruth.press("Assign it")
	student := (&tab{s.t, browser(s.t)}).scriptless()
	student.visit(s.there.address + strings.TrimPrefix(link, s.home))
	student.write("Your name", "Joss Whitaker-Lane")
	student.write("Email address", "joss.lane@student.northmoor.example")
	student.write("Passphrase", s.demo.passphrase)
	student.press("Make the account")
	student.write("Passphrase", s.demo.passphrase)
	student.press("Sign in")
	student.visit(s.there.address + "/assignments")
	student.takes("Two short days")
	student.press("Begin")
	address := ask[string](student, "location.href")
	j := &journey{T: s.t, home: s.there.address}
	seat := &httpSeat{player: student.program(s.there.address, 1), decisions: address + "/decisions"}
	for range 3 {
		check(s.t, seat.goTo("GET", address, 200, ""))
		student.decide(filled(seat.desk.Desk, policy.Careful(seat.desk.Desk, policy.Chance(1))))
		student.goOn()
	}
	check(s.t, seat.goTo("GET", address, 200, ""))
	j.playOut(seat, "careful", 0)
	student.visit(address + "/debrief")
	student.says("What you decided, one by one")
	student.unfoldAll()
	student.says("Practitioners differed.")
	s.look(student)

	ruth.visit(s.home + s.draft + "/decided")
	ruth.says("What classes decided", "Nothing can be shown yet.")
	s.look(ruth)
}

// isCounted has students of three other universities play it, and Ruth read what they decided
// once their assignments are over.
func (s *signing) isCounted() {
	s.t.Helper()
	now := time.Now()
	d, err := newDemo(s.database, now.AddDate(0, 0, 1))
	check(s.t, err)
	defer func() { check(s.t, d.kept.Close()) }()
	const each = 5 + never
	for i, name := range []string{"University of Eastmere", "University of Southfold", "University of Westhaven"} {
		d.now, d.names, d.students = now, demoNames[i*each:(i+1)*each], nil
		check(s.t, d.makeElsewhere(s.t.Context(), name))
		check(s.t, d.playElsewhere(s.t.Context(), "two-days"))
	}
	d.now = d.until.AddDate(0, 0, 3)
	classes := teach.New(d.runs, d.kept, func() time.Time { return d.now }, nil)
	check(s.t, decided.New(classes, d.runs, d.kept, slog.New(slog.DiscardHandler)).Count(s.t.Context(), d.kept.Operator()))

	s.ruth.visit(s.home + s.draft + "/decided")
	s.ruth.says("15 answers counted", "Edit this")
	s.ruth.lacks("Nothing can be shown yet.", "Eastmere", "Amara")
	s.look(s.ruth)
}

// makeElsewhere makes another university with an administrator and a lecturer.
func (d *demo) makeElsewhere(ctx context.Context, name string) error {
	if err := d.accounts.MakeOrganisation(ctx, d.kept.Operator(), name, who.University); err != nil {
		return err
	}
	place := strings.ToLower(name[strings.LastIndex(name, " ")+1:])
	email := "administrator@" + place + ".example"
	link, err := d.accounts.InviteAdministrator(ctx, d.kept.Operator(), email, name)
	if err != nil {
		return err
	}
	if d.administrator, err = d.come(ctx, link, "Administrator", email, sign.Arriving{}); err != nil {
		return err
	}
	belongs, err := d.accounts.Memberships(ctx, d.administrator)
	if err != nil {
		return err
	}
	d.university = belongs[0].Organisation.ID
	lecturer, err := d.invite(ctx, "Lecturer", "lecturer@"+place+".example", who.Lecturer)
	d.lecturers = []store.Person{lecturer}
	return err
}

// playElsewhere has a cohort of the demo's university play a scenario.
func (d *demo) playElsewhere(ctx context.Context, slug string) error {
	may, err := d.accounts.Allow(ctx, d.lecturers[0], who.MakeCohort, d.university)
	if err != nil {
		return err
	}
	cohort, err := d.cohorts.Make(ctx, may, "Year 2", "2026/27")
	if err == nil {
		err = d.fillCohort(ctx, cohort)
	}
	if err != nil {
		return err
	}
	given, err := d.newAssignment(ctx, cohort, teach.AssignmentPlan{Plan: teach.Plan{Slug: slug}, Name: "Elsewhere", Attempts: 1}, d.now, d.now.AddDate(0, 0, 1))
	if err != nil {
		return err
	}
	d.now = d.now.Add(time.Minute)
	for _, student := range d.students {
		if err := d.play(ctx, student, given, nil); err != nil {
			return err
		}
	}
	return nil
}
