package sign

import (
	"context"
	"errors"
	"slices"
	"time"

	"caseload/app/secret"
	"caseload/app/store"
	"caseload/app/who"
)

// How long links are good.
const (
	InvitationLasts = 14 * 24 * time.Hour
	SetUpLasts      = 24 * time.Hour
)

// The beginnings of the addresses of links, which a secret follows.
const (
	AddressInvitation = "/invitations/"
	AddressSetUp      = "/set-up/"
)

// ErrNoRole means that somebody is invited as nothing.
var ErrNoRole = errors.New("there is no role")

// Invite invites somebody to an organisation and returns the address of the link, which
// can't be had a second time. Without an e-mail address, whoever has the link says theirs.
func (a *Accounts) Invite(ctx context.Context, by Allowed, email string, roles []who.Role) (address string, err error) {
	if !areRoles(roles) {
		return "", ErrNoRole
	}
	if email != "" {
		if email, err = Email(email); err != nil {
			return "", err
		}
	}
	text, hash := secret.New()
	err = a.store.Invite(ctx, by, store.Invitation{Email: email, Roles: roles, Expires: a.now().Add(InvitationLasts)}, hash)
	return AddressInvitation + text, err
}

// Invitations returns an organisation's invitations that are still good, newest first.
func (a *Accounts) Invitations(ctx context.Context, by Allowed) ([]Invitation, error) {
	return a.store.Invitations(ctx, by)
}

// Withdraw makes an invitation good for nothing.
func (a *Accounts) Withdraw(ctx context.Context, by Allowed, id int64) error {
	return a.store.Withdraw(ctx, by, id)
}

// Invited returns the invitation whose link has a secret. The error is ErrNotFound
// whether it has been used, has expired or never existed.
func (a *Accounts) Invited(ctx context.Context, text string) (Invited, error) {
	hash, ok := secret.HashOf(text)
	if !ok {
		return Invited{}, ErrNotFound
	}
	return a.store.Invited(ctx, hash)
}

// Arriving is what somebody sends who comes by an invitation and has no account.
type Arriving struct {
	Name, Email, Passphrase string
	Organisation            string // of the organisation that a first administrator makes
	Kind                    who.Kind
	Device                  string
	Address                 string // of the network that it comes from
}

// Problems says what is wrong with what somebody sent. Each is nil or an error of this
// package.
type Problems struct{ Name, Email, Passphrase, Organisation, Kind error }

func (p *Problems) Error() string {
	return "what was sent won't do: " + errors.Join(p.Name, p.Email, p.Passphrase, p.Organisation, p.Kind).Error()
}

// Arrive uses up an invitation, makes the account of whoever accepts it, and signs them
// in. The error is a *Problems, a *Crowded, ErrBusy, or ErrNotFound if the invitation was
// used up meanwhile.
func (a *Accounts) Arrive(ctx context.Context, by Invited, q Arriving) (Signed, error) {
	arrival, err := a.prepare(ctx, by.Invitation(), q, 0)
	if err != nil {
		return Signed{}, err
	}
	u, err := a.store.AcceptAsNew(ctx, by, arrival)
	if errors.Is(err, store.ErrTaken) {
		err = &Problems{Email: ErrThere}
	}
	if err != nil {
		return Signed{}, err
	}
	return a.begin(ctx, u, q.Device, false)
}

func checkArrival(i Invitation, q Arriving) (arrival store.Arrival, err error) {
	var wrong Problems
	if i.Email != "" {
		q.Email = i.Email
	}
	arrival.Name, wrong.Name = Name(q.Name)
	arrival.Email, wrong.Email = Email(q.Email)
	wrong.Passphrase = Check(q.Passphrase, q.Name, q.Email)
	if i.Organisation == 0 {
		arrival.Kind = q.Kind
		arrival.Organisation, wrong.Organisation = Name(q.Organisation)
		if !slices.Contains(who.Kinds(), q.Kind) {
			wrong.Kind = ErrNoKind
		}
	}
	if wrong != (Problems{}) {
		return arrival, &wrong
	}
	return arrival, nil
}

// ErrNoKind means that an organisation is of no kind.
var ErrNoKind = errors.New("there is no kind of organisation")

// ErrSomebodyElses means that an invitation is for another e-mail address than that of
// the person who is signed in.
var ErrSomebodyElses = errors.New("the invitation is for somebody else")

// Accept uses up an invitation for a person who is signed in, and gives their session
// another secret, since they may more from then on. The error is ErrSomebodyElses if it
// isn't for them.
func (a *Accounts) Accept(ctx context.Context, by Invited, p Person) (Signed, error) {
	if email := by.Invitation().Email; email != "" && email != p.Email() {
		return Signed{}, ErrSomebodyElses
	}
	if err := a.store.AcceptAs(ctx, by, p); err != nil {
		return Signed{}, err
	}
	return a.renew(ctx, p)
}

// SetUp returns the address by which the first administrator makes their account and
// their organisation, or "" if there is somebody already. The address is good once; an
// earlier one isn't good any longer.
func (a *Accounts) SetUp(ctx context.Context, by store.Operator) (address string, err error) {
	has, err := a.store.HasPeople(ctx)
	if err != nil || has {
		return "", err
	}
	return a.inviteAdministrator(ctx, by, 0, "", SetUpLasts, AddressSetUp)
}

// MakeOrganisation makes an organisation beside those that there are. The error is
// ErrNoName or ErrNoKind if something is missing, and ErrTaken if there is one of that
// name.
func (a *Accounts) MakeOrganisation(ctx context.Context, by store.Operator, name string, kind who.Kind) error {
	name, err := Name(name)
	if err != nil {
		return err
	}
	if !slices.Contains(who.Kinds(), kind) {
		return ErrNoKind
	}
	return a.store.NewOrganisation(ctx, by, name, kind)
}

// InviteAdministrator returns the address of an invitation for an administrator of the
// organisation with a name, which may be "" if there is only one. If there is nobody and
// no name, it is that of SetUp.
func (a *Accounts) InviteAdministrator(ctx context.Context, by store.Operator, email, organisation string) (address string, err error) {
	if email, err = Email(email); err != nil {
		return "", err
	}
	has, err := a.store.HasPeople(ctx)
	if err != nil {
		return "", err
	}
	if !has && organisation == "" {
		return a.inviteAdministrator(ctx, by, 0, email, SetUpLasts, AddressSetUp)
	}
	id, err := a.store.OrganisationCalled(ctx, by, organisation)
	switch {
	case errors.Is(err, store.ErrTaken):
		return "", ErrWhich
	case err != nil:
		return "", err
	}
	return a.inviteAdministrator(ctx, by, id, email, InvitationLasts, AddressInvitation)
}

// ErrWhich means that there are several organisations.
var ErrWhich = errors.New("there are several organisations")

func (a *Accounts) inviteAdministrator(ctx context.Context, by store.Operator, organisation int64, email string, lasts time.Duration, at string) (string, error) {
	text, hash := secret.New()
	err := a.store.InviteAdministrator(ctx, by, organisation, store.Invitation{Email: email, Expires: a.now().Add(lasts)}, hash)
	return at + text, err
}

// InviteExaminer invites somebody to read the sample of an assignment's marked runs as
// external examiner, as InviteBy does. The error may also be one of
// [store.Store.InviteExaminer].
func (a *Accounts) InviteExaminer(ctx context.Context, by store.Sample, email string, byMail bool) (address string, err error) {
	return a.InviteBy(ctx, email, byMail, func(ctx context.Context, email string, expires time.Time, hash []byte) error {
		return a.store.InviteExaminer(ctx, by, email, expires, hash, byMail)
	})
}

// InviteBy invites somebody by a function that keeps the invitation, and returns the address of
// the link, which can't be had a second time. With byMail the link is mailed instead, and the
// address is "". The error is ErrEmail, ErrNoMail, or the function's.
func (a *Accounts) InviteBy(ctx context.Context, email string, byMail bool, keep func(ctx context.Context, email string, expires time.Time, hash []byte) error) (address string, err error) {
	if byMail && !a.Mails() {
		return "", ErrNoMail
	}
	if email, err = Email(email); err != nil {
		return "", err
	}
	text, hash := secret.New()
	err = keep(ctx, email, a.now().Add(InvitationLasts), hash)
	if err == nil && byMail {
		hint(a.asked)
		return "", nil
	}
	return AddressInvitation + text, err
}

// ExaminersInvited returns the invitations of external examiners that weren't used: see
// [store.Store.ExaminersInvited].
func (a *Accounts) ExaminersInvited(ctx context.Context, by store.Sample) (map[int64]Invitation, error) {
	return a.store.ExaminersInvited(ctx, by)
}
