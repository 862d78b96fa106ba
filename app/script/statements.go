package script

import (
	"strconv"

	"github.com/yuin/gopher-lua/ast"

	"caseload/app/script/say"
)

// block checks statements in a new scope and returns them rewritten.
func (c *checker) block(stmts []ast.Stmt) []ast.Stmt {
	c.open()
	defer c.close()
	return c.statements(stmts)
}

func (c *checker) statements(stmts []ast.Stmt) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(stmts))
	for _, s := range stmts {
		if !c.enter(s.Line()) {
			return out
		}
		out = c.statement(out, s)
		c.leave()
	}
	return out
}

// statement checks s and appends its rewritten form to out.
func (c *checker) statement(out []ast.Stmt, s ast.Stmt) []ast.Stmt {
	switch s := s.(type) {
	case *ast.LocalAssignStmt:
		return c.local(out, s)
	case *ast.AssignStmt:
		return append(out, c.assign(s))
	case *ast.FuncDefStmt:
		return append(out, c.define(s))
	case *ast.FuncCallStmt:
		s.Expr = c.expr(s.Expr)
	case *ast.DoBlockStmt:
		s.Stmts = c.block(s.Stmts)
	case *ast.WhileStmt:
		s.Condition = c.expr(s.Condition)
		l := c.enterLoop()
		s.Stmts = c.leaveLoop(l, c.block(s.Stmts), s)
	case *ast.RepeatStmt:
		l := c.enterLoop()
		c.open()
		s.Stmts = c.statements(s.Stmts)
		s.Condition = c.expr(s.Condition) // the condition can use the block's local variables
		c.close()
		s.Stmts = c.leaveLoop(l, s.Stmts, s)
	case *ast.IfStmt:
		s.Condition = c.expr(s.Condition)
		s.Then = c.block(s.Then)
		s.Else = c.block(s.Else)
	case *ast.NumberForStmt:
		s.Init, s.Limit = c.expr(s.Init), c.expr(s.Limit)
		if s.Step != nil {
			s.Step = c.expr(s.Step)
		}
		l := c.enterLoop()
		c.open()
		c.declare(s.Name)
		s.Stmts = c.leaveLoop(l, c.block(s.Stmts), s)
		c.close()
	case *ast.GenericForStmt:
		c.iterate(s)
	case *ast.ReturnStmt:
		s.Exprs = c.exprs(s.Exprs)
	case *ast.BreakStmt:
		if c.loop == nil {
			c.mistake(s.Line(), say.BreakWithoutLoop)
		} else {
			c.loop.breaks = true
		}
	case *ast.LabelStmt:
		c.mistake(s.Line(), say.NoLabel(s.Name))
	case *ast.GotoStmt:
		c.mistake(s.Line(), say.NoGoto)
	default:
		c.mistake(s.Line(), say.NoStatement)
	}
	return append(out, s)
}

func (c *checker) enterLoop() *loop {
	c.loop = &loop{parent: c.loop}
	return c.loop
}

// leaveLoop returns the loop's body, with a workaround for a fault in the library.
// A `break` out of a block inside the body leaves that block's variables shared
// with the functions that use them, and so with whatever uses their registers next,
// unless a variable of the body itself is used by a function. So a variable and a
// function that uses it, which is never reached, are added to the body.
func (c *checker) leaveLoop(l *loop, body []ast.Stmt, where ast.PositionHolder) []ast.Stmt {
	c.loop = l.parent
	if !l.breaks || !l.captures {
		return body
	}
	back := &ast.ReturnStmt{Exprs: []ast.Expr{ident("\x00b", where)}}
	fn := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: []ast.Stmt{back}}
	use := &ast.LocalAssignStmt{Names: []string{"\x00f"}, Exprs: []ast.Expr{fn}}
	never := &ast.IfStmt{Condition: &ast.FalseExpr{}, Then: []ast.Stmt{use}}
	variable := &ast.LocalAssignStmt{Names: []string{"\x00b"}}
	for _, n := range []ast.PositionHolder{back, fn, use, never, never.Condition, variable} {
		at(n, where)
	}
	return append([]ast.Stmt{variable, never}, body...)
}

// iterate checks `for … in`, which takes a single call of pairs or ipairs: an
// author's function as an iterator could neither wait nor be limited.
func (c *checker) iterate(s *ast.GenericForStmt) {
	call, _ := s.Exprs[0].(*ast.FuncCallExpr)
	var name *ast.IdentExpr
	if call != nil {
		name, _ = call.Func.(*ast.IdentExpr)
	}
	if len(s.Exprs) != 1 || name == nil || name.Value != "pairs" && name.Value != "ipairs" || c.find(name.Value) != nil {
		c.mistake(s.Line(), say.ForIn)
		return
	}
	s.Exprs = c.exprs(s.Exprs)
	if len(s.Names) > 2 {
		c.mistake(s.Line(), say.ForInTwo)
	}
	l := c.enterLoop()
	c.open()
	for _, n := range s.Names {
		c.declare(n)
	}
	s.Stmts = c.leaveLoop(l, c.block(s.Stmts), s)
	c.close()
}

// local checks `local a, b = …`. The library lets a single function see its own
// name even without `local function`.
func (c *checker) local(out []ast.Stmt, s *ast.LocalAssignStmt) []ast.Stmt {
	if len(s.Names) == 1 && len(s.Exprs) == 1 {
		if f, ok := s.Exprs[0].(*ast.FunctionExpr); ok {
			c.declare(s.Names[0])
			if k := c.function(f, false); k > 0 {
				out = append(out, spend(k, s))
			}
			return append(out, s)
		}
	}
	s.Exprs = c.exprs(s.Exprs)
	if len(s.Names) > len(s.Exprs) {
		c.spread(s.Exprs)
	}
	for _, n := range s.Names {
		c.declare(n)
	}
	return append(out, s)
}

// spread passes a last call that fills several variables through the engine, which
// supplies the nils that a waiting word would leave out.
func (c *checker) spread(exprs []ast.Expr) {
	if len(exprs) == 0 {
		return
	}
	if call, ok := exprs[len(exprs)-1].(*ast.FuncCallExpr); ok && !call.AdjustRet {
		exprs[len(exprs)-1] = guarded(wordArgs, call, call)
	}
}

// assign checks an assignment. Every write to a table becomes a call, which charges
// for growth, protects frozen tables and counts holes.
func (c *checker) assign(s *ast.AssignStmt) ast.Stmt {
	targets := make([]*ast.AttrGetExpr, len(s.Lhs))
	for i, l := range s.Lhs {
		switch l := l.(type) {
		case *ast.IdentExpr:
			if c.find(l.Value) == nil {
				c.assignsGlobal(l.Line(), l.Value, isFunction(s.Rhs, i))
			}
		case *ast.AttrGetExpr:
			targets[i] = l
			l.Object, l.Key = c.expr(l.Object), c.expr(l.Key)
		default:
			c.mistake(s.Line(), say.CantAssign)
		}
	}
	s.Rhs = c.exprs(s.Rhs)
	if len(s.Lhs) > len(s.Rhs) {
		c.spread(s.Rhs)
	}
	switch {
	case len(s.Lhs) > 1 || len(s.Rhs) > 1:
		return simultaneous(s, targets)
	case targets[0] != nil:
		return callStmt(set(targets[0].Object, targets[0].Key, s.Rhs[0], s))
	}
	return assignOne(s.Lhs[0], s.Rhs[0], s)
}

// assignOne returns `x = value`. If x is the last parameter and the value is a call
// adjusted to one result, as in `a = (f(a))`, the library puts the called function
// into the parameter's register before it reads the arguments from there. Without
// the adjustment the code is correct, and gives as many results as there are
// targets.
func assignOne(target, value ast.Expr, where ast.PositionHolder) ast.Stmt {
	if call, ok := value.(*ast.FuncCallExpr); ok {
		call.AdjustRet = false
	}
	a := &ast.AssignStmt{Lhs: []ast.Expr{target}, Rhs: []ast.Expr{value}}
	at(a, where)
	return a
}

// simultaneous rewrites `a.x, b = …` as separate steps: first tables and keys, then
// the values, then each write. The library would make `a, b = b, a` turn 1, 2 into
// 2, 2, because it writes each value before it reads the next. The variables it
// uses have names that no author can write.
func simultaneous(s *ast.AssignStmt, targets []*ast.AttrGetExpr) ast.Stmt {
	var places, values, out []ast.Stmt
	names := make([]string, len(s.Lhs))
	for i, t := range targets {
		names[i] = "\x00v" + strconv.Itoa(i)
		value := ident(names[i], s)
		if t == nil {
			out = append(out, assignOne(s.Lhs[i], value, s))
			continue
		}
		object, key := "\x00o"+strconv.Itoa(i), "\x00k"+strconv.Itoa(i)
		l := &ast.LocalAssignStmt{Names: []string{object, key}, Exprs: []ast.Expr{single(t.Object), single(t.Key)}}
		at(l, s)
		places = append(places, l)
		out = append(out, callStmt(set(ident(object, s), ident(key, s), value, s)))
	}
	l := &ast.LocalAssignStmt{Names: names, Exprs: s.Rhs}
	at(l, s)
	values = append(values, l)
	do := &ast.DoBlockStmt{Stmts: append(append(places, values...), out...)}
	at(do, s)
	return do
}

func isFunction(exprs []ast.Expr, i int) bool {
	if i >= len(exprs) {
		return false
	}
	_, ok := exprs[i].(*ast.FunctionExpr)
	return ok
}

// define checks `function a.b.c()` and `function a:b()`.
func (c *checker) define(s *ast.FuncDefStmt) ast.Stmt {
	var object, key ast.Expr
	switch name := s.Name.Func.(type) {
	case nil: // a:b
		object, key = c.expr(s.Name.Receiver), text(s.Name.Method, s)
		c.constant(s.Line(), "s"+s.Name.Method)
	case *ast.IdentExpr:
		if c.find(name.Value) == nil {
			c.assignsGlobal(s.Line(), name.Value, true)
		}
		return assignOne(name, c.closure(s.Func, false), s)
	case *ast.AttrGetExpr:
		object, key = c.expr(name.Object), c.expr(name.Key)
	}
	return callStmt(set(object, key, c.closure(s.Func, s.Name.Func == nil), s))
}
