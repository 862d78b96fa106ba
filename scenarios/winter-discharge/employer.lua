-- employer: this run's employer in words and numbers. A class may play the same
-- days under another one (lecturer.md, “The same days, another employer”); Gwen is
-- the same person under each of them, with less or more to give.

local employer = {}

-- points is the load with so much more, in whole points.
function employer.points(more)
  return tostring(math.floor(workload() * employer_terms().ceiling + (more or 0) + 0.5))
end

-- words are these for texts.
function employer.words(more)
  return { ceiling = tostring(employer_terms().ceiling), after = employer.points(more) }
end

-- can_move says whether somebody can go to a colleague: where colleagues have
-- time for one another, or where the number says that it is too much.
function employer.can_move() return employer_terms().peers or workload() >= 1 end

-- in_writing lays what an employer who blames wants besides: half an hour of it,
-- as long as Caseload counts for accounting for a missed date.
function employer.in_writing(id, what)
  if employer_terms().blame ~= "high" then return false end
  task { what, id = id, kind = "report", minutes = 30, due = "tomorrow" }
  return true
end

return employer
