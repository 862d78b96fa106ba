package script

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// goldenStory uses a bit of everything; a frozen version promises to give its
// results again.
const goldenStory = `
local bank = require "names"
local seen = {}
local function note(...)
	for _, x in ipairs({...}) do seen[#seen + 1] = tostring(x) end
end
for k, v in pairs({ z = 1, y = 2, "first", x = { 3 } }) do note(k, type(v)) end
local points = { { "b", 2 }, { "a", 2 }, { "c", 1 } }
table.sort(points, function(p, q) return p[2] < q[2] end)
for i, p in ipairs(points) do note(i .. p[1]) end
note(7 % 3, -7 % 3, 2 ^ 10, 1 / 3, 1e15, ("x"):rep(3), ("a,b"):split(",")[2])
note(pcall(function() error("no") end))
note(pcall(function() return nil + 1 end))
note(string.format("%5.2f %d", 3.14159, 42), bank.list[1], home, home.rooms)
return function()
	for day = 1, 5 do
		local answer = wait("day " .. day)
		if answer == 3 then seen.three = true elseif answer > 3 then seen.three = nil end
		note(answer, day < answer, "a" < "b")
		table.insert(seen, 1, table.remove(seen))
	end
	return table.concat(seen, " ")
end`

// These values may change only together with Engine, because stored plays may then
// come out differently. Lower counts may be recorded here under the same number;
// higher ones need a new number, see [Engine].
const (
	goldenResult = "true true true true true 1 string z number y number x table 1c 2b 3a 1 2 1024 0.33333333333333 1000000000000000 xxx b false test.lua:12: no false test.lua:13: can't add nil (nothing) and a number  3.14 42 Ann Home 3 2 true 3 true 4 true 5 true 6 true"
	goldenLoad   = 1003
	goldenUsed   = 434
)

func golden(c *Chunk) (result string, load, used int64, err error) {
	v := testVM(map[string]string{"names": `return { list = { "Ann" } }`})
	values, err := v.load(c, fuelLoad)
	if err != nil {
		return "", 0, 0, err
	}
	th := v.thread(values[0].(*lua.LFunction))
	for i := 1; !over(th); i++ {
		_, values, err := th.resume(lua.LNumber(i))
		if err != nil {
			return "", 0, 0, err
		}
		result = showAll(values)
	}
	return result, v.used(), th.used(), nil
}

// TestGolden checks that the engine still gives the results its number promises.
func TestGolden(t *testing.T) {
	result, load, used, err := golden(mustChunk(t, goldenStory, testWords...))
	if err != nil {
		t.Fatal(err)
	}
	if result != goldenResult {
		t.Errorf("%s now gives another result; if that is meant, give the engine a new number:\n%q", CurrentEngine().Name, result)
	}
	if load != goldenLoad || used != goldenUsed {
		t.Errorf("%s now spends %d on loading and %d on the story; lower counts are written down in this file, higher ones need a new number for Engine", CurrentEngine().Name, load, used)
	}
}

// TestSharedChunk runs one compiled file in many virtual machines at once.
func TestSharedChunk(t *testing.T) {
	c := mustChunk(t, goldenStory, testWords...)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 10 {
				if result, load, used, err := golden(c); err != nil || result != goldenResult || load != goldenLoad || used != goldenUsed {
					t.Error(result, load, used, err)
					return
				}
			}
		})
	}
	wait.Wait()
}

// twice runs a file in two fresh virtual machines with the same fuel, and returns
// the results and fuel count of each.
func twice(source string) (first, second string) {
	run := func() string {
		c, err := CompileFile("test.lua", []byte(source), testWords)
		if err != nil {
			return err.Error()
		}
		v := testVM(nil)
		values, err := v.load(c, 20_000)
		told := fmt.Sprint(showAll(values), " ", err, " ", v.used())
		for _, value := range values {
			fn, ok := value.(*lua.LFunction)
			if !ok || fn.IsG {
				continue
			}
			th := v.thread(fn)
			for i := 0; i < 5 && !over(th); i++ {
				waiting, values, err := th.resume(lua.LNumber(i))
				told += fmt.Sprint(" | ", waiting, showAll(values), err, th.used())
			}
		}
		return told
	}
	return run(), run()
}

// TestAttacksTwice checks that every attack gives the same result twice, down to
// the last unit of fuel.
func TestAttacksTwice(t *testing.T) {
	for _, row := range attacks {
		first, second := twice(row.source)
		if first != second {
			t.Errorf("%s:\n%s\n%s", row.name, first, second)
		}
		if strings.Contains(first, "the engine failed") || strings.Contains(first, ": 0x") || strings.Contains(first, "0xc0") {
			t.Errorf("%s: %s", row.name, first)
		}
	}
}

// over reports whether a storyline has ended or failed.
func over(t *thread) bool { return t.ended || t.failed != nil }
