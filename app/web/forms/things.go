package forms

import (
	"errors"
	"math"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// queryAdded and queryTakenOut mark the redirects after a thing was added or taken out.
const (
	queryAdded    = "added"
	queryTakenOut = "taken-out"
)

// asked are the fields that a form for a new thing shows first, besides those that are needed.
var asked = map[string][]string{
	"scenario": {"from", "to", "summary", "brief"}, "terms": {"ceiling", "discretion", "blame"},
	"person": {"role"}, "case": {"tier", "summary", "strengths"}, "child": {"age"}, "adult": {"2"},
	"deadline": {"met_by"}, "task": {"on", "kind", "due", "scene"}, "advice": {"about"}, "fact": {"since"}, "good": {"about"}, "harm": {"about"},
	"message": {"from", "about", "by", "title"}, "ask": {"from", "about", "by", "title"}, "referral": {"from", "minutes"}, "appointment": {"on", "who"},
}

func addsOf(words []string) (list []authorpage.FormsAdd) {
	for _, word := range words {
		list = append(list, authorpage.FormsAdd{Word: word, A: sayA(word)})
	}
	return list
}

// begun returns a script with an empty thing in it, of the word and in the place that are asked for.
func (s *Pages) begun(c *fiber.Ctx, r author.Reading, id int64) (author.Begun, error) {
	return s.drafts.FormsNew(c.UserContext(), r, id, c.Query("what"), c.Query("in"))
}

// newView returns the form for a thing that is to be added.
func (s *Pages) newView(c *fiber.Ctx, r author.Reading, id int64, b author.Begun) (authorpage.FormView, error) {
	v, _, err := s.formView(c, r, id, b.Version, b.Script, b.Key)
	v.Add, v.In, v.Title = c.Query("what"), c.Query("in"), ""
	v.What, v.Place = "Add "+sayA(v.Add), 0
	return v, err
}

// formNew shows the form for a new thing.
func (s *Pages) formNew(c *fiber.Ctx) error {
	w, id, err := s.WritingFile(c)
	if err != nil {
		return err
	}
	if one, is := s.snippet(c); is {
		return s.snippetNew(c, w.Reading(), id, one)
	}
	b, err := s.begun(c, w.Reading(), id)
	if errors.Is(err, form.ErrNoPlace) {
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	if err != nil {
		return err
	}
	v, err := s.newView(c, w.Reading(), id, b)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// formAdd adds a thing.
func (s *Pages) formAdd(c *fiber.Ctx) error {
	if one, is := s.snippet(c); is {
		return s.snippetAdd(c, one)
	}
	var sent struct {
		Version edge.Whole                `json:"version"`
		Boxes   map[string]jsontext.Value `json:",inline"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	b, err := s.begun(c, w.Reading(), id)
	switch {
	case errors.Is(err, form.ErrNoPlace) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoPlace)
	case errors.Is(err, form.ErrNoPlace):
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	case err != nil:
		return err
	}
	t, _ := b.Script.Find(b.Key)
	values, err := valuesIn(t, sent.Boxes)
	if err != nil {
		return err
	}
	key, filled, err := s.drafts.AddThing(c.UserContext(), w, id, b, values)
	if errors.Is(err, form.ErrNoPlace) {
		err = author.ErrNotFound
	}
	again := func(problem page.Notice) (edge.View, error) {
		v, err := s.newView(c, w.Reading(), id, b)
		v.Notice = problem
		keepTyped(&v, t, values, nil, filled)
		return v, err
	}
	if err == nil && filled.Refused() {
		if edge.WantsJSON(c) {
			return edge.Refuse(fiber.StatusUnprocessableEntity, sayUnfilled(t, filled))
		}
		v, err := again(page.Notice{})
		if err != nil {
			return err
		}
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	}
	to := key
	if in := c.Query("in"); in != "" {
		to = b.Script.Holder(in)
	}
	return s.Done(c, err, authorweb.SaySave(err), string(authorpage.AddressThing(w.Draft().ID, id, to))+"&"+queryAdded, again)
}

// takeOut asks whether a thing is to be taken out.
func (s *Pages) takeOut(c *fiber.Ctx) error {
	w, id, err := s.WritingFile(c)
	if err != nil {
		return err
	}
	v, err := s.takeOutView(c, w.Reading(), id)
	if errors.Is(err, author.ErrNotFound) {
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

func (s *Pages) takeOutView(c *fiber.Ctx, r author.Reading, id int64) (v authorpage.TakeOutView, err error) {
	key, d := c.Query("thing"), r.Draft()
	version, script, t, left, err := s.drafts.ToTakeOut(c.UserContext(), r, id, key)
	if err != nil {
		return v, err
	}
	v = authorpage.TakeOutView{Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Version: version, Thing: thingsOf([]form.Thing{t})[0], Source: t.Source, Problem: sayLeftIn(left)}
	for _, part := range script.Things {
		if script.IsWithin(part, key) {
			v.Parts = append(v.Parts, thingsOf([]form.Thing{part})...)
		}
	}
	v.Uses, err = s.usesOf(c, r, left)
	return v, err
}

// usesOf returns where a draft goes on with what can't be taken out or changed for that reason.
func (s *Pages) usesOf(c *fiber.Ctx, r author.Reading, left error) (list []authorpage.FormsUse, err error) {
	var used form.InUse
	if !errors.As(left, &used) {
		return nil, nil
	}
	d := r.Draft().ID
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return nil, err
	}
	for _, f := range author.InOrder(files) {
		_, text, err := s.drafts.TextOf(c.UserContext(), r, f.ID)
		if err != nil {
			return nil, err
		}
		for _, u := range used {
			if u.In.Text() != text {
				continue
			}
			at := authorpage.AddressLine(d, f.ID, u.Line)
			if u.Of.Key != "" && u.Of.Word != form.Storyline {
				at = authorpage.AddressThing(d, f.ID, u.Of.Key)
			}
			list = append(list, authorpage.FormsUse{What: sayUse(f.Path, u), At: at})
		}
	}
	return list, nil
}

// takeOutNow takes a thing out.
func (s *Pages) takeOutNow(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	changed, err := s.drafts.TakeOutThing(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)), c.Query("thing"))
	problem := sayLeftIn(err)
	if changed {
		problem = sentenceChangedMeanwhile
	}
	switch {
	case errors.Is(err, author.ErrNotFound) && !edge.WantsJSON(c):
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	case changed, problem != "":
		return s.leftIn(c, w, id, problem)
	}
	return s.Done(c, err, authorweb.SaySave(err), back(c, w.Draft().ID, id, 0, queryTakenOut), func(problem page.Notice) (edge.View, error) {
		v, err := s.takeOutView(c, w.Reading(), id)
		v.Notice = problem
		return v, err
	})
}

// leftIn says why a thing wasn't taken out.
func (s *Pages) leftIn(c *fiber.Ctx, w author.Writing, id int64, problem sim.Sentence) error {
	if edge.WantsJSON(c) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	}
	v, err := s.takeOutView(c, w.Reading(), id)
	if err != nil {
		return err
	}
	if v.Problem == "" {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
	}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}
