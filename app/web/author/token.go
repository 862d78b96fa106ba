package author

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// tokenList returns tokens as their person sees them.
func (s *Pages) tokenList(tokens []author.Token) []authorpage.Token {
	var list []authorpage.Token
	for _, t := range tokens {
		row := authorpage.Token{ID: t.ID, Name: t.Name, Writes: t.Writes, Made: edge.DateOf(t.Made), Ends: edge.DateOf(t.Expires), Ended: !s.Now().Before(t.Expires)}
		if t.Used != nil {
			row.Used = edge.DateOf(*t.Used)
		}
		list = append(list, row)
	}
	return list
}

// tokenMake makes a token of whoever asks, and shows it this once.
func (s *Pages) tokenMake(c *fiber.Ctx) error {
	var sent struct {
		Name string     `json:"name"`
		May  string     `json:"may"`
		Days edge.Whole `json:"days"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	days := authorpage.UsualLasting
	if slices.ContainsFunc(authorpage.Lastings, func(l authorpage.Lasting) bool { return uint64(l.Days) == sent.Days.N }) {
		days = int(sent.Days.N)
	}
	name := strings.TrimSpace(sent.Name)
	text, hash := sign.NewToken()
	if name == "" {
		err = author.ErrNoName
	} else {
		t := author.Token{Name: name, Writes: sent.May == "write", Expires: s.Now().Add(time.Duration(days) * 24 * time.Hour)}
		err = s.drafts.NewToken(c.UserContext(), p, t, hash)
	}
	if err != nil {
		return s.partnershipDone(c, p, err, sayToken(err), func(v *authorpage.PartnershipView) {
			v.NewToken = authorpage.NewToken{Name: name, Writes: sent.May == "write", Days: days}
		})
	}
	v, err := s.partnershipView(c, p)
	if err != nil {
		return err
	}
	v.Token, v.TokenName = text, name
	v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceToken}
	return s.Page(c, v)
}

// tokenWithdraw withdraws a token of whoever asks.
func (s *Pages) tokenWithdraw(c *fiber.Ctx) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("token"))
	if !ok {
		return author.ErrNotFound
	}
	return s.partnershipDone(c, p, s.drafts.Withdraw(c.UserContext(), p, id), "", nil)
}

// partnerTokensWithdraw withdraws all tokens of somebody in the partnership.
func (s *Pages) partnerTokensWithdraw(c *fiber.Ctx) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	id, err := partner(c)
	if err == nil {
		err = s.drafts.WithdrawAll(c.UserContext(), p, id)
	}
	return s.partnershipDone(c, p, err, "", nil)
}
