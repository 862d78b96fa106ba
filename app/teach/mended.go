package teach

import (
	"context"

	"caseload/app/mark"
)

// Mended says what a change of a rubric does to the marks there are.
type Mended struct {
	mark.Mended
	Marks []mark.ToCome // that would have to be given again, by candidate
}

// MarkedAgain returns what a plan would do to the marks there are, without changing
// anything. The errors are those of ChangeMarking.
func (t *Assignments) MarkedAgain(ctx context.Context, l LedAssignment, plan mark.RubricPlan) (Mended, error) {
	next, err := t.markingBy(ctx, l, plan)
	if err != nil {
		return Mended{}, err
	}
	now, err := t.store.MarkingOf(ctx, l.Open())
	if err != nil {
		return Mended{}, err
	}
	m := Mended{Mended: mark.Mend(now.Rubric, next.Rubric)}
	m.Anew = next.Anew
	if m.Again() {
		m.Marks, err = t.store.StandingMarks(ctx, l)
	}
	return m, err
}
