package store

import (
	"context"
	"fmt"
	"time"

	"caseload/app/who"
)

// OpenAssignment proves that the person asking may read an assignment: they lead its
// cohort or are a student in it.
type OpenAssignment struct {
	by         Person
	assignment Assignment
	cohort     Cohort
	zone       string
	kept       int // days
}

// Assignment returns the assignment as it was when the proof was made.
func (o OpenAssignment) Assignment() Assignment { return o.assignment }

// Cohort returns its cohort as it was when the proof was made.
func (o OpenAssignment) Cohort() Cohort { return o.cohort }

// Zone returns the name of the time zone of its organisation.
func (o OpenAssignment) Zone() string { return o.zone }

// LedAssignment proves that the person asking leads an assignment's cohort. It gives the
// right to see who has begun, and their runs that count, but nothing of a run that staff
// may not see.
type LedAssignment struct {
	openAssignment
	leads bool // whatever has only the right to read it doesn't
}

// openAssignment is embedded in proofs that include the right to read an assignment, under a
// name with which no other package can put one into them.
type openAssignment = OpenAssignment

// Open returns the right to read the assignment, which a wider proof includes.
func (o OpenAssignment) Open() OpenAssignment { return o }

// Assigned proves that the person asking is a student who has been given an assignment.
type Assigned struct {
	openAssignment
	given   Allowance
	deleted int
}

// Given returns what the student was allowed beside the others.
func (a Assigned) Given() Allowance { return a.given }

// Due returns when the assignment is due for the student.
func (a Assigned) Due() time.Time { return a.assignment.DueFor(a.given) }

// Until returns until when the student can begin.
func (a Assigned) Until() time.Time { return a.assignment.Until(a.given) }

// KeptUntil returns until when a run that is begun now is kept at least: so many days of the
// organisation's after the last one on which the student can begin, so that there is time for
// marks, an appeal and a resit.
func (a Assigned) KeptUntil() time.Time { return a.Until().AddDate(0, 0, a.kept) }

// Attempts returns how many runs of the student can count.
func (a Assigned) Attempts() int { return a.assignment.Attempts + a.given.Attempts }

func (s *Store) opensAssignment(o OpenAssignment) error {
	return s.holds(o.assignment.ID, o.by.expires)
}
func (s *Store) leadsAssignment(l LedAssignment) error {
	if !l.leads {
		return ErrNobody
	}
	return firstError(s.isPerson(l.by), s.opensAssignment(l.Open()))
}

// OpenAssignment checks that a person may read an assignment. The error is ErrNotFound if
// it belongs to an organisation that they don't belong to, whether or not there is one,
// and ErrForbidden if it belongs to theirs but they may not.
func (s *Store) OpenAssignment(ctx context.Context, p Person, id int64) (OpenAssignment, error) {
	return s.assignmentFor(ctx, p, id, who.ReadAssignment, who.State{})
}

// LeadAssignment checks in the same way that a person may change an assignment.
func (s *Store) LeadAssignment(ctx context.Context, p Person, id int64) (LedAssignment, error) {
	o, err := s.assignmentFor(ctx, p, id, who.ChangeAssignment, who.State{})
	if err != nil {
		return LedAssignment{}, err
	}
	return LedAssignment{o, true}, nil
}

// Assigned checks in the same way that a person has been given an assignment, whether or
// not they can begin it now.
func (s *Store) Assigned(ctx context.Context, p Person, id int64) (Assigned, error) {
	o, err := s.assignmentFor(ctx, p, id, who.BeginAssignment, who.State{Open: true})
	if err != nil {
		return Assigned{}, err
	}
	given, err := allowanceOf(s.read(ctx), id, p.id)
	if err != nil {
		return Assigned{}, in(fmt.Sprintf("assignment %d", id), err)
	}
	deleted, err := deletedAttempts(s.read(ctx), id, p.id)
	if err != nil {
		return Assigned{}, in(fmt.Sprintf("assignment %d", id), err)
	}
	return Assigned{o, given, deleted[p.id]}, nil
}

func (s *Store) assignmentFor(ctx context.Context, p Person, id int64, act who.Act, state who.State) (OpenAssignment, error) {
	doing := fmt.Sprintf("%s %d", act, id)
	if err := s.isPerson(p); err != nil {
		return OpenAssignment{}, in(doing, err)
	}
	var row assignmentRow
	if err := s.read(ctx).Take(&row, "id = ?", id).Error; err != nil {
		return OpenAssignment{}, in(doing, err)
	}
	cohort, _, err := s.cohortFor(ctx, p, row.CohortID, act, state)
	if err != nil {
		return OpenAssignment{}, in(doing, err)
	}
	place, err := cohort.place(s.read(ctx))
	if err != nil {
		return OpenAssignment{}, in(doing, err)
	}
	return OpenAssignment{p, row.assignment(), cohort, place.Zone, place.Kept()}, nil
}

// ZoneOf returns the name of the time zone of a cohort's organisation.
func (s *Store) ZoneOf(ctx context.Context, o OpenCohort) (string, error) {
	doing := fmt.Sprintf("zone of cohort %d", o.cohort.ID)
	if err := s.opensCohort(o); err != nil {
		return "", in(doing, err)
	}
	place, err := o.cohort.place(s.read(ctx))
	return place.Zone, in(doing, err)
}

// LecturersOf returns those who lead an assignment's cohort, by name.
func (s *Store) LecturersOf(ctx context.Context, o OpenAssignment) ([]Listed, error) {
	if err := s.opensAssignment(o); err != nil {
		return nil, in("lecturers of an assignment", err)
	}
	return s.cohortMembers(ctx, o.cohort.ID, who.Lecturer)
}
