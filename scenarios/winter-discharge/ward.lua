-- Ward 6: the ward manager, who presses, and has her reasons.

local when = require "when"

local ward = {}

function ward.tell(team, n)
  local told = false                           -- she had something true to say at noon

  -- Monday: give her something that is true, or nothing.
  storyline("Something to say at noon", function()
    wait_until "day 3 10:45"
    when.back(3, "11:40")
    if when.out() then                         -- with somebody: Tariq tells her what there is
      when.till(3, "12:20")
      message { from = team.angela, title = "Noon", say = "text/ward/out.md" }
      return
    end
    local list = n.darts.words.man .. ", " .. n.bakery.words.young
    if n.lodger.how ~= "away" then list = list .. ", " .. n.lodger.name end
    if n.dogs.how == "plan" and not n.dogs.home then list = list .. ", " .. n.dogs.name end
    local reply = ask {
      from = team.angela, by = "in person", id = "noon", title = "Something for noon", urgent = true, say = "text/ward/board.md", rings_off = "15 minutes",
      words = { list = list, her = n.fine.words.her },
      choices = {
        walk  = { "“Come round the beds with me now, and we'll ask them.”", minutes = 40, hears = "“Now? Good.”" },
        needs = { "Tell her, one by one, what each is waiting for, and who could do it", minutes = 20, hears = "She writes it on her hand." },
        write = { "“In writing, within the hour. I don't want to get it wrong.”", minutes = 25, hears = "“The hour,” says Angela. “Not ten past.”" },
        none  = { "“None of them, until they've been assessed.”", hears = "“None,” says Angela. “Right.”" },
      },
      moment = "“Quick with me, not with them”: what do you give her?",
      discuss = "Whose pressure was in the room, and whose was underneath it? What did she ask for that you could give without giving anybody away?",
    }
    wait(5)
    if reply == "walk" then
      message { from = team.angela, by = "visit", title = "“Social”", say = "text/ward/walk.md" }
    elseif reply == "needs" or reply == "write" then
      when.till(3, "12:20")
      local says = { needs = "text/ward/needs.md", write = "text/ward/noon.md" }
      message { from = team.angela, title = "Noon", say = says[reply] }
    else
      when.till(3, "12:20")
      local say = "text/ward/unanswered.md"
      if reply == "none" then say = "text/ward/none.md" end
      message { from = team.angela, title = "Noon", say = { say, distress = 1 } }
    end
    told = reply == "walk" or reply == "needs" or reply == "write"
    -- Where she had nothing to say, somebody is moved at night in 5 of 10. Severity 1.
    wait_until "day 4 02:00"
    local moved = chance("a bay is freed at two in the morning", 0.5)
    wait_until "day 4 08:50"
    if told then return end
    if reply == "none" then
      message { from = team.tariq, title = "Forwarded, with apologies", say = { "text/ward/director.md", distress = 1 } }
    end
    if moved then
      harm { about = n.bakery.case, severity = 1, "{young} was moved to another ward in the night." }
      message { from = team.angela, about = n.bakery.case, title = "Last night", say = { "text/ward/moved.md", distress = 1 } }
    end
  end)

  -- Thursday at two: her meeting, or supervision.
  storyline("Four minutes", function()
    wait_until "day 6 13:40"
    if when.out() then return end
    local did = "what waiting does"
    if n.darts.how == "home" and n.darts.mat then did = "what a mat did"
    elseif n.darts.how == "home" then did = "what a light bulb did"
    elseif n.bakery.how == "trial" then did = "what asking in the morning did"
    elseif n.fine.door then did = "what one question before noon did" end
    local reply = ask {
      from = team.angela, by = "in person", id = "two", title = "“I wouldn't ask”", urgent = true, say = "text/ward/two.md", words = { did = did }, rings_off = "10 minutes",
      choices = {
        go    = { "“I'll come.”", minutes = 60, leads = "until about twenty to three; supervision is at two", hears = "“Two, then. Not ten past. Thank you.”" },
        lines = { "“Take these four lines, with my name on.”", minutes = 10, hears = "“With your name. Good.”" },
        own   = { "“Not at two. Tell it as yours; it was, half of it.”", hears = "“It was more like a third,” says Angela." },
      },
      discuss = "A good cause, and time that was meant for you. Who would notice what you'd give up for it?",
    }
    when.till(6, "15:40")
    local says = { go = "text/ward/went.md", lines = "text/ward/lines.md", own = "text/ward/own.md" }
    if reply then message { from = team.angela, title = "Two o'clock", say = says[reply] } end
    if reply == "go" then message { from = team.gwen, title = "Two o'clock", say = "text/team/missed.md" } end
  end)

  storyline("Two hundred miles", function()
    wait_until "day 7 15:20"
    local saying = "I'm saying that I don't only want the bed."
    if told then saying = "I'm saying that I knew what each of them was waiting for, this week, and usually I don't." end
    message { from = team.angela, title = "Not about a bed", say = "text/ward/last.md", words = { saying = saying } }
  end)
end

return ward
