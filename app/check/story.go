package check

import (
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

var storyRules = []Rule{
	{"storyline-unreached", Warning, "A storyline that no bot gets past what it first waits for may be one that can't begin.", unreached},
	{"wait-too-long", Warning, "A wait that can't end inside the scenario ends the storyline without anybody noticing.", tooLong},
	{"wait-unended", Note, "A storyline that in every play still waits at the end says nothing after that.", unended},
	{"play-breaks", Error, "A play comes to its end whatever is decided.", breaks},
	{"choice-unread", Warning, "A choice that no storyline reads leads to nothing.", unread},
}

func unreached(p *pack, say say) {
	for _, t := range p.tellings {
		if len(t.plays) == 0 || t.world == nil {
			continue
		}
		for i, s := range t.world.Storylines {
			reached, waits := false, (*sim.Wait)(nil)
			for _, one := range t.plays {
				reached = reached || i >= len(one.outcome.Reached) || one.outcome.Reached[i]
				if w := one.world.Storylines[i].Wait; w.For != sim.WaitEnd {
					waits = &w
				}
			}
			if reached {
				continue
			}
			f, _ := p.storyline(s.Name)
			if f.File == "" {
				f.File = t.main
			}
			say(f.says(remark.NeverBegun(s.Name, len(t.plays), waits)))
		}
	}
}

func breaks(p *pack, say say) {
	for _, t := range p.tellings {
		said := map[breakID]bool{}
		for _, one := range t.plays {
			if one.broke != nil && !said[one.broke.id] {
				said[one.broke.id] = true
				say(Finding{File: t.main}.says(remark.PlayBroke(one.policy, one.seed, one.turns+1, one.broke.id, one.broke.why)))
			}
		}
	}
}

// tooLong finds waits whose length or end is a literal beyond the end of the
// scenario. If there are several, the scenario's own days are what is wrong.
func tooLong(p *pack, say say) {
	h := p.hours()
	if !h.told {
		return
	}
	var list []Finding
	last, later := h.last, 0
	p.eachCall(func(w written, word document.Word) {
		switch word.Name {
		case "wait_until", "hold":
			until := 1
			if word.Name == "hold" {
				until = len(w.n.Children[len(w.n.Children)-1].Children) // the last argument
			}
			argument, _ := w.f.argument(w.n, until)
			text, ok := w.f.literal(argument)
			if !ok {
				return
			}
			when, err := calendar.ParseWhen(text, h.starts, h.starts)
			first, _, _ := strings.Cut(text, " ")
			if err == nil && when > h.last && (strings.ContainsAny(text, "-y") || timetext.IsWeekday(first)) { // a date, "day 9 …", or the first of these weekdays
				list, last = append(list, w.finding().says(remark.WaitsUntilAfter(h.last, when))), max(last, when)
				if when.Midnight() > h.last {
					later++
				}
			}
		case "wait":
			if length, ok := w.f.length(w.n); ok && length.From(h.starts) > h.last {
				list = append(list, w.finding().says(remark.WaitsTooLong(length)))
			}
		}
	})
	if later > 2 {
		days := calendar.WorkingDaysBetween(h.starts.AddDays(-1), last)
		list = []Finding{p.declared(p.tellings[0], "days").says(remark.WaitsBeyond(later, h.last, last, days))}
	}
	for _, f := range list {
		say(f)
	}
}

// unended finds storylines that get past their first wait but are, in every play
// that ends, still waiting for a later time.
func unended(p *pack, say say) {
	for _, t := range p.tellings {
		if t.world == nil || len(t.plays) == 0 {
			continue
		}
		for i, s := range t.world.Storylines {
			var until calendar.Time
			every := true
			for _, one := range t.plays {
				w := one.world.Storylines[i]
				past := one.ended && !w.Ended && (w.Wait.For == sim.WaitTime || w.Wait.For == sim.WaitHold) && w.Wait.Until > one.world.Now && one.outcome.Reached[i]
				every = every && past
				until = w.Wait.Until
			}
			if every {
				f, _ := p.storyline(s.Name)
				if f.File == "" {
					f.File = t.main
				}
				say(f.says(remark.NeverEnds(s.Name, len(t.plays), until)))
			}
		}
	}
}

// length returns a length of time that a call is given as a literal: wait(30), wait "2
// days", wait { days = 2 }.
func (f *luaFile) length(call *syntax.Node) (calendar.Period, bool) {
	n, there := f.argument(call, 1)
	if !there {
		return calendar.Period{}, false
	}
	if text, ok := f.literal(n); ok {
		length, err := calendar.ParsePeriod(text)
		return length, err == nil
	}
	if f.number(n) {
		minutes, err := strconv.Atoi(f.tree.Source(n))
		return calendar.Period{N: minutes, Unit: calendar.Minutes}, err == nil
	}
	if n.Form == syntax.Table && len(n.Children) == 1 {
		unit, _ := f.key(n.Children[0])
		if n := value(n.Children[0]); n != nil && f.number(n) {
			length, err := calendar.ParsePeriod(f.tree.Source(n) + " " + strings.ReplaceAll(unit, "_", " "))
			return length, err == nil
		}
	}
	return calendar.Period{}, false
}

// number reports whether a value is a number that is written out.
func (f *luaFile) number(n *syntax.Node) bool {
	return n.Form == syntax.Literal && f.tree.Tokens[n.First].Kind == syntax.Number
}

// unread finds questions whose answer isn't used, and answers that no script
// mentions except where they are offered. One answer may go unmentioned: it is
// what remains if the others are excluded.
func unread(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		choices := w.f.item(w.f.tableOf(w.n), "choices")
		if name != "ask" || choices == nil {
			return
		}
		if w.f.alone[w.n] {
			say(w.finding().says(remark.AnswerUnread()))
			return
		}
		list := w.f.choiceTable(choices)
		if list == nil {
			return
		}
		var missing []string
		for _, c := range list.Children {
			if key, ok := w.f.key(c); ok && !p.namedElsewhere(w.f, key, list) {
				missing = append(missing, "`"+key+"`")
			}
		}
		if len(missing) > 1 {
			say(w.f.finding(w.f.tree.Tokens[keyToken(choices)].From).says(remark.AnswersAlike(missing)))
		}
	})
}

// choiceTable returns the table that is the value of a field, which may be nil, if it is
// only one.
func (f *luaFile) choiceTable(item *syntax.Node) *syntax.Node {
	if list := f.tablesOf(value(item)); len(list) == 1 {
		return list[0]
	}
	return nil
}

// namedElsewhere reports whether a script mentions an answer's name outside the
// table that offers it: as a text, a field or a key.
func (p *pack) namedElsewhere(in *luaFile, name string, offered *syntax.Node) bool {
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if f == in && i >= offered.First && i < offered.End {
				continue
			}
			if t.kind == tokenText && t.value == name || t.kind == tokenName && f.source(i) == name && (f.is(i-1, ".") || f.is(i+1, "=") && !f.is(i-1, "local")) {
				return true
			}
		}
	}
	return false
}
