package scripts_test

import (
	"fmt"
	"strings"
	"testing"
)

// The strategy discussion was on Wednesday 25 March, the scenario's third day, and
// the enquiry was decided on the following day. 15 working days after the
// discussion, with Good Friday and Easter Monday in between, is Friday 17 April,
// whenever the enquiry ends.
const enquiry = `
wait_until "day 3 10:00"
local discussion = protocols.strategy_discussion { on = home, manager = dawn, say = "We have met." }
wait_until "day 4 10:00"
local enquiry = protocols.section_47 { after = discussion, manager = dawn, lead = marta }
`

func TestAConferenceOnlyWhereConcernsAreSubstantiated(t *testing.T) {
	for _, c := range []struct {
		ends, iso string
	}{
		{`wait_until "day 6 10:00"; protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = true, say = "They are." }`, "2026-04-17"},
		{`protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = true, say = "They are." }`, "2026-04-17"},
		{`protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = true, due = "2026-04-14", say = "They are." }`, "2026-04-14"},
		{`wait_until "day 6 10:00"; protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = false, say = "They aren't." }`, ""},
		{``, ""},
	} {
		seat := story(t, enquiry+c.ends)
		decide(t, seat, "end", "end", "end", "work:desk", "work:desk", "work:desk", "work:desk", "work:desk")
		if d := date(seat, "home", "Initial child protection conference"); d != nil && c.iso == "" && !strings.Contains(c.ends, "day 6") {
			t.Errorf("%q opened %+v", c.ends, d)
		}
		decide(t, seat, "end", "end", "work:desk", "work:desk", "work:desk", "work:desk", "work:desk")
		d := date(seat, "home", "Initial child protection conference")
		switch {
		case (d == nil) != (c.iso == ""):
			t.Errorf("%q: found %+v", c.ends, d)
		case d != nil && (d.ISO != c.iso || d.Status != "guidance" || !strings.Contains(d.Source, "15 working days of the strategy discussion")):
			t.Errorf("%q: found %+v", c.ends, d)
		}
		if n := len(seat.Desk().Cases[0].Dates); d == nil && n != 0 || n > 1 {
			t.Errorf("%q opened %d clocks", c.ends, n)
		}
	}
}

// TestTheManagerDecidesAndSomebodyElseLeads checks that the manager's decision is
// on the desk as a decision, and says who leads the enquiry.
func TestTheManagerDecidesAndSomebodyElseLeads(t *testing.T) {
	seat := story(t, enquiry+`
guide(enquiry.lead.name)
if protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = false, title = "Concluded", say = "They aren't." } then guide "wrong" end`)
	decide(t, seat, "end", "end", "end", "work:desk", "work:desk", "work:desk", "work:desk")
	for title, words := range map[string]string{"Strategy discussion": "We have met.", "Section 47 enquiry": "Marta leads it. A conference follows only if", "Concluded": "They aren't."} {
		if l := letter(seat, title); l == nil || l.Kind != "decision" || l.From != "Dawn" || l.On != "home" || !strings.Contains(l.Text, words) {
			t.Errorf("%s: found %+v", title, l)
		}
	}
	if seat.Desk().Guide != "Marta" {
		t.Errorf("found %q", seat.Desk().Guide)
	}
}

func TestNothingWithoutAManagersDecision(t *testing.T) {
	discussion := `local d = { on = home, held_on = day() } `
	for lua, sentence := range map[string]string{
		`protocols.strategy_discussion { on = home, say = "We have met." }`:                                                                        "needs a person as its `manager`",
		`protocols.strategy_discussion { on = home, manager = dawn }`:                                                                              "needs the manager's words as its `say`",
		discussion + `protocols.section_47 { after = d, lead = marta }`:                                                                            "needs a person as its `manager`",
		discussion + `protocols.section_47 { after = d, manager = dawn }`:                                                                          "needs a person as its `lead`, and it is missing",
		discussion + `protocols.section_47 { after = d, manager = dawn, lead = "me" }`:                                                             "needs a person as its `lead`, and was given a text",
		`protocols.section_47 { manager = dawn, lead = marta }`:                                                                                    "needs a table as its `after`",
		discussion + `d.lead = marta protocols.section_47_ends { enquiry = d, substantiated = true, say = "So." }`:                                 "needs a person as its `manager`",
		discussion + `d.lead = marta protocols.section_47_ends { enquiry = d, manager = dawn, say = "So." }`:                                       "needs true or false as its `substantiated`",
		discussion + `d.lead = marta protocols.section_47_ends { enquiry = d, manager = dawn, substantiated = true }`:                              "needs the manager's words",
		discussion + `protocols.section_47_ends { enquiry = d, manager = dawn, substantiated = true, say = "So." }`:                                "needs a person as its `lead`",
		discussion + `d.lead, d.held_on = marta, -20 protocols.section_47_ends { enquiry = d, manager = dawn, substantiated = true, say = "So." }`: "are over",
		`protocols.child_protection_plan { on = home, say = "There is a plan." }`:                                                                  "needs a person as its `chair`",
		`protocols.child_protection_plan { on = home, chair = chair }`:                                                                             "needs the chair's words",
		`protocols.referral_decision { view = { tier = "P2" }, tiers = { "P2" }, say = { agreed = "Yes." } }`:                                      "needs a person as its `manager`",
		`protocols.referral_decision { manager = dawn, tiers = {}, say = { agreed = "Yes." } }`:                                                    "needs a tier at least",
		`protocols.mark_on_a_baby { view = { tier = "P4" } }`:                                                                                      "needs a person as its `manager`",
		`protocols.mark_on_a_baby { manager = dawn, line = {} }`:                                                                                   "has no `line`",
	} {
		refused(t, lua, sentence)
	}
}

// TestAChildProtectionPlan checks that a conference that makes a plan sets three
// deadlines, counted from its own day.
func TestAChildProtectionPlan(t *testing.T) {
	seat := story(t, `protocols.child_protection_plan { on = home, chair = chair, say = "There is a plan." }`)
	for what, want := range map[string]string{
		"First core group":                   "2026-04-08 guidance, unverified",
		"Visit":                              "2026-04-08 local",
		"Review child protection conference": "2026-06-23 guidance",
	} {
		if d := date(seat, "home", what); d == nil || d.ISO+" "+d.Status != want {
			t.Errorf("%s: found %+v", what, d)
		}
	}
	if l := letter(seat, "Child protection plan"); l == nil || l.From != "Kim" || l.Kind != "decision" {
		t.Errorf("found %+v", l)
	}
}

// TestAReferralIsDecidedByTheManager checks that the decision on a referral
// compares the recommendation with the published range.
func TestAReferralIsDecidedByTheManager(t *testing.T) {
	for tier, how := range map[string]string{"P0": "higher", "P1": "higher", "P2": "agreed", "P3": "agreed", "P4": "lower", "": "unanswered"} {
		view := "nil"
		if tier != "" {
			view = fmt.Sprintf("{ tier = %q, response = \"find-out\" }", tier)
		}
		seat := story(t, `guide(protocols.referral_decision { view = `+view+`, manager = dawn, tiers = { "P2", "P3" }, on = home,
  say = { agreed = "Said of agreed.", higher = "Said of higher.", lower = "Said of lower.", unanswered = "Said of unanswered." } })`)
		l := letter(seat, "The referral")
		if seat.Desk().Guide != how || l == nil || l.Text != "Said of "+how+"." || l.Kind != "decision" || l.From != "Dawn" {
			t.Errorf("%s: found %s, %+v", tier, seat.Desk().Guide, l)
		}
		if n := len(seat.Desk().Cases[0].Dates); n != 0 {
			t.Errorf("%d clocks opened", n)
		}
	}
	seat := story(t, `protocols.referral_decision { view = { tier = "P0" }, manager = dawn, tiers = { "P3" }, say = { agreed = "One line for all." } }`)
	if l := letter(seat, "The referral"); l == nil || l.Text != "One line for all." {
		t.Errorf("found %+v", l)
	}
}

// TestAMarkOnABabyHoldsOnEveryBranch makes every possible recommendation on a real
// referral, or none. In every case the manager must hold a strategy discussion and
// a paediatrician must see the baby.
func TestAMarkOnABabyHoldsOnEveryBranch(t *testing.T) {
	const tells = `
local told = false
local function mark(view)
  if told then return end
  told = true
  protocols.mark_on_a_baby { view = view, manager = dawn, id = "told", after = function(reply) guide(tostring(reply)) end }
end
storyline("The call", function()
  mark(referral { from = "Surgery", title = "A mark", say = "A mark on one cheek.", id = "mark" })
end)
storyline("Nobody has looked", function() wait(120) mark(nil) end)`
	branches := map[string]string{"": "They rang me when they couldn't reach you"}
	for _, tier := range []string{"P0", "P1", "P2", "P3", "P4"} {
		for _, response := range []string{"find-out", "see-today", "strategy", "assessment", "early-help", "advice"} {
			branches[fmt.Sprintf("triage:mark tier=%s response=%s", tier, response)] = map[bool]string{true: "Thank you.", false: "I've gone further than you"}[tier == "P0" || response == "strategy"]
		}
	}
	for branch, words := range branches {
		for _, reply := range []string{"sit_in", "stay", ""} {
			seat := play(t, tells)
			if branch != "" {
				decide(t, seat, branch)
			} else {
				for range 8 {
					decide(t, seat, "work:desk")
				}
			}
			l := letter(seat, "A mark on a baby")
			if l == nil || l.From != "Dawn" || !l.Waiting || !strings.Contains(l.Text, words) {
				t.Fatalf("%q: found %+v", branch, l)
			}
			for _, must := range []string{"strategy discussion", "police and health", "a paediatrician sees the baby today"} {
				if !strings.Contains(l.Text, must) {
					t.Errorf("%q: no %q in %q", branch, must, l.Text)
				}
			}
			want := "nil"
			if reply == "" {
				decide(t, seat, "work:desk", "work:desk")
			} else {
				want = reply
				decide(t, seat, "answer:told:"+reply)
			}
			if got := seat.Desk().Guide; got != want {
				t.Errorf("%q, %q: found %q", branch, reply, got)
			}
		}
	}
}

// TestAMarkOnAKnownBaby checks that a family on the caseload counts as protected
// before anybody answers, and that a scenario may use its own words and answers.
func TestAMarkOnAKnownBaby(t *testing.T) {
	seat := story(t, `
local discussion, reply = protocols.mark_on_a_baby {
  view = { tier = "P3", response = "find-out" }, manager = dawn, on = home, id = "told", title = "The baby", words = { baby = "Rowan" },
  lines = { further = "{baby}: mine, now.", sat_in = "That was hard to listen to.", stayed = "Thank you for holding duty." },
  choices = { sit_in = { "“Yes.”", minutes = 30 }, stay = "“No.”" },
}
guide(reply .. " " .. tostring(discussion.on == home))
local enquiry = protocols.section_47 { after = discussion, manager = dawn, lead = marta }
protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = true, say = "They are." }`)
	watched := play(t, told(`wait(5)
if home:protected() and home:done "strategy discussion" then guide "protected" end`)+`
storyline("It", function() protocols.mark_on_a_baby { manager = dawn, on = home, id = "told" } end)`)
	decide(t, watched, "work:desk")
	if watched.Desk().Guide != "protected" {
		t.Error("nobody has answered, and the family isn't protected")
	}
	if l := letter(seat, "The baby"); l == nil || l.Text != "Rowan: mine, now." {
		t.Fatalf("found %+v", l)
	}
	decide(t, seat, "answer:told:stay")
	if l := letter(seat, "The baby"); l == nil || l.Text != "Thank you for holding duty." {
		t.Errorf("found %+v", l)
	}
	if d := date(seat, "home", "Initial child protection conference"); seat.Desk().Guide != "stay true" || d == nil || d.ISO != "2026-04-15" {
		t.Errorf("found %q, %+v", seat.Desk().Guide, d)
	}
}
