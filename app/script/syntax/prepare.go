package syntax

import (
	"sort"
	"strings"

	"caseload/app/script/spelling"
)

// prepare makes the tokens of a file with errors fit to be parsed: it finds misspelt
// keywords, and balances brackets and blocks.
func (p *parser) prepare(errors []Error) {
	p.wrong = map[int]bool{}
	p.starting = []int{0}
	for i := range len(p.text) {
		if p.text[i] == '\n' {
			p.starting = append(p.starting, i+1)
		}
	}
	for _, e := range errors {
		p.fail(e)
	}
	p.number()
	p.respell()
	b := &balancer{p: p}
	b.run()
	p.tokens = b.out
	p.number()
}

// number notes the lines of all tokens.
func (p *parser) number() {
	p.lines = make([]int, len(p.tokens))
	for i, t := range p.tokens {
		p.lines[i] = p.line(t.From)
	}
}

// line returns the line of a byte, from 1.
func (p *parser) line(at int) int { return sort.SearchInts(p.starting, at+1) }

// misspelt lists what is further from a keyword than a slip of the hand, and what other
// languages have for one.
var misspelt = map[string]Kind{
	"elsif": ElseIfKey, "elif": ElseIfKey, "elsefi": ElseIfKey, "esleif": ElseIfKey,
	"func": FunctionKey, "fn": FunctionKey, "def": FunctionKey, "var": LocalKey, "let": LocalKey,
	"is": Equal, "equals": Equal, "to": Comma,
	"otherwise": ElseKey, "when": IfKey, "fi": IfKey, "ned": End, "edn": End, "endif": End,
}

// respell gives names that are misspelt keywords the kind of the keyword. A name is one
// if its place is a keyword's: at the beginning of a statement and before another word,
// or between two values.
func (p *parser) respell() {
	known := map[string]Kind{}
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Kind != Name {
			p.reread(i)
			continue
		}
		name := p.text[t.From:t.To]
		k, is := known[name]
		if !is {
			k = meant(name)
			known[name] = k
		}
		if capitals := strings.EqualFold(name, k.String()); k != EOF && (capitals || !p.isDeclared(i)) && p.place(i, k, capitals) {
			t.Kind = k
			p.fail(Error{Kind: Misread, Want: k, Type: k.String(), From: t.From, To: t.To, Opened: -1})
		}
	}
}

// reread gives a token another kind where people use it for what it isn't: a keyword as a
// name, `end if`, braces around what `if`, a loop or a function does, and a full stop as in
// writing.
func (p *parser) reread(i int) {
	t := &p.tokens[i]
	if i == 0 || i+1 >= len(p.tokens) {
		return
	}
	before, next, last := p.tokens[i-1].Kind, p.tokens[i+1].Kind, p.lineBefore(i+1)
	switch k := t.Kind; {
	case word(k) && before == Name && !last && p.namesFunction(i),
		(k == WhileKey || k == Until || k == ForKey) && before == Name && !p.lineBefore(i) && p.text[p.tokens[i-1].From:p.tokens[i-1].To] == "wait":
		t.Kind = Name
	case word(k) && next == Assign && !last && (before == OpenBrace || before == Comma || before == LocalKey):
		t.Kind = Name
		p.span(BadName, Name, i, i+1)
	case k == ElseKey && next != IfKey && !last && p.lineBefore(i) && p.ends(i, Then) && !p.begun(i):
		t.Kind = ElseIfKey
		p.span(Misread, ElseIfKey, i, i+1)
	case k == OpenParen && last && before == Then && !p.lineBefore(i):
		t.Kind = Junk
		p.span(Misread, Junk, i, i+1)
	case k == End && (next == ElseKey || next == ElseIfKey) && !last && p.lineBefore(i):
		t.Kind = Junk
		p.span(Unexpected, EOF, i, i+1)
	case (k == IfKey || k == WhileKey || k == ForKey || k == FunctionKey) && before == End && !p.lineBefore(i) && last:
		t.Kind = Junk
		p.span(Unexpected, EOF, i, i+1)
	case k == Dot && (before == Text || next == Text) && !last && !p.lineBefore(i) && t.Lead < t.From:
		t.Kind = Concat
		p.span(Misread, Concat, i, i+1)
	case k == Dot && before != Dot && t.Lead == t.From && p.tokens[i+1].Lead < p.tokens[i+1].From,
		k == Colon && next == Name && i+2 < len(p.tokens) && p.tokens[i+2].Kind == Assign && !last && !p.lineBefore(i) && !p.lineBefore(i+2):
		t.Kind = p.separator(i)
		p.span(Misread, t.Kind, i, i+1)
	case k == OpenParen && (before == Assign || before == Name && last && p.closedAsFields(i)) && next == Name && i+2 < len(p.tokens) && p.tokens[i+2].Kind == Assign:
		p.fieldsInParens(i)
	case k == OpenBrace && last && !p.lineBefore(i):
		if as := p.braced(i); as != EOF {
			t.Kind = as
			p.span(Misread, as, i, i+1)
		}
	}
}

// namesFunction reports whether token i stands in the name of a function, which has spaces in it.
func (p *parser) namesFunction(i int) bool {
	n := i - 1
	for n > 0 && p.tokens[n].Kind == Name && p.lines[n] == p.lines[i] {
		n--
	}
	if p.tokens[n].Kind != FunctionKey || p.lines[n] != p.lines[i] {
		return false
	}
	for n = i + 1; n < len(p.tokens) && p.lines[n] == p.lines[i]; n++ {
		switch k := p.tokens[n].Kind; {
		case k == OpenParen:
			return true
		case k != Name && !word(k):
			return false
		}
	}
	return false
}

// fieldsInParens reads the round bracket that is token i, behind which a field begins, as a
// brace, and the one that closes it as well.
func (p *parser) fieldsInParens(i int) {
	p.tokens[i].Kind = OpenBrace
	p.span(Misread, OpenBrace, i, i+1)
	depth := 0
	for n := i + 1; n < len(p.tokens); n++ {
		switch p.tokens[n].Kind {
		case OpenParen, OpenBrace:
			depth++
		case CloseBrace, CloseParen:
			if depth--; depth >= 0 {
				continue
			}
			if p.tokens[n].Kind == CloseParen {
				p.tokens[n].Kind = CloseBrace
				p.span(Misread, CloseBrace, n, n+1)
			}
			return
		}
	}
}

// closedAsFields reports whether a brace closes the round bracket that is token i.
func (p *parser) closedAsFields(i int) bool {
	depth := 0
	for n := i; n < min(len(p.tokens), i+400); n++ {
		switch p.tokens[n].Kind {
		case OpenParen, OpenBrace:
			depth++
		case CloseBrace, CloseParen:
			if depth--; depth == 0 {
				return p.tokens[n].Kind == CloseBrace
			}
		}
	}
	return false
}

// separator returns what belongs where token i is, a full stop or a colon as in writing: a
// comma in brackets, and otherwise nothing, for which a semicolon is read.
func (p *parser) separator(i int) Kind {
	depth := 0
	for n := i - 1; n >= max(0, i-400); n-- {
		switch p.tokens[n].Kind {
		case CloseBrace, CloseParen:
			depth++
		case OpenBrace, OpenParen:
			if depth--; depth < 0 {
				return Comma
			}
		case FunctionKey, Then, DoKey, ElseKey, LocalKey, ReturnKey, End:
			if depth == 0 {
				return Semicolon
			}
		}
	}
	return Semicolon
}

// braced returns what the brace that ends the line at token i stands for, if the line
// begins what another language has in braces, or EOF.
func (p *parser) braced(i int) Kind {
	for n := i - 1; n >= max(0, i-60) && p.lines[n] == p.lines[i]; n-- {
		switch k := p.tokens[n].Kind; k {
		case Then, DoKey, OpenBrace, Assign, ReturnKey:
			return EOF
		case FunctionKey:
			if p.tokens[i-1].Kind == CloseParen {
				return Junk
			}
			return EOF
		case IfKey, ElseIfKey, WhileKey, ForKey:
			if p.tokens[i-1].Kind == Name || p.tokens[i-1].Kind == Equal {
				return EOF // a call with a table
			}
			if k == WhileKey || k == ForKey {
				return DoKey
			}
			return Then
		}
	}
	return EOF
}

var spellings = func() (list []string) {
	for word := range keywords {
		if len(word) > 2 {
			list = append(list, word)
		}
	}
	return list
}()

// meant returns the keyword that a name may be a misspelling of, or EOF.
func meant(name string) Kind {
	lower := strings.ToLower(name)
	if k := keywords[lower]; k != EOF {
		return k
	}
	if k := misspelt[lower]; k != EOF || len(name) < 3 {
		return k
	}
	return keywords[spelling.Nearest(lower, spellings)]
}

// place reports whether token i, a name, stands where the keyword would. What differs
// in more than capitals has to be followed by what no name is followed by.
func (p *parser) place(i int, k Kind, capitals bool) bool {
	first := i == 0 || p.lineBefore(i) || p.tokens[i-1].Kind == CloseParen || word(p.tokens[i-1].Kind) && !operator(p.tokens[i-1].Kind)
	last := p.lineBefore(i + 1)
	next := p.tokens[i+1].Kind
	words := !last && (next == Name || next == Text || next == Number || word(next) || next == OpenBrace && k == ReturnKey)
	switch k {
	case LocalKey, GotoKey:
		return first && !last && (next == Name || next == FunctionKey)
	case FunctionKey:
		return first && !last && next == Name || next == OpenParen && !last && (p.closesLine(i+1) || capitals)
	case IfKey, WhileKey, ElseIfKey, ForKey:
		closing := DoKey
		if k == IfKey || k == ElseIfKey {
			closing = Then
		}
		return first && !last && (next == Name || next == Not || next == OpenParen) && p.ends(i, closing)
	case ReturnKey, RepeatKey, Until:
		return first && (words && (capitals || next != Text) || k == RepeatKey && last)
	case End, ElseKey, BreakKey:
		if k == ElseKey && next == IfKey && first && !last {
			return true
		}
		return first && (last || capitals && (next == CloseParen || next == Comma) || k == End && next == CloseParen) && (capitals || p.tokens[i-min(i, 1)].Kind != Comma)
	case Then, DoKey:
		return (last || capitals) && !first && p.conditional(i)
	case And, Or:
		return !first && !last && capitals && p.tokens[i-1].Kind != Dot && (next == Name || next == Text || next == Not || next == Number)
	case Equal:
		return !p.lineBefore(i) && words && p.conditional(i) && p.tokens[i-1].Kind != Dot
	case Comma:
		return !last && !first && p.conditional(i) && (p.tokens[i-1].Kind == Number || next == Number)
	case Not:
		return capitals && !last && next == Name
	case In:
		return !first && capitals && next == Name
	}
	return false
}

// closesLine reports whether nothing follows, on its line, the bracket that closes the
// one that is token i.
func (p *parser) closesLine(i int) bool {
	for ; i < len(p.tokens) && !p.lineBefore(i+1); i++ {
		if p.tokens[i].Kind == CloseParen {
			return p.lineBefore(i+1) || p.tokens[i+1].Kind == ReturnKey
		}
	}
	return false
}

// ends reports whether a keyword, or a name like it, ends the line of token i.
func (p *parser) ends(i int, k Kind) bool {
	for n := i + 1; n < min(len(p.tokens), i+40) && !p.lineBefore(n); n++ {
		t := p.tokens[n]
		if t.Kind == k || t.Kind == Name && strings.EqualFold(p.text[t.From:t.To], k.String()) {
			return true
		}
	}
	return false
}

// begun reports whether a condition begins on the line of token i, behind it.
func (p *parser) begun(i int) bool {
	for n := i + 1; n < min(len(p.tokens), i+40) && !p.lineBefore(n); n++ {
		if k := p.tokens[n].Kind; k == IfKey || k == ElseIfKey {
			return true
		}
	}
	return false
}

// conditional reports whether the line of token i begins with a condition or a loop.
func (p *parser) conditional(i int) bool {
	for n := i - 1; n >= max(0, i-40) && p.lines[n] == p.lines[i]; n-- {
		switch p.tokens[n].Kind {
		case IfKey, ElseIfKey, WhileKey, ForKey:
			return true
		}
	}
	return false
}
