-- A scenario to start from: three hours in a children-in-care team, two children of one family who
-- live in two places, one call, one letter, and a visit. It works as it is. Change it a little at a
-- time. In the browser, what is wrong is said while you write, and the draft’s page checks and
-- plays it. In a folder of your own, ask after each change, in the folder above this one:
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

-- These lines fetch help that others have written: England's rules for children's services, and
-- a bank of names.
local children = require "england.children"
local names    = require "names"

-- First, what the scenario says of itself. Every student reads this before they begin.
scenario {
  title   = "A short morning",
  summary = "Three hours in a children-in-care team: two children in two homes, a form, and family time.",
  role    = "newly qualified social worker",
  starts  = "2026-03-03",               -- year, month, day: a Tuesday. Never a weekend.
  from    = "09:00", to = "12:00",      -- the hours that the student works
  minutes = 12,                         -- how long a student needs, at their own desk
  rules   = children.pack "2023",       -- which rules the dates come from
  -- What it touches on, so that a student can choose. Name whatever somebody might want to know
  -- beforehand, even when it stays in the background.
  content_notes = { "children who live apart from each other and from their parent", "family time that falls through" },
  brief   = "text/brief.md",
}

---------------------------------------------------------------- who is who

-- Colleagues keep their names. “local” gives something a short name, by which this file calls it
-- from here on.
local manager = person { "Ros Hale", id = "manager", role = "team manager" }
local centre  = person { "The family time team", id = "centre", role = "family time" }

-- Families draw their names by luck, so that every student meets other names and nobody can think
-- that a name means something. Never write a real family, not even with the names changed.
local family = names.family { draw = "the family", children = 2 }
local parent = person { family.parent, id = "parent", role = "parent, " .. family.name }
local carer  = person { names.person "the foster carer", id = "carer", role = "foster carer of the younger" }

---------------------------------------------------------------- two children, two homes

-- “lives” says where somebody lives, if it isn't with the others. The desk then says of each when
-- they were last seen.
local older   = child { family.children[1], age = 13, lives = "with an aunt, across the river", seen = "2026-01-27" }
local younger = child { family.children[2], age = 8, lives = "with foster carers, ten minutes away", seen = "2026-02-24" }

local home = case {
  family.name, id = "home",
  kind   = children.looked_after,
  tier   = "P3",                        -- how soon, on Caseload's own scale from P0 to P4
  people = { older, younger, adult { family.parent, "parent" } },
  -- What they have going for them. Children in care are children first: what are they good at, who
  -- is on their side? Ask somebody who was in care what is missing here.
  strengths = {
    "{older} and {younger} ring each other every evening, and choose the joke",
    "{parent} hasn't missed family time since October",
    "{carer} and the aunt know each other, and swap school bags without being asked",
  },
  -- In the texts of this case, {parent} is replaced by the name that was drawn, and so on.
  words = { parent = family.parent, older = family.children[1], younger = family.children[2], carer = carer.name },
  siblings = 1,                         -- one more child after the first, for the sum of the caseload
  since = "2026-01-12",                 -- with you since
  travel = 40,                          -- minutes to the aunt's and back
  visits = 0.5,                         -- visits a week, for the sum of the caseload
  summary = "text/summary.md",          -- free to read
  -- A file costs minutes to read.
  file = { "text/file.md", minutes = 10 },
}

-- A date that runs for each: no visit to one is a visit to the other. Six weeks from 27 January,
-- when you saw the older, are Tuesday 10 March; from 24 February, Tuesday 7 April.
children.looked_after_visits { on = home, child = older, due = "2026-03-10" }
children.looked_after_visits { on = home, child = younger, due = "2026-04-07" }

---------------------------------------------------------------- work, and what others do

task {
  "Write up the visit to {younger}", id = "write-up", on = home,
  kind = "write up", minutes = 45, due = "today",
}

-- “sees” says which of them a visit sees; several stand in braces: { older, younger }. “options”
-- are other ways to do it, within the rules; each can have its own title and scene.
task {
  "See {older} at the aunt's, after registration", id = "see-older", on = home, kind = "visit",
  minutes = 40, due = "2026-03-05", sees = older, voice = true, scene = "text/older-home.md",
  options = {
    walk = { "Walk to school together", minutes = 35, voice = true, title = "Walk to school with {older}", scene = "text/older-walk.md" },
  },
}

-- What others hold stands in the diary. It takes none of the student's time.
appointment {
  "Family time: {parent}, {older} and {younger}", id = "family-time", on = home,
  at = "11:30", minutes = 60, who = "the family time team", kind = "family time",
}

---------------------------------------------------------------- somebody to ask

-- The student can ask the manager, and it costs ten minutes. Good advice asks something back.
advice { from = manager, say = "text/manager.md" }
advice { from = manager, about = home, say = "text/manager-home.md" }

---------------------------------------------------------------- a story that branches

-- A storyline is told beside the student's morning. It waits, asks, and goes on with whatever the
-- student answered. The desk goes on being a desk all the while.
storyline("The form", function()
  wait_until "09:40"

  local answer = ask {
    from = carer, about = home, by = "phone", id = "form",
    title = "A form for the class trip",
    say = "text/carer-rings.md",
    urgent = true,                      -- it stops what the student is doing
    rings_off = "5 minutes",            -- how long they hold, once the desk has shown it
    -- Two or more answers that a practitioner could defend. A label says what is said, and never
    -- what comes of it. The word before “=” is yours, to ask about it below. An answer takes
    -- five minutes unless you say otherwise.
    choices = {
      plan   = "“I'll look at the placement plan now, and ring you before eleven.”",
      parent = "“I'd like {parent} to hear of it from us first. I'll ring now.”",
      boss   = { "“I can't say yes alone. Can you give me until I've asked my manager?”", leads = "then 15 min with Ros" },
    },
    -- A question for the debrief and the seminar, without a right answer.
    discuss = "Who should be able to sign a form for a night away, and what is it like to be the child whose form is late?",
  }

  local sorted = nil
  if answer == "plan" then
    sorted = task { "Look it up, and ring {carer}", id = "look-up", on = home, kind = "call", minutes = 25, due = "today", scene = "text/plan.md" }
  elseif answer == "parent" then
    sorted = task { "Ring {parent} about the trip", id = "ring-parent", on = home, kind = "call", minutes = 15, due = "today", scene = "text/parent-call.md" }
  elseif answer == "boss" then
    sorted = task { "Ask Ros about the form", id = "ask-ros", on = home, kind = "meeting", minutes = 15, due = "today", with = manager, scene = "text/ros.md" }
  else                                  -- nobody answered, and the carer rang off
    wait(20)
    message { from = carer, about = home, title = "The form", say = "text/carer-email.md" }
    return
  end
  if wait_for(sorted) then              -- goes on once it was done
    good { about = home, "{younger} goes on the class trip, and has been told so." }
  end
end)

storyline("Family time", function()
  wait_until "10:20"
  local answer = ask {
    from = centre, about = home, by = "email", id = "time",
    title = "Today's family time",
    say = "text/centre.md",
    choices = {
      call  = { "“Then could they have a video call today, and the hour on Thursday?”", minutes = 10 },
      later = "“Please offer Thursday, and tell each of them yourselves, today.”",
    },
    discuss = "Whose family time is it? Who should be told first that it falls through, and by whom?",
  }
  wait(10)
  -- It is off whatever was answered. What the student moves is how it is for the three of them.
  call_off("family-time", "Family time at half past eleven is off: nobody is there to hold it.")
  if answer == "call" then
    good { about = home, "{older} and {younger} saw {parent} on a screen at half past eleven, and {younger} told the joke." }
  end
  wait(20)
  local says = "text/parent-later.md"
  if answer == "call" then says = "text/parent-call-after.md" end
  message { from = parent, about = home, title = "Half past eleven", say = says }
end)
