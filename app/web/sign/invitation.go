package sign

import (
	"errors"
	"fmt"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// errNoInvitation answers a link that was used, has expired, was withdrawn, or never was
// one. The answers are the same.
var errNoInvitation = edge.Refuse(fiber.StatusNotFound, sentenceNoInvitation)

// invited returns proof that the address has the secret of an invitation of the kind that
// belongs to the address.
func (s *Pages) invited(c *fiber.Ctx) (sign.Invited, error) {
	i, err := s.accounts.Invited(c.UserContext(), c.Params("secret"))
	first := edge.ActOf(c) == who.SetUp
	if errors.Is(err, run.ErrNotFound) || err == nil && first != (i.Invitation().Organisation == 0) {
		return sign.Invited{}, errNoInvitation
	}
	return i, err
}

// invitation shows an invitation to whoever has its link. It uses up nothing: that takes
// a button, since programs that look through mail follow links.
func (s *Pages) invitation(c *fiber.Ctx) error {
	i, err := s.invited(c)
	if err != nil {
		return err
	}
	v, err := s.arriveView(c, i)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// arriveView returns the page of an invitation, for whoever is signed in or nobody.
func (s *Pages) arriveView(c *fiber.Ctx, by sign.Invited) (signpage.ArriveView, error) {
	i := by.Invitation()
	v := signpage.ArriveView{
		Layout: s.Layout, Address: c.Path(), First: i.Organisation == 0, Place: i.Name, Into: i.CohortName, Examines: i.Examined, Partners: i.Partners, Standing: i.Standing, Lived: i.Lived, Roles: signpage.RoleList(i.Roles), ForEmail: i.Email,
		Name: signpage.Field{Value: i.Whom}, Kind: signpage.Field{Value: string(who.University)},
	}
	return v, s.asSignedIn(c, &v)
}

// asSignedIn adds to a page who is signed in, if anybody is, and whether it is for them.
func (s *Pages) asSignedIn(c *fiber.Ctx, v *signpage.ArriveView) error {
	p, err := s.Person(c)
	switch {
	case errors.Is(err, run.ErrNotFound):
		played, err := s.claimable(c)
		v.Played = played > 0
		return err
	case err != nil:
		return err
	}
	v.SignedIn, v.Fits = p.Email(), v.ForEmail == "" || v.ForEmail == p.Email()
	return nil
}

// account is what somebody sends who makes an account.
type account struct {
	Name       string `json:"name"`
	Email      string `json:"email"`
	Passphrase string `json:"passphrase"`
}

// again fills the form with what was sent, and with what is wrong with it.
func (a account) again(v *signpage.ArriveView, wrong *sign.Problems) {
	v.Name = signpage.Field{Value: a.Name, Problem: sayName(wrong.Name)}
	v.Email = signpage.Field{Value: a.Email, Problem: sayEmail(wrong.Email)}
	v.Passphrase.Problem = sayPassphrase(wrong.Passphrase)
}

// accept accepts an invitation, for the person who is signed in or by making an account.
func (s *Pages) accept(c *fiber.Ctx) error {
	var sent struct {
		account
		Organisation string `json:"organisation"`
		Kind         string `json:"kind"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	i, err := s.invited(c)
	if err != nil {
		return err
	}
	v, err := s.arriveView(c, i)
	if err != nil {
		return err
	}
	var signed sign.Signed
	if v.SignedIn != "" {
		var p sign.Person
		if p, err = s.Person(c); err == nil {
			signed, err = s.accounts.Accept(c.UserContext(), i, p)
		}
	} else {
		signed, err = s.accounts.Arrive(c.UserContext(), i, sign.Arriving{
			Name: sent.Name, Email: sent.Email, Passphrase: sent.Passphrase, Organisation: sent.Organisation, Kind: who.Kind(sent.Kind), Device: c.Get(fiber.HeaderUserAgent), Address: s.Client(c),
		})
	}
	var wrong *sign.Problems
	switch {
	case errors.As(err, &wrong):
		sent.again(&v, wrong)
		v.Own = signpage.Field{Value: sent.Organisation, Problem: sayOwnName(wrong.Organisation)}
		v.Kind = signpage.Field{Value: sent.Kind, Problem: sayKind(wrong.Kind)}
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceIncomplete, v)
	case errors.Is(err, sign.ErrSomebodyElses):
		return s.refuse(c, fiber.StatusForbidden, sentenceSomebodyElses, v)
	case errors.Is(err, run.ErrNotFound):
		return errNoInvitation
	case err != nil:
		return busy(err)
	}
	s.SignedIn(c, signed)
	if cohort := i.Invitation().Cohort; cohort != 0 {
		return s.cameInto(c, cohort)
	}
	if assignment := i.Invitation().Assignment; assignment != 0 {
		return edge.SeeOther(c, string(page.AddressSample(assignment)))
	}
	if partnership := i.Invitation().Partnership; partnership != 0 {
		return edge.SeeOther(c, fmt.Sprint(page.AddressPartnerships, "/", partnership, "?", queryJoined))
	}
	says := queryJoined
	if edge.ActOf(c) == who.SetUp {
		says = queryMade
	} else if slices.Contains(i.Invitation().Roles, who.Lecturer) {
		says = queryTeaches
	}
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+says)
}

// invite makes a link and shows it, once.
func (s *Pages) invite(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	var sent struct {
		Email string        `json:"email"`
		Role  edge.TextList `json:"role"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	var roles []who.Role
	for _, r := range sent.Role {
		roles = append(roles, who.Role(r))
	}
	link, err := s.accounts.Invite(c.UserContext(), by, sent.Email, roles)
	badEmail, noRole := errors.Is(err, sign.ErrEmail), errors.Is(err, sign.ErrNoRole)
	if err != nil && !badEmail && !noRole {
		return err
	}
	if err == nil && edge.WantsJSON(c) {
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"link": s.Origin(c) + link})
	}
	v, failed := s.organisationView(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		v.Link = s.Origin(c) + link
		return s.Page(c, v)
	}
	v.Email.Value = sent.Email
	for _, r := range roles {
		v.Roles[r] = true
	}
	if badEmail {
		v.Email.Problem = sayEmail(sign.ErrEmail)
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.Email.Problem, v)
	}
	v.NoRole = sentenceNoRole
	return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceNoRole, v)
}

// withdraw makes an invitation good for nothing.
func (s *Pages) withdraw(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("invitation"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.accounts.Withdraw(c.UserContext(), by, id); err != nil {
		return err
	}
	return edge.SeeOther(c, string(signpage.AddressOrganisation(by.Organisation()))+"?"+queryEnded)
}

// mail has an invitation mailed, with a new link.
func (s *Pages) mail(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("invitation"))
	if !ok {
		return run.ErrNotFound
	}
	err = s.accounts.MailInvitation(c.UserContext(), by, id)
	switch {
	case errors.Is(err, sign.ErrNoMail):
		return edge.Refuse(fiber.StatusUnprocessableEntity, edge.SentenceNoMail)
	case errors.Is(err, sign.ErrMailed):
		return edge.Refuse(fiber.StatusConflict, sentenceMailedAlready)
	case err != nil:
		return err
	}
	return edge.SeeOther(c, string(signpage.AddressOrganisation(by.Organisation()))+"?"+queryMailed)
}
