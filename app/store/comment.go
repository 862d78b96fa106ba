package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Comment is what somebody who follows a run says of a turn, of a day, or of the whole run,
// and what its student answers. It goes with the run. When its writer is erased it stays,
// and doesn't say whose it was.
type Comment struct {
	ID        int64
	Day, Turn int    // one of them is 0; both are for the whole run
	Writer    int64  // 0 if they were erased
	Name      string // the writer's; "" if they were erased
	Text      string
	At        time.Time
	Changed   *time.Time // nil if it is as it was written
	Seen      bool       // as it is now, by the student who asks; for staff, by one whose run it is
	Answer    string     // the student's; "" for none
	Answered  *time.Time
}

type commentRow struct {
	ID         int64 `gorm:"primaryKey"`
	RunID      int64
	Day        int
	Turn       int
	WriterID   *int64
	Text       string
	MadeAt     int64
	ChangedAt  *int64
	Answer     string
	AnsweredAt *int64
}

func (commentRow) TableName() string { return "comments" }

// Commenting proves that the person asking may comment on a run.
type Commenting struct{ on FollowedRun }

// Followed returns the right to follow the run, which commenting on it includes.
func (c Commenting) Followed() FollowedRun { return c.on }

// CommentOn checks that a person may comment on a run for an assignment. The errors are
// those of FollowRun.
func (s *Store) CommentOn(ctx context.Context, p Person, assignment, id int64) (Commenting, error) {
	f, err := s.followRun(ctx, p, assignment, id, who.Comment)
	return Commenting{f}, err
}

func (c Commenting) audit(tx *gorm.DB, what string, comment int64, at time.Time) error {
	return NoteAct(tx, c.on.cohort.Organisation, c.on.by.id, who.Comment, c.on.run.ID, fmt.Sprintf("%s comment %d for %s", what, comment, c.on.of()), at)
}

// AddComment keeps a comment on a run and returns its number. Day, Turn and Text of c are
// used. The error is ErrFull if the run has MaxComments, and ErrNotFound if it has gone.
func (s *Store) AddComment(ctx context.Context, by Commenting, c Comment) (int64, error) {
	doing := fmt.Sprintf("comment on run %d", by.on.run.ID)
	if err := firstError(s.follows(by.on), TextWithin("a comment", c.Text, MaxComment)); err != nil {
		return 0, in(doing, err)
	}
	now, added := s.now(), NewTold[int64]()
	err := s.write(ctx, func(tx *gorm.DB) error {
		if err := lockRuns(tx, "id = ?", by.on.run.ID); err != nil {
			return err
		}
		var there int64
		err := firstError(
			tx.Select("id").Take(&runRow{}, "id = ?", by.on.run.ID).Error,
			tx.Model(&commentRow{}).Where("run_id = ?", by.on.run.ID).Count(&there).Error)
		if err == nil && there >= MaxComments {
			err = ErrFull
		}
		if err != nil {
			return err
		}
		row := commentRow{RunID: by.on.run.ID, Day: c.Day, Turn: c.Turn, WriterID: &by.on.by.id, Text: c.Text, MadeAt: millis(now)}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		added.Is(row.ID)
		return by.audit(tx, "add", row.ID, now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-added, nil
}

// ChangeComment changes the text of a comment that the person asking has written, which is
// new to the student again. The error is ErrNotFound if there is none of theirs with that
// number on the run.
func (s *Store) ChangeComment(ctx context.Context, by Commenting, id int64, text string) error {
	doing := fmt.Sprintf("change comment %d", id)
	if err := firstError(s.follows(by.on), TextWithin("a comment", text, MaxComment)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		changed := by.own(tx, id).Where("text <> ?", text).Updates(map[string]any{"text": text, "changed_at": millis(now)})
		if changed.Error != nil || changed.RowsAffected > 0 {
			return firstError(changed.Error, tx.Exec("DELETE FROM comments_seen WHERE comment_id = ?", id).Error, by.audit(tx, "change", id, now))
		}
		return by.own(tx, id).Take(&commentRow{}).Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// DeleteComment deletes a comment that the person asking has written, with its answer. The
// error is as that of ChangeComment.
func (s *Store) DeleteComment(ctx context.Context, by Commenting, id int64) error {
	doing := fmt.Sprintf("delete comment %d", id)
	if err := s.follows(by.on); err != nil {
		return in(doing, err)
	}
	now := s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		deleted := by.own(tx, id).Delete(&commentRow{})
		if deleted.Error == nil && deleted.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(deleted.Error, by.audit(tx, "delete", id, now))
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// own selects a comment of the run that the person asking has written.
func (c Commenting) own(tx *gorm.DB, id int64) *gorm.DB {
	return tx.Model(&commentRow{}).Where("id = ? AND run_id = ? AND writer_id = ?", id, c.on.run.ID, c.on.by.id)
}

// Comments returns the comments on a run to those who follow it, in the order in which they
// were written.
func (s *Store) Comments(ctx context.Context, f FollowedRun) ([]Comment, error) {
	if err := s.follows(f); err != nil {
		return nil, in(fmt.Sprintf("comments on run %d", f.run.ID), err)
	}
	return s.comments(ctx, f.run.ID, "guest_id IN (run.guest_id, run.partner_id)")
}

// CommentsFor returns the comments on a run to its student, in the same order.
func (s *Store) CommentsFor(ctx context.Context, m Mine) ([]Comment, error) {
	if err := s.IsMine(m); err != nil {
		return nil, in(fmt.Sprintf("comments on run %d", m.run.ID), err)
	}
	return s.comments(ctx, m.run.ID, "guest_id = ?", m.guest)
}

// comments returns the comments on a run, and whether they were seen by a guest that by selects.
func (s *Store) comments(ctx context.Context, run int64, by string, args ...any) ([]Comment, error) {
	var rows []struct {
		Row  commentRow `gorm:"embedded"`
		Name *string
		Seen bool
	}
	err := s.read(ctx).Raw(`SELECT comments.*, persons.name AS name, EXISTS (SELECT 1 FROM comments_seen WHERE comment_id = comments.id AND `+by+`) AS seen
		FROM comments JOIN runs AS run ON run.id = run_id LEFT JOIN persons ON persons.id = comments.writer_id
		WHERE run_id = ? ORDER BY comments.id`, append(args, run)...).Scan(&rows).Error
	list := make([]Comment, len(rows))
	for i, r := range rows {
		list[i] = Comment{
			ID: r.Row.ID, Day: r.Row.Day, Turn: r.Row.Turn, Text: r.Row.Text, At: fromMillis(r.Row.MadeAt), Changed: timeOf(r.Row.ChangedAt),
			Seen: r.Seen, Answer: r.Row.Answer, Answered: timeOf(r.Row.AnsweredAt),
		}
		if r.Row.WriterID != nil && r.Name != nil {
			list[i].Writer, list[i].Name = *r.Row.WriterID, *r.Name
		}
	}
	return list, in(fmt.Sprintf("comments on run %d", run), err)
}

// CommentsSeen notes that a student has seen these comments on their run. Those that aren't
// on it are left alone.
func (s *Store) CommentsSeen(ctx context.Context, m Mine, ids []int64) error {
	doing := fmt.Sprintf("comments on run %d are seen", m.run.ID)
	if err := firstError(s.IsMine(m), within("comments at once", len(ids), MaxComments)); err != nil || len(ids) == 0 {
		return in(doing, err)
	}
	which := append([]int64{}, ids...)
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return m.haveSeen(tx, which...) }))
}

// haveSeen notes that m's guest has seen those of these comments that are on the run.
func (m Mine) haveSeen(tx *gorm.DB, ids ...int64) error {
	if err := m.hasStill(tx); err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO comments_seen (comment_id, guest_id) SELECT comments.id, guests.id FROM comments JOIN guests ON guests.id = ?
		WHERE run_id = ? AND comments.id IN ? ON CONFLICT DO NOTHING`, m.guest, m.run.ID, ids).Error
}

// AnswerComment keeps a student's answer to a comment on their run, in place of an earlier
// one; an empty one erases that. A pair has one answer together. The error is ErrNotFound if there is no such comment on it.
func (s *Store) AnswerComment(ctx context.Context, m Mine, id int64, answer string) error {
	doing := fmt.Sprintf("answer comment %d", id)
	if err := firstError(s.IsMine(m), TextWithin("an answer", answer, MaxComment)); err != nil {
		return in(doing, err)
	}
	change := map[string]any{"answer": answer, "answered_at": nil}
	if answer != "" {
		change["answered_at"] = millis(s.now())
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		answered := tx.Model(&commentRow{}).Where("id = ? AND run_id = ?", id, m.run.ID).Updates(change)
		if answered.Error == nil && answered.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(answered.Error, m.haveSeen(tx, id))
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// CommentCount is how many comments there are on a run, and how many of them are new to
// its student.
type CommentCount struct{ All, New int }

// CountComments counts the comments on some of a student's runs, by the runs' numbers.
// Runs without any are left out.
func (s *Store) CountComments(ctx context.Context, runs []Mine) (map[int64]CommentCount, error) {
	const doing = "count comments"
	ids, guests := make([]int64, len(runs)), make([]int64, len(runs))
	for i, m := range runs {
		if err := s.IsMine(m); err != nil {
			return nil, in(doing, err)
		}
		ids[i], guests[i] = m.run.ID, m.guest
	}
	var rows []struct {
		RunID int64
		N     int
		Seen  int
	}
	err := s.read(ctx).Raw(`SELECT run_id, COUNT(*) AS n, COUNT(comment_id) AS seen FROM comments
		LEFT JOIN comments_seen ON comment_id = id AND guest_id IN ? WHERE run_id IN ? GROUP BY run_id`, guests, ids).Scan(&rows).Error
	counts := map[int64]CommentCount{}
	for _, r := range rows {
		counts[r.RunID] = CommentCount{r.N, r.N - r.Seen}
	}
	return counts, in(doing, err)
}
