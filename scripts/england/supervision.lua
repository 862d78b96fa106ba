-- england.supervision: supervision as it is meant to be, and as it is postponed.
--
-- Morrison's four functions, a rhythm for the newly qualified, and the session
-- itself. Supervision makes a difference that is real and modest, and doesn't
-- make an unsafe workload safe; what it is best used for is to renegotiate work.

local fields = require "fields"

local sessions = {}

-- Morrison's four functions, with what on an agenda serves each: a case or a
-- decision to ask for, what was learned, how it felt, how much there is to do.
-- (The functions: Morrison, read in supervision notes of two authorities. Which
-- part of an agenda serves which: Caseload's own proposal.)
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

-- How often sessions are postponed: a design proposal, no rate was found. An
-- employer's terms say how often theirs are; a story draws by that.
sessions.postponed_usually = 0.2
sessions.postponed_in_red  = 0.35              -- when the team is past its ceiling

-- sessions.rhythm gives how often supervision is due, for `terms`.
--
--   stage   "first_six_weeks" and "to_six_months" of a newly qualified worker, or
--           "later"
--
-- It gives { every = …, minutes = 90 }.
--
--   terms { supervision = sessions.rhythm "first_six_weeks" }
function sessions.rhythm(stage)
  return { every = fields.one_of("sessions.rhythm", stage, rhythms).period, minutes = 90 }
end

-- sessions.rule gives the rule behind a rhythm: { period = …, status = …,
-- source = … }.
--
--   stage   as in sessions.rhythm
--
--   local rule = sessions.rule "later"
function sessions.rule(stage) return fields.one_of("sessions.rule", stage, rhythms) end

-- sessions.used gives the names of the functions that a session served, in
-- Morrison's order.
--
--   agenda   what it was used for, as `supervision` gives it
--
--   if #sessions.used(agenda) == 4 then good { about = home, "Supervision had room for all of it." } end
function sessions.used(agenda)
  local used = {}
  for _, one in ipairs(sessions.functions) do
    local served = agenda[one.agenda]
    if one.agenda == "decision" and not served and agenda.cases then served = #agenda.cases > 0 end
    if served then table.insert(used, one[1]) end
  end
  return used
end

-- sessions.quality gives how much of supervision a session was: a quarter for
-- each function that it served. A session about tasks alone is 0.25. (A design
-- proposal; Caseload banks the same by itself.)
--
--   agenda   as in sessions.used
--
--   local q = sessions.quality(agenda)
function sessions.quality(agenda) return #sessions.used(agenda) / 4 end

-- sessions.hold puts a session in the diary and waits until it is held; then the
-- manager says what came of it, function by function. Tell it in a storyline of
-- its own. What a decision does to a case is yours to tell, from the agenda.
--
--   with      who supervises
--   at        when: "Wed 14:00"
--   minutes   as the employer's terms say, if not given
--   says      the manager's words: { management = …, development = …, support = …,
--             mediation = …, nothing = … }; each a text, or a function that is
--             given the agenda and gives one. What has no words isn't mentioned
--   title     "From supervision", if not given
--
-- It gives the agenda, or nil where the session wasn't held.
--
--   local agenda = sessions.hold { with = dawn, at = "Wed 14:00", says = { support = "Thank you for saying so." } }
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

-- sessions.postpone calls off the next session, always or by luck, with other
-- times to ask for.
--
--   by      who calls it off
--   say     in what words
--   times   other times: { "Thu 16:00", "Fri 09:30" }; none means that it lapses
--   odds    how often, from 0 to 1: employer_terms().cancels for what the employer's
--           terms say; always, if not given
--   draw    the name of the draw; give each its own
--   title   "Supervision", if not given
--
-- It gives true where a session was called off.
--
--   sessions.postpone { by = dawn, say = "text/cancelled.md", times = { "Thu 16:00" }, odds = employer_terms().cancels, draw = "Wednesday's session" }
function sessions.postpone(options)
  local word = "sessions.postpone"
  fields.only(word, options, { "by", "say", "times", "odds", "draw", "title" })
  fields.must(word, options, "by", "person")
  if options.odds and not chance(options.draw or "supervision is postponed", options.odds) then return false end
  return cancel_supervision { by = options.by, say = options.say, times = options.times, title = options.title }
end

-- sessions.ad_hoc waits until the student asks for twenty minutes of supervision
-- there and then, on one thing, and answers. Tell it in a storyline of its own,
-- again and again where each time is to be answered; the desk offers it once a
-- day.
--
--   with    who supervises
--   says    the manager's words: { decision = …, learning = …, feelings = …,
--           workload = … }; each a text, or a function that is given the case and
--           gives one. What has no words isn't answered
--   title   "Twenty minutes", if not given
--
-- It gives { on = "decision", case = … }: what it was asked for, and the case
-- where there is one.
--
--   local asked = sessions.ad_hoc { with = dawn, says = { feelings = "Thank you for saying so." } }
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
