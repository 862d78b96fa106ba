package check

import (
	"errors"
	"slices"
	"strings"

	"caseload/app/script"
	"caseload/app/script/syntax"
)

// errorsOf returns the author's errors in an error, however it contains them.
func errorsOf(err error) (list []*script.Error) {
	for _, one := range script.Each(err) {
		if e := new(script.Error); errors.As(one, &e) {
			list = append(list, e)
		}
	}
	return list
}

// declares reports whether a name occurs anywhere after `local` or among the
// parameters of a function.
func (f *luaFile) declares(name string) bool {
	if f.declared == nil {
		f.declared = map[string]bool{}
		for i := range f.tokens {
			if !f.is(i, "local") && !f.is(i, "function") {
				continue
			}
			for j := i + 1; j < len(f.tokens) && (f.tokens[j].kind == tokenName || f.is(j, ",") || f.is(j, "(")); j++ {
				if !syntax.Keyword(f.source(j)) {
					f.declared[f.source(j)] = true
				} else if !f.is(j, "function") {
					break
				}
			}
		}
	}
	return f.declared[name]
}

// placed returns the place of an author's error. If its column is unknown, it is
// that of what the error is about: a field of a call on its line, a name there, the
// first call of a word of the vocabulary there, or whatever comes first.
func (p *pack) placed(e *script.Error) Finding {
	name := strings.TrimPrefix(e.File, p.slug+"/")
	f := Finding{File: name, Line: e.Line, Column: e.Column}
	lua := p.lua[name]
	if lua != nil { // the parser counts a lone \r as an end of line, too
		f.Line = min(f.Line, len(lua.lines))
	}
	if lua == nil || e.Line < 1 || e.Line > len(lua.lines) {
		return f
	}
	if e.Column > 0 { // the parser counts bytes, and gives the end of a token
		offset := lua.lines[e.Line-1] + e.Column - 1
		for _, t := range lua.tokens {
			if t.from <= offset && offset < t.to {
				offset = t.from
			}
		}
		f.Line, f.Column = lua.place(offset)
		return f
	}
	if offset, ok := lua.named(e.Line, e.Name); ok {
		f.Line, f.Column = lua.place(offset)
	} else if offset, ok := lua.worded(e.Line, p.words); ok {
		f.Line, f.Column = lua.place(offset)
	}
	if f.Column == 0 {
		f.Column = lua.first(e.Line)
	}
	return f
}

// first returns the column of the first token on a line, or 0 if there is none.
func (f *luaFile) first(line int) int {
	for _, t := range f.tokens {
		if f.line(t.from) == line {
			_, column := f.place(t.from)
			return column
		}
	}
	return 0
}

// named returns the byte at which a line names something: a field of the innermost
// call around it that has one of that name, or else a name.
func (f *luaFile) named(line int, name string) (int, bool) {
	if name == "" {
		return 0, false
	}
	for _, n := range slices.Backward(f.calls) {
		if first, last := f.linesOf(n); first <= line && line <= last {
			if item := f.item(f.tableOf(n), name); item != nil {
				return f.tree.Tokens[keyToken(item)].From, true
			}
		}
	}
	for _, t := range f.tokens {
		if f.line(t.from) == line && t.kind == tokenName && f.text[t.from:t.to] == name {
			return t.from, true
		}
	}
	return 0, false
}

// worded returns the byte at which the first call of one of the words begins on a
// line.
func (f *luaFile) worded(line int, words []string) (int, bool) {
	for _, n := range f.calls {
		if from := f.tree.Span(n).From; f.line(from) == line && slices.Contains(words, f.nameOf(n)) {
			return from, true
		}
	}
	return 0, false
}
