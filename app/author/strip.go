package author

import (
	"maps"
	"slices"
	"strconv"

	"caseload/app/script/dates"
	"caseload/app/script/form"
	"caseload/app/script/strip"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// Setting is when a scenario takes place, as its script says.
type Setting struct {
	Start    calendar.Time // the first day's beginning; 0 if that isn't written out
	Days     int           // working days
	From, To int           // minutes of the day between which one works
}

// SettingOf returns when a scenario takes place. What isn't written out is as usual.
func SettingOf(scripts map[string]*form.Script) (s Setting) {
	s = Setting{Days: 1, From: 9 * 60, To: 16*60 + 54}
	paths := slices.Sorted(maps.Keys(scripts))
	if _, there := scripts["scenario.lua"]; there {
		paths = []string{"scenario.lua"}
	}
	for _, path := range paths {
		at := slices.IndexFunc(scripts[path].Things, func(t form.Thing) bool { return t.Word == "scenario" })
		if at < 0 {
			continue
		}
		text := func(field string) string { f, _ := scripts[path].Things[at].Field(field); return f.Value.Text }
		if n, err := strconv.Atoi(text("days")); err == nil && n > 0 && n <= 60 {
			s.Days = n
		}
		if from, err := calendar.ParseClock(text("from")); err == nil {
			s.From = from
		}
		if to, err := calendar.ParseClock(text("to")); err == nil {
			s.To = to
		}
		if day, err := calendar.ParseDate(text("starts")); err == nil {
			s.Start = day.At(s.From)
		}
		return s
	}
	return s
}

// Strip returns the storylines of a draft as moments.
func (d *Drafts) Strip(scripts map[string]*form.Script, s Setting) []strip.Storyline {
	trees := map[string]*syntax.Tree{}
	for path, script := range scripts {
		trees[path] = script.Tree()
	}
	return strip.Read(d.from.Documented, trees, s.Start)
}

// Dates returns the days that a draft's scripts set, or that a rule pack counts for them.
func (d *Drafts) Dates(scripts map[string]*form.Script, s Setting) []dates.Date {
	known := map[strip.Place]calendar.Time{}
	var keep func(parts []strip.Part)
	keep = func(parts []strip.Part) {
		for _, p := range parts {
			at := strip.Place{File: p.File, From: p.From}
			if was, twice := known[at]; twice && was != p.At.From || !p.At.Exact() {
				known[at] = 0 // it isn't done at one time
			} else {
				known[at] = p.At.From
			}
			for _, w := range p.Ways {
				keep(w.Parts)
			}
		}
	}
	for _, one := range d.Strip(scripts, s) {
		keep(one.Parts)
	}
	return dates.Read(scripts, d.from.Rules, dates.Setting{Start: s.Start, Now: func(file string, from int) (calendar.Time, bool) {
		at := known[strip.Place{File: file, From: from}]
		return at, at != 0
	}})
}
