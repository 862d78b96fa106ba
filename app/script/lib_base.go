package script

import (
	"math"
	"strconv"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// library lists the names that every script can use.
var library = []string{
	"assert", "error", "ipairs", "math", "next", "pairs", "pcall", "select",
	"string", "table", "tonumber", "tostring", "type", "unpack",
}

// openBase defines the whitelist. Nothing in it reads a file, the clock or an
// address, and each function charges for what it does beyond its call.
func (v *vm) openBase() {
	v.define("assert", luaAssert)
	v.define("error", luaError)
	v.define("type", luaType)
	v.define("tostring", func(L *lua.LState) int { return push(L, lua.LString(show(L, L.Get(1)))) })
	v.define("tonumber", luaToNumber)
	v.define("select", luaSelect)
	v.define("unpack", luaUnpack)
	v.define("pcall", v.luaPcall)
	v.define("next", luaNext)
	next, each := v.function(luaNext), v.function(luaEach)
	v.define("pairs", func(L *lua.LState) int {
		return push(L, next, tableArg(L, "pairs", 1), lua.LNil)
	})
	v.define("ipairs", func(L *lua.LState) int {
		return push(L, each, tableArg(L, "ipairs", 1), lua.LNumber(0))
	})
	v.openGuards()
}

func push(L *lua.LState, values ...lua.LValue) int {
	for _, value := range values {
		L.Push(value)
	}
	return len(values)
}

// luaError is error(message). It takes nothing but a text, so that neither an
// address nor an endless text can come out of it.
func luaError(L *lua.LState) int {
	charge(L, 50)
	message, ok := L.Get(1).(lua.LString)
	if !ok {
		raise(L, say.ErrorTakesText(a(L.Get(1))))
	}
	raise(L, say.Author(string(message)))
	return 0
}

func luaAssert(L *lua.LState) int {
	if lua.LVAsBool(L.Get(1)) {
		return L.GetTop()
	}
	charge(L, 50)
	if message, ok := L.Get(2).(lua.LString); ok {
		raise(L, say.Author(string(message)))
	}
	raise(L, say.AssertFailed)
	return 0
}

// luaType returns a handle's kind, and Lua's type for everything else.
func luaType(L *lua.LState) int {
	if L.GetTop() == 0 {
		raise(L, say.TypeOfNothing)
	}
	value := L.Get(1)
	if isUnknown(value) {
		raiseAs(L, why{code: CodeOnUnknown}, say.DependsFailed)
	}
	if r := handleIn(value); r != nil {
		return push(L, lua.LString(r.kind.name))
	}
	return push(L, lua.LString(value.Type().String()))
}

func luaToNumber(L *lua.LState) int {
	switch value := L.Get(1).(type) {
	case lua.LNumber:
		return push(L, value)
	case lua.LString:
		if n, ok := parseDecimal(string(value)); ok {
			return push(L, lua.LNumber(n))
		}
	}
	return push(L, lua.LNil)
}

func luaSelect(L *lua.LState) int {
	top := L.GetTop()
	charge(L, top/4)
	if s, ok := L.Get(1).(lua.LString); ok && s == "#" {
		return push(L, lua.LNumber(top-1))
	}
	n := wholeArg(L, "select", 1, -valueLimit, arrayLimit)
	switch {
	case n < 0:
		n = top + n
		if n < 1 {
			raise(L, say.SelectTooFar)
		}
	case n == 0:
		raise(L, say.SelectFromOne)
	}
	return max(top-n, 0)
}

func luaUnpack(L *lua.LState) int {
	t := tableArg(L, "unpack", 1)
	first, last := 1, t.Len()
	if L.Get(2) != lua.LNil {
		first = wholeArg(L, "unpack", 2, -arrayLimit, arrayLimit)
	}
	if L.Get(3) != lua.LNil {
		last = wholeArg(L, "unpack", 3, -arrayLimit, arrayLimit)
	}
	n := max(last-first+1, 0)
	if n > valueLimit {
		raise(L, say.UnpackTooMany(valueLimit))
	}
	charge(L, n/4)
	for i := first; i <= last; i++ {
		L.Push(t.RawGet(lua.LNumber(i)))
	}
	return n
}

// luaPcall calls a function and returns true and its results, or false and the
// error. Running out of fuel and interruptions are not caught.
func (v *vm) luaPcall(L *lua.LState) int {
	charge(L, 60)
	fn, ok := L.Get(1).(*lua.LFunction)
	if !ok {
		raise(L, say.Needs("pcall", say.AFunction, a(L.Get(1))))
	}
	if v.nest >= nestLimit {
		raise(L, say.PcallTooDeep(nestLimit))
	}
	v.nest++
	defer func() { v.nest-- }()
	defer v.forbid(say.InPcall)()
	args := make([]lua.LValue, 0, L.GetTop())
	for i := 2; i <= L.GetTop(); i++ {
		args = append(args, L.Get(i))
	}
	f := fuelOf(L)
	values, err := v.isolated(L, f, fn, args)
	if f.stopped != nil {
		reraise(L, err)
	}
	if err != nil {
		return push(L, lua.LFalse, lua.LString(say.Shorten(err.Error(), messageBytes)))
	}
	charge(L, len(values)/4)
	L.Push(lua.LTrue)
	return 1 + push(L, values...)
}

// luaNext returns the next key, first in list order and then in the order of first
// insertion. It charges for the empty slots that the library skips.
func luaNext(L *lua.LState) int {
	t := tableArg(L, "next", 1)
	key := L.Get(2)
	from := 0
	if i, ok := listIndex(key); ok {
		from = min(i, t.Len()) // its slot may have been emptied and cut off in the meantime
		key = lua.LNumber(from)
		if from == 0 {
			key = lua.LNil
		}
	}
	if s := stateOf(t); s != nil {
		charge(L, len(s.dead)/8)
	}
	k, value := t.Next(key)
	if i, ok := listIndex(k); ok {
		charge(L, (i-from)/8)
	}
	if k == lua.LNil {
		return push(L, lua.LNil)
	}
	return push(L, k, value)
}

// luaEach is the iterator of ipairs.
func luaEach(L *lua.LState) int {
	t := tableArg(L, "ipairs", 1)
	i, _ := L.Get(2).(lua.LNumber)
	value := t.RawGetInt(int(i) + 1)
	if value == lua.LNil {
		return push(L, lua.LNil)
	}
	return push(L, i+1, value)
}

// listIndex returns key as an index of a table's list part; false if it isn't one.
func listIndex(key lua.LValue) (int, bool) {
	n, ok := key.(lua.LNumber)
	if !ok || !(n >= 1 && n < arrayLimit) || lua.LNumber(int(n)) != n {
		return 0, false
	}
	return int(n), true
}

// exact bounds the whole numbers that a float holds exactly. Beyond it, conversion
// to an integer differs between processors.
const exact = 1 << 53

// showNumber returns a number's text: whole numbers without a point, others with up
// to 14 digits, as in Lua.
func showNumber(n float64) string {
	switch {
	case math.IsNaN(n):
		return "nan"
	case math.IsInf(n, 1):
		return "inf"
	case math.IsInf(n, -1):
		return "-inf"
	case n == math.Trunc(n) && math.Abs(n) < exact:
		return strconv.FormatInt(int64(n), 10)
	}
	return strconv.FormatFloat(n, 'g', 14, 64)
}

// show returns a value's text. It never shows an address.
func show(L *lua.LState, value lua.LValue) string {
	switch value := value.(type) {
	case lua.LNumber:
		return showNumber(float64(value))
	case lua.LString:
		return string(value)
	case lua.LBool:
		return strconv.FormatBool(bool(value))
	}
	if r := handleIn(value); r != nil {
		return r.title
	}
	return value.Type().String()
}

// tableArg returns argument i, which must be a table.
func tableArg(L *lua.LState, word string, i int) *lua.LTable {
	t, ok := L.Get(i).(*lua.LTable)
	if !ok {
		raise(L, say.Needs(word, say.PlainTable, a(L.Get(i))))
	}
	return t
}

// textArg returns argument i, which must be a text or a number, as a text.
func textArg(L *lua.LState, word string, i int) string {
	switch value := L.Get(i).(type) {
	case lua.LString:
		return string(value)
	case lua.LNumber:
		return showNumber(float64(value))
	}
	raise(L, say.Needs(word, say.AText, a(L.Get(i))))
	return ""
}

// numberArg returns argument i, which must be a number.
func numberArg(L *lua.LState, word string, i int) float64 {
	n, ok := L.Get(i).(lua.LNumber)
	if !ok {
		raise(L, say.Needs(word, say.ANumber, a(L.Get(i))))
	}
	return float64(n)
}

// wholeArg returns argument i, which must be a number, rounded down and clamped to
// the range from low to high.
func wholeArg(L *lua.LState, word string, i, low, high int) int {
	n := math.Floor(numberArg(L, word, i))
	if math.IsNaN(n) {
		raise(L, say.NotANumber(word))
	}
	return int(max(float64(low), min(float64(high), n)))
}
