package script

import (
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// openGuards defines the engine's own words, which the checker substitutes for
// operations whose cost a single instruction can't bound. Scripts can't name them.
func (v *vm) openGuards() {
	v.define(wordSet, func(L *lua.LState) int {
		write(L, L.Get(1), L.Get(2), L.Get(3))
		return 0
	})
	v.define(wordJoin, guardJoin)
	v.define(wordPower, guardPower)
	v.define(wordMod, guardMod)
	v.define(wordArgs, func(L *lua.LState) int { return passOn(L, L.GetTop()) })
	v.define(wordList, guardList)
	v.define(wordSpend, func(L *lua.LState) int {
		charge(L, 2*int(L.Get(1).(lua.LNumber)))
		return 0
	})
	v.define(wordMade, func(L *lua.LState) int {
		charge(L, 2*int(L.Get(1).(lua.LNumber)))
		return 1 // the function, on top of the stack
	})
	v.define(wordLess, compares(func(a, b float64) bool { return a < b }, func(a, b string) bool { return a < b }))
	v.define(wordAtMost, compares(func(a, b float64) bool { return a <= b }, func(a, b string) bool { return a <= b }))
	v.define(wordMore, compares(func(a, b float64) bool { return a > b }, func(a, b string) bool { return a > b }))
	v.define(wordAtLeast, compares(func(a, b float64) bool { return a >= b }, func(a, b string) bool { return a >= b }))
}

// passOn charges for n values on the stack and limits their number.
func passOn(L *lua.LState, n int) int {
	if n > valueLimit {
		raise(L, say.TooManyPassedOn(valueLimit))
	}
	charge(L, n/4)
	return n
}

// guardList completes a table that the library has made: it removes nils from the
// end of its list, and appends the values that follow, except for nils at their
// end.
func guardList(L *lua.LState) int {
	t, n := L.Get(1).(*lua.LTable), int(L.Get(2).(lua.LNumber))
	more := passOn(L, L.GetTop()-2)
	for more > 0 && L.Get(2+more) == lua.LNil {
		more--
	}
	for i := 1; i <= more; i++ {
		t.RawSetInt(n+i, L.Get(2+i))
	}
	cut(L, t, n+more)
	charge(L, more/4)
	return push(L, t)
}

// compares returns one of the four order comparisons, for two numbers or two texts.
func compares(numbers func(a, b float64) bool, texts func(a, b string) bool) lua.LGFunction {
	return func(L *lua.LState) int {
		switch x := L.Get(1).(type) {
		case lua.LNumber:
			if y, ok := L.Get(2).(lua.LNumber); ok {
				return push(L, lua.LBool(numbers(float64(x), float64(y))))
			}
		case lua.LString:
			if y, ok := L.Get(2).(lua.LString); ok {
				charge(L, min(len(x), len(y))/1024)
				return push(L, lua.LBool(texts(string(x), string(y))))
			}
		}
		raise(L, say.CantCompare(a(L.Get(1)), a(L.Get(2))))
		return 0
	}
}

// guardJoin is `..` for texts, numbers and handles.
func guardJoin(L *lua.LState) int {
	n := L.GetTop()
	parts := make([]string, n)
	size := 0
	for i := range parts {
		value := L.Get(i + 1)
		switch value.(type) {
		case lua.LString, lua.LNumber:
		default:
			if handleIn(value) == nil && !isUnknown(value) {
				raise(L, say.CantJoin(a(value)))
			}
		}
		parts[i] = show(L, value)
		size += len(parts[i])
	}
	textFits(L, size)
	return push(L, lua.LString(strings.Join(parts, "")))
}

// textFits charges for a text of size bytes that is about to be made; a text that
// is too long raises an error.
func textFits(L *lua.LState, size int) {
	if size > stringBytes {
		raise(L, say.WouldBeLong(stringBytes>>10))
	}
	charge(L, 1+size/128)
}

// guardPower is `^` with a whole exponent, by repeated squaring. It uses only
// multiplication and division, which give the same result on every processor.
func guardPower(L *lua.LState) int {
	base, exp := operand(L, 1, "^"), operand(L, 2, "^")
	if exp != math.Trunc(exp) || math.Abs(exp) > powerLimit {
		raise(L, say.WholeExponent)
	}
	charge(L, 2)
	n := int(math.Abs(exp))
	result := 1.0
	for square := base; n > 0; n >>= 1 {
		if n&1 == 1 {
			result *= square
		}
		square *= square
	}
	if exp < 0 {
		result = 1 / result
	}
	return push(L, lua.LNumber(result))
}

// guardMod is `%`; its result has the sign of the right operand.
func guardMod(L *lua.LState) int {
	return push(L, lua.LNumber(modulo(L, operand(L, 1, "%"), operand(L, 2, "%"))))
}

func modulo(L *lua.LState, x, y float64) float64 {
	r := remainder(L, x, y)
	if y > 0 && r < 0 || y < 0 && r > 0 {
		r += y
	}
	return r
}

// remainder is like math.Mod, which takes one step for each power of two between
// its arguments, up to 2,000, and is charged for accordingly.
func remainder(L *lua.LState, x, y float64) float64 {
	if math.Abs(x) < exact && math.Abs(y) < exact && x == math.Trunc(x) && y == math.Trunc(y) && y != 0 {
		return float64(int64(x) % int64(y))
	}
	_, i := math.Frexp(x)
	_, j := math.Frexp(y)
	charge(L, 1+max(i-j, 0)/16)
	return math.Mod(x, y)
}

func operand(L *lua.LState, i int, operator string) float64 {
	n, ok := L.Get(i).(lua.LNumber)
	if !ok {
		raise(L, say.OperandNoNumber(operator, a(L.Get(i))))
	}
	return float64(n)
}
