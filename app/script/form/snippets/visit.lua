-- A visit with a choice of practice
-- A visit is put on the desk. Once somebody is there, they choose how to go about it.
storyline("A visit with a choice of practice", function()
  wait(45)
  local visit = task { "Visit at home", on = CASE, kind = "visit", minutes = 45, due = "today", scene = "The kettle is on, and two chairs are pulled up to the table." }
  if wait_for(visit) then
    ask {
      from = PERSON, about = CASE, by = "visit", title = "At the table",
      say = "“Where would you like to begin?”",
      choices = {
        listen = { "“With you. How have these weeks been?”", minutes = 15 },
        alone  = { "“Could I see each of you on your own, if that's all right?”", minutes = 20 },
      },
      discuss = "What could be said by each way of beginning, and what couldn't?",
    }
  end
end)
