-- The other of the two families that a colleague left as ready to close: it is what it
-- looks like, and closes after a review with them, once {child} has been seen.

local children = require "england.children"
local now      = require "now"
local when     = require "when"

local orchard = {}

function orchard.allocate(k)
  k.orchard = case {
    k.two.name, id = "orchard", kind = children.child_in_need_simple, tier = "P4", words = k.orchard_words,
    people = { child { k.two.children[1], age = 8 }, adult { k.two.parent, "father" } },
    strengths = { "A neighbour who was there at eight", "{dad} asked for help before it was offered", "A list of birds" },
    -- 4, new to you 2: 6 points.
    travel = 20, visits = 0.25, new = true, since = "2026-03-02", seen = "2026-02-17",
    summary    = "text/orchard/summary.md",
    routine = { lines = {
      { "chase", "The letter for the review hasn't come", from = "The school nurse", brings = "the school nurse is on leave until the 16th; her cover sends two lines." },
    } },
    file       = { "text/orchard/file.md", minutes = 10 },
    chronology = { "text/orchard/chronology.md", minutes = 20, concern = 1 },
  }
  -- 17 February and 20 working days is Tuesday 17 March.
  children.visits { on = k.orchard, kind = children.child_in_need, due = "2026-03-17" }
  -- A plan ends with a review, which is arranged with them first. The call is one, too;
  -- but nobody closes for a child who was last seen in February.
  k.last_visit = when.visit {
    "Final review with {dad}, {child} and the teacher, at school", id = "orchard-visit", on = k.orchard, minutes = 45, from = when.from(3, "09:00"), hours = { "09:00", "15:45" }, due = "2026-03-06", records = 0,
    options = { phone = { "By phone, with school on the line", minutes = 25, kind = "call" } },
  }

  -- can_go says whether the other family can still go to a colleague.
  function k.can_go() return not k.gone and not k.last_visit:begun() end

  -- give gives it to Priya, who will close it.
  function k.give()
    k.gone = true
    reallocate(k.orchard, "Priya takes it, and will close it.")
  end
end

function orchard.tell(team, k)
  -- other_words is what the manager says of this family when she signs closings.
  function k.other_words()
    if k.is_closed then return { other = k.two.name .. " has closed already, and rightly." } end
    if k.gone then return { other = k.two.name .. " is Priya's to close now, and she will." } end
    if k.phoned then return { other = k.two.name .. " closes once " .. k.orchard_words.child .. " has been seen." } end
    if not k.last_visit:done() then return { other = k.two.name .. " can close after its review. That one is what it looks like." } end
    return { other = k.two.name .. " can close. That one is what it looks like." }
  end

  -- The other family closes once they have been seen, or rung.
  storyline("A certificate", function()
    hold(function() return k.last_visit == nil end, "day 2 10:00")
    wait_for(k.last_visit)
    if not k.last_visit:done() then return end
    local bird = k.orchard_words.child
    local say, by, phone = "text/orchard/visit.md", "visit", k.last_visit:how() == "phone"
    now.say(k.orchard, "visit", "Reviewed and seen on " .. now.today() .. ".")
    if phone then
      k.phoned = true
      now.say(k.orchard, "visit", "Reviewed by phone; {child} is still to be seen.")
      say, by = "text/orchard/phone.md", "phone"
    end
    local reply = ask {
      from = k.bird, about = k.orchard, by = by, id = "certificate", title = "“Do we have to do anything?”", say = say, rings_off = "30 minutes",
      choices = {
        helped = { "“No. But tell me what helped, so that we can do it for somebody else.”", minutes = 10, hears = "“School, and next door,” says {dad}." },
        back   = { "“No. And if a bad spring comes again, whom would you ring first?”", minutes = 10, hears = "“Next door,” says {dad}. “Then you.”" },
      },
    }
    if reply then good { about = k.orchard, "{child} and {dad} held the last review with you." } end
    local summary = task { "Closing summary, with {child} in it", id = "orchard-summary", on = k.orchard, kind = "write up", minutes = 60, due = "2026-03-06" }
    wait_for(summary)
    if not summary:done() then return end
    -- It lies in her tray until the next morning, on Friday for an hour.
    if day() < 5 then when.till(day() + 1, "09:15") else wait(60) end
    if phone then
      message { from = team.dawn, about = k.orchard, kind = "decision", title = "The " .. k.two.name .. " closing", say = "text/orchard/not-yet.md", decides = { how = "first", why = "the child has to be seen before a closing is signed" } }
      return
    end
    k.is_closed, k.gone = true, true
    close(k.orchard, "Closed with {dad} and {child}, and signed by Dawn.")
    message { from = team.dawn, kind = "decision", title = "The " .. k.two.name .. " closing", say = "text/orchard/closed.md", words = { dad = k.orchard_words.dad, child = bird } }
  end)
end

return orchard
