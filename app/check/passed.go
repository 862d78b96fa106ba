package check

import (
	"slices"

	"caseload/app/check/prose"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// passing is a time that has passed when a storyline begins to wait for it.
type passing struct {
	f        *luaFile
	at       int    // the byte at which it stands
	text     string // as it is written
	when     string // the wait after which it has passed; "" if it is before the first day
	wait     int    // the byte of that wait's time
	severity Severity
}

type passings []passing

// past takes note of a time that has passed.
func (t *timing) past(n *syntax.Node, text string, severity Severity) {
	one := passing{t.f, t.f.tree.Span(n).From, text, t.when, t.wait, severity}
	if !slices.Contains(*t.passed, one) {
		*t.passed = append(*t.passed, one)
	}
}

// say reports each, or the wait after which several have passed: then that one is likely to be
// the mistake.
func (list passings) say(h hours, say say) {
	for i, one := range list {
		same := func(o passing) bool { return o.f == one.f && o.when != "" && o.wait == one.wait }
		first := slices.IndexFunc(list, same)
		var found Finding
		switch {
		case first < 0 || !slices.ContainsFunc(list[first+1:], same) && first == i:
			found = one.f.finding(one.at).says(remark.TimePassed(one.text, one.when, h.starts))
		case first == i:
			found = one.f.finding(one.wait).says(prose.LaterPassed(one.when, one.text, one.f.line(one.at)))
		default:
			continue
		}
		found.Severity = one.severity
		say(found)
	}
}
