package scripts_test

import (
	"strings"
	"sync"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// opening is the scenario in the tests. It starts on Monday 23 March 2026, with
// Good Friday, Easter Monday and two bank holidays in May ahead.
const opening = `
scenario { title = "Tried", role = "newly qualified social worker", starts = "2026-03-23", days = 40 }
`

// cast declares the people and cases that the tests and the examples in the
// library's documentation refer to.
const cast = `
local adults    = require "england.adults"
local children  = require "england.children"
local durations = require "england.durations"
local routine   = require "england.routine"
local protocols = require "england.protocols"
local sessions  = require "england.supervision"
local conversation = require "england.conversation"
local record    = require "england.record"
local exchanges = require "england.exchanges"
local relief    = require "england.relief"
local brought   = require "england.brought"
local agreed    = require "england.agreed"
local views     = require "england.views"
local replies   = require "england.replies"
local support   = require "england.support"
local employers = require "employers"
local fields    = require "fields"
local names     = require "names"
local weighting = require "weighting"
local dawn  = person { "Dawn", role = "team manager" }
local marta = person { "Marta", role = "advanced practitioner" }
local chair = person { "Kim", role = "conference chair" }
local home  = case { "Reid", id = "home", kind = children.child_in_need }
local coast = case { "Moor", id = "coast", kind = children.looked_after }
`

// freezer freezes the packs of all tests, so that the library is compiled once.
var freezer = struct {
	sync.Mutex
	scenario.Freezer
}{Freezer: scenario.NewFreezer()}

// freeze freezes a pack with this scenario.lua; texts are names of text files to
// include.
func freeze(t *testing.T, lua string, texts ...string) (*scenario.Version, error) {
	t.Helper()
	pack := &scenario.Pack{Slug: "tried", Files: map[string]string{"scenario.lua": lua}}
	for _, name := range texts {
		pack.Files[name] = "Words."
	}
	freezer.Lock()
	defer freezer.Unlock()
	return freezer.Freeze(pack, scripts.FS)
}

// play begins a play of the opening, the cast and some Lua, which must load.
func play(t *testing.T, lua string) *scenario.Seat { return playWith(t, lua, 1) }

// frozen caches versions for tests that play the same scenario with different luck.
var frozen = map[string]*scenario.Version{}

func playWith(t *testing.T, lua string, seed uint64) *scenario.Seat {
	t.Helper()
	v := frozen[lua]
	if v == nil {
		var err error
		if v, err = freeze(t, opening+cast+lua); err != nil {
			t.Fatalf("%s\n%v", lua, err)
		}
		frozen[lua] = v
	}
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	return seat
}

// story begins a play with a storyline that runs some Lua on the first morning.
func story(t *testing.T, lua string) *scenario.Seat {
	t.Helper()
	return play(t, told(lua))
}

func told(lua string) string { return "storyline(\"Tried\", function()\n" + lua + "\nend)\n" }

// decide makes decisions, each written as "offer" or "offer field=value …".
func decide(t *testing.T, seat *scenario.Seat, decisions ...string) {
	t.Helper()
	for _, d := range decisions {
		words := strings.Fields(d)
		decision := sim.Decision{Offer: words[0], With: map[string]string{}}
		for _, with := range words[1:] {
			field, value, _ := strings.Cut(with, "=")
			decision.With[field] = value
		}
		if err := seat.Decide(decision); err != nil {
			t.Fatalf("%s: %v", d, err)
		}
	}
	sound(t, seat)
}

// sound checks that no storyline failed.
func sound(t *testing.T, seat *scenario.Seat) {
	t.Helper()
	for _, f := range seat.Faults() {
		t.Errorf("a storyline failed: %s", f.Message)
	}
}

// date returns the date with this name on a case, or nil.
func date(seat *scenario.Seat, id, what string) *sim.Date {
	for _, c := range seat.Desk().Cases {
		for _, d := range c.Dates {
			if c.ID == id && d.What == what {
				return &d
			}
		}
	}
	return nil
}

// letter returns the newest message with this title, or nil.
func letter(seat *scenario.Seat, title string) *sim.Letter {
	for _, l := range seat.Desk().Inbox {
		if l.Title == title {
			return &l
		}
	}
	return nil
}

// refused checks that Lua in a story fails with this sentence and has no other
// effect.
func refused(t *testing.T, lua, sentence string) {
	t.Helper()
	seat := story(t, "wait(5)\n"+lua)
	if err := seat.Decide(sim.Decision{Offer: "work:desk"}); err != nil {
		t.Fatal(err)
	}
	faults := seat.Faults()
	if len(faults) != 1 || !strings.Contains(string(faults[0].Message), sentence) {
		t.Errorf("%s\nexpected a sentence with %q, found %v", lua, sentence, faults)
	}
	desk := seat.Desk()
	for _, c := range desk.Cases {
		if len(c.Dates) > 0 {
			t.Errorf("%s\nopened %v", lua, c.Dates)
		}
	}
	if len(desk.Inbox)+len(desk.Tasks) > 0 {
		t.Errorf("%s\nleft %v and %v", lua, desk.Inbox, desk.Tasks)
	}
}
