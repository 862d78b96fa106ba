package storetest

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
)

// migrated is a database file in which all migrations have run. They are run once a
// process, since they take longer than most tests.
var migrated = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "caseload-template-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "migrated.db")
	s, err := store.Open(path, func() time.Time { return time.Time{} }, nil)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil { // which moves the log into the file
		return nil, err
	}
	return os.ReadFile(path)
})

// copyTo makes an empty, migrated database at path. A file that is already there is
// left alone, and so is a folder in which no file can be made: whoever opens the
// database finds out.
func copyTo(t testing.TB, path string) {
	t.Helper()
	empty, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return
	}
	if _, err = f.Write(empty); err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}
