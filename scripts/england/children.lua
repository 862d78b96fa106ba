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

-- children.pack names the rules that a scenario was written for.
--
--   edition   "2023"
--
-- It gives the pack's name for `scenario`, with `id`, `checked` (the day on which
-- its sources were read) and `rules`, all timescales by name.
--
--   scenario { title = "A week", role = "social worker", starts = "2026-03-02", rules = children.pack "2023" }
function children.pack(edition)
  if edition ~= "2023" then
    error("there are rules for \"2023\" only; those of 2026 have not been compared yet")
  end
  return {
    "England, children's services, 2023. A 2026 edition of Working Together has not been compared yet.",
    id = "england-children-2023",
    checked = "2026-11-22",
    rules = rules,
  }
end

-- children.timescale gives one rule: { period = …, from = …, source = …,
-- status = … }. england/rules_2023.lua lists them.
--
--   name   "recording", "conference", "looked_after_visit", …
--
--   local rule = children.timescale "recording"
--   task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
function children.timescale(name)
  return fields.one_of("children.timescale", name, rules)
end

---------------------------------------------------------------- kinds of case

-- Kinds of case, each with its points in the example weighting (weighting.lua).
--
--   case { "Reid", kind = children.child_in_need, summary = "Two children, seven and one." }
children.assessment             = weighting.kind("assessment", "assessment")
children.section_47             = weighting.kind("section 47 enquiry", "section_47")
children.child_in_need_simple   = weighting.kind("child in need", "child_in_need_simple")
children.child_in_need          = weighting.kind("child in need", "child_in_need")
children.child_in_need_complex  = weighting.kind("child in need", "child_in_need_complex")
children.child_protection_plan  = weighting.kind("child protection plan", "child_protection_plan")
children.pre_proceedings        = weighting.kind("pre-proceedings", "pre_proceedings")
children.proceedings            = weighting.kind("care proceedings", "proceedings")
children.proceedings_later      = weighting.kind("care proceedings", "proceedings_later")
children.looked_after           = weighting.kind("looked after", "looked_after")
children.looked_after_unsettled = weighting.kind("looked after", "looked_after_unsettled")
children.care_leaver            = weighting.kind("care leaver", "care_leaver")
children.private_fostering      = weighting.kind("private fostering", "private_fostering")

-- visiting is the timescale by which each kind of case is visited.
local visiting = {
  ["child in need"]         = "child_in_need_visit",
  ["child protection plan"] = "child_protection_visit",
  ["looked after"]          = "looked_after_visit",
  ["private fostering"]     = "private_fostering_visit",
}

---------------------------------------------------------------- clocks

-- children.deadline opens a clock by the name of its timescale. The functions
-- after it are this one with the usual words.
--
--   1        what is due, as the desk says it
--   on       the case
--   rule     the timescale's name
--   due      the day; if not given, the timescale's period from now
--   met_by   the kind or the title of the task that meets it; what is due, if
--            not given
--
--   children.deadline { "Core group", on = home, rule = "core_group", met_by = "core group" }
function children.deadline(options)
  fields.only("children.deadline", options, { 1, "on", "rule", "due", "met_by" })
  fields.must("children.deadline", options, "on", "case")
  local rule = children.timescale(options.rule)
  if string.sub(rule.from, 1, 7) == "before " and not options.due then
    error("\"" .. options.rule .. "\" counts back from the meeting; `children.deadline` needs the day as its `due`")
  end
  deadline {
    options[1], on = options.on, due = options.due or rule.period, met_by = options.met_by or options[1],
    source = rule.source, status = rule.status,
  }
end

-- children.assess opens the clock of a single assessment. A task with the title
-- "Assessment signed off" meets it.
--
--   on     the case
--   due    the day; if not given, 45 working days from now, which is right on the
--          day of the referral only
--
--   children.assess { on = home, due = "2026-03-20" }
function children.assess(options)
  fields.only("children.assess", options, { "on", "due" })
  children.deadline { "Assessment finished", on = options.on, rule = "assessment", due = options.due, met_by = "Assessment signed off" }
end

-- children.sign_off lays out finishing a single assessment and taking it to the
-- manager, who signs it off. Doing it meets the clock of children.assess.
--
--   on        the case
--   manager   who signs it off
--   minutes   how long it takes
--   due       the day; none if not given
--
-- It gives the task.
--
--   local signed = children.sign_off { on = home, manager = dawn, minutes = 120, due = "2026-03-20" }
function children.sign_off(options)
  fields.only("children.sign_off", options, { "on", "manager", "minutes", "due" })
  fields.must("children.sign_off", options, "on", "case")
  return task {
    "Assessment signed off", on = options.on, kind = "assessment", with = fields.must("children.sign_off", options, "manager", "person"),
    minutes = fields.must("children.sign_off", options, "minutes", "number"), due = options.due,
  }
end

-- children.visits opens the clock for the next visit. A visit that is done meets it.
--
--   on     the case
--   kind   its kind: a child in need, a child protection plan, looked after,
--          private fostering; a child in need, if not given
--   due    the day; if not given, as long from now as the rule says
--
--   children.visits { on = home, kind = children.child_in_need, due = "2026-03-04" }
function children.visits(options)
  fields.only("children.visits", options, { "on", "kind", "due" })
  local kind = options.kind or children.child_in_need
  local rule = visiting[kind[1]]
  if not rule then error("there is no rule for visits in the kind \"" .. tostring(kind[1]) .. "\"; open a clock of your own with `deadline`") end
  children.deadline { "Visit", on = options.on, rule = rule, due = options.due, met_by = "visit" }
end

-- children.child_in_need_review opens the clock for the review of a child in need
-- plan. A task of the kind "review" meets it.
--
--   on      the case
--   first   true for the first review after the plan
--   due     the day; if not given, as long from now as the rule says
--
--   children.child_in_need_review { on = home, first = true }
function children.child_in_need_review(options)
  fields.only("children.child_in_need_review", options, { "on", "first", "due" })
  local rule = "child_in_need_review"
  if options.first then rule = "child_in_need_review_first" end
  children.deadline { "Child in need review", on = options.on, rule = rule, due = options.due, met_by = "review" }
end

-- children.core_group opens the clock for a core group. A task of the kind "core
-- group" meets it.
--
--   on      the case
--   first   true for the first one after the initial conference
--   due     the day; if not given, as long from now as the rule says: right on
--           the day of the conference, or of the last core group
--
--   children.core_group { on = home, first = true }
function children.core_group(options)
  fields.only("children.core_group", options, { "on", "first", "due" })
  local rule, what = "core_group", "Core group"
  if options.first then rule, what = "core_group_first", "First core group" end
  children.deadline { what, on = options.on, rule = rule, due = options.due, met_by = "core group" }
end

-- children.review_conference opens the clock for a review conference. A task of
-- the kind "conference" meets it.
--
--   on      the case
--   first   true for the first one after the initial conference
--   due     the day; if not given, as long from now as the rule says
--
--   children.review_conference { on = home, due = "2026-06-02" }
function children.review_conference(options)
  fields.only("children.review_conference", options, { "on", "first", "due" })
  local rule = "review_conference"
  if options.first then rule = "review_conference_first" end
  children.deadline { "Review child protection conference", on = options.on, rule = rule, due = options.due, met_by = "conference" }
end

---------------------------------------------------------------- looked after

-- children.looked_after_visits opens the clock for the next visit to a looked
-- after child. A visit that is done meets it.
--
--   on     the case
--   due    the day; if not given, as long from now as the rule says
--   rule   the timescale, where it isn't the six weeks of most placements:
--          "looked_after_visit_first" (the first week), "…_long_term",
--          "…_fostered_agreed", "…_parent_unassessed", "…_temporary",
--          "…_temporary_later", "…_parent_care_order"
--
--   children.looked_after_visits { on = coast, due = "2026-03-05" }
function children.looked_after_visits(options)
  fields.only("children.looked_after_visits", options, { "on", "due", "rule" })
  children.deadline { "Visit", on = options.on, rule = options.rule or "looked_after_visit", due = options.due, met_by = "visit" }
end

-- children.looked_after_review opens the clock for the next review of a looked
-- after child. A task of the kind "review" meets it.
--
--   on      the case
--   which   "first", "second" or "later"; "later" if not given
--   due     the day; if not given, as long from now as the rule says
--
--   children.looked_after_review { on = coast, which = "second", due = "2026-05-14" }
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
  if laid.on then
    children.deadline { what, on = laid.on, rule = name, due = laid.due, met_by = laid[1] }
  end
  return task(laid)
end

-- children.acknowledge lays out telling a referrer what became of their referral.
-- With a case, its clock stands there too.
--
--   referrer   whom: a text; "the referrer" if not given
--   on         the case, where there is one
--   due        the day; if not given, the next working day
--   minutes    15 if not given
--
-- It gives the task.
--
--   local call = children.acknowledge { referrer = "Hill Street Primary School" }
function children.acknowledge(options)
  local given = fields.only("children.acknowledge", options, { "referrer", "on", "due", "minutes" })
  return dated("Referrer told", {
    "Tell " .. (given.referrer or "the referrer") .. " what was decided", on = given.on, kind = "call",
    minutes = given.minutes or durations.minutes "liaison", due = given.due,
  }, "referrer_told")
end

-- children.return_interview lays out what a return from being missing asks for:
-- arranging the interview, or holding it. Its clock stands on the case.
--
--   on        the case
--   hold      true where the student holds it; if not, it is arranged
--   due       the day; if not given, 72 hours from now. Where the child came back
--             earlier, say the last working day inside the 72 hours
--   minutes   120 to hold it with its record, 15 to arrange it, if not given
--   records   minutes of further writing up; none if not given
--
-- It gives the task.
--
--   local interview = children.return_interview { on = coast, due = "2026-03-05" }
function children.return_interview(options)
  fields.only("children.return_interview", options, { "on", "hold", "due", "minutes", "records" })
  fields.must("children.return_interview", options, "on", "case")
  local laid = {
    "Arrange the return home interview", on = options.on, kind = "call", minutes = options.minutes or durations.minutes "liaison",
    due = options.due, records = options.records or 0,
  }
  if options.hold then
    laid[1], laid.kind, laid.minutes = "Return home interview held", "meeting", options.minutes or durations.minutes "return_interview"
  end
  return dated("Return home interview", laid, "return_interview")
end

return children
