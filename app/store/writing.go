package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// Writing is a text that somebody wrote with a decision: a reason, a note or a
// feeling. It has no effect on the simulation, is part of no digest, and can be
// erased.
type Writing struct {
	Turn int
	Kind string
	Text string

	Shown time.Time // when its student showed it to those who follow the run: a reason alone can be; zero if they don't
}

// KindReason is the kind of a writing that says what weighed most in a decision.
const KindReason = "reason"

type writingRow struct {
	RunID int64  `gorm:"primaryKey;autoIncrement:false"`
	Turn  int    `gorm:"primaryKey;autoIncrement:false"`
	Kind  string `gorm:"primaryKey"`
	Text  string

	GuestID int64 `gorm:"primaryKey;autoIncrement:false"` // who wrote it: with a partner, each has words of their own
	ShownAt *int64
}

func (writingRow) TableName() string { return "writings" }

func (w Writing) check() error {
	if w.Kind == "" || len(w.Kind) > 40 {
		return fmt.Errorf("a writing needs a kind of at most 40 characters, not %q", w.Kind)
	}
	if !w.Shown.IsZero() && w.Kind != KindReason {
		return fmt.Errorf("a writing of the kind %q can't be shown", w.Kind)
	}
	return firstError(TextWithin("a writing's kind", w.Kind, 40), TextWithin("a writing", w.Text, MaxText))
}

// Writings returns the writings of m's guest in a run, ordered by turn and kind. The error is ErrClosed if
// they are closed in this session.
func (s *Store) Writings(ctx context.Context, m Mine) ([]Writing, error) {
	if err := firstError(s.IsMine(m), m.open()); err != nil {
		return nil, in(fmt.Sprintf("words of run %d", m.run.ID), err)
	}
	return s.writings(ctx, m.run.ID, m.guest)
}

// WritingsAt returns those of one turn, ordered by kind.
func (s *Store) WritingsAt(ctx context.Context, m Mine, turn int) (writings []Writing, err error) {
	doing := fmt.Sprintf("words at turn %d of run %d", turn, m.run.ID)
	if err := firstError(s.IsMine(m), m.open()); err != nil {
		return nil, in(doing, err)
	}
	rows, err := s.read(ctx).Raw("SELECT kind, text, shown_at FROM writings WHERE run_id = ? AND turn = ? AND guest_id = ?", m.run.ID, turn, m.guest).Rows()
	if err != nil {
		return nil, in(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		row := writingRow{Turn: turn}
		if err := rows.Scan(&row.Kind, &row.Text, &row.ShownAt); err != nil {
			return nil, in(doing, err)
		}
		writings = append(writings, row.writing())
	}
	slices.SortFunc(writings, func(a, b Writing) int { return cmp.Compare(a.Kind, b.Kind) })
	return writings, in(doing, rows.Err())
}

func (s *Store) writings(ctx context.Context, run, guest int64) ([]Writing, error) {
	var rows []writingRow
	err := s.read(ctx).Where("run_id = ? AND guest_id = ?", run, guest).Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("words of run %d", run), err)
	}
	slices.SortFunc(rows, func(a, b writingRow) int { // here, since a database may have an order of its own
		return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.Kind, b.Kind))
	})
	writings := make([]Writing, len(rows))
	for i, r := range rows {
		writings[i] = r.writing()
	}
	return writings, nil
}

// PutWriting stores a writing independently of a decision, replacing the one of the
// same writer, run, turn and kind. An empty text erases that one.
func (s *Store) PutWriting(ctx context.Context, m Mine, w Writing) error {
	doing := fmt.Sprintf("writing at turn %d of run %d", w.Turn, m.run.ID)
	if err := firstError(s.IsMine(m), m.open(), w.check()); err != nil {
		return in(doing, err)
	}
	row := m.writing(w)
	err := s.write(ctx, func(tx *gorm.DB) error { return putWritings(tx, m, []writingRow{row}) })
	if err == nil && w.Text == "" {
		s.forget(ctx)
	}
	return in(doing, err)
}

func (m Mine) writing(w Writing) writingRow {
	row := writingRow{RunID: m.run.ID, Turn: w.Turn, Kind: w.Kind, Text: w.Text, GuestID: m.guest}
	if !w.Shown.IsZero() {
		at := millis(w.Shown)
		row.ShownAt = &at
	}
	return row
}

func (r writingRow) writing() Writing {
	w := Writing{Turn: r.Turn, Kind: r.Kind, Text: r.Text}
	if r.ShownAt != nil {
		w.Shown = fromMillis(*r.ShownAt)
	}
	return w
}

// putWritings stores writings of one run, one row at a time: otherwise a separate statement
// would have to be prepared for every number of rows. ErrManyWritings means that there
// would be too many; erasing is always possible.
func putWritings(tx *gorm.DB, m Mine, rows []writingRow) error {
	if err := m.hasStill(tx); err != nil {
		return err
	}
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
	err := tx.Raw("SELECT "+keptWords+" FROM "+runOfWriter, m.guest, m.run.ID).Row().Scan(&kept.run, &kept.guest)
	return firstError(err, kept.check())
}

// words is how many bytes of a guest's words are kept of a run, and of all their runs.
type words struct{ run, guest int }

// runOfWriter is a run with the guest whose words go with it, for keptWords. Both are asked
// for by number, one row each: see [Store.MineByToken].
const runOfWriter = `(SELECT id, version, expires_at, ended_at, (SELECT id FROM guests WHERE id = ?) AS writer FROM runs WHERE id = ?) AS runs WHERE runs.writer IS NOT NULL`

// keptWords selects a writer's words in a row of runOfWriter. Those in all their runs are added up
// only if they have so many that there can be too many: each has at most MaxRunWritings.
var keptWords = fmt.Sprintf(`
	(SELECT COALESCE(SUM(octet_length(text)), 0) FROM writings WHERE run_id = runs.id AND guest_id = runs.writer),
	CASE WHEN (SELECT COUNT(*) FROM runs AS theirs WHERE theirs.guest_id = runs.writer OR theirs.partner_id = runs.writer) <= %d THEN 0
	ELSE (SELECT COALESCE(SUM(octet_length(text)), 0) FROM writings WHERE guest_id = runs.writer AND run_id IN
		(SELECT id FROM runs AS theirs WHERE theirs.guest_id = runs.writer OR theirs.partner_id = runs.writer)) END`,
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
			tx.Exec("DELETE FROM writings WHERE run_id = ? AND turn = ? AND kind = ? AND guest_id = ?", w.RunID, w.Turn, w.Kind, w.GuestID).Error,
			dropPieces(tx, []int64{w.GuestID}, "run_id = ? AND turn = ? AND kind = ?", w.RunID, w.Turn, w.Kind))
	} else {
		err = tx.Exec(`INSERT INTO writings (run_id, turn, kind, text, guest_id, shown_at) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (run_id, turn, kind, guest_id) DO UPDATE SET text = excluded.text, shown_at = excluded.shown_at`, w.RunID, w.Turn, w.Kind, w.Text, w.GuestID, w.ShownAt).Error
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
		rows[i] = m.writing(w)
		erased = erased || w.Text == ""
	}
	err := s.write(ctx, func(tx *gorm.DB) error { return putWritings(tx, m, rows) })
	if err == nil && erased {
		s.forget(ctx)
	}
	return in(doing, err)
}

// EraseWritings erases all words of m's guest in a run for good, with their share if there
// is one. It returns after the bytes have been overwritten. Decisions and digests
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
		return eraseWords(tx, []int64{m.guest}, "run_id = ?", run)
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
		theirs := tx.Model(&runRow{}).Select("id").Where(hasRun, g.all, g.all)
		return firstError(
			eraseWords(tx, g.all, "run_id IN (?)", theirs),
			dropMessages(tx, "student_id IN (?)", tx.Model(&guestRow{}).Select("person_id").Where("id IN ? AND person_id IS NOT NULL", g.all)))
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// eraseWords erases what these guests wrote in some runs, with what they shared and handed
// over of it.
func eraseWords(tx *gorm.DB, guests []int64, which string, args ...any) error {
	return firstError(
		tx.Where("guest_id IN ?", guests).Where(which, args...).Delete(&shareRow{}).Error,
		dropPieces(tx, guests, which, args...),
		tx.Where("guest_id IN ?", guests).Where(which, args...).Delete(&writingRow{}).Error)
}

// forget overwrites what was deleted. A failure is only logged, because the
// deletion itself is durable already.
func (s *Store) forget(ctx context.Context) {
	// Not cancelled, even if the client has gone.
	if err := s.db.Forget(context.WithoutCancel(ctx)); err != nil {
		s.log.Warn("store: deleted text stays in the log file for now", "reason", err)
	}
}
