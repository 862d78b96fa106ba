package scripts_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"caseload/scripts"
)

// document is a public function and the comment that stands on it.
type document struct {
	file, name string // "children.visits"
	parameters string
	comment    []string
}

var (
	public     = regexp.MustCompile(`^function ([a-z_]+\.[a-z0-9_]+)\(([^)]*)\)`)
	textNamed  = regexp.MustCompile(`"(text/[a-z-]+\.md)"`)
	moduleHead = regexp.MustCompile(`^-- [a-z0-9_.]+: `)
)

func documents(t *testing.T) []document {
	t.Helper()
	var list []document
	err := fs.WalkDir(scripts.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".lua" {
			return err
		}
		text, err := fs.ReadFile(scripts.FS, name)
		if err != nil {
			return err
		}
		module := strings.ReplaceAll(strings.TrimSuffix(name, ".lua"), "/", ".")
		if !moduleHead.Match(text) || !strings.HasPrefix(string(text), "-- "+module+": ") {
			t.Errorf("%s begins with what it is: \"-- %s: …\"", name, module)
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			m := public.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			first := i
			for first > 0 && strings.HasPrefix(lines[first-1], "--") && !strings.HasPrefix(lines[first-1], "---") {
				first--
			}
			list = append(list, document{name, m[1], m[2], lines[first:i]})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// example is the last paragraph of a comment, which is indented.
func (d document) example() string {
	var lines []string
	for i := len(d.comment) - 1; i >= 0 && strings.HasPrefix(d.comment[i], "--   "); i-- {
		lines = append([]string{strings.TrimPrefix(d.comment[i], "--   ")}, lines...)
	}
	return strings.Join(lines, "\n")
}

func TestEveryFunctionIsDocumentedWhereItStands(t *testing.T) {
	list := documents(t)
	if len(list) < 30 {
		t.Fatalf("found %d functions only", len(list))
	}
	for _, d := range list {
		said := strings.Join(d.comment, "\n")
		if !strings.HasPrefix(said, "-- "+d.name) {
			t.Errorf("%s: %s needs a comment that begins with its name", d.file, d.name)
			continue
		}
		for _, p := range strings.Split(d.parameters, ", ") {
			if p != "" && p != "options" && p != "case" && !strings.Contains(said, "\n--   "+p+" ") {
				t.Errorf("%s: %s doesn't say what `%s` is", d.file, d.name, p)
			}
		}
		if !strings.Contains(d.example(), d.name) {
			t.Errorf("%s: %s needs an example that uses it, as the comment's last paragraph", d.file, d.name)
		}
	}
}

// Every example works as it is written: at the top of a scenario, or in a story
// where the tests' cast is on the desk.
func TestEveryExampleWorks(t *testing.T) {
	const things = `
local view, agenda = { tier = "P1", response = "find-out" }, { cases = {}, learning = true, workload = true, feelings = true }
local options = { on = home, manager = dawn }
local discussion = { on = home, held_on = 1 }
local enquiry = { on = home, held_on = 1, lead = marta }
local rules = children.pack("2023").rules
`
	for _, d := range documents(t) {
		lua := d.example()
		switch {
		case strings.Contains(lua, "scenario {"):
			lua = `local children = require "england.children"` + "\n" + lua
		case strings.HasPrefix(lua, "terms"):
			lua = opening + cast + lua
		default:
			lua = opening + cast + things + told(lua)
		}
		var texts []string
		for _, m := range textNamed.FindAllStringSubmatch(lua, -1) {
			texts = append(texts, m[1])
		}
		if _, err := freeze(t, lua, texts...); err != nil {
			t.Errorf("%s: the example of %s: %v", d.file, d.name, err)
		}
	}
}

// Names, numbers and words stand in the library once each: a module that no
// longer compiles, or that nothing can require, is found here.
func TestEveryModuleLoads(t *testing.T) {
	err := fs.WalkDir(scripts.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".lua" {
			return err
		}
		module := strings.ReplaceAll(strings.TrimSuffix(name, ".lua"), "/", ".")
		if _, err := freeze(t, `local it = require "`+module+`"`+opening+`guide(type(it))`); err != nil {
			t.Errorf("%s: %v", module, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
