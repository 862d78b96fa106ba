-- england.rules_2023: timescales in children's services in England, as read in
-- November 2026 for the 2023 edition of Working Together to Safeguard Children.
-- Data only; england.children is what scenarios require.
--
-- Statute is an Act or regulations; guidance is statutory guidance; local is set by
-- each authority, and what is here is an example. Unverified says that no page that
-- states the figure was read, or that it was not found in the guidance itself.
--
-- A 2026 edition of Working Together has been issued, and the Children's
-- Wellbeing and Schools Act 2026 has been passed. Neither has been compared with
-- what stands here; every figure of Working Together is confirmed for editions
-- up to 2023 only. None of this is legal advice.

local rules = {}

local together = "Working Together 2023 (2026 edition not yet compared): "
local planning = "Care Planning Regulations 2010 (SI 2010/959), "
local fostering = "Private fostering regulations 2005 (SI 2005/1533), "
local example = "Local standard (an example): "

---------------------------------------------------------------- the front door

---A contact is screened within 24 hours. Local.
---@type Timescale
rules.contact_screened = {
  period = "24 hours", from = "the contact", status = "local",
  source = example .. "a contact is screened within 24 hours",
  read = "Barking and Dagenham, Contacts and Referral",
}

---The response to a referral is decided within 1 working day. Guidance.
---@type Timescale
rules.referral_decision = {
  period = "1 working day", from = "the referral", status = "guidance",
  source = together .. "response to a referral decided within 1 working day",
  read = "tri.x national keyword, Referral",
}

---A referral is acknowledged within 1 working day. Guidance.
---@type Timescale
rules.referrer_told = {
  period = "1 working day", from = "the referral", status = "guidance",
  source = together .. "referral acknowledged to whoever made it within 1 working day",
  read = "Surrey procedures, Contacts and Referrals, which quote chapter 1 of Working Together; Sussex procedures 4.1",
}

---An allegation against somebody who works with children reaches the designated officer
---within 1 working day. Guidance, unverified.
---@type Timescale
rules.designated_officer_told = {
  period = "1 working day", from = "the allegation", status = "guidance, unverified",
  source = together .. "an allegation against somebody who works with children reaches the designated officer within 1 working day",
}

---------------------------------------------------------------- assessment, child in need

---An assessment is finished within 45 working days of the referral. Guidance.
---
---Where it takes longer, the reason is recorded.
---@type Timescale
rules.assessment = {
  period = "45 working days", from = "the referral", status = "guidance",
  source = together .. "assessment finished within 45 working days of the referral",
  read = "tri.x glossary, Assessment (children's services)",
}

---A child is seen within 10 working days in an assessment; others say 5. Local, unverified.
---@type Timescale
rules.child_seen_assessment = {
  period = "10 working days", from = "the referral", status = "local, unverified",
  source = example .. "a child is seen within 10 working days in an assessment; others say 5",
}

---A visit every 20 working days under a child in need plan. Local.
---@type Timescale
rules.child_in_need_visit = {
  period = "20 working days", from = "the last visit", status = "local",
  source = example .. "a visit every 20 working days under a child in need plan",
  read = "docsbay, Frequency and guidance for statutory visits",
}

---A child in need plan is first reviewed within 6 weeks; others say 4. Local, unverified.
---@type Timescale
rules.child_in_need_review_first = {
  period = "6 weeks", from = "the plan", status = "local, unverified",
  source = example .. "a child in need plan is first reviewed within 6 weeks; others say 4",
}

---A child in need plan is reviewed every 12 weeks; others say 6. Local, unverified.
---@type Timescale
rules.child_in_need_review = {
  period = "12 weeks", from = "the last review", status = "local, unverified",
  source = example .. "a child in need plan is reviewed every 12 weeks; others say 6",
}

---------------------------------------------------------------- child protection

---A strategy meeting is held within 24 hours of the decision, in most cases. Local.
---@type Timescale
rules.strategy_meeting = {
  period = "24 hours", from = "the decision to hold one", status = "local",
  source = example .. "a strategy meeting is held within 24 hours of the decision, in most cases",
  read = "Tees procedures 6",
}

---The record of a strategy discussion is sent round within 1 working day. Local.
---@type Timescale
rules.strategy_record = {
  period = "1 working day", from = "the strategy discussion", status = "local",
  source = example .. "the record of a strategy discussion is sent round within 1 working day",
  read = "docsbay, Practice standards",
}

---A child is seen on the same or the next working day in a section 47 enquiry. Local,
---unverified.
---@type Timescale
rules.child_seen_section_47 = {
  period = "1 working day", from = "the strategy discussion", status = "local, unverified",
  source = example .. "a child is seen on the same or the next working day in a section 47 enquiry",
}

---An initial child protection conference is held within 15 working days of the strategy
---discussion. Guidance.
---
---From the strategy discussion that began the enquiry, if there were several.
---The enquiry itself has no deadline of its own.
---@type Timescale
rules.conference = {
  period = "15 working days", working_days = 15, from = "the strategy discussion", status = "guidance",
  source = together .. "initial child protection conference within 15 working days of the strategy discussion",
  read = "Devon one-minute guide 23; Sussex procedures 5.2",
}

---The report reaches the reviewing service 2 days before an initial conference. Local.
---@type Timescale
rules.conference_report = {
  period = "2 days", counts_back = true, from = "before the conference", status = "local",
  source = example .. "the report reaches the reviewing service 2 days before an initial conference",
  read = "Devon one-minute guide 23",
}

---The report is shared with the family at least 3 days before a conference. Local.
---@type Timescale
rules.conference_report_shared = {
  period = "3 days", counts_back = true, from = "before the conference", status = "local",
  source = example .. "the report is shared with the family at least 3 days before a conference",
  read = "Devon one-minute guide 23",
}

---The report reaches the reviewing service 5 days before a review conference. Local.
---@type Timescale
rules.review_conference_report = {
  period = "5 days", counts_back = true, from = "before the review conference", status = "local",
  source = example .. "the report reaches the reviewing service 5 days before a review conference",
  read = "Devon one-minute guide 23",
}

---The first core group is held within 10 working days of the initial conference; found in
---local procedures only. Guidance, unverified.
---
---Read in two local procedures, not in Working Together itself.
---@type Timescale
rules.core_group_first = {
  period = "10 working days", from = "the initial conference", status = "guidance, unverified",
  source = together .. "first core group within 10 working days of the initial conference; found in local procedures only (Nottinghamshire, Newcastle, Medway)",
}

---A core group meets at least monthly. Local.
---@type Timescale
rules.core_group = {
  period = "1 month", from = "the last core group", status = "local",
  source = example .. "a core group meets at least monthly",
  read = "Rotherham conference guide",
}

---A visit every 10 working days under a child protection plan. Local.
---@type Timescale
rules.child_protection_visit = {
  period = "10 working days", from = "the last visit", status = "local",
  source = example .. "a visit every 10 working days under a child protection plan",
  read = "docsbay, Frequency and guidance for statutory visits (others use 5, 15 or 20)",
}

---The first review conference is held within 3 months of the initial one. Guidance.
---@type Timescale
rules.review_conference_first = {
  period = "3 months", from = "the initial conference", status = "guidance",
  source = together .. "first review conference within 3 months of the initial one",
  read = "tri.x keyword, Review CPC; North Yorkshire; Kent",
}

---Later review conferences are at most 6 months apart. Guidance.
---@type Timescale
rules.review_conference = {
  period = "6 months", from = "the last review conference", status = "guidance",
  source = together .. "later review conferences at most 6 months apart",
  read = "tri.x keyword, Review CPC; North Yorkshire; Kent",
}

---A plan made before birth is reviewed 3 months from the conference or 20 working days after
---birth, whichever is sooner. Local.
---@type Timescale
rules.review_conference_before_birth = {
  period = "3 months", from = "the initial conference", status = "local",
  source = example .. "a plan made before birth is reviewed 3 months from the conference or 20 working days after birth, whichever is sooner",
  read = "Liverpool, initial conference chapter",
}

---Police protection lasts up to 72 hours. Statute.
---@type Timescale
rules.police_protection = {
  period = "72 hours", from = "the moment it is taken", status = "statute",
  source = "Children Act 1989, section 46: police protection lasts up to 72 hours",
  read = "Child Law Advice",
}

---An emergency protection order lasts up to 8 days. Statute.
---@type Timescale
rules.emergency_protection_order = {
  period = "8 days", from = "the order", status = "statute",
  source = "Children Act 1989, sections 44 and 45: an emergency protection order lasts up to 8 days",
  read = "Child Law Advice",
}

---An emergency protection order is extended once, to 15 days at most. Statute.
---@type Timescale
rules.emergency_protection_order_extended = {
  period = "7 days", from = "the end of the first 8", status = "statute",
  source = "Children Act 1989, sections 44 and 45: extended once, to 15 days at most",
  read = "Child Law Advice",
}

---A rapid review is done within 15 working days of a serious incident. Guidance.
---@type Timescale
rules.rapid_review = {
  period = "15 working days", from = "the serious incident", status = "guidance",
  source = together .. "rapid review within 15 working days of a serious incident",
  read = "Speakcase, Working Together 2023 changes (it reports the guidance)",
}

---A local review after a serious incident is done within 6 months. Guidance.
---@type Timescale
rules.local_review = {
  period = "6 months", from = "the serious incident", status = "guidance",
  source = together .. "local review after a serious incident within 6 months",
  read = "Speakcase, Working Together 2023 changes (it reports the guidance)",
}

---------------------------------------------------------------- looked after children

---A looked after child is first visited within 1 week of the start of any placement.
---Statute.
---@type Timescale
rules.looked_after_visit_first = {
  period = "1 week", from = "the start of the placement", status = "statute",
  source = planning .. "regulation 28: first visit within 1 week of the start of any placement",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A looked after child is visited at most 6 weeks apart. Statute.
---@type Timescale
rules.looked_after_visit = {
  period = "6 weeks", from = "the last visit", status = "statute",
  source = planning .. "regulation 28: visits at most 6 weeks apart",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A looked after child is visited at most 3 months apart after the first year, where the
---placement is meant to last to 18. Statute.
---@type Timescale
rules.looked_after_visit_long_term = {
  period = "3 months", from = "the last visit", status = "statute",
  source = planning .. "regulation 28: after a year, at most 3 months apart where the placement is meant to last to 18",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---In a long-term foster placement, where the child agrees, visits may be as much as 6 months
---apart. Statute, unverified.
---
---The amendment was read of in a Hertfordshire procedure, its interval nowhere.
---@type Timescale
rules.looked_after_visit_fostered_agreed = {
  period = "6 months", from = "the last visit", status = "statute, unverified",
  source = planning .. "regulation 28(3A): in a long-term foster placement, where the child agrees, visits may be as much as 6 months apart",
}

---A child placed with a parent before assessment is visited weekly to the first review, then
---6 weeks apart. Statute.
---@type Timescale
rules.looked_after_visit_parent_unassessed = {
  period = "1 week", from = "the last visit", status = "statute",
  source = planning .. "regulation 28(3): placed with a parent before assessment, weekly to the first review",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A child with a connected person temporarily approved, or a parent under an interim care
---order, is visited weekly to the first review. Statute.
---@type Timescale
rules.looked_after_visit_temporary = {
  period = "1 week", from = "the last visit", status = "statute",
  source = planning .. "regulation 28(4): with a connected person temporarily approved, or a parent under an interim care order, weekly to the first review",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A child with a connected person temporarily approved, or a parent under an interim care
---order, is visited 4 weeks apart after the first review. Statute.
---@type Timescale
rules.looked_after_visit_temporary_later = {
  period = "4 weeks", from = "the last visit", status = "statute",
  source = planning .. "regulation 28(4): with a connected person temporarily approved, or a parent under an interim care order, 4 weeks apart after the first review",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A child living with a parent under a care order is visited within 1 week of the order,
---then 6 weeks apart. Statute.
---@type Timescale
rules.looked_after_visit_parent_care_order = {
  period = "1 week", from = "the care order", status = "statute",
  source = planning .. "regulation 28(5): living with a parent under a care order, within 1 week of the order, then 6 weeks apart",
  read = "legislation.gov.uk, SI 2010/959, regulation 28",
}

---A looked after child is first reviewed within 20 working days (four weeks). Statute,
---unverified.
---
---"Four weeks" was read; "20 working days" was not.
---@type Timescale
rules.looked_after_review_first = {
  period = "20 working days", from = "becoming looked after", status = "statute, unverified",
  source = planning .. "regulation 33: first review within 20 working days (four weeks)",
}

---A looked after child has a second review within 3 months of the first. Statute.
---@type Timescale
rules.looked_after_review_second = {
  period = "3 months", from = "the first review", status = "statute",
  source = planning .. "regulation 33: second review within 3 months of the first",
  read = "Oxfordshire, safeguarding board keyword",
}

---Later reviews of a looked after child are at most 6 months apart. Statute.
---@type Timescale
rules.looked_after_review = {
  period = "6 months", from = "the last review", status = "statute",
  source = planning .. "regulation 33: later reviews at most 6 months apart",
  read = "Oxfordshire, safeguarding board keyword",
}

---The pre-meeting report is ready 5 days before a looked-after review. Local.
---@type Timescale
rules.looked_after_review_report = {
  period = "5 days", counts_back = true, from = "before the review", status = "local",
  source = example .. "the pre-meeting report is ready 5 days before a looked-after review",
  read = "Hertfordshire review matrix",
}

---Invitations go out 10 days before a looked-after review. Local.
---@type Timescale
rules.looked_after_review_invitations = {
  period = "10 days", counts_back = true, from = "before the review", status = "local",
  source = example .. "invitations go out 10 days before a looked-after review",
  read = "Hertfordshire review matrix",
}

---The placement information record is made within 72 hours of the placement. Local.
---@type Timescale
rules.placement_information = {
  period = "72 hours", from = "the start of the placement", status = "local",
  source = example .. "placement information record within 72 hours of the placement",
  read = "Hertfordshire review matrix",
}

---In an emergency, the placement plan is made within 5 working days of the placement.
---Statute.
---@type Timescale
rules.placement_plan_emergency = {
  period = "5 working days", from = "the start of the placement", status = "statute",
  source = planning .. "in an emergency, the placement plan within 5 working days of the placement",
  read = "Wholistic Fostering handbook",
}

---The area authority is told of a placement outside the area; 5 working days before it.
---Statute, unverified.
---@type Timescale
rules.out_of_area_notice = {
  period = "5 working days", counts_back = true, from = "before the placement", status = "statute, unverified",
  source = planning .. "regulations 11 to 13: the area authority is told of a placement outside the area; 5 working days before it",
}

---The initial health assessment is done within 20 working days. Guidance, unverified.
---@type Timescale
rules.health_assessment_first = {
  period = "20 working days", from = "becoming looked after", status = "guidance, unverified",
  source = "Regulations and guidance: initial health assessment within 20 working days",
}

---A return home interview is held within 72 hours of the return. Guidance.
---
---Offered after every episode. On average 63% were inside 72 hours in 2023-24.
---@type Timescale
rules.return_interview = {
  period = "72 hours", from = "the return", status = "guidance",
  source = "Statutory guidance on children who go missing, 2014: return home interview within 72 hours of the return",
  read = "Missing People, report for 2023-24",
}

---------------------------------------------------------------- private fostering, court

---Notice of private fostering is given 6 weeks before, or at once if sooner. Statute.
---@type Timescale
rules.private_fostering_notice = {
  period = "6 weeks", counts_back = true, from = "before the arrangement begins", status = "statute",
  source = fostering .. "notice 6 weeks before, or at once if sooner",
  read = "legislation.gov.uk, SI 2005/1533, explanatory note",
}

---A child in private fostering is first visited within 7 working days of the notice.
---Statute.
---@type Timescale
rules.private_fostering_visit_first = {
  period = "7 working days", from = "the notice", status = "statute",
  source = fostering .. "regulation 4: first visit within 7 working days of the notice",
  read = "Torbay, copy of the National Minimum Standards",
}

---Visits in private fostering are at most 6 weeks apart in the first year. Statute.
---@type Timescale
rules.private_fostering_visit = {
  period = "6 weeks", from = "the last visit", status = "statute",
  source = fostering .. "regulation 8: at most 6 weeks apart in the first year",
  read = "legislation.gov.uk, SI 2005/1533, regulation 8",
}

---Visits in private fostering are at most 12 weeks apart after the first year. Statute.
---@type Timescale
rules.private_fostering_visit_later = {
  period = "12 weeks", from = "the last visit", status = "statute",
  source = fostering .. "regulation 8: at most 12 weeks apart after the first year",
  read = "legislation.gov.uk, SI 2005/1533, regulation 8",
}

---Pre-proceedings take no longer than about 16 weeks. Guidance, unverified.
---@type Timescale
rules.pre_proceedings = {
  period = "16 weeks", from = "the letter before proceedings", status = "guidance, unverified",
  source = "Pre-proceedings: not beyond about 16 weeks",
}

---Care proceedings are finished within 26 weeks of issue, extended only where that is
---necessary. Statute.
---@type Timescale
rules.care_proceedings = {
  period = "26 weeks", from = "issue", status = "statute",
  source = "Court timetable: care proceedings finished within 26 weeks of issue, extended only where that is necessary",
  read = "Hertfordshire and Enfield, chapters on the Public Law Outline",
}

---------------------------------------------------------------- recording

---A visit is written up within 2 working days. Local, unverified.
---
---Local limits run from the same day to 5 working days.
---@type Timescale
rules.recording = {
  period = "2 working days", from = "the visit", status = "local, unverified",
  source = example .. "a visit is written up within 2 working days",
}

---In child protection, a visit is written up within 48 hours. Local, unverified.
---@type Timescale
rules.recording_child_protection = {
  period = "48 hours", from = "the visit", status = "local, unverified",
  source = example .. "in child protection, a visit is written up within 48 hours",
}

return rules
