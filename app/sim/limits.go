package sim

// Limits on what a script may put into a world. They are far beyond what a person
// could deal with in a month, and keep a world small however long a hostile script
// runs.
const (
	maxPeople       = 500
	maxCases        = 200 // including those that have left the caseload
	maxTasks        = 2_000
	maxMessages     = 3_000
	maxAppointments = 200
	maxStorylines   = 200
	maxDates        = 200 // per case; also limits sessions, expectations and duty days
	maxAllDates     = 1_000
	maxHarms        = 1_000
	maxDraws        = 10_000 // different names
	maxEvents       = 200    // per decision; later ones are dropped
)
