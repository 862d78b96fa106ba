package author

import (
	"math"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/web/edge"
)

// termsOf returns a partnership's terms as somebody in it sees them.
func (s *Pages) termsOf(c *fiber.Ctx, p author.Partner, people []author.Somebody) (v authorpage.Terms, err error) {
	t, err := s.drafts.Terms(c.UserContext(), p)
	if err != nil {
		return v, err
	}
	isSelf := func(one author.Somebody) bool { return one.Person == p.By().ID() }
	missing := author.Unagreed(people, t)
	v = authorpage.Terms{ID: t.ID, Empty: t.Body == "", Text: page.ReadProse(t.Body), Set: edge.DateOf(t.Set), Written: t.Body, By: sayWho(nil, 0)}
	if i := slices.IndexFunc(people, func(one author.Somebody) bool { return one.Person == t.By }); i >= 0 {
		v.By = people[i].Name
	}
	v.Asked = slices.ContainsFunc(missing, isSelf)
	v.Says = sayAgreed(missing)
	return v, nil
}

// termsSet gives a partnership other terms for contributed text.
func (s *Pages) termsSet(c *fiber.Ctx) error {
	var sent struct {
		Seen edge.Whole `json:"seen"`
		Text string     `json:"text"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.SetTerms(c.UserContext(), p, int64(min(sent.Seen.N, math.MaxInt64)), sent.Text)
	return s.partnershipDone(c, p, err, sayTerms(err), func(v *authorpage.PartnershipView) { v.Terms.Written, v.Terms.Open = sent.Text, true })
}

// termsAgree has whoever asks agree to a partnership's terms.
func (s *Pages) termsAgree(c *fiber.Ctx) error {
	var sent struct {
		Terms edge.Whole `json:"terms"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.Agree(c.UserContext(), p, int64(min(sent.Terms.N, math.MaxInt64)))
	return s.partnershipDone(c, p, err, sayAgree(err), nil)
}
