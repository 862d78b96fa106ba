package teach

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
)

// What the store keeps of assignments, and the proofs that only it can make.
type (
	Assignment     = store.Assignment
	Allowance      = store.Allowance
	Assigned       = store.Assigned
	InAssignment   = store.InAssignment
	OpenAssignment = store.OpenAssignment
	LedAssignment  = store.LedAssignment
	Standing       = store.Progress
	From           = store.From
	Frameworks     = store.Frameworks
)

// From when there can be a debrief, what-ifs and forks.
const (
	FromEnd     = store.FromEnd
	FromDue     = store.FromDue
	FromRelease = store.FromRelease
)

// Bounds of an assignment.
const (
	MostAssignments = store.MaxAssignments // of one cohort

	MaxAttempts = 5       // runs of one student that can count, without resits
	LongestWhy  = 500     // characters of why a student is allowed something
	MaxExtra    = 24 * 60 // minutes of extra time
)

// Assignments is where lecturers assign scenarios to their cohorts and students begin
// them. It is safe for concurrent use.
type Assignments struct {
	runs  *run.Runs
	store *store.Store
	now   func() time.Time
}

// NewAssignments returns the assignments in a store.
func NewAssignments(runs *run.Runs, s *store.Store, now func() time.Time) *Assignments {
	return &Assignments{runs, s, now}
}

// Make makes an assignment of a cohort. The error is a *Wrong if something in the plan
// won't do, ErrFull or ErrLocked if the cohort has no room or is archived, and
// store.ErrForbidden if whoever asks may look after the cohort, but doesn't lead it.
func (t *Assignments) Make(ctx context.Context, l LedCohort, plan AssignmentPlan) (int64, error) {
	place, err := t.store.ZoneOf(ctx, l.Open())
	if err != nil {
		return 0, err
	}
	v, err := t.onShelf(ctx, plan)
	if err != nil {
		return 0, err
	}
	a, err := t.assignment(v, plan, zone(place))
	if err != nil {
		return 0, err
	}
	id, err := t.store.NewAssignment(ctx, l, a)
	return id, withdrawnMeanwhile(err)
}

// Change makes an assignment what a plan says, for all who haven't begun; runs that have
// begun go on as they are. The version stays unless the plan names another scenario. The
// error is a *Wrong if something won't do, and a *ByAnother if somebody else has changed
// the assignment since the form was shown.
func (t *Assignments) Change(ctx context.Context, l LedAssignment, plan AssignmentPlan) error {
	next, err := t.Changed(ctx, l, plan)
	if err != nil {
		return err
	}
	err = t.store.ChangeAssignment(ctx, l, next)
	if errors.Is(err, store.ErrChanged) {
		return &ByAnother{l.Assignment()}
	}
	return withdrawnMeanwhile(err)
}

// withdrawnMeanwhile returns a *Wrong if the scenario was withdrawn at this moment.
func withdrawnMeanwhile(err error) error {
	if errors.Is(err, run.ErrWithdrawn) {
		return wrong("scenario", sayWithdrawn)
	}
	return err
}

// ByAnother is the error for a change of an assignment that somebody else has changed
// meanwhile. Nothing was changed.
type ByAnother struct{ Now Assignment }

func (b *ByAnother) Error() string {
	return fmt.Sprintf("assignment %d: %v", b.Now.ID, store.ErrChanged)
}

// Changed returns what an assignment would be, without changing it. The errors are those
// of Change.
func (t *Assignments) Changed(ctx context.Context, l LedAssignment, plan AssignmentPlan) (Assignment, error) {
	now := l.Assignment()
	if plan.Changed != now.Changed {
		return now, &ByAnother{now}
	}
	v, err := t.runs.Version(ctx, now.Version) // which may have been withdrawn, and stays
	if run.Stuck(err) || err == nil && v.Slug != plan.Slug {
		v, err = t.onShelf(ctx, plan)
	}
	if err != nil {
		return now, err
	}
	next, err := t.assignment(v, plan, zone(l.Open().Zone()))
	if err != nil {
		return now, err
	}
	if plan.SameLuck && now.SharesLuck() && next.Version == now.Version {
		next.Luck = now.Luck
	}
	if now.Marked && !next.Marked {
		marking, err := t.store.MarkingOf(ctx, l.Open())
		marks, err2 := t.store.CountMarks(ctx, l)
		if err := errors.Join(err, err2); err != nil {
			return now, err
		}
		if marks > 0 || marking.Released != nil {
			return now, wrong("marked", sayHasMarks)
		}
	}
	if next.Marked && !now.Marked {
		begun, err := t.Progress(ctx, l)
		if err != nil {
			return now, err
		}
		if n := begun.Begun(); n > 0 {
			return now, wrong("marked", sayMarkedLater(n))
		}
	}
	return next, nil
}

// Newer returns the version of an assignment's scenario that is now on the shelf, or nil if
// that is the one it plays, or there is none.
func (t *Assignments) Newer(ctx context.Context, a Assignment) *scenario.Version {
	slug, _, err := t.store.Named(ctx, a.Version)
	if err != nil {
		return nil
	}
	v, err := t.runs.Scenario(ctx, slug)
	if err != nil || v.Digest == a.Version {
		return nil
	}
	return v
}

// MoveOn has those who haven't begun an assignment begin with the version of its scenario
// that is now on the shelf. The error is run.ErrNotFound if there is none, and a *ByAnother
// if somebody else has changed the assignment since it was shown with this number of
// changes.
func (t *Assignments) MoveOn(ctx context.Context, l LedAssignment, changed int) error {
	a := l.Assignment()
	v := t.Newer(ctx, a)
	if v == nil {
		return run.ErrNotFound
	}
	a.Version, a.Changed = v.Digest, changed
	err := t.store.ChangeAssignment(ctx, l, a)
	if errors.Is(err, store.ErrChanged) {
		return &ByAnother{l.Assignment()}
	}
	return err
}

// ZoneOf returns the name of the time zone of a cohort's organisation.
func (t *Assignments) ZoneOf(ctx context.Context, o OpenCohort) (string, error) {
	return t.store.ZoneOf(ctx, o)
}

// Local returns how an instant is typed in the time zone of an assignment.
func (t *Assignments) Local(o OpenAssignment, at time.Time) Local { return localOf(at, zone(o.Zone())) }

// OfferedFor returns the frameworks among which a new assignment of a cohort can choose.
func (t *Assignments) OfferedFor(ctx context.Context, o OpenCohort) ([]debrief.Source, error) {
	of, err := t.store.CohortFrameworks(ctx, o)
	return t.offered(of), err
}

// OfferedTo returns the frameworks among which an assignment can choose.
func (t *Assignments) OfferedTo(ctx context.Context, o OpenAssignment) ([]debrief.Source, error) {
	of, err := t.store.AssignmentFrameworks(ctx, o)
	return t.offered(of), err
}

func (t *Assignments) offered(of Frameworks) []debrief.Source {
	return slices.DeleteFunc(t.runs.Frameworks(), func(s debrief.Source) bool { return !of.Has(s.Name) })
}

// known returns those of some frameworks that there are.
func (t *Assignments) known(f Frameworks) Frameworks {
	all := t.runs.Frameworks()
	return FrameworksOf(slices.DeleteFunc(f.Names(), func(name string) bool {
		return !slices.ContainsFunc(all, func(s debrief.Source) bool { return s.Name == name })
	}))
}

// Of returns the assignments of a cohort, the one that is due last first.
func (t *Assignments) Of(ctx context.Context, o OpenCohort) ([]Assignment, error) {
	return t.store.AssignmentsOf(ctx, o)
}

// Open checks that a person may read an assignment: see [store.Store.OpenAssignment].
func (t *Assignments) Open(ctx context.Context, p store.Person, id int64) (OpenAssignment, error) {
	return t.store.OpenAssignment(ctx, p, id)
}

// Lead checks in the same way that a person may change an assignment.
func (t *Assignments) Lead(ctx context.Context, p store.Person, id int64) (LedAssignment, error) {
	return t.store.LeadAssignment(ctx, p, id)
}

// Release shows everybody what waited for release, or hides it again.
func (t *Assignments) Release(ctx context.Context, l LedAssignment, released bool) error {
	return t.store.ReleaseAssignment(ctx, l, released)
}

// Settle notes that those who lead an assignment have dealt with the withdrawal of its scenario.
func (t *Assignments) Settle(ctx context.Context, l LedAssignment) error {
	return t.store.SettleAssignment(ctx, l)
}

// ErrMarksGiven means that students were given marks for an assignment.
var ErrMarksGiven = errors.New("students were given marks")

// Delete deletes an assignment. Its students keep their runs. The error is ErrMarksGiven if
// they were given marks for it.
func (t *Assignments) Delete(ctx context.Context, l LedAssignment) error {
	err := t.store.DeleteAssignment(ctx, l)
	if errors.Is(err, store.ErrLocked) {
		return ErrMarksGiven
	}
	return err
}

// Student returns a student of an assignment's cohort, or store.ErrNotFound.
func (t *Assignments) Student(ctx context.Context, l LedAssignment, id int64) (store.Listed, error) {
	return t.store.StudentOf(ctx, l, id)
}

// Allow gives a student an extension, extra minutes or attempts, in place of what they
// had. A date without a time of day means the time at which the others are due. The error is a *Wrong if that won't do, and store.ErrNotFound if they aren't a
// student of the cohort.
func (t *Assignments) Allow(ctx context.Context, l LedAssignment, student int64, due Local, a Allowance) error {
	if due.Date != "" && due.Time == "" {
		due.Time = localOf(l.Assignment().Due, zone(l.Open().Zone())).Time
	}
	if due != (Local{}) {
		at, err := due.instant(zone(l.Open().Zone()))
		if err != nil {
			return wrong("due", sayTime(err, due))
		}
		a.Due = &at
	}
	a.Why = strings.TrimSpace(a.Why)
	switch {
	case a.Due != nil && !a.Due.After(l.Assignment().Due):
		return wrong("due", sayNoExtension)
	case a.Minutes < 0 || a.Minutes > MaxExtra:
		return wrong("minutes", sayExtra)
	case a.Attempts < 0 || a.Attempts > MaxAttempts:
		return wrong("attempts", sayAttempts)
	case len([]rune(a.Why)) > LongestWhy:
		return wrong("why", sayLongWhy)
	}
	return t.store.GiveAllowance(ctx, l, student, a)
}

// Allowances returns what the students of an assignment were allowed, by their numbers.
func (t *Assignments) Allowances(ctx context.Context, l LedAssignment) (map[int64]Allowance, error) {
	return t.store.Allowances(ctx, l)
}

// FrameworksOf returns frameworks by their names.
func FrameworksOf(names []string) Frameworks { return store.FrameworksOf(names) }
