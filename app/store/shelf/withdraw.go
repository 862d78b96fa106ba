package shelf

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/database"
	"caseload/app/store/row"
)

// Withdraw takes versions from the shelf, and returns how many: those under a slug and, if it
// is a pack's, of its cuts; only those whose digest begins so, unless version is "". With a reason
// that is also what was offered no longer for none, which is begun still where it was assigned. What
// was begun with them goes on, and with a reason nobody else begins them ([Store.Stopped]). The
// error is ErrNotFound if there is nothing such of that slug and version.
func (s *Store) Withdraw(ctx context.Context, by store.Operator, slug, version, why string) (int, error) {
	return s.withdraw(ctx, by, slug, version, why, false)
}

// WithdrawAndHide does what Withdraw does, and hides the texts of those versions from everybody who
// has begun them ([Store.Hidden]); also of what was withdrawn before and isn't hidden yet, for which
// the reason is this one then.
func (s *Store) WithdrawAndHide(ctx context.Context, by store.Operator, slug, version, why string) (int, error) {
	return s.withdraw(ctx, by, slug, version, why, true)
}

func (s *Store) withdraw(ctx context.Context, by store.Operator, slug, version, why string, hide bool) (int, error) {
	which := "withdrawn_at IS NULL"
	if why != "" {
		which += " OR shelf.why = ''"
	}
	if hide {
		which += " OR hidden_at IS NULL"
	}
	return s.change(ctx, by, change{doing: "withdraw " + slug, slug: slug, version: version, which: which, did: "was withdrawn" + andHidden(hide), why: why, set: func(now time.Time) map[string]any { return withdrawn(now, why, 0, hide) }})
}

// Show lets whoever has begun versions read their texts again, and go on, and returns how many
// there are; they stay withdrawn. The error is ErrNotFound if none is hidden.
func (s *Store) Show(ctx context.Context, by store.Operator, slug, version string) (int, error) {
	return s.change(ctx, by, change{doing: "show " + slug, slug: slug, version: version, which: "hidden_at IS NOT NULL", did: "can be read and played on again by those who had begun it", set: func(time.Time) map[string]any {
		return map[string]any{"hidden_at": nil}
	}})
}

// change is what the operator changes about rows of the shelf.
type change struct {
	doing, slug, version string
	which                string // in SQL
	did, why             string // for audit logs
	set                  func(now time.Time) map[string]any
}

func (s *Store) change(ctx context.Context, by store.Operator, c change) (int, error) {
	if err := s.of.IsOperator(by); err != nil {
		return 0, in(c.doing, err)
	}
	if err := store.TextWithin("a reason", c.why, store.MaxWhy); err != nil {
		return 0, in(c.doing, err)
	}
	n, now := store.NewTold[int](), s.of.Now()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := database.LockKey(tx, lockShelf); err != nil {
			return err
		}
		var list []row.Shelved
		err := tx.Raw(`SELECT shelf.* FROM shelf JOIN publications ON publications.id = publication_id
			WHERE (shelf.slug = ? OR publications.slug = ?) AND (`+c.which+`) ORDER BY shelf.id`, c.slug, c.slug).Scan(&list).Error
		if err != nil {
			return err
		}
		var ids []int64
		for _, r := range list {
			if strings.HasPrefix(r.Version, c.version) {
				ids = append(ids, r.ID)
			}
		}
		if len(ids) == 0 {
			return store.ErrNotFound
		}
		n.Is(len(ids))
		detail := "the scenario " + c.slug + " " + c.did
		if c.version != "" {
			detail = "version " + c.version + " of " + detail
		}
		if c.why != "" {
			detail += ": " + c.why
		}
		if err := tx.Model(&row.Shelved{}).Where("id IN ?", ids).Updates(c.set(now)).Error; err != nil {
			return err
		}
		return noteEverywhere(tx, list[0].PublicationID, detail, now)
	})
	if err != nil {
		return 0, in(c.doing, err)
	}
	return <-n, nil
}

// WithdrawPublished takes from the shelf what a partnership put there, with a reason, and with
// earlier also what it put there before under the same slug or from the same draft, and returns how
// many versions that were; also what was offered no longer for no reason, which is begun still where
// it was assigned. What was begun with them goes on, and nobody else begins them ([Store.Stopped]).
// The error is ErrNotFound if there is no such, or it was withdrawn for a reason.
func (s *Store) WithdrawPublished(ctx context.Context, by author.Withdrawing, publication int64, earlier bool, why string) (int, error) {
	return s.withdrawPublished(ctx, by, publication, earlier, why, false)
}

// HidePublished does what WithdrawPublished does, and hides the texts of those versions from
// everybody who has begun them ([Store.Hidden]); also of what was withdrawn before and isn't hidden
// yet, for which the reason is this one then.
func (s *Store) HidePublished(ctx context.Context, by author.Withdrawing, publication int64, earlier bool, why string) (int, error) {
	return s.withdrawPublished(ctx, by, publication, earlier, why, true)
}

func (s *Store) withdrawPublished(ctx context.Context, by author.Withdrawing, publication int64, earlier bool, why string, hide bool) (int, error) {
	doing := fmt.Sprintf("withdraw publication %d", publication)
	if err := s.of.IsAsking(by.By()); err != nil {
		return 0, in(doing, err)
	}
	if err := store.TextWithin("a reason", why, store.MaxWhy); err != nil {
		return 0, in(doing, err)
	}
	n, now := store.NewTold[int](), s.of.Now()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := database.LockKey(tx, lockShelf); err != nil {
			return err
		}
		if err := by.Still(tx); err != nil {
			return err
		}
		var of publicationRow
		if err := tx.Omit("files", "notes", "ranges").Take(&of, "id = ? AND partnership = ?", publication, by.Partnership()).Error; err != nil {
			return err
		}
		still := "(why = '')"
		if hide {
			still = "(why = '' OR hidden_at IS NULL)"
		}
		gone := tx.Model(&row.Shelved{}).Where(still).Where(of.putAs(tx, earlier)).Updates(withdrawn(now, why, by.By().ID(), hide))
		if gone.Error == nil && gone.RowsAffected == 0 {
			return store.ErrNotFound
		}
		if gone.Error != nil {
			return gone.Error
		}
		n.Is(int(gone.RowsAffected))
		if err := by.Note(tx, of.Draft, of.Slug+andHidden(hide), now); err != nil {
			return err
		}
		return noteEverywhere(tx, publication, "the scenario "+of.Slug+" was withdrawn by those who wrote it"+andHidden(hide)+": "+why, now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-n, nil
}

// putAs selects what of the shelf was put there with a publication; with earlier, also what its
// partnership put there before under the same slug or from the same draft.
func (r publicationRow) putAs(tx *gorm.DB, earlier bool) *gorm.DB {
	if earlier {
		return tx.Where("publication_id IN (SELECT id FROM publications WHERE id <= ? AND partnership = ? AND (slug = ? OR draft = ?))", r.ID, r.Partnership, r.Slug, r.Draft)
	}
	return tx.Where("publication_id = ?", r.ID)
}

// withdrawn returns what is set in rows of the shelf that are withdrawn. One that was withdrawn for a
// reason before stays so since then.
func withdrawn(now time.Time, why string, by int64, hide bool) map[string]any {
	set := map[string]any{"withdrawn_at": gorm.Expr("CASE WHEN why <> '' THEN withdrawn_at ELSE ? END", millis(now)), "why": why, "withdrawn_by": by}
	if hide {
		set["hidden_at"] = gorm.Expr("COALESCE(hidden_at, ?)", millis(now))
	}
	return set
}

func andHidden(hide bool) string {
	if hide {
		return ", and runs of it were ended"
	}
	return ""
}
