package page_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/assets"
)

var gallery = flag.String("gallery", "", "write every state of every page, with the bundle, to this directory")

type view interface {
	Render(context.Context, io.Writer) error
}

// states returns every state of every page, by the name of its file.
func states(l page.Layout) map[string]view {
	desk := func(change func(*playpage.DeskView)) playpage.DeskView {
		v := playpage.DeskView{Layout: l, Run: 42, Desk: firstMorning()}
		change(&v)
		return v
	}
	open := func(item string) playpage.DeskView {
		return desk(func(v *playpage.DeskView) { v.Open, v.Desk.Guide, v.Desk.Events = item, "", nil })
	}
	cards := []page.ScenarioCard{
		{Slug: "first-morning", Title: "First morning", Summary: "Two cases, three arrivals, and a colleague who would like ten minutes.", Role: "newly qualified social worker", Minutes: 12, Days: 1, ContentNotes: []string{"neglect"}, Taught: true, Leads: true, Service: "Children's services", Nation: "England"},
		{Slug: "mounting", Title: "A mounting caseload", Summary: "Two weeks in an assessment team, a month after the local news named the council.", Role: "newly qualified social worker", Minutes: 75, Days: 10, ContentNotes: []string{"neglect, and a child who goes without", "domestic abuse", "a worry about a baby"}},
	}
	brief := playpage.BriefView{Layout: l, Slug: "first-morning", Title: "First morning", Summary: cards[0].Summary, Role: "newly qualified social worker", Minutes: 12, Days: 1, ContentNotes: []string{"neglect", "arguments at home"},
		Paragraphs: []string{"It is your second day in a children’s team. Dawn, the team manager, is on duty with you until noon.", "You recommend; she decides."}, Kept: "30 days after you last used it", RulePack: "England, children’s services, 2023", Aim: "Ask somebody before I decide alone."}
	review := playpage.ReviewView{Layout: l, Run: 42, Title: "First week on the team", Review: days()[1], Next: "Wednesday 4 March", Until: "2 April 2026"}
	last := review
	last.Ended, last.Next, last.Review = true, "", days()[3]
	last.Review.Done, last.Review.Waiting, last.Review.Missed = nil, nil, []string{"Osei: statutory visit"}
	deb := debriefpage.DebriefView{Layout: l, Run: 42, Debrief: wholeDebrief(), Feelings: []string{"fine", "tired", "unsettled", "proud", "angry", "sad"}, Honest: debrief.Honest, Until: "2 April 2026",
		Support: page.ReadProse("If something here touched something of your own, you don’t need a reason to talk to somebody: your practice educator, your tutor, your university’s wellbeing service, or the Samaritans at any hour, on [116 123](tel:116123).")}
	said := deb
	said.Feeling, said.Varied = "tired", true
	said.Aims = debriefpage.Aims{Begun: "Ask Dawn before noon.", Met: "The log can’t show that; only you can say.", Kept: "Read the chronology before you set a tier.", Room: 200}
	said.Played = []debriefpage.Played{{Run: 41, Ended: "2 March 2026"}, {Run: 42, Ended: "3 March 2026", This: true, Aim: said.Aims.Begun, Met: said.Aims.Met, Left: deb.Debrief.First.Left, Supervision: deb.Debrief.First.Supervision}}
	said.Next = "First week"
	said.Words = map[int]string{1: "Third time this winter. · A pattern over time", 2: "What I can do today"}
	said.ToShow = map[int]page.ReasonToShow{1: {Run: 42, Turn: 1, Shown: true, From: page.ReasonInDebrief}, 2: {Run: 42, Turn: 2, From: page.ReasonInDebrief}}
	empty := debriefpage.DebriefView{Layout: l, Run: 42, Debrief: debrief.Debrief{Title: "First morning", Role: "newly qualified social worker"}, Feelings: deb.Feelings}
	all := map[string]view{
		"home-new":       page.HomeView{Layout: l, Scenarios: cards, Kept: "30 days after you last used them"},
		"home-runs":      page.HomeView{Layout: l, Scenarios: cards, Kept: "30 days after you last used them", Notice: page.Notice{Kind: page.NoticeInfo, Text: "Your runs are deleted."}, Runs: []page.RunCard{{ID: 42, Title: "First week on the team", Where: "Tuesday 3 March, 10:45", Until: "2 April 2026"}, {ID: 41, Slug: "first-morning", Title: "First morning", For: "For “First morning, marked by two”.", With: "Tia Longwinded-Surname", Ended: true, Until: "1 April 2026"}}},
		"home-onward":    page.HomeView{Layout: l, Scenarios: cards, Runs: []page.RunCard{{ID: 41, Slug: "first-morning", Title: "First morning", Next: "First week", Ended: true, Until: "1 April 2026"}}},
		"home-signed":    page.HomeView{Layout: l, Scenarios: cards[:1], SignedIn: "Sam Okafor", Studies: true, Kept: "30 days after you last used them"},
		"home-staff":     page.HomeView{Layout: l, Scenarios: cards[:1], SignedIn: "Ada Okonkwo", Leads: true, Writes: true, Waiting: 3, Places: []page.HomePlace{{Name: "University of Southfield", Address: "/organisations/1"}}, Kept: "30 days after you last used them"},
		"home-told":      page.HomeView{Layout: l, Scenarios: cards[:1], SignedIn: "Lou Byrne", Leads: true, Stopped: []page.StoppedAssignment{{ID: 4, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", On: "30 November 2026"}}, Kept: "30 days after you last used them"},
		"home-empty":     page.HomeView{Layout: l},
		"brief":          brief,
		"withdrawn-over": playpage.WithdrawnView{Layout: l, Title: "Corner house", On: "30 November 2026", Why: "It named a street that there is.", Over: true},
		"withdrawn":      playpage.WithdrawnView{Layout: l, Title: "Corner house", On: "30 November 2026", Why: "It named a street that there is. A mended version follows next week."},
		"desk-first":     desk(func(v *playpage.DeskView) {}),
		"desk-referral":  open("letter:marsh-email"),
		"desk-answered":  open("letter:hale-email"),
		"desk-message":   open("letter:dawn-welcome"),
		"desk-followed": desk(func(v *playpage.DeskView) {
			v.Open, v.Followed = "letter:marsh-email", true
			v.Unsent = playpage.Unsent{Offer: "triage:marsh-email", Reason: "pattern", Shown: true}
		}),
		"desk-case":   open("case:reid"),
		"desk-people": open("letter:reid-phone/people"),
		"desk-bare":   open("case:lindqvist"),
		"desk-problem": desk(func(v *playpage.DeskView) {
			v.Notice = page.Notice{Kind: page.NoticeProblem, Text: "That can’t be decided now; choose from what the desk offers."}
		}),
		"desk-stale": desk(func(v *playpage.DeskView) {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: "You had decided already, perhaps in another tab. This is the desk as it now is."}
		}),
		"desk-late": desk(func(v *playpage.DeskView) {
			v.Desk.Guide, v.Desk.Events = "", []sim.Event{{At: "18:10", Text: "You finished writing up."}}
			v.Desk.Clock.Now, v.Desk.Clock.Minute, v.Desk.Clock.Overtime, v.Desk.Clock.OvertimeWeek = "18:10", 550, 76, 96
			v.Desk.Load.Points, v.Desk.Load.Band = 97000, "over"
			v.Desk.Strain.Value, v.Desk.Strain.Band, v.Desk.Strain.Morning, v.Desk.Strain.Longer, v.Desk.Strain.Parts = 72*pt, "overloaded", 61*pt, 44, parts(55, 44, 4, 5, 0)
		}),
		"desk-morning": desk(func(v *playpage.DeskView) {
			r := days()[1].Review
			v.Desk.Review, v.Desk.Clock.Now, v.Desk.Clock.Minute = &r, "09:00", 0
			v.Desk.Clock.Date, v.Desk.Scenario.Day = "Wednesday 4 March", 3
			v.Desk.Guide, v.Desk.Events = "", []sim.Event{{At: "16:20", Text: "Sam rang off."}, {At: "18:30", Text: "The night team wrote about Jude."}, {At: "08:45", Text: "Dawn asks about the core group."}}
		}),
		"desk-empty": desk(func(v *playpage.DeskView) {
			v.Desk.Inbox, v.Desk.Cases, v.Desk.Tasks, v.Desk.People, v.Desk.Events, v.Desk.Guide = nil, nil, nil, nil, nil, ""
			v.Desk.Offers = v.Desk.Offers[len(v.Desk.Offers)-1:]
		}),
		"desk-ended":     desk(func(v *playpage.DeskView) { v.Desk.Ended, v.Desk.Offers, v.Desk.Guide = true, nil, "" }),
		"review":         review,
		"review-last":    last,
		"debrief":        deb,
		"debrief-said":   said,
		"debrief-empty":  empty,
		"exit":           page.ExitView{Layout: l},
		"error":          page.ErrorView{Layout: l, Status: 404, Title: "That page isn’t here", Text: "The address may be old, or the run may have been deleted.", Next: page.Link{Address: "/", Text: "Go to the first page"}},
		"home-not-built": page.HomeView{Scenarios: cards},
		"desk-not-built": playpage.DeskView{Run: 42, Desk: firstMorning()},
	}
	maps.Copy(all, classStates(l, cards))
	maps.Copy(all, weekStates(l))
	maps.Copy(all, turnStates(l))
	maps.Copy(all, reflectionStates(l))
	maps.Copy(all, keptStates(l, deb))
	maps.Copy(all, measureStates(l))
	maps.Copy(all, helpStates(l))
	maps.Copy(all, signStates(l))
	maps.Copy(all, cohortStates(l))
	maps.Copy(all, assignmentStates(l))
	maps.Copy(all, seminarStates(l))
	maps.Copy(all, followStates(l))
	maps.Copy(all, markStates(l))
	maps.Copy(all, extractStates(l))
	maps.Copy(all, objectionStates(l))
	maps.Copy(all, apartStates(l))
	maps.Copy(all, libraryStates(l, cards))
	maps.Copy(all, decidedStates(l))
	maps.Copy(all, authorStates(l))
	maps.Copy(all, reviewStates(l))
	maps.Copy(all, rangeStates(l))
	maps.Copy(all, publicationStates(l))
	maps.Copy(all, draftPlayStates(l))
	return all
}

// weekStates returns a full week's desk with each kind of offer laid open.
func weekStates(l page.Layout) map[string]view {
	at := func(desk sim.Desk, open string) playpage.DeskView {
		return playpage.DeskView{Layout: l, Run: 42, Desk: desk, Open: open}
	}
	after := func(d sim.Decision) sim.Desk { return weekDesk(false, stopped, answered, d) }
	week := fullWeek()
	talk, record := at(talking(), playpage.Newest), at(recorded(), "letter:record")
	talk.Said = map[string]string{"talk-1": "I ask her so as not to decide it by myself, and then I lie awake all the same. Who takes the little one to the dentist?"}
	record.Said = talk.Said
	return map[string]view{
		"week":            at(week, ""),
		"week-case":       at(week, "case:reid"),
		"week-differ":     at(week, "case:whitlock/dates"),
		"week-tasks":      at(week, "case:whitlock/tasks"),
		"week-job":        at(week, "job:novak-visit"),
		"week-plan":       at(week, "offer:plan"),
		"week-agenda":     at(week, "offer:supervise:agenda"),
		"week-raise":      at(week, "offer:raise:dawn"),
		"week-before":     at(week, "letter:welcome"),
		"week-referral":   at(week, "letter:marsh"),
		"week-forecast":   at(after(sim.Decision{Offer: "triage:marsh", With: with("tier", "P2", "forecast", "30")}), "letter:marsh"),
		"week-session":    at(atTwo(), "offer:supervise:session-1"),
		"week-talk":       talk,
		"week-record":     record,
		"week-raised":     at(after(sim.Decision{Offer: "raise:dawn", With: with("ask", "joint", "case", "osei")}), playpage.Newest),
		"week-called-off": at(calledOff(), "letter:off"),
		"week-retiered":   at(after(sim.Decision{Offer: "triage:reid", With: with("tier", "P1")}), "case:reid"),
		"week-second":     at(after(sim.Decision{Offer: "read:reid-chronology"}), playpage.Newest+"/case:reid/papers/reid-chronology"),
		"week-distressed": at(after(sim.Decision{Offer: "work:novak-visit"}), playpage.Newest),
	}
}

func render(t *testing.T, v view) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := v.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGallery writes the gallery if -gallery is given.
func TestGallery(t *testing.T) {
	if *gallery == "" {
		t.Skip("no -gallery DIR")
	}
	css, js, ok := assets.Bundle()
	if !ok {
		t.Fatal("the bundle is not built: run " + assets.Command)
	}
	l := page.Layout{CSS: "assets/" + css, JS: "assets/" + js, Icon: "assets/" + assets.Icon(), Built: true}
	if err := os.RemoveAll(filepath.Join(*gallery, "assets")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(*gallery, "assets"), assets.FS); err != nil {
		t.Fatal(err)
	}
	for name, v := range states(l) {
		if err := os.WriteFile(filepath.Join(*gallery, name+".html"), render(t, v), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
