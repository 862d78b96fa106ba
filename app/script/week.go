package script

import (
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// wordSupervision puts a session in the diary and waits until it is held. It
// returns nil if it isn't.
func (t *telling) wordSupervision(L *lua.LState) int {
	mayWait(L, "supervision")
	r := tableArgs(L, "supervision")
	with := r.handle("with", personKind).(thing)
	at, err := calendar.ParseWhen(r.text("at"), t.world.Now, t.world.Setting.Starts)
	if err != nil {
		r.refuse("at", say.IsUnreadable(err))
	}
	s := sim.Session{With: with.id, At: at, Minutes: minutes(r, "minutes", t.world.Terms.Minutes), Talk: r.truth("talk")}
	r.done()
	id, err := t.world.Schedule(s)
	must(L, err)
	return wait(L, lua.LString(sim.WaitSession), lua.LString(id))
}

// wordCancelSupervision cancels the session that is due next, with somebody's words
// and other times that can be asked for.
func (t *telling) wordCancelSupervision(L *lua.LState) int {
	t.inStory(L, "cancel_supervision")
	r := tableArgs(L, "cancel_supervision")
	by, words := r.handle("by", personKind).(thing), t.words(r, "say", "")
	var times []calendar.Time
	for _, text := range r.texts("times", 8) {
		at, err := calendar.ParseWhen(text, t.world.Now, t.world.Setting.Starts)
		if err != nil {
			r.refuse("times", say.IsUnreadable(err))
		}
		times = append(times, at)
	}
	title := t.note(r, "title", "Supervision")
	r.done()
	if !t.world.CancelSupervision(times) {
		return push(L, lua.LFalse)
	}
	if words.Body != "" {
		id, err := t.world.Send(sim.Message{Kind: sim.KindMessage, By: sim.ByEmail, From: by.id, Title: title, Text: words, Storyline: t.now})
		must(L, err)
		t.made(L, id)
	}
	return push(L, lua.LTrue)
}

// wordAdhoc waits until the student asks for supervision there and then.
func (t *telling) wordAdhoc(L *lua.LState) int {
	mayWait(L, "ad_hoc_supervision")
	r := tableArgs(L, "ad_hoc_supervision")
	with := r.handle("with", personKind).(thing)
	r.done()
	return wait(L, lua.LString(sim.WaitAdhoc), lua.LString(with.id))
}

// oneThing returns what ad hoc supervision was asked for, as a table such as { on =
// "decision", case = home }.
func (t *telling) oneThing(with map[string]string) lua.LValue {
	table := t.vm.L.CreateTable(0, 8)
	table.RawSetString("on", lua.LString(with["on"]))
	if c := t.handles[caseKind.name+" "+with["case"]]; c != nil {
		table.RawSetString("case", c)
	}
	return table
}

// wordAway says that somebody is elsewhere for a length of time, or until a time:
// `away(dawn, "45 minutes")`, `away(marta, "15:50")`.
func (t *telling) wordAway(L *lua.LState) int {
	t.inStory(L, "away")
	r := plainArgs(L, "away", 1)
	who := r.handle(1, personKind).(thing)
	var until calendar.Time
	if text, isText := r.value(2).(lua.LString); isText {
		if at, err := calendar.ParseWhen(string(text), t.world.Now, t.world.Setting.Starts); err == nil {
			until = at
		}
	}
	if until == 0 {
		until = length(r, 2).From(t.world.Now)
	}
	r.done()
	t.world.Leaves(who.id, until)
	return 0
}

// wordCapacity waits until the student says what can and can't be done.
func (t *telling) wordCapacity(L *lua.LState) int {
	mayWait(L, "capacity")
	r := tableArgs(L, "capacity")
	by := r.handle("by", personKind).(thing)
	r.done()
	return wait(L, lua.LString(sim.WaitCapacity), lua.LString(by.id))
}

// agenda returns what supervision was used for, as a table for the story.
func (t *telling) agenda(with map[string]string) lua.LValue {
	a := sim.AgendaOf(with)
	table, cases := t.vm.L.CreateTable(0, 8), t.vm.L.CreateTable(4, 0)
	for _, id := range a.Cases {
		if c := t.handles[caseKind.name+" "+id]; c != nil {
			cases.Append(c)
		}
	}
	table.RawSetString("cases", cases)
	if c := t.handles[caseKind.name+" "+a.Decision]; c != nil {
		table.RawSetString("decision", c)
	}
	table.RawSetString("learning", lua.LBool(a.Learning))
	table.RawSetString("workload", lua.LBool(a.Workload))
	table.RawSetString("feelings", lua.LBool(a.Feelings))
	return table
}

// raised returns what was asked for when capacity was raised, as a table for the
// story.
func (t *telling) raised(with map[string]string) lua.LValue {
	table := t.vm.L.CreateTable(0, 8)
	table.RawSetString("ask", lua.LString(with["ask"]))
	if c := t.handles[caseKind.name+" "+with["case"]]; c != nil {
		table.RawSetString("case", c)
	}
	table.RawSetString("over", lua.LBool(with["over"] == "yes"))
	unmet := t.vm.L.CreateTable(2, 0)
	for _, number := range strings.Fields(with["unmet"]) {
		n, _ := strconv.Atoi(number)
		unmet.Append(lua.LNumber(n))
	}
	table.RawSetString("unmet", unmet)
	return table
}

// mostPromised is how many lines an employer's plan may have.
const mostPromised = 8

// wordInWriting sends the employer's answer to what was raised, and records it.
func (t *telling) wordInWriting(L *lua.LState) int {
	t.inStory(L, "in_writing")
	r := tableArgs(L, "in_writing")
	m := t.said(r, sim.KindDecision, sim.ByEmail)
	var plan []string
	for _, line := range r.texts("plan", mostPromised) {
		plan = append(plan, t.keep(L, t.fill(L, line, m.Case)))
	}
	r.done()
	t.titled(&m)
	id, err := t.world.Send(m)
	must(L, err)
	t.made(L, id)
	t.world.AnswerInWriting(plan)
	return 0
}

// leaves reads a case and the reason for its leaving the caseload, and removes it.
func (t *telling) leaves(L *lua.LState, word, why string) int {
	t.inStory(L, word)
	r := plainArgs(L, word, 1)
	c := r.handle(1, caseKind).(thing)
	if r.has(2) {
		why = t.fill(L, r.text(2), c.id)
	}
	r.done()
	t.world.Leave(c.id, why)
	return 0
}

func (t *telling) wordReallocate(L *lua.LState) int {
	return t.leaves(L, "reallocate", "reallocated to a colleague.")
}

func (t *telling) wordClose(L *lua.LState) int { return t.leaves(L, "close", "closed.") }

// wordBecomes changes the kind of a case: `becomes(home, children.section_47)`.
func (t *telling) wordBecomes(L *lua.LState) int {
	t.inStory(L, "becomes")
	r := plainArgs(L, "becomes", 1)
	c := r.handle(1, caseKind).(thing)
	kind := t.caseKindAt(r, 2)
	t.keep(L, kind.Name)
	r.done()
	t.world.Become(c.id, kind)
	return 0
}

// wordStands says how a case stands now: `stands(home, "Seen on Monday, with Sam.")`.
func (t *telling) wordStands(L *lua.LState) int {
	r := plainArgs(L, "stands", 1)
	c := r.handle(1, caseKind).(thing)
	how := t.line(r, 2, c.id)
	if how == "" {
		r.wrong(2, say.Words)
	}
	r.done()
	t.world.Stands(c.id, how)
	return 0
}

func (t *telling) wordCoWork(L *lua.LState) int {
	t.inStory(L, "co_work")
	r := plainArgs(L, "co_work", 1)
	c, with := r.handle(1, caseKind).(thing), idOf(r, 2, personKind)
	r.done()
	t.world.CoWork(c.id, with)
	return 0
}

func (t *telling) wordExtend(L *lua.LState) int {
	t.inStory(L, "extend")
	r := plainArgs(L, "extend", 1)
	c, what, due := r.handle(1, caseKind).(thing), r.text(2), t.due(r, 3)
	r.done()
	if due == 0 {
		raise(L, say.ExtendNoDay)
	}
	must(L, t.world.Extend(c.id, what, due))
	return 0
}

func (t *telling) wordExpect(L *lua.LState) int {
	t.inStory(L, "expect")
	r := tableArgs(L, "expect")
	c := r.handle("about", caseKind).(thing)
	e := expectation(t, r, c.id)
	r.done()
	must(L, t.world.Expect(c.id, e))
	if t.vm.coverage != nil {
		t.placed(ExpectID(c.id, t.world.Turn), calledByPack(L)) // a range that the library publishes is the pack's
	}
	return 0
}

// expectation reads a published range.
func expectation(t *telling, r *args, about string) sim.Expectation {
	return sim.Expectation{Tiers: tierList(r, "tiers"), Why: t.line(r, "why", about), Judged: t.note(r, "judged", "not yet reviewed by practitioners"),
		Agreement: sim.Agreement(r.choiceOr("agreement", string(sim.NotReviewed), string(sim.NotReviewed), string(sim.Agreed), string(sim.Differed), string(sim.NotSaid)))}
}

func (t *telling) wordDuty(L *lua.LState) int {
	r := tableArgs(L, "duty")
	d := sim.DutyDay{Day: r.whole("day", 1, 60), Manager: r.handle("manager", personKind).(thing).id}
	r.done()
	must(L, t.world.SetDuty(d))
	return 0
}

// pushText pushes a text, or nil if it is empty.
func pushText(L *lua.LState, text string) int {
	if text == "" {
		return push(L, lua.LNil)
	}
	return push(L, lua.LString(text))
}

// wordSettle records whether what a referral asked to forecast has happened.
func (t *telling) wordSettle(L *lua.LState) int {
	t.inStory(L, "settle")
	r := plainArgs(L, "settle", 1)
	id, came := r.text(1), r.truth(2)
	r.done()
	must(L, t.world.Settle(id, came))
	return 0
}

// wordEmployerTerms returns the employer's terms in this run, which may have been
// changed for a class, so that a story can react to them.
func (t *telling) wordEmployerTerms(L *lua.LState) int {
	plainArgs(L, "employer_terms", 1).done()
	e, table := t.world.Terms, t.vm.L.CreateTable(0, 10)
	for _, term := range []struct {
		name  string
		value lua.LValue
	}{ // in a fixed order: a script may iterate over them
		{"ceiling", lua.LNumber(e.Ceiling)},
		{"supervision_days", lua.LNumber(e.Supervision.WorkingDays())}, {"supervision_minutes", lua.LNumber(e.Minutes)},
		{"cancels", lua.LNumber(float64(e.Cancels) / 1000)},
		{"development", lua.LNumber(e.Development)}, {"recording", lua.LNumber(e.Recording)},
		{"discretion", lua.LString(e.Discretion)}, {"blame", lua.LString(e.Blame)},
		{"duty_cover", lua.LBool(e.DutyCover)}, {"peers", lua.LBool(e.Peers)},
	} {
		table.RawSetString(term.name, term.value)
	}
	return push(L, table)
}

// wordWorkload returns the weighted load as a share of the ceiling: 1 is full.
func (t *telling) wordWorkload(L *lua.LState) int {
	plainArgs(L, "workload", 1).done()
	load := t.world.Load()
	charge(L, len(load.Parts))
	return push(L, lua.LNumber(float64(load.Points*1000/load.Ceiling)/1000))
}
