package forms

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// form shows the form for one thing.
func (s *Pages) form(c *fiber.Ctx) error {
	r, id, err := s.ReadingFile(c)
	if err != nil {
		return err
	}
	version, text, err := s.drafts.TextOf(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	script := s.drafts.Forms(text)
	if t, there := script.At(c.QueryInt("line"), 0); there {
		return edge.SeeOther(c, string(authorpage.AddressThing(r.Draft().ID, id, t.Key)))
	}
	v, there, err := s.formView(c, r, id, version, script, c.Query("thing"))
	switch {
	case err != nil:
		return err
	case !there:
		return edge.SeeOther(c, back(c, r.Draft().ID, id, 0, queryGone))
	}
	found, err := s.FoundByForms(c, r)
	if err != nil {
		return err
	}
	found.In(v.Path, script)
	for _, one := range found.View.List {
		if one.Path == v.Path && one.Thing == v.Key {
			v.Found = append(v.Found, one)
		}
	}
	v.Parts = withFound(v.Parts, found.View, v.Path)
	if v.Signed, err = s.SaySigned(c, r); err != nil {
		return err
	}
	if v.Notice = noticeOf(c); c.Context().QueryArgs().Has(queryAdded) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceAdded}
	}
	if v.Said, err = s.commentsOnThing(c, r, id, script, v.Key); err != nil {
		return err
	}
	return s.Page(c, v)
}

// formView returns the form for a thing of a file as it was at a version.
func (s *Pages) formView(c *fiber.Ctx, r author.Reading, id, version int64, script *form.Script, key string) (v authorpage.FormView, there bool, err error) {
	d := r.Draft()
	files, err := s.drafts.Files(c.UserContext(), r, true)
	if err != nil {
		return v, false, err
	}
	t, there := script.Find(key)
	v = authorpage.FormView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Version: version, Key: key, What: authorweb.SayWhat(t.Word), Title: authorweb.SayTitle(t), Line: t.Line, Place: script.Place(key),
		Storylines: c.Context().QueryArgs().Has(queryStorylines), Calendar: c.Context().QueryArgs().Has(queryCalendar), Writes: d.PutAway == nil && r.May(who.WriteDraft), Wrong: t.Wrong,
	}
	texts := map[string]int64{}
	for _, f := range files {
		if f.Removed == nil {
			texts[f.Path] = f.ID
		}
		if f.ID == id {
			v.Path = f.Path
		}
	}
	for _, part := range script.Things {
		if part.Within == key {
			part.Within = ""
			v.Parts = append(v.Parts, thingsOf([]form.Thing{part})...)
		}
	}
	v.AddsTo, v.Adds = sayAddsTo(t.Word), addsOf(script.CanAdd(key))
	if t.Wrong {
		return v, there, nil
	}
	all, err := s.drafts.Beside(c.UserContext(), r, id, script)
	if err != nil {
		return v, false, err
	}
	v.Question, v.Outcome = following(script, d.ID, id).follows(t)
	prose := author.ProseOf(all.ByPath, script, t)
	computed := 0
	for _, f := range t.Fields() {
		if f.Kind == form.Parts || !f.Given && f.Kind == form.AsScript {
			continue
		}
		if f.Kind == form.AsScript {
			computed++
		}
		one := fieldOf(script, f)
		if one.Box == authorpage.BoxName && len(one.Options) == 0 { // there is nothing yet that it could name
			switch {
			case one.Instead != "":
				one.Box, one.Name, one.Value, one.Instead = authorpage.BoxLine, one.Instead, one.Text, ""
			case f.Needed:
				one.Hint = strings.TrimSpace(one.Hint + " " + sentenceNoneYet)
			default:
				continue
			}
		}
		if words, is := texts[f.Value.Text]; is && f.Kind == form.Text {
			one.Words = authorpage.AddressFile(d.ID, words)
			box, err := s.textBox(c, r, words, prose.At(t, f.Path))
			if err != nil {
				return v, false, err
			}
			delete(texts, f.Value.Text) // one box for each
			v.Groups = inGroup(inGroup(v.Groups, f, one), f, box)
			continue
		}
		if one.Box == authorpage.BoxProse {
			one.Prose = proseOf(f.Value.Text, prose.At(t, f.Path))
		}
		if f.Given || f.Needed || c.Query("what") != "" && slices.Contains(asked[t.Word], f.Path) {
			v.Groups = inGroup(v.Groups, f, one)
		} else {
			v.More = inGroup(v.More, f, one)
		}
	}
	v.Computed = sayComputed(computed)
	return v, there, nil
}

// inGroup adds a field to the last group, or to a new one if it belongs to another.
func inGroup(groups []authorpage.FormGroup, f form.Field, one authorpage.FormField) []authorpage.FormGroup {
	legend := ""
	if f.Group != "" {
		legend = sayLegend(f)
	}
	if n := len(groups); n == 0 || groups[n-1].Legend != legend {
		groups = append(groups, authorpage.FormGroup{Legend: legend})
	}
	last := &groups[len(groups)-1]
	last.Fields = append(last.Fields, one)
	return groups
}
