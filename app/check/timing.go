package check

import (
	"strings"

	"caseload/app/check/prose"
	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// timesPassed goes through each storyline, and through what is declared before.
func timesPassed(p *pack, say say) {
	h := p.hours()
	if !h.known {
		return
	}
	var passed passings
	defer func() { passed.say(h, say) }()
	for _, f := range p.scripts() {
		if f.name == "scenario.lua" {
			t := &timing{p: p, f: f, h: h, say: say, passed: &passed, now: h.starts.At(h.from), top: true}
			t.block(f.tree.Root.Children[0])
			continue
		}
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Body {
				t := &timing{p: p, f: f, h: h, say: say, passed: &passed, now: h.starts.At(h.from)}
				t.block(n.Children[len(n.Children)-1])
			}
			return n.Form != syntax.Body // block goes through those inside
		})
	}
}

// timing is a walk through a block with the earliest time that it can be.
type timing struct {
	p    *pack
	f    *luaFile
	h    hours
	say  say
	now  calendar.Time
	when string // the wait that says so; "" at the beginning
	wait int    // the byte of its time
	over bool   // it may be another day by now
	left bool   // the function has been left
	top  bool   // nothing waits here: the first morning is still to come

	passed *passings
}

// block goes through statements in order. Functions in it are called once they are declared, or
// later.
func (t *timing) block(n *syntax.Node) {
	for _, s := range n.Children {
		switch s.Form {
		case syntax.If:
			t.branches(s)
		case syntax.Return, syntax.Break, syntax.Goto:
			s.Walk(func(c *syntax.Node) bool {
				if c.Form == syntax.Body {
					t.later(c, true)
				}
				return c.Form != syntax.Body
			})
			t.left = true
		case syntax.Within, syntax.While, syntax.Each, syntax.Count, syntax.Repeat:
			t.over = true // a loop may go through many days
			for _, c := range s.Children {
				if c.Form == syntax.Block {
					inner := *t
					inner.block(c)
				}
			}
		default:
			s.Walk(func(c *syntax.Node) bool {
				if c.Form == syntax.Body {
					t.later(c, s.Form != syntax.Do)
					return false
				}
				if called(c) {
					t.call(written{t.f, c})
				}
				return true
			})
		}
	}
}

// later goes through a function, which is called whenever it is wanted if it has a name.
func (t *timing) later(body *syntax.Node, named bool) {
	inner := *t
	inner.over, inner.left, inner.top = t.over || named && !t.top, false, false
	inner.block(body.Children[len(body.Children)-1])
}

// branches goes through each branch, after which it is as early as after any of them.
func (t *timing) branches(s *syntax.Node) {
	least, over, whole := *t, t.over, false
	first := true
	each := func(block *syntax.Node) {
		inner := *t
		inner.block(block)
		if inner.left {
			return
		}
		over = over || inner.over
		if first || inner.now < least.now {
			least = inner
		}
		first = false
	}
	for _, c := range s.Children {
		switch {
		case c.Form == syntax.Block:
			each(c)
		case c.Form == syntax.Branch:
			whole = whole || len(c.Children) == 1
			each(c.Children[len(c.Children)-1])
		}
	}
	if whole && least.now > t.now {
		t.now, t.when, t.wait = least.now, least.when, least.wait
	}
	t.over = over
}

// call takes note of a wait, and looks at what is due.
func (t *timing) call(w written) {
	word, ok := t.p.word(w)
	if t.top {
		if word.Name == "task" || word.Name == "deadline" {
			t.due(w)
		}
		return
	}
	if word.Module == "when" && strings.HasSuffix(word.Name, "till") {
		t.till(w)
		return
	}
	if !ok {
		t.over = t.over || w.n.Form == syntax.Call && w.n.Children[0].Form == syntax.Word && t.f.resolved().of[w.n.First] != nil || word.Module != ""
		return
	}
	switch word.Name {
	case "wait_until":
		if n, there := t.f.argument(w.n, 1); there {
			t.until(n)
		}
	case "hold":
		n, there := t.f.argument(w.n, 2)
		if there {
			t.noLonger(n)
		}
		t.over = t.over || t.h.days > 1 && !(there && t.sameDay(n))
	case "away":
		if n, there := t.f.argument(w.n, 2); there {
			t.backBy(n)
		}
	case "call_off":
		t.calledOff(w)
	case "wait":
		t.waits(w)
		t.over = t.over || t.h.days > 1
	case "ask":
		t.promises(w)
		t.over = t.over || t.h.days > 1
	case "referral", "exchange", "supervision", "wait_for", "peer_debrief", "ad_hoc_supervision", "capacity":
		t.over = t.over || t.h.days > 1
	case "task", "deadline":
		t.due(w)
	default:
		t.due(w)
		t.over = t.over || word.Module != ""
	}
}

// until takes note of a wait for a time.
func (t *timing) until(n *syntax.Node) {
	text, ok := t.f.literal(n)
	if !ok {
		t.over = true
		return
	}
	words := strings.Fields(text)
	bare := len(words) == 1
	when, err := calendar.ParseUntil(text, t.now, t.h.starts)
	if err != nil || bare && t.over {
		t.over = true
		return
	}
	if when < t.now && t.when != "" || when < t.now && !bare && !timetext.IsWeekday(words[0]) {
		t.past(n, text, Error)
		return
	}
	if t.h.told && when > t.h.last {
		t.over = true // which is said of the wait, and of nothing after it
		return
	}
	if !timetext.IsWeekday(words[0]) && when > t.now {
		t.now, t.when, t.wait, t.over = when, text, t.f.tree.Span(n).From, false
	}
	if timetext.IsWeekday(words[0]) {
		t.over = true
	}
}

// waits finds a wait that begins after another and ends after the scenario.
func (t *timing) waits(w written) {
	length, ok := t.f.length(w.n)
	if !ok || !t.h.told || t.when == "" || length.Unit != calendar.Minutes || length.From(t.now) <= t.h.last || length.From(t.h.starts) > t.h.last {
		return
	}
	found := w.finding().says(prose.WaitsOver(length.N, t.when, t.h.last.Clock()))
	found.Severity = Warning
	t.say(found)
}

// calledOff finds what is called off when it has begun.
func (t *timing) calledOff(w written) {
	n, _ := t.f.argument(w.n, 1)
	id, ok := t.f.literal(n)
	if !ok || t.when == "" {
		return
	}
	t.p.eachWord(func(name string, of written) {
		at := t.p.fieldText(of, "at")
		begins, err := calendar.ParseUntil(at, t.h.starts.At(t.h.from), t.h.starts)
		if name == "appointment" && t.p.fieldText(of, "id") == id && err == nil && begins < t.now {
			found := w.finding().says(prose.BegunBefore(id, at, t.when))
			found.Severity = Warning
			t.say(found)
		}
	})
}

// noLonger looks at the moment until which something is held at the latest.
func (t *timing) noLonger(n *syntax.Node) {
	text, ok := t.f.literal(n)
	if words := strings.Fields(text); !ok || len(words) < 2 || timetext.IsWeekday(words[0]) {
		return
	}
	if when, err := calendar.ParseUntil(text, t.now, t.h.starts); err == nil && when < t.now && t.when != "" {
		t.past(n, text, Warning)
	}
}

// sameDay reports whether a text names a time on the day that it is.
func (t *timing) sameDay(n *syntax.Node) bool {
	text, ok := t.f.literal(n)
	when, err := calendar.ParseUntil(text, t.now, t.h.starts)
	return ok && err == nil && when.Midnight() == t.now.Midnight()
}

// backBy looks at the time until which somebody is away: it is to come.
func (t *timing) backBy(n *syntax.Node) {
	text, ok := t.f.literal(n)
	if _, err := calendar.ParseClock(text); !ok || err != nil || t.over {
		t.noLonger(n)
	} else if when, err := calendar.ParseUntil(text, t.now, t.h.starts); err == nil && when < t.now && t.when != "" {
		t.past(n, text, Warning)
	}
}

// till takes note of `when.till(2, "09:30")`, which goes on at once where that has passed.
func (t *timing) till(w written) {
	day, _ := t.f.argument(w.n, 1)
	clock, there := t.f.argument(w.n, 2)
	text, ok := t.f.literal(clock)
	if !there || !ok || !t.f.number(day) {
		t.over = true
		return
	}
	text = "day " + t.f.tree.Source(day) + " " + text
	if when, err := calendar.ParseUntil(text, t.now, t.h.starts); err == nil {
		if when < t.now && t.when != "" {
			t.past(day, text, Warning)
		} else if when > t.now {
			t.now, t.when, t.wait, t.over = when, text, t.f.tree.Span(day).From, false
		}
	}
}

// due finds what is due before it is there, or before it can be begun.
func (t *timing) due(w written) {
	n := t.p.fieldNode(w, "due")
	due, ok := t.day(t.p.fieldText(w, "due"))
	if n == nil || !ok {
		return
	}
	at := t.f.tree.Span(n).From
	if from, ok := t.day(t.p.fieldText(w, "from")); ok && due < from.Midnight() {
		t.say(t.f.finding(at).says(remark.DueBeforeBegun(t.p.fieldText(w, "due"), t.p.fieldText(w, "from"))))
		return
	}
	if t.when != "" && due < t.now.Midnight() {
		t.say(t.f.finding(at).says(remark.DueBeforeThere(t.p.fieldText(w, "due"), t.when)))
	}
}

// day returns the day that a text names, whenever it is read.
func (t *timing) day(text string) (calendar.Time, bool) {
	if text == "" {
		return 0, false
	}
	if _, err := calendar.ParseClock(text[strings.LastIndexByte(text, ' ')+1:]); err != nil {
		text += " 00:00"
	}
	words := strings.Fields(text)
	if len(words) < 2 || timetext.IsWeekday(words[0]) && (t.over || t.when != "") {
		return 0, false
	}
	when, err := calendar.ParseUntil(text, t.now, t.h.starts)
	return when, err == nil
}
