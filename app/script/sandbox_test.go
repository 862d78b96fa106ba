package script

import (
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

// results shows what a chunk returns, for comparing.
func results(t testing.TB, source string) string {
	t.Helper()
	v := newVM()
	values, err := v.load(mustChunk(t, source), fuelLoad)
	if err != nil {
		return "error: " + err.Error()
	}
	return showAll(values)
}

func showAll(values []lua.LValue) string {
	out := ""
	for i, value := range values {
		if i > 0 {
			out += " "
		}
		out += show(nil, value)
	}
	return out
}

func TestSmoke(t *testing.T) {
	for source, want := range map[string]string{
		`return 1 + 2`: "3",
		`local t = {1,2,3} t[#t+1]=4 return #t, t[4]`:                                                                                            "4 4",
		`local a, b = 1, {} a, b.x, b["y"] = 2, a, 5 return a, b.x, b.y`:                                                                         "2 1 5",
		`local s = "" for i, x in ipairs({"a","b"}) do s = s .. i .. x end return s`:                                                             "1a2b",
		`return pcall(function() error("no") end)`:                                                                                               "false test.lua:1: no",
		`local n = 0 local function inc() n = n + 1 end pcall(function() error("x") end) inc() return n`:                                         "1",
		`return ("x"):rep(3), 7 % 3, -7 % 3, 2^10, 10 .. ""`:                                                                                     "xxx 1 2 1024 10",
		`local t = {n = 0} function t:up() self.n = self.n + 1 return self.n end t:up() return t:up()`:                                           "2",
		`local function f(...) return select("#", ...), ... end return f(1, nil, 3)`:                                                             "3 1 nil 3",
		`local function f(...) local t = {0, ...} return #t end return f(1, 2, 3)`:                                                               "4",
		`local t = {} for i = 1, 3 do local x = i t[i] = function() return x end if i == 2 then break end end local z = 9 return t[1](), t[2]()`: "1 2",
		`local t={5,3,4} table.sort(t) return table.concat(t, ",")`:                                                                              "3,4,5",
	} {
		if got := results(t, source); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}

func TestStorylineSmoke(t *testing.T) {
	v := newVM()
	v.define("wait", func(L *lua.LState) int {
		mayWait(L, "wait")
		return wait(L, L.Get(1))
	})
	values, err := v.load(mustChunk(t, `return function() local a, b = wait(1) local c = wait(2) return wait(tostring(a) .. tostring(b) .. tostring(c)) end`, "wait"), fuelLoad)
	if err != nil {
		t.Fatal(err)
	}
	th := v.thread(values[0].(*lua.LFunction))
	for _, want := range []string{"true 1", "true 2", "true 7nil8", "false 9", "false "} {
		arg := []lua.LValue{}
		switch want {
		case "true 2":
			arg = append(arg, lua.LNumber(7))
		case "true 7nil8":
			arg = append(arg, lua.LNumber(8))
		case "false 9":
			arg = append(arg, lua.LNumber(9))
		}
		waiting, values, err := th.resume(arg...)
		got := lua.LBool(waiting).String() + " " + showAll(values)
		if err != nil || got != want {
			t.Fatal(got, err, want)
		}
	}
}
