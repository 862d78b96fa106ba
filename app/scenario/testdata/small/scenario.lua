-- The least scenario that has everything the tests of folding need.

scenario {
  title = "A small morning", summary = "For tests.", role = "newly qualified social worker",
  starts = "2026-03-02", days = 2, glossary = { "child in need / section 17\nA child who needs services.\nSource: Children Act 1989, section 17" },
}

local sam = person { "Sam", role = "health visitor" }
local dawn = person { "Dawn", role = "team manager" }

local home = case {
  "Reid", id = "reid", kind = { "child in need", points = 5 },
  people = { child { "Kayla", age = 7 }, adult { "Tanya", "mother" } },
  strengths = { "A grandmother two streets away" }, travel = 40, visits = 0.5,
  since = "11 days", summary = "Things have been steady for {girl}.",
  file = { "text/file.md", concern = 2 }, chronology = { "Twelve lines.", concern = 3 },
  words = { girl = "Kayla" },
}

deadline { on = home, "Visit", due = "10 working days", met_by = "visit", source = "Local procedure", status = "local" }
advice { from = dawn, about = home, say = "What have you seen yourself?" }
task { "Write up Friday's visit", on = home, kind = "write up", minutes = 45, due = "today" }

storyline("Sam rings", function()
  wait_until "09:30"
  local reply = ask {
    from = sam, about = home, by = "phone", urgent = true, say = { "Could you come and see {girl}?", concern = 3 },
    choices = { together = "Could we go together?", school = { "I'll ring the school first", minutes = 10 } },
    rings_off = "5 minutes", discuss = "Who else sees {girl} every day?",
  }
  if reply == "together" then
    local visit = task { "Joint visit", on = home, kind = "visit", minutes = 60, due = "today", scene = "{girl} showed you the cat.", protective = true }
    wait_for(visit)
    good { about = home, "Sam thanked you for coming." }
  elseif reply == nil then
    message { from = sam, about = home, say = "I couldn't reach you." }
  end
  wait { days = 1 }
  if chance("the argument is heard next door", 0.5) then
    message { from = "Police", about = home, say = { "A neighbour rang us.", concern = 3 } }
    harm { about = home, severity = 1, "The children heard an argument." }
  end
end)

storyline("A new referral", function()
  wait_until "10:20"
  local view = referral {
    from = "Brook Primary", title = "Marsh", say = "Late four times, and hungry.",
    expect = { tiers = { "P2", "P3" }, why = "Nothing acute, and a pattern." },
  }
  if view then
    message { from = dawn, kind = "decision", title = "Marsh: " .. view.tier, say = "Thank you. I agree with " .. view.tier .. "." }
  end
end)
