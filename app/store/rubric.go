package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/mark"
	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// lockMarking waits for all others that mark an assignment or change how it is marked, keeps
// them waiting until the transaction ends, and returns how it is marked.
func (a Assignment) lockMarking(tx *gorm.DB) (mark.Marking, error) {
	if err := database.LockRows(tx, &assignmentRow{}, "NO KEY UPDATE", "id = ?", []any{a.ID}); err != nil {
		return mark.Marking{}, err
	}
	return row.MarkingOf(tx, a.ID)
}

// MarkingOf returns how an assignment is marked.
func (s *Store) MarkingOf(ctx context.Context, o OpenAssignment) (mark.Marking, error) {
	doing := fmt.Sprintf("marking of assignment %d", o.assignment.ID)
	if err := s.opensAssignment(o); err != nil {
		return mark.Marking{}, in(doing, err)
	}
	m, err := row.MarkingOf(s.read(ctx), o.assignment.ID)
	return m, in(doing, err)
}

// Rubrics returns every edition of an assignment's rubric, the first one first.
func (s *Store) Rubrics(ctx context.Context, o OpenAssignment) ([]mark.Rubric, error) {
	doing := fmt.Sprintf("rubrics of assignment %d", o.assignment.ID)
	if err := s.opensAssignment(o); err != nil {
		return nil, in(doing, err)
	}
	list, err := row.Rubrics(s.read(ctx), o.assignment.ID)
	return list, in(doing, err)
}

// ChangeMarking writes the rubric of an assignment, or another edition of it, and how it is
// marked. The Edition, Since, Released and At of m are ignored. Where runs become anonymous,
// candidates get other numbers; and where marks are released, whoever has one that counts now
// has it at once. The error is ErrChanged if it has been changed since m.Changed; ErrTaken if
// there are marks that wouldn't stand and again is false; and ErrLocked if how it is marked is
// to change although there are marks, but for a second marker who is taken off.
func (s *Store) ChangeMarking(ctx context.Context, l LedAssignment, m mark.Marking, again bool) error {
	doing := fmt.Sprintf("change the rubric of assignment %d", l.assignment.ID)
	criteria, err := json.Marshal(m.Criteria)
	err = firstError(s.leadsAssignment(l), err, within("criteria", len(m.Criteria), mark.MostCriteria), TextWithin("a rubric", criteria, mark.MaxRubric), TextWithin("a reason", m.Why, MaxWhy))
	if err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		was, err := l.assignment.lockMarking(tx)
		if err != nil {
			return err
		}
		marks, err := row.CountMarks(tx, l.assignment.ID)
		if err != nil {
			return err
		}
		stand := mark.Alike(was.Criteria, m.Criteria) && !m.Anew
		switch {
		case was.Changed != m.Changed:
			return ErrChanged
		case was.Edition >= mark.MaxEditions:
			return ErrFull
		case marks > 0 && (was.Anonymous != m.Anonymous || was.Second != m.Second && m.Second != mark.Single):
			return ErrLocked
		case marks > 0 && !stand && !again:
			return ErrTaken
		}
		next := row.Marking{
			AssignmentID: l.assignment.ID, Anonymous: m.Anonymous, Second: m.Second, Difference: m.Difference, Lateness: m.Lateness,
			Edition: was.Edition + 1, Since: was.Since, Changed: was.Changed + 1, ReleasedAt: millisOf(was.Released),
		}
		detail := "marks stand"
		if !stand || marks == 0 {
			next.Since, detail = next.Edition, fmt.Sprintf("%d marks to be given again", marks)
		}
		if marks > 0 && was.Second != m.Second {
			detail += ", the second marker taken off"
		}
		if m.Anonymous && !was.Anonymous {
			err = l.assignment.drawAgain(tx)
		}
		err = firstError(err,
			tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&next).Error,
			tx.Create(&row.Rubric{AssignmentID: l.assignment.ID, Edition: next.Edition, Criteria: string(criteria), Why: m.Why, MadeAt: millis(now)}).Error,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeAssignment, l.assignment.ID, fmt.Sprintf("edition %d of the rubric, %s", next.Edition, detail), now))
		if err != nil || was.Released == nil {
			return err
		}
		// Two marks may differ by more now, so that one of them counts which wasn't given.
		marking, err := row.MarkingOf(tx, l.assignment.ID)
		if err == nil {
			_, err = s.giveAll(tx, l.Open(), marking, m.Why, now)
		}
		return err
	}))
}

// drawAgain has candidates get other numbers, since lecturers could have seen names beside
// those that they have. It is for an assignment without marks.
func (a Assignment) drawAgain(tx *gorm.DB) error {
	return tx.Exec("DELETE FROM candidates WHERE assignment_id = ? AND person_id NOT IN (SELECT person_id FROM marks WHERE assignment_id = ?)", a.ID, a.ID).Error
}

// CountMarks counts the marks for an assignment that nothing has taken the place of, with
// drafts.
func (s *Store) CountMarks(ctx context.Context, l LedAssignment) (int64, error) {
	doing := fmt.Sprintf("count the marks for assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return 0, in(doing, err)
	}
	n, err := row.CountMarks(s.read(ctx), l.assignment.ID)
	return n, in(doing, err)
}

// StandingMarks counts the marks for an assignment that stand, by candidate's number.
func (s *Store) StandingMarks(ctx context.Context, l LedAssignment) (list []mark.ToCome, err error) {
	doing := fmt.Sprintf("marks for assignment %d that stand", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	err = s.read(ctx).Raw(`SELECT candidates.number AS candidate, COUNT(marks.handed_at) AS handed, COUNT(*) - COUNT(marks.handed_at) AS drafts
		FROM marks JOIN candidates ON candidates.assignment_id = marks.assignment_id AND candidates.person_id = marks.person_id
		JOIN markings ON markings.assignment_id = marks.assignment_id
		WHERE marks.assignment_id = ? AND marks.replaced_at IS NULL AND marks.edition >= markings.since
		GROUP BY candidates.number ORDER BY candidates.number`, l.assignment.ID).Scan(&list).Error
	return list, in(doing, err)
}
