package check

import "caseload/app/script/syntax"

// nameOf returns the name of what is called, as it is written: "ask", "children.visits",
// "visit:done".
func (f *luaFile) nameOf(call *syntax.Node) string {
	name := f.tree.Source(call.Children[0])
	if call.Form == syntax.Method {
		method, _ := f.methodName(call)
		name += ":" + method
	}
	return name
}

// tableOf returns the table in `name { … }` and `name({ … })`, or nil.
func (f *luaFile) tableOf(call *syntax.Node) *syntax.Node {
	if n, there := f.argument(call, 1); there && n.Form == syntax.Table {
		return n
	}
	return nil
}

// linesOf returns the first and the last line of a node.
func (f *luaFile) linesOf(n *syntax.Node) (first, last int) {
	span := f.tree.Span(n)
	return f.line(span.From), f.line(f.tree.Tokens[max(n.First, n.End-1)].From)
}

// item returns a field of a table, or nil.
func (f *luaFile) item(table *syntax.Node, key string) *syntax.Node {
	if table == nil {
		return nil
	}
	for _, c := range table.Children {
		if is, ok := f.key(c); ok && is == key {
			return c
		}
	}
	return nil
}

// positional returns the n-th value without a key in a table, counted from 1, or nil.
func positional(table *syntax.Node, n int) *syntax.Node {
	if table == nil {
		return nil
	}
	for _, c := range table.Children {
		if c.Form == syntax.Item {
			if n--; n == 0 {
				return value(c)
			}
		}
	}
	return nil
}

// value returns what stands in a field of a table, which may be nil, or nil.
func value(item *syntax.Node) *syntax.Node {
	if item == nil || len(item.Children) == 0 || item.Form == syntax.Indexed && len(item.Children) < 2 {
		return nil
	}
	return item.Children[len(item.Children)-1]
}

// keyToken returns the token of a field's key or, if it has none, of its value.
func keyToken(item *syntax.Node) int {
	if item.Form == syntax.Indexed {
		return item.Children[0].First
	}
	return item.First
}

// tablesOf returns the tables that a value can be, which may be nil. A table may be written
// in place, or be a local variable.
func (f *luaFile) tablesOf(n *syntax.Node) (list []*syntax.Node) {
	switch {
	case n == nil:
	case n.Form == syntax.Table:
		return []*syntax.Node{n}
	case n.Form == syntax.Word:
		if v := f.resolved().of[n.First]; v != nil {
			for _, n := range v.values {
				if n.Form == syntax.Table {
					list = append(list, n)
				}
			}
		}
	}
	return list
}

// requires returns the name in `require "name"`, if that is what a value is.
func (f *luaFile) requires(n *syntax.Node) (string, bool) {
	if n == nil || n.Form != syntax.Call || f.nameOf(n) != "require" {
		return "", false
	}
	name, _ := f.argument(n, 1)
	return f.literal(name)
}
