package script

import (
	"math"
	"slices"

	"github.com/yuin/gopher-lua/ast"

	"caseload/app/script/say"
)

// The engine's own words are globals whose names no author can write.
const (
	wordJoin    = "\x00join"  // a .. b .. c
	wordPower   = "\x00power" // a ^ b
	wordMod     = "\x00mod"   // a % b
	wordLess    = "\x00less"  // a < b, and so on
	wordAtMost  = "\x00atmost"
	wordMore    = "\x00more"
	wordAtLeast = "\x00atleast"
	wordSet     = "\x00set"   // t[k] = v
	wordArgs    = "\x00args"  // ... , and calls that fill several variables
	wordList    = "\x00list"  // tables with many items, or whose last item may be several values
	wordSpend   = "\x00spend" // before a function that captures variables is created
	wordMade    = "\x00made"  // the same, around the function
)

func (c *checker) exprs(list []ast.Expr) []ast.Expr {
	for i, e := range list {
		list[i] = c.expr(e)
	}
	return list
}

// expr checks an expression and returns it rewritten.
func (c *checker) expr(e ast.Expr) ast.Expr {
	if !c.enter(e.Line()) {
		return e
	}
	defer c.leave()
	switch e := e.(type) {
	case *ast.NumberExpr:
		c.numeral(e)
	case *ast.StringExpr:
		c.literal(e)
	case *ast.IdentExpr:
		if c.find(e.Value) == nil {
			c.global(e.Line(), e.Value)
		}
	case *ast.Comma3Expr:
		return c.dots(e)
	case *ast.AttrGetExpr:
		e.Object, e.Key = c.expr(e.Object), c.expr(e.Key)
	case *ast.TableExpr:
		return c.table(e)
	case *ast.FuncCallExpr:
		c.call(e)
	case *ast.LogicalOpExpr:
		e.Lhs, e.Rhs = c.expr(e.Lhs), c.expr(e.Rhs)
	case *ast.RelationalOpExpr:
		return c.relation(e)
	case *ast.StringConcatOpExpr:
		return c.join(e)
	case *ast.ArithmeticOpExpr:
		return c.arithmetic(e)
	case *ast.UnaryMinusOpExpr:
		e.Expr = c.expr(e.Expr)
	case *ast.UnaryNotOpExpr:
		e.Expr = c.expr(e.Expr)
	case *ast.UnaryLenOpExpr:
		e.Expr = c.expr(e.Expr)
	case *ast.FunctionExpr:
		return c.closure(e, false)
	}
	return e
}

// numeral refuses a number that the library would read as NaN or infinite.
func (c *checker) numeral(e *ast.NumberExpr) {
	c.constant(e.Line(), "d"+say.Shorten(e.Value, numeralBytes))
	n, ok := parseNumeral(e.Value)
	if !ok || math.IsInf(n, 0) || len(e.Value) > numeralBytes {
		c.mistake(e.Line(), say.UnusableNumber(e.Value))
	}
}

func (c *checker) literal(e *ast.StringExpr) {
	c.constant(e.Line(), "s"+e.Value)
	if len(e.Value) > stringBytes {
		c.mistake(e.Line(), say.LongText(stringBytes>>10))
	}
}

// dots checks `...`. If it stands for several values, it is passed through the
// engine, which charges for them and limits their number.
func (c *checker) dots(e *ast.Comma3Expr) ast.Expr {
	if !c.fn.vararg {
		c.mistake(e.Line(), say.DotsWithout)
		return e
	}
	if e.AdjustRet {
		return e
	}
	return guarded(wordArgs, e, e)
}

// table checks a table constructor.
func (c *checker) table(e *ast.TableExpr) ast.Expr {
	named := map[string]bool{}
	items := 0
	for i, f := range e.Fields {
		line := f.Value.Line()
		if f.Key != nil {
			c.fieldKey(e, f, named)
		} else {
			items++
		}
		f.Value = c.expr(f.Value)
		if f.Key != nil || i < len(e.Fields)-1 {
			f.Value = single(f.Value)
		}
		if items > itemLimit {
			c.mistake(line, say.LongList(itemLimit))
			return e
		}
	}
	return largeTable(e, items)
}

// fieldKey allows `name =` and `["a text"] =`. Any other key could be of any type
// and must be written as an assignment, which is guarded.
func (c *checker) fieldKey(e *ast.TableExpr, f *ast.Field, named map[string]bool) {
	key, ok := f.Key.(*ast.StringExpr)
	line := f.Value.Line()
	if !ok {
		c.mistake(line, say.KeyNoText)
		return
	}
	c.nodes++
	c.literal(key)
	if len(key.Value) > keyBytes {
		c.mistake(line, say.LongWrittenKey(keyBytes))
	}
	if named[key.Value] {
		c.mistake(line, say.GivenTwice(key.Value))
	}
	named[key.Value] = true
}

// largeTable passes a table through the engine if its last item may be several
// values, or if it has more items than the library writes at once: nils at its end
// would then make every later length operation slow. Named fields are moved to the
// front, because the library overwrites items if a named field comes after the
// fiftieth.
func largeTable(e *ast.TableExpr, items int) ast.Expr {
	if items == 0 {
		return e
	}
	last := e.Fields[len(e.Fields)-1]
	many := last.Key == nil && isMulti(last.Value)
	if !many && items < flushItems {
		return e
	}
	var fields, positional []*ast.Field
	for _, f := range e.Fields {
		if f.Key != nil {
			fields = append(fields, f)
		} else {
			positional = append(positional, f)
		}
	}
	var more []ast.Expr
	if many {
		positional = positional[:len(positional)-1]
		more = append(more, last.Value)
		items--
	}
	e.Fields = append(fields, positional...)
	return guarded(wordList, e, append([]ast.Expr{e, number(items, e)}, more...)...)
}

// isMulti reports whether e may stand for several values.
func isMulti(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.FuncCallExpr:
		return !e.AdjustRet
	case *ast.Comma3Expr:
		return !e.AdjustRet
	}
	return false
}

func (c *checker) call(e *ast.FuncCallExpr) {
	if e.Func != nil {
		e.Func = c.expr(e.Func)
	} else {
		e.Receiver = c.expr(e.Receiver)
		c.constant(e.Line(), "s"+e.Method)
	}
	if len(e.Args) > valueLimit {
		c.mistake(e.Line(), say.LongCall(valueLimit))
		return
	}
	c.called(e)
	e.Args = c.exprs(e.Args)
}

// called records what is called on a line, for the message that it isn't a
// function. Names of the vocabulary and the library aren't recorded, because they
// always are functions.
func (c *checker) called(e *ast.FuncCallExpr) {
	name, ok := path(e.Func)
	if e.Func == nil {
		if name, ok = path(e.Receiver); !ok {
			name = "…"
		}
		name, ok = name+":"+e.Method, true
	}
	if id, plain := e.Func.(*ast.IdentExpr); plain && c.known[id.Value] {
		return
	}
	names := c.calls[e.Line()]
	if ok && len(name) <= 60 && len(names) < 4 && !slices.Contains(names, name) {
		c.calls[e.Line()] = append(names, name)
	}
}

// path returns an expression such as `a.b.c` as it was written; false for any other
// expression.
func path(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.IdentExpr:
		return e.Value, true
	case *ast.AttrGetExpr:
		object, ok := path(e.Object)
		key, text := e.Key.(*ast.StringExpr)
		if ok && text {
			return object + "." + key.Value, len(object) < 60
		}
	}
	return "", false
}

// relation guards comparisons unless one side is known to be a number or a short
// text: texts are compared byte by byte in a single instruction.
func (c *checker) relation(e *ast.RelationalOpExpr) ast.Expr {
	e.Lhs, e.Rhs = c.expr(e.Lhs), c.expr(e.Rhs)
	word := map[string]string{"<": wordLess, "<=": wordAtMost, ">": wordMore, ">=": wordAtLeast}[e.Operator]
	if word == "" || isCheap(e.Lhs) || isCheap(e.Rhs) {
		return e
	}
	return guarded(word, e, single(e.Lhs), single(e.Rhs))
}

// isCheap reports whether comparing with e is quick whatever the other side is.
func isCheap(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.NumberExpr, *ast.ArithmeticOpExpr, *ast.UnaryMinusOpExpr, *ast.UnaryLenOpExpr:
		return true
	case *ast.StringExpr:
		return len(e.Value) <= numeralBytes
	}
	return false
}

// join flattens a chain of `..`, which the parser nests to the right.
func (c *checker) join(e *ast.StringConcatOpExpr) ast.Expr {
	var parts []ast.Expr
	var next ast.Expr = e
	for {
		cat, ok := next.(*ast.StringConcatOpExpr)
		if !ok {
			break
		}
		if parts = append(parts, cat.Lhs); len(parts) > joinLimit {
			c.mistake(e.Line(), say.LongJoin(joinLimit))
			return e
		}
		next = cat.Rhs
	}
	parts = append(parts, next)
	for i, p := range parts {
		parts[i] = single(c.expr(p))
	}
	return guarded(wordJoin, e, parts...)
}

// arithmetic guards `^`, whose result differs between processors unless the
// exponent is whole, and `%`, which takes 2,000 steps for numbers of very different
// size.
func (c *checker) arithmetic(e *ast.ArithmeticOpExpr) ast.Expr {
	e.Lhs, e.Rhs = c.expr(e.Lhs), c.expr(e.Rhs)
	switch e.Operator {
	case "^":
		return guarded(wordPower, e, single(e.Lhs), single(e.Rhs))
	case "%":
		return guarded(wordMod, e, single(e.Lhs), single(e.Rhs))
	}
	return e
}

// closure checks a function and, if it captures variables, charges for creating it:
// the library searches all open upvalues for each captured variable.
func (c *checker) closure(f *ast.FunctionExpr, self bool) ast.Expr {
	k := c.function(f, self)
	if k == 0 {
		return f
	}
	return guarded(wordMade, f, number(k, f), f)
}
