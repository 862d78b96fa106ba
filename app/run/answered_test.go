package run

import (
	"testing"

	"caseload/app/sim"
)

func TestWhatADecisionAnswers(t *testing.T) {
	for _, c := range []struct{ offer, tier, message, choice string }{
		{"answer:sam-rings:together", "", "sam-rings", "together"},
		{"answer:sam:rings:together", "", "sam:rings", "together"},
		{"triage:marsh", "P0", "marsh", "P0"},
		{"triage:marsh", "", "marsh", ""},
		{"answer:", "", "", ""},
		{"answer:sam", "", "", ""},
		{"read:file", "P1", "", ""},
		{"end", "", "", ""},
	} {
		message, choice := Answered(sim.Decision{Offer: c.offer, With: map[string]string{"tier": c.tier}})
		if message != c.message || choice != c.choice {
			t.Errorf("%s %s is %q of %q", c.offer, c.tier, choice, message)
		}
	}
}
