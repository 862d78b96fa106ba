package author

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/who"
)

// selectReviews selects reviews with what is known of who reviews.
const selectReviews = `SELECT reviews.*, review_packs.digest, COALESCE(persons.name, '') AS called, COALESCE(organisations.name, '') AS place,
		COALESCE((SELECT named FROM partners WHERE partnership_id = drafts.partnership_id AND person_id = person ORDER BY partners.id DESC LIMIT 1), '') AS named, ` + speaks + `
	FROM reviews JOIN review_packs ON review_packs.id = pack_id JOIN drafts ON drafts.id = reviews.draft_id
		LEFT JOIN persons ON persons.id = person LEFT JOIN organisations ON organisations.id = organisation ` + speaker

// speaker joins as whom a person is in the partnership of a draft now, and speaks selects that.
const (
	speaker = `LEFT JOIN partners present ON present.partnership_id = drafts.partnership_id AND present.person_id = person AND present.ended_at IS NULL
		LEFT JOIN organisations home ON home.id = present.organisation_id AND NOT present.lived `
	speaks = `present.id IS NULL AS gone, COALESCE(home.id, 0) AS now_organisation, COALESCE(home.kind, '') AS now_side, COALESCE(present.standing, '') AS now_standing`
)

type foundSpeaks struct {
	Gone            bool
	NowOrganisation int64
	NowSide         who.Kind
	NowStanding     who.Relation
}

func (f foundSpeaks) speaks() Speaks { return Speaks{f.NowOrganisation, f.NowSide, f.NowStanding} }

type foundReview struct {
	Row                          reviewRow `gorm:"embedded"`
	Digest, Called, Place, Named string
	Now                          foundSpeaks `gorm:"embedded"`
}

// reviewsOf returns such reviews, newest first, without the answers.
func reviewsOf(db *gorm.DB, such string, args ...any) ([]Review, error) {
	var rows []foundReview
	err := db.Raw(selectReviews+"WHERE "+such+" ORDER BY reviews.id DESC", args...).Scan(&rows).Error
	list, signed := make([]Review, len(rows)), []int64{}
	for i, row := range rows {
		if list[i] = row.review(); list[i].Verdict == Signed {
			signed = append(signed, row.Row.ID)
		}
	}
	var judged []answerRow
	if err == nil && len(signed) > 0 {
		err = db.Select("review_id", "question").Order("question").Find(&judged, "review_id IN ? AND choice NOT IN ?", signed, []string{"", AnswerUnsure}).Error
	}
	for _, a := range judged {
		i := slices.IndexFunc(list, func(one Review) bool { return one.ID == a.ReviewID })
		list[i].Judged = append(list[i].Judged, a.Question)
	}
	return list, err
}

func (f foundReview) review() Review {
	r := Review{
		ID: f.Row.ID, Draft: f.Row.DraftID, Digest: f.Digest, Person: f.Row.Person, Name: cmp.Or(f.Named, f.Called), Gone: f.Now.Gone, Organisation: f.Row.Organisation,
		Place: f.Place, Side: f.Row.Side, Lived: f.Row.Lived, Begun: fromMillis(f.Row.BegunAt), Verdict: f.Row.Verdict, Words: f.Row.Words,
		Speaks: f.Now.speaks(),
	}
	if f.Called == "" { // erased
		r.Name = ""
	}
	if f.Row.EndedAt != nil {
		at := fromMillis(*f.Row.EndedAt)
		r.Ended = &at
	}
	return r
}

// Reviews returns the reviews of a draft, newest first, without the answers: those that are open, and
// of the others those that are among the newest MaxReviews.
func (s *Store) Reviews(ctx context.Context, r Reading) ([]Review, error) {
	doing := fmt.Sprintf("reviews of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	list, err := reviewsOf(s.read(ctx), "reviews.draft_id = ? AND (reviews.ended_at IS NULL OR reviews.id IN (SELECT id FROM reviews WHERE draft_id = ? ORDER BY id DESC LIMIT ?))", r.draft.ID, r.draft.ID, MaxReviews)
	for i, one := range list {
		if one.Ended == nil {
			list[i].Words = ""
		}
	}
	return list, in(doing, err)
}

// Review returns a review of a draft, or ErrNotFound.
func (s *Store) Review(ctx context.Context, r Reading, id int64) (Review, error) {
	doing := fmt.Sprintf("review %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Review{}, in(doing, err)
	}
	var rows []foundReview
	err := s.read(ctx).Raw(selectReviews+"WHERE reviews.draft_id = ? AND reviews.id = ?", r.draft.ID, id).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return Review{}, in(doing, err)
	}
	review := rows[0].review()
	if review.Ended == nil && review.Person != r.By().ID() {
		review.Words = ""
		return review, nil
	}
	review.Answers, err = answersIn(s.read(ctx), id)
	return review, in(doing, err)
}

// ReviewsOfMine returns the reviews by whoever asks of a partnership's drafts, with the answers,
// and how they judged ranges in them; all oldest first.
func (s *Store) ReviewsOfMine(ctx context.Context, o Own) ([]Review, []Judgement, error) {
	doing := fmt.Sprintf("own reviews in partnership %d", o.partnership.ID)
	if err := s.owns(o); err != nil {
		return nil, nil, in(doing, err)
	}
	var rows []foundReview
	var answers []answerRow
	var judged []foundJudgement
	const drafts = "(SELECT id FROM drafts WHERE partnership_id = ? AND deleted_at IS NULL)"
	db, of, self := s.read(ctx), o.partnership.ID, o.by.ID()
	err := errors.Join(
		db.Raw(selectReviews+"WHERE reviews.draft_id IN "+drafts+" AND reviews.person = ? ORDER BY reviews.id", of, self).Scan(&rows).Error,
		db.Find(&answers, "review_id IN (SELECT id FROM reviews WHERE draft_id IN "+drafts+" AND person = ?)", of, self).Error,
		db.Raw("SELECT "+withReasons+judgedBy+"WHERE range_judgements.draft_id IN "+drafts+" AND range_judgements.person = ? ORDER BY range_judgements.id", of, of, of, self).Scan(&judged).Error)
	list := make([]Review, len(rows))
	for i, row := range rows {
		list[i] = row.review()
		list[i].Answers = map[string]Answer{}
		for _, a := range answers {
			if a.ReviewID == list[i].ID {
				list[i].Answers[a.Question] = Answer{a.Choice, a.Why}
			}
		}
	}
	return list, judgementsOf(judged), in(doing, err)
}

// ReviewedPack returns the pack that was read in some review of a draft, as a zip archive. The
// error is ErrNotFound if none of that digest was, and ErrLetGo.
func (s *Store) ReviewedPack(ctx context.Context, r Reading, digest string) ([]byte, error) {
	doing := fmt.Sprintf("what was reviewed of draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var row reviewPackRow
	err := s.read(ctx).Take(&row, "draft_id = ? AND digest = ?", r.draft.ID, digest).Error
	if err == nil && len(row.Archive) == 0 {
		err = ErrLetGo
	}
	return row.Archive, in(doing, err)
}

// ReviewedTexts returns which versions of which files made the pack that was read. The error is as
// of ReviewedPack.
func (s *Store) ReviewedTexts(ctx context.Context, r Reading, digest string) ([]File, error) {
	doing := fmt.Sprintf("which texts of draft %d were reviewed", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var row reviewPackRow
	err := s.read(ctx).Omit("archive").Take(&row, "draft_id = ? AND digest = ?", r.draft.ID, digest).Error
	var texts []readText
	if err == nil && row.Texts == "" {
		err = ErrLetGo
	}
	if err == nil {
		err = json.Unmarshal([]byte(row.Texts), &texts)
	}
	list := make([]File, len(texts))
	for i, t := range texts {
		list[i] = File{ID: t.File, Path: t.Path, Version: t.Version, CRLF: t.CRLF, BOM: t.BOM}
	}
	return list, in(doing, err)
}

// readText is one of the texts that were read, as it is written down.
type readText struct {
	File    int64  `json:"file"`
	Path    string `json:"path"`
	Version int64  `json:"version"`
	CRLF    bool   `json:"crlf,omitempty"`
	BOM     bool   `json:"bom,omitempty"`
}

func textsOf(files []File) []readText {
	list := make([]readText, len(files))
	for i, f := range files {
		list[i] = readText{f.ID, f.Path, f.Version, f.CRLF, f.BOM}
	}
	slices.SortFunc(list, func(a, b readText) int { return cmp.Compare(a.File, b.File) })
	return list
}

func (read Read) texts() (string, error) {
	text, err := json.Marshal(textsOf(read.Texts))
	return string(text), err
}

// isNewest returns ErrChanged if a draft isn't as it was read, and otherwise keeps it so until the
// transaction ends.
func (read Read) isNewest(tx *gorm.DB, draft int64) error {
	if err := lockTexts(tx, draft); err != nil {
		return err
	}
	var has draftRow
	if err := tx.Take(&has, "id = ?", draft).Error; err != nil {
		return err
	}
	var rows []fileRow
	if err := tx.Find(&rows, "draft_id = ? AND removed_at IS NULL", draft).Error; err != nil {
		return err
	}
	files := make([]File, len(rows))
	for i, row := range rows {
		files[i] = row.file()
	}
	if has.Slug != read.Slug || !slices.Equal(textsOf(files), textsOf(read.Texts)) {
		return store.ErrChanged
	}
	return nil
}
