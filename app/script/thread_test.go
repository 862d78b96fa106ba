package script

import (
	"runtime"
	"strings"
	"testing"
	"weak"

	lua "github.com/yuin/gopher-lua"
)

// TestAThreadIsUsedAgain checks that threads that have ended are reused, and that
// nothing from their earlier use remains: no variables, no error, no budget.
func TestAThreadIsUsedAgain(t *testing.T) {
	v := testVM(nil)
	values, err := v.load(mustChunk(t, `
		local counters, wrong = {}, {}
		for i = 1, 12 do
			pcall(function() local n = i * 10 counters[i] = function() n = n + 1 return n end end)
			local _, why = pcall(function() local n = i * 100 counters[i + 12] = function() n = n + 1 return n end error("no " .. i) end)
			wrong[i] = why
		end
		return function()
			local told = {}
			for i = 1, 24 do told[i] = counters[i]() + counters[i]() end
			wait(table.concat(told, " "))
			return wrong[12]
		end`, testWords...), fuelLoad)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.idle) == 0 || len(v.idle) > idleThreads {
		t.Errorf("%d threads are kept to be used again, of at most %d", len(v.idle), idleThreads)
	}
	th := v.thread(values[0].(*lua.LFunction))
	_, told, err := th.resume()
	want := "23 43 63 83 103 123 143 163 183 203 223 243 203 403 603 803 1003 1203 1403 1603 1803 2003 2203 2403"
	if err != nil || showAll(told) != want {
		t.Fatalf("%v, %v", showAll(told), err)
	}
	before, used := len(v.idle), th.used()
	if _, told, err = th.resume(); err != nil || !strings.HasSuffix(showAll(told), "no 12") {
		t.Errorf("%v, %v", showAll(told), err)
	}
	if th.L != nil || th.fn != nil || len(v.idle) != before+1 {
		t.Error("a storyline that is over holds on to its thread")
	}
	next := v.thread(values[0].(*lua.LFunction))
	if _, _, err := next.resume(); err != nil || next.used() != used {
		t.Errorf("the same story costs %d units on a thread used before, and %d on a new one: %v", next.used(), used, err)
	}
}

// TestMachinesKeepNoOther checks that a virtual machine nobody plays in is freed while
// others go on that took threads before and after it and have functions made on them.
func TestMachinesKeepNoOther(t *testing.T) {
	tells := mustChunk(t, `
		local made = {}
		for i = 1, 20 do pcall(function() local n = i made[i] = function() n = n + 1 return n end end) end
		return function() wait(made[1]()) wait(made[2]()) end`, testWords...)
	begin := func() (*vm, *thread) {
		v := testVM(nil)
		values, err := v.load(tells, fuelLoad)
		if err != nil {
			t.Fatal(err)
		}
		story := v.thread(values[0].(*lua.LFunction))
		if _, _, err := story.resume(); err != nil {
			t.Fatal(err)
		}
		return v, story
	}
	var over []weak.Pointer[vm]
	var stories []*thread
	for range 20 {
		_, story := begin()
		stories = append(stories, story)
		v, _ := begin()
		over = append(over, weak.Make(v))
	}
	runtime.GC()
	for i, v := range over {
		if v.Value() != nil {
			t.Errorf("machine %d of %d is kept", i, len(over))
		}
	}
	runtime.KeepAlive(stories)
}
