package sign

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// person shows somebody who belongs to an organisation to its administrator.
func (s *Pages) person(c *fiber.Ctx) error {
	v, err := s.personView(c)
	if err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(queryChanged) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceRolesChanged}
	}
	return s.Page(c, v)
}

func (s *Pages) personView(c *fiber.Ctx) (v signpage.PersonView, err error) {
	by, err := s.AllowedTo(c, who.ChangeRoles)
	if err != nil {
		return v, err
	}
	id, ok := edge.ParseID(c.Params("person"))
	if !ok {
		return v, run.ErrNotFound
	}
	place, err := s.accounts.Organisation(c.UserContext(), by)
	if err != nil {
		return v, err
	}
	m, err := s.accounts.Member(c.UserContext(), by, id)
	v = signpage.PersonView{
		Layout: s.Layout, Place: signpage.Place{ID: place.ID, Name: place.Name, Kind: place.Kind},
		ID: m.ID, Name: m.Name, Email: m.Email, Own: m.ID == by.By().ID(), Roles: map[who.Role]bool{},
	}
	for _, r := range m.Roles {
		v.Roles[r] = true
	}
	return v, err
}

// setRoles gives a member other roles.
func (s *Pages) setRoles(c *fiber.Ctx) error {
	var sent struct {
		Role edge.TextList `json:"role"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	by, v, err := s.askedPerson(c)
	if err != nil {
		return err
	}
	v.Roles = map[who.Role]bool{}
	var roles []who.Role
	for _, r := range sent.Role {
		roles = append(roles, who.Role(r))
		v.Roles[who.Role(r)] = true
	}
	signed, err := s.accounts.SetRoles(c.UserContext(), by, v.ID, roles)
	switch {
	case errors.Is(err, sign.ErrNoRole):
		v.NoRole = sentenceNoRoleLeft
	case errors.Is(err, sign.ErrLast):
		v.NoRole = sentenceLast
	case err != nil:
		return err
	}
	if v.NoRole != "" {
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.NoRole, v)
	}
	s.renewed(c, signed)
	if v.Own && !v.Roles[who.Administrator] {
		return edge.SeeOther(c, string(page.AddressAccount))
	}
	return edge.SeeOther(c, string(signpage.AddressPerson(v.Place.ID, v.ID))+"?"+queryChanged)
}

// askedPerson returns proof that whoever asks may do the act of the route, and the page of
// the person in the address.
func (s *Pages) askedPerson(c *fiber.Ctx) (by sign.Allowed, v signpage.PersonView, err error) {
	if by, err = s.Allowed(c); err != nil {
		return by, v, err
	}
	v, err = s.personView(c)
	return by, v, err
}

// renewed gives the browser of somebody who has changed their own roles another secret.
func (s *Pages) renewed(c *fiber.Ctx, signed sign.Signed) {
	if signed.Secret != "" {
		s.SignedIn(c, signed)
	}
}

// takeOut takes a member out of an organisation.
func (s *Pages) takeOut(c *fiber.Ctx) error {
	by, v, err := s.askedPerson(c)
	if err != nil {
		return err
	}
	signed, err := s.accounts.TakeOut(c.UserContext(), by, v.ID)
	if errors.Is(err, sign.ErrLast) {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceLast}
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceLast, v)
	}
	if err != nil {
		return err
	}
	s.renewed(c, signed)
	if v.Own {
		return edge.SeeOther(c, string(page.AddressAccount))
	}
	return edge.SeeOther(c, string(signpage.AddressOrganisation(v.Place.ID))+"?"+queryTakenOut)
}

// erasePerson erases a member on request.
func (s *Pages) erasePerson(c *fiber.Ctx) error {
	var sent struct {
		Passphrase string `json:"passphrase"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	by, v, err := s.askedPerson(c)
	if err != nil {
		return err
	}
	err = s.accounts.EraseMember(c.UserContext(), by, v.ID, sent.Passphrase, s.Client(c))
	if v.Passphrase.Problem, v.Notice.Text, err = notErased(err); err != nil {
		return err
	}
	if sentence := v.Passphrase.Problem + v.Notice.Text; sentence != "" {
		v.Notice.Kind = page.NoticeProblem
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentence, v)
	}
	if v.Own {
		s.SignedOut(c)
		return edge.SeeOther(c, string(page.AddressHome))
	}
	return edge.SeeOther(c, string(signpage.AddressOrganisation(v.Place.ID))+"?"+queryErased)
}

// notErased says what kept somebody from being erased: something about the passphrase, or
// about the person.
func notErased(err error) (passphrase, person sentence, rest error) {
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrWrong):
		return sentenceWrongOld, "", nil
	case errors.As(err, &guessed):
		return sayGuessed(guessed.Wait), "", nil
	case errors.Is(err, sign.ErrLast):
		return "", sentenceLast, nil
	}
	return "", "", busy(err)
}

// erase asks whether somebody wants to be erased.
func (s *Pages) erase(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	return s.Page(c, signpage.EraseView{Layout: s.Layout, Email: p.Email()})
}

// erased erases the person who asks.
func (s *Pages) erased(c *fiber.Ctx) error {
	var sent struct {
		Passphrase string `json:"passphrase"`
		Email      string `json:"email"` // for password managers
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	v := signpage.EraseView{Layout: s.Layout, Email: p.Email()}
	err = s.accounts.Erase(c.UserContext(), p, sent.Passphrase, s.Client(c))
	if v.Passphrase.Problem, v.Notice.Text, err = notErased(err); err != nil {
		return err
	}
	if sentence := v.Passphrase.Problem + v.Notice.Text; sentence != "" {
		v.Notice.Kind = page.NoticeProblem
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentence, v)
	}
	s.SignedOut(c)
	return edge.SeeOther(c, string(signpage.AddressSignIn)+"?"+queryErased)
}
