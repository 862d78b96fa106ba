package page

import (
	"context"

	"github.com/a-h/templ"

	"caseload/app/sim"
)

// AddressReplaced is where somebody deals with a new passphrase that was chosen by a link
// that was handed over.
const AddressReplaced = AddressAccount + "/replaced"

// AccountLine is a line above every page about the account of whoever is signed in.
type AccountLine struct {
	Text     sim.Sentence
	Link     templ.SafeURL // where they deal with it, which is in LinkText
	LinkText string
}

type accountLineKey struct{}

// WithAccountLine has a line stand above the page that is rendered with the context.
func WithAccountLine(ctx context.Context, l AccountLine) context.Context {
	return context.WithValue(ctx, accountLineKey{}, l)
}

func accountLine(ctx context.Context) AccountLine {
	l, _ := ctx.Value(accountLineKey{}).(AccountLine)
	return l
}
