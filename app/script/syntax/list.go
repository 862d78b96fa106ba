package syntax

// arguments reads what a function is called with.
func (p *parser) arguments() *Node {
	first := p.pos
	switch p.kind() {
	case Text:
		p.next()
		return p.node(Arguments, first)
	case OpenBrace:
		table := p.table(CloseBrace)
		return p.node(Arguments, first, table)
	case OpenParen:
		p.next()
		items := p.items(CloseParen, p.argument)
		return p.node(Arguments, first, items...)
	}
	p.fail(Error{Kind: Missing, Want: OpenParen, Type: "()", From: p.end(), To: p.end(), Opened: -1})
	return p.node(Arguments, first)
}

// argument reads one argument. Named ones belong in braces.
func (p *parser) argument() *Node {
	if p.tolerant && p.is(Name) && p.after(1) == Assign {
		p.about(NamedValue, OpenBrace)
		return p.keyed()
	}
	return p.value(0)
}

// table reads a table, up to the closing bracket.
func (p *parser) table(closing Kind) *Node {
	first := p.pos
	p.next()
	fields := p.items(closing, p.field)
	return p.node(Table, first, fields...)
}

// items reads what is in brackets, with its commas, and the closing bracket.
func (p *parser) items(closing Kind, item func() *Node) (list []*Node) {
	p.enter()
	defer p.leave()
	asks := p.asks
	p.asks = false
	defer func() { p.asks = asks }()
	for !p.take(closing) {
		at := p.pos
		if p.is(EOF) {
			p.missing(closing)
			return list
		}
		if len(list) > 0 && closing == CloseParen || p.starts(p.kind()) || p.is(OpenBracket) || !p.tolerant {
			list = append(list, item())
		} else if !p.is(Comma) && !p.is(Semicolon) {
			list = append(list, p.skipTo(closing))
		}
		if !p.separated(closing, at) {
			list = append(list, p.skipTo(closing))
		}
		if !p.tolerant && p.stopped {
			return list
		}
	}
	return list
}

// separated reads the comma after an item, and reports whether the next item or the end
// of the list follows.
func (p *parser) separated(closing Kind, at int) bool {
	switch k := p.kind(); {
	case k == closing || k == EOF && p.pos > at:
		return true
	case k == Comma || k == Semicolon && closing != CloseParen:
		p.next()
		for closing != CloseParen && (p.is(Comma) || p.is(Semicolon)) { // the library takes several for one
			p.next()
		}
		if !p.tolerant {
			if closing == CloseParen && p.is(CloseParen) {
				p.missing(Value)
			}
			return true
		}
		if closing == CloseParen && p.is(CloseParen) || p.pos == at+1 && closing == CloseParen {
			p.fail(Error{Kind: Unexpected, From: p.tokens[p.pos-1].From, To: p.tokens[p.pos-1].To, Opened: -1})
		}
		return true
	case p.tolerant && k == Semicolon:
		p.about(Misread, Comma)
		p.next()
		return true
	case p.starts(k) && p.pos > at, p.tolerant && k == OpenBracket && p.pos > at:
		p.missing(Comma)
		return true
	case !p.tolerant:
		p.missing(Comma)
		return true
	}
	return false
}

// skipTo reads what can't be in a list, up to a comma, the end of the list, or the next
// line.
func (p *parser) skipTo(closing Kind) *Node {
	first := p.pos
	n := p.unexpected()
	for !p.is(closing) && !p.is(Comma) && !p.is(EOF) && !(p.newLine() && p.starts(p.kind())) {
		switch p.kind() {
		case OpenBrace, OpenParen, OpenBracket, FunctionKey:
			p.simple()
		default:
			p.next()
		}
	}
	return p.node(Wrong, first, n)
}

// field reads a field of a table.
func (p *parser) field() *Node {
	first := p.pos
	switch {
	case p.is(Name) && p.after(1) == Assign:
		return p.keyed()
	case p.is(OpenBracket) && !(p.tolerant && p.isList()):
		p.next()
		key := p.inside()
		p.need(CloseBracket)
		if !p.need(Assign) && p.tolerant && (!p.starts(p.kind()) || p.newLine()) {
			return p.node(Indexed, first, key)
		}
		value := p.value(0)
		return p.node(Indexed, first, key, value)
	case p.tolerant && p.misnamed():
		return p.keyed()
	}
	value := p.value(0)
	return p.node(Item, first, value)
}

// keyed reads a field from its `=` on, or from its name if that comes before it.
func (p *parser) keyed() *Node {
	first := p.pos
	for !p.is(Assign) && !p.is(Colon) {
		p.next()
	}
	p.next()
	if k := p.kind(); p.tolerant && (!p.starts(k) && k != OpenBracket || p.newLine() && k == Name && p.after(1) == Assign) {
		p.missing(Value)
		return p.node(Keyed, first)
	}
	value := p.value(0)
	return p.node(Keyed, first, value)
}

// isList reports whether the next bracket begins a list of another language, rather than
// a key.
func (p *parser) isList() bool {
	depth := 0
	for i := p.pos; i < min(len(p.tokens), p.pos+400); i++ {
		switch p.tokens[i].Kind {
		case OpenBracket:
			depth++
		case CloseBracket:
			if depth--; depth == 0 {
				return i+1 < len(p.tokens) && p.tokens[i+1].Kind != Assign && i > p.pos+2
			}
		}
	}
	return true
}

// misnamed reports whether a field begins here whose name isn't one, or isn't followed
// by `=`, and records that: `find-out =`, `first name =`, `"key" =`, `title:`.
func (p *parser) misnamed() bool {
	k := p.kind()
	if (k == Text || k == Number) && (p.after(1) == Assign || p.after(1) == Colon) {
		p.about(BadKey, Name)
		return true
	}
	if k != Name {
		return false
	}
	if p.after(1) == Colon && (p.after(2) != Name || !p.calledAt(3)) {
		p.span(Misread, Assign, p.pos+1, p.pos+2)
		return true
	}
	for i := p.pos + 1; i < min(len(p.tokens), p.pos+8) && p.lines[i] == p.lines[p.pos]; i++ {
		switch k := p.tokens[i].Kind; {
		case k == Assign:
			if i == p.pos+2 && p.isDeclared(p.pos) { // a comma is missing
				return false
			}
			p.span(BadName, Name, p.pos, i)
			return true
		case k != Name && k != Minus && !word(k):
			return false
		}
	}
	return false
}

func (p *parser) calledAt(n int) bool {
	k := p.after(n)
	return k == OpenParen || k == OpenBrace || k == Text
}

// isDeclared reports whether the name that is token i is declared anywhere in the file:
// after `local` or `for`, or as a parameter.
func (p *parser) isDeclared(i int) bool {
	if p.declared == nil {
		p.declared = map[string]bool{}
		listed := false
		for n, t := range p.tokens {
			switch t.Kind {
			case LocalKey, ForKey:
				listed = true
			case OpenParen:
				listed = p.parameterList(n)
			case Name:
				if before := p.tokens[max(0, n-1)].Kind; listed && (before == LocalKey || before == ForKey || before == Comma || before == FunctionKey || before == OpenParen) {
					p.declared[p.text[t.From:t.To]] = true
				}
			case Comma:
			default:
				listed = false
			}
		}
	}
	return p.declared[p.text[p.tokens[i].From:p.tokens[i].To]]
}

// parameterList reports whether token i, a bracket, begins the parameters of a function.
func (p *parser) parameterList(i int) bool {
	for n := i - 1; n >= max(0, i-8); n-- {
		switch p.tokens[n].Kind {
		case FunctionKey:
			return true
		case Name, Dot, Colon:
		default:
			return false
		}
	}
	return false
}
