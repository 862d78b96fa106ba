-- What holds the week together: what is handed over on Monday, what is asked for
-- on Wednesday, supervision, and what becomes of saying that it is too much.

local children   = require "england.children"
local protocols  = require "england.protocols"
local sessions   = require "england.supervision"
local names      = require "names"
local when       = require "when"
local coast      = require "coast"
local closing    = require "closing"

local week = {}

function week.declare()
  local drawn = names.family { draw = "the family above the shop", children = 3 }
  return { drawn = drawn, words = { family = drawn.name, mum = drawn.parent } }
end

function week.tell(team, f, c, k)
  local recording = children.timescale "recording"
  local line, handed_to_priya, eased = false, false, false
  local fairview

  -- Thursday 26 February and 2 working days is Monday 2 March.
  task { "Write up Thursday's late visit", id = "thursday", kind = "write up", minutes = 45, due = "day 1", source = recording.source, status = recording.status }

  storyline("Monday", function()
    message { from = team.reception, about = f.father.case, title = "Two slips", say = "text/team/slips.md" }
    message { from = team.dawn, title = "This week", say = "text/team/dawn-monday.md" }
    guide "Begin where you like. Every offer says what it costs in minutes; the clock moves only when you decide. Summaries and messages are free."
    wait(1)
    guide "My day holds what is waiting to be done. Under People are those you can ask. Laying out your day is free, and so is changing it."
  end)

  -- Three more of Ruth's families: taken on any answer; a line drawn now counts on Wednesday.
  storyline("Three more", function()
    wait_until "13:30"
    local reply = ask {
      from = team.dawn, by = "in person", id = "three-more", title = "Three more of Ruth's", say = "text/team/dawn-three.md", rings_off = "2 hours",
      words = { young = c.words.young, weir = k.one.name, orchard = k.two.name },
      choices = {
        read  = "“All three. I'd like an hour to read before anybody rings.”",
        first = "“All three. If you had half an hour, what would you read?”",
        stop  = "“All three. And I'd like to say now at what point I'd say stop.”",
      },
      discuss = "Nobody asked whether, only how. What can somebody in their third week ask for, and how is it said?",
    }
    coast.allocate(team, c)
    coast.visit(team, c)
    closing.allocate(team, k)
    if reply == "stop" then line = true end
    local says = { read = "text/team/dawn-read.md", first = "text/team/dawn-first.md", stop = "text/team/dawn-stop.md" }
    if reply then message { from = team.dawn, by = "in person", kind = "decision", title = "All three", say = says[reply] } end
  end)

  ------------------------------------------------------------ supervision

  -- Weekly in the first six weeks (DOMAIN 5.1); called off on Wednesday morning, to be rearranged or let go.
  storyline("Supervision is called off", function()
    wait_until "2026-03-04 08:50"
    cancel_supervision { by = team.dawn, say = "text/team/cancelled.md", times = { "Thu 16:00", "Fri 09:30" } }
  end)

  -- What supervision does follows from what was brought to it.
  storyline("Supervision", function()
    local agenda = supervision { with = team.dawn, at = "Wed 14:00", minutes = 90 }
    if agenda == nil then return end
    local says = {}
    if agenda.decision == k.weir then
      table.insert(says, "On " .. k.one.name .. " we've decided: it doesn't close on “no new concerns”. A neglect tool, with both parents, and Marta with you on Monday.")
      protect(k.weir, "decision in supervision")
    elseif agenda.decision == c.case then
      table.insert(says, "On " .. c.words.young .. " we've decided: you stay the worker, Marta and I take what goes to the police, and the next drive is with somebody.")
    elseif agenda.decision then
      table.insert(says, "On " .. agenda.decision.name .. " I've put the decision on the file with the reason, in both our names, so that you don't hold it alone.")
    end
    if agenda.workload and not eased then
      eased = true
      if not k.is_closed and not handed_to_priya then
        handed_to_priya = true
        table.insert(says, "Your list is longer than your week, and that's mine to mend: " .. k.two.name .. " goes to Priya.")
        withdraw(k.last_visit, "Priya will see them.")
        reallocate(k.orchard, "Priya takes it, and will close it.")
      else
        table.insert(says, "Your list is longer than your week. Nothing new comes to you before next Wednesday; I've written that down.")
      end
    end
    if agenda.learning then
      table.insert(says, "The course on neglect, Tuesday week: it's booked, and the day is protected.")
    end
    if agenda.feelings then
      table.insert(says, "What you said about this week stays between us, and I'm glad you said it. Marta keeps Monday at four for you.")
    end
    if #says == 0 then table.insert(says, "We got through the list. Next time, leave some room for what isn't on it.") end
    message { from = team.dawn, kind = "decision", title = "From supervision", say = table.concat(says, " ") }
  end)

  ------------------------------------------------------------ past the ceiling

  -- Another family on Wednesday: taken, exchanged, shared or not taken. Unanswered, it is decided overnight.
  storyline("The edge of ninety", function()
    wait_until "day 3 16:10"
    local say, choices = "text/fairview/ask.md", {
      take  = "“Yes. I'll find them room.”",
      list  = { "“With what coming off? Here's my week, in hours.”", minutes = 15 },
      joint = "“Jointly, with Priya. I'd learn more, and they'd wait less.”",
      no    = "“Not this week. I'd be the fourth person who says they'll ring.”",
    }
    if line then say = "text/fairview/ask-line.md" end
    local reply = ask {
      from = team.dawn, about = nil, by = "email", id = "edge", title = "The " .. f.week.drawn.name .. " family", say = say, words = f.week.words,
      choices = choices, rings_off = "5 hours",
      moment = "At the edge of ninety points: what do you say?",
      discuss = "Somebody waits, whichever you say. Who, for how long, and who tells them? What would have to be on paper for your manager to be able to act on it?",
    }
    if reply == "no" then
      message { from = team.dawn, kind = "decision", title = "Held", say = "text/fairview/held.md", words = f.week.words }
      wait_until "day 5 13:40"
      message { from = team.dawn, title = "Above the shop", say = "text/fairview/waiting.md", words = f.week.words }
      return
    end
    local with_priya = reply == "joint" or (reply == nil and line)
    if reply ~= nil then when.till(3, "16:30") else wait_until "2026-03-05 08:40" end
    fairview = case {
      f.week.drawn.name, id = "fairview", kind = children.assessment, tier = "P3", words = f.week.words, co_worked = with_priya,
      people = { child { f.week.drawn.children[1], age = 11 }, child { f.week.drawn.children[2], age = 8 }, child { f.week.drawn.children[3], age = 4 }, adult { f.week.drawn.parent, "mother" } },
      strengths = { "{mum} told school herself, with a list", "“A unit”: three who look after one another", "A school that noticed kindly" },
      -- 7, two siblings 3 each (7/3, up), new to you 2: 15 points; shared with Priya 9.
      siblings = 2, travel = 20, visits = 0.5, new = true, summary = "text/fairview/summary.md",
    }
    -- 4 March and 45 working days is Monday 11 May (3 and 6 April and 4 May are bank holidays).
    children.assess { on = fairview, due = "2026-05-11" }
    local says = "text/fairview/took.md"
    if reply == "joint" then
      says = "text/fairview/joint.md"
    elseif reply == "list" and not k.is_closed and not handed_to_priya then
      says = "text/fairview/swapped.md"
      handed_to_priya = true
      withdraw(k.last_visit, "Priya will see them.")
      reallocate(k.orchard, "Priya takes it, and will close it.")
    elseif reply == "list" then
      says = "text/fairview/moved.md"
    elseif reply == nil then
      says = "text/fairview/unasked.md"
      if line then says = "text/fairview/unasked-line.md" end
    end
    message { from = team.dawn, about = fairview, kind = "decision", title = "The " .. f.week.drawn.name .. " family", say = says, words = { orchard = k.two.name } }
  end)

  -- Whoever raises what can't be done is answered, each time, with what there is to give.
  storyline("What can't be done", function()
    local given = 0
    while given < 4 do
      local r = capacity { by = team.dawn }
      given = given + 1
      wait(10)
      message { from = team.dawn, about = r.case, by = "in person", kind = "decision", title = "What you raised", say = week.answer(r, given, {
        orchard = k.orchard, orchard_name = k.two.name, coast = c.case, home = f.home.case, father = f.father.case,
        can_give = k.orchard ~= nil and not k.is_closed and not handed_to_priya,
        give = function()
          handed_to_priya = true
          withdraw(k.last_visit, "Priya will see them.")
          reallocate(k.orchard, "Priya takes it, and will close it.")
        end,
        marta = team.marta,
      }) }
    end
  end)

  storyline("Friday", function()
    wait_until "day 5 15:50"
    message { from = team.dawn, title = "Before you go", say = "text/team/friday.md" }
  end)
end

-- answer is what the manager does and says when capacity is raised.
function week.answer(r, given, x)
  if given > 3 then
    return "I've nothing left to give this week, and I've written exactly that to the head of service, with your page. What you don't do is my decision now, and not your failing. Tell me which."
  end
  if r.ask == "tell" then
    return "Thank you. I'd sooner know. I've written down what you said and when, so it's mine as well now. If it gets worse before Friday, say so again; once isn't a ration."
  end
  if r.ask == "joint" and r.case then
    co_work(r.case, x.marta)
    return "Marta joins you on that one: two people who know them, and you learn it from somebody. Agree between you who rings whom, and tell the family today."
  end
  if r.ask == "extend" then
    if r.case == x.coast then
      return "That one I can't move; it's in regulations, and nobody here can. What I can do is clear the day around it, and I have."
    end
    return "Tell me which date and why, and write the reason where the family could read it. If it's ours to move, it's moved. If it's law, I'll find you the hours instead."
  end
  if r.ask == "time" then
    return "Friday, one to three: nobody rings you, nobody knocks, duty takes your calls. It's in the calendar under my name so that nobody books over it."
  end
  -- reallocate
  if x.can_give then
    x.give()
    if r.case and r.case ~= x.orchard then
      return "Not that one; they've had two workers already since Christmas, and I'd be moving the problem on to them. I can take " .. x.orchard_name .. ": Priya will finish it. Does that give you what you need?"
    end
    return "Yes. " .. x.orchard_name .. " goes to Priya, who'll finish it. Ring them before she does, so that it comes from you."
  end
  return "There's nobody with room, and I won't move a family who've only just met you. So tell me what stops: I'll put my name to what you don't do this week, and I've told the head of service."
end

return week
