-- england.supervision: supervision as it is meant to be, and as it is postponed.
--
-- Morrison's four functions, a rhythm for the newly qualified, and the session
-- itself: a conversation in which the supervisor asks and the student replies.
-- Supervision makes a difference that is real and modest, and doesn't make an
-- unsafe workload safe; what it is best used for is to renegotiate work.

local agreed       = require "england.agreed"
local brought      = require "england.brought"
local conversation = require "england.conversation"
local fields       = require "fields"
local record       = require "england.record"
local support      = require "england.support"

local sessions = {}

---Morrison's four functions, with what on an agenda serves each: a case or a
---decision to ask for, what was learned, how it felt, how much there is to do.
---
---The functions: Morrison, read in supervision notes of two authorities. Which part of
---an agenda serves which: Caseload's own proposal.
---
---```lua
---for _, one in ipairs(sessions.functions) do guide(one[1] .. ": " .. one.about) end
---```
---@type { [1]: string, agenda: string, about: string }[]
sessions.functions = {
  { "management", agenda = "decision", about = "accountable decisions about cases" },
  { "development", agenda = "learning", about = "what was learned, and what to learn" },
  { "support", agenda = "feelings", about = "how the work felt" },
  { "mediation", agenda = "workload", about = "between worker and organisation: workload, resources" },
}

-- How often, for whom. Local: one authority's page, and Community Care in 2011.
-- At least monthly and 90 minutes without interruption is the standard for all.
local rhythms = {
  first_six_weeks = { period = "5 working days", status = "local", source = "Newly qualified, the first 6 weeks (an example): weekly" },
  to_six_months   = { period = "10 working days", status = "local", source = "Newly qualified, to 6 months (an example): fortnightly" },
  later           = { period = "1 month", status = "guidance", source = "Employer standards: at least monthly, 90 minutes without interruption" },
}

---How often sessions are postponed: once in five. A design proposal; no rate was
---found. An employer's terms say how often theirs are, and a story draws by that.
---
---When: before the stories
---
---```lua
---terms { supervision = { every = "1 month", cancels = sessions.postponed_usually } }
---```
---@type number
sessions.postponed_usually = 0.2

---How often sessions are postponed when the team is past its ceiling: about once in
---three. A design proposal, too.
---
---When: before the stories
---
---```lua
---terms { supervision = { every = "1 month", cancels = sessions.postponed_in_red } }
---```
---@type number
sessions.postponed_in_red  = 0.35

---Gives how often supervision is due, for `terms`.
---
---When: before the stories
---
---```lua
---terms { supervision = sessions.rhythm "first_six_weeks" }
---```
---@param stage "first_six_weeks"|"to_six_months"|"later" Of a newly qualified worker the first six weeks, or to six months; `"later"` for everybody else.
---@return terms.supervision # How often and how long, for `supervision` in `terms`.
function sessions.rhythm(stage)
  return { every = fields.one_of("sessions.rhythm", stage, rhythms).period, minutes = 90 }
end

---Gives the rule behind a rhythm, with its source.
---
---```lua
---local rule = sessions.rule "later"
---```
---@param stage "first_six_weeks"|"to_six_months"|"later" As in `sessions.rhythm`.
---@return Timescale # The rule.
function sessions.rule(stage) return fields.one_of("sessions.rule", stage, rhythms) end

---------------------------------------------------------------- the session

---Gives the names of the functions that a session's replies took up, in Morrison's order.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and #sessions.used(talk) == 4 then good { about = home, "Supervision had room for all of it." } end
---```
---@param talk Talk The session, as `sessions.hold` gives it.
---@return string[] # The names: `"management"`, `"development"`, `"support"`, `"mediation"`.
function sessions.used(talk)
  local used = {}
  for _, one in ipairs(sessions.functions) do
    local taken = false
    for _, name in ipairs(talk.used) do taken = taken or name == one[1] end
    if taken then table.insert(used, one[1]) end
  end
  return used
end

---Gives how much of supervision a session was: a quarter for each function that a reply
---took up. A session about tasks alone is 0.25. (A design proposal; Caseload banks the
---same by itself.)
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and sessions.quality(talk) < 0.5 then advice { from = marta, say = "What did you leave out?" } end
---```
---@param talk Talk As in `sessions.used`.
---@return number # How much. [0 to 1]
function sessions.quality(talk) return #sessions.used(talk) / 4 end

---Says what a supervisor is like under the employer's terms: *supportive*; *stretched*,
---whom the phone interrupts and who has half the time; or *blaming*, where the dates come
---first.
---
---```lua
---if sessions.manner() == "blaming" then guide "Bring the dates." end
---```
---@return "supportive"|"stretched"|"blaming" # Which.
function sessions.manner()
  local e = employer_terms()
  if e.blame == "high" then return "blaming" end
  if e.cancels >= sessions.postponed_usually or not e.peers then return "stretched" end
  return "supportive"
end

---@class sessions.hold.asks
---@field dates? sessions.question|fun(talk: Talk): sessions.question|nil The dates, which come first under an employer who blames. [default `exchanges.dates`]
---@field support? sessions.question|fun(talk: Talk): sessions.question|nil How the student is, and what is on the list. [default `exchanges.support`]
---@field follow? sessions.question|fun(talk: Talk): sessions.question|nil What was agreed last time and is late. [default `exchanges.follow`]
---@field management? sessions.question|fun(talk: Talk): sessions.question|nil What happened. [default `exchanges.management`]
---@field development? sessions.question|fun(talk: Talk): sessions.question|nil What is made of it. [default `exchanges.development`]
---@field others? sessions.question|fun(talk: Talk): sessions.question|nil The other families that were brought. [default `exchanges.others`]
---@field mediation? sessions.question|fun(talk: Talk): sessions.question|nil What doesn't fit, and what goes up the line. [default `exchanges.mediation`]
---@field unbrought? sessions.question|fun(talk: Talk): sessions.question|nil What presses and wasn't brought. [default `exchanges.unbrought`]
---@field action? sessions.question|fun(talk: Talk): sessions.question|nil What will be done, and stopped. [default `exchanges.action`]

---@class sessions.hold.fields
---@field with person Who supervises.
---@field at Time When: `"Wed 14:00"`.
---@field minutes? integer How long it is. [minutes; 0 to 1440; default as the employer's terms say]
---@field last? sessions.last What was agreed at the session before the run began. At a second session in the run it is what the first agreed. [default nothing]
---@field asks? sessions.hold.asks Questions of your own, in your manager's words. [default those of `exchanges`]
---@field gives? fun(talk: Talk): sessions.action|nil What the manager has to give when something doesn't fit: a case that goes, joint work, a date that moves, a "no" that they take upwards. [default nothing]
---@field thinks? fun(talk: Talk): sessions.view|nil What the manager thinks of the family that is spoken of (`talk.case`), with what can be learned from it. [default what holds for any family that stands so]
---@field closes? Line How the manager begins their last words, which say what they give and haven't said yet: `"From me:"`. [default what suits the employer's terms]
---@field title? Line Its line in the inbox. [default "Supervision"]

---Puts a session in the diary, waits until it is held, and holds it: four to eight
---questions, each with replies to choose from and one in the student's own words. It
---begins with how the student is and what is on their list. What is asked follows from
---the list, from how its cases stand on the desk, from what presses, from the replies and
---from the employer's terms. The manager says what they think of the case and teaches
---something; a worry that was voiced is taken up. What is agreed becomes tasks with dates,
---or relief; at the end the manager says what they give, and the record lies on the desk;
---at the next session the manager says what came of it.
---Tell it in a storyline of its own.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold {
---  with = dawn, at = "Wed 14:00", last = { "the visit to Reid", task = visit },
---  asks = {
---    support = { "How was the drive home?", opens = "support", replies = {
---      long = { "“Long. I kept going over it.”", serves = "support" },
---      radio = "“I had the radio on.”",
---    } },
---  },
---  gives = function() return { "Moor goes to Marta", by = "manager", due = "today", does = function() reallocate(coast) end } end,
---}
---if talk and talk.left then message { from = dawn, say = "You had to run. Come by before you go." } end
---```
---@param options sessions.hold.fields
---@return Talk|nil # The session; nil where it wasn't held.
function sessions.hold(options)
  local word = "sessions.hold"
  fields.only(word, options, { "with", "at", "minutes", "last", "asks", "gives", "thinks", "closes", "title" })
  fields.must(word, options, "with", "person")
  if options.minutes then fields.must(word, options, "minutes", "number") end
  local own = fields.only(word .. "'s asks", options.asks, { "dates", "support", "follow", "management", "development", "others", "mediation", "unbrought", "action" })
  local agenda = supervision { with = options.with, at = options.at, minutes = options.minutes, talk = true }
  if agenda == nil then return nil end
  local talk = conversation.begin(options, agenda, sessions.manner())
  conversation.hold(talk, conversation.names(talk), own)
  conversation.close(talk, options.closes)
  local teaches = talk.view and talk.view.teaches
  message { from = talk.with, by = "letter", kind = "decision", title = "Record of supervision", say = record.text(talk), unreached = brought.unreached(talk), decided = record.decided(talk), teaches = teaches }
  agreed.keep(talk)
  return talk
end

---@class sessions.postpone.fields
---@field by person Who calls it off.
---@field say? Text In what words. [default nothing is said]
---@field times? Time|Time[] Other times: `{ "Thu 16:00", "Fri 09:30" }`. [default none: it lapses]
---@field odds? number How often: `employer_terms().cancels` for what the employer's terms say. [0 to 1; default always]
---@field draw? Name The name of the draw; give each its own. [default "supervision is postponed"]
---@field title? Line Its line in the inbox. [default "Supervision"]

---Calls off the next session, always or by luck, with other times to ask for.
---
---When: in a storyline
---
---```lua
---sessions.postpone { by = dawn, say = "text/cancelled.md", times = { "Thu 16:00" }, odds = employer_terms().cancels, draw = "Wednesday's session" }
---```
---@param options sessions.postpone.fields
---@return boolean # True where a session was called off.
function sessions.postpone(options)
  local word = "sessions.postpone"
  fields.only(word, options, { "by", "say", "times", "odds", "draw", "title" })
  fields.must(word, options, "by", "person")
  if options.odds and not chance(options.draw or "supervision is postponed", options.odds) then return false end
  return cancel_supervision { by = options.by, say = options.say, times = options.times, title = options.title }
end

---@class sessions.ad_hoc.says
---@field decision? Text|fun(case: case|nil, reply: string|nil): Text On a decision. [default nothing]
---@field learning? Text|fun(case: case|nil, reply: string|nil): Text On something to learn. [default nothing]
---@field feelings? Text|fun(case: case|nil, reply: string|nil): Text On how it felt. [default nothing]
---@field workload? Text|fun(case: case|nil, reply: string|nil): Text On how much there is to do. [default nothing]

---@class sessions.ad_hoc.fields
---@field with person Who supervises.
---@field asks? fun(asked: OneThing): sessions.question|nil What the manager asks before they answer. Where the student leaves there, nothing is answered. [default nothing is asked]
---@field says? sessions.ad_hoc.says The manager's words; what has none isn't answered. Each is a text, or a function that is given the case and the name of the reply and gives one. [default nothing is said]
---@field title? Line Its line in the inbox. [default "Twenty minutes"]

---Waits until the student asks for twenty minutes of supervision there and then, on
---one thing, and answers. Tell it in a storyline of its own, again and again where
---each time is to be answered; the desk offers it once a day.
---
---When: in a storyline
---
---```lua
---local asked = sessions.ad_hoc { with = dawn, says = { feelings = "Thank you for saying so." } }
---```
---@param options sessions.ad_hoc.fields
---@return OneThing # What it was asked for.
function sessions.ad_hoc(options)
  local word = "sessions.ad_hoc"
  fields.only(word, options, { "with", "asks", "says", "title" })
  local manager, title = fields.must(word, options, "with", "person"), options.title or "Twenty minutes"
  local asked = ad_hoc_supervision { with = manager }
  local q, reply = options.asks and options.asks(asked), nil
  if q then
    reply = support.ask({ with = manager }, title, q)
    if reply == nil then return asked end
  end
  local words = (options.says or {})[asked.on]
  if type(words) == "function" then words = words(asked.case, reply) end
  if words then
    message { from = manager, about = asked.case, by = "in person", kind = "decision", title = title, say = words }
  end
  return asked
end

return sessions
