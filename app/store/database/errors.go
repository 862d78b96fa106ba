package database

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
)

var (
	// ErrNotKept means that storage failed: the disk is full, the file is
	// read-only, the server can't be reached, or others locked it for too long. The
	// whole write was undone. The database remains usable, and the write can be tried
	// again.
	ErrNotKept = errors.New("not kept")

	// ErrUncertain means that a write was sent to be committed and no answer came, so
	// that it may have been stored or not.
	ErrUncertain = errors.New("it is uncertain whether that was kept")

	// ErrAway means that the database can't be reached. A write for which it can't is
	// ErrNotKept as well.
	ErrAway = errors.New("the database can't be reached")

	// ErrNewer means that the database was written by a newer Caseload. It was
	// left unchanged.
	ErrNewer = errors.New("the database was written by a newer version of Caseload")
)

// Refusal is an error that is caused by the content of one write. Only that write
// fails; the others in its group commit are unaffected. Any other error is a storage
// failure, which fails the whole group.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func isOwn(err error) bool {
	for _, e := range []error{gorm.ErrDuplicatedKey, gorm.ErrForeignKeyViolated, gorm.ErrRecordNotFound} {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, new(Refusal)) || errors.As(err, new(panicError)) || sqliteRefused(err) || postgresRefused(err)
}

// notKept marks an error as a storage failure, keeping its cause for the log.
func notKept(err error) error {
	if errors.Is(err, ErrNotKept) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotKept, err)
}

// Translated marks an error with the one of GORM's, or of this package, that it is.
// GORM doesn't translate all errors itself.
func Translated(err error) error { return translatePostgres(err) }

// panicError is a panic raised by a write. It is returned to its sender.
type panicError struct{ value any }

func (e panicError) Error() string { return fmt.Sprintf("panic in a write: %v", e.value) }
