package edge

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/sign"
	"caseload/app/sim"
)

// withAccountLine tells somebody who is signed in, above every page that looked who they
// are, that their passphrase was replaced by a link that was handed over.
func withAccountLine(c *fiber.Ctx, ctx context.Context) context.Context {
	known, _ := c.Locals(keyAsked).(asked)
	r, stands := known.person.Replacement()
	if !stands || known.err != nil || c.Path() == string(page.AddressReplaced) {
		return ctx
	}
	line := page.AccountLine{Link: page.AddressReplaced}
	switch {
	case r.Here == sign.Before:
		line.Text, line.LinkText = sim.Say("Your passphrase was replaced on %s by a link that somebody handed over.", DateOf(r.At)), "If it wasn’t you, undo it"
	case r.Words == sign.WordsErased:
		line.Text, line.LinkText = sim.Say("The debriefs from before %s are closed until %s.", DateOf(r.At), DateOf(r.Until)), "Why, and how to open them"
	default:
		line.Text, line.LinkText = sim.Say("What you wrote and the debriefs from before %s are closed until %s.", DateOf(r.At), DateOf(r.Until)), "Why, and how to open it"
	}
	return page.WithAccountLine(ctx, line)
}

// What programs read that ask with a token.
const (
	sentenceNoToken     sim.Sentence = "This token isn’t good: it was withdrawn, has come to its end, or isn’t whole, or whoever made it has left the partnership or has another passphrase since. Nothing was changed. Make another on the partnership’s page."
	sentenceWrongTokens sim.Sentence = "So many tokens have come from your network that aren’t good that none is looked at for a while. Nothing was changed; try again in some minutes."
)
