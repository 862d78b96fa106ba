package author

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"caseload/app/store"
)

// Left returns when a person left a partnership last, or was taken out of it; with a draft, one
// that the partnership has and had then, in place of the partnership's number. The error is
// ErrNotFound if they never were in it, or are.
func (s *Store) Left(ctx context.Context, p store.Person, partnership, draft int64) (time.Time, error) {
	doing := fmt.Sprintf("when person %d left partnership %d or that of draft %d", p.ID(), partnership, draft)
	if err := s.of.IsPerson(p); err != nil {
		return time.Time{}, in(doing, err)
	}
	var at []int64
	err := s.read(ctx).Raw(`SELECT ended_at FROM partners WHERE person_id = @me AND came_at IS NOT NULL AND ended_at IS NOT NULL
			AND (partnership_id = @partnership OR partnership_id = (SELECT partnership_id FROM drafts WHERE drafts.id = @draft AND deleted_at IS NULL AND drafts.made_at <= partners.ended_at))
			AND NOT EXISTS (SELECT 1 FROM partners again WHERE again.partnership_id = partners.partnership_id AND again.person_id = @me AND again.came_at IS NOT NULL AND again.ended_at IS NULL)
		ORDER BY ended_at DESC LIMIT 1`, sql.Named("me", p.ID()), sql.Named("partnership", partnership), sql.Named("draft", draft)).Scan(&at).Error
	if err == nil && len(at) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return time.Time{}, in(doing, err)
	}
	return fromMillis(at[0]), nil
}
