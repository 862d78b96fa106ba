-- england.agreed: what a supervision session decides and agrees: what becomes a task with
-- a day, what the manager does, what of it has been said, and what came of what was
-- agreed the last time.

local agreed = {}

---@class sessions.action
---@field [1] Line What is to be done: `"Ring the school"`.
---@field by? "me"|"manager" Who does it. What the manager does is relief: nothing is put on the student's desk. [default "me"]
---@field due? Day By when: `"today"`, too. [default "2 working days"]
---@field minutes? Minutes How long the task takes. [minutes; 0 to 1440; default 20]
---@field kind? Line The task's kind. [default nothing]
---@field on? case The case. [default none]
---@field task? task A task that is on the desk already: it gets this day, and none is added. [default a new one]
---@field there? boolean It is on the desk for that day already, so none is added and nothing moves. [default false]
---@field decision? true|Line What was decided with it, for the record: `true` where the action itself was, or the decision in words. [default nothing]
---@field does? fun() What the manager does at once: `function() reallocate(home) end`. [default nothing]

---@class sessions.last
---@field [1] Line What was agreed.
---@field task? task The task that it is. [default none]
---@field done? boolean Whether it was done, where there is no task. [default false]

---@class Talk.last: sessions.last
---@field late boolean Whether it is overdue.
---@field day? Line The day it was for. [default none]
---@field agreed? boolean Whether it was agreed at an earlier session of the run. [default false]

---@class Talk.decision
---@field what Line What was decided.
---@field case? case On which case. [default none]
---@field action sessions.action With what it was agreed.
---@field said boolean Whether the supervisor has said it.

-- What the last session with somebody agreed, by the person's id.
local kept = {}

---Gives what was agreed last time, first what is late, then what is open, then what is
---done, as the desk has it.
---
---When: in a storyline
---
---```lua
---local last = agreed.last(dawn, { "the visit", task = visit })
---if last and last.late then advice { from = dawn, say = "What got in the way?" } end
---```
---@param with person Who supervises.
---@param before? sessions.last What was agreed before the run began. [default nothing]
---@return Talk.last|nil # What was agreed; nil for nothing.
function agreed.last(with, before)
  local last = before
  for _, action in ipairs(kept[with.id] or {}) do
    if action.task then
      last = { action[1], task = action.task, agreed = true }
      if not action.task:done() then break end
    end
  end
  if last == nil then return nil end
  local now = { last[1], task = last.task, agreed = last.agreed, done = last.done or false, late = false }
  if last.task then now.done, now.late, now.day = last.task:done(), last.task:late(), last.task:due() end
  return now
end

---Remembers what a session agreed, for the next one with the same person.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then agreed.keep(talk) end
---```
---@param talk Talk The session at its end.
function agreed.keep(talk) kept[talk.with.id] = talk.actions end

---Notes an action, and puts it on the desk or has the manager do it.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then agreed.note(talk, { "Ring the school", kind = "call", minutes = 10, due = "today" }, home) end
---```
---@param talk Talk The session so far.
---@param given sessions.action|fun(talk: Talk): sessions.action|nil The action.
---@param about? case The case that was spoken of. [default none]
function agreed.note(talk, given, about)
  local action = given
  if type(given) == "function" then action = given(talk) end
  if action == nil then return end
  action.due = action.due or "2 working days"
  if action.by == "manager" then
    if action.does then action.does() end
  elseif action.task == nil and not action.there then
    action.task = task { action[1], id = "agreed-" .. talk.number .. "-" .. #talk.actions + 1, on = action.on, kind = action.kind, minutes = action.minutes or 20, due = action.due, agreed = true, source = "Agreed in supervision" }
  elseif action.task then
    move(action.task, action.due)
  end
  action.day = day_in_words(action.due)
  table.insert(talk.actions, action)
  local what = action.decision
  if what == true then
    what = action[1]
    if action.due ~= "today" then what = what .. ", " .. action.day end
  end
  if what then table.insert(talk.decisions, { case = about, what = what, action = action, said = false }) end
end

-- sentence makes one of some words.
local function sentence(words) return words:sub(1, 1):upper() .. words:sub(2) .. "." end

---Gives what the manager decided or gives and hasn't said yet, each as a sentence, and
---takes it as said.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then for _, text in ipairs(agreed.unsaid(talk)) do advice { from = dawn, say = text } end end
---```
---@param talk Talk The session.
---@return string[] # The sentences.
function agreed.unsaid(talk)
  local list = {}
  for _, one in ipairs(talk.decisions) do
    if not one.said then table.insert(list, sentence(one.what)) end
    one.said, one.action.told = true, true
  end
  for _, action in ipairs(talk.actions) do
    if action.by == "manager" and not action.told then
      local what = action[1]
      if action.due ~= "today" then what = what .. ", " .. action.day end
      table.insert(list, sentence(what))
      action.told = true
    end
  end
  return list
end

return agreed
