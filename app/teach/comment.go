package teach

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/run"
	"caseload/app/store"
)

// What the store keeps of comments, and the proof that somebody may write them.
type (
	Comment    = run.Comment
	Commenting = store.Commenting
)

// Bounds of comments, and of a student's answers to them.
const (
	LongestComment = 2_000 // characters
	MaxComments    = store.MaxComments
)

// What is wrong with a comment or an answer.
var (
	ErrNoComment   = errors.New("a comment has no text")
	ErrLongComment = errors.New("a comment is too long")
	ErrNoAnchor    = errors.New("a comment is about nothing that is shown")
)

// CommentOn checks that a person may comment on a run for an assignment, and notes in the
// audit log that they read it, since a comment that is refused comes back with what it is
// about. The errors are those of [store.Store.FollowRun].
func (t *Assignments) CommentOn(ctx context.Context, p store.Person, assignment, id int64) (Commenting, error) {
	c, err := t.store.CommentOn(ctx, p, assignment, id)
	if err == nil {
		err = t.store.NoteFollowed(ctx, c.Followed())
	}
	return c, err
}

// Comments returns the comments on a run to those who follow it, the oldest first. They know
// turns by their places; -1 is a turn of a run that was ended because of what its texts hold. The error is as in [Assignments.Followed].
func (t *Assignments) Comments(ctx context.Context, f FollowedRun) ([]Comment, error) {
	all, err := t.store.Comments(ctx, f)
	if err != nil || !slices.ContainsFunc(all, func(c Comment) bool { return c.Turn > 0 }) {
		return all, err
	}
	steps, err := t.runs.Steps(ctx, f.Reading())
	if errors.Is(err, store.ErrHidden) {
		for i := range all {
			if all[i].Turn > 0 {
				all[i].Turn = -1
			}
		}
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	at := places(shownDecisions(steps))
	for i := range all {
		if all[i].Turn > 0 {
			all[i].Turn = placeOf(at, all[i].Turn)
		}
	}
	return all, nil
}

// AddComment keeps a comment on a turn, a day, or the whole run if both are 0. The error is
// ErrNoAnchor if that turn or day isn't shown to those who follow it, ErrNoComment,
// ErrLongComment or ErrFull.
func (t *Assignments) AddComment(ctx context.Context, c Commenting, day, turn int, text string) error {
	text, err := comment(text)
	if err != nil {
		return err
	}
	if turn, err = t.anchors(ctx, c, day, turn); err != nil {
		return err
	}
	_, err = t.store.AddComment(ctx, c, Comment{Day: day, Turn: turn, Text: text})
	return err
}

// anchors returns the student's own number of the turn that a comment is on, whose place is
// given, or 0 if it is on a day or the whole run.
func (t *Assignments) anchors(ctx context.Context, c Commenting, day, place int) (turn int, err error) {
	if day == 0 && place == 0 {
		return 0, nil
	}
	steps, err := t.runs.Steps(ctx, c.Followed().Reading())
	if err != nil {
		return 0, err
	}
	at := places(shownDecisions(steps))
	if day == 0 && 1 <= place && place <= len(at) {
		return at[place-1], nil
	}
	if place == 0 {
		for _, d := range followed(steps).ByDay {
			if d.Day == day {
				return 0, nil
			}
		}
	}
	return 0, ErrNoAnchor
}

// ChangeComment changes a comment that the person asking has written. The error is
// run.ErrNotFound if they haven't, ErrNoComment or ErrLongComment.
func (t *Assignments) ChangeComment(ctx context.Context, c Commenting, id int64, text string) error {
	text, err := comment(text)
	if err != nil {
		return err
	}
	return t.store.ChangeComment(ctx, c, id, text)
}

// DeleteComment deletes a comment that the person asking has written, with its answer.
func (t *Assignments) DeleteComment(ctx context.Context, c Commenting, id int64) error {
	return t.store.DeleteComment(ctx, c, id)
}

// CommentsFor returns the comments on a run to its student, the oldest first, and notes that
// those among them for which shows is true have been seen.
func (t *Assignments) CommentsFor(ctx context.Context, m run.Mine, shows func(Comment) bool) ([]Comment, error) {
	all, err := t.store.CommentsFor(ctx, m)
	if err != nil {
		return nil, err
	}
	var shown []Comment
	var fresh []int64
	for _, c := range all {
		if !shows(c) {
			continue
		}
		if shown = append(shown, c); !c.Seen {
			fresh = append(fresh, c.ID)
		}
	}
	return shown, t.store.CommentsSeen(ctx, m, fresh)
}

// CountComments counts the comments on some of a student's runs, by the runs' numbers.
func (t *Assignments) CountComments(ctx context.Context, runs []run.Mine) (map[int64]store.CommentCount, error) {
	return t.store.CountComments(ctx, runs)
}

// ZoneOfRun returns the name of the time zone of the organisation for whose assignment a run
// is, or "" if it is for none.
func (t *Assignments) ZoneOfRun(ctx context.Context, m run.Mine) (string, error) {
	a, err := t.store.AssignmentOf(ctx, m)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return a.Zone(), err
}

// AnswerComment keeps a student's answer to a comment on their run in place of an earlier
// one; an empty one erases that. The error is run.ErrNotFound if there is no such comment,
// or ErrLongComment.
func (t *Assignments) AnswerComment(ctx context.Context, m run.Mine, id int64, answer string) error {
	answer, err := comment(answer)
	if err != nil && !errors.Is(err, ErrNoComment) {
		return err
	}
	return t.store.AnswerComment(ctx, m, id, answer)
}

// comment returns what was typed as it is kept.
func comment(typed string) (string, error) {
	text := strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
	switch {
	case text == "":
		return "", ErrNoComment
	case utf8.RuneCountInString(text) > LongestComment:
		return "", ErrLongComment
	}
	return text, nil
}
