// Package database opens one of Caseload's databases, a file of SQLite or a server of
// PostgreSQL, and knows all that is done differently with them: how writes are
// committed, locks, what other processes commit, backups. It knows the migrations, and
// otherwise no table: what is kept is its caller's business.
//
// A write is durable before [Database.Write] returns. SQLite runs with
// synchronous=FULL, and a single writer commits whatever is waiting as one group
// (writer.go). PostgreSQL gets one transaction for each write; how durable that is
// depends on the server's settings, which Open logs.
//
// What is specific to one of them is in the files whose names begin with sqlite and
// postgres, and in lock.go.
package database

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Patience is how long a write usually waits for another process to release what it
// has locked, before it fails with [ErrNotKept].
const Patience = 5 * time.Second

// Database is an open database. It is safe for concurrent use, and several processes
// may have the same one open.
type Database struct {
	engine engine
	rw, ro *gorm.DB // the same for PostgreSQL
	closed sync.Once
}

// engine is what SQLite and PostgreSQL do differently once a database is open.
type engine interface {
	// do is [Database.Write].
	do(ctx context.Context, apply func(tx *gorm.DB) error) error

	// settle is [Database.Settle].
	settle(ctx context.Context, lock func(tx *gorm.DB) error) error

	// forget is [Database.Forget].
	forget(ctx context.Context) error

	// hear is [Database.Hear].
	hear(ctx context.Context, ro *gorm.DB, tell func())

	// stop finishes the writes that have been sent. Later ones fail with ErrNotKept.
	stop()
}

// Open opens the database at address, which is the path of a file for SQLite, or
// begins with postgres:// for PostgreSQL. It creates the file if necessary,
// readable only by its owner, and runs the migrations that are missing. A
// database that a newer Caseload wrote is refused with ErrNewer, one that isn't
// Caseload's with another error; neither is changed. Patience is how long a write
// waits for what others have locked. Log gets the problems that can't be returned to
// any caller; if it is nil, they are dropped. Neither the log nor any error has the
// password of an address in it.
func Open(address string, patience time.Duration, log *slog.Logger) (*Database, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	d, err := (*Database)(nil), error(nil)
	if IsServer(address) {
		d, err = openPostgres(address, patience, log)
	} else {
		d, err = openSQLite(sqliteFile{path: address, busy: patience}, log)
	}
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", Shown(address), err)
	}
	return d, nil
}

// Close commits the writes that are waiting and closes the database. Later writes
// fail with ErrNotKept. Calling it again does nothing and returns nil.
func (d *Database) Close() error {
	var err error
	d.closed.Do(func() {
		d.engine.stop()
		// Readers first: the last connection to close copies the log into the
		// database file, and a read-only one can't do that.
		err = errors.Join(closePool(d.ro), closePool(d.rw))
	})
	return err
}

// Read returns the connections for reading. They see everything committed before.
func (d *Database) Read(ctx context.Context) *gorm.DB { return d.ro.WithContext(ctx) }

// Write runs apply in a transaction, and returns when that is durable or has been
// undone. Apply must use only the tx that it is given, and must not touch anything it
// shares with the caller, which may have returned already. It may be called again in a
// new transaction, after all that it did has been undone. Only this write fails with a
// [Refusal]; any other error is one of storage. If ctx ends while it waits, Write may
// return the context's error. The write is then uncertain, as it is if the error is
// [ErrUncertain].
func (d *Database) Write(ctx context.Context, apply func(tx *gorm.DB) error) error {
	return d.engine.do(ctx, apply)
}

// Settle waits until every write has been committed or undone that was sent before and
// waits for the rows that lock locks, however uncertain its sender is.
func (d *Database) Settle(ctx context.Context, lock func(tx *gorm.DB) error) error {
	return d.engine.settle(ctx, lock)
}

// Forget overwrites what was deleted, if the database can.
func (d *Database) Forget(ctx context.Context) error { return d.engine.forget(ctx) }

// Overwrites reports whether Forget does anything. PostgreSQL overwrites what was
// deleted some time later, and keeps it in its write-ahead log for a while.
func (d *Database) Overwrites() bool { return !IsPostgres(d.rw) }

// Hear calls tell, which must not block, once it has begun to hear, and then after every
// commit of this process or another one, until ctx ends.
func (d *Database) Hear(ctx context.Context, tell func()) { d.engine.hear(ctx, d.ro, tell) }

// Direct returns the connections that write, past the writer. Only tests may use it.
func (d *Database) Direct() *gorm.DB { return d.rw }

// Queued returns how many writes are waiting behind the current one. With PostgreSQL
// none do.
func (d *Database) Queued() int {
	if e, queues := d.engine.(sqliteEngine); queues {
		return len(e.queue)
	}
	return 0
}

// gormConfig returns GORM's settings for all connections. GORM's log is off because
// the values in a statement can be a student's private words; errors reach the
// caller anyway.
//
// PrepareStmt is off. GORM prepares a statement within the first transaction that
// uses it, and database/sql then has to prepare it again in every other one. With
// 64 writers that made 15,000 decisions a second, against 31,000 with the
// driver's own cache of statements (sqlite.go), which also serves reads.
func gormConfig() *gorm.Config {
	return &gorm.Config{
		Logger:                 logger.Discard,
		TranslateError:         true,
		SkipDefaultTransaction: true, // engine.do makes the transactions
	}
}

func closePool(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}
