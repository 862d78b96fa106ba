package store

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
)

// Store is an open database. It is safe for concurrent use, and several processes
// may have the same database open.
type Store struct {
	db  *database.Database
	now func() time.Time
	log *slog.Logger

	secrets sync.Map // of days on which something is counted (count.go), by their ends
}

// Open opens the database at address, as [database.Open] does. Function now decides
// what has expired.
func Open(address string, now func() time.Time, log *slog.Logger) (*Store, error) {
	return open(address, database.Patience, now, log)
}

func open(address string, patience time.Duration, now func() time.Time, log *slog.Logger) (*Store, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	db, err := database.Open(address, patience, log)
	if err != nil {
		return nil, err
	}
	return &Store{db: db, now: now, log: log}, nil
}

// Database returns the open database, for packages below this one that keep an area of their
// own. Nobody else may use it.
func (s *Store) Database() *database.Database { return s.db }

// Now returns the time by the clock that decides what has expired.
func (s *Store) Now() time.Time { return s.now() }

// Close commits the writes that are waiting and closes the database. Later writes
// fail with ErrNotKept. Calling it again does nothing and returns nil.
func (s *Store) Close() error { return s.db.Close() }

// Overwrites reports whether the bytes of what is deleted are overwritten as soon as
// possible. PostgreSQL overwrites them some time later, and keeps them in its
// write-ahead log for a while.
func (s *Store) Overwrites() bool { return s.db.Overwrites() }

// Outgrown returns an error that wraps ErrNewer if a newer Caseload has changed the
// tables since the database was opened. This program should then be stopped: it may
// not write all that the newer one expects.
func (s *Store) Outgrown(ctx context.Context) error { return s.db.Outgrown(ctx) }

// Healthy reports whether the database can be read and whether the writer can
// begin a transaction, once it has finished what is waiting. It writes nothing,
// so it cannot foresee a full disk.
func (s *Store) Healthy(ctx context.Context) error {
	var one int
	if err := s.read(ctx).Raw("SELECT 1").Scan(&one).Error; err != nil {
		return in("read", err)
	}
	return in("write", s.write(ctx, func(*gorm.DB) error { return nil }))
}

// Told is what a write tells its sender, who reads it once the write is durable.
type Told[T any] chan T

// NewTold returns one in which nothing is told yet.
func NewTold[T any]() Told[T] { return make(Told[T], 1) }

// Is replaces what an earlier call has told. It never waits.
func (a Told[T]) Is(v T) {
	select {
	case <-a:
	default:
	}
	a <- v
}

// read returns the connections for reading. They see everything committed before.
func (s *Store) read(ctx context.Context) *gorm.DB { return s.db.Read(ctx) }

// write runs apply in a transaction, on the terms of [database.Database.Write]. Apply
// tells what it has found with a [Told].
func (s *Store) write(ctx context.Context, apply func(tx *gorm.DB) error) error {
	return s.db.Write(ctx, apply)
}

// Times are stored as whole milliseconds since 1970 in UTC: the same number in
// any database, and one that sorts.

func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
