package author

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

var (
	errNoLine      = errors.New("a comment needs a line")
	errNothingSaid = errors.New("nothing was said")
)

// queryCommented, queryAnswered, queryTakenUp and queryUnsaid mark the redirects after these.
const (
	queryCommented = "commented"
	queryAnswered  = "answered"
	queryTakenUp   = "taken-up"
	queryUnsaid    = "unsaid"
)

// noticeOfComments says what was just done about comments, if the address tells.
func noticeOfComments(c *fiber.Ctx) (n page.Notice) {
	for query, sentence := range map[string]sim.Sentence{queryCommented: sentenceCommented, queryAnswered: sentenceAnswered, queryTakenUp: sentenceTakenUp, queryUnsaid: sentenceUnsaid} {
		if c.Context().QueryArgs().Has(query) {
			n = page.Notice{Kind: page.NoticeInfo, Text: sentence}
		}
	}
	return n
}

// comments lists the comments on a draft. If the address names lines of a file, it has the form
// for one on them.
func (s *Pages) comments(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	v, err := s.commentsView(c, r)
	if err != nil {
		return err
	}
	v.Notice = noticeOfComments(c)
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

func (s *Pages) commentsView(c *fiber.Ctx, r author.Reading) (v authorpage.CommentsView, err error) {
	d := r.Draft()
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return v, err
	}
	v = authorpage.CommentsView{Layout: s.Layout, Draft: d.ID, Name: d.Name}
	for _, f := range inOrder(files) {
		v.Files = append(v.Files, authorpage.FileRow{ID: f.ID, Path: f.Path})
	}
	v.Comments, err = s.commentsOn(c, r, 0)
	return v, err
}

// commentsOn returns the comments on a draft, or those on one file of it.
func (s *Pages) commentsOn(c *fiber.Ctx, r author.Reading, file int64) (v authorpage.Comments, err error) {
	ctx, d := c.UserContext(), r.Draft()
	v = authorpage.Comments{Draft: d.ID, File: file, May: d.PutAway == nil && r.May(who.CommentDraft), Writes: d.PutAway == nil && r.May(who.WriteDraft)}
	if v.Mark, err = s.drafts.CommentsMark(ctx, r, file); err != nil {
		return v, err
	}
	list, err := s.drafts.CommentsAt(ctx, r, file)
	if err != nil {
		return v, err
	}
	names, err := s.drafts.Names(ctx, r)
	if err != nil {
		return v, err
	}
	for _, one := range list {
		row := commentOf(d.ID, one, names)
		row.Deletes = v.May && (r.May(who.ChangePartnership) || one.Person == r.By().ID() && len(one.Replies) == 0)
		if one.Outcome == author.Open {
			v.Open = append(v.Open, row)
		} else {
			v.Settled = append(v.Settled, row)
		}
	}
	slices.SortStableFunc(v.Open, func(a, b authorpage.Comment) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.First, b.First))
	})
	slices.Reverse(v.Settled)
	const mostOpen, mostSettled = 100, 50   // on a page
	asked, _ := edge.ParseID(c.Query("of")) // which is shown however many there are
	v.Open, v.OpenCut = firstOf(v.Open, mostOpen, asked)
	v.Settled, v.SettledCut = firstOf(v.Settled, mostSettled, asked)
	if v.May {
		v.People, err = s.canAnswer(c, r)
	}
	return v, err
}

// commentsOnThing returns the open comments on a thing of a script, and where its values can be
// commented on.
func (s *Pages) commentsOnThing(c *fiber.Ctx, r author.Reading, file int64, script *form.Script, key string) (v authorpage.FormComments, err error) {
	t, _ := script.Find(key)
	lineOf := func(at int) int { return 1 + strings.Count(script.Text()[:at], "\n") }
	if v.Comments, err = s.commentsOn(c, r, file); err != nil {
		return v, err
	}
	v.File, v.Settled = 0, nil // they are answered on the page of all comments
	v.Open = slices.DeleteFunc(v.Open, func(one authorpage.Comment) bool {
		return one.Last < t.Line || one.First > lineOf(t.From+len(t.Source))
	})
	for _, f := range t.Fields {
		if f.Given && f.Kind != form.Parts && v.May {
			label, _ := sayLabel(f)
			v.Values = append(v.Values, authorpage.Said{What: label, At: authorpage.AddressCommentOn(r.Draft().ID, file, lineOf(f.Span.From), lineOf(f.Span.To))})
		}
	}
	return v, nil
}

// firstOf returns the first comments of a list, and the one of a number if it is in the list; and
// what is to be said if that isn't all of them.
func firstOf(list []authorpage.Comment, most int, asked int64) (first []authorpage.Comment, says sim.Sentence) {
	if len(list) <= most {
		return list, ""
	}
	first = slices.Clone(list[:most])
	for _, one := range list[most:] {
		if one.ID == asked {
			first = append(first, one)
		}
	}
	return first, sayShown(most, len(list))
}

// canAnswer returns who else can comment on a draft.
func (s *Pages) canAnswer(c *fiber.Ctx, r author.Reading) (list []authorpage.Asked, err error) {
	p, err := s.drafts.Partner(c.UserContext(), r.By(), r.Partnership().ID, who.ReadPartnership)
	if err != nil {
		return nil, err
	}
	people, err := s.drafts.People(c.UserContext(), p)
	for _, one := range people {
		if one.Came != nil && one.Person != 0 && one.Person != r.By().ID() && author.CanComment(one.Standing) {
			list = append(list, authorpage.Asked{Person: one.Person, Name: one.Name})
		}
	}
	return list, err
}

func commentOf(draft int64, of author.CommentAt, names map[int64]string) authorpage.Comment {
	v := authorpage.Comment{
		ID: of.ID, Path: of.Path, First: of.First, Last: of.Last, Removed: of.Removed, Version: of.Version, From: of.From, To: of.To, Moment: of.Moment,
		By: sayWho(names, of.Person), When: when(of.Made, of.Made), Quote: of.Quote, Text: of.Text, Takeable: of.Takeable(), Settled: saySettled(of.Outcome),
		At: authorpage.AddressLine(draft, of.File, max(of.First, 1)),
	}
	if of.Gone {
		v.At = authorpage.AddressDifference(draft, of.File, of.Version-1, of.Version)
	} else if of.Now != of.Quote {
		v.Now = of.Now
	}
	if of.Asked != 0 {
		v.Asked = sayWho(names, of.Asked)
	}
	if of.Instead != nil {
		v.Suggests, v.Instead = true, *of.Instead
	}
	for _, one := range of.Replies {
		v.Replies = append(v.Replies, authorpage.Reply{By: sayWho(names, one.Person), When: when(one.Made, one.Made), Did: sayDid(one.What), Text: one.Text})
	}
	return v
}

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
	return s.commentDone(c, r, sent.Page == "file", file, id, queryCommented, err, sayCannotComment(err), func(v *authorpage.Comments) {
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
	r, err := s.reading(c)
	if err == nil {
		err = edge.ReadBody(c, sent, sent)
	}
	switch {
	case err != nil:
		return r, err
	case !r.May(who.CommentDraft):
		return r, edge.Refuse(fiber.StatusForbidden, sentenceCannotComment)
	case r.Draft().PutAway != nil:
		return r, edge.RefuseTo(fiber.StatusConflict, sentencePutAway, page.Link{Address: string(authorpage.AddressDraft(r.Draft().ID)), Text: sentenceToDraft})
	}
	if wait := s.said.Take(c.UserContext(), s.Now(), fmt.Sprint(r.By().ID())); wait > 0 {
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
	return s.done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		if onFile {
			v, err := s.fileView(c, r, file)
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

// commentReply answers a comment, settles it or reopens it.
func (s *Pages) commentReply(c *fiber.Ctx) error {
	var sent struct {
		What  string     `json:"what"` // "answer", or what becomes of the comment
		Text  string     `json:"text"`
		Asked edge.Whole `json:"asked"`
		Page  string     `json:"page"`
	}
	r, err := s.commenting(c, &sent)
	if err != nil {
		return err
	}
	of, err := s.inComment(c, r)
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
	return s.commentDone(c, r, sent.Page == "file", of.File, of.ID, queryAnswered, err, sayReply(err), func(*authorpage.Comments) {})
}

// commentTake makes what a comment suggests the text.
func (s *Pages) commentTake(c *fiber.Ctx) error {
	var sent struct {
		Page string `json:"page"`
	}
	w, err := s.writing(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	of, err := s.inComment(c, w.Reading())
	if err != nil {
		return err
	}
	err = s.drafts.TakeUp(c.UserContext(), w, of.ID)
	return s.commentDone(c, w.Reading(), sent.Page == "file", of.File, of.ID, queryTakenUp, err, sayTakeUp(err), func(*authorpage.Comments) {})
}

// commentDelete deletes a comment of whoever asks, or, for an owner, any.
func (s *Pages) commentDelete(c *fiber.Ctx) error {
	var sent struct {
		Page string `json:"page"`
	}
	r, err := s.commenting(c, &sent)
	if err != nil {
		return err
	}
	of, err := s.inComment(c, r)
	if err != nil {
		return err
	}
	err = s.drafts.DeleteComment(c.UserContext(), r, of.ID)
	return s.commentDone(c, r, sent.Page == "file", of.File, of.ID, queryUnsaid, err, sayUnsaid(err), func(*authorpage.Comments) {})
}

// fileComments answers with the comments on a file, without a page around them, for an editor.
func (s *Pages) fileComments(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	id, err := inFile(c)
	if err != nil {
		return err
	}
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	v, err := s.commentsOn(c, r, id)
	if err != nil {
		return err
	}
	v.New = authorpage.NewComment{File: f.ID, Path: f.Path, Version: f.Version}
	return s.Page(c, v)
}
