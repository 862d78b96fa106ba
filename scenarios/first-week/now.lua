-- now: how a case stands, told in parts that become true at different times. What is
-- said of a part again takes the place of what was said of it before.

local now = {}

local told = {}

-- say tells a part of how a case stands: "visit", "enquiry", "plan".
function now.say(case, part, line)
  local parts = told[case.id] or {}
  told[case.id] = parts
  local lines, known = {}, false
  for _, p in ipairs(parts) do
    if p.part == part then p.line, known = line, true end
  end
  if not known then table.insert(parts, { part = part, line = line }) end
  for _, p in ipairs(parts) do table.insert(lines, p.line) end
  stands(case, table.concat(lines, " "))
end

-- today names the day for such a line: "Tuesday 3 March".
function now.today() return day_in_words("day " .. day()) end

return now
