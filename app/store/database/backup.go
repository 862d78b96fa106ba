package database

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// A backup is a single SQLite database file without a write-ahead log beside it.

// ErrThere means that the file to be written exists already. It was left
// unchanged.
var ErrThere = errors.New("there is something there already, and it was left as it is")

// errNoFile is returned for a database server. Its own programs do more than could be
// done here.
var errNoFile = errors.New("PostgreSQL has programs of its own for that: pg_dump --format=custom --file=FILE makes a backup while servers use the database, and pg_restore --dbname=DATABASE FILE puts one into a database that createdb has just made")

// Backup writes the whole content of the database at path to a new file, to,
// which only its owner can read. This process and others may go on reading and
// writing meanwhile: the backup holds what had been committed at some moment
// during the call, and nothing later. The database isn't migrated. If to exists
// already, the error is [ErrThere].
//
// The file gets its name only when it is complete, checked and on disk. Until
// then it has another name in the same folder, under which [Unfinished] finds it
// if the process is killed.
func Backup(ctx context.Context, path, to string) error {
	err := errNoFile
	if !IsServer(path) {
		err = backup(ctx, sqliteFile{path: path, busy: Patience}, to)
	}
	if err != nil {
		return fmt.Errorf("back up %s to %s: %w", Shown(path), to, err)
	}
	return nil
}

func backup(ctx context.Context, from sqliteFile, to string) error {
	if _, err := os.Stat(from.path); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return ErrThere // checked again at the end; checking here saves the time to get there
	}
	if err := from.recognise(); err != nil {
		return err
	}
	return writeBeside(to, func(name string) error {
		if err := from.vacuumInto(ctx, name); err != nil {
			return err
		}
		return sqliteFile{path: name}.isBackup(ctx)
	})
}

// Restore creates the database at path from a backup. There must be nothing at
// path, or only a database that is empty and that nobody has open; anything else
// is left unchanged, with [ErrThere] if it holds data. A backup that a newer
// Caseload wrote is refused with [ErrNewer]; for a damaged one the error says
// what is wrong with it.
func Restore(ctx context.Context, path, from string) error {
	err := errNoFile
	if !IsServer(path) {
		err = restore(ctx, sqliteFile{path: path, busy: Patience}, from)
	}
	if err != nil {
		return fmt.Errorf("restore %s from %s: %w", Shown(path), from, err)
	}
	return nil
}

func restore(ctx context.Context, to sqliteFile, from string) error {
	if (sqliteFile{path: from}).hasLog() {
		return errors.New("there is a log beside it, so it is a database in use, or one whose program was killed, and not a backup")
	}
	remove, release, err := to.makeWay(ctx)
	if err != nil {
		return err
	}
	defer release()
	return writeBeside(to.path, func(name string) error {
		if err := copyFile(from, name); err != nil {
			return err
		}
		// Check the copy rather than the original, which may change meanwhile.
		if err := (sqliteFile{path: name}).isBackup(ctx); err != nil {
			return err
		}
		return remove()
	})
}

// unfinished is part of the name of every file that is still being written.
const unfinished = ".unfinished-"

// Unfinished lists the files that backups to path, or restores to it, left beside
// it when their processes were killed. Files that are being written at this
// moment are listed too.
func Unfinished(path string) []string {
	var list []string
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), filepath.Base(path)+unfinished) {
			list = append(list, filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
	return list
}

// writeBeside creates an empty file in the folder of path, lets write fill it,
// and renames it to path once it is on disk. It never replaces a file: if path
// exists by then, it returns ErrThere. The temporary file is removed in any case.
func writeBeside(path string, write func(name string) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+unfinished+"*") // mode 0600
	if err != nil {
		return err
	}
	name := file.Name()
	defer os.Remove(name)
	if err := file.Close(); err != nil {
		return err
	}
	if err := write(name); err != nil {
		return err
	}
	if err := syncFile(name); err != nil {
		return err
	}
	if err := rename(name, path); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil // Windows can't sync folders
	}
	return syncFile(filepath.Dir(path))
}

// rename renames a file, or returns ErrThere if the new name is in use. The old
// name may remain as a second name of the file; the caller removes it.
func rename(name, path string) error {
	err := os.Link(name, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return ErrThere
	case errors.Is(err, fs.ErrPermission), errors.Is(err, errors.ErrUnsupported):
		// The file system has no links. os.Rename would replace an existing file.
		if _, err := os.Lstat(path); err == nil {
			return ErrThere
		}
		return os.Rename(name, path)
	}
	return err
}

func syncFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// copyFile overwrites the existing file to with the content of from.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	copied, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(copied, source)
	return errors.Join(err, copied.Close())
}
