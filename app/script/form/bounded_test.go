package form_test

import (
	"errors"
	"strings"
	"testing"

	"caseload/app/script/form"
)

// A form takes no value that the vocabulary wouldn't take, and says why.
func TestWhatTheVocabularyWouldNotTakeIsNotWritten(t *testing.T) {
	const script = `
scenario { title = "A morning", starts = "2026-03-23", from = "09:00", to = "13:00" }
local dawn = person { "Dawn Ellis", id = "dawn" }
local home = case { "Reid", id = "home", strengths = { "Kayla likes school" } }
storyline("a", function()
  if lucky then
    task { "Ring", id = "ring", minutes = 10 }
  else
    task { "Write", id = "write", minutes = 10 }
  end
end)`
	s := form.Read(documentation(t), script)
	find := func(word string, nth int) string {
		for _, thing := range s.Things {
			if thing.Word == word {
				if nth--; nth < 0 {
					return thing.Key
				}
			}
		}
		t.Fatalf("there is no %s", word)
		return ""
	}
	long, many := form.TooLong{}, form.TooMany{}
	for _, one := range []struct {
		key, path string
		value     form.Value
		want      error
	}{
		{find("scenario", 0), "starts", form.Value{Text: "2026-03-07"}, form.ErrRest},
		{find("scenario", 0), "starts", form.Value{Text: "2026-03-06"}, nil},
		{find("scenario", 0), "from", form.Value{Text: "13:00"}, form.ErrHours},
		{find("scenario", 0), "to", form.Value{Text: "08:30"}, form.ErrHours},
		{find("scenario", 0), "to", form.Value{}, nil},
		{find("scenario", 0), "title", form.Value{Text: strings.Repeat("x", 2_001)}, &long},
		{find("person", 0), "1", form.Value{Text: strings.Repeat("x", 201)}, &long},
		{find("person", 0), "id", form.Value{Text: "two words"}, form.ErrID},
		{find("person", 0), "id", form.Value{Text: "Dawn!"}, form.ErrID},
		{find("person", 0), "id", form.Value{Text: "home"}, form.ErrSameID},
		{find("person", 0), "id", form.Value{Text: "dawn-2"}, nil},
		{find("case", 0), "strengths", form.Value{Texts: strings.Split(strings.Repeat("one\n", 12)+"one", "\n")}, &many},
		{find("case", 0), "strengths", form.Value{Texts: strings.Split(strings.Repeat("one\n", 11)+"one", "\n")}, nil},
		{find("task", 0), "minutes", form.Value{Text: "1.5"}, form.ErrWhole},
		{find("task", 0), "id", form.Value{Text: "dawn"}, form.ErrSameID},
		{find("task", 0), "id", form.Value{Text: "write"}, nil}, // of both, one comes about
	} {
		text, err := put(s, one.key, one.path, one.value)
		switch want := one.want.(type) {
		case *form.TooLong:
			if !errors.As(err, want) {
				t.Errorf("%s of %s: %v", one.path, one.key, err)
			}
		case *form.TooMany:
			if !errors.As(err, want) {
				t.Errorf("%s of %s: %v", one.path, one.key, err)
			}
		default:
			if !errors.Is(err, want) || want == nil && text == script {
				t.Errorf("%s of %s = %v: %v, and it should be %v", one.path, one.key, one.value, err, want)
			}
		}
	}
}
