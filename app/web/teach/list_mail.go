package teach

import (
	"errors"
	"strconv"

	"github.com/gofiber/fiber/v2"

	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// queryMailed is the query parameter of the redirect after invitations were to be mailed:
// how many are.
const queryMailed = "by-mail"

// awaited returns the invitations of those who haven't come: everybody's, or the one whose
// number is in the address.
func (s *Pages) awaited(c *fiber.Ctx, by sign.Filling) ([]sign.Invitation, error) {
	awaited, err := s.Accounts.Awaiting(c.UserContext(), by)
	if asked := c.Params("invitation"); asked != "" && err == nil {
		if awaited = invitationWith(awaited, asked); awaited == nil {
			err = run.ErrNotFound
		}
	}
	return awaited, err
}

// listMail has new links mailed: to everybody who hasn't come, or to the one whose
// invitation is in the address.
func (s *Pages) listMail(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	awaited, err := s.awaited(c, by)
	if err != nil {
		return err
	}
	n, err := s.Accounts.MailAwaiting(c.UserContext(), by, awaited)
	switch {
	case errors.Is(err, sign.ErrNoMail):
		return edge.Refuse(fiber.StatusUnprocessableEntity, edge.SentenceNoMail)
	case err != nil:
		return refusedList(err)
	}
	return edge.SeeOther(c, string(teachpage.AddressList(by.Cohort().ID))+"?"+queryMailed+"="+strconv.Itoa(n))
}
