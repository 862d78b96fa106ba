-- when: the scenario's own days and times, for stories that wait for a decision
-- and so can't know what time it will be when they go on; and whether anybody
-- is at the desk.

local when = {}

-- at names a moment: when.at(2, "09:05") is "day 2 09:05".
function when.at(d, time) return "day " .. d .. " " .. time end

-- day_of is day d as a day on which something is due.
function when.day_of(d) return "day " .. d end

-- before says whether it is earlier than a time of the scenario's day d. At night
-- it is still the day before, until nine.
function when.before(d, time)
  return day() < d or (day() == d and clock() < time)
end

-- till waits for a time of day d, and goes on at once if it has passed.
function when.till(d, time)
  if when.before(d, time) and not (day() == d - 1 and clock() < "09:00" and clock() >= time) then
    wait_until(when.at(d, time))
  end
end

-- from is the moment from which something can be begun; nil once it has come.
function when.from(d, time)
  if when.before(d, time) then return when.at(d, time) end
end

-- hold waits while test() is true, and no longer than until a time of day d.
-- It looks every five minutes, and sleeps at night (at nine it is still the day before).
function when.hold(test, d, time)
  while test() and when.before(d, time) do
    if clock() >= "19:50" then wait_until(when.at(day() + 1, "09:05")) else wait(5) end
  end
end

local visits = {}

-- visit lays out a visit, as `task` does, and remembers it for when.out.
function when.visit(t)
  t.kind = "visit"
  local made = task(t)
  table.insert(visits, made)
  return made
end

-- ward_visit is a visit upstairs, written up there and then: its minutes hold both.
function when.ward_visit(t)
  t.records = 0
  return when.visit(t)
end

-- home_visit is a visit away from the hospital: half an hour there and back
-- besides, which isn't written up. (A case's own travel would be counted for its
-- visits on the ward, too.)
function when.home_visit(t)
  t.records = math.floor(employer_terms().recording * t.minutes / 60)
  t.minutes = t.minutes + 30
  return when.visit(t)
end

local doors = 0

-- door asks what somebody asks at the end of a visit, as `ask` does. Until it is
-- answered the student is still with them.
function when.door(question)
  question.by = "visit"
  doors = doors + 1
  local reply = ask(question)
  doors = doors - 1
  return reply
end

-- out says whether the student is on a visit: nobody stands at an empty desk.
function when.out()
  if doors > 0 then return true end
  for _, visit in ipairs(visits) do
    if visit:begun() and not visit:done() then return true end
  end
  return false
end

-- back waits until the student is in the office, and no longer than until a time
-- of day d.
function when.back(d, time) when.hold(when.out, d, time) end

return when
