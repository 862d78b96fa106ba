-- The first family: a child in need plan, handed over, not yet met. As in First
-- morning; what isn't settled on Monday goes on to Wednesday's visit.

local children = require "england.children"
local door     = require "door"
local names    = require "names"
local now      = require "now"
local when     = require "when"

local home = {}

local touches = "a mother's low mood, and whether she might harm herself. Nobody is hurt."

-- declare draws the family and opens the case.
function home.declare(team)
  local drawn = names.family { draw = "the first family", children = 2 }
  local nan = names.first "the grandmother"
  local h = {
    mum    = person { drawn.parent, id = "mum", role = "mother, " .. drawn.name },
    gran   = person { nan, id = "gran", role = "grandmother, " .. drawn.name },
    sam    = person { "Sam Whitaker", id = "sam", role = "health visitor" },
    surgery = person { "The surgery", id = "surgery", role = "GP, " .. drawn.name },
    school = person { "Brook Primary School", id = "brook", role = "school" },
    words  = { family = drawn.name, older = drawn.children[1], little = drawn.children[2], mum = drawn.parent, gran = nan },
  }
  h.case = case {
    drawn.name, id = "home",
    kind   = children.child_in_need, tier = "P3",
    people = {
      child { drawn.children[1], age = 7 }, child { drawn.children[2], months = 20 },
      adult { drawn.parent, "mother" }, adult { nan, "grandmother" },
    },
    strengths = { "{mum} asked for help herself, and early", "{gran} lives two streets away", "{older} likes school" },
    words  = h.words,
    -- 5, the sibling 2 (5/3, up), new to you 2: 9 points. 20 minutes there and back adds none.
    travel = 20, visits = 0.25, siblings = 1, new = true,
    since  = "2026-02-19", seen = "2026-02-04",
    summary    = "text/home/summary.md",
    file       = { "text/home/file.md", minutes = 10, concern = 1 },
    chronology = { "text/home/chronology.md", minutes = 25, concern = 2 },
    routine = { lines = {
      { "record", "What Ruth told you isn't on the file", from = "Your notebook" },
      { "call", "Which spelling of the surname is right?", from = "Brook Primary School", brings = "the school has the right spelling, and thanks you.", left = "the school office has rung again; a letter went out with the wrong name." },
      { "email", "The library van stops in their street now", from = "The children's centre" },
    } },
  }
  now.say(h.case, "visit", "Your visit is on Wednesday.")
  -- 4 February and 20 working days (5 Feb is the 1st) is Wednesday 4 March.
  children.visits { on = h.case, kind = children.child_in_need, due = "2026-03-04" }
  -- 23 December and 12 weeks is Tuesday 17 March; its papers are due a week before.
  children.child_in_need_review { on = h.case, due = "2026-03-17" }
  advice { from = team.marta, about = h.case, say = "“I met them once, at the review, and I was shown a snail, and told its name, which I've forgotten, and I've felt bad about it since. See {older} with {mum} first, and then ask about seeing {older} alone. That's all I know.”" }
  return h
end

-- forward brings the plan's review forward, as Dawn has decided.
home.forward = door.forward

-- decided is Dawn's decision on them in supervision: the review comes forward, or, where
-- nobody has seen them, somebody does before the week is out.
function home.decided(h)
  if h.case:seen() then door.forward(h) else h.sam_goes = true end
end

-- tell tells the story of the week.
function home.tell(team, h)
  local told, seen = false, false
  local joint, wednesday

  -- The planned visit, when {older} is home; it falls away once they have been seen with Sam.
  local function lay(d)
    wednesday = when.visit {
      "Visit, when {older} is home", id = "home-visit-" .. d, on = h.case,
      minutes = 60, from = when.from(d, "15:30"), due = when.day_of(d), voice = true, touches = touches,
    }
  end
  lay(3)                                       -- 60 minutes, and 20 there and back: 1 h 20

  h.papers = task { "Papers for the plan's review", id = "review-papers", on = h.case, kind = "report", minutes = 120, due = "2026-03-10" }

  -- Sam's worry: go together, find out first, or keep Wednesday. Unanswered, Sam looks in and writes.
  storyline("The health visitor rings", function()
    wait_until "09:36"                         -- what was begun at nine and read by 09:35 is known by now
    when.back(1, "10:30")
    guide "A ringing phone stops what you are doing; the rest of it stays on your list."
    local choices = {
      together = { "“Could we go and see them together this morning?”", minutes = 10, leads = "then 1 h 20, at twenty past eleven" },
      school   = { "“I'd like to ring {older}'s school first. Could you try me again this morning?”", hears = "“Do. I'll try you again.”" },
      mother   = { "“I'd like to ask {mum} herself first. Could you try me again this morning?”", hears = "“She'd like that better. I'll try you again.”" },
      consult  = { "“I need to think it through with Dawn. Could you try me again this morning?”", hears = "“Fine. I'll try you again.”" },
    }
    if h.case:read "file" and not h.case:read "chronology" then
      choices.history = { "“{gran} went in for her hip a month ago. Who does the mornings now?”", minutes = 10 }
    elseif h.case:read "chronology" then
      choices.history = { "“{gran} is away again, in hospital. Twice before, that's when it got hard.”", minutes = 10 }
    end
    local reply = ask {
      from = h.sam, about = h.case, by = "phone", id = "sam-rings", title = "About Friday", urgent = true,
      say = { "text/home/sam-rings.md", concern = 2, distress = 1 }, choices = choices, rings_off = "5 minutes",
      discuss = "“Nothing I can put a finger on.” What do you do with a worry that isn't yet a fact, and how do you record it so that {mum} could read it?",
    }
    guide ""
    told = true
    advice { from = team.marta, about = h.case, say = "text/home/marta.md" }
    advice { from = team.dawn, about = h.case, say = "text/home/dawn.md" }
    advice { from = h.school, about = h.case, by = "phone", say = "text/home/school-phone.md" }
    advice { from = h.mum, about = h.case, by = "phone", say = { "text/home/mum-phone.md", concern = 1 } }

    local going = reply
    if reply == "together" then
      message { from = h.sam, about = h.case, by = "phone", title = "Twenty past eleven", say = "text/home/sam-together.md" }
    else
      local say, by, holds = "text/home/sam-again.md", "phone", 10
      if reply == "history" then
        say = "text/home/sam-history.md"
      elseif reply == nil then
        say, by, holds = { "text/home/sam-email.md", concern = 2 }, "email", 45
        wait(10)
      else
        local asked = { school = h.school, mother = h.mum, consult = team.dawn }
        hold(function() return not asked[reply]:asked(h.case) end, "day 1 10:20")
        wait(15)
        when.back(1, "11:00")
      end
      going = ask {
        from = h.sam, about = h.case, by = by, id = "sam-again", title = "When, then", say = say, rings_off = math.min(holds, when.minutes_to "11:15"), urgent = by == "phone",
        choices = {
          together  = { "“Let's go together this morning.”", leads = "then 1 h 20, while it is morning", hears = "“Outside the flats, then. I'll tell {mum}.”" },
          tomorrow  = { "“Together, tomorrow after school.”", leads = "1 h 20, the last of your duty day; Priya would cover", hears = "“I'll tell {mum} it's both of us.”" },
          wednesday = { "“I'll keep Wednesday. Would you tell {mum} that I'm coming?”", hears = "“I will. Then I'll keep out of the way.”" },
        },
        discuss = "When would you have gone, and with whom? What made the difference: what you knew, what you could leave, or who was free?",
      }
    end

    -- What was asked in the morning may be answered when it is over.
    if going == "together" and not when.before(1, "11:25") then going = "late" end
    if going == "tomorrow" and not when.before(2, "15:20") then going = "late" end
    if going == "together" then
      advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = { "“Sam's rung: twenty past, the two of you. Thanks for telling me. {older}'s off, it's a tummy ache. They're long days, that's all.”", concern = 1 } }
      joint = when.visit { "Visit, with Sam", id = "joint-visit", on = h.case, with = h.sam, voice = true, minutes = 60, from = when.from(1, "11:10"), due = "day 1", touches = touches }
    elseif going == "tomorrow" then
      now.say(h.case, "visit", "You see them on Tuesday, with Sam.")
      wait(15)
      advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = "“Half past three on Tuesday, Sam said, the two of you. That's fine. They're long days, that's all. I'll say it then.”" }
      message { from = h.sam, about = h.case, title = "Tomorrow, half past three", say = "text/home/sam-tomorrow.md" }
      joint = when.visit { "Visit, with Sam", id = "joint-visit", on = h.case, with = h.sam, voice = true, minutes = 60, from = when.from(2, "15:20"), due = "day 2", touches = touches }
    elseif going == nil or going == "late" then
      when.till(1, "12:10")
      h.looked_in = true
      now.say(h.case, "sam", "{older} keeps an eye on {mum}, Sam thinks.")
      door.mum_says(h, "“Sam's been, so you'll know. I rang the surgery, they're to ring back. Wednesday, then.”")
      message { from = h.sam, about = h.case, title = "I looked in", say = { "text/home/sam-went.md", concern = 2, distress = 1 } }
    end
    if joint == nil then return end
    h.both = going

    local d, time = 1, "11:45"
    if going == "tomorrow" then
      d, time = 2, "16:00"
      when.till(2, "15:20")
      if not joint:begun() and not when.out() then message { from = team.priya, by = "in person", title = "Twenty past three", urgent = true, say = "“I've got the phones. Off you go, and give Sam my love.”" } end
    else
      when.till(1, "11:10")
      if not joint:begun() then message { from = h.sam, about = h.case, by = "phone", title = "“I'm in the car”", urgent = true, say = "“Just setting off. Twenty past, outside?”" } end
    end
    hold(function() return not joint:begun() end, when.at(d, time))
    if not joint:begun() then                  -- Sam didn't wait outside for ever
      withdraw(joint, "Sam has gone to see them alone.")
      h.looked_in = true
      now.say(h.case, "visit", "{older} keeps an eye on {mum}, Sam thinks. Your visit is on Wednesday.")
      wait(30)
      advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = "“Sam said you couldn't. It's all right. Wednesday, then.”" }
      message { from = h.sam, about = h.case, title = "I looked in", say = { "text/home/sam-went-alone.md", concern = 2, distress = 1 } }
      return
    end
    wait_for(joint)
    if not joint:done() then return end
    seen = true
    local early = "two days"
    if day() == 2 then early = "a day" end
    withdraw(wednesday, "You have seen them " .. early .. " early. The next visit is within a week, and not in four.")
    door.asks(team, h, { "text/home/visit-with-sam.md", concern = 2, distress = 1 })
  end)

  -- Whoever has seen them with Sam needn't go again; whoever doesn't go on Wednesday hears so.
  storyline("Wednesday, half past three", function()
    for d = 3, 5 do
      when.till(d, "15:30")
      hold(function() return not seen and not wednesday:begun() end, when.at(d, "18:00"))
      if seen then return end
      if wednesday:begun() then break end
      local late = "Too late for today; {older} is in bed by seven."
      if d == 5 and h.sam_goes then late = "Sam has seen them instead, as Dawn asked; she rings you on Monday." end
      withdraw(wednesday, late)
      now.say(h.case, "visit", "You weren't there on " .. now.today() .. ".")
      if d == 3 then
        message { from = h.mum, about = h.case, title = "Wednesday", say = { "text/home/moved.md", distress = 1 } }
        advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = "“It's all right, things come up. Half past three is best, any day.”" }
      end
      if d < 5 then lay(d + 1) end
    end
    wait_for(wednesday)
    if wednesday:done() then door.asks(team, h, { "text/home/wednesday.md", concern = 2, distress = 1 }) end
  end)

  -- The date was our own; what is said of it once it has passed is the employer's.
  storyline("Twenty working days", function()
    wait_until "day 4 08:45"
    if h.case:seen() then return end
    local say = "text/home/passed.md"
    if employer_terms().blame == "high" then say = "text/home/passed-blame.md" end
    message { from = team.dawn, about = h.case, title = "Yesterday's date", say = say }
  end)

  -- The teacher writes to whoever has rung the school on Monday.
  storyline("The class teacher writes", function()
    wait_until "09:36"
    hold(function() return not h.school:asked(h.case) end, "day 1 18:00")
    if not h.school:asked(h.case) then return end
    wait(30)
    message { from = h.school, about = h.case, title = "You asked about a pupil", say = { "text/home/school-email.md", concern = 2, distress = 1 } }
  end)

  -- A surgery that has been rung rings her on the next morning.
  storyline("The doctor's list", function()
    hold(function() return not h.surgery:asked(h.case) end, "day 5 18:00")
    if not h.surgery:asked(h.case) then return end
    now.say(h.case, "surgery", "The surgery knows, and a doctor rings {mum}.")
    door.mum_says(h, "“I've your text. I've the phone in my sleeve. {little} has got one of my shoes.”")
    when.till(day() + 1, "11:40")
    local ninth = "I wasn't ninth, for once."
    if h.looked_in then ninth = "I'd stopped waiting for them." end
    message { from = h.mum, about = h.case, title = "The surgery", say = "text/home/doctor.md", words = { ninth = ninth } }
    now.say(h.case, "surgery", "{mum} sees the doctor on Monday.")
    door.mum_says(h, "“We're all right, thanks. It's Monday, the doctor. {little} has got one of my shoes.”")
  end)

  -- From Tuesday, the same people say what is true by then.
  storyline("The next morning at home", function()
    wait_until "day 2 09:00"
    if seen or h.school:asked(h.case) then
      advice { from = h.school, about = h.case, by = "phone", minutes = 5, say = "“In, and on time, with a jar for the snails. Shall I say that you asked?”" }
    else
      advice { from = h.school, about = h.case, by = "phone", say = "text/home/school-tuesday.md" }
    end
    if seen then return end
    if h.looked_in then
      door.mum_says(h, "“Sam's been, so you'll know. {older}'s in today. The surgery haven't rung back. You're still coming, aren't you?”")
    elseif h.mum:asked(h.case) or h.both == "tomorrow" then
      advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = "“{older}'s in today; it's gone, the tummy ache. You're still coming, aren't you? Only so that I know which shoes to hide.”" }
    else
      advice { from = h.mum, about = h.case, by = "phone", say = { "text/home/mum-tuesday.md", concern = 1 } }
    end
  end)

  -- Whoever has read the file knows that {mum} agreed to {gran} being asked; they make the plan themselves.
  storyline("The grandmother", function()
    wait_until "09:36"
    hold(function() return not h.case:read "file" end, "day 3 12:00")
    if not h.case:read "file" or h.case:done(door.mornings) then return end
    advice { from = h.gran, about = h.case, by = "phone", say = "text/home/gran-phone.md" }
    hold(function() return not h.gran:asked(h.case) and not h.case:done(door.mornings) end, "day 5 12:00")
    if not h.gran:asked(h.case) or h.case:done(door.mornings) then return end
    wait(120)
    if h.case:done(door.mornings) then return end
    door.plan(h, "Rung her")
  end)

  -- The manager's advice changes for whoever has read the chronology.
  storyline("What the history changes", function()
    wait_until "09:36"
    hold(function() return not (told and h.case:read "chronology") and not seen end, "day 2 16:00")
    if told and h.case:read "chronology" and not seen then
      advice { from = team.dawn, about = h.case, say = "text/home/dawn-read.md" }
    end
  end)
end

return home
