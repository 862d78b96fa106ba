package playtest_test

import (
	"context"
	"os"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// atLength returns few, or many if CASELOAD_LONG is set, as it is in .ci/run.
func atLength(few, many int) int {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}

// turned is a turn of a play: the desk before a decision, the decision and the desk after
// it.
type turned struct {
	before sim.Desk
	made   sim.Decision
	after  sim.Desk
	out    *outing // the play's own, from turn to turn
}

// law fails the test where something that is to hold at every turn doesn't, and returns in
// how many places it could have failed.
type law func(t *testing.T, at turned) (tried int)

// laws are looked at in one walk through the plays, which cost more than the looking. A
// law that is tried in fewer places than it needs shows nothing.
var laws = []struct {
	name  string
	holds law
	needs int
}{
	{"no offer names a time that has passed", noOfferNamesATimeThatHasPassed, 100},
	{"nobody is in two places", nobodyIsInTwoPlaces, 50},
	{"nobody is left waiting unsaid", nobodyIsLeftWaitingUnsaid, 1},
	{"an outing includes the way back", anOutingIncludesTheWayBack, 50},
	{"nothing is offered after its time", nothingIsOfferedAfterItsTime, 100},
	{"nobody writes in the same minute", nobodyWritesInTheSameMinute, 100},
	{"every word is filled in", everyWordIsFilledIn, 100},
	{"every answer is heard", everyAnswerIsHeard, 100},
	{"only colleagues come to the desk", onlyColleaguesComeToTheDesk, 20},
	{"hours are what the desk shows", hoursAreWhatTheDeskShows, 100},
}

// Every law holds at every turn, in any version that ships, whoever plays.
func TestEveryTurn(t *testing.T) {
	tried := make([]int, len(laws))
	everyVersion(t, func(t *testing.T, v *scenario.Version) {
		for name, decide := range policy.Named {
			for luck := range uint64(max(*lucks/5, 2)) {
				seat := begun(t, v, luck+1)
				var out outing
				for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck+1)) {
					if turn.Err != nil {
						t.Fatal(name, turn.Err)
					}
					at := turned{turn.Desk, turn.Decision, seat.Desk(), &out}
					for i, l := range laws {
						tried[i] += l.holds(t, at)
					}
				}
				if t.Failed() {
					t.Fatalf("that was %s, under luck %d", name, luck+1)
				}
			}
		}
	})
	for i, l := range laws {
		if tried[i] < l.needs {
			t.Errorf("that %s was tried in %d places, which is too few", l.name, tried[i])
		}
	}
}

func begun(t *testing.T, v *scenario.Version, luck uint64) *scenario.Seat {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	return seat
}
