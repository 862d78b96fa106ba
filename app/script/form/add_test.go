package form_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"caseload/app/script/form"
)

const small = `-- A morning.

local names = require "names"

scenario { title = "A morning" }

local sam = person { "Sam", id = "sam" } -- she visits

local home = case { "Osei", kind = "child in need" }

storyline("One", function()
  wait(5)
  message { from = sam, say = "Well?" }
end)
`

// What a form adds stands where its author would have written it, and as they would have.
func TestThingsAreAdded(t *testing.T) {
	text := func(s string) form.Value { return form.Value{Text: s} }
	name := func(s string) form.Value { return form.Value{Name: s} }
	for _, one := range []struct {
		word, in string
		values   map[string]form.Value
		was, is  string
	}{
		{"person", "", map[string]form.Value{"1": text("Amrit Gill"), "role": text("head teacher")},
			"-- she visits\n", "-- she visits\nlocal amrit_gill = person { \"Amrit Gill\", role = \"head teacher\", id = \"amrit-gill\" }\n"},
		{"person", "", map[string]form.Value{"1": text("Sam")},
			"-- she visits\n", "-- she visits\nlocal sam_2 = person { \"Sam\", id = \"sam-2\" }\n"},
		{"terms", "", map[string]form.Value{"ceiling": text("80")},
			"\"A morning\" }\n", "\"A morning\" }\n\nterms { ceiling = 80 }\n"},
		{"case", "", map[string]form.Value{"1": text("End"), "kind": text("assessment")},
			"child in need\" }\n", "child in need\" }\nlocal end_2 = case { \"End\", kind = \"assessment\", id = \"end\" }\n"},
		{"child", "case:Osei:0", map[string]form.Value{"1": text("Kayla"), "age": text("7")},
			"in need\" }", "in need\", people = { child { \"Kayla\", age = 7 } } }"},
		{"storyline", "", map[string]form.Value{"name": text("Two")},
			"end)\n", "end)\n\nstoryline(\"Two\", function()\nend)\n"},
		{"message", "storyline:One:0", map[string]form.Value{"from": name("sam"), "about": name("home"), "say": text("I'll ring you back as soon as I know more than I do now; it may be late.")},
			"\"Well?\" }\n", "\"Well?\" }\n  message {\n    say = \"I'll ring you back as soon as I know more than I do now; it may be late.\",\n    from = sam,\n    about = home,\n  }\n"},
		{"wait_until", "message:Well?:0", map[string]form.Value{"when": text("Tue 10:40")}, "\"Well?\" }\n", "\"Well?\" }\n  wait_until \"Tue 10:40\"\n"},
		{"ask", "storyline:One:0", map[string]form.Value{"from": name("sam"), "say": text("Can you?"), "choices": {Texts: []string{"“I'll come now.”", "“No.”"}}},
			"\"Well?\" }\n", "\"Well?\" }\n  local answer = ask {\n    say = \"Can you?\",\n    from = sam,\n    choices = { come_now = \"“I'll come now.”\", no = \"“No.”\" },\n  }\n"},
		{"task", "message:Well?:0", map[string]form.Value{"1": text("Ring Sam"), "minutes": text("5")},
			"\"Well?\" }\n", "\"Well?\" }\n  local ring_sam = task { \"Ring Sam\", minutes = 5, id = \"ring-sam\" }\n"},
		{"deadline", "", map[string]form.Value{"1": text("Report"), "on": name("home"), "due": text("day 3")},
			"child in need\" }\n", "child in need\" }\n\ndeadline { \"Report\", on = home, due = \"day 3\" }\n"},
	} {
		got, key, wrong, err := form.Read(documentation(t), small).Added(one.word, one.in, one.values)
		if want := strings.Replace(small, one.was, one.is, 1); got != want || err != nil || len(wrong) > 0 {
			t.Errorf("a %s (%v, %v) gave\n%s", one.word, wrong, err, got)
		}
		if added, there := form.Read(documentation(t), got).Find(key); !there || added.Word != one.word {
			t.Errorf("a %s can't be found again as %s", one.word, key)
		}
	}
}

// What a new thing needs is asked for, and it isn't added where it has no place.
func TestWhatCannotBeAdded(t *testing.T) {
	s := form.Read(documentation(t), small)
	_, _, wrong, err := s.Added("deadline", "", map[string]form.Value{"1": {Text: "Report"}, "due": {Text: "soon"}})
	var timed form.NoTime
	if err != nil || !errors.Is(wrong["on"], form.ErrNeeded) || !errors.As(wrong["due"], &timed) || len(wrong) != 2 {
		t.Errorf("a deadline without a case: %v, %v", wrong, err)
	}
	_, _, wrong, _ = s.Added("ask", "storyline:One:0", map[string]form.Value{"say": {Text: "Well?"}, "choices": {Texts: []string{"Yes"}}})
	if !errors.Is(wrong["choices"], form.ErrAnswers) {
		t.Errorf("a question with one answer: %v", wrong)
	}
	_, _, wrong, _ = s.Added("child", "case:Osei:0", map[string]form.Value{"1": {Text: "Kayla"}})
	if !errors.Is(wrong["age"], form.ErrNeeded) {
		t.Errorf("a child without an age: %v", wrong)
	}
	if _, _, wrong, err := s.Added("child", "case:Osei:0", map[string]form.Value{"1": {Text: "Ade"}, "months": {Text: "7"}}); err != nil || len(wrong) > 0 {
		t.Errorf("a baby: %v, %v", wrong, err)
	}
	for _, one := range [][2]string{{"scenario", ""}, {"child", ""}, {"message", ""}, {"message", "case:Osei:0"}, {"child", "storyline:One:0"}, {"person", "storyline:Gone:0"}} {
		if _, _, _, err := s.Added(one[0], one[1], nil); !errors.Is(err, form.ErrNoPlace) {
			t.Errorf("a %s in %q: %v", one[0], one[1], err)
		}
	}
	if words := s.CanAdd(""); slices.Contains(words, "scenario") || !slices.Contains(words, "terms") {
		t.Errorf("what can be added is %v", words)
	}
}
