package page_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	teachpage "caseload/app/page/teach"
	"caseload/app/sim"
	"caseload/app/teach"
)

// TestStructure looks at every state of every page the way a reader does who
// can't see it or has no JavaScript.
func TestStructure(t *testing.T) {
	for name, v := range states(built) {
		t.Run(name, func(t *testing.T) {
			doc := parse(t, v)
			oneHeadingInOrder(t, doc)
			uniqueIDs(t, doc)
			nothingInline(t, doc)
			everyControlLabelled(t, doc)
			everyReferenceLeadsSomewhere(t, doc)
			decisionsSayTurnAndOffer(t, doc)
			picturesHaveWords(t, doc)
			if name != "exit" && !strings.Contains(text(doc), "Caseload") {
				t.Error("the page doesn't say whose it is")
			}
		})
	}
}

func oneHeadingInOrder(t *testing.T, doc *html.Node) {
	t.Helper()
	last, first := 0, 0
	for n := range elements(doc, "h1", "h2", "h3", "h4") {
		level := int(n.Data[1] - '0')
		if level > last+1 {
			t.Errorf("heading %q is of level %d after one of level %d", text(n), level, last)
		}
		if level == 1 {
			first++
		}
		if text(n) == "" {
			t.Error("a heading is empty")
		}
		last = level
	}
	if first != 1 {
		t.Errorf("%d headings of level 1", first)
	}
}

func uniqueIDs(t *testing.T, doc *html.Node) {
	t.Helper()
	seen := map[string]bool{}
	for n := range elements(doc) {
		if id := attr(n, "id"); id != "" && seen[id] {
			t.Errorf("the id %q is there twice", id)
		} else {
			seen[id] = true
			if strings.ContainsAny(id, " :") {
				t.Errorf("the id %q is hard to select", id)
			}
		}
	}
}

// nothingInline checks that the page conforms to the content security policy
// default-src 'self'.
func nothingInline(t *testing.T, doc *html.Node) {
	t.Helper()
	for n := range elements(doc) {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "hx-on") || strings.HasPrefix(a.Val, "javascript:") || strings.HasPrefix(a.Val, "js:") {
				t.Errorf("<%s %s=%q> is inline", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "style" || n.Data == "script" && attr(n, "src") == "" {
			t.Errorf("<%s> is inline", n.Data)
		}
	}
}

func everyControlLabelled(t *testing.T, doc *html.Node) {
	t.Helper()
	labels := map[string]string{}
	for n := range elements(doc, "label") {
		labels[attr(n, "for")] = text(n)
	}
	for n := range elements(doc, "input", "select", "textarea") {
		if attr(n, "type") != "hidden" && labels[attr(n, "id")] == "" {
			t.Errorf("the control %q has no label", attr(n, "name"))
		}
		if kind := attr(n, "type"); (kind == "radio" || kind == "checkbox") && inside(n, "fieldset") == nil {
			t.Errorf("the choice %q stands in no fieldset", attr(n, "id"))
		}
	}
	for n := range elements(doc, "fieldset") {
		if legend := first(n, "legend"); legend == nil || text(legend) == "" {
			t.Error("a fieldset has no legend")
		}
	}
	for n := range elements(doc, "button", "a", "summary") {
		if text(n) == "" {
			t.Errorf("a <%s> says nothing", n.Data)
		}
	}
}

func everyReferenceLeadsSomewhere(t *testing.T, doc *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := range elements(doc) {
		ids[attr(n, "id")] = true
	}
	for n := range elements(doc) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			for id := range strings.FieldsSeq(attr(n, key)) {
				if !ids[id] {
					t.Errorf("<%s %s> names %q, which isn't there", n.Data, key, id)
				}
			}
		}
		if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !ids[id] {
			t.Errorf("a link leads to #%s, which isn't there", id)
		}
	}
}

func decisionsSayTurnAndOffer(t *testing.T, doc *html.Node) {
	t.Helper()
	for form := range elements(doc, "form") {
		if attr(form, "method") != "post" || !strings.HasPrefix(attr(form, "action"), "/") || first(form, "button") == nil {
			t.Errorf("the form to %q can't be sent without a script", attr(form, "action"))
		}
		if !strings.HasSuffix(attr(form, "action"), "/decisions") {
			continue
		}
		if attr(form, "hx-post") != attr(form, "action") {
			t.Errorf("with and without a script a form goes to %q and %q", attr(form, "hx-post"), attr(form, "action"))
		}
		for _, name := range []string{"turn", "offer", "open"} {
			if named(form, name) == 0 {
				t.Errorf("a decision says no %s", name)
			}
		}
		if named(form, "turn") > 1 || named(form, "open") > 1 || named(form, "note") > 1 {
			t.Error("a decision says something twice")
		}
	}
}

func picturesHaveWords(t *testing.T, doc *html.Node) {
	t.Helper()
	for svg := range elements(doc, "svg") {
		if attr(svg, "aria-hidden") == "true" {
			continue
		}
		if attr(svg, "role") != "img" || first(svg, "title") == nil || first(svg, "desc") == nil {
			t.Error("a picture is neither hidden nor in words")
		}
	}
}

// atOnce is the most offers that may be in one place at a time.
const atOnce = 12

// TestEveryOfferCanBeReached follows every link that opens something on a desk,
// starting from the desk as it is first shown, and collects the offers in their
// forms. No offer may be on a page twice, and no place may hold more than atOnce.
func TestEveryOfferCanBeReached(t *testing.T) {
	for name, desk := range map[string]sim.Desk{"a first morning": firstMorning(), "a full week": fullWeek(), "a week with supervision called off": calledOff(), "a week at two on Wednesday": atTwo()} {
		t.Run(name, func(t *testing.T) {
			reached, seen, next := map[string]bool{}, map[string]bool{"": true}, []string{""}
			for len(next) > 0 {
				open := next[0]
				next = next[1:]
				doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: open})
				here := map[string]int{}
				for n := range elements(doc, "input", "button") {
					if attr(n, "name") == "offer" {
						reached[attr(n, "value")] = true
						here[attr(n, "value")]++
					}
				}
				for id, n := range here {
					if n > 1 {
						t.Errorf("%q shows the offer %q %d times", open, id, n)
					}
				}
				for _, place := range []string{"open", "day", "people"} {
					if n := offersIn(doc, place); n > atOnce {
						t.Errorf("%q shows %d offers at once in #%s", open, n, place)
					}
				}
				for n := range elements(doc, "a") {
					if to, err := url.Parse(attr(n, "href")); err == nil && to.Path == "/runs/42" && !seen[to.Query().Get("open")] {
						seen[to.Query().Get("open")] = true
						next = append(next, to.Query().Get("open"))
					}
				}
			}
			for _, o := range desk.Offers {
				if !reached[o.ID] {
					t.Errorf("the offer %q is on no page", o.ID)
				}
				delete(reached, o.ID)
			}
			for id := range reached {
				t.Errorf("the pages offer %q, which the desk doesn't", id)
			}
		})
	}
}

// offersIn counts the offers in the element with this id: forms, and links to
// offers on a page of their own.
func offersIn(doc *html.Node, id string) int {
	n := 0
	for place := range elements(doc) {
		if attr(place, "id") != id {
			continue
		}
		for e := range elements(place) {
			if attr(e, "name") == "offer" || has(e, "data-offer") {
				n++
			}
		}
	}
	return n
}

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
	if !strings.Contains(open, "every 4 weeks after the first (local)") {
		t.Errorf("the task doesn't say where its date comes from: %s", open)
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
	at := func(now sim.Time) string {
		desk := atTwo()
		desk.Clock.Now, desk.Clock.When = now.Clock(), sim.When(now)
		for n := range elements(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "offer:supervise:session-1"}), "main") {
			return text(n)
		}
		return ""
	}
	if s := at(onDay(3, 14, 0)); !strings.Contains(s, "Supervision today at 14:00") || strings.Contains(s, "waiting") {
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

// The confirmation of an offer says so if the offer would run past supervision.
func TestAnOfferThatRunsPastSupervision(t *testing.T) {
	says := func(change func(*sim.Desk)) bool {
		desk := fullWeek()
		s := *desk.Supervision
		desk.Supervision = &s
		i := slices.IndexFunc(desk.Offers, func(o sim.Offer) bool { return o.Verb == sim.VerbWork && o.Confirm })
		desk.Offers = slices.Clone(desk.Offers[i : i+1])
		desk.Offers[0].Minutes = 60
		change(&desk)
		return strings.Contains(text(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "job:" + desk.Offers[0].On})), "It runs past supervision at 14:00.")
	}
	for now, want := range map[sim.Time]bool{onDay(3, 12, 0): false, onDay(3, 13, 0): false, onDay(3, 13, 1): true, onDay(3, 14, 0): true, onDay(3, 14, 10): false} {
		if got := says(func(d *sim.Desk) { d.Clock.Now, d.Clock.When = now.Clock(), sim.When(now) }); got != want {
			t.Errorf("at %s: said %v, want %v", now, got, want)
		}
	}
	late := func(d *sim.Desk) { d.Clock.Now, d.Clock.When = "13:30", sim.When(onDay(3, 13, 30)) }
	for what, change := range map[string]func(*sim.Desk){
		"on another day": func(d *sim.Desk) { d.Supervision.ISO, d.Supervision.When = "2026-03-05", sim.When(onDay(4, 14, 0)) }, "called off": func(d *sim.Desk) { d.Supervision.State = "cancelled" },
	} {
		if says(func(d *sim.Desk) { late(d); change(d) }) {
			t.Errorf("supervision is %s, and an offer runs past it", what)
		}
	}
}

// Without JavaScript, the form of a plan doesn't promise an order. It ends with
// the tasks that can't be started today.
func TestThePlansForm(t *testing.T) {
	desk := fullWeek()
	desk.Tasks = slices.Clone(desk.Tasks)
	field := find(desk.Offers, "plan").Fields[0]
	held := strings.Fields(field.Default)
	first := field.Options[slices.IndexFunc(field.Options, func(o sim.Option) bool { return !slices.Contains(held, o.Value) })].Value
	for i := range desk.Tasks {
		if desk.Tasks[i].ID == first {
			desk.Tasks[i].From, desk.Tasks[i].FromWhen, desk.Tasks[i].Planned = "Friday 6 March, 09:00", sim.When(onDay(5, 9, 0)), 0
		}
	}
	var names []string
	open := byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "offer:plan"}), "open")
	for n := range elements(open, "input") {
		if attr(n, "type") == "checkbox" {
			names = append(names, attr(n, "value"))
		}
	}
	if len(names) < 3 || names[len(names)-1] != first {
		t.Errorf("%q can't be begun today, and the plan is %q", first, names)
	}
	for n := range elements(open, "legend") {
		if strings.Contains(strings.ToLower(text(n)), "order") {
			t.Errorf("the form promises %q", text(n))
		}
	}
	for n := range elements(open, "p") {
		if has(n, "data-order-note") && !has(n, "hidden") {
			t.Error("without a script the form speaks of arrows")
		}
	}
}

func find(offers []sim.Offer, id string) sim.Offer {
	return offers[slices.IndexFunc(offers, func(o sim.Offer) bool { return o.ID == id })]
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
	if s := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}), "people")); !strings.Contains(s, "Also here, with nothing more to say just now: Reception (front desk)") {
		t.Errorf("People says %q", s)
	}
}

// Strain says what the day began with.
func TestStrainSaysWhatTheDayBeganWith(t *testing.T) {
	desk := firstMorning()
	desk.Strain.Value, desk.Strain.Morning = 21*pt, 25*pt
	if s := text(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk})); !strings.Contains(s, "21 of 100 if the day ended now; it began at 25.") {
		t.Error("nothing is said of the morning")
	}
}

// Content notes may contain commas, and can still be told apart.
func TestContentNotes(t *testing.T) {
	all, want := states(built), "neglect, and a child who goes without; domestic abuse; a worry about a baby"
	for _, name := range []string{"home-new", "class-new"} {
		if s := text(parse(t, all[name])); !strings.Contains(s, want) {
			t.Errorf("%s doesn't say %q", name, want)
		}
	}
	for _, name := range []string{"brief", "class"} {
		if s := text(parse(t, all[name])); strings.Contains(s, "rule pack") || !strings.Contains(s, "Dates follow these rules: England") {
			t.Errorf("%s isn't plain about the rules", name)
		}
	}
}

// The answers to a moment are shown as a table only if the table can't be
// misread.
func TestAMomentIsToldTruly(t *testing.T) {
	moment := func(counted int, tiers bool, atLeast ...int) *html.Node {
		m := teach.KeyMoment{Message: "m", Title: "A call", Counted: counted}
		for i, n := range atLeast {
			a := teach.Answer{Value: fmt.Sprint("a", i), Label: fmt.Sprint("Answer ", i), AtLeast: n}
			if tiers {
				a.Value, a.Label = fmt.Sprint("P", i), fmt.Sprint("P", i, " · soon")
			}
			m.Answers = append(m.Answers, a)
		}
		return byID(parse(t, teachpage.BoardView{Layout: built, Code: "KT4M7P", Secret: "s", Show: "m", KeyMoments: []teach.KeyMoment{m}}), "board")
	}
	for _, c := range []struct {
		board *html.Node
		says  string
		bars  int
	}{
		{moment(5, false, 0, 0, 0), "5 answers so far: too few to show apart.", 0},
		{moment(10, true, 0, 0, 0, 0, 0), "10 answers so far, by tier: too few to show apart.", 0},
		{moment(5, false, 0, 5, 0), "All 5 answered: Answer 1", 0},
		{moment(10, true, 0, 10), "All 10 answered, by tier: P1 · soon", 0},
		{moment(15, false, 5, 0, 5), "Pale: up to this many.", 2},
		{moment(10, true, 5, 5, 0), "10 answers, by tier", 2},
	} {
		said := text(c.board)
		if !strings.Contains(said, c.says) {
			t.Errorf("the board doesn't say %q: %s", c.says, said)
		}
		bars := 0
		for n := range elements(c.board, "svg") {
			if attr(n, "class") == "bar" {
				bars++
			}
		}
		if bars != c.bars || strings.Contains(said, "How many") != (c.bars > 0) {
			t.Errorf("%s: %d bars, want %d; %s", c.says, bars, c.bars, said)
		}
	}
	if said := text(moment(10, false, 5, 5)); strings.Contains(said, "Pale") {
		t.Errorf("nothing is pale, and there is a legend: %s", said)
	}
}

// The board shows what students may see, and folds away what is for the lecturer.
func TestWhatIsTheLecturersIsFolded(t *testing.T) {
	for name, v := range states(built) {
		if !strings.HasPrefix(name, "board") {
			continue
		}
		doc := parse(t, v)
		for n := range elements(doc, "form") {
			if fold := inside(n, "details"); fold == nil || has(fold, "open") {
				t.Errorf("%s shows a form on the wall", name)
			}
		}
		for n := range elements(byID(doc, "board"), "a") {
			if attr(n, "id") == "" {
				t.Errorf("%s: the link to %s loses the focus when the board looks again", name, attr(n, "href"))
			}
		}
	}
}

// A picture's legend names the parts that are in the picture.
func TestTheLegendNamesWhatIsThere(t *testing.T) {
	for day, want := range map[int]bool{1: false, 3: true} {
		doc := parse(t, playpage.ReviewView{Layout: built, Review: days()[day]})
		for n := range elements(doc, "ul") {
			if attr(n, "class") == "legend" && strings.Contains(text(n), "carried over") != want {
				t.Errorf("day %d carried something over: %v; the legend: %s", day+1, want, text(n))
			}
		}
	}
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range elements(doc) {
		if attr(n, "id") == id {
			return n
		}
	}
	return &html.Node{}
}

// A form submitted unchanged sends every field's default. A first recommendation
// starts empty and requires every choice.
func TestFormsBeginWithTheDefaults(t *testing.T) {
	formsBegin(t, firstMorning(), "letter:marsh-email", "triage:marsh-email")
	formsBegin(t, fullWeek(), "letter:marsh", "triage:marsh")
	for _, open := range []string{"case:reid", "case:bright", "job:novak-visit", "offer:plan", "offer:supervise:agenda", "offer:raise:dawn"} {
		formsBegin(t, fullWeek(), open, "")
	}
	formsBegin(t, atTwo(), "offer:supervise:session-1", "")
}

func formsBegin(t *testing.T, desk sim.Desk, open, first string) {
	t.Helper()
	doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: open})
	for form := range elements(doc, "form") {
		sent, required := map[string][]string{}, map[string]bool{}
		for n := range elements(form, "input") {
			if kind := attr(n, "type"); kind == "radio" || kind == "checkbox" {
				required[attr(n, "name")] = has(n, "required")
				if !has(n, "checked") {
					continue
				}
			}
			sent[attr(n, "name")] = append(sent[attr(n, "name")], attr(n, "value"))
		}
		for n := range elements(form, "option") {
			if list := inside(n, "select"); has(n, "selected") {
				sent[attr(list, "name")] = append(sent[attr(list, "name")], attr(n, "value"))
			}
		}
		offer := slices.IndexFunc(desk.Offers, func(o sim.Offer) bool { return len(sent["offer"]) == 1 && o.ID == sent["offer"][0] })
		if offer < 0 {
			continue
		}
		for _, f := range desk.Offers[offer].Fields {
			if desk.Offers[offer].ID == first && f.Default != "none" {
				if got := sent["with."+f.Name]; len(got) != 0 || !required["with."+f.Name] {
					t.Errorf("%s: %s begins with %q, required: %v", desk.Offers[offer].ID, f.Name, got, required["with."+f.Name])
				}
				continue
			}
			if got := strings.TrimSpace(strings.Join(sent["with."+f.Name], " ")); got != f.Default {
				t.Errorf("%s: %s is sent as %q, and its default is %q", desk.Offers[offer].ID, f.Name, got, f.Default)
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

// Text by authors and students is always escaped.
func TestTextStaysText(t *testing.T) {
	const evil = `<script>alert(1)</script>" onload="x`
	desk := firstMorning()
	for i := range desk.Inbox {
		desk.Inbox[i].Text, desk.Inbox[i].Title, desk.Inbox[i].From = evil, evil, evil
	}
	desk.Cases[0].Name, desk.Cases[0].Summary = evil, evil
	desk.Tasks[0].Title, desk.Events[0].Text, desk.Guide = evil, evil, evil
	for i := range desk.Offers {
		desk.Offers[i].Label = evil
	}
	nothingInline(t, parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk}))
	nothingInline(t, parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "case:whitlock"}))
}

func TestFragmentIsTheRegionAlone(t *testing.T) {
	var b bytes.Buffer
	v := playpage.DeskView{Layout: built, Run: 42, Desk: firstMorning()}
	if err := v.RenderFragment(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Contains(s, "<body") || !strings.HasPrefix(s, "<title>") || strings.Count(s, `id="desk"`) != 1 {
		t.Errorf("the fragment begins %.80s", s)
	}
}

func TestNotBuiltSaysWhatToRun(t *testing.T) {
	for name, v := range states(page.Layout{}) {
		if doc := parse(t, v); !strings.Contains(text(doc), "go generate ./assets") || first(doc, "link") != nil {
			t.Errorf("%s doesn't say what to run, or links to what isn't there", name)
		}
	}
}

func BenchmarkDesk(b *testing.B) {
	v := playpage.DeskView{Layout: built, Run: 42, Desk: firstMorning()}
	for b.Loop() {
		if err := v.Render(context.Background(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func parse(t *testing.T, v view) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(render(t, v)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements returns the elements below root with any of the names, or all of them
// if no name is given.
func elements(root *html.Node, names ...string) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) && !yield(n) {
				return
			}
		}
	}
}

func first(root *html.Node, name string) *html.Node {
	for n := range elements(root, name) {
		return n
	}
	return nil
}

func inside(n *html.Node, name string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return p
		}
	}
	return nil
}

func named(form *html.Node, name string) int {
	values := map[string]bool{}
	for n := range elements(form, "input", "button", "textarea") {
		if attr(n, "name") == name {
			values[fmt.Sprint(n.Data == "button", attr(n, "value"))] = true
		}
	}
	return len(values)
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
