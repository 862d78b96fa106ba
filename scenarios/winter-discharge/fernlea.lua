-- Fernlea: the assessment that waits. A woman who has got better in a short-term
-- bed, and a nephew with a form. Nobody rings.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"
local sign   = require "sign"

local fernlea = {}

function fernlea.declare(team)
  local drawn = names.family { draw = "the woman at Fernlea" }
  local sister, nephew = names.first "the sister", names.first "the nephew"
  local mrs = "Mrs " .. drawn.name
  local n = {
    name = mrs, words = { mrs = mrs, sister = sister, nephew = nephew },
    mrs    = person { mrs, id = "tea-towel", role = "88, at Fernlea" },
    sister = person { sister, id = "sister", role = "sister, 84" },
    nephew = person { nephew, id = "nephew", role = "nephew" },
  }
  n.case = case {
    mrs, id = "fernlea", kind = adults.assessment, tier = "P3", words = n.words,
    people = { adult { mrs, "88" }, adult { sister, "sister" }, adult { nephew, "nephew" } },
    strengths = { "Brought up four of other people's children", "{sister} rings at six every evening", "Ground floor, and a neighbour on each side" },
    -- 6 points.
    since = "2025-12-15", seen = "2025-12-15", summary = "text/fernlea/summary.md",
    routine = { lines = {
      { "call", "Voicemail: {nephew}, twice", from = "Your work phone", brings = "voicemail again; you have left a number and said what it is about.", left = "the nephew's voicemail is still the last word." },
      { "chase", "The physio's note from Fernlea hasn't come", from = "The physiotherapist", brings = "the physiotherapist is on leave; a colleague sends half a page." },
    } },
    file = { "text/fernlea/file.md", minutes = 10, concern = 2 },
  }
  fact { "{nephew} was about to have {mrs}'s flat given up, and nobody had asked her.", about = n.case, concern = 3, since = "2026-01-05", protective = { "the flat is hers", "nothing is signed before she has been seen" } }
  advice { from = team.femi, about = n.case, say = "text/fernlea/femi.md" }
  advice { from = team.gwen, about = n.case, say = "text/fernlea/gwen.md" }
  advice { from = n.sister, about = n.case, by = "phone", say = "text/fernlea/sister.md" }
  return n
end

function fernlea.tell(team, n)
  storyline("When the lady comes", function()
    n.visit = when.visit { "See {mrs} at Fernlea", travel = 30, id = "fernlea-visit", voice = true, on = n.case, minutes = 50, due = "2026-01-15" }
    n.paper = task {
      "Needs assessment and plan", id = "fernlea-paper", on = n.case, kind = "assessment", minutes = 180, due = "2026-01-15",
    }
    -- 15 December and a month is Thursday 15 January.
    adults.assess { on = n.case, due = "2026-01-15", met_by = n.paper }
    wait_for(n.visit)
    if not n.visit:done() then return end
    local home = "on Thursday"
    if day() == 1 then home = "next Thursday" elseif day() >= 6 then home = "on Monday" end
    n.monday = day() >= 6
    local choices = {
      kitchen = { "“If you were home " .. home .. ", with somebody mornings at first: what should be there when you got in?”", minutes = 20, hears = "“My kettle, dear,” she says. “And Jean, for a look.”" },
      rang    = { "“Shall we ring {sister} from the office, and ask who'd have a key?”", minutes = 20, hears = "“She'll be at her crossword,” she says. “Let it ring.”" },
      told    = { "“May I ring {nephew}, here, with you, and say that it hasn't gone?”", minutes = 15, hears = "“On the loud one, please,” she says." },
      stay    = { "“You're settled here, and it's safe. Shall I ask for it to be for good?”", minutes = 15, hears = "“For good,” she says. “Where are my glasses?”" },
    }
    if n.case:read "file" then
      choices.jean = { "“Jean has written down that you make your own tea. Shall we read it to {nephew}, the two of us?”", minutes = 20, hears = "“Jean writes a clear hand,” she says." }
    end
    local reply = when.door {
      from = n.mrs, about = n.case, id = "glasses", title = "“Are you the lady?”", say = { "text/fernlea/visit.md", concern = 3 }, rings_off = "30 minutes",
      choices = choices,
      discuss = "“Settled”, three weeks running. What does the word do, for whoever writes it and whoever reads it? What did you do before you read it?",
    }
    wait(30)
    if reply == "stay" and not sign.back(team, n.case, "file", "Your form says “makes own tea”, and under that “permanent residential care”. I can't get from the one to the other. Can you? Can she?") then
      n.how = "stay"
      now.say(n.case, "visit", "Seen on " .. now.today() .. "; she stays at Fernlea for good.")
      message { from = team.fernlea, about = n.case, title = "Canal Court", say = "text/fernlea/stay.md" }
      return
    end
    n.how = "home"
    now.say(n.case, "visit", "Seen on " .. now.today() .. "; she wants to go home, and the flat is hers.")
    protect(n.case, "the flat is hers")
    local says = { rang = "text/fernlea/rang.md", told = "text/fernlea/told.md", jean = "text/fernlea/told.md" }
    local from = { rang = n.sister, told = n.nephew, jean = n.nephew }
    local mornings = "Thursday"
    if n.monday then mornings = "Monday" end
    message { from = from[reply] or team.fernlea, about = n.case, title = "Canal Court", say = says[reply] or "text/fernlea/kitchen.md", words = { mornings = mornings } }
  end)

  -- A civil email, and a date in it.
  storyline("A form to save the bother", function()
    wait_until "day 2 15:10"
    if n.how then return end
    message { from = n.nephew, about = n.case, title = "Housing", say = { "text/fernlea/nephew.md", concern = 3 } }
    expect {
      about = n.case, tiers = { "P1", "P2" },
      why = "A form by Wednesday noon that ends a tenancy of forty-one years, for somebody who makes her own tea and asks when she is going home. P2: seen by Tuesday. P1 where it is read as two minutes on the telephone today, to the nephew and to Fernlea, that nothing is to be signed. P3, Thursday, is a day late.",
      judged = "not yet reviewed by practitioners",
    }
  end)

  -- Whoever moves her up is helped: nothing is signed before she has been seen.
  storyline("Nothing signed", function()
    wait_until "day 2 15:11"
    local function up()
      local tier = n.case:tier()
      return tier == "P0" or tier == "P1" or tier == "P2"
    end
    -- The email has been read once it weighs on the desk.
    hold(function() return not (up() and n.case:concern() >= 3) and not n.how end, "day 5 11:00")
    if n.how or not up() then return end
    wait(20)
    if n.how then return end
    n.told = true
    now.say(n.case, "form", "Nothing is signed before she has been seen.")
    protect(n.case, "nothing is signed before she has been seen")
    message { from = team.gwen, about = n.case, kind = "decision", title = "The form", say = "text/fernlea/gwen-up.md", decides = { tier = n.case:tier(), why = "nothing is signed until she has been seen" } }
  end)

end

-- wednesday tells how it goes on after the weekend.
function fernlea.wednesday(team, n)
  -- Wednesday noon: unseen, and with nobody told, she signs in 6 of 10. Severity 2.
  storyline("Wednesday, noon", function()
    wait_until "day 5 12:00"
    local signs, down = chance("she finds her glasses", 0.6), chance("somebody else's job", 0.4)
    if n.how == nil and n.told then
      if not n.visit:begun() then message { from = team.fernlea, about = n.case, title = "The lady", say = "text/fernlea/waiting.md" } end
    elseif n.how == nil and not n.visit:begun() then
      withdraw(n.visit, "{nephew} has been to Fernlea with the form.")
      if signs then
        n.how = "signed"
        now.say(n.case, "form", "She has signed the form.")
        harm { about = n.case, severity = 2, "{mrs} signed away a flat that she wanted to go home to." }
        message { from = team.fernlea, about = n.case, title = "Canal Court", say = { "text/fernlea/signed.md", concern = 3, distress = 1 } }
      else
        n.how = "unsigned"
        message { from = team.fernlea, about = n.case, title = "Canal Court", say = "text/fernlea/unsigned.md" }
        wait_until "day 5 15:00"
        message { from = team.gwen, about = n.case, kind = "decision", title = "Canal Court", say = "I've rung {nephew} and Fernlea: nothing's signed until she's been seen, and Femi sees her." }
        protect(n.case, "the flat is hers")
      end
    end
    wait_until "day 7 10:20"
    if n.how == "home" and n.monday then
      good { about = n.case, "{mrs} goes home to Canal Court on Monday." }
    elseif n.how == "home" then
      message { from = n.mrs, about = n.case, by = "letter", title = "A postcard of a lock", say = "text/fernlea/home.md" }
      good { about = n.case, "{mrs} is home at Canal Court." }
    elseif n.how == "stay" then
      if down then
        harm { about = n.case, severity = 2, "{mrs} gave up her home, and has stopped doing things for herself." }
        message { from = team.fernlea, about = n.case, title = "{mrs}", say = { "text/fernlea/down.md", concern = 3, distress = 1 } }
      else
        message { from = team.fernlea, about = n.case, title = "{mrs}", say = "text/fernlea/stayed.md" }
      end
    end
  end)
end

return fernlea
