package script

import (
	"fmt"
	"regexp"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/glossary"
	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

func (t *telling) wordScenario(L *lua.LState) int {
	t.atTop(L, "scenario")
	r := tableArgs(L, "scenario")
	date, err := calendar.ParseDate(r.text("starts"))
	if err != nil {
		r.refuse("starts", say.IsUnreadable(err))
	}
	name, uncompared, rules := rulePack(r)
	s := sim.Setting{
		Title: r.text("title"), Summary: r.textOr("summary", ""), Role: r.text("role"),
		Starts: date, Days: r.wholeOr("days", 1, 1, 60), Length: minutes(r, "minutes", 0),
		From: timeOfDay(r, "from", "09:00"), Until: timeOfDay(r, "to", "16:54"),
		ContentNotes: r.texts("content_notes", 20), Brief: t.words(r, "brief", "").Body, RulePack: name, Uncompared: uncompared, Rules: rules,
		Responses: optionsOf(r, "responses"), Levels: optionsOf(r, "levels"), Glossary: t.glossaryOf(r), LeadsTo: r.textOr("leads_to", ""),
	}
	r.done()
	if s.LeadsTo != "" && !optionWord.MatchString(s.LeadsTo) {
		r.refuse("leads_to", say.IsNoSlug)
	}
	if len(s.Levels) > 0 && len(s.Responses) == 0 {
		r.refuse("levels", say.AreAlone)
	}
	if s.Until <= s.From {
		r.refuse("to", say.IsNotLater)
	}
	must(L, t.world.Declare(s))
	return 0
}

// glossaryOf reads the parts of a glossary.
func (t *telling) glossaryOf(r *args) []string {
	var parts []string
	r.list("glossary", 4, func(items *args, i int) {
		text := t.read(items, i, "")
		if _, ok := glossary.Parse(text); !ok {
			items.refuse(i, say.IsNoGlossary)
		}
		parts = append(parts, text)
	})
	return parts
}

// optionsOf reads a list of options, each with the word by which stories refer to
// it: { { "find-out", "Find out more first" }, … }. The first is the default.
func optionsOf(r *args, key any) []sim.Option {
	var list []sim.Option
	r.list(key, 12, func(items *args, i int) {
		in := items.within(i)
		o := sim.Option{Value: in.called(1), Label: in.text(2)}
		in.done()
		if !optionWord.MatchString(o.Value) {
			in.refuse(1, say.IsNoOption)
		}
		if slices.ContainsFunc(list, func(other sim.Option) bool { return other.Value == o.Value }) {
			in.refuse(1, say.IsTwice(o.Value))
		}
		list = append(list, o)
	})
	if len(list) == 1 {
		r.refuse(key, say.AreTooFew)
	}
	return list
}

var optionWord = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

func timeOfDay(r *args, key any, other string) int {
	minute, err := calendar.ParseClock(r.textOr(key, other))
	if err != nil {
		r.refuse(key, say.IsUnreadable(err))
	}
	return minute
}

// hoursOf reads the times between which a task can be begun, such as { "15:30",
// "18:00" }, in minutes of the day. It returns 0 and 0 for any time.
func hoursOf(r *args) (opens, closes int) {
	if !r.has("hours") {
		return 0, 0
	}
	in := r.within("hours")
	opens, closes = timeOfDay(in, 1, ""), timeOfDay(in, 2, "")
	in.done()
	if closes <= opens {
		r.refuse("hours", say.AreTurned)
	}
	return opens, closes
}

// rulePack reads a rule pack's name, and whether it says that a newer edition of a
// source hasn't been compared yet: either a text, or a pack's table, whose first
// item is its name.
func rulePack(r *args) (name string, uncompared bool, of sim.RulePack) {
	if _, isTable := r.value("rules").(*lua.LTable); isTable {
		in := r.within("rules")
		of = sim.RulePack{ID: in.textOr("id", ""), Nation: in.textOr("nation", ""), Service: in.textOr("service", ""), Checked: in.textOr("checked", "")}
		return in.text(1), in.truth("uncompared"), of
	}
	return r.textOr("rules", ""), false, of
}

func (t *telling) wordTerms(L *lua.LState) int {
	t.atTop(L, "terms")
	r := tableArgs(L, "terms")
	e := t.world.Terms
	e.Ceiling = r.wholeOr("ceiling", e.Ceiling, 1, 300)
	if r.has("supervision") {
		in := r.within("supervision")
		e.Supervision = length(in, "every")
		e.Minutes = in.wholeOr("minutes", e.Minutes, 15, 240)
		e.Cancels = in.thousandthsOr("cancels", e.Cancels, 0, 1)
		in.done()
	}
	e.Discretion = typed(r, "discretion", e.Discretion, sim.NarrowDiscretion, sim.WideDiscretion)
	e.Blame = typed(r, "blame", e.Blame, sim.LowBlame, sim.HighBlame)
	e.Development = r.wholeOr("development", e.Development, 0, 2220)
	e.Recording = r.wholeOr("recording", e.Recording, 0, 240)
	if r.has("duty_cover") {
		e.DutyCover = r.truth("duty_cover")
	}
	if r.has("peers") {
		e.Peers = r.truth("peers")
	}
	r.done()
	t.world.Terms = e
	return 0
}

func (t *telling) wordPerson(L *lua.LState) int {
	r := tableArgs(L, "person")
	p := sim.Person{Name: r.called(1), Role: t.note(r, "role", ""), ID: r.textOr("id", "")}
	r.done()
	id, err := t.world.AddPerson(p)
	must(L, err)
	return t.give(L, personKind, id, p.Name)
}

// member pushes a member of a family as a table that `case` can read. Seen is when they
// were last seen, as it was written.
func (t *telling) member(L *lua.LState, name, who, lives, seen string, child bool) int {
	m := t.vm.L.CreateTable(0, 8)
	m.RawSetInt(1, lua.LString(name))
	if who != "" {
		m.RawSetString("who", lua.LString(who))
	}
	m.RawSetString("child", lua.LBool(child))
	if lives != "" {
		m.RawSetString("lives", lua.LString(lives))
	}
	if seen != "" {
		m.RawSetString("seen", lua.LString(seen))
	}
	return push(L, m)
}

func (t *telling) wordChild(L *lua.LState) int {
	r := tableArgs(L, "child")
	name, who := r.called(1), ""
	switch {
	case r.has("months"):
		who = fmt.Sprintf("%d months", r.whole("months", 0, 35))
	default:
		who = fmt.Sprint(r.whole("age", 0, 25))
	}
	lives, seen := r.textOr("lives", ""), r.textOr("seen", "")
	t.past(r, "seen")
	r.done()
	return t.member(L, name, who, lives, seen, true)
}

func (t *telling) wordAdult(L *lua.LState) int {
	r := tableArgs(L, "adult")
	name, who, lives := r.called(1), r.textOr(2, ""), r.textOr("lives", "")
	r.done()
	return t.member(L, name, who, lives, "", false)
}

func (t *telling) wordCase(L *lua.LState) int {
	r := tableArgs(L, "case")
	c := sim.Case{Name: r.called(1), ID: r.textOr("id", "")}
	if c.ID == "" {
		c.ID = t.world.NextCaseID()
	}
	words, made := wordsOf(r), false
	if _, taken := t.cases[c.ID]; !taken { // otherwise it is refused below, and the other case keeps its words
		t.cases[c.ID] = words
		defer func() {
			if !made {
				delete(t.cases, c.ID)
			}
		}()
	}
	kind := t.caseKindAt(r, "kind")
	t.keep(L, kind.Name)
	c.OwnLines = t.routine(r, c.ID, &kind)
	c.Kind, c.Weight.Base, c.Enquiry, c.Routine, c.Lines = kind.Name, kind.Base, kind.Enquiry, kind.Routine, kind.Lines
	r.list("people", mostPeople, func(items *args, i int) {
		c.People = append(c.People, t.familyMember(items.within(i), c.ID))
	})
	for _, s := range r.texts("strengths", 12) {
		c.Strengths = append(c.Strengths, t.keep(L, t.fill(L, s, c.ID)))
	}
	c.Travel = minutes(r, "travel", 0)
	c.Weight.Travel, c.Weight.Visits = c.Travel, r.thousandthsOr("visits", 0, 0, 7)
	c.Weight.Siblings = r.wholeOr("siblings", 0, 0, 12)
	c.Weight.NewToWorker, c.Weight.CoWorked = r.truth("new"), r.truth("co_worked")
	c.Weight.Interpreter, c.Weight.TwoWorkers = r.truth("interpreter"), r.truth("two_workers")
	c.Weight.LowActivity = r.truth("waiting")
	c.Since, c.LastSeen = t.past(r, "since"), t.past(r, "seen")
	for _, m := range c.People {
		if !r.has("seen") {
			c.LastSeen = max(c.LastSeen, calendar.Time(m.Seen))
		}
	}
	c.Tier = r.choiceOr("tier", "", tiers...)
	if led, ok := r.handleOr("led", personKind).(thing); ok {
		c.Led = led.title
	}
	c.Summary = t.words(r, "summary", c.ID).Body
	c.Papers = t.papers(r, c.ID)
	r.done()
	id, err := t.world.AddCase(c)
	must(L, err)
	made = true
	return t.give(L, caseKind, id, c.Name)
}

// Minutes that reading takes unless the author says otherwise. Design proposals
// (DESIGN.md, "The week"; DOMAIN 3.2 has 45 for a history).
const (
	fileMinutes       = 10
	chronologyMinutes = 25
)

// papers reads a case's file and chronology.
func (t *telling) papers(r *args, about string) []sim.CasePaper {
	var list []sim.CasePaper
	for _, p := range []struct {
		key     string
		minutes int
	}{{"file", fileMinutes}, {"chronology", chronologyMinutes}} {
		if !r.has(p.key) {
			continue
		}
		paper := sim.CasePaper{ID: about + "-" + p.key, Title: "the " + p.key, Minutes: p.minutes}
		if _, isTable := r.value(p.key).(*lua.LTable); isTable {
			in := r.within(p.key)
			paper.Minutes = minutes(in, "minutes", p.minutes)
			paper.Text = sim.Text{Body: t.read(in, 1, about), Concern: in.wholeOr("concern", 0, 0, 4), Distress: in.wholeOr("distress", 0, 0, 3)}
			in.done()
		} else {
			paper.Text = sim.Text{Body: t.read(r, p.key, about)}
		}
		list = append(list, paper)
	}
	return list
}

func (t *telling) wordDeadline(L *lua.LState) int {
	r := tableArgs(L, "deadline")
	about := r.handle("on", caseKind).(thing)
	d := sim.Deadline{What: t.line(r, 1, about.id), Due: t.due(r, "due"), MetBy: metBy(r, "met_by"), Source: t.note(r, "source", ""), Status: status(r)}
	if d.Due == 0 {
		r.wrong("due", say.ADueDay)
	}
	d.MetBy.Child = t.oneOf(r, "child", about.id)
	if d.What == "" {
		r.wrong(1, say.WhatIsDue)
	}
	r.done()
	must(L, t.world.AddDeadline(about.id, d))
	return 0
}

// metBy reads which task meets a date: any of a kind, or one task.
func metBy(r *args, key string) sim.MetBy {
	if _, isText := r.value(key).(lua.LString); isText {
		return sim.MetBy{Kind: typed(r, key, "", work.TaskKinds...)}
	}
	return sim.MetBy{Task: idOf(r, key, taskKind)}
}

// status reads how sure a rule is.
func status(r *args) sim.Status {
	text, known := r.textOr("status", ""), sim.Statuses()
	if text != "" && !slices.Contains(known, text) {
		r.refuse("status", say.IsNoStatus(text, known))
	}
	return sim.ParseStatus(text)
}

// adviceMinutes is how long asking somebody takes by default (DOMAIN 3.2, liaison:
// 15; a colleague across the desk is quicker).
const adviceMinutes = 10

func (t *telling) wordAdvice(L *lua.LState) int {
	r := tableArgs(L, "advice")
	from := r.handle("from", personKind).(thing)
	about := t.caseOf(r, "about")
	a := sim.Advice{From: from.id, Case: about, Text: t.words(r, "say", about), Minutes: minutes(r, "minutes", adviceMinutes), By: typed(r, "by", sim.InPerson, sim.InPerson, sim.ByPhone)}
	if a.Text.Body == "" {
		r.wrong("say", say.Words)
	}
	r.done()
	if known := func(b sim.Advice) bool { return b.From == a.From && b.Case == a.Case }; len(t.world.Advice) >= adviceLimit && !slices.ContainsFunc(t.world.Advice, known) {
		raise(L, say.TooMuchAdvice(adviceLimit))
	}
	must(L, t.world.Advise(a))
	return 0
}

func (t *telling) wordGuide(L *lua.LState) int {
	r := plainArgs(L, "guide", 1)
	text := ""
	if L.Get(1) != lua.LString("") {
		text = r.text(1)
	}
	r.value(1)
	r.done()
	t.world.SetGuide(text)
	return 0
}

// storylineCost pays for a thread's stack, about 12 kB.
const storylineCost = 40

func (t *telling) wordStoryline(L *lua.LState) int {
	r := plainArgs(L, "storyline", 1)
	name, fn := r.called(1), r.function(2)
	r.done()
	charge(L, storylineCost)
	must(L, t.world.AddStoryline(name))
	t.names = append(t.names, name)
	t.threads = append(t.threads, t.vm.thread(fn))
	return 0
}
