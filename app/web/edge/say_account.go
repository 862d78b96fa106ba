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
