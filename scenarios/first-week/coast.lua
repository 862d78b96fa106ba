-- A child looked after 130 miles away: a visit that eats a day, on a date that
-- is law, and news on Tuesday that should change what everybody thought of it.

local children  = require "england.children"
local protocols = require "england.protocols"
local names     = require "names"
local when      = require "when"

local coast = {}

function coast.declare()
  local drawn = names.family { draw = "the child on the coast", children = 1 }
  local carer = names.first "the foster carer"
  return {
    drawn = drawn,
    words = { family = drawn.name, young = drawn.children[1], carer = carer },
    young = person { drawn.children[1], id = "young", role = "14 years old" },
    carer = person { carer, id = "carer", role = "foster carer" },
  }
end

-- allocate puts the child on the caseload; d is the day of the visit's date.
function coast.allocate(team, c, d)
  c.case = case {
    c.drawn.name, id = "coast",
    kind  = children.looked_after, tier = "P3", words = c.words,
    people = { child { c.words.young, age = 14 }, adult { c.words.carer, "foster carer" } },
    strengths = { "A dog, and somebody who took it in", "{carer}, who rings", "An older brother, every month, by train" },
    -- Looked after, settled 4; new to you 2; travel: 324 minutes there and back
    -- are 264 beyond the first hour, 4.4 hours × 3 points × 0.167 visits a week
    -- (one in six weeks) = 2.2. Together 8.2 points.
    travel = 324, visits = 0.167, new = true, since = "2026-03-02", seen = "2026-01-22",
    summary = "text/coast/summary.md",
    file    = { "text/coast/file.md", minutes = 10, concern = 2 },
  }
  -- 22 January and six weeks (42 days: 9 in January, 28 in February, 5 in March)
  -- is Thursday 5 March.
  children.looked_after_visits { on = c.case, due = "2026-03-05" }
  advice { from = team.marta, about = c.case, say = "text/coast/marta.md" }
end

-- visit lays out the journey: 120 minutes there and 324 of road are 444, a day.
function coast.visit(team, c)
  local rule = children.timescale "looked_after_visit"
  c.trip = task {
    "Visit {young}: there and back in a day", id = "coast-visit", on = c.case, kind = "visit", minutes = 120,
    from = "day 3 09:00", due = "2026-03-05", source = rule.source, status = rule.status,
  }
end

-- call tells what the carer rings about on day d (Tuesday): a night missing.
function coast.call(team, c, d)
  storyline("The carer rings", function()
    wait_until(when.at(d, "15:10"))
    local say = { "text/coast/call.md", concern = 3, distress = 1 }
    local choices = {
      speak   = { "“Is {young} awake? Only so that I can say hello.”", minutes = 15 },
      plan    = { "“Let's write down who does what, if {young} isn't in by nine.”", minutes = 25 },
      sooner  = "“I'll come, face to face, and sooner than Thursday if I can.”",
      consult = { "“I'd like to think with Dawn. I'll ring you back before five.”", minutes = 10 },
    }
    local reply = ask {
      from = c.carer, about = c.case, by = "phone", id = "carer-rings", title = "“Bigger than it is, or smaller”", urgent = true,
      say = say, choices = choices, rings_off = "10 minutes",
      moment = "A first night missing: what do you do at ten past three?",
      discuss = "On Monday this was settled. Which sentence of the call unsettled it for you, and what would somebody point to who still thought it settled?",
    }
    if reply == nil then
      wait(15)
      message { from = c.carer, about = c.case, title = "Tried to ring", say = { "text/coast/email.md", concern = 3, distress = 1 } }
    end
    expect {
      about = c.case, tiers = { "P1", "P2" },
      why = "A first night missing, a phone from nowhere, an older friend with a car and every afternoon empty: what was settled on Monday isn't known any more. P1 can be argued from {young}'s age and the phone; P2 from a return interview and a visit that are both within two days. P3, the date in the diary, is the old view.",
      judged = "not yet reviewed by practitioners",
    }
    advice { from = team.dawn, about = c.case, say = "text/coast/dawn.md" }

    -- Home at 06:40 on Tuesday; 72 hours end at 06:40 on Friday, so Thursday is
    -- the last working day inside them.
    children.return_interview { on = c.case, due = when.day_of(d + 2), records = 0 }
    if reply == "speak" then
      wait(15)
      message { from = c.young, about = c.case, by = "phone", title = "Hello", say = "text/coast/hello.md" }
    elseif reply == "plan" then
      protect(c.case, "plan for the evenings")
      wait(60)
      message { from = team.night, about = c.case, title = "Plan received", say = "text/coast/night-team.md" }
    elseif reply == "consult" then
      wait(10)
      message { from = team.dawn, about = c.case, by = "in person", kind = "decision", title = "What I'd do", say = "text/coast/dawn.md" }
    end
  end)
end

-- tell goes on from there: the visit, what {young} says, and who decides.
function coast.tell(team, c)
  local discussed = false

  -- discuss_it: what was heard goes to the manager on every path, and the
  -- manager decides. A section 47 enquiry is led by Dawn and Marta, with the police.
  local function discuss_it(say)
    discussed = true
    protocols.strategy_discussion { on = c.case, manager = team.dawn, title = "Strategy discussion", say = say }
    protect(c.case, "strategy discussion")
  end

  -- The visit to the coast, the words, and one choice about what is passed on.
  storyline("What the dog was told", function()
    wait_until "day 3 09:00"
    wait_for(c.trip)
    local say = { "text/coast/visit.md", concern = 3, distress = 1 }
    local reply = ask {
      from = c.young, about = c.case, by = "visit", id = "bags", title = "“I don't look”", say = say,
      choices = {
        honest  = { "Tell {young}, before you leave, what you'll have to pass on, to whom and why", minutes = 20 },
        manager = { "Ring Dawn from the car, before the first junction", minutes = 15 },
        carers  = { "Ask {carer} in, and plan the afternoons, the three of you", minutes = 30 },
      },
      discuss = "{young} told you, and told you what telling cost last time. What did you owe {young} before you passed it on?",
    }
    if reply == "carers" then protect(c.case, "plan for the afternoons") end
    if reply == "manager" and not discussed then
      wait(60)
      discuss_it "text/coast/strategy-same-day.md"
      return
    end
    local heard_on = day()
    when.till(heard_on + 1, "09:10")
    if not discussed then discuss_it "text/coast/strategy-next-day.md" end
    if reply == "honest" then
      wait(45)
      message { from = c.young, about = c.case, title = "(no subject)", say = "text/coast/passed.md" }
      good { about = c.case, "{young} was told first, and wrote." }
    end
  end)

  -- Whether {young} goes out again is luck: 45 in 100 while nothing protective has
  -- been done, 10 in 100 after a plan or a strategy discussion. Severity 2.
  storyline("The car outside", function()
    wait_until "day 4 22:30"
    local p = 0.45
    if c.case:protected() then p = 0.1 end
    if chance("{young} goes out again on Thursday night", p) then
      wait_until "2026-03-06 08:00"
      harm { about = c.case, severity = 2, "{young} was missing for a second night, and was found very cold and unhurt." }
      message { from = team.night, about = c.case, title = "Overnight: {young}", say = { "text/coast/missing.md", concern = 3, distress = 1 } }
    else
      wait_until "day 5 11:30"
      message { from = c.carer, about = c.case, title = "In by nine", say = "text/coast/home.md" }
    end
  end)

  -- Nobody went: the date is law, and it is explained; what the interviewer heard is acted on.
  storyline("Six weeks were yesterday", function()
    wait_until "2026-03-06 08:30"
    if c.trip:begun() then return end
    message { from = team.dawn, about = c.case, by = "in person", kind = "decision", title = "The coast", say = "text/coast/explained.md" }
    wait_until "day 5 10:40"
    if not discussed and not c.trip:begun() then discuss_it "text/coast/strategy-unseen.md" end
  end)
end

return coast
