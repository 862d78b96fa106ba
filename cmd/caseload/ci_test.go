package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWhatTakesLongIsRunSomewhere: what is skipped here because it takes long is run by .ci/run,
// which names it.
func TestWhatTakesLongIsRunSomewhere(t *testing.T) {
	script, err := os.ReadFile("../../.ci/run")
	check(t, err)
	named := regexp.MustCompile(`(?m)^long='(.*)'$`).FindSubmatch(script)
	if named == nil {
		t.Fatal(".ci/run names nothing that takes long")
	}
	runs := regexp.MustCompile(string(named[1]))
	files, err := filepath.Glob("*_test.go")
	check(t, err)
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		check(t, err)
		for _, d := range file.Decls {
			if f, is := d.(*ast.FuncDecl); is && takesLong(f) && !runs.MatchString(f.Name.Name) {
				t.Errorf("%s: .ci/run doesn't name %s, so nothing runs it", name, f.Name.Name)
			}
		}
	}
}

// takesLong reports whether a test is skipped unless what takes long was asked for.
func takesLong(f *ast.FuncDecl) (is bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, _ := n.(*ast.CallExpr)
		if call != nil {
			name, _ := call.Fun.(*ast.Ident)
			is = is || name != nil && name.Name == "long"
		}
		return true
	})
	return is && strings.HasPrefix(f.Name.Name, "Test")
}
