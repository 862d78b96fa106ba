package page

// MostStopped is how many assignments lecturers are told of at once whose scenario was withdrawn.
const MostStopped = 20

// StoppedAssignment is an assignment whose scenario was withdrawn, so that nobody begins it any
// longer, as its lecturers are told before they look for it.
type StoppedAssignment struct {
	ID           int64
	Name, Cohort string
	On           string // the date
	Over         bool   // what was begun has ended too
}
