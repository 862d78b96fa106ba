package form_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"caseload/app/script/form"
	"caseload/app/script/syntax"
)

// What isn't used goes with its lines, and nothing else does.
func TestThingsAreTakenOut(t *testing.T) {
	const file = `local sam = person { "Sam" } -- she visits
local head = person {
  "Amrit", role = "head teacher",
}
local home = case { "Osei", people = { child { "Kayla", age = 7 }, adult { "Ruth" } } }
local team = { dawn = person { "Dawn" }, marta = person { "Marta" } }

storyline("One", function()
  message { from = sam, about = home, say = "Well?" }
  local reply = ask { from = team.dawn, say = "Can you?", choices = { yes = "Yes", no = "No" } }
  if reply == "yes" then return end
  task { "Ring", id = "ring", minutes = 5 } wait(5)
end)
referral { from = "A", title = "Marsh", id = "marsh", say = "Often late." }
settle("marsh", true)
`
	s := form.Read(documentation(t), file)
	for key, gone := range map[string]string{
		"person:Amrit:0":  "local head = person {\n  \"Amrit\", role = \"head teacher\",\n}\n",
		"child:Kayla:0":   ` child { "Kayla", age = 7 },`,
		"adult:Ruth:0":    `, adult { "Ruth" }`,
		"person:Marta:0":  `, marta = person { "Marta" }`,
		"message:Well?:0": "  message { from = sam, about = home, say = \"Well?\" }\n",
		"task:ring:0":     `task { "Ring", id = "ring", minutes = 5 }`,
	} {
		if got, err := s.Remove(key); err != nil || got != strings.Replace(file, gone, "", 1) {
			t.Errorf("%s (%v) left\n%s", key, err, got)
		}
	}
	for key, lines := range map[string][]int{"person:Sam:0": {9}, "case:Osei:0": {9}, "person:Dawn:0": {10}, "ask:Can you?:0": {11}, "referral:marsh:0": {15}} {
		var used form.InUse
		if text, err := s.Remove(key); !errors.As(err, &used) || text != "" {
			t.Errorf("%s: %v %s", key, err, text)
		}
		var got []int
		for _, u := range used {
			got = append(got, u.Line)
		}
		if !slices.Equal(got, lines) {
			t.Errorf("%s is used on the lines %v", key, got)
		}
	}
	if _, err := form.Read(documentation(t), `scenario { title = "A" }`).Remove("scenario:A:0"); !errors.Is(err, form.ErrKept) {
		t.Errorf("a scenario: %v", err)
	}
	if _, err := form.Read(documentation(t), `return { person { "A" }, "b" }`).Remove("person:A:0"); !errors.Is(err, form.ErrWoven) {
		t.Errorf("what others follow: %v", err)
	}
	other := form.Read(documentation(t), `message { from = team.marta, say = "Hello" }`)
	s.Beside(other)
	var used form.InUse
	if _, err := s.Remove("person:Marta:0"); !errors.As(err, &used) || len(used) != 1 || used[0].In != other || used[0].Of.Title != "Hello" {
		t.Errorf("used in another file: %v", used)
	}
}

// In whatever ships, a thing that is added or taken out at random leaves every other byte as it is,
// and a file that could be read can be read; so can one in which another line is wrong.
func TestAddingAndTakingOutChangesNothingElse(t *testing.T) {
	for _, mistake := range []string{"", "local x = = 1\n"} {
		many := *edits
		if mistake != "" {
			many = min(many, 1_000) // these are read twice
		}
		t.Run("with "+mistake, func(t *testing.T) {
			chance, doc, all := rand.New(rand.NewPCG(19, 3)), documentation(t), shipped(t)
			var read []*form.Script
			for _, name := range slices.Sorted(maps.Keys(all)) {
				read = append(read, form.Read(doc, withMistake(all[name], mistake, chance)))
			}
			added, removed := 0, 0
			for range many {
				was := read[chance.IntN(len(read))]
				if len(was.Things) > 0 && chance.IntN(2) == 0 {
					removed += removeOne(t, was, chance)
				} else {
					added += addOne(t, was, chance)
				}
				if t.Failed() {
					return
				}
			}
			t.Logf("%d added, %d taken out", added, removed)
			if added < many/5 || removed < many/20 {
				t.Error("that is too few to say much")
			}
		})
	}
}

// addOne adds a random thing, and returns 1 if it could be added.
func addOne(t *testing.T, was *form.Script, chance *rand.Rand) int {
	t.Helper()
	in := ""
	if len(was.Things) > 0 && chance.IntN(2) == 0 {
		in = was.Things[chance.IntN(len(was.Things))].Key
	}
	words := was.CanAdd(in)
	if len(words) == 0 {
		return 0
	}
	word := words[chance.IntN(len(words))]
	begun, key, err := was.Begin(word, in)
	if err != nil {
		return 0
	}
	thing, _ := begun.Find(key)
	values := map[string]form.Value{}
	for _, f := range thing.Fields() {
		if f.Editable() && (f.Needed || chance.IntN(6) == 0) {
			values[f.Path] = sample(chance, begun, f)
		}
		if f.Path == "choices" && f.Needed {
			values[f.Path] = form.Value{Texts: []string{"Yes, today", "No; \"not\" today"}}
		}
	}
	text, key, wrong, err := was.Added(word, in, values)
	if len(wrong) > 0 { // such as a case where there is none
		return 0
	}
	what := fmt.Sprintf("a %s in %q of\n%s", word, in, was.Text()[:min(200, len(was.Text()))])
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return 0
	}
	from, tail := common([]byte(was.Text()), []byte(text))
	if from+tail != len(was.Text()) {
		t.Errorf("%s: bytes that were there are gone", what)
	}
	is := form.Read(documentation(t), text)
	checkOthers(t, what, was, is, 1)
	if made, there := is.Find(key); !there || made.Word != word {
		t.Errorf("%s: there is no %s", what, key)
	} else {
		for path, v := range values {
			if f, _ := made.Field(path); path != "choices" && !f.Value.Equal(v) {
				t.Errorf("%s: %s reads %+v and not %+v", what, path, f.Value, v)
			}
		}
	}
	return 1
}

// removeOne takes a random thing out, and returns 1 if it could be taken out.
func removeOne(t *testing.T, was *form.Script, chance *rand.Rand) int {
	t.Helper()
	thing := was.Things[chance.IntN(len(was.Things))]
	text, err := was.Remove(thing.Key)
	if err != nil {
		return 0
	}
	what := "taking out " + thing.Key
	from, tail := common([]byte(was.Text()), []byte(text))
	if from+tail < len(text) {
		t.Errorf("%s: there are other bytes", what)
	}
	with := 0
	for _, other := range was.Things {
		for in := other; ; in, _ = was.Find(in.Within) {
			if in.Key == thing.Key {
				with++
			}
			if in.Within == "" {
				break
			}
		}
	}
	checkOthers(t, what, was, form.Read(documentation(t), text), -with)
	return 1
}

// checkOthers checks that a file has so many more things, and is as right as it was.
func checkOthers(t *testing.T, what string, was, is *form.Script, more int) {
	t.Helper()
	if e, old := syntax.Parse(is.Text()).Errors, syntax.Parse(was.Text()).Errors; len(e) > len(old) {
		t.Errorf("%s: %+v", what, e)
	}
	if len(is.Things) != len(was.Things)+more {
		t.Errorf("%s: %d things, then %d", what, len(was.Things), len(is.Things))
	}
	if more > 0 && !slices.Equal(comments(was.Text()), comments(is.Text())) {
		t.Errorf("%s: the comments differ", what)
	}
	if t.Failed() {
		t.Log(changedPart(was.Text(), is.Text()))
	}
}
