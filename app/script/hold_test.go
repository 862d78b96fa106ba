package script

import (
	"strings"
	"testing"

	"caseload/app/sim"
)

// TestAStorylineHoldsUntilSomethingChanges checks that a hold's condition is
// evaluated only after something has changed, in five-minute steps.
func TestAStorylineHoldsUntilSomethingChanges(t *testing.T) {
	source := head + `
local looked = 0
local call = task { "Ring", id = "ring", on = home, minutes = 12 }
storyline("A", function()
  wait(2)
  hold(function() looked = looked + 1 return not call:done() end, "day 2 10:00")
  message { from = sam, title = clock() .. " on day " .. day(), say = "Looked " .. looked .. " times." }
end)`
	for name, c := range map[string]struct{ offers, title, text string }{
		"done": {"work:ring work:desk", "09:17 on day 1", "Looked 2 times."},
		// Once at the beginning, once in each later decision, and at the end.
		"left undone": {"work:desk end work:desk work:desk work:desk work:desk", "10:00 on day 2", "Looked 7 times."},
	} {
		desk := decide(t, told(t, source), strings.Fields(c.offers)...)
		if len(desk.Inbox) == 0 || desk.Inbox[0].Title != c.title || desk.Inbox[0].Text != c.text {
			t.Errorf("%s: at %s, %+v", name, desk.Clock.Now, desk.Inbox)
		}
	}
}

// TestAStorylineHoldsForAnother checks that a change to another storyline's own
// variables counts as a change, too.
func TestAStorylineHoldsForAnother(t *testing.T) {
	w := told(t, head+`
local seen = false
storyline("A", function() hold(function() return not seen end, "day 1 16:00") message { from = sam, title = clock(), say = "Seen." } end)
storyline("B", function() wait(7) seen = true wait(1) end)`)
	if desk := decide(t, w, "work:desk"); len(desk.Inbox) != 1 || desk.Inbox[0].Title != "09:10" {
		t.Errorf("%+v", desk.Inbox)
	}
}

func TestWhatIsNotSoDoesNotHold(t *testing.T) {
	for _, hold := range []string{
		`hold(function() return false end, "day 1 16:00")`,
		`hold(function() end, "day 1 16:00")`,
		`hold(function() return true end, "day 1 08:00")`, // has passed
		`hold(function() return true end, "09:00")`,       // is now
	} {
		w := told(t, head+`storyline("A", function() `+hold+` message { from = sam, title = clock(), say = "On." } end)`)
		if len(w.Messages) != 1 || w.Messages[0].Title != "09:00" {
			t.Errorf("%s: %+v", hold, w.Messages)
		}
	}
}

// TestWhatAStorylineLooksAtChangesNothing checks that a hold's condition may only
// ask how things are, and that a mistake in it ends its storyline with its line.
func TestWhatAStorylineLooksAtChangesNothing(t *testing.T) {
	for source, want := range map[string]string{
		`return clock() < "12:00"`:                  "`clock` can't be used in what `hold` looks at",
		`return chance("it comes", 0.5)`:            "`chance` can't be used in what `hold` looks at",
		`message { from = sam, say = "x" }`:         "`message` can't be used in what `hold` looks at",
		`wait(5)`:                                   "`wait` can't be used in what `hold` looks at",
		`local ok = pcall(wait, 5) return ok`:       "",
		`return home:nothing()`:                     "a case has no `nothing`",
		`while true do end`:                         "this goes on for too long",
		`if workload() > 0 then return true end`:    "",
		`return turned and clock() < "12:00"`:       "",
		`return employer_terms().ceiling and true`:  "",
		`local function f() return 1 + f() end f()`: "more than 64 deep",
	} {
		for when, begins := range map[string]string{"when it begins": "", "later": "if not later then later = true return true end "} {
			w, err := tell(t, head+`local later, turned = false, false
storyline("A", function() hold(function() `+begins+source+` end, "day 1 16:00") end)`)
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Decide(sim.Decision{Offer: "work:desk"}); err != nil {
				t.Fatal(err)
			}
			found := ""
			if len(w.Faults) > 0 {
				found = string(w.Faults[0].Message)
			}
			if !strings.Contains(found, want) || (want == "") != (found == "") || found != "" && !strings.Contains(found, "scenario.lua:7: ") {
				t.Errorf("%s, %s\n got %s\nwant %s", source, when, found, want)
			}
		}
	}
}
