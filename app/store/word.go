package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Word is a text that somebody wrote with a decision: a reason, a note or a
// feeling. It has no effect on the simulation, is part of no digest, and can be
// erased.
type Word struct {
	Turn int
	Kind string
	Text string
}

type wordRow struct {
	RunID int64  `gorm:"primaryKey;autoIncrement:false"`
	Turn  int    `gorm:"primaryKey;autoIncrement:false"`
	Kind  string `gorm:"primaryKey"`
	Text  string
}

func (wordRow) TableName() string { return "words" }

func (w Word) check() error {
	if w.Kind == "" || len(w.Kind) > 40 {
		return fmt.Errorf("a word needs a kind of at most 40 letters, not %q", w.Kind)
	}
	return within("a word", len(w.Text), MaxText)
}

// Words returns a run's words, ordered by turn and kind.
func (s *Store) Words(ctx context.Context, m Mine) ([]Word, error) {
	if err := s.IsMine(m); err != nil {
		return nil, in(fmt.Sprintf("words of run %d", m.run.ID), err)
	}
	return s.words(ctx, m.run.ID)
}

func (s *Store) words(ctx context.Context, run int64) ([]Word, error) {
	var rows []wordRow
	err := s.read(ctx).Where("run_id = ?", run).Order("turn, kind").Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("words of run %d", run), err)
	}
	words := make([]Word, len(rows))
	for i, r := range rows {
		words[i] = Word{r.Turn, r.Kind, r.Text}
	}
	return words, nil
}

// PutWord stores a word independently of a decision, replacing the one of the
// same run, turn and kind. An empty text erases that one.
func (s *Store) PutWord(ctx context.Context, m Mine, w Word) error {
	doing := fmt.Sprintf("word at turn %d of run %d", w.Turn, m.run.ID)
	if err := firstError(s.IsMine(m), w.check()); err != nil {
		return in(doing, err)
	}
	row := wordRow{m.run.ID, w.Turn, w.Kind, w.Text}
	err := s.write.do(ctx, func(tx *gorm.DB) error { return putWords(tx, []wordRow{row}) })
	if err == nil && w.Text == "" {
		s.forget(ctx)
	}
	return in(doing, err)
}

// putWords stores words of one run, one row at a time: otherwise a separate statement
// would have to be prepared for every number of rows. ErrManyWords means that there
// would be too many; erasing is always possible.
func putWords(tx *gorm.DB, rows []wordRow) error {
	adds := false
	for _, row := range rows {
		if err := putWord(tx, row); err != nil {
			return err
		}
		adds = adds || row.Text != ""
	}
	if !adds {
		return nil
	}
	var kept struct{ Run, Guest int64 }
	err := tx.Raw(`SELECT
		(SELECT SUM(octet_length(text)) FROM words WHERE run_id = @run) AS run,
		(SELECT SUM(octet_length(text)) FROM words WHERE run_id IN
			(SELECT id FROM runs WHERE guest_id = (SELECT guest_id FROM runs WHERE id = @run))) AS guest`,
		map[string]any{"run": rows[0].RunID}).Scan(&kept).Error
	if err == nil && (kept.Run > MaxRunWords || kept.Guest > MaxGuestWords) {
		err = ErrManyWords
	}
	return err
}

func putWord(tx *gorm.DB, w wordRow) error {
	if w.Text == "" {
		// Written out because GORM would leave a turn of 0 out of the condition
		// if it were given the row.
		return tx.Where("run_id = ? AND turn = ? AND kind = ?", w.RunID, w.Turn, w.Kind).
			Delete(&wordRow{}).Error
	}
	err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&w).Error
	if errors.Is(err, gorm.ErrForeignKeyViolated) {
		return ErrNotFound
	}
	return err
}

// PutWords stores several words of a run, each as [Store.PutWord] does; either
// all of them are stored or none.
func (s *Store) PutWords(ctx context.Context, m Mine, words []Word) error {
	doing, erased := fmt.Sprintf("words of run %d", m.run.ID), false
	if err := firstError(s.IsMine(m), within("words kept together", len(words), MaxTogether)); err != nil {
		return in(doing, err)
	}
	if len(words) == 0 {
		return nil
	}
	rows := make([]wordRow, len(words))
	for i, w := range words {
		if err := w.check(); err != nil {
			return in(doing, err)
		}
		rows[i] = wordRow{m.run.ID, w.Turn, w.Kind, w.Text}
		erased = erased || w.Text == ""
	}
	err := s.write.do(ctx, func(tx *gorm.DB) error { return putWords(tx, rows) })
	if err == nil && erased {
		s.forget(ctx)
	}
	return in(doing, err)
}

// EraseWords erases all of a run's words for good, with their share if there is
// one. It returns after the bytes have been overwritten. Decisions and digests
// don't change.
//
// The bytes are overwritten after the transaction; from the transaction on, the
// words can't be read through the store. If another process is reading at that
// moment, overwriting isn't possible; it is then done by the next erasure or
// DeleteExpired, or when the database is closed.
func (s *Store) EraseWords(ctx context.Context, m Mine) error {
	run := m.run.ID
	if err := s.IsMine(m); err != nil {
		return in(fmt.Sprintf("erase words of run %d", run), err)
	}
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		if err := unshare(tx, "run_id = ?", run); err != nil {
			return err
		}
		return tx.Where("run_id = ?", run).Delete(&wordRow{}).Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("erase words of run %d", run), err)
}

// EraseWordsOf erases all words in all of a guest's runs for good, as EraseWords
// does.
func (s *Store) EraseWordsOf(ctx context.Context, g Guest) error {
	doing := fmt.Sprintf("erase words of guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return in(doing, err)
	}
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		theirs := tx.Model(&runRow{}).Select("id").Where("guest_id = ?", g.id)
		if err := unshare(tx, "run_id IN (?)", theirs); err != nil {
			return err
		}
		return tx.Where("run_id IN (?)", theirs).Delete(&wordRow{}).Error
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
	if err := s.write.doAlone(context.WithoutCancel(ctx), forget); err != nil {
		s.log.Warn("store: deleted text stays in the log file for now", "reason", err)
	}
}
