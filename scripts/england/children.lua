-- england.children: children's services in England. The dated rules, the kinds
-- of case, and the clocks that they open on a case.
--
-- Whatever is opened here carries its source and how sure that is to the desk.
-- A clock runs from now, or from `due`: where the last visit, the referral or the
-- placement was on another day, count from there and say the day.

local durations = require "england.durations"
local fields    = require "fields"
local rules     = require "england.rules_2023"
local weighting = require "weighting"

local children = {}

---------------------------------------------------------------- the rules

---@class RulePack
---@field [1] Line Its name, for `rules` in `scenario`.
---@field id string Its short name.
---@field checked string The day on which its sources were read.
---@field uncompared boolean Whether a newer edition of a source hasn't been compared yet.
---@field rules table<string, Timescale> All timescales, by name.

---A rule: how long something may take, with where that stands and how sure it is.
---
---```lua
---local rule = children.timescale "recording"
---task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
---```
---@class Timescale
---@field period Length How long.
---@field from? string What it is counted from. [default the function says it]
---@field counts_back? boolean Whether it is counted back from that. [default false]
---@field working_days? number Its length as a number, where that is counted with. [default `period` alone says it]
---@field status string `"statute"`, `"guidance"` or `"local"`, with `", unverified"` where no page that states the figure was read, or it wasn't found in the guidance itself.
---@field source Line A line for the desk.
---@field read? string Where the figure was read. [default it was read nowhere]

---Names the rules that a scenario was written for.
---
---```lua
---local children = require "england.children"
---scenario { title = "A week", role = "social worker", starts = "2026-03-02", rules = children.pack "2023" }
---```
---@param edition "2023" The edition.
---@return RulePack # The pack, for `scenario`.
function children.pack(edition)
  if edition ~= "2023" then
    error("there are rules for \"2023\" only; those of 2026 have not been compared yet")
  end
  return {
    "England, children's services, 2023. A 2026 edition of Working Together may set other dates: check one before you use it at work.",
    id = "england-children-2023",
    nation = "England", service = "Children's services",
    checked = "2026-11-22",
    uncompared = true,
    rules = rules,
  }
end

---Gives one rule; `england.rules_2023` has them all.
---
---```lua
---local rule = children.timescale "recording"
---task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
---```
---@param name string The timescale's name: `"recording"`, `"conference"`, `"looked_after_visit"`.
---@return Timescale # The rule.
function children.timescale(name)
  return fields.one_of("children.timescale", name, rules)
end

---------------------------------------------------------------- kinds of case

-- Kinds of case, each with its points in the example weighting (weighting.lua), a
-- proposal: the points of the first child, before anything is added.

---An open assessment under section 17: 7 points.
---@type Kind.table
children.assessment = weighting.kind("assessment", "assessment")

---An enquiry under section 47, and its conference: 12 points.
---@type Kind.table
children.section_47 = weighting.kind("section 47 enquiry", "section_47")
children.section_47.enquiry = true

---A child in need plan: a simple one: 4 points.
---@type Kind.table
children.child_in_need_simple = weighting.kind("child in need", "child_in_need_simple")

---A child in need plan: a typical one: 5 points.
---@type Kind.table
children.child_in_need = weighting.kind("child in need", "child_in_need")

---A child in need plan: a complex one: 7 points.
---@type Kind.table
children.child_in_need_complex = weighting.kind("child in need", "child_in_need_complex")

---A child protection plan: 9 points.
---@type Kind.table
children.child_protection_plan = weighting.kind("child protection plan", "child_protection_plan")

---Work before care proceedings: 11 points.
---@type Kind.table
children.pre_proceedings = weighting.kind("pre-proceedings", "pre_proceedings")

---Care proceedings, in their first 12 weeks: 14 points.
---@type Kind.table
children.proceedings = weighting.kind("care proceedings", "proceedings")

---Care proceedings, later: 10 points.
---@type Kind.table
children.proceedings_later = weighting.kind("care proceedings", "proceedings_later")

---A child looked after, settled: 4 points.
---@type Kind.table
children.looked_after = weighting.kind("looked after", "looked_after")

---A child looked after, in a new or unstable placement: 7 points.
---@type Kind.table
children.looked_after_unsettled = weighting.kind("looked after", "looked_after_unsettled")

---A care leaver: 3 points.
---@type Kind.table
children.care_leaver = weighting.kind("care leaver", "care_leaver")

---A child in private fostering: 2 points.
---@type Kind.table
children.private_fostering = weighting.kind("private fostering", "private_fostering")

-- visiting is the timescale by which each kind of case is visited.
local visiting = {
  ["child in need"]         = "child_in_need_visit",
  ["child protection plan"] = "child_protection_visit",
  ["looked after"]          = "looked_after_visit",
  ["private fostering"]     = "private_fostering_visit",
}

---------------------------------------------------------------- clocks

---@class children.deadline.fields
---@field [1] Line What is due, as the desk says it.
---@field on case The case.
---@field rule string The timescale's name: `"core_group"`.
---@field due? Day The day. [default the timescale's period from now; needed where it counts back from a meeting]
---@field met_by? TaskKind|task The kind of the task that meets it, or the task. [default nothing]
---@field child? Member Whom it is about, where brothers and sisters of one case live apart; as in `deadline`. [default the whole family]

---Opens a clock by the name of its timescale. The functions after it are this one
---with the usual words.
---
---```lua
---children.deadline { "Core group", on = home, rule = "core_group", met_by = "core group" }
---```
---@param options children.deadline.fields
function children.deadline(options)
  fields.only("children.deadline", options, { 1, "on", "rule", "due", "met_by", "child" })
  fields.must("children.deadline", options, "on", "case")
  local rule = children.timescale(options.rule)
  if rule.counts_back and not options.due then
    error("\"" .. options.rule .. "\" counts back from the meeting; `children.deadline` needs the day as its `due`")
  end
  deadline {
    options[1], on = options.on, due = options.due or rule.period, met_by = options.met_by, child = options.child,
    source = rule.source, status = rule.status,
  }
end

---@class children.assess.fields
---@field on case The case.
---@field due? Day The day. [default 45 working days from now, which is right on the day of the referral only]

---Opens the clock of a single assessment. `children.sign_off`, or another task of the
---kind "sign off", meets it.
---
---```lua
---children.assess { on = home, due = "2026-03-20" }
---```
---@param options children.assess.fields
function children.assess(options)
  fields.only("children.assess", options, { "on", "due" })
  children.deadline { "Assessment finished", on = options.on, rule = "assessment", due = options.due, met_by = "sign off" }
end

---@class children.sign_off.fields
---@field on case The case.
---@field manager person Who signs it off.
---@field minutes integer How long it takes. [minutes]
---@field due? Day The day. [default none]

---Lays out finishing a single assessment and taking it to the manager, who signs it
---off. Doing it meets the clock of `children.assess`.
---
---```lua
---local signed = children.sign_off { on = home, manager = dawn, minutes = 120, due = "2026-03-20" }
---```
---@param options children.sign_off.fields
---@return task # The task.
function children.sign_off(options)
  fields.only("children.sign_off", options, { "on", "manager", "minutes", "due" })
  fields.must("children.sign_off", options, "on", "case")
  return task {
    "Assessment signed off", on = options.on, kind = "sign off", with = fields.must("children.sign_off", options, "manager", "person"),
    minutes = fields.must("children.sign_off", options, "minutes", "number"), due = options.due,
  }
end

---@class children.visits.fields
---@field on case The case.
---@field kind? Kind.table Its kind: a child in need, a child protection plan, looked after, private fostering. [default `children.child_in_need`]
---@field due? Day The day. [default as long from now as the rule says]

---Opens the clock for the next visit. A visit that is done meets it.
---
---```lua
---children.visits { on = home, kind = children.child_in_need, due = "2026-03-04" }
---```
---@param options children.visits.fields
function children.visits(options)
  fields.only("children.visits", options, { "on", "kind", "due" })
  local kind = options.kind or children.child_in_need
  local rule = visiting[kind[1]]
  if not rule then error("there is no rule for visits in the kind \"" .. tostring(kind[1]) .. "\"; open a clock of your own with `deadline`") end
  children.deadline { "Visit", on = options.on, rule = rule, due = options.due, met_by = "visit" }
end

---@class children.child_in_need_review.fields
---@field on case The case.
---@field first? boolean True for the first review after the plan. [default false]
---@field due? Day The day. [default as long from now as the rule says]

---Opens the clock for the review of a child in need plan. A task of the kind
---"review" meets it.
---
---```lua
---children.child_in_need_review { on = home, first = true }
---```
---@param options children.child_in_need_review.fields
function children.child_in_need_review(options)
  fields.only("children.child_in_need_review", options, { "on", "first", "due" })
  local rule = "child_in_need_review"
  if options.first then rule = "child_in_need_review_first" end
  children.deadline { "Child in need review", on = options.on, rule = rule, due = options.due, met_by = "review" }
end

---@class children.core_group.fields
---@field on case The case.
---@field first? boolean True for the first one after the initial conference. [default false]
---@field due? Day The day. [default as long from now as the rule says: right on the day of the conference, or of the last core group]

---Opens the clock for a core group. A task of the kind "core group" meets it.
---
---```lua
---children.core_group { on = home, first = true }
---```
---@param options children.core_group.fields
function children.core_group(options)
  fields.only("children.core_group", options, { "on", "first", "due" })
  local rule, what = "core_group", "Core group"
  if options.first then rule, what = "core_group_first", "First core group" end
  children.deadline { what, on = options.on, rule = rule, due = options.due, met_by = "core group" }
end

---@class children.review_conference.fields
---@field on case The case.
---@field first? boolean True for the first one after the initial conference. [default false]
---@field due? Day The day. [default as long from now as the rule says]

---Opens the clock for a review conference. A task of the kind "conference" meets it.
---
---```lua
---children.review_conference { on = home, due = "2026-06-02" }
---```
---@param options children.review_conference.fields
function children.review_conference(options)
  fields.only("children.review_conference", options, { "on", "first", "due" })
  local rule = "review_conference"
  if options.first then rule = "review_conference_first" end
  children.deadline { "Review child protection conference", on = options.on, rule = rule, due = options.due, met_by = "conference" }
end

---------------------------------------------------------------- looked after

---@class children.looked_after_visits.fields
---@field on case The case.
---@field due? Day The day. [default as long from now as the rule says]
---@field rule? string The timescale, where it isn't the six weeks of most placements: `"looked_after_visit_first"` (the first week), `"…_long_term"`, `"…_fostered_agreed"`, `"…_parent_unassessed"`, `"…_temporary"`, `"…_temporary_later"`, `"…_parent_care_order"`. [default "looked_after_visit"]
---@field child? Member Whom is to be visited, where brothers and sisters of one case live apart: each has a clock of their own, which no visit that `sees` only another meets. [default the whole family]

---Opens the clock for the next visit to a looked after child. A visit that is done
---meets it.
---
---```lua
---children.looked_after_visits { on = coast, due = "2026-03-05" }
---
---local kayla, jude = child { "Kayla", age = 9 }, child { "Jude", age = 4, lives = "with foster carers in the next town" }
---local both = case { "Osei", id = "osei", kind = children.looked_after_unsettled, people = { kayla, jude } }
---children.looked_after_visits { on = both, child = kayla, due = "2026-04-02" }
---children.looked_after_visits { on = both, child = jude, due = "2026-03-30" }
---task { "See Jude at the carers'", on = both, kind = "visit", minutes = 60, travel = 70, sees = jude, due = "2026-03-30" }
---```
---@param options children.looked_after_visits.fields
function children.looked_after_visits(options)
  fields.only("children.looked_after_visits", options, { "on", "due", "rule", "child" })
  local what = "Visit"
  if options.child then what = "Visit to " .. options.child[1] end
  children.deadline { what, on = options.on, rule = options.rule or "looked_after_visit", due = options.due, met_by = "visit", child = options.child }
end

---@class children.looked_after_review.fields
---@field on case The case.
---@field which? "first"|"second"|"later" Which one. [default "later"]
---@field due? Day The day. [default as long from now as the rule says]

---Opens the clock for the next review of a looked after child. A task of the kind
---"review" meets it.
---
---```lua
---children.looked_after_review { on = coast, which = "second", due = "2026-05-14" }
---```
---@param options children.looked_after_review.fields
function children.looked_after_review(options)
  fields.only("children.looked_after_review", options, { "on", "which", "due" })
  local rule = fields.one_of("children.looked_after_review", options.which or "later",
    { first = "looked_after_review_first", second = "looked_after_review_second", later = "looked_after_review" })
  children.deadline { "Looked-after review", on = options.on, rule = rule, due = options.due, met_by = "review" }
end

---------------------------------------------------------------- tasks with a date

-- dated lays a task with the date, source and status of a timescale; with a case,
-- the task meets a clock of what is due.
local function dated(what, laid, name)
  local rule = children.timescale(name)
  laid.due, laid.source, laid.status = laid.due or rule.period, rule.source, rule.status
  local it = task(laid)
  if laid.on then
    children.deadline { what, on = laid.on, rule = name, due = laid.due, met_by = it }
  end
  return it
end

---@class children.acknowledge.fields
---@field referrer? Line Whom. [default "the referrer"]
---@field on? case The case, where there is one. [default none]
---@field due? Day The day. [default the next working day]
---@field minutes? Minutes How long it takes. [minutes; 1 to 1440; default 15, a design proposal]

---Lays out telling a referrer what became of their referral. With a case, its clock
---stands there too.
---
---```lua
---local call = children.acknowledge { referrer = "Hill Street Primary School" }
---```
---@param options children.acknowledge.fields
---@return task # The task.
function children.acknowledge(options)
  local given = fields.only("children.acknowledge", options, { "referrer", "on", "due", "minutes" })
  return dated("Referrer told", {
    "Tell " .. (given.referrer or "the referrer") .. " what was decided", on = given.on, kind = "call",
    minutes = given.minutes or durations.minutes "liaison", due = given.due,
  }, "referrer_told")
end

---@class children.return_interview.fields
---@field on case The case.
---@field hold? boolean True where the student holds it, and has seen the child then; it isn't a statutory visit. Else it is arranged. [default false]
---@field due? Day The day. Where the child came back earlier or a weekend lies between, say the last working day inside the 72 hours. [default 72 hours from now]
---@field minutes? Minutes How long it takes, with the way there: no travel is added. [minutes; 1 to 1440; default 120 to hold it with its record, 15 to arrange it, a design proposal]
---@field records? Minutes Further writing up. [minutes; 0 to 1440; default 0]
---@field options? table<string, task.option> Other ways to do it, as in `task`: with somebody whom the child chooses, say. Up to 6. [default none]
---@field scene? Text What the student meets when it is done. [default none]
---@field child? Member Whose it is, where the case has several. [default it isn't said, and the whole family is seen]

---Lays out what a return from being missing asks for: arranging the interview, or
---holding it. Its clock stands on the case.
---
---```lua
---local interview = children.return_interview {
---  on = coast, hold = true, due = "2026-03-25",
---  options = { walk = { "On a walk, as they asked", minutes = 150, title = "Return home interview, on a walk" } },
---}
---```
---@param options children.return_interview.fields
---@return task # The task.
function children.return_interview(options)
  fields.only("children.return_interview", options, { "on", "hold", "due", "minutes", "records", "options", "scene", "child" })
  fields.must("children.return_interview", options, "on", "case")
  local laid = {
    "Arrange the return home interview", on = options.on, kind = "call", minutes = options.minutes or durations.minutes "liaison",
    due = options.due, records = options.records or 0, options = options.options, scene = options.scene,
  }
  if options.hold then
    laid.sees = options.child or true
    laid[1], laid.kind, laid.minutes = "Hold the return home interview", "meeting", options.minutes or durations.minutes "return_interview"
  end
  local whose = ""
  if options.child then whose = ": " .. options.child[1] end
  laid[1] = laid[1] .. whose
  return dated("Return home interview" .. whose, laid, "return_interview")
end

return children
