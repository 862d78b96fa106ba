package run

import (
	"context"
	"errors"
	"time"

	"caseload/app/sim"
	"caseload/app/store"
)

// Hidden says that a run was ended because of what its scenario's texts hold: nobody goes on with
// it, and nothing that the scenario says is shown of it. [Stuck] is true for it. Nothing is erased,
// and what its student wrote is theirs as before.
type Hidden struct {
	At  time.Time
	Why string // the scenario was withdrawn
}

func (h *Hidden) Error() string { return "the texts of this run's scenario are hidden" }
func (h *Hidden) Unwrap() error { return store.ErrHidden }

// Shown returns a *Hidden if the texts of a version are hidden. What another server has hidden is
// seen within a second, as the shelf is.
func (r *Runs) Shown(ctx context.Context, version string) error {
	r.Shelf(ctx)
	r.shelf.mu.Lock()
	h, is := r.shelf.hidden[version]
	r.shelf.mu.Unlock()
	if is {
		return &Hidden{h.At, h.Why}
	}
	return nil
}

// SettingOf returns what is said of a version's scenario before it is begun; of one whose texts are
// hidden, only its title.
func (r *Runs) SettingOf(ctx context.Context, digest string) (slug string, set sim.Setting, err error) {
	v, err := r.Version(ctx, digest)
	if err == nil {
		return v.Slug, v.Setting, nil
	}
	if errors.Is(err, store.ErrHidden) {
		slug, set.Title, err = r.store.Named(ctx, digest)
	}
	return slug, set, err
}

// mayShow checks that a proof is still valid and that what it is about can be shown.
func (r *Runs) mayShow(ctx context.Context, kept Reading) error {
	if err := r.store.MayRead(kept); err != nil {
		return err
	}
	return r.Shown(ctx, kept.Run().Version)
}

// seen returns an error of the store's. If it is that the texts of a version are hidden, that is
// seen here from now on.
func (r *Runs) seen(ctx context.Context, version string, err error) error {
	if !errors.Is(err, store.ErrHidden) {
		return err
	}
	if readErr := r.readShelf(context.WithoutCancel(ctx)); readErr != nil {
		return errors.Join(err, readErr)
	}
	if hidden := r.Shown(ctx, version); hidden != nil {
		return hidden
	}
	return err
}
