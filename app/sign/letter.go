package sign

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"caseload/app/chore"
	"caseload/app/mail"
	"caseload/app/secret"
	"caseload/app/store"
)

// Letters are mailed in the background, by whichever server comes to it first. Each is a
// chore that says what is to be mailed. The secret in its link is made when it is, so that
// none waits in the database, and a letter that is sent twice has a good link the second
// time.

// lettersFor is how long it is tried to mail something. After that it is given up: the
// staff who asked see it, and can hand a link over.
const lettersFor = time.Hour

// Mailing says by which server letters are sent, and from which site.
type Mailing struct {
	Post *mail.Post
	Site string // where the site is, without a slash at the end: "https://caseload.example.ac.uk"
	Log  *slog.Logger
}

// MailBy has letters mailed. It must be called before anybody uses the accounts; without
// it, every link is handed over.
func (a *Accounts) MailBy(m Mailing) {
	a.mailing, a.asked, a.askedReset = &m, make(chan struct{}, 1), make(chan struct{}, 1)
}

// Mails reports whether letters are mailed.
func (a *Accounts) Mails() bool { return a.mailing != nil }

// Site returns where the site is, without a slash at the end, if that was said; otherwise "".
func (a *Accounts) Site() string {
	if !a.Mails() {
		return ""
	}
	return a.mailing.Site
}

// Letters returns the background work of mailing; there is none if nothing is mailed.
func (a *Accounts) Letters() []chore.Kind {
	if !a.Mails() {
		return nil
	}
	return []chore.Kind{{Name: store.ChoreInvitation, Soon: a.asked, Do: a.mailInvitation}, {Name: store.ChoreReset, Private: true, Soon: a.askedReset, Do: a.mailReset}}
}

// hint says that something is to be mailed soon.
func hint(soon chan struct{}) {
	select {
	case soon <- struct{}{}:
	default: // a hint is waiting already
	}
}

var (
	// ErrNoMail means that this server mails nothing.
	ErrNoMail = errors.New("no mail server has been named")

	// ErrMailed means that a letter waits to be mailed already, or was mailed just now.
	ErrMailed = errors.New("it has been mailed already")
)

// MailInvitation has an organisation's invitation mailed, with a new link in place of the
// one that it had. The error is ErrNoMail, ErrMailed, or ErrNotFound if the organisation
// has no invitation with this number that is good and has an e-mail address.
func (a *Accounts) MailInvitation(ctx context.Context, by Allowed, id int64) error {
	if !a.Mails() {
		return ErrNoMail
	}
	err := a.store.MailInvitation(ctx, by, id)
	if errors.Is(err, store.ErrTaken) {
		return ErrMailed
	}
	hint(a.asked)
	return err
}

// MailAwaiting has invitations to a cohort mailed, with new links in place of those that
// they had. It returns how many: somebody may have come meanwhile, or have a letter
// already. The error is ErrNoMail, or ErrArchived if nobody can join the cohort.
func (a *Accounts) MailAwaiting(ctx context.Context, by Filling, list []Invitation) (int, error) {
	if !a.Mails() {
		return 0, ErrNoMail
	}
	ids := make([]int64, len(list))
	for i, v := range list {
		ids[i] = v.ID
	}
	n, err := a.store.MailAwaiting(ctx, by, ids)
	hint(a.asked)
	return n, err
}

func (a *Accounts) mailInvitation(ctx context.Context, by store.Operator, key string) error {
	id, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return err
	}
	text, hash := secret.New()
	i, err := a.store.RelinkToMail(ctx, by, id, hash, a.now().Add(InvitationLasts))
	if errors.Is(err, ErrNotFound) {
		return nil // somebody has come, or it was withdrawn
	}
	if err != nil {
		return err
	}
	became := store.MailSent
	if err := a.mailing.Post.Send(ctx, invitationLetter(i, a.mailing.Site+AddressInvitation+text)); err != nil {
		if !a.givesUp(ctx, err, i.MailedAt) {
			return err
		}
		became = store.MailFailed
		a.mailing.Log.Warn("an invitation couldn't be mailed and isn't tried again; whoever asked for it sees that", "invitation", id, "error", err.Error())
	}
	return a.store.MailedInvitation(ctx, by, id, became)
}

// givesUp reports whether a letter isn't tried again that couldn't be sent.
func (a *Accounts) givesUp(ctx context.Context, failed error, asked time.Time) bool {
	return ctx.Err() == nil && (errors.As(failed, new(*mail.Refused)) || a.now().Sub(asked) >= lettersFor)
}
