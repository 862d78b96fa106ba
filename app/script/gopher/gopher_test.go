package gopher

import (
	"errors"
	"slices"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/parse"
)

// TestTheLibrarysMessagesAreKnown provokes every message of gopher-lua that this
// package reads. If it fails after an update of the library, correct gopher.go.
func TestTheLibrarysMessagesAreKnown(t *testing.T) {
	found := map[Complaint]bool{}
	is := func(source string, got, want Complaint) {
		t.Helper()
		found[want] = true
		if got != want {
			t.Errorf("%.80q: found complaint %d, not %d", source, got, want)
		}
	}
	for source, want := range map[string]Complaint{
		"x = [[a":    LongTextUnended,
		"x = [=a":    LongTextUnended,
		"--[=a":      LongTextUnended,
		"x = \"a":    TextUnended,
		"x = \"a\n":  TextUnended,
		"x = 0x":     NoNumber,
		"x = ?":      NoToken,
		"x = 1 ~ 2":  NoToken,
		"x = = 1":    Misplaced,
		"do":         Misplaced,
		"f = 1, 2 3": Misplaced,
		"a.b":        Misplaced,
	} {
		_, err := parse.Parse(strings.NewReader(source), "x.lua")
		var e *parse.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", source, err)
			continue
		}
		if _, known := parserSays[e.Message]; !known {
			t.Errorf("%q: %q isn't known", source, e.Message)
		}
		is(source, OfParser(e.Message), want)
	}
	for source, want := range map[string]Complaint{
		strings.Repeat("local x\n", 300):            TooManyVariables,
		"return " + strings.Repeat("1,", 300) + "1": TooManyVariables,
		"break":                            BreakWithoutLoop,
		"return function() return ... end": DotsWithoutFunction,
		"while x do " + strings.Repeat("x() ", 70_000) + "end": JumpTooLong,
	} {
		stmts, err := parse.Parse(strings.NewReader(source), "x.lua")
		if err != nil {
			t.Fatal(err)
		}
		_, err = lua.Compile(stmts, "x.lua")
		var e *lua.CompileError
		if !errors.As(err, &e) {
			t.Errorf("%.80q: %v", source, err)
			continue
		}
		is(source, OfCompiler(e.Message), want)
	}
	for source, want := range map[string]struct {
		is    Complaint
		parts []string
	}{
		"local x = nil; return x.title":    {IndexedNoTable, []string{"nil", "title'"}},
		"local x = true; x.title = 1":      {IndexedNoTable, []string{"boolean", "title'"}},
		"local x = 1; x()":                 {CalledNoFunction, nil},
		"return {} + 1":                    {CalculatedWith, []string{"add", "table", "number"}},
		"return 1 - {}":                    {CalculatedWith, []string{"sub", "number", "table"}},
		"return {} * nil":                  {CalculatedWith, []string{"mul", "table", "nil"}},
		"return {} / {}":                   {CalculatedWith, []string{"div", "table", "table"}},
		"return {} < 1":                    {ComparedWith, []string{"table", "number"}},
		"return -{}":                       {Negated, nil},
		"return #nil":                      {Counted, nil},
		"for i = {}, 2 do end":             {LoopOverNoNumber, []string{"init"}},
		"for i = 1, {} do end":             {LoopOverNoNumber, []string{"limit"}},
		"for i = 1, 2, {} do end":          {LoopOverNoNumber, []string{"step"}},
		"local function f() f() end f()":   {CallsTooDeep, nil},
		"return many()":                    {TooManyValues, nil},
		"return fails()":                   {LibraryFailed, nil},
		"return error(\"something else\")": {Other, nil},
	} {
		file, line, message := Place(runPlain(t, source).Error())
		got, parts := OfMachine(message)
		is(source, got, want.is)
		if !slices.Equal(parts, want.parts) && len(parts)+len(want.parts) > 0 {
			t.Errorf("%s: found the parts %q", source, parts)
		}
		if (file != "x.lua" || line != 1) && want.is != LibraryFailed {
			t.Errorf("%s: found the place %s:%d in %q", source, file, line, message)
		}
	}
	for c := Other; c <= LibraryFailed; c++ {
		if !found[c] {
			t.Errorf("nothing provokes complaint %d", c)
		}
	}
}

// runPlain runs a source in the library alone, on a thread of its own, and returns
// the error with which it ends.
func runPlain(t *testing.T, source string) error {
	t.Helper()
	L := lua.NewState(lua.Options{SkipOpenLibs: true, RegistrySize: 256, RegistryMaxSize: 512, CallStackSize: 20})
	defer L.Close()
	L.SetGlobal("many", L.NewFunction(func(L *lua.LState) int {
		for range 1000 {
			L.Push(lua.LNil)
		}
		return 1000
	}))
	L.SetGlobal("fails", L.NewFunction(func(L *lua.LState) int { panic(errors.New("runtime error: of Go")) }))
	L.SetGlobal("error", L.NewFunction(func(L *lua.LState) int { L.RaiseError("%s", L.ToString(1)); return 0 }))
	fn, err := L.Load(strings.NewReader(source), "x.lua")
	if err != nil {
		t.Fatal(err)
	}
	th, _ := L.NewThread()
	_, err, _ = L.Resume(th, fn)
	if err == nil {
		t.Fatalf("%s: there is no error", source)
	}
	return err
}
