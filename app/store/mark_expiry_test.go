package store_test

import (
	"testing"
	"time"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// Marks go when their assignment's time is over, and its last run with it; before that it is
// said how many will, afterwards that they did, and then the assignment can be deleted.
func TestMarksAreKeptForTheOrganisationsTime(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	run := e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 5, 10)
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	mustBe(t, e.DeleteAssignment(ctx, e.l), store.ErrLocked)
	over := e.l.Open().MarksKeptUntil()
	if want := e.l.Assignment().Due.AddDate(0, 0, store.UsualKeptDays); !over.Equal(want) {
		t.Errorf("they are kept until %v, not %v", over, want)
	}
	expired := func(when time.Time) int64 { return must(e.Expired(ctx, e.Operator(), when))(t).Marked }
	check(t, e.DeleteRun(ctx, run))
	long := beginning()
	long.Expires = over.AddDate(0, 0, 9)
	going := must(e.NewRunFor(ctx, must(e.Assigned(ctx, e.sam, 1))(t), must(e.NewGuestOf(ctx, e.sam, nil, long.Expires))(t), false, long))(t)
	if n := expired(over); n != 0 {
		t.Errorf("while there is a run, the marks of %d students go", n)
	}
	check(t, e.DeleteRun(ctx, going))
	longer := e.l.Assignment().Due.AddDate(0, 0, 3)
	check(t, e.GiveAllowance(ctx, e.l, e.sam.ID(), store.Allowance{Due: &longer}))
	later := over.AddDate(0, 0, 3)
	if a, b := expired(over), expired(later); a != 0 || b != 1 {
		t.Errorf("with three days more for one, the marks of %d students go at first and of %d then", a, b)
	}
	must(e.DeleteExpired(ctx, e.Operator(), later.Add(-time.Second)))(t)
	if len(must(e.MarksOf(ctx, e.sam))(t)) != 1 {
		t.Error("they are gone too early")
	}
	must(e.DeleteExpired(ctx, e.Operator(), later))(t)
	if n := len(must(e.MarksOf(ctx, e.sam))(t)); n != 0 || len(e.candidates(t, e.lou).List) != 0 {
		t.Errorf("the student still has %d", n)
	}
	lines := must(e.Audit(ctx, must(e.Allow(ctx, e.ada, who.ReadAudit, 1))(t), 0, 1))(t)
	if lines[0].Detail != "marks for assignment 1 whose time was over, deleted: of 1 students" {
		t.Errorf("the audit log says %+v", lines[0])
	}
	check(t, e.DeleteAssignment(ctx, e.l))
}

// What was marked, or which settings were changed, in the last thirty days delays it.
func TestMarksDontGoAtOnce(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	run := e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 5, 10)
	check(t, e.DeleteRun(ctx, run))
	ada := must(e.Allow(ctx, e.ada, who.ChangeOrganisation, 1))(t)
	was := must(e.Organisation(ctx, ada))(t)
	to := was
	to.KeptDays = 30
	before := e.l.Assignment().Due.AddDate(0, 0, 30)
	at(t, before.AddDate(0, 0, -25))
	check(t, e.ChangeOrganisation(ctx, ada, was, to))
	for day, want := range map[int]int64{0: 0, 4: 0, 6: 1} {
		if n := must(e.Expired(ctx, e.Operator(), before.AddDate(0, 0, day)))(t).Marked; n != want {
			t.Errorf("after %d days the marks of %d students go, not %d", day, n, want)
		}
	}
	if g := must(e.Going(ctx, ada))(t); g.Marked != 1 {
		t.Errorf("beforehand it is said: %+v", g)
	}
}
