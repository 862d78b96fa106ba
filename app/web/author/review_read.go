package author

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/web/edge"
)

// reviewRead shows what is read in a review, as it was when the review began.
func (s *Pages) reviewRead(c *fiber.Ctx) error {
	r, id, err := s.reviewing(c)
	if err != nil {
		return err
	}
	review, err := s.drafts.Review(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	read, err := s.drafts.Reviewed(c.UserContext(), r, review)
	if err != nil {
		return gone(err)
	}
	newest, err := s.drafts.IsNewest(c.UserContext(), r, review.Digest)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.ReviewReadView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Review: id, Says: sayRead(edge.DateOf(review.Begun), newest), Plays: newest && d.PutAway == nil}
	for _, path := range slices.Sorted(maps.Keys(read.Files)) {
		text := strings.ReplaceAll(read.Files[path], "\r\n", "\n")
		switch {
		case path == "lecturer.md":
			v.Notes, v.HasNote = page.ReadProse(text), true
		case strings.HasPrefix(path, "text/"):
			v.Texts = append(v.Texts, authorpage.ReviewText{Path: path, Prose: page.ReadProse(text)})
		case strings.HasSuffix(path, ".lua"):
			v.Scripts = append(v.Scripts, authorpage.ReviewText{Path: path, Text: text})
			s.addSaid(&v, path, text)
		}
	}
	return s.Page(c, v)
}

// gone refuses to show what isn't kept any longer.
func gone(err error) error {
	if errors.Is(err, author.ErrLetGo) {
		return edge.Refuse(fiber.StatusGone, sentenceLetGo)
	}
	return err
}

// addSaid adds the people and cases of a script, and what it has somebody say.
func (s *Pages) addSaid(v *authorpage.ReviewReadView, path, text string) {
	for _, t := range s.drafts.Forms(text).Things {
		lines := linesOf(t)
		switch {
		case t.Word == "person", t.Word == "child", t.Word == "adult":
			v.People = append(v.People, sayListed(t, lines))
		case t.Word == "case":
			v.Cases = append(v.Cases, sayListed(t, lines))
		case len(lines) > 0 && t.Word != "scenario" && t.Word != "terms":
			v.Said = append(v.Said, authorpage.ReviewSaid{Title: SayWhat(t.Word) + ": " + SayTitle(t), Lines: lines, Path: path, Line: t.Line})
		}
	}
}

// linesOf returns the texts that are written out for a thing, in order, without what it is called.
func linesOf(t form.Thing) (lines []string) {
	for _, f := range t.Fields() {
		words := strings.Contains(f.Type, "Line") || strings.Contains(f.Type, "Text") || strings.HasPrefix(f.Path, "say")
		if !f.Given || !words || f.Path == "title" || f.Path == "1" || strings.HasPrefix(f.Path, "expect.") { // ranges are judged apart
			continue
		}
		switch f.Kind {
		case form.Text:
			lines = append(lines, f.Value.Text)
		case form.Texts:
			lines = append(lines, f.Value.Texts...)
		}
	}
	return lines
}
