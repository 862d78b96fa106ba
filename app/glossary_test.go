package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declared returns the exported names that each package below app declares at
// its top level, by the package's name.
func declared(t *testing.T) map[string][]string {
	t.Helper()
	names := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			for _, id := range namesOf(d) {
				if id.IsExported() {
					names[file.Name.Name] = append(names[file.Name.Name], id.Name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func namesOf(d ast.Decl) (list []*ast.Ident) {
	g, ok := d.(*ast.GenDecl)
	if !ok {
		return nil
	}
	for _, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			list = append(list, s.Name)
		case *ast.ValueSpec:
			list = append(list, s.Names...)
		}
	}
	return list
}

// sources returns the text of every file of a folder and those below it.
func sources(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(name)
		b.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTheGlossaryNamesWhatExists checks that the glossary's words are in order,
// each once, and that every name, address and table that it gives exists.
func TestTheGlossaryNamesWhatExists(t *testing.T) {
	text, err := os.ReadFile("GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	names, routes, tables := declared(t), sources(t, "web"), sources(t, "store")
	quoted := regexp.MustCompile("(table )?`([^`]+)`")
	var words []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 3 || strings.HasPrefix(cells[0], "---") || strings.TrimSpace(cells[0]) == "name" {
			continue
		}
		word := strings.TrimSpace(cells[0])
		words = append(words, word)
		for _, found := range quoted.FindAllStringSubmatch(cells[2], -1) {
			name := found[2]
			pkg, id, isGo := strings.Cut(name, ".")
			switch {
			case found[1] != "":
				if !strings.Contains(tables, `"`+name+`"`) && !strings.Contains(tables, "`"+name+"`") {
					t.Errorf("%s: there is no table %s", word, name)
				}
			case strings.HasPrefix(name, "/"):
				if !strings.Contains(routes, `"`+name+`"`) {
					t.Errorf("%s: there is no address %s", word, name)
				}
			case !isGo || !slices.Contains(names[pkg], id):
				t.Errorf("%s: there is no %s", word, name)
			}
		}
	}
	if len(words) < 50 {
		t.Errorf("the glossary has %d words, which can't be all", len(words))
	}
	if !slices.IsSorted(words) || len(slices.Compact(slices.Clone(words))) != len(words) {
		t.Errorf("the words should be in order, each once: %v", words)
	}
}
