package sign

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"caseload/app/limit"
	"caseload/app/store"
)

// How many accounts are made from one network, and by one cohort's code. A year of
// students can arrive in a lecture from one network.
const (
	arrivalsFromAddress   = 500
	arrivalsFromAddressIn = time.Hour
	arrivalsAtCohort      = 1_000
	arrivalsAtCohortIn    = 24 * time.Hour
)

// Crowded means that too many accounts were made from a network, or by a cohort's code.
type Crowded struct{ Wait time.Duration }

func (c *Crowded) Error() string { return fmt.Sprintf("too many accounts; wait for %s", c.Wait) }

type arrivals struct{ fromAddress, atCohort *limit.Allowance }

func newArrivals(c *limit.Counts) *arrivals {
	return &arrivals{
		fromAddress: c.Of("accounts from an address", arrivalsFromAddress, arrivalsFromAddressIn),
		atCohort:    c.Of("accounts by a cohort's code", arrivalsAtCohort, arrivalsAtCohortIn),
	}
}

// take counts an account that is about to be made, by a cohort's code unless cohort is 0.
// The error is a *Crowded if there were too many.
func (n *arrivals) take(ctx context.Context, now time.Time, address string, cohort int64) error {
	wait := n.fromAddress.Take(ctx, now, address)
	if wait == 0 && cohort != 0 {
		wait = n.atCohort.Take(ctx, now, strconv.FormatInt(cohort, 10))
	}
	if wait > 0 {
		return &Crowded{wait}
	}
	return nil
}

// ArriveByCode makes the account of a student who has a cohort's code. They have yet to
// sign in: if somebody has their e-mail address already, nothing is made or changed, and
// neither the answer nor its time says which it was. The error is a *Problems, a
// *Crowded, ErrBusy, or ErrNotFound if the cohort was archived meanwhile.
func (a *Accounts) ArriveByCode(ctx context.Context, by store.CodedCohort, q Arriving) error {
	cohort := by.Cohort()
	arrival, err := a.prepare(ctx, Invitation{Organisation: cohort.Organisation}, q, cohort.ID)
	if err != nil {
		return err
	}
	if _, err = a.store.JoinCohortAsNew(ctx, by, arrival); errors.Is(err, store.ErrTaken) {
		return nil
	}
	return err
}

// prepare checks and counts what somebody sent who comes to a place, by a cohort's code
// unless cohort is 0.
func (a *Accounts) prepare(ctx context.Context, to Invitation, q Arriving, cohort int64) (arrival store.Arrival, err error) {
	if arrival, err = checkArrival(to, q); err != nil {
		return arrival, err
	}
	if err = a.arrivals.take(ctx, a.now(), q.Address, cohort); err != nil {
		return arrival, err
	}
	arrival.PassphraseHash, err = a.hashing.hash(ctx, q.Passphrase)
	return arrival, err
}
