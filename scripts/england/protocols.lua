-- england.protocols: what holds on every branch, whatever the student picks.
--
-- The manager decides: each function needs one, and says so. A student or a
-- newly qualified worker never leads a section 47 enquiry: it has a `lead`, who
-- is somebody else. A conference follows only where concerns are substantiated.
--
-- All of these are told in a storyline. None makes a case, changes its weight or
-- counts as protecting anybody unless it says so; `protect` is yours to use.

local children = require "england.children"
local fields   = require "fields"

local protocols = {}

-- decided sends a manager's decision to the desk.
local function decided(options, manager, title, say)
  message {
    from = manager, about = options.on, by = options.by, kind = "decision",
    title = options.title or title, say = say, words = options.words,
  }
end

-- number gives a tier's number: 0 for "P0".
local function number(tier) return tonumber(string.sub(tier, 2)) end

---------------------------------------------------------------- a referral

---@class protocols.referral_decision.say
---@field agreed Text Where the recommendation lies in the tiers, and where one of the others is missing.
---@field higher? Text Where it was more urgent than the decision. [default as for `agreed`]
---@field lower? Text Where it was less urgent. [default as for `agreed`]
---@field unanswered? Text Where nobody recommended anything. [default as for `agreed`]

---@class protocols.referral_decision.fields
---@field view? Recommendation What was recommended, as `referral` gave it. [default nobody recommended anything]
---@field manager person Who decides.
---@field tiers Tier[] Those that the decision lies in, the most urgent first: `{ "P2", "P3" }`.
---@field say protocols.referral_decision.say The manager's words.
---@field title? Line Its line in the inbox. [default "The referral"]
---@field by? By How it is said. [default "email"]
---@field on? case The case, where there is one. [default none]
---@field words? Words As in `message`. [default none]

---Tells what the manager decides about a referral, and why. What the student
---recommended is compared with what is decided; nobody is told that they were wrong.
---
---When: in a storyline
---
---```lua
---local how = protocols.referral_decision { view = view, manager = dawn, tiers = { "P2", "P3" }, say = { agreed = "text/joint.md" } }
---```
---@param options protocols.referral_decision.fields
---@return "agreed"|"higher"|"lower"|"unanswered" # How the recommendation compares with the decision.
function protocols.referral_decision(options)
  local word = "protocols.referral_decision"
  fields.only(word, options, { "view", "manager", "tiers", "say", "title", "by", "on", "words" })
  local manager = fields.must(word, options, "manager", "person")
  local tiers, say = fields.must(word, options, "tiers", "table"), fields.must(word, options, "say", "table")
  if #tiers == 0 then error("`" .. word .. "` needs a tier at least in its `tiers`") end
  local how = "agreed"
  if not options.view then
    how = "unanswered"
  elseif number(options.view.tier) < number(tiers[1]) then
    how = "higher"
  elseif number(options.view.tier) > number(tiers[#tiers]) then
    how = "lower"
  end
  decided(options, manager, "The referral", say[how] or say.agreed)
  return how
end

---------------------------------------------------------------- strategy discussion, section 47

---@class StrategyDiscussion
---@field on? case The case. [default a family that isn't on the caseload]
---@field manager person Who decided on it.
---@field held_on integer When it was held. [working day of the scenario]

---@class Enquiry
---@field on? case The case. [default a family that isn't on the caseload]
---@field manager person Who decided on it.
---@field lead person Who leads it.
---@field held_on integer When the strategy discussion was held. [working day of the scenario]

---@class protocols.strategy_discussion.fields
---@field manager person Who decides.
---@field on? case The case. [default a family that isn't on the caseload]
---@field say Text The manager's words.
---@field title? Line Its line in the inbox. [default "Strategy discussion"]
---@field by? By How it is said. [default "email"]
---@field words? Words As in `message`. [default none]

---Tells that the manager has held a strategy discussion: with the police and health, as soon as
---significant harm is reasonably suspected. From its day the conference's clock
---runs, if there comes to be a conference.
---
---When: in a storyline
---
---```lua
---local discussion = protocols.strategy_discussion { on = coast, manager = dawn, say = "text/strategy.md" }
---```
---@param options protocols.strategy_discussion.fields
---@return StrategyDiscussion # The discussion, for `protocols.section_47`.
function protocols.strategy_discussion(options)
  local word = "protocols.strategy_discussion"
  fields.only(word, options, { "on", "manager", "say", "title", "by", "words" })
  local manager = fields.must(word, options, "manager", "person")
  if not options.say then error("`" .. word .. "` needs the manager's words as its `say`") end
  decided(options, manager, "Strategy discussion", options.say)
  return { on = options.on, manager = manager, held_on = day() }
end

---@class protocols.section_47.fields
---@field after StrategyDiscussion The strategy discussion.
---@field manager person Who decides.
---@field lead person Who leads: an experienced social worker.
---@field say? Text The manager's words. [default a plain sentence]
---@field title? Line Its line in the inbox. [default "Section 47 enquiry"]
---@field by? By How it is said. [default "email"]
---@field words? Words As in `message`. [default none]

---Tells that the manager has decided on an enquiry under section 47, and who leads
---it. It isn't the student.
---
---When: in a storyline
---
---```lua
---local enquiry = protocols.section_47 { after = discussion, manager = dawn, lead = marta }
---```
---@param options protocols.section_47.fields
---@return Enquiry # The enquiry, for `protocols.section_47_ends`.
function protocols.section_47(options)
  local word = "protocols.section_47"
  fields.only(word, options, { "after", "manager", "lead", "say", "title", "by", "words" })
  local discussion = fields.must(word, options, "after", "table")
  local manager, lead = fields.must(word, options, "manager", "person"), fields.must(word, options, "lead", "person")
  fields.must(word, discussion, "held_on", "number")
  decided({ on = discussion.on, by = options.by, title = options.title, words = options.words }, manager, "Section 47 enquiry",
    options.say or "I've decided on an enquiry under section 47. " .. lead.name .. " leads it. A conference follows only if the concerns are substantiated.")
  return { on = discussion.on, manager = manager, lead = lead, held_on = discussion.held_on }
end

---@class protocols.section_47_ends.fields
---@field enquiry Enquiry The enquiry.
---@field manager person Who decides.
---@field substantiated boolean Whether concerns are substantiated and the child is at risk of significant harm.
---@field say Text The manager's words.
---@field due? Day The conference's day, where it has been set. [default 15 working days from the strategy discussion; needed once they are over]
---@field title? Line Its line in the inbox. [default "Section 47 enquiry"]
---@field by? By How it is said. [default "email"]
---@field words? Words As in `message`. [default none]

---Tells what the manager concludes from an enquiry. Where concerns are substantiated
---and the child is at risk of significant harm, the conference's clock opens on the
---case: 15 working days from the strategy discussion, not from today. Where they
---aren't, nothing opens.
---
---When: in a storyline
---
---```lua
---protocols.section_47_ends { enquiry = enquiry, manager = dawn, substantiated = true, say = "text/outcome.md" }
---```
---@param options protocols.section_47_ends.fields
---@return boolean # True where there is to be a conference. A task of the kind `"conference"` meets its date.
function protocols.section_47_ends(options)
  local word = "protocols.section_47_ends"
  fields.only(word, options, { "enquiry", "manager", "substantiated", "say", "due", "title", "by", "words" })
  local enquiry = fields.must(word, options, "enquiry", "table")
  local manager = fields.must(word, options, "manager", "person")
  local substantiated = fields.must(word, options, "substantiated", "true or false")
  fields.must(word, enquiry, "lead", "person")
  if not options.say then error("`" .. word .. "` needs the manager's words as its `say`") end
  local rule = children.timescale "conference"
  local last = enquiry.held_on + rule.working_days   -- a working day of the scenario
  if substantiated and enquiry.on and not options.due and day() > last then
    error("the " .. rule.period .. " since the strategy discussion are over; say the conference's day as `due`")
  end
  decided({ on = enquiry.on, by = options.by, title = options.title, words = options.words }, manager, "Section 47 enquiry", options.say)
  if substantiated and enquiry.on then
    children.deadline { "Initial child protection conference", on = enquiry.on, rule = "conference", due = options.due or "day " .. last, met_by = "conference" }
  end
  return substantiated
end

---@class protocols.child_protection_plan.fields
---@field on case The case.
---@field chair person The conference's chair.
---@field say Text The chair's words.
---@field title? Line Its line in the inbox. [default "Child protection plan"]
---@field by? By How it is said. [default "email"]
---@field words? Words As in `message`. [default none]

---Opens what follows a conference that has made a plan today: the first core group,
---the visits and the first review conference. The conference decides on the plan;
---its chair says so.
---
---When: in a storyline
---
---```lua
---protocols.child_protection_plan { on = home, chair = chair, say = "text/plan.md" }
---```
---@param options protocols.child_protection_plan.fields
function protocols.child_protection_plan(options)
  local word = "protocols.child_protection_plan"
  fields.only(word, options, { "on", "chair", "say", "title", "by", "words" })
  fields.must(word, options, "on", "case")
  local chair = fields.must(word, options, "chair", "person")
  if not options.say then error("`" .. word .. "` needs the chair's words as its `say`") end
  decided(options, chair, "Child protection plan", options.say)
  children.core_group { on = options.on, first = true }
  children.visits { on = options.on, kind = children.child_protection_plan }
  children.review_conference { on = options.on, first = true }
end

---------------------------------------------------------------- a mark on a baby

-- What a manager says of a mark on a baby who isn't mobile, where a scenario has
-- no words of its own.
local lines = {
  agreed     = "“Thank you. A mark on a baby who isn't mobile comes to me at once, whatever it turns out to be. I'm holding a strategy discussion with the police and health now, and a paediatrician sees the baby today. Nobody is accused of anything. Would you like to sit in?”",
  further    = "“I've gone further than you, and I always would. A mark on a baby who isn't mobile comes to me at once, whatever the explanation is. I'm holding a strategy discussion with the police and health now, and a paediatrician sees the baby today. Nobody is accused of anything. Would you like to sit in?”",
  unanswered = "“They rang me when they couldn't reach you. A mark on a baby who isn't mobile comes to me at once, whatever the explanation is. I'm holding a strategy discussion with the police and health now, and a paediatrician sees the baby today. That's one to shout about, next time. Would you like to sit in?”",
}

---@class protocols.mark_on_a_baby.lines
---@field agreed? Text Where it was recommended now, or with a strategy discussion. [default a plain sentence]
---@field further? Text Where something less was recommended. [default a plain sentence]
---@field unanswered? Text Where nobody recommended anything. [default a plain sentence]
---@field sat_in? Text Afterwards, to who sat in. [default nothing is said]
---@field stayed? Text Afterwards, to who didn't. [default nothing is said]

---@class protocols.mark_on_a_baby.choices
---@field sit_in Answer To sit in and listen.
---@field stay Answer To go on with what else comes in.

---@class protocols.mark_on_a_baby.fields
---@field manager person Who decides.
---@field view? Recommendation What the student recommended, as `referral` gave it. [default nobody recommended anything]
---@field on? case The case, where the family is on the caseload: it then counts as protected by the strategy discussion. [default none]
---@field lines? protocols.mark_on_a_baby.lines The manager's words. [default plain sentences]
---@field choices? protocols.mark_on_a_baby.choices The two answers, where others fit better. [default to sit in and listen, or to go on with what comes in]
---@field after? fun(reply: "sit_in"|"stay"|nil) Called at the end, with the answer. [default nothing]
---@field id? string As in `ask`. [default made from how it came]
---@field title? Line Its line in the inbox. [default "A mark on a baby"]
---@field words? Words As in `message`. [default none]

---A mark or an injury on a baby or child who isn't independently mobile goes to the
---manager at once, then to a strategy discussion and an urgent paediatric opinion,
---whatever was recommended, whatever the explanation is, and if nobody recommended
---anything. The manager does it; the student may sit in. It waits for that answer,
---20 minutes at most.
---
---When: in a storyline
---
---```lua
---protocols.mark_on_a_baby { view = view, manager = dawn, id = "mark", words = { baby = "Rowan" } }
---```
---@param options protocols.mark_on_a_baby.fields
---@return StrategyDiscussion # The discussion, for `protocols.section_47`.
---@return "sit_in"|"stay"|nil # The student's answer.
function protocols.mark_on_a_baby(options)
  local word = "protocols.mark_on_a_baby"
  fields.only(word, options, { "manager", "view", "on", "lines", "choices", "after", "id", "title", "words" })
  local manager = fields.must(word, options, "manager", "person")
  local own = options.lines or {}
  local how = "unanswered"
  if options.view then
    how = "further"
    if options.view.tier == "P0" or options.view.response == "strategy" then how = "agreed" end
  end
  local discussion = { on = options.on, manager = manager, held_on = day() }
  if options.on then protect(options.on, "strategy discussion") end
  local title = options.title or "A mark on a baby"
  local reply = ask {
    from = manager, about = options.on, by = "in person", id = options.id, title = title,
    say = own[how] or lines[how], words = options.words, rings_off = "20 minutes",
    choices = options.choices or {
      sit_in = { "“Yes. I'd like to sit in and listen.”", minutes = 45 },
      stay   = "“Not this time. I'll go on with what else comes in.”",
    },
  }
  local said = own.stayed
  if reply == "sit_in" then said = own.sat_in end
  if said then
    message { from = manager, about = options.on, by = "in person", kind = "decision", title = title, say = said, words = options.words }
  end
  if options.after then options.after(reply) end
  return discussion, reply
end

return protocols
