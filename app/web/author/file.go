package author

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// fileAdd adds an empty file to a draft.
func (s *Pages) fileAdd(c *fiber.Ctx) error {
	var sent struct {
		Path string `json:"path"`
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	id, err := s.drafts.Add(c.UserContext(), w, sent.Path)
	if err == nil {
		return edge.SeeOther(c, string(authorpage.AddressFile(w.Draft().ID, id)))
	}
	return s.draftDone(c, w.Reading(), err, sayPath(err), func(v *authorpage.DraftView) { v.Path = sent.Path })
}

// inFile returns the number of the file in the address.
func inFile(c *fiber.Ctx) (int64, error) {
	id, ok := edge.ParseID(c.Params("file"))
	if !ok {
		return 0, author.ErrNotFound
	}
	return id, nil
}

// file shows where a file is written.
func (s *Pages) file(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	v, err := s.fileView(c, r, id)
	if err != nil {
		return err
	}
	args := c.Context().QueryArgs()
	v.Notice = NoticeOfComments(c)
	if v.Writes && !v.Removed && v.Built && !args.Has(queryPlain) {
		v.Nonce, v.Most = edge.AllowStyles(c), author.MaxText
		for _, one := range form.Snippets() {
			v.Snippets = append(v.Snippets, authorpage.Snippet{Title: one.Title, About: one.About, Text: one.Text})
		}
	}
	v.Play, _ = edge.ParseID(c.Query("play"))
	switch {
	case args.Has(QueryKept):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: SentenceKept}
	case args.Has(queryGolden):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceGolden}
	case args.Has(queryRecorded):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceRecorded}
	case args.Has(queryBack):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceBack}
	}
	return s.Page(c, v)
}

// queryBack marks the redirect after a file's text was made what it had been.
const queryBack = "back"

// queryPlain asks for a plain text box in place of an editor.
const queryPlain = "plain"

func (s *Pages) fileView(c *fiber.Ctx, r author.Reading, id int64) (v authorpage.FileView, err error) {
	ctx, d := c.UserContext(), r.Draft()
	f, err := s.drafts.File(ctx, r, id)
	if err != nil {
		return v, err
	}
	version, text, err := s.drafts.TextOf(ctx, r, id)
	if err != nil {
		return v, err
	}
	v = authorpage.FileView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: f.ID, Path: f.Path, Version: version, Text: text,
		Writes: d.PutAway == nil && r.May(who.WriteDraft), Removed: f.Removed != nil,
	}
	p, err := s.played(c, r, false)
	if err != nil {
		return v, err
	}
	v.Found, v.Bots = foundIn(d.ID, p.found, p.looked, f.Path), p.here(f.Path)
	if v.Signed, err = s.SaySigned(c, r); err != nil {
		return v, err
	}
	if v.Comments, err = s.CommentsOn(c, r, id); err != nil {
		return v, err
	}
	v.Comments.May = v.Comments.May && !v.Removed
	v.Comments.New = authorpage.NewComment{File: f.ID, Path: f.Path, Version: version}
	cursors, err := s.drafts.Cursors(ctx, r, id)
	for _, one := range cursors {
		if one.Person != r.By().ID() && !slices.Contains(v.Here, one.Name) {
			v.Here = append(v.Here, one.Name)
		}
	}
	return v, err
}

// fileDone answers what was asked for on the page of a file.
func (s *Pages) fileDone(c *fiber.Ctx, r author.Reading, id int64, err error, problem sim.Sentence, change func(*authorpage.FileView)) error {
	to := string(authorpage.AddressFile(r.Draft().ID, id)) + "?" + QueryKept
	if c.Context().QueryArgs().Has(queryPlain) {
		to += "&" + queryPlain
	}
	return s.done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		v, err := s.fileView(c, r, id)
		v.Notice = problem
		if change != nil {
			change(&v)
		}
		return v, err
	})
}

// asked returns proof that whoever asks may change the draft of the address, and the number
// of the file there, and reads what was sent.
func (s *Pages) asked(c *fiber.Ctx, sent any) (w author.Writing, id int64, err error) {
	w, id, err = s.WritingFile(c)
	if err == nil {
		err = edge.ReadBody(c, sent, sent)
	}
	return w, id, err
}

// fileSave saves a file's text over what others have changed meanwhile.
func (s *Pages) fileSave(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
		Text    string     `json:"text"`
	}
	r, id, err := s.ReadingFile(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	inBox := func(v *authorpage.FileView) { v.Text = sent.Text }
	w, err := s.drafts.Write(c.UserContext(), r.By(), r.Draft().ID)
	if errors.Is(err, author.ErrArchived) {
		return s.fileDone(c, r, id, err, sentencePutAwayMeanwhile, inBox)
	}
	if err != nil {
		return s.refused(c, r.By(), 0, r.Draft().ID, err)
	}
	saved, err := s.drafts.Save(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)), sent.Text)
	if err == nil && len(saved.Others) > 0 {
		v, err := s.fileView(c, w.Reading(), id)
		if err != nil {
			return err
		}
		names, err := s.drafts.Names(c.UserContext(), w.Reading())
		if err != nil {
			return err
		}
		for _, other := range saved.Others {
			v.Merged = append(v.Merged, sayWho(names, other))
		}
		v.Touched, v.From, v.To = saved.Touched, saved.Base, saved.Before
		return s.Page(c, v)
	}
	return s.fileDone(c, w.Reading(), id, err, SaySave(err), inBox)
}

// fileRestore makes a file's text what it was at a version.
func (s *Pages) fileRestore(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
	}
	w, id, err := s.asked(c, &sent)
	if err == nil {
		_, err = s.drafts.Restore(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)))
	}
	if errors.Is(err, author.ErrNotFound) {
		if f, there := s.drafts.File(c.UserContext(), w.Reading(), id); there == nil && f.Removed != nil {
			return edge.SeeOther(c, string(authorpage.AddressFile(w.Draft().ID, id))) // which says so
		}
	}
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressFile(w.Draft().ID, id))+"?"+queryBack)
}

// fileMend mends what was found in a file.
func (s *Pages) fileMend(c *fiber.Ctx) error {
	var sent struct {
		Line edge.Whole `json:"line"`
		Code string     `json:"code"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	_, err = s.drafts.Mend(c.UserContext(), w, id, int(min(sent.Line.N, math.MaxInt32)), sent.Code)
	return s.fileDone(c, w.Reading(), id, err, sayMend(err), nil)
}

// fileMove gives a file another path.
func (s *Pages) fileMove(c *fiber.Ctx) error {
	var sent struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.MoveTo(c.UserContext(), w, id, sent.From, sent.To)
	return s.fileDone(c, w.Reading(), id, err, sayPath(err), nil)
}

// fileRemove takes a file out of a draft, or puts it back.
func (s *Pages) fileRemove(removed bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		w, id, err := s.asked(c, &struct{}{})
		if err != nil {
			return err
		}
		err = s.drafts.Remove(c.UserContext(), w, id, removed)
		if err == nil && removed {
			return edge.SeeOther(c, string(authorpage.AddressDraft(w.Draft().ID))+"?"+queryOut)
		}
		return s.fileDone(c, w.Reading(), id, err, sayPath(err), nil)
	}
}

// sessionsAtOnce is how many sessions of a history stand on one page.
const sessionsAtOnce = 30

// history shows who has changed a file, and when.
func (s *Pages) history(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	upTo, _ := edge.ParseID(c.Query("to"))
	list, more, err := s.drafts.History(c.UserContext(), r, id, upTo, sessionsAtOnce)
	if err != nil {
		return err
	}
	names, err := s.drafts.Names(c.UserContext(), r)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.HistoryView{Layout: s.Layout, Draft: d.ID, ID: id, Path: f.Path, More: more, Writes: d.PutAway == nil && f.Removed == nil && r.May(who.WriteDraft)}
	v.Removed = d.PutAway == nil && f.Removed != nil && r.May(who.WriteDraft)
	suggested, err := s.drafts.Suggested(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	for _, one := range list {
		row := authorpage.Session{Who: sayWho(names, one.Person), When: when(one.Began, one.Last), From: one.From, To: one.To}
		for version, person := range suggested {
			if by := sayWho(names, person); one.From < version && version <= one.To && !slices.Contains(row.Suggested, by) {
				row.Suggested = append(row.Suggested, by)
			}
		}
		slices.Sort(row.Suggested)
		v.Sessions = append(v.Sessions, row)
	}
	return s.Page(c, v)
}

func when(began, last time.Time) string {
	text := edge.DateOf(began) + ", " + edge.HourOf(began)
	if end := edge.HourOf(last); end != edge.HourOf(began) {
		text += " to " + end
	}
	return text
}

// difference shows what leads from one version of a file to another: from the first one to the
// newest, unless the address says other ones.
func (s *Pages) difference(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	from, err1 := strconv.ParseInt(c.Query("from", "0"), 10, 64)
	to, err2 := strconv.ParseInt(c.Query("to", strconv.FormatInt(f.Version, 10)), 10, 64)
	if errors.Join(err1, err2) != nil {
		return author.ErrNotFound
	}
	hunks, err := s.drafts.Difference(c.UserContext(), r, id, from, to)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.DifferenceView{Layout: s.Layout, Draft: d.ID, ID: id, Path: f.Path, From: from, To: to, Writes: d.PutAway == nil && f.Removed == nil && r.May(who.WriteDraft)}
	last, _, err := s.drafts.History(c.UserContext(), r, id, to, 1)
	if err != nil {
		return err
	}
	names, err := s.drafts.Names(c.UserContext(), r)
	if err != nil {
		return err
	}
	for _, one := range last {
		if one.From == from && one.To == to {
			v.Who, v.When = sayWho(names, one.Person), when(one.Began, one.Last)
		}
	}
	v.Hunks = hunksOf(hunks)
	return s.Page(c, v)
}
