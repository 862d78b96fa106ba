package page_test

import (
	"testing"

	"golang.org/x/net/html"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// TestWhatWasNotKeptStaysOnThePage submits every offer of a desk without success.
// The note must be on the page once, in a visible box, and what was chosen must
// still be selected.
func TestWhatWasNotKeptStaysOnThePage(t *testing.T) {
	const note = "\nShe said \"no\" <b>twice</b>"
	for name, desk := range map[string]sim.Desk{"a first morning": firstMorning(), "a full week": fullWeek(), "a week at two on Wednesday": atTwo()} {
		t.Run(name, func(t *testing.T) {
			for _, o := range append(desk.Offers, sim.Offer{ID: "answer:gone:1"}) {
				unsent := playpage.Unsent{Offer: o.ID, Note: note, Reason: "pattern", With: lastChoices(o)}
				doc := parse(t, playpage.DeskView{Layout: built, Run: 42, Desk: desk, Open: "newest", Unsent: unsent})
				shown := 0
				for box := range elements(doc, "textarea") {
					if box.FirstChild == nil || box.FirstChild.Data != note {
						continue
					}
					shown++
					for n := box.Parent; n != nil; n = n.Parent {
						if n.Data == "details" && !has(n, "open") {
							t.Errorf("%s: the note is in a fold that is shut", o.ID)
						}
					}
				}
				if chosen := chosenIn(doc); o.Verb == sim.VerbTriage && len(o.Fields[0].Options) > 1 && !chosen["with."+o.Fields[0].Name+"="+unsent.With[o.Fields[0].Name]] {
					t.Errorf("%s: what was chosen is not any more, but %v", o.ID, chosen)
				}
				if shown != 1 {
					t.Errorf("%s: the note is on the page %d times", o.ID, shown)
				}
			}
		})
	}
}

// lastChoices fills in every choice of an offer with its last option.
func lastChoices(o sim.Offer) map[string]string {
	with := map[string]string{}
	for _, f := range o.Fields {
		if f.Kind == sim.FieldChoice {
			with[f.Name] = f.Options[len(f.Options)-1].Value
		}
	}
	return with
}

// chosenIn returns every option selected on a page, as "NAME=VALUE".
func chosenIn(doc *html.Node) map[string]bool {
	chosen := map[string]bool{}
	for n := range elements(doc, "input", "option") {
		if has(n, "checked") {
			chosen[attr(n, "name")+"="+attr(n, "value")] = true
		} else if has(n, "selected") {
			chosen[attr(n.Parent, "name")+"="+attr(n, "value")] = true
		}
	}
	return chosen
}
