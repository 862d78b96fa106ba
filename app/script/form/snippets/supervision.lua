-- A supervision
-- A session with the manager: say when, and for how long. The student prepares for it, and comes.
storyline("A supervision", function()
  supervision { with = PERSON, at = "11:45", minutes = 30 }
end)
