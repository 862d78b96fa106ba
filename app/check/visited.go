package check

import (
	"fmt"
	"slices"

	"caseload/app/check/agree"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// before returns the last day of a day and month that isn't after a month and a half from the
// scenario's beginning.
func (h hours) before(d agree.Date) calendar.Time {
	year, month, _ := h.starts.Date()
	if d.Month > int(month)+1 {
		year--
	}
	day, err := calendar.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, d.Month, d.Day))
	if err != nil {
		return 0
	}
	return day
}

// caseDates compares when a case began and when somebody was seen last with what its file and
// its summary say.
func (p *pack) caseDates(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	p.eachWord(func(word string, w written) {
		if word != "case" {
			return
		}
		seen, since := p.dateField(w, "seen"), p.dateField(w, "since")
		p.textsIn(w, func(name string, offset int, text string) {
			spot := func(d agree.Date) Finding { return p.spot(name, offset+d.At) }
			visits := agree.Visits(text)
			last := agree.Date{}
			for _, v := range append(visits, agree.LastSeen(text)...) {
				if last.Day == 0 || h.before(v) > h.before(last) {
					last = v
				}
			}
			if seen.n != nil && last.Day > 0 && h.before(last) > 0 && h.before(last) != seen.day {
				at := seen.f.finding(seen.f.tree.Span(seen.n).From)
				p.both(at.says(agree.OtherSeen(seen.day.ISO(), last.Said, name)), spot(last).says(agree.OtherSeen(last.Said, seen.day.ISO(), fmt.Sprintf("%s:%d", at.File, at.Line))), say)
			}
			for _, one := range agree.Firsts(text) {
				if since.n != nil && h.before(one) > 0 && h.before(one) < since.day {
					says := agree.BeforeSince(one.Said, since.day.ISO())
					p.both(since.f.finding(since.f.tree.Span(since.n).From).says(says), spot(one).says(says), say)
				}
			}
			p.childSeen(w, h, name, offset, text, say)
		})
	})
	for _, name := range p.texts() {
		p.entriesInOrder(h, name, say)
	}
}

// childSeen compares when each child was seen last with the entries that name them.
func (p *pack) childSeen(of written, h hours, name string, offset int, text string, say say) {
	words := p.fieldNode(of, "words")
	for who, dates := range agree.Saw(text) {
		last := slices.MaxFunc(dates, func(a, b agree.Date) int { return int(h.before(a) - h.before(b)) })
		node := value(of.f.item(words, who))
		if words == nil || words.Form != syntax.Table || node == nil {
			continue
		}
		p.eachWord(func(word string, w written) {
			if word != "child" || w.f != of.f || w.firstItem() == nil || w.f.tree.Source(w.firstItem()) != of.f.tree.Source(node) {
				return
			}
			if seen := p.dateField(w, "seen"); seen.n != nil && seen.day != h.before(last) {
				at := w.f.finding(w.f.tree.Span(seen.n).From)
				p.both(at.says(agree.OtherSeen(seen.day.ISO(), last.Said, name)), p.spot(name, offset+last.At).says(agree.OtherSeen(last.Said, seen.day.ISO(), fmt.Sprintf("%s:%d", at.File, at.Line))), say)
			}
		})
	}
}

// entriesInOrder finds the one entry of a file that is out of order with those beside it.
func (p *pack) entriesInOrder(h hours, name string, say say) {
	list := agree.Entries(p.files[name])
	at := 0
	for i := 1; i < len(list); i++ {
		if h.before(list[i]) < h.before(list[i-1]) {
			if at > 0 {
				return // the newest come first, or it is no chronology
			}
			at = i
		}
	}
	if at == 0 || len(list) < 3 {
		return
	}
	here, near := list[at], list[at-1]
	if at == 1 || at+1 < len(list) && h.before(list[at+1]) < h.before(list[at-1]) {
		here, near = near, here
	}
	p.both(p.spot(name, here.At).says(agree.OutOfOrder(here.Said, near.Said)), p.spot(name, near.At).says(agree.OutOfOrder(near.Said, here.Said)), say)
}

// both says what two places say of one another: a warning at the first, and a note at the other.
func (p *pack) both(here, there Finding, say say) {
	there.Severity = Note
	here.pair = fmt.Sprintf("%s:%d:%d %s:%d:%d", here.File, here.Line, here.Column, there.File, there.Line, there.Column)
	there.pair = here.pair
	say(here)
	if here.File != there.File || here.Line != there.Line {
		say(there)
	}
}

// dateField is a field in which a day is written out; n is nil if it isn't.
func (p *pack) dateField(w written, field string) (found struct {
	written
	day calendar.Time
}) {
	if day, err := calendar.ParseDate(p.fieldText(w, field)); err == nil {
		found.written, found.day = written{w.f, p.fieldNode(w, field)}, day
	}
	return found
}
