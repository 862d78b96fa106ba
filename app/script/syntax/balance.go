package syntax

// balancer closes brackets and blocks where their end is missing, and takes out ends of
// nothing. Where something ends is told by its indentation: what is inside is further in
// than the line that opens it, and what closes it, at the beginning of a line, is not.
type balancer struct {
	p     *parser
	out   []Token
	open  []opened
	added []Kind // closings that were added since the last token of the file
}

// opened is a bracket or block that is open.
type opened struct {
	closing Kind
	from    int // where it begins
	line    int
	indent  int // of that line
	inside  int // the indentation of the first line inside, or -1
	choice  bool
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
		b.emit(t)
		b.opens(i, column)
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
		o.closing = CloseParen
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
	statement := p.begins(k) && k != Name && k != FunctionKey
	for len(b.open) > 0 && (k == Name || p.begins(k)) {
		o := &b.open[len(b.open)-1]
		bracket := o.closing == CloseParen || o.closing == CloseBrace || o.closing == CloseBracket
		out := column <= o.indent && (o.inside > o.indent || o.inside < 0 && b.goesOn(o))
		if o.line == p.lines[i] || !out && !(statement && bracket) {
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
	begun := o.closing != End && o.closing != Until
	for n := len(b.out) - 1; n >= max(0, len(b.out)-200) && b.out[n].From >= o.from; n-- {
		if k := b.out[n].Kind; b.out[n].From == o.from || k == Then || k == DoKey {
			return n < len(b.out)-1 && (begun || k == Then || k == DoKey)
		}
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

// close reads a closing bracket or word.
func (b *balancer) close(i, column int, run bool) {
	p := b.p
	t := p.tokens[i]
	n := b.match(i, column, run)
	switch top := len(b.open) - 1; {
	case n >= 0:
		b.closeTo(n + 1)
		o := b.open[n]
		b.open = b.open[:n]
		if o.within != nil && n > 0 {
			b.open[n-1].elseIf = o.within
		}
	case top >= 0 && t.Kind != Until && b.open[top].closing != Until && (run && b.open[top].indent == column || p.lines[i] == b.open[top].line):
		o := b.open[top]
		b.open = b.open[:top]
		p.fail(Error{Kind: WrongClosing, Want: o.closing, Type: o.closing.String(), From: t.From, To: t.To, Opened: o.from})
		t.Kind = o.closing
	default:
		p.fail(Error{Kind: Unexpected, From: t.From, To: t.To, Opened: -1})
		t.Kind = Junk
	}
	b.emit(t)
}

// match returns which of what is open the closing token i belongs to, or -1.
func (b *balancer) match(i, column int, run bool) int {
	p := b.p
	k, top := p.tokens[i].Kind, len(b.open)-1
	low := max(0, top-lookDown)
	if top >= 0 && b.open[top].closing == k {
		o := &b.open[top]
		if !run && o.line < p.lines[i] && b.closedLater(i, o) {
			return -1
		}
		if !run || o.line == p.lines[i] || o.indent == column {
			return top
		}
		if o.indent < column {
			if b.closedLater(i, o) {
				return -1
			}
			return top
		}
	}
	for n := top; n >= low; n-- { // the one that is as far in
		if o := &b.open[n]; o.closing == k && run && o.indent == column && o.line < p.lines[i] {
			return n
		}
	}
	if top >= 0 && b.open[top].closing == k {
		return top
	}
	for n := top; n >= low && p.lines[i] == b.open[n].line; n-- { // one of this line
		if b.open[n].closing == k {
			return n
		}
	}
	for n := top; n >= low && !run; n-- { // what was opened on this line isn't closed
		if b.open[n].closing == k {
			return n
		}
		if b.open[n].line != p.lines[i] {
			break
		}
	}
	return -1
}

// closedLater reports whether what is open is closed by a later line, which begins as
// far in as it does, so that token i closes nothing.
func (b *balancer) closedLater(i int, o *opened) bool {
	p := b.p
	for n, lines := i+1, 0; n < min(len(p.tokens), i+1000) && lines < 60; n++ {
		if !p.lineBefore(n) {
			continue
		}
		lines++
		if column, _ := columnOf(p.text, p.tokens[n].From); column <= o.indent {
			return column == o.indent && p.tokens[n].Kind == o.closing
		}
	}
	return false
}

// otherwise reads `else` or `elseif`, which belong to an `if` that is open.
func (b *balancer) otherwise(i, column int, run bool) {
	p := b.p
	t := p.tokens[i]
	found := -1
	for n := len(b.open) - 1; n >= max(0, len(b.open)-lookDown); n-- {
		if o := &b.open[n]; o.choice && (n == len(b.open)-1 && !run || o.indent == column || o.line == p.lines[i]) {
			found = n
			break
		}
	}
	if top := len(b.open) - 1; found < 0 && top >= 0 && b.open[top].choice {
		found = top
	}
	if found < 0 {
		p.fail(Error{Kind: Unexpected, From: t.From, To: t.To, Opened: -1})
		t.Kind = Junk
	} else {
		b.closeTo(found + 1)
	}
	b.emit(t)
}
