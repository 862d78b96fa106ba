package sign

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// signIn shows the form.
func (s *Pages) signIn(c *fiber.Ctx) error {
	v := signpage.SignInView{Layout: s.Layout, Next: edge.LocalPath(c.Query("next"))}
	switch args := c.Context().QueryArgs(); {
	case args.Has(queryOut):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceSignedOut}
	case args.Has(queryErased):
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceErasedSelf}
	}
	return s.Page(c, v)
}

// What an address says beside the page, for a line at its top.
const (
	queryOut     = "signed-out"
	queryClaimed = "kept"
	queryChanged = "changed"
	queryJoined  = "joined"
	queryMade    = "made"
	queryTeaches = "teaches"
	queryEnded   = "ended"

	queryInCohort = "in-cohort"
	queryTakenOut = "taken-out"
	queryErased   = "erased"
	queryMailed   = "by-mail"

	queryOpened    = "opened"
	queryUndone    = "undone"
	queryErasedOld = "erased"
)

// accountAddress returns the address of somebody's account, with what it says beside the
// page, and where it leads on to.
func accountAddress(says, next string) string {
	address := string(page.AddressAccount) + "?"
	if says != "" {
		address += says + "&"
	}
	return address + "next=" + url.QueryEscape(next)
}

// signedIn signs somebody in. What is wrong is answered with the form.
func (s *Pages) signedIn(c *fiber.Ctx) error {
	var sent struct {
		Email      string `json:"email"`
		Passphrase string `json:"passphrase"`
		Next       string `json:"next"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	v := signpage.SignInView{Layout: s.Layout, Next: edge.LocalPath(sent.Next), Email: signpage.Field{Value: sent.Email}}
	if strings.TrimSpace(sent.Email) == "" {
		v.Email.Problem = sentenceNoEmail
	}
	if sent.Passphrase == "" {
		v.Passphrase.Problem = sentenceNoPassphrase
	}
	if v.Email.Problem != "" || v.Passphrase.Problem != "" {
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceIncomplete, v)
	}
	signed, err := s.accounts.SignIn(c.UserContext(), sign.Asking{
		Email: sent.Email, Passphrase: sent.Passphrase, Browser: s.Browser(c), Device: c.Get(fiber.HeaderUserAgent), Address: s.Client(c),
	})
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrWrong):
		v.Email.Problem = sentenceWrong
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceWrong, v)
	case errors.As(err, &guessed):
		if edge.WantsJSON(c) {
			return edge.TooMany(sayGuessed(guessed.Wait), guessed.Wait)
		}
		v.Email.Problem = sayGuessed(guessed.Wait)
		return s.refuse(c, fiber.StatusTooManyRequests, v.Email.Problem, v)
	case errors.Is(err, sign.ErrBusy) && !edge.WantsJSON(c):
		v.Email.Problem = sentenceBusy
		return s.refuse(c, fiber.StatusServiceUnavailable, sentenceBusy, v)
	case err != nil:
		return busy(err)
	}
	s.SignedIn(c, signed)
	if _, stands := signed.Person.Replacement(); stands {
		return edge.SeeOther(c, replacedAddress(v.Next))
	}
	n, err := s.claimable(c)
	switch {
	case v.Next == "" && err == nil && n > 0:
		return edge.SeeOther(c, string(page.AddressAccount))
	case err == nil && n > 0:
		return edge.SeeOther(c, accountAddress("", v.Next))
	case v.Next == "":
		return edge.SeeOther(c, string(page.AddressHome))
	}
	return edge.SeeOther(c, v.Next)
}

// busy answers that too many people are signing in, or making accounts.
func busy(err error) error {
	var crowded *sign.Crowded
	switch {
	case errors.Is(err, sign.ErrBusy):
		return edge.Busy(sentenceBusy)
	case errors.As(err, &crowded):
		return edge.TooMany(sayCrowded(crowded.Wait), crowded.Wait)
	}
	return err
}

// refuse answers a form with the form again or, for programs, with a sentence.
func (s *Pages) refuse(c *fiber.Ctx, status int, sentence sentence, v edge.View) error {
	if edge.WantsJSON(c) {
		return edge.Refuse(status, sentence)
	}
	c.Status(status)
	return s.Page(c, v)
}

// signOut ends the session at hand, and leads back to the link of an invitation or a
// cohort that somebody else is to open.
func (s *Pages) signOut(c *fiber.Ctx) error {
	var sent struct {
		Next string `json:"next"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err == nil {
		err = s.accounts.SignOut(c.UserContext(), p)
	}
	if err != nil && !errors.Is(err, run.ErrNotFound) {
		return err
	}
	s.SignedOut(c)
	if next := edge.LocalPath(sent.Next); next != "" {
		return edge.SeeOther(c, next)
	}
	return edge.SeeOther(c, string(signpage.AddressSignIn)+"?"+queryOut)
}

// account shows a person's own account.
func (s *Pages) account(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	memberships, err := s.accounts.Memberships(c.UserContext(), p)
	if err != nil {
		return err
	}
	v := signpage.AccountView{Layout: s.Layout, Name: p.Name(), Email: p.Email(), Next: edge.LocalPath(c.Query("next"))}
	for _, m := range memberships {
		v.Places = append(v.Places, placeOf(m))
	}
	if v.Claimable, err = s.claimable(c); err != nil {
		return err
	}
	for query, text := range map[string]sentence{
		queryClaimed: sentenceClaimed, queryChanged: sentenceChanged, queryJoined: sentenceJoined, queryMade: sentenceMade, queryTeaches: sentenceTeaches, queryInCohort: sentenceInCohort,
		queryOpened: sentenceOpened, queryUndone: sentenceUndone, queryErasedOld: sentenceErasedOld,
	} {
		if c.Context().QueryArgs().Has(query) {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: text}
		}
	}
	return s.Page(c, v)
}

func placeOf(m sign.Membership) signpage.Place {
	may := func(act who.Act) bool { return who.AnyMay(m.Roles, act, who.Organisation, who.State{}) }
	return signpage.Place{
		ID: m.Organisation.ID, Name: m.Organisation.Name, Kind: m.Organisation.Kind, Roles: signpage.RoleList(m.Roles),
		Opens: may(who.ListPeople), Audits: may(who.ReadAudit),
	}
}

// claimable returns how many runs the browser has from before its person signed in.
func (s *Pages) claimable(c *fiber.Ctx) (int, error) {
	g, err := s.Unclaimed(c)
	if errors.Is(err, run.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return s.Runs.CountOf(c.UserContext(), g)
}

// claim makes the runs from before a person signed in their own. A second click finds
// them claimed.
func (s *Pages) claim(c *fiber.Ctx) error {
	var sent struct {
		Next string `json:"next"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	g, err := s.Unclaimed(c)
	if err == nil {
		err = s.accounts.Claim(c.UserContext(), p, g)
	}
	if err != nil && !errors.Is(err, run.ErrNotFound) {
		return err
	}
	s.Claimed(c)
	if next := edge.LocalPath(sent.Next); next != "" {
		return edge.SeeOther(c, accountAddress(queryClaimed, next))
	}
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+queryClaimed)
}

// sessions lists where a person is signed in.
func (s *Pages) sessions(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	list, err := s.accounts.Sessions(c.UserContext(), p)
	if err != nil {
		return err
	}
	v := signpage.SessionsView{Layout: s.Layout}
	for _, x := range list {
		v.Sessions = append(v.Sessions, signpage.SessionLine{
			ID: x.ID, Device: deviceName(x.Device), Began: momentOf(x.Created), Seen: momentOf(x.Seen), Until: momentOf(x.Expires), Here: x.Here, Stays: x.Stays,
		})
	}
	if c.Context().QueryArgs().Has(queryEnded) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceEnded}
	}
	return s.Page(c, v)
}

// momentOf formats a day and an hour in a sentence.
func momentOf(t time.Time) string { return edge.DateOf(t) + " at " + edge.HourOf(t) }

// end ends one of a person's sessions.
func (s *Pages) end(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("session"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.accounts.End(c.UserContext(), p, id); err != nil {
		return err
	}
	return edge.SeeOther(c, string(signpage.AddressSessions)+"?"+queryEnded) // the form to sign in, if it was this one
}

// endAll ends all of a person's sessions.
func (s *Pages) endAll(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	if err := s.accounts.EndAll(c.UserContext(), p); err != nil {
		return err
	}
	s.SignedOut(c)
	return edge.SeeOther(c, string(signpage.AddressSignIn)+"?"+queryOut)
}

// passphrase shows the form for another passphrase.
func (s *Pages) passphrase(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	return s.Page(c, signpage.PassphraseView{Layout: s.Layout, Email: p.Email()})
}

// changePassphrase gives a person another passphrase.
func (s *Pages) changePassphrase(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	var sent struct {
		Old        string `json:"old"`
		Passphrase string `json:"passphrase"`
		Email      string `json:"email"` // for password managers
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	signed, err := s.accounts.ChangePassphrase(c.UserContext(), p, sent.Old, sent.Passphrase, s.Client(c))
	v := signpage.PassphraseView{Layout: s.Layout, Email: p.Email()}
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrWrong):
		v.Old.Problem = sentenceWrongOld
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceWrongOld, v)
	case errors.As(err, &guessed):
		return edge.TooMany(sayGuessed(guessed.Wait), guessed.Wait)
	case err != nil && sayPassphrase(err) != "":
		v.New.Problem = sayPassphrase(err)
		return s.refuse(c, fiber.StatusUnprocessableEntity, v.New.Problem, v)
	case err != nil:
		return busy(err)
	}
	s.SignedIn(c, signed)
	return edge.SeeOther(c, string(page.AddressAccount)+"?"+queryChanged)
}
