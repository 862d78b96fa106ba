-- A thinning team: what an empty post and a colleague on notice bring to everybody else.

local coast = require "coast"
local names = require "names"
local when  = require "when"

local thin = {}

-- declare draws the father and the child whose family time is Neil's to arrange.
function thin.declare()
  return names.family { draw = "Neil's family", children = 1 }
end

function thin.tell(team, c, k, neils)
  -- Ruth's mailbox: 74 unread, one of which matters. Unread on Thursday night, business
  -- support puts it on the file.
  storyline("Seventy-four unread", function()
    wait_until "day 1 13:45"
    hold(function() return k.weir == nil end, "day 1 16:00")   -- the family that the letter is about is theirs by then
    message { from = "Business support", title = "Ruth's mailbox", say = "text/team/mailbox.md" }
    local mailbox = task { "Ruth's mailbox: 74 unread", id = "mailbox", kind = "write up", minutes = 40, due = "day 3" }
    k.mailbox = mailbox
    wait_for(mailbox)
    if mailbox:done() then
      if day() == 2 and when.before(2, "14:45") then coast.note(team, c) end
      message { from = "Ruth's mailbox", by = "letter", title = k.one.name .. ", unopened", say = "text/weir/unopened.md", words = k.weir_words }
      good { about = k.weir, "The letter about {little} is on the file." }
    else
      message { from = "Business support", about = k.weir, title = "Ruth's mailbox", say = { "text/weir/unopened-late.md", concern = 2 } }
    end
  end)

  storyline("The mailbox is closed", function()
    wait_until "day 4 17:00"
    withdraw(k.mailbox, "Ruth's mailbox has been closed.")
  end)

  -- What stops on Wednesday is missed on Thursday.
  storyline("No more taxis", function()
    wait_until "2026-03-04 10:20"
    message { from = team.head, title = "Taxis, from today", say = "text/team/taxis.md" }
  end)

  -- Neil's family time, on the day on which his statement has to be filed: a taxi, or a
  -- father is told before he sets off. Unanswered, he isn't. The student can't drive: whoever
  -- hasn't been to the coast is due there, and whoever has is due in the meeting at one.
  storyline("Family time", function()
    wait_until "day 4 09:10"
    local words = { dad = neils.parent, child = neils.children[1], could = "You've the meeting at one, so not you; who could?" }
    if not c.trip:done() then words.could = "You're for the coast, so not you; who could?" end
    local reply
    if when.out() then                         -- Dawn has to know by eleven
      message { from = team.dawn, title = "Family time at two", say = "text/team/family-time.md", words = words }
    else
      local choices = {
        taxi  = { "“I'll ask Sunita Rao for a taxi, and find somebody {child} knows to sit in it.”", minutes = 40, hears = "Signed at once. A taxi for half past one; the teaching assistant says yes." },
        no    = { "“I can't. I'll ring {dad} before he sets off, and offer Saturday.”", minutes = 10, hears = "“Right,” says {dad}. “Saturday.”" },
      }
      reply = ask {
        from = team.dawn, by = "email", id = "family-time", title = "Family time at two", say = "text/team/family-time.md", words = words, rings_off = when.minutes_to "11:00",
        choices = choices,
        discuss = "The court ordered it, and nobody has a car. Whose is it to solve, and who tells {dad} and {child}, when?",
      }
    end
    local says = { taxi = "text/team/taxi.md", no = "text/team/saturday.md" }
    local say = says[reply]
    when.till(4, "16:30")
    message { from = team.neil, title = "The family centre", say = say or { "text/team/waited.md", distress = 1 }, words = words }
    if reply == "no" then good { "A father heard before he set off." } elseif say then good { "A child and a father saw one another." } end
  end)
end

return thin
