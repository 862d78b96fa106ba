---@meta

-- Luck and the clock: what is drawn, and what time it is.

---Draws whether something happens. The result depends on the play's luck, the
---storyline, the name, and how often that storyline has drawn it before, and on nothing
---that the student decides.
---
---```lua
---if chance("the argument is heard next door", 0.4) then
---  advice { from = sam, about = home, say = "The neighbours rang me." }
---end
---```
---@param name Name What is drawn. Give each draw its own.
---@param odds number How likely it is: 0.4 is four times in ten. [0 to 1; to the thousandth]
---@return boolean # Whether it happens.
function chance(name, odds) end

---Draws one of a list, each as likely as the others.
---
---```lua
---local day = pick("the day of the fair", { "Tuesday", "Wednesday" })
---```
---@param name Name What is drawn. Give each draw its own.
---@param list any[] What can be drawn: at least one item.
---@return any # One of them.
function pick(name, list) end

---Gives the time of day. Times can be compared: `clock() < "12:30"`.
---
---```lua
---if clock() < "12:30" then guide "There is time before lunch." end
---```
---@return Clock # The time: `"09:05"`.
function clock() end

---Gives the scenario's working day: 1 on the first. At a weekend it is still
---Friday's; after midnight it is the new day's.
---
---```lua
---task { "Ring the school", on = home, kind = "call", minutes = 10, due = "day " .. day() + 1 }
---```
---@return integer # The working day.
function day() end

---Gives a day as one writes it.
---
---```lua
---guide("The report is due on " .. day_in_words "day 4" .. ".")
---```
---@param day Day The day: `"day 4"`, `"5 working days"`.
---@return string # The day: `"Thursday 5 March"`.
function day_in_words(day) end
