package edge

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"caseload/app/run"
	"caseload/app/sign"
)

// A program asks with a token of somebody's, which it sends in the header Authorization and
// which only the routes of the group [ByToken] look at. No browser sends it by itself, so that
// no other site can have it sent; and a request that has one is nobody's by its cookies.

// Wrong tokens are counted by address as guesses at passphrases are. Nobody can guess one: this
// is so that nobody keeps the database busy.
const (
	maxWrongTokens   = 300
	maxWrongTokensIn = 10 * time.Minute
)

const keyToken = "caseload token"

// bearer returns the token in a request's headers, or "".
func bearer(h *fasthttp.RequestHeader) string {
	kind, token, _ := strings.Cut(string(h.Peek(fiber.HeaderAuthorization)), " ")
	if !strings.EqualFold(kind, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// byToken returns the person whose token it is.
func (s *Edge) byToken(c *fiber.Ctx, token string) (sign.Person, error) {
	if s.Accounts == nil {
		return sign.Person{}, run.ErrNotFound
	}
	ctx, address := c.UserContext(), s.Client(c)
	if wait := s.wrongTokens.Spent(ctx, s.Now(), address); wait > 0 {
		return sign.Person{}, TooMany(sentenceWrongTokens, wait)
	}
	p, err := s.Accounts.ByToken(ctx, token)
	if errors.Is(err, sign.ErrNotFound) {
		s.wrongTokens.Take(ctx, s.Now(), address)
		err = Refuse(fiber.StatusUnauthorized, sentenceNoToken)
	}
	return p, err
}

// personByToken tells whose token is in a request's headers, for limits, or "".
func (s *Edge) personByToken(ctx context.Context, h *fasthttp.RequestHeader) string {
	token := bearer(h)
	if token == "" || s.Accounts == nil {
		return ""
	}
	p, err := s.Accounts.ByToken(ctx, token)
	if err != nil {
		return ""
	}
	return personKey(p)
}
