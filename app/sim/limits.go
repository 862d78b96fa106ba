package sim

import "fmt"

// Limits on what a script may put into a world. They are far beyond what a person
// could deal with in a month, and keep a world small however long a hostile script
// runs.
const (
	maxPeople     = 500
	maxCases      = 200 // including those that have left the caseload
	maxTasks      = 2_000
	maxMessages   = 3_000
	maxStorylines = 200
	maxDates      = 200 // per case; also limits sessions, expectations and duty days
	maxAllDates   = 1_000
	maxHarms      = 1_000
	maxDraws      = 10_000 // different names
	maxEvents     = 200    // per decision; later ones are dropped
)

// full returns an error if n has reached the limit.
func full(n, limit int, what string) error {
	if n >= limit {
		return fmt.Errorf("there are %d %s already, which is the most that a scenario may have", limit, what)
	}
	return nil
}
