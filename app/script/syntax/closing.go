package syntax

import (
	"slices"
	"strings"
)

// close reads a closing bracket or word.
func (b *balancer) close(i, column int, run bool) {
	p := b.p
	t := p.tokens[i]
	n := b.match(i, column, run)
	switch top := len(b.open) - 1; {
	case run && t.Kind == CloseBrace && top >= 0 && b.open[top].closing == CloseBracket && b.open[top].indent == column:
		b.open = b.open[:top] // a list that begins as those of other languages do, of which the parser tells
		t.Kind = CloseBracket
	case n >= 0:
		b.closeTo(n + 1)
		o := b.open[n]
		b.open = b.open[:n]
		if o.within != nil && n > 0 {
			b.open[n-1].elseIf = o.within
		}
	case top >= 0 && t.Kind != Until && !(t.Kind == CloseParen && b.open[top].closing == End && p.ends(i, Then)) && b.open[top].closing != Until && (run && b.open[top].indent == column || p.lines[i] == b.open[top].line):
		o := b.open[top]
		b.open = b.open[:top]
		p.fail(Error{Kind: WrongClosing, Want: o.closing, Type: o.closing.String(), From: t.From, To: t.To, Opened: o.from})
		t.Kind = o.closing
	case run && (t.Kind == CloseBrace || t.Kind == CloseParen) && b.begun(t.Kind, column):
	case !run && t.Kind == CloseBrace && b.begunHere():
	default:
		p.fail(Error{Kind: Unexpected, From: t.From, To: t.To, Opened: -1})
		t.Kind = Junk
	}
	b.emit(t)
}

// begun adds the opening bracket for one that closes nothing, if the line at which it
// should be is plain: the last one that is as far in as the closing bracket, and from
// which something is missing. It is looked for as often as there can be errors: a line of a hundred
// thousand brackets has as many that close nothing.
func (b *balancer) begun(closing Kind, column int) bool {
	if b.looks++; b.looks > maxErrors {
		return false
	}
	p := b.p
	low := 0
	if len(b.open) > 0 {
		low = b.open[len(b.open)-1].from
	}
	for n := len(b.out) - 1; n > max(0, len(b.out)-2000) && b.out[n].From > low; n-- {
		start := b.out[n-1]
		if !strings.Contains(p.text[b.out[n].Lead:b.out[n].From], "\n") {
			continue
		}
		if at, _ := columnOf(p.text, b.out[n].From); at > column {
			continue
		} else if at < column {
			return false
		}
		last := n // of the line
		for last+1 < len(b.out) && !strings.Contains(p.text[b.out[last+1].Lead:b.out[last+1].From], "\n") {
			last++
		}
		opening, after := OpenBrace, last
		if closing == CloseParen {
			for after = n; after < last && (b.out[after+1].Kind == Dot || b.out[after+1].Kind == Colon || b.out[after+1].Kind == Name); after++ {
			}
			opening = OpenParen
		}
		if k := b.out[after].Kind; k != Assign && k != ReturnKey && k != Name || start.Kind == OpenBrace && k == Name {
			return false
		}
		b.insert(after, opening)
		return true
	}
	return false
}

// begunHere does the same within a line, between a word and the name of its first field.
func (b *balancer) begunHere() bool {
	for n := len(b.out) - 3; n >= max(0, len(b.out)-200); n-- {
		if b.out[n].Kind == Assign && b.out[n+1].Kind == Name && b.out[n+2].Kind == Assign || b.out[n].Kind == Name && b.out[n+1].Kind == Name && (b.out[n+2].Kind == Assign || b.out[n+2].Kind == Dot || b.out[n+2].Kind == Comma) {
			b.insert(n, OpenBrace)
			return true
		}
		if strings.Contains(b.p.text[b.out[n+1].Lead:b.out[n+1].From], "\n") {
			break
		}
	}
	return false
}

// insert adds a token that is missing behind token n.
func (b *balancer) insert(n int, k Kind) {
	end := b.out[n].To
	b.out = slices.Insert(b.out, n+1, Token{k, end, end, end})
	b.p.fail(Error{Kind: Missing, Want: k, Type: k.String(), From: end, To: end, Opened: -1})
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
