-- england.record: what a supervision session leaves in writing.

local record = {}

-- What a reply of each function leaves in the supervision file.
local kept = {
  { "support", "how it has been" }, { "development", "what you make of it and want to learn" }, { "mediation", "what doesn't fit" },
}

-- taken_up says whether a reply took a function up.
local function taken_up(talk, name)
  for _, used in ipairs(talk.used) do
    if used == name then return true end
  end
  return false
end

-- filed says what stays in the supervision file.
local function filed(talk)
  local list = {}
  for _, one in ipairs(kept) do
    if taken_up(talk, one[1]) then table.insert(list, one[2]) end
  end
  if #list == 0 then return "that we met" end
  return table.concat(list, "; ")
end

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
    if action.by == "manager" then
      table.insert(theirs, action[1] .. ", " .. action.day)
    else
      table.insert(mine, action[1] .. ", by " .. action.day)
    end
  end
  if talk.left then line "You had to go, so this is how far we got." end
  if talk.manner == "stretched" then line "Cut short: half of your time." end
  if talk.last then
    local how = "still open"
    if talk.last.done then how = "done" end
    line("From last time: " .. talk.last[1] .. ", " .. how .. ".")
  end
  if talk.case and (#talk.actions > 0 or #talk.why > 0) then
    local why = "as above"
    if #talk.why > 0 then why = table.concat(talk.why, "; ") end
    line("On the file of " .. talk.case.name .. ": what we decided, and why (" .. why .. ").")
  end
  if #mine > 0 then line("You: " .. table.concat(mine, "; ") .. ".") end
  if #theirs > 0 then line("I: " .. table.concat(theirs, "; ") .. ".") end
  if talk.unbrought and not talk.said.unbrought then
    line("Not reached: " .. talk.unbrought.name .. ". Ask me for twenty minutes.")
  end
  line("In your supervision file: " .. filed(talk) .. ".")
  line "You have a copy. It isn't private: my manager, an inspector or a court may read it, and I act if somebody isn't safe."
  return table.concat(lines, "\n\n")
end

return record
