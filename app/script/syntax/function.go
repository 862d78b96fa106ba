package syntax

func (p *parser) function() *Node {
	first := p.pos
	p.next()
	p.need(Name)
	p.wholeName()
	for p.take(Dot) {
		p.need(Name)
	}
	if p.take(Colon) {
		p.need(Name)
	}
	body := p.body()
	return p.node(Function, first, body)
}

// wholeName reads what else was meant as the name of a function, up to its round bracket: words and
// hyphens.
func (p *parser) wholeName() {
	for i := p.pos; p.tolerant && i < min(len(p.tokens), p.pos+12) && !p.lineBefore(i); i++ {
		switch k := p.tokens[i].Kind; {
		case k == OpenParen && i > p.pos:
			p.span(BadName, Name, p.pos-1, i)
			p.pos = i
			return
		case k != Name && k != Minus && k != Number && !word(k):
			return
		}
	}
}

// body reads a function from its parameters on.
func (p *parser) body() *Node {
	first := p.pos
	var children []*Node
	switch {
	case p.take(OpenParen):
		if !p.is(CloseParen) {
			children = append(children, p.parameters())
		}
		p.need(CloseParen)
	case p.tolerant:
		p.missing(OpenParen)
		p.errors[len(p.errors)-1].Type = "()"
	default:
		p.missing(OpenParen)
	}
	children = append(children, p.block())
	return p.closed(Body, first, children...)
}

func (p *parser) parameters() *Node {
	first := p.pos
	for {
		if p.take(Dots) {
			break
		}
		if !p.need(Name) && p.tolerant && !p.is(CloseParen) && !p.is(EOF) {
			p.next()
		}
		if p.tolerant && p.is(Name) {
			p.missing(Comma)
		} else if !p.take(Comma) {
			break
		}
	}
	for p.tolerant && !p.is(CloseParen) && !p.newLine() && !p.is(EOF) {
		p.next()
	}
	return p.node(Names, first)
}
