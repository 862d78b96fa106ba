package check

import (
	"sort"
	"unicode/utf8"

	"caseload/app/script/syntax"
)

// luaFile is a Lua file as a tree, and split into tokens, with the calls among them.
// Files with mistakes can be read, too. What is taken for a call is one if the file is
// valid Lua.
type luaFile struct {
	name     string
	text     string
	lines    []int // offsets at which lines begin
	tree     *syntax.Tree
	tokens   []token
	comments []token
	calls    []call

	pairs  []int          // by token: the token that closes its bracket, or the number of tokens if none does
	tables map[int]*table // by their opening token

	declared map[string]bool // see declares
	scope    *scopes         // see resolved

	whatIsLua string // as much of the text as the parser accepts; see the rule "syntax"
}

// Kinds of token.
const (
	tokenName    = 'n'
	tokenNumber  = '0'
	tokenText    = '"'
	tokenOp      = 'o'
	tokenComment = '-'
)

// token is a piece of Lua, from byte from up to byte to. Value is the content of
// a text, or what an operator or a word stands for that isn't written so.
type token struct {
	kind     byte
	from, to int
	value    string
	inner    int // where the content of a text without escapes begins; otherwise the same as from
}

// call is `name { … }`, `name(…)` or `name "…"`, or the call of a method with a
// colon.
type call struct {
	name  string // as written: "ask", "children.visits", "visit:done"
	first int    // the first token of the name
	args  int    // the first token of the arguments: `{`, `(` or a text
	end   int    // the token after the arguments
	table *table // the table in `name { … }` and `name({ … })`, otherwise nil
}

// takeApart splits a Lua file into tokens and calls. It never fails: it skips
// what it doesn't understand.
func takeApart(name, text string) *luaFile {
	f := &luaFile{name: name, text: text, tree: syntax.Parse(text), lines: []int{0}}
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

// pair finds the closing bracket of each opening one.
func (f *luaFile) pair() {
	f.pairs, f.tables = make([]int, len(f.tokens)), map[int]*table{}
	var open []int
	for i, t := range f.tokens {
		f.pairs[i] = len(f.tokens)
		if t.kind != tokenOp {
			continue
		}
		switch f.source(i) {
		case "(", "{", "[":
			open = append(open, i)
		case ")", "}", "]":
			if len(open) > 0 {
				f.pairs[open[len(open)-1]] = i
				open = open[:len(open)-1]
			}
		}
	}
}

// line returns the line of a byte, counted from 1.
func (f *luaFile) line(offset int) int { return sort.SearchInts(f.lines, offset+1) }

// place returns the line and column of a byte, both counted from 1.
func (f *luaFile) place(offset int) (line, column int) {
	line = f.line(offset)
	return line, 1 + utf8.RuneCountInString(f.text[f.lines[line-1]:min(offset, len(f.text))])
}

// finding returns a finding at a byte of the file that says nothing yet.
func (f *luaFile) finding(offset int) Finding {
	line, column := f.place(offset)
	return Finding{File: f.name, Line: line, Column: column}
}

// is reports whether token i is the given name or operator.
func (f *luaFile) is(i int, text string) bool {
	return i >= 0 && i < len(f.tokens) && f.tokens[i].kind != tokenText && f.source(i) == text
}

// source returns token i as it is written or, if it is missing or stands for another, as
// it should be.
func (f *luaFile) source(i int) string {
	if t := f.tokens[i]; t.kind == tokenOp && t.value != "" || t.kind == tokenName && t.value != "" {
		return t.value
	}
	return f.text[f.tokens[i].from:f.tokens[i].to]
}

// textAt returns the content of token i if it is a text, and whether it is.
func (f *luaFile) textAt(i int) (string, bool) {
	if i < 0 || i >= len(f.tokens) || f.tokens[i].kind != tokenText {
		return "", false
	}
	return f.tokens[i].value, true
}

// only returns an item's text if its value consists of a single text.
func (f *luaFile) only(it *item) (string, bool) {
	if it == nil || it.to-it.from != 1 {
		return "", false
	}
	return f.textAt(it.from)
}

// within returns the index in f.calls of the innermost call of the given name
// that contains token i, or -1 if there is none.
func (f *luaFile) within(i int, name string) int {
	for n := len(f.calls) - 1; n >= 0; n-- {
		if c := &f.calls[n]; c.name == name && c.args < i && i < c.end {
			return n
		}
	}
	return -1
}
