-- First week: five working days in a locality team. Two families on
-- Monday morning, six by Tuesday evening, past the ceiling on Thursday unless
-- somebody says so. What can come up, and why it is as it is, stands in
-- lecturer.md; each story has its own file.

local children  = require "england.children"
local glossary  = require "england.glossary"
local employers = require "employers"
local sessions  = require "england.supervision"
local weighting = require "weighting"

scenario {
  title   = "First week",
  summary = "Five days in a children's locality team: a duty day, a caseload that grows, a visit that eats a day, and a manager who can be asked.",
  role    = "newly qualified social worker",
  starts  = "2026-03-02",                      -- a Monday; no bank holiday until 3 April
  days    = 5,                                 -- 09:00 to 16:54 without half an hour of lunch: five times 444 minutes are 37 hours
  minutes = 90,
  rules   = children.pack "2023",
  glossary = { glossary.common, glossary.children },
  content_notes = {
    "domestic abuse, and a child who listens for it", "a parent's low mood, and being asked about self-harm", "neglect", "a young person missing overnight, and exploited by somebody older",
    "a mark on a baby, found to be nothing or not explained, and then X-rays and a night in hospital", "a parent in hospital",
  },
  brief   = "text/brief.md",
}

-- A stretched team that keeps what is promised to somebody newly qualified: the ceiling of
-- 90, supervision every fortnight, and Marta beside them. The rest is as people leave it: an
-- hour of supervision that is called off one time in five, an hour of writing up for an hour
-- of contact, 43 minutes a week to learn.
terms(employers.stretched {
  ceiling = weighting.ceiling "newly_qualified", supervision = { every = sessions.rhythm("to_six_months").every }, peers = true,
})

local team     = require "team".declare()
local home     = require "home"
local father   = require "father"
local letter   = require "letter"
local coast    = require "coast"
local closing  = require "closing"
local duty_day = require "duty_day"
local arcade   = require "arcade"
local mill     = require "mill"
local week     = require "week"

-- Everybody is named before anything is decided.
local f = { home = home.declare(team), father = father.declare(team) }
local l = letter.declare()
local c = coast.declare()
local k = closing.declare()
local u = duty_day.declare()
f.week, f.letter, f.duty = week.declare(), l, u

week.tell(team, f, c, k)
home.tell(team, f.home)
father.tell(team, f.father)
letter.tell(team, l)
duty_day.tell(team, u, 2)
duty_day.thursday(team, u)
coast.call(team, c, 2)
coast.tell(team, c)
arcade.tell(team, u)
mill.tell(team, u)
closing.tell(team, k)
