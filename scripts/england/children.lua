-- england.children: children's services in England, as dated rules.
--
-- Each timescale says how long, where it comes from, and how sure that is:
--
--   statute      in an Act or regulations
--   guidance     in statutory guidance (Working Together to Safeguard Children)
--   local        set by each authority; what is here is an example
--   unverified   added where no page that states the figure has been read
--
-- A 2026 edition of Working Together has been issued, and the Children's
-- Wellbeing and Schools Act 2026 has been passed. Neither has been compared with
-- what stands here. Check both before these figures reach a learner as today's
-- law. None of this is legal advice.

local children = {}

-- The rules of 2023, for the timescales that scenarios use so far.
local rules_2023 = {
  -- Decide what to do about a referral. Read in tri.x national keyword "Referral".
  referral_decision = {
    period = "1 working day", status = "guidance",
    source = "Working Together 2023 (2026 edition not yet compared): response to a referral decided within 1 working day",
  },
  -- Tell the referrer. Read in the Sussex, and the Cambridgeshire and
  -- Peterborough procedures.
  referrer_told = {
    period = "1 working day", status = "local",
    source = "Local procedures (an example): referral acknowledged within 1 working day",
  },
  -- Finish a single assessment, from the referral on. Read in the tri.x glossary,
  -- "Assessment (children's services)". Where it takes longer, the reason is
  -- recorded.
  assessment = {
    period = "45 working days", status = "guidance",
    source = "Working Together 2023 (2026 edition not yet compared): assessment finished within 45 working days of the referral",
  },
  -- Visit under a child in need plan. Read in docsbay, "Frequency and guidance for
  -- statutory visits".
  child_in_need_visit = {
    period = "20 working days", status = "local",
    source = "Local standard (an example): a visit every 20 working days under a child in need plan",
  },
  -- Visit under a child protection plan. Same source; others use 5, 15 or 20.
  child_protection_visit = {
    period = "10 working days", status = "local",
    source = "Local standard (an example): a visit every 10 working days under a child protection plan",
  },
  -- Write up a visit. From memory: local limits run from the same day to 5
  -- working days.
  recording = {
    period = "2 working days", status = "local, unverified",
    source = "Local standard (an example): a visit is written up within 2 working days",
  },
}

-- children.pack names the rules that a scenario was written for.
--
--   edition   "2023"
--
--   scenario { title = …, rules = children.pack "2023" }
function children.pack(edition)
  if edition ~= "2023" then
    error("there are rules for \"2023\" only; those of 2026 have not been compared yet")
  end
  return {
    "England, children's services, 2023. A 2026 edition of Working Together has not been compared yet.",
    id = "england-children-2023",
    rules = rules_2023,
  }
end

-- Kinds of case, with what each counts in the weighted load. The points are
-- Caseload's own example weighting, not a national scheme: one point stands for
-- 20 minutes a week, and a newly qualified worker's ceiling is 90.
--
--   case { "Reid", kind = children.child_in_need, … }
children.child_in_need         = { "child in need", points = 5 }
children.assessment            = { "assessment", points = 7 }
children.child_protection_plan = { "child protection plan", points = 9 }

-- children.timescale gives one rule: { period = …, source = …, status = … }.
--
--   name   "referral_decision", "referrer_told", "assessment",
--          "child_in_need_visit", "child_protection_visit", "recording"
--
--   local rule = children.timescale "recording"
--   task { "Write up the visit", due = rule.period, source = rule.source, status = rule.status, minutes = 45 }
function children.timescale(name)
  local rule = rules_2023[name]
  if not rule then error("there is no timescale called " .. tostring(name)) end
  return rule
end

-- children.visits opens the clock for the next visit. A visit that is done meets it.
--
--   on     the case
--   kind   children.child_in_need or children.child_protection_plan
--   due    the day; if not given, as long from now as the local example says
--
--   children.visits { on = home, kind = children.child_in_need, due = "2026-03-04" }
function children.visits(options)
  local rule = rules_2023.child_in_need_visit
  if options.kind == children.child_protection_plan then
    rule = rules_2023.child_protection_visit
  end
  deadline { "Visit", on = options.on, due = options.due or rule.period, met_by = "visit", source = rule.source, status = rule.status }
end

-- children.assess opens the clock of a single assessment.
--
--   on     the case
--   due    the day; if not given, 45 working days from now, which is right on the
--          day of the referral only
--
--   children.assess { on = home, due = "2026-03-20" }
function children.assess(options)
  local rule = rules_2023.assessment
  deadline { "Assessment finished", on = options.on, due = options.due or rule.period, met_by = "Assessment signed off", source = rule.source, status = rule.status }
end

return children
