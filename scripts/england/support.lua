-- england.support: support beside supervision. A reflective group, a practice educator
-- or ASYE lead, the principal social worker's forum, an hour with peers, and a talk after
-- something distressing: each a short scene with a question, and another where a reply
-- has one in its `asks`.
--
-- What each of them does is written here and nothing else. None of them is a cure for
-- too much work: taking work away is.

local fields = require "fields"

local support = {}

---The kinds of support, with what each takes and does. Group and peers bank a tenth of
---what is missing of support (the model's figure for a peer debrief or group session:
---judgement). The educator is time to learn, and an outcome that somebody has
---acknowledged. The forum banks nothing: it gets an answer in writing.
---
---What groups and such rounds do was tried in ten authorities, with no significant
---effect on strain or sickness, and people were glad of them.
---
---```lua
---for name, kind in pairs(support.kinds) do guide(name .. ": " .. kind.effect) end
---```
---@type table<string, { title: string, minutes: integer, kind: string, peers: boolean, effect: string }>
support.kinds = {
  group    = { title = "Reflective group", minutes = 45, kind = "support", peers = true, effect = "banks a little support" },
  peers    = { title = "Half an hour with a colleague", minutes = 30, kind = "support", peers = true, effect = "banks a little support" },
  educator = { title = "The ASYE lead", minutes = 45, kind = "training", peers = false, effect = "time to learn, and something that went well is said" },
  forum    = { title = "The principal social worker's forum", minutes = 45, kind = "meeting", peers = false, effect = "what is raised gets an answer in writing" },
}

---Asks a question of a talk whose minutes are counted already, and the one that a reply has
---in its `asks`. What a reply has as its `hears` is said to it, so that nobody says
---something and is met with silence.
---
---When: in a storyline
---
---```lua
---local reply = support.ask({ with = dawn }, "At the kettle", { "How was it?", replies = { hard = "“Hard.”", fine = "“Fine.”" } })
---```
---@param options table Who asks, as its `with`.
---@param title Line The talk's line in the inbox.
---@param q sessions.question The question.
---@return string|nil # The name of the reply to the first question; nil where the student left.
function support.ask(options, title, q)
  local replies = {}
  for name, reply in pairs(q.replies) do
    if type(reply) == "string" then reply = { reply } end
    replies[name] = { reply[1], minutes = reply.minutes or 0 }
  end
  local key = exchange { from = options.with, about = q.about, title = title, say = q[1], replies = replies, discuss = q.discuss, moment = q.moment }
  local reply = q.replies[key or ""]
  if type(reply) == "table" and reply.hears then exchange { from = options.with, about = q.about, title = title, say = reply.hears } end
  if type(reply) == "table" and reply.asks then support.ask(options, title, reply.asks) end
  return key
end

---@class support.answer
---@field from person Who answers.
---@field after Length When: `"1 working days"`.
---@field say Text In what words.

---@class support.meet.fields
---@field kind "group"|"peers"|"educator"|"forum" What it is.
---@field with person Who leads it, or whom it is with.
---@field at Time When it begins.
---@field till Time From when on it has met without the student.
---@field say Text The scene: up to 60 words.
---@field asks? sessions.question The question in it. [default none]
---@field good? Line For the educator: what went well, as the student reads it. [default nothing]
---@field answer? support.answer For the forum: the answer in writing. [default none]
---@field minutes? integer How long it takes. [minutes; 1 to 240; default the kind's]
---@field title? Line What it is called. [default the kind's]

---Puts a meeting of one of these kinds on the desk and waits until it is over. A group or
---time with peers exists only where the employer's terms count time with colleagues as
---work. Whoever doesn't come loses nothing but what it would have given. Tell it in a
---storyline of its own.
---
---When: in a storyline
---
---```lua
---support.meet {
---  kind = "group", with = marta, at = "12:15", till = "13:00", say = "Five of you, and a kettle. One case; nobody gives advice.",
---  asks = { "What would you say, if it were yours?", replies = { fear = "“That I'd be frightened, too.”", ask = "“I'd ask what the child said.”" } },
---}
---```
---@param options support.meet.fields
---@return string|nil # The name of the reply, or `"came"` where nothing was asked; nil where it wasn't held.
function support.meet(options)
  local word = "support.meet"
  fields.only(word, options, { "kind", "with", "at", "till", "say", "asks", "good", "answer", "minutes", "title" })
  local kind = fields.one_of(word, options.kind, support.kinds)
  fields.must(word, options, "with", "person")
  fields.must(word, options, "at", "text")
  fields.must(word, options, "till", "text")
  if not options.say then error("`" .. word .. "` needs the scene as its `say`") end
  if kind.peers and not employer_terms().peers then return nil end
  local title = options.title or kind.title
  local meeting = task { title, kind = kind.kind, minutes = options.minutes or kind.minutes, with = options.with, from = options.at, scene = options.say }
  hold(function() return not meeting:begun() end, options.till)
  if not meeting:begun() then
    withdraw(meeting, title .. ": it was today, without you.")
    return nil
  end
  if not wait_for(meeting) then return nil end
  local reply = "came"
  if options.asks then reply = support.ask(options, title, options.asks) or "came" end
  if options.good then good { options.good } end
  if options.answer then
    wait(options.answer.after)
    message { from = options.answer.from, title = title, say = options.answer.say }
  end
  return reply
end

---@class support.debrief.fields
---@field with person Who listens.
---@field asks sessions.question What they ask.

---Waits until the student talks over something distressing, and has the listener ask one
---question. The desk offers such a talk after a distressing day, where the employer's
---terms count time with colleagues as work. Tell it in a storyline of its own.
---
---When: in a storyline
---
---```lua
---support.debrief { with = marta, asks = { "Which bit keeps coming back?", replies = { box = "“What was under the bed.”", none = "“Nothing yet. It may.”" } } }
---```
---@param options support.debrief.fields
---@return string|nil # The name of the reply; nil where the student left.
function support.debrief(options)
  local word = "support.debrief"
  fields.only(word, options, { "with", "asks" })
  fields.must(word, options, "with", "person")
  local q = fields.must(word, options, "asks", "table")
  peer_debrief { with = options.with }
  return support.ask(options, "Talking it over", q)
end

return support
