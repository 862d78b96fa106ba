package check

import (
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// askedTwice finds a branch that is never gone into, since an earlier one asks for the same.
func (f *luaFile) askedTwice(n *syntax.Node, say say) {
	asked := map[string]int{} // lines, by what is compared
	look := func(condition *syntax.Node) {
		alternatives, only := f.alternatives(condition)
		again := only && len(alternatives) > 0
		for _, one := range alternatives {
			_, before := asked[f.tree.Source(one)]
			again = again && before
		}
		if again {
			first := alternatives[0]
			say(f.finding(f.tree.Span(first).From).says(remark.AskedBefore(f.tree.Source(first), asked[f.tree.Source(first)])))
		}
		for _, one := range alternatives {
			if _, before := asked[f.tree.Source(one)]; !before {
				asked[f.tree.Source(one)] = f.line(f.tree.Span(one).From)
			}
		}
	}
	look(n.Children[0])
	for _, c := range n.Children[1:] {
		if c.Form == syntax.Branch && len(c.Children) == 2 {
			look(c.Children[0])
		}
	}
}

// alternatives returns the comparisons with texts, any of which is enough for a condition,
// and whether it consists of nothing else.
func (f *luaFile) alternatives(n *syntax.Node) (list []*syntax.Node, only bool) {
	if n.Form == syntax.Group {
		return f.alternatives(n.Children[0])
	}
	if n.Form != syntax.Binary || len(n.Children) != 2 {
		return nil, false
	}
	switch f.tree.Tokens[n.Children[0].End].Kind {
	case syntax.Or:
		left, all := f.alternatives(n.Children[0])
		right, also := f.alternatives(n.Children[1])
		return append(left, right...), all && also
	case syntax.Equal:
		_, text := f.literal(n.Children[1])
		if text && n.Children[0].Form == syntax.Word {
			return []*syntax.Node{n}, true
		}
	}
	return nil, false
}
