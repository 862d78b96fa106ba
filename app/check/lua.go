package check

import (
	"slices"
	"sort"
	"unicode/utf8"

	"caseload/app/script/syntax"
)

// luaFile is a Lua file as a tree, with its tokens and the calls in it. Files with mistakes
// can be read, too.
type luaFile struct {
	name     string
	text     string
	lines    []int // offsets at which lines begin
	tree     *syntax.Tree
	tokens   []token
	comments []token
	calls    []*syntax.Node
	alone    map[*syntax.Node]bool // the calls that are statements

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

// takeApart splits a Lua file into tokens and calls. It never fails: it skips
// what it doesn't understand.
func takeApart(name, text string) *luaFile {
	f := &luaFile{name: name, text: text, tree: syntax.Parse(text), lines: []int{0}, alone: map[*syntax.Node]bool{}}
	for i := range len(text) {
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	f.lex()
	f.tree.Walk(func(n *syntax.Node) bool {
		if called(n) {
			f.calls = append(f.calls, n)
		}
		if n.Form == syntax.Do && len(n.Children) > 0 {
			f.alone[n.Children[0]] = true
		}
		return true
	})
	return f
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

// within reports whether a node is in what a call of the given name is given.
func (f *luaFile) within(n *syntax.Node, name string) bool {
	return slices.ContainsFunc(f.calls, func(c *syntax.Node) bool {
		return c != n && c.First < n.First && n.End <= c.End && f.nameOf(c) == name
	})
}
