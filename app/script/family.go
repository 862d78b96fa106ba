package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// familyMember reads a table that `child` or `adult` has made.
func (t *telling) familyMember(m *args, about string) sim.Member {
	one := sim.Member{Name: m.called(1), Who: t.note(m, "who", ""), Child: m.truth("child"), Lives: t.line(m, "lives", about)}
	m.done()
	return one
}

// oneOf reads a member of the family of a case, as `child` or `adult` makes them, and
// returns their name; "" if the field is left out. Somebody who doesn't belong to the
// case is refused.
func (t *telling) oneOf(r *args, key any, about string) string {
	if !r.has(key) {
		return ""
	}
	name := t.familyMember(r.within(key), about).Name
	if c := t.world.Case(about); about == "" || c != nil && !c.Has(name) {
		r.refuse(key, say.IsNobodyHere(name))
	}
	return name
}

// sees reads whom a visit sees: all (sure is true and name ""), nobody for sure, or one
// member of the family by name.
func (t *telling) sees(r *args, about string) (sure bool, name string) {
	if _, isTable := r.value("sees").(*lua.LTable); isTable {
		return true, t.oneOf(r, "sees", about)
	}
	return !r.has("sees") || r.truth("sees"), ""
}

// wordSaw says that the student has seen the family of a case, or one of them:
// `saw(home)`, `saw(home, kayla)`.
func (t *telling) wordSaw(L *lua.LState) int {
	t.inStory(L, "saw")
	r := plainArgs(L, "saw", 1)
	about := r.handle(1, caseKind).(thing)
	name := t.oneOf(r, 2, about.id)
	r.done()
	t.world.Saw(about.id, name)
	return 0
}
