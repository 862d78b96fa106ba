package syntax

import (
	"slices"
	"strings"
)

// Form is what a node of the tree is.
type Form uint8

const (
	File  Form = iota // its block, and the end of the file
	Block             // statements

	Local         // local Names [= Values]
	LocalFunction // local function Name Body
	Function      // function Name[.Name]…[:Name] Body
	Set           // Targets = Values
	Do            // a call that is a statement: its call
	Within        // do Block end
	While         // while condition do Block end
	Repeat        // repeat Block until condition
	If            // if condition then Block, Branch …, end
	Branch        // elseif condition then Block, or else Block
	Count         // for Name = from, to[, step] do Block end
	Each          // for Names in Values do Block end
	Return        // return [Values]
	Break
	Goto
	Label
	Wrong // what couldn't be read

	Names   // names with commas
	Targets // what is assigned, with commas
	Values  // values with commas

	Word      // a name that is used as a value
	Literal   // a number, a text, true, false, nil or `...`
	Lambda    // function Body
	Body      // ( [Names] ) Block end
	Table     // { fields }
	Keyed     // Name = value, in a table
	Indexed   // [value] = value, in a table
	Item      // a value in a table
	Unary     // an operator and a value
	Binary    // a value, an operator and a value
	Group     // ( value )
	Member    // value.Name
	Element   // value[value]
	Call      // value Arguments
	Method    // value:Name Arguments
	Arguments // ( [values] ), a table or a text
)

// Node is a part of the tree. It consists of the tokens from First up to End; those that
// belong to none of its children are its own.
type Node struct {
	Form       Form
	First, End int
	Children   []*Node
}

// Tree is a file.
type Tree struct {
	Text     string
	Tokens   []Token // the last is EOF
	Comments []Span  // in order; `--` included
	Root     *Node
	Errors   []Error // by place; none if and only if the file is Lua
}

// Parse reads a file. It never fails; what is wrong is in the tree's Errors.
func Parse(text string) *Tree {
	if len(text) > maxBytes {
		return tooLong(text)
	}
	strict := parse(text, false)
	if len(strict.Errors) == 0 {
		return strict
	}
	t := parse(text, true)
	if len(t.Errors) == 0 { // whatever was meant, it isn't Lua
		t.Errors = strict.Errors[:1]
	}
	return t
}

func parse(text string, tolerant bool) *Tree {
	l := &lexer{text: text, tolerant: tolerant}
	if l.run(); len(l.tokens) > maxTokens {
		return tooLong(text)
	}
	if !tolerant && len(l.errors) > 0 {
		return unread(text, l.errors[0])
	}
	p := &parser{text: text, tolerant: tolerant, tokens: l.tokens}
	if tolerant {
		p.prepare(l.errors)
	}
	root := p.file()
	slices.SortStableFunc(p.errors, func(a, b Error) int { return a.From - b.From })
	return &Tree{Text: text, Tokens: p.tokens, Comments: l.comments, Root: root, Errors: p.errors}
}

func tooLong(text string) *Tree {
	return unread(text, Error{Kind: TooLong, To: len(text), Opened: -1})
}

func unread(text string, e Error) *Tree {
	tokens := []Token{{Junk, 0, 0, len(text)}, {EOF, len(text), len(text), len(text)}}
	return &Tree{Text: text, Tokens: tokens, Root: &Node{Form: File, End: 2}, Errors: []Error{e}}
}

// String returns the text of the file, put together from the tokens of the tree.
func (t *Tree) String() string {
	var b strings.Builder
	token := func(i int) { b.WriteString(t.Text[t.Tokens[i].Lead:t.Tokens[i].To]) }
	var write func(n *Node)
	write = func(n *Node) {
		i := n.First
		for _, c := range n.Children {
			for ; i < c.First; i++ {
				token(i)
			}
			write(c)
			i = c.End
		}
		for ; i < n.End; i++ {
			token(i)
		}
	}
	write(t.Root)
	return b.String()
}

// Walk calls visit for each node, parents first. Children of a node for which it returns
// false are left out.
func (t *Tree) Walk(visit func(*Node) bool) { t.Root.Walk(visit) }

// Walk visits the node and, where visit returns true, the nodes in it.
func (n *Node) Walk(visit func(*Node) bool) {
	if visit(n) {
		for _, c := range n.Children {
			c.Walk(visit)
		}
	}
}

// Span returns the part of the text that a node covers, without what precedes its first
// token.
func (t *Tree) Span(n *Node) Span {
	if n.First >= n.End {
		at := t.Tokens[n.First].From
		return Span{at, at}
	}
	return Span{t.Tokens[n.First].From, t.Tokens[n.End-1].To}
}

// Source returns what is written for a node.
func (t *Tree) Source(n *Node) string {
	s := t.Span(n)
	return t.Text[s.From:s.To]
}

// TokenAt returns the first token that ends after a byte.
func (t *Tree) TokenAt(at int) int {
	low, high := 0, len(t.Tokens)-1
	for low < high {
		if mid := (low + high) / 2; t.Tokens[mid].To > at {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}
