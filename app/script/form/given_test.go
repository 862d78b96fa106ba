package form_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/script/form"
)

// What can stand in braces in a text is what the thing and its case give.
func TestGiven(t *testing.T) {
	s := form.Read(documentation(t), `
local home = case { "Osei", id = "home", words = { mum = "Ruth", child = family.children[1] } }
local other = case { "Reid", id = "other", words = words_of(family) }
local twice = case { "A", id = "a", words = { a = "A" } }
twice = case { "B", id = "b", words = { b = "B" } }
message { about = home, say = "One", words = { day = "Tuesday" } }
message { about = other, say = "Two" }
message { about = h.case, say = "Three", words = { it = "it" } }
message { say = "Four" }
message { about = twice, say = "Five" }`)
	for _, one := range []struct {
		key  string
		want []form.Given
		all  bool
	}{
		{"case:home:0", []form.Given{{"mum", "Ruth"}, {"child", "family.children[1]"}}, true},
		{"message:One:0", []form.Given{{"day", "Tuesday"}, {"mum", "Ruth"}, {"child", "family.children[1]"}}, true},
		{"message:Two:0", nil, false},
		{"message:Three:0", []form.Given{{"it", "it"}}, false},
		{"message:Four:0", nil, true},
		{"message:Five:0", nil, false},
	} {
		thing, there := s.Find(one.key)
		if !there {
			t.Fatalf("there is no %s", one.key)
		}
		if got, all := s.GivenTo(thing); !slices.Equal(got, one.want) || all != one.all {
			t.Errorf("%s: %v %t", one.key, got, all)
		}
	}
	if got := s.Given(); len(got) != 6 {
		t.Errorf("all that is given: %v", got)
	}
	if words := s.Mentioned(); !words["mum"] || !words["Tuesday"] || words["mun"] {
		t.Error("what is mentioned isn't known")
	}
}

// Names that are given to each other over and over have more ways through them than can be
// followed; reading such a script, and what its form can choose, ends all the same.
func TestNamesWithManyWays(t *testing.T) {
	script := "local x = 1\n" + strings.Repeat("x = x\n", 200) + "person { name = x, role = x }\n" + strings.Repeat("message { from = x, say = x }\n", 200)
	s := form.Read(documentation(t), script)
	for _, thing := range s.Things {
		for _, f := range thing.Fields() {
			s.Options(f)
		}
	}
	if len(s.Things) < 200 {
		t.Errorf("%d things were read", len(s.Things))
	}
}
