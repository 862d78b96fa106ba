-- england.record: what a supervision session leaves in writing. It names what was on the
-- agenda, what was talked about and what was decided, and nothing else.

local brought = require "england.brought"
local when    = require "when"

local record = {}

-- What a reply of each function leaves in the supervision file.
local kept = {
  { "support", "how it has been" }, { "development", "what you make of it" }, { "mediation", "what doesn't fit" },
}

-- taken_up says whether a reply took a function up.
local function taken_up(talk, name)
  for _, used in ipairs(talk.used) do
    if used == name then return true end
  end
  return false
end

-- in_own says whether a question was answered in the student's own words.
local function in_own(talk, name) return talk.own[name] or talk.own[name .. " again"] end

-- filed says what stays in the supervision file: nothing that the record says isn't
-- written down.
local function filed(talk)
  local list = {}
  for _, one in ipairs(kept) do
    if taken_up(talk, one[1]) and not in_own(talk, one[1]) then table.insert(list, one[2]) end
  end
  if #list == 0 then return "that we met" end
  return table.concat(list, ", ")
end

-- since says what became of what was agreed last time, by the desk.
local function since(last)
  if last.done then return "done" end
  if last.late then return "not done, and due on " .. last.day end
  if last.day then return "still to do, by " .. last.day end
  return "still to do"
end

-- decisions gives what goes on the file of each case that was spoken of. A decision that
-- the supervisor hadn't said when the student left isn't among them.
local function decisions(talk)
  local lines, decided = {}, {}
  for _, one in ipairs(talk.decisions) do
    if one.said then
      if one.case then decided[one.case.id] = true end
      local text = one.what .. "."
      if one.case then text = "Decided, for the file of " .. one.case.name .. ": " .. text else text = "Decided: " .. text end
      if one.case == talk.case and #talk.why > 0 then text = text .. " What you made of it: " .. table.concat(talk.why, "; ") .. "." end
      table.insert(lines, text)
    end
  end
  if talk.case and talk.reached[talk.case.id] and not decided[talk.case.id] then
    table.insert(lines, "We talked about " .. talk.case.name .. ". Nothing new was decided.")
  end
  return lines
end

---Gives what was decided in a session and said by the supervisor, a line each, as the
---debrief has it.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then advice { from = dawn, say = "Decided: " .. brought.list(record.decided(talk)) } end
---```
---@param talk Talk The session, at its end.
---@return string[] # The lines: `"Reid: they are seen sooner than planned"`.
function record.decided(talk)
  local lines = {}
  for _, one in ipairs(talk.decisions) do
    local what = one.what
    if one.case then what = one.case.name .. ": " .. what end
    if one.said then table.insert(lines, what) end
  end
  return lines
end

-- asked is what each question was about, as the record names what was said to it in the
-- student's own words.
local asked = {
  { "dates", "the dates" }, { "support", "how it has been" }, { "follow", "what was agreed before" }, { "management", "what happened" }, { "development", "what you make of it" },
  { "mediation", "what won't fit" }, { "others", "the other families" }, { "unbrought", "what wasn't on your list" }, { "action", "what you'll do" },
}

-- own_words says what was said in the student's own words. Nobody else has read them, so
-- the record has that they were said and what the replies after them made of it.
local function own_words(talk)
  local list = {}
  for _, one in ipairs(asked) do
    if in_own(talk, one[1]) then table.insert(list, one[2]) end
  end
  if #list > 0 then return "Said in your own words, which I haven't written down for you: " .. brought.list(list) .. "." end
end

-- told says whether the supervisor has said what was decided with an action.
local function told(talk, action)
  for _, one in ipairs(talk.decisions) do
    if one.action == action then return one.said end
  end
  return true
end

-- at gives a time of day in minutes since midnight as a clock shows it.
local function at(minutes) return ("%02d:%02d"):format(math.floor(minutes / 60), minutes % 60) end

---Gives the text of a session's record: what goes on the case's file, what stays in the
---supervision file, and who may read it.
---
---When: in a storyline
---
---```lua
---local talk = sessions.hold { with = dawn, at = "14:00" }
---if talk then message { from = dawn, title = "A copy", say = record.text(talk) } end
---```
---@param talk Talk The session, at its end.
---@return string # The record.
function record.text(talk)
  local lines, mine, theirs = {}, {}, {}
  local function line(text) table.insert(lines, text) end
  for _, action in ipairs(talk.actions) do
    if action.by ~= "manager" then
      table.insert(mine, action[1] .. ", by " .. action.day)
    elseif action.decision ~= true or not told(talk, action) then
      local what = action[1]
      if action.due ~= "today" then what = what .. ", " .. action.day end
      table.insert(theirs, what)
    end
  end
  if talk.left then line "You had to go, so this is how far we got." end
  local spent = when.minute(clock()) - talk.from
  if talk.manner == "stretched" and spent < talk.minutes then
    line("We had " .. spent .. " of your " .. talk.minutes .. " minutes, from " .. at(talk.from) .. " to " .. clock() .. ".")
  end
  local since_when = "Agreed before: "
  if talk.last and talk.last.agreed then since_when = "From last time: " end
  if talk.recalled then line(since_when .. talk.last[1] .. ", " .. since(talk.last) .. ".") end
  for _, text in ipairs(decisions(talk)) do line(text) end
  local own = own_words(talk)
  if own then line(own) end
  if talk.view then line("For next time: " .. talk.view.teaches) end
  if #mine > 0 then line("You: " .. table.concat(mine, "; ") .. ".") end
  if #theirs > 0 then line("I: " .. table.concat(theirs, "; ") .. ".") end
  local left = brought.names(brought.unreached(talk))
  if #left > 0 then line("Not reached: " .. brought.list(left) .. ". Ask me for twenty minutes.") end
  if talk.unbrought and not talk.noticed and not talk.reached[talk.unbrought.id] then
    line("Not on your list: " .. talk.unbrought.name .. "; " .. brought.presses(talk.unbrought) .. ".")
  end
  line("In your supervision file: " .. filed(talk) .. ".")
  line "It isn't private: my manager, an inspector or a court may read it, and I act if somebody isn't safe."
  return table.concat(lines, "\n\n")
end

return record
