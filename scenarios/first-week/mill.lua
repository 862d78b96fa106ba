-- The grandfather: a family's own arrangement, with a date on it that isn't law.

local weighting = require "weighting"
local now       = require "now"
local when      = require "when"

local mill = {}

-- Advice and help, as for a simple child in need: 4 points. It isn't an assessment.
local advice_and_help = weighting.kind("advice and help", "child_in_need_simple")

function mill.tell(team, u)
  local visit, plan = nil, false

  -- Allocated on Wednesday morning; the visit fits where it fits.
  storyline("Two buses", function()
    wait_until "2026-03-04 08:45"
    local seen                                 -- at the front desk, by whoever went down
    if u.met then seen = "2026-03-03" end
    u.mill = case {
      u.mill_drawn.name, id = "mill", kind = advice_and_help, tier = "P2", words = u.mill_words,
      people = { child { u.mill_words.child, age = 9 }, adult { u.mill_words.grandad, "grandfather" }, adult { u.mill_words.mum, "mother" } },
      strengths = { "{mum} rang the right person", "{grandad} asked", "In school on time, two buses away" },
      -- 4, new to you 2: 6 points.
      travel = 20, visits = 0.5, new = true, seen = seen, summary = "text/mill/summary.md",
    }
    local before = u.before("on your duty day")
    if before ~= "" then message { from = team.dawn, about = u.mill, title = "What's yours, too", say = "{grandad} and {child} come to you from duty: advice and help. " .. before:trim() } end
    -- He is on the ward at two and then at the school gate; before that {child} is at school.
    local function lay(id)
      visit = when.visit { "Visit {grandad} and {child}", id = id, on = u.mill, minutes = 60, records = 0, sees = false, due = "2026-03-06" }
      wait_for(visit)
      return visit:done()
    end
    if not lay "mill-visit" then return end
    if clock() >= "14:35" and clock() < "16:25" then
      message { from = "The warden", about = u.mill, by = "visit", title = "Nobody in", say = "text/mill/out.md" }
      if not lay "mill-again" then return end
    end
    local at_school = clock() < "16:25"
    local artist, together = u.mill_words.child, "“Shall we get everybody on the phone, the three of you and the cousin, and let {child} hold the pen?”"
    local wish = "Nobody's asked me, but I'd like to stop packing."
    if u.asked_child then wish = "You asked what's hardest. I'd like to stop packing, too." end
    local last = artist .. " goes on colouring. “" .. wish .. "”"
    if at_school then
      artist = artist .. ", who is at school,"
      together = "“Could you get everybody on the phone tonight, once {child} is home to hold the pen?”"
      last = "On the back of the drawing, in felt pen, it says: “" .. wish .. "”"
    end
    local reply = ask {
      from = u.grandad, about = u.mill, by = "visit", id = "saturday", title = "“That's a date, isn't it”", say = { "text/mill/visit.md", concern = 2 }, words = { artist = artist, last = last }, rings_off = "30 minutes",
      choices = {
        table  = { together, minutes = 30, hears = "“The cousin first, then,” says {grandad}." },
        warden = { "“Let me write to the warden from here, now, with the council's name on it.”", minutes = 20, hears = "“Would you be good enough,” says {grandad}." },
        ward   = { "“I think she'd want to be asked. Would you tell her today, if I'm on the end of a phone?”", minutes = 15, hears = "“She'll be cross,” says {grandad}." },
      },
      discuss = "“She'd only try to come home.” Who is being protected from what, and who had been asked?",
    }
    plan = true
    protect(u.mill, "family plan")
    if at_school then
      now.say(u.mill, "visit", "You visited {grandad} on " .. now.today() .. ", {child} at school.")
    else
      saw(u.mill)
      now.say(u.mill, "visit", "Seen on " .. now.today() .. ".")
    end
    if at_school then when.till(day(), "18:30") else wait(45) end   -- once {child} is home
    local says = { table = "text/mill/table.md", warden = "text/mill/warden.md", ward = "text/mill/ward.md" }
    message { from = u.grandad, about = u.mill, title = "Saturday", say = says[reply] or "text/mill/own.md" }
    if reply then now.say(u.mill, "plan", "They have a plan for Saturday.") else now.say(u.mill, "plan", "They made a plan for Saturday themselves.") end
    good { about = u.mill, "{child} has unpacked." }
  end)

  -- Without a plan by Friday afternoon, the warden goes by the book in 4 of 10 weeks. Severity 1.
  storyline("The warden's week", function()
    wait_until "day 5 15:10"
    if plan or visit:begun() then return end
    withdraw(visit, "{grandad} has written; the visit is for Monday now.")
    if chance("the warden goes by the book", 0.4) then
      harm { about = u.mill, severity = 1, "{child} had to move again, at short notice." }
      message { from = u.grandad, about = u.mill, title = "Saturday", say = { "text/mill/moved.md", concern = 2, distress = 1 } }
    else
      message { from = u.grandad, about = u.mill, title = "Saturday", say = "text/mill/stayed.md" }
    end
  end)
end

return mill
