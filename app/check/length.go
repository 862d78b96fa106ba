package check

import (
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// minutesOf returns a length that is written out, in minutes.
func (p *pack) minutesOf(w written, field string) (int, bool) {
	text := p.fieldText(w, field)
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	length, err := calendar.ParsePeriod(text)
	if err != nil {
		return 0, false
	}
	return int(length.From(0)), true
}

// longest is how many minutes something takes at most before somebody should look again.
// They are Caseload's own, and generous.
var longest = map[string]map[string]int{
	"task":     {"minutes": 300},
	"advice":   {"minutes": 60},
	"referral": {"minutes": 120},
	"case":     {"travel": 480},
}

func lengths(p *pack, say say) {
	h := p.hours()
	p.eachWord(func(name string, w written) {
		limits := longest[name]
		if name == "ask" && (p.fieldText(w, "by") == "" || p.fieldText(w, "by") == "phone") {
			limits = map[string]int{"rings_off": 30}
		}
		for field, limit := range limits {
			n, ok := p.minutesOf(w, field)
			if name == "task" {
				limit = taskLimit(p.fieldText(w, "kind"), limit, h)
			}
			if ok && n > limit {
				say(w.f.finding(w.f.tree.Span(p.fieldNode(w, field)).From).says(remark.TakesLong(name, field, p.fieldText(w, field), limit)))
			}
		}
	})
}

// taskLimit returns how many minutes a task of a kind takes at most. What is done in parts
// may take days.
func taskLimit(kind string, limit int, h hours) int {
	switch kind {
	case "assessment", "report", "court", "training":
		return 1200
	case "visit":
		return 240
	case "call":
		return 120
	}
	if h.known && h.days == 1 {
		return min(limit, h.until-h.from)
	}
	return limit
}

// unusedFunctions finds functions whose name nothing mentions.
func unusedFunctions(p *pack, say say) {
	mentioned := map[string]bool{} // fields
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			switch n.Form {
			case syntax.Member:
				if name, ok := f.memberName(n); ok {
					mentioned[name] = true
				}
			case syntax.Method:
				if name, ok := f.methodName(n); ok {
					mentioned[name] = true
				}
			case syntax.Element:
				mentioned[""] = true
			}
			return true
		})
	}
	used := p.begun()
	for _, f := range p.scripts() {
		if len(f.tree.Errors) > 0 || !used[f.name] && !strings.HasPrefix(f.name, "cuts/") {
			continue // nothing can be said of it, or of all of it
		}
		s := f.resolved()
		f.tree.Walk(func(n *syntax.Node) bool {
			switch n.Form {
			case syntax.LocalFunction:
				if v := s.of[n.First+2]; v != nil && len(v.uses) == 0 {
					say(f.finding(f.tree.Tokens[n.First+2].From).says(remark.FunctionUnused(v.name)))
				}
			case syntax.Function:
				last := n.Children[0].First - 1
				if name := f.written(f.tree.Tokens[last]); last > n.First+1 && !mentioned[name] {
					say(f.finding(f.tree.Tokens[last].From).says(remark.FunctionUnused(f.text[f.tree.Tokens[n.First+1].From:f.tree.Tokens[last].To])))
				}
			}
			return true
		})
	}
}
