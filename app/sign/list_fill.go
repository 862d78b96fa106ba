package sign

import (
	"context"

	"caseload/app/secret"
	"caseload/app/store"
)

// Filling proves that somebody may invite people to a cohort. Only the store makes it.
type Filling = store.Filling

// Standing says what somebody on a class list is to a cohort.
type Standing = store.Standing

// What somebody on a class list can be, and what an import finds.
const (
	Outside = store.Outside
	Belongs = store.Belongs
	Inside  = store.Inside
	Awaited = store.Awaited
)

var (
	ErrArchived = store.ErrArchived
	ErrFull     = store.ErrFull
)

// Handed is somebody who has been invited, and the address of their link. It can't be had
// a second time, so it has to be handed over, or mailed, now.
type Handed struct{ Name, Email, Address string }

// FillCohort checks that a person may invite people to a cohort. The error is ErrNotFound
// if it belongs to an organisation that isn't theirs, and ErrForbidden if they may not.
func (a *Accounts) FillCohort(ctx context.Context, p Person, cohort int64) (Filling, error) {
	return a.store.FillCohort(ctx, p, cohort)
}

// Standings returns what those on a class list are to a cohort. Nothing is changed.
func (a *Accounts) Standings(ctx context.Context, by Filling, list []ListLine) ([]Standing, error) {
	emails := make([]string, len(list))
	for i, l := range list {
		emails[i] = l.Email
	}
	return a.store.Standings(ctx, by, emails)
}

// Fill puts those on a class list into a cohort: students of the organisation at once,
// and all others, unless they are in it or are awaited already, by an invitation. It
// returns what each of them was, and the links of those who were invited. All of it is
// stored or nothing. The error is ErrArchived or ErrFull if there is no room for them.
func (a *Accounts) Fill(ctx context.Context, by Filling, list []ListLine) ([]Standing, []Handed, error) {
	entries := make([]store.Entry, len(list))
	links := make([]string, len(list))
	for i, l := range list {
		text, hash := secret.New()
		links[i] = AddressInvitation + text
		entries[i] = store.Entry{Name: l.Name, Email: l.Email, TokenHash: hash}
	}
	was, err := a.store.Fill(ctx, by, entries, a.now().Add(InvitationLasts))
	if err != nil {
		return nil, nil, err
	}
	var handed []Handed
	for i, l := range list {
		if was[i] == Outside {
			handed = append(handed, Handed{l.Name, l.Email, links[i]})
		}
	}
	return was, handed, nil
}

// Awaiting returns the invitations to a cohort whose people haven't come, by name. Some
// may have expired.
func (a *Accounts) Awaiting(ctx context.Context, by Filling) ([]Invitation, error) {
	return a.store.Awaiting(ctx, by)
}

// Relink makes another link for each of these invitations to a cohort, in place of the one
// it had. Whoever has come meanwhile is left out. The error is ErrArchived if nobody can
// join the cohort.
func (a *Accounts) Relink(ctx context.Context, by Filling, list []Invitation) ([]Handed, error) {
	links := make([]string, len(list))
	anew := make([]store.Relinked, len(list))
	for i, v := range list {
		text, hash := secret.New()
		links[i] = AddressInvitation + text
		anew[i] = store.Relinked{ID: v.ID, TokenHash: hash}
	}
	has, err := a.store.Relink(ctx, by, anew, a.now().Add(InvitationLasts))
	if err != nil {
		return nil, err
	}
	var handed []Handed
	for i, v := range list {
		if has[i] {
			handed = append(handed, Handed{v.Whom, v.Email, links[i]})
		}
	}
	return handed, nil
}

// WithdrawFrom makes an invitation to a cohort good for nothing. The error is ErrNotFound
// if nobody is awaited by it.
func (a *Accounts) WithdrawFrom(ctx context.Context, by Filling, id int64) error {
	return a.store.WithdrawFrom(ctx, by, id)
}
