-- england.routine: what an open case brings every week, besides its visits, meetings
-- and reports.
--
-- Caseload's own proposals. DOMAIN 3.2 says what a week of some kinds of case takes
-- in all; what is left of that after visits, their travel and writing up, meetings
-- and reports is shared out here. The surveys in DOMAIN 3.1 say where it goes: a
-- third of a week and more at a computer, a tenth on the telephone. No table of hours
-- by process could be read. Hours are never reckoned from points.

local fields = require "fields"

local routine = {}

---How sure these are: Caseload's own proposals.
---
---```lua
---guide("Routine minutes: a " .. routine.status)
---```
---@type string
routine.status = "design proposal"

---Minutes a week by kind of case, for one child or person: contacts to write up, calls
---to return, emails, chasing what was promised, and core tasks such as the chronology
---and the plan.
---
---```lua
---guide("A child in need brings " .. routine.minutes.child_in_need.call .. " minutes of calls a week.")
---```
---@type table<string, Routine>
routine.minutes = {
  -- 2.2 hours a week in all (DOMAIN 3.2), nearly all of it the assessment itself, which
  -- a story lays out as tasks.
  assessment            = { record = 15, call = 15, email = 5, chase = 5, core = 0, usual = 90 },
  -- No weekly figure; the checks and the joint work are tasks. Judgement.
  section_47            = { record = 30, call = 30, email = 15, chase = 10, core = 10, usual = 225 },
  -- 1.5 to 2 hours (DOMAIN 3.2) less 50 minutes for visits and reviews: 40 to 70 are left.
  child_in_need_simple  = { record = 10, call = 10, email = 5, chase = 5, core = 10, usual = 50 },
  child_in_need         = { record = 15, call = 15, email = 5, chase = 5, core = 10, usual = 50 },
  child_in_need_complex = { record = 20, call = 20, email = 5, chase = 10, core = 10, usual = 50 },
  -- 3 hours (DOMAIN 3.2), of which liaison 45 minutes; the rest is visits, core group and
  -- reports. Writing up the calls is judgement.
  child_protection_plan = { record = 15, call = 30, email = 5, chase = 5, core = 15, usual = 110 },
  pre_proceedings       = { record = 20, call = 30, email = 15, chase = 10, core = 30, usual = 110 },
  -- 3.6 hours more than the same case without a court (DOMAIN 3.2, from 47 hours in three
  -- months); statements and hearings are tasks.
  proceedings           = { record = 20, call = 30, email = 30, chase = 15, core = 45, usual = 255 },
  proceedings_later     = { record = 20, call = 30, email = 20, chase = 10, core = 30, usual = 170 },
  -- 1.3 to 1.6 hours (DOMAIN 3.2) less 37 minutes for visits and reviews: 41 to 59 are left.
  looked_after          = { record = 10, call = 15, email = 5, chase = 5, core = 10, usual = 35 },
  looked_after_unsettled = { record = 15, call = 30, email = 5, chase = 10, core = 10, usual = 35 },
  care_leaver           = { record = 10, call = 10, email = 5, chase = 5, core = 5, usual = 20 },
  private_fostering     = { record = 5, call = 5, email = 5, chase = 0, core = 5, usual = 15 },
  -- No weekly figure for adults' services in DOMAIN 3.2: in proportion to the above. Judgement.
  adult_assessment      = { record = 10, call = 15, email = 5, chase = 5, core = 0, usual = 70 },
  adult_safeguarding    = { record = 20, call = 20, email = 15, chase = 10, core = 5, usual = 60 },
  adult_review          = { record = 5, call = 10, email = 5, chase = 5, core = 5, usual = 20 },
  adult_court           = { record = 15, call = 15, email = 15, chase = 10, core = 5, usual = 100 },
}

-- What such work says: plain, short, and true of any case of its kind, on its first day as
-- on its hundredth. A line names nobody in the family and nobody at home, no illness, no
-- school, no age, no meeting and no earlier worker, since the cases that it may be about
-- differ in all of them; a case that has something of its own to say has `routine.lines`
-- of its own. Families and adults share no line, so that no two scenarios read alike.

local families = {
  { "record", "A message for you isn't on the file", from = "Reception" },
  { "record", "A call to duty has a date and no note", from = "Duty" },
  { "record", "An entry has a date and no name", from = "The file" },
  { "record", "A text that came in isn't on the file", from = "Your work phone" },
  { "record", "A new number is on a sticky note", from = "Business support" },
  { "record", "Who was told what isn't written down", from = "Your notebook" },
  { "record", "An email that came in isn't on the file", from = "Your inbox" },

  { "call", "Whom do we write to?", from = "The GP surgery", brings = "the surgery writes to you.", left = "the surgery has written to another team." },
  { "call", "Where should letters go?", from = "Business support", brings = "letters go to the right address.", left = "a letter has gone to the old address." },
  { "call", "Is this the right number?", from = "Out of hours", brings = "out of hours has the right number.", left = "out of hours has rung again; they have no number for the night." },
  { "call", "Not urgent: when do you come next?", from = "Voicemail", brings = "they know the day, and have written it down.", left = "they have rung again to ask which day." },
  { "call", "Somebody rang and said nothing", from = "Voicemail", brings = "it was a wrong number.", left = "somebody has rung again, and said nothing." },
  { "call", "Whose is this?", from = "The front door", brings = "the front door has your name beside it.", left = "the front door has sent a partner elsewhere." },
  { "call", "Whom do we invite?", from = "The family hub", brings = "the right people are invited.", left = "the family hub has invited nobody." },

  { "email", "A letter for the file", from = "The GP surgery" },
  { "email", "Two fields on the file are empty", from = "Performance" },
  { "email", "Which cost code is this on?", from = "Finance" },
  { "email", "Who leads on this now?", from = "A partner" },
  { "email", "Where scans are kept from April", from = "Records" },
  { "email", "Your request has been given a number", from = "Records" },
  { "email", "A form for you to sign", from = "Business support" },
  { "email", "They are away for a week", from = "A partner" },
  { "email", "A newsletter; one line is about this", from = "The family hub" },

  { "chase", "Their page hasn't come", from = "The GP surgery", brings = "the surgery is sending it by internal post, so it will be a week." },
  { "chase", "Nobody has said who pays", from = "Finance", brings = "it is on a list for Thursday." },
  { "chase", "A partner was going to ring back", from = "A partner", brings = "they ring, and are sorry." },
  { "chase", "Your request hasn't been opened", from = "Records", brings = "they have opened it now, and it takes a week." },

  { "core", "The chronology needs this week's dates", from = "The file" },
  { "core", "The next steps have no dates", from = "The file" },
  { "core", "The contact sheet has one number", from = "The file" },
  { "core", "The front page has two empty lines", from = "The file" },
}

local with_children = {
  { "record", "What early help sent isn't on the file", from = "Early help" },
  { "record", "A child's own page needs a line", from = "The file" },
  { "call", "Who goes on with what?", from = "Early help", brings = "you have agreed who does what.", left = "early help has rung again, and stopped until they hear." },
  { "email", "Early help asks for the plan", from = "Early help" },
  { "core", "The genogram has two question marks", from = "The file" },
}

local in_care = {
  { "record", "What the carer said on the phone isn't on the file", from = "The carer" },
  { "call", "Fostering asks about the holiday", from = "The fostering team", brings = "the holiday is agreed, and who signs.", left = "fostering has rung again about the holiday." },
  { "email", "The review's date, to confirm", from = "The reviewing office" },
  { "chase", "The savings account still has no number", from = "Finance", brings = "finance opens it this month." },
  { "core", "The placement plan has an old number on it", from = "The file" },
}

local with_adults = {
  { "record", "The switchboard's message isn't on the record", from = "The switchboard" },
  { "record", "A message from the telephone is on paper", from = "Business support" },
  { "record", "Two voicemails to type in", from = "Voicemail" },
  { "record", "Who has been told isn't on the record", from = "The record" },
  { "record", "The day's mileage has no reason beside it", from = "Business support" },
  { "record", "A letter out has no copy on the record", from = "Your outbox" },

  { "call", "The practice asks which address is right", from = "The practice", brings = "the practice has the right address.", left = "the practice has posted it to the wrong address." },
  { "call", "A bill that isn't ours", from = "The contact centre", brings = "they know whom to ring.", left = "they have rung again about the bill." },
  { "call", "The night desk checks a number", from = "The night desk", brings = "the night desk has the right number.", left = "the night desk has rung again; the number is still wrong." },
  { "call", "The pharmacy can't read a name", from = "The pharmacy", brings = "the pharmacy has the name.", left = "the pharmacy has rung again, and kept the form back." },
  { "call", "Not urgent: which day are you coming?", from = "The contact centre", brings = "the day has been passed on.", left = "they have rung again to ask which day." },
  { "call", "The bus pass office wants a date of birth", from = "The bus pass office", brings = "the bus pass office has the date.", left = "the bus pass office has closed its query." },

  { "email", "A clinic letter, for information", from = "The hospital" },
  { "email", "Who is the named worker?", from = "The contact centre" },
  { "email", "An invoice, copied to you", from = "Finance" },
  { "email", "Five questions about our service", from = "Quality" },
  { "email", "A form that needs your name", from = "Business support" },
  { "email", "One box on the record is empty", from = "Performance" },
  { "email", "New forms from Monday, old ones until then", from = "Policy" },
  { "email", "Out of the office for a week", from = "A partner" },

  { "chase", "The practice's letter hasn't come", from = "The practice", brings = "it went to an old fax number; it is sent again." },
  { "chase", "Finance hasn't said which budget", from = "Finance", brings = "it goes to somebody else in finance." },
  { "chase", "A call back that was promised", from = "A partner", brings = "they ring, and are sorry." },
  { "chase", "The older records haven't been found", from = "Archives", brings = "archives has one box of two." },

  { "core", "What they want themselves isn't on the first page", from = "The record" },
  { "core", "The next steps don't say by when", from = "The record" },
  { "core", "There is one number and no second", from = "The record" },
  { "core", "The first page needs this week's dates", from = "The record" },
}

local function joined(own)
  local lines = {}
  for _, list in ipairs { own, families } do
    for _, line in ipairs(list) do table.insert(lines, line) end
  end
  return lines
end

---What routine work says, by service: `"children"`, `"looked_after"`, `"adults"`.
---
---```lua
---local kind = { "child in need", points = 5, routine = { call = 30, lines = routine.lines.children } }
---```
---@type table<string, Routine.line[]>
routine.lines = { children = joined(with_children), looked_after = joined(in_care), adults = with_adults }

-- Whose lines a kind has, where they aren't those of families with children.
local service = {
  looked_after = "looked_after", looked_after_unsettled = "looked_after", care_leaver = "looked_after",
  adult_assessment = "adults", adult_safeguarding = "adults", adult_review = "adults", adult_court = "adults",
}

---Gives what a kind of case brings every week, for a kind of one's own.
---
---```lua
---local kind = { "child in need, shared care", points = 6, routine = routine.week "child_in_need" }
---```
---@param name string The kind's name among the points of `weighting`: `"child_in_need"`.
---@return Routine # The minutes, with lines.
function routine.week(name)
  local week = {}
  for what, minutes in pairs(fields.one_of("routine.week", name, routine.minutes)) do week[what] = minutes end
  week.lines = routine.lines[service[name] or "children"]
  return week
end

return routine
