-- england.brought: what a supervision session is about: what the student brought, what
-- presses and wasn't brought, and how each case stands on the desk. Whoever asks a
-- question takes the facts from here, so that no question contradicts the desk.

local brought = {}

-- The longest title that is quoted in a question, in words.
local longest = 12

---Counts the words of a text, which has one space between them.
---
---```lua
---if brought.words("What happened?") < 60 then guide "Short enough." end
---```
---@param text string The text.
---@return integer # How many.
function brought.words(text)
  if text == "" then return 0 end
  return #text - #text:replace(" ", "") + 1
end

---Puts parts of a text together, leaving out optional ones, the last first, where it would
---get too long.
---
---```lua
---guide(brought.fit(6, { "Reid, then.", { "You've put them at P1." }, "What happened?" }))
---```
---@param limit integer The most words.
---@param parts table The parts in order; one in a table of its own is optional.
---@return string # The text.
function brought.fit(limit, parts)
  local n, text = 0, {}
  for _, part in ipairs(parts) do
    if type(part) == "string" then n = n + brought.words(part) end
  end
  for _, part in ipairs(parts) do
    if type(part) == "string" then
      if part ~= "" then table.insert(text, part) end
    elseif part[1] and n + brought.words(part[1]) <= limit then
      n = n + brought.words(part[1])
      table.insert(text, part[1])
    end
  end
  return table.concat(text, " ")
end

---Gives a list in words.
---
---```lua
---guide("On the list: " .. brought.list { "Reid", "Moor", "how it felt" } .. ".")
---```
---@param names string[] What is on it.
---@return string # The list: `"Reid, Moor and how it felt"`.
function brought.list(names)
  if #names < 2 then return names[1] or "" end
  return table.concat(names, ", ", 1, #names - 1) .. " and " .. names[#names]
end

---Gives the cases that were brought: the one on which a decision was asked for, then the
---others.
---
---When: in a storyline
---
---```lua
---local list = supervision { with = dawn, at = "14:00" }
---if list and #brought.cases(list) == 0 then advice { from = dawn, say = "Bring me one next time." } end
---```
---@param given Agenda What was put on the agenda, as `supervision` gives it.
---@return case[] # The cases, each once.
function brought.cases(given)
  local list = {}
  if given.decision then table.insert(list, given.decision) end
  for _, one in ipairs(given.cases) do
    if one ~= given.decision then table.insert(list, one) end
  end
  return list
end

---Gives the name of a day's weekday.
---
---```lua
---guide("Until " .. brought.weekday "2 working days" .. ", then.")
---```
---@param day Day The day.
---@return string # `"Monday"`.
function brought.weekday(day) return day_in_words(day):split(" ")[1] end

---Says what is on a session's list, as one would say it.
---
---When: in a storyline
---
---```lua
---local list = supervision { with = dawn, at = "14:00" }
---if list then guide(brought.said(list)) end
---```
---@param given Agenda What was put on the agenda.
---@return string # A sentence: `"On your list: Moor, how it felt and a decision on Reid."`
function brought.said(given)
  local list, cases = {}, brought.cases(given)
  for i, one in ipairs(cases) do
    if one ~= given.decision and (i <= 2 or #cases == 3) then
      table.insert(list, one.name)
    end
  end
  if #cases > 3 then table.insert(list, #cases - 2 .. " more") end
  if given.learning then table.insert(list, "something learned") end
  if given.workload then table.insert(list, "how much there is") end
  if given.feelings then table.insert(list, "how it felt") end
  if given.decision then table.insert(list, "a decision on " .. given.decision.name) end
  if #list == 0 then return "You've put nothing on the list, and that's all right." end
  return "On your list: " .. brought.list(list) .. "."
end

-- tier says at which tier a case is, without an end.
local function tier(now)
  if now.set then return "You've put them at " .. now.tier end
  if now.tier then return "They came to you at " .. now.tier end
  return "They have no tier"
end

---Says how a case stands on the desk: its tier, by whom it was set, and when the family
---was last seen.
---
---```lua
---guide(home.name .. ". " .. brought.stands(home))
---```
---@param case case The case.
---@return string # A sentence: `"You've put them at P1, last seen Tuesday 3 March."`
function brought.stands(case)
  local now = case:standing()
  local seen = "not seen yet"
  if now.seen then seen = "last seen " .. now.seen end
  return tier(now) .. ", " .. seen .. "."
end

-- latest gives the last sentences of a text that fit, or nil.
local function latest(text, limit)
  local list, said = text:split(". "), nil
  for i = #list, 1, -1 do
    local more = list[i]
    if i < #list then more = more .. ". " .. said end
    if brought.words(more) > limit then return said end
    said = more
  end
  return said
end

---Says as much of how a case stands as fits: its tier and last visit, with what the desk
---says of it now or else with what is due; or its tier with what the desk says. Of a long
---text its last sentences are said, as they are the newest.
---
---```lua
---guide(brought.most(home, 20))
---```
---@param case case The case.
---@param limit integer The most words; the tier is said in any case.
---@return string # A sentence or more.
function brought.most(case, limit)
  local now, all = case:standing(), brought.stands(case)
  for _, begins in ipairs { all, tier(now) .. "." } do
    local how = now.how and latest(now.how, limit - brought.words(begins))
    if how then return begins .. " " .. how end
  end
  if brought.words(all) > limit then return tier(now) .. "." end
  return brought.fit(limit, { all, { brought.due(case) } })
end

---Gives a case's name with its tier as the student set it.
---
---```lua
---guide("What about " .. brought.at(home) .. "?")
---```
---@param case case The case.
---@return string # `"Reid at P1"`, or the name alone.
function brought.at(case)
  local tier = case:standing().tier
  if tier then return case.name .. " at " .. tier end
  return case.name
end

---Says what is overdue on a case, what was missed, or what is due next, whichever of them
---comes first.
---
---```lua
---guide(brought.due(home) or "Nothing has a date there.")
---```
---@param case case The case.
---@return string|nil # A sentence: `"“Ring the school” is overdue."`; nil if nothing has a date.
function brought.due(case)
  local now = case:standing()
  local what = now.late or now.missed or now.next
  if what == nil then return nil end
  local title = "“" .. what .. "”"
  if brought.words(what) > longest then title = "Something" end
  if now.late then return title .. " is overdue." end
  if now.missed then return title .. " has passed." end
  if now.day == day_in_words("today") then return title .. " is due today." end
  return title .. " is due on " .. now.day .. "."
end

---Gives the cases with something overdue or missed, of those that were brought or press.
---
---When: in a storyline
---
---```lua
---local list = supervision { with = dawn, at = "14:00" }
---if list then for _, one in ipairs(brought.late(list)) do advice { from = dawn, about = one, say = "And why?" } end end
---```
---@param given Agenda What was put on the agenda.
---@return case[] # The cases, those that were brought first.
function brought.late(given)
  local list, seen = {}, {}
  for _, cases in ipairs { brought.cases(given), pressing() } do
    for _, one in ipairs(cases) do
      local now = one:standing()
      if not seen[one.id] and (now.late or now.missed) then table.insert(list, one) end
      seen[one.id] = true
    end
  end
  return list
end

---Says why a case presses.
---
---```lua
---for _, one in ipairs(pressing()) do advice { from = dawn, about = one, say = "I ask because " .. brought.presses(one) .. "." } end
---```
---@param case case The case, one of those that `pressing` gives.
---@return string # `"you've put them at P1"`, or `"something is overdue there"`.
function brought.presses(case)
  local now = case:standing()
  if now.tier == "P0" or now.tier == "P1" then
    if now.set then return "you've put them at " .. now.tier end
    return "they came to you at " .. now.tier
  end
  if now.late then return "something is overdue there" end
  return "a date has passed there"
end

---Gives the cases that were brought to a session and not spoken of.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk and #brought.unreached(talk) > 0 then advice { from = dawn, say = "We ran out of time. Come back." } end
---```
---@param talk Talk The session.
---@return case[] # The cases.
function brought.unreached(talk)
  local list = {}
  for _, one in ipairs(brought.cases(talk.agenda)) do
    if not talk.reached[one.id] then table.insert(list, one) end
  end
  return list
end

---Gives the names of cases.
---
---```lua
---guide(brought.list(brought.names(pressing())))
---```
---@param cases case[] The cases.
---@return string[] # Their names.
function brought.names(cases)
  local names = {}
  for _, one in ipairs(cases) do table.insert(names, one.name) end
  return names
end

return brought
