package form_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"caseload/app/script/form"
)

const named = `local children = require "england.children"
local names = require "names"
local drawn = names.family { draw = "the family at the corner", children = 2 }
local nan = names.first "the grandmother"
local sam = person { "Sam", id = "sam", role = "health visitor" }
local mum = person { drawn.parent, role = "mother, " .. drawn.name }
local home = case { drawn.name, kind = children.child_in_need, people = { adult { nan, "grandmother" } }, words = { mum = drawn.parent } }
local says = { no = "text/no.md", yes = "text/yes.md" }

storyline("One", function()
  local head = person { "Amrit", role = "head teacher" }
  local reply = ask { from = sam, about = home, say = "Well?", choices = { yes = "Yes", no = "No" } }
  message { from = head, about = home, title = "The " .. drawn.name .. " letter", say = says[reply] or "text/none.md" }
end)

storyline("Two", function()
  message { from = team.dawn, say = "Good." }
  message { from = "Nursery", say = "Here.", }
end)
`

// options returns how the script writes what a field can name.
func options(t *testing.T, s *form.Script, key, path string) (list []string) {
	t.Helper()
	thing, _ := s.Find(key)
	f, there := thing.Field(path)
	if !there || f.Kind != form.Named {
		t.Fatalf("%s %s is a %d", key, path, f.Kind)
	}
	for _, o := range s.Options(f) {
		list = append(list, o.Name)
	}
	slices.Sort(list)
	return list
}

// What a field can name is what has a name where the field stands, and is of its sort.
func TestWhatCanBeNamed(t *testing.T) {
	s := form.Read(documentation(t), named)
	s.Beside(form.Read(documentation(t), `return { dawn = person { "Dawn Ellis", role = "manager" }, marta = person { "Marta" }, house = case { "House", kind = "a" } }`))
	for _, one := range []struct{ key, path, want string }{
		{"ask:Well?:0", "from", "head mum sam team.dawn team.marta"},
		{"ask:Well?:0", "about", "home"},
		{"message:The {drawn.name} letter:0", "from", "head mum sam team.dawn team.marta"},
		{"message:Good.:0", "from", "mum sam team.dawn team.marta"},
		{"message:Here.:0", "from", "mum sam team.dawn team.marta"},
		{"person:drawn.parent:0", "1", "drawn.children[1] drawn.children[2] drawn.name drawn.parent nan"},
		{"adult:nan:0", "1", "drawn.children[1] drawn.children[2] drawn.name drawn.parent nan"},
	} {
		if got := strings.Join(options(t, s, one.key, one.path), " "); got != one.want {
			t.Errorf("%s %s can be %s", one.key, one.path, got)
		}
	}
	if kinds := options(t, s, "case:drawn.name:0", "kind"); !slices.Contains(kinds, "children.assessment") || slices.Contains(kinds, "children.visits") {
		t.Errorf("the kinds are %v", kinds)
	}
	good, _ := s.Find("message:Good.:0")
	f, _ := good.Field("from")
	i := slices.IndexFunc(s.Options(f), func(o form.Option) bool { return o.Name == "team.dawn" })
	if o := s.Options(f)[i]; o.Title != "Dawn Ellis" || o.About != "manager" || o.Sort != "person" {
		t.Errorf("team.dawn is %+v", o)
	}
	mum, _ := s.Find("person:drawn.parent:0")
	if mum.By != "the family at the corner" || mum.Part != "parent" {
		t.Errorf("the mother is %+v", mum.Drawn)
	}
}

// A name is written as the script writes it; a text in its place is one; a text with computed
// parts keeps those; and of several values that are written elsewhere each can be changed.
func TestNamesAreWritten(t *testing.T) {
	for _, one := range []struct {
		key, path string
		value     form.Value
		was, is   string
	}{
		{"ask:Well?:0", "from", form.Value{Name: "mum"}, "from = sam", "from = mum"},
		{"message:Here.:0", "from", form.Value{Name: "sam"}, `from = "Nursery"`, "from = sam"},
		{"message:Good.:0", "from", form.Value{Text: "Nursery"}, "from = team.dawn", `from = "Nursery"`},
		{"message:Good.:0", "about", form.Value{Name: "home"}, `say = "Good." }`, `say = "Good.", about = home }`},
		{"case:drawn.name:0", "kind", form.Value{Name: "children.assessment"}, "kind = children.child_in_need", "kind = children.assessment"},
		{"case:drawn.name:0", "1", form.Value{Text: "Osei"}, "case { drawn.name", `case { "Osei"`},
		{"case:drawn.name:0", "words.mum", form.Value{Name: "nan"}, "mum = drawn.parent }", "mum = nan }"},
		{"person:drawn.parent:0", "role", form.Value{Text: "mum of the {drawn.name}s"}, `"mother, " .. drawn.name`, `"mum of the " .. drawn.name .. "s"`},
		{"person:drawn.parent:0", "role", form.Value{Text: "mother"}, `"mother, " .. drawn.name`, `"mother"`},
		{"message:The {drawn.name} letter:0", "title", form.Value{Text: "{drawn.name}"}, `"The " .. drawn.name .. " letter"`, `"" .. drawn.name`},
		{"message:The {drawn.name} letter:0", "say@2", form.Value{Text: "text/other.md"}, `"text/yes.md"`, `"text/other.md"`},
		{"message:The {drawn.name} letter:0", "say@3", form.Value{Text: "text/nobody.md"}, `"text/none.md"`, `"text/nobody.md"`},
	} {
		got, err := put(form.Read(documentation(t), named), one.key, one.path, one.value)
		want := strings.Replace(named, one.was, one.is, 1)
		if err != nil || got != want || got == named {
			t.Errorf("%s %s = %+v (%v) gave\n%s", one.key, one.path, one.value, err, got)
		}
	}
}

// What can't be named there, and a text where only a name will do, are refused.
func TestNamesThatDoNotFit(t *testing.T) {
	s := form.Read(documentation(t), named)
	for _, one := range []struct {
		key, path string
		value     form.Value
		want      error
	}{
		{"ask:Well?:0", "from", form.Value{Name: "dawn"}, form.ErrChoice},
		{"ask:Well?:0", "from", form.Value{Name: "home"}, form.ErrChoice},
		{"ask:Well?:0", "from", form.Value{Name: "sam", Text: "Sam"}, form.ErrBoth},
		{"message:Here.:0", "from", form.Value{Name: "head"}, form.ErrChoice},
		{"ask:Well?:0", "about", form.Value{Text: "home"}, form.ErrChoice},
		{"case:drawn.name:0", "kind", form.Value{}, form.ErrNeeded},
		{"message:The {drawn.name} letter:0", "say@2", form.Value{}, form.ErrNeeded},
	} {
		if text, err := put(s, one.key, one.path, one.value); !errors.Is(err, one.want) || text != "" {
			t.Errorf("%s %s = %+v: %v %s", one.key, one.path, one.value, err, text)
		}
	}
}
