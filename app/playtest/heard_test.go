package playtest_test

import (
	"slices"
	"strings"
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

// colleagues are those who can come to the student's desk, in any scenario that ships.
var colleagues = []string{"Dawn Ellis", "Marta Sousa", "Priya Nair", "Reception", "Gwen Tully", "Femi Alade", "Angela Marr"}

// onlyColleaguesComeToTheDesk checks that whoever is met at a door, on a ward or at the
// front desk isn't announced at the student's desk.
func onlyColleaguesComeToTheDesk(t *testing.T, at turned) (came int) {
	for _, e := range at.after.Events {
		who, is := strings.CutSuffix(string(e.Text), " is at your desk.")
		if !is {
			continue
		}
		came++
		if !slices.Contains(colleagues, who) {
			t.Errorf("%s: after %s, %s", at.before.Scenario.Title, at.made.Offer, e.Text)
		}
	}
	return came
}
