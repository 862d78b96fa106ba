package syntax

func (p *parser) statement() *Node {
	first := p.pos
	switch p.kind() {
	case Semicolon:
		p.next()
		return p.node(Wrong, first)
	case LocalKey:
		return p.local()
	case FunctionKey:
		if p.after(1) == Name || !p.tolerant {
			return p.function()
		}
	case DoKey:
		p.next()
		return p.closed(Within, first, p.block())
	case WhileKey:
		p.next()
		return p.closed(While, first, p.condition(DoKey), p.block())
	case RepeatKey:
		p.next()
		body := p.block()
		p.need(Until)
		return p.node(Repeat, first, body, p.asked())
	case IfKey:
		return p.branches()
	case ForKey:
		return p.loop()
	case ReturnKey:
		return p.returns()
	case BreakKey:
		p.next()
		p.take(Semicolon)
		return p.node(Break, first)
	case GotoKey:
		p.next()
		p.need(Name)
		return p.node(Goto, first)
	case Colons:
		p.next()
		p.need(Name)
		p.need(Colons)
		return p.node(Label, first)
	}
	return p.simpleStatement()
}

// closed reads the `end` of a statement.
func (p *parser) closed(f Form, first int, children ...*Node) *Node {
	p.need(End)
	return p.node(f, first, children...)
}

// asked reads a condition.
func (p *parser) asked() *Node {
	asks := p.asks
	p.asks = p.tolerant
	defer func() { p.asks = asks }()
	return p.value(0)
}

// condition reads a condition and the word that ends it.
func (p *parser) condition(word Kind) *Node {
	n := p.asked()
	return p.word(n, word)
}

// word reads the word that ends a condition or the head of a loop. If it comes later on
// the line, what is between is wrong; otherwise it is missing.
func (p *parser) word(n *Node, word Kind) *Node {
	if p.take(word) {
		return n
	}
	for i := p.pos; p.tolerant && i < min(len(p.tokens), p.pos+40) && p.lines[i] == p.line(p.end()); i++ {
		k := p.tokens[i].Kind
		if k == word {
			p.about(Unexpected, EOF)
			first := p.pos
			p.pos = i
			wrong := p.node(Wrong, first)
			p.next()
			return &Node{Form: n.Form, First: n.First, End: wrong.End, Children: append(n.Children[:len(n.Children):len(n.Children)], wrong)}
		}
		if k != Name && p.begins(k) || k == End {
			break
		}
	}
	p.missing(word)
	return n
}

func (p *parser) branches() *Node {
	first := p.pos
	p.next()
	children := []*Node{p.condition(Then), p.block()}
	for p.is(ElseIfKey) {
		at := p.pos
		p.next()
		condition := p.condition(Then)
		children = append(children, p.node(Branch, at, condition, p.block()))
		children[len(children)-1].End = p.pos
	}
	if p.is(ElseKey) {
		at := p.pos
		p.next()
		body := p.block()
		children = append(children, p.node(Branch, at, body))
	}
	return p.closed(If, first, children...)
}

func (p *parser) loop() *Node {
	first := p.pos
	p.next()
	if p.after(1) == Assign {
		p.need(Name)
		p.next()
		values := p.values()
		for p.tolerant && p.starts(p.kind()) && !p.newLine() {
			p.missing(Comma)
			values.Children = append(values.Children, p.value(0))
			values.End = p.pos
		}
		if n := len(values.Children); n < 2 || n > 3 {
			p.span(Missing, Value, values.First, values.End)
		}
		return p.closed(Count, first, p.word(values, DoKey), p.block())
	}
	names := p.names()
	p.need(In)
	values := p.values()
	return p.closed(Each, first, names, p.word(values, DoKey), p.block())
}

func (p *parser) returns() *Node {
	first := p.pos
	p.next()
	var children []*Node
	if p.starts(p.kind()) {
		children = append(children, p.values())
	}
	p.take(Semicolon)
	return p.node(Return, first, children...)
}

// names reads names with commas.
func (p *parser) names() *Node {
	first := p.pos
	for p.need(Name) && p.take(Comma) {
	}
	return p.node(Names, first)
}

// values reads values with commas.
func (p *parser) values() *Node {
	first := p.pos
	list := []*Node{p.value(0)}
	for p.is(Comma) || p.literalFollows() {
		if !p.is(Comma) {
			p.missing(Comma)
			list = append(list, p.value(0))
			continue
		}
		if p.next(); p.tolerant && p.newLine() && p.assigns() {
			p.span(Unexpected, EOF, p.pos-1, p.pos)
			break
		}
		list = append(list, p.value(0))
	}
	return p.node(Values, first, list...)
}

// literalFollows reports whether a value follows on the line that can begin nothing else, so that
// a comma is missing before it.
func (p *parser) literalFollows() bool {
	k := p.kind()
	apart := p.pos < len(p.tokens) && p.tokens[p.pos].From > p.end() // a quotation mark lost inside a text leaves two side by side
	return p.tolerant && !p.newLine() && (k == Nil || k == True || k == False || k == Number || k == Text && apart)
}

// assigns reports whether a statement begins here, rather than a value.
func (p *parser) assigns() bool {
	if k := p.kind(); k != Name && k != FunctionKey {
		return p.begins(k) || p.blockEnds()
	}
	return p.targetEnd(p.pos) > p.pos
}

// targetEnd returns the token `=` behind a name, with its fields, that is token i. If there
// is none, it returns i.
func (p *parser) targetEnd(i int) int {
	n := i + 1
	for n+2 < len(p.tokens) && p.tokens[n].Kind == Dot && p.tokens[n+1].Kind == Name && n < i+20 {
		n += 2
	}
	if n < len(p.tokens) && p.tokens[n].Kind == Assign {
		return n
	}
	return i
}

func (p *parser) local() *Node {
	first := p.pos
	p.next()
	if p.is(FunctionKey) && (p.after(1) == Name || !p.tolerant) {
		p.next()
		p.need(Name)
		p.wholeName()
		body := p.body()
		return p.node(LocalFunction, first, body)
	}
	names := p.names()
	if p.is(Assign) || p.tolerant && p.misassigned() {
		p.next()
		values := p.values()
		return p.rest(p.node(Local, first, names, values))
	}
	return p.rest(p.node(Local, first, names))
}

// misassigned reports whether the next token stands for `=` or may come after it, and
// records that. What was read as a name before may have been only its beginning.
func (p *parser) misassigned() bool {
	if p.newLine() {
		return false
	}
	for i := p.pos; i < min(len(p.tokens), p.pos+8) && !p.lineBefore(i); i++ {
		switch k := p.tokens[i].Kind; {
		case k == Equal && i == p.pos:
			i = len(p.tokens)
		case k == Assign || k == Equal:
			p.span(BadName, Name, p.pos-1, i)
			p.pos = i
			return true
		case k != Name && k != Minus && k != Number && !word(k):
			i = len(p.tokens)
		}
	}
	switch p.kind() {
	case Equal, Colon, Compound:
		p.about(Misread, Assign)
		return true
	}
	return false
}

func word(k Kind) bool { return k >= And && k <= WhileKey }

// lineBefore reports whether a line ends before token i.
func (p *parser) lineBefore(i int) bool {
	return i >= len(p.tokens) || i > 0 && p.lines[i] != p.lines[i-1]
}

// rest reads what is left on the line of a statement that should be over, if it can't
// begin another.
func (p *parser) rest(n *Node) *Node {
	if !p.tolerant || p.newLine() || p.blockEnds() || p.is(Semicolon) || p.begins(p.kind()) && !p.is(Name) {
		return n
	}
	switch k := p.kind(); {
	case n.Form == Local && len(n.Children) == 1 && p.starts(k):
		p.missing(Assign)
	case k == Name && (p.after(1) == Assign || p.after(1) == Comma || p.after(1) == Dot || p.after(1) == Colon || p.after(1) == OpenBracket || p.calledAt(1)):
		return n // a statement on the same line
	case k != Junk:
		p.about(Unexpected, EOF)
	}
	return p.recover(n)
}
