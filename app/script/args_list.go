package script

import (
	"fmt"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// list reads a list of no more than most items, calling each for every position with a
// reader for the list. A missing list counts as empty. Named fields in the list are
// refused.
func (r *args) list(key any, most int, each func(items *args, i int)) {
	if !r.has(key) {
		return
	}
	items := r.within(key)
	items.each(most, each)
	items.done()
}

// each calls fn for every position of the reader's own table, which must have
// no more than most items.
func (r *args) each(most int, fn func(items *args, i int)) {
	n := r.table.Len()
	if n > most {
		raise(r.L, say.TooManyItems(r.label(), n, most))
	}
	charge(r.L, n)
	for i := 1; i <= n; i++ {
		fn(r, i)
	}
}

// texts reads a list of texts, or a single text.
func (r *args) texts(key any, most int) (texts []string) {
	if _, alone := r.value(key).(lua.LString); alone {
		return []string{r.text(key)}
	}
	r.list(key, most, func(items *args, i int) { texts = append(texts, items.text(i)) })
	return texts
}

// pairs calls fn for every named field of the table, in the order in which they
// were written. The names are the author's choice; there must be no more than most.
func (r *args) pairs(most int, fn func(name string)) {
	n := 0
	for k, _ := r.table.Next(lua.LNil); k != lua.LNil; k, _ = r.table.Next(k) {
		name, ok := k.(lua.LString)
		if !ok {
			charge(r.L, 1)
			continue
		}
		if n++; n > most {
			raise(r.L, say.TooManyEntries(r.label(), most))
		}
		charge(r.L, 1)
		fn(string(name))
	}
}

// done refuses whatever was given and not read.
func (r *args) done() {
	if asks := fuelOf(r.L).vm.asks; asks != nil {
		asks(r)
	}
	if r.table == nil {
		if given := r.L.GetTop() - r.first + 1; given > r.items {
			raise(r.L, say.TooManyArguments(r.label(), r.items, given))
		}
		return
	}
	if s := stateOf(r.table); s != nil {
		charge(r.L, len(s.dead)/8)
	}
	for k, _ := r.table.Next(lua.LNil); k != lua.LNil; k, _ = r.table.Next(k) {
		charge(r.L, 1)
		switch k := k.(type) {
		case lua.LString:
			if !slices.Contains(r.asked, string(k)) {
				r.unknownField(string(k))
			}
		case lua.LNumber:
			if i, ok := listIndex(k); !ok || i > r.items {
				raiseAs(r.L, why{CodeUnknownField, fmt.Sprint(int(k))}, say.UnknownItem(r.label(), r.name(int(k)), a(r.table.RawGet(k))))
			}
		default:
			raise(r.L, say.NoKey(r.label(), a(k)))
		}
	}
}

// unknownField refuses a field that the word doesn't have. A survey records it and
// lets the word go on.
func (r *args) unknownField(name string) {
	says := say.UnknownField(r.label(), name, r.asked)
	if s := fuelOf(r.L).vm.survey; s != nil {
		charge(r.L, 100)
		at := calledByPack(r.L)
		s.note(&Error{File: at.File, Line: at.Line, Code: CodeUnknownField, Name: name, Message: said(says)})
		return
	}
	raiseAs(r.L, why{CodeUnknownField, name}, says)
}
