-- Supervision in Winter discharge: what Gwen asks and has to give, and what else
-- carries. Her questions are the library's (england.exchanges) in her own words.

local exchanges = require "england.exchanges"
local relief    = require "england.relief"
local sessions  = require "england.supervision"
local support   = require "england.support"
local thinks    = require "thinks"

local gwen = {}

-- decided is what she decides with the student, by the case and what has become of it by
-- Thursday. It answers what was serious about it.
local function decided(n)
  local on = {
    fine     = "he and she are each asked about the nights, and the plan has both their words",
    fernlea  = "nobody signs anything, and I ring housing",
    bakery   = "he is asked again, in a morning, before anything is final",
    tonight  = "he reads the plan before it goes, and mine is the second name on it",
    dogs     = "we don't clear; we ask for the stove, because it's a fire",
    lodger   = "what she wants stays at the top; danger comes to me within the hour",
    darts    = "he is asked what happened before anybody is paid to watch him",
    porridge = "if she wants less, she gets less",
    couple   = "her first, then him: two plans and one page",
  }
  if n.fernlea.how == "signed" then on.fernlea = "I ring housing today about the form, and you ask her what she wants" end
  if n.fernlea.how == "stay" then on.fernlea = "it is a trial until we review it with her, and not for good" end
  if n.dogs.how == "clear" then on.dogs = "nobody goes into that house again without her" end
  if n.darts.how == "one" then on.darts = "the one-to-one is looked at again on Monday, and he is asked first" end
  if n.porridge.how == "same" then on.porridge = "the four calls are looked at again, with her, by Monday" end
  return on
end

local function decide(talk, n)
  local what = "decision in supervision"
  if talk.case == n.fine.case then what = "decision about the nights" end
  return {
    decided(n)[talk.case.id] or "it goes ahead as your list has it, and I've written that down", by = "manager", due = "today", decision = true,
    does = function() protect(talk.case, what) end,
  }
end

-- asks are her questions: how it has been first, then the list.
local function asks(n)
  return {
    support = function(talk)
      local q = exchanges.support(talk, "I've sent the telephone to Femi. How are you?")
      q.replies.hurried.hears = "They do. I'd sooner know."
      return q
    end,
    management = function(talk)
      local q = exchanges.management(talk)
      if q.replies.facts then q.replies.facts.hears = "I've got that down." end
      if talk.case then q.replies.decide = { q.replies.decide[1], serves = "management", agree = function() return decide(talk, n) end } end
      return q
    end,
    development = function(talk)
      local q = exchanges.development(talk)
      local course = "The day on capacity: I've put you down, and can't promise the day"
      if employer_terms().development >= 111 then course = "The day on capacity: booked, and protected" end
      if not talk.agenda.learning then return q end
      for _, reply in pairs(q.replies) do
        if reply.why then reply.agree = { course, by = "manager", due = "today" } end
      end
      return q
    end,
    mediation = function(talk)
      local q = exchanges.mediation(talk)
      q.replies.fits = { q.replies.fits, hears = "I've put down that it fits." }
      return q
    end,
    unbrought = function(talk)
      local q = exchanges.unbrought(talk)
      if q then q.replies.in_hand = { q.replies.in_hand, hears = "Then I'll leave it with you." } end
      return q
    end,
  }
end

-- tell is the supervision of the seven days: on Thursday at two, as long as the terms
-- say. Where it is quarterly it happens to be due.
function gwen.tell(team, n, c, course)
  local eased = false

  storyline("Supervision", function()
    sessions.hold {
      with = team.gwen, at = "day 6 14:00", closes = "I have this to do.", last = { "the moving and handling course", task = course }, asks = asks(n), thinks = function(talk) return thinks.of(talk, n) end,
      gives = function()
        if not eased and n.fernlea.case and not c.shared[n.fernlea.case.id] and employer_terms().peers then
          eased = true
          c.shared[n.fernlea.case.id] = true
          return { "Femi joins you at Fernlea", by = "manager", due = "today", does = function() co_work(n.fernlea.case, team.femi) end }
        end
        eased = true
        return { "Nothing new before Wednesday; I've told the site", by = "manager", due = "2026-01-21" }
      end,
    }
  end)

  -- Beside supervision. None of it makes the week any shorter.
  storyline("Femi at four", function()
    wait_until "day 3 09:00"
    support.meet {
      kind = "peers", with = team.femi, at = "day 3 12:15", till = "day 3 13:45", say = "text/team/femi-peers.md", title = "Half an hour with Femi, in the canteen",
      asks = { "“What would you keep? What would you put down? And who says so?”", replies = {
        visits = { "“I'd keep the visits. The forms could go down.”", asks = { "“Which form? Who reads it? What happens if it comes on Thursday?”", replies = {
          figures = { "“The ward's figures. I'll ask who reads them.”", hears = "“And if nobody does? Would you tell Gwen that, with the minutes?”" },
          audit = { "“The audit. Nothing happens.”", hears = "“Have you said that to Gwen? Or only to me?”" },
        } } },
        know = { "“I don't know yet.”", hears = "“What would you see first, if you looked back from Friday?”" },
      } },
    }
  end)

  storyline("The forum", function()
    wait_until "day 5 09:00"
    support.meet {
      kind = "forum", with = team.principal, at = "day 5 12:00", till = "day 5 13:00", minutes = 30, say = "text/team/forum.md",
      answer = { from = team.principal, after = "1 working days", say = "text/team/forum-answer.md" },
    }
  end)

  gwen.beside(team)

  storyline("Twenty minutes", function()
    local had = {}
    for _ = 1, 7 do sessions.ad_hoc { with = team.gwen, says = gwen.twenty(had, n, c) } end
  end)
end

-- beside is the talk after something hard, in the seven days and in the cut.
function gwen.beside(team)
  storyline("After something hard", function()
    for _ = 1, 7 do
      support.debrief { with = team.femi, asks = { "“What did you see? What did you hear? Which of the two is still there?”", replies = {
        saw = { "“What I saw.”", hears = "“Where were you standing? Who else saw it? Will you tell Gwen, or shall we both?”" },
        heard = { "“What was said.”", asks = { "“Who said it? Was it to you? Would it help to write it down as it was, and leave it here?”", replies = {
          write = { "“Yes. As it was.”", hears = "“Here's a pen. Shall I keep the page, or will you?”" },
          not_yet = { "“Not yet.”", hears = "“Shall I ask you on another day? Or is it enough that I know?”" },
        } } },
        neither = { "“Neither, so far.”", hears = "“May I ask again on the next day we're both in?”" },
      } } }
    end
  end)
end

-- lighter is what she moves and what she takes when somebody says how it stands, in words.
function gwen.lighter(n, c)
  local waits, takes = { c.course }, {}
  if n.audit then table.insert(waits, n.audit) end
  if n.figures then table.insert(takes, n.figures) end
  if n.unit_form then table.insert(takes, n.unit_form) end
  return relief.said(relief.give { waits = waits, till = "2026-01-23", takes = takes, why = "Gwen has it." })
end

-- twenty is what the manager says in twenty minutes that were asked for.
function gwen.twenty(had, n, c)
  local function first(on)
    local before = had[on]
    had[on] = true
    return not before
  end
  local in_supervision = decided
  local decided = {
    tonight = "“What would he do at two in the morning, in his words? Write that into tonight's plan, and my name goes under yours.”",
    fine    = "“She goes home; that's both of theirs. What we decide is what's in the house by Tuesday night: one thing for the door, one thing for him. If you've neither by Monday at four, tell me, and I'll find one.”",
    bakery  = "“If he's able, it's his, and you say so first, before the folder's opened. If you haven't asked him by then, we ask for another day, and I'll take the telephone call about the bed.”",
    dogs    = "“We don't clear. That's decided. We ask for the stove, because of fire. Everything else goes at her speed, with a date on it. Put us both down.”",
    lodger  = "“What she wants is at the top and stays there. If it puts her in danger you bring it to me within the hour.”",
    fernlea = "“Nobody signs anything. I'll ring housing, you ring " .. n.fernlea.words.nephew .. ", and somebody goes before Wednesday. If it can't be you, say which day you knew.”",
    darts   = "“We don't fund somebody at his elbow day and night before anybody has asked what happened. Ask Denise for the log; ask him for the rest.”",
    porridge = "“If she wants less, she gets less. Her daughter can be cross with me.”",
    couple  = "“Her first. Then him. Two plans, and one page that says how they hang together.”",
  }
  -- Until which day of the scenario these hold; after that she decides as in supervision.
  local until_day = { tonight = 1, fine = 2, darts = 3, fernlea = 3, bakery = 3 }
  return {
    decision = function(case)
      if case and day() > (until_day[case.id] or day()) then
        if first("decision " .. case.id) and case:concern() >= 3 then protect(case, "decision with Gwen") end
        return "“Then this is what we decide: " .. in_supervision(n)[case.id] .. ". Put us both down.”"
      end
      if case and decided[case.id] then
        if first("decision " .. case.id) and case:concern() >= 3 then protect(case, "decision with Gwen") end
        return decided[case.id]
      end
      return "“What's the decision, in one sentence, and what would change your mind? Write both down.”"
    end,
    learning = function()
      if first "learning" then return "“Tell me what you thought before and what you think now, and leave out whose fault it was. … There. Write that down, with today's date.”" end
      return "“Whom have you watched do it well? Sit beside Femi for the next one and say nothing. I've counted it as work.”"
    end,
    workload = function() return "“Read it to me, with the hours. … " .. gwen.lighter(n, c) .. "”" end,
    feelings = function()
      if first "feelings" then return "“Thank you for saying. I'm not going to mend it unless there's something to mend. … Is it the work, or is it something that was said? Ten minutes round the car park; I'll answer your telephone.”" end
      return "“Still? Then I'd like to know that, and I don't need to know why. Write down one thing that would make tomorrow morning lighter, and ask me for it.”"
    end,
  }
end

return gwen
