package run

import (
	"context"
	"time"

	"caseload/app/store"
)

// A guest is somebody who plays without an account: whoever holds a secret, as a
// cookie. Guest, Mine and Reading are proofs that the store makes and nobody else
// can; see app/store/proof.go.
type (
	Guest   = store.Guest
	Mine    = store.Mine
	Reading = store.Reading
	Run     = store.Run
)

// MaxRuns is how many runs a guest may have at once: more than a course plays, and
// few enough that one browser can't fill the disk.
const MaxRuns = 50

// Known is the guest who holds a secret. One that is unknown, has expired or can't
// be a secret is ErrNotFound: such a guest has no runs.
func (r *Runs) Known(ctx context.Context, secret string) (Guest, error) {
	hash, ok := HashOf(secret)
	if !ok {
		return Guest{}, ErrNotFound
	}
	return r.store.GuestByToken(ctx, hash)
}

// Welcome makes a new guest, with the secret by which they are known from now on.
// It is kept nowhere.
func (r *Runs) Welcome(ctx context.Context) (g Guest, secret string, err error) {
	secret, hash := NewSecret()
	g, err = r.store.NewGuest(ctx, hash, r.now().Add(Keep))
	return g, secret, err
}

// Remember moves a guest's expiry on to Keep from now, with their runs': at most
// once a day, for it is a durable write. It says when the guest now expires, and
// whether that was moved.
func (r *Runs) Remember(ctx context.Context, g Guest) (expires time.Time, moved bool, err error) {
	now := r.now()
	if g.Expires().Sub(now) > Keep-24*time.Hour {
		return g.Expires(), false, nil
	}
	expires = now.Add(Keep)
	return expires, true, r.store.ExtendGuest(ctx, g, expires)
}

// Mine checks that a run is a guest's. Anybody else's is ErrNotFound.
func (r *Runs) Mine(ctx context.Context, g Guest, id int64) (Mine, error) {
	return r.store.Mine(ctx, g, id)
}

// HasRoom is a *TooMany where a guest has as many runs as are kept.
func (r *Runs) HasRoom(ctx context.Context, g Guest) error {
	n, err := r.store.CountRuns(ctx, g)
	if err == nil && n >= MaxRuns {
		err = &TooMany{n}
	}
	return err
}

// DeleteAll deletes all of a guest's runs, with all that belongs to them.
func (r *Runs) DeleteAll(ctx context.Context, g Guest) error { return r.store.DeleteRuns(ctx, g) }

// EraseWords erases the words of a run, for good, and ends what is shared of them.
func (r *Runs) EraseWords(ctx context.Context, m Mine) error { return r.store.EraseWords(ctx, m) }

// EraseAllWords does so for all of a guest's runs.
func (r *Runs) EraseAllWords(ctx context.Context, g Guest) error {
	return r.store.EraseWordsOf(ctx, g)
}

// Healthy says whether what runs are kept in can be read and written.
func (r *Runs) Healthy(ctx context.Context) error { return r.store.Healthy(ctx) }
