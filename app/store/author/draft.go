package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/who"
)

// Draft is a scenario that a partnership writes.
type Draft struct {
	ID          int64
	Partnership int64
	Slug        string // of the scenario that it becomes
	Name        string // by which its writers know it
	From        string // the digest of the version that it was begun from; "" for none
	Made        time.Time
	PutAway     *time.Time // nil while it is in use; it can only be read afterwards
}

type draftRow struct {
	ID            int64 `gorm:"primaryKey"`
	PartnershipID int64
	Slug          string
	Name          string
	BegunFrom     string
	MadeAt        int64
	PutAwayAt     *int64
	DeletedAt     *int64
}

func (draftRow) TableName() string { return "drafts" }

func (r draftRow) draft() Draft {
	d := Draft{ID: r.ID, Partnership: r.PartnershipID, Slug: r.Slug, Name: r.Name, From: r.BegunFrom, Made: fromMillis(r.MadeAt)}
	if r.PutAwayAt != nil {
		at := fromMillis(*r.PutAwayAt)
		d.PutAway = &at
	}
	return d
}

// NewDraft makes a draft with some files, of which the first version is what they hold. Only
// the Slug, Name and From of d are used. The error is ErrFull if the partnership has as many
// as is allowed.
func (s *Store) NewDraft(ctx context.Context, p Partner, d Draft, files []NewFile) (int64, error) {
	doing := fmt.Sprintf("begin a draft in partnership %d", p.partnership.ID)
	if err := s.partner(p, who.WriteDraft); err != nil {
		return 0, in(doing, err)
	}
	if len(files) > MaxFiles {
		return 0, in(doing, store.ErrTooLarge)
	}
	for _, err := range []error{store.TextWithin("a slug", d.Slug, MaxPath), store.TextWithin("a name", d.Name, store.MaxName), store.TextWithin("a digest", d.From, 64)} {
		if err != nil {
			return 0, in(doing, err)
		}
	}
	packed, err := packAll(files)
	if err != nil {
		return 0, in(doing, err)
	}
	made, now := store.NewTold[int64](), s.of.Now()
	err = s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := p.lock(tx); err != nil {
			return err
		}
		var has int64
		if err := tx.Model(&draftRow{}).Where("partnership_id = ? AND deleted_at IS NULL", p.partnership.ID).Count(&has).Error; err != nil {
			return err
		}
		if has >= MaxDrafts {
			return store.ErrFull
		}
		bytes := 0
		for _, f := range files {
			bytes += 2 * len(f.Text)
		}
		if err := roomFor(tx, p.partnership.ID, bytes); err != nil {
			return err
		}
		row := draftRow{PartnershipID: p.partnership.ID, Slug: d.Slug, Name: d.Name, BegunFrom: d.From, MadeAt: millis(now)}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		for i, f := range files {
			if _, err := addFile(tx, row.ID, f, packed[i], now); err != nil {
				return err
			}
		}
		made.Is(row.ID)
		return wrote(tx, row.ID, p.by.ID())
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// Drafts returns a partnership's drafts, newest first.
func (s *Store) Drafts(ctx context.Context, p Partner) ([]Draft, error) {
	doing := fmt.Sprintf("drafts of partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership, who.ReadDraft); err != nil {
		return nil, in(doing, err)
	}
	var rows []draftRow
	err := s.read(ctx).Where("partnership_id = ? AND deleted_at IS NULL", p.partnership.ID).Order("id DESC").Find(&rows).Error
	list := make([]Draft, len(rows))
	for i, r := range rows {
		list[i] = r.draft()
	}
	return list, in(doing, err)
}

// RenameDraft gives a draft another name, and the scenario that it becomes another slug.
func (s *Store) RenameDraft(ctx context.Context, w Writing, name, slug string) error {
	doing := fmt.Sprintf("rename draft %d", w.Draft().ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	for _, err := range []error{store.TextWithin("a slug", slug, MaxPath), store.TextWithin("a name", name, store.MaxName)} {
		if err != nil {
			return in(doing, err)
		}
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		changed := tx.Model(&draftRow{}).Where("id = ? AND slug <> ?", w.Draft().ID, slug).Update("slug", slug)
		err := errors.Join(changed.Error, tx.Model(&draftRow{}).Where("id = ?", w.Draft().ID).Update("name", name).Error)
		if err == nil && changed.RowsAffected > 0 {
			err = wrote(tx, w.Draft().ID, w.By().ID())
		}
		return err
	}))
}

// PutAway takes a draft out of use, so that it can only be read, or, if away is false, back
// into it. The error is ErrForbidden if whoever asks may not write it.
func (s *Store) PutAway(ctx context.Context, r Reading, away bool) error {
	doing := fmt.Sprintf("put draft %d away", r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	if !r.May(who.WriteDraft) {
		return in(doing, store.ErrForbidden)
	}
	at := (*int64)(nil)
	if away {
		ms := millis(s.of.Now())
		at = &ms
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&draftRow{}).Where("id = ? AND (put_away_at IS NULL) = ?", r.draft.ID, away).Update("put_away_at", at).Error
	}))
}
