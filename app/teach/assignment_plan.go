package teach

import (
	"context"
	"errors"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/typed"
)

// AssignmentPlan is what a lecturer decides about an assignment. Times are in the time
// zone of the organisation.
type AssignmentPlan struct {
	Plan
	Name       string // "": that of the scenario
	Attempts   int
	Practice   bool
	Pairs      bool // two students can have a run together
	Tries      From
	Debrief    From
	Marked     bool
	Variants   bool       // whether half of the students, by lot, meet families with other names
	Frameworks Frameworks // those that debriefs refer to, of what the organisation refers to; "": all of these
	Opens, Due Local
	Late       Local // the zero Local: no late work is accepted
	Changed    int   // how often the assignment had been changed when the form was shown
}

// assignment returns the assignment that a plan describes, of a version of its scenario.
func (t *Assignments) assignment(v *scenario.Version, plan AssignmentPlan, at *time.Location) (a Assignment, err error) {
	if a.Exercise, err = t.exercise(v, plan.Plan); err != nil {
		return a, err
	}
	a.Name = typed.Line(plan.Name)
	if a.Name == "" {
		a.Name = v.Setting.Title
	}
	a.Attempts, a.Practice, a.Pairs, a.Tries, a.Debrief, a.Marked, a.Changed = plan.Attempts, plan.Practice, plan.Pairs, plan.Tries, plan.Debrief, plan.Marked, plan.Changed
	if a.Variants = plan.Variants; a.Variants {
		if err := mayVary(v, plan); err != nil {
			return a, err
		}
	}
	if a.Frameworks = t.known(plan.Frameworks); a.Frameworks != plan.Frameworks {
		return a, wrong("frameworks", sayNoFramework)
	}
	if a.Opens, err = plan.Opens.instant(at); err != nil {
		return a, wrong("opens", sayTime(err, plan.Opens))
	}
	if a.Due, err = plan.Due.instant(at); err != nil {
		return a, wrong("due", sayTime(err, plan.Due))
	}
	if plan.Late != (Local{}) {
		late, err := plan.Late.instant(at)
		if err != nil {
			return a, wrong("late", sayTime(err, plan.Late))
		}
		a.Late = &late
	}
	switch {
	case len([]rune(a.Name)) > LongestCohort:
		return a, wrong("name", sayLongName)
	case a.Attempts < 1 || a.Attempts > MaxAttempts:
		return a, wrong("attempts", sayAttempts)
	case !a.Due.After(a.Opens):
		return a, wrong("due", sayDueFirst)
	case a.Late != nil && !a.Late.After(a.Due):
		return a, wrong("late", sayLateFirst)
	case a.Tries != FromEnd && a.Tries != FromDue:
		return a, wrong("tries", sayFrom)
	case a.Debrief != FromEnd && a.Debrief != FromDue && a.Debrief != FromRelease:
		return a, wrong("debrief", sayFrom)
	}
	return a, nil
}

// mayVary returns a *Wrong if an assignment can't have identity variants.
func mayVary(v *scenario.Version, plan AssignmentPlan) error {
	switch {
	case !plan.SameLuck:
		return wrong("variants", sayVariantsLuck)
	case !v.DrawsNames():
		return wrong("variants", sayNoNames)
	}
	return nil
}

// onShelf returns the version of a plan's scenario that is now on the shelf. The error is a
// *Wrong if there is none.
func (t *Assignments) onShelf(ctx context.Context, plan AssignmentPlan) (*scenario.Version, error) {
	v, err := t.runs.Scenario(ctx, plan.Slug)
	switch {
	case errors.Is(err, run.ErrWithdrawn):
		err = wrong("scenario", sayWithdrawn)
	case errors.Is(err, run.ErrNotFound):
		err = wrong("scenario", sayNoScenario)
	}
	return v, err
}

func (t *Assignments) exercise(v *scenario.Version, plan Plan) (Exercise, error) {
	e, err := exercise(v, plan)
	if errors.Is(err, run.ErrNotFound) {
		return e, wrong("employer", sayNoEmployer)
	}
	if refused := new(Refused); errors.As(err, &refused) {
		return e, wrong("minutes", refused.Sentence)
	}
	return e, err
}

// Wrong is the error for something in a form that won't do. Nothing was changed.
type Wrong struct {
	Field    string
	Sentence sim.Sentence
}

func (w *Wrong) Error() string { return w.Field + ": " + string(w.Sentence) }

func wrong(field string, sentence sim.Sentence) error { return &Wrong{field, sentence} }

// PlanOf returns the plan that an assignment follows, to be shown in a form.
func (t *Assignments) PlanOf(ctx context.Context, o OpenAssignment) (AssignmentPlan, error) {
	a, place := o.Assignment(), zone(o.Zone())
	slug, _, err := t.runs.SettingOf(ctx, a.Version)
	if err != nil {
		return AssignmentPlan{}, err
	}
	plan := AssignmentPlan{
		Plan: Plan{slug, a.Employer, usualSet(), a.SharesLuck(), a.Minutes}, Name: a.Name,
		Attempts: a.Attempts, Practice: a.Practice, Pairs: a.Pairs, Tries: a.Tries, Debrief: a.Debrief, Marked: a.Marked, Frameworks: t.known(a.Frameworks), Variants: a.Variants,
		Opens: localOf(a.Opens, place), Due: localOf(a.Due, place), Changed: a.Changed,
	}
	if e, ok := EmployerOf(a.Exercise); ok && e.Name == scenario.SetTerms {
		plan.Set = SetOf(*e.Terms)
	}
	if a.Late != nil {
		plan.Late = localOf(*a.Late, place)
	}
	return plan, nil
}

// Usual returns the plan that the form for a new assignment of a cohort begins with: it
// opens at once and is due in a week.
func (t *Assignments) Usual(ctx context.Context, l LedCohort) (AssignmentPlan, error) {
	place, err := t.store.ZoneOf(ctx, l.Open())
	if err != nil {
		return AssignmentPlan{}, err
	}
	now := t.now().In(zone(place))
	opens, due := localOf(now, now.Location()), localOf(now.AddDate(0, 0, 7), now.Location())
	due.Time = "17:00"
	plan := AssignmentPlan{Plan: Plan{Employer: scenario.OwnTerms, Set: usualSet(), SameLuck: true}, Attempts: 1, Practice: true, Tries: FromDue, Debrief: FromEnd, Opens: opens, Due: due}
	if shelf := t.runs.Shelf(ctx); len(shelf) > 0 {
		plan.Slug = shelf[0].Slug
	}
	return plan, nil
}
