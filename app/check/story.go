package check

import (
	"strconv"
	"strings"

	"caseload/app/check/remark"
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

// end returns the first day of the pack's longest beginning, and when it is over.
func (p *pack) end() (start, end calendar.Time, known bool) {
	for _, t := range p.tellings {
		if t.world == nil {
			continue
		}
		s := t.world.Setting
		last := calendar.AddWorkingDays(s.Starts.AddDays(-1), s.Days).At(s.Until)
		for _, one := range t.plays {
			if one.ended {
				last = max(last, one.world.Now)
			}
		}
		if !known || last > end {
			start, end, known = s.Starts, last, true
		}
	}
	return start, end, known
}

// tooLong finds waits whose length or end is a literal beyond the end of the
// scenario. If there are several, the scenario's own days are what is wrong.
func tooLong(p *pack, say say) {
	start, end, known := p.end()
	if !known {
		return
	}
	var list []Finding
	last := end
	for _, f := range p.scripts() {
		for i := range f.calls {
			c := &f.calls[i]
			place := f.tokens[c.first].from
			switch c.name {
			case "wait_until", "hold":
				text, ok := f.firstText(c)
				if c.name == "hold" {
					text, ok = f.textAt(c.end - 2) // the last argument
				}
				if !ok {
					continue
				}
				when, err := calendar.ParseWhen(text, start, start)
				if err == nil && when > end && strings.ContainsAny(text, "-y") { // a date, or "day 9 …"; a weekday would mean the next one
					list, last = append(list, f.finding(place).says(remark.WaitsUntilAfter(end, when))), max(last, when)
				}
			case "wait":
				if length, ok := f.length(c); ok && length.From(start) > end {
					list = append(list, f.finding(place).says(remark.WaitsTooLong(length)))
				}
			}
		}
	}
	if len(list) > 2 && last > end {
		days := calendar.WorkingDaysBetween(start.AddDays(-1), last)
		list = []Finding{p.declared(p.tellings[0], "days").says(remark.WaitsBeyond(len(list), end, last, days, list[0].File, list[0].Line))}
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

// firstText returns a call's first argument if it is a text.
func (f *luaFile) firstText(c *call) (string, bool) {
	if text, ok := f.textAt(c.args); ok {
		return text, true
	}
	if f.is(c.args, "(") && (f.is(c.args+2, ")") || f.is(c.args+2, ",")) {
		return f.textAt(c.args + 1)
	}
	return "", false
}

// length returns a length of time that is written as a literal: wait(30), wait "2
// days", wait { days = 2 }.
func (f *luaFile) length(c *call) (calendar.Period, bool) {
	if text, ok := f.firstText(c); ok {
		length, err := calendar.ParsePeriod(text)
		return length, err == nil
	}
	if f.is(c.args, "(") && f.is(c.args+2, ")") && f.tokens[c.args+1].kind == tokenNumber {
		n, err := strconv.Atoi(f.source(c.args + 1))
		return calendar.Period{N: n, Unit: calendar.Minutes}, err == nil
	}
	if c.table != nil && len(c.table.items) == 1 {
		it := &c.table.items[0]
		if it.to-it.from == 1 && f.tokens[it.from].kind == tokenNumber {
			length, err := calendar.ParsePeriod(f.source(it.from) + " " + strings.ReplaceAll(it.key, "_", " "))
			return length, err == nil
		}
	}
	return calendar.Period{}, false
}

// unread finds questions whose answer isn't used, and answers that no script
// mentions except where they are offered. One answer may go unmentioned: it is
// what remains if the others are excluded.
func unread(p *pack, say say) {
	for _, f := range p.scripts() {
		for i := range f.calls {
			c := &f.calls[i]
			choices := c.table.field("choices")
			if c.name != "ask" || choices == nil {
				continue
			}
			if f.statement(c) {
				say(f.finding(f.tokens[c.first].from).says(remark.AnswerUnread()))
				continue
			}
			list := f.choiceTable(choices)
			if list == nil {
				continue
			}
			var missing []string
			for _, it := range list.items {
				if it.key != "" && !p.namedElsewhere(f, it.key, list) {
					missing = append(missing, "`"+it.key+"`")
				}
			}
			if len(missing) > 1 {
				say(f.finding(f.tokens[choices.at].from).says(remark.AnswersAlike(missing)))
			}
		}
	}
}

// choiceTable returns the table that is the value of a field, if it is only one.
func (f *luaFile) choiceTable(it *item) *table {
	if list := f.tablesOf(it); len(list) == 1 {
		return list[0]
	}
	return nil
}

// tablesOf returns the tables that the value of a field can be. It may be written in place,
// or be a local variable.
func (f *luaFile) tablesOf(it *item) (list []*table) {
	if it.table != nil {
		return []*table{it.table}
	}
	if it.to-it.from != 1 || f.tokens[it.from].kind != tokenName {
		return nil
	}
	if v := f.resolved().of[it.from]; v != nil {
		for _, n := range v.values {
			if n.Form == syntax.Table {
				list = append(list, f.table(n.First, 0))
			}
		}
	}
	return list
}

// namedElsewhere reports whether a script mentions an answer's name outside the
// table that offers it: as a text, a field or a key.
func (p *pack) namedElsewhere(in *luaFile, name string, offered *table) bool {
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if f == in && i >= offered.open && i < offered.end {
				continue
			}
			if t.kind == tokenText && t.value == name || t.kind == tokenName && f.source(i) == name && (f.is(i-1, ".") || f.is(i+1, "=") && !f.is(i-1, "local")) {
				return true
			}
		}
	}
	return false
}
