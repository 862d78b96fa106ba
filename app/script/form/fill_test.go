package form_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"caseload/app/script/form"
)

// What a form writes at once is what it would write value by value, in everything that ships.
func TestAllValuesAtOnceAreEachInTurn(t *testing.T) {
	many := 200
	if os.Getenv("CASELOAD_LONG") != "" {
		many = 1_500
	}
	chance, doc, all := rand.New(rand.NewPCG(19, 2)), documentation(t), shipped(t)
	var read []*form.Script
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if s := form.Read(doc, all[name]); len(s.Things) > 0 {
			read = append(read, s)
		}
	}
	changed, most := 0, 0
	for range many {
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
	t.Logf("%d values were changed in %d forms, and %d in one of them", changed, many, most)
	if changed < 3*many {
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
