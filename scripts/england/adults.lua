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

---@class AdultsPack
---@field [1] Line Its name, for `rules` in `scenario`.
---@field id string Its short name.
---@field checked string The day on which its sources were read.
---@field rules table<string, Timescale> All timescales, by name.
---@field law table<string, Law> What the law asks for where it sets no clock, by name.
---@field pathways Pathway[] The pathways of discharge to assess, from 0 to 3.

---What the law asks for where it sets no clock: a paraphrase, never wording to quote.
---
---```lua
---guide(adults.law("capacity").says)
---```
---@class Law
---@field says string What it asks for.
---@field source Line Where it stands.
---@field status string How sure that is, as of a `Timescale`.
---@field read? string Where it was read. [default it was read nowhere]

---One of the pathways of discharge to assess.
---
---```lua
---guide(adults.pack("2026").pathways[2].says)
---```
---@class Pathway
---@field [1] string Its name.
---@field says string What it is.
---@field status string How sure that is, as of a `Timescale`.

---Names the rules that a scenario was written for.
---
---```lua
---local adults = require "england.adults"
---scenario { title = "A week", role = "social worker", starts = "2026-01-08", rules = adults.pack "2026" }
---```
---@param year "2026" The year in which they were read.
---@return AdultsPack # The pack, for `scenario`.
function adults.pack(year)
  if year ~= "2026" then
    error("there are rules for \"2026\" only")
  end
  return {
    "England, adults' services, as read in November 2026. Section numbers of the Care Act and the principles of the Mental Capacity Act are not checked against a published source yet.",
    id = "england-adults-2026",
    nation = "England", service = "Adults' services",
    checked = "2026-11-22",
    rules = edition.rules,
    law = edition.law,
    pathways = edition.pathways,
  }
end

---Gives one rule; `england.adults_2026` has them all.
---
---```lua
---local rule = adults.timescale "recording"
---task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
---```
---@param name string The timescale's name: `"needs_assessment"`, `"reablement"`, `"review"`.
---@return Timescale # The rule.
function adults.timescale(name)
  return fields.one_of("adults.timescale", name, edition.rules)
end

---Gives what the law asks for where it sets no clock.
---
---```lua
---guide(adults.law("capacity").says)
---```
---@param name string Its name: `"capacity"`, `"safeguarding"`, `"personal"`, `"discharge"`.
---@return Law # What it asks for, with how sure that is.
function adults.law(name)
  return fields.one_of("adults.law", name, edition.law)
end

---Gives how long something usually takes: a task of adults' services, or one of those
---in `england.durations`.
---
---```lua
---task { "Mental capacity assessment", kind = "assessment", minutes = adults.minutes "capacity_assessment" }
---```
---@param name string Its name: `"needs_assessment"`, `"capacity_assessment"`, `"visit"`.
---@return integer # The usual length. [minutes]
function adults.minutes(name)
  local known = {}
  for _, all in ipairs { durations.tasks, edition.durations } do
    for task, one in pairs(all) do known[task] = one end
  end
  return fields.one_of("adults.minutes", name, known).usual
end

---------------------------------------------------------------- recommending

---The first responses that a hospital or community team of adults' services can
---recommend on a referral, for `scenario`. No levels of need go with them: adults'
---services have a threshold in law and no ladder. Caseload's own list, a proposal.
---
---```lua
---local adults = require "england.adults"
---scenario { title = "A week", role = "social worker", starts = "2026-01-08", rules = adults.pack "2026", responses = adults.responses }
---```
---@type scenario.option[]
adults.responses = {
  { "find-out", "Find out more first" },
  { "see-today", "See the person today" },
  { "assessment", "Needs or carer's assessment" },
  { "capacity", "Mental capacity assessment" },
  { "safeguarding", "Safeguarding enquiry (section 42)" },
  { "support", "Reablement, or other short-term support" },
  { "advice", "Information and advice" },
}

---------------------------------------------------------------- kinds of case

-- Kinds of case, each with its points in the example weighting (weighting.lua), a
-- proposal.

---A needs assessment, with its plan: 6 points.
---@type Kind.table
adults.assessment = weighting.kind("needs assessment", "adult_assessment")

---A safeguarding enquiry: 8 points.
---@type Kind.table
adults.safeguarding = weighting.kind("safeguarding enquiry", "adult_safeguarding")

---A review of a plan: 3 points.
---@type Kind.table
adults.review = weighting.kind("review", "adult_review")

---A complex question of capacity, or work for a court: 9 points.
---@type Kind.table
adults.capacity = weighting.kind("complex capacity", "adult_court")

---------------------------------------------------------------- clocks

---@class adults.deadline.fields
---@field [1] Line What is due, as the desk says it.
---@field on case The case.
---@field rule string The timescale's name: `"safeguarding_begun"`.
---@field due? Day The day. [default the timescale's period from now]
---@field met_by? TaskKind|task The kind of the task that meets it, or the task. [default nothing]

---Opens a clock by the name of its timescale. The functions after it are this one
---with the usual words.
---
---```lua
---adults.deadline { "Enquiry begun", on = home, rule = "safeguarding_begun", met_by = "visit" }
---```
---@param options adults.deadline.fields
function adults.deadline(options)
  fields.only("adults.deadline", options, { 1, "on", "rule", "due", "met_by" })
  fields.must("adults.deadline", options, "on", "case")
  local rule = adults.timescale(options.rule)
  deadline {
    options[1], on = options.on, due = options.due or rule.period, met_by = options.met_by,
    source = rule.source, status = rule.status,
  }
end

---@class adults.assess.fields
---@field on case The case.
---@field carer? boolean Whether it is a carer's. [default false]
---@field due? Day The day. [default a month from now, which is right on the day of the request only]
---@field met_by? task The task that meets it. [default any of the kind "sign off"]

---Opens the clock of a needs assessment, or of a carer's.
---
---```lua
---adults.assess { on = home, due = "2026-04-15" }
---```
---@param options adults.assess.fields
function adults.assess(options)
  fields.only("adults.assess", options, { "on", "carer", "due", "met_by" })
  local rule, what = "needs_assessment", "Needs assessment and plan"
  if options.carer then rule, what = "carers_assessment", "Carer's assessment" end
  adults.deadline { what, on = options.on, rule = rule, due = options.due, met_by = options.met_by or "sign off" }
end

---@class adults.reviews.fields
---@field on case The case.
---@field due? Day The day. [default twelve months from now: right on the day of the plan, or of the last review]

---Opens the clock for the next review of a plan. A task of the kind "review" meets it.
---
---```lua
---adults.reviews { on = home, due = "2026-06-02" }
---```
---@param options adults.reviews.fields
function adults.reviews(options)
  fields.only("adults.reviews", options, { "on", "due" })
  adults.deadline { "Review of the plan", on = options.on, rule = "review", due = options.due, met_by = "review" }
end

---@class adults.reablement.fields
---@field on case The case.
---@field due? Day The last day of it. [default six weeks from now]

---Opens the clock on the weeks of reablement: somebody has to have looked, with the
---person, at what comes after. A visit that is done meets it.
---
---```lua
---adults.reablement { on = home, due = "2026-04-14" }
---```
---@param options adults.reablement.fields
function adults.reablement(options)
  fields.only("adults.reablement", options, { "on", "due" })
  adults.deadline { "Seen before reablement ends", on = options.on, rule = "reablement", due = options.due, met_by = "visit" }
end

---------------------------------------------------------------- safeguarding

---@class adults.enquire.fields
---@field on case The case.
---@field manager person Who decides.
---@field lead person Who leads: never a student, and never somebody newly qualified alone.
---@field say Text The decision in the manager's words.
---@field words? Words As in `message`. [default none]
---@field title? Line Its line in the inbox. [default "Safeguarding"]

---Tells that a safeguarding concern has reached the manager, who decides by the test
---of section 42 and names who leads. The case becomes an enquiry, worked jointly;
---what was serious has an answer.
---
---When: in a storyline
---
---```lua
---adults.enquire { on = home, manager = dawn, lead = marta, say = "It meets the test. Marta leads, with you." }
---```
---@param options adults.enquire.fields
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
