-- Winter discharge: seven working days in an adults' hospital team, with a weekend
-- in the middle. Four people on Thursday morning, eight by Monday, past the ceiling
-- on Wednesday unless somebody says so. What can come up, and why it is as it is,
-- stands in lecturer.md; each story has its own file.

local adults    = require "england.adults"
local glossary  = require "england.glossary"
local employers = require "employers"

scenario {
  title   = "Winter discharge",
  summary = "Seven days in a hospital team: a discharge tonight that nobody has asked about, an assessment that waits, a husband who says he's fine, and a ward manager who needs the bed.",
  role    = "newly qualified social worker",
  starts  = "2026-01-08",                      -- a Thursday; no bank holiday until 3 April
  days    = 7,                                 -- 09:00 to 16:54 without half an hour of lunch
  minutes = 115,
  rules   = adults.pack "2026",
  glossary = { glossary.common, glossary.adults },
  responses = adults.responses,
  content_notes = {
    "people in hospital who aren't asked", "dementia, and a carer who is worn out", "brain injury", "a home that frightens others",
    "money taken from somebody by somebody she lives with", "deaths in the past, and grief",
    "in some plays a man held by staff, somebody found in the cold, a fall, somebody who stops eating",
  },
  brief   = "text/brief.md",
}

terms(employers.supportive())                  -- fortnightly supervision: three months in

local team     = require "team".declare()
local tonight  = require "tonight"
local fine     = require "fine"
local bakery   = require "bakery"
local dogs     = require "dogs"
local lodger   = require "lodger"
local fernlea  = require "fernlea"
local porridge = require "porridge"
local darts    = require "darts"
local snow     = require "snow"
local ward     = require "ward"
local week     = require "week"

-- Everybody is named before anything is decided.
local n = {
  fine = fine.declare(team), fernlea = fernlea.declare(team), bakery = bakery.declare(team), porridge = porridge.declare(team),
  tonight = tonight.declare(), dogs = dogs.declare(), lodger = lodger.declare(), darts = darts.declare(), week = week.declare(),
}

local course = week.first_day(team, n)
week.tell(team, n, { shared = {}, course = course })
tonight.tell(team, n.tonight)
fine.tell(team, n.fine)
fine.tuesday(team, n.fine)
bakery.tell(team, n.bakery)
dogs.tell(team, n.dogs)
lodger.tell(team, n.lodger)
fernlea.tell(team, n.fernlea)
fernlea.wednesday(team, n.fernlea)
porridge.tell(team, n.porridge)
darts.tell(team, n.darts)
snow.tell(team, n)
ward.tell(team, n)
