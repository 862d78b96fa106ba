package store

import (
	"context"

	"gorm.io/gorm"
)

// DeleteDrafts deletes what is left of the drafts that were deleted, and the partnerships in
// which nobody is any longer, with all their drafts. It uses many small transactions, so that
// nobody has to wait long behind it. If it is interrupted, DeleteExpired goes on with it.
func (s *Store) DeleteDrafts(ctx context.Context) error {
	const (
		nobodys = `(SELECT id FROM partnerships WHERE NOT EXISTS
			(SELECT 1 FROM partners WHERE partnership_id = partnerships.id AND came_at IS NOT NULL AND ended_at IS NULL))`
		deleted = "(SELECT id FROM drafts WHERE deleted_at IS NOT NULL)"
		files   = "(SELECT id FROM draft_files WHERE draft_id IN " + deleted + ")"
	)
	steps := []struct {
		statement string
		args      []any
	}{
		{"DELETE FROM partners WHERE partnership_id IN " + nobodys, nil},
		{"UPDATE drafts SET deleted_at = ? WHERE deleted_at IS NULL AND partnership_id IN " + nobodys, []any{millis(s.now())}},
		{"DELETE FROM changes WHERE (file_id, version) IN (SELECT file_id, version FROM changes WHERE file_id IN " + files + " LIMIT 2000)", nil},
		{"DELETE FROM draft_files WHERE id IN (SELECT id FROM draft_files WHERE draft_id IN " + deleted + " LIMIT 8)", nil},
		{"DELETE FROM drafts WHERE id IN " + deleted, nil},
		{"DELETE FROM partnerships WHERE id IN " + nobodys, nil},
	}
	ctx = context.WithoutCancel(ctx) // it is nobody's any longer
	for more, ever := true, false; more; ever = true {
		done := NewTold[bool]()
		err := s.write(ctx, func(tx *gorm.DB) error {
			done.Is(true)
			for _, step := range steps {
				did := tx.Exec(step.statement, step.args...)
				if did.Error != nil || did.RowsAffected > 0 {
					done.Is(false)
					return did.Error
				}
			}
			return nil
		})
		if err != nil {
			return in("delete drafts", err)
		}
		if more = !<-done; !more && ever {
			s.forget(ctx)
		}
	}
	return nil
}
