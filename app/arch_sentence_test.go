package app_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// printers lists the packages that may convert a sentence to plain text: pages,
// answers over HTTP, the terminal, and findings, reports and golden plays that
// are written to files; and the errors of scripts, which Lua gets as text, on one
// line and no longer than a limit.
var printers = []string{"caseload/app/page", "caseload/app/web", "caseload/cmd/caseload", "caseload/app/scenario", "caseload/app/playtest", "caseload/app/check", "caseload/app/script"}

// Sentences for people are only printed. Nothing compares them with anything but
// "", switches over them, uses them as keys of a map, slices them or, except for
// printers and the Error methods of errors, converts them to plain text. So nothing
// depends on how a sentence is worded.
func TestNothingTakesASentenceApart(t *testing.T) {
	list := loaded(t, packages.LoadSyntax, "caseload/...")
	if len(list) < 15 {
		t.Fatalf("only %d packages were read", len(list))
	}
	for _, p := range list {
		prints := slices.ContainsFunc(printers, func(one string) bool {
			return p.PkgPath == one || strings.HasPrefix(p.PkgPath, one+"/")
		})
		for _, wrong := range takenApart(p.Fset, p.Syntax, p.TypesInfo, prints) {
			t.Error(wrong)
		}
	}
}

// sayers are packages whose sentences all come from files whose names begin with
// say, or from a package below them that holds nothing else, so that whoever
// improves the wording finds it there.
var sayers = []string{
	"caseload/app/check", "caseload/app/check/remark", "caseload/app/scenario",
	"caseload/app/debrief", "caseload/app/run", "caseload/app/teach", "caseload/app/whatif",
	"caseload/app/script", "caseload/app/script/say",
	"caseload/app/web", "caseload/app/web/debrief", "caseload/app/web/edge", "caseload/app/web/help", "caseload/app/web/play", "caseload/app/web/teach",
}

func TestSentencesComeFromOnePlace(t *testing.T) {
	said := map[string]int{}
	for _, p := range loaded(t, packages.LoadSyntax, sayers...) {
		for _, file := range p.Syntax {
			made := sentencesMade(p.Fset, file, p.TypesInfo)
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
		if said[sayer] == 0 && sayer != "caseload/app/check" { // its words are in app/check/remark
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

// isSentence reports whether a type is [sim.Sentence].
func isSentence(of types.Type) bool {
	named, ok := of.(*types.Named)
	return ok && named.Obj().Name() == "Sentence" && named.Obj().Pkg().Path() == "caseload/app/sim"
}

// The rule finds every way of taking a sentence apart, and lets printers print.
func TestEachWayToTakeASentenceApartIsFound(t *testing.T) {
	const source = `package apart
import "caseload/app/sim"
func f(s, other sim.Sentence) {
	_ = s == other
	_ = "No." != s
	_ = s < other
	switch s { case "No.": }
	_ = map[sim.Sentence]bool{}
	_ = s[:1]
	for range s {}
	_ = string(s)
	_ = []byte(s)
	_ = s == ""
	_ = s + other
	_ = sim.Sentence("Yes.")
}
type refused struct { why sim.Sentence }
func (r refused) Error() string { return string(r.why) }
func (r refused) Why() string { return string(r.why) }`
	fset, info := token.NewFileSet(), &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	file, err := parser.ParseFile(fset, "apart.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	core := loaded(t, packages.LoadTypes, "caseload/app/sim")[0]
	if _, err := (&types.Config{Importer: only{core.Types}}).Check("apart", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	for prints, want := range map[bool]int{false: 10, true: 7} {
		if found := takenApart(fset, []*ast.File{file}, info, prints); len(found) != want {
			t.Errorf("where prints is %v, want %d of them, found %q", prints, want, found)
		}
	}
}

// only is an importer that knows a single package.
type only struct{ *types.Package }

func (o only) Import(string) (*types.Package, error) { return o.Package, nil }

func loaded(t *testing.T, mode packages.LoadMode, patterns ...string) []*packages.Package {
	t.Helper()
	list, err := packages.Load(&packages.Config{Mode: mode, Dir: ".."}, patterns...)
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

// takenApart returns the places where files take a sentence apart.
func takenApart(fset *token.FileSet, files []*ast.File, info *types.Info, printer bool) (list []string) {
	prints := printer
	is := func(e ast.Expr) bool { return isSentence(info.Types[e].Type) }
	empty := func(e ast.Expr) bool {
		v := info.Types[e].Value
		return v != nil && v.Kind() == constant.String && constant.StringVal(v) == ""
	}
	say := func(at ast.Node, what string) {
		list = append(list, fmt.Sprintf("%s: a sentence is %s", fset.Position(at.Pos()), what))
	}
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Op != token.ADD && (is(n.X) || is(n.Y)) && !empty(n.X) && !empty(n.Y) {
				say(n, "compared")
			}
		case *ast.SwitchStmt:
			if n.Tag != nil && is(n.Tag) {
				say(n, "switched over")
			}
		case *ast.MapType:
			if is(n.Key) {
				say(n, "a map's key")
			}
		case *ast.SliceExpr:
			if is(n.X) {
				say(n, "cut")
			}
		case *ast.IndexExpr:
			if is(n.X) {
				say(n, "cut")
			}
		case *ast.RangeStmt:
			if is(n.X) {
				say(n, "gone through")
			}
		case *ast.CallExpr:
			if !prints && len(n.Args) == 1 && info.Types[n.Fun].IsType() && is(n.Args[0]) && !is(n.Fun) {
				say(n, "made plain text where nothing is printed")
			}
		}
		return true
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			method, _ := decl.(*ast.FuncDecl)
			prints = printer || method != nil && method.Recv != nil && method.Name.Name == "Error"
			ast.Inspect(decl, look)
		}
	}
	return list
}
