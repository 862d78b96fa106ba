package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store/database"
	"caseload/app/store/row"
)

// Version is a frozen pack: its files, the library modules that it requires and
// the engine it was made for, identified by their digest.
type Version struct {
	Digest    string // 64 lower-case hexadecimal digits
	Slug      string
	Title     string
	Engine    string
	Rules     int
	Files     []byte // a single archive
	CreatedAt time.Time
}

type versionRow struct {
	Digest    string `gorm:"primaryKey"`
	Slug      string
	Title     string
	Engine    string
	Rules     int
	Files     []byte
	CreatedAt int64 `gorm:"autoCreateTime:false"`
}

func (versionRow) TableName() string { return "versions" }

// KeepVersion stores v unless its digest is in the database already; a version
// never changes.
func (s *Store) KeepVersion(ctx context.Context, v Version) error {
	doing := "keep version " + v.Digest
	if err := v.Check(); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, v.KeepIn))
}

// Check returns an error if v can't be stored.
func (v Version) Check() error {
	if !v.hasDigest() {
		return fmt.Errorf("a digest is 64 hexadecimal digits, not %q", v.Digest)
	}
	return firstError(within("the archive", len(v.Files), MaxFiles),
		TextWithin("a slug", v.Slug, 120), TextWithin("an engine's name", v.Engine, 100), TextWithin("a title", v.Title, MaxText))
}

// KeepIn does what KeepVersion does in a transaction, for packages that keep an area of their
// own.
func (v Version) KeepIn(tx *gorm.DB) error {
	row := versionRow{v.Digest, v.Slug, v.Title, v.Engine, v.Rules, cloned(v.Files), millis(v.CreatedAt)}
	return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
}

// Version returns the version with the given digest, or ErrNotFound.
func (s *Store) Version(ctx context.Context, digest string) (Version, error) {
	var r versionRow
	if err := s.read(ctx).Take(&r, "digest = ?", digest).Error; err != nil {
		return Version{}, in("version "+digest, err)
	}
	return Version{r.Digest, r.Slug, r.Title, r.Engine, r.Rules, r.Files, fromMillis(r.CreatedAt)}, nil
}

// Named returns the slug and title of a version's scenario without reading its
// files, or ErrNotFound.
func (s *Store) Named(ctx context.Context, digest string) (slug, title string, err error) {
	var r versionRow
	err = s.read(ctx).Select("slug", "title").Take(&r, "digest = ?", digest).Error
	return r.Slug, r.Title, in("version "+digest, err)
}

func (v Version) hasDigest() bool {
	if len(v.Digest) != 64 {
		return false
	}
	for _, c := range []byte(v.Digest) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// cloned returns a copy of b, which the writer can read while a caller that has
// returned early changes the original. It is never nil, because no column allows
// NULL.
func cloned(b []byte) []byte { return append([]byte{}, b...) }

// notWithdrawn returns ErrWithdrawn if a version was on the shelf and isn't any longer. Where it was
// given to somebody before, and isn't taken anew from the shelf, that is so only if it was withdrawn
// for a reason. It isn't withdrawn until the transaction ends. A version that was never there is one
// that is played by this server alone.
func notWithdrawn(tx *gorm.DB, version string, anew bool) error {
	if err := database.LockRows(tx, &row.Shelved{}, "SHARE", "version = ?", []any{version}); err != nil {
		return err
	}
	var there struct{ AllRows, Withdrawn, ForReason int64 }
	err := tx.Raw("SELECT COUNT(*) AS all_rows, COUNT(withdrawn_at) AS withdrawn, COUNT(CASE WHEN why <> '' THEN 1 END) AS for_reason FROM shelf WHERE version = ?", version).Scan(&there).Error
	if err == nil && there.AllRows > 0 && there.AllRows == there.Withdrawn && (anew || there.ForReason > 0) {
		err = ErrWithdrawn
	}
	return err
}
