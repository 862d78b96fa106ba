package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Store is an open database. It is safe for concurrent use, and two processes
// may have the same file open.
type Store struct {
	write  *writer
	rw, ro *gorm.DB
	now    func() time.Time
	log    *slog.Logger
	closed sync.Once
}

// Open opens the database file at path. It creates the file if necessary,
// readable only by its owner, and runs the migrations that are missing. A
// database that a newer Caseload wrote is refused with ErrNewer, a file that
// isn't Caseload's with another error; neither is changed. Function now decides
// what has expired. Log gets the problems that can't be returned to any caller;
// if it is nil, they are dropped.
func Open(path string, now func() time.Time, log *slog.Logger) (*Store, error) {
	s, err := open(path, busyTimeout, now, log)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return s, nil
}

func open(path string, busy time.Duration, now func() time.Time, log *slog.Logger) (*Store, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if err := createFile(path); err != nil {
		return nil, err
	}
	f := sqliteFile{path: path, busy: busy}
	if err := f.recognise(); err != nil {
		return nil, err
	}
	if err := f.migrate(); err != nil {
		return nil, err
	}
	rw, err := f.openWriter()
	if err != nil {
		return nil, err
	}
	// Opened after the writer: a read-only connection cannot create the files
	// beside the database that write-ahead logging needs.
	ro, err := f.openReaders()
	if err != nil {
		return nil, errors.Join(err, closePool(rw))
	}
	there, err := f.watched()
	if err != nil {
		return nil, errors.Join(err, closePool(ro), closePool(rw))
	}
	return &Store{write: startWriter(rw, there, log), rw: rw, ro: ro, now: now, log: log}, nil
}

// Close commits the writes that are waiting and closes the file. Later writes
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

// read returns the connections for reading. They see everything committed before.
func (s *Store) read(ctx context.Context) *gorm.DB { return s.ro.WithContext(ctx) }

// createFile creates the file before SQLite would, to set its mode, which SQLite
// copies to the files beside it. An existing file is left alone.
func createFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// config returns GORM's settings for all connections. GORM's log is off because
// the values in a statement can be a student's private words; errors reach the
// caller anyway.
//
// PrepareStmt is off. GORM prepares a statement within the first transaction that
// uses it, and database/sql then has to prepare it again in every other one. With
// 64 writers that made 15,000 decisions a second, against 31,000 with the
// driver's own cache of statements (sqlite.go), which also serves reads.
func config() *gorm.Config {
	return &gorm.Config{
		Logger:                 logger.Discard,
		TranslateError:         true,
		SkipDefaultTransaction: true, // the writer makes its own transactions
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
