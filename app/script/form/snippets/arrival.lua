-- An arrival
-- A referral comes in. The student recommends how soon, and the manager writes what was decided.
storyline("An arrival", function()
  wait(45)
  local view = referral {
    from = PERSON, title = "A new referral", by = "email", minutes = 15,
    say = { "A parent has asked for help with the mornings. The children are often late, and nobody says that they aren't safe.", concern = 1 },
    expect = { tiers = { "P3", "P4" }, why = "The family asks for help itself, and nobody says that a child is unsafe.", judged = "not yet reviewed by practitioners" },
    discuss = "What would you have wanted to ask before anybody decided how soon?",
  }
  if view then
    wait(15)
    message { from = PERSON, kind = "decision", title = "The new referral", say = "Thank you. I've read it beside what you wrote." }
  end
end)
