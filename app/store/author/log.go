package author

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/database"
)

var (
	// ErrBehind means that a push is so far behind the file that whoever sends it should get
	// what came since, and move it over that themselves.
	ErrBehind = database.Refusal("too far behind")

	// ErrUnfit means that what was sent isn't a change of that text.
	ErrUnfit = database.Refusal("not a change of this text")

	// ErrClient means that the name of an editor's state is another person's.
	ErrClient = database.Refusal("the editor's state is somebody else's")
)

// Text is a file's text at a version.
type Text struct {
	Version int64
	Units   []uint16 // not to be altered
}

// Change is one entry of a file's log: what leads to its version from the one before.
type Change struct {
	Version int64
	Client  string // which editor's state made it
	Person  int64
	Made    time.Time
	Set     change.Set
}

type changeRow struct {
	FileID  int64 `gorm:"primaryKey;autoIncrement:false"`
	Version int64 `gorm:"primaryKey;autoIncrement:false"`
	Editor  int64
	MadeAt  int64
	Body    string
}

func (changeRow) TableName() string { return "changes" }

type editorRow struct {
	ID     int64 `gorm:"primaryKey"`
	FileID int64
	Client string
	Person int64
}

func (editorRow) TableName() string { return "editors" }

// Text returns a file's newest text, also of one that was removed.
func (s *Store) Text(ctx context.Context, r Reading, file int64) (Text, error) {
	doing := fmt.Sprintf("text of file %d of draft %d", file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Text{}, in(doing, err)
	}
	text, err := s.text(ctx, r.draft.ID, file)
	return text, in(doing, err)
}

func (s *Store) text(ctx context.Context, draft, file int64) (Text, error) {
	var row fileRow
	if err := s.read(ctx).Take(&row, "id = ? AND draft_id = ?", file, draft).Error; err != nil {
		return Text{}, err
	}
	text, err := s.catchUp(s.read(ctx), file, row.Version)
	if err == nil {
		s.remember(file, text)
	}
	return text, err
}

// TextAt returns a file's text at a version, or ErrNotFound if it has no such version.
func (s *Store) TextAt(ctx context.Context, r Reading, file, version int64) (Text, error) {
	doing := fmt.Sprintf("version %d of file %d of draft %d", version, file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Text{}, in(doing, err)
	}
	var row fileRow
	err := s.read(ctx).Take(&row, "id = ? AND draft_id = ?", file, r.draft.ID).Error
	if err == nil && (version < 0 || version > row.Version) {
		err = store.ErrNotFound
	}
	if err != nil {
		return Text{}, in(doing, err)
	}
	text, err := s.catchUp(s.read(ctx), file, version)
	return text, in(doing, err)
}

// catchUp returns a file's text at a version, from the one that is remembered if that isn't
// newer, and otherwise from a snapshot.
func (s *Store) catchUp(db *gorm.DB, file, version int64) (Text, error) {
	text, known := s.texts.Get(file)
	if !known || text.Version > version || version-text.Version > betweenSnapshots {
		var row snapshotRow
		if err := db.Where("file_id = ? AND version <= ?", file, version).Order("version DESC").Take(&row).Error; err != nil {
			return Text{}, err
		}
		if !known || text.Version > version || row.Version > text.Version {
			units, err := unpack(row.Body)
			if err != nil {
				return Text{}, err
			}
			text = Text{row.Version, units}
		}
	}
	for text.Version < version {
		since, err := changesAfter(db, file, text.Version, min(version, text.Version+MaxRead))
		if err == nil && len(since) == 0 {
			err = fmt.Errorf("version %d is missing in the log", text.Version+1)
		}
		if err != nil {
			return Text{}, err
		}
		for _, c := range since {
			if text.Units, err = c.Set.Apply(text.Units); err != nil {
				return Text{}, fmt.Errorf("version %d of the log: %w", c.Version, err)
			}
			text.Version = c.Version
		}
	}
	return text, nil
}

// remember keeps a text at hand, unless a newer one is.
func (s *Store) remember(file int64, text Text) {
	if has, known := s.texts.Peek(file); !known || has.Version < text.Version {
		s.texts.Add(file, text)
	}
}

func (s *Store) takeSnapshot(ctx context.Context, file int64, text Text) error {
	row := snapshotRow{file, text.Version, pack(text.Units)}
	return s.db.Write(ctx, func(tx *gorm.DB) error {
		taken := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		return errors.Join(
			taken.Error,
			tx.Model(&fileRow{}).Where("id = ?", file).Update("logged", gorm.Expr("logged + ?", taken.RowsAffected*int64(len(row.Body)))).Error,
			tx.Model(&fileRow{}).Where("id = ? AND snapshot < ?", file, row.Version).Update("snapshot", row.Version).Error)
	})
}

// After returns at most [MaxRead] changes of a file that came after a version, oldest first.
func (s *Store) After(ctx context.Context, r Reading, file, version int64) ([]Change, error) {
	doing := fmt.Sprintf("changes of file %d of draft %d", file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	if err := s.read(ctx).Select("id").Take(&fileRow{}, "id = ? AND draft_id = ?", file, r.draft.ID).Error; err != nil {
		return nil, in(doing, err)
	}
	list, err := changesAfter(s.read(ctx), file, version, version+MaxRead)
	return list, in(doing, err)
}

// changesAfter returns the changes that lead from one version to another, or as far as there
// are any.
func changesAfter(db *gorm.DB, file, from, to int64) ([]Change, error) {
	var rows []struct {
		Row    changeRow `gorm:"embedded"`
		Client string
		Person int64
	}
	err := db.Raw(`SELECT changes.*, client, person FROM changes JOIN editors ON editors.id = editor
		WHERE changes.file_id = ? AND version > ? AND version <= ? ORDER BY version`, file, from, to).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	list := make([]Change, len(rows))
	for i, r := range rows {
		list[i] = Change{Version: r.Row.Version, Client: r.Client, Person: r.Person, Made: fromMillis(r.Row.MadeAt)}
		if err := json.Unmarshal([]byte(r.Row.Body), &list[i].Set); err != nil {
			return nil, fmt.Errorf("version %d of the log: %w", r.Row.Version, err)
		}
	}
	return list, nil
}

// Mark says who has made a version of a file, and when, without what was changed.
type Mark struct {
	Version int64
	Person  int64
	Made    time.Time
}

// MaxMarks is how many marks are read at once.
const MaxMarks = 20_000

// Marks returns at most [MaxMarks] marks of a file's versions up to one of them, newest first;
// 0 stands for the newest.
func (s *Store) Marks(ctx context.Context, r Reading, file, upTo int64) ([]Mark, error) {
	doing := fmt.Sprintf("history of file %d of draft %d", file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	if err := s.read(ctx).Select("id").Take(&fileRow{}, "id = ? AND draft_id = ?", file, r.draft.ID).Error; err != nil {
		return nil, in(doing, err)
	}
	if upTo == 0 {
		upTo = math.MaxInt64
	}
	var rows []struct{ Version, Person, MadeAt int64 }
	err := s.read(ctx).Raw(`SELECT version, person, made_at FROM changes JOIN editors ON editors.id = editor
		WHERE changes.file_id = ? AND version <= ? ORDER BY version DESC LIMIT ?`, file, upTo, MaxMarks).Scan(&rows).Error
	list := make([]Mark, len(rows))
	for i, r := range rows {
		list[i] = Mark{r.Version, r.Person, fromMillis(r.MadeAt)}
	}
	return list, in(doing, err)
}
