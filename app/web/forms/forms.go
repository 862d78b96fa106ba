package forms

import (
	"strings"

	"github.com/gofiber/fiber/v2"

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

// forms lists what stands in a draft's scripts.
func (s *Pages) forms(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.FormsView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Writes: d.PutAway == nil && r.May(who.WriteDraft)}
	if v.Found, err = s.FoundByForms(c, r); err != nil {
		return err
	}
	values, written := 0, 0
	for _, f := range authorweb.InOrder(files) {
		if !strings.HasSuffix(f.Path, ".lua") {
			continue
		}
		_, text, err := s.drafts.TextOf(c.UserContext(), r, f.ID)
		if err != nil {
			return err
		}
		script := s.drafts.Forms(text)
		for _, t := range script.Things {
			all, editable := counted(t)
			values, written = values+all, written+editable
		}
		v.Files = append(v.Files, authorpage.FormsFile{ID: f.ID, Path: f.Path, Sum: sayHere(script), Things: withFound(thingsOf(script.Things), v.Found, f.Path), Adds: addsOf(script.CanAdd("")), Snippets: addsOf(s.snippets())})
	}
	if v.Signed, err = s.SaySigned(c, r); err != nil {
		return err
	}
	v.Sum = saySumOfForms(values, written)
	v.Notice = noticeOf(c)
	return s.Page(c, v)
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
