-- england.durations: how long work takes, in minutes.
--
-- Caseload's own proposals (DOMAIN 3.2), bent to fit what surveys measured: no
-- table of hours by process could be read. Each has what is usual, and the least
-- and the most that an authority may sensibly set.

local fields = require "fields"

local durations = {}

---How sure these are: Caseload's own proposals.
---
---```lua
---task { "Core group", on = home, kind = "core group", minutes = durations.minutes "core_group", status = durations.status }
---```
---@type string
durations.status = "design proposal"

local hour = 60

---@class Duration
---@field usual integer What is usual. [minutes]
---@field least integer The least that an authority may sensibly set. [minutes]
---@field most integer The most. [minutes]

---How long each kind of work takes: what is usual, the least and the most.
---
---```lua
---guide("A visit takes " .. durations.tasks.visit.least .. " to " .. durations.tasks.visit.most .. " minutes.")
---```
---@type table<string, Duration>
durations.tasks = {
  duty_call           = { usual = 40, least = 15, most = 75 },     -- a contact with checks and write-up
  liaison             = { usual = 15, least = 5, most = 30 },      -- a call to another professional
  history             = { usual = 45, least = 20, most = 120 },    -- read, or brought up to date
  visit               = { usual = 60, least = 45, most = 90 },     -- face to face
  prepare_visit       = { usual = 15, least = 5, most = 30 },
  travel              = { usual = 40, least = 20, most = 90 },     -- there and back
  visit_out_of_area   = { usual = 444, least = 300, most = 600 },  -- travel included: a day
  write_up_visit      = { usual = 45, least = 30, most = 90 },
  strategy_discussion = { usual = 120, least = 75, most = 180 },   -- preparation and record included
  section_47          = { usual = 16 * hour, least = 10 * hour, most = 25 * hour },   -- whole
  assessment          = { usual = 20 * hour, least = 12 * hour, most = 35 * hour },   -- whole
  conference_report   = { usual = 5 * hour, least = 3 * hour, most = 8 * hour },
  conference          = { usual = 2 * hour, least = 90, most = 150 },
  review_conference_report = { usual = 3 * hour, least = 2 * hour, most = 5 * hour },
  core_group          = { usual = 150, least = 2 * hour, most = 4 * hour },           -- with minutes
  child_in_need_review = { usual = 2 * hour, least = hour, most = 3 * hour },         -- with the plan
  looked_after_review = { usual = 270, least = 3 * hour, most = 6 * hour },           -- with report and the child's views
  court_statement     = { usual = 14 * hour, least = 8 * hour, most = 20 * hour },    -- care plan, chronology, genogram included
  court_day           = { usual = 4 * hour, least = 2 * hour, most = 7 * hour },      -- mostly waiting
  return_interview    = { usual = 2 * hour, least = hour, most = 3 * hour },          -- with its record
  supervision         = { usual = 90, least = 60, most = 120 },
  peer_debrief        = { usual = 30, least = 15, most = 75 },
  group_reflection    = { usual = 60, least = 15, most = 75 },
  team_meeting        = { usual = 60, least = 45, most = 90 },
}

---Gives how long something usually takes.
---
---```lua
---task { "Core group", on = home, kind = "core group", minutes = durations.minutes "core_group", due = "Friday" }
---```
---@param name string What: `"visit"`, `"core_group"`, `"conference_report"`.
---@return integer # How long. [minutes]
function durations.minutes(name)
  return fields.one_of("durations.minutes", name, durations.tasks).usual
end

return durations
