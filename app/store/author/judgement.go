package author

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/who"
)

// Judgement is the range that one reviewer would defend at a moment of a draft, given before
// they saw anybody else's. It holds for the moment as it was put to them, in whichever version
// of the draft it is the same.
type Judgement struct {
	ID     int64
	Review int64  // in which it was given
	Digest string // of the pack that was read there
	Moment string // what the moment is called
	Shown  string // a digest of what was put to them
	Words  string // a digest of its words alone, without spaces and marks; "" if it is older than these

	Least, Most string // tiers, the less serious first
	Why         string

	Person  int64
	Name    string   // "" once they were erased
	Side    who.Kind // for which they reviewed
	Stands  who.Kind // for which they stand in the partnership now; "" for none, and once they have left
	Lived   bool
	Wrote   bool // they had written in the draft before they gave it
	Decides bool // they said that they decide about referrals in their work, or have
	Seen    bool // they could see how others had judged the moment as it was worded before, and didn't hold to what they had said apart from them
	Given   time.Time
}

// Counts reports whether it is one of the two judgements by practitioners that a range needs:
// given apart from others, by somebody of an authority who decides about referrals, has no hand in
// the draft and doesn't stand for another side now, for which they could sign.
func (j Judgement) Counts() bool {
	return j.Side == who.Authority && (j.Stands == "" || j.Stands == j.Side) && !j.Lived && !j.Wrote && j.Decides && !j.Seen
}

type judgementRow struct {
	ID       int64 `gorm:"primaryKey"`
	DraftID  int64
	ReviewID int64
	Moment   string
	Shown    string
	Words    string
	Person   int64
	Wrote    bool
	Decides  bool
	Seen     bool
	Least    string
	Most     string
	Why      string
	GivenAt  int64
}

func (judgementRow) TableName() string { return "range_judgements" }

// Judge keeps how whoever asks judges a moment in their open review, for good: of j only what
// it is about, the range, the reason, Decides and Seen are used. The error is ErrTaken if they have judged
// that moment, as it is, before; ErrForbidden if it is another person's review, ErrEnded, ErrFull
// or ErrTooLarge.
func (s *Store) Judge(ctx context.Context, r Reading, id int64, j Judgement) error {
	doing := fmt.Sprintf("judge a range in review %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	err := store.TextWithin("a reason", j.Why, MaxWhy)
	for _, text := range []string{j.Moment, j.Shown, j.Words, j.Least, j.Most} {
		err = errors.Join(err, store.TextWithin("a moment or a tier", text, maxKey))
	}
	if err != nil {
		return in(doing, err)
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if _, err := r.reviewer(tx); err != nil {
			return err
		}
		if _, err := r.open(tx, id); err != nil {
			return err
		}
		var has struct{ Judged, Wrote int64 }
		err := tx.Raw(`SELECT (SELECT COUNT(*) FROM range_judgements WHERE review_id = ?) AS judged, (SELECT COUNT(*) FROM draft_writers WHERE draft_id = ? AND person = ?) AS wrote`,
			id, r.draft.ID, r.By().ID()).Scan(&has).Error
		if err == nil && has.Judged >= MaxJudgements {
			err = store.ErrFull
		}
		if err != nil {
			return err
		}
		err = tx.Create(&judgementRow{
			DraftID: r.draft.ID, ReviewID: id, Moment: j.Moment, Shown: j.Shown, Words: j.Words, Person: r.By().ID(), Wrote: has.Wrote > 0, Decides: j.Decides,
			Seen: j.Seen, Least: j.Least, Most: j.Most, Why: j.Why, GivenAt: now,
		}).Error
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			err = store.ErrTaken
		}
		return err
	}))
}

const (
	withReasons    = "range_judgements.*"
	withoutReasons = "range_judgements.id, review_id, moment, shown, range_judgements.words, range_judgements.person, wrote, decides, seen, least, most, given_at"

	// judgedBy adds what is known of who judged; it takes the partnership's number twice.
	judgedBy = `, digest, side, lived, COALESCE(persons.name, '') AS called,
		COALESCE((SELECT named FROM partners WHERE partnership_id = ? AND person_id = range_judgements.person ORDER BY partners.id DESC LIMIT 1), '') AS named,
		COALESCE((SELECT kind FROM partners JOIN organisations ON organisations.id = organisation_id WHERE partnership_id = ? AND person_id = range_judgements.person AND ended_at IS NULL AND NOT partners.lived LIMIT 1), '') AS stands
	FROM range_judgements JOIN reviews ON reviews.id = review_id JOIN review_packs ON review_packs.id = pack_id LEFT JOIN persons ON persons.id = range_judgements.person `

	// seenBy is a condition on judgements: a person, who is given twice, may see them.
	seenBy = `(EXISTS (SELECT 1 FROM draft_writers WHERE draft_writers.draft_id = range_judgements.draft_id AND draft_writers.person = ?)
		OR EXISTS (SELECT 1 FROM range_judgements own WHERE own.draft_id = range_judgements.draft_id AND own.moment = range_judgements.moment
			AND own.shown = range_judgements.shown AND own.person = ?))`
)

// judgements returns such judgements of a draft, oldest first.
func judgements(db *gorm.DB, d Draft, columns, such string, args ...any) ([]Judgement, error) {
	var rows []foundJudgement
	err := db.Raw("SELECT "+columns+judgedBy+"WHERE range_judgements.draft_id = ? AND "+such+" ORDER BY range_judgements.id", append([]any{d.Partnership, d.Partnership, d.ID}, args...)...).Scan(&rows).Error
	return judgementsOf(rows), err
}

// Judgements returns how the moments of a draft were judged, oldest first, as far as whoever
// asks may see it: their own, and others' of what they have judged too. Who has written in the
// draft sees all, and doesn't count.
func (s *Store) Judgements(ctx context.Context, r Reading) ([]Judgement, error) {
	doing := fmt.Sprintf("ranges of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := judgements(s.read(ctx), r.draft, withReasons, seenBy, r.By().ID(), r.By().ID())
	return list, in(doing, err)
}

// Tiers returns what [Store.Judgements] does without the reasons, which may be long, to count them;
// with all, also what whoever asks may not see.
func (s *Store) Tiers(ctx context.Context, r Reading, all bool) ([]Judgement, error) {
	doing := fmt.Sprintf("tiers that were judged of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	such, args := "TRUE", []any(nil)
	if !all {
		such, args = seenBy, []any{r.By().ID(), r.By().ID()}
	}
	list, err := judgements(s.read(ctx), r.draft, withoutReasons, such, args...)
	return list, in(doing, err)
}

// JudgedForShelf returns how all moments of a draft were judged, oldest first, to keep it with a
// version that is published. It isn't for whoever reviews.
func (s *Store) JudgedForShelf(ctx context.Context, r Reading) ([]Judgement, error) {
	doing := fmt.Sprintf("ranges of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := judgements(s.read(ctx), r.draft, withReasons, "TRUE")
	return list, in(doing, err)
}

type foundJudgement struct {
	Row                   judgementRow `gorm:"embedded"`
	Digest, Called, Named string
	Side, Stands          who.Kind
	Lived                 bool
}

func judgementsOf(rows []foundJudgement) []Judgement {
	list := make([]Judgement, len(rows))
	for i, f := range rows {
		list[i] = Judgement{
			ID: f.Row.ID, Review: f.Row.ReviewID, Digest: f.Digest, Moment: f.Row.Moment, Shown: f.Row.Shown, Words: f.Row.Words, Least: f.Row.Least, Most: f.Row.Most, Why: f.Row.Why,
			Person: f.Row.Person, Side: f.Side, Stands: f.Stands, Lived: f.Lived, Wrote: f.Row.Wrote, Decides: f.Row.Decides, Seen: f.Row.Seen, Given: fromMillis(f.Row.GivenAt),
		}
		if f.Called != "" {
			list[i].Name = cmp.Or(f.Named, f.Called)
		}
	}
	return list
}
