package forms

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
	"caseload/app/who"
)

// queryTogether marks the redirect after a form was saved into what others had changed as well,
// and queryGone the one from a form for what isn't there.
const (
	queryTouched  = "touched" // others wrote on the same lines of a text
	queryTogether = "together"
	queryGone     = "gone"
)

// How much of a draft its list of forms shows at once.
const (
	mostUnfolded = 60    // things, without folding the list of each file away
	mostOfFile   = 200   // things of one file
	mostOnPage   = 1_000 // things of all files
)

// queryFile is the file whose forms are unfolded, and queryFrom the first of them, or queryAt one that is
// to be among them, counted from 1.
const (
	queryFile = "file"
	queryFrom = "from"
	queryAt   = "at"
)

// forms lists what stands in a draft's scripts.
func (s *Pages) forms(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	l := lister{s: s, c: c, r: r, file: int64(c.QueryInt(queryFile)), from: c.QueryInt(queryFrom), at: c.QueryInt(queryAt)}
	v, err := l.view()
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// lister makes a list of a draft's forms. It holds one script at a time.
type lister struct {
	s    *Pages
	c    *fiber.Ctx
	r    author.Reading
	file int64 // that is asked for
	from int   // the first of its things that is asked for, from 1; or 0
	at   int   // one of its things that is asked for, from 1; or 0

	found           *authorweb.FoundForms
	on              int // that one, if it is listed; or 0
	read            int // words and signs
	things, listed  int
	values, written int // of the things that are listed
}

func (l *lister) view() (v authorpage.FormsView, err error) {
	d := l.r.Draft()
	v = authorpage.FormsView{Layout: l.s.Layout, Draft: d.ID, Name: d.Name, Writes: d.PutAway == nil && l.r.May(who.WriteDraft), Notice: noticeOf(l.c)}
	if l.found, err = l.s.FoundByForms(l.c, l.r); err != nil {
		return v, err
	}
	files, err := l.s.drafts.Files(l.c.UserContext(), l.r, false)
	if err != nil {
		return v, err
	}
	for _, f := range author.InOrder(files) {
		if !author.IsScript(f.Path) {
			continue
		}
		one, err := l.one(f)
		if err != nil {
			return v, err
		}
		v.Files = append(v.Files, one)
	}
	if v.Signed, err = l.s.SaySigned(l.c, l.r); err != nil {
		return v, err
	}
	for i := range v.Files {
		one := &v.Files[i]
		if one.Folded = l.things > mostUnfolded && len(v.Files) > 1 && len(one.Things) > 0; !one.Folded {
			one.Sorts = ""
		}
	}
	if v.Notice.Text != "" && l.on > 0 {
		v.On = authorpage.AddressOn(l.file, l.on)
	}
	v.Found = l.found.View
	v.Sum = saySumOfForms(l.values, l.written, l.listed == l.things)
	return v, nil
}

// one lists what stands in one script.
func (l *lister) one(f author.File) (one authorpage.FormsFile, err error) {
	draft := l.r.Draft().ID
	one = authorpage.FormsFile{ID: f.ID, Path: f.Path, Open: f.ID == l.file, Alone: authorpage.AddressFormsOf(draft, f.ID, 1)}
	if one.Sum = sentenceAlone; !one.Open && l.read > author.MostRead {
		return one, nil
	}
	_, text, err := l.s.drafts.TextOf(l.c.UserContext(), l.r, f.ID)
	if err != nil {
		return one, err
	}
	script := l.s.drafts.Forms(text)
	if !one.Open {
		if l.read += script.Length(); l.read > author.MostRead {
			return one, nil
		}
	}
	l.found.In(f.Path, script)
	from, most := 0, mostOfFile
	if one.Open {
		from = max(0, min(l.from, len(script.Things))-1)
		if at := min(l.at, len(script.Things)); at > 0 && l.from == 0 {
			from, l.on = (at-1)/mostOfFile*mostOfFile, at
		}
	} else {
		most = min(most, mostOnPage-l.listed)
	}
	shown := script.Things[from:min(from+max(0, most), len(script.Things))]
	for _, t := range shown {
		all, editable := counted(t)
		l.values, l.written = l.values+all, l.written+editable
	}
	l.things, l.listed = l.things+len(script.Things), l.listed+len(shown)
	one.Sum, one.Things = sayHere(script), withFound(thingsOf(shown), l.found.View, f.Path)
	for i := range one.Things {
		one.Things[i].Place = from + i + 1
	}
	one.Adds, one.Snippets = addsOf(script.CanAdd("")), addsOf(l.s.snippets())
	if len(shown) > 0 || len(script.Things) == 0 {
		one.Alone = ""
	}
	one.Sorts = saySorts(script.Things)
	one.Which = sayWhich(from, len(shown), len(script.Things))
	if from > 0 {
		one.Before = authorpage.AddressFormsOf(draft, f.ID, max(1, from+1-mostOfFile))
	}
	if to := from + len(shown); len(shown) > 0 && to < len(script.Things) {
		one.After = authorpage.AddressFormsOf(draft, f.ID, to+1)
	}
	return one, nil
}

// noticeOf says above a list what became of a form that leads there.
func noticeOf(c *fiber.Ctx) page.Notice {
	args := c.Context().QueryArgs()
	switch {
	case args.Has(queryTouched):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTouched}
	case args.Has(queryTogether):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTogether}
	case args.Has(authorweb.QueryKept):
		return page.Notice{Kind: page.NoticeInfo, Text: authorweb.SentenceKept}
	case args.Has(queryTakenOut):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTakenOut}
	case args.Has(queryGone):
		return page.Notice{Kind: page.NoticeProblem, Text: sentenceNoThing}
	}
	return page.Notice{}
}

// counted returns how many values are written for a thing, and how many of them a form can change.
func counted(t form.Thing) (values, written int) {
	for _, f := range t.Fields() {
		if f.Given {
			values++
			if f.Kind != form.AsScript {
				written++
			}
		}
	}
	return values, written
}

func thingsOf(list []form.Thing) (things []authorpage.FormsThing) {
	for _, t := range list {
		things = append(things, authorpage.FormsThing{Key: t.Key, What: authorweb.SayWhat(t.Word), Title: authorweb.SayTitle(t), Line: t.Line, Wrong: t.Wrong, Inner: t.Within != ""})
	}
	return things
}
