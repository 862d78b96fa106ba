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

-- What such work says: plain, short, and true of any case of its kind. A line names
-- nobody in the family, no illness, no school and no age, since the cases that it may
-- be about differ in all of them; a case that has something of its own to say has
-- `routine.lines` of its own.

local anybody = {
  { "record", "What reception took down for you isn't on the file", from = "Reception" },
  { "record", "Your call with the surgery has a date and no note", from = "The GP surgery" },
  { "record", "What you agreed in the corridor isn't written down", from = "Your manager" },
  { "record", "The texts about the next visit aren't on the file", from = "Your work phone" },
  { "record", "A changed telephone number is on a sticky note", from = "Business support" },
  { "record", "Housing's answer is in your inbox and nowhere else", from = "The housing office" },
  { "record", "The reason for moving a visit isn't written down", from = "Your diary" },
  { "record", "Who was told what, after the last call", from = "Your notebook" },

  { "call", "The surgery asks which consent form you meant", from = "The GP surgery", brings = "the surgery has the right form.", left = "the surgery has rung again about the form." },
  { "call", "Housing has a question about the repair", from = "The housing office", brings = "somebody looks at the repair within ten days.", left = "housing has rung again, and will close the query." },
  { "call", "Welfare rights rang about a page that is missing", from = "The benefits adviser", brings = "the missing page is in the post.", left = "welfare rights has rung again; the form is still waiting." },
  { "call", "Business support asks where letters should go", from = "Business support", brings = "letters go to the right address.", left = "a letter has gone to the old address." },
  { "call", "Out of hours wants to check the contact sheet", from = "The out-of-hours team", brings = "out of hours has the right number.", left = "out of hours has rung again; they have no number for the night." },
  { "call", "The pharmacy can't read a name on a form", from = "The pharmacy", brings = "the pharmacy has the name.", left = "the pharmacy has rung again, and kept the form back." },
  { "call", "Not urgent, they said: when do you come next?", from = "Somebody at home", brings = "they know the day, and have written it down.", left = "they have rung again. Nobody has told them the day." },

  { "email", "A letter for the file", from = "The GP surgery" },
  { "email", "Two fields on the file are empty", from = "The performance team" },
  { "email", "Please check the minutes", from = "The minute-taker" },
  { "email", "Which cost code is this on?", from = "Finance" },
  { "email", "Who leads on this now?", from = "A partner agency" },
  { "email", "A tenancy letter, copied to you", from = "The housing office" },
  { "email", "Where the older notes are kept", from = "The last worker" },
  { "email", "Your request has been given a number", from = "The records office" },
  { "email", "A form that needs your signature", from = "Business support" },
  { "email", "They are away until Monday; a colleague answers", from = "A partner agency" },

  { "chase", "The old file hasn't come", from = "The records office", brings = "the old file is in another building: a week." },
  { "chase", "No answer about the consent form", from = "The GP surgery", brings = "the form was there all along." },
  { "chase", "The minutes haven't come", from = "The minute-taker", brings = "you have them in draft." },
  { "chase", "Housing said a letter would follow", from = "The housing office", brings = "the letter wasn't sent. It goes today." },
  { "chase", "Nobody has said whether the referral was accepted", from = "A partner agency", brings = "it was accepted; there is a waiting list." },

  { "core", "The chronology stops before the last contact", from = "The file" },
  { "core", "The plan says who, and not by when", from = "The file" },
  { "core", "The contact sheet has one number and no second", from = "The file" },
  { "core", "The summary is three months old", from = "The file" },
}

local with_children = {
  { "record", "Your call with early help isn't written up", from = "Early help" },
  { "record", "Each child's record needs a line of its own", from = "The file" },
  { "call", "Early help asks who goes on with what", from = "Early help", brings = "you have agreed who does what.", left = "early help has rung again, and stopped until they hear." },
  { "email", "Early help asks for the plan", from = "Early help" },
  { "core", "The genogram has two question marks", from = "The file" },
}

local in_care = {
  { "record", "What the carer said on the phone isn't on the file", from = "The carer" },
  { "call", "The carer's own social worker asks about the holiday", from = "The fostering team", brings = "the holiday is agreed, and who signs.", left = "the fostering team has rung again about the holiday." },
  { "email", "The review's date, to confirm", from = "The reviewing officer's office" },
  { "chase", "The savings account still has no number", from = "Finance", brings = "finance opens it this month." },
  { "core", "The placement plan names the last worker", from = "The file" },
}

local with_adults = {
  { "record", "Your call with the care agency isn't written up", from = "The care agency" },
  { "call", "The care agency asks about the morning call", from = "The care agency", brings = "the agency has the time that was agreed.", left = "the care agency has rung again about the mornings." },
  { "email", "The agency's times for next week", from = "The care agency" },
  { "chase", "The equipment hasn't been delivered", from = "The equipment store", brings = "it comes by the end of next week." },
  { "core", "What they want themselves isn't on the first page", from = "The file" },
}

local function joined(own)
  local lines = {}
  for _, list in ipairs { own, anybody } do
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
routine.lines = { children = joined(with_children), looked_after = joined(in_care), adults = joined(with_adults) }

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
