-- Two families that a colleague left as ready to close. On the front page they
-- are the same. In one, the dates only go one way; the other is what it seems.

local children = require "england.children"
local names    = require "names"
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
    file       = { "text/weir/file.md", minutes = 10, concern = 1 },
    chronology = { "text/weir/chronology.md", minutes = 30, concern = 3 },
  }
  -- 19 February and 20 working days is Thursday 19 March.
  children.visits { on = k.weir, kind = children.child_in_need, due = "2026-03-19" }

  k.orchard = case {
    k.two.name, id = "orchard", kind = children.child_in_need_simple, tier = "P4", words = k.orchard_words,
    people = { child { k.two.children[1], age = 8 }, adult { k.two.parent, "father" } },
    strengths = { "A neighbour who was there at eight", "{dad} asked for help before it was offered", "A list of birds" },
    -- 4, new to you 2: 6 points.
    travel = 20, visits = 0.25, new = true, since = "2026-03-02", seen = "2026-02-17",
    summary    = "text/orchard/summary.md",
    file       = { "text/orchard/file.md", minutes = 10 },
    chronology = { "text/orchard/chronology.md", minutes = 20, concern = 1 },
  }
  -- 17 February and 20 working days is Tuesday 17 March.
  children.visits { on = k.orchard, kind = children.child_in_need, due = "2026-03-17" }
  k.last_visit = when.visit {
    "See {dad} and {child} before it closes", id = "orchard-visit", on = k.orchard, minutes = 45, due = "2026-03-06", records = 0,
    options = { phone = { "By phone, after school", minutes = 25, kind = "call" } },
  }
  k.summary = task { "Closing summary", id = "weir-summary", on = k.weir, kind = "report", minutes = 60, due = "2026-03-06" }
  advice { from = team.marta, about = k.weir, say = "text/weir/marta.md" }

  -- can_go says whether the other family can still go to a colleague.
  function k.can_go() return not k.gone and not k.last_visit:begun() end

  -- give gives it to Priya, who will close it.
  function k.give()
    k.gone = true
    reallocate(k.orchard, "Priya takes it, and will close it.")
  end
end

function closing.tell(team, k)
  local visit

  -- keep is the manager's decision that it stays open, with a plan: what is
  -- serious has an answer from here.
  function k.keep()
    k.kept = true
    protect(k.weir, "decision to keep it open")
    withdraw(k.summary, "The {family} family isn't closing.")
  end

  -- arrange says from which day the family can be seen, once: after school, when
  -- both are in.
  local first
  local function arrange(d) first = first or d end
  k.arrange = arrange

  -- The small thing: the nursery rings on Wednesday, whatever has been read.
  storyline("The nursery rings", function()
    wait_until "day 3 13:15"
    local choices = {
      visit = "“I'd like to see them, this week. When are they both in?”",
      ring  = { "“Thank you for ringing. I'll ask {mum} first how it looks from there.”", leads = "then a call, 15 min" },
      read  = "“It may not be small. I'm going to read back before I say anything.”",
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
        discuss = "“Who is it that collects the small things?” Who did, before you, and what got in the way of it?",
      }
    end
    if reply == nil then
      wait(30)
      message { from = k.nursery, about = k.weir, title = "A small thing", say = { "text/weir/email.md", concern = 3 } }
    end
    expect {
      about = k.weir, tiers = { "P2", "P3" },
      why = "One more letter is small. After six appointments missed in fifteen months, with attendance from 84 to 63 and a child's weight falling, it is a pattern, and it was written down. P2: the pattern, and a tooth since September. P3: nothing is new this week but the letter, and both children are seen daily. P4, ready to close, is the old view.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "ring" then
      local call = task { "Ring {mum}: how it looks from there", id = "weir-call", on = k.weir, kind = "call", minutes = 15, due = "tomorrow", scene = "text/weir/mum-rung.md" }
      if k.kept then k.keep() end
      when.hold(function() return not call:done() end, 4, "12:00")
    elseif reply == "dates" then
      message { from = k.nursery, about = k.weir, by = "phone", title = "The dates", say = "text/weir/nursery-dates.md" }
    end
    arrange(4)
    if k.kept then k.keep() end                -- what was decided answers this, too
  end)

  -- Whoever has read the chronology hears another answer from the manager; whoever
  -- tells her what the dates say, or sets the tier by them, has a decision.
  storyline("What the dates say", function()
    when.hold(function() return k.weir == nil or not k.weir:read "chronology" end, 5, "10:00")
    if k.weir == nil or not k.weir:read "chronology" then return end
    advice { from = team.dawn, about = k.weir, say = "text/weir/dawn-read.md" }
    local function raised()
      local tier = k.weir:tier()
      return team.dawn:asked(k.weir) or tier == "P0" or tier == "P1" or tier == "P2"
    end
    when.hold(function() return not raised() and not k.kept end, 5, "10:00")
    if k.kept or not raised() then return end
    if not team.dawn:asked(k.weir) then
      wait(20)
      if k.kept then return end                -- by supervision, meanwhile
      if not team.dawn:asked(k.weir) then
        message { from = team.dawn, about = k.weir, kind = "decision", title = "You've moved it up", say = "text/weir/moved-up.md" }
        wait(1)
      end
    end
    k.keep()
    arrange(3)
  end)

  -- The visit: the list is read with them.
  storyline("June", function()
    wait_until "day 3 13:20"
    when.hold(function() return first == nil end, 5, "12:00")
    if first == nil then return end
    for d = math.max(first, day()), 5 do
      -- 60 minutes and 25 there and back are 85; with a colleague a quarter of an
      -- hour more, to prepare and to talk afterwards.
      local options = { marta = { "With Marta beside you", minutes = 75 } }
      if d == 4 then options = { priya = { "With Priya beside you", minutes = 75 } } end   -- Marta is at Hill Street
      visit = when.visit {
        "Visit {mum} and {dad}, at twenty past three", id = "weir-visit-" .. d, on = k.weir, minutes = 60, from = when.from(d, "15:20"), due = when.day_of(d),
        options = options,
      }
      when.hold(function() return not visit:begun() and not k.tooth end, d, "18:30")
      if visit:begun() then break end
      if k.tooth then
        withdraw(visit, "They are at the dentist's; {mum} has asked for Monday instead.")
      else
        withdraw(visit, "{mum} and {dad} are at work now.")
      end
    end
    if not visit:begun() then return end
    wait_for(visit)
    if not visit:done() then return end
    local page = "You have printed Ruth's dates and not read them yet; it seems fairer to begin together."
    if k.weir:read "chronology" then page = "You have brought the dates, on one page." end
    local reply = ask {
      from = k.mum, about = k.weir, by = "visit", id = "june", title = "“I slept”", say = { "text/weir/visit.md", concern = 3, distress = 1 }, rings_off = "30 minutes",
      words = { page = page },
      choices = {
        dentist = { "“Could we ring the dentist now? I'll do the waiting.”", minutes = 15 },
        sister  = { "“What would June take? Who else could be your sister?”", minutes = 20 },
        back    = { "“I don't want to close this. May I come on Monday, and we look at it properly?”", minutes = 10 },
      },
      discuss = "“I don't know who you'd want us to be.” What did you answer, and what would you have wanted to say?",
    }
    local done = { dentist = "dentist", sister = "family plan", back = "agreed to look at it together" }
    if reply then protect(k.weir, done[reply]) end
    if clock() > "17:20" and day() < 5 then when.till(day() + 1, "09:20") else wait(30) end
    if reply == "dentist" then
      message { from = k.mum, about = k.weir, title = "Dentist", say = "text/weir/dentist.md" }
      good { about = k.weir, "{older} has an appointment, and it's being kept." }
    elseif reply == "sister" then
      message { from = k.mum, about = k.weir, title = "My sister", say = "text/weir/sister.md" }
      good { about = k.weir, "{mum}'s sister is coming until Easter." }
    elseif reply == "back" then
      message { from = k.mum, about = k.weir, title = "Monday", say = "text/weir/back.md" }
    end
  end)

  -- The tooth is luck: 5 in 10 by Friday, unless the dentist has been rung. Severity 1.
  storyline("The tooth", function()
    wait_until "day 5 14:40"
    if k.weir:done "dentist" or (visit and visit:begun() and not visit:done()) then return end
    if chance("{older}'s tooth", 0.5) then
      harm { about = k.weir, severity = 1, "{older} had an abscess, and was taken to the emergency dentist." }
      k.tooth = true
      message { from = k.school, about = k.weir, title = "{older}, this afternoon", say = { "text/weir/school.md", concern = 2, distress = 1 } }
    end
  end)

  -- The manager signs closings on Friday; the one that doesn't close doesn't, whatever is recommended.
  storyline("Which of the two closes", function()
    wait_until "day 5 10:15"
    if k.kept then
      message { from = team.dawn, about = k.weir, kind = "decision", title = "Closings", say = "text/weir/as-decided.md", words = k.closing_words() }
      return
    end
    local choices = {
      close  = "“Close it. The plan has done its work, and school and nursery see them.”",
      meeting = { "“Not yet. Nursery, school and both parents round a table first.”", minutes = 10 },
      unsure = "“I can't say. I haven't read back far enough.”",
    }
    if k.weir:read "chronology" or (visit and visit:done()) then
      choices.unsure = nil
      choices.keep = { "“Keep it open. The dates go one way, but for last June.”", minutes = 10 }
    end
    local words = k.closing_words()
    words.weir, words.orchard = k.one.name, k.two.name
    local reply = ask {
      from = team.dawn, about = k.weir, by = "email", id = "closings", title = "Two closings", say = "text/weir/closing.md",
      words = words, choices = choices, rings_off = "2 hours",
      moment = "Two families with the same front page: which of them closes?",
      discuss = "Both summaries end with “no new concerns”. What would you have to read, and whom would you have to ask, to know what that means?",
    }
    wait(10)
    local says = "text/weir/keep.md"
    if reply == "close" then
      says = "text/weir/close.md"
    elseif reply == "unsure" then
      says = "text/weir/unsure.md"
    elseif reply == nil then
      says = "text/weir/unasked.md"
    end
    message { from = team.dawn, about = k.weir, kind = "decision", title = "What I'm signing", say = says, words = words }
    wait(1)                                    -- it is read, and then it holds
    k.keep()
  end)

  -- What is said of the other family on Friday, which may have closed or gone.
  function k.closing_words()
    if k.is_closed then return { other = k.two.name .. " has closed already, and rightly." } end
    if k.gone then return { other = k.two.name .. " is Priya's to close now, and she will." } end
    return { other = k.two.name .. " can close, by the way. That one is what it looks like." }
  end

  -- The other family closes once they have been seen, or rung.
  storyline("A certificate", function()
    when.hold(function() return k.last_visit == nil end, 2, "10:00")
    wait_for(k.last_visit)
    if not k.last_visit:done() then return end
    local bird, school_hours = k.orchard_words.child, clock() < "15:40"
    local say, by, signed = "text/orchard/visit.md", "visit", "I've signed it"
    local words = { maker = bird, line = bird .. ", straight from school," }
    if school_hours then                       -- seen or rung at any time, so somebody has arranged it
      words.maker, words.line = bird .. ", let home by school for the hour,", bird .. ", on the telephone in the school office,"
    end
    if k.last_visit:how() == "phone" then
      say, by = "text/orchard/phone.md", "phone"
      signed = "I've signed it: seen in February and rung this week, with your reason, is enough for me"
    end
    local reply = ask {
      from = k.bird, about = k.orchard, by = by, id = "certificate", title = "“Do we have to do anything?”", say = say, words = words, rings_off = "30 minutes",
      choices = {
        helped = { "“No. But tell me what helped, so that we can do it for somebody else.”", minutes = 10 },
        back   = { "“No. And if a bad spring comes again, whom would you ring first?”", minutes = 10 },
      },
    }
    if reply then good { about = k.orchard, "{child} and {dad} closed it with you." } end
    local summary = task { "Closing summary, with {child} in it", id = "orchard-summary", on = k.orchard, kind = "write up", minutes = 60, due = "2026-03-06" }
    wait_for(summary)
    k.is_closed, k.gone = true, true
    close(k.orchard, "Closed with {dad} and {child}, and signed by Dawn.")
    local said = { dad = k.orchard_words.dad, child = bird, signed = signed }
    message { from = team.dawn, kind = "decision", title = "The " .. k.two.name .. " closing", say = "text/orchard/closed.md", words = said }
  end)
end

return closing
