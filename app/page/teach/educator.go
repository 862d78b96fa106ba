package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// CohortEducator is a practice educator of a cohort, with the numbers of the students whom
// they were given.
type CohortEducator struct {
	CohortStudent
	Students []int64
}

// has says how many students a practice educator was given.
func (e CohortEducator) has() string {
	switch n := len(e.Students); n {
	case 0:
		return "Nobody yet"
	case 1:
		return "One student"
	default:
		return fmt.Sprintf("%d students", n)
	}
}

// EducatorView is where lecturers give a practice educator students of a cohort.
type EducatorView struct {
	page.Layout
	ID       int64
	Cohort   string // its name and year
	Educator CohortStudent
	Students []GivenStudent // all of the cohort
}

// GivenStudent is a student of a cohort, whom a practice educator was given or not.
type GivenStudent struct {
	CohortStudent
	Given bool
}

// Render writes the page to w.
func (v EducatorView) Render(ctx context.Context, w io.Writer) error {
	return educatorPage(v).Render(ctx, w)
}

func addressEducator(cohort, person int64) templ.SafeURL {
	return page.AddressCohort(cohort) + templ.SafeURL(fmt.Sprintf("/educators/%d", person))
}
