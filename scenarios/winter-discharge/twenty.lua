-- Twenty minutes with Gwen before the weekend, in the cut: she asks one thing, and what she
-- decides or gives follows from the reply.

local relief   = require "england.relief"
local sessions = require "england.supervision"

local twenty = {}

-- asks is her question, by what she was asked for.
local asks = {
  decision = { "“I've given Femi the telephone. What would you do?”", replies = {
    theirs = "“What they want, with a plan beside it.”", safer = "“What's safer, and I'd tell them why.”", unsure = "“I don't know yet.”",
  } },
  learning = { "“I've shut the door. What did you think on the ward, and what do you think now?”", replies = {
    other = "“Something else, and I know what changed it.”", same = "“The same, and I can say why.”",
  } },
  feelings = { "“I've given Femi the telephone. Is it the work, or something that was said?”", replies = {
    work = "“The work.”", said = "“Something that was said.”", quiet = "“I'd rather not say yet.”",
  } },
  workload = { "“I've got the hours here. What doesn't fit before Monday?”", replies = {
    draft = "“The plan. It deserves better than Friday night.”", audit = "“The audit.”",
  } },
}

-- decides is what she says to a decision, by the reply.
local decides = {
  theirs = "“I've put my name beside yours. It's theirs to want. Write the plan in their words, for the night and for Sunday, and say who is rung.”",
  safer  = "“I've put my name beside yours, with one line: it was said to them first. If they say no and can decide it, you ring me and we think again.”",
  unsure = "“I've written down that nothing is decided. What would you have to know, and who knows it? Telephone them before four, and come back.”",
}

-- decided answers what was serious about a case, unless nothing was decided.
local function decided(case, reply)
  if case and reply ~= "unsure" and case:concern() >= 3 then protect(case, "decision with Gwen") end
  return decides[reply]
end

-- give moves the plan or the audit, as the reply has it, and says so.
local function give(n, reply)
  local waits = { n.draft }
  if reply == "audit" then waits = { n.audit } end
  return "“I've told the site. " .. relief.said(relief.give { waits = waits, till = "2026-01-23" }) .. "”"
end

function twenty.tell(team, n)
  storyline("Twenty minutes", function()
    for _ = 1, 2 do
      sessions.ad_hoc {
        with = team.gwen,
        asks = function(asked) return asks[asked.on] end,
        says = {
          decision = decided,
          learning = "“Good. Write both down, with today's date. Nobody's fault goes in it.”",
          feelings = function(_, reply)
            if reply == "said" then return "“Thank you for saying. Say it to Femi as well; I've told Femi you may come. Ten minutes round the car park; I'll answer your telephone.”" end
            if reply == "work" then return "“Thank you for saying. I've moved nothing yet; bring me the hours and I will. Ten minutes round the car park; I'll answer your telephone.”" end
            return "“That's all right. Ten minutes round the car park; I'll answer your telephone.”"
          end,
          workload = function(_, reply) return give(n, reply) end,
        },
      }
    end
  end)
end

return twenty
