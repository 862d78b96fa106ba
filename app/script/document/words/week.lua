---@meta

-- Supervision, capacity, the employer: what the week is made of beside its cases.

---@class supervision.fields
---@field with person Who supervises.
---@field at Time When.
---@field minutes? Minutes How long it is. [minutes; 0 to 1440; default as the employer's terms say]
---@field talk? boolean It is held as a conversation, with `exchange`: the storyline goes on after five minutes, each reply takes its own, and only what replies take up counts as support. Otherwise it passes in one go and the agenda counts. [default false]

---What a session was used for.
---
---When: in a storyline
---
---```lua
---local agenda = supervision { with = dawn, at = "14:00" }
---if agenda and agenda.feelings then good { "There was room for how it felt." } end
---```
---@class Agenda
---@field cases case[] Cases that were talked about.
---@field decision? case The case that a decision was asked for. [default none was asked for]
---@field learning boolean What was learned, or is to be.
---@field workload boolean How much there is to do.
---@field feelings boolean How it felt.

---Puts a supervision session in the diary, and waits until it is held or its time has
---passed. Nobody waits longer than half an hour. `sessions.hold` does the same and holds
---the conversation, too.
---
---When: in a storyline
---
---```lua
---local agenda = supervision { with = dawn, at = "Wed 14:00", minutes = 60 }
---if agenda == nil then message { from = dawn, say = "We missed each other." } end
---```
---@param fields supervision.fields
---@return Agenda|nil # What it was used for; nil when it wasn't held.
function supervision(fields) end

---@class exchange.fields: said.fields
---@field opens? "management"|"development"|"support"|"mediation" The function of supervision that the question opens. Opening it doesn't count; a reply that takes it up does. [default none]
---@field replies? table<string, Reply> The replies, by names of your choice: two to eight, each defensible. They are shown in an order drawn by luck. [default none: it is said, and the story goes on]

---@class Reply.table
---@field [1] Line The words of the reply.
---@field minutes? Minutes How long this part of the conversation takes. [minutes; 0 to 1440; default 5, Caseload's own proposal]
---@field serves? "management"|"development"|"support"|"mediation" The function of supervision that it takes up. In a session each of the four counts once, a quarter of what the session banks as support; the desk doesn't say so. [default none]
---@field own? boolean It stands for what the student says in their own words: the page has a box for them. Only the student can read them, so ask on in a way that fits whatever was said. It comes last. [default false]

---A reply in a conversation: its words, alone or with what it takes up.
---
---When: in a storyline
---
---```lua
---exchange { from = dawn, opens = "support", say = "How was it?", replies = { hard = { "“Hard.”", serves = "support" }, fine = "“Fine. Can we do the list?”" } }
---```
---@alias Reply Line|Reply.table

---Asks one question of a conversation, in person, and waits for the reply. Until the
---student has replied, or left the conversation, they can decide nothing else; calls
---wait. In a storyline that holds supervision with `talk = true` it belongs to that
---session. Keep what is said and the replies together under 60 words. Without replies it
---is said, and nobody waits: the last words of a session are.
---
---When: in a storyline
---
---```lua
---local agenda = supervision { with = dawn, at = "14:00", minutes = 60, talk = true }
---if agenda then
---  local reply = exchange {
---    from = dawn, about = home, opens = "management", say = "What happened at the door?",
---    replies = {
---      told = { "“She wouldn't let me in. I'd like us to decide what's next.”", minutes = 15, serves = "management" },
---      list = { "“Nobody in. Can we go through the list?”", minutes = 10 },
---    },
---  }
---  if reply == nil then message { from = dawn, say = "You had to go. Come back to me before five." } end
---end
---```
---@param fields exchange.fields
---@return string|nil # The name of the reply; nil when the student left or the day ended.
function exchange(fields) end

---@class peer_debrief.fields
---@field with person Who listens.

---Waits until the student talks something distressing over with this person. The desk
---offers a talk after a distressing day where the employer's terms count time with
---colleagues as work; while a storyline waits here, it names the person.
---
---When: in a storyline
---
---```lua
---peer_debrief { with = marta }
---message { from = marta, by = "in person", say = "I've had one like that. Go home by the park." }
---```
---@param fields peer_debrief.fields
function peer_debrief(fields) end

---Says that somebody is elsewhere, so that nobody is in two places: until then they can
---be rung and not asked in person, and nothing can be begun that is done with them.
---
---When: in a storyline
---
---```lua
---away(dawn, "45 minutes")
---away(marta, "15:50")
---```
---@param who person Who.
---@param till Time|Length Until when, or for how long.
function away(who, till) end

---Says that somebody has left the team for good. From then on they can't be asked.
---Supervision with them lapses, what they wait to hear is no longer answered, and what was
---to be done with them is taken off the desk; a storyline that waits for any of it goes
---on. Say who takes over what else they held: with `advice` from somebody else, `becomes`,
---`reallocate`, or a `message`.
---
---When: in a storyline
---
---```lua
---wait_until "day 2 09:10"
---leaves(marta, "Marta has begun in another team today. Her desk is empty, and so is her tea tin.")
---```
---@param person person Who leaves.
---@param why? Line What the student is told. [default the name and "has left the team."]
function leaves(person, why) end

---Gives the open cases that press on the desk: those with a tier of P0 or P1, a task
---that is overdue or a date that was missed, in the student's own order.
---
---```lua
---for _, one in ipairs(pressing()) do advice { from = dawn, about = one, say = "Bring this one to me first." } end
---```
---@return case[] # The cases; none if nothing presses.
function pressing() end

---@class cancel_supervision.fields
---@field by person Who calls it off.
---@field say? Text In what words. [default nothing is said]
---@field times? Time|Time[] Other times that can be asked for. Up to 8; with none, it lapses. [default none]
---@field title? Line The message's line in the inbox. [default "Supervision"]

---Calls off the session that is due next.
---
---When: in a storyline
---
---```lua
---cancel_supervision { by = dawn, say = "I'm covering two teams today.", times = { "Thu 16:00", "Fri 09:30" } }
---```
---@param fields cancel_supervision.fields
---@return boolean # False where no session was due; then nothing is said either.
function cancel_supervision(fields) end

---@class ad_hoc_supervision.fields
---@field with person Who can be asked.

---What supervision was asked for, there and then.
---
---When: in a storyline
---
---```lua
---local asked = ad_hoc_supervision { with = dawn }
---if asked.on == "feelings" then message { from = dawn, say = "Thank you for saying so." } end
---```
---@class OneThing
---@field on "decision"|"learning"|"workload"|"feelings" What it was about.
---@field case? case The case. [default it was none in particular]

---Waits until the student asks for twenty minutes of supervision there and then. While
---a storyline waits here, the desk offers it, once a day.
---
---When: in a storyline
---
---```lua
---local asked = ad_hoc_supervision { with = dawn }
---if asked.case then advice { from = dawn, about = asked.case, say = "Ring the school first." } end
---```
---@param fields ad_hoc_supervision.fields
---@return OneThing # What it was asked for.
function ad_hoc_supervision(fields) end

---@class capacity.fields
---@field by person Who listens.

---What was asked for when capacity was raised.
---
---When: in a storyline
---
---```lua
---local raised = capacity { by = dawn }
---if raised.ask == "reallocate" and raised.case then reallocate(raised.case) end
---```
---@class Raised
---@field ask "tell"|"reallocate"|"joint"|"extend"|"time"|"no" What was asked: only told, a case to go, joint work, more time on a case, protected time; or something was declined, with the reasons.
---@field case? case The case. [default there is none on the desk]
---@field over boolean Whether the load was at the ceiling or past it.
---@field unmet integer[] The employer standards that the evidence showed as not met: 3 where there is more than the ceiling or the hours allow, 5 where supervision was lost. If there are any, the desk says that an answer in writing is due within two working days; see `in_writing`.

---Waits until the student tells a manager, with the evidence that the desk puts
---together, what can and can't be done. While a storyline waits here, the desk offers
---it, once a day. What the employer answers is yours to tell.
---
---When: in a storyline
---
---```lua
---local raised = capacity { by = dawn }
---if raised.over and raised.case then
---  reallocate(raised.case, "goes to Marta from tomorrow.")
---else
---  message { from = dawn, say = "I hear you. Let's look at it on Wednesday." }
---end
---```
---@param fields capacity.fields
---@return Raised # What was asked for.
function capacity(fields) end

---@class in_writing.fields: said.fields
---@field by? By How it comes. [default "email"]
---@field plan? Line[] What is promised, line by line. It stays in the evidence, to be held against what happens. Up to 8. [default nothing is promised]

---Answers in writing what was raised with `capacity` because an employer's standard isn't
---met. Standards bind: whoever raises with evidence that one isn't met is answered, within
---two working days, which the desk says. A good employer answers with a case that goes or
---with a post, a bad one with a plan, whose lines stay in the evidence.
---
---When: in a storyline
---
---```lua
---local raised = capacity { by = dawn }
---if #raised.unmet > 0 then
---  wait { working_days = 1 }
---  in_writing { from = dawn, title = "What you raised", say = "Nothing new before Monday.", plan = { "Nothing new before Monday" } }
---end
---```
---@param fields in_writing.fields
function in_writing(fields) end

---Takes a case off the caseload: it goes to somebody else, with its tasks and open
---questions.
---
---When: in a storyline
---
---```lua
---reallocate(coast, "goes to Marta from today.")
---```
---@param case case The case.
---@param why? Line What the student is told, after the case's name. [default "reallocated to a colleague."]
function reallocate(case, why) end

---Takes a case off the caseload: it is closed, or stepped down.
---
---When: in a storyline
---
---```lua
---close(coast, "stepped down to early help, as the family asked.")
---```
---@param case case The case.
---@param why? Line What the student is told, after the case's name. [default "closed."]
function close(case, why) end

---Changes the kind of a case, and its points: it was stepped up or down.
---
---When: in a storyline
---
---```lua
---becomes(home, children.section_47)
---```
---@param case case The case.
---@param kind Kind What it is now.
function becomes(case, kind) end

---Says in a sentence or two how a case stands now, once its summary is no longer the
---whole of it: after a visit, a finding, a decision. The desk shows it above the summary.
---What was said before is replaced.
---
---```lua
---stands(home, "You saw {girl} on Monday, with Sam. The plan's review is brought forward.")
---```
---@param case case The case.
---@param how Line How it stands: `"Seen on Monday, with Sam."`
function stands(case, how) end

---Makes a case joint work: it counts 0.6 times from now on.
---
---When: in a storyline
---
---```lua
---co_work(home, marta)
---```
---@param case case The case.
---@param with? person With whom. [default the student reads "somebody"]
function co_work(case, with) end

---Moves a date on a case, with the manager's agreement. A date that was missed
---no longer counts as missed.
---
---When: in a storyline
---
---```lua
---extend(home, "Conference report", "day 8")
---```
---@param case case The case.
---@param what string The date, by what is due, exactly as the desk shows it.
---@param due Day The new day.
function extend(case, what, due) end

---The employer's terms in this run.
---
---```lua
---if employer_terms().blame == "high" then guide "Whoever misses a date accounts for it." end
---```
---@class EmployerTerms
---@field ceiling integer The weighted load that shouldn't be exceeded. [points]
---@field supervision_days integer How often supervision is due, about. [working days]
---@field supervision_minutes integer How long a session is. [minutes]
---@field cancels number How often one is called off. [0 to 1]
---@field development integer Time protected for learning. [minutes a week]
---@field recording integer Writing up, for an hour of contact. [minutes]
---@field discretion Discretion How far a worker may decide.
---@field blame Blame What a missed date costs.
---@field duty_cover boolean Whether duty takes what can be handed over.
---@field peers boolean Whether time with colleagues counts as work.

---Gives the employer's terms as they are in this run, which a class may have changed,
---so that a story can respond to them.
---
---```lua
---local e = employer_terms()
---if e.blame == "high" then advice { from = marta, say = "Write down why, today." } end
---```
---@return EmployerTerms # The terms.
function employer_terms() end

---Gives how full the caseload is: the weighted load as a share of the ceiling.
---
---```lua
---if workload() > 1 then advice { from = marta, say = "Take it to Dawn, with the numbers." } end
---```
---@return number # 1 is at the ceiling, 1.2 a fifth beyond it.
function workload() end
