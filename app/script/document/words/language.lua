---@meta

-- The language: what Lua itself has here. Nothing in it reads a file, the real clock
-- or chance. `math.random`, `math.log` and the like aren't there, because a play has
-- to come out the same on every computer; nor are patterns (`string.match`), which
-- can take for ever.

---Stops the script with a sentence unless something holds.
---
---```lua
---assert(home.name ~= "", "the family has no name")
---```
---@param holds any What has to be so.
---@param message? string The sentence. [default "an `assert` failed"]
---@return any # What was given.
function assert(holds, message) end

---Stops the script with a sentence. A storyline ends with it; the student goes on.
---
---```lua
---if home.name == "" then error("the family has no name") end
---```
---@param message string The sentence.
function error(message) end

---Goes through a list from its first item on.
---
---```lua
---for i, name in ipairs { "Kayla", "Jude" } do guide(i .. ": " .. name) end
---```
---@param list table The list.
---@return function, table, integer # For a `for`: the number and the item.
function ipairs(list) end

---Goes through a table: its list first, then its fields in the order in which they
---were written.
---
---```lua
---for name, role in pairs { dawn = "manager", sam = "health visitor" } do guide(name .. ": " .. role) end
---```
---@param table table The table.
---@return function, table, nil # For a `for`: the key and the value.
function pairs(table) end

---Gives the key and the value that come after a key.
---
---```lua
---if next({}) == nil then guide "The list is empty." end
---```
---@param table table The table.
---@param key? any The key. [default the beginning]
---@return any, any # The next key and its value; nil at the end.
function next(table, key) end

---Calls a function, and catches what goes wrong in it. Nothing can wait inside.
---
---```lua
---local fine, why = pcall(error, "so")
---if not fine then guide(why) end
---```
---@param call function The function.
---@param ... any What it is given.
---@return boolean, any # True and what it gave, or false and the sentence.
function pcall(call, ...) end

---Gives the arguments from one on, or how many there are.
---
---```lua
---local function count(...) return select("#", ...) end
---guide("There are " .. count("Kayla", "Jude") .. ".")
---```
---@param from integer|string From which one, or `"#"` for their number.
---@param ... any The arguments.
---@return any # Those from there on, or the number.
function select(from, ...) end

---Makes a number of a text.
---
---```lua
---local tier = tonumber(string.sub("P2", 2))
---```
---@param text any A text, or a number.
---@return number|nil # The number; nil where it isn't one.
function tonumber(text) end

---Makes a text of anything. A person, case or task gives its name or title.
---
---```lua
---guide(tostring(home))
---```
---@param value any Anything.
---@return string # Its text.
function tostring(value) end

---Says what something is: `"string"`, `"number"`, `"boolean"`, `"table"`, `"function"`,
---`"nil"`, or `"person"`, `"case"`, `"task"`.
---
---```lua
---assert(type(home) == "case")
---```
---@param value any Anything.
---@return string # What it is.
function type(value) end

---Gives the items of a list as values, 200 at most.
---
---```lua
---local older, little = unpack { "Kayla", "Jude" }
---```
---@param list table The list.
---@param first? integer From which item. [default 1]
---@param last? integer To which item. [default the last]
---@return any # The items.
function unpack(list, first, last) end

---@class stringlib
string = {}

---Counts the letters of a text, as bytes: “é” is two.
---
---```lua
---assert(string.len("Kayla") == 5)
---```
---@param text string The text.
---@return integer # How many.
function string.len(text) end

---Writes a text in capitals.
---
---```lua
---guide(string.upper("today"))
---```
---@param text string The text.
---@return string # The text in capitals.
function string.upper(text) end

---Writes a text in small letters.
---
---```lua
---guide(string.lower("TODAY"))
---```
---@param text string The text.
---@return string # The text in small letters.
function string.lower(text) end

---Takes the spaces off both ends of a text.
---
---```lua
---assert(string.trim("  Kayla ") == "Kayla")
---```
---@param text string The text.
---@return string # The text without them.
function string.trim(text) end

---Gives part of a text. Numbers below zero count from its end.
---
---```lua
---assert(string.sub("P2", 2) == "2")
---```
---@param text string The text.
---@param first integer From which letter, in bytes.
---@param last? integer To which letter. [default the end]
---@return string # The part.
function string.sub(text, first, last) end

---Says a text several times over.
---
---```lua
---guide(string.rep("–", 3))
---```
---@param text string The text.
---@param times integer How often.
---@return string # All of it.
function string.rep(text, times) end

---Looks for a text in another. It is taken as it stands: there are no patterns.
---
---```lua
---if string.find("child in need", "need") then guide "It is a plan." end
---```
---@param text string Where to look.
---@param part string What for.
---@param from? integer From which letter on. [default 1]
---@return integer|nil, integer|nil # Where it begins and ends; nil where it isn't there.
function string.find(text, part, from) end

---Says whether a text begins with another.
---
---```lua
---assert(string.starts("child in need", "child"))
---```
---@param text string The text.
---@param part string Its beginning.
---@return boolean # Whether it does.
function string.starts(text, part) end

---Says whether a text ends with another.
---
---```lua
---assert(string.ends("child in need", "need"))
---```
---@param text string The text.
---@param part string Its end.
---@return boolean # Whether it does.
function string.ends(text, part) end

---Puts a text in the place of another, wherever it stands.
---
---```lua
---guide(string.replace("Ring NAME today.", "NAME", "Sam"))
---```
---@param text string The text.
---@param old string What to look for.
---@param new string What to put there.
---@return string # The new text.
function string.replace(text, old, new) end

---Takes a text apart.
---
---```lua
---for _, name in ipairs(string.split("Kayla,Jude", ",")) do guide(name) end
---```
---@param text string The text.
---@param at string Where to cut it: `","`.
---@return string[] # The parts.
function string.split(text, at) end

---Gives the number of one letter, as a byte.
---
---```lua
---assert(string.byte("A") == 65)
---```
---@param text string The text.
---@param i? integer Which letter. [default 1]
---@return integer|nil # Its number; nil beyond the end.
function string.byte(text, i) end

---Puts values into a text: `%s` a text, `%d` a whole number, `%.1f` a number with one
---digit, `%%` a percent sign. It knows d, i, f, g, e, x and s.
---
---```lua
---guide(string.format("%d of %d visits", 2, 3))
---```
---@param pattern string The text.
---@param ... any The values, in their order.
---@return string # The text with them.
function string.format(pattern, ...) end

---@class tablelib
table = {}

---Joins a list of texts and numbers.
---
---```lua
---guide(table.concat({ "Kayla", "Jude" }, " and "))
---```
---@param list table The list.
---@param between? string What stands between them. [default nothing]
---@param first? integer From which item. [default 1]
---@param last? integer To which item. [default the last]
---@return string # The text.
function table.concat(list, between, first, last) end

---Puts something into a list: at its end, or at a place. With three arguments the
---second is the place.
---
---```lua
---local asked = {}
---table.insert(asked, "school")
---table.insert(asked, 1, "nursery")
---```
---@param list table The list.
---@param at any What to put at its end; with three arguments, where.
---@param value? any What to put there. [default `at` is it]
function table.insert(list, at, value) end

---Takes an item out of a list.
---
---```lua
---local asked = { "school", "nursery" }
---table.remove(asked, 1)
---```
---@param list table The list.
---@param at? integer Which item. [default the last]
---@return any # The item; nil where the list is empty.
function table.remove(list, at) end

---Sorts a list. Equal items keep their order.
---
---```lua
---local ages = { 7, 2, 4 }
---table.sort(ages, function(a, b) return a > b end)
---```
---@param list table The list.
---@param before? fun(a: any, b: any): boolean Whether one comes before another. [default by number, or by letter]
function table.sort(list, before) end

---Gives the items of a list as values, as `unpack` does.
---
---```lua
---local older, little = table.unpack { "Kayla", "Jude" }
---```
---@param list table The list.
---@param first? integer From which item. [default 1]
---@param last? integer To which item. [default the last]
---@return any # The items.
function table.unpack(list, first, last) end

---@class mathlib
math = {}

---Gives the whole number below.
---
---```lua
---assert(math.floor(2.7) == 2)
---```
---@param n number A number.
---@return integer # The whole number.
function math.floor(n) end

---Gives the whole number above.
---
---```lua
---assert(math.ceil(2.1) == 3)
---```
---@param n number A number.
---@return integer # The whole number.
function math.ceil(n) end

---Gives a number without its minus.
---
---```lua
---assert(math.abs(-2) == 2)
---```
---@param n number A number.
---@return number # The number.
function math.abs(n) end

---Gives the square root.
---
---```lua
---assert(math.sqrt(9) == 3)
---```
---@param n number A number.
---@return number # The root.
function math.sqrt(n) end

---Gives the least of some numbers.
---
---```lua
---assert(math.min(3, 1, 2) == 1)
---```
---@param n number The first.
---@param ... number The others.
---@return number # The least.
function math.min(n, ...) end

---Gives the greatest of some numbers.
---
---```lua
---assert(math.max(3, 1, 2) == 3)
---```
---@param n number The first.
---@param ... number The others.
---@return number # The greatest.
function math.max(n, ...) end

---Gives what is left after dividing.
---
---```lua
---assert(math.fmod(7, 3) == 1)
---```
---@param n number What is divided.
---@param by number By what.
---@return number # What is left, with the sign of what is divided.
function math.fmod(n, by) end

---Raises a number to a power; the power is a whole number.
---
---```lua
---assert(math.pow(2, 3) == 8)
---```
---@param n number The number.
---@param power integer The power.
---@return number # The result.
function math.pow(n, power) end
