package shelf

import (
	"context"
	"fmt"
	"time"

	"caseload/app/store/author"
	"caseload/app/store/row"
)

// Hidden says that the texts of a version aren't shown any longer to those who have begun it, and
// that nobody goes on with it. Nothing is erased: it is read again once the version was put on the
// shelf again, or the operator has decided so.
type Hidden struct {
	At  time.Time
	Why string
}

// Hidden returns the versions whose texts are hidden: none of them is on the shelf.
func (s *Store) Hidden(ctx context.Context) (map[string]Hidden, error) {
	var rows []struct {
		Version, Why string
		HiddenAt     int64
	}
	err := s.read(ctx).Raw("SELECT version, why, hidden_at FROM shelf WHERE hidden_at IS NOT NULL AND " + stoppedRows + " ORDER BY hidden_at, id").Scan(&rows).Error
	hidden := map[string]Hidden{}
	for _, r := range rows {
		hidden[r.Version] = Hidden{fromMillis(r.HiddenAt), r.Why}
	}
	return hidden, in("what is hidden", err)
}

// Begun is how many runs there are of some versions. The numbers are exact, and for whoever runs the
// server: what others are told of them is app/author's to say.
type Begun struct{ Middle, Finished int }

// BegunOf returns how many runs there are now of the versions under a slug and, if it is a pack's, of
// its cuts; only of those whose digest begins so, unless version is "".
func (s *Store) BegunOf(ctx context.Context, slug, version string) (n Begun, err error) {
	err = s.read(ctx).Raw(`SELECT COUNT(*) - COUNT(ended_at) AS middle, COUNT(ended_at) AS finished FROM runs WHERE expires_at > ? AND version IN (
			SELECT version FROM shelf JOIN publications ON publications.id = publication_id WHERE (shelf.slug = ? OR publications.slug = ?) AND SUBSTR(version, 1, ?) = ?)`,
		millis(s.of.Now()), slug, slug, len(version), version).Scan(&n).Error
	return n, in("runs of "+slug, err)
}

// BegunWith returns how many runs there are now of what a partnership put on the shelf with a
// publication, and before it under the same slug or from the same draft.
func (s *Store) BegunWith(ctx context.Context, by author.Withdrawing, publication int64) (n Begun, err error) {
	doing := fmt.Sprintf("runs of publication %d", publication)
	if err := s.of.IsAsking(by.By()); err != nil {
		return n, in(doing, err)
	}
	db := s.read(ctx)
	var of publicationRow
	if err := db.Omit("files", "notes", "ranges").Take(&of, "id = ? AND partnership = ?", publication, by.Partnership()).Error; err != nil {
		return n, in(doing, err)
	}
	versions := db.Model(&row.Shelved{}).Select("version").Where(of.putAs(db, true))
	err = db.Table("runs").Select("COUNT(*) - COUNT(ended_at) AS middle, COUNT(ended_at) AS finished").Where("expires_at > ? AND version IN (?)", millis(s.of.Now()), versions).Scan(&n).Error
	return n, in(doing, err)
}
