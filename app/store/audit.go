package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// The audit log says what staff have done. It can only be added to: the database itself
// refuses anything else. It names people by their numbers, so that nothing in it has to
// change when somebody is erased.

// Audited is a line of the audit log.
type Audited struct {
	ID     int64
	At     time.Time
	Person int64 // who did it; 0 for the operator of the server
	Act    who.Act
	About  int64 // the number of what it was done to
	Detail string
}

type auditRow struct {
	ID             int64 `gorm:"primaryKey"`
	OrganisationID int64
	MadeAt         int64
	Person         int64
	Act            who.Act
	About          int64
	Detail         string
}

func (auditRow) TableName() string { return "audit" }

// NoteAct adds a line to an organisation's audit log, in the transaction of what it is about.
func NoteAct(tx *gorm.DB, organisation, person int64, act who.Act, about int64, detail string, at time.Time) error {
	return tx.Create(&auditRow{OrganisationID: organisation, MadeAt: millis(at), Person: person, Act: act, About: about, Detail: detail}).Error
}

// Audit returns at most most lines of an organisation's audit log that are older than
// the one with the number before, newest first; 0 begins with the newest.
func (s *Store) Audit(ctx context.Context, a Allowed, before int64, most int) ([]Audited, error) {
	return s.AuditBetween(ctx, a, time.Time{}, time.Time{}, before, most)
}

// AuditBetween returns in the same way lines that were added from one time on and before
// another. A zero time is no bound.
func (s *Store) AuditBetween(ctx context.Context, a Allowed, from, until time.Time, before int64, most int) ([]Audited, error) {
	doing := fmt.Sprintf("audit log of organisation %d", a.organisation)
	if err := s.allowed(a, who.ReadAudit); err != nil {
		return nil, in(doing, err)
	}
	rows := auditBetween(s.read(ctx), a, from, until)
	if before > 0 {
		rows = rows.Where("id < ?", before)
	}
	var found []auditRow
	err := rows.Order("id DESC").Limit(most).Find(&found).Error
	list := make([]Audited, len(found))
	for i, r := range found {
		list[i] = Audited{r.ID, fromMillis(r.MadeAt), r.Person, r.Act, r.About, r.Detail}
	}
	return list, in(doing, err)
}

// AuditSize returns how many lines there are between two times, counting no further than
// most.
func (s *Store) AuditSize(ctx context.Context, a Allowed, from, until time.Time, most int) (int, error) {
	doing := fmt.Sprintf("size of the audit log of organisation %d", a.organisation)
	if err := s.allowed(a, who.ReadAudit); err != nil {
		return 0, in(doing, err)
	}
	var n int64
	lines := auditBetween(s.read(ctx), a, from, until).Select("id").Limit(most)
	err := s.read(ctx).Table("(?) AS lines", lines).Count(&n).Error
	return int(n), in(doing, err)
}

func auditBetween(db *gorm.DB, a Allowed, from, until time.Time) *gorm.DB {
	rows := db.Model(&auditRow{}).Where("organisation_id = ?", a.organisation)
	if !from.IsZero() {
		rows = rows.Where("made_at >= ?", millis(from))
	}
	if !until.IsZero() {
		rows = rows.Where("made_at < ?", millis(until))
	}
	return rows
}
