package database

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"

	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"

	"caseload/app/store/migrate"
)

// vacuumInto writes the database, as one reader sees it, to an existing empty
// file. Free pages, which may still hold erased data, aren't copied. SQLite
// doesn't sync the file; the caller must.
func (f sqliteFile) vacuumInto(ctx context.Context, to string) error {
	// Opened for writing because the log of a killed process may have to be
	// recovered. Nothing else is written.
	db, err := f.open(1, url.Values{"mode": {"rw"}})
	if err != nil {
		return err
	}
	return errors.Join(db.WithContext(ctx).Exec("VACUUM INTO ?", to).Error, closePool(db))
}

// isBackup returns an error unless the file is a complete backup of one of
// Caseload's databases.
func (f sqliteFile) isBackup(ctx context.Context) error {
	logged, err := f.wantsLog()
	if err != nil {
		return err
	}
	if logged {
		return errors.New("this is a copy of a database file and not a backup: what was in the log beside it is missing. If it was copied while no program used it, it is complete, and can simply be put in its place")
	}
	db, err := f.open(1, url.Values{"mode": {"ro"}, "_query_only": {"1"}, "immutable": {"1"}})
	if err != nil {
		return plainly(err)
	}
	return errors.Join(plainly(isWhole(db.WithContext(ctx))), closePool(db))
}

// plainly returns what SQLite says of a file's content in words for whoever restores it.
func plainly(err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case sqlite3.ErrNotADB:
		return errNoBackup
	case sqlite3.ErrCorrupt:
		return errDamaged
	}
	return err
}

var (
	errNoBackup = errors.New("this isn't a backup")
	errDamaged  = errors.New("this isn't a whole backup: it is damaged, or only a part of it was copied. Copy it again, or take another backup")
)

// wantsLog reports whether the header of a file says that the database uses a
// write-ahead log. That of an open database does; that of a backup doesn't.
func (f sqliteFile) wantsLog() (bool, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	var header [20]byte // bytes 18 and 19 are the format's versions for writing and reading
	if _, err := io.ReadFull(file, header[:]); err != nil {
		return false, errNoBackup
	}
	return header[18] == 2 || header[19] == 2, nil
}

func isWhole(db *gorm.DB) error {
	if err := recognise(db); err != nil {
		return err
	}
	if !db.Migrator().HasTable(migrate.Options.TableName) {
		return errNoBackup
	}
	var found []string
	if err := db.Raw("PRAGMA integrity_check(1)").Scan(&found).Error; err != nil {
		return err
	}
	if len(found) != 1 || found[0] != "ok" {
		return errDamaged
	}
	rows, err := db.Raw("PRAGMA foreign_key_check").Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errDamaged
	}
	return rows.Err()
}

// makeWay prepares for another database to be put in this one's place. It fails,
// with ErrThere if there is data, unless the path is free or has an empty
// database. In the latter case nobody else can open the database until release is
// called, and remove deletes it.
func (f sqliteFile) makeWay(ctx context.Context) (remove func() error, release func(), err error) {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return func() error { return nil }, func() {}, f.leftNothing()
	case err != nil:
		return nil, nil, err
	case !info.Mode().IsRegular():
		return nil, nil, ErrThere
	}
	remove = func() error { return errors.Join(os.Remove(f.path), f.leftNothing()) }
	if info.Size() == 0 {
		return remove, func() {}, f.leftNothing()
	}
	if err := f.recognise(); err != nil {
		return nil, nil, err
	}
	db, err := f.open(1, url.Values{"mode": {"rw"}})
	if err != nil {
		return nil, nil, err
	}
	release = func() { closePool(db) }
	if err := takeAlone(db.WithContext(ctx)); err != nil {
		release()
		return nil, nil, err
	}
	return remove, release, nil
}

// leftNothing returns an error if there is still the log of a database at the
// path: a new database there would take the log for its own.
func (f sqliteFile) leftNothing() error {
	for _, log := range []string{f.path + "-wal", f.path + "-journal"} {
		if _, err := os.Lstat(log); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is the log of another database; move it away first", log)
		}
	}
	return nil
}

// takeAlone locks an empty database, so that only this connection can use it. The
// error is ErrThere if the database isn't empty.
func takeAlone(db *gorm.DB) error {
	if err := isEmpty(db); err != nil {
		return err
	}
	err := cmp.Or(
		db.Exec("PRAGMA busy_timeout = 100").Error,
		// Leaving write-ahead logging fails if anybody else has the database
		// open.
		db.Exec("PRAGMA journal_mode = DELETE").Error,
		db.Exec("BEGIN EXCLUSIVE").Error)
	if err != nil {
		return fmt.Errorf("a program has this database open; stop it first: %w", err)
	}
	return isEmpty(db) // it may have changed before it was locked
}

// isEmpty returns ErrThere if any table other than that of the migrations has a
// row.
func isEmpty(db *gorm.DB) error {
	tables, err := db.Migrator().GetTables()
	if err != nil {
		return err
	}
	for _, table := range tables {
		if table == migrate.Options.TableName {
			continue
		}
		var rows []int
		if err := db.Table(table).Select("1").Limit(1).Scan(&rows).Error; err != nil {
			return err
		}
		if len(rows) > 0 {
			return ErrThere
		}
	}
	return nil
}
