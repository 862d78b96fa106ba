package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/row"
)

// Objection is what somebody says is wrong or unfair in a scenario, for its authors. Who said
// it, and in which run, isn't kept: neither the time of day, nor what was decided, nor luck.
type Objection struct {
	ID      int64
	Version string // the digest of the version
	Slug    string
	Title   string // of the scenario
	About   string // the place, by its identifier in the scenario; "" for all of it
	Kind    string
	Text    string
	On      string // the day, "2026-11-30"
}

// AddObjection keeps what somebody says about the version that a run is of. About, Kind and
// Text of o are used; of the run, nothing else is kept. The error is ErrFull if MaxObjections
// are kept about the version.
func (s *Store) AddObjection(ctx context.Context, m Mine, o Objection) error {
	const doing = "object to a scenario" // without the run's number, which would be in the log
	err := firstError(s.IsMine(m), TextWithin("a place", o.About, MaxOffer+MaxKey), TextWithin("a kind", o.Kind, MaxKey), TextWithin("an objection", o.Text, MaxComment))
	if err != nil {
		return in(doing, err)
	}
	kept := row.Objection{Version: m.run.Version, About: o.About, Kind: o.Kind, Text: o.Text, MadeOn: s.now().UTC().Format("2006-01-02")}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		var there int64
		err := tx.Model(&row.Objection{}).Where("version = ?", kept.Version).Count(&there).Error
		if err == nil && there >= MaxObjections {
			err = ErrFull
		}
		if err != nil {
			return err
		}
		return tx.Create(&kept).Error
	}))
}

// Objections returns what was said of a scenario, or of all if slug is "", by scenario,
// version and place.
func (s *Store) Objections(ctx context.Context, by Operator, slug string) ([]Objection, error) {
	const doing = "objections"
	if by.of != s {
		return nil, in(doing, ErrNobody)
	}
	var rows []struct {
		Row         row.Objection `gorm:"embedded"`
		Slug, Title string
	}
	err := s.read(ctx).Raw(`SELECT objections.*, slug, title FROM objections JOIN versions ON digest = version
		WHERE slug = ? OR ? = '' ORDER BY slug, versions.created_at, version, about, objections.id`, slug, slug).Scan(&rows).Error
	list := make([]Objection, len(rows))
	for i, r := range rows {
		list[i] = Objection{r.Row.ID, r.Row.Version, r.Slug, r.Title, r.Row.About, r.Row.Kind, r.Row.Text, r.Row.MadeOn}
	}
	return list, in(doing, err)
}

// DeleteObjection deletes one of them. The error is ErrNotFound if there is none of that
// number.
func (s *Store) DeleteObjection(ctx context.Context, by Operator, id int64) error {
	doing := fmt.Sprintf("delete objection %d", id)
	if by.of != s {
		return in(doing, ErrNobody)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Delete(&row.Objection{}, "id = ?", id)
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return gone.Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}
