package forms

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/script/strip"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	authorweb "caseload/app/web/author"
	"caseload/app/who"
)

// queryStorylines marks a form that was come to from the storylines, and leads back there.
const queryStorylines = "storylines"

// listOf returns the list to which a form leads back.
func listOf(c *fiber.Ctx, draft int64) string {
	switch args := c.Context().QueryArgs(); {
	case args.Has(queryStorylines):
		return string(authorpage.AddressStrip(draft))
	case args.Has(queryCalendar):
		return string(authorpage.AddressCalendar(draft))
	}
	return string(authorpage.AddressForms(draft))
}

// back returns where a form of a file leads once it is done with, with what is said there, and with the
// place of its thing in the file, from 1, if it is still there.
func back(c *fiber.Ctx, draft, file int64, place int, query string) string {
	to := listOf(c, draft)
	if to == string(authorpage.AddressForms(draft)) {
		query += fmt.Sprintf("&%s=%d", queryFile, file)
		if place > 0 {
			query += fmt.Sprintf("&%s=%d", queryAt, place)
		}
	}
	return to + "?" + query
}

// strip shows a draft's storylines by day and time.
func (s *Pages) strip(c *fiber.Ctx) error {
	r, b, err := s.stripper(c)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.StripView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Writes: b.writes, Notice: noticeOf(c), Columns: b.columns()}
	list := s.drafts.Strip(b.scripts, b.setting)
	for i, one := range list {
		v.Storylines = append(v.Storylines, b.storyline(i, one, len(v.Columns)))
	}
	v.Sum, v.Left = sayStrip(len(list), b.setting), sayLeft(b.left)
	return s.Page(c, v)
}

// stripper reads what a page of storylines, or of days, is made from.
func (s *Pages) stripper(c *fiber.Ctx) (r author.Reading, b *stripper, err error) {
	if r, err = s.Reading(c); err != nil {
		return r, nil, err
	}
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return r, nil, err
	}
	b = newStripper(r.Draft().ID)
	b.writes = r.Draft().PutAway == nil && r.May(who.WriteDraft)
	for _, f := range files {
		b.files[f.Path] = f
	}
	all, err := s.drafts.Scripts(c.UserContext(), r)
	b.scripts, b.left = all.ByPath, all.Left
	for _, script := range b.scripts {
		script.Beside(slices.Collect(maps.Values(b.scripts))...)
	}
	b.setting = author.SettingOf(b.scripts)
	return r, b, err
}

// stripper makes a page of storylines.
type stripper struct {
	draft   int64
	writes  bool
	files   map[string]author.File
	scripts map[string]*form.Script
	left    []string // the paths of those that aren't read
	setting author.Setting
	moments int // so far

	// What was found out for one moment, or one way: a function may tell the same very often.
	called  map[calledAs]string
	told    map[strip.Place]string // who moments come from
	answers map[strip.Place]map[string]form.Field
	cases   map[string]map[string]string // the titles of cases, by file and by local name or key
}

func newStripper(draft int64) *stripper {
	return &stripper{draft: draft, files: map[string]author.File{}, called: map[calledAs]string{}, told: map[strip.Place]string{}, answers: map[strip.Place]map[string]form.Field{}, cases: map[string]map[string]string{}}
}

// calledAs is a name of a script, with the word of what it should stand for.
type calledAs struct {
	strip.Name
	word string
}

// mostTime is how many bytes a time has that can be changed beside its moment.
const mostTime = 100

// The most columns of a grid, and the most moments in one of its cells.
const (
	mostColumns = 12
	mostInCell  = 4
)

// columns returns the days, or the hours of a single day.
func (b *stripper) columns() (list []string) {
	start := b.setting.Start
	switch {
	case start == 0 || b.setting.Days > mostColumns:
		return nil
	case b.setting.Days == 1:
		for hour := b.setting.From / 60; hour*60 < b.setting.To && len(list) < mostColumns; hour++ {
			list = append(list, fmt.Sprintf("%02d:00", hour))
		}
		return list
	}
	for day := range b.setting.Days {
		list = append(list, sayShortDay(calendar.AddWorkingDays(start, day)))
	}
	return list
}

// column returns the column of a moment, or -1.
func (b *stripper) column(at calendar.Time, columns int) int {
	start := b.setting.Start
	n := -1
	switch {
	case at == 0 || at < start:
	case b.setting.Days == 1 && at.Midnight() == start.Midnight():
		n = at.Minute()/60 - b.setting.From/60
	case b.setting.Days > 1:
		n = calendar.WorkingDaysBetween(start, at)
	}
	if n >= columns {
		return -1
	}
	return n
}

func (b *stripper) storyline(i int, s strip.Storyline, columns int) authorpage.StripStoryline {
	one := authorpage.StripStoryline{At: fmt.Sprint("storyline-", i+1), Name: authorweb.Shortened(s.Name), Script: authorpage.AddressLine(b.draft, b.files[s.File].ID, s.Line), Line: sayLine(s.Place), Cells: make([][]authorpage.StripCell, columns), Cut: map[bool]sim.Sentence{true: "There is more in this storyline than is shown here. Read the rest in the script."}[s.Cut]}
	if t, _, there := b.thing(s.Place); there {
		one.Form = authorpage.AddressMoment(b.draft, b.files[s.File].ID, t.Key)
	}
	one.Parts = b.parts(s.Parts, &one)
	for c := range one.Cells {
		if more := len(one.Cells[c]) - mostInCell; more > 0 {
			one.Cells[c] = append(one.Cells[c][:mostInCell], authorpage.StripCell{What: fmt.Sprintf("and %d more", more)})
		}
	}
	return one
}

// thing returns what has a form at a place.
func (b *stripper) thing(p strip.Place) (t form.Thing, script *form.Script, there bool) {
	script = b.scripts[p.File]
	if script == nil {
		return t, nil, false
	}
	i, there := slices.BinarySearchFunc(script.Things, p.From, func(t form.Thing, from int) int { return t.From - from })
	if !there {
		return t, script, false
	}
	return script.Things[i], script, true
}

func (b *stripper) parts(list []strip.Part, of *authorpage.StripStoryline) (parts []authorpage.StripPart) {
	for _, p := range list {
		b.moments++
		one := authorpage.StripPart{At: fmt.Sprint("moment-", b.moments), Script: authorpage.AddressLine(b.draft, b.files[p.File].ID, p.Line), Line: sayLine(p.Place)}
		switch p.Sort {
		case strip.Moment, strip.Wait:
			b.moment(&one, p, of)
		default:
			if p.Sort == strip.Ways {
				one.What = "Then it goes one of these ways:"
			}
			for _, w := range p.Ways {
				label, source := b.way(p.Sort, w)
				one.Ways = append(one.Ways, authorpage.StripWay{Label: label, Source: source, Parts: b.parts(w.Parts, of)})
			}
		}
		parts = append(parts, one)
	}
	return parts
}

// moment fills in a moment or a wait.
func (b *stripper) moment(one *authorpage.StripPart, p strip.Part, of *authorpage.StripStoryline) {
	t, script, there := b.thing(p.Place)
	if p.Sort == strip.Wait {
		one.What = sayWait(p)
	} else {
		one.When = sayWhen(p.At, b.setting.Start)
		one.What = sayMoment(p.Word, t, b.from(p.Place, script, t))
		one.Title = authorweb.SayTitle(t)
		if one.Title == "" {
			one.Title = p.Word
		}
		if there && !t.Wrong {
			one.Form = authorpage.AddressMoment(b.draft, b.files[p.File].ID, t.Key)
		}
		if c := b.column(p.At.From, len(of.Cells)); c >= 0 && !quietWords[p.Word] {
			of.Cells[c] = append(of.Cells[c], authorpage.StripCell{At: one.At, When: map[bool]string{false: "from "}[p.At.Exact()] + p.At.From.Clock(), What: strings.TrimSuffix(one.What, ":")})
		}
	}
	if !there || t.Wrong || !b.writes {
		return
	}
	for _, path := range []string{"when", "length", "at"} {
		f, has := t.Field(path)
		if !has || !f.Given || !f.Editable() || len(f.Value.Text) > mostTime || f.Kind != form.Text && f.Kind != form.Length || f.Apart != 0 || len(f.Names) > 0 {
			continue
		}
		one.Change = &authorpage.StripChange{
			Form: authorpage.AddressMoment(b.draft, b.files[p.File].ID, t.Key), Name: boxName + path, Value: f.Value.Text,
			Label: map[bool]string{true: "How long", false: "Day and time"}[path == "length"], Hint: sayTimeHint(f.Type), Version: b.files[p.File].Version,
		}
		return
	}
}

// quietWords are those whose moments aren't shown at a glance.
var quietWords = map[string]bool{"advice": true, "guide": true, "expect": true, "protect": true, "saw": true, "fact": true, "withdraw": true, "extend": true, "move": true}

// from returns who the moment at a place comes from, or "".
func (b *stripper) from(at strip.Place, script *form.Script, t form.Thing) string {
	said, known := b.told[at]
	if !known {
		said = authorweb.Shortened(fromOf(script, t))
		b.told[at] = said
	}
	return said
}

func fromOf(script *form.Script, t form.Thing) string {
	for _, path := range []string{"from", "with", "by", "manager"} {
		f, there := t.Field(path)
		if !there || !f.Given {
			continue
		}
		if f.Kind == form.Named && f.Value.Name != "" {
			o := script.Stands(f)
			if o.Part != "" {
				return o.Name
			}
			if o.Title != "" {
				return o.Title
			}
			return o.Name
		}
		if path == "from" {
			return f.Value.Text
		}
	}
	return ""
}

// way says when a way is gone, with the script that decides if only that says it.
func (b *stripper) way(sort strip.Sort, w strip.Way) (label, source string) {
	if sort != strip.Ways {
		return sayLoop(sort, w.Source), w.Source
	}
	switch w.Decides {
	case strip.IfAnswer:
		var said []string
		for _, answer := range w.Answers {
			said = append(said, b.answerOf(w.Asked, answer))
		}
		return "If the answer is " + strings.Join(said, " or ") + ":", ""
	case strip.IfNone:
		return "If the student hasn’t answered in time:", ""
	case strip.Otherwise:
		return "Otherwise:", ""
	}
	if said := b.sayIf(w.Test); said != "" {
		return said, ""
	}
	return "If, as the script says it:", w.Source
}

// answerOf returns the words of an answer to the question at a place, in quotes, or, if they aren't
// known, that the script calls it so.
func (b *stripper) answerOf(at strip.Place, answer string) string {
	fields, known := b.answers[at]
	if !known {
		t, _, _ := b.thing(at)
		fields = t.ByPath()
		b.answers[at] = fields
	}
	for _, path := range []string{"choices." + answer, "choices." + answer + ".1"} {
		if f, there := fields[path]; there && f.Value.Text != "" {
			return "“" + strings.Trim(authorweb.Shortened(f.Value.Text), "“”") + "”"
		}
	}
	return "the one that the script calls “" + strings.ReplaceAll(answer, "_", " ") + "”"
}
