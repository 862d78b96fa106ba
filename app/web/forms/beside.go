package forms

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
)

// commentsOnThing returns the open comments on a thing of a script, and where its values can be
// commented on.
func (s *Pages) commentsOnThing(c *fiber.Ctx, r author.Reading, file int64, script *form.Script, key string) (v authorpage.FormComments, err error) {
	t, _ := script.Find(key)
	lineOf := func(at int) int { return 1 + strings.Count(script.Text()[:at], "\n") }
	if v.Comments, err = s.CommentsOn(c, r, file); err != nil {
		return v, err
	}
	v.File, v.Settled = 0, nil // they are answered on the page of all comments
	v.Open = slices.DeleteFunc(v.Open, func(one authorpage.Comment) bool {
		return one.Last < t.Line || one.First > lineOf(t.From+len(t.Source))
	})
	for _, f := range t.Fields() {
		if f.Given && f.Kind != form.Parts && v.May {
			label, _ := sayLabel(f)
			v.Values = append(v.Values, authorpage.Said{What: label, At: authorpage.AddressCommentOn(r.Draft().ID, file, lineOf(f.Span.From), lineOf(f.Span.To))})
		}
	}
	return v, nil
}

// withFound says of each thing of a file how much was found in it.
func withFound(things []authorpage.FormsThing, found authorpage.Found, path string) []authorpage.FormsThing {
	counts := map[string]int{}
	for _, one := range found.List {
		if one.Path == path {
			counts[one.Thing]++
		}
	}
	for i := range things {
		things[i].Found = counts[things[i].Key]
	}
	return things
}
