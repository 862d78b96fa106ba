package playtest_test

import (
	"context"
	"runtime"
	"testing"

	"caseload/app/playtest"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Seats are kept up to a number of bytes, so a seat says what it really takes: of a
// dozen in every scenario that ships, at its beginning, in its middle and
// near its end, within a fifth of what the memory says.
func TestASeatSaysWhatItTakes(t *testing.T) {
	const seats = 12
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		for _, v := range versions(t, slug) {
			held, before := make([]*scenario.Seat, seats), heap()
			for _, turns := range []int{0, 12, 50} {
				said := int64(0)
				for i := range held {
					if held[i] == nil {
						held[i] = begun(t, v, uint64(i))
					}
					playOn(t, held[i], turns, policy.Chance(uint64(i+turns)))
					said += held[i].Size()
				}
				took := heap() - before
				if ratio := float64(said) / float64(took); ratio < 0.8 || ratio > 1.2 {
					t.Errorf("%s after %d decisions: seats take %d kB each, and say %d kB", v.Slug, turns, took/seats/1000, said/seats/1000)
				}
				runtime.KeepAlive(held)
			}
		}
	}
}

// playOn plays carefully until so many decisions have been made, or the end.
func playOn(t *testing.T, seat *scenario.Seat, turns int, pick policy.Pick) {
	t.Helper()
	if seat.Turn() > turns {
		return
	}
	for turn := range policy.Play(context.Background(), seat, policy.Careful, pick) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if seat.Turn() > turns {
			return
		}
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestTheEstimateCountsReadingAndDecisions checks the estimate of the time at the desk: a
// minute for as many words as are read in one, and 40 seconds for each decision that
// doesn't only fill time.
func TestTheEstimateCountsReadingAndDecisions(t *testing.T) {
	if got := playtest.DeskMinutes(2*playtest.WordsAMinute, 7, 1); got != 6 {
		t.Errorf("found %v minutes", got)
	}
	if !playtest.Fills(sim.Decision{Offer: "work:desk"}) || playtest.Fills(sim.Decision{Offer: "work:desk-review"}) {
		t.Error("only clearing routine work fills time")
	}
}
