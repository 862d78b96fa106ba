package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/database"
)

// File is a file of a draft as it is at its newest version. Versions are counted from 0, with
// which it began.
type File struct {
	ID      int64
	Path    string
	Version int64
	Size    int  // UTF-16 units
	CRLF    bool // its lines end with \r\n where it comes from and goes to
	BOM     bool // it begins with a byte order mark there
	Removed *time.Time
}

// NewFile is what a file begins with. Its lines end with \n.
type NewFile struct {
	Path      string
	Text      string
	CRLF, BOM bool
}

type fileRow struct {
	ID        int64 `gorm:"primaryKey"`
	DraftID   int64
	Path      string
	Version   int64
	Snapshot  int64 // the newest version of which there is one
	Size      int
	Logged    int64 // bytes of its log and the snapshots
	CRLF      bool  `gorm:"column:crlf"`
	BOM       bool  `gorm:"column:bom"`
	MadeAt    int64
	RemovedAt *int64
}

func (fileRow) TableName() string { return "draft_files" }

func (r fileRow) file() File {
	f := File{ID: r.ID, Path: r.Path, Version: r.Version, Size: r.Size, CRLF: r.CRLF, BOM: r.BOM}
	if r.RemovedAt != nil {
		at := fromMillis(*r.RemovedAt)
		f.Removed = &at
	}
	return f
}

type snapshotRow struct {
	FileID  int64 `gorm:"primaryKey;autoIncrement:false"`
	Version int64 `gorm:"primaryKey;autoIncrement:false"`
	Body    []byte
}

func (snapshotRow) TableName() string { return "snapshots" }

// Files returns a draft's files in the order of their paths; the removed ones too if removed
// is set.
func (s *Store) Files(ctx context.Context, r Reading, removed bool) ([]File, error) {
	doing := fmt.Sprintf("files of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	which := s.read(ctx).Where("draft_id = ?", r.draft.ID)
	if !removed {
		which = which.Where("removed_at IS NULL")
	}
	var rows []fileRow
	err := which.Order("path, id").Find(&rows).Error
	list := make([]File, len(rows))
	for i, row := range rows {
		list[i] = row.file()
	}
	return list, in(doing, err)
}

// File returns a file of a draft, also one that was removed, or ErrNotFound.
func (s *Store) File(ctx context.Context, r Reading, id int64) (File, error) {
	doing := fmt.Sprintf("file %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return File{}, in(doing, err)
	}
	var row fileRow
	err := s.read(ctx).Take(&row, "id = ? AND draft_id = ?", id, r.draft.ID).Error
	return row.file(), in(doing, err)
}

// AddFile adds a file to a draft. The error is ErrTaken if it has one with that path, and
// ErrFull if it has as many as is allowed.
func (s *Store) AddFile(ctx context.Context, w Writing, f NewFile) (int64, error) {
	doing := fmt.Sprintf("add a file to draft %d", w.Draft().ID)
	if err := s.writes(w); err != nil {
		return 0, in(doing, err)
	}
	packed, err := packAll([]NewFile{f})
	if err != nil {
		return 0, in(doing, err)
	}
	made, now := store.NewTold[int64](), s.of.Now()
	err = s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := errors.Join(roomForFile(tx, w.Draft().ID, len(change.Units(f.Text)), 1), roomFor(tx, w.Draft().Partnership, perFile+2*len(f.Text))); err != nil {
			return err
		}
		id, err := addFile(tx, w.Draft().ID, f, packed[0], now)
		made.Is(id)
		if err == nil {
			err = wrote(tx, w.Draft().ID, w.By().ID())
		}
		return err
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// roomForFile returns ErrFull if a draft can have no further file of so many UTF-16 units, which
// is one that was taken out unless it is new. No other is added until the transaction ends.
func roomForFile(tx *gorm.DB, draft int64, units, new int) error {
	if err := database.LockRows(tx, &draftRow{}, "NO KEY UPDATE", "id = ?", []any{draft}); err != nil {
		return err
	}
	var has struct{ Now, Ever int64 }
	err := tx.Model(&fileRow{}).Where("draft_id = ?", draft).Select("COUNT(*) - COUNT(removed_at) AS now, COUNT(*) AS ever").Scan(&has).Error
	if err == nil && (has.Now >= MaxFiles || has.Ever+int64(new) > MaxFilesEver) {
		err = store.ErrFull
	}
	if err != nil {
		return err
	}
	return roomInDraft(tx, draft, units)
}

func addFile(tx *gorm.DB, draft int64, f NewFile, packed []byte, now time.Time) (int64, error) {
	row := fileRow{DraftID: draft, Path: f.Path, Size: len(change.Units(f.Text)), CRLF: f.CRLF, BOM: f.BOM, MadeAt: millis(now)}
	if err := tx.Create(&row).Error; err != nil {
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			err = store.ErrTaken
		}
		return 0, err
	}
	return row.ID, tx.Create(&snapshotRow{row.ID, 0, packed}).Error
}

// Move gives a file another path. The error is ErrTaken if the draft has one with that path,
// and ErrChanged if the file's isn't from any longer, because somebody else has moved it.
func (s *Store) Move(ctx context.Context, w Writing, id int64, from, to string) error {
	doing := fmt.Sprintf("move file %d of draft %d", id, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	if err := store.TextWithin("a path", to, MaxPath); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := lockFile(tx, w.Draft().ID, id)
		switch {
		case err != nil:
			return err
		case row.RemovedAt != nil:
			return store.ErrNotFound
		case row.Path != from:
			return store.ErrChanged
		}
		err = tx.Model(&row).Update("path", to).Error
		switch {
		case errors.Is(err, gorm.ErrDuplicatedKey):
			err = store.ErrTaken
		case err == nil:
			err = wrote(tx, w.Draft().ID, w.By().ID())
		}
		return err
	}))
}

// SetOutside says how a file's lines end where it comes from and goes to, and whether a byte
// order mark begins it there.
func (s *Store) SetOutside(ctx context.Context, w Writing, id int64, crlf, bom bool) error {
	doing := fmt.Sprintf("line ends of file %d of draft %d", id, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		return errors.Join(
			tx.Model(&fileRow{}).Where("id = ? AND draft_id = ?", id, w.Draft().ID).Updates(map[string]any{"crlf": crlf, "bom": bom}).Error,
			wrote(tx, w.Draft().ID, w.By().ID()))
	}))
}

// Remove takes a file out of a draft, or, if removed is false, puts it back. Its log stays,
// and what others typed before they heard of it is in it. The error is ErrTaken if the draft
// has another file with its path by now.
func (s *Store) Remove(ctx context.Context, w Writing, id int64, removed bool) error {
	doing := fmt.Sprintf("remove file %d of draft %d", id, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	at := (*int64)(nil)
	if removed {
		ms := millis(s.of.Now())
		at = &ms
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := lockFile(tx, w.Draft().ID, id)
		if err != nil || (row.RemovedAt != nil) == removed {
			return err
		}
		if !removed {
			if err := roomForFile(tx, w.Draft().ID, row.Size, 0); err != nil {
				return err
			}
		}
		err = tx.Model(&row).Update("removed_at", at).Error
		switch {
		case errors.Is(err, gorm.ErrDuplicatedKey):
			err = store.ErrTaken
		case err == nil:
			err = wrote(tx, w.Draft().ID, w.By().ID())
		}
		return err
	}))
}

// lockFile returns a file to whose log nobody else adds until the transaction ends.
func lockFile(tx *gorm.DB, draft, id int64) (row fileRow, err error) {
	if err = database.LockRows(tx, &fileRow{}, "UPDATE", "id = ?", []any{id}); err == nil {
		err = tx.Take(&row, "id = ? AND draft_id = ?", id, draft).Error
	}
	return row, err
}

// packAll compresses the texts of new files, and checks them.
func packAll(files []NewFile) ([][]byte, error) {
	packed := make([][]byte, len(files))
	for i, f := range files {
		units := change.Units(f.Text)
		if len(units) > MaxText {
			return nil, fmt.Errorf("%s: %w", f.Path, store.ErrTooLarge)
		}
		if err := errors.Join(store.TextWithin("a path", f.Path, MaxPath), store.TextWithin("a text", f.Text, 4*MaxText)); err != nil {
			return nil, err
		}
		packed[i] = pack(units)
	}
	return packed, nil
}

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) // these options are never refused
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(4*MaxText+1))
)

func pack(units []uint16) []byte { return packer.EncodeAll([]byte(change.String(units)), nil) }

func unpack(packed []byte) ([]uint16, error) {
	text, err := unpacker.DecodeAll(packed, nil)
	return change.Units(string(text)), err
}
