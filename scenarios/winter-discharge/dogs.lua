-- Two greyhounds: a woman with her coat on. Her home frightens everybody but her;
-- she can decide, and she is behind.

local adults = require "england.adults"
local names  = require "names"
local now    = require "now"
local when   = require "when"
local sign   = require "sign"

local dogs = {}

function dogs.declare()
  local drawn = names.family { draw = "the woman with the greyhounds" }
  local miss = "Miss " .. drawn.name
  return { name = miss, words = { miss = miss }, miss = person { miss, id = "miss", role = "74, Ward 6" } }
end

local function allocate(team, n)
  n.case = case {
    n.name, id = "dogs", kind = adults.assessment, tier = "P3", words = n.words,
    people = { adult { n.name, "74" } },
    strengths = { "Walked two dogs two miles a day until November", "Has never owed anybody a penny", "Knows half the town by its handwriting" },
    -- 6, new to you 2: 8 points.
    new = true, summary = "text/dogs/summary.md",
    file = { "text/dogs/file.md", minutes = 10, concern = 2 },
  }
  advice { from = team.femi, about = n.case, say = "text/dogs/femi-advice.md" }
  advice { from = team.gwen, about = n.case, say = "text/dogs/gwen-advice.md" }
end

function dogs.tell(team, n)
  -- ward lays the visit on the ward.
  local function ward(due)
    n.visit = when.visit { "See {miss} on Ward 6", records = 0, id = "dogs-ward-" .. day(), voice = true, on = n.case, minutes = 45, due = due }
    return n.visit
  end

  storyline("Her coat on", function()
    wait_until "14:15"
    when.back(1, "15:30")
    allocate(team, n)
    if when.out() then                         -- with somebody: Femi goes up
      ward "day 2"
      message { from = team.femi, about = n.case, title = "Upstairs", say = { "text/dogs/femi-out.md", concern = 3 } }
      return
    end
    local reply = ask {
      from = team.angela, about = n.case, by = "phone", id = "coat", title = "“Do I wave?”", urgent = true, say = { "text/dogs/call.md", concern = 3, distress = 1 }, rings_off = "5 minutes",
      choices = {
        come  = { "“I'm coming up. Would you ask her what the dogs are called?”", leads = "then 45 min, within the hour", hears = "“Pepper and Tuppence, and what's it to you. She's sat down, though.”" },
        phone = { "“Would she talk to me on your telephone?”", minutes = 15 },
        wave  = { "“If she can decide it, it's hers. A week of dressings, the district nurse, and my number.”", minutes = 15, hears = "“Right. I'll find a bag for the dressings.”" },
        stop  = { "“She mustn't go. Ask the doctors what they can hold her under.”", hears = "“Hold her with what? I'll ask.”" },
      },
      moment = "A coat, a camping stove, and nobody can stop her: what do you say?",
      discuss = "An unwise decision, or a decision in a hurry? What would you need to know about Saturday to understand Thursday?",
    }
    expect {
      about = n.case, tiers = { "P1", "P2" },
      why = "She is leaving, and can; a stove among paper, open legs, and dogs whose kennels end on Saturday. P1 because half an hour this afternoon may turn a walk-out into a going home. P2 where dressings, a nurse and a number go with her, and the visit is on Monday. P0 would need somebody to show that she can't decide, or danger in the next hour. P3 is the council's 28 days.",
      judged = "not yet reviewed by practitioners",
    }
    if reply == "phone" then
      message { from = n.miss, about = n.case, by = "phone", title = "“Like a parcel”", say = "text/dogs/phone.md" }
      ward "day 2"
    elseif reply == "come" then
      ward "today"
      hold(function() return not n.visit:begun() end, "day 1 16:10")
      if n.visit:begun() then return end
      local tier = n.case:tier()
      if tier == "P0" or tier == "P1" then
        message { from = team.femi, about = n.case, title = "Upstairs", say = "text/dogs/femi.md" }
        return
      end
      withdraw(n.visit, "{miss} has gone.")
      n.how = "gone"
      message { from = team.angela, about = n.case, title = "{miss}", say = { "text/dogs/gone.md", concern = 3 }, words = { why = "You'd said you'd come, and I couldn't keep her any longer.", time = clock() } }
    elseif reply == "wave" then
      n.how = "waved"
      wait(40)
      message { from = team.angela, about = n.case, title = "{miss}", say = "text/dogs/waved.md" }
      protect(n.case, "nurse, dressings and a number")
    elseif reply == "stop" then
      n.how, n.stopped = "gone", true
      wait(60)
      message { from = team.gwen, about = n.case, kind = "decision", title = "{miss}", say = { "text/dogs/gwen-stop.md", distress = 1 }, decides = { how = "differed", why = "nobody has said that she can't decide this, so there is nothing to hold her under" } }
    else
      n.how = "gone"
      wait(70)
      message { from = team.angela, about = n.case, title = "{miss}", say = { "text/dogs/gone.md", concern = 3 }, words = { why = "I couldn't get you, and I couldn't keep her.", time = clock() } }
    end
  end)

  storyline("Fives in an envelope", function()
    wait_until "14:16"
    hold(function() return not n.visit and not n.how end, "day 2 15:00")
    if not n.visit then return end
    hold(function() return not n.visit:begun() and not n.how end, "day 2 15:20")
    if not n.visit:begun() then
      if n.how then return end
      withdraw(n.visit, "{miss} has gone.")
      n.how = "gone"
      message { from = team.angela, about = n.case, title = "{miss}", say = { "text/dogs/gone.md", concern = 3 }, words = { why = "She waited, and then she didn't.", time = clock() } }
      return
    end
    wait_for(n.visit)
    local choices = {
      room   = { "“Which one room would be enough, for the three of you? We'd begin there, and you'd say what goes.”", minutes = 20, hears = "“Front room. And I say which bags.”" },
      rescue = { "“Who placed them with you? Shall we ring them about the weekend?”", minutes = 20, hears = "“Greyhound people. Number's in my head. Next.”" },
      clear  = { "“It could all be cleared, properly, while you're somewhere warm for a month.”", minutes = 15, hears = "“All of it?” she says." },
    }
    if n.case:read "file" then
      choices.third = { "“Your nurse got in on the third visit. Whom may I bring on Monday, and whom not?”", minutes = 15, hears = "“Not the council. The nurse. Somebody who can measure.”" }
    end
    local reply = when.door {
      from = n.miss, about = n.case, id = "envelope", title = "“I'm behind”", say = { "text/dogs/ward.md", concern = 3 }, rings_off = "30 minutes",
      choices = choices,
      discuss = "“Nobody touches a bag without me.” What is in the bags? What would you write about this home so that she could read it?",
    }
    wait(30)
    if reply == "clear" and not sign.back(team, n.case, "file", "You've written down what her nurse said: let in on the third visit, nobody she hasn't met. A firm is six people she hasn't met. Did she choose this, or did she stop arguing?") then
      n.how = "clear"
      now.say(n.case, "where", "She has signed for her house to be cleared.")
      message { from = team.angela, about = n.case, title = "{miss}", say = "text/dogs/clear.md" }
      return
    end
    n.how = "plan"
    now.say(n.case, "where", "She stays until she can go home with somebody.")
    protect(n.case, "plan for one room")
    local says = "text/dogs/room.md"
    if reply == "rescue" then says = "text/dogs/rescue.md" end
    message { from = team.angela, about = n.case, title = "{miss}", say = says }
  end)

  -- Home with her, by whoever can go: the student on Monday or Tuesday, or Beth alone on Wednesday.
  storyline("A stick of chalk", function()
    wait_until "day 3 08:50"
    if n.how ~= "plan" then return end
    local visit = when.visit {
      "Go home with {miss} and Beth", travel = 30, id = "dogs-home", on = n.case, with = team.beth, minutes = 75, due = "day 4", protective = true,
      scene = "text/dogs/home.md",
    }
    hold(function() return not visit:begun() end, "day 5 10:00")
    if visit:begun() then wait_for(visit) else withdraw(visit, "Beth has taken {miss} home.") end
    n.home = true
    now.say(n.case, "where", "At home since " .. now.today() .. ".")
    when.till(6, "11:40")                      -- a card written on Wednesday comes on Thursday
    now.say(n.case, "where", "At home, with the dogs.")
    good { about = n.case, "Pepper and Tuppence are home, and so is {miss}." }
    message { from = n.miss, about = n.case, by = "letter", title = "A card with a stamp on it", say = "text/dogs/back.md" }
  end)

  -- Whoever has read the file knows whom she lets in, and can ask her nurse to call.
  storyline("The third visit", function()
    wait_until "14:16"
    local function alone() return n.how == "gone" or n.how == "waved" end
    hold(function() return not (alone() and n.case:read "file") and n.how ~= "plan" and n.how ~= "clear" end, "day 2 15:30")
    if not alone() or not n.case:read "file" then return end
    n.nurse = task { "Ring the nurse whom {miss} let in", id = "dogs-nurse", on = n.case, kind = "call", minutes = 10, due = "day 2", scene = "text/dogs/nurse.md" }
    hold(function() return not n.nurse:begun() end, "day 2 16:20")
    withdraw(n.nurse, "The nurses' office has closed for the weekend.")
  end)

  -- Who went alone: with a nurse and a number, 3 in 10 come back worse; with
  -- neither, 5 in 10; half of either where the student has her at the top and a nurse calls on
  -- Saturday, a quarter where it is the one whom she lets in. Severity 2.
  -- Where the house was emptied: 5 in 10, severity 2.
  storyline("What was left", function()
    wait_until "day 2 16:30"
    if n.how ~= "gone" and n.how ~= "waved" and n.how ~= "clear" then return end
    if n.how ~= "clear" then now.say(n.case, "where", "She has gone home, on her own.") end
    local odds, tier = 0.5, n.case:tier()
    if n.how == "waved" then odds = 0.3 end
    local asked = n.nurse ~= nil and n.nurse:done()
    local top = n.how ~= "clear" and (tier == "P0" or tier == "P1")
    if asked then
      odds = odds / 4
    elseif top then
      odds = odds / 2
    end
    if asked or top then protect(n.case, "somebody calls on Saturday") end
    if top and not asked then
      message { from = team.gwen, about = n.case, kind = "decision", title = "Saturday", say = "You've {miss} at the top and she's at home, so her own nurse goes tomorrow, knocks twice, and takes the dogs out if she's let. Sunday the night team rings.", decides = { tier = tier, why = "she is at home, and somebody should knock before Monday" } }
    end
    wait_until "2026-01-11 19:00"
    local worse, empty = chance("her legs, and the stove", odds), chance("a blue hatbox", 0.5)
    wait_until "day 3 08:40"
    if n.how == "gone" or n.how == "waved" then
      if worse then
        local say, asks = "text/dogs/leg.md", "She asks, every hour, whether anybody has been in to them."
        if n.stopped then asks = "She has asked for “the one who was going to stop me”." end
        if n.how == "waved" then say = "text/dogs/leg-met.md" end
        now.say(n.case, "where", "Back on the ward since Sunday.")
        harm { about = n.case, severity = 2, "{miss} came back with infected legs and a burn." }
        message { from = team.angela, about = n.case, title = "{miss}", say = { say, concern = 3, distress = 1 }, words = { asks = asks } }
        wait_until "day 3 13:00"
        protect(n.case, "back in hospital")
      else
        local nurse, how = "Nobody comes by, and I manage.", "managing"
        if n.how == "waved" or asked or top then nurse, how = "The nurse comes by whether I like it or not.", "managing, with a nurse" end
        message { from = n.miss, about = n.case, by = "letter", title = "Second class", say = "text/dogs/well-alone.md", words = { nurse = nurse } }
        protect(n.case, how)
      end
      return
    end
    if n.how ~= "clear" then return end
    wait_until "day 5 11:10"
    if empty then
      harm { about = n.case, severity = 2, "{miss}'s home was emptied without her, and she has stopped eating." }
      message { from = team.angela, about = n.case, title = "{miss}", say = { "text/dogs/empty.md", concern = 3, distress = 2 } }
    else
      message { from = team.angela, about = n.case, title = "{miss}", say = "text/dogs/empty-well.md" }
    end
  end)
end

return dogs
