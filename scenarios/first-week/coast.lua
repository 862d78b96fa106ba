-- A child looked after 130 miles away: a visit that eats a day, on a date that
-- is law, and news on Tuesday that should change what everybody thought of it.

local children  = require "england.children"
local protocols = require "england.protocols"
local names     = require "names"
local now       = require "now"
local weighting = require "weighting"
local when      = require "when"

local coast = {}

-- What the child's case counts once it isn't settled any more: 7 instead of 4.
local not_settled = weighting.kind("looked after, not settled", "looked_after_unsettled")

function coast.declare()
  local drawn = names.family { draw = "the child on the coast", children = 1 }
  local carer = names.first "the foster carer"
  return {
    drawn = drawn,
    words = { family = drawn.name, young = drawn.children[1], carer = carer },
    young = person { drawn.children[1], id = "young", role = "14 years old" },
    carer = person { carer, id = "carer", role = "foster carer" },
  }
end

-- allocate puts the child on the caseload.
function coast.allocate(team, c)
  c.case = case {
    c.drawn.name, id = "coast",
    kind  = children.looked_after, tier = "P3", words = c.words,
    people = { child { c.words.young, age = 14 }, adult { c.words.carer, "foster carer" } },
    strengths = { "A dog, and somebody who took it in", "{carer}, who rings", "An older brother, every month, by train" },
    -- Looked after, settled 4; new to you 2; travel: 324 minutes there and back
    -- are 264 beyond the first hour, 4.4 hours × 3 points × 0.167 visits a week
    -- (one in six weeks) = 2.2. Together 8.2 points.
    travel = 324, visits = 0.167, new = true, since = "2026-03-02", seen = "2026-01-22",
    summary = "text/coast/summary.md",
    file    = { "text/coast/file.md", minutes = 10, concern = 2 },
    routine = { lines = {
      { "call", "Is {young} on a part-time timetable, or isn't that the word?", from = "The school", brings = "the school sends what was agreed in January, unsigned.", left = "the school has rung again, and will ask the virtual school." },
      { "email", "The train warrant for the brother's next visit", from = "Business support" },
      { "call", "The dog's injections: who pays?", from = "The fostering team", brings = "the fostering team pays, and tells {carer}.", left = "the fostering team has rung again about the dog." },
    } },
  }
  fact {
    "J, nineteen, with a car, had {young} hold bags in the afternoons, when nobody was at home.",
    about = c.case, concern = 3, since = "2026-01-26",
    protective = { "plan for the evenings", "plan for the afternoons", "strategy discussion", "passed on to Dawn" },
  }
  -- 22 January and six weeks (42 days: 9 in January, 28 in February, 5 in March)
  -- is Thursday 5 March.
  children.looked_after_visits { on = c.case, due = "2026-03-05" }
  advice { from = team.marta, about = c.case, say = "text/coast/marta.md" }
end

-- lay lays out the journey for day d: 120 minutes there and 324 of road are 444, a day.
function coast.lay(c, d, from)
  local rule = children.timescale "looked_after_visit"
  c.trip = when.visit {
    "Visit {young}: there and back in a day", id = "coast-visit-" .. d, on = c.case, minutes = 120,
    from = when.from(d, from), due = "2026-03-05", source = rule.source, status = rule.status, voice = true,
    touches = "somebody older who may be using a young person. Nobody is hurt.",
  }
end

-- note tells of the night team's note in Ruth's mailbox, for whoever reads it before the
-- carer rings: she has asked for a call, and can be rung at once.
function coast.note(team, c)
  if c.rung then return end
  message { from = team.night, about = c.case, title = "To Ruth, 06:55", say = { "text/coast/note.md", concern = 3, distress = 1 } }
  c.asked = task { "Ring {carer}, who has asked for a call", id = "carer-asked", on = c.case, kind = "call", minutes = 5, due = "day 2" }
  now.say(c.case, "night", "Missing on Monday night. {carer} has asked for a call.")
  advice { from = team.dawn, about = c.case, minutes = 5, say = "“Ring {carer} now, before you and I talk. She asked for it at nine last night. Then come and tell me what she said.”" }
end

-- call tells what the carer rings about on day d (Tuesday), or says when she is rung before
-- that: a night missing.
function coast.call(team, c, d)
  storyline("The carer has waited", function()
    wait_until(when.at(d, "14:45"))
    if c.asked then withdraw(c.asked, "{carer} has rung.") end
  end)

  storyline("The carer rings", function()
    hold(function() return c.asked == nil end, when.at(d, "14:45"))
    if c.asked then wait_for(c.asked) end
    local first = c.asked ~= nil and c.asked:done()   -- the student has rung her
    if first then advice { from = team.dawn, about = c.case, say = "text/coast/dawn.md" } end
    local words = { opening = "It's " .. c.words.carer .. ", I'm sorry to ring, I know you're new.", slept = "Slept all day", tried = "I tried to ring, sorry." }
    if first then
      words = { opening = "Oh, you've rung, thank you. I know you're new.", slept = "Asleep since", tried = "You had to go, I think." }
    end
    local choices = {
      speak   = { "“Is {young} awake? Only so that I can say hello.”", minutes = 15, hears = "“I'll knock.”" },
      plan    = { "“Let's write down who does what, if {young} isn't in by nine.”", minutes = 25, hears = "“Nine, the police, then you. I'll show it to {young} first.”" },
      sooner  = { "“I'll come, face to face, and by Thursday. You'll hear tomorrow which day.”", hears = "“I'll say by Thursday, then. Not a day.”" },
      consult = { "“I'd like to think with Dawn. I'll ring you back before five.”", minutes = 10, hears = "“Before five. I'll stay by the phone.”" },
    }
    local reply
    if first or not when.out() then
      reply = ask {
        from = c.carer, about = c.case, by = "phone", id = "carer-rings", title = "“Bigger than it is, or smaller”", urgent = true,
        say = { "text/coast/call.md", concern = 3, distress = 1 }, words = words, choices = choices, rings_off = "10 minutes",
        moment = "A first night missing: what do you do with it?",
        discuss = "On Monday this was settled. Which sentence of the call unsettled it for you, and what would somebody point to who still thought it settled?",
      }
    end
    c.rung = true
    now.say(c.case, "night", "Missing on Monday night, for the first time.")
    if reply == nil then
      wait(15)
      message { from = c.carer, about = c.case, title = "Tried to ring", say = { "text/coast/email.md", concern = 3, distress = 1 }, words = words }
    end
    -- P2 where the manager has it today: then somebody decides tonight's risk.
    local tiers = "P1"
    if reply == "consult" or team.dawn:asked(c.case) then tiers = { "P1", "P2" } end
    expect {
      about = c.case, tiers = tiers,
      why = "A first night missing, a phone from nowhere, an older friend with a car and every afternoon empty: what was settled on Monday isn't known any more. P1: the manager hears it today, and tonight has a plan. P2 can be argued once she has it, with a return interview and a visit that are both within two days. P3, the date in the diary, is the old view.",
      judged = "not yet reviewed by practitioners",
    }
    -- Home at 06:40 on Tuesday; 72 hours end at 06:40 on Friday, so Thursday is
    -- the last working day inside them.
    -- It is somebody else's to hold and the student's to arrange; a date that is
    -- kept by whoever arranges it is no date of the student's.
    local rule = children.timescale "return_interview"
    c.interview = task {
      "Arrange the return home interview", id = "return-interview", on = c.case, kind = "call", minutes = 15,
      due = when.day_of(d + 2), source = rule.source, status = rule.status,
    }
    advice { from = team.dawn, about = c.case, say = "text/coast/dawn.md" }
    local which = "I've been asked twice now which day you're coming, and I said I'd find out, so I suppose that's what I'm asking, if you know. If you don't, that's all right too. I'd only sooner not guess."
    if reply == "sooner" then which = "I've said by Thursday and not a day, as you told me, and I'm told that isn't an answer. Tomorrow will do, really. I'd only sooner not guess." end
    advice { from = c.carer, about = c.case, by = "phone", minutes = 10, say = "“No, no, you're not bothering me. In, well, upstairs, which I'm calling in. " .. which .. "”" }
    if reply == "speak" then
      message { from = c.young, about = c.case, by = "phone", title = "Hello", say = "text/coast/hello.md" }
    elseif reply == "plan" then
      protect(c.case, "plan for the evenings")
      when.till(d, "18:10")                    -- they begin at five thirty
      message { from = team.night, about = c.case, title = "Plan received", say = "text/coast/night-team.md" }
    elseif reply == "sooner" then
      c.which_day = task { "Tell {carer} which day you come", id = "which-day", on = c.case, kind = "call", minutes = 5, from = when.at(d + 1, "09:00"), due = when.day_of(d + 1), scene = "text/coast/which-day.md" }
    elseif reply == "consult" then
      message { from = team.dawn, about = c.case, by = "in person", kind = "decision", title = "What I'd do", say = "text/coast/dawn.md" }
      advice { from = team.dawn, about = c.case, say = "“What I said stands: face to face, by Thursday. What's new since then?”" }
      local call = task { "Ring {carer} back, before five", id = "carer-back", on = c.case, kind = "call", minutes = 15, due = when.day_of(d) }
      hold(function() return not call:begun() end, when.at(d, "17:00"))
      if call:begun() then
        wait_for(call)
        protect(c.case, "plan for the evenings")
        message { from = c.carer, about = c.case, by = "phone", title = "Before five", say = "text/coast/back.md" }
      else
        withdraw(call, "It is past five.")
        message { from = c.carer, about = c.case, title = "Five o'clock", say = { "text/coast/not-back.md", distress = 1 } }
      end
    end
  end)
end

-- tell goes on from there: the visit, what {young} says, and who decides.
function coast.tell(team, c)
  local discussed, went, again = false, false, false

  -- discuss_it: what was heard goes to the manager on every path, and the
  -- manager decides. A section 47 enquiry belongs to the authority in whose area
  -- a child lives or is found: children's services there lead it. By phone first,
  -- with those whom it takes; everybody meets on the next day, the student with them.
  local function discuss_it(say, words)
    discussed, c.decided = true, true
    now.say(c.case, "night", "Section 47 enquiry from " .. now.today() .. ", led there. Nobody asks about J.")
    protocols.strategy_discussion { on = c.case, manager = team.dawn, say = say, words = words }
    protect(c.case, "strategy discussion")
    becomes(c.case, not_settled)               -- 8.2 points become 11.2
    advice { from = team.dawn, about = c.case, say = "“Nobody has asked for a move, and I'd argue against one. You can say that to {young}, and no more than that. The questions about J are for the police. We turn up when we said we would.”" }
  end

  -- The meeting: the student is in it, unless they are on the road.
  storyline("Eleven faces", function()
    wait_until "day 2 15:00"
    hold(function() return not discussed end, "day 4 20:00")
    if not discussed then return end           -- on Friday it is laid for Monday
    local d = day() + 1
    wait_until(when.at(d, "08:35"))
    c.meeting = task { "Meet about {young}, by video, with Dawn", id = "coast-meeting", on = c.case, kind = "meeting", with = team.dawn, minutes = 60, from = when.at(d, "13:00"), due = when.day_of(d), scene = "text/coast/meeting.md" }
    local meeting = c.meeting
    hold(function() return not meeting:begun() end, when.at(d, "13:30"))
    if meeting:begun() then
      wait_for(meeting)
    else
      withdraw(meeting, "Dawn has gone in for you both.")
      away(team.dawn, "60 minutes")
      when.till(d, "15:05")
      message { from = team.dawn, about = c.case, title = "The meeting", say = "text/coast/meeting-missed.md" }
    end
    c.referral = task { "National Referral Mechanism form, with Dawn", id = "coast-referral", on = c.case, kind = "report", with = team.dawn, minutes = 45, due = "2026-03-06" }
  end)

  -- Whoever has said that the carer hears which day is held to it: by setting off, by
  -- ringing, or by what is said at home without them.
  storyline("Which day", function()
    wait_until "day 3 09:00"
    local call = c.which_day
    if not call then return end
    hold(function() return not call:begun() and not c.trip:begun() end, "day 3 17:30")
    if call:begun() then
      wait_for(call)
      if not went then advice { from = c.carer, about = c.case, by = "phone", minutes = 5, say = "“{young} knows the day, I went straight up, and I said it came from you. Was there anything else? No, that's fine.”" } end
      return
    end
    if c.trip:begun() then return withdraw(call, "You are on your way to them.") end
    withdraw(call, "{carer} has said something at home by now.")
    message { from = c.carer, about = c.case, title = "Which day", say = "text/coast/no-day.md" }
  end)

  -- Whoever hasn't set off by eleven doesn't get back; the next day offers it again.
  storyline("A hundred and thirty miles", function()
    for d = 3, 4 do
      wait_until(when.at(d, "08:30"))
      wait_until(when.at(d, "11:00"))
      if c.trip:begun() then break end
      withdraw(c.trip, "It is too late for the coast today.")
      if d == 3 then
        coast.lay(c, 4, "09:00")
        wait(60)
        if c.which_day == nil or not c.which_day:begun() then   -- else she has been told the day
          message { from = c.carer, about = c.case, title = "The soup", say = "text/coast/thursday.md" }
        end
        if c.which_day == nil then advice { from = c.carer, about = c.case, by = "phone", minutes = 5, say = "text/coast/carer-thursday.md" } end
      end
    end
    if not c.trip:begun() then
      advice { from = c.carer, about = c.case, by = "phone", minutes = 5, say = "“No, I'd guessed, it's a long way. I've said that it's your week and not anybody's fault. Monday, did they say? I'll not promise Monday, then, I'll say they're hoping.”" }
      return
    end
    went = true
    wait_for(c.trip)
    now.say(c.case, "visit", "Seen on " .. now.today() .. ".")
    advice { from = team.dawn, about = c.case, say = "text/coast/dawn-after.md" }
    advice { from = team.marta, about = c.case, say = "“And then you drove back on that. Eat something, and write down only what was said, the rest keeps until the morning. I never did, and I've the notes to show for it.”" }
    advice { from = c.carer, about = c.case, by = "phone", minutes = 5, say = "“We're all right, I think, or as right as you'd expect. I keep going up with toast. You did say when you'd be here again, didn't you, only I've been asked, and I've forgotten, sorry.”" }
    -- Once there is an enquiry the questions about J are the police's: another visit.
    local known = discussed
    local say, choices = "text/coast/visit.md", {
      honest  = { "Tell {young} what goes to Dawn and the police, and why, before you ring anybody", minutes = 25, hears = "{young} nods, and scratches the dog's other ear." },
      manager = { "Ring Dawn from the step, then go back in and say what happens now", minutes = 30, hears = "“You came back in,” says {young}." },
      carers  = { "Say what you'll pass on, then ask {carer} in and plan the afternoons", minutes = 40, hears = "“Can the dog be on the list?” says {young}." },
    }
    if known then
      say, choices = "text/coast/visit-after.md", {
        honest  = { "Tell {young} who knows what by now, and who doesn't", minutes = 20, hears = "{young} counts them on the dog." },
        manager = { "Ring Dawn from the step about the move, then go back in with her answer", minutes = 25, hears = "“Nobody has asked for a move, and I'd argue against one,” says Dawn. You go back in with that. “You came back in,” says {young}." },
        carers  = { "Say who'll hear what was said today, then ask {carer} in and plan the afternoons", minutes = 35, hears = "“Can the dog be on the list?” says {young}." },
      }
    end
    local reply = ask {
      from = c.young, about = c.case, by = "visit", id = "bags", title = "“That I come back”", say = { say, concern = 3, distress = 1 }, rings_off = "30 minutes",
      choices = choices,
      discuss = "{young} told you what telling cost last time. What did you owe {young} before you passed anything on? Who else could have been told first, and by whom?",
    }
    local heard = day()
    if reply == "carers" then protect(c.case, "plan for the afternoons") end
    if reply or discussed then protect(c.case, "passed on to Dawn") end   -- to Dawn, or to those who were at the discussion
    wait(45)
    if discussed then
      protect(c.case, "passed on to Dawn")
    elseif reply == "manager" then
      discuss_it "text/coast/strategy-car.md"
    else
      local how = "I've had your call"
      if reply == nil then how = "I rang to ask how it went" end
      discuss_it("text/coast/strategy-same-day.md", { how = how })
    end
    when.till(heard + 1, "10:00")
    if reply == "carers" then
      message { from = c.carer, about = c.case, title = "Afternoons", say = "text/coast/afternoons.md" }
      good { about = c.case, "Somebody is in when {young} gets home." }
    elseif reply then
      local wrote = "text/coast/passed.md"
      if reply == "manager" then wrote = "text/coast/told-after.md" elseif known then wrote = "text/coast/known.md" end
      message { from = c.young, about = c.case, title = "(no subject)", say = wrote }
      good { about = c.case, "{young} knew what was passed on, and wrote." }
    else
      message { from = c.young, about = c.case, title = "(no subject)", say = { "text/coast/found-out.md", distress = 1 } }
    end
  end)

  -- The return interview is somebody else's to hold, and the student's to arrange:
  -- it takes place on the next day. Unarranged by Wednesday's end, the manager
  -- arranges it. What the interviewer hears is acted on on the same day.
  storyline("Seventy-two hours", function()
    wait_until "day 2 15:40"
    hold(function() return c.interview == nil or not c.interview:done() end, "day 4 09:10")
    local heard, next_visit = day() + 1, c.words.young .. " hasn't met you yet: if you're on the road tomorrow, I go in for you both."
    if not c.interview:begun() then
      withdraw(c.interview, "Dawn has arranged the return interview, for this afternoon.")
      heard = 4
    end
    if not c.decided and not went then advice { from = team.dawn, about = c.case, say = "text/coast/dawn-arranged.md" } end
    if heard > 3 then next_visit = c.words.young .. " hasn't met you yet, so you drive out on Monday." end
    when.till(heard, "16:00")
    hold(function() return c.trip:begun() and not discussed end, when.at(heard, "18:30"))   -- whoever is there rings in first
    if not discussed then
      if c.trip:begun() then next_visit = "Drive carefully." end
      discuss_it("text/coast/strategy-interview.md", { next = next_visit })
    end
  end)

  -- Whether {young} goes out again is luck: 45 in 100 while nothing protective has
  -- been done, 10 in 100 after a plan or a strategy discussion. Severity 2.
  storyline("The car outside", function()
    wait_until "day 4 22:30"
    local p, another = 0.45, "a"
    if discussed then another = "another" end
    if discussed or c.case:done "plan for the evenings" or c.case:done "plan for the afternoons" then p = 0.1 end
    if chance("{young} goes out again on Thursday night", p) then
      wait_until "2026-03-06 08:00"
      again = true
      now.say(c.case, "again", "Missing again on Thursday night.")
      harm { about = c.case, severity = 2, "{young} was missing for a second night, and was found very cold and unhurt." }
      message { from = team.night, about = c.case, title = "Overnight: {young}", say = { "text/coast/missing.md", concern = 3, distress = 1 } }
      wait_until "day 5 09:20"
      discuss_it("text/coast/strategy-again.md", { another = another })
    else
      wait_until "day 5 11:30"
      message { from = c.carer, about = c.case, title = "In by nine", say = "text/coast/home.md" }
    end
  end)

  -- The reviewing officer has a clock of her own: what the meeting couldn't answer she
  -- raises formally, with a day by which she wants to hear.
  storyline("Formally", function()
    wait_until "day 5 10:40"
    if not discussed and went then return end
    local say = "text/coast/formal.md"
    if not went then say = "text/coast/formal-unseen.md" end
    message { from = "The reviewing officer", about = c.case, title = "Formal resolution", say = say }
    c.formal = task { "Answer the reviewing officer, with Dawn", id = "formal", on = c.case, kind = "report", minutes = 45, due = "2026-03-13" }
  end)

  -- Nobody went: the date is law, and it is explained.
  storyline("Six weeks were yesterday", function()
    wait_until "2026-03-06 08:30"
    if went then return end
    now.say(c.case, "visit", "Not seen by Thursday, the day in regulations.")
    local say = "text/coast/explained.md"
    if employer_terms().blame == "high" then say = "text/coast/explained-blame.md" end
    if again then say = "text/coast/explained-again.md" end
    message { from = team.dawn, about = c.case, kind = "decision", title = "The coast", say = say }
  end)
end

return coast
