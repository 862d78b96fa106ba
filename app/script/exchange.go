package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// functionsOfSupervision are Morrison's four.
var functionsOfSupervision = []string{"management", "development", "support", "mediation"}

// wordExchange asks one question of a conversation and waits for the reply, or says
// something in it without asking. If the storyline holds a supervision session, the
// exchange is part of it.
func (t *telling) wordExchange(L *lua.LState) int {
	mayWait(L, "exchange")
	r := tableArgs(L, "exchange")
	m := t.said(r, sim.KindExchange, "")
	m.Talk, m.Opens = t.talks[t.now], r.choiceOr("opens", "", functionsOfSupervision...)
	if r.has("replies") {
		t.choices(r, "replies", &m, func(in *args, c *sim.Choice) {
			c.Serves, c.Own = in.choiceOr("serves", "", functionsOfSupervision...), in.truth("own")
		})
		r.done()
		return t.asks(L, m)
	}
	r.done()
	t.titled(&m)
	id, err := t.world.Send(m)
	must(L, err)
	t.made(L, id)
	return 0
}

// wordPeerDebrief waits until the student talks something distressing over with a
// person.
func (t *telling) wordPeerDebrief(L *lua.LState) int {
	mayWait(L, "peer_debrief")
	r := tableArgs(L, "peer_debrief")
	with := r.handle("with", personKind).(thing)
	r.done()
	return wait(L, lua.LString(sim.WaitDebrief), lua.LString(with.id))
}

// wordPressing returns the cases that press on the desk, as a list.
func (t *telling) wordPressing(L *lua.LState) int {
	plainArgs(L, "pressing", 1).done()
	ids := t.world.Pressing()
	charge(L, len(t.world.Cases)+len(t.world.Tasks)/8)
	list := t.vm.L.CreateTable(len(ids), 0)
	for _, id := range ids {
		list.Append(t.handles[caseKind.name+" "+id])
	}
	return push(L, list)
}

// wordDayInWords returns a day as one writes it: "Friday 6 March".
func (t *telling) wordDayInWords(L *lua.LState) int {
	r := plainArgs(L, "day_in_words", 1)
	if !r.has(1) {
		r.wrong(1, say.AText)
	}
	due := t.due(r, 1)
	r.done()
	return push(L, lua.LString(due.DateText()))
}
