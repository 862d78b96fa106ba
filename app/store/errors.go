package store

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
)

var (
	// ErrNotFound means that there is no such row for the person asking. The
	// error is the same whether a run belongs to somebody else, has expired or
	// never existed, so that an answer never reveals which numbers exist.
	ErrNotFound = errors.New("not found")

	// ErrTaken means that there is room for one, and it is taken: the turn has been
	// decided already, by a double click, from a stale page or by another process;
	// the code belongs to another class; the guest has a run in the class; or somebody
	// else has the e-mail address.
	// Nothing was changed.
	ErrTaken = errors.New("already taken")

	// ErrForbidden means that the person asking belongs to the organisation, and may not
	// do that in it.
	ErrForbidden = errors.New("not for somebody with these roles")

	// ErrOutOfTurn means that a decision would leave a gap in the log. Nothing
	// was changed.
	ErrOutOfTurn = errors.New("out of turn")

	// ErrFull means that the class accepts no more runs, that somebody has no attempt at
	// an assignment left, or that a cohort takes no more people or assignments.
	ErrFull = errors.New("there is no room for more")

	// ErrArchived means that the cohort is archived: nobody can join it, and nothing is
	// assigned.
	ErrArchived = errors.New("the cohort is archived")

	// ErrChanged means that somebody else has changed the same thing meanwhile. Nothing was
	// changed.
	ErrChanged = errors.New("changed by somebody else meanwhile")

	// ErrLast means that somebody is the last who leads the cohort, or who administers the
	// organisation. Nothing was changed.
	ErrLast = errors.New("nobody else does")

	// ErrLocked means that the class's lecturer has locked it, so that nobody else can
	// join, or that an assignment can't be begun now.
	ErrLocked = errors.New("it is locked")

	// ErrManyWritings means that a run, or a guest in all their runs, has as many words
	// as are kept (see limits.go).
	ErrManyWritings = errors.New("no more words are kept")

	// ErrEnded means that the run has ended and accepts no more decisions.
	ErrEnded = errors.New("the run has ended")

	// ErrTooLarge means that a value exceeds its limit (see limits.go).
	ErrTooLarge = errors.New("too large")

	// ErrNotText means that a text isn't UTF-8 or has a NUL in it, which PostgreSQL
	// can't keep.
	ErrNotText = errors.New("not a text that can be kept")

	// ErrNotKept means that storage failed: the disk is full, the file is
	// read-only, the server can't be reached, or others locked it for too long. The
	// whole write was undone. The store remains usable, and the write can be tried
	// again.
	ErrNotKept = errors.New("not kept")

	// ErrUncertain means that a write was sent to be committed and no answer came, so
	// that it may have been stored or not. [Store.DecisionAt] finds out.
	ErrUncertain = errors.New("it is uncertain whether that was kept")

	// ErrAway means that the database can't be reached. A write for which it can't is
	// ErrNotKept as well.
	ErrAway = errors.New("the database can't be reached")

	// ErrNewer means that the database was written by a newer Caseload. It was
	// left unchanged.
	ErrNewer = errors.New("the database was written by a newer version of Caseload")
)

// own lists the errors that are caused by the content of one item. Only that item
// fails; the others in its group commit are unaffected. Any other error is a
// storage failure, which fails the whole group.
var own = []error{
	ErrNotFound, ErrTaken, ErrForbidden, ErrOutOfTurn, ErrFull, ErrArchived, ErrChanged, ErrLast, ErrLocked, ErrEnded, ErrTooLarge, ErrNotText, ErrManyWritings,
	gorm.ErrDuplicatedKey, gorm.ErrForeignKeyViolated, gorm.ErrRecordNotFound,
}

func isOwn(err error) bool {
	for _, e := range own {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, new(panicError)) || sqliteRefused(err) || postgresRefused(err)
}

// notKept marks an error as a storage failure, keeping its cause for the log.
func notKept(err error) error {
	if errors.Is(err, ErrNotKept) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotKept, err)
}

// in adds to an error what was being done. It also replaces GORM's error for "no
// rows" with ErrNotFound, so that callers needn't know GORM.
func in(doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, translatePostgres(err)) // GORM doesn't translate all errors
}

// panicError is a panic raised by an item. It is returned to the sender of the
// item.
type panicError struct{ value any }

func (e panicError) Error() string { return fmt.Sprintf("panic in a write: %v", e.value) }
