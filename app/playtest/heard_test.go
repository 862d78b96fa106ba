package playtest_test

import (
	"testing"

	"caseload/app/sim"
)

// everyAnswerIsHeard checks that whoever answers hears how it was taken: in a line beneath
// the answer, or at once in a message from whomever it concerns.
func everyAnswerIsHeard(t *testing.T, at turned) (answers int) {
	before, after := at.before, at.after
	offer, _ := before.Offer(at.made.Offer)
	asked, ok := before.Letter(offer.On)
	if offer.Verb != sim.VerbAnswer || !ok || asked.Kind != sim.KindQuestion {
		return 0
	}
	if now, there := after.Letter(asked.ID); there && now.Heard != "" {
		return 1
	}
	for _, l := range after.Inbox {
		if _, known := before.Letter(l.ID); !known {
			return 1
		}
	}
	t.Errorf("%s: nothing comes of %s, %q", before.Scenario.Title, at.made.Offer, offer.Label)
	return 1
}
