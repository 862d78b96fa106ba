-- when: the scenario's own days and times, for stories that wait for a decision
-- and so can't know what time it will be when they go on.

local when = {}

-- at names a moment: when.at(2, "09:05") is "day 2 09:05".
function when.at(d, time) return "day " .. d .. " " .. time end

-- day_of is day d as a day on which something is due.
function when.day_of(d) return "day " .. d end

-- before says whether it is earlier than a time of the scenario's day d.
function when.before(d, time)
  return day() < d or (day() == d and clock() < time)
end

-- till waits for a time of day d, and goes on at once if it has passed.
function when.till(d, time)
  if when.before(d, time) then wait_until(when.at(d, time)) end
end

-- hold waits while test() is true, and no longer than until a time of day d.
-- It looks every ten minutes, and sleeps at night.
function when.hold(test, d, time)
  while test() and when.before(d, time) do
    if clock() >= "19:50" then wait_until(when.at(day() + 1, "08:45")) else wait(10) end
  end
end

return when
