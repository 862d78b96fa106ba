package play

import (
	"fmt"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// changed says of a case that has a tier when something last came about it since the
// tier was set, and what it was; "" if nothing has.
func (v *DeskView) changed(f *sim.File) string {
	if !f.News {
		return ""
	}
	if f.Tier == "" {
		return "no tier yet"
	}
	at, what := v.news(f)
	if at == "" {
		return "changed since you set its tier"
	}
	return "changed since you set its tier: " + at + aside(what)
}

// caseNews says on the page of a case that something has come since its tier was set.
func (v *DeskView) caseNews(f *sim.File) string {
	if f.Tier == "" {
		return "Something has come, and it has no tier yet."
	}
	at, what := v.news(f)
	if at == "" {
		return "Something has come since its tier was set."
	}
	return fmt.Sprintf("Something has come since its tier was set: %s%s.", at, aside(what))
}

// news returns when something last came about a case, and the title of the letter that
// it was, if it was one.
func (v *DeskView) news(f *sim.File) (at, what string) {
	if f.NewsWhen == 0 {
		return "", ""
	}
	if l := firstWhere(v.Desk.Inbox, func(l *sim.Letter) bool { return l.On == f.ID && l.When == f.NewsWhen }); l != nil {
		return v.when(l), l.Title
	}
	return v.when(&sim.Letter{When: f.NewsWhen, At: calendar.Time(f.NewsWhen).Clock()}), ""
}
