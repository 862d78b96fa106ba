-- escalation: taking something further, stage by stage, with those who haven't done it or
-- who see it otherwise: a repair that nobody makes, a school place, a disagreement between
-- agencies.
--
-- How many stages there are, who is rung at each and how long they have is local
-- procedure: say where it stands as `source`, and `status` how sure that is.

local fields = require "fields"

local escalation = {}

---@class escalation.stage
---@field [1] Line What the student does: `"Ring the manager of repairs"`.
---@field minutes Minutes How long it takes. [minutes; 1 to 1440]
---@field kind? TaskKind What kind of work it is. [default "call"]
---@field with? person Who does it with the student. [default nobody]
---@field due? Day By when. [default "tomorrow"]
---@field scene? Text What the student meets when it is done. [default none]
---@field answers? Length How long they take to answer. [default "1 working day"]

---@class escalation.climb.fields
---@field [1] Line What it is about, as the case's date says it: `"The window is repaired"`.
---@field on case The case.
---@field stages escalation.stage[] The stages, in order. Up to 6.
---@field settles fun(stage: integer): boolean Called when a stage has been answered, with its number: says whether that settles it. Let it say what is answered, with `message`.
---@field source? Line The procedure that it follows, shown to the student. [default "Local procedure for taking a disagreement further"]
---@field status? RuleStatus How certain that is. [default "local, unverified"]

---Takes something further. The first stage is laid on the desk, with its date on the case.
---When the student has done it and the others have had their time, `settles` says whether
---that was enough; if not, the next stage is laid out. Nothing goes further by itself: a
---stage that the student leaves, stays. It waits until it is settled, or the last stage is
---answered, or a stage is taken off the desk.
---
---When: in a storyline
---
---```lua
---local at = escalation.climb {
---  "The window is repaired", on = home,
---  stages = {
---    { "Ring the repairs line", minutes = 20, due = "today" },
---    { "Write to the manager of repairs", kind = "letter", minutes = 30 },
---    { "Ask Dawn to ring their director", kind = "meeting", minutes = 15, with = dawn },
---  },
---  settles = function(stage)
---    if stage < 2 then
---      message { from = "Repairs", about = home, say = "It is on the list for June." }
---      return false
---    end
---    message { from = "Repairs", about = home, say = "Tomorrow, before ten." }
---    return true
---  end,
---}
---if at then protect(home, "a lock on the window") end
---```
---@param options escalation.climb.fields
---@return integer|nil # The stage that settled it; nil where none did.
function escalation.climb(options)
  local word = "escalation.climb"
  fields.only(word, options, { 1, "on", "stages", "settles", "source", "status" })
  local what, on = fields.must(word, options, 1, "text"), fields.must(word, options, "on", "case")
  local stages, settles = fields.must(word, options, "stages", "table"), fields.must(word, options, "settles", "function")
  if #stages == 0 then error("`" .. word .. "` needs a stage or more in its `stages`") end
  if #stages > 6 then error("`" .. word .. "` has " .. #stages .. " stages, and takes up to 6") end
  for number, stage in ipairs(stages) do
    fields.only("a stage of `" .. word .. "`", stage, { 1, "minutes", "kind", "with", "due", "scene", "answers" })
    local step = task {
      stage[1], on = on, kind = stage.kind or "call", minutes = stage.minutes, with = stage.with, due = stage.due or "tomorrow",
      scene = stage.scene, source = options.source or "Local procedure for taking a disagreement further", status = options.status or "local, unverified",
    }
    deadline {
      what .. ": stage " .. number .. " of " .. #stages, on = on, due = stage.due or "tomorrow", met_by = step,
      source = options.source or "Local procedure for taking a disagreement further", status = options.status or "local, unverified",
    }
    if not wait_for(step) then return nil end
    wait(stage.answers or "1 working day")
    if settles(number) then return number end
  end
  return nil
end

return escalation
