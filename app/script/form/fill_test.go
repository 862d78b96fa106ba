package form_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"caseload/app/script/form"
)

// laidOut are things whose tables look as they seldom do in what ships.
var laidOut = []string{
	"message {}\n", "message { }\n", "message {\n}\n", "message { -- nothing yet\n}\n", "message {\n  -- nothing yet\n}\n", "message { --[[ nothing ]] }\n",
	"message { \"x\" }\n", "message { title = \"A\" }\n", "message { title = \"A\", }\n", "message { title = \"A\"; }\n", "message { title = \"A\" --[[ why ]] }\n",
	"message { title = \"A\" --[[ why ]], say = \"B\" }\n", "message {\n  title = \"A\", say = \"B\",\n}\n", "message {\n  title = \"A\",\n  say = \"B\", -- why\n  minutes = 10\n}\n", "message {\n\ttitle = \"A\"\n\t, say = \"B\" }\n",
	"message {\n  title = \"A\",\n  say = \"B\", minutes = 10, id = \"x\",\n}\n", "message { title = \"A\",\n  say = \"B\" }\n",
	"case { \"A\", file = { concern = \"x\" },\n  summary = \"y\",\n  since = \"2026-02-03\",\n  tier = \"P1\",\n  people = {},\n}\n", "person { \"A\",\n  role = \"x\" -- who\n}\n",
}

// What a form writes at once is what it would write value by value, in everything that ships.
func TestAllValuesAtOnceAreEachInTurn(t *testing.T) {
	chance, doc, all := rand.New(rand.NewPCG(19, 2)), documentation(t), shipped(t)
	var read []*form.Script
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if s := form.Read(doc, all[name]); len(s.Things) > 0 {
			read = append(read, s)
		}
	}
	for range 4 {
		for _, text := range laidOut {
			read = append(read, form.Read(doc, text))
		}
	}
	changed, most := 0, 0
	for range *edits {
		s := read[chance.IntN(len(read))]
		at := chance.IntN(len(s.Things))
		values := sampleForm(chance, s, s.Things[at])
		filled, err := s.Fill(s.Things[at].Key, values)
		if err != nil {
			t.Fatalf("%s with %+v: %v", s.Things[at].Key, values, err)
		}
		turn, wrong, gone := s, 0, false
		for _, f := range s.Things[at].Fields() {
			v, sent := values[f.Path]
			if !sent || v.Equal(f.Value) && f.Given {
				continue
			}
			text, err := put(turn, turn.Things[at].Key, f.Path, v)
			if errors.Is(err, form.ErrChoice) && v.Name != "" && filled.Wrong[f.Path] == nil {
				gone = true // the form offered a name that another of its values had, which has another one by now
				break
			}
			if errors.Is(err, form.ErrHours) || errors.Is(filled.Wrong[f.Path], form.ErrHours) {
				gone = true // whether the day ends after it begins depends on another of the values
				break
			}
			if !errors.Is(filled.Wrong[f.Path], err) {
				t.Errorf("%s of %s: %v, and alone %v", f.Path, s.Things[at].Key, filled.Wrong[f.Path], err)
			}
			if err != nil {
				wrong++
				continue
			}
			turn = form.Read(doc, text)
		}
		if gone {
			continue
		}
		if turn.Text() != filled.Text || wrong != len(filled.Wrong) {
			t.Fatalf("%s with %+v (%v): at once and in turn differ\n%s", s.Things[at].Key, values, filled.Wrong, changedPart(turn.Text(), filled.Text))
		}
		changed, most = changed+len(filled.Changed), max(most, len(filled.Changed))
	}
	t.Logf("%d values were changed in %d forms, and %d in one of them", changed, *edits, most)
	if changed < 3**edits {
		t.Error("that is too few to say much")
	}
}

// sampleForm returns random values for some of a thing's fields, one for each place of the file.
func sampleForm(chance *rand.Rand, s *form.Script, thing form.Thing) map[string]form.Value {
	values, taken := map[string]form.Value{}, map[int]bool{}
	for _, f := range thing.Fields() {
		if !f.Editable() || thing.Wrong || f.Given && taken[f.Span.From] || chance.IntN(3) == 0 {
			continue
		}
		taken[f.Span.From] = taken[f.Span.From] || f.Given
		if values[f.Path] = sample(chance, s, f); chance.IntN(5) == 0 {
			values[f.Path] = form.Value{}
		}
	}
	return values
}

// Where several values of a form are written in one place, it takes what is put into one of them,
// and can't take two.
func TestOnePlaceForSeveralValues(t *testing.T) {
	const script = `local note = "Hello"
message { about = home, say = note, title = note }`
	s := form.Read(documentation(t), script)
	key := s.Things[0].Key
	filled, err := s.Fill(key, map[string]form.Value{"say": {Text: "Good morning"}, "title": {Text: "Hello"}})
	if want := `local note = "Good morning"
message { about = home, say = note, title = note }`; err != nil || len(filled.Wrong) > 0 || filled.Text != want {
		t.Errorf("%v, %v:\n%s", err, filled.Wrong, filled.Text)
	}
	if filled, err = s.Fill(key, map[string]form.Value{"say": {Text: "Hi"}, "title": {Text: "Hi"}}); err != nil || len(filled.Wrong) > 0 || len(filled.Changed) != 2 {
		t.Errorf("%v, %+v", err, filled)
	}
	if filled, err = s.Fill(key, map[string]form.Value{"say": {Text: "Hi"}, "title": {Text: "Bye"}}); err != nil || len(filled.Wrong) != 1 {
		t.Errorf("%v, %+v", err, filled)
	}
}

// However many fields are given to one table, or taken out of it, the file is read anew once.
func TestAllFieldsOfATableTakeOneReading(t *testing.T) {
	doc := documentation(t)
	text := strings.Repeat("message { title = \"Another\", say = \"Hello\" }\n", 400)
	for what, thing := range map[string]string{"given": "message {\n}\n", "taken out": "message {\n  title = \"A\",\n  say = \"B\",\n  summary = \"C\",\n  id = \"x\",\n  discuss = \"D\",\n  moment = \"E\",\n}\n"} {
		s := form.Read(doc, text+thing)
		last := s.Things[len(s.Things)-1]
		values := map[string]form.Value{}
		for _, f := range last.Fields() {
			if f.Kind == form.Text && f.Given != (what == "given") && !f.Needed {
				if values[f.Path] = (form.Value{}); !f.Given {
					values[f.Path] = form.Value{Text: "10:30"}
				}
			}
		}
		var filled form.Filled
		once := testing.AllocsPerRun(2, func() { form.Read(doc, s.Text()) })
		all := testing.AllocsPerRun(2, func() { filled, _ = s.Fill(last.Key, values) })
		if len(filled.Changed) < 4 || all > 1.5*once {
			t.Errorf("%s: changing %d values makes %v things in memory, and reading the file %v; wrong: %v", what, len(filled.Changed), all, once, filled.Wrong)
		}
	}
}
