-- england.glossary: what the terms of social work in England mean, in plain words, each
-- with where it comes from. A scenario says which lists its desk explains.
--
-- An entry is a paragraph. Its first line is the term, with other ways of writing it
-- after a slash; then comes what it means; then, on lines of their own, the source, and
-- what was read for it in November 2026. Where no line begins with "Read:", nobody has
-- checked the entry yet, and the desk says so. Working Together is cited in its 2023
-- edition; the 2026 edition hasn't been compared. None of this is legal advice.

local glossary = {}

---Terms of social work with anybody: people, roles, ways of working.
---
---```lua
---local glossary = require "england.glossary"
---scenario {
---  title = "A morning", role = "newly qualified social worker", starts = "2026-03-23",
---  glossary = { glossary.common },
---}
---```
---@type Text
glossary.common = [[
advanced practitioner / senior practitioner
An experienced social worker who helps others with difficult work and holds complex cases.
Source: common usage; titles differ between authorities

advocate
Somebody independent who helps a person to understand, to say what they want and to be heard. Some people have a right to one by law.
Source: Care Act 2014, sections 67 and 68, for adults

allocation / allocated / unallocated
Giving a case to a named worker. Unallocated work has been accepted, and nobody is named for it yet.
Source: common usage

ASYE / assessed and supported year in employment
The first year after qualifying: a lighter load, more supervision and protected time, and an assessment at its end. In children's services an early career programme replaces it from September 2027.
Source: Department for Education, early career standards for child and family social workers
Read: GOV.UK, 18 February 2026

chronology / chronologies
A dated list of what mattered in somebody's life, with what it meant. It shows a pattern that single events hide.
Source: common usage

consent
Somebody's agreement to something, such as sharing what they said, once they know what it is for.
Source: common usage

duty / duty manager / duty day
The rota that takes new and urgent work. The duty manager decides what is done with it.
Source: common usage

eligible / eligibility
Whether somebody's needs are such that the council has to meet them.
Source: Care Act 2014, section 13, for adults

emergency duty team / EDT / out of hours
The social workers who answer for the council at night, at weekends and on holidays.
Source: common usage

front door
The people who take first contacts and decide where they go; often a hub shared with the police and health.
Source: common usage

GP
General practitioner: somebody's family doctor.

health visitor
A nurse who visits families with children under five.
Source: common usage

MARAC / multi-agency risk assessment conference
A regular meeting of police, health, housing, specialist services and social care about people at high risk of serious harm from domestic abuse.
Source: common usage

MP
Member of Parliament. People may ask theirs to write to the council for them.

newly qualified social worker / NQSW
A social worker in the first year or so after qualifying.
Source: common usage

practice educator
A qualified social worker who teaches and assesses a student on placement.
Source: common usage

principal social worker / PSW
The lead for practice in an authority, who also carries what practitioners say to its directors.
Source: common usage

referral
Information about somebody that is passed on, and accepted, because something may have to be done.
Source: common usage

strengths
What goes well in somebody's life and who is around them. It is written down beside the worries, because plans are built on it.
Source: common usage

supervision
Regular protected time with a manager for decisions, learning, support and workload. Once a month and 90 minutes is a common standard, and more often for the newly qualified.
Source: Standards for Employers of Social Workers in England
Read: Community Care, 24 October 2011; Suffolk, page for newly qualified social workers

threshold
The level at which a service or a power applies. Where it lies differs by area.
Source: common usage
]]

---Terms of work with children and families.
---
---```lua
---local glossary = require "england.glossary"
---scenario {
---  title = "A morning", role = "newly qualified social worker", starts = "2026-03-23",
---  glossary = { glossary.common, glossary.children },
---}
---```
---@type Text
glossary.children = [[
child in need / section 17 / s17 / child in need plan
A child who needs services to stay well or to develop, or who is disabled. The parents agree to the plan; nobody is made to accept it.
Source: Children Act 1989, section 17

child protection plan / CP plan
A plan made by several agencies after a conference, for a child who is suffering or likely to suffer significant harm.
Source: Working Together 2023

child protection medical / paediatric opinion / paediatric
An examination by a doctor for children, who says how an injury or a condition may have come about.
Source: common usage

CIN
Child in need.
Source: Children Act 1989, section 17

core group
The people who carry out a child protection plan with the family. It meets first within 10 working days of the conference.
Source: Working Together 2023
Read: Nottinghamshire partnership; Newcastle procedures

early help / family help
Support for a family before, or beside, social work. Since 2025 much of it is called Family Help, and its lead need not be a social worker.
Source: Families First Partnership programme
Read: Telford and Wrekin, Wigan, safeguarding partnership pages

emergency protection order / EPO
A court's order that lets a child be kept safe at once, for up to 8 days, and once for longer.
Source: Children Act 1989, sections 44 and 45
Read: Child Law Advice

exploitation / exploited
Somebody uses a child for sex, for selling drugs or for other crime, often by giving them something. It is never the child's choice.
Source: common usage

family time
The time that a child who lives elsewhere spends with their family. Older papers call it contact.
Source: common usage

initial child protection conference / child protection conference / ICPC
A meeting of the family and all agencies that decides whether a child needs a child protection plan. It is held within 15 working days of the strategy discussion.
Source: Working Together 2023
Read: Devon one-minute guide 23; Sussex procedures 5.2

IRO / independent reviewing officer
Chairs the reviews of a looked after child and sees to it that the plan is carried out and the child is heard.
Source: Children Act 1989, section 25A

LADO / designated officer
Handles allegations against people who work with children.
Source: Working Together 2023

legal planning meeting / legal planning
A meeting with the council's lawyers about whether a child's case should go towards court.
Source: common usage

level of need / level 1 / level 2 / level 3 / level 4
How much help a child needs, from what everybody gets (1) to specialist work or safeguarding (4). Names, and the border between 3 and 4, differ by area.
Source: local thresholds

looked after / child looked after / children looked after / child in care
In the council's care, by agreement or by a court's order. Visits are due within a week of the start of a placement and then every six weeks at most, in the first year.
Source: Care Planning Regulations 2010, regulation 28
Read: legislation.gov.uk, SI 2010/959

MASH / multi-agency safeguarding hub
A hub in which social care, police, health and others look at new contacts together.
Source: common usage

missing child / missing overnight / missing from home / missing from care / went missing / gone missing / reported missing
A child whose whereabouts aren't known. The police record it, and an interview is offered when the child is back.
Source: Department for Education, guidance on children who go missing, 2014

national referral mechanism / NRM
The way in which somebody who may have been trafficked or made to work is reported and recognised as a victim.
Source: common usage

parental responsibility / PR
The rights and duties that the law gives a parent. A mother has them; a father may; a court can give them to others.
Source: Children Act 1989, section 3

placement
Where a looked after child lives: with foster carers, with relatives, in a home. In words for children, say where they live.
Source: common usage

PLO / pre-proceedings / public law outline
How courts manage care cases. Before them, parents get a letter that says what has to change, and a meeting at which they can have a lawyer.
Source: Practice Direction 12A

police protection
The police keep a child safe where they find them at risk, for up to 72 hours.
Source: Children Act 1989, section 46
Read: Child Law Advice

proceedings / section 31 / s31 / care proceedings / care order
A court decides whether a child comes into care, or is supervised, because of significant harm. It should take no more than 26 weeks.
Source: Children Act 1989, section 31
Read: Hertfordshire, Enfield and Waltham Forest procedures on the public law outline

protection notice / domestic abuse protection notice
A notice by which the police keep somebody away from a home for 48 hours while a court is asked for an order.
Source: common usage

return interview / return home interview
A talk with a child who was missing, by somebody independent. It is offered each time, within 72 hours of their return.
Source: Department for Education, guidance on children who go missing, 2014
Read: Missing People, report for 2023-24

review conference / RCPC
Looks at a child protection plan again: first within 3 months, then at least every 6 months.
Source: Working Together 2023
Read: tri.x keyword; North Yorkshire and Kent procedures

safety plan
What a family and those around them do when something happens, agreed with them and written in their words.
Source: common usage

section 20 / s20
A child is looked after because those with parental responsibility agree, or because nobody can look after them. No court is needed, and a parent can take the child home.
Source: Children Act 1989, section 20

section 47 / s47 / section 47 enquiry / child protection enquiry
The council finds out whether a child is suffering, or likely to suffer, significant harm, and what to do. Somebody experienced leads it.
Source: Children Act 1989, section 47

significant harm
The level of harm, or of likely harm, from which the law lets a council act without a parent's agreement.
Source: Children Act 1989, section 31

single assessment / assessment
Finding out with a family what a child needs and what would help. It takes up to 45 working days from the referral.
Source: Working Together 2023
Read: tri.x glossary, assessment in children's services

strategy discussion / strategy meeting
Social care, police and health decide together, as soon as significant harm is suspected, whether there is a section 47 enquiry and what is done first.
Source: Working Together 2023
Read: Tees procedures 6
]]

---Terms of work with adults.
---
---```lua
---local glossary = require "england.glossary"
---scenario {
---  title = "A morning", role = "newly qualified social worker", starts = "2026-03-23",
---  glossary = { glossary.common, glossary.adults },
---}
---```
---@type Text
glossary.adults = [[
AMHP / approved mental health professional
Decides, with doctors, whether somebody is detained under the Mental Health Act.
Source: Mental Health Act 1983

best interests
What is decided for somebody who lacks the capacity to decide it: with their wishes, feelings and values, and the less restrictive way.
Source: Mental Capacity Act 2005, section 4

Care Act
The law on care and support for adults in England, and for those who care for them.
Source: Care Act 2014

carer's assessment / section 10 / s10
What somebody who cares for another needs for themselves. It is their own right, whatever the other person wants.
Source: Care Act 2014, section 10

discharge to assess / pathway 0 / pathway 1 / pathway 2 / pathway 3
People leave hospital first, and what they need for good is assessed once they are better. The pathway says where to: home (0), home with support (1), a short-term bed (2), a longer-term place (3).
Source: Hospital discharge guidance, January 2024
Read: GOV.UK; the words of pathway 3 are from memory

district nurse
A nurse who comes to people's homes.
Source: common usage

DoLS / deprivation of liberty safeguards
What has to be checked before somebody who can't agree to it is kept somewhere for their care. A standard request is to be decided within 21 days.
Source: Mental Capacity Act 2005, schedule A1
Read: parliamentary answer 16209

Making Safeguarding Personal
Ask what the person wants to come of it, work at their pace, and ask at the end whether it came.
Source: Local Government Association and directors of adult social services
Read: Solihull safeguarding adults board

mental capacity / capacity
Whether somebody can make a certain decision at a certain time: understand it, keep it in mind, weigh it and say it. It is presumed, and an unwise decision isn't an incapable one.
Source: Mental Capacity Act 2005, sections 1 to 3

needs assessment / section 9 / s9
What an adult needs, and what they want to achieve. Anybody who may need care and support has a right to it.
Source: Care Act 2014, section 9

occupational therapist
Helps people to manage everyday things, with practice, equipment or changes to a home.
Source: common usage

reablement
Up to six weeks of help at home to do things oneself again, without charge.
Source: Care Act guidance
Read: Somerset adults procedures

review
A look at whether a plan still fits, at least every 12 months.
Source: Care Act guidance
Read: Community Care, 2021; directors of adult social services, 2021

safeguarding enquiry / section 42 / s42 / safeguarding concern
The council finds out what to do where somebody with care and support needs is experiencing or at risk of abuse or neglect, and can't protect themselves because of those needs.
Source: Care Act 2014, section 42
Read: Solihull, Camden and docsbay, pages on safeguarding

self-neglect
Somebody doesn't look after themselves or their home. Not every case is for section 42; whether they can do what they say belongs to capacity, too.
Source: Care Act guidance
Read: Camden, self-neglect guidance; Brent toolkit
]]

return glossary
