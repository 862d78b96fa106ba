-- england.exchanges: what a supervisor asks, question by question, where a scenario
-- gives no question of its own. england.supervision puts them together.
--
-- The questions follow Morrison's cycle: what happened, what did you feel and notice,
-- what do you make of it and what would change your mind, what will you do and what
-- will you stop doing. Each opens one of the four functions. Every reply can be
-- defended; a reply that takes the function up says so with `serves`, and the desk
-- doesn't. What is said and the replies together stay under 60 words.

local exchanges = {}

-- points is the load against the ceiling, as one says it.
local function points()
  local ceiling = employer_terms().ceiling
  return math.floor(workload() * ceiling + 0.5) .. " of " .. ceiling
end

-- task_on is a piece of work about the case that is spoken of.
local function task_on(talk, what, kind, minutes)
  local title = what
  if talk.case then title = what .. ": " .. talk.case.name end
  return { title, on = talk.case, kind = kind, minutes = minutes, due = "2 working days" }
end

---Asks how it went with what was agreed last time.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", last = { "the chronology on Reid" }, asks = { follow = exchanges.follow } }
---```
---@param talk Talk The session so far.
---@return sessions.question|nil # The question; nil where nothing was agreed.
function exchanges.follow(talk)
  local last = talk.last
  if last == nil then return nil end
  if last.done then
    return { "Last time we agreed: " .. last[1] .. ". It's done. What did it take?", opens = "management", replies = {
      longer = { "“Twice what we said. I'd plan for that another time.”", serves = "development" },
      good = { "“It went well. I'd like to say what helped.”", serves = "development" },
      less = "“Less than I'd feared.”",
    } }
  end
  return { "Last time we agreed: " .. last[1] .. ". It's still open. I'm asking, that's all.", opens = "management", replies = {
    moved = { "“Other things came first. May it have a new date?”", agree = { last[1], task = last.task or "again", due = "3 working days" } },
    start = { "“I didn't know how to begin. Can you show me?”", serves = "development" },
    drop = { "“I don't think it's needed now, and I can say why.”", serves = "management" },
  } }
end

---Asks what happened in the family that was brought, or which one it should be.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { management = exchanges.management } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.management(talk)
  if talk.case == nil then
    return { "You've brought no case, and that's all right. What would you like us to decide today?", opens = "management", replies = {
      order = { "“What comes first tomorrow, and what can wait.”", serves = "management" },
      check = { "“Nothing new. Please check what I've decided by myself.”", serves = "management" },
      none = "“Nothing, today.”",
    } }
  end
  return { talk.case.name .. ". What happened, from the beginning?", about = talk.case, opens = "management", replies = {
    facts = { "“What I saw, what I was told, and what I don't know.”", serves = "management" },
    decide = { "“I need us to decide something, and I'll say why.”", serves = "management" },
    quiet = { "“Nothing new. It's ticking over.”", asks = function()
      return { "Then help me picture them. Who did you last speak to there, and when?", about = talk.case, opens = "management", replies = {
        look = { "“I'd have to look. Could we do that now?”", serves = "management" },
        week = "“Last week. They asked to be left alone a while.”",
      } }
    end },
  } }
end

---Asks for the dates first, as an employer who is afraid wants it.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { management = exchanges.dates } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.dates(talk)
  local also = ""
  if talk.unbrought then also = talk.unbrought.name .. " isn't on your list; I'd sooner ask than read about it. " end
  return { "Dates first, I'm afraid. " .. also .. "Which are late, or will be, and why?", opens = "management", replies = {
    why = { "“This one, and the reason is on the file.”", serves = "management" },
    load = { "“They were set for a smaller week than this.”", serves = "mediation" },
    keep = "“I'll keep them.”",
  } }
end

---Asks what was felt and noticed. Nobody has to say.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { support = exchanges.support } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.support(talk)
  local says = "What did you feel, and what did you notice in yourself? You needn't say."
  if talk.manner == "blaming" then says = "The form has a box for how you are. I'd like to know, box or not." end
  return { says, opens = "support", replies = {
    felt = { "“More than I said then. It came home with me.”", serves = "support", asks = function()
      if talk.manner ~= "supportive" then return nil end
      return { "Thank you. Who else knows? That sort of thing shouldn't sit with you alone until we next meet.", opens = "support", replies = {
        nobody = { "“Nobody. I'd like somebody here to.”", agree = { "Half an hour with a colleague about it", kind = "support", minutes = 30, due = "2 working days" } },
        home = "“At home, without names. That's enough for now.”",
      } }
    end },
    hurried = { "“That I was hurrying, and they noticed.”", serves = "support" },
    pass = "“I'd rather not, today.”",
  } }
end

---Asks what is made of it, and what would change one's mind.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { development = exchanges.development } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.development(talk)
  local says = "What do you make of it, and what would change your mind?"
  if talk.said.support == "pass" then says = "That's fine. " .. says end
  if talk.manner == "stretched" then says = "Sorry, the phone. We've half the time we should have. " .. says end
  return { says, about = talk.case, opens = "development", replies = {
    view = { "“I have a view, and can say what would change it.”", serves = "development", why = "a view, and what would change it" },
    two = { "“Two explanations. I want to find out which.”", serves = "development", why = "two explanations, and how to tell them apart" },
    yours = { "“I'd sooner hear what you think.”", why = "the manager's view; the worker's to follow", asks = function()
      if talk.manner ~= "supportive" then return nil end
      return { "I'll say, after you. If I were off sick today, what would you write?", about = talk.case, opens = "development", replies = {
        write = { "“That I don't know yet, and how I'd find out.”", serves = "development", why = "what isn't known, and how to find out" },
        wait = "“I'd wait until you were back.”",
      } }
    end },
  } }
end

---Asks what won't fit, and what should be taken up the line.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { mediation = exchanges.mediation } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.mediation(talk)
  local says = "You're at " .. points() .. " points. Does the week fit, and what should I take up the line?"
  if workload() >= 1 then says = "You're at " .. points() .. " points, which is past it. What won't fit, and what do I take up the line?" end
  return { says, opens = "mediation", replies = {
    stop = { "“It doesn't fit. Here is the week in hours.”", serves = "mediation", agree = talk.gives },
    date = { "“One thing has to move, and I've chosen which.”", serves = "mediation", agree = talk.gives },
    fits = "“It fits, if nothing else comes.”",
  } }
end

---Says what wasn't brought though it presses, and asks for a sentence about it.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { unbrought = exchanges.unbrought } }
---```
---@param talk Talk The session so far.
---@return sessions.question|nil # The question; nil where nothing that presses was left out.
function exchanges.unbrought(talk)
  local one = talk.unbrought
  if one == nil then return nil end
  return { "You didn't bring " .. one.name .. ". There's a lot on your board. Could I hear a sentence about it?", about = one, opens = "management", replies = {
    putting_off = { "“I've been putting it off. Can we look now?”", serves = "management", agree = { "Look again at what presses: " .. one.name, on = one, kind = "call", minutes = 20, due = "tomorrow" } },
    in_hand = "“It's in hand, and the next step has a day.”",
    not_today = { "“I can't think about that one today.”", agree = { one.name .. ": rings them today, and tells you what was said", by = "manager", due = "today" } },
  } }
end

---Asks what will be done, and what will be stopped.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { action = exchanges.action } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.action(talk)
  local says = "So what will you do, by when, and what will you stop doing?"
  if talk.manner == "stretched" and talk.unbrought then says = "We haven't got to " .. talk.unbrought.name .. "; ring me about it, please. What will you do, by when, and what will you stop doing?" end
  return { says, about = talk.case, opens = "management", replies = {
    write = { "“Write down what we decided. Stop carrying it in my head.”", serves = "management", agree = task_on(talk, "Write up what we decided", "write up", 20) },
    find_out = { "“Go back and ask what I don't know. Stop guessing.”", serves = "management", agree = task_on(talk, "Ask what isn't known yet", "call", 20) },
    tell = { "“Tell them what was decided myself. Stop leaving it to letters.”", serves = "management", agree = task_on(talk, "Tell them what was decided", "call", 20) },
  } }
end

return exchanges
