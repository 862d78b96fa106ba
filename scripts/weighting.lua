-- weighting: what a case counts towards a workload, in points.
--
-- A count of cases is not a workload. Councils that weigh do it each in their
-- own way; there is no national scheme. What stands here is one example of a
-- council's: its shape is the common one (fixed points, case points and extra
-- duties against a ceiling, 100, and 90 for the newly qualified, as in Wirral's
-- scheme), its numbers are Caseload's own proposal (DOMAIN 4.3), not validated.
--
-- The points of each kind of case are written here and nowhere else. What
-- siblings, travel and the rest add is reckoned by Caseload itself, by the same
-- numbers; they stand here so that they can be read and talked about.

local fields  = require "fields"
local routine = require "england.routine"

local weighting = {}

---The example: points of each kind of case, what is added to them, and ceilings. One
---point stands for 20 minutes a week, so that 85 points of cases are about 28 hours,
---which is what 37 contracted hours leave for them.
---
---```lua
---guide("An assessment counts " .. weighting.example.points.assessment .. " points.")
---```
---@type table
weighting.example = {
  name   = "Caseload's example",
  status = "design proposal",
  minutes_a_point = 20,                        -- a week: what the points are meant to stand for, never how the hours are reckoned

  stable = 15,                                 -- team meetings, supervision, duty days
  extra  = { duty_rota = 3, practice_educator = 5, training_course = 3 },

  points = {                                   -- of the first child, before anything is added
    assessment            = 7,                 -- open, under section 17
    section_47            = 12,                -- enquiry and conference
    child_in_need_simple  = 4,
    child_in_need         = 5,                 -- typical
    child_in_need_complex = 7,
    child_protection_plan = 9,
    pre_proceedings       = 11,
    proceedings           = 14,                -- the first 12 weeks
    proceedings_later     = 10,
    looked_after          = 4,                 -- settled
    looked_after_unsettled = 7,                -- new or unstable
    care_leaver           = 3,
    private_fostering     = 2,
    adult_assessment      = 6,
    adult_safeguarding    = 8,                 -- section 42
    adult_review          = 3,                 -- annual
    adult_court           = 9,                 -- complex capacity, or court
  },

  siblings_a_base = 3,                         -- each further sibling: a third of the base, rounded up
  travel_hour     = 3,                         -- an hour beyond the free one × visits a week
  free_travel     = 60,                        -- minutes, there and back
  interpreter     = 1,                         -- or other alternative communication
  two_workers     = 1,                         -- a threat, or the risk of going alone
  new             = 2,                         -- to the worker: the first 4 weeks
  co_worked       = 0.6,                       -- times, for each of the two
  waiting         = 0.5,                       -- times: waiting for transfer, low activity

  ceilings = {
    student         = { ceiling = 40, amber = 40, red = 50 },   -- final placement: shadows and co-works
    newly_qualified = { ceiling = 90, amber = 80, red = 90 },
    experienced     = { ceiling = 100, amber = 90, red = 100 },
  },
}

---Makes a kind of case for `case { kind = … }`, with its points and what it brings
---every week.
---
---```lua
---local kind = weighting.kind("child in need", "child_in_need")
---```
---@param name Line What the desk calls it.
---@param points string Which points of the example: a name such as `"child_in_need"`.
---@return Kind.table # The kind.
function weighting.kind(name, points)
  return { name, points = fields.one_of("weighting.kind", points, weighting.example.points), routine = routine.week(points) }
end

---Gives the points that are not to be passed.
---
---When: before the stories
---
---```lua
---terms { ceiling = weighting.ceiling "experienced" }
---```
---@param who "student"|"newly_qualified"|"experienced" Who.
---@return integer # The ceiling. [points]
function weighting.ceiling(who)
  return fields.one_of("weighting.ceiling", who, weighting.example.ceilings).ceiling
end

---@class weighting.points.fields
---@field kind Kind.table A kind, such as `children.child_in_need`.
---@field siblings? integer Further siblings on the same plan. [default 0]
---@field travel? integer There and back. [minutes; default 0]
---@field visits? number How often: one every ten working days is 0.5. [a week; default 0]
---@field interpreter? boolean As in `case`. [default false]
---@field two_workers? boolean As in `case`. [default false]
---@field new? boolean As in `case`. [default false]
---@field co_worked? boolean As in `case`. [default false]
---@field waiting? boolean As in `case`. [default false]

---Reckons what a case counts, to be checked against the desk.
---
---```lua
---local points = weighting.points { kind = children.child_in_need, siblings = 1, new = true }   -- 5 + 2 + 2: 9
---```
---@param case weighting.points.fields
---@return number # What it counts. [points]
function weighting.points(case)
  fields.only("weighting.points", case, { "kind", "siblings", "travel", "visits", "interpreter", "two_workers", "new", "co_worked", "waiting" })
  local scheme = weighting.example
  local base = fields.must("weighting.points", case, "kind", "table").points
  local points = base + (case.siblings or 0) * math.ceil(base / scheme.siblings_a_base)
  local beyond = math.max((case.travel or 0) - scheme.free_travel, 0) / 60
  points = points + beyond * scheme.travel_hour * (case.visits or 0)
  if case.interpreter then points = points + scheme.interpreter end
  if case.two_workers then points = points + scheme.two_workers end
  if case.new then points = points + scheme.new end
  if case.co_worked then points = points * scheme.co_worked end
  if case.waiting then points = points * scheme.waiting end
  return math.floor(points * 1000 + 0.5) / 1000
end

return weighting
