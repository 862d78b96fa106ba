package sign

import (
	"context"
	"slices"

	"caseload/app/who"
)

// People returns the people of an organisation, by name.
func (a *Accounts) People(ctx context.Context, by Allowed) ([]Listed, error) {
	return a.store.People(ctx, by)
}

// Member returns a person of an organisation, for somebody who may change their roles.
func (a *Accounts) Member(ctx context.Context, by Allowed, person int64) (Listed, error) {
	return a.store.Member(ctx, by, person)
}

// SetRoles gives a member of an organisation these roles in it and no others, and signs
// them out everywhere. Whoever changes their own gets another secret for the session at
// hand; for everybody else Signed is zero. The error is ErrNoRole, ErrNotFound if they
// don't belong to it, or ErrLast if nobody would administer it.
func (a *Accounts) SetRoles(ctx context.Context, by Allowed, person int64, roles []who.Role) (Signed, error) {
	if !areRoles(roles) {
		return Signed{}, ErrNoRole
	}
	return a.setRoles(ctx, by, person, roles)
}

// TakeOut takes a member out of an organisation, and out of its cohorts. They keep their
// account and their runs. Signed and the errors are those of SetRoles.
func (a *Accounts) TakeOut(ctx context.Context, by Allowed, person int64) (Signed, error) {
	return a.setRoles(ctx, by, person, nil)
}

func (a *Accounts) setRoles(ctx context.Context, by Allowed, person int64, roles []who.Role) (Signed, error) {
	if err := a.store.SetRoles(ctx, by, person, roles); err != nil || by.By().ID() != person {
		return Signed{}, err
	}
	return a.renew(ctx, by.By())
}

// areRoles reports whether there is a role, and each of them is one.
func areRoles(roles []who.Role) bool {
	return len(roles) > 0 && !slices.ContainsFunc(roles, func(r who.Role) bool { return !slices.Contains(who.Roles(), r) })
}

// Erase erases a person who knows their passphrase, with all that is theirs. The error is
// that of a wrong passphrase, as in ChangePassphrase, or ErrLast if they are the last
// administrator of an organisation that others belong to.
func (a *Accounts) Erase(ctx context.Context, p Person, passphrase, address string) error {
	if err := a.Prove(ctx, p, passphrase, address); err != nil {
		return err
	}
	return a.store.Erase(ctx, p)
}

// EraseMember takes a person out of an organisation and, unless they belong to another
// one too, erases them. Whoever asks has to know their own passphrase, and isn't told
// which it was. The errors are those of Erase, and ErrNotFound.
func (a *Accounts) EraseMember(ctx context.Context, by Allowed, person int64, passphrase, address string) error {
	if err := a.Prove(ctx, by.By(), passphrase, address); err != nil {
		return err
	}
	return a.store.EraseMember(ctx, by, person)
}

// Unled returns an organisation's cohorts that are in use and that nobody leads.
func (a *Accounts) Unled(ctx context.Context, by Allowed) ([]Cohort, error) {
	return a.store.Unled(ctx, by)
}
