-- The second family: an assessment, day 31 of 45, and a father whom nobody has
-- rung back. As in First morning; the funding panel answers on Thursday.

local children = require "england.children"
local names    = require "names"
local now      = require "now"
local when     = require "when"

local father = {}

function father.declare(team)
  local drawn = names.family { draw = "the second family", children = 1 }
  local f = {
    dad    = person { drawn.parent, id = "dad", role = "father, " .. drawn.name },
    panel  = person { "Funding panel", id = "panel", role = "after-school places" },
    child  = person { drawn.children[1], id = "assessment-child", role = "8 years old" },
    words  = { family = drawn.name, child = drawn.children[1], dad = drawn.parent },
  }
  f.case = case {
    drawn.name, id = "assessment",
    kind   = children.assessment, tier = "P3",
    people = { child { drawn.children[1], age = 8 }, adult { drawn.parent, "father" } },
    strengths = { "{dad} rang us himself", "Settled in class, with one good friend", "A neighbour who helps" },
    words  = f.words,
    -- 7, new to you 2: 9 points. 30 minutes there and back adds none.
    travel = 30, visits = 0.5, new = true,
    since  = "2026-02-18", seen = "2026-02-06",
    summary = "text/father/summary.md",
    file    = { "text/father/file.md", minutes = 10, concern = 1 },
    routine = { lines = {
      { "record", "Two slips aren't on the file", from = "Reception" },
      { "call", "When does the panel meet?", from = "The after-school club", brings = "the club has the date of the panel.", left = "the after-school club has rung again; others ask for places." },
      { "chase", "The page hasn't come", from = "The class teacher", brings = "the page comes tomorrow: one side, and mostly good." },
    } },
  }
  -- 16 January and 45 working days is Friday 20 March; 2 March is day 31.
  children.assess { on = f.case, due = "2026-03-20" }
  advice { from = team.marta, about = f.case, say = "“The 20th sounds a long way off. It's two days of writing, another talk with {child}, and {dad} reading it before it's final. What would you want to ask {child} that nobody has? Start from there. The rest is typing.”" }
  return f
end

function father.tell(team, f)
  -- promise puts it on the desk that {dad} is rung on Friday.
  local promised, call = false, nil
  local said_by, told_work = "You said you'd ring", nil   -- who promised Friday; what {dad} has told work already
  local function lay() call = call or task { "Ring {dad}: what the panel said", id = "panel-call", on = f.case, kind = "call", minutes = 15, from = when.from(4, "15:30"), due = "2026-03-06", duty = true } end
  local function promise()
    promised = true
    lay()
  end
  local ring_back = task {
    "Ring {dad} back, {child}'s father, before work at ten", id = "ring-back", on = f.case, kind = "call",
    minutes = 10, due = "day 1", scene = "text/father/rung.md",
  }
  f.outline = task { "List what the assessment still needs", id = "outline", on = f.case, kind = "assessment", minutes = 75, due = "2026-03-06" }
  f.draft = task { "First draft of the assessment", id = "draft", on = f.case, kind = "assessment", minutes = 450, due = "2026-03-10" }
  local talk = when.visit {
    "See {child} at school", id = "talk", on = f.case, minutes = 45, due = "2026-03-06", voice = true,
    options = { home = { "At home, with {dad} in the next room", minutes = 60, voice = true } },
  }

  -- He rings because of his rota; nobody can promise him the place.
  storyline("The father rings", function()
    wait_until "10:00"
    withdraw(ring_back, "{dad} is at work; the phone is in the locker until eleven.")
    wait_until "11:00"
    local rung = ring_back:done()
    local choices = {
      listen = { "“You should have been rung. Before the rota: how have these weeks been?”", minutes = 15, hears = "“Long,” he says, and then a good deal more." },
      date   = { "“The place isn't mine to decide. The assessment is due by 20 March, and I'll put that in writing now.”", minutes = 10, hears = "“The 20th. I'll write that down.”" },
    }
    if rung then
      choices.listen = { "“Before the rota: how are you both, since this morning?”", minutes = 15, hears = "“Tired. Thanks for asking.”" }
    else
      choices.manager = { "“You've reason to complain. Shall I ask my manager to ring you today?”", hears = "“Please,” he says." }
    end
    if f.case:read "file" then
      choices.panel = { "“It goes to a funding panel on Thursday. I can't say what they'll decide. I'll ring you on Friday.”", hears = "“Friday. I'll tell work.”" }
    else
      choices.find_out = { "“I don't know. I'll find out, and ring you before one.”", leads = "then two calls, 15 min", hears = "“Before one. Right.”" }
    end
    local say = { "text/father/cross.md", concern = 1, distress = 1 }
    if rung then say = { "text/father/calm.md", concern = 1 } end
    local reply
    if not when.out() then                     -- else it rings at an empty desk, and he gets through to duty
      reply = ask {
        from = f.dad, about = f.case, by = "phone", id = "dad-rings", title = "“By one today”", urgent = true,
        say = say, choices = choices, rings_off = "5 minutes",
        discuss = "What did {dad} need from this call: an answer, a date, a person? What were you able to promise, and what would you have liked to promise?",
      }
    end
    if reply == "listen" then
      wait(60)
      told_work = "yes"
      local helped = "It helped to say it to somebody."
      if not talk:begun() then helped = helped .. " " .. f.words.child .. " was asking if you're the one who is coming about the dinosaurs. I said probably." end
      message { from = f.dad, about = f.case, title = "Rota", say = "text/father/listened.md", words = { helped = helped } }
      good { about = f.case, "{dad} wrote to say that it helped." }
    elseif reply == "date" then
      wait(50)
      message { from = f.dad, about = f.case, title = "Rota", say = "text/father/dated.md" }
    elseif reply == "panel" then
      promise()
      wait(50)
      message { from = f.dad, about = f.case, title = "Rota", say = "text/father/panel.md" }
    elseif reply == "manager" then
      promise()
      said_by = "I was told you'd ring"
      wait(70)
      message { from = team.dawn, about = f.case, title = "I've rung him", say = "text/father/dawn-rang.md" }
    elseif reply == "find_out" then
      local call = task { "Find out, and ring {dad} back before one", id = "find-out", on = f.case, kind = "call", minutes = 15, due = "day 1", scene = "text/father/told.md" }
      hold(function() return not call:begun() end, "day 1 12:55")
      if call:begun() then
        wait_for(call)
        promise()
        good { about = f.case, "{dad} was rung back when you said." }
      else
        withdraw(call, "It is one o'clock.")
        told_work = "no"
        message { from = f.dad, about = f.case, title = "Gone one", say = { "text/father/not-told.md", distress = 1 } }
      end
    else
      promise()
      said_by = "I was told you'd ring"
      wait(25)
      local says = "text/father/dawn-duty.md"
      if rung then says = "text/father/dawn-duty-rung.md" end
      message { from = team.dawn, about = f.case, title = "A call to duty", say = says }
    end
  end)

  -- The panel's answer is luck: all five days in 6 of 10 weeks, three days in the others.
  storyline("The panel decides", function()
    wait_until "day 4 15:30"
    local all_five = chance("the panel agrees all five days", 0.6)
    local says, scene = "text/father/panel-part.md", "text/father/told-part.md"
    local agreed = "three days a week"
    if all_five then agreed = "all five days" end
    now.say(f.case, "panel", "After school: " .. agreed .. ", from 16 March.")
    if all_five then says, scene = "text/father/panel-yes.md", "text/father/told-yes.md" end
    message { from = f.panel, about = f.case, title = "Outcome: {child}", say = says }
    lay()
    hold(function() return not call:begun() and call:by() == nil end, "day 5 15:30")
    if call:by() == "duty" then
      when.till(day(), "16:45")
      if promised then message { from = f.dad, about = f.case, title = "Friday", say = "text/father/by-duty.md" } end
      return
    end
    if not call:begun() then
      withdraw(call, "{dad} has written; he would like to be rung on Monday.")
      local work = "so I've told work I can't say, and they've given the April hours to somebody else"
      if told_work == "yes" then work = "and I've told work yes, so I'm asking round the neighbours" end
      if told_work == "no" then work = "and I'd told work no already, so there's no hurry now" end
      message { from = f.dad, about = f.case, title = "Rota", say = { "text/father/untold.md", distress = 1 }, words = { work = work } }
      return
    end
    wait_for(call)
    local said = "“Thanks for ringing. I thought it'd be a letter.”"
    if promised and day() == 4 then
      said = "“" .. said_by .. " Friday,” he says. “It's Thursday.”"
    elseif promised then
      said = "“" .. said_by .. " Friday and it's Friday.”"
    end
    local tells = { yes = "So it was true, what I told work.", no = "I'll ask if they'll still have me for the hours." }
    local work = tells[told_work] or "I'll tell work now."
    message { from = f.dad, about = f.case, by = "phone", title = "What the panel said", say = scene, words = { said = said, work = work } }
    good { about = f.case, "{dad} knows what the panel said, and from you." }
  end)

  -- What {child} has been practising; the student chooses what is done with it.
  storyline("In order of size", function()
    wait_for(talk)
    if not talk:done() then return end
    now.say(f.case, "visit", "Seen on " .. now.today() .. ": {child} lies still at night so that {dad} keeps the job.")
    local say = "text/father/talk.md"
    if talk:how() == "home" or clock() > "16:15" then say = "text/father/talk-home.md" end
    advice { from = team.marta, about = f.case, say = "“Put the lying still on the first page, in {child}'s words. It's worth more than three paragraphs of ours. And let {dad} read it before anybody else does.”" }
    local reply = ask {
      from = f.child, about = f.case, by = "visit", id = "lying-still", title = "In order of size", say = { say, concern = 2, distress = 1 }, rings_off = "30 minutes",
      -- check: choice-unread, both are with the child in the room; that nothing else follows is meant
      choices = {
        tell  = { "Ask who should hear that, and how", minutes = 10, hears = "“Dad. After tea.”" },
        write = { "Write it down together, in {child}'s words, for the assessment", minutes = 15, hears = "“Put the door in, too.”" },
        sleep = { "Ask what lying still is like, and what has helped on a good night", minutes = 15, hears = "“It's all right if next door's telly is on.”" },
      },
      discuss = "Something came out that nobody had asked about. Who should hear it next, in whose words?",
    }
    when.till(day(), "18:30")                  -- they talk at home, in the evening
    if reply == "tell" then
      protect(f.case, "{child} and {dad} have talked")
      message { from = f.dad, about = f.case, title = "Lying still", say = "text/father/talk-dad.md" }
      now.say(f.case, "visit", "{child} has told {dad} about lying still at night, which you heard first.")
      good { about = f.case, "{child} told {dad} about the lying still." }
    else
      message { from = f.dad, about = f.case, title = "{child}", say = "text/father/talk-untold.md" }
    end
  end)
end

return father
