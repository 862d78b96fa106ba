package author

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// earlier shows what would change in a draft if it were written with the present names.
func (s *Pages) earlier(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	v, err := s.earlierView(c, r)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

func (s *Pages) earlierView(c *fiber.Ctx, r author.Reading) (v authorpage.EarlierView, err error) {
	d := r.Draft()
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	found, looked, err := s.drafts.LookedThrough(c.UserContext(), r, pack)
	if err != nil {
		return v, err
	}
	v = authorpage.EarlierView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, Looked: looked, Digest: pack.Digest(),
		Writes: d.PutAway == nil && r.May(who.WriteDraft),
	}
	list, err := s.drafts.EarlierNames(pack, found)
	for _, one := range list {
		v.Files = append(v.Files, authorpage.EarlierFile{ID: one.At.File, Path: one.Path, Hunks: hunksOf(one.Places)})
	}
	return v, err
}

// bringUpToDate writes the present names into a draft.
func (s *Pages) bringUpToDate(c *fiber.Ctx) error {
	var sent struct {
		Digest string `json:"digest"`
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.BringUpToDate(c.UserContext(), w, sent.Digest)
	to := string(authorpage.AddressDraft(w.Draft().ID)) + "?" + QueryKept
	return s.done(c, err, sayEarlier(err), to, func(problem page.Notice) (edge.View, error) {
		v, err := s.earlierView(c, w.Reading())
		v.Notice = problem
		return v, err
	})
}

// hasEarlier reports whether some of a draft was written for an earlier vocabulary.
func hasEarlier(found author.Findings) bool {
	return slices.ContainsFunc(found.List, author.IsEarlierName)
}

// hunksOf returns the places of a difference for a page.
func hunksOf(places [][]author.Line) []authorpage.Hunk {
	list := make([]authorpage.Hunk, len(places))
	for i, lines := range places {
		for _, l := range lines {
			list[i].Lines = append(list[i].Lines, authorpage.Line(l))
		}
	}
	return list
}
