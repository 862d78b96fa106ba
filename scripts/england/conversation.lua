-- england.conversation: how a supervision session is talked through: a question, the
-- reply, what is agreed with it, and what is asked because of it. england.exchanges has
-- the questions, and england.supervision decides which of them are asked.

local exchanges = require "england.exchanges"

local conversation = {}

-- The most questions in a session, those that follow from a reply included.
local most = 8

---@class sessions.action
---@field [1] Line What is to be done: `"Ring the school"`.
---@field by? "me"|"manager" Who does it. What the manager does is relief: nothing is put on the student's desk. [default "me"]
---@field due? Day By when. [default "2 working days"]
---@field minutes? Minutes How long the task takes. [minutes; 0 to 1440; default 20]
---@field kind? Line The task's kind. [default nothing]
---@field on? case The case. [default none]
---@field task? task A task that is on the desk already; then none is added. [default a new one]
---@field does? fun() What the manager does at once: `function() reallocate(home) end`. [default nothing]

---@class sessions.reply
---@field [1] Line The words of the reply.
---@field serves? "management"|"development"|"support"|"mediation" The function that it takes up. [default none]
---@field minutes? Minutes How long this part takes. [minutes; 0 to 1440; default the session's minutes, shared out]
---@field why? Line What the record gives as the reason: `"two explanations"`. [default nothing]
---@field agree? sessions.action|fun(talk: Talk): sessions.action|nil What is agreed with it. [default nothing]
---@field asks? sessions.question|fun(talk: Talk): sessions.question|nil What is asked next because of it, while there is time. [default nothing]

---@class sessions.question
---@field [1] Line What the supervisor says: up to 30 words.
---@field replies table<string, string|sessions.reply> The replies, by names of your choice: two to eight, of about ten words each.
---@field opens? "management"|"development"|"support"|"mediation" The function that it opens. [default none]
---@field about? case The case. [default none]
---@field discuss? Line A question worth talking about afterwards. [default none]
---@field moment? Line What a class calls this moment. [default it isn't one]

local function value(given, talk)
  if type(given) == "function" then return given(talk) end
  return given
end

-- agree notes an action, and puts it on the desk or has the manager do it.
local function agree(talk, given)
  local action = value(given, talk)
  if action == nil then return end
  action.due = action.due or "2 working days"
  if action.by == "manager" then
    if action.does then action.does() end
  elseif action.task == nil then
    action.task = task { action[1], id = "agreed-" .. talk.number .. "-" .. #talk.actions + 1, on = action.on, kind = action.kind, minutes = action.minutes or 20, due = action.due, agreed = true, source = "Agreed in supervision" }
  end
  action.day = day_in_words(action.due)
  table.insert(talk.actions, action)
end

---Asks one question of a session, does what is agreed with the reply, and asks what
---follows from it while there is time.
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
  local replies = {}
  for key, reply in pairs(q.replies) do
    if type(reply) == "string" then reply = { reply } end
    replies[key] = { reply[1], minutes = reply.minutes or talk.each, serves = reply.serves }
  end
  talk.asked = talk.asked + 1
  local key = exchange {
    id = "supervision-" .. talk.number .. "-" .. talk.asked, from = talk.with, about = q.about, title = talk.title, say = q[1], opens = q.opens, replies = replies, discuss = q.discuss, moment = q.moment,
  }
  if key == nil then
    talk.left = true
    return
  end
  talk.said[name] = key
  local reply = q.replies[key]
  if type(reply) == "string" then return end
  if reply.serves then table.insert(talk.used, reply.serves) end
  if reply.why then table.insert(talk.why, reply.why) end
  agree(talk, reply.agree)
  local next_one = value(reply.asks, talk)
  if next_one and talk.asked + talk.ahead < most then conversation.ask(talk, name .. " again", next_one) end
end

---Asks one question of a session after another, until there is none or the student
---leaves. What isn't among `own` is a question of `exchanges`.
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
  local minutes = talk.minutes
  if talk.manner == "stretched" then minutes = minutes / 2 end
  talk.each = math.max(1, math.floor((minutes - 5) / #names))
  for i = 1, #names do
    talk.ahead = #names - i
    local q = value(own[names[i]], talk) or exchanges[names[i]](talk)
    if not talk.left then conversation.ask(talk, names[i], q) end
  end
end

return conversation
