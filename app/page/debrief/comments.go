package debrief

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// CommentsView is what a student's lecturers and practice educators said of a run, with the
// student's answers.
type CommentsView struct {
	page.Layout
	Run      int64
	Title    string // the scenario's
	Ended    bool
	Over     bool // it was ended because of what its scenario's texts hold
	LooksAt  bool // the student can look back at its turns by now
	Comments []page.Comment
	Unkept   int64 // the comment an answer to which wasn't kept; 0 for none
	Text     string
	Problem  sim.Sentence
}

// Render writes the page to w.
func (v CommentsView) Render(ctx context.Context, w io.Writer) error {
	return commentsPage(v).Render(ctx, w)
}

func (v CommentsView) answer(c page.Comment) string {
	if v.Unkept == c.ID {
		return v.Text
	}
	return c.Answer
}

func addressAnswer(run, comment int64) templ.SafeURL {
	return page.AddressComments(run) + templ.SafeURL(fmt.Sprintf("/%d/answer", comment))
}
