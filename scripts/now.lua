-- now: how a case stands, told in parts that become true at different times: the visit,
-- the plan, the night. The desk shows the parts together, above the case's summary.

local now = {}

local told = {}

---Tells a part of how a case stands. What is told of the same part later takes its place.
---
---When: in a storyline
---
---```lua
---now.say(home, "visit", "Seen on " .. now.today() .. ".")
---now.say(home, "plan", "Gran does Tuesdays from next week.")
---```
---@param case case The case.
---@param part Name Which part, by a name of your choice: `"visit"`, `"plan"`.
---@param line Line What stands in it now: a sentence or two.
function now.say(case, part, line)
  local parts = told[case.id] or {}
  told[case.id] = parts
  local lines, known = {}, false
  for _, p in ipairs(parts) do
    if p.part == part then p.line, known = line, true end
  end
  if not known then table.insert(parts, { part = part, line = line }) end
  for _, p in ipairs(parts) do table.insert(lines, p.line) end
  stands(case, table.concat(lines, " "))
end

---Names the day that it is, for such a line.
---
---When: in a storyline
---
---```lua
---now.say(home, "visit", "Seen on " .. now.today() .. ".")
---```
---@return string # The day: `"Tuesday 3 March"`.
function now.today() return day_in_words("day " .. day()) end

return now
