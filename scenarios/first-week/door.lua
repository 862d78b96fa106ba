-- The end of a visit to the first family: what {mum} asks at the door, what is chosen there,
-- and what follows from it. Their own plan for the mornings, and the plan's review.

local now  = require "now"
local when = require "when"

local door = {}

-- mornings is what it counts as once {gran} and {mum} have made their plan.
door.mornings = "family plan for the mornings"

-- scene is what differs in a visit once the family has made its plan, or once Sam
-- has looked in on them.
local function scene(h)
  local child = h.words.older
  local queue = "She has rung the surgery twice and been ninth in the queue."
  if h.looked_in then queue = "The surgery was to ring back. She has slept beside the phone." end
  local ache = "Is it a tummy sort of ache or another sort?"
  if day() > 1 then ache = "Yesterday, was that a tummy sort of ache or another sort?" end
  if h.case:done(door.mornings) then
    return {
      ache = ache, help = "You ask what would help. “Tuesdays are at Nan's, from next week. I do the list.” A page. “It's for when Mum sits down and doesn't say what about.”",
      nan = "Her mother knows that much now: “I didn't know that you could just ask her.”", queue = queue,
    }
  end
  return {
    ache = ache, help = "You ask what would help. " .. child .. " doesn't have to think. “Tuesdays. Nan does Tuesdays.”",
    nan = "Not that her mother knows the half of it: “She's got a new hip. She doesn't need me as well.”", queue = queue,
  }
end

-- plan is what the family has made for the mornings, and by whom it is told.
function door.plan(h, title)
  protect(h.case, door.mornings)
  if h.case:read "file" then advice { from = h.gran, about = h.case, by = "phone", minutes = 5, say = "“We've a list now, she and I. Ask me in a week how it goes. You could ask her first.”" } end
  message { from = h.gran, about = h.case, title = title, say = "text/home/gran-text.md" }
  good { about = h.case, "{gran} and {mum} have made a plan between them." }
end

-- forward brings the plan's review forward, as Dawn has decided: the date and its papers
-- move, and the student tells {mum}. Decided once, it stays.
function door.forward(h)
  if h.brought then return end
  h.brought = true
  extend(h.case, "Child in need review", "2026-03-11")
  if h.papers:open() then move(h.papers, "2026-03-09") end
  task { "Tell {mum} that the plan's review comes forward", id = "review-told", on = h.case, kind = "call", minutes = 15, due = "2 working days", agreed = true, source = "Agreed with Dawn" }
  now.say(h.case, "review", "The plan's review is brought forward to Wednesday 11 March.")
end

-- next_visit names the day by which they are seen next: within a week, after what was said.
local function next_visit() return "; next by " .. day_in_words "5 working days" end

-- mum_says is what {mum} says when she is rung, until something new is true.
function door.mum_says(h, say) advice { from = h.mum, about = h.case, by = "phone", minutes = 5, say = say } end

-- doctor lets the surgery be rung, as {mum} has agreed, unless it was rung with her at the door.
local function doctor(h, said)
  local surgery = "“We're all right, thanks. The surgery's to ring back, so I've the phone in my sleeve. {little} has got one of my shoes.”"
  if said ~= "surgery" then
    surgery = "“We're all right, thanks. You can ring the surgery, I'm no good at being ninth. {little} has got one of my shoes.”"
    if h.looked_in then surgery = "“We're all right, thanks. You can ring the surgery, they've never rung me back. {little} has got one of my shoes.”" end
    now.say(h.case, "surgery", "{mum} agrees that you ring the surgery.")
    advice { from = h.surgery, about = h.case, by = "phone", minutes = 10, say = "text/home/surgery-rung.md" }
  end
  door.mum_says(h, surgery)
end

-- asks is the choice of practice at the end of a visit, and what follows.
function door.asks(team, h, say)
  now.say(h.case, "visit", "Seen on " .. now.today() .. next_visit() .. ". {mum} stopped her tablets in January; {older} stays off in case {mum} cries.")
  advice { from = team.dawn, about = h.case, say = "text/home/dawn-seen.md" }
  advice { from = team.marta, about = h.case, say = "“You've met them now, so you know more than I do. What was {older} looking at, while all that came out? That's the bit I'd write down first.”" }
  local pauses = "“Before ten,” says {mum}. On the bunk you ask {older} what you may say: “Not the bath.”"
  local choices = {
    share    = { "“Let me ask {older} what I may say, and how. Then perhaps we talk, the three of us?”", minutes = 10, hears = "“You say the bath,” says {older}. “I'll say the settee.” Then all three of you are on the bunk." },
    surgery  = { "“I'll ask {older} what I may say. Could we ring the surgery first, while we're all here?”", minutes = 10, hears = "She puts the queue on speaker. {older} says yes." },
    tuesdays = { "“I'd ask {older} first. But Tuesdays: who could do them, until your mother is on her feet?”", minutes = 10, hears = "“I'd have to tell Mum,” she says." },
    pause    = { "“I want to answer that properly. I'd like to talk to my manager, and ring you before ten tomorrow.”", hears = pauses },
  }
  if h.case:done(door.mornings) then choices.tuesdays = nil end
  if day() == 5 then choices.pause = { "“I want to answer that properly. I'd like to talk to my manager, and ring you before ten on Monday.”", hears = pauses } end
  local said = ask {
    from = h.mum, about = h.case, by = "visit", id = "at-the-door", title = "At the door", say = say, words = scene(h), choices = choices, rings_off = "30 minutes",
    discuss = "{older} talked to you, and {mum} asked what was said. Whose words were they to pass on, and what would you have wanted {older} to know beforehand?",
  }
  local d = day()
  doctor(h, said)
  if said == "pause" then wait(10) elseif said ~= "surgery" then wait(60) end
  if said == "surgery" then
    protect(h.case, "the surgery was rung, with her")
    good { about = h.case, "{mum} and you waited for the surgery, together." }
    if d < 5 then                              -- a surgery rings back on the next morning
      when.till(d + 1, "11:40")
      local on = "Friday, 9.20"
      if d == 4 then on = "Monday, 9.20" end
      message { from = h.mum, about = h.case, title = "The surgery", say = "text/home/mum-surgery.md", words = { when = on } }
      now.say(h.case, "surgery", "{mum} has a doctor's appointment: " .. on .. ".")
      advice { from = h.school, about = h.case, by = "phone", minutes = 5, say = "“Late that day, then. I'll tell the class teacher, and nobody needs to know what for.”" }
      door.mum_says(h, "“We're all right, thanks. I've the appointment on the fridge, with a magnet on it. {little} has got one of my shoes.”")
    else
      when.till(5, "18:10")
      message { from = h.mum, about = h.case, title = "The surgery", say = "text/home/surgery-waits.md" }
    end
  elseif said == "tuesdays" then
    door.plan(h, "Tuesdays")
  elseif said == "pause" then
    local call = task { "Ring {mum} before ten", id = "before-ten", on = h.case, kind = "call", minutes = 15, due = "tomorrow", from = when.at(d + 1, "09:00"), scene = "text/home/before-ten.md" }
    local queue = "how she gets past ninth in the queue"
    if h.looked_in then queue = "what she does if the surgery still doesn't ring back" end
    local tuesdays = "Ask who can do Tuesdays until " .. h.words.gran .. " can, and " .. queue .. "; Sam will help."
    if h.case:done(door.mornings) then tuesdays = "Tuesdays they've settled; ask " .. queue .. ", and Sam will help." end
    message { from = team.dawn, about = h.case, kind = "decision", title = "What I'd back", say = "text/home/dawn-after.md", words = { tuesdays = tuesdays } }
    door.forward(h)
    when.till(d + 1, "10:00")
    if call:done() or call:begun() then
      good { about = h.case, "{mum} was rung before ten, as you said." }
    else
      withdraw(call, "It is ten.")
      wait(10)
      message { from = h.mum, about = h.case, title = "Gone ten", say = { "text/home/not-rung.md", distress = 1 } }
    end
  else                                         -- shared, or nothing was said: they talk in any case
    local say = "text/home/mum-talk.md"
    if said == "share" then say = "text/home/mum-talk-three.md" end
    local nan = "I'm going to tell my mother all of it tonight."
    if h.case:done(door.mornings) then nan = "My mother only knows the Tuesdays. I'm going to tell her the rest tonight." end
    message { from = h.mum, about = h.case, title = "Fair question", say = say, words = { nan = nan } }
    if said == "share" then good { about = h.case, "{mum} and {older} have talked." } end
  end
end

return door
