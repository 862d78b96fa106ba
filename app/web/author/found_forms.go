package author

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
)

// FoundForms is what was found in a draft, with the forms by which it is mended.
type FoundForms struct {
	View  authorpage.Found
	draft int64
	found author.Findings // in the order of the view
}

// FoundByForms returns what was found in a draft; the forms are those of the scripts that it is told of
// with [FoundForms.In].
func (s *Pages) FoundByForms(c *fiber.Ctx, r author.Reading) (*FoundForms, error) {
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return nil, err
	}
	found, looked, err := s.drafts.LookedThrough(c.UserContext(), r, pack)
	return &FoundForms{foundIn(r.Draft().ID, found, looked, ""), r.Draft().ID, found}, err
}

// In says of what was found in a script which form mends it.
func (f *FoundForms) In(path string, script *form.Script) {
	for i, one := range f.found.List {
		at, there := f.found.At[path]
		if one.File != path || !there || one.Line == 0 {
			continue
		}
		if t, there := script.At(one.Line, one.Column); there && !t.Wrong {
			row := &f.View.List[i]
			row.Form, row.FormOf, row.Thing = authorpage.AddressThing(f.draft, at.File, t.Key), SayWhat(t.Word)+": "+SayTitle(t), t.Key
		}
	}
}

// inAll does that for one script after another, as far as so much is read for a page.
func (f *FoundForms) inAll(c *fiber.Ctx, r author.Reading, drafts *author.Drafts) error {
	var paths []string
	for _, one := range f.found.List {
		if _, there := f.found.At[one.File]; there && one.Line > 0 && author.IsScript(one.File) {
			paths = append(paths, one.File)
		}
	}
	slices.Sort(paths)
	read := 0
	for _, path := range slices.Compact(paths) {
		_, text, err := drafts.TextOf(c.UserContext(), r, f.found.At[path].File)
		if err != nil {
			return err
		}
		script := drafts.Forms(text)
		if read += script.Length(); read > author.MostRead {
			break
		}
		f.In(path, script)
	}
	return nil
}
