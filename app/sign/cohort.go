package sign

import (
	"context"

	"caseload/app/store"
)

// JoinByCode makes a person who is signed in a student in the cohort whose code they
// have, and gives their session another secret, since they may more from then on. Those
// who are in it already stay what they are.
func (a *Accounts) JoinByCode(ctx context.Context, by store.CodedCohort, p Person) (Signed, error) {
	if _, err := a.store.JoinCohort(ctx, by, p); err != nil {
		return Signed{}, err
	}
	return a.renew(ctx, p)
}

// IsInCohort reports whether a person who has a cohort's code leads it or is in it.
func (a *Accounts) IsInCohort(ctx context.Context, by store.CodedCohort, p Person) (bool, error) {
	return a.store.IsInCohort(ctx, by, p)
}
