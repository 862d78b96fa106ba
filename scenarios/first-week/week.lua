-- What holds the week together: what is handed over on Monday, what is asked for
-- on Wednesday, supervision, and what becomes of saying that it is too much.

local children = require "england.children"
local sessions = require "england.supervision"
local names    = require "names"
local when     = require "when"
local coast    = require "coast"
local closing  = require "closing"

local week = {}

function week.declare()
  local drawn = names.family { draw = "the family above the shop", children = 3 }
  return { drawn = drawn, words = { family = drawn.name, mum = drawn.parent } }
end

function week.tell(team, f, c, k)
  local recording = children.timescale "recording"
  local line, eased = false, false
  c.shared = {}                                -- cases that Marta has joined, by id
  local fairview

  -- Thursday 26 February and 2 working days is Monday 2 March.
  task { "Write up Thursday's late visit", id = "thursday", kind = "write up", minutes = 45, due = "day 1", source = recording.source, status = recording.status }

  task { "Data protection course, online (second reminder)", id = "course", kind = "training", minutes = 60, due = "day 5" }

  storyline("Monday", function()
    message { from = team.reception, about = f.father.case, by = "in person", title = "Two slips", say = "text/team/slips.md" }
    message { from = team.dawn, title = "This week", say = "text/team/dawn-monday.md" }
    guide "Begin where you like. Every offer says what it costs in minutes; the clock moves only when you decide. Summaries and messages are free."
    wait(1)
    guide "My day holds what is waiting to be done. Under People are those you can ask. Laying out your day is free, and so is changing it."
  end)

  -- Three more of Ruth's families: taken on any answer; a line drawn now counts on Wednesday.
  storyline("Three more", function()
    wait_until "13:30"
    when.back(1, "14:30")
    local words = { young = c.words.young, weir = k.one.name, orchard = k.two.name }
    local reply = ask {
      from = team.dawn, by = "in person", id = "three-more", title = "Three more of Ruth's", urgent = true, say = "text/team/dawn-three.md", rings_off = "15 minutes",
      words = words,
      choices = {
        read  = "“All three. I'd like an hour to read before anybody rings.”",
        first = "“All three. If you had half an hour, what would you read?”",
        stop  = "“All three. And I'd like to say now at what point I'd say stop.”",
      },
      discuss = "Nobody asked whether, only how. What can somebody in their third week ask for, and how is it said?",
    }
    coast.allocate(team, c)
    coast.lay(c, 3, "09:00")
    closing.allocate(team, k)
    if reply == "stop" then line = true end
    local says = { read = "text/team/dawn-read.md", first = "text/team/dawn-first.md", stop = "text/team/dawn-stop.md" }
    if reply then
      message { from = team.dawn, by = "in person", kind = "decision", title = "All three", say = says[reply] }
    else
      message { from = team.dawn, kind = "decision", title = "Three more of Ruth's", say = "text/team/dawn-three-left.md", words = words }
    end
  end)

  ------------------------------------------------------------ supervision

  -- Weekly in the first six weeks (DOMAIN 5.1); called off on Wednesday morning, to be rearranged or let go.
  storyline("Supervision is called off", function()
    wait_until "2026-03-04 08:50"
    sessions.postpone { by = team.dawn, say = "text/team/cancelled.md", times = { "Thu 16:00", "Fri 09:30" } }
  end)

  -- What supervision does follows from what was brought to it.
  storyline("Supervision", function()
    sessions.hold {
      with = team.dawn, at = "Wed 14:00", minutes = 90,
      says = {
        management = function(agenda)
          local on = agenda.decision
          if on == nil then return "We've been through them, and where you and I see the same thing it says so on the file now." end
          if on == k.weir then
            k.keep()
            return "On " .. k.one.name .. " we've decided: it doesn't close on “no new concerns”. A neglect tool, with both parents, and Marta with you on Monday."
          elseif on == c.case and c.trip:done() then
            return "On " .. c.words.young .. " we've decided: you stay the worker, Marta and I take what goes to the police, and the next drive is with somebody."
          elseif on == c.case then
            return "On " .. c.words.young .. " we've decided: somebody sees the child before anybody writes anything, and if it can't be you by the date, I say so to the reviewing officer, and not you."
          end
          return "On " .. on.name .. " I've put the decision on the file with the reason, in both our names, so that you don't hold it alone."
        end,
        mediation = function()
          if eased then return "Your list: what I've moved stays moved, and nothing new comes to you before Wednesday." end
          eased = true
          if k.can_go() then
            k.give()
            return "Your list is longer than your week, and that's mine to mend: " .. k.two.name .. " goes to Priya."
          end
          return "Your list is longer than your week. Nothing new comes to you before Wednesday; I've written that down."
        end,
        development = "The course on neglect, on the 17th: it's booked, and the day is protected.",
        support = "What you said about this week stays between us, and I'm glad you said it. Marta keeps Monday at four for you.",
        nothing = "We got through the list. Next time, leave some room for what isn't on it.",
      },
    }
  end)

  ------------------------------------------------------------ past the ceiling

  -- Another family on Wednesday: taken, exchanged, shared or not taken. Unanswered, it is decided overnight.
  storyline("The edge of ninety", function()
    wait_until "day 3 16:10"
    local name = f.week.drawn.name
    local say, choices = "text/fairview/ask.md", {
      take  = "“Yes. I'll find them room.”",
      list  = { "“With what coming off? Here's my week, in hours.”", minutes = 15 },
      joint = "“Jointly, with Priya. I'd learn more, and they'd wait less.”",
      no    = "“Not this week. I'd be one more person who says they'll ring.”",
    }
    if line then say = "text/fairview/ask-line.md" end
    local reply = ask {
      from = team.dawn, by = "email", id = "edge", title = "The " .. name .. " family", say = say, words = f.week.words,
      choices = choices, rings_off = "2 hours",
      moment = "At the edge of ninety points: what do you say?",
      discuss = "Somebody waits, whichever you say. Who, for how long, and who tells them? What would have to be on paper for your manager to be able to act on it?",
    }
    if reply == "no" then
      message { from = team.dawn, kind = "decision", title = "Held", say = "text/fairview/held.md", words = f.week.words }
      when.till(5, "13:40")
      message { from = team.dawn, title = "Above the shop", say = "text/fairview/waiting.md", words = f.week.words }
      return
    end
    if reply == nil then when.till(4, "08:40") end
    local with_priya = reply == "joint" or (reply == nil and line)
    fairview = case {
      name, id = "fairview", kind = children.assessment, tier = "P3", words = f.week.words, co_worked = with_priya,
      people = { child { f.week.drawn.children[1], age = 11 }, child { f.week.drawn.children[2], age = 8 }, child { f.week.drawn.children[3], age = 4 }, adult { f.week.drawn.parent, "mother" } },
      strengths = { "{mum} told school herself, with a list", "“A unit”: three who look after one another", "A school that noticed kindly" },
      -- 7, two siblings 3 each (7/3, up), new to you 2: 15 points; shared with Priya 9.
      siblings = 2, travel = 20, visits = 0.5, new = true, summary = "text/fairview/summary.md",
    }
    -- 4 March and 45 working days is Monday 11 May (3 and 6 April and 4 May are bank holidays).
    children.assess { on = fairview, due = "2026-05-11" }
    if with_priya then f.week.shared = fairview end
    task { "Ring {mum}, and the county they come from", id = "fairview-calls", on = fairview, kind = "call", minutes = 60, due = "2026-03-06" }
    local says, other = "text/fairview/took.md", k.two.name
    if reply == "joint" then
      says = "text/fairview/joint.md"
    elseif reply == "list" and k.can_go() then
      says = "text/fairview/swapped.md"
      k.give()
    elseif reply == "list" then
      says = "text/fairview/moved.md"
    elseif reply == nil then
      says = "text/fairview/unasked.md"
      if line then says = "text/fairview/unasked-line.md" end
    end
    message { from = team.dawn, about = fairview, kind = "decision", title = "The " .. name .. " family", say = says, words = { orchard = other } }
  end)

  -- Whoever raises what can't be done is answered, each time, with what there is to give.
  storyline("What can't be done", function()
    local given = 0
    while given < 4 do
      local r = capacity { by = team.dawn }
      given = given + 1
      wait(10)
      message { from = team.dawn, about = r.case, kind = "decision", title = "What you raised", say = week.answer(r, given, team, f, c, k) }
    end
  end)

  storyline("Friday", function()
    wait_until "day 5 15:50"
    message { from = team.dawn, title = "Before you go", say = "text/team/friday.md" }
  end)
end

-- answer is what the manager does and says when capacity is raised.
function week.answer(r, given, team, f, c, k)
  if given > 3 then
    return "I've nothing left to give this week, and I've written exactly that to the head of service, with your page. What you don't do is my decision now, and not your failing. Tell me which."
  end
  if r.ask == "tell" then
    return "Thank you. I'd sooner know. I've written down what you said and when, so it's mine as well now. If it gets worse, say so again; once isn't a ration."
  end
  if r.ask == "joint" and r.case then
    if r.case == f.week.shared or c.shared[r.case.id] then
      return "There are two of you on that one already. So it isn't hands that are missing there. Which half of it is too much, and could the other half wait a week? Say so and it's decided."
    end
    if r.case == f.letter.case then
      return "Marta has that one already, and you're second, so there are two of you. If it's the mornings you can't do, say which, and she'll take them."
    end
    c.shared[r.case.id] = true
    co_work(r.case, team.marta)
    return "Marta joins you on that one: two people who know them, and you learn it from somebody. Agree between you who rings whom, and tell the family today."
  end
  if r.ask == "extend" then
    if r.case == c.case then
      return "That one I can't move; it's in regulations, and nobody here can. What I can do is keep the day around it clear, and I have."
    end
    return "Write down which date and why, where the family could read it. If it's ours to move, it's moved, and you needn't ask me twice. If it's law, I'll find you the hours instead."
  end
  if r.ask == "time" then
    if when.before(5, "12:30") then
      return "Friday, one to three: nobody rings you, nobody knocks, duty takes your calls. It's in the calendar under my name, so that nobody books over it."
    end
    return "Monday, nine to eleven: nobody rings you, nobody knocks, duty takes your calls. It's in the calendar under my name, so that nobody books over it."
  end
  -- reallocate
  if k.can_go and k.can_go() then
    k.give()
    if r.case and r.case ~= k.orchard then
      return "Not that one; they've only just learnt your name, and I'd be moving the problem on to them. I can take " .. k.two.name .. ": Priya will finish it. Does that give you what you need?"
    end
    return "Yes. " .. k.two.name .. " goes to Priya, who'll finish it. Ring them before she does, so that it comes from you."
  end
  return "There's nobody with room, and I won't move a family who've only just met you. So tell me what stops: I'll put my name to what you don't do this week, and I've told the head of service."
end

return week
