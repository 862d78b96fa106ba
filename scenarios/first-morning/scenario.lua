-- First morning: a guided half day. Two families, three arrivals, and more than
-- fits before one o'clock. What can come up, and why it is as it is, stands in
-- lecturer.md.

local children = require "england.children"
local glossary = require "england.glossary"
local names    = require "names"

scenario {
  title   = "First morning",
  summary = "A guided half day in a children's locality team: two families you haven't met, a health visitor who can't put a finger on it, and a new referral.",
  role    = "newly qualified social worker",
  starts  = "2026-03-02",                      -- a Monday
  from    = "09:00", to = "13:00",
  minutes = 15,
  leads_to = "first-week",                     -- the same morning: what was decided goes on there
  rules   = children.pack "2023",
  glossary = { glossary.common, glossary.children },
  content_notes = { "a parent's low mood, and being asked about self-harm", "a child worried about a parent", "separation of parents", "possible neglect, not severe" },
  brief   = "text/brief.md",
}

terms {                                        -- a supportive, ordinary employer
  ceiling = 90,                                -- weighted points, newly qualified
  supervision = { every = "10 working days", minutes = 90 },  -- fortnightly to six months
  discretion = "wide", blame = "low", duty_cover = true, peers = true,
  recording = 45,                              -- minutes of writing up for an hour of contact
  development = 0,                             -- none of the week's protected time falls on this morning
}

---------------------------------------------------------------- who is who

local dawn  = person { "Dawn Ellis", id = "dawn", role = "team manager" }
local marta = person { "Marta Sousa", id = "marta", role = "advanced practitioner" }
local sam   = person { "Sam Whitaker", id = "sam", role = "health visitor" }

local reception   = person { "Reception", id = "reception", role = "front desk" }
local brook       = person { "Brook Primary School", id = "brook", role = "school" }
local front_door  = person { "Front door", id = "front-door", role = "the hub that screens what comes in" }

local first    = names.family { draw = "the first family", children = 2 }
local second   = names.family { draw = "the second family", children = 1 }
local referred = names.family { draw = "the family in the letter", children = 2 }
local nan      = names.first "the grandmother"

local mum  = person { first.parent, id = "mum", role = "mother, " .. first.name }
local gran = person { nan, id = "gran", role = "grandmother, " .. first.name }
local dad  = person { second.parent, id = "dad", role = "father, " .. second.name }

---------------------------------------------------------------- two families

local home = case {
  first.name, id = "home",
  kind   = children.child_in_need, tier = "P3",
  people = {
    child { first.children[1], age = 7 }, child { first.children[2], months = 20 },
    adult { first.parent, "mother" }, adult { nan, "grandmother" },
  },
  strengths = { "{mum} asked for help herself, and early", "{gran} lives two streets away", "In school nearly every day this winter" },
  words  = { family = first.name, older = first.children[1], little = first.children[2], mum = first.parent, gran = nan },
  travel = 20, visits = 0.25, siblings = 1, new = true,
  since  = "2026-02-19", seen = "2026-02-04",
  summary    = "text/home-summary.md",
  file       = { "text/home-file.md", minutes = 10, concern = 1 },
  chronology = { "text/home-chronology.md", minutes = 25, concern = 2 },
}
-- 4 February and 20 working days is Wednesday 4 March.
children.visits { on = home, kind = children.child_in_need, due = "2026-03-04" }

local open = case {
  second.name, id = "assessment",
  kind   = children.assessment, tier = "P3",
  people = { child { second.children[1], age = 8 }, adult { second.parent, "father" } },
  strengths = { "{dad} rang us himself", "Settled in class, with one good friend", "A neighbour who helps" },
  words  = { family = second.name, child = second.children[1], dad = second.parent },
  travel = 30, visits = 0.5, new = true,
  since  = "2026-02-18", seen = "2026-02-06",
  summary = "text/assessment-summary.md",
  file    = { "text/assessment-file.md", minutes = 10, concern = 1 },
}
-- 16 January and 45 working days is Friday 20 March; 2 March is day 31.
children.assess { on = open, due = "2026-03-20" }

---------------------------------------------------------------- the morning's work

local recording = children.timescale "recording"

-- Thursday 26 February and 2 working days is today.
task {
  "Write up Thursday's late visit", id = "thursday", kind = "write up",
  minutes = 45, due = "today", source = recording.source, status = recording.status,
}

local ring_back = task {
  "Ring {dad} back, before work at ten", id = "ring-back", on = open, kind = "call",
  minutes = 10, due = "today", scene = "text/dad-rung.md",
}

task {
  "List what the assessment still needs", id = "outline", on = open, kind = "assessment",
  minutes = 90, due = "Friday",
}

-- What the rest of the week holds, so that the hours on the desk are a week's. None
-- of it can be done this morning but the papers.
task {
  "Visit at a quarter to four, when {older} is home", id = "wednesday", on = home, kind = "visit",
  minutes = 60, from = "Wed 15:30", due = "2026-03-04",
}

task {
  "Papers for the plan's review", id = "papers", on = home, kind = "report",
  minutes = 150, due = "2026-03-06",
}

advice { from = dawn, say = "text/dawn-work.md" }
advice { from = dawn, about = home, say = "text/dawn-home-early.md" }
advice { from = marta, say = "text/marta-work.md" }
advice { from = marta, about = home, say = "text/marta-home-early.md" }
advice { from = marta, about = open, say = "text/marta-assessment.md" }

---------------------------------------------------------------- small helpers

-- wait_while waits, five minutes at a time, while test() is true, and no longer
-- than until a time of today.
local function wait_while(test, time)
  while test() and clock() < time do wait(5) end
end

-- wait_till waits for a time of today, and goes on at once if it has passed.
local function wait_till(time)
  if clock() < time then wait_until(time) end
end

---------------------------------------------------------------- how the desk works

storyline("How the desk works", function()
  message { from = reception, about = open, by = "in person", title = "Two slips", say = "text/slip.md" }
  message { from = dawn, title = "Today", say = "text/dawn-morning.md" }
  guide "Begin where you like. Every offer says what it costs in minutes; the clock moves only when you decide. Summaries and messages are free."
  wait(1)
  guide "My day holds what is waiting to be done. Laying it out in your own order is free, and so is changing it."
  wait_until "10:00"
  guide "Under People are those you can ask, for some minutes each: before you decide, after, or not at all."
end)

---------------------------------------------------------------- the first family

local going                                    -- "today", "tomorrow", "wednesday"; nil while open
local tuesdays = false                         -- the family has planned for them
local told = false                             -- Sam has rung, whether or not anybody answered

-- when_to_go asks, once there is more to go on, when somebody will see them.
local function when_to_go(question)
  local keep = "“I'll keep Wednesday, and ring {mum} today so that it isn't a surprise.”"
  if mum:asked(home) then keep = "“{mum} knows we've talked. I'll keep Wednesday.”" end
  question.from, question.about, question.id = sam, home, "sam-again"
  question.choices = {
    today     = { "“Let's go together this morning.”", leads = "then 1 h 20, later this morning", hears = "“Good. Outside the flats, then.”" },
    tomorrow  = { "“Together, tomorrow at four.”", leads = "in tomorrow's diary", hears = "“I'll tell {mum} it's both of us.”" },
    wednesday = { keep, leads = "your visit on Wednesday", hears = "“Then I'll keep out of the way.”" },
  }
  question.discuss = "When would you have gone, and with whom? What made the difference: what you knew, what you could leave, or who was free?"
  return ask(question)
end

storyline("The health visitor rings", function()
  wait_until "09:36"
  guide "A ringing phone stops what you are doing; the rest of it stays on your list. A caller holds about five minutes. Answers come in a shuffled order, and each can be defended."

  local choices = {
    together = { "“Could we go and see them together this morning?”", minutes = 10, leads = "then 1 h 20, later this morning" },
    school   = { "“I'd like to ring {older}'s school first. Could you try me again this morning?”", hears = "“Do. I'll try you again.”" },
    mother   = { "“I'd like to ask {mum} herself first. Could you try me again this morning?”", hears = "“She'd like that better. I'll try you again.”" },
    consult  = { "“I need to think it through with Dawn. Could you try me again this morning?”", hears = "“Fine. I'll try you again.”" },
  }
  if home:read "chronology" then
    choices.history = { "“{gran} is away again, in hospital. Twice before, that's when it got hard.”", minutes = 10 }
  end
  local reply = ask {
    from = sam, about = home, by = "phone", id = "sam-rings", title = "About Friday", urgent = true,
    say = { "text/sam-rings.md", concern = 2, distress = 1 },
    choices = choices, rings_off = "5 minutes",
    moment  = "A worry that isn't yet a fact: what do you do first?",
    discuss = "“Nothing I can put a finger on.” What do you do with a worry that isn't yet a fact, and how do you record it so that {mum} could read it?",
  }

  told = true
  advice { from = marta, about = home, say = "text/marta-home.md" }
  advice { from = dawn, about = home, say = "text/dawn-home.md" }

  -- From here the school and the family can be rung; the grandmother, once the
  -- file has said that {mum} agreed to it.
  advice { from = brook, about = home, minutes = 10, say = "text/home-school-phone.md" }
  advice { from = mum, about = home, minutes = 10, say = { "text/home-mum-phone.md", concern = 1 } }

  if reply == "together" then
    going = "today"
    message { from = sam, about = home, by = "phone", title = "Twenty past eleven", say = "text/sam-together.md" }
  elseif reply == "history" then
    going = when_to_go { by = "phone", title = "“Nobody told me about the hip”", say = "text/sam-history.md", rings_off = "5 minutes" }
  elseif reply == nil then
    wait(10)
    going = when_to_go { by = "email", title = "What I rang about", say = { "text/sam-email.md", concern = 2 }, rings_off = "45 minutes" }
  else
    local asked = { school = brook, mother = mum, consult = dawn }
    wait(10)
    wait_while(function() return not asked[reply]:asked(home) end, "10:20")
    wait(10)
    if reply == "school" and brook:asked(home) then wait(20) end   -- the teacher writes first
    going = when_to_go { by = "phone", title = "“Did you get anywhere?”", say = "text/sam-again.md", urgent = true, rings_off = "5 minutes" }
  end

  if going == "today" then
    local says = "“I'm just setting off. Twenty past, outside?”"
    if clock() > "11:10" then says = "“Good. I can be outside in ten minutes. You?”" end
    wait_till "11:10"
    going = ask {
      from = sam, about = home, by = "phone", id = "setting-off", title = "“I'm in the car”", urgent = true,
      say = says,
      choices = {
        today    = { "“I'll be there. I'm just putting this down.”", leads = "on My day: set off, 1 h 20 there and back", hears = "“Right you are.”" },
        alone    = "“I can't leave what I'm in. Would you go, and ring me after?”",
        tomorrow = { "“I can't leave what I'm in. Could it be tomorrow at four?”", leads = "in tomorrow's diary" },
      },
      rings_off = "10 minutes",
      discuss = "The plan was made earlier this morning. What had changed by now, and who needed to know that you were changing it, or keeping it?",
    }
  end

  if going == "tomorrow" then
    wait(15)
    message { from = sam, about = home, by = "email", title = "Tomorrow, four o'clock", say = "text/sam-tomorrow.md" }
  elseif going == "wednesday" then
    local call
    if not mum:asked(home) then
      call = task { "Ring {mum}: you come on Wednesday", id = "mum-told", on = home, kind = "call", minutes = 5, due = "today", scene = "text/mum-told.md" }
    end
    wait_while(function() return not mum:asked(home) and not (call and call:done()) end, "12:15")
    wait_till "12:15"
    local told_her = mum:asked(home) or call:done()
    if call and not call:done() then withdraw(call) end
    if not told_her then
      message { from = sam, about = home, by = "email", title = "Wednesday", say = "text/sam-wednesday.md" }
    end
  elseif going ~= "today" then                 -- Sam went alone, or heard nothing
    wait_till "12:10"
    message { from = sam, about = home, by = "email", title = "I looked in", say = { "text/sam-went.md", concern = 2, distress = 1 } }
  end
  if going ~= "today" then return end

  local visit = task {
    "Visit with Sam", id = "joint-visit", on = home, kind = "visit", with = sam, voice = true,
    minutes = 60, due = "today",               -- and 20 minutes there and back
    scene = { "text/home-visit.md", concern = 2, distress = 1 },
    touches = "a mother's low mood, and whether she might harm herself. Nobody is hurt.",
  }
  wait_for(visit)
  advice { from = dawn, about = home, say = "text/dawn-home-seen.md" }
  advice { from = mum, about = home, minutes = 5, say = "“You've only just gone! No, we're all right. {little} has got one of my shoes.”" }

  local answers = {
    share   = { "“Let me ask {older} what I may say, and how. Then perhaps we talk, the three of us?”", minutes = 10 },
    surgery = { "“I'll ask {older} what I may say. Could we ring the surgery first, while we're all here?”", minutes = 10 },
    pause   = "“I want to answer that properly. I'd like to talk to my manager, and ring you before ten tomorrow.”",
  }
  if not tuesdays then
    answers.tuesdays = { "“I'd ask {older} first. But Tuesdays: who could do them, until your mother is on her feet?”", minutes = 10 }
  end
  local said = ask {
    from = mum, about = home, by = "visit", id = "at-the-door", title = "At the door",
    say = { "“What did {older} say to you?”", concern = 2 },
    choices = answers,
    moment  = "At the door: what do you say?",
    discuss = "{older} talked to you, and {mum} asked what was said. Whose words were they to pass on, and what would you have wanted {older} to know beforehand?",
  }
  if said == "tuesdays" then tuesdays = true end
  wait(10)
  if said == "surgery" then
    message { from = mum, about = home, by = "email", title = "Before eleven tomorrow", say = "text/home-mum-surgery.md" }
    protect(home, "the surgery was rung, with her")
    good { about = home, "{mum} and you waited for the surgery, together." }
  elseif said == "tuesdays" then
    message { from = gran, about = home, by = "email", title = "Tuesdays", say = "text/home-gran-text.md" }
    protect(home, "family plan for the mornings")
    good { about = home, "{gran} and {mum} have made a plan between them." }
  elseif said == "share" then
    local nan = "I'm going to tell my mother all of it tonight."
    if tuesdays then nan = "My mother only knows the Tuesdays. I'm going to tell her the rest tonight." end
    message { from = mum, about = home, by = "email", title = "Fair question", say = "text/home-mum-talk.md", words = { nan = nan } }
    good { about = home, "{mum} and {older} have talked." }
  else
    task { "Ring {mum} before ten tomorrow", on = home, kind = "call", minutes = 15, due = "tomorrow" }
    message { from = dawn, about = home, by = "in person", kind = "decision", title = "What I'd back", say = "text/dawn-after-visit.md" }
  end
end)

-- Whoever has read the file knows that {mum} agreed to {gran} being asked.
storyline("The grandmother", function()
  wait_until "09:36"
  wait_while(function() return not home:read "file" end, "12:30")
  if not home:read "file" then return end
  advice { from = gran, about = home, minutes = 10, say = "text/home-gran-phone.md" }
  wait_while(function() return not gran:asked(home) end, "12:30")
  if not gran:asked(home) or tuesdays then return end
  tuesdays = true
  wait(40)
  message { from = gran, about = home, by = "email", title = "Rung her", say = "text/home-gran-text.md" }
  protect(home, "family plan for the mornings")
  good { about = home, "{gran} and {mum} have made a plan between them." }
end)

storyline("The class teacher writes", function()
  wait_until "09:36"
  wait_while(function() return not brook:asked(home) end, "12:30")
  if not brook:asked(home) then return end
  wait(30)
  message { from = brook, about = home, by = "email", title = "You asked about a pupil", say = { "text/home-school-email.md", concern = 2, distress = 1 } }
end)

-- A parent who was rung says more later, unless somebody is there already.
storyline("The mother writes", function()
  wait_until "09:36"
  wait_while(function() return not mum:asked(home) end, "12:00")
  if not mum:asked(home) then return end
  wait(60)
  if going ~= "today" then
    message { from = mum, about = home, by = "email", title = "Sorry", say = { "text/home-mum-later.md", concern = 1 } }
  end
end)

storyline("What the history changes", function()
  wait_until "09:36"
  wait_while(function() return not (told and home:read "chronology") end, "12:50")
  if told and home:read "chronology" and not home:seen() then
    advice { from = dawn, about = home, say = "text/dawn-home-read.md" }
  end
end)

---------------------------------------------------------------- the referral

local recommended, heard = false, false        -- heard: what the mother in the letter said

storyline("A letter from a school", function()
  wait_until "10:15"
  guide "A referral wants your recommendation: how soon (P0 to P4 is Caseload's own scale), a level of need, a first response. The manager decides, and may differ."
  advice { from = marta, say = "text/marta-referral.md" }
  local view = referral {
    from = front_door, by = "email", title = referred.name, id = "letter", minutes = 20,
    say = { "text/referral.md", concern = 2 },
    words = { younger = referred.children[1], older = referred.children[2], mother = referred.parent },
    expect = {
      tiers = { "P2", "P3" },
      why = "It builds up: late, hungry, a child of twelve collecting, and a second time since October. Nobody has said that a child is unsafe tonight, school sees both, and the mother knows and wants help. P2 follows the pattern; P3 with early help can be argued from her agreement. P1 can be argued from one thing that isn't known: who is there on the early mornings.",
      judged = "not yet reviewed by practitioners",
    },
    moment  = "The letter: how soon?",
    discuss = "Which sentence of the letter moved you most, and which would you have wanted one more sentence about? What did the family have going for it, and did that change your number?",
  }
  recommended = true
  if clock() < "11:00" then
    guide "A case's tier can be set again, free, whenever you learn something. A break is an offer, and so is going home. From here the desk is yours."
  end

  wait(15)
  local says, joint, how
  local why = "it adds up, and nobody knows yet who is there at seven in the morning"
  if heard then
    says, why = "text/decision-after.md", "Marta's call told her more than the letter did"
  elseif view.tier == "P0" or view.tier == "P1" or view.response == "see-today" or view.response == "strategy" then
    says, how, why = "text/decision-higher.md", "differed", "nobody has said that either child is unsafe tonight"
  elseif view.response == "early-help" then
    says, how, why = "text/decision-early-help.md", "first", "one call, to hear who is there at seven in the morning"
  elseif view.tier == "P4" or view.response == "advice" then
    says, how = "text/decision-lower.md", "differed"
  else
    says, joint = "text/decision-joint.md", true
  end
  -- What she says of the student's view is what the student said.
  local words = { read = "That's your P2, too.", than = "I've gone lower than your " .. view.tier }
  if view.tier ~= "P2" then words.read = "You said " .. view.tier .. "; I'd go sooner." end
  if view.tier ~= "P0" and view.tier ~= "P1" then words.than = "I wouldn't go today" end
  message { from = dawn, by = "email", kind = "decision", title = "The " .. referred.name .. " referral", say = says, words = words, decides = { on = "letter", tier = "P2", how = how, why = why } }

  if joint then
    wait(5)
    local second_on_it = ask {
      from = dawn, by = "email", id = "second", title = "Second on this one?",
      say = "Marta would like you second on it, so that you've had the whole of one from its first day. It's about seven of your ninety points. You have two families to meet as well. It's a real question.",
      choices = {
        yes       = { "“Yes. I'd like to be second on it.”", hears = "“Good. I'll tell Marta.”" },
        wednesday = { "“Could we settle it in supervision? I'd like to have met my two families.”", leads = "on Wednesday's list", hears = "“Wednesday, then.”" },
        visit     = { "“I'd like to go with Marta on Thursday, and leave it at that for now.”", leads = "in Thursday's diary", hears = "“That's fine.”" },
      },
      discuss = "You were asked, not told. How would you know what you can take on, in a week in which everybody else is busy too?",
    }
    if second_on_it == "yes" then
      local new = case {
        referred.name, id = "hill-street-family", kind = children.assessment, led = marta, co_worked = true, new = true,
        people = { child { referred.children[2], age = 12 }, child { referred.children[1], age = 6 }, adult { referred.parent, "mother" } },
        strengths = { "The mother would like a hand", "Two children who look after one another" },
        siblings = 1, travel = 30, visits = 0.5, tier = "P2",
        summary = "Referred today by Hill Street Primary. Marta leads and you are second. First visit on Thursday after school.",
      }
      children.assess { on = new }
    end
  end
end)

storyline("Marta rings the mother in the letter", function()
  wait_until "12:45"
  heard = true
  message { from = marta, by = "email", title = "Who's there at seven", say = { "text/referral-answer.md", concern = 1 } }
end)

storyline("The letter is still waiting", function()
  wait_until "12:05"
  if not recommended then
    message { from = dawn, by = "email", title = "Hill Street", say = "text/referral-nudge.md" }
  end
end)

---------------------------------------------------------------- the second family

local call                                     -- the promised one; nil unless it was promised

storyline("The father is rung back", function()
  wait_until "11:00"
  wait_while(function() return call == nil end, "12:55")
  if call == nil then return end
  if not wait_for(call) then return end        -- it was taken back
  good { about = open, "{dad} was rung back when you said." }
end)

storyline("The father rings", function()
  wait_until "10:00"
  withdraw(ring_back, second.parent .. " is at work now; the phone stays in a locker until eleven.")
  local rung = ring_back:done()
  wait_until "11:00"
  guide ""

  local choices = {
    listen = { "“You should have been rung. Before the rota: how have these weeks been?”", minutes = 15, hears = "“Long,” he says, and then a good deal more." },
    date   = { "“The place isn't mine to decide. The assessment is due by 20 March, and I'll put that in writing now.”", minutes = 10, hears = "“The 20th. I'll write that down.”" },
  }
  if rung then
    choices.listen = { "“Before the rota: how are you both, since this morning?”", minutes = 15, hears = "“Tired. Thanks for asking.”" }
  else
    choices.manager = { "“You've reason to complain. Shall I ask my manager to ring you today?”", hears = "“Please,” he says." }
  end
  if open:read "file" then
    choices.panel = { "“It goes to a funding panel on Thursday. I can't say what they'll decide. I'll ring you on Friday.”", hears = "“Friday. I'll tell work.”" }
  else
    choices.find_out = { "“I don't know. I'll find out, and ring you before one.”", leads = "then two calls, 15 min", hears = "“Before one. Right.”" }
  end
  local say = { "text/dad-cross.md", concern = 1, distress = 1 }
  if rung then say = { "text/dad-calm.md", concern = 1 } end

  local reply = ask {
    from = dad, about = open, by = "phone", id = "dad-rings", title = "“By one o'clock”", urgent = true,
    say = say, choices = choices, rings_off = "5 minutes",
    moment  = "By one o'clock: what do you promise?",
    discuss = "What did {dad} need from this call: an answer, a date, a person? What were you able to promise, and what would you have liked to promise?",
  }

  if reply == "listen" then
    wait(60)
    message { from = dad, about = open, by = "email", title = "Rota", say = "text/dad-listened.md" }
    good { about = open, "{dad} wrote to say that it helped." }
  elseif reply == "date" then
    wait(50)
    message { from = dad, about = open, by = "email", title = "Rota", say = "text/dad-dated.md" }
  elseif reply == "panel" then
    wait(50)
    message { from = dad, about = open, by = "email", title = "Rota", say = "text/dad-panel.md" }
    good { about = open, "{dad} has until Friday." }
  elseif reply == "manager" then
    wait(70)
    message { from = dawn, about = open, by = "in person", title = "I've rung him", say = "text/dawn-rang-dad.md" }
  elseif reply == "find_out" then
    call = task {
      "Find out, and ring {dad} back before one", id = "find-out", on = open, kind = "call",
      minutes = 15, due = "today", scene = "text/dad-told.md",
    }
    wait_while(function() return not call:done() end, "12:47")
    withdraw(call)                             -- too late to begin; what was begun is finished
    wait_while(function() return not call:done() end, "13:03")
    if not call:done() then
      message { from = dad, about = open, by = "email", title = "Gone one", say = { "text/dad-not-told.md", distress = 1 } }
    end
  else
    wait(25)
    local duty = "text/dawn-duty.md"
    if rung then duty = "text/dawn-duty-rung.md" end
    message { from = dawn, about = open, by = "email", title = "A call to duty", say = duty }
  end
end)
