package author

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
)

// waiting returns what waits for whoever asks in all partnerships, or in one if that isn't 0.
func (s *Pages) waiting(c *fiber.Ctx, partnership int64) (list []authorpage.Waiting, err error) {
	p, err := s.Person(c)
	if err != nil {
		return nil, err
	}
	all, err := s.drafts.Waiting(c.UserContext(), p, partnership, s.Now())
	for _, one := range all {
		row := authorpage.Waiting{Quote: short(one.Text), Since: when(one.Since, one.Since)}
		row.Says, row.Link = sayWaiting(one)
		switch one.Want {
		case author.WantReview, author.WantAgain:
			row.At = authorpage.AddressReview(one.Draft, one.Review)
		case author.WantSign, author.WantBegin:
			row.At = authorpage.AddressReviews(one.Draft)
		case author.WantDeclare, author.WantRules:
			row.At = authorpage.AddressPublication(one.Draft)
		case author.WantTerms:
			row.At = authorpage.AddressPartnership(one.Partnership) + "#terms-title"
		default:
			row.At = authorpage.AddressComment(one.Draft, one.Comment)
		}
		list = append(list, row)
	}
	return list, err
}

// short returns the beginning of a text.
func short(text string) string {
	const most = 160
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}
