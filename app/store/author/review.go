package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Limits of reviews.
const (
	MaxReviews     = 300     // of a draft that are listed, the newest of them
	MaxAnswers     = 40      // of a review
	MaxJudgements  = 300     // of one person, in a review
	MaxReviewWords = 8 << 10 // bytes of what a review says at its end
	MaxWhy         = 4 << 10 // bytes of the reason for an answer or a range
	maxKey         = 200     // bytes of what a question, an answer or a moment is called

	MaxBegun  = 30 // reviews of a draft that one person begins within BegunSpan, without those that they give up
	BegunSpan = 30 * 24 * time.Hour
)

var (
	// ErrOutdated means that the draft isn't as the reviewer has read it any longer.
	ErrOutdated = database.Refusal("the draft has changed since the review began")

	// ErrWrote means that whoever would sign has written in the draft since the last review of
	// it that somebody else has ended.
	ErrWrote = database.Refusal("written since the last review")

	// ErrMoved means that whoever would sign writes for another organisation than when they began
	// the review, or for none.
	ErrMoved = database.Refusal("the review was begun for another organisation")

	// ErrAsRead means that a review can't lapse, since the draft is as it was read.
	ErrAsRead = database.Refusal("the draft is as it was read")

	// ErrEnded means that a review was ended already, maybe in another window.
	ErrEnded = database.Refusal("the review was ended already")

	// ErrBegun means that somebody has begun MaxBegun reviews of a draft within BegunSpan.
	ErrBegun = database.Refusal("too many reviews by one person for now")

	// ErrLetGo means that what was read in a review isn't kept any longer, since the partnership
	// needed the room.
	ErrLetGo = database.Refusal("what was read isn't kept any longer")

	// ErrJudged means that a range was judged in a review, which therefore stays: whoever judges
	// sees how others do, and couldn't judge apart from them again.
	ErrJudged = database.Refusal("a range was judged in the review")
)

// Verdict is what a review came to.
type Verdict string

// The verdicts. An open review has none.
const (
	Signed Verdict = "signed"
	NotYet Verdict = "not yet"
	Lapsed Verdict = "lapsed" // the draft had changed since it was read, so nothing is said of it as it is
)

// Review is one person's reading of a draft as it was when they began it.
type Review struct {
	ID           int64
	Draft        int64
	Digest       string   // of the pack that is read
	Person       int64    // who reviews
	Name         string   // what they are called in the partnership; "" once they were erased
	Gone         bool     // they have left the partnership, were taken out of it, or were erased
	Organisation int64    // for which they wrote when they began; 0 for none
	Place        string   // its name; "" if it has gone
	Side         who.Kind // its kind when they began; "" for none
	Lived        bool     // they are heard for what they have lived through, for neither side
	Speaks       Speaks   // as whom they are in the partnership now
	Begun        time.Time
	Ended        *time.Time // nil while it is open
	Verdict      Verdict
	Words        string            // "" in another person's open review
	Answers      map[string]Answer // by what was asked; nil in a list, and in another person's open review
	Judged       []string          // questions at which whoever signed could say; nil if it isn't signed
}

// Answer is what a reviewer chose for a question, and why.
type Answer struct{ Choice, Why string }

// Read is a draft as somebody has read it.
type Read struct {
	Digest  string
	Slug    string // the draft's
	Texts   []File // of which it is made: those of the draft at that moment, in any order
	Archive []byte // the pack
}

type reviewRow struct {
	ID           int64 `gorm:"primaryKey"`
	DraftID      int64
	PackID       int64
	Person       int64
	Organisation int64
	Side         who.Kind
	Lived        bool
	BegunAt      int64
	EndedAt      *int64
	Verdict      Verdict
	Words        string
}

func (reviewRow) TableName() string { return "reviews" }

type reviewPackRow struct {
	ID      int64 `gorm:"primaryKey"`
	DraftID int64
	Digest  string
	Texts   string // JSON, of readText
	Archive []byte
}

func (reviewPackRow) TableName() string { return "review_packs" }

type answerRow struct {
	ReviewID int64  `gorm:"primaryKey;autoIncrement:false"`
	Question string `gorm:"primaryKey"`
	Choice   string
	Why      string
}

func (answerRow) TableName() string { return "review_answers" }

// BeginReview begins a review by whoever asks of a draft as it is. The error is ErrChanged if
// it isn't as it was read any longer, ErrForbidden if they may not review, ErrTaken if they
// have one open, ErrBegun if they have begun very many, ErrArchived if the draft is put away, and
// ErrFull or ErrTooLarge.
func (s *Store) BeginReview(ctx context.Context, r Reading, read Read) (int64, error) {
	doing := fmt.Sprintf("begin a review of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return 0, in(doing, err)
	}
	texts, err := read.texts()
	if err == nil {
		err = errors.Join(store.TextWithin("a digest", read.Digest, 64), store.TextWithin("the texts", texts, maxTexts))
	}
	if err == nil && len(read.Archive) > MaxPlay {
		err = store.ErrTooLarge
	}
	if err != nil {
		return 0, in(doing, err)
	}
	begun, now := store.NewTold[int64](), millis(s.of.Now())
	err = s.db.Write(ctx, func(tx *gorm.DB) error {
		self, err := r.reviewer(tx)
		if err != nil {
			return err
		}
		if err := read.isNewest(tx, r.draft.ID); err != nil {
			return err
		}
		if err := r.mayBegin(tx, fromMillis(now)); err != nil {
			return err
		}
		pack, err := keepPack(tx, r.draft, read, texts)
		if err != nil {
			return err
		}
		row := reviewRow{DraftID: r.draft.ID, PackID: pack, Person: r.By().ID(), Organisation: self.Organisation, Side: self.Kind, Lived: self.Lived, BegunAt: now}
		err = tx.Create(&row).Error
		if err == nil {
			err = row.goesOn(tx, r.draft.Partnership)
		}
		begun.Is(row.ID)
		return errors.Join(err, tx.Delete(&askRow{DraftID: r.draft.ID, PartnerID: r.partner.person}).Error)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-begun, nil
}

// goesOn has a review begin with what the same person answered in their last one of the draft, and
// with what they would have said at its end if that lapsed.
func (r reviewRow) goesOn(tx *gorm.DB, partnership int64) error {
	var last []reviewRow
	err := tx.Where("draft_id = ? AND person = ? AND ended_at IS NOT NULL", r.DraftID, r.Person).Order("id DESC").Limit(1).Find(&last).Error
	if err != nil || len(last) == 0 {
		return err
	}
	var answers []answerRow
	if err := tx.Find(&answers, "review_id = ? AND question IN ?", last[0].ID, Questions()).Error; err != nil {
		return err
	}
	words := ""
	if last[0].Verdict == Lapsed {
		words = last[0].Words
	}
	size := 2 * len(words)
	for i := range answers {
		answers[i].ReviewID = r.ID
		size += perWords + 2*len(answers[i].Why)
	}
	if err := roomFor(tx, partnership, size); err != nil || len(answers) == 0 {
		return errors.Join(err, tx.Model(&r).Update("words", words).Error)
	}
	return errors.Join(tx.Create(&answers).Error, tx.Model(&r).Update("words", words).Error)
}

// mayBegin returns ErrTaken if whoever asks has a review of the draft open, and ErrBegun if they have
// begun very many.
func (r Reading) mayBegin(tx *gorm.DB, now time.Time) error {
	var has struct{ Open, Begun int64 }
	err := tx.Raw("SELECT COUNT(CASE WHEN ended_at IS NULL THEN 1 END) AS open, COUNT(CASE WHEN begun_at > ? THEN 1 END) AS begun FROM reviews WHERE draft_id = ? AND person = ?",
		millis(now.Add(-BegunSpan)), r.draft.ID, r.By().ID()).Scan(&has).Error
	switch {
	case err != nil:
		return err
	case has.Open > 0:
		return store.ErrTaken
	case has.Begun >= MaxBegun:
		return ErrBegun
	}
	return nil
}

// reviewer is as whom somebody reviews.
type reviewer struct {
	Organisation int64
	Kind         who.Kind
	Lived        bool
	Standing     who.Relation
}

// reviewer returns as whom the person asking reviews, and keeps who is in the partnership, and
// the draft's name and number of files, as they are until the transaction ends. The error is
// ErrNotFound if they were taken out meanwhile or the draft was deleted, ErrForbidden if they may
// not review, and ErrArchived if the draft is put away.
func (r Reading) reviewer(tx *gorm.DB) (self reviewer, err error) {
	_, away := r.draftNow(tx)
	if away != nil && !errors.Is(away, store.ErrArchived) {
		return self, away
	}
	err = tx.Raw(`SELECT COALESCE(organisation_id, 0) AS organisation, COALESCE(kind, '') AS kind, lived, standing
		FROM partners LEFT JOIN organisations ON organisations.id = organisation_id WHERE partners.id = ?`, r.partner.person).Scan(&self).Error
	switch {
	case err != nil:
	case !who.AnyMay(who.Roles(), who.ReviewDraft, self.Standing, who.State{}) || !r.May(who.ReviewDraft):
		err = store.ErrForbidden
	default:
		err = away
	}
	return self, err
}

// draftNow returns the draft, and keeps it and who is in the partnership as they are until the
// transaction ends. The error is ErrNotFound if whoever asks was taken out meanwhile or the draft
// was deleted, and ErrArchived if it is put away.
func (r Reading) draftNow(tx *gorm.DB) (row draftRow, err error) {
	if err := r.partner.lock(tx); err != nil {
		return row, err
	}
	if err := database.LockRows(tx, &draftRow{}, "NO KEY UPDATE", "id = ?", []any{r.draft.ID}); err != nil {
		return row, err
	}
	err = tx.Take(&row, "id = ? AND deleted_at IS NULL", r.draft.ID).Error
	if err == nil && row.PutAwayAt != nil {
		err = store.ErrArchived
	}
	return row, err
}

// keepPack keeps the pack that is read, unless it is kept already, and returns its number.
func keepPack(tx *gorm.DB, d Draft, read Read, texts string) (int64, error) {
	var row reviewPackRow
	err := tx.Omit("archive").Take(&row, "draft_id = ? AND digest = ?", d.ID, read.Digest).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return 0, err
	}
	bytes := perWords // of the review
	if row.Texts == "" {
		bytes += len(read.Archive) + len(texts)
	}
	if err := roomFor(tx, d.Partnership, bytes); err != nil {
		return 0, err
	}
	if row.Texts != "" { // it may just have gone
		if err := tx.Select("id", "texts").Take(&row, "id = ?", row.ID).Error; err != nil || row.Texts != "" {
			return row.ID, err
		}
	}
	row = reviewPackRow{ID: row.ID, DraftID: d.ID, Digest: read.Digest, Texts: texts, Archive: read.Archive}
	err = tx.Save(&row).Error
	return row.ID, err
}
