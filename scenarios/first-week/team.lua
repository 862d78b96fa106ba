-- The team, and the people around it who have no family in the week.

local team = {}

-- declare makes everybody and gives them by name.
function team.declare()
  local t = {
    dawn  = person { "Dawn Ellis", id = "dawn", role = "team manager" },
    marta = person { "Marta Sousa", id = "marta", role = "advanced practitioner" },
    priya = person { "Priya Nair", id = "priya", role = "social worker, your team" },
    asye  = person { "Ola Bright", id = "asye", role = "leads the first year in practice (ASYE)" },
    neil  = person { "Neil Garrity", id = "neil", role = "social worker, from an agency" },
    head  = person { "Sunita Rao", id = "head-of-service", role = "head of service" },
    front = person { "Front door", id = "front-door", role = "the hub that screens what comes in" },
    reception = person { "Reception", id = "reception", role = "front desk" },
    night = person { "Night team", id = "night-team", role = "out-of-hours duty" },
  }
  advice { from = t.dawn, say = "text/team/dawn-work.md" }
  advice { from = t.marta, say = "text/team/marta-work.md" }
  advice { from = t.priya, say = "text/team/priya-work.md" }
  return t
end

return team
