-- The family in the night: Wednesday's visit with Marta, and what it leaves. The
-- visit is hard to hear, can be handed to a colleague, and wants a debrief.

local protocols = require "england.protocols"
local now       = require "now"
local when      = require "when"

local arcade = {}

function arcade.tell(team, u)
  local planned, moved = false, false

  -- Marta makes the plan with {mum} on every path; whoever asked what tonight needs has had a
  -- hand in it.
  local function plan(with_me, asked)
    planned = true
    protect(u.arcade, "Marta's safety plan")
    local by = "Marta made a safety plan with {mum} on " .. now.today() .. "."
    if asked then by = "You, Marta and {mum} made a safety plan on " .. now.today() .. "." end
    now.say(u.arcade, "plan", by)
    local say = "“She moved the beds before anybody told her to. Start the assessment there, not with him. The rest can wait until you'd like it.”"
    if with_me then say = "text/arcade/marta-after.md" end
    advice { from = team.marta, about = u.arcade, say = say }
  end

  -- Two go, or nobody does. If the student can't, it moves to Thursday; if it is handed over, Priya goes.
  storyline("The chain on the door", function()
    wait_until "2026-03-03 16:16"                -- allocated a minute ago
    local visit = when.visit {
      "First visit, with Marta", id = "arcade-visit", on = u.arcade, with = team.marta, minutes = 60, from = "2026-03-04 09:00",
      due = "2026-03-04", protective = true, voice = true,
      scene = { "text/arcade/visit.md", concern = 3, distress = 2 },
      swap = "A child talks about the nights when a former partner came to the house. Nobody is injured.",
    }
    wait_until "2026-03-04 08:40"
    u.calls = task { "Ring school, nursery and health visitor", id = "arcade-calls", on = u.arcade, kind = "call", minutes = 45, due = "2026-03-05", scene = "text/arcade/calls.md" }
    u.chronology = task { "Begin the chronology", id = "arcade-chronology", on = u.arcade, kind = "assessment", minutes = 105, due = "2026-03-06" }
    wait_until "2026-03-04 09:35"
    if not visit:begun() and visit:by() == nil and not when.out() then
      message { from = team.marta, about = u.arcade, by = "in person", title = "“I've the keys”", urgent = true, say = "“I've the keys. I can give it till a quarter to. Somebody else can come with me, if that's better, you needn't say why.”" }
    end
    hold(function() return not visit:begun() and visit:by() == nil end, "day 3 09:50")
    if visit:by() == "colleague" then
      away(team.marta, "12:10")
      when.till(3, "12:10")
      plan()
      message { from = team.marta, about = u.arcade, title = "We've been", say = "text/arcade/colleague.md", words = { door = u.night_words.mum .. " let us in" } }
      return
    end
    if not visit:begun() then
      moved = true
      withdraw(visit, "Marta has moved the visit to Thursday.")
      advice { from = team.marta, about = u.arcade, say = "“It's Priya and me tomorrow, at half past nine, and that's all right, it really is. I once missed one because I'd locked myself out. Would you ring school and nursery meanwhile?”" }
      message { from = team.marta, about = u.arcade, title = "Moved", say = "text/arcade/waits.md" }
      return
    end
    wait_for(visit)
    local reply = ask {
      from = u.arcade_mum, about = u.arcade, by = "visit", id = "support", title = "“Don't say support”", rings_off = "30 minutes",
      say = { "“What happens now?” she says. “And please don't say ‘support’.”", concern = 3 },
      choices = {
        plan    = { "“Tonight first: which door, whose number, what word. With {older} here, if you both like.”", minutes = 30, hears = "“The back one,” says {older}, before anybody else." },
        adviser = { "“There's somebody who does only this. Shall we ring her now, while we're all here?”", minutes = 20, hears = "The adviser is in court, and will ring back. {mum} writes down her name." },
        worked  = { "“You've got them through three nights. What did you do that worked?”", minutes = 15, hears = "“Nothing,” says {mum}. Marta waits." },
      },
      discuss = "{older} would like not to be the one who has to know what time it is. What would have to be different, and for whom, before that could be true?",
    }
    plan(true, reply == "plan")
    advice { from = u.arcade_school, about = u.arcade, by = "phone", minutes = 5, say = "“The listening. I'd put it down to the window. {older} has the chair by the door from today, and I'll say that it was you who told me.”" }
    if reply == "adviser" then when.till(3, "16:40") else wait(90) end   -- the adviser rings back when she is out of court
    local says = { plan = "text/arcade/plan.md", adviser = "text/arcade/adviser.md", worked = "text/arcade/worked.md" }
    message { from = u.arcade_mum, about = u.arcade, title = "After you went", say = says[reply] or "text/arcade/unsaid.md" }
    good { about = u.arcade, "{mum} has a safety plan on one side of paper." }
  end)

  -- A fourth call is answered on the same day, plan or no plan: the manager holds a
  -- strategy discussion, and {mum} is rung where it is safe.
  local function fourth_call()
    wait_until "2026-03-05 10:10"
    local say = "text/arcade/fourth.md"
    if planned and not moved then say = "text/arcade/fourth-planned.md" end
    now.say(u.arcade, "night", "He came back on Wednesday night, and is in custody.")
    protocols.strategy_discussion { on = u.arcade, manager = team.dawn, title = "A fourth call", say = say }
    protect(u.arcade, "strategy discussion")
    local from                                 -- Marta is with them and Priya until eleven
    if not planned then from = "2026-03-05 11:15" end
    local call = task { "Ring {mum}, with Marta beside you", id = "arcade-rung", on = u.arcade, kind = "call", with = team.marta, minutes = 20, from = from, due = "2026-03-05", scene = "text/arcade/rung.md" }
    hold(function() return not call:begun() end, "day 4 15:00")
    if not call:begun() then withdraw(call, "Marta has rung {mum}, as it was getting late.") end
  end

  -- He comes back on Wednesday night in 4 of 10 weeks, whatever anybody does. With a plan help is
  -- there in nine minutes; without one it is harm, severity 2.
  storyline("Wednesday night", function()
    wait_until "2026-03-04 23:00"
    local came = chance("he comes back", 0.4)
    wait_until "2026-03-05 08:30"
    settle("police-notice", came)
    if not came then return end
    if planned then
      message { from = u.arcade_mum, about = u.arcade, title = "Last night", say = { "text/arcade/back-planned.md", concern = 3 } }
      good { about = u.arcade, "{mum} used her plan, and somebody came." }
    else
      moved = "to the sister's"
      harm { about = u.arcade, severity = 2, "The ex-partner came back; both children were awake and heard it. Nobody was hurt." }
      message { from = team.night, about = u.arcade, title = "Overnight", say = { "text/arcade/back.md", concern = 3, distress = 2 } }
    end
    fourth_call()
  end)

  -- The visit that moved takes place on Thursday, with Priya.
  storyline("The visit that moved", function()
    wait_until "2026-03-05 09:20"
    if planned or not moved then return end
    away(team.marta, "11:00")
    away(team.priya, "11:00")
    wait_until "2026-03-05 11:00"
    local door = u.night_words.mum .. " let us in"
    if moved == "to the sister's" then door = "They're at the sister's" end
    plan()
    message { from = team.marta, about = u.arcade, title = "We've been", say = "text/arcade/colleague.md", words = { door = door } }
  end)
end

return arcade
