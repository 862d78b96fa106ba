-- The lodger: a Deaf woman who has been spoken for. A safeguarding concern, which
-- the manager decides and the advanced practitioner leads, on every path.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"
local sign   = require "sign"

local lodger = {}

function lodger.declare()
  local drawn, man = names.family { draw = "the machinist" }, names.first "the lodger"
  local ms = "Ms " .. drawn.name
  return { name = ms, words = { ms = ms, lodger = man }, ms = person { ms, id = "machinist", role = "69, Ward 6" } }
end

local function allocate(team, n)
  n.case = case {
    n.name, id = "lodger", kind = adults.assessment, tier = "P3", words = n.words,
    people = { adult { n.name, "69" }, adult { n.words.lodger, "lodger" } },
    strengths = { "Counts everything, and is right", "Her own tenancy, thirty-eight years of her own wage", "Friends at the Deaf club, who have been asking where she is" },
    -- 6, another language 1, new to you 2: 9 points; as an enquiry, shared, 6.6.
    interpreter = true, new = true, summary = "text/lodger/summary.md",
    routine = { lines = {
      { "call", "The interpreter for Thursday has cancelled", from = "The interpreting service", brings = "another interpreter, Thursday at two; {ms} asked whether it is a woman, and it is.", left = "nobody is booked for Thursday. {ms} has asked twice, on paper." },
    } },
    file = { "text/lodger/file.md", minutes = 10, concern = 2 },
  }
  fact { "{lodger} had had {ms}'s card since October, and about thirteen hundred pounds of hers.", about = n.case, concern = 3, since = "2025-10-06" }
  advice { from = team.femi, about = n.case, say = "text/lodger/femi.md" }
  advice { from = team.gwen, about = n.case, say = "text/lodger/gwen-advice.md" }
end

function lodger.tell(team, n)
  local seen = false

  -- enquire: the manager decides it once, on every path.
  local function enquire(first)
    if n.enquiry then return end
    n.enquiry = true
    now.say(n.case, "enquiry", "Section 42 enquiry; Femi leads.")
    advice { from = team.gwen, about = n.case, say = "text/lodger/gwen-leads.md" }
    local rule = "Interpreter first; nobody speaks to him before she's said what she wants."
    if seen then rule = "Nobody speaks to him unless she wants it." end
    adults.enquire { on = n.case, manager = team.gwen, lead = team.femi, say = "text/lodger/gwen.md", words = { first = first, rule = rule } }
  end

  -- lay lays out the visit with Femi and an interpreter.
  local function lay(d, time)
    local due = "day " .. math.max(d, 3)
    n.visit = when.visit {
      "See {ms} with an interpreter, and Femi", id = "lodger-visit", voice = true, on = n.case, with = team.femi, minutes = 75, from = when.from(d, time), due = due,
      swap = "A woman talks about money, and about being spoken for. Nobody is injured.",
    }
  end

  storyline("Four signs", function()
    wait_until "day 2 10:05"
    allocate(team, n)
    wait_until "day 2 10:10"
    when.back(2, "12:30")
    local reply
    if not when.out() then reply = ask {
      from = team.beth, about = n.case, by = "phone", id = "beth-rings", title = "“Him and not her”", urgent = true, say = { "text/lodger/call.md", concern = 3, distress = 1 }, rings_off = "5 minutes",
      choices = {
        interpreter = { "“I'll book an interpreter and see her without him. It's usual, so he needn't be told why.”", hears = "“I can't say that it's anything. But yes. Thank you.”" },
        gwen  = { "“Thank you. That goes to Gwen before lunch, and I'll tell you what she says.”", minutes = 10, hears = "“I can't say that it's anything. Thank you.”" },
        paper = { "“I'll come up now, with paper and a pen, while he's at work.”", minutes = 30 },
        ban   = { "“Ask Angela to stop his visits, for now.”", hears = "“I can't say why, if he asks me. But all right.”" },
      },
      moment = "“I can't tell you that anything's happened”: where does it go?",
      discuss = "Nine days without an interpreter, and nobody unkind. What made it easy? What did it cost, before anybody thinks about money?",
    } end
    expect {
      about = n.case, tiers = { "P1", "P2" },
      why = "She can't say what is happening while he is her voice, he wants the account, and she looked at the floor. P1: to the manager today; an interpreter can be had on a screen this afternoon. P2: she is on a ward, and safe until Monday if the question of money is with the manager. P0 would need danger tonight. P3 waits for somebody to be sure.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "interpreter" or reply == "gwen" then
      if reply == "gwen" then
        n.brought = true
        wait(30)
        enquire "Thank Beth, and tell her why I said yes."
        n.beth = task { "Tell Beth what Gwen said", id = "lodger-beth", on = n.case, kind = "call", minutes = 10, due = "today", scene = "text/lodger/beth-told.md" }
      end
      lay(2, "14:00")
    else
      if reply == "paper" then
        message { from = n.ms, about = n.case, by = "visit", id = "card", title = "CARD", say = { "text/lodger/paper.md", concern = 3 } }
      elseif reply == "ban" then
        when.till(2, "16:10")
        message { from = team.angela, about = n.case, title = "Visiting", say = { "text/lodger/banned.md", distress = 1 } }
      else
        wait(20)
        message { from = team.beth, about = n.case, title = "{ms}", say = { "text/lodger/email.md", concern = 3 } }
      end
      lay(3, "13:00")
    end
  end)

  -- Beth was told that she would hear.
  storyline("What Gwen said", function()
    wait_until "day 2 10:06"
    hold(function() return n.beth == nil or not n.beth:begun() end, "day 3 09:20")
    if n.beth == nil or n.beth:begun() then return end
    withdraw(n.beth, "Beth has asked Gwen herself.")
    message { from = team.beth, about = n.case, title = "What Gwen said", say = "text/lodger/beth-asked.md" }
  end)

  -- To the manager: asked, moved up, or by Beth herself on Monday.
  storyline("The three questions", function()
    wait_until "day 2 10:06"
    hold(function()
      local tier = n.case:tier()
      return not n.enquiry and not n.brought and not team.gwen:asked(n.case) and tier ~= "P0" and tier ~= "P1"
    end, "day 3 11:30")
    if n.enquiry or n.brought then return end
    wait(20)                                   -- time for whoever is on the telephone with Beth to bring it
    if n.enquiry or n.brought then return end
    local first = "I had it from Beth. It should have been from you, and on Friday."
    if team.gwen:asked(n.case) then first = "You did right to bring it."
    elseif when.before(3, "11:30") then first = "You had her at the top, so I asked Beth why." end
    enquire(first)
  end)

  storyline("Three fingers", function()
    wait_until "day 2 10:06"
    hold(function() return n.visit == nil end, "day 3 09:00")
    hold(function() return not n.visit:begun() and n.visit:by() == nil end, "day 4 15:00")
    if n.visit:by() == "colleague" or not n.visit:begun() then
      if not n.visit:begun() and n.visit:by() == nil then withdraw(n.visit, "Femi has been to see {ms}.") end
      seen = true
      now.say(n.case, "visit", "Femi has seen her: her card, her letters, him out by Easter.")
      enquire "Femi brought it to me."
      if day() < 5 then when.till(day(), "16:30") end
      message { from = team.femi, about = n.case, title = "{ms}", say = { "text/lodger/femi-went.md", distress = 1 } }
      n.how = "want"
      return
    end
    wait_for(n.visit)
    seen = true
    now.say(n.case, "visit", "Seen on " .. now.today() .. ", with an interpreter: her card, her letters, him out by Easter.")
    local choices = {
      bank   = { "“Card and letters first, then. Shall we go to the bank, and you do the talking?”", minutes = 20, hears = "“Yes. I talk. You write.”" },
      told   = { "“Would you want to tell him yourself? With us in the room, outside it, or not at all?”", minutes = 20, hears = "“In the room. You outside it. Door open.”" },
      police = { "“I hear ‘no police’. May I tell you what they could do, and then ask you again?”", minutes = 20, hears = "“You can say it. I said no once.”" },
      away   = { "“You aren't safe there. I'd like you somewhere that he doesn't have the address of, today.”", minutes = 15, hears = "“How long? Who pays the rent?”" },
    }
    if n.case:read "file" then
      choices.letter = { "“There's a letter from the bank in your locker, in your name. Shall we read it, the three of us, and answer it?”", minutes = 20, hears = "She opens it herself." }
    end
    local reply = when.door {
      from = n.ms, about = n.case, id = "fingers", title = "Three things, on three fingers", say = { "text/lodger/visit.md", concern = 3, distress = 2 }, rings_off = "30 minutes",
      choices = choices,
      discuss = "She wanted three things, and not a fourth. When would you go against that fourth, and what would you have to be able to say?",
    }
    wait(15)
    enquire "You brought me what she said, in her order."
    n.how = reply or "seen"
    if reply == "away" and not sign.back(team, n.case, "file", "You've put that she counts to the pound and wants three things. This is a fourth, and takes her from everybody who signs. Did she ask for it? If it's that you'd sleep better, I'd understand, and I wouldn't sign.") then
      wait(60)
      message { from = team.femi, about = n.case, title = "{ms}", say = { "text/lodger/away.md", concern = 3, distress = 1 } }
      return
    end
    protect(n.case, "what she wants")
    when.till(day() + 1, "15:00")
    local says = { bank = "text/lodger/bank.md", letter = "text/lodger/bank.md", told = "text/lodger/told.md", police = "text/lodger/police.md" }
    -- What she wished can go badly, and was still hers: 4 in 10, severity 1.
    if reply == "told" and chance("he goes in the night", 0.4) then
      harm { about = n.case, severity = 1, "{lodger} went, and took money and a thimble of {ms}'s." }
      message { from = team.femi, about = n.case, title = "{ms}", say = { "text/lodger/took-back.md", concern = 2, distress = 1 } }
      return
    end
    message { from = team.femi, about = n.case, title = "{ms}", say = says[reply] or "text/lodger/seen.md" }
    good { about = n.case, "{ms} has her card, her letters and the say." }
  end)

  -- Money goes on Monday evening in 6 of 10, unless she has been heard or her card is
  -- stopped. Severity 1. Who is moved away takes it back in 35 of 100. Severity 2.
  storyline("The machine at the garage", function()
    wait_until "day 3 18:30"
    local taken, nods = chance("four hundred pounds", 0.6), chance("nothing to say", 0.35)
    wait_until "day 4 09:20"
    if taken and not seen then
      harm { about = n.case, severity = 1, "{ms} lost another £400." }
      message { from = team.beth, about = n.case, title = "Her bank", say = { "text/lodger/money.md", concern = 3 } }
    end
    wait_until "day 6 15:20"
    if n.how ~= "away" then return end
    if nods then
      harm { about = n.case, severity = 2, "{ms} has gone back with {lodger}, and says that there is nothing to say." }
      message { from = team.femi, about = n.case, title = "{ms}", say = { "text/lodger/nods.md", concern = 3, distress = 1 } }
    else
      message { from = team.femi, about = n.case, title = "{ms}", say = "text/lodger/stays.md" }
    end
  end)
end

return lodger
