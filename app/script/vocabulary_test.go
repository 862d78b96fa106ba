package script

import (
	"errors"
	"strings"
	"testing"

	"caseload/app/sim"
)

// head declares enough for a story to be told.
const head = `
scenario { title = "T", role = "social worker", starts = "2026-03-02", days = 2 }
local sam = person { "Sam", role = "health visitor" }
local home = case { "Reid", id = "reid", kind = { "child in need", points = 5 }, travel = 40, words = { girl = "Kayla" },
  file = "What {girl} said.", summary = "Steady." }
`

func tell(t *testing.T, source string, texts ...string) (*sim.World, error) {
	t.Helper()
	files := map[string]string{"scenario.lua": source}
	for i := 0; i < len(texts); i += 2 {
		files[texts[i]] = texts[i+1]
	}
	p, err := new(Compiler).Load("pack", MainFile, files, nil)
	if err != nil {
		return nil, err
	}
	return sim.New(p.Tell(), nil, sim.NewLuck(1))
}

func told(t *testing.T, source string, texts ...string) *sim.World {
	t.Helper()
	w, err := tell(t, source, texts...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range w.Faults {
		t.Fatal(f.Message)
	}
	return w
}

func decide(t *testing.T, w *sim.World, offers ...string) sim.Desk {
	t.Helper()
	for _, offer := range offers {
		if err := w.Decide(sim.Decision{Offer: offer}); err != nil {
			t.Fatalf("%s: %v", offer, err)
		}
	}
	for _, f := range w.Faults {
		t.Fatal(f.Message)
	}
	return w.Desk()
}

// TestMistakesAreSentences checks that an author's mistake is reported in a
// sentence with its place and the nearest word.
func TestMistakesAreSentences(t *testing.T) {
	for source, want := range map[string]string{
		`scenario { title = "T" }`:                                               "scenario.lua:1: `scenario` needs a text as its `starts`",
		`scenario { title = "T", role = "r", starts = "2026-03-07" }`:            "Saturday 7 March, which is not a working day",
		`scenario { title = "T", role = "r", starts = "2099-03-02" }`:            "bank holidays are known",
		`scenario { title = "T", role = "r", starts = "2026-03-02", titel = 1 }`: "did you mean `title`?",
		``:                        "nothing was declared",
		head + `person { "Sam" }`: "there is already a person called",
		head + `task { "A visit", kind = "visit" }`:                                                                                       "needs a title and the minutes",
		head + `deadline { on = home, "Visit", due = "soon" }`:                                                                            "`deadline`'s `due` can't be read",
		head + `advice { from = home, say = "x" }`:                                                                                        "needs a person as its `from`, but was given the case",
		head + `message { from = sam, say = "x" }`:                                                                                        "can only be used in a storyline",
		head + `wait "1 hour"`:                                                                                                            "while the file is being read; only a storyline can",
		head + `storyline("A", function() end) storyline("A", function() end)`:                                                            "already a storyline called \"A\"",
		head + `storyline("A", function() wait_until "day 1 08:00" end)`:                                                                  "scenario.lua:6",
		head + `storyline("A", function() message { from = sam, about = home, say = "{boy}" } end)`:                                       "neither it nor its case has such a word",
		head + `storyline("A", function() message { from = sam, say = "text/no.md" } end)`:                                                "isn't in the pack",
		head + `storyline("A", function() ask { from = sam, say = "?", choices = { a = "A" } } end)`:                                      "at least two defensible answers",
		head + `storyline("A", function() pcall(function() wait "1 hour" end) error("on") end)`:                                           "on",
		head + `storyline("A", function() referral { from = sam, title = "x", say = "y", expect = { tiers = { "P7" }, why = "z" } } end)`: "tiers are P0 to P4",
		head + `storyline("A", function() storyline("B", function() end) end)`:                                                            "declare it beside them",
		head + `storyline("A", function() scenario { title = "T" } end)`:                                                                  "has to come before the storylines",
		head + `storyline("A", function() harm { about = home, severity = 9, "x" } end)`:                                                  "from 1 to 4",
		head + `local x = require("no" .. "thing")`:                                                                                       "there is no module",
		head + `home.name = "x"`: "scenario.lua:6",
		head + `sam:done "x"`:    "a person has no `done`",
	} {
		w, err := tell(t, source)
		found := ""
		switch {
		case err != nil:
			found = err.Error()
		case len(w.Faults) > 0:
			found = string(w.Faults[0].Message)
		}
		if !strings.Contains(found, want) {
			t.Errorf("%s\nwant %s\nfound %s", strings.TrimPrefix(source, head), want, found)
		}
		if strings.Contains(found, "0x") || strings.Contains(found, "stack traceback") {
			t.Errorf("an address or a trace leaks: %s", found)
		}
	}
}

func TestAStoryAnswersToWhatWasDone(t *testing.T) {
	source := head + `
storyline("Sam rings", function()
  wait_until "09:10"
  local reply = ask { from = sam, about = home, by = "phone", say = "Will you come to see {girl}?", id = "call",
    choices = { come = { "I'll come", minutes = 10 }, later = "Later" }, rings_off = "5 minutes" }
  if reply == "come" then
    local visit = task { "See {girl}", on = home, kind = "visit", minutes = 30, scene = "text/visit.md", protective = true }
    if wait_for(visit) then message { from = sam, about = home, title = "Thank you, " .. clock(), say = "Good." } end
  elseif reply == nil then
    message { from = sam, about = home, title = "You weren't there", say = "I tried." }
  else
    message { from = sam, about = home, title = "Later, then", say = "Fine." }
  end
end)`
	for name, c := range map[string]struct {
		offers []string
		want   string
	}{
		"answered and done": {[]string{"work:desk", "answer:call:come", "work:reid-see-kayla"}, "Thank you, 10:15"}, // before the 20 minutes back
		"put off":           {[]string{"work:desk", "answer:call:later"}, "Later, then"},
		"left to ring":      {[]string{"work:desk", "work:desk"}, "You weren't there"},
	} {
		t.Run(name, func(t *testing.T) {
			desk := decide(t, told(t, source, "text/visit.md", "{girl} waved."), c.offers...)
			if desk.Inbox[0].Title != c.want {
				t.Errorf("want %q; found %q", c.want, desk.Inbox[0].Title)
			}
		})
	}
}

func TestRecommendationsReachTheStory(t *testing.T) {
	w := told(t, head+`
storyline("A referral", function()
  local view = referral { from = "Brook Primary", title = "Marsh", say = "Late.", id = "marsh" }
  message { from = sam, kind = "decision", title = view.tier .. " " .. view.response .. " " .. view.level, say = "Agreed." }
end)`)
	err := w.Decide(sim.Decision{Offer: "triage:marsh", With: map[string]string{"tier": "P1", "response": "see-today", "level": "4"}})
	if err != nil {
		t.Fatal(err)
	}
	desk := w.Desk()
	if desk.Inbox[0].Title != "P1 see-today 4" || desk.Inbox[1].Replied != "You recommended P1: See the child today." {
		t.Errorf("found %+v", desk.Inbox)
	}
}

func TestAConcernIsOnNoDesk(t *testing.T) {
	w := told(t, head+`
storyline("A", function() message { from = sam, about = home, say = { "Something serious.", concern = 4, distress = 2 } } end)`)
	desk := decide(t, w, "read:reid-file")
	if w.Case("reid").Concern != 4 || w.Today.Emotional != 2 {
		t.Errorf("the world should know how serious it is; found %+v", w.Case("reid"))
	}
	if desk.Cases[0].Papers[0].Text != "What Kayla said." {
		t.Errorf("found %+v", desk.Cases[0].Papers)
	}
}

// TestPlaysShareNothing checks that the stories of two plays can't affect each
// other, although they share a program.
func TestPlaysShareNothing(t *testing.T) {
	p, err := new(Compiler).Load("pack", MainFile, map[string]string{"scenario.lua": head + `
local count = 0
storyline("A", function() for i = 1, 3 do count = count + 1 message { from = sam, title = "" .. count, say = "x" } wait "15 minutes" end end)`}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var worlds []*sim.World
	for range 2 {
		w, err := sim.New(p.Tell(), nil, sim.NewLuck(1))
		if err != nil {
			t.Fatal(err)
		}
		worlds = append(worlds, w)
	}
	for range 2 {
		for _, w := range worlds {
			decide(t, w, "work:desk")
		}
	}
	if a, b := worlds[0], worlds[1]; a.Digest() != b.Digest() || a.Desk().Inbox[0].Title != "3" {
		t.Errorf("two equal plays differ; found %q", a.Desk().Inbox[0].Title)
	}
}

// TestTheDigestLeavesInstructionsOut checks that a digest doesn't depend on what a
// play costs, so that a more efficient engine gives the same digests.
func TestTheDigestLeavesInstructionsOut(t *testing.T) {
	plain := told(t, head+`storyline("A", function() wait "2 hours" end)`)
	busy := told(t, head+`storyline("A", function() for i = 1, 10 do end wait "2 hours" end)`)
	if plain.Digest() != busy.Digest() {
		t.Error("a storyline that ran further has another digest")
	}
}

// TestHostileWords lists what a hostile pack might do to the world, as opposed to
// the virtual machine: each of these once filled the memory, took minutes or went
// differently each time. Where a decision is needed, it is to go home. The sentence
// that each ends with shows that no backstop had to interrupt it, and what it used is
// within the budget of reading the pack and of one decision.
func TestHostileWords(t *testing.T) {
	texts := []string{"text/bomb.md", strings.Repeat("{girl}", 2000), "text/long.md", strings.Repeat("word ", 20_000)}
	for name, c := range map[string]struct{ source, want string }{
		"a text that explodes":              {`local c = case { "X", kind = "x", words = { girl = ("K"):rep(190) }, summary = "text/bomb.md" }`, "with its words filled in"},
		"a word that is a text":             {`case { "X", kind = "x", words = { girl = ("K"):rep(16000) } }`, "longer than 200 characters"},
		"a file that is too long":           {`case { "X", kind = "x", summary = "text/long.md" }`, "longer than 16 KiB"},
		"a placeholder in a word":           {`case { "X", id = "x", kind = "x", words = { girl = "{girl}" }, summary = "{girl}" } error "as it is"`, "as it is"},
		"a long name":                       {`person { ("N"):rep(8000) }`, "longer than 200 characters"},
		"a long name on a message":          {`storyline("A", function() message { from = ("N"):rep(8000), say = "x" } end)`, "longer than 200 characters"},
		"a long role":                       {`person { "N", role = ("N"):rep(8000) }`, "longer than 2000 characters"},
		"a long storyline":                  {`storyline(("N"):rep(8000), function() end)`, "longer than 200 characters"},
		"a long draw":                       {`chance(("N"):rep(8000), 0.5)`, "longer than 200 characters"},
		"a long pick":                       {`pick(("N"):rep(8000), { 1 })`, "longer than 200 characters"},
		"much that was done":                {`storyline("A", function() protect(home, ("N"):rep(8000)) end)`, "longer than 200 characters"},
		"answers with a colon":              {`storyline("A", function() ask { from = sam, say = "?", choices = { ["a:b"] = "A", c = "C" } } end)`, "letters, digits"},
		"an id with a space":                {`task { "A", minutes = 5, id = "two words" }`, "letters, digits"},
		"much advice":                       {`for i = 1, 40 do local c = case { "C" .. i, kind = "x" } for j = 1, 40 do advice { from = j == 1 and sam or person { i .. "-" .. j }, about = c, say = "x" } end end`, "already, which is the most"},
		"texts without end":                 {`storyline("A", function() while true do for i = 1, 20 do message { from = sam, say = ("x"):rep(16000) } end wait(1) end end)`, "come to more than 4096 KiB"},
		"memory kept from wait to wait":     {`storyline("A", function() local x while true do for i = 1, 20000 do x = { n = x } end wait(1) end end)`, spent},
		"waits of a minute":                 {`storyline("A", function() while true do for i = 1, 30000 do end wait(1) end end)`, spent},
		"words that are a list":             {`local list = {} list[16383] = 1 storyline("A", function() while true do pcall(message, { words = list, from = sam, say = 1 }) end end)`, spent},
		"lengths, periods and days far off": {`for _, d in ipairs { "9999-12-31", "0001-01-01", "10000 months", "10000 weeks", "day 10000", "10000 working days" } do for _, f in ipairs { function() task { d, minutes = 1, due = d } end, function() deadline { on = home, d, due = d } end, function() case { d, kind = "x", since = d, seen = d } end } do pcall(f) end end error "still here"`, "still here"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, err := tell(t, head+c.source, texts...)
			if err == nil && len(w.Faults) == 0 {
				err = w.Decide(sim.Decision{Offer: sim.VerbEnd})
			}
			if err == nil && len(w.Faults) > 0 {
				err = errors.New(string(w.Faults[0].Message))
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %s; found %v", c.want, err)
			}
			if w == nil {
				return // it was refused while it was read, within fuelLoad
			}
			used := w.Loaded
			for _, s := range w.Storylines {
				used += s.Wait.Used
			}
			if most := int64(fuelLoad + fuelTurn); used > most {
				t.Errorf("used %d units, of at most %d", used, most)
			}
		})
	}
}

// TestAMistakeIsTheSameEachTime checks that an error's sentence doesn't depend on
// the order of a Go map: faults are part of the digest, and pcall passes the
// sentence to the script.
func TestAMistakeIsTheSameEachTime(t *testing.T) {
	source := head + `task { "A", minutes = { hours = 1, minuts = 5, mnutes = 2, day = 2, months = 3 } }`
	_, first := tell(t, source)
	for range 50 {
		if _, err := tell(t, source); err.Error() != first.Error() {
			t.Fatalf("once %v, once %v", first, err)
		}
	}
}

// TestWordsStayWhereTheyBelong checks that a message's words apply only to its own
// texts, and that those of a case that was refused apply to nothing.
func TestWordsStayWhereTheyBelong(t *testing.T) {
	w := told(t, head+`
local function other() pcall(case, { "Other", id = "reid", kind = "x", words = { girl = "Wrong" } }) end
other()
storyline("A", function()
  message { from = sam, about = home, words = { girl = "Wrong" }, say = "{girl}" }
  task { "See {girl}", on = home, minutes = 5, id = "see" }
  close(home)
  other()
  home:done "{girl}"
end)`)
	if got := w.Task("see").Title; got != "See Kayla" {
		t.Errorf("found %q", got)
	}
}

// TestTheEmployerAsStoriesSeeIt checks that a story can react to the employer's
// terms, to how full the week is, and to what was forecast.
func TestTheEmployerAsStoriesSeeIt(t *testing.T) {
	w := told(t, head+`
terms { ceiling = 40, supervision = { every = "4 weeks", cancels = 0.5 }, development = 60, blame = "high" }
storyline("A", function()
  local e = employer_terms()
  assert(e.ceiling == 40 and e.supervision_days == 20 and e.cancels == 0.5 and e.development == 60 and e.blame == "high" and e.peers == true)
  local first
  for name in pairs(e) do first = first or name end
  assert(first == "ceiling")
  assert(workload() == 0.5, workload())
  referral { from = sam, title = "Brook", id = "letter", say = "A letter.", forecast = "They ring again" }
  settle("letter", true)
end)`)
	if w.Terms.Ceiling != 40 {
		t.Errorf("found %+v", w.Terms)
	}
	if err := w.Decide(sim.Decision{Offer: "triage:letter", With: map[string]string{"forecast": "90"}}); err != nil {
		t.Fatal(err)
	}
	desk := w.Desk()
	if len(w.Faults) > 0 || len(desk.Forecasts) != 1 || desk.Forecasts[0].Came != "yes" {
		t.Errorf("found %+v, %+v", w.Faults, desk.Forecasts)
	}
}

// TestSupervisionThereAndThen checks that ad hoc supervision is answered by the
// story that waits for it; it is offered once a day, and only if a story waits.
func TestSupervisionThereAndThen(t *testing.T) {
	w := told(t, head+`
storyline("A", function()
  local asked = ad_hoc_supervision { with = sam }
  assert(asked.on == "learning" and asked.case == home)
  message { from = sam, say = "Let's look at it." }
  asked = ad_hoc_supervision { with = sam }
end)`)
	if err := w.Decide(sim.Decision{Offer: "supervise:adhoc", With: map[string]string{"on": "learning", "case": "reid"}}); err != nil {
		t.Fatal(err)
	}
	desk := decide(t, w)
	if len(desk.Inbox) != 1 || desk.Clock.Now != "09:20" || !w.Today.Held {
		t.Errorf("found %+v at %s", desk.Inbox, desk.Clock.Now)
	}
	if err := w.Decide(sim.Decision{Offer: "supervise:adhoc"}); err == nil {
		t.Error("it is asked for once a day")
	}
	decide(t, w, "end", "supervise:adhoc")
	if err := told(t, head).Decide(sim.Decision{Offer: "supervise:adhoc"}); err == nil {
		t.Error("nobody is there for it")
	}
}

// TestACaseBecomesAnotherKind checks that a case that is stepped up has the new
// kind and its points.
func TestACaseBecomesAnotherKind(t *testing.T) {
	w := told(t, head+`storyline("A", function() becomes(home, { "section 47 enquiry", points = 12 }) end)`)
	if c := w.Desk().Cases[0]; c.Kind != "section 47 enquiry" || c.Points != 12_000 {
		t.Errorf("found %+v", c)
	}
}

// TestATaskHasItsHours checks that a task can be begun only during its hours, on
// any day.
func TestATaskHasItsHours(t *testing.T) {
	w := told(t, head+`task { "See {girl} after school", id = "see", on = home, minutes = 30, hours = { "15:30", "18:00" } }
storyline("A", function() wait_until "day 2 00:30" assert(day() == 2, day()) end)`)
	if job := w.Desk().Tasks[0]; job.Hours != "15:30 to 18:00" {
		t.Errorf("found %+v", job)
	}
	if err := w.Decide(sim.Decision{Offer: "work:see"}); err == nil {
		t.Error("it isn't half past three yet")
	}
	for w.Now.Minute() < 15*60+30 {
		decide(t, w, "work:desk")
	}
	decide(t, w, "work:see", "end")
	if _, err := tell(t, head+`task { "See", minutes = 30, hours = { "18:00", "15:30" } }`); err == nil || !strings.Contains(err.Error(), "end later than they begin") {
		t.Errorf("found %v", err)
	}
}

// TestAReferralDecidedWithoutTheStudent checks that a referral decided by the
// manager needs no decision of the student's any more, and says what was decided.
func TestAReferralDecidedWithoutTheStudent(t *testing.T) {
	w := told(t, head+`
storyline("A", function()
  local view = referral { from = sam, title = "Brook", id = "letter", say = "A letter." }
  assert(view == nil)
  message { from = sam, say = "It went on." }
end)
storyline("B", function()
  wait(5)
  assert(close_referral("letter", "Dawn decided today."))
  assert(not close_referral("letter", "Dawn decided again."))
end)`)
	desk := decide(t, w, "work:desk")
	letter := desk.Inbox[1]
	if letter.Waiting || letter.Replied != "Dawn decided today." || desk.Inbox[0].Text != "It went on." {
		t.Errorf("found %+v", desk.Inbox)
	}
	if err := w.Decide(sim.Decision{Offer: "triage:letter"}); err == nil {
		t.Error("there is nothing to recommend any more")
	}
}

// TestAScenarioHasItsOwnResponses checks that a scenario such as an adults' team's
// can have its own responses. If it has no levels, none is asked for and the story
// gets none.
func TestAScenarioHasItsOwnResponses(t *testing.T) {
	own := strings.Replace(head, "role =", `responses = { { "talk", "Talk with the person first" }, { "assess", "Assessment under section 9" } }, role =`, 1)
	if own == head {
		t.Fatal("the head has changed")
	}
	story := `
storyline("A referral", function()
  local view = referral { from = "Brook Ward", title = "Marsh", say = "Late.", id = "marsh" }
  message { from = sam, kind = "decision", title = view.response .. " " .. tostring(view.level), say = "Agreed." }
end)`
	w := told(t, own+story)
	for _, o := range w.Desk().Offers {
		if o.ID == "triage:marsh" && (len(o.Fields) != 2 || o.Fields[1].Default != "talk" || len(o.Fields[1].Options) != 2) {
			t.Errorf("offered %+v", o.Fields)
		}
	}
	if err := w.Decide(sim.Decision{Offer: "triage:marsh", With: map[string]string{"tier": "P1", "response": "assess"}}); err != nil {
		t.Fatal(err)
	}
	desk := w.Desk()
	if desk.Inbox[0].Title != "assess nil" || desk.Inbox[1].Replied != "You recommended P1: Assessment under section 9." {
		t.Errorf("found %+v", desk.Inbox)
	}

	for source, want := range map[string]string{
		strings.Replace(head, "role =", `levels = { { "1", "One" }, { "2", "Two" } }, role =`, 1):                        "need `responses` as well",
		strings.Replace(head, "role =", `responses = { { "talk", "Talk" } }, role =`, 1):                                 "have to be two or more",
		strings.Replace(head, "role =", `responses = { { "Talk now", "Talk" }, { "b", "B" } }, role =`, 1):               "small letters, digits and hyphens",
		strings.Replace(head, "role =", `responses = { { "talk", "Talk" }, { "talk", "Talk again" } }, role =`, 1):       "given twice",
		strings.Replace(head, "role =", `responses = { { "talk", "Talk", "more" }, { "listen", "Listen" } }, role =`, 1): "doesn't know what to do",
	} {
		if _, err := tell(t, source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q; found %v", want, err)
		}
	}
}

// TestTravelBelongsToTheVisit checks that only visits have travel: that of the
// case, their own, or none.
func TestTravelBelongsToTheVisit(t *testing.T) {
	w := told(t, head+`
task { "At home", on = home, kind = "visit", minutes = 60, id = "home" }
task { "Further", on = home, kind = "visit", minutes = 60, id = "further", travel = 90 }
task { "On the ward", on = home, kind = "visit", minutes = 60, id = "ward", travel = 0 }`)
	for id, total := range map[string]int{"home": 100, "further": 150, "ward": 60} {
		if got := w.Task(id).Minutes; got != total {
			t.Errorf("%s takes %d minutes, not %d", id, got, total)
		}
	}
	desk := decide(t, w, "work:further")
	for _, s := range desk.Spent {
		if s.What == "travel" && s.Minutes != 90 {
			t.Errorf("found %+v", desk.Spent)
		}
	}
	for _, task := range desk.Tasks {
		if strings.HasPrefix(task.Title, "Write up") && task.Minutes != 45 {
			t.Errorf("an hour of contact leaves %d minutes of writing up", task.Minutes)
		}
	}
	if _, err := tell(t, head+`task { "A call", on = home, kind = "call", minutes = 10, travel = 20 }`); err == nil || !strings.Contains(err.Error(), "belongs to a visit") {
		t.Errorf("found %v", err)
	}
}
