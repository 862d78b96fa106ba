-- A small scenario with a wait of no time in it, for the corpus of rules.

local names = require "names"

scenario {
  title = "No time", summary = "For tests.", role = "newly qualified social worker",
  starts = "2026-03-05", days = 3,
}

local sam = person { names.person "the health visitor", role = "health visitor" }
local dawn = person { "Dawn", role = "team manager" }

local home = case {
  "Reid", id = "reid", kind = { "child in need", points = 5 }, travel = 40,
  since = "11 days", summary = "Steady.", file = { "What is in the file.", concern = 2 },
}

deadline { on = home, "Visit", due = "2 working days", met_by = "visit", source = "Local procedure", status = "local" }
advice { from = dawn, about = home, say = "What have you seen yourself?" }
task { "Home visit", on = home, kind = "visit", minutes = 60, due = "tomorrow", scene = "The cat.", protective = true }

storyline("Sam writes", function()
  wait { minutes = 0 }
  message { from = sam, about = home, say = { "I was there yesterday.", concern = 3, distress = 2 } }
  wait_until "08:00"
  local reply = ask {
    from = sam, about = home, by = "email", say = "Shall we go together?",
    choices = { together = "Yes, together", alone = "I'll go alone" },
  }
  if reply == "together" then good { about = home, "Sam thanked you." } end
  wait { days = 1 }
  if chance("an argument", 0.5) then harm { about = home, severity = 1, "An argument was heard." } end
end)

storyline("A referral", function()
  wait_until "10:20"
  local view = referral { from = "Brook Primary", title = "Marsh", say = "Late four times.", forecast = "They agree" }
  if view then message { from = dawn, kind = "decision", title = "Marsh: " .. view.tier, say = "Thank you." } end
end)
