-- The first family: a child in need plan, handed over, not yet met. As in First
-- morning; what isn't settled on Monday goes on to Wednesday's visit.

local children = require "england.children"
local names    = require "names"
local when     = require "when"

local home = {}

-- declare draws the family and opens the case.
function home.declare(team)
  local drawn = names.family { draw = "the first family", children = 2 }
  local nan = names.first "the grandmother"
  local h = {
    mum    = person { drawn.parent, id = "mum", role = "mother, " .. drawn.name },
    gran   = person { nan, id = "gran", role = "grandmother, " .. drawn.name },
    sam    = person { "Sam Whitaker", id = "sam", role = "health visitor" },
    school = person { "Brook Primary School", id = "brook", role = "school" },
  }
  h.case = case {
    drawn.name, id = "home",
    kind   = children.child_in_need, tier = "P3",
    people = {
      child { drawn.children[1], age = 7 }, child { drawn.children[2], months = 20 },
      adult { drawn.parent, "mother" }, adult { nan, "grandmother" },
    },
    strengths = { "{mum} asked for help herself, and early", "{gran} lives two streets away", "In school nearly every day this winter" },
    words  = { family = drawn.name, older = drawn.children[1], little = drawn.children[2], mum = drawn.parent, gran = nan },
    -- 5, the sibling 2 (5/3, up), new to you 2: 9 points. 20 minutes there and back adds none.
    travel = 20, visits = 0.25, siblings = 1, new = true,
    since  = "2026-02-19", seen = "2026-02-04",
    summary    = "text/home/summary.md",
    file       = { "text/home/file.md", minutes = 10, concern = 1 },
    chronology = { "text/home/chronology.md", minutes = 25, concern = 2 },
  }
  -- 4 February and 20 working days (5 Feb is the 1st) is Wednesday 4 March.
  children.visits { on = h.case, kind = children.child_in_need, due = "2026-03-04" }
  advice { from = team.marta, about = h.case, say = "“I met them once, at the review. {older} showed me a snail and told me its name. See {older} with {mum} and then without, if {older} likes the idea. That's all I know.”" }
  return h
end

-- at_the_door is the choice of practice at the end of a visit, and what follows.
local function at_the_door(team, h, say)
  local said = ask {
    from = h.mum, about = h.case, by = "visit", id = "at-the-door", title = "At the door", say = say,
    choices = {
      share    = { "“That it's a worry, when you're low. Could we talk about it, the three of us?”", minutes = 10 },
      surgery  = { "“I'll come to that. Could we ring the surgery now, while we're all here?”", minutes = 10 },
      tuesdays = { "“That Tuesdays matter. Who could do them, until your mother is on her feet?”", minutes = 10 },
      pause    = "“I want to answer that properly. I'd like to talk to my manager, and ring you before ten tomorrow.”",
    },
    discuss = "{older} talked to you, and {mum} asked what was said. Whose words were they to pass on, and what would you have wanted {older} to know beforehand?",
  }
  wait(10)
  if said == "surgery" then
    protect(h.case, "appointment at the surgery")
    message { from = h.mum, about = h.case, title = "Thursday, 9.20", say = "text/home/mum-surgery.md" }
    good { about = h.case, "{mum} has an appointment at the surgery." }
  elseif said == "tuesdays" then
    protect(h.case, "family plan for the mornings")
    message { from = h.gran, about = h.case, title = "Tuesdays", say = "text/home/gran-text.md" }
    good { about = h.case, "{gran} and {mum} have made a plan between them." }
  elseif said == "share" then
    message { from = h.mum, about = h.case, title = "Fair question", say = "text/home/mum-talk.md" }
    good { about = h.case, "{mum} and {older} have talked." }
  else
    task { "Ring {mum} before ten", on = h.case, kind = "call", minutes = 15, due = "tomorrow" }
    message { from = team.dawn, about = h.case, by = "in person", kind = "decision", title = "What I'd back", say = "text/home/dawn-after.md" }
  end
end

-- tell tells the story of the week.
function home.tell(team, h)
  local told, seen = false, false
  local joint, wednesday

  -- The planned visit; it falls away once they have been seen with Sam.
  wednesday = task {
    "Visit at a quarter to four, when {older} is home", id = "wednesday-visit", on = h.case, kind = "visit",
    minutes = 60, from = "day 3 15:45", due = "2026-03-04",
  }

  -- Sam's worry: go together, find out first, or keep Wednesday. Unanswered, Sam looks in and writes.
  storyline("The health visitor rings", function()
    wait_until "09:35"
    guide "A ringing phone stops what you are doing; the rest of it stays on your list. A caller holds about five minutes."
    local choices = {
      together = { "“Could we go and see them together this morning?”", minutes = 10, leads = "then 1 h 20, at twenty past eleven" },
      school   = "“I'd like to ring {older}'s school first. I'll come back to you this morning.”",
      mother   = "“I'd sooner ask {mum} herself first. I'll come back to you this morning.”",
      consult  = "“I need to think it through with Dawn. I'll come back to you this morning.”",
    }
    if h.case:read "chronology" then
      choices.history = { "“{gran} is away again, in hospital. Twice before, that's when it got hard.”", minutes = 10 }
    end
    local reply = ask {
      from = h.sam, about = h.case, by = "phone", id = "sam-rings", title = "About Friday", urgent = true,
      say = { "text/home/sam-rings.md", concern = 2, distress = 1 }, choices = choices, rings_off = "5 minutes",
      moment = "A worry that isn't yet a fact: who goes, and when",
      discuss = "“Nothing I can put a finger on.” What do you do with a worry that isn't yet a fact, and how do you record it so that {mum} could read it?",
    }
    guide ""
    told = true
    advice { from = team.marta, about = h.case, say = "text/home/marta.md" }
    advice { from = team.dawn, about = h.case, say = "text/home/dawn.md" }
    advice { from = h.school, about = h.case, by = "phone", say = "text/home/school-phone.md" }
    advice { from = h.mum, about = h.case, by = "phone", say = { "text/home/mum-phone.md", concern = 1 } }

    local going = reply
    if reply ~= "together" then
      local say, by, holds = "text/home/sam-again.md", "phone", 10
      if reply == "history" then
        say = "text/home/sam-history.md"
      elseif reply == nil then
        say, by, holds = { "text/home/sam-email.md", concern = 2 }, "email", 45
        wait(10)
      else
        local asked = { school = h.school, mother = h.mum, consult = team.dawn }
        when.hold(function() return not asked[reply]:asked(h.case) end, 1, "10:20")
        wait(15)
      end
      going = ask {
        from = h.sam, about = h.case, by = by, id = "sam-again", title = "When, then", say = say, rings_off = holds,
        choices = {
          together  = { "“Let's go together this morning.”", leads = "then 1 h 20, at twenty past eleven" },
          tomorrow  = { "“Together, tomorrow at four.”", leads = "1 h 20 at the end of your duty day" },
          wednesday = "“I'll keep Wednesday, and see that {mum} knows I'm coming.”",
        },
        discuss = "When would you have gone, and with whom? What made the difference: what you knew, what you could leave, or who was free?",
      }
    end

    if going == "together" then
      joint = task { "Visit with Sam", id = "joint-visit", on = h.case, kind = "visit", with = h.sam, minutes = 60, from = "day 1 11:10", due = "day 1" }
    elseif going == "tomorrow" then
      message { from = h.sam, about = h.case, title = "Tomorrow, four o'clock", say = "text/home/sam-tomorrow.md" }
      joint = task { "Visit with Sam, four o'clock", id = "joint-visit", on = h.case, kind = "visit", with = h.sam, minutes = 60, from = "day 2 15:50", due = "day 2" }
    elseif going == nil then
      when.till(1, "12:10")
      message { from = h.sam, about = h.case, title = "I looked in", say = { "text/home/sam-went.md", concern = 2, distress = 1 } }
    end
    if joint == nil then return end

    local d, time = 1, "13:00"
    if going == "tomorrow" then d, time = 2, "16:40" end
    when.hold(function() return not joint:begun() end, d, time)
    if not joint:begun() then                  -- Sam didn't wait outside for ever
      withdraw(joint, "Sam went to see them without you.")
      message { from = h.sam, about = h.case, title = "I looked in", say = { "text/home/sam-went.md", concern = 2, distress = 1 } }
      return
    end
    wait_for(joint)
    seen = true
    withdraw(wednesday, "You have seen them; Wednesday isn't needed.")
    at_the_door(team, h, { "text/home/visit-with-sam.md", concern = 2, distress = 1 })
  end)

  -- Whoever has seen them with Sam needn't go again; whoever doesn't go on Wednesday hears so.
  storyline("Wednesday, a quarter to four", function()
    wait_until "day 3 15:45"
    when.hold(function() return not seen and not wednesday:done() and not wednesday:begun() end, 3, "18:30")
    if seen then return end
    if not wednesday:begun() then
      message { from = h.mum, about = h.case, title = "Wednesday", say = "text/home/moved.md" }
    end
    wait_for(wednesday)
    at_the_door(team, h, { "text/home/wednesday.md", concern = 2, distress = 1 })
  end)

  -- The teacher writes to whoever has rung the school.
  storyline("The class teacher writes", function()
    wait_until "09:36"
    when.hold(function() return not h.school:asked(h.case) end, 3, "12:00")
    if not h.school:asked(h.case) then return end
    wait(30)
    message { from = h.school, about = h.case, title = "You asked about a pupil", say = { "text/home/school-email.md", concern = 2, distress = 1 } }
  end)

  -- Whoever has read the file knows that {mum} agreed to {gran} being asked; she makes the plan herself.
  storyline("The grandmother", function()
    wait_until "09:36"
    when.hold(function() return not h.case:read "file" end, 3, "12:00")
    if not h.case:read "file" then return end
    advice { from = h.gran, about = h.case, by = "phone", say = "text/home/gran-phone.md" }
    when.hold(function() return not h.gran:asked(h.case) end, 3, "12:00")
    if not h.gran:asked(h.case) or h.case:done "family plan for the mornings" then return end
    wait(40)
    if h.case:done "family plan for the mornings" then return end
    protect(h.case, "family plan for the mornings")
    message { from = h.gran, about = h.case, title = "Rung her", say = "text/home/gran-text.md" }
    good { about = h.case, "{gran} and {mum} have made a plan between them." }
  end)

  -- The manager's advice changes for whoever has read the chronology.
  storyline("What the history changes", function()
    wait_until "09:36"
    when.hold(function() return not (told and h.case:read "chronology") end, 3, "15:00")
    if told and h.case:read "chronology" and not h.case:seen() then
      advice { from = team.dawn, about = h.case, say = "text/home/dawn-read.md" }
    end
  end)
end

return home
