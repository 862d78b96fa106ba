package author

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/change"
	"caseload/app/store"
)

// Push adds to a file's log what an editor sent, which was made after a version, and returns
// the file's newest version. What is in the log already, because an answer was lost, isn't
// added again. The error is ErrBehind or ErrUnfit, ErrClient if another person's editor has
// that name, ErrNotFound if the file was removed, ErrTooLarge if the text would become too
// long, and ErrFull if the log would, or all that the partnership keeps.
func (s *Store) Push(ctx context.Context, w Writing, file, after int64, sent []change.Update) (int64, error) {
	doing := fmt.Sprintf("push to file %d of draft %d", file, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return 0, in(doing, err)
	}
	if len(sent) > MaxSent {
		return 0, in(doing, store.ErrTooLarge)
	}
	client := ""
	for _, u := range sent {
		if client = u.Client; !isClient(client) || client != sent[0].Client {
			return 0, in(doing, ErrUnfit)
		}
	}
	if _, err := s.text(ctx, w.Draft().ID, file); err != nil { // so that what follows finds it near
		return 0, in(doing, err)
	}
	p := push{s: s, file: file, draft: w.Draft().ID, partnership: w.Draft().Partnership, person: w.By().ID(), client: client, after: after, sent: sent, now: millis(s.of.Now())}
	pushed := store.NewTold[pushed]()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		to, err := p.apply(tx)
		pushed.Is(to)
		return err
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return s.pushed(ctx, file, <-pushed), nil
}

// pushed remembers what a push has led to, now and then in the store, and returns its version.
func (s *Store) pushed(ctx context.Context, file int64, to pushed) int64 {
	s.remember(file, to.text)
	if to.text.Version-to.snapshot >= betweenSnapshots {
		// What was pushed is kept: without these it is only read more slowly.
		_ = s.takeSnapshot(ctx, file, to.text)
		_ = s.keepAnchors(ctx, file, to.text.Version)
	}
	return to.text.Version
}

// isClient reports whether an editor's state can call itself that.
func isClient(name string) bool {
	return name != "" && store.TextWithin("a client", name, MaxClient) == nil
}

// push is what is added to a file's log.
type push struct {
	s                   *Store
	file, draft, person int64
	partnership         int64
	client              string
	after               int64
	sent                []change.Update
	now                 int64
}

// pushed is what a push has led to.
type pushed struct {
	text     Text
	snapshot int64 // the newest version of which there is one
}

// apply may be called again in another transaction.
func (p push) apply(tx *gorm.DB) (pushed, error) {
	row, err := lockFile(tx, p.draft, p.file)
	switch {
	case err != nil:
		return pushed{}, err
	case row.RemovedAt != nil:
		return pushed{}, store.ErrNotFound
	case p.after < 0 || p.after > row.Version:
		return pushed{}, ErrUnfit
	case row.Version-p.after > MaxBehind:
		return pushed{}, ErrBehind
	}
	if err := p.near(tx, row.Version); err != nil {
		return pushed{}, err
	}
	text, err := p.s.catchUp(tx, p.file, row.Version)
	if err != nil {
		return pushed{}, err
	}
	add, err := p.rebased(tx, row.Version)
	if err != nil || len(add) == 0 {
		return pushed{text, row.Snapshot}, err
	}
	before := row
	editor, err := p.editor(tx)
	if err != nil {
		return pushed{}, err
	}
	rows := make([]changeRow, len(add))
	for i, u := range add {
		body, err := json.Marshal(u.Changes)
		if err != nil {
			return pushed{}, err
		}
		if text.Units, err = u.Changes.Apply(text.Units); err != nil {
			return pushed{}, fmt.Errorf("%w: %w", ErrUnfit, err)
		}
		if len(text.Units) > MaxText {
			return pushed{}, store.ErrTooLarge
		}
		text.Version++
		row.Logged += int64(len(body)) + perChange
		rows[i] = changeRow{p.file, text.Version, editor, p.now, string(body)}
	}
	if row.Logged > MaxLog {
		return pushed{}, store.ErrFull
	}
	if before.Version/betweenCounts != text.Version/betweenCounts || before.Logged/bytesBetween != row.Logged/bytesBetween {
		more := len(text.Units) - before.Size
		if err := errors.Join(roomFor(tx, p.partnership, int(row.Logged-before.Logged)+2*more), roomInDraft(tx, p.draft, more)); err != nil {
			return pushed{}, err
		}
	}
	if err := errors.Join(tx.CreateInBatches(&rows, 100).Error, wrote(tx, p.draft, p.person)); err != nil {
		return pushed{}, err
	}
	return pushed{text, row.Snapshot}, tx.Model(&row).Updates(map[string]any{"version": text.Version, "size": len(text.Units), "logged": row.Logged}).Error
}

// near returns ErrBehind if what was logged since is too much to move something over it while
// others wait to write.
func (p push) near(tx *gorm.DB, newest int64) error {
	if p.after == newest {
		return nil
	}
	var bytes int64
	err := tx.Model(&changeRow{}).Where("file_id = ? AND version > ?", p.file, p.after).Select("COALESCE(SUM(LENGTH(body)), 0)").Scan(&bytes).Error
	if err == nil && bytes > MaxBehindBytes {
		err = ErrBehind
	}
	return err
}

// rebased returns what was sent, as it is made at the newest version, without what is in the
// log already.
func (p push) rebased(tx *gorm.DB, newest int64) ([]change.Update, error) {
	since, err := changesAfter(tx, p.file, p.after, newest)
	if err != nil {
		return nil, err
	}
	accepted := make([]change.Update, len(since))
	for i, c := range since {
		accepted[i] = change.Update{Client: c.Client, Changes: c.Set}
	}
	add, err := change.Rebase(p.sent, accepted)
	if errors.Is(err, change.ErrBig) {
		return nil, ErrBehind
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	return add, nil
}

// editor returns the number of the editor's state, which it has from its first push on.
func (p push) editor(tx *gorm.DB) (int64, error) {
	var row editorRow
	made := editorRow{FileID: p.file, Client: p.client, Person: p.person}
	err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&made).Error
	if err == nil {
		err = tx.Take(&row, "file_id = ? AND client = ?", p.file, p.client).Error
	}
	if err == nil && row.Person != p.person {
		err = ErrClient
	}
	return row.ID, err
}
