package check

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// luaFile is a Lua file taken apart into tokens and the calls among them. It is
// read without the parser, so it is there for a file with mistakes, too, and
// knows columns. What it takes for a call is one wherever the file is Lua.
type luaFile struct {
	name     string
	text     string
	lines    []int // offsets at which lines begin
	tokens   []token
	comments []token
	calls    []call

	pairs  []int          // by token: the one that closes the bracket there; the number of tokens where none does
	tables map[int]*table // by the token that opens them

	declared map[string]bool // see declares

	whatIsLua string // as much of the text as the parser reads; see the rule "syntax"
}

// Kinds of token.
const (
	tokenName    = 'n'
	tokenNumber  = '0'
	tokenText    = '"'
	tokenOp      = 'o'
	tokenComment = '-'
)

// token is a piece of Lua: bytes from to to. Value is a text's content.
type token struct {
	kind     byte
	from, to int
	value    string
	inner    int // where a text's content begins, for texts without escapes; else from
}

// call is `name { … }`, `name(…)` or `name "…"`, or a method's with a colon.
type call struct {
	name  string // as written: "ask", "children.visits", "visit:done"
	first int    // token at which the name begins
	args  int    // token at which the arguments begin: `{`, `(` or a text
	end   int    // token after the arguments
	table *table // of `name { … }` and `name({ … })`; nil for others
}

// takeApart never fails: what it doesn't understand it passes over.
func takeApart(name, text string) *luaFile {
	f := &luaFile{name: name, text: text, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	f.lex()
	f.pair()
	f.findCalls()
	return f
}

// pair finds the bracket that closes each.
func (f *luaFile) pair() {
	f.pairs, f.tables = make([]int, len(f.tokens)), map[int]*table{}
	var open []int
	for i, t := range f.tokens {
		f.pairs[i] = len(f.tokens)
		if t.kind != tokenOp {
			continue
		}
		switch f.text[t.from] {
		case '(', '{', '[':
			open = append(open, i)
		case ')', '}', ']':
			if len(open) > 0 {
				f.pairs[open[len(open)-1]] = i
				open = open[:len(open)-1]
			}
		}
	}
}

// line is the line on which a byte stands, from 1.
func (f *luaFile) line(offset int) int { return sort.SearchInts(f.lines, offset+1) }

// place is a byte's line and column.
func (f *luaFile) place(offset int) (line, column int) {
	line = f.line(offset)
	return line, 1 + utf8.RuneCountInString(f.text[f.lines[line-1]:min(offset, len(f.text))])
}

// finding begins a finding at a byte of the file.
func (f *luaFile) finding(offset int, sentence, instead string) Finding {
	line, column := f.place(offset)
	return Finding{File: f.name, Line: line, Column: column, Sentence: sentence, Instead: instead}
}

// is says whether token i is this name or operator.
func (f *luaFile) is(i int, text string) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].kind != tokenText && f.source(i) == text
}

func (f *luaFile) source(i int) string { return f.text[f.tokens[i].from:f.tokens[i].to] }

// textAt is the content of token i where it is a text, and whether it is.
func (f *luaFile) textAt(i int) (string, bool) {
	if i < 0 || i >= len(f.tokens) || f.tokens[i].kind != tokenText {
		return "", false
	}
	return f.tokens[i].value, true
}

// only is an item's text where its value is a single one.
func (f *luaFile) only(it *item) (string, bool) {
	if it == nil || it.to-it.from != 1 {
		return "", false
	}
	return f.textAt(it.from)
}

var keywords = []string{"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while"}

func keyword(word string) bool { return slices.Contains(keywords, word) }

// within says in which of the calls of a name token i stands, as the number in
// calls; -1 when in none.
func (f *luaFile) within(i int, name string) int {
	for n := len(f.calls) - 1; n >= 0; n-- {
		if c := &f.calls[n]; c.name == name && c.args < i && i < c.end {
			return n
		}
	}
	return -1
}
