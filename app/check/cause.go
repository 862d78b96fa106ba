package check

import (
	"slices"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// oneCause leaves out the errors that follow from others, so that one mistake is one finding.
func (p *pack) oneCause(list []Finding) []Finding {
	return p.withoutConsequences(p.withoutLines(list))
}

// withoutLines leaves out the errors that follow from what keeps a line from being Lua: those
// on the same line, and names that a name with spaces in it leaves unknown.
func (p *pack) withoutLines(list []Finding) []Finding {
	type place struct {
		file string
		line int
	}
	wrong := map[place]bool{}
	renamed := map[string]bool{}
	for _, f := range list {
		if f.Rule == "syntax" || f.Rule == "typographic-quotes" {
			wrong[place{f.File, f.Line}] = true
		}
		if f.Code == remark.CodeBadName {
			renamed[f.File] = true
		}
	}
	if len(wrong) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(f Finding) bool {
		if f.Severity != Error || f.Rule == "syntax" || f.Rule == "typographic-quotes" || f.Rule == "no-break-space" {
			return false
		}
		return wrong[place{f.File, f.Line}] || f.Rule == "unknown-word" && renamed[f.File]
	})
}

// later are the rules that see in a world that is told, or in a play, what others see as it
// is written.
var later = []string{"declaration", "storyline-fails"}

// last are those that aren't judged while anything else is wrong: a play that was recorded
// must differ then.
var last = []string{"play-breaks", "golden-broken", "golden-differs", "golden-fault", "identity-moves"}

// withoutConsequences leaves out what telling and playing find because of something else that
// is wrong: in the same statement, or where what it is given comes from.
func (p *pack) withoutConsequences(list []Finding) []Finding {
	var wrong, written []Finding
	for _, f := range list {
		if f.Severity != Error || slices.Contains(last, f.Rule) || f.Rule == "golden-unreadable" {
			continue
		}
		wrong = append(wrong, f)
		if !slices.Contains(later, f.Rule) {
			written = append(written, f)
		}
	}
	return slices.DeleteFunc(list, func(f Finding) bool {
		switch {
		case f.Severity != Error:
			return false
		case slices.Contains(last, f.Rule):
			return len(wrong) > 0
		case !slices.Contains(later, f.Rule) || p.lua[f.File] == nil || f.Line == 0:
			return false
		}
		return p.saysSame(f, written) || f.library && p.comesFrom(f, wrong)
	})
}

// saysSame reports whether what telling finds is found where it is written, too: on the same
// line or, if all that is known is the statement, in that.
func (p *pack) saysSame(f Finding, written []Finding) bool {
	first, last := p.lua[f.File].statementAt(f.Line)
	return slices.ContainsFunc(written, func(other Finding) bool {
		return other.File == f.File && (other.Line == f.Line || f.Line == first && first <= other.Line && other.Line <= last)
	})
}

// comesFrom reports whether something that a statement uses comes from one that is wrong.
func (p *pack) comesFrom(f Finding, wrong []Finding) bool {
	lua := p.lua[f.File]
	first, last := lua.statementAt(f.Line)
	from := lua.givenTo(first, last)
	return slices.ContainsFunc(wrong, func(other Finding) bool {
		if other.File != f.File || first <= other.Line && other.Line <= last {
			return false
		}
		begins, ends := lua.statementAt(other.Line)
		return slices.ContainsFunc(from, func(line int) bool { return begins <= line && line <= ends })
	})
}

// statementAt returns the lines of the innermost statement that begins on a line, or around
// it; blocks in it aren't counted.
func (f *luaFile) statementAt(line int) (first, last int) {
	first, last = line, line
	f.tree.Walk(func(n *syntax.Node) bool {
		span := f.tree.Span(n)
		from, to := f.line(span.From), f.line(max(span.From, span.To-1))
		if line < from || line > to {
			return false
		}
		if n.Form == syntax.Local || n.Form == syntax.Set || n.Form == syntax.Do || n.Form == syntax.Return {
			first, last = from, to
		}
		if n.Form == syntax.Lambda || n.Form == syntax.Body {
			first, last = line, line
		}
		return true
	})
	return first, last
}

// givenTo returns the lines on which the names that are used on some lines are given what
// they are.
func (f *luaFile) givenTo(first, last int) (lines []int) {
	s := f.resolved()
	for _, v := range s.all {
		for _, use := range v.uses {
			if at := f.line(f.tree.Tokens[use].From); at < first || at > last {
				continue
			}
			for _, n := range v.values {
				if n.Form != syntax.Body && n.Form != syntax.Lambda {
					lines = append(lines, f.line(f.tree.Span(n).From))
				}
			}
			break
		}
	}
	return lines
}
