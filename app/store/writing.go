package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// Writing is a text that somebody wrote with a decision: a reason, a note or a
// feeling. It has no effect on the simulation, is part of no digest, and can be
// erased.
type Writing struct {
	Turn int
	Kind string
	Text string
}

type writingRow struct {
	RunID int64  `gorm:"primaryKey;autoIncrement:false"`
	Turn  int    `gorm:"primaryKey;autoIncrement:false"`
	Kind  string `gorm:"primaryKey"`
	Text  string
}

func (writingRow) TableName() string { return "writings" }

func (w Writing) check() error {
	if w.Kind == "" || len(w.Kind) > 40 {
		return fmt.Errorf("a writing needs a kind of at most 40 characters, not %q", w.Kind)
	}
	return firstError(textWithin("a writing's kind", w.Kind, 40), textWithin("a writing", w.Text, MaxText))
}

// Writings returns a run's writings, ordered by turn and kind. The error is ErrClosed if
// they are closed in this session.
func (s *Store) Writings(ctx context.Context, m Mine) ([]Writing, error) {
	if err := firstError(s.IsMine(m), m.open()); err != nil {
		return nil, in(fmt.Sprintf("words of run %d", m.run.ID), err)
	}
	return s.writings(ctx, m.run.ID)
}

// WritingsAt returns a run's writings of one turn, ordered by kind.
func (s *Store) WritingsAt(ctx context.Context, m Mine, turn int) (writings []Writing, err error) {
	doing := fmt.Sprintf("words at turn %d of run %d", turn, m.run.ID)
	if err := firstError(s.IsMine(m), m.open()); err != nil {
		return nil, in(doing, err)
	}
	rows, err := s.read(ctx).Raw("SELECT kind, text FROM writings WHERE run_id = ? AND turn = ?", m.run.ID, turn).Rows()
	if err != nil {
		return nil, in(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		w := Writing{Turn: turn}
		if err := rows.Scan(&w.Kind, &w.Text); err != nil {
			return nil, in(doing, err)
		}
		writings = append(writings, w)
	}
	slices.SortFunc(writings, func(a, b Writing) int { return cmp.Compare(a.Kind, b.Kind) })
	return writings, in(doing, rows.Err())
}

func (s *Store) writings(ctx context.Context, run int64) ([]Writing, error) {
	var rows []writingRow
	err := s.read(ctx).Where("run_id = ?", run).Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("words of run %d", run), err)
	}
	slices.SortFunc(rows, func(a, b writingRow) int { // here, since a database may have an order of its own
		return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.Kind, b.Kind))
	})
	writings := make([]Writing, len(rows))
	for i, r := range rows {
		writings[i] = Writing{r.Turn, r.Kind, r.Text}
	}
	return writings, nil
}

// PutWriting stores a writing independently of a decision, replacing the one of the
// same run, turn and kind. An empty text erases that one.
func (s *Store) PutWriting(ctx context.Context, m Mine, w Writing) error {
	doing := fmt.Sprintf("writing at turn %d of run %d", w.Turn, m.run.ID)
	if err := firstError(s.IsMine(m), m.open(), w.check()); err != nil {
		return in(doing, err)
	}
	row := writingRow{m.run.ID, w.Turn, w.Kind, w.Text}
	err := s.write(ctx, func(tx *gorm.DB) error { return putWritings(tx, []writingRow{row}) })
	if err == nil && w.Text == "" {
		s.forget(ctx)
	}
	return in(doing, err)
}

// putWritings stores writings of one run, one row at a time: otherwise a separate statement
// would have to be prepared for every number of rows. ErrManyWritings means that there
// would be too many; erasing is always possible.
func putWritings(tx *gorm.DB, rows []writingRow) error {
	adds := false
	for _, row := range rows {
		if err := putWriting(tx, row); err != nil {
			return err
		}
		adds = adds || row.Text != ""
	}
	if !adds {
		return nil
	}
	var kept words
	err := tx.Raw("SELECT "+keptWords+" FROM runs WHERE id = ?", rows[0].RunID).Row().Scan(&kept.run, &kept.guest)
	return firstError(err, kept.check())
}

// words is how many bytes of words are kept of a run, and of all runs of its guest.
type words struct{ run, guest int }

// keptWords selects the words of a row of runs. The guest's are added up only if they have
// so many runs that there can be too many: each run has at most MaxRunWritings.
var keptWords = fmt.Sprintf(`
	(SELECT COALESCE(SUM(octet_length(text)), 0) FROM writings WHERE run_id = runs.id),
	CASE WHEN (SELECT COUNT(*) FROM runs AS theirs WHERE theirs.guest_id = runs.guest_id) <= %d THEN 0
	ELSE (SELECT COALESCE(SUM(octet_length(text)), 0) FROM writings WHERE run_id IN
		(SELECT id FROM runs AS theirs WHERE theirs.guest_id = runs.guest_id)) END`,
	MaxGuestWritings/MaxRunWritings)

// check returns ErrManyWritings if there are too many words, with those that are to be
// added.
func (w words) check(added ...writingRow) error {
	for _, a := range added {
		w.run += len(a.Text)
		w.guest += len(a.Text)
	}
	if w.run > MaxRunWritings || w.guest > MaxGuestWritings {
		return ErrManyWritings
	}
	return nil
}

func putWriting(tx *gorm.DB, w writingRow) error {
	err := error(nil)
	if w.Text == "" {
		err = firstError(
			tx.Exec("DELETE FROM writings WHERE run_id = ? AND turn = ? AND kind = ?", w.RunID, w.Turn, w.Kind).Error,
			dropPieces(tx, "run_id = ? AND turn = ? AND kind = ?", w.RunID, w.Turn, w.Kind))
	} else {
		err = tx.Exec(`INSERT INTO writings (run_id, turn, kind, text) VALUES (?, ?, ?, ?)
			ON CONFLICT (run_id, turn, kind) DO UPDATE SET text = excluded.text`, w.RunID, w.Turn, w.Kind, w.Text).Error
	}
	if errors.Is(err, gorm.ErrForeignKeyViolated) {
		return ErrNotFound
	}
	return err
}

// PutWritings stores several writings of a run, each as [Store.PutWriting] does; either
// all of them are stored or none.
func (s *Store) PutWritings(ctx context.Context, m Mine, writings []Writing) error {
	doing, erased := fmt.Sprintf("words of run %d", m.run.ID), false
	if err := firstError(s.IsMine(m), m.open(), within("words kept together", len(writings), MaxTogether)); err != nil {
		return in(doing, err)
	}
	if len(writings) == 0 {
		return nil
	}
	rows := make([]writingRow, len(writings))
	for i, w := range writings {
		if err := w.check(); err != nil {
			return in(doing, err)
		}
		rows[i] = writingRow{m.run.ID, w.Turn, w.Kind, w.Text}
		erased = erased || w.Text == ""
	}
	err := s.write(ctx, func(tx *gorm.DB) error { return putWritings(tx, rows) })
	if err == nil && erased {
		s.forget(ctx)
	}
	return in(doing, err)
}

// EraseWritings erases all of a run's words for good, with their share if there is
// one. It returns after the bytes have been overwritten. Decisions and digests
// don't change.
//
// The bytes are overwritten after the transaction; from the transaction on, the
// words can't be read through the store. If another process is reading at that
// moment, overwriting isn't possible; it is then done by the next erasure or
// DeleteExpired, or when the database is closed.
func (s *Store) EraseWritings(ctx context.Context, m Mine) error {
	run := m.run.ID
	if err := s.IsMine(m); err != nil {
		return in(fmt.Sprintf("erase words of run %d", run), err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			unshare(tx, "run_id = ?", run),
			dropPieces(tx, "run_id = ?", run),
			tx.Where("run_id = ?", run).Delete(&writingRow{}).Error)
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("erase words of run %d", run), err)
}

// EraseWritingsOf erases all words in all of a guest's runs for good, as EraseWritings
// does.
func (s *Store) EraseWritingsOf(ctx context.Context, g Guest) error {
	doing := fmt.Sprintf("erase words of guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return in(doing, err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		theirs := tx.Model(&runRow{}).Select("id").Where("guest_id IN ?", g.all)
		return firstError(
			unshare(tx, "run_id IN (?)", theirs),
			dropPieces(tx, "run_id IN (?)", theirs),
			dropMessages(tx, "student_id IN (?)", tx.Model(&guestRow{}).Select("person_id").Where("id IN ? AND person_id IS NOT NULL", g.all)),
			tx.Where("run_id IN (?)", theirs).Delete(&writingRow{}).Error)
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// forget overwrites what was deleted. A failure is only logged, because the
// deletion itself is durable already.
func (s *Store) forget(ctx context.Context) {
	// Not cancelled, even if the client has gone.
	if err := s.db.Forget(context.WithoutCancel(ctx)); err != nil {
		s.log.Warn("store: deleted text stays in the log file for now", "reason", err)
	}
}
