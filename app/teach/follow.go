package teach

import (
	"context"
	"errors"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
)

// FollowedRun proves that the person asking may follow a student's run.
type FollowedRun = store.FollowedRun

// Follow checks that a person may follow a run for an assignment, and notes in the audit
// log that they do. The errors are those of [store.Store.FollowRun].
func (t *Assignments) Follow(ctx context.Context, p store.Person, assignment, id int64) (FollowedRun, error) {
	f, err := t.store.FollowRun(ctx, p, assignment, id)
	if err == nil {
		err = t.store.NoteFollowed(ctx, f)
	}
	return f, err
}

// Followed returns a run as those who follow it may see it, with what its debrief says of
// prioritising once it has ended. The error is one for which [run.Stuck] is true if it goes
// on and this program can't fold it.
func (t *Assignments) Followed(ctx context.Context, f FollowedRun) (Followed, error) {
	return t.followed(ctx, f.Reading())
}

func (t *Assignments) followed(ctx context.Context, r store.Reading) (Followed, error) {
	steps, reasons, err := t.stepsShown(ctx, r)
	if err != nil {
		return Followed{}, err
	}
	seen := followed(steps, reasons...)
	if !seen.Ended {
		return seen, nil
	}
	d, err := t.runs.DebriefFor(ctx, r)
	if errors.Is(err, run.ErrNotEnded) { // the proof is older than its end
		return seen, nil
	}
	seen.Measures = measuresOf(d, places(shownDecisions(steps)))
	return seen, err
}

// FollowedTurn returns the desk of a turn as those who follow the run may see it. The error
// is run.ErrNotFound if there was no such turn, or what was decided at it is the student's
// own.
func (t *Assignments) FollowedTurn(ctx context.Context, f FollowedRun, turn int) (FollowedTurn, error) {
	return t.followedTurn(ctx, f.Reading(), turn)
}

func (t *Assignments) followedTurn(ctx context.Context, r store.Reading, turn int) (FollowedTurn, error) {
	steps, reasons, err := t.stepsShown(ctx, r)
	if err != nil {
		return FollowedTurn{}, err
	}
	seen, there := followedTurn(steps, turn, reasons...)
	if !there {
		return FollowedTurn{}, run.ErrNotFound
	}
	return seen, nil
}

// stepsShown returns the steps of a run, and the reasons that its students show.
func (t *Assignments) stepsShown(ctx context.Context, r store.Reading) ([]scenario.Step, []store.ShownReason, error) {
	steps, err := t.runs.Steps(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	reasons, err := t.store.ShownReasons(ctx, r)
	return steps, reasons, err
}

// FollowedRuns returns the students of an assignment whom the person asking was given as
// practice educator, with their runs that count.
func (t *Assignments) FollowedRuns(ctx context.Context, o OpenAssignment) (Progress, error) {
	return t.store.FollowedRuns(ctx, o)
}
