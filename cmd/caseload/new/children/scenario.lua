-- A scenario to start from: three hours, one family, one piece of work, one referral, and one
-- story that goes different ways. It works as it is. Change it a little at a time. In the browser,
-- what is wrong is said while you write, and the draft’s page checks and plays it. In a folder of
-- your own, ask after each change, in the folder above this one:
--
--   caseload check FOLDER       Is anything wrong?
--   caseload play FOLDER        How does it feel?
--   caseload playtest FOLDER    What happens when it is played many times?
--
-- How to read this file. Whatever stands behind two hyphens, as this does, is a note for people;
-- the computer passes it over. Words in quotation marks are shown to the student. A word followed
-- by { … } makes something: a person, a case, a task. Inside, each line says one thing about it,
-- and ends with a comma. When a comma or a bracket is missing, “check” tells you the line.
--
-- Longer words for the student are kept in the folder “text”, one file each.

-- These lines fetch help that others have written: England's rules for children's services,
-- a bank of names, and supervision.
local children = require "england.children"
local names    = require "names"
local sessions = require "england.supervision"

-- First, what the scenario says of itself. Every student reads this before they begin.
scenario {
  title   = "A short morning",
  summary = "Three hours in a children's team: one family you know, one call, one letter.",
  role    = "newly qualified social worker",
  starts  = "2026-03-03",               -- year, month, day: a Tuesday. Never a weekend.
  from    = "09:00", to = "12:00",      -- the hours that the student works
  minutes = 13,                         -- how long a student needs, at their own desk
  rules   = children.pack "2023",       -- which rules the dates come from
  -- What it touches on, so that a student can choose. Name whatever somebody might want to know
  -- beforehand, even when it stays in the background.
  content_notes = { "money worries", "a child who looks after a younger one" },
  brief   = "text/brief.md",
}

---------------------------------------------------------------- who is who

-- Colleagues keep their names. “local” gives something a short name, by which this file calls it
-- from here on.
local manager = person { "Ros Hale", id = "manager", role = "team manager" }
local school  = person { "Elm Road Primary", id = "school", role = "school" }
local hub     = person { "Riverside family hub", id = "hub", role = "family hub" }

-- Families draw their names by luck, so that every student meets other names and nobody can think
-- that a name means something. Never write a real family, not even with the names changed.
local family = names.family { draw = "the family", children = 2 }
local other  = names.family { draw = "the family in the letter", children = 1 }

local parent = person { family.parent, id = "parent", role = "parent, " .. family.name }

---------------------------------------------------------------- one family

local home = case {
  family.name, id = "home",
  kind   = children.child_in_need,
  tier   = "P3",                        -- how soon, on Caseload's own scale from P0 to P4
  people = {
    child { family.children[1], age = 10 },
    child { family.children[2], age = 5 },
    adult { family.parent, "parent" },
  },
  -- What the family has going for it. A family without strengths is not yet a family: ask
  -- somebody who has been on the other side of the desk what is missing here.
  strengths = {
    "{parent} tells you when something changes",
    "{older} and {younger} make each other laugh",
    "A neighbour who has offered to help before",
  },
  -- In the texts of this case, {parent} is replaced by the name that was drawn, and so on.
  words = { parent = family.parent, older = family.children[1], younger = family.children[2] },
  since = "2026-01-12", seen = "2026-02-17",      -- with you since, and last seen on
  travel = 20,                          -- minutes to their home and back
  visits = 0.5,                         -- visits a week, for the sum of the caseload
  summary = "text/summary.md",          -- free to read
  -- A file costs minutes to read. “concern” says how worrying a text is for whoever thinks about
  -- it: 0 not at all, 4 somebody is in danger now. No student ever sees the number.
  file = { "text/file.md", minutes = 10, concern = 1 },
}

-- A date that runs. 17 February and 20 working days is Tuesday 17 March.
children.visits { on = home, kind = children.child_in_need, due = "2026-03-17" }

---------------------------------------------------------------- one piece of work

task {
  "Write up last week's review meeting", id = "write-up", on = home,
  kind = "write up", minutes = 60, due = "today",
}

---------------------------------------------------------------- somebody to ask

-- The student can ask the manager, and it costs ten minutes. Good advice asks something back.
advice { from = manager, say = "text/manager.md" }
advice { from = manager, about = home, say = "text/manager-home.md" }

---------------------------------------------------------------- a story that branches

-- A storyline is told beside the student's morning. It waits, asks, and goes on with whatever the
-- student answered. The desk goes on being a desk all the while.
storyline("The school rings", function()
  wait_until "09:40"

  local answer = ask {
    from = school, about = home, by = "phone", id = "school-rings",
    title = "Late twice this week",
    say = { "text/school-rings.md", concern = 1 },
    urgent = true,                      -- it stops what the student is doing
    rings_off = "5 minutes",            -- how long the school holds, once the desk has shown it
    -- Two or more answers that a practitioner could defend. A label says what is said, and never
    -- what comes of it. The word before “=” is yours, to ask about it below. An answer takes
    -- five minutes unless you say otherwise.
    choices = {
      parent   = "“Thank you. I'd like to ask {parent} first, this morning.”",
      together = { "“Could the three of us talk at school, at eleven?”", leads = "then 45 min at 11:00" },
      watch    = "“Could you and {parent} see how next week goes, and ring me on Friday?”",
    },
    -- A question for the debrief and the seminar, without a right answer.
    discuss = "The school told you about {older} before {parent} did. Who needed to know what, and from whom?",
  }

  if answer == "parent" then
    local call = task {
      "Ring {parent}", id = "ring-parent", on = home, kind = "call",
      minutes = 15, due = "today", scene = "text/parent-call.md",
    }
    if wait_for(call) then              -- goes on once the call was made
      protect(home, "the neighbour takes both children to school")
      good { about = home, "{parent} has asked the neighbour, who said yes." }
    end
  elseif answer == "together" then
    wait_until "10:50"
    local meeting = task {
      "Meet {parent} at school", id = "meeting", on = home, kind = "meeting",
      minutes = 45, due = "today", scene = "text/meeting.md",
    }
    if wait_for(meeting) then
      protect(home, "a breakfast club place from Monday")
      good { about = home, "{parent} and the school have found {younger} a place at breakfast club." }
    end
  elseif answer == "watch" then
    wait(45)                            -- minutes
    message { from = parent, about = home, by = "email", title = "School says they rang you", say = "text/parent-email.md" }
  else                                  -- nobody answered, and the school rang off
    wait(20)
    message { from = school, about = home, by = "email", title = "What I rang about", say = { "text/school-email.md", concern = 1 } }
  end
end)

---------------------------------------------------------------- one referral

-- The student recommends how soon, a first response and a level of need. The manager decides.
storyline("A letter from the family hub", function()
  wait_until "10:20"
  local view = referral {
    from = hub, by = "email", id = "letter", title = other.name, minutes = 20,
    say = { "text/referral.md", concern = 1 },
    words = { child = other.children[1], mother = other.parent },
    -- What practice would defend, and why. Give a range, not a right answer; name what is
    -- contested; and say who has judged it. Two practitioners should, apart from each other.
    expect = {
      tiers  = { "P3", "P4" },
      why    = "The family asked for help itself, has people round it, and nobody says that a child is unsafe. P3 follows the food running out before the week does; P4 can be argued, since the hub is already helping.",
      judged = "not yet reviewed by practitioners",
    },
    discuss = "What would you have wanted to ask the mother in the letter, before anybody decided how soon?",
  }
  if not view then return end           -- the day ended before anything was recommended

  wait(15)
  local says = "text/decision-agreed.md"
  if view.tier == "P0" or view.tier == "P1" or view.tier == "P2" then
    says = "text/decision-later.md"
  end
  message { from = manager, by = "email", kind = "decision", title = "The " .. other.name .. " letter", say = says }
end)

---------------------------------------------------------------- supervision

-- At twenty-five past eleven the manager has half an hour. She asks five or six questions, and
-- the student replies; what is agreed lies on the desk with a date. The questions are the
-- library's. One of your own goes in as “support” does here: what is said, and two or three
-- replies that can all be defended. “serves” marks a reply that takes the question up; no student
-- sees it.
storyline("Half an hour with Ros", function()
  sessions.hold {
    with = manager, at = "11:25", minutes = 30,
    asks = {
      support = { "Anything this morning that stays with you? You needn't say.", opens = "support", replies = {
        call = { "“The call. I kept hearing the tone of it.”", serves = "support" },
        rush = { "“That I was quick with somebody who wasn't.”", serves = "support" },
        no   = "“No, not that I've noticed.”",
      } },
    },
  }
end)
