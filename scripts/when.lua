-- when: a scenario's own days and times, for stories that wait for a decision and so
-- can't know what time it will be when they go on; and whether anybody is at the desk.

local when = {}

---------------------------------------------------------------- days and times

---Names a moment of one of the scenario's days.
---
---When: in a storyline
---
---```lua
---wait_until(when.at(2, "09:05"))
---```
---@param d integer The scenario's day, from 1.
---@param time Clock The time of day.
---@return string # The moment: `"day 2 09:05"`.
function when.at(d, time) return "day " .. d .. " " .. time end

---Names one of the scenario's days, as a day on which something is due.
---
---```lua
---task { "Write it up", minutes = 30, due = when.day_of(2) }
---```
---@param d integer The scenario's day, from 1.
---@return string # The day: `"day 2"`.
function when.day_of(d) return "day " .. d end

---Says whether it is earlier than a time of one of the scenario's days. At night it is
---still the day before, until nine.
---
---When: in a storyline
---
---```lua
---if when.before(2, "12:00") then message { from = sam, about = home, title = "Before noon", say = "I'm in till one." } end
---```
---@param d integer The scenario's day, from 1.
---@param time Clock The time of day.
---@return boolean # Whether it is earlier.
function when.before(d, time)
  return day() < d or (day() == d and clock() < time)
end

---Gives a time of day in minutes since midnight.
---
---```lua
---guide("The day is over in " .. when.minute "16:54" - when.minute "09:00" .. " minutes.")
---```
---@param time Clock The time of day.
---@return integer # The minutes.
function when.minute(time) return 60 * tonumber(string.sub(time, 1, 2)) + tonumber(string.sub(time, 4, 5)) end

---Counts the minutes until a time of today.
---
---When: in a storyline
---
---```lua
---if when.minutes_to "12:00" > 30 then message { from = sam, about = home, title = "Before noon", say = "I'm in till twelve." } end
---```
---@param time Clock The time of day.
---@return integer # The minutes; 0 where it has passed.
function when.minutes_to(time)
  return math.max(0, when.minute(time) - when.minute(clock()))
end

---Waits for a time of one of the scenario's days, and goes on at once where it has passed.
---
---When: in a storyline
---
---```lua
---when.till(1, "14:00")
---```
---@param d integer The scenario's day, from 1.
---@param time Clock The time of day.
function when.till(d, time)
  if when.before(d, time) and not (day() == d - 1 and clock() < "09:00" and clock() >= time) then
    wait_until(when.at(d, time))
  end
end

---Gives the moment from which something can be begun; nothing once it has come.
---
---When: in a storyline
---
---```lua
---task { "Ring the ward", minutes = 10, from = when.from(1, "14:00") }
---```
---@param d integer The scenario's day, from 1.
---@param time Clock The time of day.
---@return string|nil # The moment; nothing where it has passed.
function when.from(d, time)
  if when.before(d, time) then return when.at(d, time) end
end

---------------------------------------------------------------- who is at the desk

local visits, doors = {}, 0

---Lays out a visit, as `task` does, and remembers it for `when.out`.
---
---```lua
---local visit = when.visit { "See Kayla at home", on = home, minutes = 60, due = "day 2" }
---```
---@param t table A task's fields, without `kind`.
---@return task # The visit.
function when.visit(t)
  t.kind = "visit"
  local made = task(t)
  table.insert(visits, made)
  return made
end

---Asks what somebody asks at the end of a visit, as `ask` does. Until it is answered the
---student is still with them.
---
---When: in a storyline
---
---```lua
---local reply = when.door {
---  from = sam, about = home, title = "On the step", say = "“Will you come again?”",
---  choices = { yes = "“On Thursday.”", ring = "“May I ring you first?”" },
---}
---```
---@param question table An `ask`'s fields, without `by`.
---@return string|nil # The name of the answer; nothing where none was given.
function when.door(question)
  question.by = "visit"
  doors = doors + 1
  local reply = ask(question)
  doors = doors - 1
  return reply
end

---Ends a visit that came to nothing at the door: it is withdrawn, and the student is no
---longer out. Ask at the door first, urgently, so that what they are doing stops there;
---what the way has taken is spent.
---
---When: in a storyline
---
---```lua
---when.sent_away(visit, "Kayla's mother has asked for tomorrow instead.")
---```
---@param visit task The visit, as `when.visit` gave it.
---@param why Line What the student reads.
function when.sent_away(visit, why)
  withdraw(visit, why)
  for i, one in ipairs(visits) do
    if one == visit then table.remove(visits, i) return end
  end
end

---Says whether the student is on a visit: nobody stands at an empty desk.
---
---When: in a storyline
---
---```lua
---if not when.out() then message { from = sam, by = "in person", title = "At your desk", say = "Have you a minute?" } end
---```
---@return boolean # Whether they are out.
function when.out()
  if doors > 0 then return true end
  for _, visit in ipairs(visits) do
    if visit:out() then return true end
  end
  return false
end

---Waits until the student is in the office, and no longer than until a time of one of
---the scenario's days.
---
---When: in a storyline
---
---```lua
---when.back(1, "15:00")
---```
---@param d integer The scenario's day, from 1.
---@param time Clock The time of day.
function when.back(d, time) hold(when.out, when.at(d, time)) end

return when
