package form

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// up returns the node that a node is a part of; nil for the whole file.
func (s *Script) up(n *syntax.Node) *syntax.Node {
	if s.above == nil {
		s.above = map[*syntax.Node]*syntax.Node{}
		s.tree.Walk(func(n *syntax.Node) bool {
			for _, c := range n.Children {
				s.above[c] = n
			}
			return true
		})
	}
	return s.above[n]
}

// told returns the block of a storyline in which a thing is told, and the statement in it, which
// is nil if the thing is the storyline itself. Without a storyline the block is nil.
func (s *Script) told(t Thing) (statement, block *syntax.Node) {
	if t.node == nil {
		return nil, nil
	}
	if body := s.body(t.node); body != nil {
		return nil, s.block(body)
	}
	for n := t.node; n != nil; n = s.up(n) {
		if up := s.up(n); up != nil && up.Form == syntax.Block && block == nil {
			statement, block = n, up
		}
		if body := s.body(n); body != nil {
			return statement, block
		}
	}
	return nil, nil
}

// place returns where a thing of a word is written, after or in a thing or in a branch, and what
// is written there, with {} for the call.
func (s *Script) place(word string, in Thing, branch *syntax.Node) (at int, content string) {
	statement, block := s.told(in)
	if branch != nil {
		statement, block = nil, branch
	}
	root := s.tree.Root.Children[0]
	if block == nil {
		block, statement = root, s.before(word)
	} else if statement == nil {
		statement = s.lastOf(block)
	}
	if statement == nil { // it comes first
		if block == root {
			return s.top(), "{}\n\n"
		}
		at = s.tree.Tokens[block.First].Lead
		return at, "\n" + s.indentOf(s.holds(block)) + "  {}"
	}
	at = s.lineEnd(statement)
	gap := "\n"
	if block == root && !s.follows(word, statement) {
		gap = "\n\n"
	}
	content = gap + s.indentOf(statement) + "{}"
	rest, _, _ := strings.Cut(s.Text()[at:], "\n")
	if strings.TrimSpace(rest) != "" { // more follows on the line
		content = " {}"
	}
	if strings.HasPrefix(strings.TrimLeft(s.Text()[at:], " \t\r\n"), "(") { // or it would be called
		content += ";"
	}
	return at, content
}

// holds returns the statement, or the branch of one, that a block belongs to.
func (s *Script) holds(block *syntax.Node) *syntax.Node {
	n := s.up(block)
	for n.Form != syntax.Branch && s.up(n) != nil && s.up(n).Form != syntax.Block {
		n = s.up(n)
	}
	return n
}

// before returns the top-level statement after which a thing of a word is declared, or nil.
func (s *Script) before(word string) (statement *syntax.Node) {
	rank := func(word string) int {
		if i := slices.Index(order, word); i >= 0 {
			return i
		}
		return slices.Index(order, "deadline") // of a library
	}
	ranks := map[*syntax.Node]int{} // of the statements that are things, the highest that isn't above the word's
	for _, t := range s.Things {
		if n, of := s.statementOf(t), rank(t.Word); n != nil && of <= rank(word) {
			ranks[n] = max(ranks[n], of)
		}
	}
	most := 0
	for _, n := range s.tree.Root.Children[0].Children {
		if n.Form == syntax.Local && strings.Contains(s.tree.Source(n), "require ") && statement == nil {
			statement = n
			continue
		}
		if of, is := ranks[n]; is && of >= most {
			statement, most = n, of
		}
	}
	if word == Storyline {
		return cmp.Or(s.lastOf(s.tree.Root.Children[0]), statement)
	}
	return statement
}

// statementOf returns the top-level statement that is a thing, or gives it a name; nil if the
// thing is written elsewhere.
func (s *Script) statementOf(t Thing) *syntax.Node {
	n := t.node
	for up := s.up(n); up != nil; n, up = up, s.up(up) {
		switch up.Form {
		case syntax.Values, syntax.Local, syntax.Set, syntax.Do:
		case syntax.Block:
			if up == s.tree.Root.Children[0] {
				return n
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// lastOf returns the last statement of a block after which another can stand, or nil.
func (s *Script) lastOf(block *syntax.Node) (last *syntax.Node) {
	for _, n := range block.Children {
		if n.Form != syntax.Return && n.Form != syntax.Break && n.Form != syntax.Goto {
			last = n
		}
	}
	return last
}

// follows reports whether a thing of a word stands right below a statement: both are one line long
// and of the same word.
func (s *Script) follows(word string, statement *syntax.Node) bool {
	if strings.Contains(s.tree.Source(statement), "\n") {
		return false
	}
	return slices.ContainsFunc(s.Things, func(t Thing) bool { return t.Word == word && s.statementOf(t) == statement })
}

// top returns where the first thing of a file is written: below the comment that it begins with.
func (s *Script) top() int {
	first := s.tree.Tokens[0]
	if len(s.tree.Comments) == 0 || s.tree.Comments[0].From >= first.From {
		return first.From
	}
	blank := strings.Index(s.Text()[:first.From], "\n\n")
	if blank < 0 {
		return first.From
	}
	return blank + 2
}

// lineEnd returns the end of a statement's last line, with what is said beside it, or the end of
// the statement if more code follows on that line.
func (s *Script) lineEnd(statement *syntax.Node) int {
	at := s.tree.Span(statement).To
	next := s.tree.Tokens[statement.End]
	if next.Kind == syntax.Semicolon {
		at, next = next.To, s.tree.Tokens[statement.End+1]
	}
	for _, c := range s.tree.Comments {
		if c.From >= at && c.To <= next.From && !strings.Contains(s.Text()[at:c.From], "\n") && strings.TrimSpace(s.Text()[at:c.From]) == "" {
			if strings.Contains(s.Text()[c.From:c.To], "\n") || s.tree.Tokens[statement.End].From > c.To && !strings.HasPrefix(strings.TrimLeft(s.Text()[c.To:], " \t\r"), "\n") {
				return at // a long comment, behind which code may follow
			}
			return c.To
		}
	}
	return at
}

// indentOf returns the spaces at the beginning of the line that a node begins in.
func (s *Script) indentOf(n *syntax.Node) string {
	if n == nil {
		return ""
	}
	at := s.tree.Span(n).From
	line := s.Text()[strings.LastIndex(s.Text()[:at], "\n")+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
