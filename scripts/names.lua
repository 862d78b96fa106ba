-- names: a bank of names, drawn by luck.
--
-- Whoever plays a week meets other names than their neighbour, so that nothing
-- hangs on them: not what the world computes, nor what a text implies. One bank
-- serves parents and children alike. Its first names are given to any gender,
-- and first and family names are drawn apart, as mixed as an English town. So a
-- text never says "he" or "she" of a child in these families: it says the name,
-- "they", or nothing; of a grown-up it may, because the author gives the role
-- ("mother").
--
-- Draw names at the top of a scenario, never in a storyline: then everybody is
-- named before anything is decided. No name is drawn twice in a play.

local names = {}

local family_names = {
  "Adeyemi", "Ahmed", "Baird", "Barnes", "Bielak", "Byrne", "Chan", "Chowdhury",
  "Clarke", "Costa", "Dhillon", "Doyle", "Farah", "Fletcher", "Gill", "Grant",
  "Hale", "Harvey", "Hussain", "Khan", "Lam", "Malik", "Marsh", "Mensah",
  "Mistry", "Morris", "Nowak", "Okafor", "Osei", "Patel", "Popa", "Reid",
  "Rossi", "Shah", "Silva", "Stone", "Walsh", "Whitlock", "Wood", "Yusuf",
}

local first_names = {
  "Alex", "Amari", "Ari", "Ashley", "Ayo", "Billie", "Blessing", "Casey",
  "Charlie", "Dara", "Eden", "Fran", "Frankie", "Gurpreet", "Harley", "Iman",
  "Jamie", "Jaspreet", "Jo", "Jules", "Kai", "Kiran", "Lee", "Manpreet",
  "Mika", "Morgan", "Nicky", "Nikita", "Noor", "Pat", "Quinn", "Reese",
  "Robin", "Rowan", "Sasha", "Shay", "Sky", "Taylor", "Temi", "Tobi",
  "Val", "Wren", "Yuki", "Zion",
}

local used = {}

-- fresh draws from a list what has not been drawn before in this play.
local function fresh(draw, list)
  local left = {}
  for _, name in ipairs(list) do
    if not used[name] then table.insert(left, name) end
  end
  if #left == 0 then error("the bank has no more names; give some people names of your own") end
  local name = pick(draw, left)
  used[name] = true
  return name
end

-- names.family draws a family: a family name, a parent and children.
--
--   children   how many; 1 if not given
--   draw       a name for the draw; give each family its own, so that a family
--              added later leaves the others their names
--
-- It gives { name = …, parent = …, children = { …, … } }: the family name, and
-- first names.
--
--   local reid = names.family { draw = "the family on Brook Street", children = 2 }
--   case { reid.name, people = { child { reid.children[1], age = 7 }, … }, … }
function names.family(options)
  local draw = options.draw or "a family"
  local family = {
    name = fresh(draw .. ": family name", family_names),
    parent = fresh(draw .. ": parent", first_names),
    children = {},
  }
  for i = 1, options.children or 1 do
    table.insert(family.children, fresh(draw .. ": child " .. i, first_names))
  end
  return family
end

-- names.first draws one first name: a grandparent, a friend.
--
--   draw   a name for the draw
--
--   local gran = names.first "the grandmother"
function names.first(draw)
  return fresh(draw or "a first name", first_names)
end

-- names.person draws somebody's whole name: a colleague, a neighbour.
--
--   draw   a name for the draw
--
--   local head = person { names.person "the head teacher", role = "head teacher" }
function names.person(draw)
  draw = draw or "a person"
  return fresh(draw .. ": first name", first_names) .. " " .. fresh(draw .. ": family name", family_names)
end

return names
