package sign

import (
	"context"
	"strings"
	"time"

	"caseload/app/secret"
)

// TokenPrefix begins every token, so that whoever looks through published texts for secrets
// knows one when they see it.
const TokenPrefix = "caseload_"

// tokenSeenEvery is how often it is noted, at most, that a token was used.
const tokenSeenEvery = time.Hour

// NewToken draws a token, and returns the hash by which it will be recognised.
func NewToken() (text string, hash []byte) {
	text, hash = secret.New()
	return TokenPrefix + text, hash
}

// ByToken returns the person whose program has a token. What that reaches is for the store to
// say. The error is ErrNotFound whether the token is no longer good or never was.
func (a *Accounts) ByToken(ctx context.Context, text string) (Person, error) {
	text, is := strings.CutPrefix(text, TokenPrefix)
	hash, ok := secret.HashOf(text)
	if !is || !ok {
		return Person{}, ErrNotFound
	}
	p, err := a.store.PersonByPersonalToken(ctx, hash)
	if err == nil && a.now().Sub(p.Seen()) >= tokenSeenEvery {
		err = a.store.SeeToken(ctx, p)
	}
	return p, err
}
