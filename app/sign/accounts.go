package sign

import (
	"context"
	"errors"
	"time"

	"caseload/app/limit"
	"caseload/app/secret"
	"caseload/app/store"
	"caseload/app/who"
)

// Proofs that only the store can make.
type (
	Person  = store.Person
	Allowed = store.Allowed
	Invited = store.Invited
)

// What the store tells of people and organisations.
type (
	Membership   = store.Membership
	Organisation = store.Organisation
	Session      = store.Session
	Listed       = store.Listed
	Audited      = store.Audited
	Mailed       = store.Mailed
	Invitation   = store.Invitation
	Cohort       = store.Cohort
)

var (
	ErrNotFound  = store.ErrNotFound
	ErrForbidden = store.ErrForbidden
	ErrByNumber  = store.ErrByNumber
	ErrLast      = store.ErrLast
	ErrTaken     = store.ErrTaken

	// ErrWrong means that no person has this e-mail address and passphrase. Nobody can
	// tell from it which of them is wrong.
	ErrWrong = errors.New("that e-mail address and passphrase don't belong together")

	// ErrThere means that somebody has that e-mail address already.
	ErrThere = errors.New("somebody has that e-mail address")
)

// How long sessions last. Staff see other people's things, so theirs end sooner.
const (
	StaffLasts   = 12 * time.Hour
	StaffIdle    = time.Hour
	StudentLasts = 30 * 24 * time.Hour

	seenEvery    = 5 * time.Minute // how often it is noted, at most, that a session was used
	browserLasts = 180 * 24 * time.Hour
)

// What became of mailing an invitation.
const (
	MailWaiting = store.MailWaiting
	MailSent    = store.MailSent
	MailFailed  = store.MailFailed
)

// byPassphrase is how somebody signed in.
const byPassphrase = "passphrase"

// Accounts is where people sign in. It is safe for concurrent use.
type Accounts struct {
	store    *store.Store
	now      func() time.Time
	hashing  *hashing
	guesses  *guesses
	arrivals *arrivals
	resets   *resets

	mailing    *Mailing      // nil: every link is handed over
	asked      chan struct{} // hints that an invitation waits to be mailed,
	askedReset chan struct{} // or the link for a new passphrase
}

// New returns the accounts in a store. Counts has the guesses counted, and
// the accounts that are made.
func New(s *store.Store, counts *limit.Counts, now func() time.Time) *Accounts {
	return &Accounts{store: s, now: now, hashing: newHashing(hashMemory, hashTime), guesses: newGuesses(counts), arrivals: newArrivals(counts), resets: newResets(counts)}
}

// Asking is what somebody sends who wants to sign in.
type Asking struct {
	Email, Passphrase string
	Browser           string // the secret by which their browser is known; "" if it has none
	Device            string // what their browser calls itself
	Address           string // of the network that it comes from
}

// Signed is somebody who has just signed in. Their browser is to keep both secrets.
type Signed struct {
	Person         Person
	Secret         string // of the session
	Expires        time.Time
	Browser        string // by which the browser will be known; "" if it is already
	BrowserExpires time.Time
}

// SignIn signs somebody in by their passphrase. The error is ErrWrong, ErrBusy, or a
// *Guessed after too many wrong guesses.
func (a *Accounts) SignIn(ctx context.Context, q Asking) (Signed, error) {
	email, _ := Email(q.Email) // one that isn't one belongs to nobody
	u, err := a.store.PersonByEmail(ctx, email)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Signed{}, err
	}
	exists := err == nil
	browser, known := secret.HashOf(q.Browser)
	if known = known && exists; known {
		if known, err = a.store.KnowsBrowser(ctx, u, browser); err != nil {
			return Signed{}, err
		}
	}
	guess := guess{email: email, address: q.Address}
	if known {
		guess.browser = q.Browser
	}
	if err := a.guesses.take(ctx, a.now(), guess); err != nil {
		return Signed{}, err
	}
	right, weak, err := a.hashing.matches(ctx, u.PassphraseHash(), q.Passphrase)
	switch {
	case err != nil:
		return Signed{}, err
	case !right || !exists:
		return Signed{}, ErrWrong
	case weak:
		if err := a.hashAgain(ctx, u, q.Passphrase); err != nil {
			return Signed{}, err
		}
	}
	a.guesses.right(ctx, a.now(), guess)
	return a.begin(ctx, u, q.Device, known)
}

func (a *Accounts) hashAgain(ctx context.Context, u store.Unproven, passphrase string) error {
	hash, err := a.hashing.hash(ctx, passphrase)
	if err != nil {
		return err
	}
	return a.store.KeepHash(ctx, u, hash)
}

// begin begins a session of somebody who has shown who they are.
func (a *Accounts) begin(ctx context.Context, u store.Unproven, device string, known bool) (Signed, error) {
	roles, err := a.store.RolesOf(ctx, u)
	if err != nil {
		return Signed{}, err
	}
	text, session := a.session(roles, device)
	p, err := a.store.Begin(ctx, u, session)
	if err != nil {
		return Signed{}, err
	}
	signed := Signed{Person: p, Secret: text, Expires: session.Expires}
	if !known {
		var hash []byte
		signed.Browser, hash = secret.New()
		signed.BrowserExpires = a.now().Add(browserLasts)
		err = a.store.RememberBrowser(ctx, p, hash, signed.BrowserExpires)
	}
	return signed, err
}

// session returns a session for somebody with these roles, with its secret.
func (a *Accounts) session(roles []who.Role, device string) (text string, begins store.NewSession) {
	text, hash := secret.New()
	begins = store.NewSession{TokenHash: hash, How: byPassphrase, Device: Device(device), Expires: a.now().Add(StudentLasts)}
	for _, role := range roles {
		if role.IsStaff() {
			begins.Idle, begins.Expires = StaffIdle, a.now().Add(StaffLasts)
		}
	}
	return text, begins
}

// Known returns the person whose session has a secret. The error is ErrNotFound whether
// it has ended or never existed.
func (a *Accounts) Known(ctx context.Context, text string) (Person, error) {
	hash, ok := secret.HashOf(text)
	if !ok {
		return Person{}, ErrNotFound
	}
	p, err := a.store.PersonByToken(ctx, hash)
	if err == nil && a.now().Sub(p.Seen()) >= seenEvery {
		err = a.store.SeeSession(ctx, p)
	}
	return p, err
}

// SignOut ends the session at hand.
func (a *Accounts) SignOut(ctx context.Context, p Person) error { return a.store.EndHere(ctx, p) }

// Sessions returns the sessions of a person, the last used first.
func (a *Accounts) Sessions(ctx context.Context, p Person) ([]Session, error) {
	return a.store.Sessions(ctx, p)
}

// End ends one of a person's sessions. The error is ErrNotFound if they have none with
// this number.
func (a *Accounts) End(ctx context.Context, p Person, session int64) error {
	return a.store.EndSession(ctx, p, session)
}

// EndAll ends all of a person's sessions, also the one at hand.
func (a *Accounts) EndAll(ctx context.Context, p Person) error { return a.store.EndSessions(ctx, p) }

// ChangePassphrase gives a person who knows their passphrase another one, and ends all
// their sessions but this one, which gets another secret. The error is ErrWrong if the
// old one isn't theirs, and that of [Check] if the new one won't do.
func (a *Accounts) ChangePassphrase(ctx context.Context, p Person, old, to, address string) (Signed, error) {
	if err := a.Prove(ctx, p, old, address); err != nil {
		return Signed{}, err
	}
	if err := Check(to, p.Name(), p.Email()); err != nil {
		return Signed{}, err
	}
	hash, err := a.hashing.hash(ctx, to)
	if err == nil {
		err = a.store.SetPassphrase(ctx, p, hash)
	}
	if err != nil {
		return Signed{}, err
	}
	return a.renew(ctx, p)
}

// Prove checks that a person who is signed in knows their passphrase. The error is
// ErrWrong, ErrBusy, or a *Guessed after too many wrong guesses.
func (a *Accounts) Prove(ctx context.Context, p Person, passphrase, address string) error {
	u, err := a.store.Passphrase(ctx, p)
	if err != nil {
		return err
	}
	return a.matches(ctx, p, u, passphrase, address)
}

// matches checks a passphrase that a person who is signed in has to know. The errors are
// those of Prove.
func (a *Accounts) matches(ctx context.Context, p Person, u store.Unproven, passphrase, address string) error {
	if err := a.guesses.take(ctx, a.now(), guess{email: p.Email(), address: address, person: p.ID()}); err != nil {
		return err
	}
	right, _, err := a.hashing.matches(ctx, u.PassphraseHash(), passphrase)
	if err == nil && !right {
		err = ErrWrong
	}
	return err
}

// renew gives the session at hand another secret, and the time that is due to the roles
// that its person has now.
func (a *Accounts) renew(ctx context.Context, p Person) (Signed, error) {
	memberships, err := a.store.Memberships(ctx, p)
	if err != nil {
		return Signed{}, err
	}
	var roles []who.Role
	for _, m := range memberships {
		roles = append(roles, m.Roles...)
	}
	text, session := a.session(roles, "")
	p, err = a.store.Renew(ctx, p, session)
	return Signed{Person: p, Secret: text, Expires: session.Expires}, err
}

// Memberships returns what a person is, and where.
func (a *Accounts) Memberships(ctx context.Context, p Person) ([]Membership, error) {
	return a.store.Memberships(ctx, p)
}

// Allow checks that a person may do an act to what is an organisation's. The error is
// ErrNotFound if they don't belong to it, and ErrForbidden if they do but may not.
func (a *Accounts) Allow(ctx context.Context, p Person, act who.Act, organisation int64) (Allowed, error) {
	return a.store.Allow(ctx, p, act, organisation)
}

// Claim makes a guest, whose cookie a person has, the person's own.
func (a *Accounts) Claim(ctx context.Context, p Person, g store.Guest) error {
	return a.store.Claim(ctx, p, g)
}

// Organisation returns the organisation that somebody may do something to.
func (a *Accounts) Organisation(ctx context.Context, by Allowed) (Organisation, error) {
	return a.store.Organisation(ctx, by)
}

// Audit returns some lines of an organisation's audit log, newest first, older than the
// one with the number before; 0 begins with the newest.
func (a *Accounts) Audit(ctx context.Context, by Allowed, before int64, most int) ([]Audited, error) {
	return a.store.Audit(ctx, by, before, most)
}

// AuditBetween returns in the same way lines between two times; see
// [store.Store.AuditBetween].
func (a *Accounts) AuditBetween(ctx context.Context, by Allowed, from, until time.Time, before int64, most int) ([]Audited, error) {
	return a.store.AuditBetween(ctx, by, from, until, before, most)
}

// AuditSize returns how many of them there are, counting no further than most.
func (a *Accounts) AuditSize(ctx context.Context, by Allowed, from, until time.Time, most int) (int, error) {
	return a.store.AuditSize(ctx, by, from, until, most)
}
