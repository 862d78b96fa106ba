package page_test

import (
	"strings"
	"testing"

	playpage "caseload/app/page/play"
)

// A past desk can open everything that the desk of the day could, at its own
// addresses, and nothing can be decided on it.
func TestLookingBackDecidesNothing(t *testing.T) {
	seen, next := map[string]bool{"": true}, []string{""}
	for len(next) > 0 {
		open := next[0]
		next = next[1:]
		v := playpage.DeskView{Layout: built, Run: 42, Desk: fullWeek(), Open: open, Past: &playpage.Past{Turn: 14, Turns: 73, Offer: "triage:marsh", Decided: "P2"}}
		doc := parse(t, v)
		for form := range elements(doc, "form") {
			if attr(form, "action") != "/runs/42/forks" {
				t.Errorf("%q has a form to %s", open, attr(form, "action"))
			}
		}
		for a := range elements(doc, "a") {
			href := attr(a, "href")
			if strings.HasPrefix(href, "/runs/42?open=") {
				t.Errorf("%q leads to the desk of the day: %s", open, href)
			}
			rest, opens := strings.CutPrefix(href, "/runs/42/turns/14?open=")
			if item, _, _ := strings.Cut(rest, "#"); opens && !seen[item] {
				seen[item] = true
				item = strings.NewReplacer("%3A", ":", "%2F", "/").Replace(item)
				next = append(next, item)
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d things can be opened", len(seen))
	}
}
