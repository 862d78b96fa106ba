package store

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

// A backup is a database file of SQLite in one piece, with no log beside it.

// ErrThere means that there is something already where a file was to be written.
// It was left as it was.
var ErrThere = errors.New("there is something there already, and it was left as it is")

// Backup writes all that the database at path holds into a new file, which only
// its owner can read. Others, in this process or another, may go on reading and
// writing meanwhile: the backup has what was committed before some moment during
// the call, and nothing after it. The database isn't migrated.
//
// The file gets its name when it is complete, checked and on disk. Until then it
// is beside it under another, which [Unfinished] finds should the process be
// killed.
func Backup(ctx context.Context, path, to string) error {
	if err := backup(ctx, sqliteFile{path: path, busy: busyTimeout}, to); err != nil {
		return fmt.Errorf("back up %s to %s: %w", path, to, err)
	}
	return nil
}

func backup(ctx context.Context, from sqliteFile, to string) error {
	if _, err := os.Stat(from.path); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return ErrThere // asked again at the end, but it takes long to get there
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

// Restore makes the database at path from a backup. Nothing may be there, or a
// database in which nothing has been kept and that nobody has open; anything else
// is left as it was, with [ErrThere]. A backup that a newer Caseload wrote is
// refused with [ErrNewer], and one that is damaged with what is wrong.
func Restore(ctx context.Context, path, from string) error {
	if err := restore(ctx, sqliteFile{path: path, busy: busyTimeout}, from); err != nil {
		return fmt.Errorf("restore %s from %s: %w", path, from, err)
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
		// What is checked is the copy: the file that it was made from may change.
		if err := (sqliteFile{path: name}).isBackup(ctx); err != nil {
			return err
		}
		return remove()
	})
}

// unfinished stands in the names of files that are still being written.
const unfinished = ".unfinished-"

// Unfinished lists what backups to a path, or restores, left beside it when their
// processes were killed. What is being written just now is among it.
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

// writeBeside has a file written under another name, and gives it its own once it
// is on disk. It replaces nothing.
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
		return nil // it doesn't sync folders
	}
	return syncFile(filepath.Dir(path))
}

// rename gives a file another name unless something has it. The old name may
// remain beside it.
func rename(name, path string) error {
	err := os.Link(name, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return ErrThere
	case errors.Is(err, fs.ErrPermission), errors.Is(err, errors.ErrUnsupported):
		// A file system without links. Renaming would replace what is there.
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

// copyFile copies into a file that is there already.
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
