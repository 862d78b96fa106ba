package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/work"
)

// wordAppointment puts something into the diary that others hold without the student.
func (t *telling) wordAppointment(L *lua.LState) int {
	r := tableArgs(L, "appointment")
	about := t.caseOf(r, "on")
	a := sim.Appointment{
		ID: r.textOr("id", ""), What: t.line(r, 1, about), Case: about, Who: t.line(r, "who", about),
		Kind: typed(r, "kind", "", work.TaskKinds...), Minutes: minutes(r, "minutes", 0), At: t.begins(r, "at"),
	}
	if a.What == "" {
		r.wrong(1, say.WhatAppointment)
	}
	if a.At == 0 {
		r.wrong("at", say.ATime)
	}
	r.done()
	id, err := t.world.Appoint(a)
	must(L, err)
	t.made(L, id)
	return 0
}

// wordCallOff takes an appointment out of the diary. It returns whether it was still to
// come.
func (t *telling) wordCallOff(L *lua.LState) int {
	t.inStory(L, "call_off")
	r := plainArgs(L, "call_off", 1)
	id, why := r.text(1), ""
	if r.has(2) {
		why = t.keep(L, t.fill(L, r.text(2), ""))
	}
	r.done()
	off, err := t.world.CallOff(id, why)
	must(L, err)
	return push(L, lua.LBool(off))
}

// wordLeaves says that somebody has left the team: `leaves(marta, "Marta's last day was
// Friday.")`.
func (t *telling) wordLeaves(L *lua.LState) int {
	t.inStory(L, "leaves")
	r := plainArgs(L, "leaves", 1)
	who, why := r.handle(1, personKind).(thing), ""
	if r.has(2) {
		why = t.keep(L, t.fill(L, r.text(2), ""))
	}
	r.done()
	t.world.LeaveTeam(who.id, why)
	return 0
}
