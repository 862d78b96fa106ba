package teach

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"caseload/app/debrief"
	"caseload/app/mark"
	"caseload/app/store"
)

// Template is a list of criteria to begin with, from a framework that the course teaches by.
type Template struct {
	Name     string
	Criteria []mark.CriterionPlan
}

// Templates returns the templates for an assignment, in the order of the frameworks: those
// that its organisation refers to and, if it names some of these, the assignment itself.
func (t *Assignments) Templates(ctx context.Context, o OpenAssignment) (list []Template, err error) {
	offered, err := t.OfferedTo(ctx, o)
	for _, f := range t.runs.Entries() {
		if !o.Assignment().Frameworks.Has(f.Framework) || !slices.ContainsFunc(offered, func(s debrief.Source) bool { return s.Name == f.Framework }) {
			continue
		}
		i := slices.IndexFunc(list, func(x Template) bool { return x.Name == f.Framework })
		if i < 0 {
			i, list = len(list), append(list, Template{Name: f.Framework})
		}
		if of := &list[i]; len(of.Criteria) < mark.MostCriteria {
			of.Criteria = append(of.Criteria, mark.CriterionPlan{Name: f.Title, Points: strconv.Itoa(mark.UsualPoints), Source: f.ID})
		}
	}
	return list, err
}

// Source returns the framework that a criterion was taken from, if it was from one that the
// course still teaches by.
func (t *Assignments) Source(id string) (debrief.Framework, bool) {
	all := t.runs.Entries()
	i := slices.IndexFunc(all, func(f debrief.Framework) bool { return f.ID == id })
	if i < 0 || id == "" {
		return debrief.Framework{}, false
	}
	return all[i], true
}

// Marking returns how an assignment is marked.
func (t *Assignments) Marking(ctx context.Context, o OpenAssignment) (mark.Marking, error) {
	return t.store.MarkingOf(ctx, o)
}

// Rubrics returns every edition of an assignment's rubric, the first one first.
func (t *Assignments) Rubrics(ctx context.Context, o OpenAssignment) ([]mark.Rubric, error) {
	return t.store.Rubrics(ctx, o)
}

// MarkingBegun reports whether there are marks for an assignment, or drafts of them.
func (t *Assignments) MarkingBegun(ctx context.Context, l LedAssignment) (bool, error) {
	n, err := t.store.CountMarks(ctx, l)
	return n > 0, err
}

// What can be said of a rubric that wasn't kept.
var (
	ErrRubricChanged = errors.New("the rubric was changed by somebody else meanwhile")
	ErrMarkAgain     = errors.New("there are marks that wouldn't stand")
)

// ChangeMarking makes a plan an assignment's rubric. The error is a *mark.Wrong if something won't
// do, ErrRubricChanged, and ErrMarkAgain if marks would have to be given again and again is
// false: see [Assignments.MarkedAgain].
func (t *Assignments) ChangeMarking(ctx context.Context, l LedAssignment, plan mark.RubricPlan, again bool) error {
	m, err := t.markingBy(ctx, l, plan)
	if err != nil {
		return err
	}
	switch err := t.store.ChangeMarking(ctx, l, m, again); {
	case errors.Is(err, store.ErrChanged):
		return ErrRubricChanged
	case errors.Is(err, store.ErrTaken):
		return ErrMarkAgain
	case errors.Is(err, store.ErrLocked):
		return mark.Fixed()
	case errors.Is(err, store.ErrFull):
		return mark.ManyEditions()
	default:
		return err
	}
}

// CopyMarking has a new assignment be marked as another one is. The error is ErrRubricChanged
// if somebody has written a rubric for it meanwhile.
func (t *Assignments) CopyMarking(ctx context.Context, from, to LedAssignment) error {
	m, err := t.store.MarkingOf(ctx, from.Open())
	if err != nil || m.Edition == 0 {
		return err
	}
	m.Changed, m.Why = 0, ""
	if err = t.store.ChangeMarking(ctx, to, m, false); errors.Is(err, store.ErrChanged) {
		err = ErrRubricChanged
	}
	return err
}

func (t *Assignments) markingBy(ctx context.Context, l LedAssignment, plan mark.RubricPlan) (mark.Marking, error) {
	editions, err := t.store.Rubrics(ctx, l.Open())
	if err != nil {
		return mark.Marking{}, err
	}
	return plan.Marking(editions, func(id string) bool { _, known := t.Source(id); return known })
}
