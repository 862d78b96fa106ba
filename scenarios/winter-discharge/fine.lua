-- Fine: a woman with dementia that came early, and the husband who says that
-- they're fine. Home on Tuesday at two, as both of them want.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"
local sign   = require "sign"

local fine = {}

function fine.declare(team)
  local drawn = names.family { draw = "the couple with the harbour", children = 1 }
  local mrs = "Mrs " .. drawn.name
  local n = {
    name = mrs, words = { mrs = mrs, her = drawn.parent, him = drawn.children[1] },
    her = person { drawn.parent, id = "her", role = "58, Ward 6" },
    him = person { drawn.children[1], id = "him", role = "husband, " .. mrs },
  }
  n.case = case {
    mrs, id = "fine", kind = adults.assessment, tier = "P3", words = n.words,
    people = { adult { drawn.parent .. " " .. drawn.name, "58" }, adult { drawn.children[1] .. " " .. drawn.name, "husband" } },
    strengths = { "Thirty-four years, and they make one another laugh", "Draws every day", "{him} knows each of her signs before she does" },
    -- 6, new to you 2: 8 points.
    new = true, since = "2026-01-05",
    summary    = "text/fine/summary.md",
    file       = { "text/fine/file.md", minutes = 10, concern = 2 },
    chronology = { "text/fine/chronology.md", minutes = 25, concern = 3 },
  }
  -- A week's nights would be his alone from Tuesday; what answers it is a plan for them, or
  -- a decision about them, whoever makes it.
  fact { "{him} had driven into a gatepost half asleep, and slept on the landing: nobody else was awake for {her} at night.", about = n.case, concern = 3, since = "2025-11-10" }
  advice { from = team.femi, about = n.case, say = "text/fine/femi.md" }
  advice { from = team.gwen, about = n.case, say = "text/fine/gwen.md" }
  return n
end

function fine.tell(team, n)
  -- What he says when he is rung, or rings.
  storyline("Only the once", function()
    n.call = task { "Ring {him} about Tuesday", id = "fine-call", on = n.case, kind = "call", minutes = 15, due = "day 2" }
    n.carer = when.visit { "See {him} on his own, at home", travel = 30, id = "fine-carer", on = n.case, minutes = 60, sees = false, due = "2026-01-13", touches = "a carer at the end of his strength. Nobody is hurt." }
    wait_for(n.call)
    local say, title = "text/fine/call.md", "“Everybody does”"
    if not n.call:done() then
      when.back(2, "16:40")
      say = "text/fine/rings.md"
    end
    local reply = ask {
      from = n.him, about = n.case, by = "phone", id = "him-rings", title = title, urgent = true,
      say = { say, concern = 3, distress = 1 }, rings_off = "10 minutes",
      choices = {
        nights = { "“What's a night like, from eleven to seven?”", hears = "“Long,” he says." },
        tuesdays = { "“What did you do with a Tuesday, before all this?”", hears = "“Choir,” he says. “Why?”" },
        stands = { "“Tuesday stands, then. May I come and see you first, without her?”", hears = "“If you like. Mornings.”" },
        van    = { "“That was asleep at the wheel. Please don't drive again until you've seen your doctor.”", minutes = 10, hears = "“I know,” he says. “I know.”" },
        place  = { "“I think it's got too much. I'd like to find her a home, from Tuesday.”", hears = "“No,” he says. “Sorry. No.”" },
      },
      moment = "“We're fine”: what do you ask next?",
      discuss = "He has been offered an assessment twice, and said “fine” each time. What might he have thought was being offered? Whose sentence would you change?",
    }
    n.rung = true
    now.say(n.case, "van", "He has fallen asleep at the wheel.")
    expect {
      about = n.case, tiers = { "P1", "P2" },
      why = "Asleep at the wheel once, and four times “fine”. P1 because a driver who has fallen asleep is a danger today, to him and to other people, and the manager has to know; P2 where that has been said to him and passed on, and something has to be in place before Tuesday at two. P3, since she is safe on the ward, forgets the van. P4, as planned, is “fine” taken at its word.",
      judged = "not yet reviewed by practitioners",
    }
    -- On every path the van is dealt with on the same day: by what he was told, or by the manager.
    wait(30)
    local van = "text/fine/van.md"
    if reply == "van" then van = "text/fine/van-told.md" end
    now.say(n.case, "van", "He isn't to drive until a doctor has seen him.")
    message { from = team.gwen, about = n.case, kind = "decision", title = "The van", say = van }
    local says = { nights = "text/fine/nights.md", tuesdays = "text/fine/choir.md" }
    if reply == "place" then
      n.shut = true
      withdraw(n.carer, "{him} doesn't want a visit.")
      wait(30)
      message { from = n.him, about = n.case, title = "(no subject)", say = { "text/fine/shut.md", distress = 1 } }
    elseif says[reply] then
      wait(60)
      message { from = n.him, about = n.case, title = "You asked", say = says[reply] }
    elseif reply == "van" then
      when.till(day() + 1, "09:40")
      message { from = n.him, about = n.case, title = "Keys", say = "text/fine/van-said.md" }
      good { about = n.case, "{him} isn't driving until a doctor has seen him." }
    end
  end)

  storyline("He rings", function()
    wait_until "day 2 14:10"
    withdraw(n.call, "{him} has rung you.")
  end)

  -- Whoever puts them first is helped: somebody for Tuesday night, if he says yes.
  storyline("In pencil, Tuesday", function()
    wait_until "09:06"
    hold(function()
      local tier = n.case:tier()
      return not (n.rung and (tier == "P0" or tier == "P1")) and not n.plan
    end, "day 4 12:00")
    if n.plan or not n.rung or n.respite then return end
    local tier = n.case:tier()
    if tier ~= "P0" and tier ~= "P1" then return end
    wait(45)
    if n.plan then return end
    n.pencil = true
    now.say(n.case, "nights", "Somebody awake on Tuesday night, in pencil.")
    protect(n.case, "somebody awake on Tuesday")
    message { from = team.gwen, about = n.case, kind = "decision", title = "In pencil", say = "text/fine/pencil.md", decides = { tier = n.case:tier(), why = "somebody should be awake in the house on Tuesday night, if both agree" } }
  end)

  -- The manager says more to whoever has put the dates side by side.
  storyline("On one page", function()
    wait_until "09:06"
    hold(function() return not n.case:read "chronology" end, "day 4 12:00")
    if n.case:read "chronology" then advice { from = team.gwen, about = n.case, say = "text/fine/gwen-read.md" } end
  end)

  -- The carer's own visit. By Tuesday at two it is before she is home, or it isn't.
  storyline("A landing", function()
    wait_until "09:06"
    wait_for(n.carer)
    if not n.carer:done() then return end
    local choices = {
      bron    = { "“Would you ring Bron now, with me here?”", minutes = 20, hears = "“She'll be at work,” he says, and rings." },
      awake   = { "“Two nights a week, somebody awake, so that you can sleep. It's care for her, so I'd ask her. May I?”", minutes = 20, hears = "“Ask her in a morning,” he says." },
      clinic  = { "“Let's begin with you. What day could that clinic be, and who'd be with her?”", minutes = 15, hears = "“Me?” he says." },
      respite = { "“I'd like her to go to a home for a fortnight from Tuesday, and you to bed.”", minutes = 15, hears = "“A fortnight,” he says. “I'd sleep.”" },
    }
    if n.case:read "chronology" then
      choices.dates = { "“I've brought ten dates on one page. Would you read them, and tell me what isn't there?”", minutes = 25, hears = "He reads it twice, with a finger under the line." }
    end
    local reply = when.door {
      from = n.him, about = n.case, id = "landing", title = "“We're fine”", say = { "text/fine/carer.md", concern = 3, distress = 1 }, rings_off = "30 minutes",
      choices = choices,
      discuss = "He had an answer, and had never been asked that question. What is the difference between offering somebody a service and asking what would have to be so?",
    }
    wait(40)
    if reply == "respite" and not sign.back(team, n.case, "chronology", "You've put the dates on, and I read them twice: “Begins to sleep on the landing.” Who'd do that for her in a place she's never seen? And which of them asked for a fortnight?") then
      n.respite = true
      now.say(n.case, "nights", "A fortnight in a home from Tuesday, if she agrees.")
      message { from = n.him, about = n.case, title = "Tuesday", say = { "text/fine/respite-said.md", distress = 1 } }
      return
    end
    n.plan = true
    now.say(n.case, "nights", "Seen on his own on " .. now.today() .. "; there is a plan for the nights.")
    protect(n.case, "plan for the nights")
    if reply == "awake" and day() < 4 then when.till(day() + 1, "11:30") end   -- she is asked in a morning
    local says = { bron = "text/fine/bron.md", awake = "text/fine/awake.md", clinic = "text/fine/clinic.md" }
    message { from = n.him, about = n.case, title = "Well", say = says[reply] or "text/fine/talked.md" }
    good { about = n.case, "{him} has somebody for the nights." }
  end)

  -- What she makes of it, in the mornings, while she is on the ward.
  storyline("Customer", function()
    wait_until "09:06"
    local visit = when.visit { "See {her} on Ward 6, before noon", records = 0, id = "fine-ward", voice = true, on = n.case, minutes = 45, hours = { "09:00", "11:40" }, due = "2026-01-12" }
    hold(function() return not visit:begun() end, "day 4 11:45")
    if not visit:begun() then
      withdraw(visit, "{her} goes home at two.")
      return
    end
    wait_for(visit)
    local reply = when.door {
      from = n.her, about = n.case, id = "harbour", title = "“Customer”", say = { "text/fine/ward.md", concern = 2 }, rings_off = "30 minutes",
      choices = {
        bell   = { "“May I take the drawing to {him}, and find a bell?”", minutes = 15, hears = "“Ding,” she says." },
        told   = { "“Would you like to tell him what you know? We could try it out first.”", minutes = 20, hears = "“You be him,” she says. “Sit like a sack.”" },
        sensor = { "“There's a box for the door that would ring {him}'s telephone. Would you mind it?”", minutes = 15, hears = "“It tells on me?” She thinks about it. “All right.”" },
      },
      discuss = "The answer for three in the morning came from the person who walks. Who, in this hospital, had asked her anything before noon?",
    }
    n.door = reply ~= nil
    now.say(n.case, "her", "She was asked, on " .. now.today() .. " before noon.")
    if not reply then return end
    wait(120)
    when.back(day(), "18:00")                  -- he doesn't write while they sit together
    wait(15)
    if n.respite then return end
    local says = { bell = "text/fine/bell.md", told = "text/fine/told.md", sensor = "text/fine/sensor.md" }
    message { from = n.him, about = n.case, title = "From {her}", say = says[reply] }
  end)

end

-- tuesday tells how it goes on after the weekend.
function fine.tuesday(team, n)
  -- Tuesday at two she goes home, or to where she was told to go. Then the night.
  storyline("Tuesday at two", function()
    wait_until "day 4 11:30"
    if n.respite then                          -- nobody is placed who hasn't agreed to it
      message { from = team.gwen, about = n.case, kind = "decision", title = "A fortnight", say = "text/fine/respite-agreed.md" }
    end
    wait_until "day 4 14:20"
    advice { from = team.gwen, about = n.case, say = "text/fine/gwen-after.md" }
    if n.respite then
      local fell = chance("she looks for her classroom", 0.4)
      wait_until "day 6 08:40"
      if fell then
        harm { about = n.case, severity = 2, "{her} was given something to settle her, and fell." }
        message { from = team.fernlea, about = n.case, title = "{mrs}", say = { "text/fine/respite.md", concern = 3, distress = 2 } }
        wait_until "day 6 09:30"
        adults.enquire { on = n.case, manager = team.gwen, lead = team.femi, say = "text/fine/concern.md" }
      else
        message { from = team.fernlea, about = n.case, title = "{mrs}", say = "text/fine/respite-well.md" }
      end
      return
    end
    now.say(n.case, "where", "She has been home since Tuesday.")
    message { from = n.him, about = n.case, title = "Home", say = "text/fine/home.md" }
    withdraw(n.carer, "She is home; {him} can't leave her to talk.")
    -- At three: 6 in 10 with nothing in place, 2 in 10 with somebody for {him} or
    -- something at the door, 5 in 100 with both. Severity 2.
    wait_until "day 5 03:00"
    local odds = 0.6
    local night = n.plan or n.pencil
    if night and n.door then odds = 0.05 elseif night or n.door then odds = 0.2 end
    local walked = chance("she goes out at three", odds)
    wait_until "day 5 08:40"
    if walked then
      now.say(n.case, "where", "Found outside in Tuesday's night; safe.")
      harm { about = n.case, severity = 2, "{her} was found on the bypass in the snow at ten to four." }
      local heard = "Nobody heard the door."
      if night then heard = "Whoever was sitting up had gone to put the kettle on." elseif n.door then heard = "The door was heard too late." end
      message { from = team.night, about = n.case, title = "Overnight: {mrs}", say = { "text/fine/night-bad.md", concern = 3, distress = 2 }, words = { heard = heard } }
      wait_until "day 5 10:30"
      message { from = team.gwen, about = n.case, kind = "decision", title = "{mrs}", say = "She's safe, and he's asleep in the relatives' room; Femi is with them. Nobody's to say “what if” to him. What either of them would want next, we ask when they've slept." }
      protect(n.case, "looked after, both of them")
    else
      local stopped = "She had her hand on the door."
      if n.door then stopped = "She got as far as the door, and stopped." end
      message { from = n.him, about = n.case, title = "Three o'clock", say = "text/fine/night-well.md", words = { stopped = stopped } }
      if night or n.door then protect(n.case, "a night got through") end
    end
  end)
end

return fine
