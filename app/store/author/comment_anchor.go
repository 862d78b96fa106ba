package author

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/change"
)

// anchor is where the text of a comment is, at a version of its file.
type anchor struct {
	version int64
	span    change.Span
	gone    bool // the text was deleted by the change that led to version; it isn't moved any further
}

// carry moves anchors in a file along its log, up to a version. What is there already, or
// further, stays.
func carry(db *gorm.DB, file int64, anchors []*anchor, to int64) error {
	from := to
	for _, a := range anchors {
		if !a.gone {
			from = min(from, a.version)
		}
	}
	for from < to {
		since, err := changesAfter(db, file, from, min(to, from+MaxRead))
		if err == nil && len(since) == 0 {
			err = fmt.Errorf("version %d is missing in the log", from+1)
		}
		if err != nil {
			return err
		}
		for _, c := range since {
			for _, a := range anchors {
				a.over(c)
			}
			from = c.Version
		}
	}
	return nil
}

// over moves an anchor over the next change.
func (a *anchor) over(c Change) {
	if a.gone || a.version != c.Version-1 {
		return
	}
	span, there := c.Set.Span(a.span)
	a.version, a.span, a.gone = c.Version, span, !there
}

func (r *commentRow) anchor() *anchor {
	return &anchor{r.Version, change.Span{From: r.Begins, To: r.Ends}, r.Gone}
}

func (r *commentRow) moveTo(a *anchor) {
	r.Version, r.Begins, r.Ends, r.Gone = a.version, a.span.From, a.span.To, a.gone
}

// carryAll moves comments to the newest versions of their files.
func (s *Store) carryAll(ctx context.Context, rows []commentRow) error {
	in := map[int64][]*commentRow{}
	for i := range rows {
		in[rows[i].FileID] = append(in[rows[i].FileID], &rows[i])
	}
	for file, here := range in {
		var of fileRow
		if err := s.read(ctx).Take(&of, "id = ?", file).Error; err != nil {
			return err
		}
		if err := carryRows(s.read(ctx), file, here, of.Version); err != nil {
			return err
		}
	}
	return nil
}

func carryRows(db *gorm.DB, file int64, rows []*commentRow, to int64) error {
	anchors := make([]*anchor, len(rows))
	for i, row := range rows {
		anchors[i] = row.anchor()
	}
	err := carry(db, file, anchors, to)
	for i, row := range rows {
		row.moveTo(anchors[i])
	}
	return err
}

// keepAnchors keeps where the comments on a file are at a version, so that nobody has to follow
// a long log to find them.
func (s *Store) keepAnchors(ctx context.Context, file, version int64) error {
	var rows []*commentRow
	err := s.read(ctx).Select("id", "file_id", "version", "begins", "ends", "gone").Where("file_id = ? AND NOT gone AND version < ?", file, version).Order("id").Find(&rows).Error
	if err == nil {
		err = carryRows(s.read(ctx), file, rows, version)
	}
	if err != nil || len(rows) == 0 {
		return err
	}
	return s.db.Write(ctx, func(tx *gorm.DB) error {
		for _, row := range rows {
			err := tx.Model(&commentRow{}).Where("id = ? AND NOT gone AND version < ?", row.ID, row.Version).
				Updates(map[string]any{"version": row.Version, "begins": row.Begins, "ends": row.Ends, "gone": row.Gone}).Error
			if err != nil {
				return err
			}
		}
		return nil
	})
}
