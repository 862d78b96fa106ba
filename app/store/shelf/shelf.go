package shelf

import (
	"context"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/row"
)

// Shelved is a version on the shelf.
type Shelved struct {
	ID          int64
	Publication int64  // with which it came there
	Pack        string // the slug of the pack from which it was frozen, which is Slug unless it is a cut
	Slug        string
	Version     string // its digest
	Engine      string
	Rules       int
	About       []byte // JSON
	Noted       bool   // there are teaching notes
	Origin      Origin
	Partnership int64 // whose it is, or 0
	Draft       int64 // from which it was published, or 0
	Put         time.Time
	Withdrawn   *time.Time // nil while it can be begun
	Why         string     // it was withdrawn; "" if the pack hasn't got it any longer
	Hidden      *time.Time // since when those who have begun it aren't shown its texts; nil while they are
}

// shelved reads rows of the shelf, those of one slug newest first.
func shelved(db *gorm.DB, which string, args ...any) ([]Shelved, error) {
	var rows []struct {
		Row                row.Shelved `gorm:"embedded"`
		Pack               string
		Engine             string
		Rules              int
		Noted              bool
		Origin             Origin
		Partnership, Draft int64
		PutAt              int64
	}
	err := db.Raw(`SELECT shelf.*, publications.slug AS pack, engine, rules, notes <> '' AS noted, origin, partnership, draft, put_at
		FROM shelf JOIN publications ON publications.id = publication_id JOIN versions ON versions.digest = version WHERE `+which+`
		ORDER BY origin DESC, (SELECT MIN(id) FROM publications AS first WHERE first.slug = publications.slug), shelf.slug <> publications.slug, shelf.slug, shelf.id DESC`, args...).Scan(&rows).Error
	list := make([]Shelved, len(rows))
	for i, r := range rows {
		list[i] = Shelved{
			ID: r.Row.ID, Publication: r.Row.PublicationID, Pack: r.Pack, Slug: r.Row.Slug, Version: r.Row.Version, Engine: r.Engine, Rules: r.Rules,
			About: []byte(r.Row.About), Noted: r.Noted, Origin: r.Origin, Partnership: r.Partnership, Draft: r.Draft, Put: fromMillis(r.PutAt), Why: r.Row.Why,
		}
		list[i].Withdrawn, list[i].Hidden = timeOf(r.Row.WithdrawnAt), timeOf(r.Row.HiddenAt)
	}
	return list, err
}

// Current returns every version on the shelf that wasn't withdrawn: what ships first, packs in
// the order in which they came, the whole scenario before its cuts; of each slug the newest first, which is the current one.
func (s *Store) Current(ctx context.Context) ([]Shelved, error) {
	list, err := shelved(s.read(ctx), "withdrawn_at IS NULL")
	return list, in("the shelf", err)
}

// Ever returns every version that was ever on the shelf, in the order of Current.
func (s *Store) Ever(ctx context.Context, by store.Operator) ([]Shelved, error) {
	const doing = "all that was on the shelf"
	if err := s.of.IsOperator(by); err != nil {
		return nil, in(doing, err)
	}
	list, err := shelved(s.read(ctx), "1 = 1")
	return list, in(doing, err)
}

// Last returns the version that came onto the shelf last under a slug, or ErrNotFound.
func (s *Store) Last(ctx context.Context, slug string) (Shelved, error) {
	doing := "what was last on the shelf as " + slug
	list, err := shelved(s.read(ctx), "shelf.id = (SELECT MAX(id) FROM shelf WHERE slug = ?)", slug)
	if err == nil && len(list) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return Shelved{}, in(doing, err)
	}
	return list[0], nil
}

// State is a state of the shelf: two that are equal are of the same shelf.
type State struct{ AllRows, Withdrawn, ForReason, Hidden int64 }

// State returns the present one, which costs less than reading the shelf.
func (s *Store) State(ctx context.Context) (now State, err error) {
	err = s.read(ctx).Raw("SELECT COUNT(*) AS all_rows, COUNT(withdrawn_at) AS withdrawn, COUNT(CASE WHEN why <> '' THEN 1 END) AS for_reason, COALESCE(SUM(hidden_at), 0) AS hidden FROM shelf").Scan(&now).Error
	return now, in("state of the shelf", err)
}

// Files returns the files of a pack that was put on the shelf, as the archive they came
// in, or ErrNotFound.
func (s *Store) Files(ctx context.Context, publication int64) ([]byte, error) {
	const doing = "files of a pack on the shelf"
	var kept publicationRow
	if err := s.read(ctx).Select("files").Take(&kept, "id = ?", publication).Error; err != nil {
		return nil, in(doing, err)
	}
	files, err := unpacker.DecodeAll(kept.Files, nil)
	return files, in(doing, err)
}

// Notes returns the notes of a pack that was put on the shelf; "" if it has none.
func (s *Store) Notes(ctx context.Context, publication int64) (string, error) {
	var kept publicationRow
	err := s.read(ctx).Select("notes").Take(&kept, "id = ?", publication).Error
	return kept.Notes, in("notes of a pack on the shelf", err)
}

// Ranges returns how practitioners had judged the ranges of a version when it was put on the
// shelf last, as JSON; nil if that isn't known.
func (s *Store) Ranges(ctx context.Context, version string) ([]byte, error) {
	const doing = "ranges of a version on the shelf"
	var kept []publicationRow
	err := s.read(ctx).Select("publications.id", "ranges").Joins("JOIN shelf ON publication_id = publications.id").
		Where("version = ?", version).Order("publications.id DESC").Limit(1).Find(&kept).Error
	if err != nil || len(kept) == 0 || len(kept[0].Ranges) == 0 {
		return nil, in(doing, err)
	}
	ranges, err := unpacker.DecodeAll(kept[0].Ranges, nil)
	return ranges, in(doing, err)
}
