package syntax

import "strings"

// parser reads tokens by recursive descent. Unless it is tolerant it stops at the first
// error. If it is, brackets and blocks are balanced; see balance.
type parser struct {
	text     string
	tolerant bool
	tokens   []Token
	pos      int
	depth    int
	asks     bool // in a condition, where `=` is read as `==`
	stopped  bool // nothing more is read

	errors   []Error
	wrong    map[int]bool // lines with an error
	starting []int        // where lines begin
	lines    []int        // by token: its line
	declared map[string]bool
}

// kind returns the kind of the next token, or EOF once nothing more is read.
func (p *parser) kind() Kind {
	if p.stopped {
		return EOF
	}
	return p.tokens[p.pos].Kind
}

// after returns the kind of the token n further on.
func (p *parser) after(n int) Kind {
	if p.stopped || p.pos+n >= len(p.tokens) {
		return EOF
	}
	return p.tokens[p.pos+n].Kind
}

func (p *parser) is(k Kind) bool { return p.kind() == k }

func (p *parser) next() {
	if p.pos < len(p.tokens)-1 {
		p.pos++
	}
}

// take reads the next token if it is of the kind.
func (p *parser) take(k Kind) bool {
	if p.is(k) {
		p.next()
		return true
	}
	return false
}

// newLine reports whether the next token isn't on the line of the one before it.
func (p *parser) newLine() bool {
	t := p.tokens[p.pos]
	return p.pos == 0 || strings.ContainsAny(p.text[t.Lead:t.From], "\n\r")
}

// end returns the byte at which the last token that was read ends.
func (p *parser) end() int {
	if p.pos == 0 {
		return 0
	}
	return p.tokens[p.pos-1].To
}

// fail records an error. Of several on one line, only the first is.
func (p *parser) fail(e Error) {
	if p.stopped {
		return
	}
	if !p.tolerant {
		p.errors, p.stopped = append(p.errors, e), true
		return
	}
	if line := p.line(e.From); !p.wrong[line] && len(p.errors) < maxErrors {
		p.wrong[line] = true
		p.errors = append(p.errors, e)
	}
}

// missing records that something is missing after the last token that was read.
func (p *parser) missing(want Kind) {
	typ := want.String()
	if want == Value {
		typ = ""
	}
	p.fail(Error{Kind: Missing, Want: want, Type: typ, From: p.end(), To: p.end(), Opened: -1})
}

// about records an error about the next token.
func (p *parser) about(kind ErrorKind, want Kind) { p.span(kind, want, p.pos, p.pos+1) }

// span records an error about the tokens from first up to end.
func (p *parser) span(kind ErrorKind, want Kind, first, end int) {
	from, to := p.tokens[first].From, p.tokens[max(first, end-1)].To
	p.fail(Error{Kind: kind, Want: want, From: from, To: to, Opened: -1})
}

// need reads a token of the kind, or records that it is missing.
func (p *parser) need(k Kind) bool {
	if p.take(k) {
		return true
	}
	p.missing(k)
	return false
}

// enter counts a level of nesting, and stops the parser where there are too many. The
// caller must call leave.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth && !p.stopped {
		p.tooDeep()
	}
}

func (p *parser) tooDeep() {
	t := p.tokens[p.pos]
	p.errors = append(p.errors, Error{Kind: TooDeep, From: t.From, To: t.To, Opened: -1})
	p.stopped = true
}

func (p *parser) leave() { p.depth-- }

func (p *parser) node(f Form, first int, children ...*Node) *Node {
	return &Node{Form: f, First: first, End: p.pos, Children: children}
}

// file reads everything. What can't belong to a block, and what is nested too deep, is
// kept as Wrong.
func (p *parser) file() *Node {
	var children []*Node
	for {
		children = append(children, p.block())
		if p.kind() == EOF {
			break
		}
		children = append(children, p.unexpected())
	}
	if last := len(p.tokens) - 1; p.pos < last {
		first := p.pos
		p.pos = last
		children = append(children, p.node(Wrong, first))
	}
	p.pos = len(p.tokens)
	return p.node(File, 0, children...)
}

// unexpected reads one token that can't stand where it is.
func (p *parser) unexpected() *Node {
	first := p.pos
	if p.tokens[first].Kind != Junk { // about which there is an error already
		p.about(Unexpected, EOF)
	}
	p.next()
	return p.node(Wrong, first)
}

// block reads statements up to a word that ends a block.
func (p *parser) block() *Node {
	p.enter()
	defer p.leave()
	asks := p.asks
	p.asks = false
	defer func() { p.asks = asks }()
	first, over := p.pos, false
	var list []*Node
	for !p.blockEnds() {
		at := p.pos
		if over {
			p.about(NotLast, EOF)
			over = false
		}
		s := p.statement()
		if p.pos == at {
			s = p.unexpected()
		}
		list = append(list, s)
		if s.Form == Return || s.Form == Break {
			over = true
		}
	}
	return p.node(Block, first, list...)
}

func (p *parser) blockEnds() bool {
	switch p.kind() {
	case EOF, End, ElseKey, ElseIfKey, Until:
		return true
	}
	return false
}

// recover skips what is left of a statement that couldn't be read, and adds it to the
// node. Functions and tables in it are read.
func (p *parser) recover(n *Node) *Node {
	first := p.pos
	var inside []*Node
	for !p.blockEnds() && !p.is(Semicolon) {
		at := p.pos
		switch k := p.kind(); {
		case p.newLine() && p.begins(k):
			return p.skipped(n, first, inside)
		case k == FunctionKey, k == OpenBrace, k == OpenParen, k == OpenBracket:
			inside = append(inside, p.simple())
		default:
			p.next()
		}
		if p.pos == at {
			p.next()
		}
	}
	return p.skipped(n, first, inside)
}

func (p *parser) skipped(n *Node, first int, inside []*Node) *Node {
	if p.pos > first {
		n.Children = append(n.Children, p.node(Wrong, first, inside...))
		n.End = p.pos
	}
	return n
}

// begins reports whether a token of the kind can begin a statement.
func (p *parser) begins(k Kind) bool {
	switch k {
	case Name, LocalKey, FunctionKey, IfKey, ForKey, WhileKey, RepeatKey, DoKey, ReturnKey, BreakKey, GotoKey:
		return true
	}
	return false
}
