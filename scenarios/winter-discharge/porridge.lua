-- Porridge: six weeks of reablement end on Wednesday. The right answer may be less.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"

local porridge = {}

function porridge.declare(team)
  local drawn = names.family { draw = "the midwife" }
  local mrs = "Mrs " .. drawn.name
  local n = { name = mrs, words = { mrs = mrs }, mrs = person { mrs, id = "midwife", role = "71, at home" } }
  n.case = case {
    mrs, id = "porridge", kind = adults.review, tier = "P3", words = n.words,
    people = { adult { mrs, "71" } },
    strengths = { "Has never been late for anybody", "Made her own porridge on Christmas morning", "Half the bus station is here because of her" },
    -- 3 points.
    since = "2025-12-03", seen = "2025-12-03", summary = "text/porridge/summary.md",
    file = { "text/porridge/file.md", minutes = 10 },
    routine = { lines = {
      { "call", "Her daughter rang, and would like more care, please", from = "The daughter", brings = "the daughter has heard that her mother is asked first.", left = "the daughter has rung again, and rung finance." },
    } },
  }
  -- 3 December and six weeks is Wednesday 14 January.
  adults.reablement { on = n.case, due = "2026-01-14" }
  advice { from = team.femi, about = n.case, say = "text/porridge/femi.md" }
  advice { from = team.colette, about = n.case, by = "phone", minutes = 5, say = "“Between us? She was done at four weeks. I've nobody else who argues with the team about gestation, so I've not pushed. Come and look.”" }
  return n
end

function porridge.tell(team, n)
  storyline("Nine at night", function()
    local function lay(id, due)
      n.visit = when.visit { "See {mrs} at home, by Wednesday", travel = 30, id = id, voice = true, on = n.case, minutes = 45, due = due or "day 5" }
    end
    lay "porridge-visit"
    n.paper = task { "What comes after reablement", id = "porridge-paper", on = n.case, kind = "review", minutes = 90, due = "day 5" }
    -- Before Tuesday, in 3 of 10, she has no time on the step; it is for the next day.
    hold(function() return not n.visit:begun() end, "day 6 09:30")
    if n.visit:begun() and day() < 4 and chance("a girl with a baby in her kitchen", 0.3) then
      wait(15)
      local on = "tomorrow"
      if day() == 2 then on = "on Monday" end
      local said = ask {
        from = n.mrs, about = n.case, by = "visit", id = "step", title = "On the step", urgent = true, say = "text/porridge/step.md", words = { when = on }, rings_off = "10 minutes",
        choices = { again = { "“Of course. What time suits you?”", hears = "“Before twelve, my love.”" }, nine = { "“One question, then, on the step: which hour is the worst?”", minutes = 5 } },
      }
      if said == "nine" then message { from = n.mrs, about = n.case, by = "visit", title = "The worst hour", say = "“Nine at night. Now off you go, she's waking up.”" } end
      when.sent_away(n.visit, "{mrs} has asked for another day.")
      n.stepped = true
      local promised
      if said == "again" then promised = day() + 1 end
      lay("porridge-again", promised and when.day_of(promised))
      if promised then                         -- before twelve, she said
        hold(function() return not n.visit:begun() end, when.at(promised, "12:05"))
        if not n.visit:begun() then message { from = n.mrs, about = n.case, by = "phone", title = "Twelve", say = "text/porridge/twelve.md" } end
      end
    end
    wait_for(n.visit)
    if not n.visit:done() then return end
    local reply = when.door {
      from = n.mrs, about = n.case, id = "nine", title = "“Prompted”", say = "text/porridge/visit.md", rings_off = "30 minutes",
      choices = {
        stopped = { "“What would you stop tomorrow, if it were yours to stop?”", minutes = 15, hears = "“The eating,” she says. “Sit.”" },
        nine    = { "“Then let's see about the bed. Who'd carry it?”", minutes = 20, hears = "“Two lads,” she says. “I know two.”" },
        same    = { "“Four calls have kept you safe. I'd keep the four.”", minutes = 10, hears = "“They're company,” she says. “All right.”" },
      },
      discuss = "Less care, at her wish, and her daughter would like more. How would you write the reason, so that both could read it?",
    }
    n.how = reply or "stopped"
    local wants = "she wants less"
    if n.how == "same" then wants = "four calls go on" end
    now.say(n.case, "visit", "Seen on " .. now.today() .. "; " .. wants .. ".")
    wait(45)
    local says = { stopped = "text/porridge/stopped.md", nine = "text/porridge/nine.md", same = "text/porridge/same.md" }
    message { from = team.colette, about = n.case, title = "{mrs}", say = says[n.how] }
    if n.how == "same" then return end
    good { about = n.case, "{mrs} has as much help as she wants." }
    wait_for(n.paper)
    if not n.paper:done() then return end
    -- It lies in Gwen's tray until the next morning, on the last day for an hour.
    if day() < 7 then when.till(day() + 1, "09:15") else wait(60) end
    close(n.case, "Ended, at her wish, with less than she began with.")
    message { from = team.gwen, kind = "decision", title = n.name, say = "text/porridge/closed.md" }
  end)

  -- Where four calls go on, whoever has read the team's own sheet can ask which of them
  -- might stand back.
  storyline("Prompted", function()
    hold(function() return not (n.how == "same" and n.case:read "file") end, "day 7 11:30")
    if n.how ~= "same" or not n.case:read "file" then return end
    n.call = task { "Ring Colette: who could stand back, and when", id = "porridge-call", on = n.case, kind = "call", minutes = 10, due = "day 7", scene = "text/porridge/back.md" }
  end)

  -- Who is done for does less: 4 in 10, or 1 in 10 where the team stands back at meals.
  -- Severity 1. Unlooked at, it runs on.
  storyline("Done for", function()
    wait_until "day 6 09:40"
    if n.how == nil and not n.visit:begun() then
      n.how = "same"
      now.say(n.case, "visit", "Not seen by Wednesday; four calls go on.")
      withdraw(n.visit, "Reablement has ended, and care has run on.")
      local came = "Nobody came about " .. n.name
      if n.stepped then came = "You got as far as " .. n.name .. "'s step" end
      message { from = team.colette, about = n.case, title = "{mrs}", say = "text/porridge/missed.md", words = { came = came } }
    end
    if n.how ~= "same" then return end
    wait_until "day 7 14:10"
    local odds = 0.4
    if n.call and n.call:done() then odds = 0.1 end
    if chance("quicker to be done for", odds) then
      harm { about = n.case, severity = 1, "{mrs} has stopped doing what she had learned to do again." }
      message { from = team.colette, about = n.case, title = "{mrs}", say = { "text/porridge/less.md", concern = 1 } }
    end
  end)
end

return porridge
