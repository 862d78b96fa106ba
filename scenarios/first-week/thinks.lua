-- What Dawn thinks of each family as it stands when supervision is held, and what she
-- teaches with it (`thinks` of england.supervision). What she says is known on the desk by
-- then; what the student can make of it is theirs to choose.

local views = require "england.views"

local thinks = {}

-- today is something small that tries out what was taught, before one goes home.
local function today(case, says, what, minutes, kind)
  return views.soon(says, { what, on = case, kind = kind or "write up", minutes = minutes or 10 })
end

-- made is a reading of it, as the record has it.
local function made(says, why) return { "“" .. says .. "”", serves = "development", why = why } end

local function on_home(case, f)
  local words = f.home.words
  if case:seen() then
    local proposes = "“Bring the plan's review forward.”"
    if f.home.brought then proposes = "“Keep the 11th, with papers by Monday.”" end
    return {
      who = "You ask " .. words.mum .. ", and Sam helps with the surgery.",
      thinks = "I think " .. words.older .. " is looking after " .. words.mum .. ", from what was said about staying off.",
      teaches = "When a child minds a parent, ask who does it while they're at school.", proposes = proposes,
      readings = {
        minds = made(words.older .. " stays off to watch " .. words.mum .. ".", words.older .. " stays off to watch " .. words.mum),
        mornings = made("It's the tablets, and nobody for the mornings.", "it is the tablets, and nobody for the mornings"),
      },
      tries = today(case, "ask " .. words.mum .. " who's with her then", "Ask " .. words.mum .. " who is with her in school hours", 10, "call"),
    }
  end
  local go = "I'd go tomorrow at the latest"
  if day() == 5 then go = "I'd see them today, or send somebody" end
  return {
    who = "You do. If you can't, Sam goes, and I ask her.",
    thinks = go .. ": nobody of ours has talked to " .. words.older .. ".",
    teaches = "Ask " .. words.mum .. " in plain words about harming herself; asking doesn't give anybody the idea.", proposes = "“Go with Sam, whom she knows.”",
    readings = {
      low = made(words.mum .. " is low, and nobody has asked her.", words.mum .. " is low, and nobody has asked her"),
      mornings = made("It's the mornings: nobody to do them.", "it is the mornings, with nobody to do them"),
    },
    tries = today(case, "write down how I'd ask her", "How you ask " .. words.mum .. " about harming herself"),
  }
end

local function on_assessment(case, f)
  local words = f.father.words
  if case:seen() then
    return {
      who = "You write it, " .. words.dad .. " reads it, and then I do.",
      thinks = "I'd put the lying still first, in " .. words.child .. "'s words, before the rota.",
      teaches = "Let the parent read it before your manager: what they'd change teaches you most.", proposes = "“" .. words.dad .. " reads the draft first.”",
      readings = {
        still = made(words.child .. " lies still so that " .. words.dad .. " keeps working.", words.child .. " lies still so that " .. words.dad .. " keeps the job"),
        nights = made("It's the nights, and who is there.", "it is the nights, and who is there"),
      },
      tries = today(case, "write it down in " .. words.child .. "'s words", "The lying still, in " .. words.child .. "'s words"),
    }
  end
  return {
    who = "You see " .. words.child .. "; school finds you a room.",
    thinks = "We have " .. words.dad .. "'s rota, and nothing from " .. words.child .. ".",
    teaches = "See the child before the draft: afterwards one looks for what fits it.", proposes = "“See " .. words.child .. " before I write.”",
    readings = {
      nights = made("He copes, but for the nights.", "he copes, but for the nights"),
      asked = made("I know his side, and not " .. words.child .. "'s.", "you know his side, and not " .. words.child .. "'s"),
    },
    tries = today(case, "ask school when " .. words.child .. " is free", "Ask school when you can see " .. words.child, 10, "call"),
  }
end

local function on_coast(case, _, c)
  local young = c.words.young
  if c.decided then
    return {
      who = "The police ask about J. You visit, and I'm in every meeting.",
      thinks = "It's exploitation, so " .. young .. " is being harmed, and isn't in trouble with us.",
      teaches = "Don't question before the police do: listen, and write the exact words.", proposes = "“Keep my visit, and say which day.”",
      readings = {
        used = made(young .. " is being used, and doesn't say so.", young .. " is being used, and doesn't say so"),
        empty = made("The afternoons are empty, and J fills them.", "the afternoons are empty, and J fills them"),
      },
      tries = today(case, "write to " .. young .. " which day", "Write to " .. young .. " which day you come", 10, "letter"),
    }
  end
  if c.trip and c.trip:done() then
    return {
      who = "I ring the police, with you in the room.",
      thinks = "What " .. young .. " told you goes to the police from me, today.",
      teaches = "Say who will hear it before you leave the room, and in what words.", proposes = "“You ring the police, with me there.”",
      readings = {
        used = made(young .. " is being used, and doesn't say so.", young .. " is being used, and doesn't say so"),
        alone = made("Nobody is in, after twelve.", "nobody is in after twelve"),
      },
      tries = today(case, "write down the exact words", "What " .. young .. " said, word for word"),
    }
  end
  return {
    who = "You drive there. The return interview is somebody else's, so that there are two of you.",
    thinks = "After a night missing I wouldn't call it settled.",
    teaches = "Say the old view aloud, and ask what still holds it up.", proposes = "“Go sooner than the date.”",
    readings = {
      changed = made("Something changed, and I don't know what.", "something changed, and you don't know what"),
      once = made("It may have been one night.", "it may have been one night"),
    },
    tries = today(case, "write what still says it's settled", "What still says that it's settled"),
  }
end

local function on_arcade(case, f)
  local words = f.duty.night_words
  if case:seen() then
    return {
      who = "You and Marta at the door. The police and MARAC are mine.",
      thinks = words.older .. " has been on watch at night, and that is harm, too.",
      teaches = "Write what he does and how she protects them, not what she failed to.", proposes = "“Start with " .. words.older .. " and the plan.”",
      readings = {
        watch = made(words.older .. " keeps watch, and tells nobody.", words.older .. " keeps watch, and tells nobody"),
        safe = made("She has kept them safe so far.", words.mum .. " has kept them safe so far"),
      },
      tries = today(case, "write what she does to protect them", "What " .. words.mum .. " does to protect them"),
    }
  end
  return {
    who = "You and Marta at the door. The police and MARAC are mine.",
    thinks = "I'd start with " .. words.mum .. ": she knows best when he comes.",
    teaches = "Ask about leaving before anybody advises it: that's often when it's most dangerous.", proposes = "“Two of us, when it suits her.”",
    readings = {
      knows = made("He comes back, and she knows when.", "he comes back, and she knows when"),
      police = made("I know the police's side, not hers.", "you know the police's side, and not hers"),
    },
    tries = today(case, "write what to ask her first", "What to ask " .. words.mum .. " first"),
  }
end

local function on_weir(case, _, _, k)
  local words = k.weir_words
  local who = words.mum .. " or " .. words.dad .. " takes " .. words.older .. " to a dentist. If they can't, you ring 111 with them."
  if k.kept or case:read "chronology" then
    local so = "so it stays open."
    if not k.kept then so = "so I wouldn't close it." end
    return {
      who = who,
      thinks = "Apart from June it gets worse each time, " .. so,
      teaches = "Ask what was different when it went well: start the plan there.", proposes = "“Keep it open, and see both parents.”",
      readings = {
        worse = made("It gets worse, but for June.", "it gets worse, but for June"),
        small = made("Each thing is small, and there are many.", "each thing is small, and there are many"),
      },
      tries = today(case, "write down what June had", "What was different in June"),
    }
  end
  return {
    who = who,
    thinks = "I wouldn't close on a front page that says ‘no new concerns’.",
    teaches = "With neglect, put the dates in one line: it's the line that's serious.", proposes = "“Read the dates first.”",
    readings = {
      ready = made("It looks ready to close.", "it looks ready to close"),
      unread = made("I haven't read the dates.", "you haven't read the dates"),
    },
    tries = today(case, "put the dates in one line", "The dates, in one line", 20),
  }
end

local function on_orchard(case, _, _, k)
  local words = k.orchard_words
  local other = made("Nobody has seen " .. words.child .. " since February.", "nobody has seen " .. words.child .. " since February")
  if case:seen() then other = made(words.child .. " is doing well.", words.child .. " is doing well") end
  return {
    who = "You hold the review with school. I sign once " .. words.child .. " has been seen.",
    thinks = "I think it can close, with them in the room.",
    teaches = "A plan ends with a review, and the child hears it from somebody known.", proposes = "“Close it, at a review with them.”",
    readings = { looks = made("It is what it looks like.", "it is what it looks like"), other = other },
    tries = today(case, "tell " .. words.dad .. " how it ends", "Tell " .. words.dad .. " how it ends", 10, "call"),
  }
end

local function on_mill(case, f)
  local words = f.duty.mill_words
  return {
    who = words.grandad .. " and " .. words.mum .. " do. You write to the warden if they'd like it.",
    thinks = "It's their own arrangement, so I'd help with Saturday, and assess nothing.",
    teaches = "Find out what works already, and help that before you add anything.", proposes = "“Advice and help, and no assessment.”",
    readings = {
      holds = made("It holds, if the warden lets it.", "it holds, if the warden lets it"),
      asked = made("Somebody has to ask " .. words.mum .. ", too.", "somebody has to ask " .. words.mum .. ", too"),
    },
    tries = today(case, "ask " .. words.grandad .. " what helps most", "Ask " .. words.grandad .. " what would help most", 10, "call"),
  }
end

local function on_fairview(case, f)
  local mum = f.week.words.mum
  return {
    who = "You ring " .. mum .. ", and an interpreter is there for it.",
    thinks = "I've school's three lines about them, and next to nothing from " .. mum .. ".",
    teaches = "Book an interpreter for every call and visit: a child of hers isn't one.", proposes = "“A call before the visit.”",
    readings = {
      rooms = made("It's the two rooms, more than " .. mum .. ".", "it is the two rooms, more than " .. mum),
      unknown = made("I don't know them yet.", "you don't know them yet"),
    },
    tries = today(case, "book the interpreter", "Book the interpreter for the visit", 10, "call"),
  }
end

local on = {
  home = on_home, assessment = on_assessment, coast = on_coast, arcade = on_arcade, weir = on_weir, orchard = on_orchard, mill = on_mill, fairview = on_fairview,
}

-- of gives what she thinks of the family that is spoken of.
function thinks.of(talk, f, c, k)
  local view = talk.case and on[talk.case.id]
  if view then return view(talk.case, f, c, k) end
end

return thinks
