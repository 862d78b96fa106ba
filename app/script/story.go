package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/ruling"
)

func (t *telling) wordWait(L *lua.LState) int {
	mayWait(L, "wait")
	r := plainArgs(L, "wait", 1)
	p := length(r, 1)
	r.done()
	return t.waitUntil(L, p.From(t.world.Now))
}

func (t *telling) wordWaitUntil(L *lua.LState) int {
	mayWait(L, "wait_until")
	r := plainArgs(L, "wait_until", 1)
	when, err := calendar.ParseWhen(r.text(1), t.world.Now, t.world.Setting.Starts)
	must(L, err)
	r.done()
	return t.waitUntil(L, when)
}

func (t *telling) waitUntil(L *lua.LState, when calendar.Time) int {
	return wait(L, lua.LString(sim.WaitTime), lua.LNumber(when))
}

func (t *telling) wordWaitFor(L *lua.LState) int {
	mayWait(L, "wait_for")
	r := plainArgs(L, "wait_for", 1)
	task := r.handle(1, taskKind).(thing)
	r.done()
	if k := t.world.Task(task.id); k.Done != 0 || k.Gone {
		return push(L, lua.LBool(k.Done != 0))
	}
	return wait(L, lua.LString(sim.WaitTask), lua.LString(task.id))
}

// wordHold waits while a condition is true, but at most until a given time.
func (t *telling) wordHold(L *lua.LState) int {
	mayWait(L, "hold")
	r := plainArgs(L, "hold", 1)
	test := r.function(1)
	until, err := calendar.ParseUntil(r.text(2), t.world.Now, t.world.Setting.Starts)
	must(L, err)
	r.done()
	still, err := t.look(func() ([]lua.LValue, error) {
		defer t.vm.forbid(say.InHold)()
		return t.vm.isolated(L, fuelOf(L), test, nil)
	})
	if err != nil {
		reraise(L, err)
	}
	if !still || until <= t.world.Now {
		return 0
	}
	t.holds[t.now] = test
	return wait(L, lua.LString(sim.WaitHold), lua.LNumber(until))
}

// look evaluates the condition that a storyline holds for. It must not change the
// storyline's state, so the condition may not use anything that depends on when it
// is evaluated.
func (t *telling) look(run func() ([]lua.LValue, error)) (bool, error) {
	t.looking = true
	values, err := run()
	t.looking = false
	return len(values) > 0 && lua.LVAsBool(values[0]), err
}

// said reads the fields that every message has. by is how it comes unless the author
// says otherwise; "" if it can only come in person.
func (t *telling) said(r *args, kind string, by sim.Way) sim.Message {
	about := t.caseOf(r, "about")
	t.extra = wordsOf(r)
	m := sim.Message{
		Kind: kind, Case: about, ID: r.textOr("id", ""), Title: t.line(r, "title", about),
		By:   sim.InPerson,
		Text: t.words(r, "say", about), Urgent: r.truth("urgent"), Discuss: t.line(r, "discuss", about), KeyMoment: t.line(r, "moment", about), Storyline: t.now,
	}
	if by != "" {
		m.By = typed(r, "by", by, sim.ByPhone, sim.ByEmail, sim.InPerson, sim.ByLetter, sim.AtVisit)
	}
	switch r.value("from").(type) {
	case lua.LString:
		id, err := t.world.Someone(r.called("from"))
		must(r.L, err)
		m.From = id
	default:
		m.From = idOf(r, "from", personKind)
	}
	if m.Text.Body == "" {
		r.wrong("say", say.Words)
	}
	return m
}

// titled gives a message a title if the author gave none.
func (t *telling) titled(m *sim.Message) {
	if m.Title != "" {
		return
	}
	m.Title = "A message"
	if c := t.world.Case(m.Case); c != nil {
		m.Title = "About " + c.Name
	}
}

// answerMinutes is how long an answer takes unless the author says otherwise.
const answerMinutes = 5

func (t *telling) wordAsk(L *lua.LState) int {
	mayWait(L, "ask")
	r := tableArgs(L, "ask")
	m := t.said(r, sim.KindQuestion, sim.ByPhone)
	m.Holds = minutes(r, "rings_off", 0)
	t.choices(r, "choices", &m, func(in *args, c *sim.Choice) {
		c.Then, c.Hears = t.line(in, "leads", m.Case), t.line(in, "hears", m.Case)
	})
	r.done()
	return t.asks(L, m)
}

// asks sends a question and waits for its answer.
func (t *telling) asks(L *lua.LState, m sim.Message) int {
	t.titled(&m)
	id, err := t.world.Send(m)
	must(L, err)
	t.made(L, id)
	return wait(L, lua.LString(sim.WaitMessage), lua.LString(id))
}

// choices reads the answers to a question. more reads what an answer can have besides
// its words and minutes.
func (t *telling) choices(r *args, key string, m *sim.Message, more func(in *args, c *sim.Choice)) {
	choices := r.within(key)
	choices.pairs(8, func(name string) { m.Choices = append(m.Choices, t.choice(choices, name, m.Case, more)) })
	choices.done()
	if len(m.Choices) < 2 {
		r.refuse(key, say.NeedsAnswers)
	}
}

// choice reads one answer: "label", or { "label", minutes = 15, … }.
func (t *telling) choice(choices *args, name, about string, more func(in *args, c *sim.Choice)) sim.Choice {
	if _, plain := choices.value(name).(lua.LString); plain {
		return sim.Choice{ID: name, Label: t.line(choices, name, about), Minutes: answerMinutes}
	}
	in := choices.within(name)
	c := sim.Choice{ID: name, Label: t.line(in, 1, about), Minutes: minutes(in, "minutes", answerMinutes)}
	more(in, &c)
	if c.Label == "" {
		in.wrong(1, say.AnswersWords)
	}
	in.done()
	return c
}

// triageMinutes is the time to screen a contact at the desk; with checks and
// write-up it is 40 (DOMAIN 3.2, design proposal: 15 to 75).
const triageMinutes = 20

func (t *telling) wordReferral(L *lua.LState) int {
	mayWait(L, "referral")
	r := tableArgs(L, "referral")
	m := t.said(r, sim.KindReferral, sim.ByEmail)
	m.Minutes = minutes(r, "minutes", triageMinutes)
	m.Forecast = t.line(r, "forecast", m.Case)
	if r.has("expect") {
		in := r.within("expect")
		e := expectation(t, in, m.Case)
		m.Expected = &e
		in.done()
	}
	r.done()
	if m.Title == "" {
		r.wrong("title", say.WhomAbout)
	}
	id, err := t.world.Send(m)
	must(L, err)
	t.made(L, id)
	return wait(L, lua.LString(sim.WaitMessage), lua.LString(id))
}

func (t *telling) wordMessage(L *lua.LState) int {
	t.inStory(L, "message")
	r := tableArgs(L, "message")
	kind := r.choiceOr("kind", sim.KindMessage, sim.KindMessage, sim.KindDecision)
	m := t.said(r, kind, sim.ByEmail)
	if r.has("unreached") {
		r.list("unreached", maxUnreached, func(items *args, i int) { m.Unreached = append(m.Unreached, idOf(items, i, caseKind)) })
	}
	for _, line := range r.texts("decided", maxDecided) {
		m.Decided = append(m.Decided, t.keep(L, t.fill(L, line, m.Case)))
	}
	m.Teaches = t.line(r, "teaches", m.Case)
	if r.has("decides") {
		m.Ruling = t.ruling(r.within("decides"), m.Case)
	}
	r.done()
	t.titled(&m)
	id, err := t.world.Send(m)
	must(L, err)
	t.made(L, id)
	return 0
}

// ruling reads what a manager's decision says about something that the student had a view
// on: the case that the message is about, unless it names another or a referral.
func (t *telling) ruling(r *args, about string) *ruling.Ruling {
	one := ruling.Ruling{On: about, Tier: r.choiceOr("tier", "", tiers...), Why: t.line(r, "why", about)}
	if _, named := r.value("on").(lua.LString); named {
		one.On = r.called("on")
	} else if r.has("on") || about == "" {
		one.On = idOf(r, "on", caseKind)
	}
	if one.Tier == "" || r.has("how") { // without a tier there is nothing to compare
		one.How = ruling.How(r.choice("how", string(ruling.Agreed), string(ruling.Differed), string(ruling.First)))
	}
	r.done()
	return &one
}

// maxUnreached is the maximum number of cases that a message can say weren't reached.
const maxUnreached = 40

// maxDecided is the maximum number of decisions that a message can name.
const maxDecided = 8

func (t *telling) wordHarm(L *lua.LState) int {
	t.inStory(L, "harm")
	r := tableArgs(L, "harm")
	about := t.caseOf(r, "about")
	h := sim.Harm{Case: about, Severity: r.whole("severity", 1, 4), What: t.line(r, 1, about)}
	if h.What == "" {
		r.wrong(1, say.WhatHappened)
	}
	r.done()
	must(L, t.world.HarmDone(h))
	return 0
}

func (t *telling) wordGood(L *lua.LState) int {
	t.inStory(L, "good")
	r := tableArgs(L, "good")
	about := t.caseOf(r, "about")
	text := t.line(r, 1, about)
	if text == "" {
		r.wrong(1, say.WhatWentWell)
	}
	r.done()
	t.world.GoodOutcome(about, text)
	return 0
}

func (t *telling) wordProtect(L *lua.LState) int {
	t.inStory(L, "protect")
	r := plainArgs(L, "protect", 1)
	about := r.handle(1, caseKind).(thing)
	what := t.keep(L, r.called(2))
	r.done()
	t.world.Protect(about.id, what)
	return 0
}

func (t *telling) wordWithdraw(L *lua.LState) int {
	t.inStory(L, "withdraw")
	r := plainArgs(L, "withdraw", 1)
	task, why := r.handle(1, taskKind).(thing), ""
	if r.has(2) {
		why = t.fill(L, r.text(2), t.world.Task(task.id).Case)
	}
	r.done()
	t.world.RemoveTask(task.id, why)
	return 0
}

// wordMove gives a task another day: `move(visit, "3 working days")`.
func (t *telling) wordMove(L *lua.LState) int {
	t.inStory(L, "move")
	r := plainArgs(L, "move", 1)
	if !r.has(2) {
		r.wrong(2, say.AText)
	}
	task, due := r.handle(1, taskKind).(thing), t.due(r, 2)
	r.done()
	t.world.MoveTask(task.id, due)
	return 0
}

// wordCloseReferral records that a referral was decided without the student. The
// story that waits for it continues with nil. It returns whether the referral was still
// open.
func (t *telling) wordCloseReferral(L *lua.LState) int {
	t.inStory(L, "close_referral")
	r := plainArgs(L, "close_referral", 1)
	id, how := r.text(1), t.keep(L, t.fill(L, r.text(2), ""))
	r.done()
	m := t.world.Message(id)
	open := m != nil && m.Waiting()
	must(L, t.world.CloseReferral(id, how))
	return push(L, lua.LBool(open))
}

func (t *telling) wordChance(L *lua.LState) int {
	r := plainArgs(L, "chance", 1)
	name, p := r.called(1), r.thousandths(2, 0, 1)
	r.done()
	return push(L, lua.LBool(t.world.Chance(t.storyName(), name, p)))
}

func (t *telling) wordPick(L *lua.LState) int {
	r := plainArgs(L, "pick", 1)
	name, list := r.called(1), r.within(2)
	r.done()
	n := list.table.Len()
	if n == 0 {
		raise(L, say.EmptyPick)
	}
	return push(L, list.table.RawGetInt(1+t.world.Pick(t.storyName(), name, n)))
}

func (t *telling) wordClock(L *lua.LState) int {
	return push(L, lua.LString(t.world.Now.Clock()))
}

func (t *telling) wordDay(L *lua.LState) int {
	w := t.world
	return push(L, lua.LNumber(max(1, calendar.WorkingDaysBetween(w.Setting.Starts.AddDays(-1), w.Now))))
}
