package author

import (
	"errors"

	"caseload/app/check"
	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/app/who"
)

// What is kept, under the names by which other packages know it.
type (
	Partner     = kept.Partner
	Partnership = kept.Partnership
	Somebody    = kept.Somebody
	Draft       = kept.Draft
	Reading     = kept.Reading
	Writing     = kept.Writing
	File        = kept.File
	Text        = kept.Text
	Change      = kept.Change
	Cursor      = kept.Cursor
	Token       = kept.Token
	Comment     = kept.Comment
	Some        = kept.Some
	Piece       = kept.Piece
	Reply       = kept.Reply
	Outcome     = kept.Outcome
	Waiting     = kept.Waiting
	Ask         = kept.Ask
)

// Severity says what a finding means for the author.
type Severity = check.Severity

// The severities.
const (
	Error   = check.Error
	Warning = check.Warning
)

// What becomes of a comment.
const (
	Open     = kept.Open
	Resolved = kept.Resolved
	Reopened = kept.Reopened
	TakenUp  = kept.TakenUp
	Declined = kept.Declined
)

// What can wait for somebody.
const (
	WantAnswer   = kept.WantAnswer
	WantDecision = kept.WantDecision
	WantReview   = kept.WantReview
	WantBegin    = kept.WantBegin
	WantSign     = kept.WantSign
	WantDeclare  = kept.WantDeclare
	WantAgain    = kept.WantAgain
	WantTerms    = kept.WantTerms
)

// CanComment reports whether somebody with a standing can comment on drafts.
func CanComment(as who.Relation) bool { return kept.CanComment(as) }

// ErrNoName means that something was given no name.
var ErrNoName = errors.New("it needs a name")

// The errors of what is kept.
var (
	ErrNotFound  = store.ErrNotFound
	ErrForbidden = store.ErrForbidden
	ErrTaken     = store.ErrTaken
	ErrFull      = store.ErrFull
	ErrLast      = store.ErrLast
	ErrArchived  = store.ErrArchived // the draft is put away
	ErrChanged   = store.ErrChanged
	ErrTooLarge  = store.ErrTooLarge
	ErrNotText   = store.ErrNotText
	ErrBehind    = kept.ErrBehind
	ErrUnfit     = kept.ErrUnfit
	ErrClient    = kept.ErrClient
	ErrInUse     = kept.ErrInUse
	ErrOffered   = kept.ErrOffered
	ErrNoPiece   = kept.ErrNoPiece
	ErrOtherText = kept.ErrOtherText
)

// Limits of what is kept.
const (
	MaxText = kept.MaxText // UTF-16 units of a file
	MaxSent = kept.MaxSent // updates of one push
	MaxName = store.MaxName

	MaxOwned        = kept.MaxOwned
	MaxPartnerships = kept.MaxPartnerships
	MaxFiles        = kept.MaxFiles
	MaxFilesEver    = kept.MaxFilesEver
	MaxDrafts       = kept.MaxDrafts
	MaxPartners     = kept.MaxPartners
	MaxTokens       = kept.MaxTokens
	MaxTerms        = kept.MaxTerms // bytes
	MaxTermsSet     = kept.MaxTermsSet
	MaxReport       = kept.MaxBody // bytes
	MaxAsked        = kept.MaxAsked
	MaxAskedOf      = kept.MaxAskedOf
	MaxComments     = kept.MaxComments
	MaxReplies      = kept.MaxReplies
	MaxCommentText  = kept.MaxCommentText // bytes
	MaxPiece        = kept.MaxPiece       // UTF-16 units
)
