package script

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// spent is part of the error of any attack that only tries to run for ever.
const spent = "this goes on for too long"

// attacks lists scripts that would each hang, exhaust memory, crash or give varying
// results in the stock library, or in ours without its safeguards. want is part of
// the error or, after "= ", the results. Each attack has the fuel of one hook.
var attacks = []struct{ name, source, want string }{
	// A single instruction or call that never ends or takes gigabytes.
	{"endless loop", `while true do end`, spent},
	{"endless repeat", `repeat until false`, spent},
	{"for with step 0", `for i = 1, 1, 0 do end`, spent},
	{"for to infinity", `for i = 1, 1/0 do end`, spent},
	{"for from nan ends at once", `local n = 0 for i = 0/0, 10 do n = n + 1 end return n`, "= 0"},
	{"for step nan ends at once", `local n = 0 for i = 1, 10, 0/0 do n = n + 1 end return n`, "= 0"},
	{"for without numbers", `for i = 1, "x" do end`, "its end isn't one"},
	{"tail calls for ever", `local function f() return f() end f()`, spent},
	{"mutual tail calls", `local f, g f = function() return g() end g = function() return f() end f()`, spent},
	{"rep of gigabytes", `return ("x"):rep(3e9)`, "longer than 16 KiB"},
	{"rep of infinity", `return ("x"):rep(1/0)`, "longer than 16 KiB"},
	{"rep of nan", `return ("x"):rep(0/0)`, "whole number"},
	{"rep of nothing for ever", `return ("").rep("", 1e15)`, "= "},
	{"doubling with ..", `local s = "x" while true do s = s .. s end`, "longer than 16 KiB"},
	{"long chain of ..", `local s = ("x"):rep(9000) return s .. s`, "longer than 16 KiB"},
	{"many chains of ..", `local s = ("x"):rep(15000) while true do local t = s .. "y" end`, spent},
	{"concat of large texts", `local s = ("x"):rep(9000) local t = {s, s, s, s} return table.concat(t)`, "longer than 16 KiB"},
	{"concat with a large separator", `local s = ("x"):rep(9000) return table.concat({"a", "b", "c"}, s)`, "longer than 16 KiB"},
	{"replace that grows", `local s = ("x"):rep(9000) return s:replace("x", "yy")`, "longer than 16 KiB"},
	{"replace of nothing", `return ("x"):replace("", "y")`, "needs a text to look for"},
	{"replace for ever", `local s = ("x"):rep(16000) while true do s:replace("x", "y") end`, spent},
	{"upper of a text that grows", `local s = ("\201\144"):rep(8000) while true do s = s:upper() .. "" end`, "longer than 16 KiB"},
	{"pattern with a quadratic match", `return (("a"):rep(300)):find(("a-"):rep(6) .. "b") == nil`, "= true"},
	{"gsub", `return ("x"):gsub(".", "xx")`, "there are no patterns"},
	{"gmatch", `return ("x"):gmatch(".")`, "there are no patterns"},
	{"match", `return ("x"):match(".-b")`, "there are no patterns"},
	{"find for ever", `local s, p = ("x"):rep(16000), ("x"):rep(8000) .. "y" while true do s:find(p) end`, spent},
	{"split into many", `return (","):rep(16000):split(",")`, "more than 1000 parts"},
	{"split at nothing", `return ("abc"):split("")`, "needs a text to split at"},
	{"format with a huge width", `return string.format("%999999d", 1)`, "at most 99"},
	{"format with a huge precision", `return string.format("%.999999f", 1)`, "at most 99"},
	{"format with a width of many digits", `return string.format("%00000000000000000000000009d", 1)`, "can't use"},
	{"format with two points", `return string.format("%1.2.3f", 1)`, "at most 99"},
	{"format with Go's pointer", `return string.format("%p", {})`, "isn't one of"},
	{"format with Go's value", `return string.format("%v", {})`, "isn't one of"},
	{"format with a star", `return string.format("%*d", 1, 2)`, "isn't one of"},
	{"format that ends early", `return string.format("%")`, "unfinished"},
	{"format without values", `return string.format("%d")`, "more `%`"},
	{"format of a large number as whole", `return string.format("%d", 2^63)`, "needs a whole number"},
	{"format of infinity", `return string.format("%f %5.1f", 1/0, 0/0)`, "= inf nan"},
	{"format for ever", `while true do string.format("%99.99f", 1e300) end`, spent},
	{"format of a long text", `local s = ("x"):rep(9000) return string.format("%s%s", s, s)`, "longer than 16 KiB"},
	{"byte of a range", `return ("x"):rep(9000):byte(1, -1)`, "gives one byte"},
	{"byte out of range", `return ("x"):byte(2), ("x"):byte(-5), ("x"):byte(1e300), ("x"):byte(-1/0)`, "= nil nil nil nil"},
	{"sub out of range", `return ("abc"):sub(-1e300, 1e300), ("abc"):sub(2, 1), ("abc"):sub(1/0)`, "= abc  "},

	// Tables.
	{"write far beyond the end", `local t = {} t[6e7] = 1 return #t, t[6e7]`, "= 0 1"},
	{"write at the end of the list part, for ever", `while true do local t = {} t[16383] = 1 end`, spent},
	{"list longer than its part", `local t = {} for i = 1, 16383 do t[i] = i end t[#t + 1] = 1`, "16383 items at most"},
	{"length over nils from the constructor", `local t = {` + strings.Repeat("nil,", 900) + `} while true do local n = #t end`, spent},
	{"length over nils of many values", `local function f(n) if n > 0 then return nil, f(n - 1) end end local t = {f(50)} return #t`, "= 0"},
	{"length over emptied places", `local t = {} t[16000] = 1 t[16000] = nil while true do local n = #t end`, spent},
	{"next over emptied keys", `local t = {} for i = 1, 9000 do t["k" .. i] = 1 t["k" .. i] = nil end while true do next(t) end`, spent},
	{"next over holes", `local t = {} t[16000] = 1 while true do next(t) end`, spent},
	{"next of a key that isn't there", `return next({1, 2}, "x"), next({}, 3), next({a = 1}, 99)`, "= nil nil a 1"},
	{"clearing while walking", `local t = {1, 2, 3, a = 1, b = 2} for k in pairs(t) do t[k] = nil end return next(t) == nil`, "= true"},
	{"filling while walking", `local t = {1} for k in pairs(t) do t[#t + 1] = 1 end`, "16383 items at most"},
	{"insert at the front for ever", `local t = {} while true do table.insert(t, 1, 1) end`, spent},
	{"insert far away", `table.insert({}, 1e9, 1)`, "can put an item at"},
	{"insert at nan", `table.insert({}, 0/0, 1)`, "whole number"},
	{"insert nothing", `table.insert({}, nil)`, "nil (nothing)"},
	{"remove far away", `table.remove({1}, 1e9)`, "can take item"},
	{"remove from nothing", `return table.remove({}), table.remove({1, nil, 3}), #{nil, nil}`, "= nil 3 0"},
	{"nan as a key", `local t = {} t[0/0] = 1`, "the key isn't a number"},
	{"nil as a key", `local t = {} t[nil] = 1`, "can't be a key"},
	{"long key", `local t = {} t[("k"):rep(257)] = 1`, "256 characters"},
	{"long key in a constructor", `local t = {["` + strings.Repeat("k", 300) + `"] = 1}`, "256 characters"},
	{"reading by a long key, for ever", `local s, t = ("x"):rep(16000), {a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1} while true do local v = t[s] end`, spent},
	{"a table as its own key and value", `local t = {} t[t] = t return t[t] == t, t[t][t] == t, tostring(t)`, "= true true table"},
	{"computed key in a constructor", `local k = 1e6 local t = {[k] = 1}`, "has to be a text"},
	{"chain of small tables", `local x while true do x = {n = x} end`, spent},
	{"chain of filled tables", `local x while true do local y = {} y.n = x x = y end`, spent},
	{"list of large lists", `local k = {} while true do local t = {} t[16383] = 1 k[#k + 1] = t end`, spent},
	{"many positional items", `return {` + strings.Repeat("1,", 1001) + `}`, "more than 1000 items"},
	// The library writes item 1 again for every named field after the fiftieth
	// item.
	{"fifty items, then fields", `local t = {` + strings.Repeat("7,", 50) + `a = "A", b = ("x"):rep(2)} return t[1], t[50], #t, t.a, t.b`, "= 7 7 50 A xx"},
	// After the fiftieth item it also writes multiple values to the wrong places.
	{"fifty items, then many values", `local function f() return 8, 9 end local t = {` + strings.Repeat("7,", 50) + `f()} return t[1], t[51], t[52], #t`, "= 7 8 9 52"},

	// Sorting.
	{"sort with a function that says yes", `local t = {} for i = 1, 500 do t[i] = i end table.sort(t, function() return true end) return #t`, "= 500"},
	{"sort with a function that is random", `local t, n = {}, 0 for i = 1, 300 do t[i] = i end table.sort(t, function() n = n + 1 return n % 3 == 0 end) return #t`, "= 300"},
	{"sort with a function that empties", `local t = {3, 1, 2} table.sort(t, function(a, b) t[1] = nil t[2] = nil t[3] = nil return a < b end) return #t, t[1]`, "= 3 1"},
	{"sort with a function that fills", `local t = {3, 1, 2} table.sort(t, function(a, b) t[#t + 1] = 9 return a < b end) return t[1], t[2], t[3]`, "= 1 2 3"},
	{"sort with a function that fails", `local t = {2, 1} return pcall(table.sort, t, function() error("no") end)`, "= false test.lua:1: no"},
	{"sort inside sort", `local function f(a, b) table.sort({2, 1}, f) return a < b end table.sort({2, 1}, f)`, "more than 64 deep"},
	{"sort of different things", `table.sort({1, "a"})`, "can't order"},
	{"sort of tables", `table.sort({{}, {}})`, "can't order"},
	{"sort for ever", `local t = {} for i = 1, 2000 do t[i] = -i end while true do table.sort(t) end`, spent},
	{"sort of long texts", `local t, s = {}, ("x"):rep(16000) for i = 1, 300 do t[i] = s .. i end while true do table.sort(t) end`, spent},
	{"sort with a host function", `local t = {2, 1} table.sort(t, pcall)`, "`pcall` needs a function"},

	// Comparing texts and calculating with them.
	{"comparing long texts", `local s = ("x"):rep(16000) local a, b = s .. "a", s .. "b" while true do local x = a < b end`, spent},
	{"equality of long texts", `local s = ("x"):rep(16000) local a, b = s .. "a", s .. "a" while true do local x = a == b end`, spent},
	{"order of texts", `return "a" < "b", "a" <= "a", "b" > "a", "" < "a", "a" >= "b"`, "= true true true true false"},
	{"order of variables", `local a, b = 1, 2 return a < b, a <= b, a > b, a >= b, a < 0/0`, "= true true false false false"},
	{"order evaluates from the left", `local s = "" local function f(x) s = s .. x return x end local _ = f(1) > f(2) return s`, "= 12"},
	// The library parses 16 KiB of digits in one instruction.
	{"a long text as a number", `local s = ("1"):rep(16000) while true do local x = s + 1 end`, "can't calculate with the text"},
	{"minus a long text", `local s = ("1"):rep(16000) return -s`, "can't calculate with the text"},
	{"a text in a product", `return 2 * "3"`, "can't calculate with the text"},
	{"tonumber of a long text", `local s = ("1"):rep(16000) return tonumber(s) == nil`, "= true"},
	// The library's remainder takes up to 2,000 steps.
	{"remainder of extremes", `while true do local x = 1e308 % 5e-324 end`, spent},
	{"fmod of extremes", `while true do local x = math.fmod(1e308, 5e-324) end`, spent},
	{"remainder by nothing", `return 1 % 0, -1 % 0, 5 % 3, -5 % 3, 5 % -3, 5.5 % 2, 5 % (1/0)`, "= nan nan 2 1 -1 1.5 5"},
	{"division by nothing", `return 1 / 0, -1 / 0, 0 / 0`, "= inf -inf nan"},
	{"power of a fraction", `return 2 ^ 0.5`, "has to be a whole number"},
	{"power of a huge whole number", `return 1.0000001 ^ 1e15`, "has to be a whole number"},
	{"powers", `return 2 ^ 10, 2 ^ -1, 0 ^ 0, (-2) ^ 3, 2 ^ 1024, -2 ^ 2`, "= 1024 0.5 1 -8 inf -4"},
	{"functions that differ between processors", `return math.exp(1)`, "differ between computers"},
	{"chance of its own", `return math.random()`, "drawn by name"},
	{"large whole numbers as text", `return tostring(2^53), tostring(2^63), tostring(-2^63), tostring(1e300), 2^63 .. ""`, "= 9.007199254741e+15 9.2233720368548e+18 -9.2233720368548e+18 1e+300 9.2233720368548e+18"},

	// Large numbers of values.
	{"unpack of millions", `return unpack({}, 1, 1e8)`, "200 values"},
	{"unpack of everything", `return unpack({}, -1/0, 1/0)`, "200 values"},
	{"unpack for ever", `local t = {} for i = 1, 200 do t[i] = i end while true do unpack(t) end`, spent},
	{"values that grow with each call", `local function f(...) return f(0, ...) end f()`, "more than 200 values"},
	{"values that grow with each return", `local function f(n) if n > 0 then return n, n, n, n, n, f(n - 1) end end return select("#", f(60))`, "= 300"},
	{"a table of many values, for ever", `local function f(...) local k = {} while true do k[#k + 1] = {...} end end f(unpack({}, 1, 200))`, spent},
	{"many values of a deep recursion", `local function f(n) if n == 0 then return 1 end return 0, f(n - 1) end while true do f(50) end`, spent},
	{"select far away", `return select(1e9, 1), select(2, 1)`, "= "},
	{"select far back", `return select(-5, 1)`, "further than there are values"},
	{"select at nan", `return select(0/0, 1)`, "whole number"},
	{"dots outside", `return ...`, "function declared with"},
	{"dots of a function outside", `local function f(...) return function() return ... end end`, "function declared with"},
	{"arg tables", `local function f(...) return arg end return f(1)`, "`arg` isn't known here"},

	// Recursion by every route.
	{"deep recursion", `local function f() return 1 + f() end f()`, "more than 64 deep"},
	{"deep recursion in pcall", `local function f() return 1 + f() end while true do pcall(f) end`, spent},
	{"recursion through pcall", `local function f() local ok, e = pcall(f) return ok, e end return f()`, "= true true"},
	{"recursion through a method", `local t = {} function t:f() return 1 + self:f() end t:f()`, "more than 64 deep"},
	{"large frames in recursion", `local function f() local ` + names(180) + ` = 1 return 1 + f() end f()`, "too many values"},

	// Upvalues: the library walks the list of all open ones at every return and for
	// every function that it creates.
	{"many open upvalues, returning", captures(16) + `while true do e() end end f(60)`, spent},
	{"many open upvalues, making functions", captures(16) + `while true do local w = function() return a0+a1+a2+a3+a4+a5+a6+a7+a8+a9+a10+a11+a12+a13+a14+a15 end end end f(60)`, spent},
	{"too many variables captured", `local function f() ` + captureAll(17) + ` end`, "more than 16 variables"},
	// Above 255 the library's counter overflows and the code it generates is wrong.
	{"too many upvalues", captureAll(61), "more than 60 variables"},
	// The library gives the captured variable's register, still shared with the
	// function, to whatever comes next.
	{"break out of a block with a captured variable", `local f local function g() while true do if true then local x = 20 f = function() return x end break end end local y, z, w, u = 1, 2, 3, 4 return f() end return g()`, "= 20"},
	{"break out of a loop's block with a captured variable", `local f local function g() for i = 1, 3 do if i == 2 then do local x = i f = function() return x end break end end end local a, b, c, d, e, h = 9, 9, 9, 9, 9, 9 return f() end return g()`, "= 2"},
	{"break out of repeat with a captured variable", `local f local function g() repeat if true then local x = 20 f = function() return x end break end until false local y, z, w, u = 1, 2, 3, 4 return f() end return g()`, "= 20"},
	// The library would detach n from inc when the error is raised.
	{"variables shared across an error", `local n = 0 local function inc() n = n + 1 end pcall(function() error("x") end) inc() inc() return n`, "= 2"},

	// Errors.
	{"pcall that swallows spent fuel", `while true do pcall(function() while true do end end) end`, spent},
	{"pcall of pcall that swallows", `local function f() while true do end end while true do pcall(pcall, pcall, f) end`, spent},
	{"errors for ever", `while true do pcall(error, "x") end`, spent},
	{"errors of a long text", `local s = ("x"):rep(16000) while true do pcall(error, s) end`, spent},
	{"errors of a long key", `local s, n = ("x"):rep(16000) while true do pcall(function() return n[s] end) end`, spent},
	{"error of a long text", `error(("x"):rep(16000))`, "xxx…"},
	{"error of a table", `error({})`, "takes a text, but was given a table"},
	{"error of nothing", `error()`, "takes a text, but was given nil"},
	{"error with a false place", `error("other.lua:9: fake")`, "test.lua:1: other.lua:9: fake"},
	{"assert of a table", `assert(false, {})`, "an `assert` failed"},
	{"pcall of a host function", `return pcall(tostring, 1)`, "= true 1"},
	{"pcall of nothing", `pcall()`, "`pcall` needs a function"},
	{"pcall gives many values", `return select("#", pcall(unpack, {}, 1, 200))`, "= 201"},

	// Addresses and other things that differ from run to run.
	{"tostring of a table", `return tostring({}), tostring(tostring), tostring(nil), tostring()`, "= table function nil nil"},
	{"join of a table", `return "x" .. {}`, "can't join a table"},
	{"address in a library's message", `local n return pcall(function() return n[{}] end)`, "= false test.lua:1: can't take anything from nil (nothing)"},
	{"address of a function as a key", `local n return pcall(function() return n[tostring] end)`, "= false test.lua:1: can't take anything from nil (nothing)"},
	{"address in a sentence of ours", `local t = {} return pcall(function() return {} .. "", t < t end)`, "= false test.lua:1: can't join a table to a text with `..`"},
	{"number in a library's message", `local n return pcall(function() return n[2^63] end)`, "= false test.lua:1: can't take anything from nil (nothing)"},
	{"order of keys", `local s = "" for k in pairs({z = 1, y = 2, 3, x = 4}) do s = s .. k end return s`, "= 1zyx"},
	{"order of the library's names", `local s = "" for k in pairs(table) do s = s .. k .. " " end return s`, "= concat insert remove sort unpack "},

	// Reaching out of the sandbox.
	{"changing the library", `string.rep = nil`, "can't be changed"},
	{"changing the library by insert", `table.insert(math, 1)`, "can't be changed"},
	{"changing the library by sort", `table.sort(string)`, "can't be changed"},
	{"changing the library through a variable", `local s = string s["len"] = 1`, "can't be changed"},
	{"a method on the library", `function string:len() return 1 end`, "can't be changed"},
	{"a field of a text", `local s = "x" s.len = 1`, "can't set `len`"},
	{"a text's metatable", `return ("x").__index, ("x").__add`, "= nil nil"},
	{"a metatable by a field", `local t = {__index = {a = 1}, __len = 5} return t.a, #t`, "= nil 0"},
	{"a global", `x = 1`, "did you mean `local x`?"},
	{"a global function", `function f() end`, "did you mean `local function f`?"},
	{"a global in a list", `local a a, b = 1, 2`, "did you mean `local b`?"},
	{"another meaning for a word", `pairs = nil`, "another meaning"},
	{"goto", `::a:: goto a`, "`goto` isn't part"},
	{"an iterator of one's own", `for x in function() end do end`, "in `pairs` or `ipairs`"},
	{"next as an iterator", `for k in next, {} do end`, "in `pairs` or `ipairs`"},
	{"pairs by another name", `local pairs = function() end for k in pairs({}) do end`, "in `pairs` or `ipairs`"},
	{"pairs of nothing", `for k in pairs(nil) do end`, "`pairs` needs a table"},
	{"ipairs of a text", `for k in ipairs("x") do end`, "`ipairs` needs a table"},

	// Files that break the parser or the compiler.
	{"nested tables", `return ` + strings.Repeat("{", 30000) + strings.Repeat("}", 30000), "more than 120 deep"},
	{"nested parentheses", `return ` + strings.Repeat("(", 30000) + "1" + strings.Repeat(")", 30000), "= 1"},
	{"nested not", `return ` + strings.Repeat("not ", 30000) + "1", "more than 120 deep"},
	{"nested minus", `return ` + strings.Repeat("- ", 30000) + "1", "more than 120 deep"},
	{"nested calls", `local f return ` + strings.Repeat("f(", 30000) + strings.Repeat(")", 30000), "more than 120 deep"},
	{"calls of calls", `local f f` + strings.Repeat("()", 30000), "more than 120 deep"},
	{"nested functions", strings.Repeat("local function f() ", 13) + strings.Repeat("end ", 13), "functions are nested"},
	{"nested blocks", strings.Repeat("do ", 15000) + strings.Repeat("end ", 15000), "more than 120 deep"},
	{"fields of fields", `local a return a` + strings.Repeat(".a", 30000), "more than 120 deep"},
	{"long sum", `return 1` + strings.Repeat("+1", 30000), "more than 120 deep"},
	{"long ..", `return 1` + strings.Repeat(" ..1", 30000), "more than 100 texts"},
	{"long and", `return 1` + strings.Repeat(" and 1", 20000), "more than 120 deep"},
	{"long elseif", `local a if a then ` + strings.Repeat("elseif a then ", 9000) + `end`, "more than 120 deep"},
	{"many constants", `local a ` + list(1600, "a = %d ", ""), "different texts"},
	{"many statements", `local a ` + strings.Repeat("a=a ", 32000), "too long"},
	{"many functions", strings.Repeat("do local f=function()end end ", 1001), "more than 1000 functions"},
	{"many locals", `local ` + names(300), "too many local variables"},
	{"many parameters", `local f = function(` + names(300) + `) end`, "too many local variables"},
	{"many arguments", `local f f(` + strings.Repeat("f,", 300) + `f)`, "more than 200 arguments"},
	{"long text", `return "` + strings.Repeat("x", 17000) + `"`, "longer than 16 KiB"},
	{"long file", strings.Repeat(" ", sourceBytes+1), "may be 128 at most"},
	{"long numeral", `return ` + strings.Repeat("9", 100), "isn't a number"},
	{"infinite numeral", `return 1e999`, "isn't a number"},
	{"numeral that the library reads as nan", `return 0xFFFFFFFFFFFFFFFFFF`, "isn't a number"},
	{"numeral without an end", `return 1e`, "isn't a number"},
	{"hexadecimal", `return 0xff, 0xFFFF`, "= 255 65535"},
	{"no hexadecimal", `return 0x`, "isn't a number"},
	{"letters that aren't UTF-8", "local x = 1\nreturn \"\xff\"", "test.lua:2: this line has letters"},
	{"shebang", "#!/usr/bin/lua\n", "didn't expect `#`"},
	{"byte order mark", "\ufeffreturn 1", "= 1"},
	{"open comment", "--[[ x", "doesn't end"},
	{"open long text", "return [==[ x ]=]", "doesn't end"},
	{"open text", "return 'x", "doesn't end"},
	{"nul in the file", "local \x00set = 1", "means nothing in Lua"},
	{"typographic quotes", `return “x”`, "typographic quote"},
	{"nothing", "", "= "},
	{"key given twice", `return {a = 1, a = 2}`, "given twice"},
	{"break outside a loop", `break`, "inside a loop"},
	{"break in a function in a loop", `while true do local f = function() break end end`, "inside a loop"},
}

// names returns n variable names, separated by commas.
func names(n int) string { return list(n, "a%d", ",") }

func list(n int, format, between string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(format, i)
	}
	return strings.Join(parts, between)
}

// captureAll returns Lua that declares n variables and a function that uses all of
// them.
func captureAll(n int) string {
	return `local ` + names(n) + ` = 0 local z = function() return ` + list(n, "a%d", "+") + ` end `
}

// captures returns the beginning of a Lua function that holds n variables open in
// each of its calls.
func captures(n int) string {
	return `local function e() end local function f(n) ` + captureAll(n) + ` if n > 0 then f(n - 1) return end `
}

func TestAttacks(t *testing.T) {
	for _, row := range attacks {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got := make(chan string, 1)
			go func() { got <- attack(row.source) }()
			select {
			case result := <-got:
				if want, exact := strings.CutPrefix(row.want, "= "); exact && result != "= "+want || !exact && (!strings.Contains(result, row.want) || strings.HasPrefix(result, "= ")) {
					t.Errorf("got  %s\nwant %s", result, row.want)
				}
			case <-time.After(hangs):
				t.Fatal("hangs")
			}
		})
	}
}

// attack runs a script and returns its results after "= ", or its error.
func attack(source string) string {
	c, err := CompileFile("test.lua", []byte(source), []string{"require"})
	if err != nil {
		return err.Error()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	v := newVM(CurrentEngine())
	v.wall = time.Minute
	v.ctx = ctx
	values, err := v.load(c, fuelHook)
	if err != nil {
		if errors.Is(err, ErrInterrupted) {
			return "interrupted"
		}
		return err.Error()
	}
	return "= " + showAll(values)
}
