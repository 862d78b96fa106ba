package forms

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// wordSnippet is what the name of a snippet follows among the words of what can be added.
const wordSnippet = "snippet."

// snippet returns the snippet that is to be added, if it is one.
func (s *Pages) snippet(c *fiber.Ctx) (form.Snippet, bool) {
	name, is := strings.CutPrefix(c.Query("what"), wordSnippet)
	if !is {
		return form.Snippet{}, false
	}
	return form.SnippetNamed(name)
}

// snippets returns the words of all snippets.
func (s *Pages) snippets() (words []string) {
	for _, one := range form.Snippets() {
		words = append(words, wordSnippet+one.Name)
	}
	return words
}

// snippetView returns the form for a snippet: who has a part in it, and which case it is about.
func (s *Pages) snippetView(c *fiber.Ctx, r author.Reading, id int64, one form.Snippet) (v authorpage.FormView, err error) {
	version, people, cases, err := s.drafts.Parts(c.UserContext(), r, id)
	if err != nil {
		return v, err
	}
	d := r.Draft()
	v = authorpage.FormView{Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Version: version, What: "Add " + sayA(wordSnippet+one.Name), Add: wordSnippet + one.Name, About: one.About + " " + sentenceSnippet, Writes: true}
	if one.Person && len(people) == 0 || one.Case && len(cases) == 0 {
		v.Notice, v.Writes = page.Notice{Kind: page.NoticeInfo, Text: sentenceNoPartsYet}, false
		return v, nil
	}
	pick := func(name, label string, options []form.Option) {
		box := authorpage.FormField{At: name, Name: name, Label: label, Box: authorpage.BoxName, Needed: true, Value: options[len(options)-1].Name}
		for _, o := range options {
			box.Options = append(box.Options, authorpage.FormOption{Value: o.Name, Label: sayOption(o)})
		}
		v.Groups = append(v.Groups, authorpage.FormGroup{Fields: []authorpage.FormField{box}})
	}
	if one.Person {
		pick("person", "Who has a part in it", people)
	}
	if one.Case {
		pick("case", "The case it is about", cases)
	}
	return v, nil
}

// snippetNew shows the form for a snippet.
func (s *Pages) snippetNew(c *fiber.Ctx, r author.Reading, id int64, one form.Snippet) error {
	v, err := s.snippetView(c, r, id, one)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// snippetAdd adds a snippet, and leads to its storyline.
func (s *Pages) snippetAdd(c *fiber.Ctx, one form.Snippet) error {
	var sent struct {
		Version edge.Whole `json:"version"`
		Person  string     `json:"person"`
		Case    string     `json:"case"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	key, err := s.drafts.AddSnippet(c.UserContext(), w, id, one, sent.Person, sent.Case)
	problem := authorweb.SaySave(err)
	if errors.Is(err, form.ErrChoice) {
		problem = sayWrong(form.Field{}, err)
	}
	return s.Done(c, err, problem, string(authorpage.AddressThing(w.Draft().ID, id, key))+"&"+queryAdded, func(problem page.Notice) (edge.View, error) {
		v, err := s.snippetView(c, w.Reading(), id, one)
		v.Notice = problem
		return v, err
	})
}
