package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Frameworks are the names of the frameworks that debriefs refer to, one a line, in the order
// in which they were chosen, of up to MaxOrganisationText bytes. The zero value stands for all of them.
type Frameworks string

// FrameworksOf returns frameworks by their names.
func FrameworksOf(names []string) Frameworks { return Frameworks(strings.Join(names, "\n")) }

// Names returns the names, or none if all are meant.
func (f Frameworks) Names() []string {
	if f == "" {
		return nil
	}
	return strings.Split(string(f), "\n")
}

// Has reports whether a framework is among them.
func (f Frameworks) Has(name string) bool { return f == "" || slices.Contains(f.Names(), name) }

// Within returns those that are in all as well; if there are none, it returns all.
func (f Frameworks) Within(all Frameworks) Frameworks {
	both := slices.DeleteFunc(f.Names(), func(name string) bool { return !all.Has(name) })
	if len(both) == 0 {
		return all
	}
	return FrameworksOf(both)
}

// FrameworksFor returns which frameworks the debrief of a run refers to: those of its
// assignment, as far as the organisation refers to them; or else those of the only
// organisation that its student belongs to and that has chosen any.
func (s *Store) FrameworksFor(ctx context.Context, r Reading) (Frameworks, error) {
	doing := fmt.Sprintf("frameworks for run %d", r.run.ID)
	if err := s.MayRead(r); err != nil {
		return "", in(doing, err)
	}
	var found []struct{ Own, Organisation Frameworks }
	query, of := `SELECT assignments.frameworks AS own, organisations.frameworks AS organisation FROM assignments
		JOIN cohorts ON cohorts.id = cohort_id JOIN organisations ON organisations.id = organisation_id WHERE assignments.id = ?`, r.run.Assigned
	if of == 0 {
		query, of = `SELECT DISTINCT '' AS own, frameworks AS organisation FROM organisations JOIN memberships ON organisation_id = organisations.id
			JOIN guests ON guests.person_id = memberships.person_id JOIN runs ON guest_id = guests.id WHERE runs.id = ? AND frameworks <> ''`, r.run.ID
	}
	err := s.read(ctx).Raw(query, of).Scan(&found).Error
	if err != nil || len(found) != 1 {
		return "", in(doing, err)
	}
	return found[0].Own.Within(found[0].Organisation), nil
}

// CohortFrameworks returns which frameworks the organisation of a cohort refers to.
func (s *Store) CohortFrameworks(ctx context.Context, o OpenCohort) (Frameworks, error) {
	doing := fmt.Sprintf("frameworks of cohort %d", o.cohort.ID)
	if err := s.opensCohort(o); err != nil {
		return "", in(doing, err)
	}
	place, err := o.cohort.place(s.read(ctx))
	return place.Frameworks, in(doing, err)
}

// AssignmentFrameworks returns which frameworks the organisation of an assignment refers to.
func (s *Store) AssignmentFrameworks(ctx context.Context, o OpenAssignment) (Frameworks, error) {
	doing := fmt.Sprintf("frameworks of the organisation of assignment %d", o.assignment.ID)
	if err := s.opensAssignment(o); err != nil {
		return "", in(doing, err)
	}
	place, err := o.cohort.place(s.read(ctx))
	return place.Frameworks, in(doing, err)
}
