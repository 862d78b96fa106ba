package script

import (
	"maps"
	"slices"

	lua "github.com/yuin/gopher-lua"
)

// kind is a sort of host object as scripts see it: a case, a person, a task.
// It is shared by all machines and never changes.
type kind struct {
	name string // as an author reads it, in "a case has no `…`"
	// fields are read with a point: `home.title`.
	fields map[string]func(L *lua.LState, object any) lua.LValue
	// methods are called with a colon: `home:done "safety plan"`. The record
	// is argument 1; objectArg reads it.
	methods map[string]func(L *lua.LState, object any) int
}

// record is one host object in one machine.
type record struct {
	kind   *kind
	title  string // what tostring and `..` give
	object any
}

// record makes a Lua value of a host object. Scripts can read its fields, call
// its methods and compare it by identity, so one object should have one
// record. They can't change it, and never see its address.
func (v *vm) record(k *kind, title string, object any) *lua.LUserData {
	u := v.L.NewUserData()
	u.Value = &record{kind: k, title: shorten(title, stringBytes/2), object: object}
	u.Metatable = v.metatable(k)
	return u
}

// recordIn is the record in a value, or nil.
func recordIn(value lua.LValue) *record {
	if u, ok := value.(*lua.LUserData); ok {
		r, _ := u.Value.(*record)
		return r
	}
	return nil
}

// objectOf is the host object of kind k in a value, or false.
func objectOf(value lua.LValue, k *kind) (any, bool) {
	if r := recordIn(value); r != nil && r.kind == k {
		return r.object, true
	}
	return nil, false
}

// metatable is made once for a kind in each machine: methods are then one Lua
// value each, however often they are read.
func (v *vm) metatable(k *kind) *lua.LTable {
	if mt := v.kinds[k]; mt != nil {
		return mt
	}
	methods := map[string]*lua.LFunction{}
	for name, fn := range k.methods {
		methods[name] = v.function(func(L *lua.LState) int {
			object, ok := objectOf(L.Get(1), k)
			if !ok {
				raise(L, "`%s` is asked of a %s with a colon: `the_%s:%s(…)`", name, k.name, k.name, name)
			}
			return fn(L, object)
		})
	}
	known := slices.Concat(slices.Sorted(maps.Keys(k.fields)), slices.Sorted(maps.Keys(k.methods)))
	mt := v.L.CreateTable(0, 8)
	mt.RawSetString("__index", v.function(func(L *lua.LState) int {
		name, _ := L.Get(2).(lua.LString)
		r := recordIn(L.Get(1))
		if m := methods[string(name)]; m != nil {
			return push(L, m)
		}
		if get := k.fields[string(name)]; get != nil {
			return push(L, get(L, r.object))
		}
		raise(L, "a %s has no `%s`%s", k.name, shorten(string(name), 60), didYouMean(string(name), known))
		return 0
	}))
	v.kinds[k] = mt
	return mt
}
