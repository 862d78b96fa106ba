package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"caseload/app/check/agree"
	"caseload/app/sim/calendar"
)

// dueAsNoted compares what is due with the note above it, and what notes and texts say of
// working days with the calendar.
func (p *pack) dueAsNoted(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	var noted []calendar.Time // where what is due isn't
	p.eachDate(func(f *luaFile, field string, offset int, day calendar.Time) {
		if field != "due" {
			return
		}
		note, line := f.noteAbove(f.line(offset))
		_, month, date := day.Date()
		if list := agree.Results(note); len(list) > 0 && !agree.Names(note, date, int(month)) && (strings.Contains(note, "working day") || strings.Contains(note, "week")) {
			last := list[len(list)-1]
			noted = append(noted, h.before(last))
			says := agree.OtherDue(fmt.Sprintf("%d %s", date, month), last.Said, line, day < h.starts.Midnight())
			say(f.finding(offset).says(says))
		}
	})
	for _, one := range p.whole {
		for _, sum := range agree.Sums(one.Text) {
			from, to := h.before(sum.From), h.before(sum.To)
			if year, _, _ := from.Date(); to < from {
				to, _ = calendar.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, sum.To.Month, sum.To.Day))
			}
			if from == 0 || to <= from {
				continue
			}
			if is := calendar.AddWorkingDays(from, sum.Days); is != to {
				_, month, day := is.Date()
				say(p.spot(one.name, sum.To.At).says(agree.OtherSum(sum.From.Said, sum.Days, sum.To.Said, fmt.Sprintf("%d %s", day, month))))
			}
		}
	}
	p.dueSomewhere(h, noted, say)
}

// noteAbove returns the comment that ends in the lines above one, and its first line. Between them
// are at most a few lines of script, and no empty one.
func (f *luaFile) noteAbove(line int) (note string, first int) {
	for i := len(f.comments) - 1; i >= 0; i-- {
		c := f.comments[i]
		at, last := f.line(c.from), f.line(c.to)
		text := f.text[f.lines[at-1]:c.from]
		if last >= line || strings.TrimSpace(text) != "" {
			continue
		}
		if first == 0 && !f.alike(last+1, line) || first > 0 && last < first-1 {
			break
		}
		note, first = c.value+" "+note, at
	}
	return note, first
}

// alike reports whether every line from one to another begins with the same word.
func (f *luaFile) alike(from, to int) bool {
	begins := func(line int) string {
		text := f.text[f.lines[line-1]:]
		text, _, _ = strings.Cut(text, "\n")
		text, _, _ = strings.Cut(strings.TrimSpace(text), " ")
		return text
	}
	for line := from; line < to; line++ {
		if begins(line) != begins(to) && line > from {
			return false
		}
	}
	return begins(from) == begins(to) || to-from < 4 && strings.HasSuffix(begins(from), "{")
}

// dueSomewhere finds dates by which texts say that something is due, which no script names.
func (p *pack) dueSomewhere(h hours, days []calendar.Time, say say) {
	days = slices.Clone(days)
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if f.is(i-2, "starts") || f.is(i-2, "since") || f.is(i-2, "seen") {
				continue
			}
			if date, _, _ := strings.Cut(t.value, " "); t.kind == tokenText && len(date) == len(time.DateOnly) {
				if day, err := calendar.ParseDate(date); err == nil {
					days = append(days, day)
				}
			}
		}
	}
	if len(days) == 0 {
		return
	}
	for _, one := range p.met {
		for _, d := range agree.Due(one.Text) {
			near := slices.MinFunc(days, func(a, b calendar.Time) int {
				return int(max(a-h.before(d), h.before(d)-a) - max(b-h.before(d), h.before(d)-b))
			})
			if h.before(d) > 0 && near != h.before(d) {
				say(p.spot(one.name, one.offset+d.At).says(agree.NoSuchDue(d.Said, near.ISO())))
			}
		}
	}
}
