package script

import (
	"strings"
	"testing"

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
	th := v.thread(values[0].(*lua.LFunction))
	_, told, err := th.resume()
	want := "23 43 63 83 103 123 143 163 183 203 223 243 203 403 603 803 1003 1203 1403 1603 1803 2003 2203 2403"
	if err != nil || showAll(told) != want {
		t.Fatalf("%v, %v", showAll(told), err)
	}
	used := th.used()
	if _, told, err = th.resume(); err != nil || !strings.HasSuffix(showAll(told), "no 12") {
		t.Errorf("%v, %v", showAll(told), err)
	}
	if th.L != nil || th.fn != nil {
		t.Error("a storyline that is over holds on to its thread")
	}
	next := v.thread(values[0].(*lua.LFunction))
	if _, _, err := next.resume(); err != nil || next.used() != used {
		t.Errorf("the same story costs %d units on a thread used before, and %d on a new one: %v", next.used(), used, err)
	}
}

// TestAThreadServesAnotherMachine checks that a thread which has ended in one virtual
// machine is used by another, with that one's globals and budget.
func TestAThreadServesAnotherMachine(t *testing.T) {
	one, other := testVM(nil), testVM(nil)
	one.defineValue("whose", lua.LString("one"))
	other.defineValue("whose", lua.LString("other"))
	tells := mustChunk(t, "return whose", append(testWords, "whose")...)
	for range 1_000 { // the pool may drop a thread
		one.base.begin(fuelHook)
		th := one.take(one.base)
		if _, values, err := resumeSafely(one.L, th, one.main(tells), nil); err != nil || showAll(values) != "one" {
			t.Fatalf("%v, %v", showAll(values), err)
		}
		one.release(th)
		if th.G != nil || th.Context() != nil {
			t.Fatal("a thread that nobody uses holds on to its virtual machine")
		}
		other.base.begin(fuelHook)
		again := other.take(other.base)
		_, values, err := resumeSafely(other.L, again, other.main(tells), nil)
		if err != nil || showAll(values) != "other" || fuelOf(again) != other.base {
			t.Fatalf("%v, %v", showAll(values), err)
		}
		if again == th {
			return
		}
	}
	t.Error("no thread was used again")
}
