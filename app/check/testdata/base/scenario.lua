-- A small morning that nothing is said about: what the packs beside it change.

local names = require "names"

scenario {
  title   = "A small morning", summary = "For the tests of check.", role = "newly qualified social worker",
  starts  = "2026-03-02", from = "09:00", to = "13:00", minutes = 5,
  content_notes = { "nothing distressing" },
}

local family = names.family { draw = "the family", children = 1 }
local dawn   = person { "Dawn Ellis", id = "dawn", role = "team manager" }
local sam    = person { "Sam Whitaker", id = "sam", role = "health visitor" }

local home = case {
  family.name, id = "home", kind = { "child in need", points = 5 },
  people = { child { family.children[1], age = 7 }, adult { family.parent, "mother" } },
  travel = 20, visits = 0.5, since = "2026-02-19", strengths = { "{mum} rings back" },
  words = { girl = family.children[1], mum = family.parent },
  summary = "text/summary.md", file = { "text/file.md", minutes = 10, concern = 1 },
}

advice { from = dawn, about = home, say = "What have you seen yourself?" }
task { "Write up Friday's visit", on = home, kind = "write up", minutes = 60, due = "today" }
task { "Plan the next visit", on = home, kind = "report", minutes = 90, due = "2026-03-03" }

storyline("Sam rings", function()
  wait_until "09:30"
  local reply = ask {
    from = sam, about = home, by = "phone", id = "sam-rings", urgent = true, rings_off = "5 minutes",
    say = "text/sam.md",
    choices = { together = "Could we go together?", school = "I'll ring the school first." },
  }
  wait(30)
  if reply == "together" then
    message { from = sam, about = home, title = "Thank you", say = "See you at noon." }
  else
    message { from = sam, about = home, title = "All right", say = "I'll go by myself, then." }
  end
end)
