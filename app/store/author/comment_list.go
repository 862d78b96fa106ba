package author

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Some says which comments on a draft are read.
type Some struct {
	File        int64 // on which they are; 0 for all of the draft's
	Settled     bool  // and not those that are open
	After, Most int   // how many come before them, and how many they are at most
	Only        int64 // only this one; 0 for all
}

// Comments returns some comments on a draft with their replies: those that are open by the paths of
// their files and where their text was, those that are settled with the newest first; and how many
// such there are. Each is where its text is at its Version, which is the file's newest unless the
// text is gone.
func (s *Store) Comments(ctx context.Context, r Reading, some Some) (list []Comment, all int, err error) {
	doing := fmt.Sprintf("comments on draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, 0, in(doing, err)
	}
	which, args := "draft_comments.draft_id = ? AND (outcome <> ?) = ?", []any{r.draft.ID, Open, some.Settled}
	if some.File != 0 {
		which, args = which+" AND file_id = ?", append(args, some.File)
	}
	if some.Only != 0 {
		which, args = which+" AND draft_comments.id = ?", append(args, some.Only)
	}
	var n int64
	if err := s.read(ctx).Model(&commentRow{}).Where(which, args...).Count(&n).Error; err != nil {
		return nil, 0, in(doing, err)
	}
	order := "path, file_id, begins, draft_comments.id"
	if some.Settled {
		order = "draft_comments.id DESC"
	}
	list, err = s.commentsOf(ctx, s.read(ctx).Select("draft_comments.*").Joins("JOIN draft_files ON draft_files.id = file_id").Where(which, args...).Order(order).Offset(some.After).Limit(some.Most))
	return list, int(n), in(doing, err)
}

func (s *Store) commentsOf(ctx context.Context, such *gorm.DB) ([]Comment, error) {
	var rows []commentRow
	if err := such.Find(&rows).Error; err != nil {
		return nil, err
	}
	if err := s.carryAll(ctx, rows); err != nil {
		return nil, err
	}
	list, at, ids := make([]Comment, len(rows)), map[int64]int{}, make([]int64, len(rows))
	for i, row := range rows {
		list[i], at[row.ID], ids[i] = row.comment(), i, row.ID
	}
	var replies []replyRow
	err := s.read(ctx).Where("comment_id IN ?", ids).Order("id").Find(&replies).Error
	for _, one := range replies {
		of := &list[at[one.CommentID]]
		of.Replies = append(of.Replies, one.reply())
	}
	return list, err
}

// Comment returns a comment on a draft as it is kept, without its replies.
func (s *Store) Comment(ctx context.Context, r Reading, id int64) (Comment, error) {
	doing := fmt.Sprintf("comment %d on draft %d", id, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Comment{}, in(doing, err)
	}
	var row commentRow
	err := s.read(ctx).Take(&row, "id = ? AND draft_id = ?", id, r.draft.ID).Error
	return row.comment(), in(doing, err)
}

// Said is what somebody has said of a draft, in a comment or in answer to one.
type Said struct {
	Draft   int64
	Text    string
	Instead *string // what they suggested; nil for nothing
	Made    time.Time
}

// SaidByMe returns what whoever asks has said of a partnership's drafts, oldest first.
func (s *Store) SaidByMe(ctx context.Context, o Own) ([]Said, error) {
	doing := fmt.Sprintf("what person %d has said of drafts", o.by.ID())
	if err := s.owns(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		DraftID, MadeAt int64
		Text            string
		Instead         *string
	}
	err := s.read(ctx).Raw(`SELECT draft_id, made_at, text, instead FROM draft_comments WHERE person = @me AND draft_id IN (SELECT id FROM drafts WHERE partnership_id = @of AND deleted_at IS NULL)
		UNION ALL SELECT draft_id, draft_replies.made_at, draft_replies.text, NULL FROM draft_replies JOIN draft_comments ON draft_comments.id = comment_id
			WHERE draft_replies.person = @me AND draft_replies.text <> '' AND draft_id IN (SELECT id FROM drafts WHERE partnership_id = @of AND deleted_at IS NULL)
		ORDER BY 2`, sql.Named("me", o.by.ID()), sql.Named("of", o.partnership.ID)).Scan(&rows).Error
	list := make([]Said, len(rows))
	for i, r := range rows {
		list[i] = Said{r.DraftID, r.Text, r.Instead, fromMillis(r.MadeAt)}
	}
	return list, in(doing, err)
}

// OpenComments counts the comments on a draft that are open.
func (s *Store) OpenComments(ctx context.Context, r Reading) (int, error) {
	if err := s.reads(r); err != nil {
		return 0, in("open comments", err)
	}
	var n int64
	err := s.read(ctx).Model(&commentRow{}).Where("draft_id = ? AND outcome = ?", r.draft.ID, Open).Count(&n).Error
	return int(n), in("open comments", err)
}

// CommentsMark returns something that is another one whenever the comments on a file are: not
// where they are, but what is said.
func (s *Store) CommentsMark(ctx context.Context, r Reading, file int64) (string, error) {
	if err := s.reads(r); err != nil {
		return "", in("comments", err)
	}
	var n struct{ Newest, Comments, Replies int64 }
	err := s.read(ctx).Model(&commentRow{}).Where("draft_id = ? AND file_id = ?", r.draft.ID, file).Select("COALESCE(MAX(id), 0) AS newest, COUNT(*) AS comments, COALESCE(SUM(replies), 0) AS replies").Scan(&n).Error
	return fmt.Sprintf("%d.%d.%d", n.Newest, n.Comments, n.Replies), in("comments", err)
}
