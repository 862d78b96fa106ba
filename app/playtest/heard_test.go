package playtest_test

import (
	"testing"

	"caseload/app/sim"
)

// Whoever answers hears how it was taken: in a line beneath the answer, or at once in a
// message from whomever it concerns.
func TestEveryAnswerIsHeard(t *testing.T) {
	answers := 0
	everyPlay(t, func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk) {
		offer, _ := before.Offer(made.Offer)
		asked, ok := before.Letter(offer.On)
		if offer.Verb != sim.VerbAnswer || !ok || asked.Kind != sim.KindQuestion {
			return
		}
		answers++
		if now, there := after.Letter(asked.ID); there && now.Heard != "" {
			return
		}
		for _, l := range after.Inbox {
			if _, known := before.Letter(l.ID); !known {
				return
			}
		}
		t.Errorf("%s: nothing comes of %s, %q", before.Scenario.Title, made.Offer, offer.Label)
	})
	if answers < 100 {
		t.Errorf("only %d answers were given", answers)
	}
}
