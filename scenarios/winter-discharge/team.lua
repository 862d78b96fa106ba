-- The team, the hospital around it, and those outside who have no case of their
-- own. None of them is drawn; nothing hangs on who they are.

local team = {}

-- declare makes everybody and gives them by name.
function team.declare()
  local t = {
    gwen    = person { "Gwen Tully", id = "gwen", role = "team manager" },
    femi    = person { "Femi Alade", id = "femi", role = "advanced practitioner" },
    angela  = person { "Angela Marr", id = "angela", role = "ward manager, Ward 6" },
    tariq   = person { "Tariq Bashir", id = "tariq", role = "discharge coordinator" },
    beth    = person { "Beth Lomax", id = "beth", role = "occupational therapist" },
    colette = person { "Colette Dean", id = "colette", role = "reablement team leader" },
    principal = person { "Ines Okafor", id = "principal", role = "principal social worker" },
    head    = person { "Moira Kemp", id = "head-of-service", role = "head of service, adults" },
    night   = person { "Night team", id = "night-team", role = "out-of-hours duty" },
    fernlea = person { "Fernlea", id = "fernlea-house", role = "care home" },
  }
  advice { from = t.gwen, say = "text/team/gwen-work.md" }
  advice { from = t.femi, say = "text/team/femi-work.md" }
  advice { from = t.angela, say = "text/team/angela-work.md" }
  return t
end

return team
