-- Twenty minutes with Dawn on the duty day, in the cut: she asks one thing, and what she
-- decides or gives follows from the reply.

local relief   = require "england.relief"
local sessions = require "england.supervision"

local twenty = {}

-- asks is her question, by what she was asked for.
local asks = {
  decision = { "“Sit down, please. In one sentence: what would you do if I were out?”", replies = {
    sooner = "“Go to them sooner than is planned.”", stays = "“Leave it as it is planned, and write down why.”", unsure = "“I don't know yet. That's why I ask.”",
  } },
  learning = { "“Sit down, please. What did you think when it came in, and what do you think now?”", replies = {
    other = "“Something else, and I know what changed it.”", same = "“The same, and I can say why.”",
  } },
  feelings = { "“Sit down, please. Is it the work, or something that somebody said?”", replies = {
    work = "“The work. It doesn't stop coming.”", said = "“Something that was said.”", quiet = "“I'd rather not say yet.”",
  } },
  workload = { "“Read me the list, please, with the hours. What doesn't fit?”", replies = {
    draft = "“The draft. I've had no hour for it.”", list = "“The small things. They eat the day.”",
  } },
}

-- decides is what she says to a decision, by the reply.
local decides = {
  sooner = "“Then go sooner. That's decided, and I write it on the file with both our names and the time. Who has to hear it before you go? Ring them now.”",
  stays  = "“Then it stays. You write down why, today, and I put my name under it. What would make you ring me before then? Write that down, too.”",
  unsure = "“Then nothing is decided, and that goes on the file as well. What is the one thing you'd have to know? Find it out by four, please, and come back with it.”",
}

-- give moves the draft or takes the outline, as the reply has it, and says so.
local function give(f, reply)
  local waits, takes = { f.draft }, {}
  if reply == "list" then waits, takes = { f.course }, { f.outline } end
  return "“Thank you for saying it with the hours. " .. relief.said(relief.give { waits = waits, till = "2026-03-13", takes = takes, why = "Dawn has it." }) .. "”"
end

function twenty.tell(team, f)
  storyline("Twenty minutes", function()
    sessions.ad_hoc {
      with = team.dawn,
      asks = function(asked) return asks[asked.on] end,
      says = {
        decision = function(_, reply) return decides[reply] end,
        learning = "“Good. Write both down, with today's date, and leave out whose fault it was. Marta reads it with you on Thursday; that counts as work.”",
        feelings = function(_, reply)
          if reply == "work" then return "“Then it's mine to look at. I take your phone for ten minutes; go round the block, please. After that, bring me the list.”" end
          if reply == "said" then return "“Thank you for telling me. Say it to Marta, too, while it's fresh. I take your phone for ten minutes; go round the block, please.”" end
          return "“That's all right. My door is open until five, and Marta's ear is. I take your phone for ten minutes.”"
        end,
        workload = function(_, reply) return give(f, reply) end,
      },
    }
  end)
end

return twenty
