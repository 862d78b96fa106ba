-- england.views: what a supervisor thinks of a family, and what can be learned from it.
-- Whoever is asked for a view has one, with its reason, and teaches something in a
-- sentence that can be used again. A pack says so of its own families (`thinks` in
-- `sessions.hold`); here is what holds for any, by how it stands on the desk.
--
-- Sources: DOMAIN 5.2 (a record has facts, analysis, a decision, why, who does what by
-- when), 8.3 (whether a child has been seen comes early), 8.4 (the error that lasts is to
-- be slow to revise a first view), and that a missed date is explained and recorded.

local brought = require "england.brought"
local fields  = require "fields"

local views = {}

-- The most words of a view and what it teaches, so that a question fits behind them.
local most = 28

---@class sessions.view
---@field thinks Line What the supervisor thinks, with a reason: a sentence.
---@field teaches Line Something that can be used again: a sentence. Together with the view up to 28 words.
---@field tries? sessions.reply A reply that tries it out, to what will be done. [default what the library has]
---@field readings? table<string, sessions.reply> What can be made of it: two replies of up to ten words. [default “I have a view…” and “Two explanations…”]
---@field who? Line Who does what next there, for whoever asks: a sentence of up to 16 words. [default what holds for any family]
---@field proposes? Line What the student would do, where a decision was asked for: `"“I'd bring the review forward.”"`. [default "“Here is what I'd do, and why.”"]

-- What has been taught, so that nobody is told the same thing twice while there is another.
local taught = {}

-- latest_today is until when ten minutes of something can still be done today.
local latest_today = "16:40"

---Gives a reply to what will be done: something small that tries out what was taught,
---today, or first thing on the next day where it is too late for that.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", thinks = function()
---  return { thinks = "I'd ask the school first.", teaches = "Ask whoever sees them most.", tries = views.soon("ring the school", { "Ring the school", on = home, kind = "call", minutes = 10 }) }
---end }
---```
---@param says Line What the student says they do: `"ring the school"`.
---@param action table The action, without its day: as `agree` of a reply is.
---@param serves? "management"|"development"|"support"|"mediation" The function that it takes up. [default "development"]
---@return sessions.reply # The reply.
function views.soon(says, action, serves)
  local begins = "Today: "
  action.due = "today"
  if clock() > latest_today then begins, action.due = "First thing on " .. brought.weekday "tomorrow" .. ": ", "tomorrow" end
  return { "“" .. begins .. says .. ".”", serves = serves or "development", agree = action }
end

-- on gives a task about a case as such a reply.
local function on(says, what, case, serves)
  return views.soon(says, { what .. ": " .. case.name, on = case, kind = "write up", minutes = 10 }, serves)
end

-- late is said where something is overdue or was missed.
local function late(case)
  return {
    {
      thinks = "I'd sooner have a new day now than a good reason next week.", teaches = "When a date can't be kept, tell the family first: the reason, and the new day.",
      tries = views.soon("tell them the reason, and the new day", { "Say why it is late, and the new day: " .. case.name, on = case, kind = "call", minutes = 15 }, "management"),
    },
    {
      thinks = "I'd ask what would have to go for this to be done.", teaches = "Say what you leave, and who knows, on the day you leave it.",
      tries = on("write what I leave, and who knows", "What is left, and who knows", case, "management"),
    },
  }
end

-- unseen is said where the student hasn't seen them.
local function unseen(case)
  return {
    {
      thinks = "I wouldn't settle it yet: you haven't seen them, and a file has only what others saw.", teaches = "Write down what you expect; then you'll notice what's different.",
      tries = on("write down what I expect to find", "What you expect to find", case, "development"),
    },
    {
      thinks = "I'd want to know what a day there is like before I thought anything.", teaches = "Ask who sees them most, and what would surprise that person.",
      tries = on("write down whom to ask, and what", "Whom to ask, and what", case, "development"),
    },
  }
end

-- seen is said where the student has.
local function seen(case)
  return {
    {
      thinks = "I can't tell yet what you saw from what you made of it.", teaches = "Write three lines: what you saw, what you were told, what you think.",
      tries = on("three lines, as you said", "What you saw, were told, and think", case, "development"),
    },
    {
      thinks = "I might be wrong, and so might you: a first view is hard to give up.", teaches = "Write beside each view what would change it, and look for that first.",
      tries = on("write what would change my view", "What would change your view", case, "development"),
    },
  }
end

-- none is said where no family is spoken of.
local none = {
  {
    thinks = "I'd look at what went well, too: it can be done again elsewhere.", teaches = "Next time, bring what you'd least like to be asked about.",
    readings = {
      waited = { "“I asked something, and then waited.”", serves = "development", why = "you asked, and then waited" },
      small = { "“Something small, that I'd do again.”", serves = "development", why = "something small went well, and you would do it again" },
    },
  },
}

-- unsaid gives the first of some views that teaches something new, or else the last.
local function unsaid(list)
  for _, one in ipairs(list) do
    if not taught[one.teaches] then return one end
  end
  return list[#list]
end

---Gives what the supervisor thinks of the family that is spoken of, or of having brought
---none: what the pack says, or else what holds for any family that stands so.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and talk.left then advice { from = dawn, say = "You had to go. " .. views.said(views.of(talk)) } end
---```
---@param talk Talk The session so far.
---@return sessions.view # The view.
function views.of(talk)
  if talk.view then return talk.view end
  local one = talk.thinks and talk.thinks(talk)
  if one then
    local word = "a view"
    fields.only(word, one, { "thinks", "teaches", "tries", "readings", "who", "proposes" })
    fields.must(word, one, "thinks", "text")
    fields.must(word, one, "teaches", "text")
    local said = views.said(one)
    if brought.words(said) > most then error("a view and what it teaches have up to " .. most .. " words together, and these have " .. brought.words(said) .. ": " .. said) end
    return one
  end
  local case = talk.case
  if case == nil then return unsaid(none) end
  local now = case:standing()
  if now.late or now.missed then return unsaid(late(case)) end
  if case:seen() then return unsaid(seen(case)) end
  return unsaid(unseen(case))
end

---Notes that the supervisor says what they think now: from here on it is the session's view.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and talk.view == nil then views.tell(talk) end
---```
---@param talk Talk The session so far.
function views.tell(talk)
  talk.view = views.of(talk)
  taught[talk.view.teaches] = true
end

---Gives a view as it is said.
---
---```lua
---guide(views.said { thinks = "I'd go today.", teaches = "Ask first who else is in." })
---```
---@param one table The view, as `views.of` gives it.
---@return string # The view, and what it teaches.
function views.said(one) return one.thinks .. " " .. one.teaches end

return views
