package forms

import (
	"math"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// formSave puts what was sent into a thing.
func (s *Pages) formSave(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole                `json:"version"`
		Boxes   map[string]jsontext.Value `json:",inline"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	key, base := c.Query("thing"), int64(min(sent.Version.N, math.MaxInt64))
	script, err := s.drafts.FormsAt(c.UserContext(), w.Reading(), id, base)
	if err != nil {
		return err
	}
	t, there := script.Find(key)
	if !there {
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	texts, err := s.textsIn(c, w.Reading(), t, sent.Boxes)
	if err != nil {
		return err
	}
	values, err := valuesIn(t, sent.Boxes)
	if err != nil {
		return err
	}
	filled, err := s.drafts.Fill(c.UserContext(), w, id, base, script, key, values, texts)
	if err == nil && filled.Refused() {
		return s.formAgain(c, w, id, base, script, t, values, texts, filled)
	}
	said := authorweb.QueryKept
	switch {
	case len(filled.Touched) > 0:
		said = queryTouched
	case len(filled.Others) > 0:
		said = queryTogether
	}
	return s.Done(c, err, authorweb.SaySave(err), back(c, w.Draft().ID, id, script.Place(key), said), func(problem page.Notice) (edge.View, error) {
		v, _, err := s.formView(c, w.Reading(), id, base, script, key)
		v.Notice = problem
		keepTyped(&v, t, values, texts, author.Filled{})
		return v, err
	})
}

// valuesIn reads the values of a form by their paths.
func valuesIn(t form.Thing, boxes map[string]jsontext.Value) (map[string]form.Value, error) {
	values, fields := map[string]form.Value{}, t.ByPath()
	for name, value := range boxes {
		path, is := strings.CutPrefix(name, boxName)
		instead, isText := strings.CutPrefix(name, boxInstead)
		if isText {
			path = instead
		}
		f, there := fields[path]
		if !is && !isText || !there || !f.Editable() || isText && !f.OrText() {
			return nil, edge.UnknownField(name)
		}
		text, err := edge.TextIn(value)
		if err != nil {
			return nil, edge.WrongType(name, err.Error())
		}
		sent := values[path]
		switch {
		case f.Kind == form.Texts:
			values[path] = form.Value{Texts: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
		case f.Kind == form.Named && is:
			values[path] = form.Value{Name: text, Text: sent.Text}
		default:
			values[path] = form.Value{Text: text, Name: sent.Name}
		}
	}
	return values, nil
}

// formAgain shows a form again that couldn't be saved, with what was typed. If it stands beside
// what another has changed, it is made from the newest version: saving it again is a decision.
func (s *Pages) formAgain(c *fiber.Ctx, w author.Writing, id, base int64, script *form.Script, t form.Thing, values map[string]form.Value, texts []author.Wording, filled author.Filled) error {
	if edge.WantsJSON(c) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sayUnfilled(t, filled))
	}
	version := base
	if !filled.Gone && len(filled.Theirs) > 0 {
		newest, err := s.drafts.FormsAt(c.UserContext(), w.Reading(), id, filled.Now)
		if err != nil {
			return err
		}
		version, script = filled.Now, newest
		for _, f := range t.Fields() { // what was left as it was isn't to undo what others did
			if f.Value.Equal(values[f.Path]) {
				delete(values, f.Path)
			}
		}
	}
	v, _, err := s.formView(c, w.Reading(), id, version, script, t.Key)
	if err != nil {
		return err
	}
	if filled.Gone {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceGone}
	}
	keepTyped(&v, t, values, texts, filled)
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}

// keepTyped puts what was typed into a form, and what is wrong with it beside it.
func keepTyped(v *authorpage.FormView, t form.Thing, values map[string]form.Value, texts []author.Wording, filled author.Filled) {
	withTaken(v, texts)
	fields := t.ByPath()
	for _, groups := range [][]authorpage.FormGroup{v.Groups, v.More} {
		for _, g := range groups {
			for i := range g.Fields {
				one, path := &g.Fields[i], strings.TrimPrefix(strings.TrimPrefix(g.Fields[i].Name, boxName), boxInstead)
				f := fields[path]
				if text := textOf(texts, one.Name); text != nil {
					keepText(one, *text)
					path = text.Path
				}
				if value, sent := values[path]; sent {
					one.Value = value.Text + strings.Join(value.Texts, "\n")
					if one.Box == authorpage.BoxName {
						one.Value, one.Text = value.Name, value.Text
					}
				}
				if err := filled.Wrong[path]; err != nil {
					one.Problem = sayWrong(f, err)
				} else if theirs, changed := filled.Theirs[path]; changed {
					one.Problem = sayTheirs(theirs)
				}
				if one.Problem != "" {
					v.Problems = append(v.Problems, *one)
				}
			}
		}
	}
}
