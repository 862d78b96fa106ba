-- The family in the night: Wednesday's visit with Marta, and what it leaves. The
-- visit is hard to hear, can be handed to a colleague, and wants a debrief.

local when = require "when"

local arcade = {}

function arcade.tell(team, u)
  local planned = false

  -- Two go, or nobody does. If the student can't, it moves to Thursday; if it is handed over, Priya goes.
  storyline("The chain on the door", function()
    wait_until "2026-03-04 08:40"
    local visit = task {
      "First visit, with Marta", id = "arcade-visit", on = u.arcade, kind = "visit", with = team.marta, minutes = 60,
      from = "2026-03-04 09:50", due = "2026-03-04", protective = true,
      scene = { "text/arcade/visit.md", concern = 3, distress = 2 },
      swap = "A child talks about arguments at home that were frightening. Nobody is injured.",
    }
    when.hold(function() return not visit:done() and (visit:begun() or when.before(3, "12:00")) end, 3, "19:00")
    if not visit:done() and not visit:begun() then
      withdraw(visit, "Marta has moved the visit to Thursday.")
      message { from = team.marta, about = u.arcade, title = "Moved", say = "text/arcade/waits.md" }
      return
    end
    wait_for(visit)
    planned = true
    protect(u.arcade, "safety plan")             -- Marta makes it with {mum} on every path
    if visit:by() ~= "me" then
      wait(30)
      message { from = team.marta, about = u.arcade, by = "in person", title = "We've been", say = "text/arcade/colleague.md" }
      return
    end
    local reply = ask {
      from = u.arcade_mum, about = u.arcade, by = "visit", id = "support", title = "“Don't say support”",
      say = { "“What happens now?” she says. “And please don't say ‘support’.”", concern = 3 },
      choices = {
        plan    = { "“Tonight first: which door, whose number, what word. With {older} here, if you both like.”", minutes = 30 },
        adviser = { "“There's somebody who does only this. Shall we ring her now, while we're all here?”", minutes = 20 },
        worked  = { "“You've got them through three nights. What did you do that worked?”", minutes = 15 },
      },
      discuss = "{older} would like not to be the one who has to know what time it is. What would have to be different, and for whom, before that could be true?",
    }
    wait(90)
    message { from = u.arcade_mum, about = u.arcade, title = "After you went", say = "text/arcade/" .. reply .. ".md" }
    good { about = u.arcade, "There is a safety plan, and {mum} knows it." }
  end)

  -- He comes back on Wednesday night in 4 of 10 weeks, whatever anybody does. With a plan it is
  -- over in nine minutes; without one it is harm, severity 2.
  storyline("Wednesday night", function()
    wait_until "2026-03-04 23:00"
    if not chance("he comes back", 0.4) then return end
    wait_until "2026-03-05 08:30"
    if planned then
      message { from = u.arcade_mum, about = u.arcade, title = "Last night", say = { "text/arcade/back-planned.md", concern = 2 } }
      good { about = u.arcade, "The plan worked." }
    else
      harm { about = u.arcade, severity = 2, "The ex-partner came back; both children were awake and heard it. Nobody was hurt." }
      message { from = team.night, about = u.arcade, title = "Overnight", say = { "text/arcade/back.md", concern = 3, distress = 2 } }
    end
  end)

  -- The visit that moved takes place on Thursday, with Priya.
  storyline("The visit that moved", function()
    wait_until "2026-03-05 11:00"
    if planned then return end
    protect(u.arcade, "safety plan")
    message { from = team.marta, about = u.arcade, title = "We've been", say = "text/arcade/colleague.md" }
  end)
end

return arcade
