package author

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
)

// FoundByForms returns what was found in a draft, with the forms by which it is mended.
func (s *Pages) FoundByForms(c *fiber.Ctx, r author.Reading) (v authorpage.Found, err error) {
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	found, looked, err := s.drafts.LookedThrough(c.UserContext(), r, pack)
	if err != nil {
		return v, err
	}
	v = foundIn(r.Draft().ID, found, looked, "")
	return v, s.byForms(c, r, found, &v)
}

// byForms says of what was found in a draft's scripts which form mends it. The list of the view
// is that of the findings.
func (s *Pages) byForms(c *fiber.Ctx, r author.Reading, found author.Findings, v *authorpage.Found) error {
	scripts := map[string]*form.Script{}
	for i, f := range found.List {
		at, there := found.At[f.File]
		if !there || f.Line == 0 || !strings.HasSuffix(f.File, ".lua") {
			continue
		}
		if scripts[f.File] == nil {
			_, text, err := s.drafts.TextOf(c.UserContext(), r, at.File)
			if err != nil {
				return err
			}
			scripts[f.File] = s.drafts.Forms(text)
		}
		if t, there := scripts[f.File].At(f.Line, f.Column); there && !t.Wrong {
			one := &v.List[i]
			one.Form, one.FormOf, one.Thing = authorpage.AddressThing(r.Draft().ID, at.File, t.Key), SayWhat(t.Word)+": "+SayTitle(t), t.Key
		}
	}
	return nil
}
