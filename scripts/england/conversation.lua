-- england.conversation: how a supervision session is talked through: a question, the
-- reply, and what is asked because of it. england.exchanges has the questions,
-- england.agreed keeps what is agreed, and england.supervision decides what is asked.

local agreed    = require "england.agreed"
local brought   = require "england.brought"
local exchanges = require "england.exchanges"
local views     = require "england.views"
local when      = require "when"

local conversation = {}

-- How many sessions there were.
local count = 0

-- The most questions in a session, those that follow from a reply included. One is kept
-- for what follows from the last.
local most = 8

---@class sessions.reply
---@field [1] Line The words of the reply.
---@field serves? "management"|"development"|"support"|"mediation" The function that it takes up. [default none]
---@field own? boolean It stands for the student's own words. Every question of a session gets one, called `own`, unless it has it. [default false]
---@field minutes? Minutes How long this part takes. [minutes; 0 to 1440; default the session's minutes, shared out]
---@field hears? Line What the supervisor says to it before they ask on: `"Let's look."` [default nothing]
---@field why? Line What the record says was made of the case: `"you see two explanations"`. [default nothing]
---@field agree? sessions.action|fun(talk: Talk): sessions.action|nil What is agreed with it. [default nothing]
---@field worry? sessions.worry A worry that is voiced with it. The question about what will be done takes it up. [default none]
---@field reaches? case[] Cases that are spoken of with it. [default only the question's]
---@field asks? sessions.question|fun(talk: Talk): sessions.question|nil What is asked next because of it, while there is time. [default nothing]

---@class sessions.worry
---@field [1] Line What the student said, as the rest of a sentence after "You said": `"you may have missed something"`.
---@field answer? Line What the supervisor makes of it: a sentence. [default nothing]

---@class sessions.question
---@field [1] Line What the supervisor says: up to 30 words.
---@field replies table<string, string|sessions.reply> The replies, by names of your choice: two to seven, of about ten words each.
---@field opens? "management"|"development"|"support"|"mediation" The function that it opens. [default none]
---@field about? case The case. [default none]
---@field discuss? Line A question worth talking about afterwards. [default none]
---@field moment? Line What a class calls this moment. [default it isn't one]

---A supervision session while it is held and afterwards.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and talk.said.support == "felt" then advice { from = dawn, say = "How was the evening?" } end
---```
---@class Talk
---@field with person Who supervises.
---@field agenda Agenda What was put on the agenda.
---@field manner "supportive"|"stretched"|"blaming" What it is like under the employer's terms.
---@field case? case The case that is spoken of: the one a decision was asked for, the first that was brought, or the first that presses. [default none]
---@field picked boolean Whether the supervisor chose that case, as none was brought.
---@field unbrought? case The first case that presses and wasn't brought. [default none]
---@field last? Talk.last What was agreed last time. [default nothing]
---@field said table<string, string> The names of the replies, by the questions: `talk.said.support == "felt"`.
---@field own table<string, boolean> Which questions were answered in the student's own words.
---@field reached table<string, boolean> Which cases were spoken of, by their ids.
---@field used string[] The functions that replies took up.
---@field actions sessions.action[] What was agreed so far.
---@field decisions Talk.decision[] What was decided so far.
---@field why Line[] What replies made of the case.
---@field hears? Line What the supervisor says to the last reply. [default nothing]
---@field worry? sessions.worry The worry that was voiced last. [default none]
---@field view? sessions.view What the supervisor has said they think of the case. [default not said yet]
---@field from integer When it began, in minutes since midnight.
---@field left boolean Whether the student left before the end.
---@field recalled? boolean The supervisor has said what came of what was agreed last time. [default false]
---@field noticed? boolean The supervisor has said at the end which case wasn't brought. [default false]
---@field gives? fun(talk: Talk): sessions.action|nil What the manager has to give, as `sessions.hold` was told. [default nothing]
---@field thinks? fun(talk: Talk): sessions.view|nil What the manager thinks, as `sessions.hold` was told. [default nothing]

-- What is asked, in this order: how one is and what is on the list comes first, the
-- dates only under an employer who blames. What was agreed last time, the other families
-- and what wasn't brought come up only where there is something.
local orders = {
  supportive = { "support", "follow", "management", "development", "mediation", "unbrought", "others", "action" },
  stretched  = { "support", "follow", "management", "development", "mediation", "action" },
  blaming    = { "dates", "support", "follow", "management", "development", "mediation", "others", "action" },
}

---Gives the names of the questions of a session, in order, as its agenda, the desk and the
---employer's terms have it.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then guide(brought.list(conversation.names(talk))) end
---```
---@param talk Talk The session at its beginning.
---@return string[] # The names: those of `sessions.hold.asks`.
function conversation.names(talk)
  local there = { follow = talk.last ~= nil and talk.last.late, unbrought = talk.unbrought ~= nil, others = #brought.cases(talk.agenda) > 1 }
  local names = {}
  for _, name in ipairs(orders[talk.manner]) do
    if there[name] ~= false then table.insert(names, name) end
  end
  return names
end

-- opening is how long people take to sit down before the first question, in minutes.
local opening = 5

---Gives a session at its beginning.
---
---When: in a storyline
---
---```lua
---local given = supervision { with = dawn, at = "14:00", minutes = 60, talk = true }
---if given then conversation.ask(conversation.begin({ with = dawn }, given, sessions.manner()), "only", { "What is it?", replies = { much = "“It's too much.”", fine = "“Nothing.”" } }) end
---```
---@param options table With whom, and what else `sessions.hold` was given.
---@param agenda Agenda What was put on the agenda.
---@param manner "supportive"|"stretched"|"blaming" What the supervisor is like.
---@return Talk # The session.
function conversation.begin(options, agenda, manner)
  count = count + 1
  local known, press, cases = {}, pressing(), brought.cases(agenda)
  for _, one in ipairs(cases) do known[one.id] = true end
  local case = cases[1] or press[1]
  if case then known[case.id] = true end
  local unbrought
  for _, one in ipairs(press) do
    if not known[one.id] then unbrought = unbrought or one end
  end
  return {
    with = options.with, title = options.title or "Supervision", agenda = agenda, manner = manner, minutes = options.minutes or employer_terms().supervision_minutes,
    case = case, picked = case ~= nil and cases[1] == nil, unbrought = unbrought, last = agreed.last(options.with, options.last), gives = options.gives, thinks = options.thinks,
    number = count, from = when.minute(clock()) - opening, said = {}, own = {}, reached = {}, used = {}, actions = {}, decisions = {}, why = {}, left = false, asked = 0, ahead = 0, each = 5,
  }
end

local function value(given, talk)
  if type(given) == "function" then return given(talk) end
  return given
end

-- room says whether there is time for a question that needn't be asked.
local function room(talk)
  if talk.ahead == 0 then return talk.asked < most end
  return talk.asked + talk.ahead < most - 1
end

-- answered gives the replies as `exchange` takes them, with one for the student's own
-- words. It takes up what the question opens: nobody else can tell.
local function answered(talk, q)
  local replies = { own = { "“In my own words.”", own = true, minutes = talk.each, serves = q.opens } }
  for key, reply in pairs(q.replies) do
    if type(reply) == "string" then reply = { reply } end
    replies[key] = { reply[1], minutes = reply.minutes or talk.each, serves = reply.serves, own = reply.own }
  end
  return replies
end

-- takes notes what a reply takes up, and gives what is asked because of it.
local function takes(talk, name, q, key)
  local reply = q.replies[key]
  if key == "own" then
    talk.own[name] = true
    if q.opens then table.insert(talk.used, q.opens) end
    if name == "support" then talk.worry = { "how it has been" } end
    if reply == nil then return exchanges.own(talk, name, q.about) end
  end
  if type(reply) == "string" then return nil end
  talk.hears = reply.hears
  if reply.serves and key ~= "own" then table.insert(talk.used, reply.serves) end
  talk.worry = reply.worry or talk.worry
  if reply.why then table.insert(talk.why, reply.why) end
  for _, one in ipairs(reply.reaches or {}) do talk.reached[one.id] = true end
  agreed.note(talk, reply.agree, q.about)
  return value(reply.asks, talk)
end

---Asks one question of a session, does what is agreed with the reply, and asks what
---follows from it while there is time. A reply in the student's own words can't be read:
---what follows takes account of their having said something, or the next question begins
---with it.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and not talk.left then
---  conversation.ask(talk, "last", { "Anything else, before you go?", replies = { no = "“No, thank you.”", late = { "“I'd like to leave on time.”", serves = "support" } } })
---end
---```
---@param talk Talk The session so far.
---@param name Name What the question is called in `talk.said`.
---@param q sessions.question The question.
function conversation.ask(talk, name, q)
  talk.asked = talk.asked + 1
  if name == "mediation" then views.tell(talk) end
  local say = exchanges.heard(talk, name) .. q[1]
  for _, one in ipairs(talk.decisions) do one.said, one.action.told = true, true end
  local key = exchange {
    id = "supervision-" .. talk.number .. "-" .. talk.asked, from = talk.with, about = q.about, title = talk.title, say = say, opens = q.opens, replies = answered(talk, q), discuss = q.discuss, moment = q.moment,
  }
  if key == nil then
    talk.left = true
    return
  end
  talk.said[name], talk.latest, talk.hears = key, name, nil
  if q.about then talk.reached[q.about.id] = true end
  local next_one = takes(talk, name, q, key)
  if next_one and room(talk) then
    talk.latest = nil
    conversation.ask(talk, name .. " again", next_one)
  end
end

-- closings begin the manager's last words, where they have none of their own.
local closings = { supportive = "Before you go, from me.", stretched = "I must go. From me, though.", blaming = "For the record, and so that you've heard it." }

-- left_out says kindly what presses and wasn't brought, where nobody has spoken of it.
local function left_out(talk)
  local one = talk.unbrought
  if one == nil or talk.reached[one.id] or talk.said.dates then return nil end
  talk.noticed = true
  return "You didn't bring " .. one.name .. ", and " .. brought.presses(one) .. ". Two sentences by " .. brought.weekday "tomorrow" .. ", please."
end

-- recalls says what came of what was agreed before, where nobody has said so yet.
local function recalls(talk)
  local last = talk.last
  if last == nil or talk.recalled then return nil end
  talk.recalled = true
  local begins = "Of what we agreed before, " .. last[1]
  if last.done then return begins .. " is done, thank you." end
  if last.late then return begins .. " was for " .. last.day .. "." end
  if last.day then return begins .. " has until " .. last.day .. "." end
  return begins .. " is still to do."
end

---Says what came of what was agreed last time, what the manager decided or gives and hasn't said yet, and what presses and wasn't
---spoken of, as the last thing of a session. Where there is nothing, or the student has
---left, nothing is said.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then conversation.close(talk) end
---```
---@param talk Talk The session at its end.
---@param begins? Line How the manager begins. [default what suits the employer's terms]
function conversation.close(talk, begins)
  if talk.left then return end
  local list = agreed.unsaid(talk)
  local before, left = recalls(talk), left_out(talk)
  if #list > 0 or left and not before then table.insert(list, 1, begins or closings[talk.manner]) end
  if before then table.insert(list, before) end
  if left then table.insert(list, left) end
  if #list == 0 then return end
  exchange { id = "supervision-" .. talk.number .. "-end", from = talk.with, title = talk.title, say = table.concat(list, " ") }
end

-- spare are the questions that are asked only where there is time: what was said is asked
-- on first, and what they would have been about is named at the end.
local spare = { others = true, unbrought = true }

---Asks one question of a session after another, until there is none or the student
---leaves. What isn't among `own` is a question of `exchanges`. Those that are called
---`others` and `unbrought` are asked only where there is time.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and not talk.left then conversation.hold(talk, { "development" }, {}) end
---```
---@param talk Talk The session.
---@param names string[] What is asked, in this order, by the names of `sessions.hold.asks`.
---@param own sessions.hold.asks Questions in the manager's own words.
function conversation.hold(talk, names, own)
  local minutes, ahead = talk.minutes, 0
  if talk.manner == "stretched" then minutes = minutes / 2 end
  talk.each = math.max(1, math.floor((minutes - 5) / #names))
  for _, name in ipairs(names) do
    if not spare[name] then ahead = ahead + 1 end
  end
  for _, name in ipairs(names) do
    if not spare[name] then ahead = ahead - 1 end
    talk.ahead = ahead
    if not talk.left and (not spare[name] or room(talk)) then
      local q = value(own[name], talk) or exchanges[name](talk)
      if q then conversation.ask(talk, name, q) end
    end
  end
end

return conversation
