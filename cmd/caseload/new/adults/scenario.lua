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

-- These lines fetch help that others have written: what holds for adults' services in
-- England, a bank of names, and supervision.
local adults   = require "england.adults"
local names    = require "names"
local sessions = require "england.supervision"

-- First, what the scenario says of itself. Every student reads this before they begin.
scenario {
  title   = "A short morning",
  summary = "Three hours in an adults' team: one person you know, one call, one letter.",
  role    = "newly qualified social worker",
  starts  = "2026-03-03",               -- year, month, day: a Tuesday. Never a weekend.
  from    = "09:00", to = "12:00",      -- the hours that the student works
  minutes = 13,                         -- how long a student needs, at their own desk
  -- What it touches on, so that a student can choose. Name whatever somebody might want to know
  -- beforehand, even when it stays in the background.
  content_notes = { "a long illness", "a partner who is tired" },
  brief   = "text/brief.md",
  rules   = adults.pack "2026",         -- which rules the dates come from
  responses = adults.responses,         -- what a student can recommend, in adults' terms
}

---------------------------------------------------------------- who is who

-- Colleagues keep their names. “local” gives something a short name, by which this file calls it
-- from here on.
local manager = person { "Ros Hale", id = "manager", role = "team manager" }
local agency  = person { "Larch Home Care", id = "agency", role = "home care agency" }
local surgery = person { "Mill Street Surgery", id = "surgery", role = "GP surgery" }

-- People who are helped draw their names by luck, so that every student meets other names and
-- nobody can think that a name means something. Never write a real person, not even with the
-- name changed.
local one   = names.family { draw = "the person", children = 0 }
local mate  = names.first "the partner"
local other = names.family { draw = "the person in the letter", children = 0 }

local them = person { one.parent, id = "them", role = "whom it is about" }

---------------------------------------------------------------- one person

local home = case {
  one.name, id = "home",
  -- What kind of case it is, and its points on Caseload's example scale of weights.
  kind   = { "care and support plan", points = 4 },
  tier   = "P3",                        -- how soon, on Caseload's own scale from P0 to P4
  people = {
    adult { one.parent, "58" },
    adult { mate, "partner" },
  },
  -- What somebody has going for them, and what matters to them. A person without strengths is
  -- not yet a person: ask somebody who has been on the other side of the desk what is missing.
  strengths = {
    "{person} says what works, and what doesn't",
    "{partner} and {person} have shared a home for thirty years",
    "Sings on Tuesdays, and is missed there when away",
  },
  -- In the texts of this case, {person} is replaced by the name that was drawn, and so on.
  words = { person = one.parent, partner = mate },
  since = "2025-11-10", seen = "2026-02-10",      -- with you since, and last seen on
  travel = 20,                          -- minutes to their home and back
  visits = 0.25,                        -- visits a week, for the sum of the caseload
  summary = "text/summary.md",          -- free to read
  -- A file costs minutes to read. “concern” says how worrying a text is for whoever thinks about
  -- it: 0 not at all, 4 somebody is in danger now. No student ever sees the number.
  file = { "text/file.md", minutes = 10, concern = 1 },
}

-- A date that runs, with where it comes from. “unverified” says that nobody has checked it yet.
deadline {
  "Plan looked at together", on = home, due = "2026-03-20", met_by = "review",
  source = "Local procedure: a first look eight weeks after a change", status = "local, unverified",
}

---------------------------------------------------------------- one piece of work

task {
  "Write up last week's joint visit", id = "write-up", on = home,
  kind = "write up", minutes = 90, due = "today",
}

---------------------------------------------------------------- somebody to ask

-- The student can ask the manager, and it costs ten minutes. Good advice asks something back.
advice { from = manager, say = "text/manager.md" }
advice { from = manager, about = home, say = "text/manager-home.md" }

---------------------------------------------------------------- a story that branches

-- A storyline is told beside the student's morning. It waits, asks, and goes on with whatever the
-- student answered. The desk goes on being a desk all the while.
storyline("The agency rings", function()
  wait_until "09:40"

  local answer = ask {
    from = agency, about = home, by = "phone", id = "agency-rings",
    title = "Said no again this morning",
    say = { "text/agency-rings.md", concern = 1 },
    urgent = true,                      -- it stops what the student is doing
    rings_off = "5 minutes",            -- how long the agency holds, once the desk has shown it
    -- Two or more answers that a practitioner could defend. A label says what is said, and never
    -- what comes of it. The word before “=” is yours, to ask about it below. An answer takes
    -- five minutes unless you say otherwise.
    choices = {
      person   = "“Thank you. I'd like to ask {person} first, this morning.”",
      together = { "“Could you be there at eleven, and we talk about it with {person}?”", leads = "then 60 min at 11:00" },
      watch    = "“Please keep going, and write down what {person} says. Ring me on Friday?”",
    },
    -- A question for the debrief and the seminar, without a right answer.
    discuss = "The agency told you that {person} had said no. What would you have wanted to know before anybody called it refusing?",
  }

  if answer == "person" then
    local call = task {
      "Ring {person}", id = "ring-them", on = home, kind = "call",
      minutes = 15, due = "today", scene = "text/person-call.md",
    }
    if wait_for(call) then              -- goes on once the call was made
      protect(home, "calls at eight, and none on Tuesdays")
      good { about = home, "{person} and the agency have agreed other times." }
    end
  elseif answer == "together" then
    wait_until "10:50"
    local meeting = task {
      "Meet {person} and the agency at home", id = "meeting", on = home, kind = "meeting",
      minutes = 60, due = "today", scene = "text/meeting.md",
    }
    if wait_for(meeting) then
      protect(home, "calls at eight, and an afternoon to {partner}")
      good { about = home, "{partner} has an afternoon a week, and {person} has Tuesdays." }
    end
  elseif answer == "watch" then
    wait(45)                            -- minutes
    message { from = them, about = home, by = "email", title = "You could have asked me", say = "text/person-email.md" }
  else                                  -- nobody answered, and the agency rang off
    wait(20)
    message {
      from = agency, about = home, by = "email", title = "What I rang about",
      say = { "text/agency-email.md", concern = 1 },
    }
  end
end)

---------------------------------------------------------------- one referral

-- The student recommends how soon, and a first response. The manager decides.
storyline("A letter from the surgery", function()
  wait_until "10:20"
  local view = referral {
    from = surgery, by = "email", id = "letter", title = other.name, minutes = 20,
    say = { "text/referral.md", concern = 1 },
    words = { name = other.parent },
    -- What practice would defend, and why. Give a range, not a right answer; name what is
    -- contested; and say who has judged it. Two practitioners should, apart from each other.
    expect = {
      tiers  = { "P2", "P3" },
      why    = "Nobody says that {name} is unsafe tonight, and a neighbour calls in. P2 follows the two falls and the stairs; P3 can be argued, since the surgery sees {name} on Thursday and {name} wants to be asked first.",
      judged = "not yet reviewed by practitioners",
    },
    discuss = "What does {name} want, as far as the letter says? What would you have asked before deciding how soon?",
  }
  if not view then return end           -- the day ended before anything was recommended

  wait(15)
  local says = "text/decision-agreed.md"
  if view.tier == "P0" or view.tier == "P1" then
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
