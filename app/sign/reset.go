package sign

import (
	"context"
	"errors"
	"time"

	"caseload/app/limit"
	"caseload/app/secret"
	"caseload/app/store"
)

// Somebody who has forgotten their passphrase chooses another one by a link. One that is
// mailed to their address shows that it is them. One that an administrator hands over
// doesn't, since the administrator could use it: see [store.Replacement].

// How long links for a new passphrase are good, and how long it can be undone that one was
// used that was handed over.
const (
	ResetLasts       = time.Hour
	HandedResetLasts = 24 * time.Hour
	UndoLasts        = 7 * 24 * time.Hour
)

// AddressReset is the beginning of the addresses of links for a new passphrase, which a
// secret follows.
const AddressReset = "/resets/"

// Proofs, and what the store tells, of a new passphrase.
type (
	Reset       = store.Reset
	Replacement = store.Replacement
)

const (
	ByHand      = store.ByHand
	Before      = store.Before
	Since       = store.Since
	WordsErased = store.WordsErased
)

// ErrElsewhere means that a member belongs to another organisation too.
var ErrElsewhere = store.ErrElsewhere

// How often a link for a new passphrase is asked for.
const (
	resetsForAccount   = 5
	resetsForAccountIn = time.Hour
	resetsFromAddress  = 60 // a whole campus can be behind one
	resetsFromIn       = time.Hour
)

// resets counts by account, whether there is one or not, and by network.
type resets struct{ forAccount, fromAddress *limit.Allowance }

func newResets(c *limit.Counts) *resets {
	return &resets{
		forAccount:  c.Of("new passphrases for an account", resetsForAccount, resetsForAccountIn),
		fromAddress: c.Of("new passphrases from an address", resetsFromAddress, resetsFromIn),
	}
}

// AskReset has the link for a new passphrase mailed to an address, if somebody has an
// account with it. Neither the answer nor its time says whether somebody has. The error is
// ErrNoMail, ErrEmail, or a *Guessed if it was asked for too often.
func (a *Accounts) AskReset(ctx context.Context, typed, address string) error {
	if !a.Mails() {
		return ErrNoMail
	}
	email, err := Email(typed)
	if err != nil {
		return err
	}
	wait := a.resets.fromAddress.Take(ctx, a.now(), address)
	if wait == 0 {
		wait = a.resets.forAccount.Take(ctx, a.now(), email)
	}
	if wait > 0 {
		return &Guessed{wait}
	}
	err = a.store.AskReset(ctx, email)
	hint(a.askedReset)
	return err
}

// mailReset mails the link for a new passphrase to an address that somebody typed.
func (a *Accounts) mailReset(ctx context.Context, by store.Operator, email string) error {
	text, hash := secret.New()
	name, err := a.store.MailReset(ctx, by, email, hash, a.now().Add(ResetLasts))
	switch {
	case errors.Is(err, ErrNotFound), errors.Is(err, store.ErrFull):
		return nil // nobody has the address, or they have links enough
	case err != nil:
		return err
	}
	err = a.mailing.Post.Send(ctx, resetLetter(name, email, a.mailing.Site+AddressReset+text))
	if a.givesUp(ctx, err, a.now()) {
		a.mailing.Log.Warn("the link for a new passphrase couldn't be mailed and isn't tried again", "error", err.Error())
		return nil
	}
	return err
}

// HandOverReset returns the address of a link for a new passphrase of a member, which
// whoever asks is to hand over. It can't be had a second time. The error is ErrNotFound,
// ErrForbidden if it is their own, ErrElsewhere if the member belongs to another
// organisation too, or ErrFull if they have too many links that are good.
func (a *Accounts) HandOverReset(ctx context.Context, by Allowed, person int64) (address string, err error) {
	text, hash := secret.New()
	err = a.store.HandOverReset(ctx, by, person, hash, a.now().Add(HandedResetLasts))
	return AddressReset + text, err
}

// HandOverAnyReset does the same for whoever runs the server, and for anybody's e-mail
// address. The error is ErrEmail, ErrNotFound if nobody has it, or ErrFull.
func (a *Accounts) HandOverAnyReset(ctx context.Context, by store.Operator, typed string) (address string, err error) {
	email, err := Email(typed)
	if err != nil {
		return "", err
	}
	text, hash := secret.New()
	err = a.store.HandOverAnyReset(ctx, by, email, hash, a.now().Add(HandedResetLasts))
	return AddressReset + text, err
}

// Reset returns the link for a new passphrase that has a secret. The error is ErrNotFound
// whether it has been used, has expired or never existed.
func (a *Accounts) Reset(ctx context.Context, text string) (Reset, error) {
	hash, ok := secret.HashOf(text)
	if !ok {
		return Reset{}, ErrNotFound
	}
	return a.store.Reset(ctx, hash)
}

// Replace gives a person another passphrase by a link, and signs them in. The error is that
// of [Check], ErrBusy, or ErrNotFound if the link was used meanwhile.
func (a *Accounts) Replace(ctx context.Context, by Reset, passphrase, device string) (Signed, error) {
	if err := Check(passphrase, by.Name(), by.Email()); err != nil {
		return Signed{}, err
	}
	hash, err := a.hashing.hash(ctx, passphrase)
	if err != nil {
		return Signed{}, err
	}
	u, err := a.store.Replace(ctx, by, hash, UndoLasts)
	if err != nil {
		return Signed{}, err
	}
	return a.begin(ctx, u, device, false)
}

// ProveReplacement opens what is closed to a person whose passphrase was replaced, and who
// knows the one from before. The error is that of a wrong passphrase, as in
// ChangePassphrase, or ErrNotFound if nothing is closed.
func (a *Accounts) ProveReplacement(ctx context.Context, p Person, old, address string) error {
	u, err := a.store.OldPassphrase(ctx, p)
	if err != nil {
		return err
	}
	if err := a.matches(ctx, p, u, old, address); err != nil {
		return err
	}
	return a.store.ProveReplacement(ctx, p, u)
}

// ConfirmReplacement opens what is closed, for a person with a session from before. The
// error is ErrForbidden if the session isn't.
func (a *Accounts) ConfirmReplacement(ctx context.Context, p Person) error {
	return a.store.ConfirmReplacement(ctx, p)
}

// UndoReplacement gives a person with a session from before the passphrase from before
// again, and ends all sessions since. The error is ErrForbidden if the session isn't from
// before.
func (a *Accounts) UndoReplacement(ctx context.Context, p Person) error {
	return a.store.UndoReplacement(ctx, p)
}

// EraseClosed erases what is closed to a person. The error is ErrNotFound if nothing is.
func (a *Accounts) EraseClosed(ctx context.Context, p Person) error {
	return a.store.EraseClosed(ctx, p)
}
