package comments

import (
	"cmp"
	"math"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// comments lists the comments on a draft. If the address names lines of a file, it has the form
// for one on them.
func (s *Pages) comments(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	v, err := s.commentsView(c, r)
	if err != nil {
		return err
	}
	v.Notice = authorweb.NoticeOfComments(c)
	if file, asked := edge.ParseID(c.Query("file")); asked {
		new := authorpage.NewComment{File: file, First: c.Query("line"), Last: c.Query("last"), Moment: c.Query("moment")}
		switch err := s.chosen(c, r, &new); {
		case err == nil:
			v.New = new
		case sayCannotComment(err) == "":
			return err
		default:
			v.Notice, v.New = page.Notice{Kind: page.NoticeProblem, Text: sayCannotComment(err)}, authorpage.NewComment{First: new.First, Last: new.Last}
		}
	}
	v.Play, _ = edge.ParseID(c.Query("play"))
	return s.Page(c, v)
}

func (s *Pages) commentsView(c *fiber.Ctx, r author.Reading) (v authorpage.CommentsView, err error) {
	d := r.Draft()
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return v, err
	}
	v = authorpage.CommentsView{Layout: s.Layout, Draft: d.ID, Name: d.Name}
	for _, f := range author.InOrder(files) {
		v.Files = append(v.Files, authorpage.FileRow{ID: f.ID, Path: f.Path})
	}
	on, _ := edge.ParseID(c.Query(authorweb.QueryOn))
	v.Comments, err = s.CommentsOn(c, r, on)
	v.Comments.File = 0 // whoever answers comes back here
	return v, err
}

// chosen fills in the text of the lines that were chosen for a comment, as it is now.
func (s *Pages) chosen(c *fiber.Ctx, r author.Reading, new *authorpage.NewComment) error {
	f, err := s.drafts.File(c.UserContext(), r, new.File)
	if err != nil {
		return err
	}
	first, last, err := linesIn(new.First, new.Last)
	if err != nil {
		return err
	}
	new.Path, new.Version = f.Path, f.Version
	_, new.Quote, err = s.drafts.PieceOf(c.UserContext(), r, f.ID, f.Version, first, last)
	return err
}

// linesIn reads the numbers of lines; without a last one it is one line.
func linesIn(first, last string) (from, to int, err error) {
	a, ok1 := edge.ParseID(strings.TrimSpace(first))
	b, ok2 := edge.ParseID(cmp.Or(strings.TrimSpace(last), strings.TrimSpace(first)))
	if !ok1 || !ok2 {
		return 0, 0, errNoLine
	}
	a, b = min(a, math.MaxInt32), min(b, math.MaxInt32)
	return int(min(a, b)), int(max(a, b)), nil
}

// fileComments answers with the comments on a file, without a page around them, for an editor.
func (s *Pages) fileComments(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	v, err := s.CommentsOn(c, r, id)
	if err != nil {
		return err
	}
	v.New = authorpage.NewComment{File: f.ID, Path: f.Path, Version: f.Version}
	return s.Page(c, v)
}
