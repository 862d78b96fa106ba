---@meta

-- People, cases and tasks: what a story can ask of those it made. Their names are read
-- with a point, `home.name`; what they answer is asked with a colon, `home:done "safety
-- plan"`.

---Somebody, as `person` gives them.
---
---```lua
---guide("Ask " .. dawn.name .. " when you're unsure.")
---```
---@class person
---@field id string Their short name.
---@field name Name Their name.
local Person = {}

---Says whether the student has asked this person, about a case or about how things
---are going.
---
---```lua
---if marta:asked(home) then advice { from = marta, about = home, say = "As I said: the chronology." } end
---```
---@param about? case The case. [default how things are going]
---@return boolean # Whether they were asked in this run.
function Person:asked(about) end

---A case, as `case` gives it.
---
---```lua
---guide("Begin with " .. home.name .. ".")
---```
---@class case
---@field id string Its short name.
---@field name Name Its name.
local Case = {}

---Says whether something protective was done on this case, by the name that `protect`
---was given. A task says itself whether it is done: `visit:done()`.
---
---```lua
---if not home:done "safety plan" then advice { from = dawn, about = home, say = "Who would she ring at night?" } end
---```
---@param what Line What `protect` was given.
---@return boolean # Whether it was done.
function Case:done(what) end

---Says whether the student has read the file or the chronology.
---
---```lua
---if home:read "chronology" then advice { from = marta, about = home, say = "You saw 2023, then." } end
---```
---@param which "file"|"chronology" Which. The case has to have one.
---@return boolean # Whether it was opened and read to its end.
function Case:read(which) end

---Gives the tier that the case has now, which the student may have set again.
---
---```lua
---if home:tier() == "P1" then advice { from = dawn, about = home, say = "Today, then." } end
---```
---@return Tier|nil # The tier; nil while it has none.
function Case:tier() end

---Says whether the child or adult was seen in this run.
---
---```lua
---if not home:seen() then advice { from = dawn, about = home, say = "Who has seen her?" } end
---```
---@return boolean # Whether they were seen since the first day.
function Case:seen() end

---Says whether something protective was done since the student was last shown something more
---serious than before.
---
---```lua
---if not home:protected() then advice { from = dawn, about = home, say = "What is the plan for tonight?" } end
---```
---@return boolean # Whether what is serious has an answer.
function Case:protected() end

---Gives how serious the most serious thing is that the student has been shown and
---that nothing protective has answered.
---
---```lua
---if home:concern() >= 3 then advice { from = dawn, about = home, say = "Come and see me." } end
---```
---@return integer # How serious it is, from 0, not at all, to 4, the most. [0 to 4]
function Case:concern() end

---How a case stands on the desk.
---
---When: in a storyline
---
---```lua
---local now = home:standing()
---if now.late then message { from = dawn, about = home, say = now.late .. ": when can you?" } end
---```
---@class Standing
---@field tier? Tier Its tier, as the student last set it or as it came. [default it has none]
---@field set? boolean The student has set it. [default it is as it came]
---@field how? Line What `stands` has said of it. [default nothing]
---@field seen? Line The day of the last visit: `"Tuesday 3 March"`. [default they haven't been seen]
---@field late? Line A task on it that is overdue. [default there is none]
---@field missed? Line A date on it that passed without being met or explained. [default there is none]
---@field next? Line What is due next on it, a task or a date. [default there is nothing]
---@field day? Line The day on which that is due. [default there is nothing]
---@field today? Line A visit on it that is due today. [default there is none]
---@field waits? Name Who waits for an answer about it. [default nobody does]

---Gives how the case stands on the desk now, so that whoever speaks of it says only what
---the student can see there.
---
---```lua
---local now = home:standing()
---if now.tier then guide("You have it at " .. now.tier .. ".") end
---```
---@return Standing # How it stands.
function Case:standing() end

---A task, as `task` gives it.
---
---```lua
---local call = task { "Ring the school", id = "school", on = home, kind = "call", minutes = 10 }
---guide("Begin with " .. call.id .. ".")
---```
---@class task
---@field id string Its short name.
---@field title Line Its title, as the desk shows it.
local Task = {}

---Says whether the task is done.
---
---When: in a storyline
---
---```lua
---if visit:done() then good { about = home, "Kayla was seen." } end
---```
---@return boolean # Whether it was done, by whomever.
function Task:done() end

---Says whether the student has begun the task, or is in the middle of it.
---
---When: in a storyline
---
---```lua
---if not visit:begun() then withdraw(visit, "Sam is going in your place.") end
---```
---@return boolean # Whether it was begun.
function Task:begun() end

---Says whether the student is out on a visit: on the way there, with the family, or on the
---way back.
---
---When: in a storyline
---
---```lua
---if not visit:out() then message { from = sam, by = "in person", title = "At your desk", say = "Have you a minute?" } end
---```
---@return boolean # Whether they are out.
function Task:out() end

---Says whether the student still has the task to do: it isn't done, withdrawn or handed
---over.
---
---When: in a storyline
---
---```lua
---if visit:open() then message { from = sam, say = "Are you still coming?" } end
---```
---@return boolean # Whether it is on the desk.
function Task:open() end

---Says whether the task is overdue.
---
---When: in a storyline
---
---```lua
---if visit:late() then message { from = sam, say = "You said that you'd come." } end
---```
---@return boolean # Whether its day has passed and nobody has done it.
function Task:late() end

---Gives the day on which the task is due, as the desk shows it.
---
---When: in a storyline
---
---```lua
---if not visit:done() and visit:due() then message { from = sam, say = "They expect you on " .. visit:due() .. "." } end
---```
---@return Line|nil # The day: `"Friday 6 March"`; nil if it has none.
function Task:due() end

---Gives the way in which the student chose to do the task, of its `options`.
---
---When: in a storyline
---
---```lua
---if wait_for(visit) and visit:how() == "phone" then message { from = sam, say = "A call was right." } end
---```
---@return string|nil # The option's name; nil for the task as it is, or while it isn't begun.
function Task:how() end

---Says who does or did the task.
---
---When: in a storyline
---
---```lua
---if visit:by() == "duty" then message { from = dawn, say = "Duty went, and she is well." } end
---```
---@return "me"|"duty"|"colleague"|nil # Who: the student, duty or a colleague, who has it from when it is handed over; nil while nobody has done it.
function Task:by() end
