package scripts_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/script/document"
	"caseload/app/sim"
	"caseload/scripts"
)

// documented is the documentation of the library, which is read once.
var documented = sync.OnceValues(func() (*document.Documentation, error) { return document.Read(scripts.FS) })

func documentation(t *testing.T) *document.Documentation {
	t.Helper()
	d, err := documented()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// modules returns the documentation's themes that are modules of this library.
func modules(t *testing.T) []document.Theme {
	t.Helper()
	return slices.DeleteFunc(slices.Clone(documentation(t).Themes), func(theme document.Theme) bool { return theme.Module == "" })
}

// say runs Lua and returns what it passes to `guide`.
func say(t *testing.T, lua string) string {
	t.Helper()
	v, err := freeze(t, opening+lua)
	if err != nil {
		t.Fatalf("%s\n%v", lua, err)
	}
	seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	return seat.Desk().Guide
}

// TestEveryNameOfAModuleIsDocumented checks that the documented names of a module
// are the names it has. It also finds modules that don't compile any more or that
// nothing can require.
func TestEveryNameOfAModuleIsDocumented(t *testing.T) {
	for _, theme := range modules(t) {
		there := map[string]bool{}
		for name := range strings.FieldsSeq(say(t, `local names = {}
			for name, what in pairs(require "`+theme.Module+`") do table.insert(names, name .. "=" .. type(what)) end
			guide(table.concat(names, " "))`)) {
			name, kind, _ := strings.Cut(name, "=")
			there[name] = kind == "function"
		}
		said := map[string]bool{}
		for _, w := range theme.Words {
			_, name, ok := strings.Cut(w.Name, ".")
			if w.Kind == document.WordValue || !ok {
				continue
			}
			if said[name] {
				t.Errorf("%s: %s is documented twice", theme.Module, w.Name)
			}
			said[name] = true
			if isFunction, is := there[name]; !is || isFunction != (w.Kind == document.WordFunction) {
				t.Errorf("%s:%d: %s is documented, and isn't there so", w.File, w.Line, w.Name)
			}
		}
		for name := range there {
			if !said[name] {
				t.Errorf("%s: `%s` isn't documented", theme.Module, name)
			}
		}
	}
}

// known matches the list of fields in a function's message about an unknown field.
var known = regexp.MustCompile("has no `no_such_field`; it has (.*)")

// TestTheFieldsOfFunctionsAreDocumented checks that the documented fields are those
// that a function knows.
func TestTheFieldsOfFunctionsAreDocumented(t *testing.T) {
	found := 0
	for _, theme := range modules(t) {
		for _, w := range theme.Words {
			if !w.Table {
				continue
			}
			found++
			_, name, _ := strings.Cut(w.Name, ".")
			m := known.FindStringSubmatch(say(t, `local fine, why = pcall(require("`+theme.Module+`").`+name+`, { no_such_field = true }) guide(why)`))
			if m == nil {
				t.Errorf("%s takes any field", w.Name)
				continue
			}
			there := strings.Split(m[1], ", ")
			var said []string
			for _, f := range w.Fields {
				said = append(said, f.Name)
			}
			slices.Sort(there)
			slices.Sort(said)
			if !slices.Equal(there, said) {
				t.Errorf("%s:%d: %s has the fields %v, and what is documented is %v", w.File, w.Line, w.Name, there, said)
			}
		}
	}
	if found < 20 {
		t.Errorf("found %d functions that take a table", found)
	}
}

// TestNeededFieldsOfFunctionsAreInTheirExamples checks that needed fields are in
// the examples. Since every example works, a field that it leaves out isn't needed.
func TestNeededFieldsOfFunctionsAreInTheirExamples(t *testing.T) {
	for _, theme := range modules(t) {
		for _, w := range theme.Words {
			for _, f := range w.Fields {
				inExample := strings.Contains(strings.Join(w.Examples, "\n"), f.Name+" =")
				if w.Table && f.Needed && f.Name != "1" && !inExample {
					t.Errorf("%s:%d: `%s` of %s is needed, and no example has it", w.File, w.Line, f.Name, w.Name)
				}
			}
		}
	}
}

var textNamed = regexp.MustCompile(`"(text/[a-z-]+\.md)"`)

// TestEveryExampleWorks checks that every example works as it is written, in each
// place where it can be used. It is frozen with the frame
// (app/script/document/words/frame.lua) or by itself, and played to its end without a fault
// by a player who takes what comes and by one who decides at random.
func TestEveryExampleWorks(t *testing.T) {
	tried := 0
	for _, w := range documentation(t).Words() {
		if len(w.Examples) == 0 && w.Kind != document.WordConstant {
			t.Errorf("%s:%d: %s has no example", w.File, w.Line, w.Name)
		}
		for i, example := range w.Examples {
			for place, lua := range framed(w, example) {
				tried++
				t.Run(fmt.Sprint(w.Name, i, place), func(t *testing.T) {
					t.Parallel()
					var texts []string
					for _, m := range textNamed.FindAllStringSubmatch(lua, -1) {
						texts = append(texts, m[1])
					}
					v, err := freeze(t, lua, texts...)
					if err != nil {
						t.Fatalf("%s:%d: %v\n%s", w.File, w.Line, err, example)
					}
					for _, name := range []string{"first-come", "random"} {
						playOut(t, v, name)
					}
				})
			}
		}
		if base := w.Name[strings.LastIndexAny(w.Name, ".: ")+1:]; w.Kind != document.WordConstant && w.Kind != document.WordHandle && w.Kind != document.WordValue && !strings.Contains(strings.Join(w.Examples, "\n"), base) {
			t.Errorf("%s:%d: the example of %s doesn't use it", w.File, w.Line, w.Name)
		}
	}
	if tried < 150 {
		t.Errorf("tried %d examples", tried)
	}
}

// framed returns the whole scenarios in which an example is tried: the example
// itself if it declares a scenario, otherwise the frame with the example in each
// place where it can be used.
func framed(w document.Word, example string) []string {
	if strings.Contains(example, "scenario {") {
		return []string{example}
	}
	top, story, end := document.Frame()
	var whole []string
	if w.When != document.WhenStory {
		whole = append(whole, top+example+"\n"+story+end)
	}
	if w.When != document.WhenTop {
		whole = append(whole, top+story+example+"\n"+end)
	}
	return whole
}

// playOut lets a policy play, day after day, to the end.
func playOut(t *testing.T, v *scenario.Version, name string) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(2))
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(t.Context(), seat, policy.Named[name], policy.Chance(3)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if turn.Desk.Turn == 150 {
			break
		}
	}
	for _, f := range seat.Faults() {
		t.Errorf("%s: %s: %s", name, f.Storyline, f.Message)
	}
	if o, ended := seat.Outcome(); ended && name == "first-come" && slices.Contains(o.Reached, false) {
		t.Errorf("%s: a storyline never got past what it first waits for", name)
	} else if !ended && name == "first-come" {
		t.Errorf("%s: the play didn't end", name)
	}
}

// TestConstantsSayWhatTheyHold checks that the documentation of a constant of the
// example weighting gives its points, and that of a timescale its certainty.
func TestConstantsSayWhatTheyHold(t *testing.T) {
	points, timescales := 0, 0
	for _, theme := range modules(t) {
		for _, w := range theme.Words {
			_, name, _ := strings.Cut(w.Name, ".")
			it := `require("` + theme.Module + `").` + name
			switch {
			case w.Type == "Kind.table":
				points++
				if n := say(t, `guide(`+it+`.points .. " points.")`); !strings.HasSuffix(w.Summary, ": "+n) {
					t.Errorf("%s: has %s, and says %q", w.Name, n, w.Summary)
				}
			case w.Type == "Timescale":
				timescales++
				status := say(t, `guide(`+it+`.status)`)
				if !strings.HasSuffix(w.Summary, ". "+strings.ToUpper(status[:1])+status[1:]+".") {
					t.Errorf("%s: is %s, and says %q", w.Name, status, w.Summary)
				}
			}
		}
	}
	if points < 10 || timescales < 50 {
		t.Errorf("found %d kinds and %d timescales", points, timescales)
	}
}
