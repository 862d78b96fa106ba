-- england.adults: adults' services in England. The dated rules, the kinds of
-- case, the clocks that they open on a case, and what holds on every branch of a
-- safeguarding story.
--
-- Whatever is opened here carries its source and how sure that is to the desk.
-- A clock runs from now, or from `due`: where the request, the plan or the first
-- day of reablement was another day, count from there and say the day.

local edition   = require "england.adults_2026"
local durations = require "england.durations"
local fields    = require "fields"
local weighting = require "weighting"

local adults = {}

---------------------------------------------------------------- the rules

-- adults.pack names the rules that a scenario was written for.
--
--   year   "2026": as read in November 2026
--
-- It gives the pack's name for `scenario`, with `id`, `checked` (the day on which
-- its sources were read), `rules` (all timescales by name), `law` (what has no
-- clock) and `pathways`.
--
--   scenario { title = "A week", role = "social worker", starts = "2026-01-08", rules = adults.pack "2026" }
function adults.pack(year)
  if year ~= "2026" then
    error("there are rules for \"2026\" only")
  end
  return {
    "England, adults' services, as read in November 2026. Care Act section numbers and the Mental Capacity Act's principles are from memory.",
    id = "england-adults-2026",
    checked = "2026-11-22",
    rules = edition.rules,
    law = edition.law,
    pathways = edition.pathways,
  }
end

-- adults.timescale gives one rule: { period = …, from = …, source = …,
-- status = … }. england/adults_2026.lua lists them.
--
--   name   "needs_assessment", "reablement", "review", …
--
--   local rule = adults.timescale "recording"
--   task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
function adults.timescale(name)
  return fields.one_of("adults.timescale", name, edition.rules)
end

-- adults.law gives what the law asks for where it sets no clock: { says = …,
-- source = …, status = … }. A paraphrase, never wording to quote.
--
--   name   "capacity", "safeguarding", "personal", "discharge", …
--
--   guide(adults.law("capacity").says)
function adults.law(name)
  return fields.one_of("adults.law", name, edition.law)
end

-- adults.minutes gives how long something usually takes: a task of adults'
-- services, or one of those in england.durations.
--
--   name   "needs_assessment", "capacity_assessment", "visit", …
--
--   task { "Mental capacity assessment", kind = "assessment", minutes = adults.minutes "capacity_assessment" }
function adults.minutes(name)
  local known = {}
  for _, all in ipairs { durations.tasks, edition.durations } do
    for task, one in pairs(all) do known[task] = one end
  end
  return fields.one_of("adults.minutes", name, known).usual
end

---------------------------------------------------------------- kinds of case

-- Kinds of case, each with its points in the example weighting (weighting.lua).
--
--   case { "Mr Reid", kind = adults.assessment, summary = "81, a retired bus driver." }
adults.assessment   = weighting.kind("needs assessment", "adult_assessment")
adults.safeguarding = weighting.kind("safeguarding enquiry", "adult_safeguarding")
adults.review       = weighting.kind("review", "adult_review")
adults.capacity     = weighting.kind("complex capacity", "adult_court")

---------------------------------------------------------------- clocks

-- adults.deadline opens a clock by the name of its timescale. The functions
-- after it are this one with the usual words.
--
--   1        what is due, as the desk says it
--   on       the case
--   rule     the timescale's name
--   due      the day; if not given, the timescale's period from now
--   met_by   the kind or the title of the task that meets it; what is due, if
--            not given
--
--   adults.deadline { "Enquiry begun", on = home, rule = "safeguarding_begun", met_by = "visit" }
function adults.deadline(options)
  fields.only("adults.deadline", options, { 1, "on", "rule", "due", "met_by" })
  fields.must("adults.deadline", options, "on", "case")
  local rule = adults.timescale(options.rule)
  deadline {
    options[1], on = options.on, due = options.due or rule.period, met_by = options.met_by or options[1],
    source = rule.source, status = rule.status,
  }
end

-- adults.assess opens the clock of a needs assessment, or of a carer's. A task
-- with the title "Needs assessment and plan", or "Carer's assessment", meets it.
--
--   on      the case
--   carer   true for a carer's
--   due     the day; if not given, a month from now, which is right on the day of
--           the request only
--
--   adults.assess { on = home, due = "2026-04-15" }
function adults.assess(options)
  fields.only("adults.assess", options, { "on", "carer", "due" })
  local rule, what = "needs_assessment", "Needs assessment and plan"
  if options.carer then rule, what = "carers_assessment", "Carer's assessment" end
  adults.deadline { what, on = options.on, rule = rule, due = options.due }
end

-- adults.reviews opens the clock for the next review of a plan. A task of the
-- kind "review" meets it.
--
--   on    the case
--   due   the day; if not given, twelve months from now: right on the day of the
--         plan, or of the last review
--
--   adults.reviews { on = home, due = "2026-06-02" }
function adults.reviews(options)
  fields.only("adults.reviews", options, { "on", "due" })
  adults.deadline { "Review of the plan", on = options.on, rule = "review", due = options.due, met_by = "review" }
end

-- adults.reablement opens the clock on the weeks of reablement: somebody has to
-- have looked, with the person, at what comes after. A visit that is done meets it.
--
--   on    the case
--   due   the last day of it; if not given, six weeks from now
--
--   adults.reablement { on = home, due = "2026-04-14" }
function adults.reablement(options)
  fields.only("adults.reablement", options, { "on", "due" })
  adults.deadline { "Seen before reablement ends", on = options.on, rule = "reablement", due = options.due, met_by = "visit" }
end

---------------------------------------------------------------- safeguarding

-- adults.enquire is a safeguarding concern that has reached the manager, who
-- decides by the test of section 42 and names who leads: never a student, and
-- never somebody newly qualified alone. The case becomes an enquiry; what was
-- serious has an answer.
--
--   on        the case
--   manager   who decides
--   lead      who leads
--   say       the decision in the manager's words
--   words     words for it
--   title     "Safeguarding", if not given
--
--   adults.enquire { on = home, manager = dawn, lead = marta, say = "It meets the test. Marta leads, with you." }
function adults.enquire(options)
  local word = "adults.enquire"
  fields.only(word, options, { "on", "manager", "lead", "say", "words", "title" })
  local on, manager = fields.must(word, options, "on", "case"), fields.must(word, options, "manager", "person")
  local lead = fields.must(word, options, "lead", "person")
  if lead == manager then error("`adults.enquire` needs another person as its `lead`: the manager decides, and doesn't lead") end
  becomes(on, adults.safeguarding)
  co_work(on, lead)
  message { from = manager, about = on, kind = "decision", title = options.title or "Safeguarding", say = options.say, words = options.words }
  wait(1)                                      -- it is read, and then it holds
  protect(on, "safeguarding enquiry")
end

return adults
