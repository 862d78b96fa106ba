package store

import (
	"context"
	"fmt"

	"caseload/app/who"
)

// Whose returns the names of an assignment's candidates, by number. The error is
// ErrForbidden while it is marked without them.
func (s *Store) Whose(ctx context.Context, m MarkedAssignment) (map[int]Listed, error) {
	doing := fmt.Sprintf("names of the candidates of assignment %d", m.assignment.ID)
	if err := s.marksAssignment(m); err != nil {
		return nil, in(doing, err)
	}
	if _, err := s.assignmentFor(ctx, m.by, m.assignment.ID, who.SeeWhose, m.marking.State()); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		ID          int64
		Number      int
		Name, Email string
	}
	err := s.read(ctx).Raw("SELECT persons.id, number, name, email FROM candidates JOIN persons ON persons.id = person_id WHERE assignment_id = ?", m.assignment.ID).Scan(&rows).Error
	names := map[int]Listed{}
	for _, r := range rows {
		names[r.Number] = Listed{r.ID, r.Name, r.Email, []who.Role{who.Student}}
	}
	return names, in(doing, err)
}

// MarkedRun returns the right to read the log and record of the run of a candidate that is
// marked, and notes in the audit log that it is read. What they say of strain and of
// supervision isn't for those who mark. The error is ErrNotFound if there is none.
func (s *Store) MarkedRun(ctx context.Context, m MarkedAssignment, number int) (Reading, error) {
	c, err := s.Candidate(ctx, m, number)
	if err == nil && !c.Finished {
		err = ErrNotFound
	}
	if err != nil {
		return Reading{}, err
	}
	err = s.noteRead(ctx, m.cohort.Organisation, m.by, who.Mark, m.assignment.ID, fmt.Sprintf("read the run of candidate %d", number))
	return Reading{run: c.run, follows: true}, in(fmt.Sprintf("note who reads candidate %d", number), err)
}
