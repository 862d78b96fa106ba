package check

import (
	"slices"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/avoid"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// oneCause leaves out the errors that follow from others, so that one mistake is one finding.
func (p *pack) oneCause(list []Finding) []Finding {
	return withoutCompanions(p.withoutComparisons(p.withoutConsequences(p.withoutDays(p.begunTooEarly(p.withoutLines(list))))))
}

// begunTooEarly says once that a scenario begins before what has happened already, if several days
// are not past.
func (p *pack) begunTooEarly(list []Finding) []Finding {
	early := func(f Finding) bool { return f.Code == agree.CodeNotPast }
	first := slices.IndexFunc(list, early)
	if first < 0 || !slices.ContainsFunc(list[first+1:], early) {
		return list
	}
	at := p.declared(p.tellings[0], "starts").says(agree.BegunTooEarly(p.hours().starts.ISO(), list[first].File, list[first].Line))
	at.Rule, at.Severity = list[first].Rule, Error
	list = slices.DeleteFunc(slices.Clone(list), func(f Finding) bool {
		return early(f) || f.Rule == "closed-day" || f.Rule == "date-in-file" || f.Rule == "weekday-and-date" || f.Rule == "birth-and-age"
	})
	return order(append(list, at))
}

// withoutComparisons leaves out that texts and scripts say different things, if a script has an
// error: what it says may be what is wrong.
func (p *pack) withoutComparisons(list []Finding) []Finding {
	compares := func(f Finding) bool {
		switch f.Rule {
		case "case-dates", "due-as-noted", "counts-told", "notes-agree", "told-otherwise", "appointment-told", "age-told":
			return true
		case "birth-and-age", "age":
			return f.Severity != Error && slices.ContainsFunc(list, p.amongPeople)
		case "unused-module", "wait-too-long", "wait-unended", "storyline-unreached":
			return slices.ContainsFunc(list, func(f Finding) bool { return f.Rule == "missing-module" })
		case "time-told", "after-hours", "time-passed":
			return f.Severity != Error && slices.ContainsFunc(list, func(f Finding) bool { return f.Rule == "declaration" })
		}
		return false
	}
	has := func(is func(Finding) bool) bool { return slices.ContainsFunc(list, is) }
	list = slices.DeleteFunc(slices.Clone(list), func(f Finding) bool {
		switch f.Rule {
		case "age": // of the one of two with one name
			return f.Severity != Error && has(func(o Finding) bool { return o.Code == remark.CodeOneName })
		case "ages-apart":
			return has(func(o Finding) bool { return o.Rule == "age" && o.File == f.File && o.Line == f.Line })
		case "due-as-noted": // by a note with a day that isn't one
			return has(func(o Finding) bool { return o.Code == remark.CodeNoSuchDay && o.File == f.File })
		}
		return false
	})
	list = slices.DeleteFunc(list, func(f Finding) bool { // a note of what is wrong there anyway
		return (f.Code == avoid.CodeThemeHere || f.Rule == "identity-written") && slices.ContainsFunc(list, func(o Finding) bool {
			return o.File == f.File && o.Line == f.Line && o.Severity != Note && (o.Column == f.Column || f.Code == avoid.CodeThemeHere)
		})
	})
	if slices.ContainsFunc(list, func(f Finding) bool { return f.Severity == Error }) {
		return slices.DeleteFunc(list, compares)
	}
	return slices.DeleteFunc(list, func(f Finding) bool { // a day that isn't the one that is meant
		return f.Rule == "date-outside" && slices.ContainsFunc(list, func(o Finding) bool {
			return o.Rule == "due-as-noted" && o.File == f.File && o.Line == f.Line && o.Column == f.Column
		})
	})
}

// amongPeople reports whether a finding is an error in who belongs to a case.
func (p *pack) amongPeople(f Finding) (is bool) {
	lua := p.lua[f.File]
	if f.Severity != Error || lua == nil {
		return false
	}
	lua.tree.Walk(func(n *syntax.Node) bool {
		span := lua.tree.Span(n)
		key, _ := lua.key(n)
		is = is || key == "people" && lua.line(span.From) <= f.Line && f.Line <= lua.line(max(span.From, span.To-1))
		return !is
	})
	return is
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
		if f.Code == remark.CodeBadName || f.Code == remark.CodeStrayComma {
			renamed[f.File] = true
		}
	}
	if len(wrong) == 0 {
		return list
	}
	list = slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { // in what order a file goes isn't known
		return (f.Rule == "time-passed" || f.Rule == "function-unused") && p.lua[f.File] != nil && len(p.lua[f.File].tree.Errors) > 0
	})
	unread := slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { return f.Rule != "syntax" })
	return slices.DeleteFunc(list, func(f Finding) bool {
		if f.Severity != Error || f.Rule == "syntax" || f.Rule == "typographic-quotes" || f.Rule == "no-break-space" {
			return false
		}
		if f.Rule == "unknown-field" && p.inStatement(f, unread) {
			return true
		}
		return wrong[place{f.File, f.Line}] || (f.Rule == "unknown-word" || f.Rule == "unknown-answer") && renamed[f.File]
	})
}

// days are the rules that go by when the scenario is.
var days = []string{"declaration", "no-such-time", "time-passed", "after-hours", "date-outside", "wait-too-long", "not-a-working-day", "weekday-and-date", "date-in-file", "length", "wait-unended", "storyline-unreached"}

// withoutDays leaves out what is said about days and times if those of the scenario itself
// are wrong, and about comparisons with answers if a question has none.
func (p *pack) withoutDays(list []Finding) []Finding {
	if f := p.lua["scenario.lua"]; f != nil {
		for _, n := range f.calls {
			if f.nameOf(n) != "scenario" {
				continue
			}
			first, last := f.linesOf(n)
			inside := func(o Finding) bool { return o.File == f.name && first <= o.Line && o.Line <= last }
			if slices.ContainsFunc(list, func(o Finding) bool { return (o.Severity == Error || o.Rule == "not-a-working-day") && inside(o) }) {
				list = slices.DeleteFunc(list, func(o Finding) bool { return slices.Contains(days, o.Rule) && !inside(o) })
			}
		}
	}
	if slices.ContainsFunc(list, func(o Finding) bool { return o.Code == remark.CodeWaitsBeyond }) {
		list = slices.DeleteFunc(list, func(o Finding) bool {
			return o.Severity != Error && o.Code != remark.CodeWaitsBeyond && slices.Contains(days, o.Rule)
		})
	}
	if slices.ContainsFunc(list, func(o Finding) bool {
		return o.Code == remark.CodeNoChild || o.Rule == "unknown-value" && p.choosesRules(o)
	}) {
		list = slices.DeleteFunc(list, func(o Finding) bool { return o.Rule == "declaration" })
	}
	for _, few := range list {
		if few.Rule == "choices" {
			list = slices.DeleteFunc(list, func(o Finding) bool { return o.Rule == "unknown-answer" && o.File == few.File })
			break
		}
	}
	return list
}

// choosesRules reports whether a finding is on the line on which a rule pack is chosen, from
// which days and lengths of time come.
func (p *pack) choosesRules(o Finding) bool {
	f := p.lua[o.File]
	return f != nil && slices.ContainsFunc(f.calls, func(n *syntax.Node) bool {
		return strings.HasSuffix(f.nameOf(n), ".pack") && f.line(f.tree.Span(n).From) == o.Line
	})
}

// later are the rules that see in a world that is told, or in a play, what others see as it
// is written.
var later = []string{"declaration", "storyline-fails"}

// last are those of which nothing is said while anything else is wrong.
var last = []string{"play-breaks", "identity-moves"}

// besidePlays are the rules whose warnings a play doesn't follow from: they are about how much there is
// and how it is told, or are written beside it.
var besidePlays = func() map[string]bool {
	is := map[string]bool{"name-written": true}
	for _, rule := range slices.Concat(tidyRules, rulePackRules, themeRules, readingAgeRules, loadRules, limitRules, choiceRules, concernRules, silenceRules) {
		is[rule.ID] = true
	}
	return is
}()

// explained reports whether something is wrong from which it may follow that golden plays go
// otherwise than they went, so that they aren't judged yet.
func (p *pack) explained(list []Finding) bool {
	return slices.ContainsFunc(p.unsilenced(slices.Clone(list)), func(f Finding) bool {
		return f.Severity == Error && f.Rule != "golden-unreadable" ||
			f.Severity == Warning && !besidePlays[f.Rule] && (p.lua[f.File] != nil || !byTexts[f.Rule])
	})
}

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

// inStatement reports whether one of some findings is in the statement that another is in.
func (p *pack) inStatement(f Finding, list []Finding) bool {
	first, last := p.lua[f.File].statementAt(f.Line)
	return slices.ContainsFunc(list, func(o Finding) bool { return o.File == f.File && first <= o.Line && o.Line <= last })
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
	from := p.givenTo(lua, first, last)
	return slices.ContainsFunc(wrong, func(other Finding) bool {
		of := p.lua[other.File]
		if of == nil || other.Line == 0 || other.File == f.File && first <= other.Line && other.Line <= last {
			return false
		}
		begins, ends := of.statementAt(other.Line)
		return slices.ContainsFunc(from, func(w written) bool {
			line := w.f.line(w.f.tree.Span(w.n).From)
			return w.f == of && begins <= line && line <= ends
		})
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

// givenTo returns what the names and fields that are used on some lines are given.
func (p *pack) givenTo(f *luaFile, first, last int) (list []written) {
	f.tree.Walk(func(n *syntax.Node) bool {
		span := f.tree.Span(n)
		if f.line(span.From) > last || f.line(max(span.From, span.To-1)) < first {
			return false
		}
		if n.Form == syntax.Word || n.Form == syntax.Member {
			values, _ := p.values(written{f, n})
			for _, one := range values {
				if one.n != nil && one.n.Form != syntax.Body && one.n.Form != syntax.Lambda {
					list = append(list, one)
				}
			}
		}
		return true
	})
	return list
}
