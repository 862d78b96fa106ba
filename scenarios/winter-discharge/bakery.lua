-- The bakery: a young man after a brain injury, a frightened mother, and a
-- question of capacity that was asked in a corridor at ten past four.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"

local bakery = {}

function bakery.declare(team)
  local drawn, friend = names.family { draw = "the young baker", children = 1 }, names.first "the baker's friend"
  local n = {
    name = drawn.children[1] .. " " .. drawn.name,
    words = { young = drawn.children[1], mum = drawn.parent, friend = friend },
    young = person { drawn.children[1], id = "baker", role = "24, Ward 6" },
    mum   = person { drawn.parent, id = "baker-mum", role = "mother, " .. drawn.name },
  }
  n.case = case {
    n.name, id = "bakery", kind = adults.capacity, tier = "P3", words = n.words,
    people = { adult { n.name, "24" }, adult { drawn.parent, "mother" }, adult { friend, "friend" } },
    strengths = { "Up at four without a clock", "{friend}, who has paid half a rent since September", "A mother who has been in every day", "Uses his telephone and his hand as a memory, and thought of it himself" },
    -- 9, new to you 2: 11 points.
    new = true, since = "2026-01-06", summary = "text/bakery/summary.md",
    routine = { lines = {
      { "call", "The MP's office asks for a line by Friday", from = "The MP's office", brings = "the MP's office has been told who answers, and when.", left = "the MP's office has written to the director." },
      { "chase", "The psychologist's full report", from = "The psychologist", brings = "the psychologist is away until Wednesday; the note is all there is." },
    } },
    file = { "text/bakery/file.md", minutes = 10, concern = 2 },
  }
  advice { from = team.femi, about = n.case, say = "text/bakery/femi.md" }
  advice { from = team.gwen, about = n.case, say = "text/bakery/gwen.md" }
  return n
end

function bakery.tell(team, n)
  local able = false                           -- shown in the morning

  storyline("A hundred and eleven days", function()
    wait_until "12:40"
    when.back(1, "15:00")
    local reply = ask {
      from = n.mum, about = n.case, by = "email", id = "mum-writes", title = "Your ‘assessment’", say = { "text/bakery/mum.md", concern = 1, distress = 1 }, rings_off = "4 hours",
      choices = {
        hear    = { "Ring her: “Would you tell me about the hundred and eleven days?”", minutes = 25, hears = "“From the beginning?” says {mum}." },
        explain = { "Write back what it is and isn't, and that she'll be asked as well", minutes = 15, hears = "It has gone to her, and not to the MP." },
        first   = { "“Thank you. I'd like to see him first, and then to talk with you.”", hears = "She has read it. She does not answer." },
        unit    = { "“You know him best. I'll support the unit.”", hears = "She has read it already." },
      },
      discuss = "What is she asking for, under the letter? Which sentence would you answer first?",
    }
    expect {
      about = n.case, tiers = { "P2", "P3" },
      why = "An MP copied in changes who answers, and not how soon her son is asked. He is safe on the ward, and there is a meeting on Tuesday: P2, because he has to be asked before it, in a morning, and there are two of those. P3 where the meeting itself is read as the day. A call back to a frightened mother today is courtesy and good sense, and one can want that too.",
      judged = "not yet reviewed by practitioners",
    }
    n.promised = reply == "unit"
    if n.promised then now.say(n.case, "where", "His mother has been told that you support the unit.") end
    wait(60)
    local says = { hear = "text/bakery/heard.md", explain = "text/bakery/explained.md", unit = "text/bakery/thanked.md" }
    if says[reply] then
      message { from = n.mum, about = n.case, title = "Re: Your ‘assessment’", say = says[reply] }
    elseif reply == nil then
      when.till(2, "09:10")
      message { from = n.mum, about = n.case, title = "Your silence", say = { "text/bakery/unanswered.md", distress = 1 } }
    end
  end)

  -- What there is to see hangs on the hour: up to one he can be asked, after it he can't.
  local function sit(visit)
    wait_for(visit)
    if not visit:done() then return end
    if clock() > "13:10" then
      now.say(n.case, "asked", "Seen on " .. now.today() .. ", in an afternoon: it shows neither.")
      when.door {
        from = n.young, about = n.case, id = "afternoon-" .. day(), title = "“I'm a morning person”", say = "text/bakery/afternoon.md", rings_off = "30 minutes",
        choices = { back = { "“Then I'll come back in one. That's my mistake, and not yours.”", hears = "“Morning,” he says. “Ask me in one.”" }, lunch = { "“You have. It was soup. Shall we go and look at the garden?”", minutes = 15, hears = "“Soup,” he says. “Right. Garden.”" } },
      }
      if day() < 4 then
        n.again = when.visit { "See {young} again, in the morning", id = "bakery-again", on = n.case, minutes = 75, records = 45, hours = { "09:00", "11:30" }, due = "day 4" }
      end
      return
    end
    able = true
    now.say(n.case, "asked", "Asked in a morning, on " .. now.today() .. ": he can decide it, with help.")
    local reply = when.door {
      from = n.young, about = n.case, id = "hand", title = "“Write down that I know”", say = { "text/bakery/morning.md", concern = 2 }, rings_off = "30 minutes",
      choices = {
        trial = { "“What would you say to two nights first, with somebody looking in?”", minutes = 15, hears = "“Two nights. With timers.”" },
        tell  = { "“Would you tell her yourself on Tuesday, with me beside you?”", minutes = 15, hears = "“With you beside me. Write that down.”" },
        unit  = { "“I hear you. I still think that the unit is the safe answer.”", minutes = 10, hears = "“Twelve weeks,” he says. “I can count that.”" },
      },
      discuss = "Same man, same question, two hours of the day. What in how you asked would you have to write down, for a court to see that he was helped to decide?",
    }
    n.promised, n.beside = n.promised or reply == "unit", reply == "tell"
    if reply ~= "unit" then protect(n.case, "asked in the morning") end
  end

  storyline("Flat, unit, Mum scared", function()
    -- Three hours with its record, as england.adults has it.
    local minutes = adults.minutes "capacity_assessment" - 60
    n.visit = when.visit { "Capacity to decide where to live: see {young}", id = "bakery-capacity", on = n.case, minutes = minutes, records = 60, due = "day 3" }
    sit(n.visit)
    -- Withdrawn where the note was read: then it is laid for the mornings.
    if n.again then sit(n.again) end
  end)

  -- Whoever has read the psychologist's note goes in the morning.
  storyline("Mornings", function()
    wait_until "09:06"
    hold(function() return not n.case:read "file" and not n.visit:begun() end, "day 3 16:00")
    if n.visit:begun() or not n.case:read "file" then return end
    n.again = when.visit {
      "Capacity to decide where to live: see {young}, in the morning", id = "bakery-morning", voice = true, on = n.case, minutes = 120, records = 60, due = "day 3",
      hours = { "09:00", "11:00" },
    }
    withdraw(n.visit, "The note says mornings: you have moved it.")
  end)

  -- What the paper says of a best interests decision for somebody who has shown
  -- that he can decide.
  local function asked()
    if able then return "Beth asked how, if he'd shown that he can decide it, and the eleven minutes were up." end
    return "Nobody asked what was on his hand."
  end

  -- What the unit is told of him, which is what somebody has read.
  local function told()
    if n.case:read "file" then return "The kitchen page that you'd read has gone with it, so the unit knows he's up at four." end
    return "The unit has had the ward round's letter."
  end

  local function later()
    now.say(n.case, "where", ({ trial = "Two nights at home from Wednesday.", unit = "The unit from Wednesday." })[n.how] or "No decision; they meet again on Monday.")
    advice { from = team.gwen, about = n.case, say = "“Whatever was said on Tuesday, ask him what he makes of it, in a morning. And tell his mother that you did.”" }
  end

  -- Nobody is moved on a best interests decision while nobody has shown that he can't
  -- decide: the manager says so, and he is asked, late, on the next morning.
  local function challenge()
    wait(30)
    now.say(n.case, "where", "The unit is on hold; he is asked on Wednesday morning.")
    message { from = team.gwen, about = n.case, kind = "decision", title = "Whose decision", say = "text/bakery/gwen-challenge.md" }
    wait_until "day 5 10:15"
    now.say(n.case, "where", "He has chosen the unit, asked late.")
    message { from = team.femi, about = n.case, title = "Half past nine", say = { "text/bakery/asked-late.md", concern = 2 } }
  end

  -- The meeting takes place whether or not anybody is ready for it.
  storyline("Eleven minutes", function()
    wait_until "day 3 09:30"
    local meeting = when.visit { "Be with {young} at the meeting: where next", records = 0, id = "bakery-meeting", on = n.case, minutes = 60, from = when.at(4, "09:50"), due = "day 4" }
    when.till(4, "09:50")
    if not meeting:begun() and not when.out() then
      message { from = team.angela, about = n.case, by = "in person", title = "Ten to ten", urgent = true, say = "“They're going in. He's asked whether you're coming.”" }
    end
    hold(function() return not meeting:begun() end, "day 4 10:20")
    for _, visit in ipairs { n.visit, n.again } do withdraw(visit, "The meeting about {young} has begun.") end
    if not meeting:begun() then
      withdraw(meeting, "The meeting has gone on without you.")
      wait(40)
      if able and not n.promised then
        n.how = "trial"
        later()
        local hood = "He put his hood down"
        if n.beside then hood = "He looked round for you first. Then he put his hood down" end
        message { from = team.angela, about = n.case, kind = "decision", title = "{young}", say = "text/bakery/spoke.md", words = { hood = hood } }
      else
        n.how = "unit"
        later()
        local say = "text/bakery/without-you.md"
        if able then say = "text/bakery/unit.md" end
        message { from = team.angela, about = n.case, kind = "decision", title = "{young}", say = { say, concern = 2 }, words = { asked = asked(), told = told() } }
        challenge()
      end
      return
    end
    wait_for(meeting)
    local known = "The psychologist's note says mornings. Nobody has asked him in one."
    if not n.case:read "file" then known = "Somebody reads out the psychologist's note: mornings. Nobody has asked him in one." end
    local choices = {
      wait = { "“He hasn't been asked in the morning yet. Not today.”", hears = "The consultant looks at the clock." },
      unit = { "“The unit, for twelve weeks. It's the safe answer.”", hears = "{mum} shuts the folder." },
    }
    if able then
      known = "You have his morning in front of you, on two pages, with a photograph of his hand."
      choices.wait = { "“He can decide this, with help. Not in front of nine people, and not in eleven minutes.”", hears = "The consultant looks at the clock." }
      choices.trial = { "“He can decide this, with help. Two nights from Wednesday, and then we all talk.”", hears = "{mum} looks at him, and not at you." }
      choices.spoke = { "“He can decide this, with help. Could we hear it from him?”", hears = "{young} takes his hood down." }
    end
    local reply = ask {
      from = team.angela, about = n.case, by = "visit", id = "meeting", title = "“Where next?”", say = "text/bakery/meeting.md", words = { known = known }, choices = choices, rings_off = "10 minutes", urgent = true,
      moment = "Nine people and eleven minutes: what does social work say?",
      discuss = "Whose decision was it? If he could make it, what was the meeting for? If he couldn't yet, who gets to be patient, and who pays for it?",
    }
    wait(20)
    local first = "he's to be heard in a morning first, and not by nine people"
    if able then first = "he's to say it himself, and not to nine people" end
    local says = { trial = "text/bakery/trial.md", spoke = "text/bakery/spoke.md", wait = "text/bakery/not-today.md", unit = "text/bakery/unit.md" }
    if reply == nil then reply = "unit" end    -- nobody spoke
    n.how = reply
    if n.how == "spoke" then n.how = "trial" end
    later()
    if n.how == "trial" then protect(n.case, "a trial at home") end
    message { from = team.angela, about = n.case, kind = "decision", title = "{young}", say = says[reply], words = { asked = asked(), told = told(), hood = "He put his hood down", first = first } }
    if n.how == "unit" then challenge() end
  end)

  -- Wednesday night: smoke in 1 of 4 at the flat, severity 1; the bus station in
  -- 1 of 2 from the unit, severity 2; worn down in 3 of 10 on the ward, severity 1. Where
  -- the file was read, whoever has him knows of the timer and of four o'clock: 1 in 10
  -- and 2 in 10.
  storyline("Four in the morning", function()
    wait_until "day 6 04:10"
    local ring, out = 0.25, 0.5
    if n.case:read "file" then ring, out = 0.1, 0.2 end
    local smoke, bus, low = chance("an oven glove", ring), chance("a bus that used to go there", out), chance("three bays", 0.3)
    wait_until "day 6 09:20"
    if n.how == "trial" then
      if smoke then
        harm { about = n.case, severity = 1, "There was smoke over the bakery at five in the morning; nobody was hurt." }
        message { from = n.young, about = n.case, title = "dont panic", say = "text/bakery/smoke.md" }
      else
        message { from = n.young, about = n.case, title = "rolls", say = "text/bakery/well.md" }
        good { about = n.case, "{young} slept at home, and worked a morning." }
      end
    elseif n.how == "unit" then
      if bus then
        harm { about = n.case, severity = 2, "{young} walked out of the unit in the night, and was found in the cold." }
        message { from = team.night, about = n.case, title = "Overnight: {young}", say = { "text/bakery/bus.md", concern = 3, distress = 1 } }
      else
        message { from = n.mum, about = n.case, title = "{young}", say = "text/bakery/unit-well.md" }
      end
    elseif low then
      harm { about = n.case, severity = 1, "{young} was moved between three bays, and has stopped getting up." }
      message { from = team.angela, about = n.case, title = "{young}", say = { "text/bakery/low.md", concern = 2 } }
    end
  end)
end

return bakery
