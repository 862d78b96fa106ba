package sign

import (
	"context"
	"errors"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// errNoReset answers a link that was used, has expired, or never was one. The answers are
// the same.
var errNoReset = edge.Refuse(fiber.StatusNotFound, sentenceNoReset)

// forgotten shows where somebody asks for a new passphrase.
func (s *Pages) forgotten(c *fiber.Ctx) error {
	return s.Page(c, signpage.ForgottenView{Layout: s.Layout, Mails: s.accounts.Mails()})
}

// askReset has a link mailed, if somebody has an account with the address. The answer is
// the same if nobody has.
func (s *Pages) askReset(c *fiber.Ctx) error {
	var sent struct {
		Email string `json:"email"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	v := signpage.ForgottenView{Layout: s.Layout, Mails: s.accounts.Mails(), Email: signpage.Field{Value: sent.Email}}
	err := s.accounts.AskReset(c.UserContext(), sent.Email, s.Client(c))
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrNoMail):
		return edge.Refuse(fiber.StatusUnprocessableEntity, edge.SentenceNoMail)
	case errors.Is(err, sign.ErrEmail):
		v.Email.Problem = sayEmail(err)
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.Email.Problem, v)
	case errors.As(err, &guessed):
		return edge.TooMany(sayManyResets(guessed.Wait), guessed.Wait)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusAccepted)
	}
	v.Sent = sent.Email
	return s.Page(c, v)
}

// errNotReplaced answers who has nothing to deal with, or has dealt with it.
var errNotReplaced = edge.Refuse(fiber.StatusNotFound, sentenceNotReplaced)

// linked returns proof that the address has the secret of a link for a new passphrase.
func (s *Pages) linked(c *fiber.Ctx) (sign.Reset, error) {
	r, err := s.accounts.Reset(c.UserContext(), c.Params("secret"))
	if errors.Is(err, run.ErrNotFound) {
		err = errNoReset
	}
	return r, err
}

func (s *Pages) resetView(c *fiber.Ctx, r sign.Reset) signpage.ResetView {
	_, err := s.Person(c)
	return signpage.ResetView{Layout: s.Layout, Address: c.Path(), Name: r.Name(), Email: r.Email(), ByHand: r.Way() == sign.ByHand, SignedIn: err == nil}
}

// reset shows whoever has a link where to choose a new passphrase. It uses up nothing:
// programs that look through mail follow links.
func (s *Pages) reset(c *fiber.Ctx) error {
	r, err := s.linked(c)
	if err != nil {
		return err
	}
	return s.Page(c, s.resetView(c, r))
}

// replace gives whoever has a link a new passphrase, and signs them in.
func (s *Pages) replace(c *fiber.Ctx) error {
	var sent struct {
		Passphrase string `json:"passphrase"`
		Email      string `json:"email"` // for password managers
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	r, err := s.linked(c)
	if err != nil {
		return err
	}
	signed, err := s.accounts.Replace(c.UserContext(), r, sent.Passphrase, c.Get(fiber.HeaderUserAgent))
	switch {
	case err != nil && sayPassphrase(err) != "":
		v := s.resetView(c, r)
		v.Passphrase.Problem = sayPassphrase(err)
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.Passphrase.Problem, v)
	case errors.Is(err, run.ErrNotFound):
		return errNoReset
	case err != nil:
		return busy(err)
	}
	s.SignedIn(c, signed)
	if _, stands := signed.Person.Replacement(); stands {
		return edge.SeeOther(c, replacedAddress(""))
	}
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+queryChanged)
}

// handOver makes a link for a new passphrase of a member and shows it, once.
func (s *Pages) handOver(c *fiber.Ctx) error {
	by, v, err := s.askedPerson(c)
	if err != nil {
		return err
	}
	address, err := s.accounts.HandOverReset(c.UserContext(), by, v.ID)
	switch {
	case errors.Is(err, sign.ErrElsewhere):
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceElsewhere}
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceElsewhere, v)
	case errors.Is(err, run.ErrFull):
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceManyLinks}
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceManyLinks, v)
	case err != nil:
		return err
	}
	v.Link = s.Origin(c) + address
	if edge.WantsJSON(c) {
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"link": v.Link})
	}
	return s.Page(c, v)
}

// replacedAddress returns the address of the page of a passphrase that was replaced, and
// where it leads on to.
func replacedAddress(next string) string {
	address := string(page.AddressReplaced)
	if next != "" {
		address += "?next=" + url.QueryEscape(next)
	}
	return address
}

// replaced shows a person that their passphrase was replaced.
func (s *Pages) replaced(c *fiber.Ctx) error {
	v, err := s.replacedView(c)
	if errors.Is(err, errNotReplaced) {
		return edge.SeeOther(c, string(page.AddressAccount))
	}
	if err != nil {
		return err
	}
	v.Next = edge.LocalPath(c.Query("next"))
	return s.Page(c, v)
}

func (s *Pages) replacedView(c *fiber.Ctx) (v signpage.ReplacedView, err error) {
	p, err := s.Person(c)
	if err != nil {
		return v, err
	}
	r, stands := p.Replacement()
	if !stands {
		return v, errNotReplaced
	}
	v = signpage.ReplacedView{
		Layout: s.Layout, Email: p.Email(), At: momentOf(r.At), Until: momentOf(r.Until), By: "whoever runs this site",
		Before: r.Here == sign.Before, Erased: r.Words == sign.WordsErased,
	}
	if r.Place != "" {
		v.By = "an administrator of " + r.Place
	}
	return v, nil
}

// proveReplaced opens what is closed to a person who knows the passphrase from before.
func (s *Pages) proveReplaced(c *fiber.Ctx) error {
	var sent struct {
		Old   string `json:"old"`
		Email string `json:"email"` // for password managers
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	v, err := s.replacedView(c)
	if err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	err = s.accounts.ProveReplacement(c.UserContext(), p, sent.Old, s.Client(c))
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrWrong):
		v.Old.Problem = sentenceWrongBefore
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.Old.Problem, v)
	case errors.As(err, &guessed):
		return edge.TooMany(sayGuessed(guessed.Wait), guessed.Wait)
	case err != nil:
		return busy(err)
	}
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+queryOpened)
}

// confirmReplaced opens what is closed for a person who has been signed in since before.
func (s *Pages) confirmReplaced(c *fiber.Ctx) error {
	return s.settle(c, queryOpened, s.accounts.ConfirmReplacement)
}

// undoReplaced gives a person who has been signed in since before their old passphrase.
func (s *Pages) undoReplaced(c *fiber.Ctx) error {
	return s.settle(c, queryUndone, s.accounts.UndoReplacement)
}

// eraseReplaced erases what is closed to a person.
func (s *Pages) eraseReplaced(c *fiber.Ctx) error {
	return s.settle(c, queryErasedOld, s.accounts.EraseClosed)
}

// settle deals with a passphrase that was replaced, and leads to the account. A second
// click finds it done.
func (s *Pages) settle(c *fiber.Ctx, says string, how func(context.Context, sign.Person) error) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	if _, stands := p.Replacement(); !stands {
		return errNotReplaced
	}
	switch err = how(c.UserContext(), p); {
	case errors.Is(err, sign.ErrForbidden):
		return edge.Refuse(fiber.StatusForbidden, sentenceNotFromBefore)
	case err != nil:
		return err
	}
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+says)
}
