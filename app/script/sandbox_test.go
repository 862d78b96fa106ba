package script

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

func mustChunk(t testing.TB, source string, words ...string) *Chunk {
	t.Helper()
	c, err := CompileFile("test.lua", []byte(source), words)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// showAll returns values as one line, for comparison.
func showAll(values []lua.LValue) string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = show(nil, value)
	}
	return strings.Join(out, " ")
}

// flat is the kind of all records in these tests.
var flat = &kind{
	name: "flat",
	fields: map[string]func(*lua.LState, any) lua.LValue{
		"rooms": func(_ *lua.LState, object any) lua.LValue { return lua.LNumber(object.(int)) },
		"broken": func(L *lua.LState, _ any) lua.LValue {
			raise(L, "this can't be read")
			return lua.LNil
		},
	},
	methods: map[string]func(*lua.LState, any) int{
		"with": func(L *lua.LState, object any) int {
			return push(L, lua.LNumber(object.(int)+plainArgs(L, "with", 2).whole(1, 0, 10)))
		},
		"stay": func(L *lua.LState, _ any) int {
			mayWait(L, "stay")
			return wait(L)
		},
	},
}

var testWords = []string{"wait", "home", "other", "take", "plain", "require"}

// testVM returns a virtual machine with words that wait, take arguments and
// require, and two records.
func testVM(modules map[string]string) *vm {
	v := newVM(CurrentEngine())
	v.define("wait", func(L *lua.LState) int {
		mayWait(L, "wait")
		var values []lua.LValue
		for i := 1; i <= L.GetTop(); i++ {
			values = append(values, L.Get(i))
		}
		return wait(L, values...)
	})
	v.defineValue("home", v.handle(flat, "Home", 3))
	v.defineValue("other", v.handle(flat, "Other", 2))
	v.define("take", func(L *lua.LState) int {
		r := tableArgs(L, "take")
		out := fmt.Sprint(r.text(1), " ", r.wholeOr("minutes", 30, 0, 480), " ", r.choiceOr("how", "visit", "visit", "call"),
			" ", r.truth("urgent"), " ", r.handleOr("at", flat), " ", r.texts("notes", 3), " ", r.thousandthsOr("weight", 1000, 0, 5))
		if r.has("people") {
			r.list("people", 2, func(items *args, i int) {
				p := items.within(i)
				out += " " + p.text("name")
				p.done()
			})
		}
		r.done()
		return push(L, lua.LString(out))
	})
	v.define("plain", func(L *lua.LState) int {
		r := plainArgs(L, "plain", 1)
		out := fmt.Sprint(r.text(1), r.thousandthsOr(2, 500, 0, 1))
		r.done()
		return push(L, lua.LString(out))
	})
	v.useModules(func(name string) (*Chunk, error) {
		source, ok := modules[name]
		if !ok {
			return nil, fmt.Errorf("%w", errNoModule)
		}
		return CompileFile(name+".lua", []byte(source), testWords)
	}, []string{"names", "england.children"})
	return v
}

// loadResult returns the results of a file, or its error.
func loadResult(v *vm, source string) string {
	c, err := CompileFile("test.lua", []byte(source), testWords)
	if err != nil {
		return err.Error()
	}
	values, err := v.load(c, fuelLoad)
	if err != nil {
		return err.Error()
	}
	return showAll(values)
}

func TestScripts(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		// Assignments, functions and loops: what rewriting must not change.
		{`local t = {1, 2, 3} t[#t + 1] = 4 return #t, t[4]`, "4 4"},
		{`local a, b = 1, {} a, b.x, b["y"] = 2, a, 5 return a, b.x, b.y`, "2 1 5"},
		{`local t = {1, 2} t[1], t[2] = t[2], t[1] return t[1], t[2]`, "2 1"},
		{`local a, b = 1, 2 a, b = b, a return a, b`, "2 1"},
		{`local a, b, c = 1, 2, 3 a, b, c = c, a, b return a, b, c`, "3 1 2"},
		{`local a, b = 1, 2 a, b = b or 3, a or 4 return a, b`, "2 1"},
		{`local a, b = 1, 2 a, b = not b, not a return a, b`, "false false"},
		{`local a, b = {1}, 2 a, b = b, a[1] return a, b`, "2 1"},
		{`local a, b = 1 a, b = b, a return a, b`, "nil 1"},
		{`local a a = 1, 2 return a`, "1"},
		{`local function f(a) a = tostring(a) .. a return a end return f(1)`, "11"},
		{`local function f(a) a = (tostring(a)) return a end return f(1)`, "1"},
		{`local function f(b, a) a = a % b return a end return f(3, 7)`, "1"},
		{`local function f(a) a = a < 5 and a ^ 2 or (tostring(a)) return a end return f(3), f(6)`, "9 6"},
		{`local function f(a) a = { a, a % 2 } return a[1], a[2] end return f(3)`, "3 1"},
		{`local function f(t, a) a, t = t[a], a return a, t end return f({ 5 }, 1)`, "5 1"},
		{`local function f(a) a = function() return a end return type(a()) end return f(1)`, "function"},
		{`local i, t = 1, {} i, t[i] = i + 1, 20 return i, t[1], t[2]`, "2 20 nil"},
		{`local t = {} t.x, t.y = 1 return t.x, t.y`, "1 nil"},
		{`local t = {} local function f() return 1, 2, 3 end t.x, t.y = f() return t.x, t.y`, "1 2"},
		{`local function f() return 1, 2 end local a, b, c = 0, f() return a, b, c, (f())`, "0 1 2 1"},
		{`local function f(...) local a, b = ... return a, b, select("#", ...) end return f(1)`, "1 nil 1"},
		{`local function f(...) local t = {0, ...} return #t, ... end return f(1, 2)`, "3 1 2"},
		{`local t = {n = 0} function t:up() self.n = self.n + 1 return self.n end t:up() return t:up()`, "2"},
		{`local t = {a = {}} function t.a.f(x) return x end function t.a:g(x) return self == t.a, x end return t.a.f(1), t.a:g(2)`, "1 true 2"},
		{`local f f = function(n) if n == 0 then return 1 end return n * f(n - 1) end return f(5)`, "120"},
		{`local fs = {} for i = 1, 3 do fs[i] = function() i = i + 1 return i end end return fs[1](), fs[1](), fs[2]()`, "2 3 3"},
		{`local s = "" for i, x in ipairs({"a", "b", nil, "d"}) do s = s .. i .. x end return s`, "1a2b"},
		{`local i = 0 repeat local done = i == 3 i = i + 1 until done return i`, "4"},
		{`return ("x"):rep(3), #"abc", ("a,b"):split(",")[2], (" x "):trim(), ("abc"):find("c"), ("abc"):replace("b", "-")`, "xxx 3 b x 3 a-c"},
		{`return string.format("%5.1f|%d|%s|%-4s|%03d|%x|%%|%g|%e", 3.14159, 42, "x", "ab", 7, 255, 0.5, 12345.678)`, "  3.1|42|x|ab  |007|ff|%|0.5|1.234568e+04"},
		{`return tonumber("12"), tonumber(" -1.5e1 "), tonumber("0x10"), tonumber("x"), tonumber(""), 5`, "12 -15 nil nil nil 5"},
		{`local t = {3, 1, 2} table.sort(t, function(a, b) return a > b end) return table.concat(t, ",")`, "3,2,1"},
		{`local t = {} for i = 1, 20 do t[i] = {i % 3, i} end table.sort(t, function(a, b) return a[1] < b[1] end) local s = "" for _, x in ipairs(t) do s = s .. x[2] .. " " end return s`, "3 6 9 12 15 18 1 4 7 10 13 16 19 2 5 8 11 14 17 20 "},
		{`local t = {1, 2, 3} table.insert(t, 1, 0) table.insert(t, 4) return table.remove(t, 2), table.remove(t), table.concat(t)`, "1 4 023"},
		{`return math.floor(-1.5), math.ceil(1.2), math.max(1, 5, 3), math.min(4, 2), math.abs(-3), math.sqrt(16), math.fmod(-7, 3)`, "-2 2 5 2 3 4 -1"},

		// Records.
		{`return home.rooms, home:with(2), tostring(home), type(home), home == home, home == other, "at " .. home`, "3 5 Home flat true false at Home"},
		{`local t = {} t[home] = 1 t[other] = 2 return t[home], t[other]`, "1 2"},
		{`return home.room`, "test.lua:1: a flat has no `room`; did you mean `rooms`?"},
		{`return home:wiht(1)`, "test.lua:1: a flat has no `wiht`; did you mean `with`?"},
		{`return home.with(2)`, "test.lua:1: `with` is called on a flat with a colon: `the_flat:with(…)`"},
		{`return home[{}]`, "test.lua:1: a flat has no ``"},
		{"local x = 1\nreturn home.broken", "test.lua:2: this can't be read"},
		{`home.rooms = 4`, "test.lua:1: `rooms` of the flat \"Home\" can't be set by a script"},
		{`return home + 1`, "test.lua:1: can't add a person, case or task and a number"},
		{`return home < other`, "test.lua:1: can't compare the flat \"Home\" with the flat \"Other\""},
		{`return #home`, "test.lua:1: `#` counts a list or a text, and this is neither"},
		{`home()`, "test.lua:1: something on this line is called like a function, but isn't one; is its name misspelt?"},

		// Arguments.
		{`return take { "Visit", minutes = 60, how = "call", urgent = true, at = home, notes = { "a", "b" }, weight = 1.2345, people = { { name = "Ann" } } }`, "Visit 60 call true 3 [a b] 1235 Ann"},
		{`return take { "Visit", notes = "one" }`, "Visit 30 visit false <nil> [one] 1000"},
		{`return take { minuts = 5, "x" }`, "test.lua:1: `take` has no `minuts`; did you mean `minutes`?"},
		{`return take { minutes = 5 }`, "test.lua:1: `take` needs a text as its first item, and it is missing"},
		{`return take { "x", minutes = "5" }`, "test.lua:1: `take` needs a whole number as its `minutes`, but was given the text \"5\""},
		{`return take { "x", minutes = 1.5 }`, "test.lua:1: `take`'s `minutes` has to be a whole number, and is 1.5"},
		{`return take { "x", minutes = 0/0 }`, "test.lua:1: `take`'s `minutes` has to be a whole number, and is nan"},
		{`return take { "x", minutes = 1/0 }`, "test.lua:1: `take`'s `minutes` has to be a whole number, and is inf"},
		{`return take { "x", minutes = 481 }`, "test.lua:1: `take`'s `minutes` has to be from 0 to 480, and is 481"},
		{`return take { "x", weight = 0/0 }`, "test.lua:1: `take`'s `weight` has to be from 0 to 5, and is nan"},
		{`return take { "x", how = "visits" }`, "test.lua:1: `take`'s `how` can't be \"visits\"; did you mean `visit`? It is one of visit, call."},
		{`return take { "x", how = "" }`, "test.lua:1: `take`'s `how` is an empty text"},
		{`return take { ("é"):sub(1, 1) }`, "test.lua:1: `take`'s first item has half a letter in it; was it made with `sub`?"},
		{`return take { "x", urgent = 1 }`, "test.lua:1: `take` needs true or false as its `urgent`, but was given the number 1"},
		{`return take { "x", at = "Home" }`, "test.lua:1: `take` needs a flat as its `at`, but was given the text \"Home\""},
		{`return take { "x", "y" }`, "test.lua:1: `take` doesn't know what to do with its item 2, the text \"y\""},
		{`local t = {"x"} t[home] = 1 return take(t)`, "test.lua:1: `take` can't have the flat \"Home\" as a key"},
		{`return take { "x", notes = { "a", "b", "c", "d" } }`, "test.lua:1: `take`'s `notes` has 4 items, and may have 3 at most"},
		{`return take { "x", people = { { nam = "Ann", name = "Ann" } } }`, "test.lua:1: `take`'s `people`'s first item has no `nam`; did you mean `name`?"},
		{`return take()`, "test.lua:1: `take` takes a table, `take { … }`, but was given nil (nothing)"},
		{`return take({ "x" }, 1)`, "test.lua:1: `take` takes one table, and was given more"},
		{`return plain("p", 0.25), plain("q")`, "p250 q500"},
		{`return plain("p", 1, 2)`, "test.lua:1: `plain` takes 2 arguments at most, and was given 3"},
		{`return plain(nil)`, "test.lua:1: `plain` needs a text as its argument 1, and it is missing"},

		// Messages.
		{"local x = {}\nreturn x.y.z", "test.lua:2: can't take `z` from nil (nothing)"},
		{`local x = {} x.f()`, "test.lua:1: `x.f` isn't a function; is its name misspelt?"},
		{`local x, y = {}, {} x.f(y:g())`, "test.lua:1: one of `x.f`, `y:g` isn't a function; is its name misspelt?"},
		{`tkae { "x" }`, "test.lua:1: `tkae` isn't known here; did you mean `take`?"},
		{`local minutes = 1 return minuets`, "test.lua:1: `minuets` isn't known here; did you mean `minutes`?"},
		{"local recommended = false\nrecomended = true", "test.lua:2: `recomended` isn't a local variable, so it can't be assigned; did you mean `recommended`, or `local recomended`?"},
		{"x = 1\ny = 2\nlocal z = zebra", "test.lua:1: `x` isn't a local variable, so it can't be assigned; did you mean `local x`?\ntest.lua:2: `y` isn't a local variable, so it can't be assigned; did you mean `local y`?\ntest.lua:3: `zebra` isn't known here; is a `local` missing, or is it declared further down?"},
		{"if true then\n", "test.lua:1: the file ends in the middle of something; is an `end`, a `}` or a `)` missing?"},
		{`wait(1)`, "test.lua:1: `wait` can't be used while the file is being read; only a storyline can"},
	} {
		if got := loadResult(testVM(nil), row.source); got != row.want {
			t.Errorf("%s\n got %s\nwant %s", row.source, got, row.want)
		}
	}
}

// story resumes the function that source returns, each time with the next number,
// until it is over, and describes what happened.
func story(v *vm, source string) string {
	c, err := CompileFile("test.lua", []byte(source), testWords)
	if err != nil {
		return err.Error()
	}
	values, err := v.load(c, fuelLoad)
	if err != nil {
		return err.Error()
	}
	th := v.thread(values[0].(*lua.LFunction))
	var told []string
	for i := 0; i < 50 && !over(th); i++ {
		waiting, values, err := th.resume(lua.LNumber(i))
		switch {
		case err != nil:
			told = append(told, err.Error())
		case waiting:
			told = append(told, "waits "+showAll(values))
		default:
			told = append(told, "ends "+showAll(values))
		}
	}
	return strings.Join(told, " | ")
}

func TestStorylines(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{`return function(a) local b = wait("x") return a, b end`, "waits x | ends 0 1"},
		{`return function() local a, b, c = wait() return a, b, c end`, "waits  | ends 1 nil nil"},
		{`return function() local t = {} t.a, t.b = wait() return t.a, t.b end`, "waits  | ends 1 nil"},
		{`return function() local t = { wait(), wait() } return #t, t[1], t[2] end`, "waits  | waits  | ends 2 1 2"},
		{`return function() return wait("last") end`, "waits last | ends 1"},
		{`local function pause() return wait("p") end return function() local a = pause() return a, pause() end`, "waits p | waits p | ends 1 2"},
		{`return function() for i = 1, 3 do wait(i) end end`, "waits 1 | waits 2 | waits 3 | ends "},
		{`return function() for _, x in ipairs({"a", "b"}) do wait(x) end for k in pairs({k = 1}) do wait(k) end end`, "waits a | waits b | waits k | ends "},
		{`return function() if wait("?") == 1 and wait("!") == 2 then return "yes" .. wait("") end end`, "waits ? | waits ! | waits  | ends yes3"},
		{`return function() home:stay() return "stayed" end`, "waits  | ends stayed"},
		{`return function() while true do wait() if wait() > 4 then break end end return 1 end`, "waits  | waits  | waits  | waits  | waits  | waits  | ends 1"},

		// Places where nothing can wait.
		{`return function() pcall(wait) return "after" end`, "ends after"},
		{`return function() return pcall(wait) end`, "ends false test.lua:1: `wait` can't be used inside `pcall`"},
		{`return function() return pcall(function() wait() end) end`, "ends false test.lua:1: `wait` can't be used inside `pcall`"},
		{`return function() return pcall(home.stay, home) end`, "ends false test.lua:1: `stay` can't be used inside `pcall`"},
		{`return function() table.sort({2, 1}, function(a, b) wait() return a < b end) end`, "test.lua:1: `wait` can't be used inside `table.sort`"},
		{`return function() table.sort({2, 1}, wait) end`, "test.lua:1: `wait` can't be used inside `table.sort`"},
		{`return function() local ok = pcall(table.sort, {2, 1}, wait) local x = wait("again") return ok, x end`, "waits again | ends false 1"},
		{`return function() require "waits" end`, "waits.lua:1: `wait` can't be used while a module is being read"},

		// Each resume has its own fuel, and none survives running out of it.
		{`return function() for i = 1, 3 do for j = 1, 50000 do end wait(i) end end`, "waits 1 | waits 2 | waits 3 | ends "},
		{`return function() wait("x") while true do end end`, "waits x | test.lua:1: " + errSpent.Error()},
		{`return function() wait("x") while true do pcall(function() while true do end end) end end`, "waits x | test.lua:1: " + errSpent.Error()},
		{`return function() local function f() return 1 + f() end wait(1) f() end`, "waits 1 | test.lua:1: functions call one another more than 64 deep; does one call itself without end?"},
	} {
		if got := story(testVM(map[string]string{"waits": `wait()`}), row.source); got != row.want {
			t.Errorf("%s\n got %s\nwant %s", row.source, got, row.want)
		}
	}
}

// TestFailureLeavesSharedVariables checks that a storyline that fails leaves the
// variables it shares with others as they were.
func TestFailureLeavesSharedVariables(t *testing.T) {
	for _, failure := range []string{`error("x")`, `local n = nil n()`, `while true do end`, `local function f() return 1 + f() end f()`, `local n = nil n.x = 1`} {
		v := testVM(nil)
		values, err := v.load(mustChunk(t, `
			local read
			return function() local x = 41 read = function() x = x + 1 return x end wait() `+failure+` end,
				function() return read(), read() end`, testWords...), fuelLoad)
		if err != nil {
			t.Fatal(err)
		}
		first, second := v.thread(values[0].(*lua.LFunction)), v.thread(values[1].(*lua.LFunction))
		first.resume()
		if _, _, err := first.resume(); err == nil {
			t.Fatal("should fail:", failure)
		}
		if _, got, err := second.resume(); err != nil || showAll(got) != "42 43" {
			t.Errorf("%s: %s, %v", failure, showAll(got), err)
		}
		if waiting, _, err := first.resume(); waiting || err == nil {
			t.Errorf("%s: a failed storyline went on", failure)
		}
	}
}

func TestRequire(t *testing.T) {
	modules := map[string]string{
		"names":    `local n = 0 return { list = { "a", { "b" } }, count = function() n = n + 1 return n end }`,
		"a":        `require "b"`,
		"b":        `return require "a"`,
		"self":     `require "self"`,
		"wrong":    "local x = 1\nx.y.z = 2",
		"typo":     "local x = 1\n\nx = y",
		"endless":  `while true do end`,
		"function": `return function() return 5 end`,
		"nothing":  ``,
	}
	for i := range 20 {
		modules[fmt.Sprint("deep", i)] = fmt.Sprintf(`return require "deep%d"`, i+1)
	}
	for _, row := range []struct{ source, want string }{
		{`local a, b = require "names", require "names" return a == b, a.count(), b.count(), #a.list, a.list[2][1]`, "true 1 2 2 b"},
		{`return (require "function")(), require "nothing"`, "5 true"},
		{`(require "names").list = 1`, "test.lua:1: this table belongs to the vocabulary or to a module, and can't be changed; make a table of your own"},
		{`(require "names").list[2][1] = 1`, "test.lua:1: this table belongs to the vocabulary or to a module, and can't be changed; make a table of your own"},
		{`table.insert((require "names").list, 1)`, "test.lua:1: this table belongs to the vocabulary or to a module, and can't be changed; make a table of your own"},
		{`require "nmaes"`, "test.lua:1: there is no module \"nmaes\"; did you mean `names`?"},
		{`require "england.childern"`, "test.lua:1: there is no module \"england.childern\"; did you mean `england.children`?"},
		{`require "/etc/passwd"`, "test.lua:1: \"/etc/passwd\" can't be a module's name: small letters, digits, `_`, `-`, `.` and `/` only"},
		{`require "../x"`, "test.lua:1: \"../x\" can't be a module's name: small letters, digits, `_`, `-`, `.` and `/` only"},
		{`require "a/../../x"`, "test.lua:1: \"a/../../x\" can't be a module's name: small letters, digits, `_`, `-`, `.` and `/` only"},
		{`require "A"`, "test.lua:1: \"A\" can't be a module's name: small letters, digits, `_`, `-`, `.` and `/` only"},
		{`require(5)`, "test.lua:1: `require` needs a module's name, but was given the number 5"},
		{`require "a"`, "b.lua:1: modules require one another in a circle: a requires b requires a"},
		{`require "self"`, "self.lua:1: modules require one another in a circle: self requires self"},
		{`require "deep0"`, "deep15.lua:1: modules require modules more than 16 deep"},
		{`require "wrong"`, "wrong.lua:2: can't take `y` from a number"},
		{`require "typo"`, "typo.lua:3: `y` isn't known here; is a `local` missing, or is it declared further down?"},
		{`require "endless"`, "endless.lua:1: " + errSpent.Error()},
		{`return pcall(require, "endless")`, "endless.lua:1: " + errSpent.Error()},
	} {
		if got := loadResult(testVM(modules), row.source); got != row.want {
			t.Errorf("%s\n got %s\nwant %s", row.source, got, row.want)
		}
	}
}

func TestBackstops(t *testing.T) {
	v := newVM(CurrentEngine())
	v.wall = 0
	if _, err := v.load(mustChunk(t, `while true do end`), fuelLoad); !errors.Is(err, ErrInterrupted) {
		t.Error("the clock:", err)
	}
	v = newVM(CurrentEngine())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	v.ctx = ctx
	if _, err := v.load(mustChunk(t, `while true do pcall(function() while true do end end) end`), fuelLoad); !errors.Is(err, ErrInterrupted) {
		t.Error("the context:", err)
	}
	v = newVM(CurrentEngine())
	v.heap = 1 << 20
	if _, err := v.load(mustChunk(t, `local x while true do x = {x, {}, {}, {}, {}} end`), fuelLoad); !errors.Is(err, ErrInterrupted) {
		t.Error("the heap:", err)
	}
}

func TestRunHasALimit(t *testing.T) {
	v := testVM(nil)
	v.spent = fuelRun - 1000
	v.decide()
	values, err := v.load(mustChunk(t, `return function() while true do end end`), fuelLoad)
	if err != nil {
		t.Fatal(err)
	}
	th := v.thread(values[0].(*lua.LFunction))
	if _, _, err := th.resume(); err == nil || th.used() > 1100 {
		t.Error(err, th.used())
	}
}

func TestAFunctionRunsForTheHost(t *testing.T) {
	v := testVM(nil)
	values, err := v.load(mustChunk(t, `return function(a) return a * 2 end, function() wait() end, function() while true do end end`, testWords...), fuelLoad)
	if err != nil {
		t.Fatal(err)
	}
	double, waits, endless := values[0].(*lua.LFunction), values[1].(*lua.LFunction), values[2].(*lua.LFunction)
	if got, err := v.host(double, fuelHook, "here", lua.LNumber(4)); err != nil || showAll(got) != "8" {
		t.Error(got, err)
	}
	if _, err := v.host(waits, fuelHook, "here"); err == nil || !strings.Contains(err.Error(), "`wait` can't be used here") {
		t.Error(err)
	}
	if _, err := v.host(endless, fuelHook, "here"); err == nil || !strings.Contains(err.Error(), spent) {
		t.Error(err)
	}
	if got, err := v.host(double, fuelHook, "here", lua.LNumber(5)); err != nil || showAll(got) != "10" {
		t.Error("after an endless callback:", got, err)
	}
}
