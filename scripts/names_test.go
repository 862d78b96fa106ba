package scripts_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// bank reads the two lists of names from the source of the module.
func bank(t *testing.T) (families, firsts []string) {
	t.Helper()
	text, err := os.ReadFile("names.lua")
	if err != nil {
		t.Fatal(err)
	}
	list := func(name string) (names []string) {
		_, after, _ := strings.Cut(string(text), "local "+name+" = {")
		body, _, _ := strings.Cut(after, "}")
		for _, m := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(body, -1) {
			names = append(names, m[1])
		}
		return names
	}
	return list("family_names"), list("first_names")
}

// TestTheBankIsLargeAndNoTwoNamesAreAlike checks the size of the bank, and that no
// two people can be confused. A week has about a dozen families, and a longer
// scenario twice as many.
func TestTheBankIsLargeAndNoTwoNamesAreAlike(t *testing.T) {
	families, firsts := bank(t)
	if len(families) < 100 || len(firsts) < 90 {
		t.Errorf("found %d family names and %d first names", len(families), len(firsts))
	}
	all := append(families, firsts...)
	for i, a := range all {
		for _, b := range all[i+1:] {
			if alike(strings.ToLower(a), strings.ToLower(b)) {
				t.Errorf("%s and %s are alike", a, b)
			}
		}
	}
}

// alike reports whether two names differ in at most one letter.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return a[i+1:] == b[i+1:] || a[i:] == b[i+1:]
		}
	}
	return true
}

func TestAlike(t *testing.T) {
	for pair, want := range map[string]bool{"chan khan": true, "obi tobi": true, "dale dale": true, "shay shah": true, "ayo ayodele": false, "marsh marley": false, "rory remy": false} {
		a, b, _ := strings.Cut(pair, " ")
		if alike(a, b) != want || alike(b, a) != want {
			t.Errorf("%s: found %t", pair, !want)
		}
	}
}

const drawFamilies = `
local out = {}
for _, draw in ipairs { %s } do
  local f = names.family { draw = draw, children = 3 }
  table.insert(out, f.name .. " " .. f.parent .. " " .. table.concat(f.children, " "))
end
table.insert(out, names.first "the grandmother")
table.insert(out, names.person "the head teacher")
guide(table.concat(out, "\n"))`

func drawn(t *testing.T, seed uint64, draws ...string) []string {
	t.Helper()
	return strings.Split(playWith(t, fmt.Sprintf(drawFamilies, `"`+strings.Join(draws, `", "`)+`"`), seed).Desk().Guide, "\n")
}

// TestNobodyInAWeekHasAnothersName checks that the names of twelve families of four
// and two more people are all different.
func TestNobodyInAWeekHasAnothersName(t *testing.T) {
	draws := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}
	different := map[string]bool{}
	for seed := range uint64(60) {
		lines, seen := drawn(t, seed, draws...), map[string]bool{}
		for _, name := range strings.Fields(strings.Join(lines, " ")) {
			if seen[name] {
				t.Errorf("seed %d: %s twice", seed, name)
			}
			seen[name] = true
		}
		if len(seen) != 12*5+3 {
			t.Errorf("seed %d: %d names", seed, len(seen))
		}
		different[strings.Fields(lines[0])[0]] = true
	}
	if len(different) < 30 {
		t.Errorf("the first family has %d names only, in 60 plays", len(different))
	}
}

// TestAFamilyIsDrawnByItsOwnName checks that a family's names depend only on luck
// and the name of its draw, and on earlier names only if two draws collide.
func TestAFamilyIsDrawnByItsOwnName(t *testing.T) {
	moved := 0
	for seed := range uint64(60) {
		alone, more, before := drawn(t, seed, "home"), drawn(t, seed, "home", "new"), drawn(t, seed, "new", "home")
		if alone[0] != more[0] {
			t.Errorf("seed %d: a family added later changed %q into %q", seed, alone[0], more[0])
		}
		if alone[0] != before[1] {
			moved++
		}
	}
	if moved > 20 { // the probability of a collision is about a sixth
		t.Errorf("a family added before changed another in %d of 60", moved)
	}
	if one, other := drawn(t, 1, "home"), drawn(t, 1, "other"); one[0] == other[0] {
		t.Errorf("another draw is the same: %q", one[0])
	}
}

func TestNamesSayWhatIsWrong(t *testing.T) {
	refused(t, `names.family { kids = 2 }`, "`names.family` has no `kids`")
	refused(t, `for i = 1, 120 do names.first("one of many") end`, "the bank has no more names")
	_, firsts := bank(t)
	play(t, fmt.Sprintf(`for i = 1, %d do names.first("one of many") end`, len(firsts))) // every name can be drawn
}
