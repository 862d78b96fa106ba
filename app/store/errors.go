package store

import (
	"errors"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/database"
)

// These are caused by what was asked, and fail one write alone.
var (
	// ErrNotFound means that there is no such row for the person asking. The
	// error is the same whether a run belongs to somebody else, has expired or
	// never existed, so that an answer never reveals which numbers exist.
	ErrNotFound = database.Refusal("not found")

	// ErrTaken means that there is room for one, and it is taken: the turn has been
	// decided already, by a double click, from a stale page or by another process;
	// the code belongs to another class; the guest has a run in the class; or somebody
	// else has the e-mail address.
	// Nothing was changed.
	ErrTaken = database.Refusal("already taken")

	// ErrForbidden means that the person asking belongs to the organisation, and may not
	// do that in it.
	ErrForbidden = database.Refusal("not for somebody with these roles")

	// ErrByNumber is an ErrForbidden: the person asking may read the run by its candidate's
	// number alone, until marks are released.
	ErrByNumber = fmt.Errorf("marked without names: %w", ErrForbidden)

	// ErrOutOfTurn means that a decision would leave a gap in the log. Nothing
	// was changed.
	ErrOutOfTurn = database.Refusal("out of turn")

	// ErrApart means that two students can't begin a run together: another attempt is the
	// next one for each, or whoever asked for a partner can't begin one any longer.
	ErrApart = database.Refusal("the two can't begin the same attempt")

	// ErrFull means that the class accepts no more runs, that somebody has no attempt at
	// an assignment left, or that a cohort takes no more people or assignments.
	ErrFull = database.Refusal("there is no room for more")

	// ErrArchived means that the cohort is archived: nobody can join it, and nothing is
	// assigned.
	ErrArchived = database.Refusal("the cohort is archived")

	// ErrChanged means that somebody else has changed the same thing meanwhile. Nothing was
	// changed.
	ErrChanged = database.Refusal("changed by somebody else meanwhile")

	// ErrLast means that somebody is the last who leads the cohort, or who administers the
	// organisation. Nothing was changed.
	ErrLast = database.Refusal("nobody else does")

	// ErrLocked means that the class's lecturer has locked it, so that nobody else can
	// join, or that an assignment can't be begun now.
	ErrLocked = database.Refusal("it is locked")

	// ErrWithdrawn means that a version was withdrawn from the shelf: it can't be begun or
	// assigned any longer. What was begun before goes on; what was assigned can still be begun
	// unless it was withdrawn for a reason.
	ErrWithdrawn = database.Refusal("withdrawn from the shelf")

	// ErrHidden means that the texts of a run's version aren't shown any longer, and that nothing
	// more is decided in it, because of what they hold.
	ErrHidden = database.Refusal("its texts are hidden")

	// ErrManyWritings means that a run, or a guest in all their runs, has as many words
	// as are kept (see limits.go).
	ErrManyWritings = database.Refusal("no more words are kept")

	// ErrEnded means that the run has ended and accepts no more decisions.
	ErrEnded = database.Refusal("the run has ended")

	// ErrTooLarge means that a value exceeds its limit (see limits.go).
	ErrTooLarge = database.Refusal("too large")

	// ErrNotText means that a text isn't UTF-8 or has a NUL in it, which PostgreSQL
	// can't keep.
	ErrNotText = database.Refusal("not a text that can be kept")
)

// These are the database's.
var (
	ErrNotKept   = database.ErrNotKept
	ErrUncertain = database.ErrUncertain // [Store.DecisionAt] finds out
	ErrAway      = database.ErrAway
	ErrNewer     = database.ErrNewer
)

// in adds to an error what was being done. It also replaces GORM's error for "no
// rows" with ErrNotFound, so that callers needn't know GORM.
func in(doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, database.Translated(err))
}
