package store

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

// Store is an open database. It is safe for concurrent use, and several processes
// may have the same database open.
type Store struct {
	write  engine
	rw, ro *gorm.DB // the same for PostgreSQL
	now    func() time.Time
	log    *slog.Logger
	closed sync.Once

	secrets sync.Map // of days on which something is counted (count.go), by their ends
}

// engine is what SQLite and PostgreSQL do differently once a database is open.
type engine interface {
	// do runs apply in a transaction, and returns when that is durable or has been
	// undone. Apply must use only the tx that it is given, and must not touch
	// anything it shares with the caller, which may have returned already; it tells
	// what it has found with an [answer]. It may be called again in a new transaction,
	// after all that it did has been undone. If ctx ends while it waits, do may return
	// the context's error. The write is then uncertain, as it is if the error is
	// ErrUncertain.
	do(ctx context.Context, apply func(tx *gorm.DB) error) error

	// settle waits until every write to a run that was sent before has been
	// committed or undone, however uncertain its sender is.
	settle(ctx context.Context, run int64) error

	// forget overwrites what was deleted, if the database can.
	forget(ctx context.Context) error

	// hear calls tell once it has begun to hear, and then after every commit of this
	// process or another one, until ctx ends.
	hear(ctx context.Context, ro *gorm.DB, tell func())

	// stop finishes the writes that have been sent. Later ones fail with ErrNotKept.
	stop()
}

// Open opens the database at address, which is the path of a file for SQLite, or
// begins with postgres:// for PostgreSQL. It creates the file if necessary,
// readable only by its owner, and runs the migrations that are missing. A
// database that a newer Caseload wrote is refused with ErrNewer, one that isn't
// Caseload's with another error; neither is changed. Function now decides
// what has expired. Log gets the problems that can't be returned to any caller;
// if it is nil, they are dropped. Neither the log nor any error has the password of
// an address in it.
func Open(address string, now func() time.Time, log *slog.Logger) (*Store, error) {
	s, err := open(address, busyTimeout, now, log)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", Shown(address), err)
	}
	return s, nil
}

func open(address string, busy time.Duration, now func() time.Time, log *slog.Logger) (*Store, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if IsServer(address) {
		return openPostgres(address, busy, now, log)
	}
	return openSQLite(sqliteFile{path: address, busy: busy}, now, log)
}

// Close commits the writes that are waiting and closes the database. Later writes
// fail with ErrNotKept. Calling it again does nothing and returns nil.
func (s *Store) Close() error {
	var err error
	s.closed.Do(func() {
		s.write.stop()
		// Readers first: the last connection to close copies the log into the
		// database file, and a read-only one can't do that.
		err = errors.Join(closePool(s.ro), closePool(s.rw))
	})
	return err
}

// Overwrites reports whether the bytes of what is deleted are overwritten as soon as
// possible. PostgreSQL overwrites them some time later, and keeps them in its
// write-ahead log for a while.
func (s *Store) Overwrites() bool { return !isPostgres(s.rw) }

// Healthy reports whether the database can be read and whether the writer can
// begin a transaction, once it has finished what is waiting. It writes nothing,
// so it cannot foresee a full disk.
func (s *Store) Healthy(ctx context.Context) error {
	var one int
	if err := s.read(ctx).Raw("SELECT 1").Scan(&one).Error; err != nil {
		return in("read", err)
	}
	return in("write", s.write.do(ctx, func(*gorm.DB) error { return nil }))
}

// answer is what a write tells its sender, who reads it once the write is durable.
type answer[T any] chan T

func newAnswer[T any]() answer[T] { return make(answer[T], 1) }

// is replaces what an earlier call has told. It never waits.
func (a answer[T]) is(v T) {
	select {
	case <-a:
	default:
	}
	a <- v
}

// read returns the connections for reading. They see everything committed before.
func (s *Store) read(ctx context.Context) *gorm.DB { return s.ro.WithContext(ctx) }

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

// Times are stored as whole milliseconds since 1970 in UTC: the same number in
// any database, and one that sorts.

func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
