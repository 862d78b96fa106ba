-- The scenario that an example stands in, unless it begins with one of its own.
-- What can be said before the stories stands at the first mark, what can be said
-- in a storyline at the second, and what can be said in both is tried at both.

local adults    = require "england.adults"
local children  = require "england.children"
local durations = require "england.durations"
local routine   = require "england.routine"
local protocols = require "england.protocols"
local missing   = require "england.missing"
local escalation = require "escalation"
local sessions  = require "england.supervision"
local conversation = require "england.conversation"
local record    = require "england.record"
local exchanges = require "england.exchanges"
local relief    = require "england.relief"
local brought   = require "england.brought"
local agreed    = require "england.agreed"
local views     = require "england.views"
local replies   = require "england.replies"
local support   = require "england.support"
local employers = require "employers"
local fields    = require "fields"
local names     = require "names"
local weighting = require "weighting"
local now       = require "now"
local when      = require "when"

scenario { title = "An example", role = "newly qualified social worker", starts = "2026-03-23", days = 5 }

local dawn  = person { "Dawn", role = "team manager" }
local marta = person { "Marta", role = "advanced practitioner" }
local chair = person { "Kim", role = "conference chair" }
local sam   = person { "Sam", role = "health visitor" }
local kayla = child { "Kayla", age = 7 }
local home  = case { "Reid", id = "home", people = { kayla }, kind = children.child_in_need, travel = 40, words = { girl = "Kayla" },
  file = "What the file says of {girl}.", chronology = "What came before." }
local coast = case { "Moor", id = "coast", kind = children.looked_after }
local visit = task { "See {girl}", id = "see", on = home, kind = "visit", minutes = 60, due = "day 2" }
deadline { "Conference report", on = home, due = "day 4", met_by = "report" }

-->

storyline("An example", function()
  local view = { tier = "P1", response = "find-out", level = "3" }
  local agenda = { cases = {}, learning = true, workload = true, feelings = true }
  local discussion = { on = home, held_on = 1 }
  local enquiry = { on = home, held_on = 1, lead = marta }
  wait_until "10:00"

  -->
end)
