package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store"
)

// Cursor is where somebody is in a file while they have it open in an editor. Several editors
// can be one person's.
type Cursor struct {
	Client       string // what the editor's state calls itself
	Person       int64
	Name         string // of the person in the partnership
	Version      int64  // of the file, to which the places belong
	Anchor, Head int    // UTF-16 units: where what is selected begins, and where the cursor stands
}

type cursorRow struct {
	FileID       int64  `gorm:"primaryKey;autoIncrement:false"`
	Client       string `gorm:"primaryKey"`
	PersonID     int64
	Version      int64
	Anchor, Head int
	SeenAt       int64
}

func (cursorRow) TableName() string { return "cursors" }

// CursorKept is how long somebody is taken to be in a file after the last sign of them.
const CursorKept = time.Minute

// oftenest is the least time between two places that are kept of one editor. Editors are asked
// to tell about twice a second.
const oftenest = 200 * time.Millisecond

// SetCursor says where whoever asks is in a file; only Client and the places of c are used.
// What comes sooner after the last one than an editor sends it isn't kept. The error is
// ErrUnfit if that can be no place, ErrClient if another person's editor has that name,
// ErrNotFound if the file was removed, and ErrFull if as many as are shown are in it.
func (s *Store) SetCursor(ctx context.Context, w Writing, file int64, c Cursor) error {
	doing := fmt.Sprintf("cursor in file %d of draft %d", file, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	if !isClient(c.Client) || c.Version < 0 || !isPlace(c.Anchor) || !isPlace(c.Head) {
		return in(doing, ErrUnfit)
	}
	if err := s.read(ctx).Select("id").Take(&fileRow{}, "id = ? AND draft_id = ? AND removed_at IS NULL", file, w.Draft().ID).Error; err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	row := cursorRow{FileID: file, Client: c.Client, PersonID: w.By().ID(), Version: c.Version, Anchor: c.Anchor, Head: c.Head, SeenAt: now}
	var had cursorRow
	err := s.read(ctx).Take(&had, "file_id = ? AND client = ?", file, c.Client).Error
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
	case err != nil:
		return in(doing, err)
	case had.PersonID != row.PersonID:
		return in(doing, ErrClient)
	case now >= had.SeenAt && now-had.SeenAt < oftenest.Milliseconds():
		return nil
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("file_id = ? AND seen_at <= ?", file, now-CursorKept.Milliseconds()).Delete(&cursorRow{}).Error; err != nil {
			return err
		}
		var others int64
		err := tx.Model(&cursorRow{}).Where("file_id = ? AND client <> ?", file, c.Client).Count(&others).Error
		if err == nil && others >= MaxCursors {
			err = store.ErrFull
		}
		if err != nil {
			return err
		}
		return tx.Clauses(clause.OnConflict{UpdateAll: true, Columns: []clause.Column{{Name: "file_id"}, {Name: "client"}}}).Create(&row).Error
	}))
}

func isPlace(at int) bool { return at >= 0 && at <= MaxText }

// DropCursor says that an editor of whoever asks has been closed.
func (s *Store) DropCursor(ctx context.Context, w Writing, file int64, client string) error {
	doing := fmt.Sprintf("leave file %d of draft %d", file, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	if err := s.read(ctx).Select("id").Take(&fileRow{}, "id = ? AND draft_id = ?", file, w.Draft().ID).Error; err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Where("file_id = ? AND client = ? AND person_id = ?", file, client, w.By().ID()).Delete(&cursorRow{}).Error
	}))
}

// Cursors returns where those are in a file who have it open in an editor, in an order that
// stays. Who isn't in the partnership any longer isn't among them.
func (s *Store) Cursors(ctx context.Context, r Reading, file int64) ([]Cursor, error) {
	doing := fmt.Sprintf("cursors in file %d of draft %d", file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row  cursorRow `gorm:"embedded"`
		Name string
	}
	err := s.read(ctx).Raw(`SELECT cursors.*, COALESCE(NULLIF(named, ''), persons.name) AS name FROM cursors
		JOIN draft_files ON draft_files.id = file_id JOIN persons ON persons.id = cursors.person_id
		JOIN partners ON partners.person_id = cursors.person_id AND partnership_id = ? AND came_at IS NOT NULL AND ended_at IS NULL
		WHERE file_id = ? AND draft_id = ? AND seen_at > ? ORDER BY client`,
		r.draft.Partnership, file, r.draft.ID, millis(s.of.Now())-CursorKept.Milliseconds()).Scan(&rows).Error
	list := make([]Cursor, len(rows))
	for i, row := range rows {
		list[i] = Cursor{row.Row.Client, row.Row.PersonID, row.Name, row.Row.Version, row.Row.Anchor, row.Row.Head}
	}
	return list, in(doing, err)
}
