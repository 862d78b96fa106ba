package sign

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"caseload/app/limit"
)

// Guesses are counted over all servers together: at an account, from an address, and in a
// browser. Whoever guesses at somebody's account from elsewhere can't keep its owner out:
// a browser in which they have signed in before, and a network from which they have
// within a day, have counts of their own.
const (
	guessesAtAccount   = 30
	guessesAtAccountIn = time.Hour
	guessesFromAddress = 300 // a whole campus can be behind one
	guessesFromIn      = 10 * time.Minute
	guessesInBrowser   = 10
	guessesInBrowserIn = 15 * time.Minute
	addressKnownFor    = 24 * time.Hour
)

// Guessed means that there were too many wrong guesses.
type Guessed struct{ Wait time.Duration }

func (g *Guessed) Error() string { return fmt.Sprintf("too many guesses; wait for %s", g.Wait) }

type guesses struct {
	atAccount, fromAddress, inBrowser, atHome, known *limit.Allowance
}

func newGuesses(c *limit.Counts) *guesses {
	return &guesses{
		atAccount:   c.Of("guesses at an account", guessesAtAccount, guessesAtAccountIn),
		fromAddress: c.Of("guesses from an address", guessesFromAddress, guessesFromIn),
		inBrowser:   c.Of("guesses in a browser", guessesInBrowser, guessesInBrowserIn),
		atHome:      c.Of("guesses from an account's address", guessesInBrowser, guessesInBrowserIn),
		known:       c.Of("an account's addresses", 1, addressKnownFor),
	}
}

// guess is where somebody guesses.
type guess struct {
	email, address string
	browser        string // the secret of a browser that is known to the account, or ""
	person         int64  // of somebody who is signed in and has to show it again, or 0
}

// home is what is counted of an account at one address.
func (g guess) home() string { return g.email + "\n" + g.address }

// take counts one guess, before it is known whether it is right. The error is a *Guessed
// if there were too many.
func (g *guesses) take(ctx context.Context, now time.Time, at guess) error {
	var wait time.Duration
	switch {
	case at.person != 0:
		wait = g.inBrowser.Take(ctx, now, "person "+strconv.FormatInt(at.person, 10))
	case at.browser != "":
		wait = g.inBrowser.Take(ctx, now, at.browser)
	case g.known.Spent(ctx, now, at.home()) > 0:
		wait = g.atHome.Take(ctx, now, at.home())
	default:
		if wait = g.fromAddress.Take(ctx, now, at.address); wait == 0 {
			wait = g.atAccount.Take(ctx, now, at.email)
		}
	}
	if wait > 0 {
		return &Guessed{wait}
	}
	return nil
}

// right notes that a guess was right.
func (g *guesses) right(ctx context.Context, now time.Time, at guess) {
	if at.browser != "" {
		g.inBrowser.Forget(ctx, now, at.browser)
	}
	g.known.Take(ctx, now, at.home())
	g.atHome.Forget(ctx, now, at.home())
}
