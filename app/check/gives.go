package check

import (
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// givingRules find values that are lost: what a word gives and nothing takes, and a function
// that is asked for a value and gives none.
var givingRules = []Rule{
	{"value-lost", Warning, "What a word only gives is compared with something, kept under a name, or given back with `return`.", (*pack).valuesLost},
	{"gives-nothing", Error, "A function whose value is used gives one back, with `return`.", (*pack).givesNothing},
}

// valuesLost finds statements that ask something and do nothing with the answer:
// `visit:done()` alone on a line.
func (p *pack) valuesLost(say say) {
	alone := map[*syntax.Node]*syntax.Node{} // the statements that are calls, by the call
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Do && len(n.Children) == 1 {
				alone[n.Children[0]] = n
			}
			return true
		})
	}
	p.eachCall(func(w written, word document.Word) {
		if statement := alone[w.n]; statement != nil && onlyGives(word) {
			say(w.finding().says(remark.NothingDone(w.f.tree.Source(w.n), w.f.isLast(w.f.tree.Span(statement).To))))
		}
	})
}

// onlyGives reports whether a word tells how something is and does nothing.
func onlyGives(word document.Word) bool {
	if len(word.Returns) == 0 || word.Module != "" {
		return false
	}
	of, method := word.Name, strings.Contains(word.Name, ":")
	return method || slices.Contains([]string{"clock", "day", "day_in_words", "workload", "pressing", "employer_terms", "tostring", "tonumber"}, of)
}

// givesNothing finds functions without a `return` for whoever uses what they give.
func (p *pack) givesNothing(say say) {
	said := map[*syntax.Node]bool{}
	for _, f := range p.scripts() {
		alone := map[*syntax.Node]bool{}
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Do && len(n.Children) == 1 {
				alone[n.Children[0]] = true
			}
			if n.Form == syntax.Return && len(n.Children) == 1 && len(n.Children[0].Children) == 1 {
				alone[n.Children[0].Children[0]] = true // `return f()` ends a function, whatever f gives
			}
			return true
		})
		for _, n := range f.calls {
			if n.Form != syntax.Call || alone[n] || n.Children[0].Form != syntax.Word {
				continue
			}
			values, known := p.values(written{f, n.Children[0]})
			if !known || len(values) != 1 || values[0].n.Form != syntax.Body || said[values[0].n] {
				continue
			}
			if at, nothing := values[0].lastWithoutReturn(); nothing {
				said[values[0].n] = true
				say(values[0].f.finding(at).says(remark.GivesNothing(f.tree.Source(n.Children[0]), f.name, f.line(f.tree.Span(n).From))))
			}
		}
	}
}

// lastWithoutReturn returns where the last statement of a function begins, and whether the
// function gives nothing back anywhere.
func (w written) lastWithoutReturn() (at int, nothing bool) {
	block := w.n.Children[len(w.n.Children)-1]
	if block.Form != syntax.Block || len(block.Children) == 0 {
		return 0, false
	}
	nothing = true
	block.Walk(func(n *syntax.Node) bool {
		nothing = nothing && !(n.Form == syntax.Return && len(n.Children) > 0)
		return n.Form != syntax.Lambda && n.Form != syntax.LocalFunction && n.Form != syntax.Function
	})
	last := block.Children[len(block.Children)-1]
	return w.f.tree.Span(last).From, nothing
}
