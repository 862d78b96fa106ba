package teach

import (
	"context"
	"errors"

	"caseload/app/store"
	"caseload/app/typed"
)

// What the store keeps of cohorts, and the proofs that only it can make.
type (
	Cohort      = store.Cohort
	OpenCohort  = store.OpenCohort
	LedCohort   = store.LedCohort
	CodedCohort = store.CodedCohort
)

// The most characters of what a lecturer writes of a cohort.
const (
	LongestCohort = 100 // of its name
	LongestYear   = 20
)

// What a cohort's name and year can't be, and what can't be done to it.
var (
	ErrNotFound = store.ErrNotFound
	ErrChanged  = store.ErrChanged
	ErrLast     = store.ErrLast
	ErrTaken    = store.ErrTaken

	ErrNoName = errors.New("there is no name")
	ErrNoYear = errors.New("there is no year")
	ErrLong   = errors.New("the name or the year is too long")
)

// Cohorts is where lecturers look after their cohorts. It is safe for concurrent use.
type Cohorts struct{ store *store.Store }

// NewCohorts returns the cohorts in a store.
func NewCohorts(s *store.Store) *Cohorts { return &Cohorts{s} }

// Make makes a cohort, which whoever makes it leads if they are a lecturer. The error is
// ErrNoName, ErrNoYear or ErrLong if the name or the year won't do.
func (t *Cohorts) Make(ctx context.Context, by store.Allowed, name, year string) (id int64, err error) {
	return withCode(name, year, func(c Cohort) (int64, error) { return t.store.NewCohort(ctx, by, c) })
}

// Copy makes a cohort for another year, with nobody in it but whoever makes it. The errors
// are those of Make.
func (t *Cohorts) Copy(ctx context.Context, l LedCohort, name, year string) (id int64, err error) {
	return withCode(name, year, func(c Cohort) (int64, error) { return t.store.CopyCohort(ctx, l, c) })
}

// withCode has a cohort made with a code that is free.
func withCode(name, year string, keep func(Cohort) (int64, error)) (int64, error) {
	c, err := called(name, year)
	if err != nil {
		return 0, err
	}
	for range 8 { // a code is hardly ever taken
		c.Code = newCode()
		if id, err := keep(c); !errors.Is(err, store.ErrTaken) {
			return id, err
		}
	}
	return 0, errNoCode
}

// called returns a cohort with a name and a year as they are kept, or why they won't do.
func called(name, year string) (Cohort, error) {
	c := Cohort{Name: typed.Line(name), Year: typed.Line(year)}
	switch {
	case c.Name == "":
		return c, ErrNoName
	case c.Year == "":
		return c, ErrNoYear
	case len([]rune(c.Name)) > LongestCohort || len([]rune(c.Year)) > LongestYear:
		return c, ErrLong
	}
	return c, nil
}

// List returns the cohorts that a person leads or is in, and those of the organisations
// that they administer, the newest first.
func (t *Cohorts) List(ctx context.Context, p store.Person) ([]store.InCohort, error) {
	return t.store.Cohorts(ctx, p)
}

// Open checks that a person may see a cohort. The error is ErrNotFound if it belongs to
// an organisation that isn't theirs, and store.ErrForbidden if they may not see it there.
func (t *Cohorts) Open(ctx context.Context, p store.Person, id int64) (OpenCohort, error) {
	return t.store.OpenCohort(ctx, p, id)
}

// Lead checks in the same way that a person may change a cohort.
func (t *Cohorts) Lead(ctx context.Context, p store.Person, id int64) (LedCohort, error) {
	return t.store.LeadCohort(ctx, p, id)
}

// WithCode looks a cohort up by its code. The error is ErrNotFound if there is none, or
// if it is archived.
func (t *Cohorts) WithCode(ctx context.Context, code string) (CodedCohort, error) {
	if code == "" || Code(code) != code {
		return CodedCohort{}, store.ErrNotFound
	}
	return t.store.CodedCohort(ctx, code)
}

// Lecturers returns those who lead a cohort, by name.
func (t *Cohorts) Lecturers(ctx context.Context, o OpenCohort) ([]store.Listed, error) {
	return t.store.Lecturers(ctx, o)
}

// Students returns the students of a cohort, by name.
func (t *Cohorts) Students(ctx context.Context, l LedCohort) ([]store.Listed, error) {
	return t.store.Students(ctx, l)
}

// Archive takes a cohort out of use, or, if archived is false, back into it.
func (t *Cohorts) Archive(ctx context.Context, l LedCohort, archived bool) error {
	return t.store.ArchiveCohort(ctx, l, archived)
}

// Change gives a cohort another name and another year. Was is the cohort as whoever
// changes it had seen it: what they left as it was stays as it is by now. The error is
// ErrChanged if somebody else has changed the same meanwhile, and otherwise as that of Make.
func (t *Cohorts) Change(ctx context.Context, l LedCohort, was Cohort, name, year string) error {
	to, err := called(name, year)
	if err != nil {
		return err
	}
	return t.store.ChangeCohort(ctx, l, was, to)
}

// AddLecturer has a lecturer of the organisation lead a cohort, by their normalised e-mail
// address. The error is ErrNotFound if there is none, and ErrTaken if they are in the
// cohort as something else.
func (t *Cohorts) AddLecturer(ctx context.Context, l LedCohort, email string) error {
	return t.store.AddLecturer(ctx, l, email)
}

// DropLecturer has somebody lead a cohort no longer. The error is ErrNotFound if they
// didn't, and ErrLast if nobody else does.
func (t *Cohorts) DropLecturer(ctx context.Context, l LedCohort, person int64) error {
	return t.store.DropLecturer(ctx, l, person)
}

// TakeOut takes a student out of a cohort. They keep their account and their runs. The
// error is ErrNotFound if they aren't in it.
func (t *Cohorts) TakeOut(ctx context.Context, l LedCohort, student int64) error {
	return t.store.TakeOut(ctx, l, student)
}
