package page_test

import (
	"context"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

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
	for now, want := range map[calendar.Time]bool{onDay(3, 12, 0): false, onDay(3, 13, 0): false, onDay(3, 13, 1): true, onDay(3, 14, 0): true, onDay(3, 14, 10): false} {
		if got := says(func(d *sim.Desk) { d.Clock.Now, d.Clock.When = now.Clock(), calendar.When(now) }); got != want {
			t.Errorf("at %s: said %v, want %v", now, got, want)
		}
	}
	late := func(d *sim.Desk) { d.Clock.Now, d.Clock.When = "13:30", calendar.When(onDay(3, 13, 30)) }
	for what, change := range map[string]func(*sim.Desk){
		"on another day": func(d *sim.Desk) {
			d.Supervision.ISO, d.Supervision.When = "2026-03-05", calendar.When(onDay(4, 14, 0))
		}, "called off": func(d *sim.Desk) { d.Supervision.State = "cancelled" },
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
			desk.Tasks[i].From, desk.Tasks[i].FromWhen, desk.Tasks[i].Planned = "Friday 6 March, 09:00", calendar.When(onDay(5, 9, 0)), 0
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

func BenchmarkDesk(b *testing.B) {
	v := playpage.DeskView{Layout: built, Run: 42, Desk: firstMorning()}
	for b.Loop() {
		if err := v.Render(context.Background(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// What would leave somebody at the desk or on the phone without an answer asks first, and
// says who that is.
func TestWhoIsLeftWaitingIsSaid(t *testing.T) {
	desk := firstMorning()
	for waiting, says := range map[string]string{
		"priya-talk": "Priya is waiting at your desk, and will go away unanswered.",
		"reid-phone": "Sam is on the phone, and will ring off unanswered.",
		"":           "",
	} {
		desk.Offers = slices.Clone(desk.Offers)
		for i := range desk.Offers {
			if o := &desk.Offers[i]; o.ID == "work:portfolio" {
				o.Leaves, o.Confirm = waiting, true
			}
		}
		open := text(byID(parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "job:portfolio"}), "open"))
		if !strings.Contains(open, says) || says == "" && strings.Contains(open, "unanswered") {
			t.Errorf("while %q waits it says: %s", waiting, open)
		}
	}
}

// What a visit touches on stands on its offer, wherever that is, before one goes.
func TestAContentNoteStandsOnTheOffer(t *testing.T) {
	desk := firstMorning()
	desk.Tasks = slices.Clone(desk.Tasks)
	for i := range desk.Tasks {
		if j := &desk.Tasks[i]; j.ID == "reid-visit" {
			j.ContentNote, j.Today = "a low mood", true
		}
	}
	for _, open := range []string{"job:reid-visit", "case:reid/tasks"} {
		doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: open})
		offered := false
		for n := range elements(doc, "input") {
			offered = offered || attr(n, "name") == "offer" && attr(n, "value") == "work:reid-visit"
		}
		if says := strings.Contains(text(byID(doc, "open")), "What it touches on: a low mood."); !offered || !says {
			t.Errorf("%q: offered is %t and warned is %t", open, offered, says)
		}
	}
}
