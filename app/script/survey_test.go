package script

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
)

// surveyed surveys a script, with a library module available, and returns
// everything reported and the error that stopped it.
func surveyed(t *testing.T, source string) (notes []string, w *sim.World, stopped error) {
	t.Helper()
	library := map[string]string{"lib": `
local lib = {}
function lib.refuses(given) if given.on == nil then error("lib.refuses needs on") end return task { "x", minutes = given.minutes } end
return lib`}
	p, err := new(Compiler).Load("pack", MainFile, map[string]string{"scenario.lua": source}, library)
	if err != nil {
		t.Fatal(err)
	}
	w, stopped = sim.New(p.Survey(func(e *Error) { notes = append(notes, e.Error()) }), nil, sim.NewLuck(1))
	return notes, w, stopped
}

// TestASurveyNotesAllThatIsWrong checks that a survey reports everything that is
// wrong, and no consequences.
func TestASurveyNotesAllThatIsWrong(t *testing.T) {
	for source, want := range map[string][]string{
		// Fields that can't be read are reported one after the other, and the case
		// exists all the same.
		"case { \"A\", kind = \"k\", id = \"a\", travel = \"far\", visits = \"x\", wrong = 1 }\ntask { \"t\", minutes = 5, due = \"soonish\" }": {
			"scenario.lua:6: `case`'s `travel`", "scenario.lua:6: `case` needs a number as its `visits`", "scenario.lua:6: `case` has no `wrong`", "scenario.lua:7: `task`'s `due`"},
		// The result of a word that failed is unknown, and consequences aren't
		// reported.
		"local k = task { \"t\" }\nlocal c = case { \"A\" }\nadvice { from = sam, about = c, say = \"x\" }\ndeadline { on = c, \"d\", due = \"today\" }\nlocal n = c.name .. c.id\nadvice { from = home, say = \"x\" }": {
			"scenario.lua:6: a task needs", "scenario.lua:7: `case` needs a text as its `kind`", "scenario.lua:11: `advice` needs a person as its `from`"},
		// A nested table is left out as a whole.
		"task { \"t\", minutes = 5, options = { phone = { minutes = 5 } } }": {"scenario.lua:6: `task`'s `options`"},
		// An unknown module is reported, and whatever is taken from it is unknown.
		"local no = require \"nothing\"\nlocal x = no.f { 1 }\nadvice { from = x.person, say = \"y\" }": {"scenario.lua:6: there is no module"},
		// For errors inside the library, the place is in the pack.
		"local lib = require \"lib\"\nlib.refuses { on = 1, minutes = \"x\" }": {"scenario.lua:7: "},
		// Errors caught by an author's pcall are left to the author.
		"local ok = pcall(function() task { \"t\" } end)\nif ok then error(\"it went through\") end": nil,
	} {
		notes, w, stopped := surveyed(t, head+source)
		if stopped != nil || w == nil || len(notes) != len(want) {
			t.Errorf("%s\nnoted %q, stopped %v", source, notes, stopped)
			continue
		}
		for i := range want {
			if !strings.HasPrefix(notes[i], want[i]) {
				t.Errorf("%s\nwant %q; found %q", source, want[i], notes[i])
			}
		}
	}
}

// TestWhatStopsASurveyIsPlacedInThePack checks that an error the library raises
// itself stops the survey and is placed where the pack called it, and that a
// checker can put an unknown there.
func TestWhatStopsASurveyIsPlacedInThePack(t *testing.T) {
	notes, _, stopped := surveyed(t, head+"local lib = require \"lib\"\nlocal k = lib.refuses {}\nadvice { from = sam, about = k, say = \"x\" }")
	if len(notes) > 0 || stopped == nil || !strings.Contains(stopped.Error(), "scenario.lua:7: lib.refuses needs on") {
		t.Errorf("%q, %v", notes, stopped)
	}
	notes, _, stopped = surveyed(t, head+"local k = require\"_\"\nadvice { from = sam, about = k, say = \"x\" }")
	if len(notes) > 0 || stopped != nil {
		t.Errorf("%q, %v", notes, stopped)
	}
}

// TestASurveyOfWhatIsFineIsATelling checks that surveying a scenario without
// mistakes gives the same world as telling it, to the digest.
func TestASurveyOfWhatIsFineIsATelling(t *testing.T) {
	p, err := new(Compiler).Load("pack", MainFile, map[string]string{"scenario.lua": head + goldenStory}, nil)
	if err != nil {
		t.Skip("the story stands alone")
	}
	var notes []*Error
	a, err1 := sim.New(p.Tell(), nil, sim.NewLuck(1))
	b, err2 := sim.New(p.Survey(func(e *Error) { notes = append(notes, e) }), nil, sim.NewLuck(1))
	if err1 != nil || err2 != nil {
		if (err1 == nil) != (err2 == nil) {
			t.Errorf("%v, %v", err1, err2)
		}
		return
	}
	if a.Digest() != b.Digest() || len(notes) > 0 {
		t.Errorf("%v", notes)
	}
}

func TestNamesAndSyntax(t *testing.T) {
	if names := Names(); !slices.Contains(names, "ask") || !slices.Contains(names, "pairs") || !slices.Contains(names, "require") {
		t.Error(names)
	}
	if Syntax("x.lua", []byte("local x = foo")) != nil || Syntax("x.lua", []byte("local = 1")) == nil {
		t.Error("what is Lua isn't told from what isn't")
	}
}
