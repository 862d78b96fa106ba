-- First week: five working days in a children's assessment team. Two families on
-- Monday morning, six by Tuesday evening, past the ceiling on Thursday unless
-- somebody says so. What can come up, and why it is as it is, stands in
-- lecturer.md; each story has its own file.

local children  = require "england.children"
local sessions  = require "england.supervision"
local employers = require "employers"

scenario {
  title   = "First week",
  summary = "Five days in a children's assessment team: a duty day, a caseload that grows, a visit that eats a day, and a manager who can be asked.",
  role    = "newly qualified social worker",
  starts  = "2026-03-02",                      -- a Monday; no bank holiday until 3 April
  days    = 5,                                 -- 09:00 to 16:54 without half an hour of lunch: five times 444 minutes are 37 hours
  minutes = 70,
  rules   = children.pack "2023",
  content_notes = {
    "domestic abuse, and a child who listens for it", "a parent's low mood", "neglect", "a young person missing overnight, and being used by somebody older",
    "a mark on a baby, found to be nothing or not explained", "a parent in hospital",
  },
  brief   = "text/brief.md",
}

terms(employers.supportive { supervision = sessions.rhythm "first_six_weeks" })

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
coast.call(team, c, 2)
coast.tell(team, c)
arcade.tell(team, u)
mill.tell(team, u)
closing.tell(team, k)
