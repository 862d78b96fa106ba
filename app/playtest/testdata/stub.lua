-- A world of the least sort, in plain Lua 5.1: enough of the vocabulary to tell a
-- scenario's storylines, so that their Lua can be run by any Lua. It has a clock,
-- answers by a generator of its own, and nothing else: no desk, no offers, no
-- strain. `files` (name to source), `main` and `plays` come from whoever runs it.

local seed, now, ends, stories, declared, told, calls, latest
local floor = math.floor

local function draw(n)
  seed = (seed * 16807) % 2147483647
  return 1 + seed % n
end

---------------------------------------------------------------- the clock

local week = { mon = 0, tue = 1, wed = 2, thu = 3, fri = 4, sat = 5, sun = 6 }

local function dayOf(d) return (d - 1) + 2 * floor((d - 1) / 5) end

local function moment(text)
  local hour, minute = text:match("(%d+):(%d+)$")
  local at = hour * 60 + minute
  local d = text:match("^day (%d+) ")
  if d then return dayOf(tonumber(d)) * 1440 + at end
  local date = text:match("^2026%-03%-(%d+) ")
  if date then return (tonumber(date) - 2) * 1440 + at end
  local name = text:match("^(%a%a%a)%a* ")
  local today = floor(now / 1440)
  if not name then return today * 1440 + at end
  local c = today + (week[name:lower()] - today) % 7
  if c * 1440 + at <= now then c = c + 7 end
  return c * 1440 + at
end

local function period(p)
  if type(p) == "number" then return now + p end
  return now + (p.minutes or 0) + 60 * (p.hours or 0) + 1440 * (p.days or 0)
end

---------------------------------------------------------------- records

local kinds = {}
local plainType = type
function type(x)
  local mt = plainType(x) == "table" and getmetatable(x)
  return mt and kinds[mt] or plainType(x)
end

local function kind(name, methods)
  local mt = { __index = methods, __tostring = function(r) return r.name end }
  mt.__concat = function(a, b) return tostring(a) .. tostring(b) end
  kinds[mt] = name
  return mt
end

local persons = kind("person", { asked = function() return draw(2) == 1 end })
local cases = kind("case", {
  done = function(c, what) return c.acts[what] == true end,
  read = function(c) return c.opened end,
  tier = function() return "P2" end,
  seen = function(c) return now > c.met end,
  protected = function(c) return c.safe end,
  concern = function() return 1 end,
  standing = function() return { tier = "P2" } end,
})
local tasks = kind("task", {
  done = function(k) return not k.gone and now >= k.finish end,
  begun = function(k) return not k.gone and now >= k.finish - 60 end,
  how = function(k) if now >= k.finish then return "planned" end end,
  by = function(k) if now >= k.finish then return "me" end end,
  open = function(k) return not k.gone and now < k.finish end,
  due = function(k) if now >= k.finish then return "day 3" end end,
  late = function(k) return not k.gone and now < k.finish and draw(4) == 1 end,
  out = function(k) return not k.gone and now >= k.finish and now < k.finish + 30 end,
})

---------------------------------------------------------------- words

-- split cuts a text at another, not at a pattern.
function string.split(text, at)
  local list, from = {}, 1
  while true do
    local i, j = text:find(at, from, true)
    if i == nil then break end
    table.insert(list, text:sub(from, i - 1))
    from = j + 1
  end
  table.insert(list, text:sub(from))
  return list
end

-- replace replaces a text, not a pattern.
function string.replace(text, old, new)
  local list, from = {}, 1
  while true do
    local at, to = text:find(old, from, true)
    if not at then break end
    table.insert(list, text:sub(from, at - 1) .. new)
    from = to + 1
  end
  return table.concat(list) .. text:sub(from)
end

local function count() calls = calls + 1 end
-- Not `return coroutine.yield(…)`: gopher-lua comes back from that to nowhere.
local function until_(at, answer)
  count()
  local value = coroutine.yield(at, answer)
  return value
end

for _, name in ipairs { "scenario", "terms", "deadline", "advice", "guide", "message", "harm", "good", "fact", "reallocate",
  "becomes", "co_work", "extend", "close", "expect", "duty", "settle", "close_referral", "cancel_supervision", "stands", "away", "move", "saw", "in_writing" } do
  _G[name] = count
end

function person(t) count() return setmetatable({ id = t.id or t[1], name = t[1] }, persons) end
function case(t)
  count()
  latest = setmetatable({ id = t.id or t[1], name = t[1], acts = {}, opened = draw(2) == 1, met = now + 60 * draw(60) }, cases)
  return latest
end
function task(t) count() return setmetatable({ id = t.id or t[1], name = t[1], finish = draw(5) == 1 and 1e9 or now + 30 * draw(40) }, tasks) end
function child(t) count() return t end
function adult(t) count() return t end
function protect(c, what) count() c.safe, c.acts[what] = true, true end
function withdraw(k) count() k.gone = true end
function chance(_, p) count() return draw(1000) <= p * 1000 end
function pick(_, list) count() return list[draw(#list)] end
function clock() count() return string.format("%02d:%02d", floor(now % 1440 / 60), now % 60) end
function day() count() local c = floor(now / 1440) return floor(c / 7) * 5 + math.min(c % 7, 4) + 1 end
function workload() count() return draw(120) / 100 end
function employer_terms()
  count()
  return { ceiling = 90, supervision_days = 5, supervision_minutes = 90, cancels = 0, development = 222, recording = 45,
    discretion = "wide", blame = "low", duty_cover = true, peers = true }
end

-- stories wait in a list, the next at its end: most wait minutes.
local function queue(s)
  local i = #stories
  while i > 0 and (stories[i].at < s.at or stories[i].at == s.at and stories[i].n < s.n) do i = i - 1 end
  table.insert(stories, i + 1, s)
end

function storyline(name, fn)
  count()
  declared = declared + 1
  queue { name = name, n = declared, at = now, co = coroutine.create(fn) }
end
function wait(p) return until_(math.max(period(p), now + 1)) end
function wait_until(text) return until_(math.max(moment(text), now)) end
function wait_for(k) return until_(k.finish, function() return k:done() end) end
-- The engine looks only when something has changed; here everything changes all the
-- time, so it is every five minutes.
function hold(test, text)
  local at = moment(text)
  while test() and now < at do until_(now + 5) end
end
function ask(t)
  local names = {}
  for name in pairs(t.choices) do table.insert(names, name) end
  table.sort(names)
  return until_(now + draw(20), function() return names[draw(#names + 1)] end)
end
function exchange(t) if t.replies then return ask { choices = t.replies } end end
function peer_debrief() return until_(now + 60 * draw(60)) end
function pressing() count() return { latest } end
function day_in_words(d) count() return tostring(d) end
function referral() return until_(now + 10 * draw(12), function()
  if draw(6) > 1 then return { tier = "P" .. (draw(5) - 1), response = "assessment", level = "3" } end
end) end
function supervision() return until_(now + 1440, function()
  if draw(3) > 1 then return { cases = {}, learning = true, workload = draw(2) == 1, feelings = draw(2) == 1 } end
end) end
function ad_hoc_supervision() return until_(now + 60 * draw(60), function() return { on = ({ "decision", "learning", "workload", "feelings" })[draw(4)] } end) end
function capacity() return until_(now + 60 * draw(60), function() return { ask = ({ "tell", "reallocate", "joint", "extend", "time" })[draw(5)], case = latest, over = draw(2) == 1, unmet = {} } end) end

string.starts = function(s, part) return s:sub(1, #part) == part end
string.ends = function(s, part) return part == "" or s:sub(-#part) == part end

---------------------------------------------------------------- telling

local chunks, loaded = {}, {}
for name, source in pairs(files) do chunks[name] = assert((loadstring or load)(source, "@" .. name)) end

function require(name)
  local file = name:gsub("%.", "/") .. ".lua"
  if loaded[file] == nil then loaded[file] = (chunks[file] or chunks["scripts/" .. file])() end
  return loaded[file]
end

local failed
local function resume(s, ...)
  local ok, at, answer = coroutine.resume(s.co, ...)
  told = told + 1
  if not ok then failed = failed or (s.name .. ": " .. tostring(at)) end
  if coroutine.status(s.co) ~= "dead" then
    s.at, s.answer = at, answer
    queue(s)
  end
end

-- play tells one play from its first line to the end of its last day: as in
-- Caseload, every module is read again, since what it keeps belongs to the play.
local function play(n)
  seed, now, ends, stories, declared, loaded = n, 540, dayOf(5) * 1440 + 1020, {}, 0, {}
  chunks[main]()
  while #stories > 0 do
    local s = table.remove(stories)
    if s.at > ends then return end
    now = math.max(now, s.at)
    local answer = s.answer
    s.answer = nil
    if answer then resume(s, answer()) else resume(s) end
  end
end

told, calls = 0, 0
local began = clock_of_processor()
for n = 1, plays do play(n) end
return clock_of_processor() - began, told, calls, failed or ""
