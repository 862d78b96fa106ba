package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

// This file and sqlite_backup.go hold everything that is specific to SQLite.

// sqliteEngine is an open database file. All writes go through one goroutine.
type sqliteEngine struct{ *writer }

func openSQLite(f sqliteFile, log *slog.Logger) (*Database, error) {
	if err := createFile(f.path); err != nil {
		return nil, err
	}
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
	return &Database{engine: sqliteEngine{startWriter(rw, there, log)}, rw: rw, ro: ro}, nil
}

// settle waits for everything that was sent earlier, whichever rows it is about.
func (e sqliteEngine) settle(ctx context.Context, _ func(*gorm.DB) error) error {
	return e.doAlone(ctx, func(*gorm.DB) error { return nil })
}

func (e sqliteEngine) forget(ctx context.Context) error { return e.doAlone(ctx, forget) }

// sqliteFile is the path of a database file, and how long to wait for other
// processes that use it.
type sqliteFile struct {
	path string
	busy time.Duration
}

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

// openWriter opens the only connection that writes. Several would starve each
// other. Transactions are "immediate" because one that reads before it writes
// can't wait for a lock that it asks for late.
func (f sqliteFile) openWriter() (*gorm.DB, error) {
	return f.open(1, url.Values{
		"_journal_mode":  {"WAL"},
		"_synchronous":   {"FULL"}, // survives a power failure; group commit makes up for the cost
		"_txlock":        {"immediate"},
		"_cache_size":    {"-16000"}, // KiB
		"_secure_delete": {"on"},     // overwrites erased words instead of only unlinking them
	})
}

// openReaders opens the connections that read. One of them is kept for hearing other
// processes, while somebody does (sqlite_hear.go).
func (f sqliteFile) openReaders() (*gorm.DB, error) {
	return f.open(5, url.Values{"mode": {"ro"}, "_query_only": {"1"}})
}

func (f sqliteFile) open(connections int, query url.Values) (*gorm.DB, error) {
	address, err := f.address(query)
	if err != nil {
		return nil, err
	}
	pool, err := sql.Open(sqlite.DriverName, address)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db, err := gorm.Open(sqlite.New(sqlite.Config{Conn: pool}), gormConfig())
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// address returns the URI with which to open the file. It is a file URI, so that
// the path may contain any character, and absolute, so that connections opened
// later find the same file.
func (f sqliteFile) address(query url.Values) (string, error) {
	path, err := filepath.Abs(f.path)
	if err != nil {
		return "", err
	}
	query.Set("_busy_timeout", strconv.FormatInt(f.busy.Milliseconds(), 10))
	query.Set("_foreign_keys", "on")
	query.Set("_stmt_cache_size", "64") // per connection; there are about 40 statements
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String(), nil
}

// recognise returns an error if the file is the database of a newer Caseload
// (ErrNewer) or of some other program. It changes nothing.
func (f sqliteFile) recognise() error {
	query := url.Values{"mode": {"ro"}, "_query_only": {"1"}}
	if !f.hasLog() {
		// Even a read-only connection creates files beside a database that uses
		// write-ahead logging, unless it is told that nobody writes. If there is
		// no log, nobody does. Should somebody start at this very moment, the
		// migration checks again while holding a lock.
		query.Set("immutable", "1")
	}
	db, err := f.open(1, query)
	if err != nil {
		return err
	}
	return errors.Join(recognise(db), closePool(db))
}

// hasLog reports whether there is a non-empty write-ahead log beside the file.
// Then the database is in use, or its process was killed and the log is part of
// the database. It also reports true if it can't tell.
func (f sqliteFile) hasLog() bool {
	info, err := os.Stat(f.path + "-wal")
	return !errors.Is(err, fs.ErrNotExist) && (err != nil || info.Size() > 0)
}

func (f sqliteFile) migrate() error {
	db, err := f.openWriter()
	if err != nil {
		return err
	}
	return errors.Join(upgrade(db), closePool(db))
}

// watched returns a function that checks whether the file now at the path is
// still the one that was opened. After a file has been deleted or replaced, the
// program could go on writing to the open one, and everything in it would be lost
// when the program ends.
func (f sqliteFile) watched() (there func() error, err error) {
	path, err := filepath.Abs(f.path)
	if err != nil {
		return nil, err
	}
	opened, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return func() error {
		now, err := os.Stat(path)
		if err == nil && !os.SameFile(opened, now) {
			err = errors.New("the database file was replaced while it was in use; start the program again")
		}
		return err
	}, nil
}

// forget moves the write-ahead log into the database file and empties it; until
// then, the log still holds what was erased. It fails if a reader, perhaps in
// another process, is using the log. It waits only 100 ms for that, less than a
// write does, because all decisions have to wait meanwhile.
func forget(db *gorm.DB) error {
	var patience, busy, log, moved int
	if err := db.Raw("PRAGMA busy_timeout").Row().Scan(&patience); err != nil {
		return err
	}
	defer db.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", patience))
	if err := db.Exec("PRAGMA busy_timeout = 100").Error; err != nil {
		return err
	}
	if err := db.Raw("PRAGMA wal_checkpoint(TRUNCATE)").Row().Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("the log is in use")
	}
	return nil
}

// sqliteRefused reports whether SQLite rejected a single statement because of its
// content, rather than failing to store anything at all. After a failure of the
// latter kind SQLite may have rolled back the whole transaction by itself, so
// that going on would commit the rest of a group without its beginning.
func sqliteRefused(err error) bool {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code {
	case sqlite3.ErrConstraint, sqlite3.ErrTooBig, sqlite3.ErrMismatch:
		return true
	}
	return false
}

// sqliteLacksColumn reports whether a statement names a column that isn't there, or
// makes no sense in another way.
func sqliteLacksColumn(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.Code == sqlite3.ErrError
}
