-- names: a bank of names, drawn by luck.
--
-- Whoever plays a week meets other names than their neighbour, so that nothing
-- depends on them: not what the world computes, nor what a text implies. One bank
-- serves parents and children alike. Its first names are given to any gender,
-- and first and family names are drawn apart, as mixed as an English town. So a
-- text never says "he" or "she" of a child in these families: it says the name,
-- "they", or nothing; of a grown-up it may, because the author gives the role
-- ("mother"). No two names in the bank are so alike that one is taken for the
-- other, and none is a first name here and a family name there.
--
-- Draw names at the top of a scenario, never in a storyline: then everybody is
-- named before anything is decided. No name is drawn twice in a play.

local fields = require "fields"

local names = {}

local family_names = {
  "Abbott", "Abdi", "Adeyemi", "Ahmed", "Akhtar", "Bailey", "Baird", "Barnes",
  "Bennett", "Bielak", "Boateng", "Booth", "Byrne", "Chowdhury", "Clarke",
  "Cole", "Cooper", "Costa", "Danso", "Davies", "Demir", "Dhillon", "Dobson",
  "Doyle", "Dudek", "Evans", "Eze", "Farah", "Ferreira", "Firth", "Fletcher",
  "Garner", "Georgiou", "Gill", "Goldberg", "Gomes", "Grant", "Greenwood",
  "Haddad", "Hoang", "Holt", "Hussain", "Ibrahim", "Igwe", "Iqbal", "Jalloh",
  "Joshi", "Kamara", "Kaya", "Khan", "Kowal", "Lam", "Lewis", "Lowe", "Lungu",
  "Mahmood", "Malik", "Marsh", "Mensah", "Mistry", "Morris", "Moyo", "Murray",
  "Musa", "Mwangi", "Ndlovu", "Nguyen", "Nowak", "Okafor", "Oliveira",
  "Onyango", "Osei", "Owusu", "Parry", "Patel", "Pereira", "Pham", "Popa",
  "Price", "Qureshi", "Rahman", "Rashid", "Reid", "Rossi", "Sahin", "Santos",
  "Sato", "Sesay", "Shah", "Shepherd", "Silva", "Stone", "Sutton", "Tadesse",
  "Tanner", "Thapa", "Turner", "Uddin", "Varga", "Vaughan", "Walsh", "Wilkes",
  "Wong", "Wood", "Yates", "Yusuf", "Zaman", "Zhou",
}

local first_names = {
  "Ade", "Akira", "Alex", "Amari", "Amrit", "Anh", "Ariel", "Ashley", "Avery",
  "Ayo", "Balwinder", "Billie", "Blair", "Blessing", "Bobbie", "Cameron",
  "Casey", "Charlie", "Corey", "Dale", "Dami", "Dara", "Darcy", "Deniz",
  "Drew", "Ebere", "Eden", "Emery", "Evren", "Finley", "Frankie", "Gabi",
  "Gurpreet", "Haru", "Hayden", "Ife", "Ihsan", "Ilkay", "Iman", "Indigo",
  "Jamie", "Jaspreet", "Jo", "Jody", "Jordan", "Jules", "Jun", "Kai", "Kerry",
  "Kiran", "Kit", "Lee", "Linh", "Logan", "Lou", "Mackenzie", "Marley", "Max",
  "Mel", "Mika", "Ming", "Misha", "Morgan", "Navdeep", "Nikita", "Noor", "Pat",
  "Peyton", "Quinn", "Reese", "Remy", "Rene", "Rida", "Riley", "River",
  "Robin", "Rory", "Rowan", "Sabah", "Sasha", "Seyi", "Shannon", "Shiloh",
  "Sidney", "Simran", "Sky", "Sukhi", "Taylor", "Temi", "Tobi", "Uche", "Umut",
  "Val", "Wei", "Wren", "Xin", "Yuki", "Zion",
}

local used = {}

-- fresh draws from a list what has not been drawn before in this play. A name
-- that is taken is drawn again, so that it depends on its own draw alone and not on
-- who was named before; near the end of the bank, from what is left.
local function fresh(draw, list)
  for _ = 1, 8 do
    local name = pick(draw, list)
    if not used[name] then
      used[name] = true
      return name
    end
  end
  local left = {}
  for _, name in ipairs(list) do
    if not used[name] then table.insert(left, name) end
  end
  if #left == 0 then error("the bank has no more names; give some people names of your own") end
  local name = pick(draw, left)
  used[name] = true
  return name
end

---@class Family
---@field name Name The family name.
---@field parent Name A parent's first name.
---@field children Name[] The children's first names.

---@class names.family.fields
---@field children? integer How many. [default 1]
---@field draw? Name A name for the draw; give each family its own, so that a family added later leaves the others their names. [default "a family"]

---Draws a family: a family name, a parent and children.
---
---When: before the stories
---
---```lua
---local reid = names.family { draw = "the family on Brook Street", children = 2 }
---case { reid.name, kind = "child in need", people = { child { reid.children[1], age = 7 }, adult { reid.parent, "mother" } } }
---```
---@param options names.family.fields
---@return Family # The family.
function names.family(options)
  local given = fields.only("names.family", options, { "children", "draw" })
  local draw = given.draw or "a family"
  local family = {
    name = fresh(draw .. ": family name", family_names),
    parent = fresh(draw .. ": parent", first_names),
    children = {},
  }
  for i = 1, given.children or 1 do
    table.insert(family.children, fresh(draw .. ": child " .. i, first_names))
  end
  return family
end

---Draws one first name: a grandparent, a friend.
---
---When: before the stories
---
---```lua
---local gran = names.first "the grandmother"
---```
---@param draw? Name A name for the draw. [default "a first name"]
---@return Name # The name.
function names.first(draw)
  return fresh(draw or "a first name", first_names)
end

---Draws somebody's whole name: a colleague, a neighbour.
---
---When: before the stories
---
---```lua
---local head = person { names.person "the head teacher", role = "head teacher" }
---```
---@param draw? Name A name for the draw. [default "a person"]
---@return Name # The name.
function names.person(draw)
  draw = draw or "a person"
  return fresh(draw .. ": first name", first_names) .. " " .. fresh(draw .. ": family name", family_names)
end

return names
