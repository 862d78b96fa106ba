package page

// HandTo is a cohort in which a student can hand an extract to their practice educators.
type HandTo struct {
	Cohort int64
	Names  []string
}
