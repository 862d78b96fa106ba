package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim/worry"
)

// mostProtective is how many things a fact may name that answer it.
const mostProtective = 12

// wordFact declares something that is so about a case, from when, and what would
// answer it.
func (t *telling) wordFact(L *lua.LState) int {
	r := tableArgs(L, "fact")
	about := r.handle("about", caseKind).(thing)
	f := worry.Fact{Case: about.id, What: t.line(r, 1, about.id), Concern: r.whole("concern", 1, 4), Since: t.past(r, "since")}
	for _, what := range r.texts("protective", mostProtective) {
		f.Protective = append(f.Protective, t.keep(L, t.fill(L, what, about.id)))
	}
	if r.truth("told") {
		f.Reached = t.world.Now
	}
	if f.What == "" {
		r.wrong(1, say.WhatIsSo)
	}
	r.done()
	must(L, t.world.AddFact(f))
	return 0
}
