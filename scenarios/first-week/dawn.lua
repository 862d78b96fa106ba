-- Supervision in First week: when it is, what Dawn asks and has to give, and what else
-- carries. She is the same under every employer, with less or more time and room. Her
-- questions are the library's (england.exchanges) in her own words.

local exchanges = require "england.exchanges"
local relief    = require "england.relief"
local replies   = require "england.replies"
local sessions  = require "england.supervision"
local support   = require "england.support"
local employer  = require "employer"
local home      = require "home"
local thinks    = require "thinks"

local dawn = {}

-- rhythm is how often supervision is due, by the terms: "often" where it is
-- weekly or fortnightly, "monthly", or "seldom".
function dawn.rhythm()
  local days = employer_terms().supervision_days
  if days <= 10 then return "often" end
  if days <= 25 then return "monthly" end
  return "seldom"
end

-- when says it in Monday's message.
function dawn.when()
  local says = "Supervision is on Wednesday at two."
  if dawn.rhythm() == "monthly" then says = "Supervision is on Wednesday at two: our hour for March." end
  if dawn.rhythm() == "seldom" then says = "Supervision is on Wednesday at two: our hour for the quarter." end
  return says
end

-- coast_decided is what she takes on for the child on the coast, as it stands.
local function coast_decided(c)
  if c.decided then return "the two of us hold it together, and I come to every meeting" end
  if c.trip:done() then return "the police hear from me today; somebody drives with you next time" end
  if c.rung then return "you ring the carer today, and the night team and the reviewing officer hear from me" end
  if day() == 5 then return "the reviewing officer has the reason from me, and you go on Monday" end
  return "I tell the reviewing officer that the visit can't be by the date"
end

-- decided is what she takes on when a decision is asked for.
local function decided(talk, f, c, k)
  local on = {
    weir = "it stays open: I've read the dates. Marta comes to both parents with you, with a neglect tool", coast = coast_decided,
    assessment = "the father reads the draft before I do, and the date stays",
    arcade = "two at that door every time, and nobody writes to the house",
    mill = "it stays advice and help, and you ring me if either stops",
    orchard = "it closes at a review with them, and not by letter",
    fairview = "a call with an interpreter comes before the visit",
    home = "the review comes forward to the 11th, and you tell her",
  }
  if k.kept then on.weir = "it stays open, as we said; Marta comes to both parents with you, with a neglect tool" end
  if f.week.calls and f.week.calls:done() then on.fairview = "the visit is by Wednesday, with an interpreter booked for all of it" end
  if f.home.brought then on.home = "the review stands for the 11th, papers by Monday" end
  if not f.home.case:seen() then
    local by = "before the week is out"
    if day() == 5 then by = "today" end
    on.home = "they are seen " .. by .. "; if you can't, Sam goes, and I ask her"
  end
  local what = on[talk.case.id] or "it goes ahead as your list has it, and that is on file as my decision"
  if type(what) == "function" then what = what(c) end
  local does
  if talk.case == k.weir then does = k.keep end
  if talk.case == f.home.case then does = function() home.decided(f.home) end end
  return { what, by = "manager", due = "today", decision = true, does = does }
end

-- asks are her questions: how it has been first, then the list.
local function asks(f, c, k)
  return {
    support = function(talk) return exchanges.support(talk, "Sit down, please. How has it been?") end,
    management = function(talk)
      local q = exchanges.management(talk)
      if talk.case then
        local function settled() return decided(talk, f, c, k) end
        q.replies.decide = { q.replies.decide[1], serves = "management", agree = settled }
        -- She can't decide by words that only the student reads, so she asks what they come to.
        local nearest = { "Which is nearest to that: more than is planned, what is planned, or you don't know yet?", about = talk.case, opens = "management", replies = {
          more = { "“More.”", serves = "management", agree = settled }, planned = { "“What is planned.”", serves = "management", agree = settled }, unsure = { "“I don't know yet.”", serves = "management", agree = settled },
          who = replies.who(talk),
        } }
        if talk.case == k.weir or talk.case == k.orchard then
          nearest[1] = "Which is nearest to that: it stays open, it closes, or you don't know yet?"
          nearest.replies.more[1], nearest.replies.planned[1] = "“It stays open.”", "“It closes.”"
        end
        q.replies.own = { "“In my own words.”", own = true, serves = "management", asks = nearest }
        -- What its dates show can't be left without a decision, whatever was said.
        if talk.case == k.weir and not k.kept then
          q.replies.facts.agree = settled
          nearest.replies.own = { "“In my own words.”", own = true, serves = "management", agree = settled }
          q.replies.quiet = { q.replies.quiet[1], agree = settled, asks = q.replies.quiet.asks }
        end
      end
      return q
    end,
    -- Half an hour a week and more is a day now and then.
    development = function(talk)
      local q = exchanges.development(talk)
      if not talk.agenda.learning then return q end
      local course = "A neglect course on the 17th: I ask for you, and can't promise the day"
      if employer_terms().development >= 111 then course = "A neglect course on the 17th: you're booked, and the day is protected" end
      for _, reply in pairs(q.replies) do
        if reply.why then reply.agree = { course, by = "manager", due = "today" } end
      end
      return q
    end,
  }
end

function dawn.tell(team, f, c, k, course)
  local eased = false

  -- Called off on Wednesday morning under every employer, for a good reason. Where
  -- it is weekly or fortnightly there are two other times this week, otherwise one,
  -- which is called off as often as the terms say.
  storyline("Supervision is called off", function()
    wait_until "2026-03-04 08:50"
    if dawn.rhythm() == "often" then
      if c.cleared then                        -- Thursday is for the coast
        sessions.postpone { by = team.dawn, say = "text/team/cancelled-coast.md", times = { "Fri 09:30" } }
      else
        sessions.postpone { by = team.dawn, say = "text/team/cancelled.md", times = { "Thu 16:00", "Fri 09:30" } }
      end
    else
      sessions.postpone { by = team.dawn, say = "text/team/cancelled-month.md", times = { "Fri 09:30" } }
      wait_until "2026-03-06 08:40"
      sessions.postpone { by = team.dawn, say = "text/team/cancelled-again.md", odds = employer_terms().cancels, draw = "Friday's hour is called off" }
    end
  end)

  -- Fortnightly to six months (DOMAIN 5.1); as long as the terms say.
  storyline("Supervision", function()
    local talk = sessions.hold {
      with = team.dawn, at = "Wed 14:00", closes = "And from me:", last = { "the data protection course", task = course }, asks = asks(f, c, k),
      thinks = function(talk) return thinks.of(talk, f, c, k) end,
      gives = function()
        if not eased and k.can_go() and employer.can_move() then
          eased = true
          return { k.two.name .. " goes to Priya", by = "manager", due = "today", does = k.give }
        end
        eased, f.week.held = true, true
        if f.week.answered then return { "What Sunita has put in writing holds, and I check that it does", by = "manager", due = "2026-03-11" } end
        f.week.sent = employer.points()
        return { "Nothing new before Wednesday, and Sunita answers your hours in writing by " .. day_in_words "2 working days", by = "manager", due = "today" }
      end,
    }
    if talk and talk.said["mediation again"] == "up" then f.week.sent = employer.points() end
  end)

  -- Beside supervision. None of it makes the week any shorter.
  storyline("The group", function()
    wait_until "day 4 09:00"
    support.meet {
      kind = "group", with = team.marta, at = "day 4 12:15", till = "day 4 13:30", say = "text/team/group.md",
      asks = { "“Somebody has to start. So, what have you brought?”", replies = {
        door = { "“A door that stayed shut, and how glad I was.”", asks = { "“So, before anybody says ‘same here’: what did the glad bit tell you?”", replies = {
          tired  = { "“That I'm more tired than I say.”", hears = "“So that goes to Dawn, just as you said it, because it's about the list. Being glad of a shut door is how I found out, too.”" },
          afraid = { "“That I was afraid of that one.”", hears = "“Then two go next time, and it's you who asks for it. I never did, for a year. Tell Dawn which door.”" },
          unsure = { "“I'd have to think.”", hears = "“So think. It's yours, nobody here will chase you for it.”" },
        } } },
        listen = { "“I'd like to listen today.”", hears = "“You do that. I learned half of it by sitting there and saying nothing.”" },
      } },
    }
  end)

  storyline("The ASYE lead", function()
    if employer_terms().development < 111 then return end
    wait_until "day 3 09:00"
    support.meet {
      kind = "educator", with = team.asye, at = "day 3 15:00", till = "day 3 16:30", minutes = 30, say = "text/team/asye.md",
      asks = { "“Which part of this week would you want observed next?”", replies = {
        child = { "“A talk with a child.”", asks = { "“Then that is what I write down. It isn't a test. Who would ask the child whether I may be there?”", replies = {
          me = { "“I would.”", hears = "“Then beforehand, and not at the door. Say that it is your work I look at, and that a no from the child is an answer.”" },
          school = { "“School, first.”", hears = "“School can ask. The child has to be able to say no to me as well; that goes in the evidence.”" },
        } } },
        meeting = { "“A meeting in which I say no.”", hears = "“Evidence of that is the sentence you said, and what happened next. Write down both on the same day.”" },
      } },
      good = "Ola has written down what you did well, for your portfolio.",
    }
  end)

  storyline("After something hard", function()
    support.debrief { with = team.marta, asks = { "“I kept one to myself for a year, and then I cried at a traffic warden. So, which bit keeps coming back?”", replies = {
      said  = { "“Something that was said.”", hears = "“So say it once, to me, as it was said. I never did with mine. And then it goes on Dawn's list, because she'd want it.”" },
      face  = { "“A face.”", hears = "“So what I do is I write down one thing that person has going for them, so that it isn't only the face. Tell me tomorrow if it's still there.”" },
      later = { "“Nothing yet.”", hears = "“That's all right, mine came on the Thursday. If it does, come and find me, and you needn't have a reason.”" },
    } } }
    for _ = 1, 4 do peer_debrief { with = team.marta } end   -- after that she only listens
  end)

  -- Twenty minutes there and then, on one thing, once a day at most.
  storyline("Twenty minutes", function()
    local had = {}
    for _ = 1, 5 do
      sessions.ad_hoc { with = team.dawn, says = dawn.twenty(had, f, c, k) }
    end
  end)
end

-- lighter is what she moves and what she takes when somebody says how it stands, in words.
-- Where a family was named it concerns that family, or she says why it doesn't.
function dawn.lighter(f, c, on)
  if on and on == c.case then
    if c.trip and c.trip:done() then return "The visit to " .. on.name .. " is made, so there's nothing to move there but the writing up. " .. dawn.lighter(f, c) end
    if day() == 5 then return "The visit to " .. on.name .. " has passed its day, and the reviewing officer has that from me. You go on Monday, and I keep that day clear." end
    return "The visit to " .. on.name .. " has its day by law, and I can't move it. " .. dawn.around(f, c)
  end
  if on and on ~= f.father.case then
    return "On " .. on.name .. " I've nothing to move or take: what's left there has to come from you. So I look elsewhere. " .. dawn.lighter(f, c)
  end
  local waits, takes = { f.course }, { f.father.outline }
  if on then waits = {} end
  if not on and f.duty.chronology then table.insert(waits, f.duty.chronology) end
  table.insert(waits, f.father.draft)
  if not on and f.duty.typed then table.insert(takes, f.duty.typed) end
  if not on and c.referral then table.insert(takes, c.referral) end
  if not on and c.formal then table.insert(takes, c.formal) end
  return relief.said(relief.give { waits = waits, till = "2026-03-13", takes = takes, why = "Dawn has it." })
end

-- clear moves what is due on Thursday out of the way of the coast, and says so.
function dawn.clear(f, c)
  c.cleared = true
  local moved = {}
  for _, one in ipairs { f.duty.calls, f.duty.typed } do
    if one and one:open() and not one:begun() then
      move(one, "day 5")
      table.insert(moved, "“" .. one.title .. "”")
    end
  end
  if #moved == 0 then return "The rest of that day is as it was." end
  return table.concat(moved, " and ") .. " can wait until Friday. The rest of Thursday is as it was."
end

-- around moves what else is due on the day of the coast, or, where nothing is, what else
-- can wait.
function dawn.around(f, c)
  for _, one in ipairs { f.duty.calls, f.duty.typed } do
    if one and one:open() and not one:begun() then return dawn.clear(f, c) end
  end
  return dawn.lighter(f, c)
end

-- twenty is what the manager says in twenty minutes that were asked for: on a
-- decision sometimes about the family that was named. What was had is remembered.
function dawn.twenty(had, f, c, k)
  local function first(on)
    local before = had[on]
    had[on] = true
    return not before
  end

  local function on_weir()
    if k.kept then return "“That one is decided: it stays open. What it needs now isn't me, it's the two of them at a table with the list. Have you got a time when both are in? Then that's the next thing, and the only one.”" end
    if not k.weir:read "chronology" then return "“I can't decide that from the front page, and I don't think you can. Half an hour with the chronology, only the dates, and then ask me again. Until then it stays open.”" end
    k.keep()
    k.arrange()
    return "“Only the dates, please … Apart from June, it gets worse every time. Then it doesn't close; that's decided, and written with your name beside mine. See them, take the list, and read it together with them.”"
  end

  local function on_coast()
    if c.decided then return "“The enquiry is theirs, and I'm in it with you. What's yours is the next visit. Write to {young} today and say which day. If the day moves, say so before anybody else does.”" end
    if c.trip and c.trip:done() then return "“What was said, word for word? … Then that goes to the police today, from me, and you're in the room when I ring.”" end
    if day() == 5 then return "“They should have been seen by yesterday, and the reviewing officer has that from me. You go on Monday, and I've cleared it. Ring {carer} now and say so.”" end
    local by = "by Thursday"
    if day() == 2 then by = "tomorrow, or Thursday" end
    local interview = "The return interview is inside seventy-two hours of coming home, by somebody who isn't us: that's national guidance."
    if c.interview and c.interview:done() then interview = "The return interview is arranged, so that's one thing less." end
    if c.rung then return "“Then it can't wait for the day in the diary. You see {young} " .. by .. ". " .. dawn.clear(f, c) .. " " .. interview .. " What you hear comes to me the same day.”" end
    if c.asked then return "“Missing overnight changes it. Ring {carer} now, from here; she asked for it last night. Then you see {young} tomorrow and not ‘by Thursday’. " .. interview .. " I tell the reviewing officer.”" end
    return "“What would have to happen for you to go sooner than the date? Write three things on the front. If one of them comes, you go, and you needn't ask me first.”"
  end

  local function on_home()
    if f.home.case:seen() then
      if f.home.brought then return "“That one is decided: the review is on the 11th. What it needs is the papers by Monday, with {older}'s words first. Has {mum} heard it from you?”" end
      home.forward(f.home)
      return "“You've met them, so I'd rather decide than ask: the plan's review comes forward to Wednesday the 11th, and its papers with it, to Monday. I ring the chair today. {mum} hears it from you, before the letter comes.”"
    end
    if day() > 3 then return "“It was due on Wednesday. If you can't go today, say so now, and I find who can. Whoever goes asks {mum} about harming herself, and she hears beforehand who is coming.”" end
    return "“You don't need me to decide whether to go, only when. And ask {mum} about harming herself, whoever goes. What do you know that Ruth didn't? Whom could {mum} bear to see you come with? Choose the day, write the reason, tell her. I'll back any day this week.”"
  end

  local function on_orchard()
    if k.phoned then return "“It closes once {child} has been seen, and not before. Half an hour after school next week, and I sign the same day.”" end
    if k.last_visit:begun() then return "“You've seen them and held the review, so it closes. Send me the summary, with {child} in it.”" end
    local by = "by Friday"
    if day() == 5 then by = "today" end
    return "“It closes after a review with them and school, and once {child} has been seen. If you can't get there " .. by .. ", hold the review by phone and see {child} next week. I won't sign one that the family reads about in a letter.”"
  end

  local decided = {
    home = on_home, weir = on_weir, coast = on_coast,
    assessment = "“{dad} reads the draft before I do: that's the decision. Where he sees it otherwise, both stand in it. The date stays the 20th. If you can't keep it, tell me by the 13th, please.”",
    arcade = "“Two at that door, every time, and nobody rings her own number. {mum} knows beforehand what we'll say if somebody else picks up. If there's another call, I hold a strategy discussion that day.”",
    mill = "“It's their own arrangement while {mum} can say so and he can do it, so they get advice from us and help, and no assessment. If either stops, it may be ours, and then you ring me within the hour. Until then: bed, mornings, warden.”",
    orchard = on_orchard,
    fairview = "“One call before the visit, with an interpreter: are they warm, who do they know here, what was on her list. If the answer to the first is no, that's today, and it's me you ring. Otherwise Wednesday stands.”",
  }

  return {
    decision = function(case)
      local say = case and decided[case.id]
      if type(say) == "function" then say = say() end
      if say then return say end
      if first "decision" then return "“What would you do if I were out? … Then do that, and put it on the file with why. I read it tonight. If I see it otherwise, you hear before ten.”" end
      return "“What's the decision, in one sentence, and what would change your mind? Write both on the file, and I read them tonight.”"
    end,
    learning = function()
      if first "learning" then return "“Tell me what you thought before and what you think now, and leave out whose fault it was … There. It took me a good deal longer. Write it down, with today's date.”" end
      if employer_terms().peers then return "“Whom have you watched do it well? Ask Marta if you may sit beside her for the next one, and say nothing. It counts as work; I've counted it.”" end
      return "“Whom have you watched do it well? Sit beside Marta for one call. There's no line for that on the timesheet, so put it under mine.”"
    end,
    workload = function(case) return "“Read me the list, with the hours. … " .. dawn.lighter(f, c, case) .. "”" end,
    feelings = function(case)
      if case and case.id == "arcade" and case:seen() then
        local box = "“Tell me. … A box under the bed, with a cup in it. That would stay with me, too."
        return box .. " I'd worry more if it hadn't. Tell Marta about it, too; she was there. Take your half hour now, if you haven't had it. I'll answer your phone.”"
      end
      if first "feelings" then return "“Thank you for saying. I'm not going to mend it unless there's something to mend. … Is it the work, or is it something that was said to you? Either can come here, and I note it. Who listens at home? No names, but tell them it was a day. Take your half hour now, if you haven't had it.”" end
      return "“Still? Then I'd like to know that, and I don't need to know why. Write down one thing that would make tomorrow morning lighter, and ask me for it.”"
    end,
  }
end

return dawn
