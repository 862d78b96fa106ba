package teach

import (
	"context"
	"errors"
	"math/rand/v2"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// What the store keeps of samples, and the proofs that only it can make.
type (
	Sample  = store.Sample
	Sampled = store.Sampled
)

// SampleFor checks that a person may do an act to the sample of an assignment: see
// [store.Store.SampleFor].
func (t *Assignments) SampleFor(ctx context.Context, p store.Person, id int64, act who.Act) (Sample, error) {
	return t.store.SampleFor(ctx, p, id, act)
}

// SampleOf returns the sample of an assignment, as whoever asks may see it.
func (t *Assignments) SampleOf(ctx context.Context, x Sample) (mark.Drawn, []Sampled, error) {
	return t.store.SampleOf(ctx, x)
}

// DrawSample draws the sample of an assignment by lot, or adds to it. The error is a
// *mark.Wrong if the plan won't do, or store.ErrNotFound if no run is marked.
func (t *Assignments) DrawSample(ctx context.Context, x Sample, plan mark.SamplingPlan) error {
	now, _, err := t.store.SampleOf(ctx, x)
	if err == nil && now.Marked == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return err
	}
	of, err := plan.Sampling(now.Marked, x.Marking().Most())
	if err != nil {
		return err
	}
	return t.store.DrawSample(ctx, x, of, rand.IntN)
}

// ModerateMark keeps what a moderator says of the mark with the number on, of a candidate in
// the sample; agrees is "yes" or "no". The error is a *mark.Wrong, store.ErrTaken if they gave the mark themselves, ErrMarkChanged if another mark counts
// meanwhile, store.ErrFull, or store.ErrNotFound if there is no such candidate.
func (t *Assignments) ModerateMark(ctx context.Context, x Sample, number int, on int64, agrees, text string) error {
	said, err := mark.OpinionOf(agrees, text)
	if err != nil {
		return err
	}
	err = t.store.ModerateMark(ctx, x, number, on, said.Agrees, said.Text)
	if errors.Is(err, store.ErrChanged) {
		return ErrMarkChanged
	}
	return err
}

// SampledRun returns the right to read a run in the sample, and notes in the audit log that it
// is read.
func (t *Assignments) SampledRun(ctx context.Context, x Sample, number int) (store.Reading, error) {
	return t.store.SampledRun(ctx, x, number)
}

// Sampled returns a run in a sample as those who read it may see it, which is what those who
// follow a run see. The errors are those of Followed.
func (t *Assignments) Sampled(ctx context.Context, r store.Reading) (Followed, error) {
	return t.followed(ctx, r)
}

// SampledTurn returns the desk of a turn of it: see FollowedTurn.
func (t *Assignments) SampledTurn(ctx context.Context, r store.Reading, turn int) (FollowedTurn, error) {
	return t.followedTurn(ctx, r, turn)
}

// Examiners returns the external examiners of a sample; to one of them, only themselves.
func (t *Assignments) Examiners(ctx context.Context, x Sample) ([]mark.Examiner, error) {
	return t.store.Examiners(ctx, x)
}

// EndExaminer has an external examiner read the sample no longer.
func (t *Assignments) EndExaminer(ctx context.Context, x Sample, id int64) error {
	return t.store.EndExaminer(ctx, x, id)
}

// ReportOnSample keeps an external examiner's report, in place of what they wrote before. The
// error is a *mark.Wrong if it won't do.
func (t *Assignments) ReportOnSample(ctx context.Context, x Sample, text string) error {
	text, err := mark.Report(text)
	if err != nil {
		return err
	}
	return t.store.ReportOnSample(ctx, x, text)
}

// ExaminedBy returns the assignments whose samples a person can read as external examiner.
func (t *Assignments) ExaminedBy(ctx context.Context, p store.Person) ([]mark.Examined, error) {
	return t.store.ExaminedBy(ctx, p)
}

// ReportsBy returns what a person reported as external examiner, the oldest first.
func (t *Assignments) ReportsBy(ctx context.Context, p store.Person) ([]mark.Reported, error) {
	return t.store.ReportsBy(ctx, p)
}
