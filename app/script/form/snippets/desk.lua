-- Somebody at the desk
-- A colleague stands at the desk and asks something.
storyline("Somebody at the desk", function()
  wait(45)
  ask {
    from = PERSON, about = CASE, by = "in person", title = "Have you a minute?",
    say = "“Have you a minute for something that stays between the two of us?”",
    choices = {
      yes  = "“Yes, and I may not be able to keep it between us.”",
      when = "“At the end of the morning. Can it wait until then?”",
    },
    discuss = "What can a colleague be promised, and what can't they?",
  }
end)
