package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// methodStanding returns how a case stands on the desk now, as a table: its tier, when
// the family was last seen, what is late, missed, due next, and who waits for an answer.
// It holds only what the student can see.
func methodStanding(L *lua.LState, o any) int {
	c := o.(thing)
	w, file := c.t.world, c.t.theCase(c)
	charge(L, len(w.Tasks)/8+len(w.Messages)/8+len(file.Dates))
	table := c.t.vm.L.CreateTable(0, 8)
	put := func(name, value string) {
		if value != "" {
			table.RawSetString(name, lua.LString(value))
		}
	}
	put("tier", file.Tier)
	if file.TierAt != 0 {
		table.RawSetString("set", lua.LTrue)
	}
	put("how", file.Stands)
	if file.LastSeen != 0 {
		put("seen", file.LastSeen.DateText())
	}
	var next dueThing
	today := w.Now.Midnight()
	for i := range w.Tasks {
		t := &w.Tasks[i]
		switch {
		case t.Case != file.ID || !t.Open() || t.Due == 0:
		case t.Due < today:
			put("late", t.Title)
		default:
			next = next.orSooner(dueThing{t.Title, t.Due})
			if t.Due.Midnight() == today && t.Kind == work.Visit {
				put("today", t.Title)
			}
		}
	}
	for i := range file.Dates {
		d := &file.Dates[i]
		switch {
		case d.Met || d.Excused != "":
		case d.Missed:
			put("missed", d.What)
		default:
			next = next.orSooner(dueThing{d.What, d.Due})
		}
	}
	put("next", next.what)
	if next.what != "" {
		put("day", next.day.DateText())
	}
	put("waits", c.t.waitsOn(file))
	return push(L, table)
}

// methodTaskOpen returns whether the student still has a task to do.
func methodTaskOpen(L *lua.LState, o any) int {
	task := o.(thing)
	return push(L, lua.LBool(task.t.world.Task(task.id).Open()))
}

// methodTaskLate returns whether a task is overdue.
func methodTaskLate(L *lua.LState, o any) int {
	task := o.(thing)
	w := task.t.world
	t := w.Task(task.id)
	return push(L, lua.LBool(t.Open() && t.Due != 0 && t.Due < w.Now.Midnight()))
}

// methodTaskDue returns the day on which a task is due as the desk shows it, or nil.
func methodTaskDue(L *lua.LState, o any) int {
	task := o.(thing)
	if t := task.t.world.Task(task.id); t.Due != 0 {
		return push(L, lua.LString(t.Due.DateText()))
	}
	return push(L, lua.LNil)
}

// dueThing is something that is due on a day; what is "" if there is nothing.
type dueThing struct {
	what string
	day  calendar.Time
}

// orSooner returns whichever of two things is due first.
func (d dueThing) orSooner(other dueThing) dueThing {
	if d.what == "" || other.day < d.day {
		return other
	}
	return d
}

// waitsOn returns who waits for an answer about a case, or "" if nobody does.
func (t *telling) waitsOn(file *sim.Case) string {
	for i := range t.world.Messages {
		if m := &t.world.Messages[i]; m.Case == file.ID && m.Waiting() && m.Kind != sim.KindExchange {
			for j := range t.world.People {
				if t.world.People[j].ID == m.From {
					return t.world.People[j].Name
				}
			}
		}
	}
	return ""
}
