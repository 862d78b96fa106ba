package app_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
)

// printers lists the packages that may convert a sentence to plain text: pages,
// answers over HTTP, the terminal, and findings, reports and golden plays that
// are written to files; and the errors of scripts, which Lua gets as text, on one
// line and no longer than a limit.
var printers = []string{"caseload/app/page", "caseload/app/web", "caseload/cmd/caseload", "caseload/app/scenario", "caseload/app/playtest", "caseload/app/check", "caseload/app/script"}

// Sentences for people are only printed. Nothing compares them with anything but
// "", alone or as part of something, switches over them, uses them as keys of a map,
// slices or searches them or, except for printers and the Error methods of errors,
// makes plain text of them. The same goes for the texts of errors. So nothing depends
// on how a sentence is worded.
func TestNothingTakesASentenceApart(t *testing.T) {
	list := everything(t)
	if len(list) < 15 {
		t.Fatalf("only %d packages were read", len(list))
	}
	needed := map[string]bool{}
	for _, p := range list {
		prints := slices.ContainsFunc(printers, func(one string) bool {
			return p.PkgPath == one || strings.HasPrefix(p.PkgPath, one+"/")
		})
		for _, wrong := range takenApart(p.Fset, p.Syntax, p.TypesInfo, prints) {
			if slices.Contains(stillApart, wrong.key()) {
				needed[wrong.key()] = true
				continue
			}
			t.Error(wrong)
		}
	}
	for _, key := range stillApart {
		if !needed[key] {
			t.Errorf("%q takes no sentence apart any more; take it from the list of exceptions", key)
		}
	}
}

// stillApart lists the functions that take a sentence apart nevertheless, as file and
// name. Gopher-lua says some things in no other way than in words; package gopher
// alone reads them. The list may only become shorter.
var stillApart = []string{"app/script/gopher/gopher.go Overflowed"}

// moduleFolder returns the module's folder, with a slash at its end.
var moduleFolder = sync.OnceValue(func() string {
	folder, err := filepath.Abs("..")
	if err != nil {
		panic(err)
	}
	return filepath.ToSlash(folder) + "/"
})

// sayers are packages whose sentences all come from files whose names begin with
// say, or from a package below them that holds nothing else, so that whoever
// improves the wording finds it there.
var sayers = []string{
	"caseload/app/sim", "caseload/app/sim/calendar", "caseload/app/sim/workload", "caseload/app/check", "caseload/app/check/remark", "caseload/app/scenario", "caseload/app/playtest",
	"caseload/app/debrief", "caseload/app/debrief/aim", "caseload/app/run", "caseload/app/teach", "caseload/app/whatif",
	"caseload/app/script", "caseload/app/script/say",
	"caseload/app/web", "caseload/app/web/debrief", "caseload/app/web/edge", "caseload/app/web/help", "caseload/app/web/play", "caseload/app/web/teach",
}

func TestSentencesComeFromOnePlace(t *testing.T) {
	said := map[string]int{}
	for _, p := range everything(t) {
		if !slices.Contains(sayers, p.PkgPath) {
			continue
		}
		for _, file := range p.Syntax {
			made := append(sentencesMade(p.Fset, file, p.TypesInfo), refusalsMade(p.Fset, file)...)
			if strings.HasPrefix(filepath.Base(p.Fset.Position(file.Pos()).Filename), "say") {
				said[p.PkgPath] += len(made)
				continue
			}
			for _, at := range made {
				t.Errorf("%s: a sentence is made outside the files that say", at)
			}
		}
	}
	for _, sayer := range sayers {
		if said[sayer] == 0 {
			t.Errorf("%s says nothing", sayer)
		}
	}
}

// sentencesMade lists where a file makes a sentence: of words written there, of
// other text, with Say, or by handing words to another function that returns one.
func sentencesMade(fset *token.FileSet, file *ast.File, info *types.Info) (list []string) {
	worded := func(arg ast.Expr) bool {
		literal, is := arg.(*ast.BasicLit)
		return is && literal.Kind == token.STRING && strings.Contains(literal.Value, " ")
	}
	ast.Inspect(file, func(n ast.Node) bool {
		made := false
		switch n := n.(type) {
		case *ast.BasicLit:
			made = isSentence(info.Types[n].Type) && n.Value != `""`
		case *ast.CallExpr:
			fun := info.Types[n.Fun]
			name, _ := n.Fun.(*ast.SelectorExpr)
			made = isSentence(info.Types[n].Type) && (fun.IsType() || name != nil && name.Sel.Name == "Say" || slices.ContainsFunc(n.Args, worded))
		}
		if made {
			list = append(list, fset.Position(n.Pos()).String())
		}
		return true
	})
	return list
}

// refusalsMade lists where a function of a file words an error of its own. Errors that
// are only compared, which stand at the top of a file, and words in front of another
// error or of what a program has printed are not for people to act on.
func refusalsMade(fset *token.FileSet, file *ast.File) (list []string) {
	for _, d := range file.Decls {
		function, is := d.(*ast.FuncDecl)
		if !is || function.Body == nil {
			continue
		}
		ast.Inspect(function.Body, func(n ast.Node) bool {
			call, is := n.(*ast.CallExpr)
			if !is || len(call.Args) == 0 {
				return true
			}
			if name := types.ExprString(call.Fun); name != "errors.New" && name != "fmt.Errorf" {
				return true
			}
			if words := types.ExprString(call.Args[0]); !strings.Contains(words, "%w") && !strings.Contains(words, "%v") {
				list = append(list, fset.Position(call.Pos()).String())
			}
			return true
		})
	}
	return list
}

// isSentence reports whether a type is [sentence.Sentence].
func isSentence(of types.Type) bool {
	named, ok := types.Unalias(of).(*types.Named)
	return ok && named.Obj().Name() == "Sentence" && named.Obj().Pkg().Path() == "caseload/app/sim/sentence"
}

// The rule finds every way of taking a sentence apart, and lets printers print.
func TestEachWayToTakeASentenceApartIsFound(t *testing.T) {
	const source = `package apart
import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"caseload/app/sim"
)
type row struct { n int; says sim.Sentence }
type table struct { rows [2]row }
func f(s, other sim.Sentence, a, b row, list []row, all table, err error, pattern *regexp.Regexp) {
	_ = s == other
	_ = "No." != s
	_ = s < other
	switch s { case "No.": }
	_ = map[sim.Sentence]bool{}
	_ = s[:1]
	for range s {}
	_ = a == b
	_ = all != table{rows: [2]row{a, b}}
	_ = map[row]bool{}
	_ = slices.Contains(list, a)
	_ = slices.Compact(list)
	_ = slices.Index[[]row](list, a)
	_ = reflect.DeepEqual(a, b)
	_ = err.Error() == "No."
	_ = err.Error()[:1]
	_ = strings.Contains(err.Error(), "No")
	_, _, _ = strings.Cut((err.Error()), ":")
	_ = pattern.MatchString(err.Error())
	text := err.Error()
	_ = strings.Split(text, ":")
	// These make plain text of it as well:
	_ = strings.HasPrefix(string(s), "No")
	_ = string(s) == "No."
}
func plain(s sim.Sentence) {
	_ = string(s)
	_ = []byte(s)
	_ = fmt.Sprint(1, s)
	_ = fmt.Sprintf("%s", s)
}
func fine(s, other sim.Sentence, a row, list []row, err error, print strings.Builder) {
	_ = s == ""
	_ = a == row{}
	_ = s + other
	_ = sim.Sentence("Yes.")
	_ = sim.Say("%s", s)
	_ = fmt.Errorf("%s: %w", s, err)
	_ = errors.New(err.Error())
	_ = slices.IndexFunc(list, func(r row) bool { return r.n == a.n })
	print.WriteString(err.Error())
}
type refused struct { why sim.Sentence }
func (r refused) Error() string { return string(r.why) }
func (r refused) Why() string { return string(r.why) }`
	fset := token.NewFileSet()
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	file, err := parser.ParseFile(fset, "apart.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	known := only{}
	for _, p := range loaded(t, packages.LoadTypes, "caseload/app/sim", "errors", "fmt", "reflect", "regexp", "slices", "strings") {
		known[p.PkgPath] = p.Types
	}
	if _, err := (&types.Config{Importer: known}).Check("apart", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	for prints, want := range map[bool]map[string]int{
		false: {"f": 24, "plain": 4, "Why": 1},
		true:  {"f": 22},
	} {
		found := map[string]int{}
		for _, one := range takenApart(fset, []*ast.File{file}, info, prints) {
			found[one.in]++
		}
		if !maps.Equal(found, want) {
			t.Errorf("where prints is %v, want %v, found %v", prints, want, found)
		}
	}
}

// only is an importer that knows a few packages.
type only map[string]*types.Package

func (o only) Import(path string) (*types.Package, error) {
	if p := o[path]; p != nil {
		return p, nil
	}
	return nil, errors.New("no package " + path)
}

// read reads the packages of the whole program once for all tests, which takes seconds.
var read = sync.OnceValues(func() ([]*packages.Package, error) {
	return packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: ".."}, "caseload/...")
})

// everything returns the packages of the whole program, with their syntax and types.
func everything(t *testing.T) []*packages.Package {
	t.Helper()
	list, err := read()
	return sound(t, list, err)
}

func loaded(t *testing.T, mode packages.LoadMode, patterns ...string) []*packages.Package {
	t.Helper()
	list, err := packages.Load(&packages.Config{Mode: mode, Dir: ".."}, patterns...)
	return sound(t, list, err)
}

// sound returns packages that were read without an error.
func sound(t *testing.T, list []*packages.Package, err error) []*packages.Package {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		for _, err := range p.Errors {
			t.Fatal(err)
		}
	}
	return list
}
