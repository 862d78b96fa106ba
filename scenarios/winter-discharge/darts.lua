-- The Thursday league: a home that gives notice on a man in a hospital bed, and a
-- light bulb.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"

local darts = {}

function darts.declare()
  local drawn, worker = names.family { draw = "the man with the darts" }, names.first "the key worker"
  return {
    name = drawn.parent .. " " .. drawn.name, words = { man = drawn.parent, worker = worker },
    man    = person { drawn.parent, id = "darts-man", role = "52, Ward 6" },
    worker = person { worker, id = "key-worker", role = "key worker, Larch House" },
    denise = person { "Denise Parr", id = "denise", role = "manager, Larch House" },
  }
end

function darts.tell(team, n)
  local log

  -- What the agency is told about him, which is what somebody has read.
  local function page()
    local words = { page = "They've had the form.", from = "from Wednesday" }
    if n.case:read "file" then words.page = "They've had page 3, which you'd read: nobody takes his arm." end
    if day() > 4 then words.from = "from today" end
    return words
  end

  storyline("Notice", function()
    wait_until "day 3 09:35"
    n.case = case {
      n.name, id = "darts", kind = adults.assessment, tier = "P3", words = n.words,
      people = { adult { n.name, "52" }, adult { n.words.worker, "key worker" } },
      strengths = { "Says what he means, with or without the book", "Eleven years at Larch House, and two friends there", "Finishes on doubles" },
      -- 6, new to you 2: 8 points.
      new = true, summary = "text/darts/summary.md",
      file = { "text/darts/file.md", minutes = 10, concern = 1 },
    }
    advice { from = team.femi, about = n.case, say = "text/darts/femi.md" }
    n.visit = when.visit { "See {man} with {worker}", records = 0, id = "darts-visit", voice = true, on = n.case, minutes = 60, due = "day 4" }
    wait_until "day 3 09:40"
    when.back(3, "12:00")
    if n.visit:begun() then return end         -- he has told it himself, and she has been rung
    if when.out() then
      message { from = n.denise, about = n.case, title = "Tried to ring", say = { "text/darts/email.md", concern = 2 } }
      return
    end
    local reply = ask {
      from = n.denise, about = n.case, by = "phone", id = "denise-rings", title = "“I don't want to”", urgent = true, say = { "text/darts/call.md", concern = 2 }, rings_off = "5 minutes",
      choices = {
        log   = { "“Could you read me the log of that week? I'll ring you for it.”", leads = "then a call, 20 min", hears = "“I'll come straight out with it, I haven't looked.”" },
        him   = { "“I'll ask him first. Who knows best how he says things?”", hears = "“{worker} does. I should have said, sorry.”" },
        one   = { "“I'll ask for one-to-one, day and night, for twelve weeks.”", minutes = 15, hears = "“Day and night. Sorry. Thank you.”" },
        elsewhere = { "“Then I'll begin to look for somewhere else.”", hears = "“Right,” says Denise. “Sorry. Who asks him?”" },
      },
      discuss = "“I'd like somebody to know that I don't want to.” What was she asking you for?",
    }
    expect {
      about = n.case, tiers = { "P2", "P3" },
      why = "He is ready on Wednesday, his home has given notice, and on Thursday he plays. Nobody is in danger on the ward. P2: he and the log by tomorrow, or Wednesday is gone. P3: this week, where one thinks that notice is a matter for those who pay. P1 could be argued from the letter of the notice.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "log" then
      log = task { "Ring Denise: the log of that week", id = "darts-log", on = n.case, kind = "call", minutes = 20, due = "day 4", scene = "text/darts/log.md" }
    elseif reply == "one" then
      n.how = "one"
      when.till(4, "11:30")
      if n.how == "one" and not n.visit:begun() then message { from = n.denise, about = n.case, title = "One-to-one", say = "text/darts/one.md", words = page() } end
    elseif reply == "elsewhere" then
      n.how = "waits"
      when.till(4, "11:30")
      if n.how == "waits" and not n.visit:begun() then message { from = n.denise, about = n.case, title = "Five boxes", say = "text/darts/looking.md" } end
    end
  end)

  storyline("Terry's", function()
    wait_until "day 3 09:36"
    hold(function() return not n.visit:begun() and not (log and log:done()) end, "day 5 15:00")
    local read = false
    if log and log:done() and not n.visit:begun() then
      read, n.how = true, "home"
      now.say(n.case, "notice", "Rung about the log: a light, and Terry's glasses.")
      wait(120)
      message { from = n.denise, about = n.case, title = "The landing", say = "text/darts/light.md" }
      hold(function() return not n.visit:begun() end, "day 5 15:00")
      if not n.visit:begun() then
        withdraw(n.visit, "{man} has gone home with {worker}.")
        return
      end
    end
    if not n.visit:begun() then
      if n.how == "one" then
        withdraw(n.visit, "{man} has gone back to Larch House, with somebody beside him.")
      else
        withdraw(n.visit, "It is too late for {man} to be home by Thursday.")
        n.how = "waits"
      end
      return
    end
    wait_for(n.visit)
    local dark = "“The landing light's been out,” " .. n.words.worker .. " says slowly. “Since, well. Since before.”"
    local light = "“So: the bulb, and your own glasses. Shall we ring Denise, the three of us?”"
    if read then
      dark = "“They've mended it,” " .. n.words.worker .. " tells him. “It was in the log.”"
      light = "“The bulb's done. Shall we ring Denise about your own glasses, the three of us?”"
    end
    local reply = when.door {
      from = n.man, about = n.case, id = "terrys", title = "“Thursday”", say = "text/darts/visit.md", words = { dark = dark }, rings_off = "30 minutes",
      choices = {
        light = { light, minutes = 20, hears = "{man} holds out his hand for the telephone." },
        mat   = { "“What about a mat by your bed, that tells somebody to put a light on?”", minutes = 15, hears = "“Mat,” says {man}. He tries the word again." },
        one   = { "“Somebody beside you all the time, to be safe.”", minutes = 10, hears = "“Thursday?” says {man}, to {worker}." },
      },
      discuss = "Bed, toilet, dark, fall: he had said it to three people before you. What was different about being asked?",
    }
    n.how = "home"
    n.mat, n.asked = reply == "mat" and not read, reply == nil and not read
    if reply == "one" then n.how = "one" end
    local how = "home on Wednesday"
    if n.how == "one" then how = "one-to-one from Wednesday" end
    now.say(n.case, "visit", "Seen on " .. now.today() .. "; " .. how .. ".")
    if reply ~= "one" then protect(n.case, "home on Wednesday") end
    wait(120)
    if read and reply ~= "one" then return end   -- Denise has written
    local says = { light = "text/darts/light.md", mat = "text/darts/mat.md", one = "text/darts/one.md" }
    message { from = n.denise, about = n.case, title = "The landing", say = says[reply] or "text/darts/light.md", words = page() }
  end)

  -- Thursday. Held on the stairs in 4 of 10 with one-to-one, in 1 of 10 where the agency
  -- has been told not to take his arm, severity 1; still in his coat at nine, severity 1,
  -- where nothing was settled.
  storyline("Treble twenty", function()
    wait_until "day 6 21:30"
    local odds = 0.4
    if n.case:read "file" then odds = 0.1 end
    local held, coat = chance("a hand on his arm", odds), chance("his coat at six", 0.5)
    wait_until "day 7 08:50"
    if n.how == "home" then
      local words = { did = "did light bulb", glasses = "his own glasses" }
      if n.asked then words.did = "asked" end
      if n.mat then words = { did = "did mat", glasses = "Terry's glasses" } end
      message { from = n.worker, about = n.case, title = "THE FINAL", say = "text/darts/final.md", words = words }
      good { about = n.case, "{man} won." }
    elseif n.how == "one" and held then
      harm { about = n.case, severity = 1, "{man} was held on the stairs by two people, and has put his darts in the bin." }
      message { from = n.denise, about = n.case, title = "Thursday night", say = { "text/darts/held.md", concern = 3, distress = 1 } }
      wait_until "day 7 09:30"
      adults.enquire { on = n.case, manager = team.gwen, lead = team.femi, say = "text/darts/concern.md" }
      protect(n.case, "safeguarding enquiry")
    elseif n.how == "one" then
      message { from = n.denise, about = n.case, title = "Thursday night", say = "text/darts/one-well.md" }
    else
      if coat then harm { about = n.case, severity = 1, "{man} is still in hospital, with nothing the matter." } end
      message { from = n.worker, about = n.case, title = "Thursday", say = "text/darts/waits.md" }
    end
  end)
end

return darts
