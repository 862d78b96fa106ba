package comments

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

var (
	errNoLine      = errors.New("a comment needs a line")
	errNothingSaid = errors.New("nothing was said")
)

// commentAdd keeps a comment on lines of a file, or on what is from one place to another.
func (s *Pages) commentAdd(c *fiber.Ctx) error {
	var sent struct {
		File    edge.Whole `json:"file"`
		Version edge.Whole `json:"version"`
		Line    string     `json:"line"`
		Last    string     `json:"last"`
		From    edge.Whole `json:"from"` // UTF-16 units; with these the lines aren't read
		To      edge.Whole `json:"to"`
		Text    string     `json:"text"`
		Instead string     `json:"instead"`
		Out     edge.Tick  `json:"out"`
		Asked   edge.Whole `json:"asked"`
		Moment  string     `json:"moment"`
		Page    string     `json:"page"` // "file" if it was written on the file's page
	}
	r, err := s.commenting(c, &sent)
	if err != nil {
		return err
	}
	file, version := whole(sent.File), whole(sent.Version)
	of := author.Comment{Text: strings.TrimSpace(sent.Text), Asked: whole(sent.Asked), Moment: sent.Moment}
	piece, quote := author.Piece{File: file, Version: version, From: int(min(sent.From.N, math.MaxInt32)), To: int(min(sent.To.N, math.MaxInt32))}, ""
	if !sent.To.Given {
		var first, last int
		if first, last, err = linesIn(sent.Line, sent.Last); err == nil {
			piece, quote, err = s.drafts.PieceOf(c.UserContext(), r, file, version, first, last)
		}
	}
	of.Piece = piece
	switch instead := strings.ReplaceAll(sent.Instead, "\r\n", "\n"); {
	case bool(sent.Out):
		of.Instead = new(string)
	case strings.TrimSpace(instead) != "" && instead != quote:
		of.Instead = &instead
	}
	if err == nil && of.Text == "" && of.Instead == nil {
		err = errNothingSaid
	}
	id := int64(0)
	if err == nil {
		id, err = s.drafts.AddComment(c.UserContext(), r, of)
	}
	return s.commentDone(c, r, sent.Page == "file", file, id, authorweb.QueryCommented, err, sayCannotComment(err), func(v *authorpage.Comments) {
		v.New = authorpage.NewComment{File: file, Version: version, First: sent.Line, Last: sent.Last, Text: sent.Text, Instead: sent.Instead, Out: bool(sent.Out), Asked: of.Asked, Moment: of.Moment}
		if v.File == 0 && s.chosen(c, r, &v.New) != nil {
			v.New.File = 0
		}
	})
}

func whole(n edge.Whole) int64 { return int64(min(n.N, math.MaxInt64)) }

// commenting returns proof that whoever asks may read the draft of the address, reads what was
// sent, and refuses whoever may not comment on it, or has done so very often.
func (s *Pages) commenting(c *fiber.Ctx, sent any) (author.Reading, error) {
	r, err := s.Reading(c)
	if err == nil {
		err = edge.ReadBody(c, sent, sent)
	}
	switch {
	case err != nil:
		return r, err
	case !r.May(who.CommentDraft):
		return r, authorweb.MayNot(c, r.Partnership().ID)
	case r.Draft().PutAway != nil:
		return r, authorweb.PutAway(r.Draft().ID)
	}
	if wait := s.often.Take(c.UserContext(), s.Now(), fmt.Sprint(r.By().ID())); wait > 0 {
		return r, edge.TooMany(sayOften(wait), wait)
	}
	return r, nil
}

// commentDone answers what was done about a comment: on the page of the file where that was, or
// on the one with all comments.
func (s *Pages) commentDone(c *fiber.Ctx, r author.Reading, onFile bool, file, comment int64, query string, err error, problem sim.Sentence, change func(*authorpage.Comments)) error {
	at := string(authorpage.AddressComments(r.Draft().ID))
	if onFile {
		at = string(authorpage.AddressFile(r.Draft().ID, file))
	}
	to := fmt.Sprintf("%s?%s#comment-%d", at, query, comment)
	return s.Done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		if onFile {
			v, err := s.FileView(c, r, file)
			v.Notice = problem
			change(&v.Comments)
			return v, err
		}
		v, err := s.commentsView(c, r)
		v.Notice = problem
		change(&v.Comments)
		return v, err
	})
}

// inComment returns the comment on a draft whose number is in the address.
func (s *Pages) inComment(c *fiber.Ctx, r author.Reading) (author.Comment, error) {
	id, ok := edge.ParseID(c.Params("comment"))
	if !ok {
		return author.Comment{}, author.ErrNotFound
	}
	return s.drafts.Comment(c.UserContext(), r, id)
}

// commentingOn is commenting with the comment whose number is in the address.
func (s *Pages) commentingOn(c *fiber.Ctx, sent any) (r author.Reading, of author.Comment, err error) {
	if r, err = s.commenting(c, sent); err == nil {
		of, err = s.inComment(c, r)
	}
	return r, of, err
}

// commentReply answers a comment, settles it or reopens it.
func (s *Pages) commentReply(c *fiber.Ctx) error {
	var sent struct {
		What  string     `json:"what"` // "answer", or what becomes of the comment
		Text  string     `json:"text"`
		Asked edge.Whole `json:"asked"`
		Page  string     `json:"page"`
	}
	r, of, err := s.commentingOn(c, &sent)
	if err != nil {
		return err
	}
	what, text := author.Outcome(sent.What), strings.TrimSpace(sent.Text)
	switch {
	case sent.What == "answer" || sent.What == "":
		if what = author.Open; text == "" {
			err = errNothingSaid
		}
	case what == author.Declined && text == "":
		err = errNothingSaid
	case what != author.Declined && what != author.Resolved && what != author.Reopened:
		return author.ErrNotFound
	}
	if err == nil {
		err = s.drafts.Reply(c.UserContext(), r, of.ID, what, text, whole(sent.Asked))
	}
	return s.commentDone(c, r, sent.Page == "file", of.File, of.ID, authorweb.QueryAnswered, err, sayReply(err), func(*authorpage.Comments) {})
}

// commentTake makes what a comment suggests the text.
func (s *Pages) commentTake(c *fiber.Ctx) error {
	var sent struct {
		Page string `json:"page"`
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	of, err := s.inComment(c, w.Reading())
	if err != nil {
		return err
	}
	err = s.drafts.TakeUp(c.UserContext(), w, of.ID)
	return s.commentDone(c, w.Reading(), sent.Page == "file", of.File, of.ID, authorweb.QueryTakenUp, err, sayTakeUp(err), func(*authorpage.Comments) {})
}

// commentDelete deletes a comment of whoever asks, or, for an owner, any.
func (s *Pages) commentDelete(c *fiber.Ctx) error {
	var sent struct {
		Page string `json:"page"`
	}
	r, of, err := s.commentingOn(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.DeleteComment(c.UserContext(), r, of.ID)
	return s.commentDone(c, r, sent.Page == "file", of.File, of.ID, authorweb.QueryUnsaid, err, sayUnsaid(err), func(*authorpage.Comments) {})
}
