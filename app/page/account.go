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

type pairKey struct{}

// WithPair has pages that are rendered with the context say that a run is these students'.
func WithPair(ctx context.Context, names []string) context.Context {
	return context.WithValue(ctx, pairKey{}, names)
}

// pair returns the names of the students who have the run that a page is about together, or
// nil.
func pair(ctx context.Context) []string {
	names, _ := ctx.Value(pairKey{}).([]string)
	return names
}

// Answerer says whose an answer to a comment is, to whoever has the run.
func Answerer(ctx context.Context) string {
	if len(pair(ctx)) > 1 {
		return "The two of you"
	}
	return "You"
}

func accountLine(ctx context.Context) AccountLine {
	l, _ := ctx.Value(accountLineKey{}).(AccountLine)
	return l
}
