package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Replacement says that a person's passphrase was replaced by a link that somebody else
// handed over, who could have used it themselves. While it stands,
//   - sessions from before go on, and nobody ends them but from one of them;
//   - in a session from before, the person can undo it, or confirm that it was them;
//   - in all others, what they wrote in runs from before is closed (see [ErrClosed]), until
//     they prove the passphrase from before or erase it; and what those runs say about them
//     is closed (see [Store.IsOpen]) until they prove it.
//
// It ends by itself, so that somebody with a session from before has had as long to undo
// it. A link that is mailed to the person ends it too.
//
// Each link that is used is a replacement of its own, and a session is from before some and
// since others: what a session sees is closed by the last one that it began since, and what
// it undoes are all that came after it.
type Replacement struct {
	At    time.Time
	Until time.Time
	Place string // the organisation whose administrator made the link; "" for whoever runs the server
	Here  Side
	Words Words
}

// Side says on which side of a replacement a session began.
type Side string

const (
	Before Side = "before"
	Since  Side = "since"
)

// Words says what becomes of what was written before a replacement.
type Words string

const (
	WordsClosed Words = "closed"
	WordsErased Words = "erased"
)

// ErrClosed means that what was written in a run is closed in this session, since its
// person's passphrase was replaced afterwards by a link that was handed over.
var ErrClosed = errors.New("what was written is closed in this session")

type replacementRow struct {
	PersonID       int64 `gorm:"primaryKey;autoIncrement:false"`
	ReplacedAt     int64 `gorm:"primaryKey;autoIncrement:false"`
	OrganisationID *int64
	OldHash        string
	Words          Words
	EndsAt         int64
}

func (replacementRow) TableName() string { return "replacements" }

// beginReplacement notes that a passphrase is about to be replaced. Replacements that stand
// already last as long as the new one.
func beginReplacement(tx *gorm.DB, link resetRow, now time.Time, lasts time.Duration) error {
	var old passphraseRow
	if err := tx.Limit(1).Find(&old, "person_id = ?", link.PersonID).Error; err != nil {
		return err
	}
	err := tx.Where("person_id = ? AND ends_at <= ?", link.PersonID, millis(now)).Delete(&replacementRow{}).Error
	if err == nil {
		err = tx.Model(&replacementRow{}).Where("person_id = ?", link.PersonID).Update("ends_at", millis(now.Add(lasts))).Error
	}
	if err == nil { // two links used within a millisecond are one replacement
		err = tx.Exec(`INSERT INTO replacements (person_id, organisation_id, old_hash, words, replaced_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (person_id, replaced_at) DO UPDATE SET organisation_id = excluded.organisation_id, words = excluded.words`,
			link.PersonID, link.OrganisationID, old.Hash, WordsClosed, millis(now), millis(now.Add(lasts))).Error
	}
	if err == nil && link.OrganisationID != nil {
		err = NoteAct(tx, *link.OrganisationID, link.MadeBy, who.HandOverReset, link.PersonID, "link used", now)
	}
	return err
}

// replacedBy takes in one of the replacements of the person's passphrase that stand, which
// come oldest first. The first that the session is from before is the one to deal with;
// if there is none, it is the last one.
func (p *Person) replacedBy(r Replacement) {
	switch {
	case p.began.Before(r.At):
		r.Here = Before
		if p.replaced != nil && p.replaced.Here == Before {
			return
		}
	default:
		r.Here, p.since = Since, r.At
		if r.Words != WordsErased {
			p.closed = r.At
		}
	}
	p.replaced = &r
}

// Replacement returns the replacement of the person's passphrase that stands and that
// concerns this session, and whether one does: the first since it began or, if there is
// none, the last one before it did.
func (p Person) Replacement() (Replacement, bool) {
	if p.replaced == nil {
		return Replacement{}, false
	}
	return *p.replaced, true
}

// mine returns proof that a run is the person's own.
func (p Person) mine(row runRow, guests []int64) Mine {
	return Mine{row.run(), row.whose(guests), row.CreatedAt < millis(p.closed), row.CreatedAt < millis(p.since)}
}

// mine returns proof that a run is the guest's.
func (g Guest) mine(row runRow) Mine {
	whose := row.whose(g.all)
	owned := whose != g.unclaimed
	return Mine{row.run(), whose, owned && row.CreatedAt < millis(g.closed), owned && row.CreatedAt < millis(g.since)}
}

// IsOpen checks that what a run says about its student isn't closed in this session: its
// reviews, its debrief and its recorded desks, in which strain is and what was said in
// supervision. The error is ErrClosed if it is. It stays so when what they wrote is erased:
// whoever has only the new passphrase could have done that.
func (s *Store) IsOpen(m Mine) error {
	err := s.IsMine(m)
	if err == nil && m.shut {
		err = ErrClosed
	}
	return err
}

// open returns ErrClosed if what was written in a run is closed in this session.
func (m Mine) open() error {
	if m.closed {
		return ErrClosed
	}
	return nil
}

// Closed reports whether what was written in the run is closed in this session.
func (m Mine) Closed() bool { return m.closed }

// Shut reports whether what the run says about its student is closed in this session, as
// [Store.IsOpen] checks.
func (m Mine) Shut() bool { return m.shut }

// mayEnd leaves the sessions of a person that can be ended from the one at hand.
func (p Person) mayEnd(tx *gorm.DB) *gorm.DB {
	tx = tx.Where("person_id = ?", p.id)
	if !p.since.IsZero() {
		tx = tx.Where("created_at >= ?", millis(p.since))
	}
	return tx
}

// notFromBefore leaves the sessions that anybody else can end: all but those from before a
// replacement that stands.
func notFromBefore(tx *gorm.DB, now int64) *gorm.DB {
	return tx.Where("NOT EXISTS (SELECT 1 FROM replacements r WHERE r.person_id = sessions.person_id AND ends_at > ? AND sessions.created_at < replaced_at)", now)
}

// OldPassphrase returns a person whose passphrase was replaced as somebody who has yet to
// show the passphrase from before, which is the one before all that stand. The error is ErrNotFound if no replacement stands.
func (s *Store) OldPassphrase(ctx context.Context, p Person) (Unproven, error) {
	doing := fmt.Sprintf("passphrase of person %d from before", p.id)
	if err := s.isPerson(p); err != nil {
		return Unproven{}, in(doing, err)
	}
	var row replacementRow
	if err := s.read(ctx).Order("replaced_at").Take(&row, "person_id = ? AND ends_at > ?", p.id, millis(s.now())).Error; err != nil {
		return Unproven{}, in(doing, err)
	}
	return Unproven{p.id, row.OldHash}, nil
}

// ConfirmReplacement ends the replacements since the session of a person began, so that they
// close nothing any longer. The error is ErrForbidden if the session began since, or if no
// replacement stands.
func (s *Store) ConfirmReplacement(ctx context.Context, p Person) error {
	doing := fmt.Sprintf("confirm the new passphrase of person %d", p.id)
	if err := s.fromBefore(p); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return deleteReplacements(tx, p.id, p.began) }))
}

// ProveReplacement ends all replacements for a person who has just shown the passphrase from
// before. The caller must have checked that.
func (s *Store) ProveReplacement(ctx context.Context, p Person, old Unproven) error {
	doing := fmt.Sprintf("confirm the new passphrase of person %d", p.id)
	err := firstError(s.isPerson(p), isUnproven(old))
	if err == nil && old.id != p.id {
		err = ErrForbidden
	}
	if err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return deleteReplacements(tx, p.id, time.Time{}) }))
}

// fromBefore checks that a person has a session from before a replacement that stands.
func (s *Store) fromBefore(p Person) error {
	err := s.isPerson(p)
	if r, is := p.Replacement(); err == nil && (!is || r.Here != Before) {
		err = ErrForbidden
	}
	return err
}

// deleteReplacements ends the replacements after a time.
func deleteReplacements(tx *gorm.DB, person int64, after time.Time) error {
	gone := tx.Where("person_id = ? AND replaced_at > ?", person, millis(after)).Delete(&replacementRow{})
	if gone.Error == nil && gone.RowsAffected == 0 {
		return ErrNotFound
	}
	return gone.Error
}

// UndoReplacement gives a person the passphrase again that they had when their session
// began, and ends all sessions since that was replaced, and the tokens made since. The error is ErrForbidden if the session
// began since, and ErrNotFound if no replacement stands.
func (s *Store) UndoReplacement(ctx context.Context, p Person) error {
	doing := fmt.Sprintf("undo the new passphrase of person %d", p.id)
	if err := s.fromBefore(p); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		var row replacementRow
		if err := tx.Order("replaced_at").Take(&row, "person_id = ? AND ends_at > ? AND replaced_at > ?", p.id, millis(now), millis(p.began)).Error; err != nil {
			return err
		}
		err := firstError(
			deleteReplacements(tx, p.id, p.began),
			personRow{ID: p.id}.deleteTokens(tx, row.ReplacedAt),
			keepPassphrase(tx, p.id, row.OldHash),
			tx.Where("person_id = ?", p.id).Delete(&resetRow{}).Error,
			tx.Where("person_id = ?", p.id).Delete(&browserRow{}).Error,
			tx.Where("person_id = ? AND created_at >= ?", p.id, row.ReplacedAt).Delete(&sessionRow{}).Error)
		if err == nil && row.OrganisationID != nil {
			err = NoteAct(tx, *row.OrganisationID, p.id, who.HandOverReset, p.id, "undone by its owner", now)
		}
		return err
	}))
}

// EraseClosed erases for good what a person wrote in runs from before their passphrase was
// replaced, so that those runs can be written in again. Their debriefs stay closed as long as
// the replacement stands. The error is ErrNotFound if nothing
// is closed.
func (s *Store) EraseClosed(ctx context.Context, p Person) error {
	doing := fmt.Sprintf("erase what is closed of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return in(doing, err)
	}
	if p.closed.IsZero() {
		return in(doing, ErrNotFound)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		guests, err := guestsOf(tx, p.id)
		theirs := tx.Model(&runRow{}).Select("id").Where("created_at < ?", millis(p.closed)).Where(hasRun, guests, guests)
		return firstError(err,
			eraseWords(tx, guests, "run_id IN (?)", theirs),
			dropMessages(tx, "student_id = ? AND made_at < ?", p.id, millis(p.closed)),
			tx.Model(&replacementRow{}).Where("person_id = ? AND replaced_at <= ?", p.id, millis(p.closed)).Update("words", WordsErased).Error)
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}
