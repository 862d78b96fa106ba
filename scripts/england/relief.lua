-- england.relief: what a manager takes away there and then, so that who says that it is
-- too much gets something, and the desk shows it.

local fields = require "fields"

local relief = {}

-- first gives the first of some tasks that is the student's to do and has a day; one that
-- is taken isn't begun.
local function first(list, taken)
  for _, one in ipairs(list or {}) do
    if one:open() and one:due() and not (taken and one:begun()) then return one end
  end
end

---@class relief.give.fields
---@field waits? task[] Tasks that can wait, the first choice first. [default none]
---@field till Day The day until which the first of them waits.
---@field takes? task[] Tasks that the manager can take or do without, the first choice first. [default none]
---@field why? Line What the student reads when one is taken. [default "Your manager has taken it."]

---@class Relief
---@field waits? Line The task that waits. [default none was left]
---@field day? Line The day until which it waits. [default none was left]
---@field takes? Line The task that is taken. [default none was left]

---Moves the first of the tasks that can wait, and takes the first that the manager can
---take: what is done or gone isn't touched, and what is begun isn't taken. The desk shows
---both at once.
---
---When: in a storyline
---
---```lua
---local given = relief.give { waits = { visit }, till = "day 4" }
---if given.waits then message { from = dawn, say = "“" .. given.waits .. "” waits until " .. given.day .. "." } end
---```
---@param options relief.give.fields
---@return Relief # What there was to give.
function relief.give(options)
  local word = "relief.give"
  fields.only(word, options, { "waits", "till", "takes", "why" })
  fields.must(word, options, "till", "text")
  local waits, takes, given = first(options.waits, false), first(options.takes, true), {}
  if waits then
    move(waits, options.till)
    given.waits, given.day = waits.title, waits:due()
  end
  if takes and takes ~= waits then
    given.takes = takes.title
    withdraw(takes, options.why or "Your manager has taken it.")
  end
  return given
end

---Says what was given, as a manager says it.
---
---When: in a storyline
---
---```lua
---message { from = dawn, say = relief.said(relief.give { waits = { visit }, till = "day 4" }) }
---```
---@param given table What there was to give, as `relief.give` gave it.
---@return string # A sentence or two; where nothing was left, that nothing was.
function relief.said(given)
  local parts = {}
  if given.waits then table.insert(parts, "“" .. given.waits .. "” can wait: it's for " .. given.day .. " now.") end
  if given.takes then table.insert(parts, "“" .. given.takes .. "” I take off you.") end
  if #parts == 0 then return "There's nothing left on it that can wait, so somebody has to go. Raise it with me as that, with the numbers." end
  return table.concat(parts, " ")
end

return relief
