package teach

import (
	"context"
	"errors"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
)

// Assigned checks that a person has been given an assignment.
func (t *Assignments) Assigned(ctx context.Context, p store.Person, id int64) (Assigned, error) {
	return t.store.Assigned(ctx, p, id)
}

// For returns the assignments that a student has been given, the one that is due first
// for them first.
func (t *Assignments) For(ctx context.Context, p store.Person) ([]InAssignment, error) {
	return t.store.AssignmentsFor(ctx, p)
}

// Runs returns a student's runs for an assignment, newest first.
func (t *Assignments) Runs(ctx context.Context, a Assigned) ([]run.Mine, error) {
	return t.store.AssignedRuns(ctx, a)
}

// Lecturers returns those who lead the cohort of a student's assignment, by name.
func (t *Assignments) Lecturers(ctx context.Context, a Assigned) ([]store.Listed, error) {
	return t.store.LecturersOf(ctx, a.Open())
}

// Begin begins a student's run for an assignment, as a guest that is theirs, or returns the
// one that goes on. Practice is seen by nobody else, and doesn't count. The error is
// run.ErrLocked if the assignment can't be begun now, run.ErrFull if no attempt is left or
// practice isn't wanted, and store.ErrChanged if it was changed at this moment.
func (t *Assignments) Begin(ctx context.Context, a Assigned, g run.Guest, practice bool) (run.View, error) {
	b, err := t.beginningFor(ctx, a)
	if err != nil {
		return run.View{}, err
	}
	b.Until = a.KeptUntil()
	view, err := t.runs.BeginFor(ctx, g, a, practice, b)
	if !errors.Is(err, run.ErrTaken) {
		return view, err
	}
	mine, err := t.goingOn(ctx, a, practice)
	if err != nil {
		return run.View{}, err
	}
	return t.runs.Look(ctx, mine)
}

// beginningFor returns how a student's run for an assignment begins, with the set of names
// that is theirs.
func (t *Assignments) beginningFor(ctx context.Context, a Assigned) (run.Beginning, error) {
	v, err := t.runs.Version(ctx, a.Assignment().Version)
	if err != nil {
		return run.Beginning{}, err
	}
	b, err := beginning(v, a.Assignment().Exercise)
	if err != nil {
		return run.Beginning{}, err
	}
	lot, err := t.store.DrawLot(ctx, a)
	b.Variant = scenario.Variant(lot)
	return b, err
}

func (t *Assignments) goingOn(ctx context.Context, a Assigned, practice bool) (run.Mine, error) {
	runs, err := t.store.AssignedRuns(ctx, a)
	if err != nil {
		return run.Mine{}, err
	}
	for _, m := range runs {
		if m.Run().Practice == practice && m.Run().EndedAt == nil {
			return m, nil
		}
	}
	return run.Mine{}, store.ErrTaken // it ended at this moment
}

// Try begins a run with what an assignment gives its students, as a lecturer's own: it is
// for no assignment, and nobody else sees it.
func (t *Assignments) Try(ctx context.Context, l LedAssignment, g run.Guest) (run.View, error) {
	v, err := t.runs.Version(ctx, l.Assignment().Version)
	if err != nil {
		return run.View{}, err
	}
	b, err := beginning(v, l.Assignment().Exercise)
	if err != nil {
		return run.View{}, err
	}
	return t.runs.BeginWith(ctx, g, b)
}

// Plays returns the version that an assignment plays.
func (t *Assignments) Plays(ctx context.Context, a Assignment) (*scenario.Version, error) {
	return t.runs.Version(ctx, a.Version)
}

// Shown says from when something is shown to a student of an assignment. The zero Shown
// means that it is shown.
type Shown struct {
	At      time.Time // when it will be; zero if a lecturer decides that
	Waiting bool
	Zone    string // of the organisation
}

// Debrief says whether the debrief of a run is shown to its student. A run for no
// assignment, and practice, waits for nobody.
func (t *Assignments) Debrief(ctx context.Context, m run.Mine) (Shown, error) {
	return t.shown(ctx, m, func(a Assignment) From { return a.Debrief })
}

// Tries says in the same way whether what-ifs and forks are, and the look back that leads
// to them.
func (t *Assignments) Tries(ctx context.Context, m run.Mine) (Shown, error) {
	return t.shown(ctx, m, func(a Assignment) From { return a.Tries })
}

func (t *Assignments) shown(ctx context.Context, m run.Mine, from func(Assignment) From) (Shown, error) {
	if m.Run().Assigned == 0 || m.Run().Practice {
		return Shown{}, nil
	}
	a, err := t.store.AssignmentOf(ctx, m)
	if errors.Is(err, store.ErrNotFound) { // it was deleted at this moment
		return Shown{}, nil
	}
	if err != nil {
		return Shown{}, err
	}
	switch from(a.Assignment()) {
	case FromDue:
		if until := a.Until(); t.now().Before(until) {
			return Shown{until, true, a.Zone()}, nil
		}
	case FromRelease:
		return Shown{Waiting: a.Assignment().Released == nil}, nil
	}
	return Shown{}, nil
}

// ClockFor returns the live clock of a run for an assignment, which begins with the run;
// the zero Clock if there is none.
func (t *Assignments) ClockFor(ctx context.Context, m run.Mine) (Clock, error) {
	if m.Run().Assigned == 0 {
		return Clock{}, nil
	}
	var a store.Assigned
	minutes, err := t.store.MinutesOf(ctx, m)
	if err == nil && minutes > 0 {
		a, err = t.store.AssignmentOf(ctx, m)
	}
	if errors.Is(err, store.ErrNotFound) { // it was deleted at this moment
		return Clock{}, nil
	}
	if err != nil || a.Assignment().Minutes == 0 {
		return Clock{}, err
	}
	ends := m.Run().CreatedAt.Add(time.Duration(a.Assignment().Minutes) * time.Minute)
	mine := ends.Add(time.Duration(a.Given().Minutes) * time.Minute)
	return Clock{Ends: ends, Mine: mine, Extra: a.Given().Minutes, Past: !t.now().Before(ends), Own: true}, nil
}

// Progress is how far the students of an assignment have come.
type Progress []store.Progress

// Progress returns the students of an assignment by name, with the runs that count.
func (t *Assignments) Progress(ctx context.Context, l LedAssignment) (Progress, error) {
	return t.store.Progress(ctx, l)
}

// Mark returns a text that differs whenever the progress of an assignment's students may
// have changed. It is cheap. If the assignment has been deleted, the error is
// store.ErrNotFound.
func (t *Assignments) Mark(ctx context.Context, l LedAssignment) (string, error) {
	return t.store.AssignmentMark(ctx, l)
}

// Begun returns how many students have begun a run that counts.
func (p Progress) Begun() (n int) {
	for _, x := range p {
		if len(x.Runs) > 0 {
			n++
		}
	}
	return n
}

// Varied reports whether others were given the same families with other names than the
// student of a run that counts. Practice doesn't tell, because the run that counts may be
// still to come.
func (t *Assignments) Varied(ctx context.Context, m run.Mine) (bool, error) {
	if m.Run().Assigned == 0 || m.Run().Practice {
		return false, nil
	}
	a, err := t.store.AssignmentOf(ctx, m)
	if errors.Is(err, store.ErrNotFound) { // it was deleted at this moment
		return false, nil
	}
	return err == nil && a.Assignment().Variants, err
}

// AssignedFor returns the assignment that a student's run is for. The error is run.ErrNotFound if it
// is for none.
func (t *Assignments) AssignedFor(ctx context.Context, m run.Mine) (Assigned, error) {
	return t.store.AssignmentOf(ctx, m)
}
