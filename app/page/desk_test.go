package page_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// The inbox begins with the letters that wait, the most pressing first. Advice
// asked for and letters from before today are folded away.
func TestTheInboxBeginsWithWhatWaits(t *testing.T) {
	desk := fullWeek()
	desk.Inbox = slices.Clone(desk.Inbox)
	desk.Inbox[0], desk.Inbox[1], desk.Inbox[2] = desk.Inbox[1], desk.Inbox[2], desk.Inbox[0] // the others came after the call
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})
	var open, folded []string
	for n := range elements(byID(doc, "inbox"), "a") {
		to, _ := url.Parse(attr(n, "href"))
		id := strings.TrimPrefix(to.Query().Get("open"), "letter:")
		if inside(n, "details") != nil {
			folded = append(folded, id)
		} else {
			open = append(open, id)
		}
	}
	if want := []string{"sam-call", "marsh", "priya-talk", "edge", "court"}; !slices.Equal(open, want) {
		t.Errorf("the inbox shows %q, want %q", open, want)
	}
	if want := []string{"dawn-whitlock", "thanks", "hale-decided", "marta-bright", "hale", "dawn-reid", "slips", "welcome"}; !slices.Equal(folded, want) {
		t.Errorf("and folds %q, want %q", folded, want)
	}
	doc = parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: fullWeek(), Open: "letter:welcome"})
	for n := range elements(byID(doc, "inbox"), "details") {
		if has(n, "open") != strings.Contains(text(n), "This week") {
			t.Errorf("of what is folded, what is open stands open; found %q", text(n))
		}
	}
}

// Wherever a case or task is open, its dates are shown with the rules that set
// them.
func TestDatesStandWithTheirSource(t *testing.T) {
	desk := fullWeek()
	for _, f := range desk.Cases {
		open := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "case:" + f.ID}), "open"))
		for _, d := range f.Dates {
			if d.State != "met" && (!strings.Contains(open, d.What) || !strings.Contains(open, d.Source)) {
				t.Errorf("%s doesn't say that %q comes from %q", f.Name, d.What, d.Source)
			}
		}
	}
	open := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "job:core-group"}), "open"))
	if !strings.Contains(open, "every 4 weeks after the first (a local rule here; your own authority’s may differ)") {
		t.Errorf("the task doesn't say where its date comes from: %s", open)
	}
}

// Every status that an author may write has words of its own for a student, which
// say so wherever nobody has checked it.
func TestEveryStatusHasWordsForAStudent(t *testing.T) {
	said := map[string]string{}
	for _, status := range sim.Statuses() {
		words := page.StatusWords(status)
		if unchecked := strings.Contains(words, "not checked"); words == "" || unchecked != sim.ParseStatus(status).Unverified {
			t.Errorf("of %q a student reads %q", status, words)
		}
		if other, twice := said[words]; twice {
			t.Errorf("%q and %q are both said as %q", status, other, words)
		}
		said[words] = status
	}
	if words := page.StatusWords(""); words != "" {
		t.Errorf("of no status a student reads %q", words)
	}
}

// No student's page shows an author's own mark for what nobody has checked. The
// lecturer's notes do, and so does the table of what the values in a download mean.
func TestNoPageShowsAnAuthorsMark(t *testing.T) {
	for name, v := range states(built) {
		if name == "notes" || name == "fields" {
			continue
		}
		all := strings.ToLower(text(parse(t, v)))
		for _, mark := range []string{"unverified", "from memory"} {
			if i := strings.Index(all, mark); i >= 0 {
				t.Errorf("%s says “%s”", name, all[max(0, i-80):i+len(mark)])
			}
		}
	}
}

// The strip says when supervision is and who is on duty, and links to the agenda.
func TestTheStripSaysWhatIsDue(t *testing.T) {
	strip := func(desk sim.Desk) *html.Node {
		for n := range elements(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "section") {
			if attr(n, "class") == "strip" {
				return n
			}
		}
		t.Fatal("there is no strip")
		return nil
	}
	week := fullWeek()
	for _, want := range []string{"Supervision today at 14:00", "Duty manager Dawn Ellis, team manager", "of 90 points"} {
		if s := text(strip(week)); !strings.Contains(s, want) {
			t.Errorf("the strip doesn't say %q: %s", want, s)
		}
	}
	if link := first(strip(week), "a"); link == nil || !strings.Contains(attr(link, "href"), "supervise%3Aagenda") {
		t.Error("supervision doesn't lead to its agenda")
	}
	if s := text(strip(calledOff())); !strings.Contains(s, "Supervision postponed") {
		t.Errorf("it was called off: %s", s)
	}
	week.Load.Points = week.Load.Ceiling + 7000
	if s := text(strip(week)); !strings.Contains(s, "97 of 90 points 7 over") {
		t.Errorf("load is past the ceiling: %s", s)
	}
	if s := text(strip(firstMorning())); strings.Contains(s, "Supervision") || strings.Contains(s, "Duty manager") {
		t.Errorf("nothing is due and nobody is on duty: %s", s)
	}
}

// Once its time has passed, supervision says that somebody is waiting.
func TestSupervisionThatShouldHaveBegun(t *testing.T) {
	at := func(now calendar.Time) string {
		desk := atTwo()
		desk.Clock.Now, desk.Clock.When = now.Clock(), calendar.When(now)
		for n := range elements(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "offer:supervise:session-1"}), "main") {
			return text(n)
		}
		return ""
	}
	if s := at(onDay(3, 14, 0)); !strings.Contains(s, "Supervision today at 14:00") || strings.Contains(s, "Ellis is waiting") || strings.Contains(s, "has been waiting") {
		t.Errorf("at two: %.300s", s)
	}
	late := at(onDay(3, 14, 15))
	if strings.Contains(late, "today at 14:00") {
		t.Error("at a quarter past, supervision is still to come")
	}
	for _, said := range []string{"Supervision since 14:00: Dawn Ellis is waiting", "Dawn Ellis has been waiting since 14:00. It takes 1 h 30."} {
		if !strings.Contains(late, said) {
			t.Errorf("the desk doesn't say %q: %.300s", said, late)
		}
	}
}

// When supervision is due, all that speaks of it opens the session, also where twenty
// minutes can be asked for; and it is the first thing under People.
func TestADueSessionIsWhatOpens(t *testing.T) {
	desk := atTwo()
	adhoc := sim.Offer{ID: "supervise:adhoc", Verb: sim.VerbSupervise, On: "dawn", Label: "Ask Dawn Ellis for twenty minutes", Minutes: 20,
		Fields: []sim.Field{{Name: "on", Kind: sim.FieldChoice, Options: []sim.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}, Default: "a"}, {Name: "case", Kind: sim.FieldChoice, Options: []sim.Option{{Value: "none", Label: "None"}, {Value: "b", Label: "B"}}, Default: "none"}}}
	desk.Offers = append([]sim.Offer{adhoc}, desk.Offers...)
	desk.Events = []sim.Event{{At: "14:00", On: "session-1", When: desk.Clock.When, Text: "It is time for supervision with Dawn Ellis."}}
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})
	for name, where := range map[string]func(*html.Node) bool{
		"the strip":     func(n *html.Node) bool { return attr(n, "aria-label") == "How things stand" },
		"what happened": func(n *html.Node) bool { return attr(n, "aria-labelledby") == "happened-title" },
		"people":        func(n *html.Node) bool { return attr(n, "id") == "people" },
	} {
		first := ""
		for n := range elements(doc, "section") {
			if !where(n) {
				continue
			}
			for a := range elements(n, "a") {
				if first == "" && strings.Contains(attr(a, "href"), "supervise") {
					first = attr(a, "href")
				}
			}
		}
		if !strings.Contains(first, "supervise%3Asession-1") && !strings.Contains(first, "supervise:session-1") {
			t.Errorf("%s opens %q", name, first)
		}
	}
}

// In the morning, events from before today are shown with their day.
func TestWhatHappenedBeforeToday(t *testing.T) {
	at := func(events ...sim.Event) string {
		desk := firstMorning()
		desk.Clock.Now, desk.Events = "09:00", events
		for n := range elements(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "section") {
			if attr(n, "aria-labelledby") == "happened-title" {
				return strings.TrimPrefix(text(n), "What happened")
			}
		}
		return ""
	}
	today := firstMorning().Clock.When
	night := sim.Event{At: "18:30", Date: "Sunday 1 March", When: today - 24*60, Text: "Of Sunday."}
	morning := sim.Event{At: "08:45", When: today, Text: "Of Monday."}
	if got, want := at(night, morning), "Sunday 1 March 18:30 Of Sunday. By this morning 08:45 Of Monday."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := at(morning), "08:45 Of Monday."; strings.TrimSpace(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Words for screen readers are separated from the words beside them, and an event
// about somebody who can't be asked isn't linked.
func TestWordsAreParted(t *testing.T) {
	desk := fullWeek()
	desk.Events = []sim.Event{{At: "10:38", On: "thanks", Text: "An email came."}}
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})
	all := text(doc)
	if strings.Contains(all, "Newsince") || !strings.Contains(all, "New ") {
		t.Error("“New” runs into what follows it")
	}
	for n := range elements(byID(doc, "inbox"), "a") {
		if s := text(n); strings.Contains(s, "New") && !strings.Contains(s, "New ") {
			t.Errorf("“New” runs into what follows it: %q", s)
		}
	}
	desk.People = append(slices.Clone(desk.People), sim.Contact{ID: "reception", Name: "Reception", Role: "front desk"})
	if s := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "people")); !strings.Contains(s, "With nothing more to say just now: Reception (front desk)") {
		t.Errorf("People says %q", s)
	}
}

// Of more than a few pieces of routine work each case has one line, which opens; nothing
// is left out.
func TestRoutineWorkIsGroupedByCase(t *testing.T) {
	desk := firstMorning()
	for _, c := range []struct{ items, folds int }{{8, 0}, {9, 2}} {
		desk.Routine = nil
		for i := range c.items {
			desk.Routine = append(desk.Routine, sim.RoutineView{ID: fmt.Sprint("item-", i), Kind: workload.Call, On: desk.Cases[i%2].ID, Text: fmt.Sprintf("Thing %d.", i), Minutes: 10})
		}
		doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})
		folds := 0
		for n := range elements(byID(doc, "day"), "summary") {
			for _, f := range desk.Cases[:2] {
				if strings.HasPrefix(text(n), f.Name+": ") {
					folds++
				}
			}
		}
		if folds != c.folds {
			t.Errorf("%d things have %d lines for cases, want %d", c.items, folds, c.folds)
		}
		for _, r := range desk.Routine {
			if strings.Count(text(byID(doc, "day")), r.Text) != 1 {
				t.Errorf("of %d things %q isn't there once", c.items, r.Text)
			}
		}
	}
}

// Strain says what the day began with.
func TestStrainSaysWhatTheDayBeganWith(t *testing.T) {
	desk := firstMorning()
	desk.Strain.Value, desk.Strain.Morning = 21*pt, 25*pt
	if s := text(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})); !strings.Contains(s, "21 of 100 if the day ended now; it was 25 this morning.") {
		t.Error("nothing is said of the morning")
	}
}

// A picture's legend names the parts that are in the picture.
func TestTheLegendNamesWhatIsThere(t *testing.T) {
	for day, want := range map[int]bool{1: false, 3: true} {
		doc := parse(t, playpage.ReviewView{Layout: built, Review: days()[day]})
		for n := range elements(doc, "ul") {
			if attr(n, "class") == "legend" && strings.Contains(text(n), "tiredness") != want {
				t.Errorf("day %d carried something over: %v; the legend: %s", day+1, want, text(n))
			}
		}
	}
}

// A day's review says where the manager agreed or differed, and has no room for it on a day
// without anything between them.
func TestTheReviewSaysWhatTheManagerDecided(t *testing.T) {
	day := days()[1]
	for _, there := range []bool{true, false} {
		if !there {
			day.Ruled = nil
		}
		s := text(parse(t, playpage.ReviewView{Layout: built, Review: day}))
		for _, part := range []string{"Where your manager agreed or differed", "On Marsh you said P3; Dawn Ellis differed and decided P2: nobody has seen the baby since Friday."} {
			if strings.Contains(s, part) != there {
				t.Errorf("decided: %v; %q stands there: %v", there, part, !there)
			}
		}
	}
}

func TestOpened(t *testing.T) {
	for open, want := range map[string]string{
		"":                           "letter:reid-phone", // on the line
		"letter:gone":                "letter:reid-phone",
		"nonsense":                   "letter:reid-phone",
		"letter:reid-phone/nonsense": "letter:reid-phone",
		"letter:reid-phone/people":   "letter:reid-phone/people",
		"case:reid/papers":           "case:reid/papers",
		"case:reid/letter":           "case:reid",
		"letter:marsh-email/people":  "letter:marsh-email", // about no case yet
		"job:core-group":             "job:core-group",
		"offer:plan":                 "offer:plan",
		"offer:recover:break":        "letter:reid-phone", // it isn't laid out on its own
		"case:reid/papers/reid-file": "case:reid/papers/reid-file",
		"case:reid/papers/gone":      "case:reid/papers",
		playpage.Newest:              "letter:reid-phone",
	} {
		if got := (playpage.DeskView{Desk: firstMorning(), Open: open}).Opened(); got != want {
			t.Errorf("Opened with %q = %q, want %q", open, got, want)
		}
	}

	advised := firstMorning()
	advice := sim.Letter{ID: "dawn-advice", Kind: "advice", From: "Dawn", Text: "Go together.", At: advised.Clock.Now, Date: advised.Clock.Date, When: advised.Clock.When}
	advised.Inbox = slices.Insert(advised.Inbox, 0, advice)
	if got := (playpage.DeskView{Desk: advised, Open: playpage.Newest}).Opened(); got != "letter:dawn-advice" {
		t.Errorf("the newest is %q", got)
	}
	advised.Inbox[0].At, advised.Inbox[0].When = "09:00", advised.Inbox[1].When
	advised.Inbox = slices.DeleteFunc(advised.Inbox, func(l sim.Letter) bool { return l.RingsOff != "" })
	if got := (playpage.DeskView{Desk: advised, Open: playpage.Newest + "/case:reid/papers"}).Opened(); got != "case:reid/papers" {
		t.Errorf("after older advice, what was read is opened; found %q", got)
	}
}
