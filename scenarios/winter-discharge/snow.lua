-- Snow on Tuesday: fewer calls than people. Whoever asks them finds out that some
-- would rather not.

local snow = {}

function snow.tell(team, n)
  storyline("The 12 is off", function()
    wait_until "day 4 08:30"
    local porridge, mr = n.porridge.name, n.tonight.name
    local yours, other = porridge, "And the list's shorter for it."
    if n.tonight.at_home then
      yours, other = porridge .. " and " .. mr, mr .. " would like his breakfast, and will come down to the second landing to save her the last flight."
    end
    if n.porridge.how == "hannah" then yours = yours .. ", whom you've handed to Hannah" end
    local nine = "a bus driver with chains on"
    if n.tonight.at_home then nine = "number 9, a bus driver with chains on" end
    local words = { yours = yours, porridge = porridge, other = other, nine = nine }
    local reply = ask {
      from = team.colette, by = "email", id = "snow", title = "Nineteen calls", say = "text/snow/ask.md", words = words, rings_off = "60 minutes",
      choices = {
        asked  = { "“Give me twenty minutes. I'll ring and ask what they'd want.”", minutes = 20, hears = "“Go on, then. The girls can have a tea.”" },
        street = { "“Who's up that hill already? Let's ring the neighbours.”", minutes = 25, hears = "“We never thought of that. Him with the tractor?”" },
        can    = { "“" .. porridge .. " can, and would tell you so.”", hears = "“She would, and all.”" },
        none   = { "“None of mine. They've all been assessed as needing it.”", hears = "“Nineteen it is, then. The girls'll love you.”" },
      },
      discuss = "Nineteen calls, five people on foot. “None of mine” is loyal. To whom?",
    }
    wait(60)
    local says = { asked = "text/snow/asked.md", street = "text/snow/street.md", can = "text/snow/can.md", none = "text/snow/none.md" }
    message { from = team.colette, title = "The hill", say = says[reply] or "text/snow/late.md", words = words }
    if reply ~= "none" then return end
    -- Somebody else goes without, in 5 of 10. Severity 1.
    wait_until "day 5 09:30"
    if chance("a woman on nobody's list", 0.5) then
      harm { severity = 1, "Somebody on nobody's list sat in the dark until seven." }
      message { from = team.colette, title = "Where the gap fell", say = { "text/snow/gap.md", distress = 1 }, words = words }
    end
  end)
end

return snow
