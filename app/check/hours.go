package check

import (
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// hourRules read the times in a script in the order in which they come.
var hourRules = []Rule{
	{"no-such-time", Error, "A day or a time is one that there is, written as a script writes it.", noSuchTimes},
	{"hours", Error, "A working day begins before it ends, and a scenario has a day or more.", noHours},
	{"after-hours", Warning, "What a storyline waits for comes in working hours, or is meant not to.", afterHours},
	{"time-passed", Error, "A storyline doesn't wait for a time that has passed by then, and nothing is due before it is there.", timesPassed},
}

// hours are the days and hours of the whole scenario.
type hours struct {
	starts      calendar.Time
	days        int
	from, until int // minutes of the day
	known       bool

	told bool          // and not only written, so that it is known when it is over:
	last calendar.Time // by its days, those of a cut, or what was played, whichever is last
}

// hours returns those that are told or, if nothing can be told, those that are written.
func (p *pack) hours() (h hours) {
	for _, t := range p.tellings {
		if t.world == nil {
			continue
		}
		s := t.world.Setting
		if t.main == "scenario.lua" {
			h = hours{starts: s.Starts, days: s.Days, from: s.From, until: s.Until, known: true, told: true, last: h.last}
		}
		h.last = max(h.last, calendar.AddWorkingDays(s.Starts.AddDays(-1), s.Days).At(s.Until))
		for _, one := range t.plays {
			if one.ended {
				h.last = max(h.last, one.world.Now)
			}
		}
	}
	if h.told {
		return h
	}
	p.eachCall(func(w written, word document.Word) {
		if word.Name != "scenario" || w.f.name != "scenario.lua" {
			return
		}
		h = hours{days: 1, from: 9 * 60, until: 17 * 60}
		if day, err := calendar.ParseDate(p.fieldText(w, "starts")); err == nil {
			h.starts, h.known = day, true
		}
		if n, err := strconv.Atoi(p.fieldText(w, "days")); err == nil {
			h.days = n
		}
		if minute, err := calendar.ParseClock(p.fieldText(w, "from")); err == nil {
			h.from = minute
		}
		if minute, err := calendar.ParseClock(p.fieldText(w, "to")); err == nil {
			h.until = minute
		}
	})
	return h
}

// fieldNode returns a field of the table that a call is given, or nil.
func (p *pack) fieldNode(call written, field string) *syntax.Node {
	return value(call.f.item(call.f.tableOf(call.n), field))
}

// fieldText returns a text or a number that is written out in a field, or "".
func (p *pack) fieldText(call written, field string) string {
	n := p.fieldNode(call, field)
	if n == nil || n.Form != syntax.Literal {
		return ""
	}
	if text, ok := call.f.literal(n); ok {
		return text
	}
	return call.f.tree.Source(n)
}

func noHours(p *pack, say say) {
	p.eachCall(func(w written, word document.Word) {
		if n := p.fieldNode(w, "hours"); n != nil {
			p.hoursInOrder(written{w.f, n}, say)
		}
		if word.Name != "scenario" {
			return
		}
		from, err1 := calendar.ParseClock(p.fieldText(w, "from"))
		to, err2 := calendar.ParseClock(p.fieldText(w, "to"))
		if err1 == nil && err2 == nil && from >= to {
			n := p.fieldNode(w, "to")
			say(w.f.finding(w.f.tree.Span(n).From).says(remark.EndsBeforeItBegins(p.fieldText(w, "from"), p.fieldText(w, "to"))))
		}
	})
}

// hoursInOrder finds `hours = { "15:45", "09:00" }`, which end before they begin.
func (p *pack) hoursInOrder(w written, say say) {
	if w.n.Form != syntax.Table || len(w.n.Children) != 2 {
		return
	}
	var texts [2]string
	var minutes [2]int
	for i, item := range w.n.Children {
		if item.Form != syntax.Item || len(item.Children) != 1 {
			return
		}
		text, ok := w.f.literal(item.Children[0])
		minute, err := calendar.ParseClock(text)
		if !ok || err != nil {
			return
		}
		texts[i], minutes[i] = text, minute
	}
	if minutes[0] >= minutes[1] {
		say(w.f.finding(w.f.tree.Span(w.n).From).says(remark.HoursTurned(texts[0], texts[1])))
	}
}

// afterHours finds what a storyline waits for, or a session that is held, outside working
// hours.
func afterHours(p *pack, say say) {
	h := p.hours()
	if !h.known || h.from >= h.until {
		return
	}
	p.eachCall(func(w written, word document.Word) {
		var n *syntax.Node
		switch {
		case word.Name == "wait_until":
			n, _ = w.f.argument(w.n, 1)
		case word.Table && (word.Name == "supervision" || word.Name == "sessions.hold" || word.Name == "appointment"):
			n = p.fieldNode(w, "at")
		}
		if n == nil {
			return
		}
		text, ok := w.f.literal(n)
		words := strings.Fields(text)
		if !ok || len(words) == 0 {
			return
		}
		minute, err := calendar.ParseClock(words[len(words)-1])
		if lasts, no := strconv.Atoi(p.fieldText(w, "minutes")); word.Name != "appointment" && err == nil && no == nil && minute >= h.from && minute < h.until && minute+lasts > h.until {
			at := w.f.tree.Span(n).From
			if long := w.f.tree.Span(p.fieldNode(w, "minutes")).From; w.f.line(long) == w.f.line(at) {
				at = long // what else is said of the length is said there
			}
			say(w.f.finding(at).says(remark.RunsOver(text, lasts, clock(minute+lasts), clock(h.until))))
			return
		}
		if err != nil || minute >= h.from && minute <= h.until {
			return
		}
		if h.days == 1 || word.Name != "wait_until" || p.asksNext(w) {
			say(w.f.finding(w.f.tree.Span(n).From).says(remark.AfterHours(text, clock(h.from), clock(h.until), h.days == 1)))
		}
	})
}

// asksNext reports whether the statement after a wait asks the student something.
func (p *pack) asksNext(wait written) bool {
	asks := false
	wait.f.tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Block {
			return true
		}
		for i, s := range n.Children[:max(0, len(n.Children)-1)] {
			if s.First == wait.n.First {
				n.Children[i+1].Walk(func(c *syntax.Node) bool {
					if c.Form == syntax.Call {
						word, _ := p.word(written{wait.f, c})
						asks = asks || word.Name == "ask" || word.Name == "referral"
					}
					return c.Form != syntax.Lambda && c.Form != syntax.Block
				})
			}
		}
		return true
	})
	return asks
}

func clock(minute int) string { return calendar.Time(minute).Clock() }
