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

  -- Neil's family time, on the day on which his statement has to be filed: somebody else
  -- drives, or a taxi, or a father is told before he sets off. Unanswered, he isn't.
  storyline("Family time", function()
    wait_until "day 4 09:10"
    local words = { dad = neils.parent, child = neils.children[1], could = "Could you, or could somebody?" }
    -- Nobody who is expected elsewhere at half past one is asked to drive.
    local elsewhere = c.meeting ~= nil and c.meeting:open()
    if c.trip and not c.trip:done() then elsewhere = true words.could = "You're for the coast, so not you; who could?"
    elseif elsewhere then words.could = "You've the meeting at one, so not you; who could?" end
    local reply
    if when.out() then                         -- Dawn has to know by eleven
      message { from = team.dawn, title = "Family time at two", say = "text/team/family-time.md", words = words }
    else
      local choices = {
        drive = { "“I'll drive {child}, there and back.”", leads = "then 75 min, at half past one", hears = "“Thank you. They'll have {child} ready at half past one.”" },
        taxi  = { "“I'll ask Sunita Rao for a taxi, and find somebody {child} knows to sit in it.”", minutes = 40, hears = "Signed at once. A taxi for half past one; the teaching assistant says yes." },
        no    = { "“I can't. I'll ring {dad} before he sets off, and offer Saturday.”", minutes = 10, hears = "“Right,” says {dad}. “Saturday.”" },
      }
      if elsewhere then choices.drive = nil end
      reply = ask {
        from = team.dawn, by = "email", id = "family-time", title = "Family time at two", say = "text/team/family-time.md", words = words, rings_off = "2 hours",
        choices = choices,
        discuss = "The court ordered it, and nobody has a car. Whose is it to solve, and who tells {dad} and {child}, when?",
      }
    end
    local says = { taxi = "text/team/taxi.md", no = "text/team/saturday.md" }
    local say = says[reply]
    if reply == "drive" and when.before(4, "13:50") then   -- an answer may come after the day
      local drive = task { "Take " .. words.child .. " to the family centre, and home again", id = "drive", kind = "family time", minutes = 75, from = when.from(4, "13:30"), due = "day 4" }
      when.till(4, "13:30")
      hold(function() return not drive:begun() end, "day 4 13:50")
      if drive:begun() then
        wait_for(drive)
        say = "text/team/drove.md"
      else
        withdraw(drive, "It is too late to be at the family centre by two.")
        message { from = team.neil, title = "The family centre", say = { "text/team/promised.md", distress = 1 }, words = words }
        return
      end
    end
    when.till(4, "16:30")
    message { from = team.neil, title = "The family centre", say = say or { "text/team/waited.md", distress = 1 }, words = words }
    if say then good { "A child and a father were told the truth." } end
  end)
end

return thin
