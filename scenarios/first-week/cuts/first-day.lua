-- First day: the duty day of First week on its own, for a class of fifty minutes.
-- One day, Tuesday; two cases, three referrals, a request, somebody at the front desk, and a
-- call that changes what was thought to be settled. Dawn has twenty minutes when asked.

local children  = require "england.children"
local glossary  = require "england.glossary"
local employers = require "employers"
local sessions  = require "england.supervision"
local weighting = require "weighting"

scenario {
  title   = "First duty day",
  summary = "One day at a locality team's duty desk: what the front door passes on comes to you, and the manager decides. A cut of First week.",
  role    = "newly qualified social worker",
  starts  = "2026-03-03",                      -- a Tuesday
  days    = 1,
  minutes = 20,
  rules   = children.pack "2023",
  glossary = { glossary.common, glossary.children },
  content_notes = {
    "domestic abuse, and children who heard it", "a young person missing overnight",
    "a mark on a baby, found to be nothing or not explained", "a parent in hospital", "neglect",
  },
  brief   = "text/brief-duty.md",
}

-- A stretched team that keeps what is promised to somebody newly qualified: the ceiling of
-- 90, supervision every fortnight, and Marta beside them. The rest is as people leave it: an
-- hour of supervision that is called off one time in five, an hour of writing up for an hour
-- of contact, 43 minutes a week to learn.
terms(employers.stretched {
  ceiling = weighting.ceiling "newly_qualified", supervision = { every = sessions.rhythm("to_six_months").every }, peers = true,
})

local team     = require "team".declare()
local father   = require "father"
local coast    = require "coast"
local duty_day = require "duty_day"
local twenty   = require "twenty"

local f = father.declare(team)
local c = coast.declare()
local u = duty_day.declare()

-- 15 fixed points, 9 for the assessment and 8.2 for the child on the coast: 32.2;
-- and 13 more when duty ends.
coast.allocate(team, c)
f.outline = task { "List what the assessment still needs", id = "outline", on = f.case, kind = "assessment", minutes = 60, due = "2026-03-06" }
f.draft = task { "First draft of the assessment, for {dad} to read", id = "draft", on = f.case, kind = "assessment", minutes = 420, due = "2026-03-09" }
f.course = task { "Data protection course, online (second reminder)", id = "course", kind = "training", minutes = 60, due = "2026-03-06" }

storyline("How the desk works", function()
  guide "Nothing comes until time passes, and the clock moves only when you decide, by the minutes that each offer says. So begin with something. Summaries and messages are free."
  wait_until "09:05"
  guide "A referral wants your recommendation: how soon (P0 to P4 is Caseload's own scale), a first response, a level of need. Dawn decides, and may differ. P0 goes to her at once."
  wait_until "10:30"
  guide "A ringing phone, or somebody at your desk, stops what you are doing; the rest of it stays on your list. Under People are those you can ask, for some minutes each; Dawn has twenty for supervision."
  wait_until "12:30"
  guide ""
end)

duty_day.tell(team, u, 1)
coast.call(team, c, 1)
twenty.tell(team, f)
