package scenario_test

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// A request that has ended interrupts the pack's Lua, at the beginning as well as in
// the middle of a decision; while it hasn't, the seat plays as any other.
func TestTheEndOfARequestInterruptsAPack(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	busy := `scenario { title = "T", role = "social worker", starts = "2026-03-02", days = 1 }
local dawn = person { "Dawn", role = "team manager" }
case { "Reid", kind = "child in need" }
local function count() for i = 1, 20000 do end end
storyline("Counts", function() wait_until "09:10" count() message { from = dawn, say = "Counted." } end)
`
	v := freeze(t, fstest.MapFS{"scenario.lua": {Data: []byte(busy)}}, "busy")
	loading := freeze(t, fstest.MapFS{"scenario.lua": {Data: []byte(busy + "count()\n")}}, "loading")

	if _, err := scenario.SitWithin(ended, scenario.Play{Version: loading, Luck: sim.NewLuck(1)}); !errors.Is(err, sim.ErrInterrupted) {
		t.Errorf("beginning: %v", err)
	}
	seat, err := scenario.SitWithin(context.Background(), scenario.Play{Version: v, Luck: sim.NewLuck(1)})
	if err != nil {
		t.Fatal(err)
	}
	seat.Watch(ended)
	if err := seat.Decide(sim.Decision{Offer: "work:desk"}); !errors.Is(err, sim.ErrInterrupted) {
		t.Errorf("deciding: %v", err)
	}
	seat, err = scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	seat.Watch(ended)
	seat.Watch(context.Background())
	if err := seat.Decide(sim.Decision{Offer: "work:desk"}); err != nil || len(seat.Faults()) > 0 {
		t.Errorf("after another Watch: %v, %v", err, seat.Faults())
	}
}
