package store_test

import (
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// How long an organisation keeps runs holds for those that there are, for each student by
// what they were allowed; and what was deleted is in its audit log.
func TestAnOrganisationKeepsRunsForItsTime(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	must(s.begin(t, l, s.sam, false))(t)
	ada := must(s.Allow(ctx, s.ada, who.ChangeOrganisation, 1))(t)
	was := must(s.Organisation(ctx, ada))(t)
	set := func(days int) {
		t.Helper()
		to := was
		to.KeptDays = days
		check(t, s.ChangeOrganisation(ctx, ada, was, to))
		was = to
	}
	kept := func() time.Time {
		t.Helper()
		return must(s.AssignedRuns(ctx, must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t)))(t)[0].Run().ExpiresAt
	}
	due := l.Assignment().Due
	for _, x := range []struct {
		days int
		want time.Time
	}{{500, due.AddDate(0, 0, 500)}, {40, due.AddDate(0, 0, 40)}, {7, today.AddDate(0, 0, 30)}} {
		days, want := x.days, x.want
		set(days)
		if got := kept(); !got.Equal(want) {
			t.Errorf("for %d days it is kept until %v, not %v", days, got, want)
		}
	}
	longer := due.AddDate(0, 0, 10)
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Due: &longer}))
	set(41)
	if got, want := kept(), longer.AddDate(0, 0, 41); !got.Equal(want) {
		t.Errorf("after an extension it is kept until %v, not %v", got, want)
	}
	stale := was
	stale.Name = "Another name"
	mustBe(t, s.ChangeOrganisation(ctx, ada, stale, was), store.ErrTaken)
	set(31)
	_, err := s.DeleteExpired(ctx, s.Operator(), longer.AddDate(0, 0, 32))
	check(t, err)
	lines := must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 1))(t)
	if len(lines) != 1 || lines[0].Detail != "runs whose time was over, deleted: 1" {
		t.Errorf("the newest of the audit log is %+v", lines)
	}
}
