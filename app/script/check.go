package script

import (
	"github.com/yuin/gopher-lua/ast"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// variable is a local variable, a parameter or a loop variable.
type variable struct {
	home     *function
	loop     *loop
	captured bool // used by a function inside home
}

// loop is what the checker knows about a loop that it is inside of.
type loop struct {
	parent   *loop
	breaks   bool // it contains a `break`
	captures bool // a function uses a variable of its body
}

// function is a function being checked; the outermost one is the file itself.
type function struct {
	parent   *function
	blocks   []map[string]*variable // innermost last
	upvalues map[*variable]bool     // variables of enclosing functions that it uses
	captured int                    // number of its own variables that functions inside it use
	depth    int
	vararg   bool
	line     int
}

// checker walks a file's syntax tree once. It finds mistakes, enforces the limits
// that the compiler needs, and replaces operations whose cost a single instruction
// can't bound with guarded calls.
type checker struct {
	file      string
	words     []string
	known     map[string]bool
	mistakes  Errors
	fn        *function
	depth     int
	nodes     int
	functions int
	constants map[string]bool
	loop      *loop // innermost loop of fn, or nil
	calls     map[int][]string
	stop      bool // a limit was exceeded: nothing more is walked
}

func newChecker(file string, words []string) *checker {
	c := &checker{file: file, known: map[string]bool{}, constants: map[string]bool{}, calls: map[int][]string{}}
	for _, list := range [][]string{words, library} {
		for _, w := range list {
			c.known[w] = true
		}
		c.words = append(c.words, list...)
	}
	return c
}

// mistake records an author's error on a line.
func (c *checker) mistake(line int, says sim.Sentence) {
	c.mistakeOn(line, why{}, says)
}

// mistakeOn is like mistake, with the error's code and the name it is about.
func (c *checker) mistakeOn(line int, y why, says sim.Sentence) {
	if c.stop {
		return
	}
	c.mistakes = append(c.mistakes, &Error{File: c.file, Line: line, Code: y.code, Name: y.name, Message: said(says)})
	if len(c.mistakes) >= mistakeLimit {
		c.stop = true
	}
}

// tooMuch records that a limit was exceeded, and ends the walk.
func (c *checker) tooMuch(line int, says sim.Sentence) {
	c.mistake(line, says)
	c.stop = true
}

// enter counts one node and one level of nesting. If it returns true, the caller
// must call leave.
func (c *checker) enter(line int) bool {
	if c.stop {
		return false
	}
	c.nodes++
	if c.nodes > nodeLimit {
		c.tooMuch(line, say.TooManyParts(nodeLimit))
		return false
	}
	if c.depth >= depthLimit {
		c.tooMuch(line, say.NestedTooDeep(depthLimit))
		return false
	}
	c.depth++
	return true
}

func (c *checker) leave() { c.depth-- }

// constant counts a text, number or name if it is new in this file.
func (c *checker) constant(line int, key string) {
	if c.constants[key] {
		return
	}
	c.constants[key] = true
	if len(c.constants) > constantLimit {
		c.tooMuch(line, say.TooManyConstants(constantLimit))
	}
}

// main checks a whole file and returns its statements rewritten.
func (c *checker) main(stmts []ast.Stmt) []ast.Stmt {
	c.fn = &function{upvalues: map[*variable]bool{}, vararg: false, depth: 0, line: 1}
	return c.block(stmts)
}

func (c *checker) open() { c.fn.blocks = append(c.fn.blocks, map[string]*variable{}) }

func (c *checker) close() { c.fn.blocks = c.fn.blocks[:len(c.fn.blocks)-1] }

// declare makes name a local variable of the innermost block.
func (c *checker) declare(name string) {
	c.fn.blocks[len(c.fn.blocks)-1][name] = &variable{home: c.fn, loop: c.loop}
}

// find looks a name up, innermost block first, and records which functions capture
// the variable. It returns nil if the name is a global.
func (c *checker) find(name string) *variable {
	for f := c.fn; f != nil; f = f.parent {
		for i := len(f.blocks) - 1; i >= 0; i-- {
			if v := f.blocks[i][name]; v != nil {
				c.reach(v)
				return v
			}
		}
	}
	return nil
}

func (c *checker) reach(v *variable) {
	if v.home == c.fn {
		return
	}
	if !v.captured {
		v.captured = true
		if v.loop != nil {
			v.loop.captures = true
		}
		v.home.captured++
		if v.home.parent != nil && v.home.captured > captureLimit {
			c.tooMuch(v.home.line, say.TooManyCaptured(captureLimit))
		}
	}
	for f := c.fn; f != v.home; f = f.parent {
		f.upvalues[v] = true
		if len(f.upvalues) > upvalueLimit {
			c.tooMuch(f.line, say.TooManyFromOutside(upvalueLimit))
			return
		}
	}
}

// function checks a function's body. self is true if the function was declared with
// `:`.
func (c *checker) function(f *ast.FunctionExpr, self bool) (captures int) {
	if !c.enter(f.Line()) {
		return 0
	}
	defer c.leave()
	c.functions++
	if c.functions > functionLimit {
		c.tooMuch(f.Line(), say.TooManyFunctions(functionLimit))
		return 0
	}
	if c.fn.depth >= functionDepth {
		c.tooMuch(f.Line(), say.FunctionsTooDeep(functionDepth))
		return 0
	}
	if self {
		f.ParList.Names = append([]string{"self"}, f.ParList.Names...)
	}
	inner := &function{parent: c.fn, upvalues: map[*variable]bool{}, vararg: f.ParList.HasVargs, depth: c.fn.depth + 1, line: f.Line()}
	around := c.loop
	c.fn, c.loop = inner, nil
	c.open()
	for _, name := range f.ParList.Names {
		c.declare(name)
	}
	f.Stmts = c.block(f.Stmts)
	c.close()
	c.fn, c.loop = inner.parent, around
	for v := range inner.upvalues { // only counted, so the order doesn't matter
		if v.home == c.fn {
			captures++
		}
	}
	return captures
}

// global checks a use of a name that isn't a local variable.
func (c *checker) global(line int, name string) {
	c.constant(line, "s"+name)
	if c.known[name] {
		return
	}
	c.mistakeOn(line, why{CodeUnknownName, name}, say.UnknownName(name, append(c.locals(), c.words...)))
}

// locals returns the names of all visible local variables.
func (c *checker) locals() (names []string) {
	for f := c.fn; f != nil; f = f.parent {
		for _, b := range f.blocks {
			for name := range b { // the nearest doesn't depend on the order
				names = append(names, name)
			}
		}
	}
	return names
}

// assignsGlobal reports an assignment to a name that isn't a local variable.
func (c *checker) assignsGlobal(line int, name string, function bool) {
	y := why{CodeGlobal, name}
	switch {
	case c.known[name]:
		c.mistakeOn(line, y, say.AssignsWord(name))
	case function:
		c.mistakeOn(line, y, say.GlobalFunction(name))
	default:
		c.mistakeOn(line, y, say.GlobalVariable(name, c.locals()))
	}
}
