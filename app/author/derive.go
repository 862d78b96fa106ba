package author

import (
	"context"
	"errors"
	"sync"
	"time"

	"caseload/app/chore"
	kept "caseload/app/store/author"
)

const (
	longestWork = 5 * time.Minute        // with waiting for others
	look        = 250 * time.Millisecond // between looks for what another server makes
	lastWord    = 5 * time.Second        // how long it may take to keep what was made
)

// maker makes what is derived of a draft, and tells early what is known before that.
type maker func(ctx context.Context, early func(body []byte)) ([]byte, error)

// work is something that is being made of a draft, here or by another server.
type work struct {
	key          kept.Key
	first, final chan struct{} // closed when something is known, and when it has ended
	stop         context.CancelFunc
	failed       error // once final is closed
}

// about is what there can be one work of at a time.
type about struct {
	draft int64
	kind  kept.Kind
}

// work returns the work on something that is derived of a draft, which it begins unless it goes
// on already. What was begun for the draft as it was before is given up.
func (d *Drafts) work(r kept.Reading, key kept.Key, by maker) *work {
	d.mu.Lock()
	defer d.mu.Unlock()
	of := about{r.Draft().ID, key.Kind}
	if now := d.works[of]; now != nil && now.key == key {
		return now
	}
	for other, now := range d.works {
		if other.draft == of.draft && now.key.Digest != key.Digest {
			now.stop()
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestWork)
	now := &work{key: key, first: make(chan struct{}), final: make(chan struct{}), stop: cancel}
	d.works[of] = now
	go func() {
		defer cancel()
		now.failed = d.derive(ctx, r, now, by)
		d.mu.Lock()
		if d.works[of] == now {
			delete(d.works, of)
		}
		d.mu.Unlock()
		close(now.final)
	}()
	return now
}

// wait returns once the work has ended, or when something is known if first is set, or when the
// context ends. The error is why it has failed.
func (w *work) wait(ctx context.Context, first bool) error {
	known := w.first
	if !first {
		known = nil
	}
	select {
	case <-known:
	case <-w.final:
		if !errors.Is(w.failed, context.Canceled) {
			return w.failed
		}
	case <-ctx.Done():
	}
	return nil
}

// derive returns when something is made, by whichever server.
func (d *Drafts) derive(ctx context.Context, r kept.Reading, w *work, by maker) error {
	known := sync.OnceFunc(func() { close(w.first) })
	again := time.NewTicker(look)
	defer again.Stop()
	for ctx.Err() == nil {
		has, err := d.Derived(ctx, r, w.key)
		if len(has.Body) > 0 {
			known()
		}
		switch {
		case err == nil && has.Final:
			return nil
		case err != nil && !errors.Is(err, ErrNotFound):
			return err
		case !has.Held:
			if err := d.make(ctx, r, w.key, by, known); !errors.Is(err, ErrTaken) {
				return err
			}
		}
		select {
		case <-again.C:
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}

// make makes something here, once there is a place for it. The error is ErrTaken if another
// server makes it.
func (d *Drafts) make(ctx context.Context, r kept.Reading, key kept.Key, by maker, known func()) error {
	leave, err := d.places[key.Kind].take(ctx, r.By().ID())
	if err != nil {
		return err
	}
	defer leave()
	m, err := d.TakeDerived(ctx, r, key, chore.Lease)
	if err != nil {
		return err
	}
	doing, stop := context.WithCancel(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() {
		chore.KeepLease(doing, chore.Lease, stop, func(ctx context.Context) error { return d.RenewDerived(ctx, m, chore.Lease) })
	})
	body, err := by(doing, func(body []byte) {
		if d.KeepDerived(doing, m, body, false) == nil { // otherwise it is known once all is
			known()
		}
	})
	if err == nil {
		err = doing.Err() // what was given up has come to nothing final
	}
	stop()
	renewing.Wait()
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWord)
	defer cancel()
	if err != nil {
		return errors.Join(err, d.LeaveDerived(last, m))
	}
	return d.KeepDerived(last, m, body, true)
}
