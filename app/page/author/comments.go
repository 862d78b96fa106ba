package author

import (
	"context"
	"fmt"
	"io"
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// CommentsView lists the comments on a draft, and is where one is written.
type CommentsView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string    // the draft's
	Files  []FileRow // that can be commented on
	Play   int64     // from whose desk one has come; 0 for none
	Comments
}

// Comments is what is said of a draft, or of one file of it.
type Comments struct {
	Draft       int64
	File        int64 // on whose page they stand; 0 for the draft's
	Mark        string
	May         bool // whether whoever asks may comment
	Writes      bool
	Open        []Comment
	Settled     []Comment
	OpenPart    CommentsPart
	SettledPart CommentsPart
	People      []Asked
	New         NewComment
}

// CommentsPart says which of a draft's comments are listed. It is zero if all are.
type CommentsPart struct {
	Says          sim.Sentence
	Before, After templ.SafeURL // where the others are; "" if there are none
}

// FormComments is what is said of a thing that has a form.
type FormComments struct {
	Comments        // those on its text that are open
	Values   []Said // which can be commented on; none if whoever asks may not
}

// Said is something that can be commented on, and where.
type Said struct {
	What string
	At   templ.SafeURL
}

// Asked is somebody who can be asked to answer.
type Asked struct {
	Person int64
	Name   string
}

// Comment is what somebody says of a piece of a text.
type Comment struct {
	ID          int64
	Path        string
	At          templ.SafeURL // the line where its text is, or the change that deleted it
	First, Last int           // lines; 0 if the text was deleted
	Removed     bool          // its file was taken out
	Version     int64
	From, To    int    // UTF-16 units of that version
	Moment      string // of a play
	By, When    string
	Asked       string
	Quote       string
	Now         string // what the text is now, if it has changed
	Text        string
	Suggests    bool
	Instead     string
	Takeable    bool
	Costs       sim.Sentence // what it means for whoever suggests it that it is put in; "" if they have left
	Settled     sim.Sentence // how; "" while it is open
	Replies     []Reply
	Deletes     bool // whether whoever asks may delete it
}

// Reply is what somebody has answered, and what they have done to the comment.
type Reply struct {
	By, When string
	Did      sim.Sentence
	Text     string
}

// NewComment is a comment that is being written.
type NewComment struct {
	File        int64 // 0 until one is chosen
	Path        string
	Version     int64
	First, Last string // lines, as they were sent
	Quote       string // "" if it isn't known yet
	Text        string
	Instead     string
	Out         bool // whether it is suggested to leave the text out
	Asked       int64
	Moment      string
}

// Render writes the page to w.
func (v CommentsView) Render(ctx context.Context, w io.Writer) error {
	return commentsPage(v).Render(ctx, w)
}

// Render writes the comments on a file, without a page around them.
func (c Comments) Render(ctx context.Context, w io.Writer) error {
	return commentsHere(c).Render(ctx, w)
}

// AddressComments returns where the comments on a draft are.
func AddressComments(draft int64) templ.SafeURL { return AddressDraft(draft) + "/comments" }

// AddressCommentsFrom returns where the comments on a draft, or on one file of it, are listed after so
// many of those that a query names.
func AddressCommentsFrom(draft, file int64, query string, after int) templ.SafeURL {
	values := url.Values{query: {fmt.Sprint(after)}}
	if file != 0 {
		values.Set("on", fmt.Sprint(file))
	}
	return AddressComments(draft) + templ.SafeURL("?"+values.Encode())
}

// AddressCommentOn returns where a comment on lines of a file is written.
func AddressCommentOn(draft, file int64, first, last int) templ.SafeURL {
	return AddressComments(draft) + templ.SafeURL("?"+url.Values{"file": {fmt.Sprint(file)}, "line": {fmt.Sprint(first)}, "last": {fmt.Sprint(last)}}.Encode())
}

// AddressCommentFrom is like [AddressCommentOn] for one line, and somebody who comes from the desk
// of a play at a moment.
func AddressCommentFrom(draft, file int64, line int, play int64, moment string) templ.SafeURL {
	return AddressCommentOn(draft, file, line, line) + templ.SafeURL("&"+url.Values{"play": {fmt.Sprint(play)}, "moment": {moment}}.Encode())
}

// AddressComment returns where one of them stands.
func AddressComment(draft, comment int64) templ.SafeURL {
	return AddressComments(draft) + templ.SafeURL(fmt.Sprint("?of=", comment, "#comment-", comment))
}

// addressCommentsHere returns where the comments on a file are asked for, without a page.
func addressCommentsHere(draft, file int64) templ.SafeURL {
	return AddressFile(draft, file) + "/comments"
}

// where says where the text of a comment is.
func (c Comment) where() string {
	switch {
	case c.First == 0:
		return c.Path + ", text that was deleted"
	case c.First == c.Last:
		return Where(c.Path, c.First)
	}
	return fmt.Sprintf("%s, lines %d to %d", c.Path, c.First, c.Last)
}

func (c Comment) address(draft int64) templ.SafeURL {
	return AddressComments(draft) + templ.SafeURL(fmt.Sprint("/", c.ID))
}

// named names a comment to those who don't see where a button stands.
func (c Comment) named() string { return fmt.Sprintf(" the comment of %s on %s", c.By, c.where()) }

// about says which lines were chosen, and where they were met.
func (n NewComment) about() string {
	about := n.Path + ", line " + n.First
	if n.Last != "" && n.Last != n.First {
		about = n.Path + ", lines " + n.First + " to " + n.Last
	}
	if n.Moment != "" {
		about += ", as played on " + n.Moment
	}
	return about
}

// begun reports whether something was written already.
func (n NewComment) begun() bool { return n.Text+n.Instead != "" || n.Out || n.Quote != "" }
