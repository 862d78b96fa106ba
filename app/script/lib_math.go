package script

import (
	"math"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// openMath defines only functions whose results are the same on every processor: no
// logarithms, no trigonometry, no roots except square roots, and no random numbers.
func (v *vm) openMath() {
	one := func(word string, fn func(float64) float64) lua.LGFunction {
		return func(L *lua.LState) int { return push(L, lua.LNumber(fn(numberArg(L, word, 1)))) }
	}
	absent := func(word string, why sim.Sentence) lua.LGFunction {
		return func(L *lua.LState) int {
			raise(L, say.NotHere("math."+word, why))
			return 0
		}
	}
	v.module("math", map[string]lua.LGFunction{
		"floor": one("math.floor", math.Floor),
		"ceil":  one("math.ceil", math.Ceil),
		"abs":   one("math.abs", math.Abs),
		"sqrt":  one("math.sqrt", math.Sqrt),
		"min":   extreme("math.min", func(n, best float64) bool { return n < best }),
		"max":   extreme("math.max", func(n, best float64) bool { return n > best }),
		"fmod": func(L *lua.LState) int {
			return push(L, lua.LNumber(remainder(L, numberArg(L, "math.fmod", 1), numberArg(L, "math.fmod", 2))))
		},
		"pow":        guardPower,
		"random":     absent("random", say.UseLuck),
		"randomseed": absent("randomseed", say.UseLuck),
		"exp":        absent("exp", say.Differs),
		"log":        absent("log", say.Differs),
		"sin":        absent("sin", say.Differs),
		"cos":        absent("cos", say.Differs),
		"tan":        absent("tan", say.Differs),
	})
}

// extreme returns math.min or math.max.
func extreme(word string, better func(n, best float64) bool) lua.LGFunction {
	return func(L *lua.LState) int {
		charge(L, L.GetTop()/4)
		best := numberArg(L, word, 1)
		for i := 2; i <= L.GetTop(); i++ {
			if n := numberArg(L, word, i); better(n, best) {
				best = n
			}
		}
		return push(L, lua.LNumber(best))
	}
}
