package sign

import (
	"context"

	"caseload/app/store"
)

// ArriveByCode makes the account of a student who has a cohort's code, and signs them in.
// The error is a *Problems, ErrBusy, or ErrNotFound if the cohort was archived meanwhile.
func (a *Accounts) ArriveByCode(ctx context.Context, by store.CodedCohort, q Arriving) (Signed, error) {
	to := Invitation{Organisation: by.Cohort().Organisation}
	return a.arrive(ctx, to, q, func(arrival store.Arrival) (store.Unproven, error) { return a.store.JoinCohortAsNew(ctx, by, arrival) })
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
