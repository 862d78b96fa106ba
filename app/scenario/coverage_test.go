package scenario_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestNotingLinesChangesNothing checks that recording lines leaves a play the same,
// to the digest: it costs the script no instructions.
func TestNotingLinesChangesNothing(t *testing.T) {
	v := small(t)
	for luck := range uint64(8) {
		plain, err := scenario.Sit(v, nil, sim.NewLuck(luck))
		check(t, err)
		noted, err := scenario.SitCovered(context.Background(), v, nil, sim.NewLuck(luck), luck%2 == 0)
		check(t, err)
		for !plain.Ended() {
			if plain.Digest() != noted.Digest() || plain.Instructions() != noted.Instructions() {
				t.Fatalf("luck %d, turn %d: the play differs where its lines are noted", luck, plain.Turn())
			}
			offers := plain.Desk().Offers
			d := sim.Decision{Offer: offers[(plain.Turn()*7+int(luck))%len(offers)].ID}
			check(t, plain.Decide(d))
			check(t, noted.Decide(d))
		}
		if plain.Digest() != noted.Digest() || plain.Ran() != nil || plain.Place("reid") != (scenario.CodeLine{}) {
			t.Errorf("luck %d: the end differs, or a plain seat notes lines", luck)
		}
	}
}

// TestLinesThatRan checks that exactly the lines that ran are recorded as run.
func TestLinesThatRan(t *testing.T) {
	pack, err := scenario.Read(os.DirFS("testdata/small"), "small")
	check(t, err)
	pack.Files["scenario.lua"] += `
local never = false
storyline("A branch", function()
  wait { days = 1 }
  if never then
    message { from = dawn, say = "Nobody reads this." }
  else
    message { from = dawn, say = "Everybody reads this." }
  end
end)
`
	text, _, _ := strings.Cut(pack.Files["scenario.lua"], `storyline("A branch"`)
	first := 1 + strings.Count(text, "\n")
	v, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	seat, err := scenario.SitCovered(context.Background(), v, nil, sim.NewLuck(1), true)
	check(t, err)
	for !seat.Ended() {
		check(t, seat.Decide(sim.Decision{Offer: sim.VerbEnd}))
	}
	var tally scenario.Tally
	for range 2 {
		tally.Add(seat.Ran())
	}
	files := v.Lines(tally)
	if len(files) != 1 || files[0].File != "scenario.lua" {
		t.Fatalf("the pack's own files are %v", files)
	}
	plays := map[int]int{}
	for i, line := range files[0].Code {
		plays[line] = files[0].Plays[i]
	}
	for offset, want := range map[int]int{0: 2, 1: 2, 2: 2, 3: 0, 5: 2} {
		if got, code := plays[first+offset]; got != want || !code {
			t.Errorf("line %d: ran in %d plays, code %v; want %d", first+offset, got, code, want)
		}
	}
	if n := v.Lines(nil)[0]; slices.Max(n.Plays) > 0 || len(n.Code) != len(files[0].Code) {
		t.Error("of nothing that ran, nothing has run")
	}
}

// TestPlacesAreLines checks that everything on the desk can be traced to the line
// that made it, whichever names are drawn.
func TestPlacesAreLines(t *testing.T) {
	v := small(t)
	seat, err := scenario.SitCovered(context.Background(), v, nil, sim.NewLuck(1), true)
	check(t, err)
	check(t, seat.Decide(sim.Decision{Offer: "work:desk"}))
	check(t, seat.Decide(sim.Decision{Offer: "work:desk"}))
	asked := seat.Desk().Inbox[0]
	if seat.Place("reid") != (scenario.CodeLine{File: "scenario.lua", Line: 11}) || seat.Place(asked.ID) != (scenario.CodeLine{File: "scenario.lua", Line: 26}) || seat.Teller(asked.ID) != "Sam rings" || seat.Place("nothing") != (scenario.CodeLine{}) {
		t.Errorf("found %s, %s of %q, %s", seat.Place("reid"), seat.Place(asked.ID), seat.Teller(asked.ID), seat.Place("nothing"))
	}
}

// TestWhatTheLibraryDoesIsTracedToThePack checks that what a word of the library makes, and
// what fails in it, is told with the pack's own line; and that of two ranges for a case on
// one turn the last is published alone.
func TestWhatTheLibraryDoesIsTracedToThePack(t *testing.T) {
	v := smallWith(t, `storyline("Sam rings"`, `local missing, sessions = require "england.missing", require "england.supervision"
storyline("Gone", function()
  missing.begins { on = home, since = "Monday" }
  expect { about = home, tiers = "P0" }
end)
storyline("Talk", function()
  sessions.hold { with = dawn, at = "10:00", asks = { support = { "{nobody} was away.", opens = "support", replies = { a = "“A.”", b = "“B.”" } } } }
end)
storyline("Sam rings"`)
	seat, err := scenario.SitCovered(context.Background(), v, nil, sim.NewLuck(1), true)
	check(t, err)
	var ranges []sim.Published
	for _, p := range seat.Published() {
		if p.Case == "reid" {
			ranges = append(ranges, p)
		}
	}
	if len(ranges) != 1 || !slices.Equal(ranges[0].Expected.Tiers, []string{"P0"}) || seat.PlaceOf(ranges[0]) != (scenario.CodeLine{File: "scenario.lua", Line: 26}) {
		t.Errorf("found %+v", ranges)
	}
	for len(seat.Faults()) == 0 {
		offer := sim.Decision{Offer: "supervise:session-1"}
		if !slices.ContainsFunc(seat.Desk().Offers, func(o sim.Offer) bool { return o.ID == offer.Offer }) {
			offer.Offer = "recover:break"
		}
		check(t, seat.Decide(offer))
	}
	if f := seat.Faults()[0]; f.File != "scenario.lua" || f.Line != 30 || f.Storyline != "Talk" {
		t.Errorf("found %+v", f)
	}
}
