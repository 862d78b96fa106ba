package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Declaration is somebody's, that no real person or family can be recognised in a draft as it
// was.
type Declaration struct {
	Draft  int64
	Person int64
	Side   who.Kind // of the organisation for which they wrote then: a university or an authority
	Digest string   // of the draft's pack as it was
	Made   time.Time
	Left   bool   // whether they have left the partnership
	Speaks Speaks // as whom they are in it now
}

type declarationRow struct {
	ID      int64 `gorm:"primaryKey"`
	DraftID int64
	Digest  string
	Person  int64
	Side    who.Kind
	MadeAt  int64
}

func (declarationRow) TableName() string { return "declarations" }

// ErrNoSide means that somebody speaks neither for a university nor for an authority.
var ErrNoSide = database.Refusal("somebody is of neither side")

// Sides lists the kinds of organisations of which both sign.
func Sides() []who.Kind { return []who.Kind{who.University, who.Authority} }

// side returns for which side whoever asks speaks.
func (p Partner) side(tx *gorm.DB) (who.Kind, error) {
	var kinds []who.Kind
	err := tx.Raw("SELECT kind FROM partners JOIN organisations ON organisations.id = organisation_id WHERE partners.id = ? AND NOT lived AND kind IN ?", p.person, Sides()).Scan(&kinds).Error
	if err == nil && len(kinds) == 0 {
		err = ErrNoSide
	}
	if err != nil {
		return "", err
	}
	return kinds[0], nil
}

// Declare has whoever asks declare that no real person or family can be recognised in a draft as
// it has a digest. To declare it twice is to have declared it once, for the side for which they
// spoke last, and after what they have reviewed and not signed, and after a withdrawal for a reason. The error is ErrForbidden if they only read the draft, and ErrNoSide if they speak
// for neither side.
func (s *Store) Declare(ctx context.Context, r Reading, digest string) error {
	doing := fmt.Sprintf("declare about draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	if !r.May(who.Declare) {
		return in(doing, store.ErrForbidden)
	}
	if err := store.TextWithin("a digest", digest, 64); err != nil {
		return in(doing, err)
	}
	p, now := r.partner, s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		self, err := p.one(tx, p.person)
		if err == nil && !who.AnyMay(who.Roles(), who.Declare, self.Standing, who.State{}) {
			err = store.ErrForbidden
		}
		if err != nil {
			return err
		}
		side, err := p.side(tx)
		if err != nil {
			return err
		}
		gone, err := objected(tx, r.draft, digest)
		if err != nil {
			return err
		}
		row := declarationRow{DraftID: r.draft.ID, Digest: digest, Person: p.by.ID(), Side: side, MadeAt: millis(now)}
		made := tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "draft_id"}, {Name: "digest"}, {Name: "person"}},
			DoUpdates: clause.AssignmentColumns([]string{"side", "made_at"}),
			Where: clause.Where{Exprs: []clause.Expression{gorm.Expr(`declarations.side <> excluded.side OR declarations.made_at <= ? OR EXISTS (SELECT 1 FROM reviews JOIN review_packs ON review_packs.id = pack_id
				WHERE reviews.draft_id = declarations.draft_id AND digest = declarations.digest AND reviews.person = declarations.person AND verdict = ? AND reviews.ended_at > declarations.made_at)`, millis(gone), NotYet)}},
		}).Create(&row)
		if made.Error != nil || made.RowsAffected == 0 {
			return made.Error
		}
		return errors.Join(
			countSecond(tx, r.draft, digest, now),
			tx.Exec("DELETE FROM declarations WHERE id IN (SELECT id FROM declarations WHERE draft_id = ? ORDER BY id DESC LIMIT 1000 OFFSET ?)", r.draft.ID, MaxDeclarations).Error,
			p.note(tx, self, fmt.Sprintf("draft %d: declared that nobody can be recognised, %.12s", r.draft.ID, digest), now))
	}))
}

// Declarations returns those about a draft, newest first.
func (s *Store) Declarations(ctx context.Context, r Reading) ([]Declaration, error) {
	doing := fmt.Sprintf("declarations about draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := declarationsOf(s.read(ctx), "declarations.draft_id = ?", r.draft.ID)
	return list, in(doing, err)
}

// declarationsOf returns such declarations, newest first.
func declarationsOf(db *gorm.DB, such string, args ...any) ([]Declaration, error) {
	var rows []struct {
		Row declarationRow `gorm:"embedded"`
		Now foundSpeaks    `gorm:"embedded"`
	}
	err := db.Raw("SELECT declarations.*, "+speaks+" FROM declarations JOIN drafts ON drafts.id = declarations.draft_id "+speaker+"WHERE "+such+" ORDER BY declarations.id DESC", args...).Scan(&rows).Error
	list := make([]Declaration, len(rows))
	for i, d := range rows {
		list[i] = Declaration{Draft: d.Row.DraftID, Person: d.Row.Person, Side: d.Row.Side, Digest: d.Row.Digest, Made: fromMillis(d.Row.MadeAt), Left: d.Now.Gone, Speaks: d.Now.speaks()}
	}
	return list, err
}

// Declared returns the declarations of whoever asks about drafts of a partnership, oldest first.
func (s *Store) Declared(ctx context.Context, o Own) ([]Declaration, error) {
	doing := fmt.Sprintf("declarations in partnership %d", o.partnership.ID)
	if err := s.owns(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []declarationRow
	err := s.read(ctx).Where("person = ? AND draft_id IN (SELECT id FROM drafts WHERE partnership_id = ? AND deleted_at IS NULL)", o.by.ID(), o.partnership.ID).Order("id").Find(&rows).Error
	list := make([]Declaration, len(rows))
	for i, d := range rows {
		list[i] = Declaration{Draft: d.DraftID, Person: d.Person, Side: d.Side, Digest: d.Digest, Made: fromMillis(d.MadeAt)}
	}
	return list, in(doing, err)
}
