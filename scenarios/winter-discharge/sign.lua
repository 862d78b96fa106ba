-- sign: a placement, a clearing, a move needs the manager's name. She asks about
-- what stands on the form, and on the form stands what was read.

local sign = {}

-- back asks whether it is to be signed after all, where the student has read the
-- file or the chronology; true where they would rather go back and ask.
function sign.back(team, case, paper, say)
  if not case:read(paper) then return false end
  local reply = ask {
    from = team.gwen, about = case, by = "email", id = "sign-" .. case.id, title = "Before I sign", say = say, rings_off = "60 minutes",
    choices = {
      sign = { "“I've thought about it. I'd still ask you to sign.”", hears = "“Signed.”" },
      back = { "“Don't sign yet. I'll go back, and ask the other question.”", minutes = 25, hears = "“Good. I've put it in the tray.”" },
    },
  }
  return reply == "back"
end

return sign
