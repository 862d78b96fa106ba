package page_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
	"caseload/app/sim"
)

// A day asks at most three questions, each once, and folds the others away.
func TestADayAsksAFewQuestions(t *testing.T) {
	for plays, want := range map[string][2]string{
		"":            {"", ""},
		"a":           {"0", ""},
		"a a":         {"0", "1"},
		"a a a b c":   {"034", "12"},
		"a b a b a b": {"01", "2345"},
		"a b c d":     {"012", "3"},
	} {
		var moments []debrief.Moment
		for i, play := range strings.Fields(plays) {
			moments = append(moments, debrief.Moment{Play: play, What: sim.Sentence("what " + string(rune('0'+i))), Prompt: "?", Frameworks: []string{}})
		}
		doc := parse(t, debriefpage.ReflectionView{Layout: built, Run: 42, Days: []debriefpage.ReflectionPart{{Name: "day-1", Title: "Monday", Moments: moments}}})
		var got [2]string
		for n := range elements(doc, "span") {
			if attr(n, "class") == "prompts__what" {
				which := 0
				if day := inside(n, "details"); attr(day, "id") != "day-1" {
					which = 1
				}
				got[which] += strings.TrimPrefix(text(n), "what ")
			}
		}
		if got != want {
			t.Errorf("of %q it asks %q, not %q", plays, got, want)
		}
	}
}

// Wherever something unchecked is named, the page says that nobody has checked
// it.
func TestFrameworksSayHowFarTheyWereChecked(t *testing.T) {
	all := text(parse(t, reflectionStates(built)["reflection-ended"]))
	for _, said := range []string{"Ethical practice and reporting concerns (SWE.6, wording not checked yet)", "Not checked against a published source yet.", "This list is not checked against a published source yet.", "order not checked yet"} {
		if !strings.Contains(all, said) {
			t.Errorf("the page doesn't say %q", said)
		}
	}
}

// The day that ended last is unfolded, and so is any day with something that
// can't be saved. The others are folded.
func TestWhichDayStandsOpen(t *testing.T) {
	open := func(v view) (list []string) {
		for n := range elements(parse(t, v), "details") {
			if id := attr(n, "id"); id != "" && has(n, "open") {
				list = append(list, id)
			}
		}
		return list
	}
	v := reflectionStates(built)["reflection-ended"].(debriefpage.ReflectionView)
	v.Days = slices.Clone(v.Days)
	if got := open(v); !slices.Equal(got, []string{"day-3"}) {
		t.Errorf("%q stand open", got)
	}
	v.Open = "gibbs"
	v.Days[0].Boxes = slices.Clone(v.Days[0].Boxes)
	v.Days[0].Boxes[1].Problem = "Too long."
	if got := open(v); !slices.Equal(got, []string{"day-1", "gibbs"}) {
		t.Errorf("with a problem %q stand open", got)
	}
}

// Every button of a reflection submits all of it, so that nothing typed is lost
// by pressing another button.
func TestEveryButtonSendsAllThatWasWritten(t *testing.T) {
	for _, name := range []string{"reflection-kept", "reflection-shared"} {
		doc := parse(t, reflectionStates(built)[name])
		var form *html.Node
		for n := range elements(doc, "textarea") {
			if form == nil {
				form = inside(n, "form")
			}
			if inside(n, "form") != form {
				t.Errorf("%s: %q is in another form", name, attr(n, "name"))
			}
		}
		for n := range elements(doc, "button") {
			if action := attr(inside(n, "form"), "action"); inside(n, "form") != form && action != "/runs/42/writing/erase" {
				t.Errorf("%s: %q sends %q alone", name, text(n), action)
			}
		}
	}
}
