-- fields: looks at what a function of this library was given, before the
-- function does anything, and says in a sentence what is wrong with it. A
-- misspelt field would otherwise be passed over in silence.

local fields = {}

-- fields.only refuses fields that a function doesn't have.
--
--   word      the function's name, for the sentence
--   given     what it was given
--   known     a list of the names it knows
--
-- It gives the table back, an empty one where nothing was given.
--
--   local given = fields.only("protocols.section_47", options, { "on", "manager" })
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

-- fields.must refuses a field that is missing or of another kind.
--
--   word      the function's name, for the sentence
--   given     what it was given
--   name      the field
--   kind      "person", "case", "text", "number", "table", "function" or
--             "true or false"
--
-- It gives the field's value.
--
--   local manager = fields.must("protocols.section_47", options, "manager", "person")
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

-- fields.one_of refuses a name that isn't in a table, and says which are.
--
--   word      the function's name, for the sentence
--   name      the name
--   choices   a table whose keys are the names that there are
--
-- It gives what the table has under that name.
--
--   local rule = fields.one_of("children.timescale", "recording", rules)
function fields.one_of(word, name, choices)
  if name ~= nil and choices[name] ~= nil then return choices[name] end
  local known = {}
  for one in pairs(choices) do table.insert(known, one) end
  table.sort(known)
  error("`" .. word .. "` doesn't know \"" .. tostring(name) .. "\"; it knows " .. table.concat(known, ", "))
end

return fields
