package page_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// plain returns the text of a page on one line.
func plain(t *testing.T, v view) string {
	text := html.UnescapeString(tags.ReplaceAllString(string(render(t, v)), " "))
	return strings.Join(strings.Fields(text), " ")
}

// A desk told in text uses the words of its page.
func TestADeskIsToldInTheWordsOfItsPage(t *testing.T) {
	for name, d := range map[string]sim.Desk{"first morning": firstMorning(), "full week": fullWeek(), "supervision called off": calledOff()} {
		told := playpage.Tell(d)
		all := plain(t, playpage.DeskView{Desk: d})
		for _, o := range d.Offers { // some are on their item's page
			for _, open := range []string{"letter:", "case:", "job:"} {
				all += plain(t, playpage.DeskView{Desk: d, Open: open + o.On})
			}
			all += plain(t, playpage.DeskView{Desk: d, Open: "offer:" + o.ID})
		}
		holds := func(kind, words string) {
			if words = strings.Join(strings.Fields(words), " "); !strings.Contains(all, words) {
				t.Errorf("%s: no page says %s %q", name, kind, words)
			}
		}
		for _, o := range d.Offers {
			said := told.Offer(o)
			holds("the label", said.Label)
			holds("the cost", said.Cost)
			holds("the question", said.Confirm)
			for _, f := range said.Asks {
				holds("the field", f.Legend)
			}
		}
		for _, l := range told.Letters() {
			holds("the letter", told.Letter(l).Title)
		}
		for _, f := range d.Cases {
			holds("the case", told.Case(f).Text)
		}
		for _, j := range d.Tasks {
			holds("the task", told.Job(j).Title)
		}
		holds("how much is left", told.Left())
	}
}

// A debrief told in text uses the headings of its page, begins with its first page, and
// leaves what only the end reveals for last.
func TestADebriefIsToldInTheWordsOfItsPage(t *testing.T) {
	d := wholeDebrief()
	all := plain(t, debriefpage.DebriefView{Debrief: d})
	parts := debriefpage.TellDebrief(d)
	if parts[0].Title != "How things stand, as your desk last showed it" {
		t.Errorf("it begins with %q", parts[0].Title)
	}
	later := 0
	for i, p := range parts {
		if !strings.Contains(all, p.Title) {
			t.Errorf("the page has no %q", p.Title)
		}
		if p.Later {
			later++
			if i != len(parts)-1 {
				t.Errorf("%q stands before the end", p.Title)
			}
		}
	}
	if later != 1 {
		t.Errorf("%d parts are told apart", later)
	}
}
