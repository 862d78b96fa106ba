-- Before the weekend: the first two days of Winter discharge on their own, for a
-- class of fifty minutes. Thursday and Friday; three people; what the weekend made
-- of it is on the desk at the end.

local adults    = require "england.adults"
local glossary  = require "england.glossary"
local employers = require "employers"

scenario {
  title   = "Before the weekend",
  summary = "Two days in a hospital team: somebody is to go home tonight, somebody has her coat on, and somebody says he's fine. A cut of Winter discharge.",
  role    = "newly qualified social worker",
  starts  = "2026-01-08",                      -- a Thursday
  days    = 2,
  minutes = 25,
  rules   = adults.pack "2026",
  glossary = { glossary.common, glossary.adults },
  responses = adults.responses,
  content_notes = { "people in hospital who aren't asked", "dementia, and a carer who is worn out", "a home that frightens others", "a death that is grieved", "bruises after a fall" },
  brief   = "text/brief-cut.md",
}

terms(employers.supportive())

local team    = require "team".declare()
local tonight = require "tonight"
local fine    = require "fine"
local dogs    = require "dogs"
local week    = require "week"
local gwen    = require "gwen"
local twenty  = require "twenty"

local n = { fine = fine.declare(team), tonight = tonight.declare(), dogs = dogs.declare(), guide = true }

week.first_day(team, n)
tonight.tell(team, n.tonight)
fine.tell(team, n.fine)
gwen.beside(team)
dogs.tell(team, n.dogs)

-- Paper that was there before, more than the two days hold.
n.audit = task { "File audit, your share", id = "audit", kind = "report", minutes = 150, due = "2026-01-16" }
n.draft = task { "Needs assessment and plan, first draft", id = "draft", on = n.fine.case, kind = "assessment", minutes = 300, due = "day 2" }

twenty.tell(team, n)
