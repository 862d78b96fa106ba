package script

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/sim"
)

// released lists the engines that a released program had. None may be taken away, nor may what
// is pinned of it change.
var released = []string{"gopher-lua 1.1.2 / caseload sandbox 1"}

// enginePlay is a small scenario in which both the language and the vocabulary
// affect what happens: its texts depend on what the script computes and is told.
const enginePlay = `
local lib = require "lib"
scenario { title = "T", role = "social worker", starts = "2026-03-02", days = 3 }
local sam = person { "Sam", role = "health visitor" }
local dawn = person { "Dawn", role = "team manager" }
local home = case { "Reid", id = "reid", kind = { "child in need", points = 5 }, travel = 40, words = { girl = "Kayla" },
  file = "What {girl} said.", summary = "Steady.", people = { child { "Kayla", age = 7 } } }
deadline { on = home, "Visit", due = "2 working days", met_by = "visit", source = "Local", status = "local" }
local write_up = task { "Write up", on = home, kind = "write up", minutes = 45, due = "today" }
advice { from = dawn, about = home, say = "What do you know of {girl}?" }

local seen = {}
local function note(...)
  for _, x in ipairs({ ... }) do seen[#seen + 1] = tostring(x) end
end

storyline("Sam rings", function()
  for k, v in pairs({ z = 1, y = 2, "first", x = { 3 } }) do note(k, type(v)) end
  wait_until "09:30"
  local said = ask { from = sam, about = home, say = "Could you come and see {girl}?", urgent = true, rings_off = "5 minutes",
    choices = { together = "Together", later = { "Later", minutes = 10, leads = "then a visit" } } }
  note(said, clock(), day(), chance("the neighbour rings", 0.5), pick("colour", { "red", "green", "blue" }))
  message { from = dawn, about = home, title = "Noted", say = table.concat(seen, " ") }
  local visit = task { "Visit", on = home, kind = "visit", minutes = 60, due = "tomorrow", scene = "{girl} drew a cat.", protective = true }
  message { from = sam, title = "Visited: " .. tostring(wait_for(visit)), say = lib.of(7) }
  good { about = home, "Sam thanked you." }
end)

storyline("A referral", function()
  wait { minutes = 50 }
  local view = referral { from = "Brook Primary", title = "Marsh", say = "Hungry.", forecast = "They agree" }
  local ok, why = pcall(function() return view.tier + 1 end)
  message { from = dawn, kind = "decision", title = "Marsh " .. (view and view.tier or "was lost"), say = tostring(ok) .. ", " .. type(why) }
  wait { days = 1 }
  if clock() > "09:00" and not home.done then withdraw(write_up, "No longer needed.") end
  harm { about = home, severity = 1, "An argument was heard." }
end)

storyline("Fails", function()
  wait_until "11:00"
  message { titel = "x" }
end)

storyline("Spends too much", function()
  wait_until "day 2 09:05"
  while true do note("again") end
end)
`

const engineLibrary = `
local lib = {}
function lib.of(n)
  local parts = {}
  for i = n, 1, -3 do parts[#parts + 1] = string.format("%02d %5.2f", i, i / 3) end
  table.sort(parts, function(a, b) return a < b end)
  return table.concat(parts, "; ") .. "; " .. 2 ^ 10 .. "; " .. -7 % 3
end
return lib`

var engineDecisions = []sim.Decision{
	{Offer: "work:reid-write-up"},
	{Offer: "answer:reid-phone:later"},
	{Offer: "work:reid-write-up"},
	{Offer: "triage:brook-primary-email", With: map[string]string{"tier": "P1"}},
	{Offer: "work:reid-visit"},
	{Offer: "end"},
	{Offer: "work:desk"},
	{Offer: "work:reid-visit-record"},
	{Offer: "end"},
	{Offer: "end"},
}

// enginePinned is what the play must say at each turn.
const enginePinned = `
2026-03-02 09:00 begin
	waits: Sam rings: time 2026-03-02 09:30
	waits: A referral: time 2026-03-02 09:50
	waits: Fails: time 2026-03-02 11:00
	waits: Spends too much: time 2026-03-03 09:05
2026-03-02 09:30 work:reid-write-up
	reid-phone: About Reid: Could you come and see Kayla?
	waits: Sam rings: message reid-phone
	waits: A referral: time 2026-03-02 09:50
	waits: Fails: time 2026-03-02 11:00
	waits: Spends too much: time 2026-03-03 09:05
2026-03-02 09:40 answer:reid-phone:later
	reid-email: Noted: 1 string z number y number x table later 09:40 1 false red
	waits: Sam rings: task reid-visit
	waits: A referral: time 2026-03-02 09:50
	waits: Fails: time 2026-03-02 11:00
	waits: Spends too much: time 2026-03-03 09:05
2026-03-02 09:55 work:reid-write-up
	brook-primary-email: Marsh: Hungry.
	waits: Sam rings: task reid-visit
	waits: A referral: message brook-primary-email
	waits: Fails: time 2026-03-02 11:00
	waits: Spends too much: time 2026-03-03 09:05
2026-03-02 10:15 triage:brook-primary-email
	dawn-email: Marsh P1: false, string
	waits: Sam rings: task reid-visit
	waits: A referral: time 2026-03-03 10:15
	waits: Fails: time 2026-03-02 11:00
	waits: Spends too much: time 2026-03-03 09:05
2026-03-02 11:55 work:reid-visit
	reid-visit-scene: Visit: Kayla drew a cat.
	sam-email: Visited: true: 01  0.33; 04  1.33; 07  2.33; 1024; 2
	fails: Fails
	waits: A referral: time 2026-03-03 10:15
	waits: Spends too much: time 2026-03-03 09:05
2026-03-03 09:00 end
	waits: A referral: time 2026-03-03 10:15
	waits: Spends too much: time 2026-03-03 09:05
2026-03-03 09:15 work:desk
	fails: Spends too much
	waits: A referral: time 2026-03-03 10:15
2026-03-03 10:00 work:reid-visit-record
	waits: A referral: time 2026-03-03 10:15
2026-03-04 09:00 end
2026-03-05 09:00 end
`

// TestTheEngineTellsTheSamePlay checks that under one engine number the same script
// tells the same play for ever, however its instructions are counted. New rules of
// the core can change the play too; the test of the rules then fails first.
func TestTheEngineTellsTheSamePlay(t *testing.T) {
	p, err := new(Compiler).Load("pack", MainFile, map[string]string{"scenario.lua": enginePlay}, map[string]string{"lib": engineLibrary})
	if err != nil {
		t.Fatal(err)
	}
	w, err := sim.New(p.Tell(), nil, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("\n")
	messages, faults := 0, 0
	tell := func(by string) {
		fmt.Fprintf(&b, "%s %s\n", w.Now, by)
		for _, m := range w.Messages[messages:] {
			fmt.Fprintf(&b, "\t%s: %s: %s\n", m.ID, m.Title, m.Text.Body)
		}
		for _, f := range w.Faults[faults:] {
			fmt.Fprintf(&b, "\tfails: %s\n", f.Storyline)
		}
		for _, s := range w.Storylines {
			if s.Wait.For != sim.WaitEnd && !s.Ended {
				fmt.Fprintf(&b, "\twaits: %s: %s %s%s\n", s.Name, s.Wait.For, untilOf(s.Wait), s.Wait.ID)
			}
		}
		messages, faults = len(w.Messages), len(w.Faults)
	}
	tell("begin")
	for _, d := range engineDecisions {
		if err := w.Decide(d); err != nil {
			t.Fatalf("%s: %v", d.Offer, err)
		}
		tell(d.Offer)
	}
	if found := b.String(); found != enginePinned {
		t.Errorf("%s now tells another play. If that isn't meant, find what does it. If it is and sim's rules have a new number for it, put this in enginePinned; if it is the script engine's doing, give the engine a new number besides:\n%s", CurrentEngine().Name, found)
	}
}

func untilOf(w sim.Wait) string {
	if w.For != sim.WaitTime {
		return ""
	}
	return w.Until.String()
}

// TestAProgramIsToldByItsOwnEngine checks that programs compiled by different
// engines can be told side by side, each by its own, and that an engine is found by
// its name only.
func TestAProgramIsToldByItsOwnEngine(t *testing.T) {
	invented := CurrentEngine()
	invented.Name, invented.runFuel = "an invented engine", 60_000
	const spends = `scenario { title = "T", role = "worker", starts = "2026-03-02", days = 1 }
storyline("Spends", function()
  while true do
    for i = 1, 10000 do local x = i + 1 end
    wait "1 hour"
  end
end)`
	faults := func(c *Compiler) int {
		t.Helper()
		p, err := c.Load("pack", MainFile, map[string]string{MainFile: spends}, nil)
		check(t, err)
		w, err := sim.New(p.Tell(), nil, sim.NewLuck(1))
		check(t, err)
		check(t, w.Decide(sim.Decision{Offer: "end"}))
		return len(w.Faults)
	}
	if a, b, c := faults(invented.Compiler()), faults(CurrentEngine().Compiler()), faults(new(Compiler)); a != 1 || b != 0 || c != 0 {
		t.Errorf("the storyline fails %d times by an engine with a small budget, %d times by the current one, %d times by a new compiler", a, b, c)
	}
	if e, known := EngineOf(CurrentEngine().Name); !known || e != CurrentEngine() {
		t.Errorf("the current engine is found as %v", e)
	}
	for _, name := range released {
		if _, known := EngineOf(name); !known {
			t.Errorf("%s was released and isn't known any longer; what was frozen with it can't be played", name)
		}
	}
	if e, known := EngineOf(invented.Name); known || e != (Engine{}) {
		t.Errorf("an invented engine is found as %v", e)
	}
}
