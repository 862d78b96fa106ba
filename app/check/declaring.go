package check

import (
	"slices"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/script/syntax"
	"caseload/app/sim"
)

var declaringRules = []Rule{
	{"declaration", Error, "What is declared before the first morning has the fields and the types that its words ask for.", func(p *pack, say say) {
		for _, t := range p.tellings {
			strangers := 0
			for _, e := range t.wrong {
				if e.Code == script.CodeNobodyHere && p.nobodyIn() {
					if strangers++; strangers > 1 {
						continue // they are all strangers to a case without people
					}
				}
				if e.Code == script.CodeNoModule || e.Code == script.CodeNoFile {
					continue // reported where it is written, with the nearest name
				}
				if t.follows(e) {
					continue
				}
				if f := t.placed(p, e); !p.saidOf(f, e) {
					f.library = e.Code == script.CodeLibrary
					say(p.calls(f, e))
				}
			}
		}
	}},
	{"storyline-fails", Error, "No storyline fails, whatever is decided; a student would be left without an answer.", func(p *pack, say say) {
		for _, t := range p.tellings {
			for _, play := range t.plays {
				for _, fault := range play.faults {
					if fault.Code == script.CodeNoFile {
						continue
					}
					e := t.errorOf(fault)
					if f := t.placed(p, e); !p.saidOf(f, e) {
						say(f.says(remark.StorylineFails(fault.Storyline, e)))
					}
				}
			}
		}
	}},
}

// follows reports whether an error is only a consequence of `scenario` having
// been refused: that nothing was declared, or that all days are in the future.
func (t *telling) follows(e *script.Error) bool {
	undeclared := func(e *script.Error) bool { return e.Code == sim.FaultUndeclared }
	refused := len(t.wrong) > 1 && slices.ContainsFunc(t.wrong, undeclared)
	return refused && (undeclared(e) || e.Code == script.CodeFuture)
}

// placed returns the place of an error in a telling; without one, that is the file
// with which the telling begins.
func (t *telling) placed(p *pack, e *script.Error) Finding {
	f := p.placed(e)
	if f.File == "" {
		f.File = t.main
	}
	return f
}

// calls returns the finding about an error in a declaration. If a field is called with a
// text or a table behind it on that line, a comma was forgotten.
func (p *pack) calls(f Finding, e *script.Error) Finding {
	lua := p.lua[f.File]
	if lua == nil || e.Code != "" {
		return f.says(remark.Authored(e))
	}
	found := f.says(remark.Authored(e))
	lua.tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Call || n.Children[0].Form != syntax.Member || lua.tree.Tokens[n.Children[1].First].Kind == syntax.OpenParen {
			return true
		}
		span := lua.tree.Span(n.Children[0])
		root := lua.written(lua.tree.Tokens[n.First])
		if _, module := lua.required()[root]; module || lua.line(span.From) != e.Line || !lua.declares(root) {
			return true
		}
		found = lua.finding(span.To).says(remark.NoComma(lua.tree.Source(n.Children[0])))
		found.Fix = fix(remark.DidWrite(","), span.To, span.To, ",")
		return false
	})
	return found
}
