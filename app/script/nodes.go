package script

import (
	"fmt"

	"github.com/yuin/gopher-lua/ast"
)

func spend(captures int, where ast.PositionHolder) ast.Stmt {
	return callStmt(guarded(wordSpend, where, number(captures, where)))
}

// The functions below create nodes. at gives a new node the position of an old one.

func at(n, where ast.PositionHolder) {
	n.SetLine(where.Line())
	last := where.LastLine()
	if last == 0 {
		last = where.Line()
	}
	n.SetLastLine(last)
}

func ident(name string, where ast.PositionHolder) ast.Expr {
	e := &ast.IdentExpr{Value: name}
	at(e, where)
	return e
}

func text(value string, where ast.PositionHolder) ast.Expr {
	e := &ast.StringExpr{Value: value}
	at(e, where)
	return e
}

func number(n int, where ast.PositionHolder) ast.Expr {
	e := &ast.NumberExpr{Value: fmt.Sprint(n)}
	at(e, where)
	return e
}

func guarded(word string, where ast.PositionHolder, args ...ast.Expr) *ast.FuncCallExpr {
	e := &ast.FuncCallExpr{Func: ident(word, where), Args: args, AdjustRet: word != wordArgs}
	at(e, where)
	return e
}

func set(object, key, value ast.Expr, where ast.PositionHolder) *ast.FuncCallExpr {
	return guarded(wordSet, where, single(object), single(key), single(value))
}

func callStmt(call *ast.FuncCallExpr) ast.Stmt {
	s := &ast.FuncCallStmt{Expr: call}
	at(s, call)
	return s
}

// single makes e stand for exactly one value, as an operand does.
func single(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.FuncCallExpr:
		e.AdjustRet = true
	case *ast.Comma3Expr:
		e.AdjustRet = true
	}
	return e
}
