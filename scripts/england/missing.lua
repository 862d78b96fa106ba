-- england.missing: a child who is missing, from the first call to the interview after
-- they are back.
--
-- It keeps what the desk says of the case, and opens the one clock that guidance sets:
-- a return home interview, offered after every episode, within 72 hours of the return.
-- Who is rung, who looks and who meets is yours to tell. A missing child is somebody's
-- child: say who they are before what they did.

local children = require "england.children"
local fields   = require "fields"

local missing = {}

---A time during which a child is missing.
---
---When: in a storyline
---
---```lua
---local episode = missing.begins { on = coast, since = "Monday, 21:40", told = "the police, at 22:15" }
---wait_until "day 2 09:00"
---missing.ends { episode = episode, at = "07:15 this morning" }
---```
---@class Episode
---@field on case The case.
---@field since Line Since when, in words.
---@field child? Member Which child. [default it isn't said]

---@class missing.begins.fields
---@field on case The case.
---@field since Line Since when, in words: `"Monday, 21:40"`.
---@field told? Line Who was told, and when: `"the police, at 22:15"`. [default nobody is named]
---@field child? Member Which child, where the case has several. [default it isn't said]
---@field tiers? Tier|Tier[] Which tiers can be defended while they are missing. An `expect` said at once afterwards takes their place, with a reason of yours. [default P0 and P1: today at the latest, which is Caseload's own scale and hasn't been reviewed by practitioners]

---Says that a child is missing: the desk says since when and who knows, and until they
---are back these tiers can be defended. It waits for nothing. How serious it is belongs to
---the text that tells of it: `say = { "…", concern = 3 }`.
---
---When: in a storyline
---
---```lua
---message { from = sam, about = coast, by = "phone", urgent = true, say = { "They weren't back at ten. We've rung the police.", concern = 3 } }
---local episode = missing.begins { on = coast, since = "Monday, 21:40", told = "the police, at 22:15" }
---```
---@param options missing.begins.fields
---@return Episode # The episode, for `missing.ends`.
function missing.begins(options)
  local word = "missing.begins"
  fields.only(word, options, { "on", "since", "told", "child", "tiers" })
  local on, since = fields.must(word, options, "on", "case"), fields.must(word, options, "since", "text")
  local how = "Missing since " .. since
  if options.child then how = options.child[1] .. " is missing, since " .. since end
  if options.told then how = how .. ". Told: " .. options.told end
  stands(on, how .. ".")
  expect {
    about = on, tiers = options.tiers or { "P0", "P1" },
    why = "A child who is missing is looked for today: at once where somebody may be in danger.",
  }
  return { on = on, since = since, child = options.child }
end

---@class missing.ends.fields
---@field episode Episode The episode.
---@field at? Line When they came back, in words: `"07:15 this morning"`. [default the time of day]
---@field hold? boolean True where the student holds the interview, and has seen the child then; else it is arranged, with somebody independent. [default false]
---@field due? Day The interview's day. Where they came back earlier or a weekend lies between, the last working day inside the 72 hours. [default 72 hours from now]
---@field minutes? Minutes As in `children.return_interview`. [minutes; 1 to 1440; default 120 to hold it with its record, 15 to arrange it, a design proposal]
---@field options? table<string, task.option> Other ways to do it, as in `task`. Up to 6. [default none]
---@field scene? Text What the student meets when it is done. [default none]

---Says that a child who was missing is back, and lays out what that asks for: the return
---home interview, whose clock stands on the case. Being back isn't yet being safe: what was
---serious stays so until `protect` says what was done.
---
---When: in a storyline
---
---```lua
---local episode = missing.begins { on = coast, since = "Monday, 21:40" }
---wait_until "day 2 09:00"
---local interview = missing.ends { episode = episode, at = "07:15 this morning", hold = true }
---if wait_for(interview) then protect(coast, "somebody listened") end
---```
---@param options missing.ends.fields
---@return task # The task: to hold the interview, or to arrange it.
function missing.ends(options)
  local word = "missing.ends"
  fields.only(word, options, { "episode", "at", "hold", "due", "minutes", "options", "scene" })
  local episode = fields.must(word, options, "episode", "table")
  local on = fields.must(word, episode, "on", "case")
  local who = "Back"
  if episode.child then who = episode.child[1] .. " is back" end
  stands(on, who .. " since " .. (options.at or clock()) .. "; missing since " .. episode.since .. ".")
  return children.return_interview {
    on = on, child = episode.child, hold = options.hold, due = options.due, minutes = options.minutes,
    options = options.options, scene = options.scene,
  }
end

return missing
