---@meta

-- Telling: what happens while the student works.

---Lets time pass for this storyline.
---
---When: in a storyline
---
---```lua
---message { from = sam, say = "I'll ring you back." }
---wait "2 hours"
---message { from = sam, by = "phone", say = "She was at nursery today." }
---```
---@param length Length How long. No time at all counts as a minute.
function wait(length) end

---Waits for a moment.
---
---When: in a storyline
---
---```lua
---wait_until "day 2 11:00"
---message { from = sam, about = home, say = "Good news from the clinic." }
---```
---@param when Time Until when.
function wait_until(when) end

---Waits until a task is done, or is taken off the desk.
---
---When: in a storyline
---
---```lua
---if wait_for(visit) then
---  message { from = sam, about = home, say = "Thank you for going." }
---end
---```
---@param task task The task.
---@return boolean # True when it was done, false when it was taken back.
function wait_for(task) end

---Waits while something is so, and no longer than until a moment. It looks once
---something has changed, such as a decision or another storyline that has gone on: at
---five-minute steps from when it began, and not between 19:50 and 09:05.
---
---When: in a storyline
---
---```lua
---hold(function() return not visit:begun() end, "day 1 12:00")
---if not visit:begun() then
---  message { from = sam, about = home, say = "I thought you were coming this morning." }
---end
---```
---@param test fun(): boolean Says whether it is still so, and changes nothing. It may ask how things are: `home:tier()`, `visit:done()`, `workload()`, and variables of the script. No other word can be used in it: what is so only because time has passed would not be seen.
---@param when Time Until when at the latest. If it has passed, nothing waits.
function hold(test, when) end

---@class said.fields
---@field say Text What is said.
---@field from? person|Name Who says it. A name alone brings somebody in, without a role. [default nobody is named]
---@field about? case The case it is about. [default none]
---@field title? Line Its line in the inbox. [default "About" and the case's name, or "A message"]
---@field id? string A short name for addresses, golden plays and `close_referral`. [default made from the case and how it came]
---@field urgent? boolean It stops a task or a paper that the student is in the middle of, unless it comes by email or letter. [default false]
---@field words? Words Words for the placeholders in its own texts; they take precedence over the case's. [default none]
---@field discuss? Line A question worth talking about afterwards, for the debrief and for a class. [default none]
---@field moment? Line What a class calls this moment, if it is one to look at together. [default it isn't]

---@class ask.fields: said.fields
---@field by? By How they get in touch. Somebody who asks by `"visit"` is with the student: nothing else can be done until they are answered. [default "phone"]
---@field choices table<string, Answer> The answers, by names of your choice: two to eight, each defensible. They are shown in an order drawn by luck.
---@field rings_off? Minutes How long they hold, once the desk has shown it. [minutes; 0 to 1440; default until the day ends for a call, and as long as it takes for anything else]

---@class Answer.table
---@field [1] Line The words of the answer. They don't give any consequence away.
---@field minutes? Minutes How long it takes to say so. [minutes; 0 to 1440; default 5, Caseload's own proposal]
---@field hears? Line What is said back to it, or comes of it, at once: `"“Two o'clock, then.”"`. It is told when the answer has been given, and stays beside it. [default nothing]
---@field leads? Line What else it commits to, shown with it: `"then 1 h 20, later this morning"`. [default nothing]

---An answer: its words, alone or with what it costs.
---
---When: in a storyline
---
---```lua
---ask { from = sam, say = "Could you come?", choices = { yes = { "“I'll come.”", minutes = 10, leads = "then an hour, at two" }, no = "“Not today.”" } }
---```
---@alias Answer Line|Answer.table

---Asks the student something, and waits for the answer. Everything else goes on
---meanwhile.
---
---When: in a storyline
---
---```lua
---local reply = ask {
---  from = sam, about = home, by = "phone", rings_off = "5 minutes",
---  say = { "Could somebody see her today?", concern = 3 },
---  choices = {
---    together = { "“Let's go together this afternoon.”", leads = "then 1 h 20, at two" },
---    school   = "“I'll ring her school first, and call you back today.”",
---  },
---}
---if reply == nil then message { from = sam, about = home, say = "I tried to reach you." } end
---```
---@param fields ask.fields
---@return string|nil # The name of the answer; nil when they rang off or gave up.
function ask(fields) end

---@class referral.fields: said.fields
---@field title Line Whom it is about, as the inbox shows it.
---@field by? By How it comes. [default "email"]
---@field minutes? Minutes How long recommending takes. [minutes; 0 to 1440; default 20, Caseload's own proposal]
---@field forecast? Line Something that may come, for the student to say how likely it is: `"They ring again before Friday"`. [default nothing is asked]
---@field expect? Expectation The range of tiers that can be defended. It is shown after the end only. [default none]

---@class Expectation
---@field tiers Tier|Tier[] The tiers that can be defended.
---@field why? Line Why, in a few sentences, and what would change it. [default nothing]
---@field judged? Line Who judged it. [default "not yet reviewed by practitioners"]
---@field agreement? "not reviewed"|"agreed"|"differed"|"not said" Whether those who judged it agreed. [default "not reviewed"]

---What the student recommended on a referral.
---
---When: in a storyline
---
---```lua
---local view = referral { from = "Hill Street School", title = "Marsh", say = "Often late, and hungry." }
---if view and view.tier == "P1" then message { from = dawn, say = "Agreed." } end
---```
---@class Recommendation
---@field tier Tier How soon.
---@field response "find-out"|"see-today"|"strategy"|"assessment"|"early-help"|"advice" The first response.
---@field level "1"|"2"|"3"|"4" The level of need. Their names differ by area.
---@field forecast? "none"|"10"|"30"|"50"|"70"|"90" How likely what was asked is, of a hundred times. [default it wasn't asked]

---Brings in a referral, and waits for what the student recommends. A manager
---decides, and what they decide is yours to tell.
---
---When: in a storyline
---
---```lua
---local view = referral {
---  from = "Brook Primary School", title = "Marsh", id = "marsh",
---  say = { "Often late, and hungry when she comes.", concern = 2 },
---  expect = { tiers = { "P2", "P3" }, why = "A pattern, and nobody in danger today." },
---}
---if view == nil then message { from = dawn, kind = "decision", say = "I've taken Marsh myself." } end
---```
---@param fields referral.fields
---@return Recommendation|nil # What was recommended; nil when it was decided without the student.
function referral(fields) end

---How a manager's decision stands to what the student recommended, or to the tier that
---they had set. Where they had said nothing, the review leaves it out.
---
---When: in a storyline
---
---```lua
---referral { from = "Hill Street School", title = "Marsh", id = "marsh", say = "Often late, and hungry." }
---message { from = dawn, kind = "decision", title = "Marsh", say = "P1, I think.", decides = { on = "marsh", tier = "P1", why = "nobody has seen her since Friday" } }
---```
---@class Decides
---@field on? case|string The case, or the id of the referral. [default the case that the message is about]
---@field tier? Tier The tier that the manager decides. [default it isn't about a tier]
---@field how? "agreed"|"differed"|"first" Whether the manager agreed, or asked for something else first. [default agreed where the tiers are the same]
---@field why? Line The reason, as the rest of a sentence: `"nobody has seen her since Friday"`. [default none]

---@class message.fields: said.fields
---@field by? By How it comes. [default "email"]
---@field kind? "message"|"decision" A manager's decision is marked as one. [default "message"]
---@field decides? Decides For a manager's decision: how it stands to what the student thought. The review of the day says so. [default nothing is said of it]
---@field unreached? case[] For the record of a supervision session: cases that were brought and not spoken of. The debrief names them. [default none]
---@field decided? Line[] For the record of a supervision session: what was decided, a line each. Up to 8. The debrief says so. [default nothing]
---@field teaches? Line For the record of a supervision session: what was said that can be used again. The debrief says so. [default nothing]

---Puts a message on the desk. Reading it is free.
---
---When: in a storyline
---
---```lua
---message { from = dawn, kind = "decision", title = "The referral", about = home, say = "A visit this week. Thank you." }
---message { from = "Nursery", about = home, by = "phone", words = { day = "Tuesday" }, say = "{girl} was away on {day}.", urgent = true }
---```
---@param fields message.fields
function message(fields) end

---@class harm.fields
---@field [1] Line What happened.
---@field severity integer How severe it is, in your judgement: 1 the least, 4 the gravest. [1 to 4]
---@field about? case The case. [default none]

---Says that somebody came to harm. The debrief adds up the severities. The student
---hears of it only if you let somebody say so.
---
---When: in a storyline
---
---```lua
---harm { about = home, severity = 2, "The children heard a serious argument." }
---```
---@param fields harm.fields
function harm(fields) end

---@class good.fields
---@field [1] Line What went well, as the student reads it.
---@field about? case The case. [default none]

---Says that something went well. It is shown, and eases the day's strain.
---
---When: in a storyline
---
---```lua
---good { about = home, "Kayla was at school all week." }
---```
---@param fields good.fields
function good(fields) end

---Says that something protective was done on a case: what was serious about it is no
---longer without an answer, and it counts as done.
---
---When: in a storyline
---
---```lua
---protect(home, "safety plan")
---```
---@param case case The case.
---@param what Name What was done; `case:done` knows it by this.
function protect(case, what) end

---Says that the student has just seen the child or adult whom a case is about, where the
---visit itself doesn't say so: see `sees` in `task`.
---
---When: in a storyline
---
---```lua
---wait_for(visit)
---if visit:done() and clock() > "15:30" then saw(home) end
---```
---@param case case The case.
---@param who? Member|Member[] Which of the family, where brothers and sisters live apart. [default everybody]
function saw(case, who) end

---Takes a task off the desk. A storyline that waits for it goes on. A task that
---the student is in the middle of stays.
---
---When: in a storyline
---
---```lua
---withdraw(visit, "Sam saw her this morning; you need not go.")
---```
---@param task task The task.
---@param why? Line What the student is told. [default "Off your list" and its title]
function withdraw(task, why) end

---Takes an appointment out of the diary, and tells the student why.
---
---When: in a storyline
---
---```lua
---appointment { "Family time at the centre", id = "family-time", on = home, at = "day 2 15:30", minutes = 60 }
---call_off("family-time", "The centre is closed tomorrow; they offer Friday.")
---```
---@param id string The appointment's `id`.
---@param why? Line What the student is told. [default "Called off" and what it is]
---@return boolean # Whether it was still to come; one that is over stays as it was.
function call_off(id, why) end

---Gives a task another day, as was agreed with somebody. A date on the case that the
---task meets stays as it is; see `extend`.
---
---When: in a storyline
---
---```lua
---move(visit, "3 working days")
---```
---@param task task The task.
---@param due Day The new day.
function move(task, due) end

---Takes a referral off the student's hands: it was decided without them. The story
---that waits for it goes on with nil. One that was answered stays as it is.
---
---When: in a storyline
---
---```lua
---scenario { title = "On duty", role = "social worker", starts = "2026-03-23" }
---local dawn = person { "Dawn", role = "team manager" }
---
---storyline("A letter", function()
---  local view = referral { from = "Hill Street School", title = "Marsh", id = "marsh", say = "Often late, and hungry." }
---  if view == nil then message { from = dawn, kind = "decision", say = "I've decided this one." } end
---end)
---
---storyline("It can't wait", function()
---  wait_until "12:30"
---  close_referral("marsh", "Dawn decided this at half past twelve.")
---end)
---```
---@param id string The referral's `id`.
---@param how Line What the desk says of it.
---@return boolean # Whether it was still open; false where something had been recommended.
function close_referral(id, how) end

---Says whether what a referral asked to forecast has happened. The student hears of it
---if they said how likely it was.
---
---When: in a storyline
---
---```lua
---scenario { title = "On duty", role = "social worker", starts = "2026-03-23" }
---
---storyline("A letter", function()
---  referral { from = "Hill Street School", title = "Marsh", id = "marsh", say = "Often late.", forecast = "They ring again before noon" }
---end)
---
---storyline("The school rings again", function()
---  wait_until "11:30"
---  settle("marsh", true)
---end)
---```
---@param id string The referral's `id`.
---@param came? boolean Whether it has happened. [default false]
function settle(id, came) end

---@class expect.fields: Expectation
---@field about case The case.

---Publishes from now on which tiers can be defended for an open case: new information
---should change an earlier view. It is shown after the end only.
---
---When: in a storyline
---
---```lua
---message { from = sam, about = home, say = { "There is a mark on her arm.", concern = 3 } }
---expect { about = home, tiers = { "P0", "P1" }, why = "A new mark changes last week's view." }
---```
---@param fields expect.fields
function expect(fields) end
