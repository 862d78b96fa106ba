// Package dates reads the days of a scenario's scripts: those that are written, and those that a
// rule pack counts, with the rule. What a script computes has no day here. It runs no Lua and
// words no sentence.
package dates

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"caseload/app/script/form"
	"caseload/app/sim/calendar"
)

// Date is a day that a script sets.
type Date struct {
	File  string // its path in the pack
	Thing form.Thing
	Field form.Field    // in which the day is written; not given where a rule alone sets it
	Day   calendar.Time // 0 if it isn't known; with the minute of the day, if it has one
	Timed bool          // it has a time of day
	Case  string        // whom it is about, as the script names the case, or its key; "" for none
	Rule  *Rule         // by which it is set
	By    calendar.Time // the day that the rule comes to, if it counts from the last visit and that is known
	Past  bool          // it is a day in the past: when somebody was seen
}

// Setting is when the scenario begins, and when something is done: a call in a storyline is done
// at a time that may not be known.
type Setting struct {
	Start calendar.Time
	Now   func(file string, from int) (calendar.Time, bool)
}

// Read returns the days of scripts, by path: by day, and those without one last.
func Read(scripts map[string]*form.Script, rules map[string]Rule, s Setting) []Date {
	var list []Date
	for _, path := range slices.Sorted(maps.Keys(scripts)) {
		seen := seenOn(scripts[path], s)
		for _, t := range scripts[path].Things {
			list = append(list, of(path, t, rules, s, seen)...)
		}
	}
	slices.SortStableFunc(list, func(a, b Date) int {
		return cmp.Or(cmp.Compare(unknownLast(a), unknownLast(b)), cmp.Compare(a.Day, b.Day))
	})
	return list
}

func unknownLast(d Date) int {
	if d.Day == 0 {
		return 1
	}
	return 0
}

// seenOn returns when the people of each case were last seen, by the name of the case.
func seenOn(script *form.Script, s Setting) map[string]calendar.Time {
	seen := map[string]calendar.Time{}
	for _, t := range script.Things {
		if f, _ := t.Field("seen"); t.Word == "case" && t.Local != "" && f.Given {
			seen[t.Local], _ = day(f.Value.Text, "PastDay", s.Start, s.Start)
		}
	}
	return seen
}

// of returns the days that a call sets.
func of(path string, t form.Thing, rules map[string]Rule, s Setting, seen map[string]calendar.Time) (list []Date) {
	if t.Wrong {
		return nil
	}
	now, known := s.Start, t.Within == ""
	if !known && s.Now != nil {
		now, known = s.Now(path, t.From)
	}
	about := ""
	for _, name := range []string{"on", "about"} {
		if f, there := t.Field(name); there && f.Given {
			about = f.Source
		}
	}
	if t.Word == "case" {
		about = cmp.Or(t.Local, t.Key)
	}
	module, _, _ := strings.Cut(t.Word, ".")
	rule, byRule := rules[module+" "+ruleOf(t)]
	dated := false
	for _, f := range t.Fields() {
		typ := typeOf(t, f)
		if typ == "" || !f.Given || f.Apart != 0 || t.Word == "wait_until" || t.Word == "hold" {
			continue
		}
		d := Date{File: path, Thing: t, Field: f, Case: about, Timed: typ == "Time", Past: typ == "PastDay" || f.Name == "since"}
		if known || isDate(f.Value.Text) {
			d.Day, _ = day(f.Value.Text, typ, now, s.Start)
		}
		if byRule && f.Name == "due" {
			d.Rule, dated = &rule, true
			if last := seen[about]; last != 0 && rule.From == "the last visit" && t.Within == "" {
				d.By = rule.Period.From(last)
			}
		}
		list = append(list, d)
	}
	if byRule && !dated && !rule.CountsBack { // from now on
		due, _ := t.Field("due")
		d := Date{File: path, Thing: t, Field: due, Case: about, Rule: &rule}
		if known && now != 0 {
			d.Day = rule.Period.From(now).Midnight()
		}
		list = append(list, d)
	}
	return list
}

// typeOf returns what sort of day a field holds, or "".
func typeOf(t form.Thing, f form.Field) string {
	if t.Word == "scenario" && f.Name == "starts" {
		return "Day"
	}
	if f.Kind == form.AsScript && f.Given && (f.Type == "Day" || f.Type == "PastDay" || f.Type == "Time") {
		return f.Type // it is computed
	}
	if f.Kind != form.Text || len(f.Names) > 0 {
		return ""
	}
	switch {
	case f.Type == "Day", f.Type == "PastDay", f.Type == "Time":
		return f.Type
	case t.Word == "case" && f.Path == "since":
		return "PastDay"
	case t.Word == "fact" && f.Path == "since" && isDate(f.Value.Text):
		return "PastDay"
	}
	return ""
}

func isDate(text string) bool { _, err := calendar.ParseDate(text); return err == nil }

// day returns the day that a text means, as it is said at a time.
func day(text, typ string, now, start calendar.Time) (calendar.Time, bool) {
	if date, err := calendar.ParseDate(text); err == nil {
		return date, true
	}
	if now == 0 {
		return 0, false
	}
	switch text {
	case "today":
		return now.Midnight(), true
	case "tomorrow":
		return calendar.NextWorkingDay(now).Midnight(), true
	}
	if p, err := calendar.ParsePeriod(text); err == nil {
		if typ == "PastDay" {
			p.N = -p.N
		}
		return p.From(now).Midnight(), true
	}
	if typ == "Time" {
		at, err := calendar.ParseUntil(text, now, start)
		return at, err == nil
	}
	at, err := calendar.ParseUntil(text+" 23:59", now, start)
	return at.Midnight(), err == nil
}
