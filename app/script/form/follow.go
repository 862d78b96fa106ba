package form

import (
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// maxFollowed is how many names are followed from a value to where it is written.
const maxFollowed = 8

// maxSteps is how many steps following names can take in a file: a script that gives names to
// each other over and over has more ways through them than there is time for. What is behind more
// is as if the file didn't say it.
const maxSteps = 300_000

// alternatives returns the texts, numbers and tables that an expression can come to, as far as
// they are written out in the file: behind a name, in a table, on both sides of `or`.
func (s *Script) alternatives(n *syntax.Node) (list []*syntax.Node) {
	seen := map[*syntax.Node]bool{}
	for _, found := range s.at(n, "", maxFollowed) {
		switch found.Form {
		case syntax.Literal, syntax.Unary, syntax.Table, syntax.Binary:
			if !seen[found] && found != n && !s.wrongIn(s.tree.Span(found)) {
				seen[found], list = true, append(list, found)
			}
		}
	}
	return list
}

// at returns what stands in a value under a path, in the order of the file. What the file doesn't
// say is left out.
func (s *Script) at(n *syntax.Node, path string, depth int) []*syntax.Node {
	if s.taken++; n == nil || depth == 0 || s.taken > maxSteps {
		return nil
	}
	if root, more := s.path(n); root != nil {
		return s.behind(root, more+path, depth-1)
	}
	switch {
	case n.Form == syntax.Group && len(n.Children) == 1:
		return s.at(n.Children[0], path, depth)
	case n.Form == syntax.Binary && s.operator(n) == syntax.Or:
		return append(s.at(n.Children[0], path, depth-1), s.at(n.Children[1], path, depth-1)...)
	case n.Form == syntax.Binary && s.operator(n) == syntax.And:
		return s.at(n.Children[1], path, depth-1)
	case path == "":
		return []*syntax.Node{n}
	case n.Form != syntax.Table:
		return nil
	}
	key, rest := cut(path)
	var found []*syntax.Node
	for _, item := range s.under(n, key) {
		found = append(found, s.at(valueOf(item), rest, depth)...)
	}
	return found
}

// under returns the places of a table with a key: one, or all if the key is computed.
func (s *Script) under(table *syntax.Node, key string) []*syntax.Node {
	s.taken += len(table.Children) / 10
	if key == anyKey {
		return table.Children
	}
	if item := s.item(table, strings.TrimPrefix(key, ".")); item != nil {
		return []*syntax.Node{item}
	}
	return nil
}

// behind returns what a name, or what is in it under a path, is given.
func (s *Script) behind(root *syntax.Node, path string, depth int) (found []*syntax.Node) {
	one := s.names.used[root]
	if one == nil {
		return nil
	}
	if found = s.ofName(one, path, depth); len(found) > 0 || path == "" || slices.ContainsFunc(one.values, func(v *syntax.Node) bool { return v != nil }) {
		return found
	}
	// A parameter is what others of the same name are, or a function returns, if only one of
	// them has such a part.
	add := func(more []*syntax.Node) (only bool) {
		if found == nil {
			found = more
			return true
		}
		return len(more) == 0
	}
	s.taken += len(s.names.all) / 10
	for _, other := range s.names.all {
		if other != one && other.word == one.word && !add(s.ofName(other, path, depth)) {
			return nil
		}
	}
	for _, table := range s.names.returned {
		if !add(s.at(table, path, depth)) {
			return nil
		}
	}
	return found
}

// ofName returns what a name, or what is in it under a path, is given.
func (s *Script) ofName(one *name, path string, depth int) (found []*syntax.Node) {
	for _, value := range one.values {
		found = append(found, s.at(value, path, depth)...)
	}
	s.taken += len(one.parts) / 10
	for _, p := range one.parts {
		if rest, is := strings.CutPrefix(path, p.path); is && (rest == "" || strings.ContainsAny(rest[:1], ".[")) {
			found = append(found, s.at(p.value, rest, depth)...)
		} else if rest, is := strings.CutPrefix(path, anyKey); is && strings.Count(p.path, ".") == 1 {
			found = append(found, s.at(p.value, rest, depth)...)
		}
	}
	return found
}

// operator returns what stands between the two sides of a binary expression.
func (s *Script) operator(n *syntax.Node) syntax.Kind { return s.tree.Tokens[n.Children[0].End].Kind }

// joined reads texts that are put together with `..`: what is written out, with what isn't
// in braces, as in "mother, {drawn.name}", and the names in the braces.
func (s *Script) joined(n *syntax.Node) (text string, names []string, ok bool) {
	if n.Form != syntax.Binary || s.operator(n) != syntax.Concat {
		return "", nil, false
	}
	var plain strings.Builder
	var b strings.Builder
	for _, side := range s.sides(n) {
		if side.Form == syntax.Literal {
			part, ok := decode(s.tree.Source(side))
			if !ok {
				return "", nil, false
			}
			plain.WriteString(part + "\x00")
			b.WriteString(part)
			continue
		}
		names = append(names, s.tree.Source(side))
		b.WriteString("{" + names[len(names)-1] + "}")
	}
	for _, name := range names { // braces mean one thing only
		if strings.Contains(plain.String(), "{"+name+"}") || strings.ContainsAny(name, "{}\n") {
			return "", nil, false
		}
	}
	return b.String(), names, plain.Len() > 0
}

func (s *Script) sides(n *syntax.Node) []*syntax.Node {
	if n.Form == syntax.Binary && s.operator(n) == syntax.Concat {
		return append(s.sides(n.Children[0]), s.sides(n.Children[1])...)
	}
	return []*syntax.Node{n}
}

// join writes a text with names in braces as texts that are put together.
func join(text string, names []string, like string) string {
	var parts []string
	plain := false // one of them is a text
	for text != "" {
		at, found := len(text), ""
		for _, name := range names {
			if i := strings.Index(text, "{"+name+"}"); i >= 0 && i < at {
				at, found = i, name
			}
		}
		if at > 0 {
			parts, plain = append(parts, encode(text[:at], like)), true
		}
		if found == "" {
			break
		}
		parts, text = append(parts, found), text[at+len(found)+2:]
	}
	if !plain {
		parts = append([]string{encode("", like)}, parts...)
	}
	return strings.Join(parts, " .. ")
}

// firstText returns the first of the texts that are put together, as it is written.
func (s *Script) firstText(n *syntax.Node) string {
	for _, side := range s.sides(n) {
		if side.Form == syntax.Literal {
			return s.tree.Source(side)
		}
	}
	return ""
}
