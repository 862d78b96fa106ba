package check

import (
	"context"
	"strings"
	"testing"
	"time"

	"caseload/app/script"
	"caseload/scripts"
)

// habits are what beginners write, one line each: what is said about it, and what it is
// mended to, "" if it isn't.
var habits = []struct{ written, says, mended string }{
	{`if day() = 1 then wait(5) end`, "write `==`", `if day() == 1 then wait(5) end`},
	{`local x == 1`, "write `=`", `local x = 1`},
	{`local t = { minutes == 5 }`, "write `=`", `local t = { minutes = 5 }`},
	{`if day() != 1 then wait(5) end`, "`~=`", `if day() ~= 1 then wait(5) end`},
	{`if day() !== 1 then wait(5) end`, "`~=`", `if day() ~= 1 then wait(5) end`},
	{`if day() <> 1 then wait(5) end`, "`~=`", `if day() ~= 1 then wait(5) end`},
	{`if day() =/= 1 then wait(5) end`, "`~=`", `if day() ~= 1 then wait(5) end`},
	{`if day() ≠ 1 then wait(5) end`, "`~=`", `if day() ~= 1 then wait(5) end`},
	{`if day() === 1 then wait(5) end`, "`==`", `if day() == 1 then wait(5) end`},
	{`if day() =< 1 then wait(5) end`, "`<=`", `if day() <= 1 then wait(5) end`},
	{`if day() => 1 then wait(5) end`, "`>=`", `if day() >= 1 then wait(5) end`},
	{`if day() ≤ 1 then wait(5) end`, "`<=`", `if day() <= 1 then wait(5) end`},
	{`if day() ≥ 1 then wait(5) end`, "`>=`", `if day() >= 1 then wait(5) end`},
	{`if day() > 1 && day() < 3 then wait(5) end`, "`and`", `if day() > 1 and day() < 3 then wait(5) end`},
	{`if day() > 1 & day() < 3 then wait(5) end`, "`and`", ""},
	{`if day() > 1 || day() < 3 then wait(5) end`, "`or`", `if day() > 1 or day() < 3 then wait(5) end`},
	{`if day() > 1 AND day() < 3 then wait(5) end`, "`and`", `if day() > 1 and day() < 3 then wait(5) end`},
	{`if !day() then wait(5) end`, "`not`", `if not day() then wait(5) end`},
	{`if Not day() then wait(5) end`, "`not`", `if not day() then wait(5) end`},
	{`local x = day() // 2`, "math.floor", ""},
	{`local x = day() ÷ 2`, "`/`", `local x = day() / 2`},
	{`local x = day() × 2`, "`*`", `local x = day() * 2`},
	{`local x = day() – 2`, "`-`", `local x = day() - 2`},
	{`local x = day() — 2`, "`-`", `local x = day() - 2`},
	{`local x = day() − 2`, "`-`", `local x = day() - 2`},
	{`– a note`, "`--`", `-- a note`},
	{`— it's a note`, "`--`", `-- it's a note`},
	{`// it's a note`, "`--`", `-- it's a note`},
	{`wait(5) // a note`, "`--`", `wait(5) -- a note`},
	{`# it's a note`, "`--`", `-- it's a note`},
	{`/* a note */`, "`--`", ""},
	{`local x = "a" … "b"`, "`..`", ""},
	{`local x := 1`, "`=`", `local x = 1`},
	{`local t = { minutes => 5 }`, "`=`", `local t = { minutes = 5 }`},
	{`local t = { minutes: 5 }`, "`=`", `local t = { minutes = 5 }`},
	{`local t = { title: "x" }`, "`=`", `local t = { title = "x" }`},
	{`local t = { title: when }`, "`=`", `local t = { title = when }`},
	{`local t = [ 1, 2 ]`, "`{ … }`", ""},
	{`local x = 1 x += 2`, "isn't Lua", ""},
	{"local x = 1\nx += 2", "`x = x + 2`", "local x = 1\nx = x + 2"},
	{"local x = 1\nx -= 2", "`-=` isn't Lua", "local x = 1\nx = x - 2"},
	{"local x = 1\nx *= 2", "`*=` isn't Lua", "local x = 1\nx = x * 2"},
	{"local x = 1\nx /= 2", "`/=` isn't Lua", "local x = 1\nx = x / 2"},
	{"local x = \"a\"\nx ..= \"b\"", "`..=` isn't Lua", "local x = \"a\"\nx = x .. \"b\""},
	{"local x = 1\nx++", "`++` isn't Lua", "local x = 1\nx = x + 1"},
	{"local t = {}\nt->x = 1", "`.`", ""},
	{"if day() == 1 then wait(5)\nelsif day() == 2 then wait(6) end", "`elseif`", "if day() == 1 then wait(5)\nelseif day() == 2 then wait(6) end"},
	{"if day() == 1 then wait(5)\nelif day() == 2 then wait(6) end", "`elseif`", "if day() == 1 then wait(5)\nelseif day() == 2 then wait(6) end"},
	{"if day() == 1 then\n  wait(5)\nelse if day() == 2 then\n  wait(6)\nend", "`elseif`", "if day() == 1 then\n  wait(5)\nelseif day() == 2 then\n  wait(6)\nend"},
	{"if day() == 1 then\n  wait(5)\nendif", "`end`", "if day() == 1 then\n  wait(5)\nend"},
	{`If day() == 1 then wait(5) end`, "`if`", `if day() == 1 then wait(5) end`},
	{`if day() == 1 Then wait(5) end`, "`then`", `if day() == 1 then wait(5) end`},
	{"if day() == 1 then\n  wait(5)\nElse\n  wait(6)\nEnd", "`else`", "if day() == 1 then\n  wait(5)\nelse\n  wait(6)\nend"},
	{`Local x = 1`, "`local`", `local x = 1`},
	{`var x = 1`, "`local`", `local x = 1`},
	{`let x = 1`, "`local`", `local x = 1`},
	{"local function f()\n  Return 5\nend", "`return`", "local function f()\n  return 5\nend"},
	{"local function f()\n  retrun 5\nend", "`return`", "local function f()\n  return 5\nend"},
	{"local function f()\n  5\nend", "`return`", ""},
	{"local function f()\n  \"some words\"\nend", "`return`", ""},
	{"def f()\n  wait(5)\nend", "`function`", "function f()\n  wait(5)\nend"},
	{"func f()\n  wait(5)\nend", "`function`", "function f()\n  wait(5)\nend"},
	{"fn f()\n  wait(5)\nend", "`function`", "function f()\n  wait(5)\nend"},
	{"local f = function\n  wait(5)\nend", "`function()`", "local f = function()\n  wait(5)\nend"},
	{`local x = True`, "`true`", `local x = true`},
	{`local x = FALSE`, "`false`", `local x = false`},
	{`local x = null`, "`nil`", `local x = nil`},
	{`local x = None`, "`nil`", `local x = nil`},
	{`local t = { share = 50% }`, "50%", ""},
	{`local t = { share = 0,5 }`, "`0.5`", `local t = { share = 0.5 }`},
	{`local x = 0,5`, "`0.5`", `local x = 0.5`},
	{`local t = { minutes = 10 mins }`, "unit", ""},
	{`local t = { minutes = 10mins, on = 5 }`, "unit", ""},
	{`local t = { from = 09:00, on = 5 }`, "quotes", `local t = { from = "09:00", on = 5 }`},
	{`wait_until 10:15`, "quotes", `wait_until "10:15"`},
	{`local t = { due = 2026-03-05 }`, "quotes", `local t = { due = "2026-03-05" }`},
	{`local t = { due = 5/3/2026 }`, "quotes", ""},
	{`local t = { title = “Sam rings” }`, "plain", `local t = { title = "Sam rings" }`},
	{`local night visit = 5`, "`night_visit`", ""},
	{`local night-visit = 5`, "`night_visit`", ""},
	{`local t = { find-out = "x" }`, "hyphen", `local t = { ["find-out"] = "x" }`},
	{`local t = { first name = "x" }`, "space", ""},
	{`local t = { "key" = "x" }`, "`key =`", `local t = { key = "x" }`},
	{`local t = { "a key" = "x" }`, "[\"a key\"]", `local t = { ["a key"] = "x" }`},
	{`local x = "a" day()`, "`..`", ""},
	{`local t = {} local x = t.name " and more"`, "`..`", `local t = {} local x = t.name .. " and more"`},
	{`wait 5`, "`wait(5)`", ""},
	{`wait_for visit`, "`wait_for(visit)`", ""},
	{`message from = x, say = "y" }`, "`{`", ""},
	{`message(from = "x")`, "{ … }", ""},
	{`for i = 1 to 3 do wait(i) end`, "with a comma", `for i = 1 , 3 do wait(i) end`},
	{"if (day() == 1) {\n  wait(5)\n}", "`then`", "if (day() == 1) then\n  wait(5)\nend"},
	{"while day() == 1 {\n  wait(5)\n}", "`do`", "while day() == 1 do\n  wait(5)\nend"},
	{"local function f() {\n  wait(5)\n}", "take the brace out", ""},
	{"if day() == 1 then\n  wait(5)\nend if", "`end` stands alone", ""},
	{"if day() == 1 then\n  wait(5)\nelse:\n  wait(6)\nend", "colon", ""},
	{`if day() is 1 then wait(5) end`, "`==`", ""},
	{`if day() equals 1 then wait(5) end`, "`==`", `if day() == 1 then wait(5) end`},
	{`wait(5 minutes)`, "unit", ""},
	{`local t = { tiers = ("P2", "P3"), on = 5 }`, "braces", ""},
	{`task { title "Write up", minutes = 5 }`, "`=`", `task { title = "Write up", minutes = 5 }`},
	{`task { "Write up", minutes 5, on = 3 }`, "`=`", `task { "Write up", minutes = 5, on = 3 }`},
	{`task { "Write up", kind = visit, minutes = 5 }`, "quotes", ""},
	{`task { end = 5 }`, "Lua's own", `task { ["end"] = 5 }`},
	{`if day:seen then wait(5) end`, "`seen()`", `if day:seen() then wait(5) end`},
	{`if day() == "a" or "b" then wait(5) end`, "always so", `if day() == "a" or day() == "b" then wait(5) end`},
	{`if not day() == "a" then wait(5) end`, "`day() ~= \"a\"`", ""},
	{`if 5 < day() < 7 then wait(5) end`, "`and`", ""},
	{`local s = "a" + day()`, "`..`", `local s = "a" .. day()`},
	{"storyline \"x\", function()\n  wait(5)\nend)", "round brackets", ""},
	{`local x = 'don't'`, "apostrophe", ""},
	{`local x = 'don't go'`, "apostrophe", `local x = "don't go"`},
	{`local x = "say "no" to them"`, "curly quotes", ""},
	{`local x = { ""No," he says.", minutes = 5 }`, "curly quotes", `local x = { "“No,” he says.", minutes = 5 }`},
	{`local x = { say = "No, title = "Yes" }`, "closing quote", ""},
	{"local x = \"a longer\n  text\"", "one line", `local x = "a longer text"`},
	{`local x = { title = Sam rings back }`, "quotes", ""},
	{`local x = { "a". "b" }`, "`,`", `local x = { "a", "b" }`},
	{"local x = {\n  f { a = 1 }.\n  f { a = 2 },\n}", "full stop", "local x = {\n  f { a = 1 },\n  f { a = 2 },\n}"},
	{"wait(5).\nwait(6)", "take it out", ""},
	{"wait(5),\nwait(6)", "take it out", ""},
	{`local x = { "a" and "b" }`, "comma", ""},
	{`local t = { minutes = 1h30, on = 5 }`, "`90`", `local t = { minutes = 90, on = 5 }`},
	{`local t = { travel = 0:45, on = 5 }`, "`45`", `local t = { travel = 45, on = 5 }`},
	{`wait(2h15)`, "`135`", `wait(135)`},
	{"local t = {}\nt.visits += 2", "`t.visits = t.visits + 2`", ""},
	{`local t = { a = 1,, b = 2 }`, "two commas", `local t = { a = 1, b = 2 }`},
	{"local t = {}\nt.ring back = 5", "`ring_back`", ""},
	{`local t = { replies = (yes = "Yes", no = "No"), on = 5 }`, "write `{`", `local t = { replies = {yes = "Yes", no = "No"}, on = 5 }`},
	{`local t = { replies = (yes = "Yes", no = "No"}, on = 5 }`, "write `{`", `local t = { replies = {yes = "Yes", no = "No"}, on = 5 }`},
}

// Each habit has its own sentence, on its line, as one finding; and what is mended is Lua.
func TestHabits(t *testing.T) {
	for _, h := range habits {
		text := h.written + "\n"
		p := prepared(context.Background(), map[string]string{"x.lua": text}, nil, "base", scripts.FS, time.Now(), beside())
		var list []Finding
		for _, rule := range append(tidyRules, syntaxRules...) {
			list = append(list, p.apply(rule)...)
		}
		list = p.oneCause(order(list))
		says := ""
		for _, f := range list {
			says += string(f.Sentence) + " " + string(f.Instead) + "\n"
		}
		if first, _, _ := strings.Cut(says, "\n"); !strings.Contains(strings.ToLower(first), strings.ToLower(h.says)) {
			t.Errorf("%s: it doesn't say %s:\n%s", h.written, h.says, says)
		}
		mended, _ := Mend(text, list)
		if h.mended != "" && mended != h.mended+"\n" {
			t.Errorf("%s\nis mended to\n%s", h.written, mended)
		}
		if wrong := script.Syntax("x.lua", []byte(mended)); mended != text && wrong != nil && len(list) < 2 {
			t.Errorf("%s\nis mended to\n%s\nwhich isn't Lua: %v", h.written, mended, wrong)
		}
	}
}
