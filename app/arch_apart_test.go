package app_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// takenApart returns the places where files take a sentence apart. The text of an
// error is a sentence, too.
func takenApart(fset *token.FileSet, files []*ast.File, info *types.Info, printer bool) (list []apart) {
	for _, file := range files {
		for _, decl := range file.Decls {
			of := ""
			if method, is := decl.(*ast.FuncDecl); is {
				of = method.Name.Name
			}
			look := looker{info: info, prints: printer || of == "Error", texts: map[types.Object]bool{}, say: func(at ast.Node, what string) {
				list = append(list, apart{fset.Position(at.Pos()), of, what})
			}}
			ast.Inspect(decl, look.names)
			ast.Inspect(decl, look.at)
		}
	}
	return list
}

// apart is a place where a sentence is taken apart.
type apart struct {
	at   token.Position
	in   string // the function's name; "" outside of functions
	what string
}

func (a apart) String() string { return fmt.Sprintf("%s: a sentence is %s", a.at, a.what) }

// key names the place in the list of exceptions: its file below the module's folder,
// and the function.
func (a apart) key() string {
	_, file, _ := strings.Cut(filepath.ToSlash(a.at.Filename), moduleFolder())
	return file + " " + a.in
}

// looker looks at the nodes of a function.
type looker struct {
	info   *types.Info
	prints bool                  // whether sentences may become plain text here
	texts  map[types.Object]bool // variables that hold a sentence made plain text
	say    func(at ast.Node, what string)
}

// names notes the variables to which the text of a sentence is assigned.
func (l looker) names(n ast.Node) bool {
	assign, is := n.(*ast.AssignStmt)
	if !is || len(assign.Lhs) != len(assign.Rhs) {
		return true
	}
	for i, name := range assign.Lhs {
		if name, is := name.(*ast.Ident); is && l.text(assign.Rhs[i]) {
			l.texts[l.info.ObjectOf(name)] = true
		}
	}
	return true
}

func (l looker) at(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		switch {
		case n.Op == token.ADD || l.empty(n.X) || l.empty(n.Y):
		case l.text(n.X) || l.text(n.Y):
			l.say(n, "compared")
		case l.holds(n.X) && l.holds(n.Y):
			l.say(n, "compared with all that it is part of")
		}
	case *ast.SwitchStmt:
		if n.Tag != nil && (l.text(n.Tag) || l.holds(n.Tag)) {
			l.say(n, "switched over")
		}
	case *ast.MapType:
		if l.holds(n.Key) {
			l.say(n, "a map's key")
		}
	case *ast.SliceExpr:
		if l.text(n.X) {
			l.say(n, "cut")
		}
	case *ast.IndexExpr:
		if l.text(n.X) {
			l.say(n, "cut")
		}
	case *ast.RangeStmt:
		if l.text(n.X) {
			l.say(n, "gone through")
		}
	case *ast.CallExpr:
		l.call(n)
	}
	return true
}

// call looks at a conversion or the call of a function of the standard library.
func (l looker) call(n *ast.CallExpr) {
	if l.info.Types[n.Fun].IsType() {
		if !l.prints && len(n.Args) == 1 && isSentence(l.typeOf(n.Args[0])) && !isSentence(l.typeOf(n.Fun)) {
			l.say(n, "made plain text where nothing is printed")
		}
		return
	}
	callee := l.callee(n)
	if callee == nil || callee.Pkg() == nil {
		return
	}
	switch of := callee.Pkg().Path(); {
	case of == "fmt" && callee.Name() != "Errorf":
		if !l.prints && slices.ContainsFunc(n.Args, func(e ast.Expr) bool { return isSentence(l.typeOf(e)) }) {
			l.say(n, "made plain text where nothing is printed")
		}
	case searches(callee):
		if slices.ContainsFunc(n.Args, l.text) {
			l.say(n, "searched or cut by "+of+"."+callee.Name())
		}
	case of == "reflect" && callee.Name() == "DeepEqual", of == "slices" && slices.Contains(comparing, callee.Name()):
		if slices.ContainsFunc(n.Args, l.listHolds) {
			l.say(n, "compared by "+of+"."+callee.Name())
		}
	}
}

// comparing lists the functions of slices that compare elements themselves.
var comparing = []string{"BinarySearch", "Compact", "Compare", "Contains", "Equal", "Index", "IsSorted", "Max", "Min", "Sort", "Sorted"}

// searches reports whether a function of the standard library looks into a text. The
// methods of strings.Builder and their like only print.
func searches(f *types.Func) bool {
	method := f.Signature().Recv() != nil
	switch f.Pkg().Path() {
	case "strings", "bytes":
		return !method && f.Name() != "NewReader"
	case "regexp", "unicode/utf8":
		return true
	}
	return false
}

func (l looker) typeOf(e ast.Expr) types.Type { return l.info.Types[e].Type }

// callee returns the function that is called, or nil if that isn't known.
func (l looker) callee(n *ast.CallExpr) *types.Func {
	fun := ast.Unparen(n.Fun)
	if index, is := fun.(*ast.IndexExpr); is { // with its type arguments
		fun = index.X
	}
	if selector, is := fun.(*ast.SelectorExpr); is {
		f, _ := l.info.Uses[selector.Sel].(*types.Func)
		return f
	}
	return nil
}

// text reports whether an expression is a sentence, one made plain text, or the text
// of an error.
func (l looker) text(e ast.Expr) bool {
	e = ast.Unparen(e)
	if isSentence(l.typeOf(e)) {
		return true
	}
	if name, is := e.(*ast.Ident); is {
		return l.texts[l.info.ObjectOf(name)]
	}
	call, is := e.(*ast.CallExpr)
	if !is {
		return false
	}
	if l.info.Types[call.Fun].IsType() {
		return len(call.Args) == 1 && l.text(call.Args[0])
	}
	f := l.callee(call)
	return f != nil && f.Name() == "Error" && f.Signature().Recv() != nil && f.Signature().Params().Len() == 0
}

// holds reports whether an expression or a type is a sentence or has one in it, so
// that comparing it compares the sentence.
func (l looker) holds(e ast.Expr) bool { return hasSentence(l.typeOf(e)) }

// listHolds is like holds, for the elements of a list.
func (l looker) listHolds(e ast.Expr) bool {
	t := l.typeOf(e)
	if t == nil {
		return false
	}
	if list, is := t.Underlying().(*types.Slice); is {
		t = list.Elem()
	}
	return hasSentence(t)
}

func hasSentence(t types.Type) bool {
	if t == nil || isSentence(t) {
		return t != nil
	}
	switch t := t.Underlying().(type) {
	case *types.Struct:
		for field := range t.Fields() {
			if hasSentence(field.Type()) {
				return true
			}
		}
	case *types.Array:
		return hasSentence(t.Elem())
	}
	return false
}

// empty reports whether an expression is "" or a value like T{}.
func (l looker) empty(e ast.Expr) bool {
	e = ast.Unparen(e)
	if literal, is := e.(*ast.CompositeLit); is {
		return len(literal.Elts) == 0
	}
	v := l.info.Types[e].Value
	return v != nil && v.Kind() == constant.String && constant.StringVal(v) == ""
}
