package sign

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Addresses of new passphrases.
const (
	AddressForgotten = templ.SafeURL("/forgotten")
	addressProve     = page.AddressReplaced + "/prove"
	addressConfirm   = page.AddressReplaced + "/confirm"
	addressUndo      = page.AddressReplaced + "/undo"
	addressEraseOld  = page.AddressReplaced + "/erase"
)

func addressHandOver(organisation, id int64) templ.SafeURL {
	return AddressPerson(organisation, id) + "/reset"
}

// ForgottenView is where somebody asks for the link by which they choose a new passphrase.
type ForgottenView struct {
	page.Layout
	Mails bool   // links can be mailed
	Sent  string // the address to which one was just sent, if it has an account; "" for none
	Email Field
}

func (v ForgottenView) wrongs() (w wrongs) {
	w.add("email", v.Email.Problem)
	return w
}

// Render writes the page to w.
func (v ForgottenView) Render(ctx context.Context, w io.Writer) error {
	return forgottenPage(v).Render(ctx, w)
}

// ResetView is where somebody who has a link chooses a new passphrase.
type ResetView struct {
	page.Layout
	Address    string // to which the form is sent
	Name       string
	Email      string
	ByHand     bool // the link was handed over
	SignedIn   bool // somebody is, in this browser
	Passphrase Field
}

func (v ResetView) wrongs() (w wrongs) {
	w.add("passphrase", v.Passphrase.Problem)
	return w
}

// Render writes the page to w.
func (v ResetView) Render(ctx context.Context, w io.Writer) error { return resetPage(v).Render(ctx, w) }

// ReplacedView is where a person deals with a new passphrase that was chosen by a link that
// was handed over.
type ReplacedView struct {
	page.Layout
	Notice    page.Notice
	Next      string // the path to which they were on their way; "" for none
	Email     string
	At, Until string
	By        string // who made the link: "an administrator of University of Southfield"
	Before    bool   // this browser has been signed in since before
	Erased    bool   // what was closed has been erased
	Old       Field  // the passphrase from before; never with a value
}

func (v ReplacedView) wrongs() (w wrongs) {
	w.add("old", v.Old.Problem)
	return w
}

// Render writes the page to w.
func (v ReplacedView) Render(ctx context.Context, w io.Writer) error {
	return replacedPage(v).Render(ctx, w)
}
