package syntax

// simpleStatement reads an assignment or a call.
func (p *parser) simpleStatement() *Node {
	first := p.pos
	if !p.starts(p.kind()) || p.is(Junk) {
		return p.recover(p.unexpected())
	}
	n := p.suffixed()
	switch {
	case p.is(Assign), p.is(Comma) && (target(n) || !p.tolerant):
		return p.assignment(first, n)
	case p.tolerant && (p.is(Equal) || p.is(Compound)):
		if p.is(Equal) {
			p.about(Misread, Assign)
		}
		return p.assignment(first, n)
	case p.is(Compound):
		return p.assignment(first, n)
	case called(n):
		return p.rest(p.node(Do, first, n))
	}
	return p.valueAlone(first, n)
}

// valueAlone records an error about a value that is used as a statement: either it isn't
// meant as one, or what makes it a statement couldn't be read.
func (p *parser) valueAlone(first int, n *Node) *Node {
	if p.tolerant && (n.Form == Word || n.Form == Member) && p.misassigned() {
		return p.assignment(first, n)
	}
	if p.tolerant && !p.newLine() && binary[p.kind()].left > 0 {
		n = p.operators(0, n)
		if called(n) { // `a and b()`
			n = p.node(Binary, first, n)
		}
	}
	if p.newLine() || p.blockEnds() || p.is(Semicolon) || !p.tolerant {
		p.span(NoStatement, EOF, n.First, n.End)
		return p.node(Wrong, first, n)
	}
	p.about(Unexpected, EOF)
	return p.recover(p.node(Wrong, first, n))
}

// target reports whether a value can be assigned.
func target(n *Node) bool { return n.Form == Word || n.Form == Member || n.Form == Element }

// called reports whether a value is a call, which brackets may surround.
func called(n *Node) bool {
	for n.Form == Group && len(n.Children) == 1 {
		n = n.Children[0]
	}
	return n.Form == Call || n.Form == Method
}

// assignment reads an assignment from behind its first target on.
func (p *parser) assignment(first int, n *Node) *Node {
	list := []*Node{n}
	for p.take(Comma) {
		list = append(list, p.suffixed())
	}
	for _, one := range list {
		if !target(one) {
			p.span(NoTarget, EOF, one.First, one.End)
		}
	}
	targets := p.node(Targets, first, list...)
	if !p.take(Equal) && !p.take(Compound) && !p.need(Assign) {
		return p.recover(p.node(Wrong, first, targets))
	}
	if p.newLine() && !p.starts(p.kind()) || p.blockEnds() {
		p.missing(Value) // after `++`, about which there is an error already
		return p.node(Set, first, targets)
	}
	values := p.values()
	return p.rest(p.node(Set, first, targets, values))
}

// Binding powers, as in Lua's own manual; .. and ^ associate to the right.
var binary = map[Kind]struct{ left, right int }{
	Or: {1, 1}, And: {2, 2},
	Less: {3, 3}, Greater: {3, 3}, LessEqual: {3, 3}, GreaterEqual: {3, 3}, Equal: {3, 3}, NotEqual: {3, 3},
	Concat: {5, 4}, Plus: {6, 6}, Minus: {6, 6}, Star: {7, 7}, Slash: {7, 7}, Percent: {7, 7}, Caret: {10, 9},
}

const unaryPower = 8

// starts reports whether a token of the kind can begin a value.
func (p *parser) starts(k Kind) bool {
	switch k {
	case Name, Number, Text, Nil, True, False, Dots, FunctionKey, OpenBrace, OpenParen, Minus, Not, Hash:
		return true
	case OpenBracket, Junk: // a list of another language, and what stands where a value should
		return p.tolerant
	}
	return false
}

// value reads a value whose operators bind more than the limit.
func (p *parser) value(limit int) *Node {
	p.enter()
	defer p.leave()
	first := p.pos
	switch p.kind() {
	case Minus, Not, Hash:
		p.next()
		operand := p.value(unaryPower)
		return p.operators(limit, p.node(Unary, first, operand))
	}
	return p.operators(limit, p.simple())
}

// operators reads the operators and operands behind a value.
func (p *parser) operators(limit int, left *Node) *Node {
	before := p.depth
	defer func() { p.depth = before }()
	for {
		k := p.kind()
		power, is := binary[k]
		if p.asks && k == Assign {
			p.about(Misread, Equal)
			power, is = binary[Equal], true
		}
		if !is || power.left <= limit {
			return left
		}
		p.enter() // the tree is one deeper for each
		p.next()
		if p.tolerant && !p.starts(p.kind()) {
			p.missing(Value)
			left = p.node(Binary, left.First, left)
			continue
		}
		right := p.value(power.right)
		left = p.node(Binary, left.First, left, right)
	}
}

// simple reads a value without operators.
func (p *parser) simple() *Node {
	first := p.pos
	switch p.kind() {
	case Number, Text, Nil, True, False, Dots:
		p.next()
		return p.node(Literal, first)
	case FunctionKey:
		p.next()
		if p.tolerant && p.is(Name) && !p.newLine() { // a function in a value has no name
			p.about(Unexpected, EOF)
			p.next()
		}
		body := p.body()
		return p.node(Lambda, first, body)
	case OpenBrace:
		return p.table(CloseBrace)
	case OpenBracket:
		if p.tolerant {
			p.about(Misread, OpenBrace)
			return p.table(CloseBracket)
		}
	}
	return p.suffixed()
}

// suffixed reads a name or a value in brackets, with its fields and calls.
func (p *parser) suffixed() *Node {
	before := p.depth
	defer func() { p.depth = before }()
	n := p.primary()
	for n.Form != Wrong && n.Form != Literal {
		first := p.pos
		switch p.kind() {
		case Dot:
			p.next()
			p.need(Name)
			n = p.node(Member, n.First, n)
		case OpenBracket:
			p.next()
			key := p.inside()
			p.need(CloseBracket)
			n = p.node(Element, n.First, n, key)
		case Colon:
			if p.tolerant && p.after(1) != Name {
				return n
			}
			p.next()
			p.need(Name)
			n = p.node(Method, n.First, n, p.arguments())
			n.End = p.pos
		case OpenParen, OpenBrace, Text:
			arguments := p.arguments()
			n = p.node(Call, n.First, n, arguments)
		default:
			return n
		}
		if p.enter(); p.pos == first {
			return n
		}
	}
	return n
}

func (p *parser) primary() *Node {
	first := p.pos
	switch p.kind() {
	case Name:
		p.next()
		return p.node(Word, first)
	case OpenParen:
		p.next()
		inside := p.inside()
		p.need(CloseParen)
		return p.node(Group, first, inside)
	case Junk:
		p.fail(Error{Kind: Unexpected, From: p.tokens[first].From, To: p.tokens[first].To, Opened: -1})
		p.next()
		return p.node(Wrong, first)
	case Number, Text, Nil, True, False, Dots, FunctionKey, OpenBrace, OpenBracket, Minus, Not, Hash:
		if p.tolerant {
			return p.value(0)
		}
	}
	p.missing(Value)
	return p.node(Wrong, first)
}

// inside reads a value in brackets, where `=` isn't read as `==`.
func (p *parser) inside() *Node {
	asks := p.asks
	p.asks = p.asks && p.is(Name) // `if (x = 1) then`
	defer func() { p.asks = asks }()
	return p.value(0)
}
