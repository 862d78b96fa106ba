package author

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// refused says why whoever asks can't reach a partnership, or the draft of one, so that what they
// have typed meanwhile isn't lost. Only to whoever was in it that is another sentence than where
// there is none.
func (s *Pages) refused(c *fiber.Ctx, p sign.Person, partnership, draft int64, err error) error {
	switch {
	case errors.Is(err, author.ErrForbidden) && draft != 0:
		r, unread := s.drafts.Read(c.UserContext(), p, draft)
		if unread != nil {
			return err
		}
		return MayNot(c, r.Partnership().ID)
	case errors.Is(err, author.ErrForbidden):
		return MayNot(c, partnership)
	case errors.Is(err, author.ErrNotFound) && !p.ByToken():
		left, unknown := s.drafts.Left(c.UserContext(), p, partnership, draft)
		if unknown == nil {
			return edge.RefuseTyped(fiber.StatusNotFound, sayLeft(left), page.Link{Address: string(page.AddressPartnerships), Text: sentenceToPartnerships}, typed)
		}
		return edge.RefuseTyped(fiber.StatusNotFound, sentenceNoDraft, page.Link{Address: string(page.AddressPartnerships), Text: sentenceToPartnerships}, typed)
	}
	return err
}

// MayNot refuses the act of the route to somebody who is in a partnership as what may not do it.
func MayNot(c *fiber.Ctx, partnership int64) error {
	to := page.Link{Address: string(authorpage.AddressPartnership(partnership)), Text: sentenceToPartnership}
	return edge.RefuseTyped(fiber.StatusForbidden, sayMayNot(edge.ActOf(c)), to, typed)
}

// PutAway refuses to change a draft that is put away.
func PutAway(draft int64) error {
	return edge.RefuseTyped(fiber.StatusConflict, sentencePutAway, page.Link{Address: string(authorpage.AddressDraft(draft)), Text: sentenceToDraft}, typed)
}

// left returns the partnerships that whoever asks has left, or was taken out of, a short while ago.
func (s *Pages) left(c *fiber.Ctx) (list []authorpage.LeftCard, err error) {
	p, err := s.Person(c)
	if err != nil {
		return nil, err
	}
	owns, err := s.drafts.Owns(c.UserContext(), p)
	for _, one := range owns {
		if at := one.Left(); at != nil && s.Now().Sub(*at) < tellsLeft {
			list = append(list, authorpage.LeftCard{Name: one.Partnership().Name, Says: sayLeftOn(*at)})
		}
	}
	return list, err
}
