package sign

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/limit"
	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// errNoCohort answers a code that no cohort has, or one that is archived. The answers are
// the same.
var errNoCohort = edge.Refuse(fiber.StatusNotFound, sentenceNoCohort)

// wrongCodes counts codes that no cohort has, by the network they were tried from.
func wrongCodes(counts *limit.Counts) *limit.Allowance {
	return counts.Of("wrong cohort codes", teach.WrongCodes, teach.WrongCodesFor)
}

// coded returns proof that the address has a cohort's code.
func (s *Pages) coded(c *fiber.Ctx) (teach.CodedCohort, error) {
	ctx, code := c.UserContext(), c.Params("code")
	if teach.Code(code) != code {
		return teach.CodedCohort{}, errNoCohort
	}
	if wait := s.wrong.Spent(ctx, s.Now(), s.Client(c)); wait > 0 {
		return teach.CodedCohort{}, edge.TooMany(sentenceManyCodes, wait.Round(time.Second))
	}
	coded, err := s.cohorts.WithCode(ctx, code)
	if errors.Is(err, run.ErrNotFound) {
		s.wrong.Take(ctx, s.Now(), s.Client(c))
		return coded, errNoCohort
	}
	return coded, err
}

// findCohort leads from a typed code to its cohort.
func (s *Pages) findCohort(c *fiber.Ctx) error {
	var sent struct {
		Code string `json:"code"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	code := teach.Code(sent.Code)
	if code == "" {
		return errNoCohort
	}
	return edge.SeeOther(c, string(page.AddressJoinCohort(code)))
}

// cohort shows a cohort to whoever has its code.
func (s *Pages) cohort(c *fiber.Ctx) error {
	if code := teach.Code(c.Params("code")); code != "" && code != c.Params("code") {
		return edge.SeeOther(c, string(page.AddressJoinCohort(code)))
	}
	coded, err := s.coded(c)
	if err != nil {
		return err
	}
	if p, err := s.Person(c); err == nil {
		if is, err := s.accounts.IsInCohort(c.UserContext(), coded, p); err != nil || is {
			return s.inCohort(c, coded, err)
		}
	}
	v, err := s.joinView(c, coded)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// inCohort leads somebody who is in a cohort to it.
func (s *Pages) inCohort(c *fiber.Ctx, coded teach.CodedCohort, err error) error {
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(page.AddressCohort(coded.Cohort().ID))+"?"+queryJoined)
}

func (s *Pages) joinView(c *fiber.Ctx, coded teach.CodedCohort) (signpage.ArriveView, error) {
	cohort := coded.Cohort()
	v := signpage.ArriveView{Layout: s.Layout, Address: c.Path(), Place: coded.Place(), Cohort: cohort.Name + ", " + cohort.Year, Kind: signpage.Field{Value: string(who.University)}}
	return v, s.asSignedIn(c, &v)
}

// joinCohort makes a student of whoever has a cohort's code, signed in or by making an
// account.
func (s *Pages) joinCohort(c *fiber.Ctx) error {
	var sent account
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	coded, err := s.coded(c)
	if err != nil {
		return err
	}
	v, err := s.joinView(c, coded)
	if err != nil {
		return err
	}
	if v.SignedIn == "" {
		return s.arriveByCode(c, coded, v, sent)
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	signed, err := s.accounts.JoinByCode(c.UserContext(), coded, p)
	switch {
	case errors.Is(err, run.ErrNotFound):
		return errNoCohort
	case err != nil:
		return busy(err)
	}
	s.SignedIn(c, signed)
	return s.cameInto(c, coded.Cohort().ID)
}

// cameInto leads somebody who has just come into a cohort to it, past their account if the
// browser has runs from before that they may want to keep.
func (s *Pages) cameInto(c *fiber.Ctx, cohort int64) error {
	address := string(page.AddressCohort(cohort))
	if n, err := s.claimable(c); err == nil && n > 0 {
		return edge.SeeOther(c, accountAddress(queryInCohort, address))
	}
	return edge.SeeOther(c, address+"?"+queryJoined)
}

// arriveByCode makes an account, and answers with the form to sign in, whether there was
// one already or not.
func (s *Pages) arriveByCode(c *fiber.Ctx, coded teach.CodedCohort, v signpage.ArriveView, sent account) error {
	err := s.accounts.ArriveByCode(c.UserContext(), coded, sign.Arriving{Name: sent.Name, Email: sent.Email, Passphrase: sent.Passphrase, Address: s.Client(c)})
	var wrong *sign.Problems
	switch {
	case errors.As(err, &wrong):
		sent.again(&v, wrong)
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceIncomplete, v)
	case errors.Is(err, run.ErrNotFound):
		return errNoCohort
	case err != nil:
		return busy(err)
	}
	if edge.WantsJSON(c) {
		return edge.SeeOther(c, edge.SignInAddress(c.Path()))
	}
	return s.Page(c, signpage.SignInView{Layout: s.Layout, Next: c.Path(), Email: signpage.Field{Value: sent.Email}, Notice: page.Notice{Kind: page.NoticeInfo, Text: sentenceArrived}})
}
