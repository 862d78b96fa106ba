package check

import (
	"strings"
	"time"

	"caseload/app/check/agree"
	"caseload/app/check/prose"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// closedDays finds dates on which something is said to be that is closed at weekends and on
// holidays, and visits that are dated so.
func (p *pack) closedDays(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	for _, one := range p.met {
		for _, d := range append(agree.OnDates(one.Text), agree.Visits(one.Whole)...) {
			then := h.before(d)
			if then == 0 || calendar.IsWorkingDay(then) {
				continue
			}
			day := then.Weekday().String()
			if then.Weekday() != time.Saturday && then.Weekday() != time.Sunday {
				day = "bank holiday"
			}
			say(p.spot(one.name, one.offset+d.At).says(agree.NotOpenOn(d.Said, day)))
		}
		for _, c := range agree.YearsPast(one.Whole) {
			if year, _, _ := h.starts.Date(); c.N > year {
				say(p.spot(one.name, one.offset+c.At).says(agree.YearAhead(c.Said, h.starts.ISO())))
			}
		}
	}
}

// weeksTold finds pregnancies that last too long, or end in another month than is said.
func (p *pack) weeksTold(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	for _, one := range p.met {
		for _, c := range agree.Pregnancies(one.Whole) {
			if c.Weeks > 42 {
				say(p.spot(one.name, one.offset+c.At).says(agree.OtherWeeks(c.Weeks, "")))
				continue
			}
			_, month, _ := h.starts.AddDays(7 * (40 - c.Weeks)).Date()
			if apart := (int(month) - c.Month + 12) % 12; c.Month > 0 && apart > 1 && apart < 11 {
				say(p.spot(one.name, one.offset+c.At).says(agree.OtherWeeks(c.Weeks, month.String())))
			}
		}
	}
}

// timescalesTold finds other working days for an assessment than England's rules have.
func (p *pack) timescalesTold(say say) {
	of := false
	p.requires(func(_ *luaFile, t token) { of = of || strings.ReplaceAll(t.value, "/", ".") == "england.children" })
	if !of {
		return
	}
	for _, one := range append(p.met[:len(p.met):len(p.met)], p.wholeOf("lecturer.md")...) {
		for _, c := range agree.Timescales(one.Text) {
			if c.N != 45 {
				say(p.spot(one.name, one.offset+c.At).says(agree.OtherTimescale(c.Said)))
			}
		}
	}
}

// casesMixed finds what is said about another case by somebody who is among the people of one.
func (p *pack) casesMixed(say say) {
	named := map[string]string{}              // how the name of a person is written, by file and variable
	belongs := map[string]map[string]string{} // the variable of a case, by file and how a name in it is written
	each := func(f *luaFile, n *syntax.Node, id string, w written) {
		switch word, _ := p.word(w); word.Name {
		case "person":
			if first := w.firstItem(); first != nil {
				named[f.name+" "+id] = f.tree.Source(first)
			}
		case "case":
			if belongs[f.name] == nil {
				belongs[f.name] = map[string]string{}
			}
			p.members(w, func(m written) {
				if first := m.firstItem(); first != nil {
					if other, there := belongs[f.name][f.tree.Source(first)]; there && other != id {
						id = "" // in two
					}
					belongs[f.name][f.tree.Source(first)] = id
				}
			})
		}
	}
	for _, f := range p.scripts() {
		for _, v := range f.resolved().all {
			if len(v.values) == 1 && v.values[0] != nil && v.values[0].Form == syntax.Call && f.tableOf(v.values[0]) != nil {
				each(f, v.values[0], v.name, written{f, v.values[0]})
			}
		}
	}
	p.eachWord(func(word string, w written) {
		from, about := p.fieldNode(w, "from"), p.fieldNode(w, "about")
		if word != "message" && word != "ask" || from == nil || about == nil || from.Form != syntax.Word || about.Form != syntax.Word {
			return
		}
		who, what := w.f.tree.Source(from), w.f.tree.Source(about)
		if of := belongs[w.f.name][named[w.f.name+" "+who]]; of != "" && of != what {
			say(w.f.finding(w.f.tree.Span(about).From).says(agree.OtherCase(who, what, of)))
		}
	})
}

// beginsAsTitled finds tasks that can be begun long before or after the hour of their title.
func (p *pack) beginsAsTitled(say say) {
	p.eachWord(func(word string, w written) {
		title, ok := w.f.literal(w.firstItem())
		from := p.fieldText(w, "from")
		clock := from[strings.LastIndexByte(from, ' ')+1:]
		if word != "task" || !ok || !strings.Contains(clock, ":") {
			return
		}
		_, hours := agree.Spoken(title)
		if minute := prose.Clock(clock); len(hours) == 1 && minute >= 0 {
			if apart := (hours[0].N - minute + 720) % 720; apart > 60 && apart < 660 {
				say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "from")).From).says(agree.OtherBegin(clock, hours[0].Said)))
			}
		}
	})
}
