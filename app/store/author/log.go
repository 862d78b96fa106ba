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
