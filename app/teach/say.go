package teach

import "caseload/app/sim"

// sayLongClock is said of a live clock of more than [MaxMinutes].
var sayLongClock = sim.Say("A live clock runs for at most %d minutes. Nothing was changed.", MaxMinutes)
