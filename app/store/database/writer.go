package database

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"

	"gorm.io/gorm"
)

// writer owns the only goroutine that writes. A durable commit has to wait for
// the disk once, no matter how many decisions are in it. So the writer takes
// everything that is waiting, up to maxGroup items, commits it as one
// transaction, and answers when that is safe. It never waits for a group to fill
// up.
type writer struct {
	db    *gorm.DB
	there func() error // checks that the file at the path is still the open one
	log   *slog.Logger
	queue chan *item
	done  chan struct{}

	committed bell // rung after every commit

	mu     sync.RWMutex // held for reading while sending, so that stop can safely close the queue
	closed bool
}

const maxGroup = 256

// item is one write in the queue. Its neighbours in a group neither see it fail
// nor fail with it, unless storage itself fails.
type item struct {
	ctx    context.Context
	apply  func(*gorm.DB) error
	alone  bool // runs outside a transaction, after everything sent before it
	err    error
	answer chan error // buffered, so that a caller that has returned early doesn't block the writer
}

var errClosed = errors.New("the store is closed")

func startWriter(db *gorm.DB, there func() error, log *slog.Logger) *writer {
	w := &writer{db: db, there: there, log: log, queue: make(chan *item, maxGroup), done: make(chan struct{})}
	go w.loop()
	return w
}

// do is engine's. If ctx ends first, do returns its error and the write is
// uncertain. An item whose context has ended before its turn comes isn't started.
func (w *writer) do(ctx context.Context, apply func(tx *gorm.DB) error) error {
	return w.send(&item{ctx: ctx, apply: apply})
}

// doAlone runs f between transactions, after everything sent before it.
func (w *writer) doAlone(ctx context.Context, f func(db *gorm.DB) error) error {
	return w.send(&item{ctx: ctx, apply: f, alone: true})
}

func (w *writer) send(it *item) error {
	it.answer = make(chan error, 1)
	if err := w.enqueue(it); err != nil {
		return err
	}
	select {
	case err := <-it.answer:
		return err
	case <-it.ctx.Done():
		return it.ctx.Err()
	}
}

func (w *writer) enqueue(it *item) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return notKept(errClosed)
	}
	select {
	case w.queue <- it:
		return nil
	case <-it.ctx.Done():
		return it.ctx.Err()
	}
}

// stop commits what is queued, then ends the goroutine.
func (w *writer) stop() {
	w.mu.Lock()
	w.closed = true
	close(w.queue)
	w.mu.Unlock()
	<-w.done
}

func (w *writer) loop() {
	defer close(w.done)
	group := make([]*item, 0, maxGroup)
	for first := range w.queue {
		group, last := w.gather(group[:0], first)
		w.commit(group)
		if last != nil {
			w.runAlone(last)
		}
	}
}

// gather collects the items that are waiting already. An item that must run alone
// ends the group and is returned separately, to be run after it.
func (w *writer) gather(group []*item, it *item) ([]*item, *item) {
	for {
		if it.alone {
			return group, it
		}
		group = append(group, it)
		if len(group) == maxGroup {
			return group, nil
		}
		select {
		case next, open := <-w.queue:
			if !open {
				return group, nil
			}
			it = next
		default:
			return group, nil
		}
	}
}

// commit runs a group as one transaction and answers every item in it.
func (w *writer) commit(group []*item) {
	if len(group) == 0 {
		return
	}
	err := protect(w.log, func() error { return w.transact(group) })
	if err == nil {
		w.committed.ring()
	}
	for _, it := range group {
		if err != nil {
			it.err = notKept(err)
		}
		it.answer <- it.err
	}
}

// transact runs a group as one transaction. It returns an error only if nothing
// in the group was stored.
//
// It uses a context of its own throughout, because one caller's cancelled request
// must not roll back the others.
func (w *writer) transact(group []*item) error {
	if err := w.there(); err != nil {
		return err
	}
	tx := w.db.WithContext(context.Background()).Begin()
	if tx.Error != nil {
		return tx.Error
	}
	committed := false
	defer func() {
		if !committed {
			// Fails with "no transaction is active" if SQLite has rolled back
			// already.
			tx.Rollback()
		}
	}()
	around, err := savepointsIn(tx)
	if err != nil {
		return err
	}
	for _, it := range group {
		if err := w.applyWithin(tx, around, it); err != nil {
			return err
		}
	}
	err = tx.Commit().Error
	committed = err == nil
	return err
}

// applyWithin runs an item inside a savepoint. It returns an error only if the
// whole transaction is lost; an error that concerns this item alone is stored in
// it.
func (w *writer) applyWithin(tx *gorm.DB, around savepoints, it *item) error {
	it.err = it.ctx.Err()
	if it.err != nil {
		return nil
	}
	if _, err := around.begin.Exec(); err != nil {
		return err
	}
	it.err = protect(w.log, func() error { return it.apply(tx) })
	if it.err != nil {
		if !isOwn(it.err) {
			return it.err
		}
		if err := tx.Exec("ROLLBACK TO SAVEPOINT item").Error; err != nil {
			return err
		}
	}
	// Released now, or the next savepoint would be nested in this one.
	_, err := around.release.Exec()
	return err
}

// savepoints are the statements around each item of a transaction, without GORM, whose own
// savepoints can't be released. They are prepared, because the driver would otherwise have
// SQLite read their text for every item; what undoes an item is needed too seldom for that.
type savepoints struct{ begin, release *sql.Stmt }

func savepointsIn(tx *gorm.DB) (around savepoints, err error) {
	if around.begin, err = tx.Statement.ConnPool.PrepareContext(tx.Statement.Context, "SAVEPOINT item"); err == nil {
		around.release, err = tx.Statement.ConnPool.PrepareContext(tx.Statement.Context, "RELEASE SAVEPOINT item")
	}
	return around, err // they are closed with the transaction
}

func (w *writer) runAlone(it *item) {
	it.answer <- protect(w.log, func() error { return it.apply(w.db.WithContext(context.Background())) })
}

// protect calls f and turns a panic into an error. A panic is a bug in one item
// and must not stop the writer of SQLite, or no decision could be stored from then
// on.
func protect(log *slog.Logger, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("store: panic in a write", "panic", p, "stack", string(debug.Stack()))
			err = panicError{p}
		}
	}()
	return f()
}
