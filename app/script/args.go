package script

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// args reads what an author gave to a word: the fields of its one table, or its
// arguments in order. Keys are field names (string) or positions (int, from 1). A
// value that isn't acceptable raises an error, as a sentence, on the line of the
// call. Every field that is read counts as known; done refuses all others.
//
//	a := tableArgs(L, "task")
//	title := a.text(1)
//	minutes := a.wholeOr("minutes", 30, 0, 480)
//	on := a.handle("on", caseKind).(*sim.Case)
//	a.done()
type args struct {
	L     *lua.LState
	word  string
	table *lua.LTable
	first int // stack index of position 1 if there is no table
	asked []string
	room  [12]string // for asked, enough for most words
	items int        // highest position read
	in    *args      // for a nested table: the reader of the table that it is in
	at    any        // and its key there
}

// label names what is read, as in "`task` needs …"; for a nested table, "`task`'s
// `people`".
func (r *args) label() string {
	if r.in != nil {
		return r.in.label() + "'s " + r.in.name(r.at)
	}
	return "`" + r.word + "`"
}

// manyReaders is how many readers a virtual machine keeps for the next words.
const manyReaders = 16

// reader returns an empty reader, which the virtual machine uses again after the word
// that is running now.
func (v *vm) reader() *args {
	if v.reading == manyReaders {
		return new(args)
	}
	if v.reading == len(v.readers) {
		v.readers = append(v.readers, new(args))
	}
	v.reading++
	return v.readers[v.reading-1]
}

// tableArgs returns a reader for the one table of `word { … }`.
func tableArgs(L *lua.LState, word string) *args { return tableArgsAt(L, word, 1) }

// tableArgsAt returns a reader for the table that is argument i; a further argument
// is refused. Methods use 2, because argument 1 is the handle.
func tableArgsAt(L *lua.LState, word string, i int) *args {
	t, ok := L.Get(i).(*lua.LTable)
	if !ok {
		raise(L, say.NoTable(word, a(L.Get(i))))
	}
	if L.GetTop() > i {
		raise(L, say.OneTable(word))
	}
	v := fuelOf(L).vm
	if v.coverage != nil {
		v.coverage.read = nil
	}
	r := v.reader()
	*r = args{L: L, word: word, table: t}
	return r
}

// plainArgs returns a reader for the arguments of `word(…)`. first is the stack
// index of the first: 1, or 2 in a method.
func plainArgs(L *lua.LState, word string, first int) *args {
	r := fuelOf(L).vm.reader()
	*r = args{L: L, word: word, first: first}
	return r
}

// inside returns a reader for a table found in the field key.
func (r *args) inside(key any, t *lua.LTable) *args {
	inner := fuelOf(r.L).vm.reader()
	*inner = args{L: r.L, table: t, in: r, at: key}
	return inner
}

// value returns what was given for key, or lua.LNil.
func (r *args) value(key any) lua.LValue {
	var value lua.LValue = lua.LNil
	switch key := key.(type) {
	case int:
		r.items = max(r.items, key)
		if r.table == nil {
			value = r.L.Get(r.first + key - 1)
		} else {
			value = r.table.RawGetInt(key)
		}
	case string:
		if !slices.Contains(r.asked, key) {
			if r.asked == nil {
				r.asked = r.room[:0]
			}
			r.asked = append(r.asked, key)
		}
		if r.table != nil {
			value = r.table.RawGetString(key)
		}
	}
	if isUnknown(value) {
		raiseAs(r.L, why{code: CodeOnUnknown}, say.DependsFailed)
	}
	return value
}

// has reports whether key was given.
func (r *args) has(key any) bool { return r.value(key) != lua.LNil }

// name returns the words for key in a sentence.
func (r *args) name(key any) string {
	if i, ok := key.(int); ok {
		switch {
		case r.table == nil:
			return "argument " + strconv.Itoa(i)
		case i == 1:
			return "first item"
		}
		return "item " + strconv.Itoa(i)
	}
	return fmt.Sprintf("`%s`", key)
}

// own returns the key, in the word's own table, that key is or is inside of.
func (r *args) own(key any) any {
	if r.in != nil {
		return r.in.own(r.at)
	}
	return key
}

// wrong raises an error that says what was expected for key and what was given.
func (r *args) wrong(key any, expected sim.Sentence) {
	found := r.value(key)
	fuelOf(r.L).vm.survey.fails(r.own(key))
	if found == lua.LNil {
		raiseAs(r.L, why{CodeMissingField, fmt.Sprint(key)}, say.Missing(r.label(), r.name(key), expected))
	}
	raiseAs(r.L, why{CodeWrongField, fmt.Sprint(key)}, say.Wrong(r.label(), r.name(key), expected, a(found)))
}

// refuse raises an error about key; its sentence is "`word`'s `key`" and then is.
func (r *args) refuse(key any, is sim.Sentence) {
	r.refuseAs(CodeWrongField, key, is)
}

// refuseAs is like refuse, with a code other than [CodeWrongField].
func (r *args) refuseAs(code sim.FaultCode, key any, is sim.Sentence) {
	fuelOf(r.L).vm.survey.fails(r.own(key))
	raiseAs(r.L, why{code, fmt.Sprint(key)}, say.Refused(r.label(), r.name(key), is))
}

// called reads a name, of a thing, a draw or a storyline: at most nameBytes bytes.
func (r *args) called(key any) string { return r.short(key, nameBytes) }

// text reads a text that isn't empty and has at most lineBytes bytes.
func (r *args) text(key any) string { return r.short(key, lineBytes) }

func (r *args) short(key any, most int) string {
	s := r.long(key)
	if len(s) > most {
		r.refuse(key, say.IsTooLong(most))
	}
	return s
}

// long reads a text of any length that isn't empty.
func (r *args) long(key any) string {
	s, ok := r.value(key).(lua.LString)
	if !ok {
		r.wrong(key, say.AText)
	}
	charge(r.L, len(s)/128)
	if isPlain(string(s)) {
		return string(s)
	}
	switch {
	case strings.TrimSpace(string(s)) == "":
		r.refuse(key, say.IsEmpty)
	case !utf8.ValidString(string(s)):
		r.refuse(key, say.IsCut)
	}
	if at, sentence := Steering(string(s)); at >= 0 {
		r.refuse(key, say.IsUnfit(sentence))
	}
	return string(s)
}

// textOr is like text, but returns other if key wasn't given.
func (r *args) textOr(key any, other string) string {
	if !r.has(key) {
		return other
	}
	return r.text(key)
}

// choice reads a text that must be one of words.
func (r *args) choice(key any, words ...string) string {
	s := r.text(key)
	if !slices.Contains(words, s) {
		r.refuse(key, say.IsNoChoice(s, words))
	}
	return s
}

// choiceOr is like choice, but returns other if key wasn't given.
func (r *args) choiceOr(key any, other string, words ...string) string {
	if !r.has(key) {
		return other
	}
	return r.choice(key, words...)
}

// typed is like choiceOr, for choices that have a type of their own.
func typed[T ~string](r *args, key any, other T, choices ...T) T {
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = string(c)
	}
	return T(r.choiceOr(key, string(other), words...))
}

// thousandths reads a finite number from low to high and returns it in thousandths:
// 1200 for 1.2.
func (r *args) thousandths(key any, low, high int) int {
	n, ok := r.value(key).(lua.LNumber)
	if !ok {
		r.wrong(key, say.ANumber)
	}
	f := float64(n)
	if math.IsNaN(f) || f < float64(low) || f > float64(high) {
		r.refuse(key, say.IsOutOfRange(low, high, showNumber(f)))
	}
	return int(math.Round(f * 1000))
}

// thousandthsOr is like thousandths, but returns other (in thousandths) if key
// wasn't given.
func (r *args) thousandthsOr(key any, other, low, high int) int {
	if !r.has(key) {
		return other
	}
	return r.thousandths(key, low, high)
}

// whole reads a whole number from low to high.
func (r *args) whole(key any, low, high int) int {
	n, ok := r.value(key).(lua.LNumber)
	if !ok {
		r.wrong(key, say.AWholeNumber)
	}
	f := float64(n)
	if f != math.Trunc(f) || math.IsInf(f, 0) { // also refuses NaN
		r.refuse(key, say.IsNotWhole(showNumber(f)))
	}
	if f < float64(low) || f > float64(high) {
		r.refuse(key, say.IsOutOfRange(low, high, showNumber(f)))
	}
	return int(f)
}

// wholeOr is like whole, but returns other if key wasn't given.
func (r *args) wholeOr(key any, other, low, high int) int {
	if !r.has(key) {
		return other
	}
	return r.whole(key, low, high)
}

// truth reads true or false; it returns false if key wasn't given.
func (r *args) truth(key any) bool {
	switch v := r.value(key).(type) {
	case *lua.LNilType:
		return false
	case lua.LBool:
		return bool(v)
	}
	r.wrong(key, say.ATruth)
	return false
}

// handle reads a handle of kind k and returns its host object.
func (r *args) handle(key any, k *kind) any {
	object, ok := objectOf(r.value(key), k)
	if !ok {
		r.wrong(key, say.AHandle(k.name))
	}
	return object
}

// handleOr is like handle, but returns nil if key wasn't given.
func (r *args) handleOr(key any, k *kind) any {
	if !r.has(key) {
		return nil
	}
	return r.handle(key, k)
}

// function reads a function written in Lua.
func (r *args) function(key any) *lua.LFunction {
	fn, ok := r.value(key).(*lua.LFunction)
	if !ok || fn.IsG {
		r.wrong(key, say.AFunction)
	}
	return fn
}

// within reads a table and returns a reader for it.
func (r *args) within(key any) *args {
	t, ok := r.value(key).(*lua.LTable)
	if !ok {
		r.wrong(key, say.ATable)
	}
	return r.inside(key, t)
}
