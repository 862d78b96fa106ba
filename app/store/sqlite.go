package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

// All that is true of SQLite alone is in this file.

// busyTimeout is how long a write waits for another process before it is
// answered with ErrNotKept.
const busyTimeout = 5 * time.Second

// sqliteFile is a database file and how patient to be with others who use it.
type sqliteFile struct {
	path string
	busy time.Duration
}

// openWriter opens the one connection that writes. More than one would starve
// each other; "immediate" because a transaction that reads before it writes
// can't wait for a lock that it asks for late.
func (f sqliteFile) openWriter() (*gorm.DB, error) {
	return f.open(1, url.Values{
		"_journal_mode":  {"WAL"},
		"_synchronous":   {"FULL"}, // survives power loss; group commit pays for it
		"_txlock":        {"immediate"},
		"_cache_size":    {"-16000"}, // KiB
		"_secure_delete": {"on"},     // erased words are overwritten, not just unlinked
	})
}

func (f sqliteFile) openReaders() (*gorm.DB, error) {
	return f.open(4, url.Values{"mode": {"ro"}, "_query_only": {"1"}})
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
	db, err := gorm.Open(sqlite.New(sqlite.Config{Conn: pool}), config())
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// address is a file URI, so that a path may hold any character, and absolute, so
// that connections opened later find the same file.
func (f sqliteFile) address(query url.Values) (string, error) {
	path, err := filepath.Abs(f.path)
	if err != nil {
		return "", err
	}
	query.Set("_busy_timeout", strconv.FormatInt(f.busy.Milliseconds(), 10))
	query.Set("_foreign_keys", "on")
	query.Set("_stmt_cache_size", "64") // for each connection; we have about 40
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String(), nil
}

// recognise refuses a database of a newer Caseload or of something else, and
// changes nothing in finding out.
func (f sqliteFile) recognise() error {
	query := url.Values{"mode": {"ro"}, "_query_only": {"1"}}
	if !f.hasLog() {
		// Even a read-only connection leaves files beside a database with
		// write-ahead logging, unless it is told that nobody writes. Without a
		// log nobody does; should somebody begin this very moment, the migration
		// asks again under a lock.
		query.Set("immutable", "1")
	}
	db, err := f.open(1, query)
	if err != nil {
		return err
	}
	return errors.Join(recognise(db), closePool(db))
}

// hasLog reports whether a write-ahead log lies beside the file: it is in use, or
// its process was killed, and the log is then part of the database.
func (f sqliteFile) hasLog() bool {
	info, err := os.Stat(f.path + "-wal")
	return !errors.Is(err, fs.ErrNotExist) && (err != nil || info.Size() > 0)
}

func (f sqliteFile) migrate() error {
	db, err := f.openWriter()
	if err != nil {
		return err
	}
	return errors.Join(migrate(db), closePool(db))
}

// watched gives a check that the file which was opened is still the one at its
// path. A file that was deleted, or put in place of it, leaves the open one to be
// written to, until the program ends and everything in it is gone.
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

// forget moves the write-ahead log into the database file and empties it: until
// then the log still holds what was erased. It fails when a reader, perhaps of
// another process, needs the log, and is not as patient as a write, since
// everybody's decisions wait meanwhile.
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

// sqliteRefused reports whether SQLite refused one statement for what it says, as
// opposed to failing to keep anything at all. After a failure of the second kind
// SQLite may have rolled back the whole transaction by itself, so that going on
// would commit the rest of a group without its beginning.
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
