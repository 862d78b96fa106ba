---@meta

-- Declaring: what there is before the first morning, and what a story may bring later.

---@class scenario.fields
---@field title Line What it is called.
---@field role Line Who the student is: `"newly qualified social worker"`.
---@field starts string The first day: a date, on a working day.
---@field days? integer How long it lasts. [working days; 1 to 60; default 1]
---@field from? Clock When the working day begins. [time of day; default "09:00"]
---@field to? Clock When it ends. A day of over six hours has half an hour's lunch in it. [time of day; default "16:54", with lunch a fifth of 37 hours]
---@field summary? Line One or two sentences for the list of scenarios. [default nothing]
---@field minutes? Minutes How long a student should need at the desk. [minutes; 0 to 1440; default 0: nothing is said]
---@field content_notes? Line|Line[] What is in it that somebody may want to know before they begin: `"domestic abuse"`. Up to 20. [default none; formerly notes]
---@field brief? Text Who you are and what this is, read before the start. [default none]
---@field rules? Line|Line[] The rule pack it was written for, as `children.pack` gives it. [default none]
---@field leads_to? string The folder of a scenario that begins with the same hours and the same families: at the end of this one the student can go on in it, with what they decided here. [default nowhere]
---@field glossary? Text[] What the terms of the field mean, as `england.glossary` has it or in a file of the pack: an entry is a paragraph of the term, its meaning, and a line that begins with `Source:`. Up to 4. [default nothing is explained]
---@field responses? scenario.option[] The first responses that can be recommended on a referral, each with the word that a story reads and the words on the desk: `{ "find-out", "Find out more first" }`. Two to 12; the first is what is recommended where nothing is chosen. [default children's services' own, England]
---@field levels? scenario.option[] The levels of need, written as `responses` are. Only beside `responses`; without them none is asked for. [default children's services' four, or none beside `responses`]

---@class scenario.option
---@field [1] Name The word that a story reads: small letters, digits and hyphens.
---@field [2] Line What the desk shows.

---Says what the scenario is. A pack says this once, before anything else.
---
---When: before the stories
---
---```lua
---scenario {
---  title   = "A morning",
---  role    = "newly qualified social worker",
---  starts  = "2026-03-23",
---  from    = "09:00", to = "13:00",
---  minutes = 15,
---  content_notes = { "a parent's low mood" },
---  brief   = "You have been on the team for a month.",
---}
---```
---@param fields scenario.fields
function scenario(fields) end

---@class terms.fields
---@field ceiling? integer The weighted load that shouldn't be exceeded. [points; 1 to 300; default 90, a newly qualified worker's]
---@field supervision? terms.supervision How supervision goes. [default every 10 working days, 90 minutes]
---@field discretion? Discretion How far a worker may decide within the rules. If it is narrow, anything done differently is agreed with a manager first, which takes 15 minutes, and a say over the day eases strain less. [default "wide"]
---@field blame? Blame What a missed date costs. If it is high, it takes half an hour to account for it, and every day weighs a little more. [default "low"]
---@field development? integer Time protected for learning. [minutes a week; 0 to 2220; default 222, a tenth of 37 hours]
---@field recording? integer Writing up, for an hour of contact. [minutes; 0 to 240; default 45]
---@field duty_cover? boolean Whether duty takes what can be handed over. [default true]
---@field peers? boolean Whether time with colleagues counts as work. [default true]

---@class terms.supervision
---@field every Length How often it is due.
---@field minutes? integer How long a session is. [minutes; 15 to 240; default 90]
---@field cancels? number How often a session is called off: 0.2 is once in five. A story draws with it; it calls nothing off by itself. [0 to 1; default 0]

---Sets the employer's terms. The same caseload is another week with another
---employer, and a class may change them. What isn't given stays as it was. The
---defaults are a supportive, ordinary employer's and Caseload's own proposals; 90
---points and a tenth of the week follow published standards for the newly qualified.
---
---When: before the stories
---
---```lua
---terms {
---  ceiling = 90,
---  supervision = { every = "10 working days", minutes = 90 },
---  discretion = "narrow", blame = "high", duty_cover = true,
---}
---```
---@param fields terms.fields
function terms(fields) end

---@class person.fields
---@field [1] Name Their name, as the desk shows it.
---@field role? Line Who they are in this story: `"health visitor"`. [default nothing]
---@field id? string A short name for addresses and golden plays: letters, digits, hyphens. [default made from the name]

---Brings in somebody who can speak, be asked, or lead: a colleague, a parent, a
---school. Nobody can be asked until `advice` gives them something to say.
---
---```lua
---local head = person { "Amrit Gill", id = "head", role = "head teacher" }
---```
---@param fields person.fields
---@return person # The person, for `from`, `with` and the like.
function person(fields) end

---@class child.fields
---@field [1] Name Their first name.
---@field age? integer [years; 0 to 25; needed without `months`]
---@field months? integer For the very young, instead of `age`. [months; 0 to 35; needed without `age`]
---@field lives? Line Where they live, if it isn't with the others: `"with foster carers in the next town"`. The desk says so, and when each of them was last seen. [default they live with the others]
---@field seen? PastDay When they were last seen, where brothers and sisters live apart. [default it isn't said]

---Makes a child for the `people` of a case.
---
---```lua
---local kayla = child { "Kayla", age = 7 }
---local jude  = child { "Jude", months = 20 }
---local ada   = child { "Ada", age = 5, lives = "with foster carers in the next town", seen = "2026-02-17" }
---```
---@param fields child.fields
---@return Member # The child, for the `people` of a case.
function child(fields) end

---@class adult.fields
---@field [1] Name Their name.
---@field [2]? Line Who they are: `"grandmother"`. [default nothing]
---@field lives? Line Where they live, if it isn't with the others, as for `child`. [default they live with the others]

---Makes an adult for the `people` of a case.
---
---```lua
---case { "Osei", kind = children.child_in_need, people = { child { "Kayla", age = 7 }, adult { "Ruth", "grandmother" } } }
---```
---@param fields adult.fields
---@return Member # The adult, for the `people` of a case.
function adult(fields) end

---@class case.fields
---@field [1] Name The family's or the person's name, as the desk shows it.
---@field kind Kind What kind of case it is, with its points.
---@field routine? Routine What it brings every week, where that isn't what its kind brings. [default the kind's]
---@field id? string A short name for addresses and golden plays: letters, digits, hyphens. [default `case-1`, `case-2` and so on]
---@field people? Member[] Who belongs to it, as `child` and `adult` make them. Up to 20. [default nobody]
---@field strengths? Line|Line[] What is strong here, shown beside the worries. Up to 12. [default none]
---@field words? Words Words for the placeholders in its texts. [default none]
---@field summary? Text What is on the desk about it, free to read. [default none]
---@field file? Paper The file, which costs minutes to read. [default there is none]
---@field chronology? Paper The chronology, which costs more. [default there is none]
---@field tier? Tier How soon it has to be answered, as judged so far. [default none yet]
---@field since? PastDay When it was allocated. [default the day on which it is said]
---@field seen? PastDay When the family was last visited. [default the last day on which one of its children was `seen`, if there is one]
---@field led? person Who leads, where it isn't the student. [default nobody is named]
---@field travel? Minutes There and back. Every visit takes that much longer. [minutes; 0 to 1440; default 0]
---@field visits? number How often it is visited; it counts together with `travel`. Once in ten working days is 0.5. [a week; 0 to 7; default 0]
---@field siblings? integer Further children on the same plan, after the first: a third of the base points each, rounded up. [0 to 12; default 0]
---@field new? boolean It is new to this worker, in the first four weeks: 2 points. [default false]
---@field co_worked? boolean It is worked by two: it counts 0.6 times for each. [default false]
---@field interpreter? boolean Interpreting or other communication is needed: 1 point. [default false]
---@field two_workers? boolean Two have to go, for safety: 1 point. [default false]
---@field waiting? boolean It waits for transfer, or there is little to do: it counts half. [default false]

---@class Paper.table
---@field [1] string The words, or the file in the pack.
---@field minutes? Minutes How long reading takes. [minutes; 0 to 1440; default 10 for a file and 25 for a chronology, Caseload's own proposal]
---@field concern? integer How serious its content is, from 0, not at all, to 4, the most; never shown. [0 to 4; default 0]
---@field distress? integer How heavy it is to read: 0 routine to 3 serious harm. [0 to 3; default 0]

---A file or a chronology: its words or its file, alone or with what reading it costs.
---
---```lua
---case { "Osei", kind = children.child_in_need, file = { "text/osei-file.md", minutes = 15, concern = 2 } }
---```
---@alias Paper string|Paper.table

---Puts a case on the caseload: a family, or one person. Points are Caseload's own
---weighting, a proposal that nobody has validated.
---
---```lua
---local osei = case {
---  "Osei", id = "osei", kind = children.child_in_need, tier = "P3",
---  people    = { child { "Kayla", age = 7 }, adult { "Ruth", "grandmother" } },
---  strengths = { "Ruth lives two streets away", "Never misses school" },
---  words     = { girl = "Kayla" },
---  travel = 40, visits = 0.5, new = true,
---  since = "2026-02-19", seen = "11 days",
---  summary    = "{girl} is seven, and often tired.",
---  file       = { "text/osei-file.md", concern = 1 },
---  chronology = { "text/osei-chronology.md", minutes = 30, concern = 2 },
---}
---```
---@param fields case.fields
---@return case # The case, for `on` and `about`.
function case(fields) end

---@class fact.fields
---@field [1] Line What is so, as a sentence. It is told after the end.
---@field about case The case.
---@field concern integer How serious it is: 1 a little, 2 a worry, 3 serious, 4 somebody is in danger now. From 3 on, its nights are counted. [1 to 4]
---@field since? string When it began: a date, or how long ago, such as `"11 days"`. [default now]
---@field told? boolean The student has read of it already: in the referral, say, that brought the family. The debrief says so. [default false]
---@field protective? Line[] What answers it: what `protect` or a task's title says was done. Up to 12. [default anything protective]

---Says that something is so about a case, whether or not anybody has read of it. No
---desk shows it. The nights on which it is so, and nothing that answers it has been
---done, are the worry-days, which are told after the end, with the fact. So looking
---never makes them more. Nights before the first day, before it is declared and before
---the case is on the caseload don't count.
---
---A text with a concern counts in the same way from when it is there to be read or heard,
---read or not; a fact says when it really began, and what would answer it.
---
---```lua
---fact {
---  "A child of two slept under a window that didn't lock.",
---  about = home, concern = 3, since = "2026-02-20", protective = { "a lock on the window" },
---}
---```
---@param fields fact.fields
function fact(fields) end

---@class deadline.fields
---@field [1] Line What is due, as the desk says it.
---@field on case The case.
---@field due Day The day. There is time until it ends.
---@field met_by? TaskKind|task What meets it when it is done: a task of this kind on the case, or this one task. Without it, nothing meets it. [default nothing]
---@field child? Member Whom it is about, where brothers and sisters of one case live apart: no visit that `sees` only another meets it. [default the whole family]
---@field source? Line The rule it comes from, shown to the student. [default nothing]
---@field status? RuleStatus How certain the rule is: what sets it, and whether somebody has checked it at its source. A date that statute or guidance sets can't be moved. [default nothing]

---Opens a clock on a case. A rule pack has the usual ones ready, with their sources.
---
---```lua
---deadline { "Report to the school", on = home, due = "day 5", met_by = "report", source = "Agreed with the school", status = "local" }
---```
---@param fields deadline.fields
function deadline(fields) end

---@class task.fields
---@field [1] Line What it is.
---@field minutes Minutes How long it takes. A visit also takes its case's travel. [minutes; 1 to 1440]
---@field on? case The case it belongs to. [default none]
---@field id? string A short name for addresses and golden plays. [default made from the case and the title]
---@field kind? TaskKind What kind of work it is. Only a visit has travel and counts as seeing the family; support (a group, or time with a colleague) banks a little support when it is done, as a talk after something distressing does. Deadlines can be met by a kind, and time is counted by kind. [default other work]
---@field due? Day The day by which it is to be done. [default none]
---@field scene? Text What the student meets when it is done. [default none]
---@field protective? boolean Doing it answers what was serious: the worry on its case ends. [default false]
---@field voice? boolean Done as planned, a child is seen alone or somebody is asked what they want. The debrief says so; the desk doesn't. [default false]
---@field sees? boolean|Member|Member[] Of a visit: doing it counts as seeing the child or adult, and meets a date that a visit meets. Where they may not be in, say `sees = false`, and `saw` once it is told that they were. Where brothers and sisters live apart, say which of them: `sees = kayla`, `sees = { kayla, jude }`. Other work may say it, too, such as an interview; it then counts as seeing them and meets no date that a visit meets. [default everybody for a visit, and nobody for other work]
---@field with? person Who does it with the student. [default nobody]
---@field agreed? boolean It was agreed in the supervision session that the storyline holds. The debrief says so, and whether it was done. One of the kind call or visit is also done by a later contact of that kind with the family; a visit does for a call. [default false]
---@field source? Line The rule its date comes from, shown to the student. [default nothing]
---@field status? RuleStatus How certain the rule is. [default nothing]
---@field options? table<string, task.option> Other ways to do it, by names of your choice. Up to 6. [default none]
---@field duty? boolean It may be handed to duty, where the employer has duty cover. [default false]
---@field touches? Line What it touches on that may be hard to meet: a content note, which the student reads before it is begun. [default what `swap` says, or nothing]
---@field swap? Line Why somebody may want to swap it with a colleague: a content note, as `touches`, and a colleague can be asked to take it. [default it can't be swapped]
---@field from? Time It can't be begun before this. [default it can be begun at any time]
---@field hours? Clock[] The times of day between which it can be begun: `{ "15:30", "18:00" }`. [default any time of day]
---@field travel? Minutes The way there and back, if it differs from the case's: 0 for somebody in the building. Only for a visit on a case; it is added to `minutes`. [minutes; 0 to 1440; default the case's]
---@field records? Minutes Writing up that follows from it, due in two working days. [minutes; 0 to 1440; default what the employer's terms say for a visit, otherwise 0]

---@class task.option
---@field [1] Line What this way is called.
---@field minutes Minutes How long it takes. A visit also takes its travel, as the task does. [minutes; 1 to 1440]
---@field kind? TaskKind Its kind. [default the task's own]
---@field title? Line What the task is called once it is done this way: `"Ring Kayla"` where it was `"See Kayla"`. [default the task's own title]
---@field scene? Text What the student meets when it is done this way. [default the task's own scene]
---@field travel? Minutes The way there and back, if it differs from the task's. Only where this way is a visit on a case; it is added to `minutes`. [minutes; 0 to 1440; default the task's, or the case's]
---@field voice? boolean Done this way, a child is seen alone or somebody is asked what they want. The debrief says so; the desk doesn't. [default false]

---Puts a piece of work on the desk.
---
---```lua
---local joint = task {
---  "Joint visit with Sam", on = home, kind = "visit", minutes = 60, due = "day 3",
---  with = sam, scene = "Kayla shows you her drawings.", protective = true,
---  options = { phone = { "A call first", minutes = 20, kind = "call", title = "Call with Sam", scene = "Kayla comes to the phone." } },
---}
---```
---@param fields task.fields
---@return task # The task, for `wait_for` and `withdraw`.
function task(fields) end

---@class appointment.fields
---@field [1] Line What it is, as the diary says it.
---@field at Time When it begins.
---@field minutes Minutes How long it takes. [minutes; 1 to 1440]
---@field on? case The case it belongs to. [default none]
---@field who? Line Who holds it: `"Rosa, family support"`. [default nobody is named]
---@field kind? TaskKind What kind of work it is. When it is over, it meets the dates on its case that work of this kind meets, except a visit, which is the student's own. [default it meets nothing]
---@field id? string A short name, for `call_off`. [default made from the case and what it is]

---Puts something into the diary that others hold without the student: family time at a
---centre, a medical, a hearing that somebody else attends. It takes none of the student's
---minutes, and nothing can be decided on it. What comes of it is yours to tell; what the
---student holds or goes to is a `task` with `from`.
---
---```lua
---appointment { "Family time at the centre", id = "family-time", on = home, at = "day 2 15:30", minutes = 60, who = "Rosa, family support", kind = "family time" }
---```
---@param fields appointment.fields
function appointment(fields) end

---@class advice.fields
---@field from person Who says it.
---@field say Text What they say.
---@field about? case The case it is about. [default how things are going]
---@field minutes? Minutes How long asking takes. [minutes; 0 to 1440; default 10, Caseload's own proposal]
---@field by? "in person"|"phone" How they are asked. [default "in person"]

---Gives somebody something to say when the student asks them: about a case, or about
---how things are going. New advice replaces what was there. Once somebody has
---said it, they have nothing to add until there is something new.
---
---```lua
---advice { from = marta, about = home, say = { "text/marta-home.md", concern = 2 }, minutes = 15 }
---advice { from = dawn, say = "Begin with what can't be undone." }
---```
---@param fields advice.fields
function advice(fields) end

---Writes the line on the desk that says how the desk works, for a guided scenario.
---An empty text takes it away.
---
---```lua
---guide "Begin where you like. The clock moves only when you decide."
---```
---@param text string The line, or `""`. [up to 2,000 characters]
function guide(text) end

---Adds a storyline: a story that runs beside the student's decisions. All begin on
---the first morning, in the order in which they are written, and go on whenever what
---they wait for has come. If one fails, only that one ends; the student goes on.
---
---When: before the stories
---
---```lua
---storyline("A name at the door", function()
---  wait_until "10:40"
---  message { from = sam, about = home, say = "Could you ring me today?" }
---end)
---```
---@param name Name What it is called. Luck is drawn by it, so no two have the same.
---@param tell fun() What happens.
function storyline(name, tell) end

---@class duty.fields
---@field day integer Which day. [working day of the scenario; 1 to 60]
---@field manager person Who decides on that day.

---Says that on one day the student's team has duty, and who the duty manager is. The
---desk shows it; what comes in is told by storylines.
---
---```lua
---duty { day = 2, manager = dawn }
---```
---@param fields duty.fields
function duty(fields) end

---Brings in a module: a rule pack or a library of `scripts`, or a Lua file of the pack
---by its name without `.lua`. A module is read once in a play, and what it gives can't
---be changed.
---
---```lua
---local durations = require "england.durations"
---task { "Core group", on = home, kind = "core group", minutes = durations.minutes "core_group" }
---```
---@param name string The module's name: `"england.children"`.
---@return any # What the module returns.
function require(name) end
