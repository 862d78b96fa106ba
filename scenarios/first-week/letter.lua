-- The letter from Hill Street, passed on by the front door: neglect that a letter
-- shows, if it is read as a whole. The student says what they would do; Marta leads
-- whatever is recommended, and takes them along on Thursday if they like.

local names    = require "names"
local when     = require "when"

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
  local recommended, heard = false, false

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
    local says, how = "text/letter/joint.md", nil
    local why = "it adds up, and nobody knows yet who is there at seven in the morning"
    if heard then
      says, why = "text/letter/after.md", "Marta's call told her more than the letter did"
      if view.tier == "P2" then says = "text/letter/after-same.md" end
    elseif view.tier == "P0" or view.tier == "P1" or view.response == "see-today" or view.response == "strategy" then
      says, how, why = "text/letter/higher.md", "differed", "nobody has said that either child is unsafe tonight"
    elseif view.response == "early-help" then
      says, how, why = "text/letter/early-help.md", "first", "one call, to hear who is there at seven in the morning"
    elseif view.tier == "P4" or view.response == "advice" then
      says, how = "text/letter/lower.md", "differed"
    end
    -- What she says of the student's view is what the student said.
    local words = { read = "That's your P2, too.", than = "I've gone lower than your " .. view.tier }
    words.said = view.tier
    if view.tier ~= "P2" then words.read = "You said " .. view.tier .. "; I'd go sooner." end
    if view.tier ~= "P0" and view.tier ~= "P1" then words.than = "I wouldn't go today" end
    message { from = team.dawn, kind = "decision", title = "The " .. l.drawn.name .. " referral", say = says, words = words, decides = { on = "letter", tier = "P2", how = how, why = why } }
    l.visit = when.visit {                     -- 30 minutes of it there and back
      "Go with Marta to Hill Street, if you like", id = "hill-street-visit", with = team.marta, minutes = 90, records = 30, from = "day 4 15:45", due = "2026-03-05",
    }
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

  -- The first visit, on Thursday: with the student, where they come.
  storyline("Five kinds of biscuit", function()
    wait_until "day 4 15:45"
    local visit = l.visit
    if visit then hold(function() return not visit:begun() end, "day 4 16:20") end
    if visit == nil or not visit:begun() then
      if visit then withdraw(visit, "Marta has gone to Hill Street on her own.") end
      away(team.marta, "90 minutes")
      when.till(5, "09:15")
      message { from = team.marta, title = "Hill Street", say = "text/letter/marta-went.md", words = l.words }
      return
    end
    wait_for(visit)
    local asked = ask {
      from = l.older, by = "visit", id = "tea-towel", title = "A tea towel", say = { "text/letter/visit.md", concern = 1 }, words = l.words, rings_off = "30 minutes",
      choices = {
        older  = { "“And you, {older}? If you could stop doing one thing, which would it be?”", minutes = 10, hears = "{older} folds the tea towel. “The hair.”" },
        mother = { "“{mother}, before we say anything: what would you change first?”", minutes = 10, hears = "“Mondays,” says {mother}." },
      },
    }
    when.till(5, "09:15")
    local says = { older = "text/letter/older.md", mother = "text/letter/mother.md" }
    message { from = team.marta, title = "Hill Street", say = says[asked] or "text/letter/marta-went-both.md", words = l.words }
  end)
end

return letter
