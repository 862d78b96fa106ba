package check

import (
	"regexp"

	"caseload/app/check/slip"
	"caseload/app/script/syntax"
)

var zeroGiven = regexp.MustCompile(`\[\s*0\s*\]\s*=[^=]`)

// countsFromZero finds `list[0]`, `list[-1]`, and a loop that counts a list from 0, unless the file
// gives something under that number.
func (f *luaFile) countsFromZero(n *syntax.Node, say say) {
	if zeroGiven.MatchString(f.text) {
		return
	}
	zero := func(n *syntax.Node) bool { return n.Form == syntax.Literal && f.tree.Source(n) == "0" }
	if n.Form == syntax.Element {
		if len(n.Children) < 2 {
			return
		}
		if index := n.Children[1]; zero(index) || index.Form == syntax.Unary && whole.MatchString(f.tree.Source(index.Children[0])) && f.tree.Tokens[index.First].Kind == syntax.Minus {
			say(f.finding(f.tree.Span(index).From).says(slip.CountsFromOne(f.tree.Source(n.Children[0]), f.tree.Source(index))))
		}
		return
	}
	values := n.Children[0]
	if values.Form != syntax.Values || len(values.Children) == 0 || !zero(values.Children[0]) {
		return
	}
	v, looked := f.resolved().of[n.First+1], false
	n.Walk(func(c *syntax.Node) bool {
		looked = looked || c.Form == syntax.Element && len(c.Children) > 1 && c.Children[1].Form == syntax.Word && v != nil && f.resolved().of[c.Children[1].First] == v
		return !looked
	})
	if looked {
		say(f.finding(f.tree.Span(values).From).says(slip.LoopsFromZero()))
	}
}
