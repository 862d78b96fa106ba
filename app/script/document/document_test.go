package document

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/gopher-lua/parse"

	"caseload/scripts"
)

func documentation(t *testing.T) *Documentation {
	t.Helper()
	d, err := Read(scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestAWordIsFound checks that words are found, and that a misspelt name leads to
// the nearest one.
func TestAWordIsFound(t *testing.T) {
	d := documentation(t)
	for name, want := range map[string]string{"case": "case a case case:done", "wait_until": "wait_until", "children.visits": "children.visits"} {
		found, _ := d.Find(name)
		var names []string
		for _, w := range found {
			names = append(names, w.Name)
		}
		if got := strings.Join(names, " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s: found %q", name, got)
		}
	}
	for name, want := range map[string]string{"wait_untill": "wait_until", "visits": "children.visits", "concern": "case:concern", "time": "Time", "zzzzzzzz": ""} {
		if found, near := d.Find(name); len(found) > 0 || near != want {
			t.Errorf("%s: found %v, near %q", name, found, near)
		}
	}
}

// TestDefinitionsForLanguageServers checks that the definitions for language
// servers are valid Lua and have every word once.
func TestDefinitionsForLanguageServers(t *testing.T) {
	d := documentation(t)
	text := d.LuaCATS()
	if _, err := parse.Parse(strings.NewReader(text), "caseload.lua"); err != nil {
		t.Fatal(err)
	}
	for _, w := range d.Words() {
		var line string
		switch name := strings.TrimPrefix(w.Name, "a "); w.Kind {
		case WordHandle:
			line = "---@class " + name + "\n"
		case WordValue:
			if line = "---@alias " + name + " "; w.Type == "" {
				line = "---@class " + name + "\n"
			}
		case WordMethod:
			line = "function " + strings.ToUpper(name[:1]) + name[1:] + "("
		case WordConstant:
			line = "\n" + name + " = "
		default:
			line = "\nfunction " + name + "("
		}
		if n := strings.Count(text, line); n != 1 {
			t.Errorf("%q is there %d times", line, n)
		}
	}
	if strings.Count(text, "---@meta") != 1 {
		t.Error("a file of definitions says ---@meta once")
	}
	for _, theme := range d.Themes {
		if theme.Module != "" && !strings.Contains(text, `fun(name: "`+theme.Module+`"): `+theme.Module+"\n") {
			t.Errorf("require doesn't give %s", theme.Module)
		}
	}
}

var (
	namesType = regexp.MustCompile(`^---@(?:(?:field|param) \S+|return|type|overload|alias \S+) (.*)$`)
	// Whatever stands in a type besides names of types: texts, names of parameters and keys.
	notAType = regexp.MustCompile(`"[^"]*"|[a-z_]+\??:`)
	typeName = regexp.MustCompile(`[A-Za-z_][\w.]*`)
	ofLua    = strings.Fields("string integer number boolean table function any nil fun true false")
)

// TestTheDefinitionsNameTypesThatAreThere checks that every type that the definitions name
// is defined in them, once, and that closed lists are aliases.
func TestTheDefinitionsNameTypesThatAreThere(t *testing.T) {
	text := documentation(t).LuaCATS()
	defined := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^---@(?:class|alias) ([\w.]+)`).FindAllStringSubmatch(text, -1) {
		defined[m[1]]++
	}
	named := 0
	for line := range strings.Lines(text) {
		types := ""
		if m := namesType.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			types, _ = splitType(m[1])
		} else if _, parent, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "---@class ") {
			types = parent
		}
		for _, name := range typeName.FindAllString(notAType.ReplaceAllString(types, ""), -1) {
			named++
			if defined[name] == 0 && !slices.Contains(ofLua, name) {
				t.Errorf("%q isn't defined: %s", name, line)
			}
		}
	}
	for name, times := range defined {
		if times != 1 {
			t.Errorf("%q is defined %d times", name, times)
		}
	}
	for _, list := range []string{"Tier", "By", "TaskKind", "RuleStatus", "Discretion", "Blame"} {
		if !strings.Contains(text, "\n---@alias "+list+` "`) {
			t.Errorf("%s isn't a list of texts", list)
		}
	}
	if named < 500 {
		t.Errorf("found %d names of types", named)
	}
}
