package sign

import (
	"context"
	"errors"

	"caseload/app/store"
)

// ArriveByCode makes the account of a student who has a cohort's code, and signs them in.
// The error is a *Problems, ErrBusy, or ErrNotFound if the cohort was archived meanwhile.
func (a *Accounts) ArriveByCode(ctx context.Context, by store.CodedCohort, q Arriving) (Signed, error) {
	arrival, err := checkArrival(Invitation{Organisation: by.Cohort().Organisation}, q)
	if err != nil {
		return Signed{}, err
	}
	if arrival.PassphraseHash, err = a.hashing.hash(ctx, q.Passphrase); err != nil {
		return Signed{}, err
	}
	u, err := a.store.JoinCohortAsNew(ctx, by, arrival)
	if errors.Is(err, store.ErrTaken) {
		err = &Problems{Email: ErrThere}
	}
	if err != nil {
		return Signed{}, err
	}
	return a.begin(ctx, u, q.Device, false)
}

// JoinByCode makes a person who is signed in a student in the cohort whose code they
// have, and gives their session another secret, since they may more from then on. Those
// who are in it already stay what they are.
func (a *Accounts) JoinByCode(ctx context.Context, by store.CodedCohort, p Person) (Signed, error) {
	if _, err := a.store.JoinCohort(ctx, by, p); err != nil {
		return Signed{}, err
	}
	return a.renew(ctx, p)
}
