-- england.exchanges: what a supervisor asks, question by question, where a scenario
-- gives no question of its own. england.supervision puts them together.
--
-- How one is comes first, then the list. The questions follow Morrison's cycle: what
-- happened, what did you feel and notice, what do you make of it and what would change
-- your mind, what will you do and what will you stop doing. Each opens one of the four
-- functions. Every reply can be defended; a reply that takes the function up says so
-- with `serves`, and the desk doesn't. What is said of a case is how it stands on the
-- desk (england.brought). What is said and the replies together stay under 60 words.

local brought = require "england.brought"
local replies = require "england.replies"
local views   = require "england.views"

local exchanges = {}

-- The most words in a question, and in the one about a case, whose replies are short.
local most, longest = 31, 35

-- points is the load against the ceiling, as one says it.
local function points()
  local ceiling = employer_terms().ceiling
  return math.floor(workload() * ceiling + 0.5) .. " of " .. ceiling
end

-- What is said of a reply in the student's own words before the next question, by the
-- question.
local thanks = {
  ["support again"] = "All right. ", ["mediation again"] = "Thank you; nothing moves by that yet. ", ["unbrought again"] = "I'll ask you again. ",
  ["management again"] = "Then nothing is decided on that yet. ", others = "I can't pick one from that, so ask me for twenty minutes on it. ",
  dates = "Noted. ", follow = "Noted. ",
}

---Gives what the supervisor says about the last reply before they ask the next question.
---Before what won't fit they say what they think of the case, and what it teaches.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then guide(exchanges.heard(talk, "last")) end
---```
---@param talk Talk The session so far.
---@param name Name What the next question is called.
---@return string # The words, with a space behind them; nothing where the next question goes on from it by itself.
function exchanges.heard(talk, name)
  local key, settled = talk.latest and talk.said[talk.latest], talk.decisions[#talk.decisions]
  if name == "mediation" then
    local mine = ""
    if key == "own" and talk.latest == "development" then mine = "Mine: " end
    return mine .. views.said(views.of(talk)) .. "\n\n"
  end
  if settled and not settled.said then return "Then " .. settled.what .. ". " end
  if talk.hears then return talk.hears .. " " end
  if key == "pass" then return "That's fine. " end
  if key == "own" then return thanks[talk.latest] or "Thank you. " end
  if talk.manner == "stretched" and name == "development" then return "All right. " end
  return ""
end

---Asks on from a reply in the student's own words, which nobody else can read.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and talk.own.support and not talk.left then conversation.ask(talk, "on", exchanges.own(talk, "support")) end
---```
---@param talk Talk The session so far.
---@param name Name What was asked: `"support"`.
---@param about? case The case it was about. [default none]
---@return sessions.question|nil # The question; nil where the next one goes on from it by itself.
function exchanges.own(talk, name, about)
  local on = replies.own[name]
  if on then return on(talk, about) end
end

---Asks how the student is, and says that there is a record and what is on the list. Nobody
---has to say.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { support = function(talk) return exchanges.support(talk, "Sit down. How are you?") end } }
---```
---@param talk Talk The session so far.
---@param hello? Line How they ask. [default "How are you, before anything else?"]
---@return sessions.question # The question.
function exchanges.support(talk, hello)
  local rule = "This is recorded, and isn't private."
  if talk.manner == "blaming" then hello, rule = "The form asks how you are. How are you?", "It isn't private." end
  return { brought.fit(most, { hello or "How are you, before anything else?", rule, brought.said(talk.agenda) }), opens = "support", replies = replies.support(talk) }
end

---Asks about what was agreed last time and is late.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", last = { "the chronology on Reid" }, asks = { follow = exchanges.follow } }
---```
---@param talk Talk The session so far.
---@return sessions.question|nil # The question; nil where nothing that was agreed is late.
function exchanges.follow(talk)
  local last = talk.last
  if last == nil or not last.late then return nil end
  talk.recalled = true
  return { "Last time we agreed: " .. last[1] .. ". It was for " .. last.day .. ", and it hasn't happened. What got in the way?", opens = "management", replies = {
    moved = { "“Other things came first. May it have a new date?”", serves = "management", agree = { last[1], task = last.task, due = "3 working days" } },
    start = { "“I didn't know how to begin. Can you show me?”", serves = "development" },
    drop = { "“I don't think it's needed now, and I can say why.”", serves = "management" },
  } }
end

-- kept says in one sentence what came of what was agreed last time, where it isn't late.
local function kept(talk)
  local last = talk.last
  if last == nil or last.late or not last.agreed then return nil end
  if last.done then return "Last time we agreed: " .. last[1] .. ". It's done, thank you." end
  return "Last time we agreed: " .. last[1] .. ". It has until " .. last.day .. "."
end

---Asks what happened in the family that was brought, or what should be decided. It says
---how the case stands on the desk.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { management = exchanges.management } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.management(talk)
  local one = talk.case
  if one == nil then
    talk.recalled = talk.recalled or kept(talk) ~= nil
    return { brought.fit(most, { kept(talk) or "", "You've brought no family. What would you like us to decide today?" }), opens = "management", replies = {
      order = { "“What comes first tomorrow, and what can wait.”", serves = "management" },
      check = { "“Nothing new. Please check what I've decided by myself.”", serves = "management" },
      none = "“Nothing, today.”",
    } }
  end
  local begins, asks = one.name .. ", then.", "What happened?"
  if talk.picked then begins = "You've brought no family, so I'd take " .. one.name .. "." end
  if talk.agenda.decision == one then asks = "What do you need us to decide?" end
  local last = kept(talk)
  local limit = longest - brought.words(exchanges.heard(talk, "management"))
  local room = limit - brought.words((last or "") .. " " .. begins .. " " .. asks)
  local says = brought.fit(limit, { { last }, begins, brought.most(one, room), asks })
  if last and says:find(last) then talk.recalled = true end
  return { says, about = one, opens = "management", replies = replies.management(talk) }
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
  local on, also
  for _, one in ipairs(brought.late(talk.agenda)) do on = on or one end
  if talk.unbrought then also = brought.at(talk.unbrought) .. " isn't on your list." end
  if on then
    return { brought.fit(most, { "Dates first, I'm afraid; then how you are.", also or "", on.name .. ": " .. brought.due(on), "Why?" }), about = on, opens = "management", replies = {
      why = { "“I can say why, and when it will be done.”", serves = "management" },
      load = { "“It was set for a smaller week than this.”", serves = "mediation" },
      keep = "“It's next.”",
    } }
  end
  return { brought.fit(most, { "Dates first, I'm afraid; then how you are.", also or "", "None is late. Which will be?" }), opens = "management", replies = {
    why = { "“One may be, and I can say why.”", serves = "management" },
    load = { "“They were set for a smaller week than this.”", serves = "mediation" },
    keep = "“None that I know of.”",
  } }
end

---Asks what is made of it, and what would change one's mind; where no family is spoken of,
---what went well.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { development = exchanges.development } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.development(talk)
  local phone, learning, asks = nil, nil, "What do you make of it, and what would change your mind?"
  if talk.manner == "stretched" then phone = "Sorry, that was the phone." end
  if talk.case == nil then
    asks = "What went well this week, and what made it go well?"
  elseif talk.said.management == "own" then
    asks = "What would change your mind about " .. talk.case.name .. "?"
  elseif talk.agenda.learning then
    learning = "You've learning on your list."
  end
  local room = most - brought.words(exchanges.heard(talk, "development"))
  return { brought.fit(room, { { phone }, { learning }, asks }), about = talk.case, opens = "development", replies = replies.development(talk) }
end

---Asks which of the other families on the list can't wait.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { others = exchanges.others } }
---```
---@param talk Talk The session so far.
---@return sessions.question|nil # The question; nil where nothing else was brought.
function exchanges.others(talk)
  local left, names, answers = brought.unreached(talk), {}, {}
  if #left == 0 then return nil end
  for i, one in ipairs(left) do
    if i > 3 then break end
    table.insert(names, brought.at(one))
    answers[one.id] = { "“" .. one.name .. ".”", serves = "management", reaches = { one }, agree = { "Twenty minutes on " .. one.name, by = "manager", due = "tomorrow" } }
  end
  answers.none = { "“None. Each has its next step.”", reaches = left }
  return { "You've brought " .. brought.list(names) .. ", too. Which can't wait until next time?", opens = "management", replies = answers }
end

---Asks what won't fit.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { mediation = exchanges.mediation } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.mediation(talk)
  return { "You're at " .. points() .. " points. What won't fit?", opens = "mediation", replies = {
    stop = { "“It doesn't fit. Here are my hours.”", serves = "mediation", agree = talk.gives },
    date = { "“One thing has to move.”", serves = "mediation", agree = talk.gives },
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
  return { "You didn't bring " .. one.name .. ", and " .. brought.presses(one) .. ". Could I hear a sentence about it?", about = one, opens = "management", replies = replies.unbrought(one) }
end

---Asks what will be done, and by when. A worry that was voiced is taken up here.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { action = exchanges.action } }
---```
---@param talk Talk The session so far.
---@return sessions.question # The question.
function exchanges.action(talk)
  local says, answer, worry = "", "", talk.worry
  if worry then says, answer = "You said " .. worry[1] .. ".", worry.answer or "" end
  local room = most - brought.words(exchanges.heard(talk, "action"))
  return { brought.fit(room, { says, answer, "What will you do, and by when?" }), about = talk.case, opens = "management", replies = replies.action(talk) }
end

return exchanges
