package store

import (
	"gorm.io/gorm"

	"caseload/app/store/row"
)

// keepAttempts counts the runs that their students, who are these guests, are about to
// delete as attempts of theirs at assignments that were used. Practice never counts.
func keepAttempts(tx *gorm.DB, guests []int64, which string, args ...any) error {
	theirs := tx.Model(&runRow{}).Select("id").Where(which, args...)
	return tx.Exec(`INSERT INTO deleted_attempts (assignment_id, person_id, attempts)
		SELECT assignment_id, person_id, COUNT(*) FROM runs JOIN guests ON guests.id IN (guest_id, partner_id) AND guests.id IN ?
			WHERE runs.id IN (?) AND assignment_id IS NOT NULL AND NOT practice AND person_id IS NOT NULL
			GROUP BY assignment_id, person_id
		ON CONFLICT (assignment_id, person_id) DO UPDATE SET attempts = deleted_attempts.attempts + excluded.attempts`, guests, theirs).Error
}

// deletedAttempts returns how many runs for an assignment its students have deleted, by
// person; with a person, of that one alone.
func deletedAttempts(db *gorm.DB, assignment int64, person ...int64) (map[int64]int, error) {
	var rows []row.DeletedAttempts
	of := db.Where("assignment_id = ?", assignment)
	if len(person) > 0 {
		of = of.Where("person_id IN ?", person)
	}
	err := of.Find(&rows).Error
	all := map[int64]int{}
	for _, r := range rows {
		all[r.PersonID] = r.Attempts
	}
	return all, err
}

// Deleted returns how many runs that counted the student has deleted. Each was an attempt.
func (a Assigned) Deleted() int { return a.deleted }
