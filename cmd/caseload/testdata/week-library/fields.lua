-- fields: looks at what a function of this library was given, before the
-- function does anything, and says in a sentence what is wrong with it. A
-- misspelt field would otherwise be passed over in silence.

local fields = {}

---Refuses fields that a function doesn't have.
---
---```lua
---local given = fields.only("family_meeting", { on = home }, { "on", "manager" })
---```
---@param word string The function's name, for the sentence.
---@param given? table What it was given. [default an empty table]
---@param known string[] A list of the names it knows.
---@return table # The table again; an empty one where nothing was given.
function fields.only(word, given, known)
  if given == nil then return {} end
  if type(given) ~= "table" then
    error("`" .. word .. "` takes a table, `" .. word .. " { … }`, and was given a " .. type(given))
  end
  for name in pairs(given) do
    local found = false
    for _, one in ipairs(known) do
      if one == name then found = true end
    end
    if not found then
      error("`" .. word .. "` has no `" .. tostring(name) .. "`; it has " .. table.concat(known, ", "))
    end
  end
  return given
end

---Refuses a field that is missing or of another kind.
---
---```lua
---local manager = fields.must("family_meeting", { on = home, manager = dawn }, "manager", "person")
---```
---@param word string The function's name, for the sentence.
---@param given table What it was given.
---@param name string The field.
---@param kind string `"person"`, `"case"`, `"text"`, `"number"`, `"table"`, `"function"` or `"true or false"`.
---@return any # The field's value.
function fields.must(word, given, name, kind)
  local is = type(given[name])
  if is == "string" then is = "text" end
  if is == "boolean" then is = "true or false" end
  if is == kind then return given[name] end
  local sentence = "`" .. word .. "` needs a " .. kind .. " as its `" .. tostring(name) .. "`, and "
  if kind == "true or false" then sentence = "`" .. word .. "` needs true or false as its `" .. name .. "`, and " end
  if is == "nil" then error(sentence .. "it is missing") end
  error(sentence .. "was given a " .. is)
end

---Refuses a name that isn't in a table, and says which are.
---
---```lua
---local rule = fields.one_of("rhythm", "weekly", { weekly = "5 working days", monthly = "1 month" })
---```
---@param word string The function's name, for the sentence.
---@param name string The name.
---@param choices table A table whose keys are the names that there are.
---@return any # What the table has under that name.
function fields.one_of(word, name, choices)
  if name ~= nil and choices[name] ~= nil then return choices[name] end
  local known = {}
  for one in pairs(choices) do table.insert(known, one) end
  table.sort(known)
  error("`" .. word .. "` doesn't know \"" .. tostring(name) .. "\"; it knows " .. table.concat(known, ", "))
end

return fields
