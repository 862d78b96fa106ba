package teach

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"caseload/app/mark"
	"caseload/app/run"
	"caseload/app/store"
)

// What the store keeps of marks, and the proofs that only it can make.
type (
	MarkedAssignment = store.MarkedAssignment
	Candidate        = store.Candidate
)

// What can be said of a mark that wasn't kept.
var (
	ErrMarkChanged = errors.New("the mark, or its rubric, was changed meanwhile")
	ErrMarkTaken   = errors.New("two others mark this run")
	ErrMarksIn     = errors.New("both marks are in")
)

// MarkAssignment checks that a person may mark the runs for an assignment: see
// [store.Store.MarkAssignment].
func (t *Assignments) MarkAssignment(ctx context.Context, p store.Person, id int64) (MarkedAssignment, error) {
	return t.store.MarkAssignment(ctx, p, id)
}

// Candidates returns the candidates of an assignment, as whoever asks may see them.
func (t *Assignments) Candidates(ctx context.Context, m MarkedAssignment) (store.Candidates, error) {
	draw := func() int { return 10_000 + rand.IntN(90_000) } // five digits, of which the first isn't 0
	return t.store.Candidates(ctx, m, draw)
}

// Candidate returns one of them. The error is store.ErrNotFound if there is none.
func (t *Assignments) Candidate(ctx context.Context, m MarkedAssignment, number int) (Candidate, error) {
	return t.store.Candidate(ctx, m, number)
}

// Whose returns the candidates' names, by number. The error is store.ErrForbidden while it
// is marked without them.
func (t *Assignments) Whose(ctx context.Context, m MarkedAssignment) (map[int]store.Listed, error) {
	return t.store.Whose(ctx, m)
}

// SaveMark keeps somebody's mark of a candidate's run as a draft, or hands it in. The error is
// a *mark.Wrong if something won't do, ErrMarkChanged, ErrMarkTaken, ErrMarksIn, store.ErrFull, or
// store.ErrNotFound if there is no such candidate.
func (t *Assignments) SaveMark(ctx context.Context, m MarkedAssignment, number int, plan mark.MarkPlan, handIn bool) error {
	c, err := t.store.Candidate(ctx, m, number)
	if err != nil {
		return err
	}
	said, err := plan.Mark(m.Marking(), handIn)
	if err == nil && handIn && c.Given != nil && said.Why == "" {
		err = mark.NotWhyChanged()
	}
	if err != nil {
		return notMarked(err)
	}
	return notMarked(t.store.SaveMark(ctx, m, number, said, handIn))
}

// SettleMark keeps the mark that counts of the two in on, which both are in. The errors are
// those of SaveMark.
func (t *Assignments) SettleMark(ctx context.Context, m MarkedAssignment, number int, plan mark.MarkPlan, on [2]int64) error {
	said, err := plan.Mark(m.Marking(), true)
	if err == nil && said.Why == "" {
		err = mark.NotWhySettled()
	}
	if err != nil {
		return notMarked(err)
	}
	return notMarked(t.store.SettleMark(ctx, m, number, said, on))
}

// MarkApart has a candidate be marked apart from the partner with whom they have a run, and
// says why. The error is a *mark.Wrong if that won't do, and store.ErrNotFound if there is no
// partner with the same mark.
func (t *Assignments) MarkApart(ctx context.Context, m MarkedAssignment, number int, why string) error {
	why, err := mark.Apart(why)
	if err != nil {
		return err
	}
	return t.store.MarkApart(ctx, m, number, why)
}

func notMarked(err error) error {
	switch {
	case errors.Is(err, store.ErrChanged), errors.Is(err, mark.ErrEdition):
		return ErrMarkChanged
	case errors.Is(err, store.ErrTaken):
		return ErrMarkTaken
	case errors.Is(err, store.ErrLocked):
		return ErrMarksIn
	}
	return err
}

// MarkedRun returns the right to read the run of a candidate, and notes in the audit log that
// it is read.
func (t *Assignments) MarkedRun(ctx context.Context, m MarkedAssignment, number int) (store.Reading, error) {
	return t.store.MarkedRun(ctx, m, number)
}

// ToMark returns a candidate's run as those who mark may see it, which is what those who
// follow a run see. The errors are those of Followed.
func (t *Assignments) ToMark(ctx context.Context, r store.Reading) (Followed, error) {
	return t.followed(ctx, r)
}

// TurnToMark returns the desk of a turn of it: see FollowedTurn.
func (t *Assignments) TurnToMark(ctx context.Context, r store.Reading, turn int) (FollowedTurn, error) {
	return t.followedTurn(ctx, r, turn)
}

// ReleaseMarks gives all whose runs are marked their marks. The error is ErrMarkChanged if
// there aren't so many as ready says.
func (t *Assignments) ReleaseMarks(ctx context.Context, l LedAssignment, ready int) error {
	return notMarked(t.store.ReleaseMarks(ctx, l, ready))
}

// Given is what a student was given for an assignment: the last mark is the one that counts,
// and the others came before it.
type Given struct {
	Marks []mark.Given // the oldest first
	Again bool         // it is being marked again
	Why   string       // it is
}

// GivenMarks returns what a student was given for an assignment, and notes that they have
// seen it. The error is store.ErrForbidden while marks aren't released.
func (t *Assignments) GivenMarks(ctx context.Context, a Assigned) (g Given, err error) {
	g.Marks, g.Again, g.Why, err = t.store.GivenMarks(ctx, a)
	if err == nil && slices.ContainsFunc(g.Marks, func(m mark.Given) bool { return !m.Seen }) {
		err = t.store.MarksSeen(ctx, a)
	}
	return g, err
}

// MarkedIn returns the number of the assignment for which a run's student was given a mark of
// it, or 0 if they weren't.
func (t *Assignments) MarkedIn(ctx context.Context, m run.Mine) (int64, error) {
	return t.store.MarkedIn(ctx, m)
}

// MarksOf returns all marks that a person was given, the oldest first.
func (t *Assignments) MarksOf(ctx context.Context, p store.Person) ([]mark.Given, error) {
	return t.store.MarksOf(ctx, p)
}

// CandidateWords names a candidate.
func CandidateWords(number int) string { return fmt.Sprintf("Candidate %d", number) }
