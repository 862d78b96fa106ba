package check

import (
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// againRules find what was copied, or goes on after somebody has gone.
var againRules = []Rule{
	{"date-twice", Warning, "A child has each of their dates once.", datesTwice},
	{"left-team", Warning, "Who has left the team says nothing more, and holds nothing.", afterLeaving},
}

// datesTwice finds dates of one child that differ in nothing but the day, in one block.
func datesTwice(p *pack, say say) {
	type date struct {
		block *syntax.Node
		what  string
	}
	before := map[date]written{}
	p.eachWord(func(word string, w written) {
		child := p.fieldNode(w, "child")
		if child == nil {
			child = p.fieldNode(w, "on")
		}
		if child == nil || p.fieldNode(w, "due") == nil {
			return
		}
		var fields []string
		for _, c := range w.f.tableOf(w.n).Children {
			if key, _ := w.f.key(c); key != "due" {
				fields = append(fields, w.f.tree.Source(c))
			}
		}
		slices.Sort(fields)
		this := date{w.f.blockAround(w.n), word + strings.Join(fields, "\n")}
		if other, there := before[this]; there {
			say(w.f.finding(w.f.tree.Span(child).From).says(remark.DateTwice(w.f.tree.Source(child), w.f.line(w.f.tree.Span(other.n).From))))
		}
		before[this] = w
	})
}

// blockAround returns the innermost block that a node is in.
func (f *luaFile) blockAround(n *syntax.Node) (block *syntax.Node) {
	f.tree.Walk(func(c *syntax.Node) bool {
		if c.First > n.First || c.End < n.End {
			return false
		}
		if c.Form == syntax.Block {
			block = c
		}
		return true
	})
	return block
}

// afterLeaving finds what somebody says, asks or holds in the block in which `leaves` has
// said that they are gone, and behind it.
func afterLeaving(p *pack, say say) {
	p.eachCall(func(w written, word document.Word) {
		who, there := w.f.argument(w.n, 1)
		block := w.f.blockAround(w.n)
		if word.Name != "leaves" || !there || block == nil {
			return
		}
		name := w.f.tree.Source(who)
		block.Walk(func(c *syntax.Node) bool {
			key, named := w.f.key(c)
			if c.First < w.n.End || c.Form != syntax.Keyed || !named || (key != "from" && key != "with") {
				return true
			}
			if v := value(c); v != nil && w.f.tree.Source(v) == name {
				say(w.f.finding(w.f.tree.Tokens[c.First].From).says(remark.HasLeft(name, w.f.line(w.f.tree.Span(w.n).From))))
			}
			return true
		})
	})
}
