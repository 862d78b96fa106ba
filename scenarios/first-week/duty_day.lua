-- The duty day: what the front door passes on, and in which order. The student is
-- second at the duty desk, beside Priya. Day d is Tuesday in the week, and the only
-- day in the one-day cut. On every branch the manager decides.

local children  = require "england.children"
local protocols = require "england.protocols"
local names     = require "names"
local when      = require "when"

local duty_day = {}

function duty_day.declare()
  local night = names.family { draw = "the family in the night", children = 2 }
  local baby  = names.family { draw = "the family at the surgery", children = 1 }
  local baby_dad = names.first "the baby's father"
  local bus   = names.family { draw = "the family on the bus", children = 1 }
  local mill  = names.family { draw = "the family at the front desk", children = 1 }
  local grandad = names.first "the grandfather"
  return {
    night = night, baby = baby, bus = bus, mill_drawn = mill,
    night_words = { family = night.name, mum = night.parent, older = night.children[1], little = night.children[2] },
    baby_words  = { family = baby.name, baby = baby.children[1], mum = baby.parent, dad = baby_dad },
    mill_words  = { family = mill.name, mum = mill.parent, child = mill.children[1], grandad = grandad },
    nurse  = person { "Station Road Surgery", id = "nurse", role = "practice nurse" },
    arcade_school = person { "Eastgate Primary School", id = "eastgate", role = "school" },
    arcade_mum = person { night.parent, id = "arcade-mum", role = "mother, " .. night.name },
    grandad    = person { grandad, id = "grandad", role = "grandfather, " .. mill.name },
  }
end

-- before says of a family that came before an answer in writing that it did, where that
-- answer is that nothing new is given. u.promised is set by whoever gives it.
local function before(u, when)
  if not u.promised then return "" end
  return "That was " .. when .. ", before Sunita wrote that nothing new comes to you, and I've told her so. "
end

-- decide tells what the manager decides about what came in.
local function decide(team, title, say, words, decides)
  message { from = team.dawn, kind = "decision", title = title, say = say, words = words, decides = decides }
end

-- unasked is a decision that couldn't wait for a recommendation: the referral is off the
-- student's hands. Where one has been made, what she decides follows from it.
local function unasked(team, referral, title, say, words)
  if close_referral(referral, "Dawn decided this at " .. clock() .. ", without a recommendation.") then
    decide(team, title, say, words)
  end
end

-- tell tells the duty day, which is the scenario's day d.
function duty_day.tell(team, u, d)
  duty { day = d, manager = team.dawn }
  function u.before(when) return before(u, when) end

  storyline("On duty", function()
    if d > 1 then wait_until("2026-03-03 08:50") end
    message { from = team.dawn, title = "Duty", say = "text/duty/dawn.md" }
    advice { from = team.marta, say = "text/duty/marta.md" }
  end)

  -- A police notice: the third since October. Visited with Marta the next day.
  storyline("A notice from the night", function()
    wait_until(when.at(d, "09:05"))
    local title = "The " .. u.night.name .. " notice"
    local forecast                             -- the cut ends before it can be settled
    if d > 1 then forecast = "The ex-partner comes back before Thursday" end
    local view = referral {
      from = team.front, by = "email", title = u.night.name, id = "police-notice", forecast = forecast, minutes = 20, words = u.night_words,
      say = { "text/arcade/notice.md", concern = 3, distress = 1 },
      expect = {
        tiers = "P1",
        why = "Nobody was hurt and he had gone. But it is the third call since October, he took the phone and kicked a door, they have separated, and she is more frightened than in the autumn; both children were awake. P1: she is rung today, at a number that is hers, while it is safe. P2, two to three days, leaves two nights that nobody has asked about. P0 could be argued if he were expected back tonight. P3 waits for the fourth notice.",
        judged = "not yet reviewed by practitioners",
      },
      moment = "A police notice before the first coffee: how soon?",
      discuss = "The form says “medium”, and she says “more”. What did you let weigh most? What would have happened if somebody had rung her mobile?",
    }
    if not view then return end                -- decided without one
    wait(40)                                   -- two calls and a form
    hold(function() return u.discussing end, when.at(d, "12:25"))   -- she isn't on the telephone with a hospital meanwhile
    local says, how = "text/arcade/same.md", nil
    local why = "it's the third call since October, and she is more frightened than in the autumn"
    if view.tier == "P0" or view.response == "strategy" then
      says, how, why = "text/arcade/higher.md", "differed", "nobody was hurt, he had gone, and the police have an alert on the address"
    elseif view.tier == "P3" or view.tier == "P4" then
      says, how = "text/arcade/lower.md", "differed"
    elseif view.response == "early-help" or view.response == "advice" then
      how = "differed"
    end
    local read = "P1, as you have it"           -- what the student said
    if view.tier ~= "P1" then read = "You said " .. view.tier .. "; I'd go sooner: P1" end
    if view.response == "early-help" then read = read .. ", and before early help a call" end
    if view.response == "advice" then read = read .. ", and more than advice" end
    u.night_words.read = read
    decide(team, title, says, u.night_words, { on = "police-notice", tier = "P1", how = how, why = why })
  end)

  -- A notice that nobody has weighed is decided while it is still safe to ring.
  storyline("The notice can't wait", function()
    wait_until(when.at(d, "12:30"))
    unasked(team, "police-notice", "The " .. u.night.name .. " notice", "text/arcade/nudge.md", u.night_words)
  end)

  -- A mark on a baby who isn't mobile: to the manager at once, whatever is recommended, or if nothing is.
  local lines = {
    agreed = "text/mark/now.md", further = "text/mark/lower.md", unanswered = "text/mark/unanswered.md",
  }
  local after = { sit_in = "text/mark/sat-in.md", stay = "text/mark/dawn.md" }
  local function mark(view)
    u.discussing = true
    advice { from = team.marta, by = "phone", say = "text/duty/marta.md" }   -- from the hospital
    away(team.marta, when.at(d, "15:50"))
    protocols.mark_on_a_baby {
      view = view, manager = team.dawn, id = "mark-now", title = "Station Road", words = u.baby_words, lines = lines,
      choices = {
        sit_in = { "“Yes. I'd like to sit in, and listen.”", minutes = 45 },
        stay   = "“Not this time. Somebody should be here for what comes in next.”",
      },
      after = function(reply)
        if reply ~= "sit_in" then away(team.dawn, "45 minutes") end   -- else they sit in it together
        local decides
        if view then
          decides = { on = "mark", tier = "P0", why = "a mark on a baby who can't roll goes to the police and a paediatrician at once, however kind the parents are" }
          if view.response == "strategy" then decides.how = "agreed" end
        end
        if reply then message { from = team.dawn, by = "in person", kind = "decision", title = "Station Road", say = after[reply], decides = decides } end
        if reply ~= "sit_in" then wait(45) end
        u.discussing = false
      end,
    }
  end

  storyline("A mark", function()
    wait_until(when.at(d, "10:05"))
    local view = referral {
      from = u.nurse, by = "phone", title = u.baby.name, id = "mark", minutes = 10, urgent = true, words = u.baby_words,
      say = { "text/mark/call.md", concern = 3, distress = 1 },
      expect = {
        tiers = { "P0" },
        why = "A baby of eleven weeks can't roll, so any mark wants a paediatric opinion on the same day, whatever the explanation is and however kind the parents are: the manager at once, a strategy discussion, a paediatrician. It says nothing about these parents. P1 differs only if it is read as “by five o'clock”.",
        judged = "not yet reviewed by practitioners",
      },
      moment = "A mark on a baby, and parents who are lovely: how soon?",
      discuss = "The nurse asked you a question. What was she asking, and what did you say to her?",
    }
    if view then mark(view) end
  end)

  -- The nurse gets through to the manager if duty hasn't dealt with it in half an hour.
  storyline("The nurse rings the manager", function()
    wait_until(when.at(d, "10:35"))
    if close_referral("mark", "The nurse got through to Dawn at " .. clock() .. ".") then mark(nil) end
  end)

  -- What the paediatrician finds is luck: a birthmark in 7 of 10, a bruise that nobody can explain in the others.
  storyline("What the paediatrician says", function()
    wait_until(when.at(d, "15:50"))
    local says = { "text/mark/bruise.md", distress = 1 }
    local birthmark = chance("the mark is a birthmark", 0.7)
    if birthmark then says = "text/mark/birthmark.md" end
    message { from = team.marta, title = "Station Road", say = says, words = u.baby_words }
    if birthmark or d == 1 then return end
    wait_until(when.at(d + 1, "14:30"))
    message { from = team.marta, title = "Station Road", say = { "text/mark/scan.md", distress = 1 }, words = u.baby_words }
  end)

  -- The loud one: three people copied in, and a bus.
  storyline("The principal writes", function()
    wait_until(when.at(d, "11:20"))
    local words = { child = u.bus.children[1], mother = u.bus.parent }
    local view = referral {
      from = team.front, by = "email", title = u.bus.name, id = "principal", minutes = 15, urgent = true,
      words = words, say = { "text/duty/head.md", concern = 1, distress = 1 },
      expect = {
        tiers = { "P3", "P4" },
        why = "Twenty minutes late, three times, waiting safely with a book; a child who is well, and a mother who gives a reason. P4: a call, and what school itself can do. P3 with early help: she said that she is at the end of it, and agrees to a call. Copying in a director changes who answers and not how serious it is; ringing back within the day is courtesy, and one can want that too.",
        judged = "not yet reviewed by practitioners",
      },
      discuss = "What did the tone of this do to you? What would have stood in it if the child's mother had written it?",
    }
    if not view then return end                -- decided without one
    wait(45)                                   -- she rings the principal and the mother first
    hold(function() return u.discussing end, when.at(d, "14:35"))
    local says = "text/duty/head-same.md"
    local decides = { on = "principal", tier = "P4", why = "the child is well, a bus was cut, and copying in a director doesn't make it neglect" }
    local sooner = view.tier == "P0" or view.tier == "P1" or view.tier == "P2"
    if sooner or view.response == "see-today" or view.response == "strategy" then
      says, decides.how, words.lower = "text/duty/head-higher.md", "differed", "I wouldn't send anybody today"
      if sooner then words.lower = "I've gone lower" end
    elseif view.tier == "P3" or view.response == "early-help" then
      says, u.hub = "text/duty/head-early.md", true
      decides = { on = "principal", how = "agreed", why = "the mother is asking for help, and it isn't neglect" }
    end
    decide(team, "The " .. u.bus.name .. " referral", says, words, decides)
  end)

  -- The principal wants somebody by three, and gets a telephone call.
  storyline("Elm Park can't wait", function()
    wait_until(when.at(d, "14:40"))
    unasked(team, "principal", "The " .. u.bus.name .. " referral", "text/duty/head-unasked.md", { child = u.bus.children[1], mother = u.bus.parent })
  end)

  -- Somebody at the front desk: go down, or let somebody see them.
  storyline("At the front desk", function()
    wait_until(when.at(d, "13:05"))
    local asked
    if not when.out() then
      asked = ask {
        from = team.reception, by = "phone", id = "front-desk", title = "A question about a cat", urgent = true, say = { "text/mill/reception.md", concern = 1 }, words = u.mill_words,
        choices = {
          child  = { "Go down, and ask {child} what has been hardest since Saturday", minutes = 30 },
          mother = { "Go down. “Could we ring her on the ward from here?”", minutes = 35 },
          bed    = { "Go down. “There is such a thing as a camp bed. Let me find out who has one.”", minutes = 30 },
          priya  = { "“I can't leave what I'm in. I'll ask Priya whether she could see them.”", hears = "“I'll tell him somebody's coming.”" },
        },
        rings_off = "10 minutes",
        discuss = "He said what he wasn't asking for. What was he asking for, and whose arrangement was this: the family's, or the council's?",
      }
    end
    u.asked_child = asked == "child"
    u.met = asked ~= nil and asked ~= "priya"
    if u.met then
      local now = { child = "text/mill/child-now.md", mother = "text/mill/mother-now.md", bed = "text/mill/bed-now.md" }
      message { from = u.grandad, by = "visit", title = "Before they go", say = now[asked], words = u.mill_words }
    else
      wait(45)
      message { from = team.priya, title = "At the front desk", say = "text/mill/priya.md", words = u.mill_words }
    end
  end)

  -- What came in is on the file before anybody goes home. From ten to four the record
  -- is down for an hour, without notice: whoever hasn't written by then writes on
  -- paper for the night team, and types it in the next morning.
  storyline("Before you leave", function()
    wait_until(when.at(d, "11:05"))
    local contacts = task { "Write up today's contacts", id = "contacts-today", kind = "write up", minutes = 50, due = "today" }
    wait_until(when.at(d, "15:50"))
    if contacts:begun() then return end
    withdraw(contacts, "The record is down until about five.")
    message { from = "IT service desk", by = "email", title = "The record is down", say = "text/duty/record-down.md" }
    task { "Today's contacts, on paper for the night team", id = "contacts-paper", kind = "write up", minutes = 30, due = "today" }
    if d > 1 then u.typed = task { "Type in yesterday's contacts from the paper", id = "contacts-typed", kind = "write up", minutes = 40, due = when.day_of(d + 1) } end
  end)

  -- The end of duty: what was taken in is shared out, and what nobody weighed is decided.
  storyline("What duty leaves", function()
    wait_until(when.at(d, "16:15"))
    u.arcade = case {
      u.night.name, id = "arcade", kind = children.assessment, tier = "P1", words = u.night_words,
      people = { child { u.night.children[1], age = 9 }, child { u.night.children[2], age = 3 }, adult { u.night.parent, "mother" } },
      strengths = { "An aunt eight minutes away, with a key", "In school and nursery every day", "{mum} said “more” when she was asked" },
      -- 7, the sibling 3 (7/3, up), two workers 1, new to you 2: 13 points.
      travel = 30, visits = 0.5, siblings = 1, two_workers = true, new = true,
      summary = "text/arcade/summary.md",
    }
    fact { "He kept {mum}'s phone and had been back three times, and {older} had begun to take {little} under the bed.", about = u.arcade, concern = 3, since = "2025-10-06", told = true }
    -- 3 March and 45 working days is Friday 8 May (3 and 6 April and 4 May are bank holidays).
    children.assess { on = u.arcade, due = "2026-05-08" }
    advice { from = team.marta, about = u.arcade, say = "text/arcade/marta.md" }
    advice { from = team.marta, say = "text/team/marta-work.md" }
    message { from = team.dawn, about = u.arcade, title = "What's yours", say = "text/duty/end.md", words = { arcade = u.night.name, tonight = u.before("decided this morning") .. "Tonight is covered." } }
  end)
end

-- thursday tells what becomes of Elm Park in the week: a second contact about the bus,
-- closed by the front door without anybody having been seen. Whoever sees it otherwise
-- says so, and the two managers talk.
function duty_day.thursday(team, u)
  storyline("Closed at the front door", function()
    wait_until "2026-03-05 09:40"
    local words = { child = u.bus.children[1], mother = u.bus.parent, told = "Your manager rang " .. u.bus.parent .. " on Tuesday; the hub has tried her once since, no answer." }
    if u.hub then words.told = u.bus.parent .. " agreed to a call on Tuesday; the hub has tried once, no answer." end
    local reply = ask {
      from = team.front, by = "email", id = "step-down", title = "Elm Park, again", say = { "text/duty/closed.md", concern = 1 }, words = words, rings_off = "6 hours",
      choices = {
        agree  = { "“Thank you. I'd have closed it, too.”", hears = "Noted. It stays closed." },
        differ = { "“I'd keep it open. Two contacts in three days, and nobody has met {child}. Here is why, in writing.”", minutes = 15, hears = "Received. It goes to the hub's manager." },
        ring   = { "Ring {mother} first, as she agreed to be rung", minutes = 15, hears = "“Is this about the bus?” says {mother}." },
      },
      discuss = "A threshold says whom a service is for. What would you have needed to know before you agreed that this one isn't for {mother}, or said that it is?",
    }
    when.till(5, "13:30")
    local says = { differ = "text/duty/differed.md", ring = "text/duty/mother-rung.md" }
    message { from = team.front, title = "Elm Park", say = says[reply] or "text/duty/stays-closed.md", words = words }
    if says[reply] then good { "Somebody has met the child who waits for the bus." } end
  end)
end

return duty_day
