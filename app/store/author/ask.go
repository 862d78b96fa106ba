package author

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Limits of asking for reviews.
const (
	MaxAsked   = 20 // people who are asked about a draft at a time
	MaxAskedOf = 20 // drafts of a partnership about which one person is asked at a time

	RestsFor = 7 * 24 * time.Hour // for which nobody is asked about a draft again who has said that they can't
)

// ErrAskedMuch means that somebody is asked about MaxAskedOf drafts of the partnership.
var ErrAskedMuch = database.Refusal("asked for many reviews")

// ErrRests means that somebody said less than RestsFor ago that they can't review the draft.
var ErrRests = database.Refusal("they said that they can't review it")

// Ask is that somebody was asked to review a draft. It stands until they begin a review, they say
// that they can't, or it is taken back.
type Ask struct {
	Draft  int64
	Asked  int64  // who is asked
	Name   string // what they are called in the partnership
	By     int64  // who asks
	ByName string // "" once they were erased
	Since  time.Time

	Declined time.Time // when they said that they can't; zero if they haven't
}

type askRow struct {
	DraftID   int64 `gorm:"primaryKey;autoIncrement:false"`
	PartnerID int64 `gorm:"primaryKey;autoIncrement:false"` // who is asked, as long as they are in the partnership
	Asker     int64 // a person
	AskedAt   int64

	DeclinedAt int64 // 0 while it stands
}

func (askRow) TableName() string { return "review_asks" }

// AskReview asks somebody to review a draft. The error is ErrNotFound if they aren't in its
// partnership, ErrForbidden if they may not review or are the one who asks, ErrTaken if they are
// asked already or have a review of it open, ErrRests, ErrArchived, ErrFull, and ErrAskedMuch. What nobody
// sees any longer isn't counted: about those who have left or only read now, and about drafts that
// are put away.
func (s *Store) AskReview(ctx context.Context, w Writing, person int64) error {
	r := w.reading
	doing := fmt.Sprintf("ask for a review of draft %d", r.draft.ID)
	if err := s.writes(w); err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if _, err := r.draftNow(tx); err != nil {
			return err
		}
		if err := r.partner.still(tx, who.WriteDraft); err != nil {
			return err
		}
		var asked partnerRow
		err := tx.Take(&asked, "partnership_id = ? AND person_id = ? AND came_at IS NOT NULL AND ended_at IS NULL", r.draft.Partnership, person).Error
		if err == nil && (person == r.By().ID() || !who.AnyMay(who.Roles(), who.ReviewDraft, asked.Standing, who.State{})) {
			err = store.ErrForbidden
		}
		if err != nil {
			return err
		}
		var has struct{ Open, Asked, Theirs, Rests int64 }
		err = tx.Raw(`SELECT (SELECT COUNT(*) FROM reviews WHERE draft_id = @draft AND person = @person AND ended_at IS NULL) AS open,
			(SELECT COUNT(*) FROM review_asks JOIN partners ON partners.id = partner_id WHERE draft_id = @draft AND ended_at IS NULL AND standing IN @reviews AND declined_at = 0) AS asked,
			(SELECT COUNT(*) FROM review_asks JOIN drafts ON drafts.id = draft_id WHERE partner_id = @partner AND deleted_at IS NULL AND put_away_at IS NULL AND declined_at = 0) AS theirs,
			(SELECT COUNT(*) FROM review_asks WHERE partner_id = @partner AND draft_id = @draft AND declined_at > @since) AS rests`,
			sql.Named("draft", r.draft.ID), sql.Named("person", person), sql.Named("partner", asked.ID), sql.Named("reviews", standings(who.ReviewDraft)), sql.Named("since", now-RestsFor.Milliseconds())).Scan(&has).Error
		switch {
		case err != nil:
			return err
		case has.Open > 0:
			return store.ErrTaken
		case has.Rests > 0:
			return ErrRests
		case has.Asked >= MaxAsked:
			return store.ErrFull
		case has.Theirs >= MaxAskedOf:
			return ErrAskedMuch
		}
		if err := tx.Delete(&askRow{}, "draft_id = ? AND partner_id = ? AND declined_at <> 0", r.draft.ID, asked.ID).Error; err != nil {
			return err
		}
		err = tx.Create(&askRow{DraftID: r.draft.ID, PartnerID: asked.ID, Asker: r.By().ID(), AskedAt: now}).Error
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			err = store.ErrTaken
		}
		return err
	}))
}

// TakeBackAsk has somebody not asked any longer to review a draft: by whoever asked them, by
// themselves, who can't, or by an owner. Who can't isn't asked again for RestsFor. If nobody asks
// them it does nothing. The error is ErrForbidden if it is none of these.
func (s *Store) TakeBackAsk(ctx context.Context, r Reading, person int64) error {
	doing := fmt.Sprintf("take back asking for a review of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := r.partner.lock(tx); err != nil {
			return err
		}
		var rows []askRow
		err := tx.Find(&rows, "draft_id = ? AND declined_at = 0 AND partner_id IN (SELECT id FROM partners WHERE person_id = ?)", r.draft.ID, person).Error
		if err != nil {
			return err
		}
		self := r.By().ID()
		for _, row := range rows {
			if person != self && row.Asker != self && !r.May(who.ChangePartnership) {
				return store.ErrForbidden
			}
			var err error
			if person == self {
				err = tx.Model(&row).Update("declined_at", now).Error
			} else {
				err = tx.Delete(&row).Error
			}
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

// Asked returns who is asked to review a draft and can, the oldest first.
func (s *Store) Asked(ctx context.Context, r Reading) ([]Ask, error) {
	doing := fmt.Sprintf("who is asked to review draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := s.asks(ctx, "declined_at = 0 AND review_asks.draft_id = ?", r.draft.ID)
	return list, in(doing, err)
}

// Resting returns who isn't asked to review a draft for now, since they said that they can't.
func (s *Store) Resting(ctx context.Context, r Reading) ([]Ask, error) {
	doing := fmt.Sprintf("who can't review draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := s.asks(ctx, "declined_at > ? AND review_asks.draft_id = ?", millis(s.of.Now())-RestsFor.Milliseconds(), r.draft.ID)
	return list, in(doing, err)
}

// AsksOfMine returns whom whoever asks has asked to review drafts of a partnership, and who has asked
// them, the oldest first.
func (s *Store) AsksOfMine(ctx context.Context, p Partner) ([]Ask, error) {
	doing := fmt.Sprintf("own asks for reviews in partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return nil, in(doing, err)
	}
	list, err := s.asks(ctx, "declined_at = 0 AND partners.partnership_id = ? AND (review_asks.asker = ? OR partners.id = ?)", p.partnership.ID, p.by.ID(), p.person)
	return list, in(doing, err)
}

func (s *Store) asks(ctx context.Context, which string, of ...any) ([]Ask, error) {
	var rows []struct {
		Draft, Asked, By int64
		Name, ByName     string
		Since, Declined  int64
	}
	err := s.read(ctx).Raw(`SELECT review_asks.draft_id AS draft, partners.person_id AS asked, COALESCE(NULLIF(partners.named, ''), persons.name) AS name, asker AS "by", asked_at AS since, declined_at AS declined, `+fmt.Sprintf(called, "asker")+`
		FROM review_asks JOIN drafts ON drafts.id = review_asks.draft_id AND drafts.deleted_at IS NULL JOIN partners ON partners.id = review_asks.partner_id JOIN persons ON persons.id = partners.person_id
		WHERE partners.ended_at IS NULL AND partners.standing IN ? AND `+which+" ORDER BY asked_at, partners.id", append([]any{standings(who.ReviewDraft)}, of...)...).Scan(&rows).Error
	list := make([]Ask, len(rows))
	for i, r := range rows {
		list[i] = Ask{r.Draft, r.Asked, r.Name, r.By, r.ByName, fromMillis(r.Since), time.Time{}}
		if r.Declined > 0 {
			list[i].Declined = fromMillis(r.Declined)
		}
	}
	return list, err
}
