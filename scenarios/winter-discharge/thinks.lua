-- What Gwen thinks of each person as things stand when supervision is held, on the second
-- Thursday, and what she teaches with it (`thinks` of england.supervision).

local views = require "england.views"

local thinks = {}

-- view puts one together: what she thinks, what she teaches, what one would propose, two
-- readings, and something small that tries it out.
local function view(case, it)
  local readings = {}
  for i, says in ipairs(it.readings) do
    readings["reading_" .. i] = { "“" .. says .. "”", serves = "development", why = says:sub(1, 1):lower() .. says:sub(2, -2) }
  end
  return {
    thinks = it.thinks, teaches = it.teaches, proposes = "“" .. it.proposes .. "”", readings = readings,
    tries = views.soon(it.does[1], { it.does[2] .. ": " .. case.name, on = case, kind = "write up", minutes = 10 }),
  }
end

-- on gives her words on each, by what has become of it.
local on = {
  fine = function() return {
    thinks = "I'd ask each of them alone, before we add anything.", teaches = "Ask a carer about themselves, and not in front of the person they care for.", proposes = "Ask him and her, each alone.",
    readings = { "He does it all, and has stopped sleeping.", "She knows more than she is asked." }, does = { "write down what I'd ask him", "What to ask him, on his own" },
  } end,
  fernlea = function(n)
    local it = {
      thinks = "She's a tenant until she says otherwise, in her own words.", teaches = "Where a file says ‘settled’, ask what the person asked for last week.", proposes = "Nothing signed before she is asked.",
      readings = { "She wants to go home, and is polite.", "Everybody finds it easier that she stays." }, does = { "write down what she asked for", "What she has asked for, in her words" },
    }
    if n.fernlea.how == "signed" then it.thinks, it.proposes = "I'd still ask her what she thought she was signing.", "Ask whether the form can come back." end
    if n.fernlea.how == "stay" then it.thinks, it.proposes = "I'd call it a trial, and ask her every week.", "Review it in six weeks, with her." end
    return it
  end,
  bakery = function() return {
    thinks = "Whatever they've settled, I'd ask him again, in a morning.", teaches = "Capacity is for one decision at one time: ask when the person is best.", proposes = "Ask him again, in a morning.",
    readings = { "He can decide it, when he's asked early.", "His mother is frightened, and it's loud." }, does = { "write what he'd need to decide", "What he needs in order to decide" },
  } end,
  tonight = function() return {
    thinks = "It's his plan, so I'd begin with what has changed since it was made.", teaches = "Let people read their plan first, and change the words.", proposes = "He reads it before it goes.",
    readings = { "He manages, if somebody comes by.", "He says what we want to hear." }, does = { "write it so that he can read it", "The plan, so that he can read it" },
  } end,
  dogs = function(n)
    local it = {
      thinks = "She lets in whoever comes back, so I'd send the same person.", teaches = "In a full house, ask for what fire needs first, and say why.", proposes = "The stove first, and her pace.",
      readings = { "She says no to being told.", "The bags are hers, and the stove's a danger." }, does = { "write what fire needs, and no more", "What fire needs, and no more" },
    }
    if n.dogs.how == "clear" then it.thinks = "She stopped arguing, and I don't call that agreeing." end
    return it
  end,
  lodger = function() return {
    thinks = "I'd hear her with an interpreter, and without him.", teaches = "In an enquiry, ask what the person wants to come of it: first, and again at the end.", proposes = "What she wants goes at the top.",
    readings = { "She needs him, and he uses it.", "Nobody has heard it from her." }, does = { "write what she wants, at the top", "What she wants to come of it" },
  } end,
  darts = function(n)
    local it = {
      thinks = "I'd want to know what happened in that night before anybody watches him.", teaches = "Ask what somebody was doing when they fell.", proposes = "Ask him before we fund anything.",
      readings = { "He fell in the dark.", "His home is frightened of the next fall." }, does = { "write down his night, as he tells it", "His night, as he tells it" },
    }
    if n.darts.how == "one" then it.thinks = "I'd ask him how it is to have somebody beside him." end
    return it
  end,
  porridge = function() return {
    thinks = "Done for is quicker, and then she can't any more.", teaches = "Ask what somebody would stop, before what they'd like more of.", proposes = "Less, if she wants less.",
    readings = { "She can do more than the sheet says.", "Her daughter is the one who worries." }, does = { "write what she does by herself", "What she does by herself" },
  } end,
  couple = function() return {
    thinks = "They're two people, so I'd keep two assessments.", teaches = "See each of a couple alone once, also where they say there's no need.", proposes = "Her first, and then him.",
    readings = { "She has carried him, and says nothing.", "He's the one on the ward, so he's asked." }, does = { "write down what she'd like", "What she would like" },
  } end,
}

-- of gives what she thinks of whoever is spoken of.
function thinks.of(talk, n)
  local it = talk.case and on[talk.case.id]
  if it then return view(talk.case, it(n)) end
end

return thinks
