package script

import (
	"maps"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// kind is a type of host object as scripts see it: a case, a person, a task. It is
// immutable and shared by all virtual machines.
type kind struct {
	name string // as authors read it, in "a case has no `…`"
	// fields are read with a dot: `home.title`.
	fields map[string]func(L *lua.LState, object any) lua.LValue
	// methods are called with a colon: `home:done "safety plan"`. The handle is
	// argument 1; objectArg reads it.
	methods map[string]func(L *lua.LState, object any) int
}

// handle is a host object in one virtual machine.
type handle struct {
	kind   *kind
	title  string // what tostring and `..` give
	object any
}

// handle returns a Lua value for a host object. Scripts can read its fields, call
// its methods and compare it by identity, so each object should have only one
// handle. They can't change it, and never see its address.
func (v *vm) handle(k *kind, title string, object any) *lua.LUserData {
	u := v.L.NewUserData()
	u.Value = &handle{kind: k, title: say.Shorten(title, stringBytes/2), object: object}
	u.Metatable = v.metatable(k)
	return u
}

// handleIn returns the handle in a value, or nil.
func handleIn(value lua.LValue) *handle {
	if u, ok := value.(*lua.LUserData); ok {
		r, _ := u.Value.(*handle)
		return r
	}
	return nil
}

// objectOf returns the host object in a value, or false if it isn't a handle of
// kind k.
func objectOf(value lua.LValue, k *kind) (any, bool) {
	if r := handleIn(value); r != nil && r.kind == k {
		return r.object, true
	}
	return nil, false
}

// metatable returns a kind's metatable, which is made once in each virtual machine.
// A method is then always the same Lua value, however often it is read.
func (v *vm) metatable(k *kind) *lua.LTable {
	if mt := v.kinds[k]; mt != nil {
		return mt
	}
	methods := map[string]*lua.LFunction{}
	for name, fn := range k.methods {
		methods[name] = v.function(func(L *lua.LState) int {
			object, ok := objectOf(L.Get(1), k)
			if !ok {
				raise(L, say.NoColon(name, k.name))
			}
			reading := v.reading
			defer func() { v.reading = reading }()
			return fn(L, object)
		})
	}
	known := slices.Concat(slices.Sorted(maps.Keys(k.fields)), slices.Sorted(maps.Keys(k.methods)))
	mt := v.L.CreateTable(0, 8)
	mt.RawSetString("__index", v.function(func(L *lua.LState) int {
		name, _ := L.Get(2).(lua.LString)
		r := handleIn(L.Get(1))
		if m := methods[string(name)]; m != nil {
			return push(L, m)
		}
		if get := k.fields[string(name)]; get != nil {
			return push(L, get(L, r.object))
		}
		raise(L, say.NoSuchOfHandle(k.name, string(name), known))
		return 0
	}))
	v.kinds[k] = mt
	return mt
}
