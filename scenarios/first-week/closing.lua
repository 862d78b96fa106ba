-- Two families that a colleague left as ready to close. On the front page they
-- are the same. In one, the dates only go one way; the other is what it seems.

local children = require "england.children"
local names    = require "names"
local now      = require "now"
local orchard  = require "orchard"
local when     = require "when"

local closing = {}

function closing.declare()
  local one = names.family { draw = "the family to close", children = 2 }
  local two = names.family { draw = "the other family to close", children = 1 }
  local other_parent = names.first "the second parent"
  return {
    one = one, two = two,
    weir_words = { family = one.name, mum = one.parent, dad = other_parent, older = one.children[1], little = one.children[2] },
    orchard_words = { family = two.name, dad = two.parent, child = two.children[1] },
    mum     = person { one.parent, id = "weir-mum", role = "mother, " .. one.name },
    dad     = person { other_parent, id = "weir-dad", role = "father, " .. one.name },
    nursery = person { "Little Oaks Nursery", id = "nursery", role = "nursery" },
    school  = person { "St Anne's Primary School", id = "st-annes", role = "school" },
    bird    = person { two.children[1], id = "orchard-child", role = "8 years old" },
  }
end

function closing.allocate(team, k)
  k.weir = case {
    k.one.name, id = "weir", kind = children.child_in_need, tier = "P4", words = k.weir_words,
    people = { child { k.one.children[1], age = 6 }, child { k.one.children[2], age = 3 }, adult { k.one.parent, "mother" }, adult { k.weir_words.dad, "father" } },
    strengths = { "Two parents in work", "Bedtime stories when shifts allow", "Open with everybody who has asked" },
    -- 5, the sibling 2, new to you 2: 9 points.
    travel = 25, visits = 0.25, siblings = 1, new = true, since = "2026-03-02", seen = "2026-02-19",
    summary    = "text/weir/summary.md",
    routine = { lines = {
      { "call", "Voicemail. {mum}'s box is full", from = "Your work phone", brings = "it rang out again; a text has gone, and been read.", left = "{mum}'s voicemail is still full." },
      { "email", "The neglect tool, a newer version", from = "The practice lead" },
    } },
    file       = { "text/weir/file.md", minutes = 10, concern = 1 },
    chronology = { "text/weir/chronology.md", minutes = 30, concern = 3 },
  }
  -- What protects is a decision to keep it open, or something agreed with both parents.
  fact { "{older}'s tooth had hurt since September, and two lines on the weight chart were lost by January.", about = k.weir, concern = 3, since = "2026-01-12" }
  -- 19 February and 20 working days is Thursday 19 March.
  children.visits { on = k.weir, kind = children.child_in_need, due = "2026-03-19" }

  orchard.allocate(k)
  k.summary = task { "Closing summary", id = "weir-summary", on = k.weir, kind = "report", minutes = 60, due = "2026-03-06" }
  advice { from = team.marta, about = k.weir, say = "text/weir/marta.md" }
end

function closing.tell(team, k)
  local visit
  local june = "Write down what June had in it, in their words."

  -- keep is the manager's decision that it stays open, with a plan: what is
  -- serious has an answer from here.
  function k.keep()
    k.kept = true
    now.say(k.weir, "plan", "It stays open; that is decided.")
    protect(k.weir, "decision to keep it open")
    withdraw(k.summary, "The {family} family isn't closing.")
  end

  -- On every path it stays open; then the manager says why it isn't more than that.
  storyline("Why no strategy discussion", function()
    wait_until "day 1 14:00"
    hold(function() return not k.kept end, "day 5 13:30")
    if not k.kept or k.said_why then return end
    if clock() > "16:10" and day() < 5 then when.till(day() + 1, "08:45") else wait(40) end
    message { from = team.dawn, about = k.weir, kind = "decision", title = "What I asked myself", say = "text/weir/no-strategy.md", words = { parents = k.parents() } }
  end)

  -- parents is whether anybody has asked them, as the manager says it.
  function k.parents()
    if visit and visit:begun() then return "you've sat down with the parents" end
    if k.rung then return "you've rung the mother" end
    return "nobody has asked the parents yet"
  end

  -- arrange says that the family can be seen: after school on Thursday or Friday, when
  -- both are in.
  local arranged = false
  local function arrange() arranged = true end
  k.arrange = arrange

  -- The small thing: the nursery rings on Wednesday, whatever has been read.
  storyline("The nursery rings", function()
    wait_until "day 3 13:15"
    local choices = {
      visit = { "“I'd like to see them, this week. When are they both in?”", hears = "“After school, tomorrow or Friday, I'd think.”" },
      ring  = { "“Thank you for ringing. I'll ask {mum} first how it looks from there.”", leads = "then a call, 15 min", hears = "“I'd rather you did than me.”" },
      read  = { "“It may not be small. I'm going to read back before I say anything.”", hears = "“Oh,” she says. “Right.”" },
    }
    if k.weir:read "chronology" then
      choices.read = nil
      choices.dates = { "“I've some dates here. May I check yours against them?”", minutes = 15 }
    end
    local reply
    if not when.out() then
      reply = ask {
        from = k.nursery, about = k.weir, by = "phone", id = "nursery-rings", title = "A small thing", urgent = true,
        say = { "text/weir/call.md", concern = 3, distress = 1 }, choices = choices, rings_off = "10 minutes",
        discuss = "Who put the small things together before you, and what got in the way of it?",
      }
    end
    if reply == nil then
      wait(30)
      message { from = k.nursery, about = k.weir, title = "A small thing", say = { "text/weir/email.md", concern = 3 } }
    end
    expect {
      about = k.weir, tiers = "P2",
      why = "One more letter is small. After six appointments missed in fifteen months, with attendance from 84 to 63, a child's weight falling and a tooth that has hurt since September, it is a pattern, and it was written down. P2: seen this week, with a dentist and a weigh-in. P1 can be argued from the pain and the two lines on the chart; the manager says why she holds no strategy discussion yet. P3 forgets the tooth. P4, ready to close, is the old view.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "ring" then
      local call = task { "Ring {mum}: how it looks from there", id = "weir-call", on = k.weir, kind = "call", minutes = 15, due = "tomorrow", scene = "text/weir/mum-rung.md" }
      if k.kept then k.keep() end
      hold(function() return not call:done() end, "day 4 12:00")
      k.rung = call:done()
    elseif reply == "dates" then
      message { from = k.nursery, about = k.weir, by = "phone", title = "The dates", say = "text/weir/nursery-dates.md" }
    end
    arrange()
    if k.kept then k.keep() end                -- what was decided answers this, too
  end)

  -- moved_words are for the manager's answer to a tier, in the days that are left.
  local function moved_words()
    local words = { parents = k.parents(), tomorrow = "tomorrow", go = "They're both in after school on Thursday and Friday: read the list together." }
    if day() == 5 then words.tomorrow, words.go = "today", "They're both in after school today: read the list together." end
    if visit and visit:begun() then words.go = june end
    return words
  end

  -- dates is the manager's answer to whoever has read the dates, and asks.
  local function dates(go)
    if k.kept then
      advice { from = team.dawn, about = k.weir, say = "“That's decided: it stays open. It went right for six weeks, when there was a third grown-up in the house, so start from that with them. " .. go .. "”" }
      return
    end
    advice { from = team.dawn, about = k.weir, say = "“Say it to me again, only the dates … So it went right for six weeks, when there was a third grown-up in the house, and it's gone down ever since. I won't close that; write that I said so. I'll ask the school nurse to look at the tooth. " .. go .. "”" }
  end

  -- Whoever has read the chronology hears another answer from the manager; whoever
  -- tells her what the dates say, or sets the tier by them, has a decision.
  storyline("What the dates say", function()
    hold(function() return k.weir == nil or not k.weir:read "chronology" end, "day 5 10:00")
    if k.weir == nil or not k.weir:read "chronology" then return end
    local go = "Go and see them after school, when both are in, and read the list together."
    if visit and visit:begun() then go = june end
    dates(go)
    local function raised()
      local tier = k.weir:tier()
      return team.dawn:asked(k.weir) or tier == "P0" or tier == "P1" or tier == "P2"
    end
    hold(function() return not raised() and not k.kept end, "day 5 10:00")
    if k.kept and not team.dawn:asked(k.weir) then dates(go) end   -- what she said before isn't so any more
    if k.kept or not raised() then return end
    if not team.dawn:asked(k.weir) then        -- seen when she looks over the team's day
      if day() < 5 then when.till(day() + 1, "08:40") else wait(60) end
      if k.kept then return end                -- by supervision, meanwhile
      if not team.dawn:asked(k.weir) then
        message { from = team.dawn, about = k.weir, kind = "decision", title = "You've moved it up", say = "text/weir/moved-up.md", words = moved_words(), decides = { tier = k.weir:tier(), why = "apart from June, it gets worse every time" } }
        k.said_why = true
        wait(1)
      end
    end
    k.keep()
    k.nurse = true
    arrange()
    if day() < 5 then when.till(day() + 1, "13:00") else wait(120) end
    now.say(k.weir, "nurse", "The school nurse has looked: the tooth needs a dentist.")
  end)

  -- Sent away on the step with “tomorrow”, both of them are in for it: who isn't there by a
  -- quarter past four hears so.
  local promised = false
  storyline("Twenty past three", function()
    wait_until "day 4 15:30"
    hold(function() return not promised end, "day 5 15:20")
    if not promised then return end
    when.till(5, "16:15")
    if visit:begun() or k.tooth then return end
    message { from = k.mum, about = k.weir, title = "Twenty past three", say = "text/weir/waited.md" }
  end)

  -- called_off says whether they send the student away on the step: on Thursday, 3 in 10.
  -- Whoever is there may look in on the child.
  local function called_off(d)
    if d ~= 4 or not chance("not today, on the step", 0.3) then return false end
    wait(15)
    local reply = ask {
      from = k.mum, about = k.weir, by = "visit", id = "step", title = "On the step", urgent = true, say = { "text/weir/step.md", concern = 1 }, rings_off = "15 minutes",
      choices = {
        tomorrow = { "“Of course. Tomorrow, at twenty past three.”", hears = "“Twenty past three. Thank you.”" },
        hello    = { "“Tomorrow, then. May I say hello to {older}, now that I'm here?”", minutes = 10, hears = "{older} opens wide, and points." },
      },
    }
    promised = true
    if reply == "hello" then saw(k.weir) end
    if reply == "hello" then good { about = k.weir, "{older} showed you which tooth." } end
    return true
  end

  -- The visit: the list is read with them.
  storyline("June", function()
    wait_until "day 1 14:00"
    hold(function() return not arranged end, "day 5 12:00")
    if not arranged then return end
    for d = math.max(4, day()), 5 do
      -- 60 minutes and 25 there and back are 85; with a colleague a quarter of an
      -- hour more, to prepare and to talk afterwards.
      local options = { marta = { "With Marta beside you", minutes = 75 } }
      if d == 4 then options = { priya = { "With Priya beside you", minutes = 75 } } end   -- Marta is at Hill Street
      visit = when.visit {
        "Visit {mum} and {dad}, when both are in", id = "weir-visit-" .. d, on = k.weir, minutes = 60, from = when.from(d, "15:20"), due = "day 5",
        options = options, touches = "a child in pain, and an angry parent. Nobody is hurt.",
      }
      hold(function() return not visit:begun() and not k.tooth end, when.at(d, "18:30"))
      if visit:begun() and not called_off(d) then break end
      if visit:begun() then
        when.sent_away(visit, "{mum} has asked for tomorrow instead.")
      elseif k.tooth then
        withdraw(visit, "They have been to the dentist's today; {mum} has asked for Monday instead.")
      else
        withdraw(visit, "{mum} and {dad} are at work now.")
      end
    end
    if not visit:begun() then return end
    wait_for(visit)
    if not visit:done() then return end
    now.say(k.weir, "visit", "Seen on " .. now.today() .. ". The tooth hurts at night.")
    if k.weir:read "chronology" then dates(june) end
    local page = "You have printed Ruth's dates and not read them yet; it seems fairer to begin together."
    if k.weir:read "chronology" then page = "You have brought the dates, on one page." end
    local beside = { marta = "Marta takes the hard chair, and leaves the talking to you. ", priya = "Priya sits down on the floor, beside " .. k.weir_words.little .. ". " }
    page = (beside[visit:how()] or "") .. page
    local reply = ask {
      from = k.mum, about = k.weir, by = "visit", id = "june", title = "“I slept”", say = { "text/weir/visit.md", concern = 3, distress = 1 }, rings_off = "30 minutes",
      words = { page = page },
      choices = {
        dentist = { "“Could we ring the dentist now, and 111 if they can't? I'll do the waiting.”", minutes = 15, hears = "The dentist has nothing before the 19th. {dad} rings 111." },
        sister  = { "“What would June take? Who else could be your sister?”", minutes = 20, hears = "“I could ask her,” says {mum}. “I've never asked her.”" },
        back    = { "“I don't want to close this. May I come on Monday, and we look at it properly?”", minutes = 10, hears = "“Monday,” says {dad}. “At six.”" },
      },
      discuss = "“I don't know who you'd want us to be.” What did you answer, and what would you have wanted to say?",
    }
    local done = { dentist = "dentist", sister = "family plan", back = "agreed to look at it together" }
    if reply then protect(k.weir, done[reply]) end
    local on, rang = "today", "at ten at night"
    if day() < 5 then when.till(day() + 1, "09:20") else wait(30) on, rang = "tomorrow", "before you were down the road" end
    if reply == "dentist" then
      message { from = k.mum, about = k.weir, title = "Dentist", say = "text/weir/dentist.md", words = { when = on, rang = rang } }
      good { about = k.weir, "{older} has an appointment, and it's being kept." }
      now.say(k.weir, "tooth", "{older} has a dentist's appointment, and it's being kept.")
    elseif reply == "sister" then
      message { from = k.mum, about = k.weir, title = "My sister", say = "text/weir/sister.md" }
      good { about = k.weir, "{mum}'s sister is coming until Easter." }
    elseif reply == "back" then
      task { "Be with {mum} and {dad} on Monday at six", id = "weir-monday", on = k.weir, kind = "visit", minutes = 60, from = "2026-03-09 18:00", due = "2026-03-09" }
      message { from = k.mum, about = k.weir, title = "Monday", say = "text/weir/back.md" }
    end
  end)

  -- The tooth is luck: 5 in 10 by Friday, 2 in 10 where the school nurse has looked, as
  -- the manager asks once she knows; not if the dentist has been rung. Severity 1.
  storyline("The tooth", function()
    wait_until "day 5 14:40"
    if k.weir:done "dentist" or (visit and visit:begun() and not visit:done()) then return end
    local odds = 0.5
    if k.nurse then odds = 0.2 end
    if chance("{older}'s tooth", odds) then
      harm { about = k.weir, severity = 1, "{older} had an abscess, and was taken to the emergency dentist." }
      k.tooth = true
      now.say(k.weir, "tooth", "{older} had an abscess on Friday, and has been to the emergency dentist.")
      message { from = k.school, about = k.weir, title = "{older}, this afternoon", say = { "text/weir/school.md", concern = 2, distress = 1 } }
    end
  end)

  -- The manager signs closings on Friday; the one that doesn't close doesn't, whatever is recommended.
  storyline("Which of the two closes", function()
    wait_until "day 5 11:20"
    if k.kept then
      message { from = team.dawn, about = k.weir, kind = "decision", title = "Closings", say = "text/weir/as-decided.md", words = k.closing_words() }
      return
    end
    local choices = {
      close  = { "“Close it. The plan has done its work, and school and nursery see them.”", hears = "“Give me ten minutes with the dates.”" },
      meeting = { "“Not yet. Nursery, school and both parents round a table first.”", minutes = 10, hears = "“Whom would you ask? Ten minutes.”" },
      unsure = { "“I can't say. I haven't read back far enough.”", hears = "“Then I'll read. Ten minutes.”" },
    }
    if k.weir:read "chronology" or (visit and visit:done()) then
      choices.unsure = nil
      choices.keep = { "“Keep it open. Apart from June, it gets worse every time.”", minutes = 10, hears = "“I'll look at June. Ten minutes.”" }
    end
    local words = k.closing_words()
    words.weir, words.orchard = k.one.name, k.two.name
    local reply = ask {
      from = team.dawn, about = k.weir, by = "email", id = "closings", title = "Two closings", say = "text/weir/closing.md",
      words = words, choices = choices, rings_off = "100 minutes",
      moment = "Two families with the same front page: which of them closes?",
      discuss = "Both summaries end with “no new concerns”. What would you have to read, and whom would you have to ask, to know what that means?",
    }
    wait(10)
    for name, word in pairs(k.closing_words()) do words[name] = word end   -- as it is by now
    local says = "text/weir/keep.md"
    words.agreed = "Agreed, and for the reason you give."
    if reply == "meeting" then words.agreed = "Agreed, the table comes first. I've read the dates, too: apart from June, it gets worse every time." end
    words.back = "Read back first, would you, and tell me if you'd see it another way."
    if k.weir:read "chronology" then words.back = "Tell me if you'd see it another way." end
    local decides = { how = "agreed", why = "apart from June, it gets worse every time, so it stays open" }
    if reply == "close" then
      says, decides.how = "text/weir/close.md", "differed"
    elseif reply == "unsure" then
      decides = { how = "first", why = "half an hour of reading, before anything is signed" }
      says = "text/weir/unsure.md"
    elseif reply == nil then
      says, decides = "text/weir/unasked.md", nil
    end
    message { from = team.dawn, about = k.weir, kind = "decision", title = "What I'm signing", say = says, words = words, decides = decides }
    wait(1)                                    -- it is read, and then it holds
    k.keep()
  end)

  -- What is said of the other family on Friday, which may have closed or gone.
  function k.closing_words()
    local words = k.other_words()
    words.goes = "See them today, if you can; on Monday Marta goes with you, with a neglect tool."
    if visit and visit:begun() then words.goes = "Marta goes back with you on Monday, with a neglect tool." end
    return words
  end

  orchard.tell(team, k)
end

return closing
