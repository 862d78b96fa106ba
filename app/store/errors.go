package store

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
)

var (
	// ErrNotFound means that there is no such row for whoever asks. Somebody
	// else's run, an expired one and one that never was are the same error, so
	// that an answer never tells which numbers exist.
	ErrNotFound = errors.New("not found")

	// ErrTaken means that the turn has been decided: by a double click, by a
	// stale page or by another process. Nothing was changed.
	ErrTaken = errors.New("turn already taken")

	// ErrOutOfTurn means that a decision would leave a gap in the log. Nothing
	// was changed.
	ErrOutOfTurn = errors.New("out of turn")

	// ErrFull means that a class takes no more runs.
	ErrFull = errors.New("the class is full")

	// ErrEnded means that the run takes no more decisions.
	ErrEnded = errors.New("the run has ended")

	// ErrTooLarge means that a value is over its limit (see limits.go).
	ErrTooLarge = errors.New("too large")

	// ErrNotKept means that storage failed: the disk is full, the file is
	// read-only, or another process held it too long. The write was undone as a
	// whole; the store goes on and can be asked again.
	ErrNotKept = errors.New("not kept")

	// ErrNewer means that a newer Caseload wrote the database, which was left as
	// it was.
	ErrNewer = errors.New("the database was written by a newer version of Caseload")
)

// own lists the errors that are about one item's content. They are that item's
// answer and leave its neighbours in a group commit alone; every other error is
// storage failing, which nobody in the group survives.
var own = []error{
	ErrNotFound, ErrTaken, ErrOutOfTurn, ErrFull, ErrEnded, ErrTooLarge,
	gorm.ErrDuplicatedKey, gorm.ErrForeignKeyViolated, gorm.ErrRecordNotFound,
}

func isOwn(err error) bool {
	for _, e := range own {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, new(panicError)) || sqliteRefused(err)
}

// notKept marks a storage failure, keeping its cause for the log.
func notKept(err error) error {
	if errors.Is(err, ErrNotKept) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotKept, err)
}

// in names what was being done; it turns GORM's word for "no rows" into ours, so
// that nobody outside needs to know GORM.
func in(doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// panicError is a panic inside an item, answered to whoever sent the item.
type panicError struct{ value any }

func (e panicError) Error() string { return fmt.Sprintf("panic in a write: %v", e.value) }
