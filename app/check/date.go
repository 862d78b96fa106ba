package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"caseload/app/check/agree"
	"caseload/app/check/phrase"
	"caseload/app/check/remark"
	"caseload/app/check/slip"
	"caseload/app/check/timetext"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

var dateRules = []Rule{
	{"not-a-working-day", Warning, "What is due, begins or is arranged is so on a working day.", notWorkingDays},
	{"not-a-day", Error, "What is due is so on a day, also where a function of the library is told.", (*pack).dueByNoDay},
	{"date-outside", Warning, "A session, an appointment or a duty day lies inside the scenario.", datesOutside},
	{"weekday-and-date", Warning, "“Monday 3 March” is a Monday in the scenario's year.", weekdays},
	{"date-in-file", Warning, "What a file tells of has happened before the first day, and a brief names its weekday.", (*pack).datesTold},
}

// dated maps words of the vocabulary to their fields that name a day; "" stands
// for any function of the library.
var dated = map[string][]string{
	"scenario": {"starts"}, "deadline": {"due"}, "task": {"due", "from"}, "supervision": {"at"},
	"": {"due", "from", "at"},
}

// eachDate calls each for every date written like "2026-03-05" in a field that
// names a day.
func (p *pack) eachDate(each func(f *luaFile, field string, offset int, day calendar.Time)) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			name := f.nameOf(n)
			fields, known := dated[name]
			if !known && strings.Contains(name, ".") {
				fields = dated[""]
			}
			for _, field := range fields {
				at := value(f.item(f.tableOf(n), field))
				text, ok := f.literal(at)
				if !ok {
					continue
				}
				date, _, _ := strings.Cut(text, " ")
				if day, err := calendar.ParseDate(date); err == nil {
					each(f, field, f.tree.Span(at).From, day)
				}
			}
		}
	}
}

func notWorkingDays(p *pack, say say) {
	p.eachDate(func(f *luaFile, field string, offset int, day calendar.Time) {
		if calendar.IsWorkingDay(day) {
			return
		}
		found := f.finding(offset).says(slip.ClosedDay(day))
		if field == "starts" { // nothing can be told of a scenario that begins then
			found = f.finding(offset).says(slip.BeginsClosed(day))
			found.Severity = Error
		}
		say(found)
	})
	p.eachWord(func(_ string, w written) { // the day of a week is one, too
		for _, field := range dated["task"] {
			if day, _, _ := strings.Cut(p.fieldText(w, field), " "); timetext.IsWeekday(day) && day[0]|0x20 == 's' {
				say(w.f.finding(w.f.tree.Span(p.fieldNode(w, field)).From).says(agree.ClosedThen(day)))
			}
		}
	})
}

// dueByNoDay looks at what functions of the library and of the pack are told, which a play may not
// come to. What has a figure in it is left to the play.
func (p *pack) dueByNoDay(say say) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			if !strings.Contains(f.nameOf(n), ".") {
				continue
			}
			at := value(f.item(f.tableOf(n), "due"))
			text, ok := f.literal(at)
			first, _, _ := strings.Cut(text, " ")
			if !ok || text == "today" || text == "tomorrow" || timetext.IsWeekday(first) || strings.ContainsAny(text, "0123456789") {
				continue
			}
			if _, err := calendar.ParsePeriod(text); err != nil {
				say(f.finding(f.tree.Span(at).From).says(agree.NoDay(text)))
			}
		}
	}
}

func datesOutside(p *pack, say say) {
	h := p.hours()
	if !h.told {
		return
	}
	p.eachDate(func(f *luaFile, field string, offset int, day calendar.Time) {
		switch {
		case field == "due" && day < h.starts:
			say(f.finding(offset).says(remark.OverdueFromTheStart(day, h.starts)))
		case field != "due" && field != "starts" && (day < h.starts || day > h.last):
			say(f.finding(offset).says(remark.DateOutside(day, h.starts, h.last)))
		}
	})
	days := calendar.WorkingDaysBetween(h.starts.AddDays(-1), h.last)
	p.eachWord(func(name string, w written) {
		if n, err := strconv.Atoi(p.fieldText(w, "day")); err == nil && name == "duty" && n > days {
			say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "day")).From).says(remark.DayOutside(n, days)))
		}
	})
}

const (
	dayNames   = `\b(Mon(?:day)?|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:r|rs|rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?),? (?:the )?`
	monthNames = `(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b`
)

var (
	dayAndDate = phrase.New(dayNames + `(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + monthNames + `|` + monthNames + ` (\d{1,2})(?:st|nd|rd|th)?\b)`)
	dayOfMonth = phrase.New(dayNames + `(\d{1,2})(?:st|nd|rd|th)\b(?: of)?(?: ` + monthNames + `)?`)
)

// weekdays compares weekdays and dates in texts with the calendar of the
// scenario's year, or of the year before for months more than half a year ahead.
func weekdays(p *pack, say say) {
	h := p.hours()
	if !h.known {
		return
	}
	year, month, _ := h.starts.Date()
	for _, one := range p.whole {
		text := one.Whole
		for _, m := range dayAndDate.In(one.Text, -1) {
			date, in := m[4:6], m[6:8]
			if m[4] < 0 { // the month comes first
				date, in = m[10:12], m[8:10]
			}
			then, err := time.Parse("2 Jan 2006", fmt.Sprintf("%s %s %d", text[date[0]:date[1]], text[in[0]:in[0]+3], year))
			if err != nil {
				continue
			}
			if then.Month() > month+6 {
				then = then.AddDate(-1, 0, 0)
			}
			if said := text[m[2]:m[3]]; !strings.HasPrefix(then.Weekday().String(), said[:3]) {
				say(p.spot(one.name, m[0]).says(remark.OtherWeekday(then, said)))
			}
		}
		for _, m := range dayOfMonth.In(one.Text, -1) {
			if m[6] >= 0 {
				continue // its month is said
			}
			said := text[m[2]:m[3]]
			if then, wrong := noSuchWeekday(said, text[m[4]:m[5]], year, month); wrong {
				say(p.spot(one.name, m[0]).says(remark.OtherWeekday(then, said)))
			}
		}
	}
}

// noSuchWeekday reports whether a day of the month, in this month, the one before and the one
// after, is another weekday than is said; and which day of this month it is.
func noSuchWeekday(said, day string, year int, month time.Month) (then time.Time, wrong bool) {
	for off := time.Month(-1); off <= 1; off++ {
		first := time.Date(year, month+off, 1, 0, 0, 0, 0, time.UTC)
		date, err := time.Parse("2 Jan 2006", day+first.Format(" Jan 2006"))
		if err != nil {
			continue
		}
		if strings.HasPrefix(date.Weekday().String(), said[:3]) {
			return date, false
		}
		if off == 0 {
			then, wrong = date, true
		}
	}
	return then, wrong
}

var (
	noSuchDate = phrase.New(`\b(?:30|31)(?:st|th)?(?: of)? (February|Feb)\b|\b31(?:st)?(?: of)? (April|Apr|June|Jun|September|Sept?|November|Nov)\b`)
	entryDate  = regexp.MustCompile(`(?m)^(\d{1,2})(?:st|nd|rd|th)? ` + monthNames + `[.,:]`)
	dayToday   = regexp.MustCompile(`\b(?:It is|It[’']s|Today is) (?:a )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?:,? (\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + monthNames + `(?: (\d{4}))?|[,. ])`)
)

// datesTold finds dates that there aren't, entries of files that are dated after the first day,
// and a brief that begins on another weekday.
func (p *pack) datesTold(say say) {
	for _, one := range p.whole {
		for _, m := range noSuchDate.In(one.Text, 100) {
			say(p.spot(one.name, m[0]).says(remark.NoSuchDay(one.Whole[m[0]:m[1]], "that month is shorter")))
		}
	}
	h := p.hours()
	if !h.known {
		return
	}
	year, month, day := h.starts.Date()
	first := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	for _, d := range agree.Begins(p.files["lecturer.md"]) {
		if d.Day != day || d.Month != int(month) {
			say(p.spot("lecturer.md", d.At).says(remark.OtherFirstDay(d.Said, h.starts)))
		}
	}
	said := map[string]bool{}
	p.eachWord(func(name string, w written) {
		for _, field := range []string{"file", "chronology", "brief"} {
			n := p.fieldNode(w, field)
			if n != nil && n.Form == syntax.Table {
				n = positional(n, 1)
			}
			file, ok := w.f.literal(n)
			if !ok || said[file] {
				continue
			}
			said[file] = true
			text := p.files[file]
			if name == "scenario" && w.f.name != "scenario.lua" { // a cut, which may begin on another day
				if starts := p.dateField(w, "starts"); starts.n != nil {
					if m := dayToday.FindStringSubmatchIndex(text); m != nil && starts.day.Weekday().String() != text[m[2]:m[3]] {
						says := remark.OtherFirstDay(text[m[2]:m[3]], starts.day)
						p.both(w.f.finding(w.f.tree.Span(starts.n).From).says(says), p.spot(file, m[0]).says(says), say)
					}
				}
				continue
			}
			if m := dayToday.FindStringSubmatchIndex(text); field == "brief" && m != nil {
				switch is := fmt.Sprintf("%d %s", day, month.String()[:3]); {
				case h.starts.Weekday().String() != text[m[2]:m[3]]:
					say(p.spot(file, m[0]).says(remark.OtherFirstDay(text[m[2]:m[3]], h.starts)))
				case m[8] >= 0 && text[m[8]:m[9]] != fmt.Sprint(year):
					say(p.spot(file, m[0]).says(remark.OtherFirstDay(text[m[2]:m[9]], h.starts)))
				case m[4] >= 0 && text[m[4]:m[5]]+" "+text[m[6]:m[6]+3] != is:
					say(p.spot(file, m[0]).says(remark.OtherFirstDay(text[m[2]:m[7]], h.starts)))
				}
			}
			for _, m := range entryDate.FindAllStringSubmatchIndex(text, 100) {
				then, err := time.Parse("2 Jan 2006", fmt.Sprintf("%s %s %d", text[m[2]:m[3]], text[m[4]:m[5]][:3], year))
				if err == nil && field != "brief" && then.Month() <= month+6 && then.After(first) {
					say(p.spot(file, m[0]).says(remark.EntryAhead(text[m[0]:m[5]], h.starts)))
				}
			}
		}
	})
}
