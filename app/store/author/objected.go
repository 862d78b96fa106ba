package author

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Objected returns when something was last withdrawn for a reason of what was published of a draft:
// what was published of it last, or what had its digest. It is zero if nothing was. What is signed
// and declared after that counts: if the reason was false, both sides can say so by that.
func (s *Store) Objected(ctx context.Context, r Reading, digest string) (time.Time, error) {
	doing := fmt.Sprintf("what was withdrawn of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return time.Time{}, in(doing, err)
	}
	at, err := objected(s.read(ctx), r.draft, digest)
	return at, in(doing, err)
}

// objected does what [Store.Objected] does. What was published of another draft under the same slug,
// before that draft was deleted, is among it.
func objected(db *gorm.DB, d Draft, digest string) (time.Time, error) {
	const of = "partnership = @partnership AND (draft = @draft OR publications.slug = @slug)"
	var last *int64
	err := db.Raw(`SELECT MAX(withdrawn_at) FROM shelf JOIN publications ON publications.id = publication_id
		WHERE why <> '' AND `+of+` AND (texts = @digest OR publications.id = (SELECT MAX(id) FROM publications WHERE `+of+`))`,
		map[string]any{"partnership": d.Partnership, "draft": d.ID, "slug": d.Slug, "digest": digest}).Scan(&last).Error
	if err != nil || last == nil {
		return time.Time{}, err
	}
	return fromMillis(*last), nil
}

// Replaced returns when what is published of a draft was, if that is another text than the one with
// a digest; otherwise zero. To publish that instead, or again, is to take the newer text back: what
// is signed after it counts, so that nobody does it alone.
func (s *Store) Replaced(ctx context.Context, r Reading, digest string) (time.Time, error) {
	doing := fmt.Sprintf("what is published of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return time.Time{}, in(doing, err)
	}
	at, err := replaced(s.read(ctx), r.draft, digest)
	return at, in(doing, err)
}

// replaced does what [Store.Replaced] does.
func replaced(db *gorm.DB, d Draft, digest string) (time.Time, error) {
	var last []struct {
		Texts string
		PutAt int64
	}
	err := db.Raw(`SELECT texts, put_at FROM publications WHERE draft = ? AND texts <> '' AND EXISTS (SELECT 1 FROM shelf WHERE publication_id = publications.id AND withdrawn_at IS NULL)
		ORDER BY put_at DESC, id DESC LIMIT 1`, d.ID).Scan(&last).Error
	if err != nil || len(last) == 0 || last[0].Texts == digest {
		return time.Time{}, err
	}
	return fromMillis(last[0].PutAt), nil
}
