package author

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
)

// open returns a review of whoever asks that isn't ended. The error is ErrForbidden if it is
// another person's, and ErrEnded.
func (r Reading) open(tx *gorm.DB, id int64) (row reviewRow, err error) {
	if err = database.LockRows(tx, &reviewRow{}, "NO KEY UPDATE", "id = ?", []any{id}); err == nil {
		err = tx.Take(&row, "id = ? AND draft_id = ?", id, r.draft.ID).Error
	}
	switch {
	case err != nil:
	case row.Person != r.By().ID():
		err = store.ErrForbidden
	case row.EndedAt != nil:
		err = ErrEnded
	}
	return row, err
}

// Answer keeps what whoever asks answers to questions in their open review, each in place of
// what they answered before, and what they would say at its end. The error is ErrForbidden if
// it is another person's review, ErrEnded, or ErrTooLarge.
func (s *Store) Answer(ctx context.Context, r Reading, id int64, answers map[string]Answer, words string) error {
	doing := fmt.Sprintf("answer in review %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	if len(answers) > MaxAnswers {
		return in(doing, store.ErrTooLarge)
	}
	if err := store.TextWithin("what a review says", words, MaxReviewWords); err != nil {
		return in(doing, err)
	}
	rows := make([]answerRow, 0, len(answers))
	for question, a := range answers {
		err := errors.Join(store.TextWithin("a question", question, maxKey), store.TextWithin("a choice", a.Choice, maxKey), store.TextWithin("a reason", a.Why, MaxWhy))
		if err != nil {
			return in(doing, err)
		}
		rows = append(rows, answerRow{id, question, a.Choice, a.Why})
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if _, err := r.reviewer(tx); err != nil {
			return err
		}
		review, err := r.open(tx, id)
		if err == nil {
			err = tx.Model(&review).Update("words", words).Error
		}
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := tx.Save(&row).Error; err != nil {
				return err
			}
		}
		var has int64
		err = tx.Model(&answerRow{}).Where("review_id = ?", id).Count(&has).Error
		if err == nil && has > MaxAnswers {
			err = store.ErrTooLarge
		}
		return err
	}))
}

// EndReview ends a review of whoever asks, with a verdict. Newest is the draft as it is, of which
// the archive isn't needed. If the review is whole, and of the draft as it is, then what others have
// written counts as reviewed, unless what whoever asks has written isn't. The error is an
// *Unfinished, ErrEnded if it was ended already, ErrForbidden if it is another person's, and
// ErrNotFound if they were taken out of the partnership meanwhile. If they would sign, it is ErrOutdated if the draft isn't as they have
// read it, ErrChanged if it isn't as in newest either, ErrMoved, and ErrWrote if they have written
// in it since the last review of its newest text that somebody else has ended.
func (s *Store) EndReview(ctx context.Context, r Reading, id int64, verdict Verdict, newest Read) error {
	doing := fmt.Sprintf("end review %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	if verdict != Signed && verdict != NotYet && verdict != Lapsed {
		return in(doing, fmt.Errorf("no review ends as %q", verdict))
	}
	now := millis(s.of.Now())
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		self, err := r.reviewer(tx)
		if err != nil {
			return err
		}
		row, err := r.open(tx, id)
		if err != nil {
			return err
		}
		answers, err := answersIn(tx, row.ID)
		if err != nil {
			return err
		}
		if err := unfinished(answers, row.Words, verdict); err != nil {
			return err
		}
		isRead, err := newest.isIn(tx, row)
		if err != nil {
			return err
		}
		switch err = newest.isNewest(tx, r.draft.ID); {
		case errors.Is(err, store.ErrChanged) && verdict == NotYet:
			isRead, err = false, nil
		case err == nil && verdict == Lapsed && isRead:
			err = ErrAsRead
		case err == nil && verdict == Signed:
			err = row.maySign(tx, self, isRead)
		}
		if err == nil && isRead && isWhole(answers) {
			err = readBy(tx, row.DraftID, row.Person)
		}
		if err != nil {
			return err
		}
		err = tx.Model(&row).Updates(map[string]any{"ended_at": now, "verdict": verdict}).Error
		if err == nil && verdict == Signed {
			err = countSecond(tx, r.draft, newest.Digest, fromMillis(now))
		}
		return err
	}))
}

// isIn reports whether a draft is as it was read in a review.
func (read Read) isIn(tx *gorm.DB, row reviewRow) (bool, error) {
	var digest string
	err := tx.Model(&reviewPackRow{}).Where("id = ?", row.PackID).Pluck("digest", &digest).Error
	return digest == read.Digest, err
}

// maySign returns why somebody can't sign, if they can't.
func (r reviewRow) maySign(tx *gorm.DB, self reviewer, isRead bool) error {
	if !isRead {
		return ErrOutdated
	}
	if self.Organisation != r.Organisation || self.Kind != r.Side {
		return ErrMoved
	}
	wrote, err := isUnread(tx, r.DraftID, r.Person)
	if err == nil && wrote {
		err = ErrWrote
	}
	return err
}

// DropReview deletes an open review of whoever asks, with what they answered. The error is
// ErrForbidden if it is another person's, ErrEnded, and ErrJudged if they judged a range in it.
func (s *Store) DropReview(ctx context.Context, r Reading, id int64) error {
	doing := fmt.Sprintf("drop review %d of draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := r.partner.lock(tx); err != nil {
			return err
		}
		row, err := r.open(tx, id)
		var judged int64
		if err == nil {
			err = tx.Model(&judgementRow{}).Where("review_id = ?", id).Count(&judged).Error
		}
		if err == nil && judged > 0 {
			err = ErrJudged
		}
		if err != nil {
			return err
		}
		return errors.Join(
			tx.Delete(&row).Error,
			tx.Exec("DELETE FROM review_packs WHERE id = ? AND NOT EXISTS (SELECT 1 FROM reviews WHERE pack_id = review_packs.id)", row.PackID).Error)
	}))
}
