package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
)

// postgresEngine writes in plain transactions, as many at once as there are
// connections. PostgreSQL itself commits several together.
type postgresEngine struct {
	db    *gorm.DB
	limit time.Duration // of one write, with waiting for a connection
	log   *slog.Logger

	config    *pgx.ConnConfig
	committed bell          // rung after every commit
	dirty     chan struct{} // holds something if there were commits of which others don't know
	told      chan struct{} // closed when no others are told any longer

	running sync.RWMutex // held for reading by each write, so that stop can wait for them
	stopped bool
}

// do returns when the write is settled, even if ctx ends before: its caller needn't
// find out then what became of it. A write takes no longer than e.limit in any case,
// with all attempts together.
func (e *postgresEngine) do(ctx context.Context, apply func(tx *gorm.DB) error) error {
	e.running.RLock()
	defer e.running.RUnlock()
	if e.stopped {
		return notKept(errClosed)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), e.limit)
	defer cancel()
	return again(ctx, func() error { return e.transact(ctx, apply) })
}

// again calls attempt until it needn't give way to others, or has done so too often.
func again(ctx context.Context, attempt func() error) error {
	for n := 1; ; n++ {
		err := attempt()
		if n == mostAttempts || !gaveWay(err) {
			return err
		}
		pause(ctx, rand.N(time.Duration(n)*10*time.Millisecond)) // or the same could meet again
	}
}

// mostAttempts is how often a transaction is begun that has to give way to others.
const mostAttempts = 5

// gaveWay reports whether the server has undone a whole transaction, so that others
// could go on with theirs: they waited for each other in a circle, or had both read
// what the other wrote. The server says so before it commits, so nothing is done twice.
func gaveWay(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40P01" || e.Code == "40001")
}

func (e *postgresEngine) transact(ctx context.Context, apply func(tx *gorm.DB) error) error {
	tx := e.db.WithContext(ctx).Begin()
	if tx.Error != nil {
		return notKept(e.noConnection(tx.Error))
	}
	err := protect(e.log, func() error { return apply(tx) })
	if err == nil {
		defer e.changed()
		return commit(ctx, tx)
	}
	tx.Rollback() // if it fails, the connection is closed, which has the same effect
	if !isOwn(err) {
		err = notKept(err)
	}
	return err
}

// noConnection says that all connections were in use, if that is why there was none
// in time.
func (e *postgresEngine) noConnection(err error) error {
	if pool, poolErr := e.db.DB(); poolErr == nil && errors.Is(err, context.DeadlineExceeded) && pool.Stats().InUse >= poolSize {
		return fmt.Errorf("all %d connections to the database were in use: %w", poolSize, err)
	}
	return err
}

// commit returns nil, ErrNotKept if the transaction is certain to have been undone,
// or otherwise ErrUncertain.
func commit(ctx context.Context, tx *gorm.DB) error {
	if err := ctx.Err(); err != nil {
		tx.Rollback()
		return notKept(err)
	}
	err := tx.Commit().Error
	var refused *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refused) && refused.SeverityUnlocalized == "ERROR",
		errors.Is(err, pgx.ErrTxCommitRollback), errors.Is(err, sql.ErrTxDone), pgconn.SafeToRetry(err):
		return notKept(err)
	}
	return fmt.Errorf("%w: %w", ErrUncertain, err)
}

// settle waits for the locks that the writes have until they are committed or undone.
// It holds for the writes of any process.
func (e *postgresEngine) settle(ctx context.Context, lock func(tx *gorm.DB) error) error {
	return again(ctx, func() error {
		return e.db.WithContext(ctx).Transaction(lock)
	})
}

// forget does nothing: PostgreSQL can't overwrite what was deleted. It is gone from
// the tables' files after a vacuum, which PostgreSQL runs by itself, and from its
// write-ahead log and from backups as these are recycled.
func (e *postgresEngine) forget(context.Context) error { return nil }

func (e *postgresEngine) stop() {
	e.running.Lock()
	if !e.stopped {
		e.stopped = true
		close(e.dirty)
	}
	e.running.Unlock()
	<-e.told
}

// postgresRefused reports whether PostgreSQL rejected a single statement because of
// its content.
func postgresRefused(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (strings.HasPrefix(e.Code, "22") || strings.HasPrefix(e.Code, "23"))
}

var errLocked = errors.New("what was to be written is locked by others")

// translatePostgres marks the errors that the rest of the package tells apart.
func translatePostgres(err error) error {
	kind := error(nil)
	var e *pgconn.PgError
	switch {
	case !errors.As(err, &e):
		if isLost(err) {
			kind = ErrAway
		}
	case e.Code == "23505":
		kind = gorm.ErrDuplicatedKey
	case e.Code == "23503":
		kind = gorm.ErrForeignKeyViolated
	case e.Code == "55P03":
		kind = errLocked
	case strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "57P"), e.Code == "53300":
		kind = ErrAway
	}
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// isLost reports whether an error means that there is no connection, or no longer.
func isLost(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	return errors.As(err, new(*pgconn.ConnectError)) || errors.As(err, new(net.Error)) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || pgconn.SafeToRetry(err)
}
