package store

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"

	"gorm.io/gorm"
)

// writer is the one goroutine that writes. A durable commit costs one wait for
// the disk, however many decisions are in it; so the writer takes whatever is
// waiting, up to maxGroup, commits it as one transaction, and answers when it is
// safe. Nobody waits for a group to fill.
type writer struct {
	db    *gorm.DB
	there func() error // whether what is written will be found again
	log   *slog.Logger
	queue chan *item
	done  chan struct{}

	mu     sync.RWMutex // held for reading while sending, so that stop can close the queue
	closed bool
}

const maxGroup = 256

// item is one write on its way. Its neighbours in a group neither see it fail
// nor fail with it, unless storage itself gives way.
type item struct {
	ctx    context.Context
	apply  func(*gorm.DB) error
	alone  bool // outside any transaction, and after all that came before
	err    error
	answer chan error // holds one, so that a caller who left blocks nobody
}

var errClosed = errors.New("the store is closed")

func startWriter(db *gorm.DB, there func() error, log *slog.Logger) *writer {
	w := &writer{db: db, there: there, log: log, queue: make(chan *item, maxGroup), done: make(chan struct{})}
	go w.loop()
	return w
}

// do has apply done in a transaction and returns once that is durable or has been
// undone. Apply must only use the tx it is given and must not touch what it
// shares with the caller, who may have left. When ctx ends first, do returns its
// error and the write is uncertain; an item whose context has ended before its
// turn comes is not begun.
func (w *writer) do(ctx context.Context, apply func(tx *gorm.DB) error) error {
	return w.send(&item{ctx: ctx, apply: apply})
}

// doAlone has f done between transactions.
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

// stop keeps what is queued, then ends the writer.
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

// gather collects what is waiting already. An item that wants to be alone ends
// the group and comes after it.
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

// commit makes one transaction of the group and answers everyone in it.
func (w *writer) commit(group []*item) {
	if len(group) == 0 {
		return
	}
	err := w.protect(func() error { return w.transact(group) })
	for _, it := range group {
		if err != nil {
			it.err = notKept(err)
		}
		it.answer <- it.err
	}
}

// transact returns an error only when nothing of the group was kept.
//
// It uses its own context throughout: one caller's cancelled request must not
// roll back the others.
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
			// Says "no transaction is active" where SQLite has undone it already.
			tx.Rollback()
		}
	}()
	for _, it := range group {
		if err := w.applyWithin(tx, it); err != nil {
			return err
		}
	}
	err := tx.Commit().Error
	committed = err == nil
	return err
}

// applyWithin runs the item inside a savepoint. It returns an error when the
// whole transaction is lost; an error that is the item's own stays with the item.
func (w *writer) applyWithin(tx *gorm.DB, it *item) error {
	it.err = it.ctx.Err()
	if it.err != nil {
		return nil
	}
	if err := exec(tx, "SAVEPOINT item"); err != nil {
		return err
	}
	it.err = w.protect(func() error { return it.apply(tx) })
	if it.err != nil {
		if !isOwn(it.err) {
			return it.err
		}
		if err := exec(tx, "ROLLBACK TO SAVEPOINT item"); err != nil {
			return err
		}
	}
	// Released at once, or the next would nest inside it.
	return exec(tx, "RELEASE SAVEPOINT item")
}

// exec goes past GORM, whose own savepoints can't be released.
func exec(tx *gorm.DB, sql string) error {
	_, err := tx.Statement.ConnPool.ExecContext(tx.Statement.Context, sql)
	return err
}

func (w *writer) runAlone(it *item) {
	it.answer <- w.protect(func() error { return it.apply(w.db.WithContext(context.Background())) })
}

// protect keeps the writer alive: a panic is one item's bug and must not silence
// everybody's decisions from then on.
func (w *writer) protect(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			w.log.Error("store: panic in a write", "panic", p, "stack", string(debug.Stack()))
			err = panicError{p}
		}
	}()
	return f()
}
