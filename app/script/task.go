package script

import (
	"cmp"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// ownTerms means that writing up takes as long as the employer's terms say.
const ownTerms = -1

func (t *telling) wordTask(L *lua.LState) int {
	r := tableArgs(L, "task")
	about := t.caseOf(r, "on")
	k := sim.Task{
		Case: about, Title: t.line(r, 1, about), ID: r.textOr("id", ""), Kind: typed(r, "kind", "", work.TaskKinds...),
		Minutes: minutes(r, "minutes", 0), Due: t.due(r, "due"), Scene: t.words(r, "scene", about),
		Protective: r.truth("protective"), Voice: r.truth("voice"), With: idOf(r, "with", personKind),
		Source: t.note(r, "source", ""), Status: status(r),
		Duty: r.truth("duty"), Touches: t.line(r, "touches", about), Swap: t.line(r, "swap", about), From: t.begins(r, "from"),
	}
	if k.Kind == work.Visit {
		k.Records = ownTerms
	}
	sure, whom := t.sees(r, k.Kind, about)
	k.Unsure, k.Sees = !sure, whom
	k.Travel = travel(r, k.Kind, about)
	if r.truth("agreed") {
		k.Agreed = t.talks[t.now]
	}
	k.Options = t.taskOptions(r, about, k.Kind)
	k.Opens, k.Closes = hoursOf(r)
	k.Records = minutes(r, "records", k.Records)
	if k.Title == "" {
		r.wrong(1, say.WhatTask)
	}
	r.done()
	id, err := t.world.AddTask(k)
	must(L, err)
	return t.give(L, taskKind, id, k.Title)
}

// travel reads the way there and back of a task or an option of a kind; 0 for what the
// world says, and [sim.NoTravel] for none.
func travel(r *args, kind work.TaskKind, about string) int {
	if !r.has("travel") {
		return 0
	}
	there := minutes(r, "travel", 0)
	if kind != work.Visit || about == "" {
		r.refuse("travel", say.IsNoVisits)
	}
	return cmp.Or(there, sim.NoTravel)
}

// taskOptions reads other ways to do a task of a kind, such as { phone = { "By phone
// instead", minutes = 20, kind = "call" } }. An option has the task's own kind
// unless it names another.
func (t *telling) taskOptions(r *args, about string, kind work.TaskKind) []sim.TaskOption {
	var list []sim.TaskOption
	if !r.has("options") {
		return nil
	}
	in := r.within("options")
	in.pairs(6, func(name string) {
		o := in.within(name)
		one := sim.TaskOption{
			ID: name, Label: t.line(o, 1, about), Minutes: minutes(o, "minutes", 0), Kind: typed(o, "kind", "", work.TaskKinds...),
			Title: t.line(o, "title", about), Scene: t.words(o, "scene", about), Voice: o.truth("voice"),
		}
		one.Travel = travel(o, cmp.Or(one.Kind, kind), about)
		o.done()
		list = append(list, one)
	})
	in.done()
	for _, o := range list {
		if o.Label == "" || o.Minutes <= 0 {
			r.refuse("options", say.LackSomething)
		}
	}
	return list
}

// begins reads the time before which an appointment can't be kept; 0 for none.
func (t *telling) begins(r *args, key string) calendar.Time {
	if !r.has(key) {
		return 0
	}
	at, err := calendar.ParseWhen(r.text(key), t.world.Now, t.world.Setting.Starts)
	if err != nil {
		r.refuse(key, say.IsUnreadable(err))
	}
	return at
}

func methodTaskHow(L *lua.LState, o any) int {
	task := o.(thing)
	return pushText(L, task.t.world.Task(task.id).How)
}

// methodTaskBy returns who did a task: "me", "duty" or "colleague"; nil if nobody
// has yet.
func methodTaskBy(L *lua.LState, o any) int {
	task := o.(thing)
	k := task.t.world.Task(task.id)
	if k.By == "" && k.Done != 0 {
		return pushText(L, "me")
	}
	return pushText(L, string(k.By))
}
