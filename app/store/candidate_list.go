package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/mark"
	"caseload/app/store/row"
	"caseload/app/who"
)

// Candidates returns the candidates of an assignment. Those who have finished and have no
// number yet get one that draw returns.
func (s *Store) Candidates(ctx context.Context, m MarkedAssignment, draw func() int) (Candidates, error) {
	doing := fmt.Sprintf("candidates of assignment %d", m.assignment.ID)
	if err := s.marksAssignment(m); err != nil {
		return Candidates{}, in(doing, err)
	}
	for range 20 { // numbers that are drawn twice are drawn once more
		all, without, err := s.candidates(s.read(ctx), m.Open(), m.marking, 0)
		if err != nil || len(without) == 0 {
			for i, c := range all.List {
				all.List[i] = c.seenBy(m.marking, m.by.id)
			}
			for i, c := range all.Left {
				all.Left[i] = c.seenBy(m.marking, m.by.id)
			}
			return all, in(doing, err)
		}
		rows := make([]row.Candidate, len(without))
		for i, person := range without {
			rows[i] = row.Candidate{AssignmentID: m.assignment.ID, PersonID: person, Number: draw()}
		}
		err = s.write(ctx, func(tx *gorm.DB) error {
			return tx.Clauses(clause.OnConflict{DoNothing: true}).CreateInBatches(slices.Clone(rows), 500).Error
		})
		if err != nil {
			return Candidates{}, in(doing, err)
		}
	}
	return Candidates{}, in(doing, ErrTaken)
}

// candidates returns the candidates who have a number, and which students are to get one; of
// one person and those who have a run with them alone, unless person is 0.
func (s *Store) candidates(db *gorm.DB, o OpenAssignment, m mark.Marking, person int64) (all Candidates, without []int64, err error) {
	var students []struct {
		ID       int64
		Number   int
		Gone     bool // from the cohort
		Apart    string
		ApartRun int64
	}
	var runs []struct {
		Row    runRow `gorm:"embedded"`
		Person int64
		DueAt  *int64
	}
	of := map[string]any{"assignment": o.assignment.ID, "cohort": o.cohort.ID, "role": who.Student, "now": millis(s.now()), "person": person}
	few, theirs := "", ""
	if person != 0 {
		theirs = ` AND EXISTS (SELECT 1 FROM guests g WHERE g.id IN (runs.guest_id, runs.partner_id) AND g.person_id IN @few)` // with their partners
		var persons []int64
		err := db.Raw(`SELECT DISTINCT guests.person_id FROM guests JOIN runs ON guests.id IN (runs.guest_id, runs.partner_id)
			WHERE runs.assignment_id = @assignment AND runs.partner_id IS NOT NULL AND guests.person_id IS NOT NULL AND
			EXISTS (SELECT 1 FROM guests g WHERE g.id IN (runs.guest_id, runs.partner_id) AND g.person_id = @person)`, of).Scan(&persons).Error
		if err != nil {
			return all, nil, err
		}
		few, of["few"] = " AND cohort_members.person_id IN @few", append(persons, person)
	}
	err = firstError(
		db.Raw(`SELECT cohort_members.person_id AS id, COALESCE(candidates.number, 0) AS number, FALSE AS gone,
				COALESCE(candidates.apart, '') AS apart, COALESCE(candidates.apart_run, 0) AS apart_run FROM cohort_members
			LEFT JOIN candidates ON candidates.person_id = cohort_members.person_id AND candidates.assignment_id = @assignment
			WHERE cohort_id = @cohort AND role = @role`+few+`
			UNION ALL SELECT person_id, number, TRUE, apart, apart_run FROM candidates WHERE assignment_id = @assignment
				AND NOT EXISTS (SELECT 1 FROM cohort_members there WHERE there.cohort_id = @cohort AND there.role = @role AND there.person_id = candidates.person_id)
			ORDER BY number`, of).Scan(&students).Error,
		db.Raw(`SELECT runs.*, guests.person_id AS person, allowances.due_at AS due_at FROM runs JOIN guests ON guests.id IN (runs.guest_id, runs.partner_id)
			LEFT JOIN allowances ON allowances.person_id = guests.person_id AND allowances.assignment_id = runs.assignment_id
			WHERE runs.assignment_id = @assignment AND NOT runs.practice AND runs.expires_at > @now AND guests.person_id IS NOT NULL`+theirs, of).Scan(&runs).Error)
	persons, _ := of["few"].([]int64)
	marks, err2 := row.Marks(db, o.assignment.ID, persons, o.cohort.ID, who.Lecturer)
	given, err3 := row.LastGiven(db, o.assignment.ID, persons)
	deleted, err4 := deletedAttempts(db, o.assignment.ID, persons...)
	if err := firstError(err, err2, err3, err4); err != nil {
		return all, nil, err
	}
	longest := map[int64]Allowance{} // by run: that of a pair has the later date
	ended, going := map[int64][]Run{}, map[int64]bool{}
	for _, r := range runs {
		longest[r.Row.ID] = longest[r.Row.ID].OrLonger(Allowance{Due: timeOf(r.DueAt)})
		if run := r.Row.run(); run.EndedAt != nil {
			ended[r.Person] = append(ended[r.Person], run)
		} else {
			going[r.Person] = true
		}
	}
	for _, x := range students {
		c := Candidate{Number: x.Number, person: x.ID, Given: given[x.ID], Deleted: deleted[x.ID] > 0 && !m.State().Blind}
		late := c.counts(ended[x.ID], func(run int64) time.Time { return o.assignment.DueFor(longest[run]) })
		c.Finished, c.Late = c.run.ID != 0, late && m.Lateness && !m.State().Blind
		if c.Finished && x.ApartRun == c.run.ID {
			c.Apart = x.Apart
		}
		for _, m := range marks[x.ID] {
			m.Mark.Earlier = c.Finished && m.Run != c.run.ID
			c.Marks = append(c.Marks, m.Mark)
		}
		switch {
		case x.Gone && len(c.Marks) == 0:
		case x.Gone:
			all.Left = append(all.Left, c)
		case !c.Finished && len(c.Marks) == 0 && going[x.ID]:
			all.Going++
		case !c.Finished && len(c.Marks) == 0:
			all.NotBegun++
		case c.Number == 0:
			without = append(without, x.ID)
		default:
			all.List = append(all.List, c)
		}
	}
	all.share()
	return all, without, nil
}

// Candidate returns the candidate with a number. The error is ErrNotFound if there is none.
func (s *Store) Candidate(ctx context.Context, m MarkedAssignment, number int) (Candidate, error) {
	doing := fmt.Sprintf("candidate %d of assignment %d", number, m.assignment.ID)
	if err := s.marksAssignment(m); err != nil {
		return Candidate{}, in(doing, err)
	}
	c, _, err := s.candidate(s.read(ctx), m.Open(), m.marking, number)
	return c.seenBy(m.marking, m.by.id), in(doing, err)
}

// candidate returns the candidate with a number, and the others who have the same run.
func (s *Store) candidate(db *gorm.DB, o OpenAssignment, m mark.Marking, number int) (c Candidate, with []Candidate, err error) {
	var persons []int64
	err = db.Model(&row.Candidate{}).Where("assignment_id = ? AND number = ?", o.assignment.ID, number).Pluck("person_id", &persons).Error
	if err != nil || len(persons) == 0 {
		return c, nil, firstError(err, ErrNotFound)
	}
	all, _, err := s.candidates(db, o, m, persons[0])
	if err != nil {
		return c, nil, err
	}
	for _, x := range all.List {
		switch {
		case x.Number == number:
			c = x
		case slices.Contains(x.With, number):
			with = append(with, x)
		}
	}
	if c.Number == 0 {
		err = ErrNotFound
	}
	return c, with, err
}
