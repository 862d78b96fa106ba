package page_test

import (
	"slices"
	"strings"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// Whoever speaks is in the middle, before anything else that happened, and the work that
// was stopped waits beside it.
func TestWhoeverSpeaksIsInTheMiddle(t *testing.T) {
	desk := firstMorning()
	desk.Inbox = slices.Clone(desk.Inbox[1:]) // nobody is on the line
	desk.Inbox[2].When = desk.Clock.When
	desk.Events = []sim.Event{{At: "10:40", On: "osei-report", Text: "You stopped: Write up Friday’s visit. 35 min left."}, {At: "10:40", On: "priya-talk", Text: "Priya is at your desk."}}
	v := playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: playpage.Newest + "/case:osei"}
	if got := v.Opened(); got != "letter:priya-talk" {
		t.Fatalf("%q is open, and Priya is at the desk", got)
	}
	said := text(byID(parse(t, v), "main"))
	for _, parts := range [][2]string{{"Got ten minutes?", "Waiting: Write up Friday’s visit, 35 min left. Go on with it after"}, {"Go on with it after", "What happened"}} {
		open := said[strings.Index(said, "“Got ten minutes? "):]
		before, after := strings.Index(open, parts[0]), strings.Index(open, parts[1])
		if before < 0 || after < before {
			t.Errorf("%q doesn't come before %q: %s", parts[0], parts[1], open)
		}
	}
}

// What the last decision did stands above what is open, with the way back to work that
// was stopped.
func TestWhatWasDecidedIsSaidAboveWhatIsOpen(t *testing.T) {
	desk := firstMorning()
	desk.Did, desk.Stopped = "The phone rang: you stopped it.", "work:osei-report"
	said := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "main"))
	_, after, found := strings.Cut(said, string(desk.Did)+"Go on with it")
	if !found || !strings.Contains(after, "can hold until") {
		t.Errorf("it isn't said above the open call: %s", said)
	}
}

// What somebody says to an answer is what opens after it.
func TestTheReplyIsOpened(t *testing.T) {
	desk := firstMorning()
	desk.Inbox = slices.Clone(desk.Inbox)
	desk.Inbox[0].Waiting, desk.Inbox[0].State = false, sim.LetterAnswered
	for _, by := range []sim.Way{sim.ByPhone, sim.ByEmail} {
		reply := sim.Letter{ID: "reply", Kind: "message", By: by, From: "Sam", On: "reid", Title: "Thank you", At: "10:40", When: desk.Clock.When, Text: "I’ll be there at two."}
		now := desk
		now.Inbox = append([]sim.Letter{reply}, desk.Inbox...)
		now.Events = []sim.Event{{At: "10:40", On: "reply", Text: "Sam: “Thank you”"}}
		v := playpage.DeskView{Layout: built, Run: 42, Desk: now, Open: playpage.Newest + "/letter:reid-phone"}
		if got := v.Opened(); got != "letter:reply" {
			t.Errorf("%q is open after the answer, and the reply came by %s", got, by)
		}
	}
}

// A case says when something last came since its tier was set, and what; a letter that
// came is another thing.
func TestACaseSaysWhatChanged(t *testing.T) {
	desk := firstMorning()
	desk.Cases = slices.Clone(desk.Cases)
	desk.Cases[1].NewsWhen = desk.Inbox[0].When
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "case:reid"})
	if s := text(byID(doc, "caseload")); !strings.Contains(s, "Reid Kayla, 7; Jude, 20 months") || !strings.Contains(s, "changed since you set its tier: 10:38, “I’d rather tell you today”") || strings.Contains(s, "New") {
		t.Errorf("the caseload says %s", s)
	}
	if s := text(byID(doc, "open")); !strings.Contains(s, "Something has come since its tier was set: 10:38, “I’d rather tell you today”.") {
		t.Errorf("the case says %s", s)
	}
}

// A row of My day does its task, and no other place on the page does it too.
func TestARowDoesItsTask(t *testing.T) {
	desk := fullWeek()
	done := 0
	for n := range elements(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "day"), "button", "a") {
		if attr(n, "class") == "do" {
			done++
			if name := text(n); !strings.HasPrefix(name, "Do ") && !strings.HasPrefix(name, "Do… ") {
				t.Errorf("a button is called %q", name)
			}
		}
	}
	if done == 0 {
		t.Error("no row can be done")
	}
}
