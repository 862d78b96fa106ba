-- england.supervision: supervision as it is meant to be, and as it is postponed.
--
-- Morrison's four functions, a rhythm for the newly qualified, and the session
-- itself. Supervision makes a difference that is real and modest, and doesn't
-- make an unsafe workload safe; what it is best used for is to renegotiate work.

local fields = require "fields"

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

---Gives the names of the functions that a session served, in Morrison's order.
---
---When: in a storyline
---
---```lua
---if #sessions.used(agenda) == 4 then good { about = home, "Supervision had room for all of it." } end
---```
---@param agenda Agenda What it was used for, as `supervision` gives it.
---@return string[] # The names: `"management"`, `"development"`, `"support"`, `"mediation"`.
function sessions.used(agenda)
  local used = {}
  for _, one in ipairs(sessions.functions) do
    local served = agenda[one.agenda]
    if one.agenda == "decision" and not served and agenda.cases then served = #agenda.cases > 0 end
    if served then table.insert(used, one[1]) end
  end
  return used
end

---Gives how much of supervision a session was: a quarter for each function that it
---served. A session about tasks alone is 0.25. (A design proposal; Caseload banks
---the same by itself.)
---
---When: in a storyline
---
---```lua
---local q = sessions.quality(agenda)
---```
---@param agenda Agenda As in `sessions.used`.
---@return number # How much. [0 to 1]
function sessions.quality(agenda) return #sessions.used(agenda) / 4 end

---@class sessions.hold.says
---@field management? string|fun(agenda: Agenda): string On the decision that was asked for, or the cases. Words, not a file: what is said is put together. [default nothing]
---@field development? string|fun(agenda: Agenda): string On what was learned. [default nothing]
---@field support? string|fun(agenda: Agenda): string On how the work felt. [default nothing]
---@field mediation? string|fun(agenda: Agenda): string On how much there is to do. [default nothing]
---@field nothing? string|fun(agenda: Agenda): string Where there is nothing else to say. [default nothing]

---@class sessions.hold.fields
---@field with person Who supervises.
---@field at Time When: `"Wed 14:00"`.
---@field minutes? Minutes How long it is. [minutes; 0 to 1440; default as the employer's terms say]
---@field says? sessions.hold.says The manager's words; what has none isn't mentioned. Each is a text, or a function that is given the agenda and gives one. [default nothing is said]
---@field title? Line Its line in the inbox. [default "From supervision"]

---Puts a session in the diary and waits until it is held; then the manager says what
---came of it, function by function. Tell it in a storyline of its own. What a
---decision does to a case is yours to tell, from the agenda.
---
---When: in a storyline
---
---```lua
---local agenda = sessions.hold { with = dawn, at = "Wed 14:00", says = { support = "Thank you for saying so." } }
---```
---@param options sessions.hold.fields
---@return Agenda|nil # What it was used for; nil where it wasn't held.
function sessions.hold(options)
  local word = "sessions.hold"
  fields.only(word, options, { "with", "at", "minutes", "says", "title" })
  local manager = fields.must(word, options, "with", "person")
  local agenda = supervision { with = manager, at = options.at, minutes = options.minutes }
  if agenda == nil then return nil end
  local own, said = options.says or {}, {}
  local function add(name)
    local words = own[name]
    if type(words) == "function" then words = words(agenda) end
    if words then table.insert(said, words) end
  end
  for _, name in ipairs(sessions.used(agenda)) do add(name) end
  if #said == 0 then add "nothing" end
  if #said > 0 then
    message { from = manager, kind = "decision", title = options.title or "From supervision", say = table.concat(said, " ") }
  end
  return agenda
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
---@field decision? Text|fun(case: case|nil): Text On a decision. [default nothing]
---@field learning? Text|fun(case: case|nil): Text On something to learn. [default nothing]
---@field feelings? Text|fun(case: case|nil): Text On how it felt. [default nothing]
---@field workload? Text|fun(case: case|nil): Text On how much there is to do. [default nothing]

---@class sessions.ad_hoc.fields
---@field with person Who supervises.
---@field says? sessions.ad_hoc.says The manager's words; what has none isn't answered. Each is a text, or a function that is given the case and gives one. [default nothing is said]
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
  fields.only(word, options, { "with", "says", "title" })
  local manager = fields.must(word, options, "with", "person")
  local asked = ad_hoc_supervision { with = manager }
  local words = (options.says or {})[asked.on]
  if type(words) == "function" then words = words(asked.case) end
  if words then
    message { from = manager, about = asked.case, by = "in person", kind = "decision", title = options.title or "Twenty minutes", say = words }
  end
  return asked
end

return sessions
