-- A call
-- Somebody rings, and holds for some minutes. There are two answers that can be defended, and
-- what comes when nobody answers.
storyline("A call", function()
  wait(45)
  local reply = ask {
    from = PERSON, about = CASE, by = "phone", title = "Something is different", rings_off = "5 minutes",
    say = "“Have you two minutes? Something is different this week, and I can't say what.”",
    choices = {
      now   = "“Tell me now. What have you seen, and when?”",
      first = "“I'd like to ask the family first, and ring you back.”",
    },
    discuss = "What did you need to know before you answered, and from whom?",
  }
  if reply == nil then
    wait(15)
    message { from = PERSON, about = CASE, title = "What I rang about", say = "I couldn't get through. Could you ring me?" }
  end
end)
