---@meta

-- How things are written: what a field of each type may hold.

---A name, of up to 200 characters: of a person, a case, a storyline, a draw of luck.
---
---```lua
---person { "Dawn Ellis", role = "team manager" }
---```
---@alias Name string

---A short line for the desk, of up to 2,000 characters. A word in curly brackets is
---taken from the `words` of what it is about: `{girl}` becomes Kayla.
---
---```lua
---task { "Ring {girl}'s school", on = home, kind = "call", minutes = 15 }
---```
---@alias Line string

---Something to read: the words themselves, or the name of a file in the pack's
---`text` folder. If it matters how serious or how heavy it is, write both in a
---table. Up to 16 KiB, about 3,000 words; a student should be given 250 at once.
---
---```lua
---advice { from = dawn, about = home, say = "Begin with the chronology." }
---advice { from = marta, about = home, say = { "text/marta-home.md", concern = 2, distress = 1 } }
---```
---@alias Text string|Text.table

---@class Text.table
---@field [1] string The words, or the file: `"text/call.md"`.
---@field concern? integer How serious it is, from 0, not at all, to 4, the most; for the debrief, and never shown. From 3 on it counts as a worry, until something protective is done. [0 to 4; default 0]
---@field distress? integer How heavy it is to hear: 0 routine, 1 difficult, 2 distressing or hostile, 3 serious harm. It adds to the day's strain. [0 to 3; default 0]

---Words for the placeholders in texts: `{girl}` in a text becomes what `girl` is
---here. A placeholder's name is made of small letters and `_`. Up to 40.
---
---```lua
---case { "Reid", kind = children.child_in_need, words = { girl = "Kayla", gran = "Ruth" }, summary = "{girl} lives near {gran}." }
---```
---@alias Words table<string, Name>

---A length of time: a number of minutes, a text such as `"2 hours"` or `"10
---working days"`, or a table with one unit. Texts know minutes, hours, days, working days, weeks
---and months. Working days leave out weekends and the bank holidays of England and
---Wales.
---
---```lua
---deadline { "Review", on = home, due = { working_days = 5 } }
---deadline { "Plan agreed", on = home, due = "10 working days" }
---```
---@alias Length integer|string|Length.table

---@class Length.table
---@field minutes? integer [minutes; 0 to 10000; needed without the others]
---@field hours? integer [hours; 0 to 10000; needed without the others]
---@field days? integer [days, weekends counted; 0 to 10000; needed without the others]
---@field working_days? integer [working days; 0 to 10000; needed without the others]
---@field weeks? integer [weeks; 0 to 10000; needed without the others]
---@field months? integer [months; 0 to 10000; needed without the others]

---A length of a day at most, in minutes or hours: `45`, `"90 minutes"`,
---`{ hours = 2 }`.
---
---```lua
---task { "Chronology", on = home, kind = "report", minutes = "2 hours" }
---```
---@alias Minutes integer|string|Minutes.table

---@class Minutes.table
---@field minutes? integer [minutes; 0 to 1440; needed without the other]
---@field hours? integer [hours; 0 to 24; needed without the other]

---A day by which something has to be done: `"today"`, `"tomorrow"` (the next working
---day), `"Friday"` (the next one, today counted), `"day 3"` (the scenario's third
---working day), `"2026-03-27"`, or a length from now such as `"10 working days"`.
---
---```lua
---task { "Plan the visit", on = home, minutes = 15, due = "tomorrow" }
---task { "Letter to the school", on = home, minutes = 20, due = "day 3" }
---```
---@alias Day string|Length.table

---A day in the past: `"2026-02-19"`, or how long ago it was: `"11 days"`.
---
---```lua
---case { "Osei", kind = children.child_in_need, since = "2026-02-19", seen = "11 days" }
---```
---@alias PastDay string

---A moment in the future: `"Tue 10:40"` (the next one), `"10:40"` (today), `"day 4
---09:10"` (the scenario's fourth working day), `"2026-03-27 09:00"`. One that has
---passed is refused.
---
---When: in a storyline
---
---```lua
---wait_until "day 2 11:00"
---wait_until "Fri 09:30"
---```
---@alias Time string

---A time of day, from `"00:00"` to `"23:59"`.
---
---```lua
---task { "Ring the night worker", on = home, kind = "call", minutes = 10, hours = { "15:30", "18:00" } }
---```
---@alias Clock string

---How soon something is answered, on Caseload's own scale, which is not a national
---one: `P0` now, with a manager; `P1` today; `P2` in two to three days; `P3` this
---week; `P4` schedule or delegate.
---
---```lua
---case { "Osei", kind = children.child_in_need, tier = "P3" }
---```
---@alias Tier "P0"|"P1"|"P2"|"P3"|"P4"

---A kind of case: what the desk calls it, alone or with the points that it
---counts towards the load. A rule pack has them ready: `children.child_in_need`.
---
---```lua
---case { "Osei", kind = { "child in need", points = 5 } }
---```
---@alias Kind string|Kind.table

---@class Kind.table
---@field [1] Line What the desk calls it.
---@field points? number What it counts before siblings, travel and the rest are added. [points; 0 to 100; default 0]
---@field enquiry? boolean It is an enquiry under section 47, in which a child who hasn't been seen weighs twice as much on the practitioner. [default false]
---@field routine? Routine What a case of this kind brings every week. [default nothing]

---The work that a case brings every week besides what its storylines bring: minutes for
---one child or person, and lines for what lies on the desk. It counts towards the hours
---that are needed, and never towards the points. Further children add to `record`, being
---new and an interpreter to `call`, and a case that is worked by two or is waiting brings
---less.
---
---```lua
---case {
---  "Osei", kind = children.child_in_need,
---  routine = {
---    call = 30, core = 0,
---    lines = { { "call", "School rang about swimming on Thursdays", from = "The school office", brings = "they'll keep a costume for her." } },
---  },
---}
---```
---@class Routine
---@field record? integer Contacts to write up. [minutes a week; 0 to 2220; default the kind's]
---@field call? integer Calls to return. [minutes a week; 0 to 2220; default the kind's]
---@field email? integer Emails to read and answer. [minutes a week; 0 to 2220; default the kind's]
---@field chase? integer What was promised and hasn't come. [minutes a week; 0 to 2220; default the kind's]
---@field core? integer What keeps its file usable: the chronology, the plan. [minutes a week; 0 to 2220; default the kind's]
---@field usual? integer Visits, meetings and reports in an ordinary week, with up to an hour of travel. What of them no task holds counts towards the hours of the next five days. [minutes a week; 0 to 2220; default the kind's]
---@field lines? Routine.line[] What lies on the desk about it, in this order, before the kind's own lines. Up to 200. [default the kind's]

---One piece of routine work: one line, with who it is from. Its words are short; several
---are read at once.
---
---```lua
---case { "Osei", kind = children.child_in_need, routine = { lines = { { "email", "The dentist asks who may consent", from = "The dental surgery" } } } }
---```
---@class Routine.line
---@field [1] "record"|"call"|"email"|"chase"|"core" What kind of work it is.
---@field [2] Line What it is about.
---@field from? Line Who it is from, or who keeps it. [default nobody is named]
---@field brings? Line What comes of doing it, after the case's name and a colon. [default nothing is said]
---@field left? Line What is heard of it when it has been left for some days, after the case's name and a colon. [default a sentence for its kind]
---@field minutes? integer How long it takes. [minutes; 1 to 240; default 15 for a record or a call, 5 for an email, 10 for something to chase and 20 for a core task, Caseload's own proposal]

---Somebody in a family, as `child` and `adult` make them.
---
---```lua
---local kayla = child { "Kayla", age = 7 }
---case { "Osei", kind = children.child_in_need, people = { kayla } }
---```
---@class Member
---@field [1] Name Their name.
---@field who? Line Who they are: an age, or `"mother"`. [default nothing is said]
---@field child? boolean They are one of the children, whom the page names with the family. [default false]
---@field lives? Line Where they live, if it isn't with the others. [default with the others]
---@field seen? PastDay When they were last seen. [default it isn't said]

---A kind of work: what a task is. Dates can be met by a kind, and time is counted by kind.
---
---```lua
---task { "Core group", on = home, kind = "core group", minutes = 90, due = "day 4" }
---```
---@alias TaskKind "visit"|"call"|"write up"|"meeting"|"core group"|"conference"|"review"|"panel"|"court"|"assessment"|"sign off"|"report"|"letter"|"training"|"support"|"family time"

---How certain a rule is: what sets it, and whether somebody has checked it at its source.
---
---```lua
---deadline { "Report to the school", on = home, due = "day 5", met_by = "report", source = "Agreed with the school", status = "local" }
---```
---@alias RuleStatus "statute"|"statute, unverified"|"guidance"|"guidance, unverified"|"local"|"local, unverified"|"design proposal"|"design proposal, unverified"

---How far an employer lets a worker decide within the rules.
---
---```lua
---if employer_terms().discretion == "narrow" then guide "Agree it with Dawn first." end
---```
---@alias Discretion "narrow"|"wide"

---What a missed date costs with an employer.
---
---```lua
---if employer_terms().blame == "high" then guide "Whoever misses a date accounts for it." end
---```
---@alias Blame "low"|"high"

---How somebody gets in touch.
---
---When: in a storyline
---
---```lua
---message { from = sam, by = "letter", say = "A letter from the clinic." }
---```
---@alias By "phone"|"email"|"in person"|"letter"|"visit"
