-- england.replies: what a student can say to the questions of england.exchanges, with
-- what is agreed because of it. Which replies there are follows from the desk and from
-- what was said before: nobody is offered words that aren't true.

local brought = require "england.brought"
local views   = require "england.views"

local replies = {}

-- task_on is a piece of work about the case that is spoken of.
local function task_on(talk, what, kind, minutes)
  local title = what
  if talk.case then title = what .. ": " .. talk.case.name end
  return { title, on = talk.case, kind = kind, minutes = minutes, due = "2 working days" }
end

-- decided says whether something was decided on the case that is spoken of.
local function decided(talk)
  for _, one in ipairs(talk.decisions) do
    if one.case == talk.case then return true end
  end
  return false
end

-- asks_which asks on from the worry that something was missed. What the supervisor says to
-- it is what the desk shows.
local function asks_which(late)
  local look = "I've looked, and no date is late."
  if late then look = "I've looked, and on " .. late.name .. ", " .. brought.due(late):sub(1, -2) .. "." end
  return { "Thank you for saying. What might it be?", opens = "support", replies = {
    slip = { "“A date, or something I was to send.”", serves = "support", hears = look, worry = { "it might be a date" } },
    said = { "“Something somebody said. I can't stop hearing it.”", serves = "support", hears = "Then write it down word for word, and bring it to me.", worry = { "you can't stop hearing it" }, agree = { "Write down what was said, word for word", kind = "write up", minutes = 10, due = "tomorrow" } },
    night = { "“I don't know. It comes at night.”", serves = "support", hears = "Thank you.", worry = { "it comes at night", answer = "What's written down by five needn't be kept in your head." }, agree = { "Half an hour with a colleague about it", kind = "support", minutes = 30, due = "2 working days" } },
  } }
end

---Replies to how one is. What worries the student is taken up later in the same session.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { support = function(talk) return { "How was the drive?", opens = "support", replies = replies.support(talk) } end } }
---```
---@param talk Talk The session so far.
---@return table<string, string|sessions.reply> # The replies.
function replies.support(talk)
  -- Asked whether or not it was on the list, or others could tell from how many
  -- questions there were. A stretched manager has no time to ask on, and comes back to it.
  local late = brought.late(talk.agenda)[1]
  local missed = { "you may have missed something", answer = "No date is late that I can see." }
  if late then missed.answer = "On " .. late.name .. " something is late, so look there first." end
  local felt = { "“Tired. I keep thinking I've missed something.”", serves = "support", worry = missed, asks = function() return asks_which(late) end }
  if talk.manner == "stretched" then felt.asks, felt.hears = nil, "Thank you. We'll come back to that." end
  return {
    felt = felt,
    hurried = { "“Hurried, and I think they notice.”", serves = "support", hears = "Thanks for telling me.", worry = { "they notice that you're hurried", answer = "Say at the door how long you have; then you needn't look at the clock." } },
    pass = "“All right. Shall we start?”",
  }
end

-- go gives an action with what is decided with it.
local function go(what, action)
  action.decision = what
  return action
end

---Gives the reply that asks the manager who does something there. The answer is what they
---say next.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { management = function(talk) return { "And?", about = talk.case, replies = { who = replies.who(talk), go = "“I go.”" } } end } }
---```
---@param talk Talk The session so far, with a case.
---@return sessions.reply # The reply.
function replies.who(talk)
  return { "“I was asking who does it.”", serves = "management", hears = views.of(talk).who or "You do, unless they'd sooner have somebody they know; then tell me whom." }
end

-- sooner and stays are what is agreed where a family is seen sooner, or as planned.
local function sooner(talk) return go("they are seen sooner than planned", task_on(talk, "Bring the next visit forward", "call", 15)) end
local function stays(talk) return go("it stays as it is, with the reason on the file", task_on(talk, "Write down why it stays as it is", "write up", 15)) end

-- settles asks what the decision would be if it were the student's alone.
local function settles(talk)
  local one = talk.case
  return { "Which would you choose: sooner, with somebody, or as it is?", about = one, opens = "management", replies = {
    sooner = { "“Sooner.”", serves = "management", agree = sooner(talk) },
    both = { "“With somebody.”", serves = "management", agree = go("two go next time", { "Somebody to go with you", by = "manager", due = "tomorrow" }) },
    stays = { "“As it is, and I write down why.”", serves = "management", agree = stays(talk) },
  } }
end

-- looks asks for the next step in a family of which there is nothing new.
local function looks(talk)
  local answers = {
    look = { "“I'd have to look. Could we do that now?”", serves = "management", hears = "Yes, let's look." },
    give = { "“It has no day. I'll give it one.”", serves = "management", agree = task_on(talk, "Settle the next step, with a day", "call", 15) },
  }
  if brought.due(talk.case) then answers.give = { "“The date on the file, and I'll keep it.”", serves = "management" } end
  return { "Then what is the next thing there, and when?", about = talk.case, opens = "management", replies = answers }
end

---Replies to what happened in a family. Nobody says what they saw who hasn't been there.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { management = function(talk)
---  if talk.case then return { talk.case.name .. "?", about = talk.case, opens = "management", replies = replies.management(talk) } end
---end } }
---```
---@param talk Talk The session so far, with a case.
---@return table<string, string|sessions.reply> # The replies.
function replies.management(talk)
  local facts, decide, quiet = "“What's on the file. I haven't met them yet.”", "“I need a decision, and I'll say why.”", "“Nothing new.”"
  if talk.case:seen() then facts = "“What I saw, was told, and don't know.”" end
  if talk.agenda.decision == talk.case then
    decide, quiet = views.of(talk).proposes or "“Here is what I'd do, and why.”", "“It can wait, after all.”"
  end
  return {
    facts = { facts, serves = "management", hears = "Thank you." },
    decide = { decide, serves = "management", asks = settles },
    quiet = { quiet, asks = looks },
  }
end

---Replies to what is made of it. Whoever asks for the supervisor's view is told it next.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { development = function(talk) return { "And?", opens = "development", replies = replies.development(talk) } end } }
---```
---@param talk Talk The session so far.
---@return table<string, string|sessions.reply> # The replies.
function replies.development(talk)
  local answers = {
    view = { "“I have a view, and what would change it.”", serves = "development", why = "you have a view, and said what would change it" },
    two = { "“Two explanations. I want to find out which.”", serves = "development", why = "you see two explanations, and want to find out which" },
  }
  local readings = views.of(talk).readings
  if readings then
    answers = {}
    for name, one in pairs(readings) do answers[name] = one end
  end
  answers.yours = { "“I'd rather hear what you think.”", asks = function()
    if talk.manner ~= "supportive" then return nil end
    return { "I'll say, after you. If I were off sick today, what would you write?", about = talk.case, opens = "development", replies = {
      write = { "“That I don't know yet, and how I'd find out.”", serves = "development", why = "it isn't known yet, and you said how you'd find out" },
      wait = "“I'd wait until you were back.”",
    } }
  end }
  return answers
end

---Replies about a family that presses and wasn't brought.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { unbrought = function(talk)
---  if talk.unbrought then return { talk.unbrought.name .. "?", opens = "management", replies = replies.unbrought(talk.unbrought) } end
---end } }
---```
---@param one case The case.
---@return table<string, string|sessions.reply> # The replies.
function replies.unbrought(one)
  local in_hand = "“It's in hand, though the next step has no day.”"
  if one:standing().next then in_hand = "“It's in hand, and the next step has a day.”" end
  return {
    putting_off = { "“I've been putting it off. Can we look now?”", serves = "management", agree = { "Look again at what presses: " .. one.name, on = one, kind = "call", minutes = 20, due = "tomorrow" } },
    in_hand = in_hand,
    not_today = { "“Not today, please. I can't.”", agree = { "Twenty minutes on " .. one.name, by = "manager", due = "tomorrow" } },
  }
end

-- before_home is ten minutes on what is left, before one goes home, or else in the morning.
local function before_home()
  local given = views.soon("ten minutes on what's left", { "Before you go home: write down what's left", kind = "write up", minutes = 10 }, "management")
  if given.agree.due ~= "today" then given.agree[1] = "First thing: write down what's left" end
  return given
end

-- there_today is the visit that is for today already, in the family that is spoken of;
-- where there is none, ten minutes are for what is left.
local function there_today(talk)
  local now = talk.case and talk.case:standing()
  if not (now and now.today) or brought.words(now.today) > 8 then return before_home() end
  return { "“Today, as it stands: " .. now.today .. ".”", serves = "management", agree = { now.today, there = true, due = "today" } }
end

---Replies to what will be done, each with its day: what the supervisor's view teaches is
---tried out; a visit to that family that is for today is kept to, or else ten minutes are
---for what is left, before one goes home; and what was decided is written up, or where
---it stands if nothing was.
---
---When: in a storyline
---
---```lua
---sessions.hold { with = dawn, at = "14:00", asks = { action = function(talk) return { "What next?", opens = "management", replies = replies.action(talk) } end } }
---```
---@param talk Talk The session so far.
---@return table<string, string|sessions.reply> # The replies.
function replies.action(talk)
  local what, day = "Write down where it stands", brought.weekday "2 working days"
  local says = "“By " .. day .. ": write down where it stands.”"
  if decided(talk) then what, says = "Write up what we decided", "“By " .. day .. ": write up what we decided.”" end
  local find_out = { "“By " .. day .. ": ask what I don't know yet.”", serves = "management", agree = task_on(talk, "Ask what isn't known yet", "call", 20) }
  local tries = views.of(talk).tries
  return {
    tries = tries, find_out = not tries and find_out or nil,
    today = there_today(talk),
    write = { says, serves = "management", agree = task_on(talk, what, "write up", 20) },
  }
end

-- on_support asks on from how it has been.
local function on_support()
  return { "Thank you for telling me. What would help with it?", opens = "support", replies = {
    heard = { "“To have said it. That's enough.”", serves = "support" },
    colleague = { "“Half an hour with a colleague.”", serves = "support", agree = { "Half an hour with a colleague about it", kind = "support", minutes = 30, due = "2 working days" } },
    amount = { "“Less of it. Can we come to that?”", serves = "support" },
  } }
end

-- on_development asks on from what is made of it.
local function on_development(talk)
  return { "Is that a view that somebody could check, or a question to me?", about = talk.case, opens = "development", replies = {
    they = { "“A view. They could check it, if I ask.”", serves = "development", why = "you have a view, and ask them how they see it", agree = task_on(talk, "Ask them how they see it", "call", 20) },
    colleague = { "“A view. Somebody who knows them could check it.”", serves = "development", why = "you have a view, and somebody who knows them can check it" },
    asked = "“A question: what do you think?”",
  } }
end

-- on_mediation asks on from what won't fit.
local function on_mediation(talk)
  return { "Is that for me to change, or for me to take up the line?", opens = "mediation", replies = {
    yours = { "“For you.”", serves = "mediation", agree = talk.gives },
    up = { "“Up the line, with the hours beside it.”", serves = "mediation", agree = { "Your hours go up the line today, with what you said, and you hear from me what comes back", by = "manager", due = "today" } },
    said = "“I only wanted it said.”",
  } }
end

-- on_action asks what it comes to and by when, so that what was said becomes a task with
-- the day that the student chose. Own words again leave it without one.
local function on_action(talk)
  local function by(due, what, kind)
    local given = task_on(talk, what, kind, 20)
    given.due = due
    return given
  end
  return { "So that I write down the right thing: which is nearest, and by when?", about = talk.case, opens = "management", replies = {
    tomorrow = { "“Talk to them, by " .. day_in_words "tomorrow" .. ".”", serves = "management", agree = by("tomorrow", "Talk to them", "call") },
    today = there_today(talk),
    write = { "“Write it up, by " .. day_in_words "3 working days" .. ".”", serves = "management", agree = by("3 working days", "Write up what was said in supervision", "write up") },
  } }
end

-- on_management asks what it comes to for the case, so that the file says something.
local function on_management(talk)
  local one = talk.case
  if one == nil then return nil end
  return { "So that I write down the right thing on " .. one.name .. ": which is nearest?", about = one, opens = "management", replies = {
    sooner = { "“It can't wait as long as planned.”", serves = "management", agree = sooner(talk) },
    stays = { "“It can go on as planned.”", serves = "management", agree = stays(talk) },
    unsure = { "“I don't know yet.”", serves = "management", agree = task_on(talk, "Find out what isn't known yet", "call", 20) },
    who = replies.who(talk),
  } }
end

-- on_unbrought asks on from a family that presses and wasn't brought.
local function on_unbrought(_, one)
  return { "So that I know what to do about " .. one.name .. ": which is nearest?", about = one, opens = "management", replies = {
    in_hand = "“It's in hand.”",
    look = { "“I'd like to look at it with you.”", serves = "management", agree = { "Twenty minutes on " .. one.name, by = "manager", due = "tomorrow" } },
  } }
end

---What is asked after a reply in the student's own words, by the question: each is given
---the session and the case.
---
---```lua
---for name in pairs(replies.own) do guide(name) end
---```
---@type table<string, fun(talk: Talk, about: case|nil): sessions.question>
replies.own = { support = on_support, management = on_management, development = on_development, mediation = on_mediation, unbrought = on_unbrought, action = on_action }

return replies
