package teach

import (
	"context"

	"caseload/app/store"
)

// Educator is a practice educator of a cohort, with the students whom they were given.
type Educator = store.Educator

// ErrFull means that there is no room for another.
var ErrFull = store.ErrFull

// MaxEducators is the most practice educators that a cohort can have.
const MaxEducators = store.MaxEducators

// Educators returns the practice educators of a cohort, by name.
func (t *Cohorts) Educators(ctx context.Context, l LedCohort) ([]Educator, error) {
	return t.store.Educators(ctx, l)
}

// AddEducator makes a practitioner or a lecturer of the organisation a practice educator
// of a cohort, by their normalised e-mail address. The error is ErrNotFound if there is
// none, ErrTaken if they are in the cohort as something else, and ErrFull if it has
// MaxEducators.
func (t *Cohorts) AddEducator(ctx context.Context, l LedCohort, email string) error {
	return t.store.AddEducator(ctx, l, email)
}

// DropEducator takes a practice educator out of a cohort. The error is ErrNotFound if they
// weren't one.
func (t *Cohorts) DropEducator(ctx context.Context, l LedCohort, person int64) error {
	return t.store.DropEducator(ctx, l, person)
}

// Give gives a practice educator the students of a cohort who are in to and weren't in was,
// and takes back those who were in was and aren't in to: what somebody else has changed
// meanwhile stays. The error is ErrNotFound if this is no practice educator of the cohort.
func (t *Cohorts) Give(ctx context.Context, l LedCohort, educator int64, was, to []int64) error {
	return t.store.Give(ctx, l, educator, without(to, was), without(was, to))
}

// without returns the numbers of list that aren't in others.
func without(list, others []int64) (left []int64) {
	there := map[int64]bool{}
	for _, n := range others {
		there[n] = true
	}
	for _, n := range list {
		if !there[n] {
			left = append(left, n)
		}
	}
	return left
}

// Educates reports whether the person asking is a practice educator of a cohort, be it of
// nobody yet.
func (t *Cohorts) Educates(ctx context.Context, o OpenCohort) (bool, error) {
	return t.store.Educates(ctx, o)
}

// Given returns the students whom the person asking was given as practice educator, by
// name.
func (t *Cohorts) Given(ctx context.Context, o OpenCohort) ([]store.Listed, error) {
	return t.store.Given(ctx, o)
}

// EducatorsOf returns the practice educators to whom the person asking was given, by name.
func (t *Cohorts) EducatorsOf(ctx context.Context, o OpenCohort) ([]store.Listed, error) {
	return t.store.EducatorsOf(ctx, o)
}
