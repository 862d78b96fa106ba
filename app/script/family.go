package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// mostPeople is how many belong to a case at most.
const mostPeople = 20

// familyMember reads a table that `child` or `adult` has made.
func (t *telling) familyMember(m *args, about string) sim.Member {
	one := sim.Member{Name: m.called(1), Who: t.note(m, "who", ""), Child: m.truth("child"), Lives: t.line(m, "lives", about), Seen: calendar.When(t.past(m, "seen"))}
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
		r.refuseAs(CodeNobodyHere, key, say.IsNobodyHere(name))
	}
	return name
}

// someOf reads one or several members of the family of a case, and returns their names;
// none if the field is left out.
func (t *telling) someOf(r *args, key any, about string) (names []string) {
	if !r.has(key) {
		return nil
	}
	if _, several := r.within(key).value(1).(*lua.LTable); !several {
		return []string{t.oneOf(r, key, about)}
	}
	r.list(key, mostPeople, func(items *args, i int) { names = append(names, t.oneOf(items, i, about)) })
	return names
}

// sees reads whom a task of a kind sees: all (sure is true, without names), nobody for sure,
// or some members of the family by name. Work that is no visit sees nobody unless it says
// so; true means everybody of the family then.
func (t *telling) sees(r *args, kind work.TaskKind, about string) (sure bool, names []string) {
	if _, isTable := r.value("sees").(*lua.LTable); isTable {
		return true, t.someOf(r, "sees", about)
	}
	sure = !r.has("sees") || r.truth("sees")
	if c := t.world.Case(about); c != nil && kind != work.Visit && sure && r.has("sees") {
		for _, m := range c.People {
			names = append(names, m.Name)
		}
	}
	return sure, names
}

// wordSaw says that the student has seen the family of a case, or some of them:
// `saw(home)`, `saw(home, kayla)`, `saw(home, { kayla, jude })`.
func (t *telling) wordSaw(L *lua.LState) int {
	t.inStory(L, "saw")
	r := plainArgs(L, "saw", 1)
	about := r.handle(1, caseKind).(thing)
	names := t.someOf(r, 2, about.id)
	r.done()
	t.world.Saw(about.id, names...)
	return 0
}
