-- What holds the seven days together: the paper that was there before, another pair at the ceiling, and what becomes of saying that it is too much. What
-- the manager has to give follows from the employer's terms.

local adults   = require "england.adults"
local names    = require "names"
local now      = require "now"
local when     = require "when"
local employer = require "employer"
local gwen     = require "gwen"

local week = {}

function week.declare()
  local drawn = names.family { draw = "the couple from Ward 9", children = 1 }
  return { words = { wife = "Mrs " .. drawn.name, husband = "Mr " .. drawn.name } }
end

-- first_day is what is on the desk on Thursday, in the seven days and in the cut. It
-- gives the course, which was agreed at the last supervision.
function week.first_day(team, n)
  local recording = adults.timescale "recording"
  -- Tuesday 6 January and 2 working days is Thursday 8 January.
  task { "Write up Tuesday's visit with Femi", id = "tuesday", kind = "write up", minutes = 45, due = "day 1", source = recording.source, status = recording.status }
  local course = task { "Moving and handling, online (second reminder)", id = "course", kind = "training", minutes = 60, due = "2026-01-16" }
  if n.porridge then n.audit = task { "File audit: {mrs}'s file", id = "audit", on = n.porridge.case, kind = "report", minutes = 150, due = "2026-01-16" } end
  if n.bakery then n.unit_form = task { "Our part of health's funding form for the unit, in case", id = "unit-form", on = n.bakery.case, kind = "report", minutes = 75, due = "day 3" } end
  -- Wanted by four on Thursdays and Mondays, by somebody upstairs; duty can do it. It
  -- is a count of who has no criteria to reside; the scheme by which hospitals could
  -- charge councils for delays ended in 2022.
  storyline("The figures before four", function()
    for _, d in ipairs { 1, 3, 6 } do
      when.till(d, "10:00")
      -- On the last Thursday the ward's system is down, and it is done by telephone.
      local what, minutes = "Ward 6: who has no criteria to reside, and what each waits for, before four", 40
      if d == 6 then what, minutes = "The ward's system is down: the same by telephone, before four", 60 end
      local form = task { what, id = "return-" .. d, kind = "report", minutes = minutes, due = "today", duty = true }
      when.till(d, "16:00")
      withdraw(form, "The figures have gone up without your part of Ward 6.")
    end
  end)
  storyline("Thursday", function()
    if n.fernlea then
      message { from = team.gwen, title = "Good morning", say = "text/team/gwen-thursday.md", words = { fernlea = n.fernlea.name, him = n.fine.words.him } }
    else
      message { from = team.gwen, title = "Good morning", say = "text/team/gwen-cut.md", words = { him = n.fine.words.him } }
    end
    guide "Begin where you like. Every offer says what it costs in minutes; the clock moves only when you decide. Summaries and messages are free. Under People are those you can ask."
    if n.guide then
      wait_until "10:40"
      guide "A tier is Caseload's own scale, P0 to P4: how soon. You can set it on anybody of yours, and the team sees it. A ringing phone stops what you are doing; the rest stays on your list."
    end
    wait_until "13:00"
    guide ""
  end)
  return course
end

function week.tell(team, n, c)
  -- The plans that follow from having met somebody.
  storyline("What it leaves to write", function()
    n.fine.paper = task { "Needs assessment and plan", id = "fine-paper", on = n.fine.case, kind = "assessment", minutes = 300, due = "day 7" }
    adults.assess { on = n.fine.case, due = "2026-01-16", met_by = n.fine.paper }
    wait_until "day 3 09:00"
    n.figures = task { "Winter figures: why {mrs} is still at Fernlea", id = "figures", on = n.fernlea.case, kind = "report", minutes = 90, due = "day 4" }
    if n.tonight.case then task { "Plan, for {mr} to read", id = "tonight-paper", on = n.tonight.case, kind = "assessment", minutes = 120, due = "day 6" } end
    wait_until "day 4 15:00"
    task { "Plan, for {miss} to read", id = "dogs-paper", on = n.dogs.case, kind = "assessment", minutes = 120, due = "day 7" }
    task { "Your part of the enquiry's record", id = "lodger-paper", on = n.lodger.case, kind = "report", minutes = 120, due = "day 6" }
    task { "Plan, with pictures, for {man}", id = "darts-paper", on = n.darts.case, kind = "assessment", minutes = 120, due = "day 7" }
  end)

  storyline("Before the weekend", function()
    wait_until "day 2 16:10"
    message { from = team.gwen, title = "Coat", say = "text/team/weekend.md" }
    wait_until "day 7 15:50"
    local say = "text/team/friday.md"
    if employer_terms().blame == "high" then say = "text/team/friday-blame.md" end
    message { from = team.gwen, title = "Before you go", say = say }
  end)

  gwen.tell(team, n, c, c.course)

  -- Two more on Wednesday: taken, exchanged, shared or not taken.
  storyline("Ward 9", function()
    wait_until "day 5 15:35"
    when.back(5, "16:30")
    local peers = employer_terms().peers
    -- The couple are 6, the second of them 2, new 2: 10 points; Leeds 8.
    local words = employer.words(18)
    words.both = "Would you take both?"
    if c.promised then words.both = "Moira wrote that nobody new comes to you this week, and I'm asking all the same: would you take both?" end
    local reply = ask {
      from = team.gwen, by = "email", id = "ward-nine", title = "Two from Ward 9", say = "text/team/ceiling.md", words = words, rings_off = "75 minutes",
      choices = {
        take  = { "“Yes, both. I'll find them room.”", hears = "“Written down, with the time.”" },
        list  = { "“One of them, and with what coming off? Here are my days, in hours.”", minutes = 15, hears = "“Send it now.”" },
        joint = { "“The couple, with Femi. I'd learn more, and they'd wait less.”", hears = "“I'll ask her.”" },
        no    = { "“Not this week. I'd be one more person who says they'll ring.”", hears = "“All right.”" },
      },
      moment = "Two more, at the ceiling: what do you say?",
      discuss = "A wife whom nobody had asked after. Who waits, whichever you say, and who tells her?",
    }
    wait(15)
    if reply == "no" then
      local say = "text/team/no.md"
      if employer.in_writing("days-in-hours", "Your days in hours, for the head of service") then say = "text/team/no-blame.md" end
      message { from = team.gwen, kind = "decision", title = "Ward 9", say = say }
      return
    end
    local shared = reply == "joint" and peers
    c.couple = case {
      n.week.words.wife, id = "couple", kind = adults.assessment, tier = "P2", words = n.week.words, siblings = 1, new = true, co_worked = shared,
      people = { adult { n.week.words.husband, "86, Ward 9" }, adult { n.week.words.wife, "84, at home" } },
      strengths = { "Sixty-one years", "A neighbour in, mornings" }, summary = "text/team/couple.md",
    }
    if reply == "take" then task { "Ring Ward 9, and Leeds", id = "leeds", kind = "call", minutes = 45, due = "day 6" } end
    local visit = when.visit { "See {wife}, at home", travel = 30, id = "couple-visit", voice = true, on = c.couple, minutes = 50, due = "day 7", protective = true, scene = { "text/team/couple-visit.md", concern = 2 } }
    if shared then advice { from = team.femi, about = c.couple, say = "“Ask what he does in a day, and then take it away. What's left is her assessment.”" } end
    local says = { take = "text/team/took.md", list = "text/team/list.md", joint = "text/team/joint.md" }
    local decides = { list = { how = "agreed", why = "your days stood in hours on one page" }, joint = { how = "agreed", why = "they'll have two people" } }
    if reply == "joint" and not shared then
      says.joint, decides.joint = "text/team/joint-once.md", { how = "differed", why = "there is nobody behind Femi, who comes once" }
    end
    message { from = team.gwen, about = c.couple, kind = "decision", title = "Ward 9", say = says[reply] or "text/team/unasked.md", words = words, decides = decides[reply] }
    wait_for(visit)
    if visit:done() then now.say(c.couple, "visit", "She was seen on " .. now.today() .. ", before him.") end
    if visit:done() then good { about = c.couple, "{wife} was asked before him." } end
  end)

  -- Whoever raises what can't be done is answered, each time, with what there is to give.
  local unmet = false
  storyline("What can't be done", function()
    for given = 1, 5 do
      local r = capacity { by = team.gwen }
      if #r.unmet > 0 then unmet = true end
      wait(10)
      local say = week.answer(r, given, team, n, c)
      if given == 1 and employer.in_writing("on-the-form", "What can't be done, on the form for the head of service") then
        say = say .. " It has to go up on the form as well, by tomorrow, or it wasn't said. I'm sorry. I'll sign it as I heard it."
      end
      message { from = team.gwen, about = week.about(r), kind = "decision", title = "What you raised", say = say }
    end
  end)

  -- Standards bind: whoever shows that one isn't met is answered in writing, within two
  -- working days, by a post, by what can be kept to, or by a plan. What is raised again is
  -- answered again.
  local function first_answer()
    local e = employer_terms()
    c.promised = day() > 2 and (e.blame == "high" or not e.peers)   -- what is said on Friday holds until Monday
    if e.blame == "high" then
      in_writing {
        from = team.head, title = "Your email on workload",
        say = "Thank you for your form. Nobody new is given to you this week. You have an hour on your last morning in which you aren't to be interrupted. The ward's dates stand. M. Kemp",
        plan = { "Nobody new this week", "An hour on the last morning, not to be interrupted" },
      }
    elseif not e.peers then
      in_writing {
        from = team.head, title = "What you raised",
        say = "You've shown me more hours than there are. I have nobody to send you before February, and I won't promise it. Nobody new is given to you this week, and Gwen tells the ward so, under my name. If that isn't kept, write to me. Moira Kemp",
        plan = { "Nobody new this week", "The ward is told so in writing" },
      }
    else
      in_writing {
        from = team.head, title = "What you raised",
        say = "You've shown me more hours than there are. That's a standard we aren't meeting, so it's mine to meet. I have the money for a reviewing post until April, and it's advertised next week; until somebody starts, Colette's team does the reviews. If that isn't kept, write to me. Moira Kemp",
        plan = { "A reviewing post until April, advertised next week", "Colette's team does new reviews until then" },
      }
    end
  end

  storyline("In writing", function()
    for n = 1, 3 do
      hold(function() return not unmet end, "day 7 17:00")
      if not unmet then return end
      wait { working_days = 1 }
      when.till(day(), "15:10")
      unmet = false                            -- it answers all that was raised by now
      if n == 1 then
        first_answer()
      else
        in_writing { from = team.head, title = "What you raised, again", say = "You've written again. I have nothing to add this week, and I'd rather say so than leave you waiting. What I put in my first answer stands. If any of it isn't kept, write to me with the day. Moira Kemp" }
      end
    end
  end)
end

-- about gives whom an answer is filed under. What is said of the whole week is nobody's.
function week.about(r)
  if r.ask == "joint" or r.ask == "extend" or r.ask == "reallocate" then return r.case end
end

-- answer is what the manager does and says when capacity is raised.
function week.answer(r, given, team, n, c)
  local e = employer_terms()
  if given > 3 then
    return "I've nothing left to give this week, and I've written just that to the head of service, with your page. What you don't do is my decision now. Tell me which."
  end
  if r.ask == "tell" then
    return "Thank you. I've written down what you said and when. " .. gwen.lighter(n, c) .. " If it gets worse, say so again."
  end
  if r.ask == "no" then
    return "No, with a reason, is an answer. I decide who does it instead, or who waits, and your reasons go up the line with your numbers, under my name as well."
  end
  if r.ask == "joint" and r.case then
    if r.case == n.lodger.case or c.shared[r.case.id] then
      return "There are two of you on that one already. Which half of it is too much, and could that half wait a week? Say so and it's decided."
    end
    if not e.peers then
      return "I can't give you Femi for all of it; there's nobody behind her. I can give you Femi once: say which visit, and I'll clear it."
    end
    c.shared[r.case.id] = true
    co_work(r.case, team.femi)
    return "Femi joins you on that one. They'll have two people who know them. Agree between you who rings whom, and tell them today."
  end
  if r.ask == "extend" then
    if e.discretion == "narrow" then
      return "Which date, and why, on one line, before it passes. Here none of them moves without my name on it. Most of ours are ours to move, and I'll most likely sign."
    end
    local paper = (r.case == n.fine.case and n.fine.paper) or (r.case == n.fernlea.case and n.fernlea.paper)
    if paper and not paper:done() then
      extend(r.case, "Needs assessment and plan", "2026-01-30")
    end
    return "None of your dates this week is law; they're ours. So what matters is who's waiting behind it. Write down which, why and until when, where they could read it, and it's moved."
  end
  if r.ask == "time" then
    local takes = "duty takes your calls"
    if not e.duty_cover then takes = "I take your calls, since there's no duty to" end
    local slot = "Tomorrow"
    if day() == 2 or day() == 7 then slot = "Monday" end
    return slot .. ", nine to half past ten: nobody books it, nobody knocks, and " .. takes .. ". It's in the diary under my name."
  end
  if n.porridge.case and c.couple == nil and employer.can_move() and not c.gone and not n.porridge.visit:begun() then
    c.gone = true
    n.porridge.how = "hannah"
    reallocate(n.porridge.case, "Hannah takes it, and goes on Wednesday.")
    return "I can take " .. n.porridge.name .. ": Hannah lives round the corner, and goes on Wednesday. Not one of the ones who've only just learned your name. Does that give you what you need?"
  end
  return "There's nobody with room. So tell me what stops: I'll put my name to what you don't do."
end

return week
