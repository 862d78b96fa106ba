// Package chore does background work: chores, which are rows in the store. Every
// server on a database runs a [Worker], and each chore is done by the one that takes it
// first. A server that is killed loses its lease, and another one begins again. So what
// is done must come to the same if it is done twice.
package chore

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"caseload/app/store"
)

// Kind says how the chores of one kind are done.
type Kind struct {
	Name string

	// Do does the chore with a key, as the operator of the server. It must return soon
	// after the context ends, which it does when the program stops or another server has
	// got the chore.
	Do func(ctx context.Context, by store.Operator, key string) error

	// Every is how long after it was done a chore is due again; 0 means never. A kind
	// with a span has one chore, whose key is empty, and the worker asks for it.
	Every time.Duration

	// Private keeps the keys out of the log: they are about somebody.
	Private bool

	// Soon hints that a chore may be due. Without it, as when another server has asked,
	// the worker finds it a few seconds later.
	Soon <-chan struct{}
}

// said returns a chore's key for the log.
func (k Kind) said(c store.Chore) string {
	if k.Private {
		return "-"
	}
	return c.Key
}

// NotHere is the error of a chore that this program can't do, while another may: one of
// a newer version, say.
type NotHere struct{ Why error }

func (e *NotHere) Error() string { return e.Why.Error() }

const (
	// Lease is how long a server that was killed keeps a chore from the others, and
	// Look how often each looks for chores that are due.
	Lease = 30 * time.Second
	Look  = 5 * time.Second

	// A chore that fails is due again after firstWait, then after four times as long
	// each time, up to longestWait. After mostAttempts it is left alone, unless it is
	// one of those that come again.
	firstWait    = 10 * time.Second
	longestWait  = time.Hour
	mostAttempts = 6

	// elsewhere is how long a chore is left to other servers.
	elsewhere = time.Hour

	// afterwards is how long it may take to write down what became of a chore.
	afterwards = 5 * time.Second
)

// Worker does the chores in a store. Its fields must not be changed while it runs.
type Worker struct {
	Store *store.Store
	By    store.Operator
	Log   *slog.Logger
	Kinds []Kind

	Lease, Look time.Duration // 0: those of this package
}

// Run does what is due until the context ends, one chore of each kind at a time. When
// it returns, everything that it had begun is done or has been given back.
func (w Worker) Run(ctx context.Context) {
	if w.Lease == 0 {
		w.Lease = Lease
	}
	if w.Look == 0 {
		w.Look = Look
	}
	var all sync.WaitGroup
	for _, kind := range w.Kinds {
		all.Go(func() { w.run(ctx, kind) })
	}
	all.Wait()
}

func (w Worker) run(ctx context.Context, kind Kind) {
	asked, said := kind.Every == 0, false
	for ctx.Err() == nil {
		var err error
		if !asked {
			err = w.Store.AddChore(ctx, w.By, kind.Name, "")
			asked = err == nil
		}
		if err == nil {
			err = w.next(ctx, kind)
		}
		if err == nil {
			said = false
			continue
		}
		none := errors.Is(err, store.ErrNotFound)
		if !none && !said && ctx.Err() == nil {
			w.Log.Error("background work can't be looked for; it waits", "kind", kind.Name, "error", err.Error())
		}
		said = !none
		w.wait(ctx, kind)
	}
}

// wait returns when chores should be looked for again.
func (w Worker) wait(ctx context.Context, kind Kind) {
	again := time.NewTimer(w.Look)
	defer again.Stop()
	select {
	case <-again.C:
	case <-kind.Soon:
	case <-ctx.Done():
	}
}

// next does one chore. An error means that none was begun.
func (w Worker) next(ctx context.Context, kind Kind) error {
	most := mostAttempts
	if kind.Every > 0 {
		most = 0
	}
	c, err := w.Store.TakeChore(ctx, w.By, kind.Name, w.Lease, most)
	if err != nil {
		return err
	}
	doing, stop := context.WithCancel(ctx)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		KeepLease(doing, w.Lease, stop, func(ctx context.Context) error { return w.Store.RenewLease(ctx, c, w.Lease) })
	}()
	err = kind.Do(doing, w.By, c.Key)
	lost := doing.Err() != nil && ctx.Err() == nil
	stop()
	<-renewed
	if lost && err != nil {
		w.Log.Warn("another server goes on with background work that this one had begun", "kind", c.Kind, "key", kind.said(c))
		return nil
	}
	w.settle(ctx, kind, c, err)
	return nil
}

// KeepLease renews a lease until the context ends, or calls lost when it is lost: when renew
// returns [store.ErrNotFound], or when it couldn't be renewed for so long that it may be over.
func KeepLease(ctx context.Context, lease time.Duration, lost func(), renew func(context.Context) error) {
	surely := lease * 5 / 6 // how long it lasts if it can't be renewed, with time to spare
	beat, left := time.NewTicker(lease/4), time.NewTimer(surely)
	defer beat.Stop()
	defer left.Stop()
	for {
		select {
		case <-beat.C:
		case <-left.C:
			lost()
			return
		case <-ctx.Done():
			return
		}
		switch err := renew(ctx); {
		case err == nil:
			left.Reset(surely)
		case errors.Is(err, store.ErrNotFound):
			lost()
			return
		}
	}
}

// settle writes down what became of a chore. If it can't, the lease runs out and the
// chore is begun again.
func (w Worker) settle(ctx context.Context, kind Kind, c store.Chore, failed error) {
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), afterwards)
	defer cancel()
	var err error
	switch {
	case failed == nil && kind.Every > 0:
		err = w.Store.PutOffChore(last, c, kind.Every, 0, "")
	case failed == nil:
		err = w.Store.ChoreDone(last, c)
	case ctx.Err() != nil:
		err = w.Store.PutOffChore(last, c, 0, c.Attempts-1, "")
	case errors.As(failed, new(*NotHere)):
		w.Log.Info("background work is left to another server, since this one can't do it", "kind", c.Kind, "key", kind.said(c), "reason", failed.Error())
		err = w.Store.PutOffChore(last, c, elsewhere, c.Attempts-1, failed.Error())
	default:
		w.sayFailed(kind, c, failed)
		err = w.Store.PutOffChore(last, c, waitAfter(c.Attempts), c.Attempts, failed.Error())
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		w.Log.Error("what became of background work wasn't kept, so it will be begun again", "kind", c.Kind, "key", kind.said(c), "error", err.Error())
	}
}

func (w Worker) sayFailed(kind Kind, c store.Chore, failed error) {
	if kind.Every == 0 && c.Attempts >= mostAttempts {
		w.Log.Error("background work failed too often and isn't tried again", "kind", c.Kind, "key", kind.said(c), "attempts", c.Attempts, "error", failed.Error())
		return
	}
	w.Log.Warn("background work failed and will be tried again", "kind", c.Kind, "key", kind.said(c), "attempts", c.Attempts, "error", failed.Error())
}

// waitAfter returns how long a chore waits after it has failed this many times.
func waitAfter(attempts int) time.Duration {
	wait := firstWait
	for range attempts - 1 {
		wait = min(4*wait, longestWait)
	}
	return wait
}
