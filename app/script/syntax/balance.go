package syntax

// balancer closes brackets and blocks where their end is missing, and takes out ends of
// nothing. Where something ends is told by its indentation: what is inside is further in
// than the line that opens it, and what closes it, at the beginning of a line, is not.
type balancer struct {
	p     *parser
	out   []Token
	open  []opened
	added []Kind // closings that were added since the last token of the file
	looks int    // how often the place was looked for where something should have been opened
}

// opened is a bracket or block that is open.
type opened struct {
	closing Kind
	from    int // where it begins
	line    int
	indent  int // of that line
	inside  int // the indentation of the first line inside, or -1
	choice  bool
	given   bool  // it holds a function's parameters
	elseIf  *Span // the last `else if` in it that was closed
	within  *Span // the `else if` that it is the `if` of
}

// maxType is how many closings an error lists as what is to be typed.
const maxType = 12

// lookDown is how many open brackets and blocks are searched for the one that something
// closes.
const lookDown = 60

func (b *balancer) run() {
	p := b.p
	run := false // only closings precede the token on its line
	column := 0
	for i, t := range p.tokens {
		if i == 0 || p.lineBefore(i) {
			column, _ = columnOf(p.text, t.From)
			run = true
			b.begin(i, column)
		}
		closing := t.Kind == End || t.Kind == Until || t.Kind == CloseParen || t.Kind == CloseBrace || t.Kind == CloseBracket
		switch {
		case t.Kind == EOF:
			b.closeTo(0)
		case closing:
			b.close(i, column, run)
			continue
		case t.Kind == ElseKey || t.Kind == ElseIfKey:
			b.otherwise(i, column, run)
			run = false
			continue
		}
		run = false
		if t.Kind == Then || t.Kind == DoKey {
			b.head(i)
		}
		b.emit(t)
		b.opens(i, column)
	}
}

// head closes the brackets that are open in the condition of an `if`, or in what a `while` or `for`
// begins with, where its `then` or `do` comes on the same line.
func (b *balancer) head(i int) {
	for n := len(b.open) - 1; n >= max(0, len(b.open)-lookDown) && b.open[n].line == b.p.lines[i]; n-- {
		switch b.open[n].closing {
		case CloseParen, CloseBrace, CloseBracket:
			continue
		case End:
			if b.open[n].choice == (b.p.tokens[i].Kind == Then) {
				b.closeTo(n + 1)
			}
		}
		return
	}
}

// emit adds a token of the file.
func (b *balancer) emit(t Token) {
	b.out = append(b.out, t)
	b.added = b.added[:0]
}

// opens notes what the token opens.
func (b *balancer) opens(i, column int) {
	p := b.p
	t := p.tokens[i]
	o := opened{from: t.From, line: p.lines[i], indent: column, inside: -1}
	switch t.Kind {
	case OpenParen:
		o.closing, o.given = CloseParen, p.parameterList(i)
	case OpenBrace:
		o.closing = CloseBrace
	case OpenBracket:
		o.closing = CloseBracket
	case RepeatKey:
		o.closing = Until
	case FunctionKey, WhileKey, ForKey:
		o.closing = End
	case IfKey:
		o.closing, o.choice = End, true
		if i > 0 && p.tokens[i-1].Kind == ElseKey && p.lines[i-1] == p.lines[i] {
			o.within = &Span{p.tokens[i-1].From, t.To}
		}
	case DoKey:
		if b.headed(i) {
			return
		}
		o.closing = End
	default:
		return
	}
	b.open = append(b.open, o)
}

// headed reports whether the `do` that is token i belongs to a `while` or `for` before it.
func (b *balancer) headed(i int) bool {
	p := b.p
	for n := i - 1; n >= max(0, i-60); n-- {
		switch p.tokens[n].Kind {
		case WhileKey, ForKey:
			return true
		case DoKey, End, Then, LocalKey, IfKey, ReturnKey:
			return false
		}
	}
	return false
}

// begin closes, at the beginning of a line, what is open but further in, or can't hold
// the statement that begins here.
func (b *balancer) begin(i, column int) {
	p := b.p
	k := p.tokens[i].Kind
	statement := p.begins(k) && k != Name && (k != FunctionKey || i+1 < len(p.tokens) && p.tokens[i+1].Kind == Name)
	for len(b.open) > 0 && (k == Name || k == OpenBrace || p.begins(k)) {
		o := &b.open[len(b.open)-1]
		bracket := o.closing == CloseParen || o.closing == CloseBrace || o.closing == CloseBracket
		// A field has a plain name, and what is in round brackets has none.
		end := p.targetEnd(i)
		keyed := k == Name && bracket && (end > i+1 || end > i && o.closing == CloseParen)
		out := o.given || column <= o.indent && (o.inside > o.indent || o.inside < 0 && (o.closing == CloseParen || b.goesOn(o)))
		if o.line == p.lines[i] || !out && !keyed && !(statement && bracket) {
			break
		}
		b.closeTo(len(b.open) - 1)
	}
	for n := len(b.open) - 1; n >= 0 && b.open[n].inside < 0 && b.open[n].line < p.lines[i]; n-- {
		b.open[n].inside = column
	}
}

// goesOn reports whether what is inside a bracket or block begins on the line that opens it.
func (b *balancer) goesOn(o *opened) bool {
	last := len(b.out) - 1
	for n := last; n >= max(0, last-200); n-- {
		if b.out[n].From != o.from {
			continue
		}
		begins := map[Kind]Kind{IfKey: Then, WhileKey: DoKey, ForKey: DoKey, FunctionKey: CloseParen}[b.out[n].Kind]
		for begins != EOF && n < last && b.out[n].Kind != begins {
			n++
		}
		return n < last
	}
	return false
}

// closeTo closes all that is open above n.
func (b *balancer) closeTo(n int) {
	for len(b.open) > n {
		o := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		at := 0
		if len(b.out) > 0 {
			at = b.out[len(b.out)-1].To
		}
		b.out = append(b.out, Token{o.closing, at, at, at})
		b.complain(o, at)
	}
}

// complain records that something isn't closed. What is to be typed in one place is one
// error.
func (b *balancer) complain(o opened, at int) {
	p := b.p
	if s := o.elseIf; s != nil {
		p.fail(Error{Kind: ElseIf, Want: ElseIfKey, Type: "elseif", From: s.From, To: s.To, Opened: o.from})
		return
	}
	if n := len(p.errors) - 1; len(b.added) > 0 && n >= 0 && p.errors[n].Kind == Missing && p.errors[n].From == at {
		if len(b.added) >= maxType {
			return
		}
		if o.closing == End && b.added[len(b.added)-1] == End {
			p.errors[n].Type += " "
		}
		p.errors[n].Type += o.closing.String()
		b.added = append(b.added, o.closing)
		return
	}
	before := len(p.errors)
	p.fail(Error{Kind: Missing, Want: o.closing, Type: o.closing.String(), From: at, To: at, Opened: o.from})
	if len(p.errors) > before {
		b.added = append(b.added, o.closing)
	}
}
