package page_test

import (
	"caseload/app/page"
	playpage "caseload/app/page/play"
)

// objectionStates returns every state of the page on which somebody says that something is
// wrong or unfair.
func objectionStates(l page.Layout) map[string]view {
	whole := playpage.ObjectionView{Layout: l, Run: 42, Title: "First week"}
	place, kind, text, sent := whole, whole, whole, whole
	place.About, place.Place = "recommendation:marsh", "A letter from the school about Marsh"
	kind.Problem, kind.KindProblem, kind.Text = "Choose whether something is wrong or unfair. Nothing was sent.", true, "The date is ten working days, not seven."
	text.About, text.Place, text.Whole, text.Kind, text.Problem = place.About, place.Place, true, "unfair", "Write what is wrong or unfair. Nothing was sent."
	sent.Sent, sent.Ended = true, true
	return map[string]view{"objection": place, "objection-whole": whole, "objection-kind": kind, "objection-text": text, "objection-sent": sent}
}
