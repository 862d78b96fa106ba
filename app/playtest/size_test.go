package playtest_test

import (
	"context"
	"io/fs"
	"runtime"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// Seats are kept up to a number of bytes, so a seat says what it really takes: of a
// few hundred in every scenario that ships, at its beginning, in its middle and
// near its end, within a fifth of what the memory says.
func TestASeatSaysWhatItTakes(t *testing.T) {
	const seats = 30
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		folder, err := fs.Sub(scenarios.FS, slug)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := scenario.Read(folder, slug)
		if err != nil {
			t.Fatal(err)
		}
		versions, err := scenario.FreezeAll(pack, scripts.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range versions {
			for _, turns := range []int{0, 12, 50} {
				held := make([]*scenario.Seat, seats)
				before := heap()
				said := int64(0)
				for i := range held {
					held[i] = seatAt(t, v, uint64(i), turns)
				}
				took := heap() - before
				for _, seat := range held {
					said += seat.Size()
				}
				if ratio := float64(said) / float64(took); ratio < 0.8 || ratio > 1.2 {
					t.Errorf("%s after %d decisions: seats take %d kB each, and say %d kB", v.Slug, turns, took/seats/1000, said/seats/1000)
				}
			}
		}
	}
}

func seatAt(t *testing.T, v *scenario.Version, luck uint64, turns int) *scenario.Seat {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	if turns == 0 {
		return seat
	}
	for turn := range policy.Play(context.Background(), seat, policy.Careful, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if turns--; turns == 0 {
			break
		}
	}
	return seat
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
