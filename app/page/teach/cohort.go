package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/who"
)

// CohortsView lists the cohorts of whoever asks.
type CohortsView struct {
	page.Layout
	Notice  page.Notice
	Stopped []page.StoppedAssignment // that they lead
	Cohorts []CohortCard
	Places  []CohortPlace // the organisations in which they can make one

	Name, Year string // as they were sent, if they won't do
	Place      int64
}

// CohortPlace is an organisation in which a cohort can be made.
type CohortPlace struct {
	ID   int64
	Name string
}

// CohortCard is a cohort in a list.
type CohortCard struct {
	ID                int64
	Name, Year, Place string
	Archived          bool
	As                who.Role // what whoever asks is in it
	Students          int
}

// about says what a cohort is to whoever asks.
func (c CohortCard) about() string {
	text := "You are a student in it."
	if c.As == who.Educator {
		text = "You are a practice educator in it. " + CohortEducator{Students: make([]int64, c.Students)}.has() + "."
	}
	if c.As != who.Student && c.As != who.Educator {
		students := fmt.Sprintf("%d students", c.Students)
		if c.Students == 1 {
			students = "One student"
		}
		text = students + ". You lead it."
		if c.As == who.Administrator {
			text = students + ". You see it as administrator."
		}
	}
	if c.Archived {
		text += " It is archived."
	}
	return text
}

// Render writes the page to w.
func (v CohortsView) Render(ctx context.Context, w io.Writer) error {
	return cohortsPage(v).Render(ctx, w)
}

// CohortView is one cohort. The code, the link and the students are for those who may
// change it.
type CohortView struct {
	page.Layout
	Notice     page.Notice
	ID         int64
	Name, Year string
	Archived   bool
	Lecturers  []string
	Leads      bool
	Code, Link string
	Students   []CohortStudent

	Teaches     bool // whoever asks may give it assignments
	Assignments []CohortAssignment

	CopyName, CopyYear string // what stands in the form that copies it

	Educates  bool             // whoever asks is a practice educator, and the students are theirs
	GivenTo   []string         // the practice educators of a student who asks
	Educators []CohortEducator // for those who may change the cohort

	AddingEducator string // what stands in the box for another one

	LedBy  []CohortStudent // the lecturers, for those who may change the cohort
	Adding string          // what stands in the box for another lecturer
	Change CohortChange
}

// CohortAssignment is an assignment of a cohort.
type CohortAssignment struct {
	ID         int64
	Name, When string
	Over       bool   // runs of it were ended because of what its scenario says
	Stopped    string // the date on which its scenario was withdrawn, so that nobody begins it any longer; "" if they can
}

// CohortChange is the form that changes a cohort's name and year: what stands in it, and
// what they were when the form was made.
type CohortChange struct {
	Name, Year       string
	WasName, WasYear string
	Differs          bool // somebody else has changed them meanwhile
}

// CohortStudent is a student of a cohort, or one of those who lead it.
type CohortStudent struct {
	ID          int64
	Name, Email string
}

// drop is where they are taken out of those who lead a cohort, and takeOut where out of its
// students.
func (s CohortStudent) drop(cohort int64) templ.SafeURL {
	return page.AddressCohort(cohort) + templ.SafeURL(fmt.Sprintf("/lecturers/%d/remove", s.ID))
}

func (s CohortStudent) takeOut(cohort int64) templ.SafeURL {
	return page.AddressCohort(cohort) + templ.SafeURL(fmt.Sprintf("/students/%d/remove", s.ID))
}

// Render writes the page to w.
func (v CohortView) Render(ctx context.Context, w io.Writer) error {
	return cohortPage(v).Render(ctx, w)
}

// TakeOutView asks whether a student is to be taken out of a cohort.
type TakeOutView struct {
	page.Layout
	ID      int64
	Cohort  string // with its year
	Student CohortStudent
}

// Render writes the page to w.
func (v TakeOutView) Render(ctx context.Context, w io.Writer) error {
	return takeOutPage(v).Render(ctx, w)
}

func (v TakeOutView) title() string { return "Take " + v.Student.Name + " out of the cohort?" }

// now returns what something has become meanwhile, if it isn't what was typed.
func (c CohortChange) now(is, typed string) string {
	if !c.Differs || is == typed {
		return ""
	}
	return is
}
