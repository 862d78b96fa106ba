package author

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Reply answers a comment, settles it or reopens it. With asked, the answer is another person's
// turn. Only who may write declines a suggestion, and not without saying why. The error is
// ErrNotFound if the draft has no such comment, ErrChanged if it was settled, or reopened,
// meanwhile, ErrForbidden, ErrFull if it has as many replies as is allowed, the draft as many open
// comments, or the partnership no room, ErrTooLarge, and those of commenting.
func (s *Store) Reply(ctx context.Context, r Reading, comment int64, what Outcome, text string, asked int64) error {
	doing := fmt.Sprintf("reply to comment %d on draft %d", comment, r.draft.ID)
	if err := s.comments(r); err != nil {
		return in(doing, err)
	}
	switch what {
	case Open, Resolved, Reopened:
	case Declined:
		if !r.May(who.WriteDraft) {
			return in(doing, store.ErrForbidden)
		}
	default:
		return in(doing, fmt.Errorf("nobody replies %q", what))
	}
	if err := store.TextWithin("a reply", text, MaxCommentText); err != nil {
		return in(doing, err)
	}
	reply := replyRow{CommentID: comment, Person: r.By().ID(), What: what, Text: text, MadeAt: millis(s.of.Now())}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := lockComment(tx, r.draft.ID, comment)
		if err == nil {
			err = mayAnswer(tx, r.draft.Partnership, asked)
		}
		switch {
		case err != nil:
			return err
		case (row.Outcome == Open) != (what != Reopened):
			return store.ErrChanged
		case what == Declined && row.Instead == nil:
			return store.ErrNotFound
		}
		if asked != 0 {
			row.Asked = asked
		}
		if what == Reopened {
			err = roomForComment(tx, r.draft)
		}
		if err == nil && (what == Open || what == Reopened) { // it can always be settled
			err = roomFor(tx, r.draft.Partnership, perWords+2*len(text))
		}
		if err != nil {
			return err
		}
		return row.add(tx, reply)
	}))
}

// lockComment returns a comment to which nobody else replies until the transaction ends.
func lockComment(tx *gorm.DB, draft, id int64) (row commentRow, err error) {
	if err = database.LockRows(tx, &commentRow{}, "NO KEY UPDATE", "id = ?", []any{id}); err == nil {
		err = tx.Take(&row, "id = ? AND draft_id = ?", id, draft).Error
	}
	return row, err
}

// add adds a reply to a comment that is locked. The last replies that it can have are kept for
// settling it.
func (r commentRow) add(tx *gorm.DB, reply replyRow) error {
	if r.Replies >= MaxReplies || r.Replies >= MaxReplies-1 && (reply.What == Open || reply.What == Reopened) {
		return store.ErrFull
	}
	switch reply.What {
	case Open:
	case Reopened:
		r.Outcome = Open
	default:
		r.Outcome = reply.What
	}
	if err := tx.Create(&reply).Error; err != nil {
		return err
	}
	return tx.Model(&commentRow{}).Where("id = ?", r.ID).
		Updates(map[string]any{"outcome": r.Outcome, "asked": r.Asked, "replies": r.Replies + 1, "last_by": reply.Person, "last_at": reply.MadeAt}).Error
}

// TakeSuggestion makes a comment's suggestion the text, by a change of whoever takes it, and
// returns the file's newest version. Client is what that change is called. The error is
// ErrNotFound if the draft has no such suggestion, ErrChanged if it was settled meanwhile,
// ErrOtherText if the text isn't as it was, and those of [Store.Push].
func (s *Store) TakeSuggestion(ctx context.Context, w Writing, comment int64, client string) (int64, error) {
	doing := fmt.Sprintf("take suggestion %d on draft %d", comment, w.Draft().ID)
	if err := s.writes(w); err != nil {
		return 0, in(doing, err)
	}
	var of commentRow
	err := s.read(ctx).Take(&of, "id = ? AND draft_id = ? AND instead IS NOT NULL", comment, w.Draft().ID).Error
	if err == nil {
		_, err = s.text(ctx, w.Draft().ID, of.FileID) // so that what follows finds it near
	}
	if err != nil {
		return 0, in(doing, err)
	}
	p := push{s: s, file: of.FileID, draft: w.Draft().ID, partnership: w.Draft().Partnership, person: w.By().ID(), client: client, now: millis(s.of.Now())}
	made := store.NewTold[pushed]()
	err = s.db.Write(ctx, func(tx *gorm.DB) error {
		to, err := p.take(tx, comment)
		made.Is(to)
		return err
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return s.pushed(ctx, of.FileID, <-made), nil
}

// take pushes what a comment suggests, and settles it.
func (p push) take(tx *gorm.DB, comment int64) (pushed, error) {
	file, err := lockFile(tx, p.draft, p.file)
	if err != nil {
		return pushed{}, err
	}
	row, err := lockComment(tx, p.draft, comment)
	switch {
	case err != nil:
		return pushed{}, err
	case row.Outcome != Open:
		return pushed{}, store.ErrChanged
	case file.RemovedAt != nil:
		return pushed{}, ErrOtherText
	}
	if err := carryRows(tx, p.file, []*commentRow{&row}, file.Version); err != nil {
		return pushed{}, err
	}
	text, err := p.s.catchUp(tx, p.file, file.Version)
	if err != nil {
		return pushed{}, err
	}
	if row.Gone || change.String(text.Units[row.Begins:row.Ends]) != row.Quote {
		return pushed{}, ErrOtherText
	}
	set, err := change.Of(len(text.Units), change.Edit{From: row.Begins, To: row.Ends, Text: change.Units(*row.Instead)})
	if err != nil {
		return pushed{}, err
	}
	p.after, p.sent = file.Version, []change.Update{{Client: p.client, Changes: set}}
	to, err := p.apply(tx)
	if err == nil && row.Person != 0 { // whose words they are has written them too, so others read them before they sign
		err = wrote(tx, p.draft, row.Person)
	}
	if err != nil {
		return pushed{}, err
	}
	return to, row.add(tx, replyRow{CommentID: comment, Person: p.person, What: TakenUp, Version: to.text.Version, MadeAt: p.now})
}

// Suggested returns who has suggested what became versions of a file, by these.
func (s *Store) Suggested(ctx context.Context, r Reading, file int64) (map[int64]int64, error) {
	doing := fmt.Sprintf("suggestions for file %d of draft %d", file, r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct{ Version, Person int64 }
	err := s.read(ctx).Raw(`SELECT draft_replies.version, draft_comments.person FROM draft_replies JOIN draft_comments ON draft_comments.id = comment_id
		WHERE draft_id = ? AND file_id = ? AND what = ?`, r.draft.ID, file, TakenUp).Scan(&rows).Error
	by := map[int64]int64{}
	for _, row := range rows {
		by[row.Version] = row.Person
	}
	return by, in(doing, err)
}

// DeleteComment deletes a comment with its replies: one's own to which nobody has replied, or, as
// an owner of the partnership, any. The error is ErrNotFound if the draft has no such comment,
// ErrForbidden, and those of commenting.
func (s *Store) DeleteComment(ctx context.Context, r Reading, comment int64) error {
	doing := fmt.Sprintf("delete comment %d on draft %d", comment, r.draft.ID)
	if err := s.comments(r); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := lockComment(tx, r.draft.ID, comment)
		if err == nil && !r.May(who.ChangePartnership) && (row.Person != r.By().ID() || row.Replies > 0) {
			err = store.ErrForbidden
		}
		if err != nil {
			return err
		}
		return tx.Delete(&commentRow{}, "id = ?", comment).Error
	}))
}
