-- What holds the week together: what is handed over on Monday, what is asked for
-- on Wednesday, and what becomes of saying that it is too much. What the manager has
-- to give follows from the employer's terms.

local children = require "england.children"
local names    = require "names"
local now      = require "now"
local when     = require "when"
local coast    = require "coast"
local closing  = require "closing"
local dawn     = require "dawn"
local employer = require "employer"
local thin     = require "thin"

local week = {}

function week.declare()
  local drawn = names.family { draw = "the family above the shop", children = 3 }
  return { drawn = drawn, neils = thin.declare(), words = { family = drawn.name, mum = drawn.parent } }
end

function week.tell(team, f, c, k)
  local recording = children.timescale "recording"
  local line = false
  c.shared = {}                                -- cases that Marta has joined, by id
  local fairview

  -- Thursday 26 February and 2 working days is Monday 2 March.
  task { "Write up Thursday's visit, for Priya", id = "thursday", kind = "write up", minutes = 45, due = "day 1", source = recording.source, status = recording.status, scene = "text/team/thursday.md" }

  local course = task { "Data protection, online", id = "course", kind = "training", minutes = 60, due = "day 5" }

  storyline("Monday", function()
    message { from = team.reception, about = f.father.case, by = "in person", title = "Two slips", say = "text/team/slips.md" }
    local supervision = dawn.when()
    message { from = team.dawn, title = "This week", say = "text/team/dawn-monday.md", words = { supervision = supervision, dad = f.father.words.dad, child = f.father.words.child } }
    guide "The clock moves only when you decide, by the minutes that each offer says. Summaries and messages are free."
    wait(1)
    guide "My day holds what is waiting to be done; laying it out is free. Under People are those you can ask."
  end)

  -- Three more of Ruth's families: taken on any answer; a line drawn now counts on Wednesday.
  storyline("Three more", function()
    wait_until "13:30"
    when.back(1, "14:30")
    -- The three are 8.2, 9 and 6 points.
    local words = employer.with({ young = c.words.young, weir = k.one.name, orchard = k.two.name }, 23.2)
    local reply = ask {
      from = team.dawn, by = "in person", id = "three-more", title = "Three more of Ruth's", urgent = true, say = "text/team/dawn-three.md", rings_off = "15 minutes",
      words = words,
      choices = {
        read  = "“All three. I'd like an hour to read before anybody rings.”",
        first = "“All three. If you had half an hour, what would you read?”",
        stop  = "“All three. And I'd like to say now at what point I'd say stop.”",
        two   = "“Two of them, yes. Not the coast by Thursday, on my own.”",
      },
      discuss = "Nobody asked whether, only how. What can somebody in their fifth month ask for, or say no to, and how is it said?",
    }
    coast.allocate(team, c)
    coast.lay(c, 3, "09:00")
    closing.allocate(team, k)
    if reply == "stop" or reply == "two" then line = true end
    local says = { read = "text/team/dawn-read.md", first = "text/team/dawn-first.md", stop = "text/team/dawn-stop.md", two = "text/team/dawn-two.md" }
    if reply then
      message { from = team.dawn, by = "in person", kind = "decision", title = "Ruth's three", say = says[reply], words = words }
    else
      message { from = team.dawn, kind = "decision", title = "Three more of Ruth's", say = "text/team/dawn-three-left.md", words = words }
    end
  end)

  f.course = course
  dawn.tell(team, f, c, k, course)

  ------------------------------------------------------------ past the ceiling

  -- Another family on Wednesday: taken, exchanged, shared or not taken. Unanswered, it is decided overnight.
  storyline("Past the ceiling", function()
    wait_until "day 3 16:10"
    local name, peers = f.week.drawn.name, employer_terms().peers
    local words = employer.with(f.week.words, 16)
    words.texts, words.who = employer.texts()
    words.neil = "Neil has given a week's notice."
    if f.week.answered and not peers then words.neil = "Sunita wrote that nothing new comes to you, and I'm asking all the same: Neil has given a week's notice." end
    local say, choices = "text/fairview/ask.md", {
      take  = { "“Yes. I'll find them room.”", hears = "“Thank you. I'll write it up.”" },
      list  = { "“With what coming off? Here's my week, in hours.”", minutes = 15, hears = "“Leave it with me.”" },
      joint = { "“Jointly, with Priya. I'd learn more, and they'd wait less.”", hears = "“I'll ask her.”" },
      no    = { "“Not this week. I'd be one more person who says they'll ring.”", hears = "“All right. Give me a minute.”" },
    }
    if line then say = "text/fairview/ask-line.md" end
    local reply = ask {
      from = team.dawn, by = "email", id = "edge", title = "The " .. name .. " family", say = say, words = words,
      choices = choices, rings_off = "2 hours",
      moment = "Another family, at the ceiling: what do you say?",
      discuss = "Somebody waits, whichever you say. Who, for how long, and who tells them? What would have to be on paper for your manager to be able to act on it?",
    }
    if reply then wait(20) end
    if reply == "no" then
      words.room = "when there'll be room somewhere, or I'll make it."
      if not peers then words.room = "though I can't tell you to whom." end
      local held = "text/fairview/held.md"
      if employer.in_writing("week-in-hours", "Your week in hours, for the head of service") then held = "text/fairview/held-blame.md" end
      message { from = team.dawn, kind = "decision", title = "Held", say = held, words = words }
      when.till(5, "13:40")
      message { from = team.dawn, title = "Above the shop", say = "text/fairview/waiting.md", words = words }
      return
    end
    if reply == nil then when.till(4, "08:40") end
    words = employer.with(f.week.words, 16)
    local with_priya = peers and (reply == "joint" or (reply == nil and line))
    fairview = case {
      name, id = "fairview", kind = children.assessment, tier = "P3", words = f.week.words, co_worked = with_priya,
      people = { child { f.week.drawn.children[1], age = 11 }, child { f.week.drawn.children[2], age = 8 }, child { f.week.drawn.children[3], age = 4 }, adult { f.week.drawn.parent, "mother" } },
      strengths = { "{mum} told school herself, with a list", "“A unit”: three who look after one another", "A school that noticed kindly" },
      -- 7, two siblings 3 each (7/3, up), an interpreter 1, new to you 2: 16 points; shared
      -- with Priya 9.6.
      siblings = 2, travel = 20, visits = 0.5, interpreter = true, new = true, summary = "text/fairview/summary.md",
      routine = { lines = {
        { "call", "No interpreter for Wednesday; Thursday at eight?", from = "The interpreting service", brings = "an interpreter is booked for Wednesday at ten.", left = "the interpreting service has given Wednesday to somebody else." },
        { "chase", "The other county hasn't sent anything", from = "The other county", brings = "the other county has had your letter, and passed it to somebody who is on leave." },
      } },
    }
    -- 4 March and 45 working days is Monday 11 May (3 and 6 April and 4 May are bank holidays).
    children.assess { on = fairview, due = "2026-05-11" }
    if with_priya then f.week.shared = fairview end
    now.say(fairview, "visit", "First visit by Wednesday 11 March.")
    local call = task { "Call {mum}, with an interpreter, and the other county", id = "fairview-calls", on = fairview, kind = "call", minutes = 60, due = "2026-03-06", scene = "text/fairview/calls.md" }
    local says, decides = "text/fairview/took.md", nil
    words.orchard = k.two.name
    if reply == "joint" then
      says, decides = "text/fairview/joint.md", { how = "agreed", why = "two people will know their names" }
      if not with_priya then says, decides = "text/fairview/joint-once.md", { how = "differed", why = "Priya has no room to share one, and comes once" } end
    elseif reply == "list" and not k.can_go() then
      says, words.gone = "text/fairview/moved.md", "What could go from you has gone already"
      if not k.gone then words.gone = "What could go from you, you've as good as finished" end
    elseif reply == "list" and employer.can_move() then
      says, decides = "text/fairview/swapped.md", { how = "agreed", why = "the list was fair, so another family went to Priya" }
      k.give()
    elseif reply == "list" then
      says, decides = "text/fairview/no-room.md", { how = "differed", why = "the list was fair, and Priya's is longer" }
    elseif reply == nil then
      says = "text/fairview/unasked.md"
      if with_priya then says = "text/fairview/unasked-line.md" end
    end
    message { from = team.dawn, about = fairview, kind = "decision", title = "The " .. name .. " family", say = says, words = words, decides = decides }
    f.week.calls = call
    wait_for(call)
    if call:done() then now.say(fairview, "call", "Rung on " .. now.today() .. ", with an interpreter.") end
  end)

  -- Whoever raises what can't be done is answered, each time, with what there is to give.
  local unmet = false
  storyline("What can't be done", function()
    local given = 0
    while given < 4 do
      local r = capacity { by = team.dawn }
      given = given + 1
      if #r.unmet > 0 then unmet = employer.points() end   -- as the evidence showed it
      wait(10)
      local say = week.answer(r, given, team, f, c, k)
      if given == 1 and employer.in_writing("on-the-form", "What can't be done, on the form for the head of service") then
        say = say .. " It has to go up on the form as well, by tomorrow, or it wasn't said. I'm sorry. I'll sign it as I heard it."
      end
      message { from = team.dawn, about = week.about(r), kind = "decision", title = "What you raised", say = say }
    end
  end)

  -- Standards bind: whoever shows that one isn't met is answered in writing, within two
  -- working days. A good employer answers with a post, one that is short with a family that
  -- goes, one that blames with a plan that can be held against what happens.
  -- Supervision sends hours up as well, and what is raised again is answered again.
  local function first_answer(words)
    local e = employer_terms()
    f.duty.promised = e.blame == "high" or not e.peers
    if e.blame == "high" then
      words.slot = "Friday"
      if day() == 5 then words.slot = "Monday" end
      in_writing {
        from = team.head, title = "Your email on workload", say = "text/team/written-plan.md", words = words,
        plan = { "Nothing new is given to you before Monday", "An hour on " .. words.slot .. ", from two, in which nobody books you", "Supervision before the end of March" },
      }
    elseif not e.peers then
      in_writing { from = team.head, title = "Your hours", say = "text/team/written-short.md", words = words, plan = { "Nothing new is given to you before Wednesday 11 March", "Your ceiling is 90 from Monday, as it should have been" } }
    else
      words.going = "Nobody can go before Neil's seven are shared out; you get none of them."
      if k.can_go() then
        k.give()
        words.going = k.two.name .. " goes to Priya today."
      end
      in_writing { from = team.head, title = "Your hours", say = "text/team/written-post.md", words = words, plan = { "A post, advertised on Monday", "None of Neil's families comes to you" } }
    end
  end

  storyline("In writing", function()
    for n = 1, 3 do
      hold(function() return not unmet and not f.week.sent end, "day 5 17:00")
      if not unmet and not f.week.sent then return end
      local words = employer.words()
      words.after = unmet or f.week.sent
      f.week.owed = day_in_words "2 working days"
      wait { working_days = 1 }
      when.till(day(), "15:10")
      unmet, f.week.sent, f.week.owed, f.week.answered = false, nil, nil, true   -- it answers all that was raised by now
      if n == 1 then
        first_answer(words)
      else
        in_writing { from = team.head, title = "Your hours, again", say = "text/team/written-again.md", words = words }
      end
    end
  end)

  thin.tell(team, c, k, f.week.neils)

  -- Who is over the line gets none of Neil's families; who has never said so gets one.
  storyline("Friday", function()
    wait_until "day 5 15:50"
    local say, share = "text/team/friday.md", "You get one of them, and we choose it together."
    if workload() >= 1 or line or f.week.answered or f.week.held then share = "None of them comes to you; I've written why, with your numbers." end
    if employer_terms().blame == "high" then say = "text/team/friday-blame.md" end
    if f.week.owed then share = share .. " Sunita owes you an answer by " .. f.week.owed .. ", and I'll see that it comes." end
    message { from = team.dawn, title = "Before you go", say = say, words = { share = share } }
  end)
end

-- about gives the family that an answer is filed under. What is said of the whole week is
-- nobody's.
function week.about(r)
  if r.ask == "tell" or r.ask == "joint" or r.ask == "extend" or r.ask == "reallocate" then return r.case end
end

-- answer is what the manager does and says when capacity is raised. She gives
-- what the terms leave her to give, and says which it is that she can't.
function week.answer(r, given, team, f, c, k)
  local e = employer_terms()
  if given > 3 then
    return "I've nothing left to give this week, and I've written exactly that to the head of service, with your page. What you don't do is my decision now, and not your failing. Tell me which."
  end
  if r.ask == "tell" then
    return "Thank you for saying. I've written it down, so it's mine as well now. " .. dawn.lighter(f, c, r.case) .. " If it gets worse, say so again."
  end
  if r.ask == "no" then
    return "That's a no, then, and you've said why, so it's on file as mine: I decide who does it instead, or who waits, and I've sent your reasons up the line with your numbers."
  end
  if r.ask == "joint" and r.case == nil then
    return "Two of you, yes, if I can. On which of them? More people help where there are two jobs in one visit, or where you're afraid to go alone. Name one, and I'll ask Marta."
  end
  if r.ask == "joint" then
    if r.case == f.week.shared or r.case == f.duty.arcade or c.shared[r.case.id] then
      return "There are two of you on that one already. Which half of it is too much, and could the other half wait a week? Say so and it's decided."
    end
    if not e.peers then
      return "I can't give you Marta for a whole family; there's nobody behind her. I can give you Marta once: say which visit, and I'll clear it. And I've written down that you asked for more than that."
    end
    c.shared[r.case.id] = true
    co_work(r.case, team.marta)
    return "Marta joins you on that one: they'll have two people who know them. Agree who rings whom, and tell the family today."
  end
  if r.ask == "extend" then
    if r.case == c.case then return dawn.lighter(f, c, c.case) end
    if e.discretion == "narrow" then
      return "Which date, and why, on one line: here none of them moves without my name on it, so bring it before it passes, and not after. If it's ours to move I'll most likely sign. If it's law, nobody can."
    end
    return "Write down which date and why, where the family could read it. If it's ours to move, it's moved, and you needn't ask me twice. If it's law, ask me for the hours instead."
  end
  if r.ask == "time" then
    local slot, takes = "Monday, nine to eleven", "duty takes your calls. It's in the calendar under my name, so that nobody books over it."
    if when.before(5, "12:30") then slot = "Friday, a quarter past two to a quarter past four" end   -- a meeting may be laid for one
    if not e.duty_cover then takes = "and I'll take your calls, since there's no duty to take them. If I'm called away they'll ring through, and I'm sorry now." end
    return slot .. ": nobody books it, nobody knocks, " .. takes
  end
  -- reallocate
  if not k.can_go then                         -- nothing has been handed over yet
    return "You're at " .. employer.points() .. " of your " .. e.ceiling .. ", and I've families to share out today, so no. What is it about that one? If it's that you haven't met them yet, that passes. If it isn't, I want to hear it."
  end
  if k.can_go() and not employer.can_move() then
    return "By the table you're at " .. employer.points() .. " of " .. e.ceiling .. ", so I've nothing to show anybody, and everybody I'd ask has more. The table counts points and not hours. Put the hours beside it and I'll send both up. Until then, tell me what stops, and I'll sign that."
  end
  if k.can_go() then
    k.give()
    if r.case and r.case ~= k.orchard then
      return "Not that one; I'd be moving the problem on, and them with it. I can take " .. k.two.name .. ": Priya will finish it."
    end
    return "Yes. " .. k.two.name .. " goes to Priya, who'll finish it. Ring them before she does, so that it comes from you."
  end
  return "There's nobody with room. So tell me what stops: I'll put my name to what you don't do this week, and I've told the head of service."
end

return week
