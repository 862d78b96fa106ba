package run

import (
	"context"
	"time"

	"caseload/app/secret"
	"caseload/app/store"
)

// A guest is somebody who plays without an account and is recognised by the
// secret in their cookie. Guest, Mine and Reading are proofs that only the store
// can make; see app/store/proof.go.
type (
	Guest   = store.Guest
	Mine    = store.Mine
	Reading = store.Reading
	Run     = store.Run
)

// MaxRuns is the maximum number of runs a guest can have at once: more than a
// course needs, and few enough that one browser can't fill the disk.
const MaxRuns = 50

// Known returns the guest with the given secret. If the secret is unknown, has
// expired or isn't well-formed, the error is ErrNotFound: such a guest has no
// runs.
func (r *Runs) Known(ctx context.Context, text string) (Guest, error) {
	hash, ok := secret.HashOf(text)
	if !ok {
		return Guest{}, ErrNotFound
	}
	return r.store.GuestByToken(ctx, hash)
}

// Welcome creates a guest and returns it with the secret by which it will be
// recognised. The secret itself is not stored anywhere.
func (r *Runs) Welcome(ctx context.Context) (g Guest, text string, err error) {
	text, hash := secret.New()
	g, err = r.store.NewGuest(ctx, hash, r.now().Add(Keep))
	return g, text, err
}

// Owned returns the guests that a person owns as one, together with one whose cookie
// their browser has, or nil. The error is ErrNotFound if there is none.
func (r *Runs) Owned(ctx context.Context, p store.Person, with *Guest) (Guest, error) {
	return r.store.GuestsOf(ctx, p, with)
}

// WelcomePerson does the same, and creates a guest of the person's if they own none.
func (r *Runs) WelcomePerson(ctx context.Context, p store.Person, with *Guest) (Guest, error) {
	return r.store.NewGuestOf(ctx, p, with, r.now().Add(Keep))
}

// Remember moves the expiry of a guest and of their runs to Keep from now, but at
// most once a day, because it is a durable write. It returns when the guest now
// expires, and whether that was moved.
func (r *Runs) Remember(ctx context.Context, g Guest) (expires time.Time, moved bool, err error) {
	now := r.now()
	if g.Expires().Sub(now) > Keep-24*time.Hour {
		return g.Expires(), false, nil
	}
	expires = now.Add(Keep)
	return expires, true, r.store.ExtendGuest(ctx, g, expires)
}

// Mine checks that a run belongs to a guest. If not, the error is ErrNotFound.
func (r *Runs) Mine(ctx context.Context, g Guest, id int64) (Mine, error) {
	return r.store.Mine(ctx, g, id)
}

// KnownMine returns the guest with the given secret, as [Runs.Known] does, and checks
// that a run belongs to them.
func (r *Runs) KnownMine(ctx context.Context, text string, id int64) (Guest, Mine, error) {
	hash, ok := secret.HashOf(text)
	if !ok {
		return Guest{}, Mine{}, ErrNotFound
	}
	return r.store.MineByToken(ctx, hash, id)
}

// HasRoom returns a *TooMany if a guest already has [MaxRuns] runs.
func (r *Runs) HasRoom(ctx context.Context, g Guest) error {
	n, err := r.store.CountRuns(ctx, g)
	if err == nil && n >= MaxRuns {
		err = &TooMany{n}
	}
	return err
}

// CountOf returns how many runs a guest has.
func (r *Runs) CountOf(ctx context.Context, g Guest) (int, error) { return r.store.CountRuns(ctx, g) }

// Delete deletes a run with everything that belongs to it. If it counted for an assignment,
// the attempt stays used.
func (r *Runs) Delete(ctx context.Context, m Mine) error { return r.store.DeleteRun(ctx, m) }

// DeleteAll deletes all of a guest's runs with everything that belongs to them.
func (r *Runs) DeleteAll(ctx context.Context, g Guest) error { return r.store.DeleteRuns(ctx, g) }

// EraseWritings erases all words of a run for good, and ends their sharing.
func (r *Runs) EraseWritings(ctx context.Context, m Mine) error { return r.store.EraseWritings(ctx, m) }

// EraseAllWritings erases the words of all of a guest's runs, as EraseWritings does.
func (r *Runs) EraseAllWritings(ctx context.Context, g Guest) error {
	return r.store.EraseWritingsOf(ctx, g)
}

// Overwrites reports whether what is deleted is overwritten as soon as possible.
func (r *Runs) Overwrites() bool { return r.store.Overwrites() }

// Healthy returns an error if the runs' store can't be read or written.
func (r *Runs) Healthy(ctx context.Context) error { return r.store.Healthy(ctx) }
