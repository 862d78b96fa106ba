-- Tonight: a man who is to be sent home at half past six, with nobody until
-- Monday, by a form that says he can't decide. Nobody has asked him.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"
local sign   = require "sign"

local tonight = {}

local plan = "plan for the night"

function tonight.declare()
  local drawn, neighbour = names.family { draw = "the man on the number 12" }, names.first "the neighbour at number 9"
  local mr = "Mr " .. drawn.name
  return {
    name = mr, words = { mr = mr, neighbour = neighbour },
    man = person { mr, id = "mr-twelve", role = "81, Ward 6" },
    neighbour = person { neighbour, id = "number-nine", role = "neighbour, number 9" },
  }
end

local function allocate(team, n)
  n.case = case {
    n.name, id = "tonight", kind = adults.assessment, tier = "P3", words = n.words,
    people = { adult { n.name, "81" }, adult { n.words.neighbour, "neighbour" } },
    strengths = { "Eighteen years on his own, and never late", "A neighbour across the landing", "Says what he thinks, and why" },
    -- 6, new to you 2: 8 points.
    new = true, summary = "text/tonight/summary.md",
    file = { "text/tonight/file.md", minutes = 10, concern = 2 },
  }
  n.visit = when.visit { "See {mr} on Ward 6", records = 0, id = "tonight-visit", voice = true, on = n.case, minutes = 45, due = "today" }
  advice { from = team.gwen, about = n.case, say = "text/tonight/gwen.md" }
  advice { from = team.femi, about = n.case, say = "text/tonight/femi.md" }
  advice { from = team.colette, about = n.case, by = "phone", say = "text/tonight/colette.md" }
  advice { from = team.angela, about = n.case, say = "text/tonight/angela.md" }
end

-- go says that there is a plan that he had a hand in: home tonight or tomorrow.
local function go(n, how)
  n.how = how
  local where = "Home on the evening of " .. now.today() .. ", on his own terms; number 9 has a key."
  if how == "night" then where = "One more night; home at eleven on " .. (({ "Friday" })[day()] or "Saturday") .. ", and Colette's people meet him there." end
  now.say(n.case, "where", where)
  protect(n.case, plan)
end

function tonight.tell(team, n)
  storyline("Half past six", function()
    wait_until "10:35"
    allocate(team, n)
    wait_until "10:40"
    when.back(1, "12:00")
    local reply
    if not when.out() then reply = ask {
      from = team.tariq, about = n.case, by = "phone", id = "tariq-rings", title = "“Tell me I'm fussing”", urgent = true,
      say = { "text/tonight/call.md", concern = 3, distress = 1 }, rings_off = "5 minutes",
      choices = {
        see   = { "“You aren't. I'll come up and ask him.”", leads = "then 45 min, before he goes", hears = "“Good. I hope he's awake.”" },
        start = { "“Who could go in tomorrow morning? I'll ring Colette before anything.”", minutes = 15, hears = "“Colette. Yes. I hope she picks up.”" },
        hold  = { "“Then he doesn't go. Take him off the list until he's been assessed.”", hears = "“Off, then. In your name? I hope that's right.”" },
        form  = { "“Send me the form. You'll hear from me by two.”", hears = "“I'll send it. I hope you can read it.”" },
      },
      moment = "Home at half past six, care from Monday: what do you do first?",
      discuss = "The form was wrong in three places and kindly meant in all of them. Which of them would you have seen without Tariq, and who had been in a position to see it?",
    } end
    expect {
      about = n.case, tiers = { "P0", "P1" },
      why = "Transport at half past six, nobody until Monday, no way in, and a box about capacity that nobody can explain. P0 where it is read as a discharge in progress that can't be undone later; P1 because the hour is known and asking him takes three quarters of an hour. P2 is after he has gone.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "hold" then
      n.held = true
      now.say(n.case, "where", "Off Thursday's transport; he waits on the ward.")
      wait(20)
      message { from = team.tariq, about = n.case, title = "Off the list", say = { "text/tonight/held.md", distress = 1 } }
    elseif reply == "start" then
      n.slot = true
      message { from = team.colette, about = n.case, by = "phone", title = "In pencil", say = "text/tonight/slot.md" }
    elseif reply == "form" then
      n.call = task { "Ring Tariq about bed 14, by two", id = "tonight-call", on = n.case, kind = "call", minutes = 10, due = "today", scene = "text/tonight/rung.md" }
    elseif reply == nil then
      wait(20)
      message { from = team.tariq, about = n.case, title = "Bed 14", say = { "text/tonight/email.md", concern = 3 } }
    end
    if n.call then hold(function() return not n.visit:begun() and not n.call:done() end, "day 1 14:00") end
    when.till(1, "14:00")
    local heard = n.call ~= nil and n.call:done()
    if n.call and not heard then withdraw(n.call, "Tariq has heard from you, or it is two.") end
    if reply ~= "hold" and not heard and not n.visit:begun() then
      message { from = team.tariq, about = n.case, title = "It's two", say = "text/tonight/nudge.md" }
    end
    when.till(1, "16:40")
    local tier = n.case:tier()
    if n.visit:begun() or n.held or (tier ~= "P0" and tier ~= "P1") then return end
    -- Whoever has put him first and can't get there is helped.
    withdraw(n.visit, "Gwen has been up to see {mr}.")
    go(n, "night")
    message { from = team.gwen, about = n.case, kind = "decision", title = "Ten minutes on Ward 6", say = "text/tonight/gwen-held.md", decides = { tier = tier, why = "he stays tonight, because there was nobody to get to him" } }
  end)

  storyline("A cap on his knee", function()
    wait_until "10:36"
    wait_for(n.visit)
    if not n.visit:done() then return end
    local today = "Thursday"
    if day() == 2 then today = "Friday" end
    local going = "“Half past six. I've run to tighter.”"
    if n.held then going = "“They've had me off the list. I asked what I'd done.”" end
    local choices = {
      neighbour = { "“Shall we ring {neighbour} now, you and I, about the key and the mornings?”", minutes = 20, hears = "“Second page of the book,” he says. “Under N.”" },
      night     = { "“If somebody could be there for breakfast, would one more night here be worth it to you?”", minutes = 20, hears = "“One night. Not two.”" },
      risk      = { "“Then let's write down what happens if it goes wrong at two in the morning, and who has the key.”", minutes = 30, hears = "“0200 hours,” he says. “Go on.”" },
      bed       = { "“There's a rehab bed at Fernlea, with a physio for your stairs. Would you give it till Wednesday?”", minutes = 15, hears = "“Till Wednesday. Not Thursday.”" },
    }
    if n.case:read "file" then
      choices.box = { "“It says here that you can't decide. Shall we write what you've just told me in its place?”", minutes = 30, hears = "“Put my licence number on it,” he says." }
    end
    local reply = when.door {
      from = n.man, about = n.case, id = "cap", title = "“They asked that”", say = { "text/tonight/visit.md", concern = 3 }, words = { today = today, going = going }, rings_off = "30 minutes",
      choices = choices,
      discuss = "He told you what he'd do, and it was honest and not safe. Where did you stop: at what he wanted, at what could happen, or at what you would have had to explain?",
    }
    n.held = false
    now.say(n.case, "visit", "Seen on " .. now.today() .. ".")
    wait(20)
    if reply == "bed" and not sign.back(team, n.case, "file", "It says on your form that nobody has tried the stairs and nobody has told number 9. Before I sign a bed for him: did he ask for one?") then
      n.how = "bed"
      now.say(n.case, "where", "A rehab bed at Fernlea, until Wednesday.")
      message { from = team.tariq, about = n.case, title = "Fernlea", say = "text/tonight/bed.md" }
    elseif reply == "neighbour" then
      go(n, "home")
      message { from = n.neighbour, about = n.case, title = "Twice for tea", say = "text/tonight/neighbour.md" }
    elseif reply == "risk" or reply == "box" then
      go(n, "home")
      message { from = team.tariq, about = n.case, title = "His own page", say = "text/tonight/risk.md" }
    elseif reply == "night" then
      go(n, "night")
      message { from = team.tariq, about = n.case, title = "Eleven", say = "text/tonight/night.md" }
    else
      go(n, "night")
      message { from = team.tariq, about = n.case, title = "Eleven tomorrow", say = "text/tonight/seen.md" }
    end
  end)

  -- What the night brings, where nobody has been: the stairs in 5 of 10, severity 2.
  storyline("The second landing", function()
    wait_until "18:25"
    if n.visit:begun() then when.till(1, "19:55") end
    if n.how or n.held or n.visit:begun() then return end
    n.how = "alone"
    now.say(n.case, "where", "Sent home on Thursday evening, with nobody going in.")
    withdraw(n.visit, "{mr} has gone home.")
    local fell = chance("he comes down for milk", 0.5)
    wait_until "day 2 08:35"
    if fell then
      harm { about = n.case, severity = 2, "{mr} lay on the stairs until morning, very cold and bruised." }
      message { from = team.night, about = n.case, title = "Overnight: {mr}", say = { "text/tonight/stairs.md", concern = 3, distress = 2 } }
      now.say(n.case, "where", "Back in hospital since Friday morning, from the stairs.")
      wait_until "day 2 11:00"
      protect(n.case, "back in hospital")
    else
      message { from = n.neighbour, about = n.case, title = "Upstairs", say = { "text/tonight/alone.md", concern = 3 } }
      wait_until "day 2 12:00"
      local rang = "Number 9 rang us, as nobody else had."
      if n.slot then rang = "He was only ever in pencil, so nobody went this morning, and then number 9 rang us." end
      message { from = team.colette, about = n.case, title = "{mr}", say = rang .. " We start tomorrow, breakfast." }
      protect(n.case, plan)
      n.how = "home"
      now.say(n.case, "where", "At home; Colette's team begin on Saturday, breakfast.")
    end
  end)

  -- Held and not seen, he waits; on Friday at three it is too late for the weekend.
  storyline("What he'd done", function()
    wait_until "day 2 08:45"
    advice { from = team.angela, about = n.case, say = "“There's no family on his form any more, and on my ward there's no tick without a name beside it.”" }
    wait_until "day 2 15:00"
    if n.how or n.visit:begun() then return end
    n.how = "ward"
    now.say(n.case, "where", "On the ward until Monday at least.")
    withdraw(n.visit, "It is too late to start anything for {mr} before Monday.")
  end)

  -- The weekend: what was arranged, and odds that are the same for everybody.
  storyline("The weekend of the 10th", function()
    wait_until "2026-01-10 22:00"
    -- Whoever has read the physiotherapist's line has had Colette raise the bed.
    local edge = 0.2
    if n.case:read "file" then edge = 0.05 end
    local slid   = chance("he comes off the edge of the bed", edge)
    local sits   = chance("there is nowhere to walk to", 0.25)
    local caught = chance("the stomach bug in bay C", 0.4)
    wait_until "day 3 08:20"
    if n.how == "home" or n.how == "night" then
      if slid then
        harm { about = n.case, severity = 1, "{mr} came off the edge of the bed; {neighbour} got him up." }
        message { from = n.neighbour, about = n.case, title = "Saturday night", say = "text/tonight/slid.md" }
      else
        message { from = n.man, about = n.case, by = "letter", title = "A letter, in capitals", say = "text/tonight/home.md" }
        good { about = n.case, "{mr} is at home, and gets up for his breakfast." }
      end
      n.at_home = true
      now.say(n.case, "where", "At home, and up for his breakfast.")
    elseif n.how == "bed" then
      if sits then
        harm { about = n.case, severity = 1, "{mr} has all but stopped walking." }
        now.say(n.case, "where", "At Fernlea; he has all but stopped walking.")
        message { from = team.fernlea, about = n.case, title = "{mr}", say = { "text/tonight/fernlea.md", concern = 2 } }
      else
        message { from = team.fernlea, about = n.case, title = "{mr}", say = "text/tonight/fernlea-well.md" }
        good { about = n.case, "{mr} can do his stairs, and goes home on Wednesday." }
        protect(n.case, plan)
        wait(40)
        message { from = team.gwen, about = n.case, kind = "decision", title = "Wednesday", say = "text/tonight/gwen-stairs.md" }
      end
    elseif n.how == "ward" then
      if caught then
        harm { about = n.case, severity = 2, "{mr} caught an infection on the ward that he had been ready to leave." }
        message { from = team.angela, about = n.case, title = "Bed 14", say = { "text/tonight/stayed.md", concern = 2, distress = 1 } }
      else
        message { from = team.angela, about = n.case, title = "Bed 14", say = "text/tonight/stayed-well.md" }
      end
    end
    -- What they said on Thursday was about Thursday.
    advice { from = team.gwen, about = n.case, say = "“It's his plan, so it's his to read. Ask him what's changed since Thursday, and begin there.”" }
    local calls = "“The same two things as on any day: a way in, and that he wants us. Then it's breakfast, and we look again on Friday.”"
    if n.at_home then calls = "“He's got the kettle on before we're in at the door. Ask him on Friday what he still needs us for.”" end
    advice { from = team.colette, about = n.case, by = "phone", say = calls }
  end)
end

return tonight
