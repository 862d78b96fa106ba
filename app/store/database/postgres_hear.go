package database

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/gorm"
)

// Processes on one server tell each other of commits by NOTIFY, which reaches those
// that LISTEN in the same database. That is done after the commit and seldom, since
// commits with a NOTIFY in them wait for each other.

const (
	notifyEvery = 5 * time.Millisecond
	hearAnyway  = 2 * time.Second // a hint comes at least this often, in case one was lost
	hearChannel = "caseload_changes"
)

// changed is called after a commit. It doesn't block.
func (e *postgresEngine) changed() {
	e.committed.ring()
	select {
	case e.dirty <- struct{}{}:
	default:
	}
}

// notify tells other processes of commits until the engine is stopped.
func (e *postgresEngine) notify() {
	defer close(e.told)
	pool := stdlib.OpenDB(*e.config, stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
		// What is told needn't be durable.
		_, err := c.Exec(ctx, "SET synchronous_commit = off")
		return err
	}))
	pool.SetMaxOpenConns(1)
	defer pool.Close()
	for range e.dirty {
		ctx, cancel := context.WithTimeout(context.Background(), hearAnyway)
		if _, err := pool.ExecContext(ctx, "NOTIFY "+hearChannel); err != nil {
			// Others look for themselves after a while. That the server is away is
			// said by whoever needs it.
			e.log.Debug("store: other processes aren't told of a commit", "error", err.Error())
		}
		pause(ctx, notifyEvery)
		cancel()
	}
}

func (e *postgresEngine) hear(ctx context.Context, _ *gorm.DB, tell func()) {
	defer e.committed.add(tell)()
	for ctx.Err() == nil {
		if err := e.listen(ctx, tell); err != nil && ctx.Err() == nil {
			e.log.Error("store: hearing other processes was interrupted", "error", err.Error())
			pause(ctx, time.Second)
		}
	}
}

// listen calls tell at once, after each notification and every so often. It has a
// connection of its own, which isn't among those of the pool.
func (e *postgresEngine) listen(ctx context.Context, tell func()) error {
	conn, err := pgx.ConnectConfig(ctx, e.config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+hearChannel); err != nil {
		return err
	}
	for {
		tell()
		wait, cancel := context.WithTimeout(ctx, hearAnyway)
		_, err := conn.WaitForNotification(wait)
		cancel()
		if err != nil && (ctx.Err() != nil || conn.IsClosed() || !pgconn.Timeout(err)) {
			return err
		}
	}
}
