package author

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Limits of what is said of drafts.
const (
	MaxComments    = 1_000 // on a draft that are open; those that are settled count in [MaxKept] alone
	MaxReplies     = 60    // to one comment, with its settling and reopening
	MaxCommentText = 4_000 // bytes of what is said at once
	MaxPiece       = 4_000 // UTF-16 units that a comment can be about, or suggest in their place
	maxMoment      = 100
)

var (
	// ErrNoPiece means that there is no text where a comment should be.
	ErrNoPiece = database.Refusal("a comment needs text that it is about")

	// ErrOtherText means that what a suggestion would replace isn't there any longer as it was.
	ErrOtherText = database.Refusal("the text has changed since this was suggested")
)

// Outcome is how a comment was settled; "" while it is open.
type Outcome string

// The outcomes. The last two are of suggestions.
const (
	Open     Outcome = ""
	Resolved Outcome = "resolved"
	TakenUp  Outcome = "taken"
	Declined Outcome = "declined"
)

// Reopened is what a reply does to a comment that goes on.
const Reopened Outcome = "reopened"

// Comment is what somebody says of a piece of a draft's text. It moves with its text.
type Comment struct {
	ID    int64
	Draft int64
	Piece
	Gone    bool   // the text was deleted: by the change that led to Version
	Quote   string // the text as it was when the comment was made
	Moment  string // of a play, where the comment was made there; "" for elsewhere
	Person  int64
	Text    string
	Instead *string // what is suggested in place of Quote; nil for no suggestion
	Asked   int64   // who should answer; 0 for nobody in particular
	Outcome Outcome
	Made    time.Time
	Replies []Reply
}

// Piece is a piece of a file's text: the UTF-16 units of a version from From up to and without To.
type Piece struct {
	File, Version int64
	From, To      int
}

// Reply is what somebody has answered to a comment, or how they have settled or reopened it.
type Reply struct {
	ID      int64
	Person  int64
	What    Outcome // "" for an answer only
	Text    string
	Version int64 // of the file that taking a suggestion led to; otherwise 0
	Made    time.Time
}

type commentRow struct {
	ID      int64 `gorm:"primaryKey"`
	DraftID int64
	FileID  int64
	Version int64
	Begins  int
	Ends    int
	Gone    bool
	Quote   string
	Moment  string
	Person  int64
	Text    string
	Instead *string
	Asked   int64
	Outcome Outcome
	MadeAt  int64
	Replies int
	LastBy  int64
	LastAt  int64
}

func (commentRow) TableName() string { return "draft_comments" }

func (r commentRow) comment() Comment {
	return Comment{
		ID: r.ID, Draft: r.DraftID, Piece: Piece{r.FileID, r.Version, r.Begins, r.Ends}, Gone: r.Gone, Quote: r.Quote, Moment: r.Moment,
		Person: r.Person, Text: r.Text, Instead: r.Instead, Asked: r.Asked, Outcome: r.Outcome, Made: fromMillis(r.MadeAt),
	}
}

type replyRow struct {
	ID        int64 `gorm:"primaryKey"`
	CommentID int64
	Person    int64
	What      Outcome
	Text      string
	Version   int64
	MadeAt    int64
}

func (replyRow) TableName() string { return "draft_replies" }

func (r replyRow) reply() Reply {
	return Reply{r.ID, r.Person, r.What, r.Text, r.Version, fromMillis(r.MadeAt)}
}

// comments returns ErrForbidden if whoever asks may only read the draft, and ErrArchived if it
// is put away.
func (s *Store) comments(r Reading) error {
	if err := s.partner(r.partner, who.ReadDraft, who.WriteDraft); err != nil {
		return err
	}
	switch {
	case !r.May(who.CommentDraft):
		return store.ErrForbidden
	case r.draft.PutAway != nil:
		return store.ErrArchived
	}
	return nil
}

// AddComment keeps a comment on a draft: its Piece, Moment, Text, Instead and Asked. The error is
// ErrNoPiece if the piece is empty or isn't of that text, ErrTooLarge, ErrForbidden if who is
// asked can't answer, ErrBehind if the piece is of a version long ago, ErrFull if the draft has
// as many open comments as is allowed, or the partnership no room, ErrNotFound if the file was
// removed, and those of commenting.
func (s *Store) AddComment(ctx context.Context, r Reading, c Comment) (int64, error) {
	doing := fmt.Sprintf("comment on draft %d", r.draft.ID)
	if err := s.comments(r); err != nil {
		return 0, in(doing, err)
	}
	quote, err := s.quote(ctx, r, c.Piece)
	if err == nil {
		err = c.check()
	}
	if err != nil {
		return 0, in(doing, err)
	}
	if c.Instead != nil && *c.Instead == quote { // which suggests nothing
		c.Instead = nil
	}
	at, by := millis(s.of.Now()), r.By().ID()
	row := commentRow{
		DraftID: r.draft.ID, FileID: c.File, Quote: quote, Moment: c.Moment, Person: by, Text: c.Text, Instead: c.Instead, Asked: c.Asked, MadeAt: at, LastBy: by, LastAt: at,
	}
	made := store.NewTold[int64]()
	err = s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := roomForComment(tx, r.draft); err != nil {
			return err
		}
		bytes := perWords + 2*(len(quote)+len(c.Text))
		if c.Instead != nil {
			bytes += 2 * len(*c.Instead)
		}
		if err := roomFor(tx, r.draft.Partnership, bytes); err != nil {
			return err
		}
		file, err := lockFile(tx, r.draft.ID, c.File)
		switch {
		case err != nil:
			return err
		case file.RemovedAt != nil:
			return store.ErrNotFound
		case file.Version-c.Version > MaxBehind:
			return ErrBehind
		}
		a := anchor{version: c.Version, span: change.Span{From: c.From, To: c.To}}
		err = errors.Join(carry(tx, c.File, []*anchor{&a}, file.Version), mayAnswer(tx, r.draft.Partnership, c.Asked))
		if err != nil {
			return err
		}
		new := row
		new.Version, new.Begins, new.Ends, new.Gone = a.version, a.span.From, a.span.To, a.gone
		err = tx.Create(&new).Error
		made.Is(new.ID)
		return err
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// quote returns the text of a piece.
func (s *Store) quote(ctx context.Context, r Reading, of Piece) (string, error) {
	text, err := s.TextAt(ctx, r, of.File, of.Version)
	switch {
	case err != nil:
		return "", err
	case of.From < 0 || of.To > len(text.Units) || of.From >= of.To:
		return "", ErrNoPiece
	case of.To-of.From > MaxPiece:
		return "", store.ErrTooLarge
	}
	piece := text.Units[of.From:of.To]
	quote := change.String(piece)
	if !slices.Equal(change.Units(quote), piece) { // it begins or ends within a character
		return "", ErrNoPiece
	}
	return quote, nil
}

func (c Comment) check() error {
	err := errors.Join(store.TextWithin("a comment", c.Text, MaxCommentText), store.TextWithin("a moment", c.Moment, maxMoment))
	if err == nil && c.Instead != nil {
		err = store.TextWithin("a suggestion", *c.Instead, 3*MaxPiece)
		if err == nil && len(change.Units(*c.Instead)) > MaxPiece {
			err = store.ErrTooLarge
		}
	}
	return err
}

// roomForComment returns ErrFull if a draft can have no further open comment. No other is added
// until the transaction ends.
func roomForComment(tx *gorm.DB, d Draft) error {
	err := database.LockRows(tx, &draftRow{}, "NO KEY UPDATE", "id = ?", []any{d.ID})
	var has int64
	if err == nil {
		err = tx.Model(&commentRow{}).Where("draft_id = ? AND outcome = ?", d.ID, Open).Count(&has).Error
	}
	if err == nil && has >= MaxComments {
		err = store.ErrFull
	}
	return err
}

// mayAnswer returns ErrForbidden unless a person is in a partnership and may comment there; 0 is
// nobody in particular.
func mayAnswer(tx *gorm.DB, partnership, person int64) error {
	if person == 0 {
		return nil
	}
	var standing []who.Relation
	err := tx.Model(&partnerRow{}).Where("partnership_id = ? AND person_id = ? AND came_at IS NOT NULL AND ended_at IS NULL", partnership, person).Pluck("standing", &standing).Error
	if err == nil && (len(standing) == 0 || !CanComment(standing[0])) {
		err = store.ErrForbidden
	}
	return err
}

// CanComment reports whether somebody with a standing can comment on drafts.
func CanComment(as who.Relation) bool { return slices.Contains(standings(who.CommentDraft), as) }
