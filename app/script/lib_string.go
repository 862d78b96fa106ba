package script

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// openString leaves out patterns, which can take for ever in a single instruction,
// and everything that could make a text longer than the cap.
func (v *vm) openString() {
	absent := func(word string, why sim.Sentence) lua.LGFunction {
		return func(L *lua.LState) int {
			raise(L, say.NotHere(word, why))
			return 0
		}
	}
	t := v.module("string", map[string]lua.LGFunction{
		"len":     func(L *lua.LState) int { return push(L, lua.LNumber(len(textArg(L, "string.len", 1)))) },
		"upper":   cases("string.upper", strings.ToUpper),
		"lower":   cases("string.lower", strings.ToLower),
		"trim":    cases("string.trim", func(s string) string { return strings.Trim(s, " \t\r\n") }),
		"sub":     stringSub,
		"rep":     stringRep,
		"find":    stringFind,
		"starts":  tests("string.starts", strings.HasPrefix),
		"ends":    tests("string.ends", strings.HasSuffix),
		"replace": stringReplace,
		"split":   stringSplit,
		"byte":    stringByte,
		"format":  stringFormat,
		"gsub":    absent("gsub", say.UseReplace),
		"match":   absent("match", say.UseFind),
		"gmatch":  absent("gmatch", say.UseSplit),
	})
	meta := v.L.CreateTable(0, 8)
	meta.RawSetString("__index", t)
	// The library would convert a text of any length to a number in a single
	// instruction.
	for _, op := range []string{"__add", "__sub", "__mul", "__div", "__unm"} {
		meta.RawSetString(op, v.function(func(L *lua.LState) int {
			x := L.Get(1)
			if _, ok := x.(lua.LString); !ok {
				x = L.Get(2)
			}
			raise(L, say.CantCalculate(a(x)))
			return 0
		}))
	}
	v.L.SetMetatable(lua.LString(""), meta)
}

// cases returns a Lua function of one text whose result is about as long.
func cases(word string, fn func(string) string) lua.LGFunction {
	return func(L *lua.LState) int {
		s := textArg(L, word, 1)
		charge(L, len(s)/64)
		s = fn(s)
		textFits(L, len(s))
		return push(L, lua.LString(s))
	}
}

func tests(word string, fn func(s, part string) bool) lua.LGFunction {
	return func(L *lua.LState) int {
		s, part := textArg(L, word, 1), textArg(L, word, 2)
		charge(L, len(part)/1024)
		return push(L, lua.LBool(fn(s, part)))
	}
}

func stringSub(L *lua.LState) int {
	s := textArg(L, "string.sub", 1)
	first, last := wholeArg(L, "string.sub", 2, -stringBytes-1, stringBytes+1), len(s)
	if L.Get(3) != lua.LNil {
		last = wholeArg(L, "string.sub", 3, -stringBytes-1, stringBytes+1)
	}
	first, last = fromEnd(first, len(s)), fromEnd(last, len(s))
	first, last = max(first, 1), min(last, len(s))
	if first > last {
		return push(L, lua.LString(""))
	}
	return push(L, lua.LString(s[first-1:last]))
}

func fromEnd(i, n int) int {
	if i < 0 {
		return n + 1 + i
	}
	return i
}

func stringRep(L *lua.LState) int {
	s, n := textArg(L, "string.rep", 1), wholeArg(L, "string.rep", 2, 0, stringBytes+1)
	if len(s) == 0 {
		return push(L, lua.LString(""))
	}
	textFits(L, len(s)*n)
	return push(L, lua.LString(strings.Repeat(s, n)))
}

// stringFind finds a plain text and returns where it begins and ends.
func stringFind(L *lua.LState) int {
	s, part := textArg(L, "string.find", 1), textArg(L, "string.find", 2)
	from := 1
	if L.Get(3) != lua.LNil {
		from = max(fromEnd(wholeArg(L, "string.find", 3, -stringBytes, stringBytes+1), len(s)), 1)
	}
	charge(L, (len(s)+len(part))/128)
	if from > len(s)+1 {
		return push(L, lua.LNil)
	}
	i := strings.Index(s[from-1:], part)
	if i < 0 {
		return push(L, lua.LNil)
	}
	return push(L, lua.LNumber(from+i), lua.LNumber(from+i+len(part)-1))
}

func stringReplace(L *lua.LState) int {
	s, old, with := textArg(L, "string.replace", 1), textArg(L, "string.replace", 2), textArg(L, "string.replace", 3)
	if old == "" {
		raise(L, say.NothingToReplace)
	}
	charge(L, len(s)/64)
	n := strings.Count(s, old)
	textFits(L, len(s)+n*(len(with)-len(old)))
	return push(L, lua.LString(strings.ReplaceAll(s, old, with)))
}

func stringSplit(L *lua.LState) int {
	s, between := textArg(L, "string.split", 1), textArg(L, "string.split", 2)
	if between == "" {
		raise(L, say.NothingToSplitAt)
	}
	charge(L, len(s)/64)
	n := strings.Count(s, between) + 1
	if n > itemLimit {
		raise(L, say.SplitTooMany(itemLimit))
	}
	charge(L, 2+n/4)
	t := L.CreateTable(n, 0)
	for i, part := range strings.Split(s, between) {
		t.RawSetInt(i+1, lua.LString(part))
	}
	return push(L, t)
}

// stringByte returns a single byte; a range could return as many values as bytes.
func stringByte(L *lua.LState) int {
	s, i := textArg(L, "string.byte", 1), 1
	if L.GetTop() > 2 {
		raise(L, say.OneByte)
	}
	if L.Get(2) != lua.LNil {
		i = fromEnd(wholeArg(L, "string.byte", 2, -stringBytes-1, stringBytes+1), len(s))
	}
	if i < 1 || i > len(s) {
		return push(L, lua.LNil)
	}
	return push(L, lua.LNumber(s[i-1]))
}

// stringFormat supports the verbs d i f g e x s and %%, with a width and precision
// of at most two digits. Go's own verbs would print addresses.
func stringFormat(L *lua.LState) int {
	pattern := textArg(L, "string.format", 1)
	charge(L, 2+len(pattern)/64)
	var out strings.Builder
	arg := 1
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' {
			out.WriteByte(pattern[i])
			continue
		}
		spec := i
		i++
		for i < len(pattern) && strings.IndexByte("-+ 0#123456789.", pattern[i]) >= 0 {
			i++
		}
		if i >= len(pattern) {
			raise(L, say.FormatUnfinished)
		}
		if pattern[i] == '%' && i == spec+1 {
			out.WriteByte('%')
			continue
		}
		arg++
		if arg > L.GetTop() {
			raise(L, say.FormatTooFew)
		}
		charge(L, 5)
		out.WriteString(formatOne(L, pattern[spec:i], pattern[i], arg))
		if out.Len() > stringBytes {
			break
		}
	}
	textFits(L, out.Len())
	return push(L, lua.LString(out.String()))
}

// formatOne formats argument arg. flags is everything from the `%` to just before
// the verb.
func formatOne(L *lua.LState, flags string, verb byte, arg int) string {
	checkFlags(L, flags)
	switch verb {
	case 'd', 'i', 'x':
		n := numberArg(L, "string.format", arg)
		if n != math.Trunc(n) || math.Abs(n) >= exact || verb == 'x' && n < 0 {
			raise(L, say.FormatNeedsWhole(verb, showNumber(n)))
		}
		if verb == 'i' {
			verb = 'd'
		}
		return fmt.Sprintf(flags+string(verb), int64(n))
	case 'f', 'g', 'e':
		n := numberArg(L, "string.format", arg)
		if math.IsNaN(n) || math.IsInf(n, 0) {
			return showNumber(n)
		}
		if verb == 'g' && !strings.Contains(flags, ".") {
			flags += ".6"
		}
		return fmt.Sprintf(flags+string(verb), n)
	case 's':
		return fmt.Sprintf(flags+"s", show(L, L.Get(arg)))
	}
	raise(L, say.FormatUnknown(verb))
	return ""
}

// checkFlags limits width and precision.
func checkFlags(L *lua.LState, flags string) {
	rest := strings.TrimLeft(flags[1:], "-+ 0#")
	if len(flags)-len(rest) > 6 {
		raise(L, say.FormatFlags(flags))
	}
	width, precision, _ := strings.Cut(rest, ".")
	for _, digits := range []string{width, precision} {
		n, err := strconv.Atoi("0" + digits)
		if err != nil || n > formatWidth {
			raise(L, say.FormatWidth(formatWidth))
		}
	}
}

// parseNumeral parses a numeral of a script as the library does.
func parseNumeral(s string) (float64, bool) {
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return float64(n), true
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// parseDecimal parses a text as a number: decimal digits with optional point, sign
// and exponent, surrounded by optional space.
func parseDecimal(s string) (float64, bool) {
	if len(s) > numeralBytes {
		return 0, false
	}
	s = strings.Trim(s, " \t\r\n")
	if s == "" || strings.Trim(s, "0123456789.eE+-") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}
