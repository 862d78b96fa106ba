package form

import (
	"strings"

	"caseload/app/script/syntax"
)

// name is something that the file calls by a name: a local, a parameter, or what no block
// declares.
type name struct {
	word     string
	token    int            // at which it is declared, or 0
	from, to int            // the bytes between which it can be used
	values   []*syntax.Node // what it is given; nil stands for what the file doesn't say
	parts    []part         // what is put into it later, in the order of the file
}

// part is what is put into a table under a path such as ".case" or ".children[1]".
type part struct {
	path  string
	value *syntax.Node
}

// names finds out what each name in a file stands for, by Lua's rules.
type names struct {
	s     *Script
	all   []*name
	open  []*name            // those that can be used where the walk is
	last  map[string][]*name // of those, the ones of each word
	used  map[*syntax.Node]*name
	other map[string]*name // those that no block declares

	returned []*syntax.Node // the tables that functions return
}

func (s *Script) readNames() {
	n := &names{s: s, last: map[string][]*name{}, used: map[*syntax.Node]*name{}, other: map[string]*name{}}
	n.visit(s.tree.Root)
	s.names = n
}

func (n *names) declare(token int, value *syntax.Node, unknown bool) {
	t := n.s.tree.Tokens[token]
	one := &name{word: n.s.written(t), token: token, from: n.s.tree.Tokens[min(token+1, len(n.s.tree.Tokens)-1)].Lead, to: len(n.s.Text())}
	if value != nil {
		one.from = n.s.tree.Span(value).To
	}
	if value != nil || unknown {
		one.values = []*syntax.Node{value}
	}
	n.open, n.all = append(n.open, one), append(n.all, one)
	n.last[one.word] = append(n.last[one.word], one)
}

// declareAll declares names, of which the file says what they are given if values is set.
func (n *names) declareAll(list, values *syntax.Node, unknown bool) {
	i := 0
	for token := list.First; token < list.End; token++ {
		if n.s.tree.Tokens[token].Kind != syntax.Name {
			continue
		}
		var value *syntax.Node
		if values != nil && i < len(values.Children) {
			value = values.Children[i]
		}
		n.declare(token, value, unknown || values != nil)
		i++
	}
}

// closed ends the names that were declared since there were mark of them.
func (n *names) closed(mark int, in *syntax.Node) {
	for _, one := range n.open[mark:] {
		n.last[one.word] = n.last[one.word][:len(n.last[one.word])-1]
		one.to = n.s.tree.Tokens[min(in.End, len(n.s.tree.Tokens)-1)].From
	}
	n.open = n.open[:mark]
}

func (n *names) find(word string) *name {
	if list := n.last[word]; len(list) > 0 {
		return list[len(list)-1]
	}
	if n.other[word] == nil {
		n.other[word] = &name{word: word, to: len(n.s.Text())}
	}
	return n.other[word]
}

func (n *names) visitAll(list []*syntax.Node) {
	for _, c := range list {
		n.visit(c)
	}
}

func (n *names) visit(node *syntax.Node) {
	mark, children := len(n.open), node.Children
	switch node.Form {
	case syntax.Block, syntax.Repeat:
		if node.Form == syntax.Repeat { // its condition knows what its block declares
			n.visitAll(children[0].Children)
			children = children[1:]
		}
		n.visitAll(children)
		n.closed(mark, node)
	case syntax.Local:
		n.visitAll(children[1:])
		var values *syntax.Node
		if len(children) > 1 && children[1].Form == syntax.Values {
			values = children[1]
		}
		n.declareAll(children[0], values, false)
	case syntax.LocalFunction:
		n.declare(node.First+2, nil, true)
		n.visitAll(children)
	case syntax.Function:
		one := n.find(n.s.written(n.s.tree.Tokens[node.First+1]))
		one.values = append(one.values, nil)
		n.visitAll(children)
	case syntax.Body:
		if len(children) > 1 && children[0].Form == syntax.Names {
			n.declareAll(children[0], nil, true)
		}
		n.visitAll(children)
		n.closed(mark, node)
	case syntax.Count:
		n.visit(children[0])
		n.declare(node.First+1, nil, true)
		n.visitAll(children[1:])
		n.closed(mark, node)
	case syntax.Each:
		n.visitAll(children[1 : len(children)-1])
		n.declareAll(children[0], nil, true)
		n.visit(children[len(children)-1])
		n.closed(mark, node)
	case syntax.Set:
		n.visitAll(children)
		n.set(children)
	case syntax.Return:
		n.visitAll(children)
		if len(children) == 1 && len(children[0].Children) == 1 && children[0].Children[0].Form == syntax.Table {
			n.returned = append(n.returned, children[0].Children[0])
		}
	case syntax.Word:
		n.used[node] = n.find(n.s.tree.Source(node))
	default:
		n.visitAll(children)
	}
}

// set notes what an assignment gives to its targets.
func (n *names) set(sides []*syntax.Node) {
	for i, target := range sides[0].Children {
		var value *syntax.Node
		if len(sides) > 1 && i < len(sides[1].Children) {
			value = sides[1].Children[i]
		}
		root, path := n.s.path(target)
		if root == nil || n.used[root] == nil {
			continue
		}
		one := n.used[root]
		if path == "" {
			one.values = append(one.values, value)
		} else if value != nil {
			one.parts = append(one.parts, part{path, value})
		}
	}
}

// mostPath is how many bytes a name with what is in it has, as it is written: what is longer isn't
// followed, as that may be asked for again and again.
const mostPath = 400

// anyKey stands in a path for a key that is computed.
const anyKey = "[*]"

// path takes an expression such as `drawn.children[1]` apart: the word it begins with, and
// ".children[1]". The word is nil for any other expression.
func (s *Script) path(n *syntax.Node) (root *syntax.Node, path string) {
	if span := s.tree.Span(n); span.To-span.From > mostPath {
		return nil, ""
	}
	switch n.Form {
	case syntax.Word:
		return n, ""
	case syntax.Member:
		root, path = s.path(n.Children[0])
		return root, path + "." + s.written(s.tree.Tokens[n.End-1])
	case syntax.Element:
		root, path = s.path(n.Children[0])
		key := n.Children[1]
		if key.Form != syntax.Literal {
			return root, path + anyKey
		}
		if text, ok := decode(s.tree.Source(key)); ok {
			return root, path + "." + text
		}
		return root, path + "[" + s.tree.Source(key) + "]"
	}
	return nil, ""
}

// cut takes the first key off a path.
func cut(path string) (key, rest string) {
	if end := strings.IndexAny(path[1:], ".["); end >= 0 {
		return path[:end+1], path[end+1:]
	}
	return path, ""
}
