-- employers: the employer's terms, and the standard that each belongs to.
--
-- The same caseload is another week with another employer. There are eight
-- Standards for Employers of Social Workers in England; every term here names the
-- one that it belongs to, so that evidence can say which isn't being met.
--
-- The three employers are examples, not measurements: Caseload's own proposals,
-- each number with where it leans on.

local fields    = require "fields"
local sessions  = require "england.supervision"
local weighting = require "weighting"

local employers = {}

---The eight standards, in their order, by the headings of 2020. A review of them was
---announced in 2025; its outcome was not read.
---
---```lua
---guide("The third: " .. employers.standards[3])
---```
---@type string[]
employers.standards = {
  "strong and clear social work framework", "effective workforce planning systems", "safe workloads and case allocation", "wellbeing",
  "supervision", "continuing professional development", "professional registration", "strategic partnerships",
}

---The terms: the number of the standard that each belongs to, and what it says.
---
---```lua
---guide("Peers: " .. employers.terms.peers.says)
---```
---@type table<string, { standard: integer, says: string }>
employers.terms = {
  ceiling     = { standard = 3, says = "weighted points that are not to be passed" },
  supervision = { standard = 5, says = "how often, and how long" },
  cancels     = { standard = 5, says = "how often supervision is called off; part of `supervision`" },
  development = { standard = 6, says = "minutes a week that are protected for learning" },
  discretion  = { standard = 1, says = "how far a worker may decide within the rules: \"narrow\" or \"wide\"" },
  blame       = { standard = 4, says = "what a missed date or a disagreement costs: \"low\" or \"high\"" },
  duty_cover  = { standard = 2, says = "whether duty takes what can be handed over" },
  recording   = { standard = 3, says = "minutes of writing up an hour of contact" },
  peers       = { standard = 4, says = "whether time with colleagues counts as work" },
}

-- with gives an employer's terms with the changes that a scenario makes. Of
-- supervision, what isn't changed stays.
local function with(word, terms, changes)
  local usual = terms.supervision
  for name, value in pairs(fields.only(word, changes, { "ceiling", "supervision", "development", "discretion", "blame", "duty_cover", "recording", "peers" })) do
    terms[name] = value
  end
  local session = fields.only(word .. "'s supervision", terms.supervision, { "every", "minutes", "cancels" })
  terms.supervision = { every = session.every or usual.every, minutes = session.minutes or usual.minutes, cancels = session.cancels or usual.cancels }
  return terms
end

-- every is how often supervision is due at a stage.
local function every(stage) return sessions.rhythm(stage).every end

---Gives the standard that a term belongs to: "3 safe workloads and case allocation".
---
---```lua
---local standard = employers.standard "ceiling"
---```
---@param term "ceiling"|"supervision"|"cancels"|"development"|"discretion"|"blame"|"duty_cover"|"recording"|"peers" The term.
---@return string # Its number and name.
function employers.standard(term)
  local number = fields.one_of("employers.standard", term, employers.terms).standard
  return number .. " " .. employers.standards[number]
end

---@class employers.supervision
---@field every? Length How often it is due. [default the employer's]
---@field minutes? integer How long a session is. [minutes; 15 to 240; default the employer's]
---@field cancels? number How often a session is called off. [0 to 1; default the employer's]

---@class employers.changes
---@field ceiling? integer As in `terms`. [points; 1 to 300; default the employer's]
---@field supervision? employers.supervision As in `terms`; what isn't changed stays. [default the employer's]
---@field development? integer As in `terms`. [minutes a week; 0 to 2220; default the employer's]
---@field discretion? Discretion As in `terms`. [default the employer's]
---@field blame? Blame As in `terms`. [default the employer's]
---@field duty_cover? boolean As in `terms`. [default the employer's]
---@field recording? integer As in `terms`. [minutes; 0 to 240; default the employer's]
---@field peers? boolean As in `terms`. [default the employer's]

---Gives the terms of an employer who keeps to the standards: a newly qualified
---worker's ceiling, fortnightly supervision of 90 minutes that takes place, a tenth
---of 37 hours protected for learning, three quarters of an hour of writing up for an
---hour of contact.
---
---When: before the stories
---
---```lua
---terms(employers.supportive { supervision = sessions.rhythm "first_six_weeks" })
---```
---@param changes? employers.changes Terms that differ. [default none]
---@return terms.fields # The terms, for `terms`.
function employers.supportive(changes)
  return with("employers.supportive", {
    ceiling = weighting.ceiling "newly_qualified", supervision = { every = every "to_six_months", minutes = 90, cancels = 0 }, development = 222,
    discretion = "wide", blame = "low", duty_cover = true, recording = 45, peers = true,
  }, changes)
end

---Gives the terms of an ordinary employer who is short of people: nobody's load is
---held lower for being new, supervision is monthly, an hour, and called off once in
---five times, writing up takes as long as the contact, and nobody has time for one
---another.
---
---Monthly is what most report, an hour the low end of a session, 43 minutes a week the
---3.1 hours of training a month that 600 workers had in 2012.
---
---When: before the stories
---
---```lua
---terms(employers.stretched())
---```
---@param changes? employers.changes Terms that differ. [default none]
---@return terms.fields # The terms, for `terms`.
function employers.stretched(changes)
  return with("employers.stretched", {
    ceiling = weighting.ceiling "experienced", supervision = { every = every "later", minutes = 60, cancels = sessions.postponed_usually }, development = 43,
    discretion = "wide", blame = "low", duty_cover = true, recording = 60, peers = false,
  }, changes)
end

---Gives the terms of an employer who is afraid: as stretched, with supervision once
---a quarter and called off more often, no time to learn, little discretion, a missed
---date that costs, and no duty to hand over to.
---
---Nearly a quarter of 151 workers reported quarterly or less in 2010; an hour and a half
---is the high end for writing up a visit.
---
---When: before the stories
---
---```lua
---terms(employers.blaming { ceiling = 90 })
---```
---@param changes? employers.changes Terms that differ. [default none]
---@return terms.fields # The terms, for `terms`.
function employers.blaming(changes)
  return with("employers.blaming", {
    ceiling = weighting.ceiling "experienced", supervision = { every = "3 months", minutes = 60, cancels = sessions.postponed_in_red }, development = 0,
    discretion = "narrow", blame = "high", duty_cover = false, recording = 90, peers = false,
  }, changes)
end

return employers
