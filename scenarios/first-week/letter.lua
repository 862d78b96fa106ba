-- The letter from Hill Street, passed on by the front door: neglect that a letter
-- shows, if it is read as a whole. The student says what they would do; Marta leads
-- whatever is recommended.

local children = require "england.children"
local names    = require "names"
local when     = require "when"
local employer = require "employer"

local letter = {}

function letter.declare()
  local drawn = names.family { draw = "the family in the letter", children = 2 }
  return {
    drawn = drawn,
    older  = person { drawn.children[2], id = "hill-street-older", role = "12 years old" },
    words  = { younger = drawn.children[1], older = drawn.children[2], mother = drawn.parent },
  }
end

function letter.tell(team, l)
  local recommended, decided, heard = false, false, false
  local reply

  -- The manager decides 15 minutes after a recommendation, and says why.
  storyline("A letter from a school", function()
    wait_until "10:15"
    local view = referral {
      from = team.front, by = "email", title = l.drawn.name, id = "letter", minutes = 20,
      say = { "text/letter/letter.md", concern = 2 }, words = l.words,
      expect = {
        tiers = { "P2", "P3" },
        why = "It builds up: late, hungry, a child of twelve collecting, and a second time since October. Nobody has said that a child is unsafe tonight, school sees both, and the mother knows and wants help. P2 follows the pattern; P3 with early help can be argued from her agreement. P1 can be argued from one thing that isn't known: who is there on the early mornings.",
        judged = "not yet reviewed by practitioners",
      },
      discuss = "Which sentence of the letter moved you most, and which would you have wanted one more sentence about? What did the family have going for it, and did that change your number?",
    }
    recommended = true
    if not view then return end                -- decided without one
    wait(15)
    local says, joint
    if decided or heard then
      says = "text/letter/after.md"
    elseif view.tier == "P0" or view.tier == "P1" or view.response == "see-today" or view.response == "strategy" then
      says = "text/letter/higher.md"
    elseif view.response == "early-help" then
      says = "text/letter/early-help.md"
    elseif view.tier == "P4" or view.response == "advice" then
      says = "text/letter/lower.md"
    else
      says, joint = "text/letter/joint.md", true
    end
    decided = true
    message { from = team.dawn, kind = "decision", title = "The " .. l.drawn.name .. " referral", say = says }
    if not joint then return end

    wait(5)
    reply = ask {
      from = team.dawn, by = "email", id = "second", title = "Second on this one?", rings_off = "4 hours",
      say = "Marta would like you second on it, so that you've had the whole of one from its first day. It's about seven of your {ceiling} points, and I've more to share out after lunch. It's a real question.", words = employer.words(),
      choices = {
        yes   = "“Yes. I'd like to be second on it.”",
        visit = { "“I'd like to go with Marta on Thursday, and leave it at that for now.”", leads = "in Thursday's diary" },
        no    = "“Not this one. I'd like to have met my own families first.”",
      },
      discuss = "You were asked, not told. How would you know what you can take on, in a week in which everybody else is busy too?",
    }
    if reply == "yes" then
      l.case = case {
        l.drawn.name, id = "hill-street-family", kind = children.assessment, led = team.marta, co_worked = true, new = true, words = l.words,
        people = { child { l.drawn.children[2], age = 12 }, child { l.drawn.children[1], age = 6 }, adult { l.drawn.parent, "mother" } },
        strengths = { "{mother} would like a hand", "Two children who look after one another" },
        -- 7, the sibling 3, new to you 2, and 0.6 of it for each of the two of you: 7.2 points.
        siblings = 1, travel = 30, visits = 0.5, tier = "P2",
        summary = "Referred on Monday 2 March by Hill Street Primary, with {mother}'s agreement. Marta leads and you are second. First visit on Thursday after school.",
      }
      -- 2 March and 45 working days is Thursday 7 May (3 and 6 April and 4 May are bank holidays).
      children.assess { on = l.case, due = "2026-05-07" }
    end
  end)

  -- A letter that nobody has weighed by noon is decided without the student.
  storyline("The letter is still waiting", function()
    wait_until "12:05"
    if recommended then return end
    message { from = team.dawn, title = "Hill Street", say = "text/letter/nudge.md" }
    when.till(1, "13:00")
    close_referral("letter", "Dawn decided this at one, without a recommendation: Marta leads.")
  end)

  -- Marta rings the mother before one, whatever was recommended or wasn't.
  storyline("Who is there at seven", function()
    wait_until "12:45"
    heard = true
    message { from = team.marta, title = "Who's there at seven", say = { "text/letter/answer.md", concern = 1 }, words = l.words }
  end)

  -- The first visit, on Thursday: with the student, where they wanted to come.
  storyline("Five kinds of biscuit", function()
    wait_until "day 3 09:00"
    local visit
    if reply == "yes" or reply == "visit" then
      local minutes = 90                       -- 30 of them there and back
      if l.case then minutes = 60 end          -- its case adds the way
      visit = when.visit { "First visit with Marta, Hill Street", id = "hill-street-visit", on = l.case, with = team.marta, minutes = minutes, records = 30, from = "day 4 15:45", due = "2026-03-05" }
      when.till(4, "15:45")
      hold(function() return not visit:begun() end, "day 4 16:20")
    end
    if visit == nil or not visit:begun() then
      if visit then withdraw(visit, "Marta has gone to Hill Street on her own.") end
      when.till(5, "09:15")
      message { from = team.marta, title = "Hill Street", say = "text/letter/marta-went.md", words = l.words }
      return
    end
    wait_for(visit)
    local asked = ask {
      from = l.older, about = l.case, by = "visit", id = "tea-towel", title = "A tea towel", say = { "text/letter/visit.md", concern = 1 }, words = l.words, rings_off = "30 minutes",
      choices = {
        older  = { "“And you, {older}? If you could stop doing one thing, which would it be?”", minutes = 10 },
        mother = { "“{mother}, before we say anything: what would you change first?”", minutes = 10 },
      },
    }
    when.till(5, "09:15")
    local says = { older = "text/letter/older.md", mother = "text/letter/mother.md" }
    message { from = team.marta, title = "Hill Street", say = says[asked] or "text/letter/marta-went-both.md", words = l.words }
  end)
end

return letter
