-- england.adults_2026: timescales and law in adults' services in England, as
-- read in November 2026. Data only; england.adults is what scenarios require.
--
-- Statute is an Act or regulations; guidance is statutory guidance; local is set by
-- each authority, and what is here is an example. Unverified says that no page that
-- states the figure was read, or that what was read doesn't say in which law it
-- stands.
--
-- Much in adults' services has no time limit in law. What stands here as local is
-- an example to be laid beside one's own authority's. Section numbers of the Care
-- Act 2014 are from memory, but for those that say where they were read. None of this is legal advice.

local edition = {}

local example = "Local standard (an example): "
local open    = " (where it is laid down was not read)"

---------------------------------------------------------------- timescales

local rules = {}

rules.needs_assessment = {
  period = "1 month", from = "the request", status = "local",
  source = example .. "needs assessment finished within about a month. No limit in statute; the Ombudsman treats 4 to 6 weeks as reasonable",
  read = "Community Care, 16 July 2021",
}
-- No time of its own was read for carers.
rules.carers_assessment = {
  period = "1 month", from = "the request", status = "local, unverified",
  source = example .. "carer's assessment finished within about a month, as a needs assessment. No limit in statute",
}
rules.review = {
  period = "12 months", from = "the plan, or the last review", status = "guidance, unverified",
  source = "Care and support plan reviewed at least every 12 months" .. open,
  read = "Ekklesia and ADASS, 2021; Community Care, 16 July 2021",
}
rules.safeguarding_begun = {
  period = "24 hours", from = "the concern", status = "local",
  source = example .. "safeguarding enquiries begin on the same working day or within 24 hours. No limit in statute",
  read = "docsbay, Initial enquiries",
}
rules.safeguarding_discussion = {
  period = "1 working day", from = "the concern", status = "local",
  source = example .. "where it is urgent, those who are needed talk within 1 working day. No limit in statute",
  read = "Somerset safeguarding adults board",
}
rules.deprivation_standard = {
  period = "21 days", from = "the request", status = "statute",
  source = "Deprivation of liberty safeguards: a standard authorisation is decided within 21 days",
  read = "Parliamentary answer 16209",
}
rules.deprivation_urgent = {
  period = "7 days", from = "the urgent authorisation", status = "statute",
  source = "Deprivation of liberty safeguards: an urgent authorisation lasts up to 7 days",
  read = "Parliamentary answer 16209",
}
rules.deprivation_urgent_extended = {
  period = "7 days", from = "the end of the first 7 days", status = "statute, unverified",
  source = "Deprivation of liberty safeguards: an urgent authorisation is extended once, by up to 7 days",
}
-- The six weeks are those for which nothing may be charged. What comes after them
-- needs eligibility, a financial assessment and the person's agreement first.
rules.reablement = {
  period = "6 weeks", from = "the start of reablement", status = "statute",
  source = "Charging regulations 2014 (SI 2014/2672), regulation 3: the first 6 weeks of reablement or intermediate care are not charged",
  read = "legislation.gov.uk, SI 2014/2672, Part 2",
}
rules.recording = {
  period = "2 working days", from = "the visit", status = "local, unverified",
  source = example .. "a visit is written up within 2 working days",
}

---The timescales, by name.
---
---```lua
---guide(adults.pack("2026").rules.review.source)
---```
---@type table<string, Timescale>
edition.rules = rules

---------------------------------------------------------------- what has no clock

-- What the law asks for, in plain words, for a story's notes and for whoever
-- checks one. `says` is a paraphrase, never wording to quote.
local law = {}

local memory = "Care Act 2014 (section from memory), "

law.wellbeing   = { status = "statute, unverified", source = memory .. "section 1", says = "Everything is done to promote the person's wellbeing." }
law.needs       = { status = "statute, unverified", source = memory .. "section 9", says = "Whoever may need care and support is assessed, whatever they can pay and however high the need looks." }
law.carers      = { status = "statute, unverified", source = memory .. "section 10", says = "Whoever cares, or means to, is assessed in their own right." }
law.eligibility = { status = "statute, unverified", source = memory .. "section 13", says = "Needs from an impairment or illness, two or more outcomes that can't be achieved, and a significant effect on wellbeing." }
law.care_for_carer = {
  status = "statute", source = "Care Act 2014, sections 20(1)(c) and 14(3)", read = "legislation.gov.uk: section 20 as enacted, and the Act's explanatory notes on section 14",
  says = "Where a carer's needs are met by caring for somebody else, that person has to agree to it; what is charged for it can't be charged to the carer.",
}
law.delays = {
  status = "statute", source = "Care Act 2014, Schedule 3, omitted on 1 July 2022 by section 91 of the Health and Care Act 2022", read = "legislation.gov.uk, Schedule 3 as it stood on 1 February 2023",
  says = "There are no notices of delay between hospitals and councils any more, and nobody is charged for a delay.",
}
law.duty        = { status = "statute, unverified", source = memory .. "sections 18 and 20", says = "Eligible needs of people and of carers are met." }
law.plan        = { status = "statute, unverified", source = memory .. "section 25", says = "There is a plan, made with the person." }
law.advocacy    = { status = "statute, unverified", source = memory .. "sections 67 and 68", says = "An advocate, where somebody has substantial difficulty in taking part and nobody suitable to help." }
law.safeguarding = {
  status = "statute", source = "Care Act 2014, section 42", read = "Solihull, Camden and docsbay, pages on safeguarding",
  says = "An enquiry where somebody needs care and support, is experiencing or at risk of abuse or neglect, and because of those needs cannot protect themselves.",
}
law.personal = {
  status = "guidance", source = "Making Safeguarding Personal", read = "Solihull safeguarding adults board",
  says = "Ask what the person wants to come of it, work at their pace, and ask at the end whether it came.",
}
law.principles = {
  status = "guidance", source = "Six principles of safeguarding", read = "docsbay, Initial enquiries",
  says = "Empowerment, prevention, proportionality, protection, partnership, accountability.",
}
law.capacity = {
  status = "statute, unverified", source = "Mental Capacity Act 2005, five principles",
  says = "Capacity is presumed; all practicable help is given first; an unwise decision is not an incapable one; best interests; the less restrictive way.",
}
law.executive = {
  status = "local", source = "Capacity and self-neglect (an example)", read = "Camden, self-neglect guidance; Brent toolkit",
  says = "Can somebody carry out what they say? That belongs to capacity, too. Not every case of self-neglect is for section 42.",
}
law.discharge = {
  status = "guidance", source = "Hospital discharge guidance, update of January 2024", read = "GOV.UK",
  says = "Discharge to assess: long-term need is assessed after recovery has begun, and not from a hospital bed.",
}

---What the law asks for where it sets no clock, by name.
---
---```lua
---guide(adults.pack("2026").law.capacity.says)
---```
---@type table<string, Law>
edition.law = law

---The pathways of discharge to assess (GOV.UK, update of January 2024). The words
---of pathway 3 are from memory.
---
---```lua
---guide(adults.pack("2026").pathways[2].says)
---```
---@type Pathway[]
edition.pathways = {
  { "pathway 0", says = "home, with no new need", status = "guidance" },
  { "pathway 1", says = "home, with support", status = "guidance" },
  { "pathway 2", says = "a short-term bed", status = "guidance" },
  { "pathway 3", says = "a longer-term placement", status = "guidance, unverified" },
}

---------------------------------------------------------------- how long work takes

local hour = 60

---How long each kind of work in adults' services takes: Caseload's own proposals, as
---those in `england.durations`. A best interests assessment is measured: 12.1 hours,
---507 assessors, 2015.
---
---```lua
---local edition = require "england.adults_2026"
---guide("A review takes " .. edition.durations.review.least .. " to " .. edition.durations.review.most .. " minutes.")
---```
---@type table<string, Duration>
edition.durations = {
  needs_assessment      = { usual = 7 * hour, least = 4 * hour, most = 12 * hour },    -- with the support plan
  safeguarding_enquiry  = { usual = 12 * hour, least = 6 * hour, most = 25 * hour },   -- whole
  capacity_assessment   = { usual = 3 * hour, least = 2 * hour, most = 5 * hour },     -- with its record
  review                = { usual = 3 * hour, least = 90, most = 4 * hour },           -- annual
  best_interests_assessment = { usual = 12 * hour, least = 8 * hour, most = 16 * hour },
}

return edition
