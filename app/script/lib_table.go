package script

import (
	"maps"
	"math"
	"math/bits"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// tableState is what the engine knows about a table. It is stored in the metatable
// field, which scripts can't reach. The library looks there for a table and ignores
// anything else.
type tableState struct {
	frozen bool
	// dead holds keys that were set and then removed. The library never forgets
	// such a key, and has to walk over all of them to find the next one.
	dead map[lua.LValue]struct{}
}

func (*tableState) String() string { return "table" }

// Type completes lua.LValue. No script ever sees the value.
func (*tableState) Type() lua.LValueType { return lua.LTUserData }

func stateOf(t *lua.LTable) *tableState {
	s, _ := t.Metatable.(*tableState)
	return s
}

func ensureState(t *lua.LTable) *tableState {
	s := stateOf(t)
	if s == nil {
		s = &tableState{}
		t.Metatable = s
	}
	return s
}

// freeze makes a table and all tables reachable from it read-only, and returns how
// many entries they have.
func freeze(value lua.LValue) (entries int) {
	open := []lua.LValue{value}
	for len(open) > 0 {
		t, ok := open[len(open)-1].(*lua.LTable)
		open = open[:len(open)-1]
		if !ok || isFrozen(t) {
			continue
		}
		ensureState(t).frozen = true
		for k, v := t.Next(lua.LNil); k != lua.LNil; k, v = t.Next(k) {
			open = append(open, k, v)
			entries++
		}
	}
	return entries
}

func isFrozen(t *lua.LTable) bool {
	s := stateOf(t)
	return s != nil && s.frozen
}

// writable raises an error unless a script may change t.
func writable(L *lua.LState, t *lua.LTable) {
	if isFrozen(t) {
		raise(L, say.Frozen)
	}
}

// write performs every assignment to a field: `object[key] = value`.
func write(L *lua.LState, object, key, value lua.LValue) {
	t, ok := object.(*lua.LTable)
	if !ok {
		name, _ := key.(lua.LString)
		raise(L, say.CantSet(string(name), a(object), handleIn(object) != nil))
	}
	writable(L, t)
	if i, ok := listIndex(key); ok {
		writeItem(L, t, i, value)
		return
	}
	switch k := key.(type) {
	case *lua.LNilType:
		raise(L, say.NilKey)
	case lua.LNumber:
		if math.IsNaN(float64(k)) {
			raise(L, say.NaNKey)
		}
		if k == arrayLimit && t.Len() == arrayLimit-1 {
			raise(L, say.ListFull(arrayLimit-1))
		}
	case lua.LString:
		if len(k) > keyBytes {
			raise(L, say.LongKey(keyBytes))
		}
	}
	writeField(L, t, key, value)
}

// writeItem writes to the list part. The library fills the gap up to i with nils,
// so that is charged. A list never ends in nils, so that its length is found at
// once.
func writeItem(L *lua.LState, t *lua.LTable, i int, value lua.LValue) {
	n := t.Len()
	if i > n {
		if value != lua.LNil {
			charge(L, 1+(i-n)/8)
			if n == 0 {
				charge(L, 2)
			}
			t.RawSetInt(i, value)
		}
		return
	}
	t.RawSetInt(i, value)
	if i == n && value == lua.LNil {
		cut(L, t, i)
	}
}

// cut removes the nils from the end of a list with size slots.
func cut(L *lua.LState, t *lua.LTable, size int) {
	n := t.Len()
	charge(L, (size-n)/16)
	for ; size > n; size-- {
		t.Remove(0) // the last slot
	}
}

func writeField(L *lua.LState, t *lua.LTable, key, value lua.LValue) {
	isNew := t.RawGet(key) == lua.LNil
	switch {
	case value == lua.LNil:
		if !isNew {
			t.RawSet(key, value)
			s := ensureState(t)
			if s.dead == nil {
				s.dead = map[lua.LValue]struct{}{}
			}
			s.dead[key] = struct{}{}
		}
	case isNew:
		charge(L, 4)
		if s := stateOf(t); s != nil {
			delete(s.dead, key)
		}
		t.RawSet(key, value)
	default:
		t.RawSet(key, value)
	}
}

func (v *vm) openTable() {
	v.module("table", map[string]lua.LGFunction{
		"concat": tableConcat, "insert": tableInsert, "remove": tableRemove,
		"sort": v.tableSort, "unpack": luaUnpack,
	})
}

// module defines a table of host functions. They are added in alphabetical order,
// because a script may iterate over it.
func (v *vm) module(name string, functions map[string]lua.LGFunction) *lua.LTable {
	t := v.L.CreateTable(0, len(functions))
	for _, word := range slices.Sorted(maps.Keys(functions)) {
		t.RawSetString(word, v.function(functions[word]))
	}
	v.defineValue(name, t)
	return t
}

func tableConcat(L *lua.LState) int {
	t := tableArg(L, "table.concat", 1)
	between := ""
	if L.Get(2) != lua.LNil {
		between = textArg(L, "table.concat", 2)
	}
	first, last := 1, t.Len()
	if L.Get(3) != lua.LNil {
		first = wholeArg(L, "table.concat", 3, 1, arrayLimit)
	}
	if L.Get(4) != lua.LNil {
		last = min(wholeArg(L, "table.concat", 4, 0, arrayLimit), last)
	}
	charge(L, max(last-first, 0)/4)
	var parts []string
	size := 0
	for i := first; i <= last; i++ {
		value := t.RawGetInt(i)
		switch value.(type) {
		case lua.LString, lua.LNumber:
		default:
			raise(L, say.ConcatItem(i, a(value)))
		}
		parts = append(parts, show(L, value))
		size += len(parts[len(parts)-1]) + len(between)
		if size > stringBytes+len(between) {
			break
		}
	}
	textFits(L, max(size-len(between), 0))
	return push(L, lua.LString(strings.Join(parts, between)))
}

func tableInsert(L *lua.LState) int {
	t := tableArg(L, "table.insert", 1)
	writable(L, t)
	n, top := t.Len(), L.GetTop()
	position, value := n+1, L.Get(2)
	switch {
	case top >= 3:
		position, value = wholeArg(L, "table.insert", 2, 0, arrayLimit), L.Get(3)
	case top < 2:
		raise(L, say.InsertWhat)
	}
	switch {
	case value == lua.LNil:
		raise(L, say.InsertNil)
	case position < 1 || position > n+1:
		raise(L, say.InsertWhere(n+1))
	case n+1 >= arrayLimit:
		raise(L, say.ListFull(arrayLimit-1))
	}
	charge(L, 1+(n-position+1)/16)
	if position == n+1 {
		writeItem(L, t, position, value)
	} else {
		t.Insert(position, value)
	}
	return 0
}

func tableRemove(L *lua.LState) int {
	t := tableArg(L, "table.remove", 1)
	writable(L, t)
	n := t.Len()
	position := n
	if L.Get(2) != lua.LNil {
		position = wholeArg(L, "table.remove", 2, 0, arrayLimit)
	}
	if n == 0 {
		return push(L, lua.LNil)
	}
	if position < 1 || position > n {
		raise(L, say.RemoveWhere(n))
	}
	charge(L, 1+(n-position)/16)
	value := t.RawGetInt(position)
	t.Remove(position)
	cut(L, t, n-1)
	return push(L, value)
}

// tableSort is a stable sort that ends whatever the comparing function returns. The
// list is sorted in a copy, so that the function sees the list unchanged.
func (v *vm) tableSort(L *lua.LState) int {
	t := tableArg(L, "table.sort", 1)
	writable(L, t)
	n := t.Len()
	charge(L, 1+n*bits.Len(uint(n))/4)
	items := make([]lua.LValue, n)
	for i := range items {
		items[i] = t.RawGetInt(i + 1)
	}
	before := naturally
	switch fn := L.Get(2).(type) {
	case *lua.LNilType:
	case *lua.LFunction:
		defer v.forbid(say.InSort)()
		before = func(L *lua.LState, x, y lua.LValue) bool {
			L.Push(fn)
			L.Push(x)
			L.Push(y)
			L.Call(2, 1)
			answer := lua.LVAsBool(L.Get(-1))
			L.Pop(1)
			return answer
		}
	default:
		raise(L, say.SortWith(a(fn)))
	}
	items = mergeSort(L, items, make([]lua.LValue, n), before)
	for i, item := range items {
		writeItem(L, t, i+1, item)
	}
	return 0
}

// naturally orders two numbers or two texts; anything else raises an error.
func naturally(L *lua.LState, x, y lua.LValue) bool {
	switch x := x.(type) {
	case lua.LNumber:
		if y, ok := y.(lua.LNumber); ok {
			return x < y
		}
	case lua.LString:
		if y, ok := y.(lua.LString); ok {
			charge(L, min(len(x), len(y))/1024)
			return x < y
		}
	}
	raise(L, say.CantOrder(a(x), a(y)))
	return false
}

// mergeSort sorts list, using spare as a second buffer, and returns whichever of
// the two holds the result. It makes at most n log n comparisons.
func mergeSort(L *lua.LState, list, spare []lua.LValue, before func(L *lua.LState, x, y lua.LValue) bool) []lua.LValue {
	for width := 1; width < len(list); width *= 2 {
		for low := 0; low < len(list); low += 2 * width {
			mid, high := min(low+width, len(list)), min(low+2*width, len(list))
			i, j := low, mid
			for k := low; k < high; k++ {
				if i < mid && (j >= high || !before(L, list[j], list[i])) {
					spare[k] = list[i]
					i++
				} else {
					spare[k] = list[j]
					j++
				}
			}
		}
		list, spare = spare, list
	}
	return list
}
