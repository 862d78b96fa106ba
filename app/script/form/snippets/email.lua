-- An email
-- Somebody writes about a case. Reading it is free.
storyline("An email", function()
  wait(45)
  message { from = PERSON, about = CASE, by = "email", title = "A line about this week", say = "They came on time on Tuesday and on Wednesday. I thought you'd like to know." }
end)
