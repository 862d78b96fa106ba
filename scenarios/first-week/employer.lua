-- employer: this run's employer in words and numbers. A class may play the same
-- week under another one (lecturer.md, “Same week, another employer”); Dawn is
-- the same person under each of them, with less or more to give.

local employer = {}

local function say(points)
  if points == 80 then return "eighty" end
  if points == 90 then return "ninety" end
  if points == 100 then return "hundred" end
  return tostring(points)
end

-- ceiling is the ceiling as one says it after “your”: “ninety”.
function employer.ceiling() return say(employer_terms().ceiling) end

-- line is ten points below it, where one talks first: amber in DOMAIN 4.3.
function employer.line() return say(employer_terms().ceiling - 10) end

-- points is the load with so much more, in whole points.
function employer.points(more)
  return tostring(math.floor(workload() * employer_terms().ceiling + (more or 0) + 0.5))
end

-- words are these for texts: as one says them, and beside one another in figures.
function employer.words(more)
  return { ceiling = employer.ceiling(), line = employer.line(), after = employer.points(more), limit = tostring(employer_terms().ceiling) }
end

-- with adds them to a family's own words.
function employer.with(words, more)
  local all = employer.words(more)
  for name, word in pairs(words) do all[name] = word end
  return all
end

-- can_move says whether a family can go to a colleague: where colleagues have
-- time for one another, or where the number says that it is too much. Under a
-- higher ceiling the same week is “within”, and there is nothing to show anybody.
function employer.can_move() return employer_terms().peers or workload() >= 1 end

-- texts says who writes to a mother when the student doesn't, and who has written:
-- duty, where there is any.
function employer.texts()
  if employer_terms().duty_cover then return "Duty texts", "Duty" end
  return "I'll text", "I"
end

-- in_writing lays what an employer who blames wants besides: half an hour of it,
-- as long as Caseload counts for accounting for a missed date.
function employer.in_writing(id, what)
  if employer_terms().blame ~= "high" then return false end
  task { what, id = id, kind = "report", minutes = 30, due = "tomorrow" }
  return true
end

return employer
