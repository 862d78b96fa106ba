package store_test

import (
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// A debrief refers to what the organisation refers to, an assignment can only name fewer,
// and a student's own run follows the one organisation that has chosen any.
func TestWhichFrameworksARunRefersTo(t *testing.T) {
	s := newSchool(t)
	a := homework()
	a.Frameworks = "B\nC"
	l := s.assign(t, a)
	given := must(s.begin(t, l, s.sam, false))(t)
	guest := must(s.NewGuestOf(ctx, s.sam, nil, later))(t)
	own := must(s.NewRun(ctx, guest, store.Beginning{Version: frozen, Terms: []byte("null"), Luck: []byte("[]"), Expires: later}))(t)
	nobodys := must(s.NewRun(ctx, newGuest(t, s.Store, "nobody"), store.Beginning{Version: frozen, Terms: []byte("null"), Luck: []byte("[]"), Expires: later}))(t)
	ada := must(s.Allow(ctx, s.ada, who.ChangeOrganisation, 1))(t)
	for _, x := range []struct{ organisation, given, own store.Frameworks }{
		{"", "B\nC", ""}, {"A\nB", "B", "A\nB"}, {"A", "A", "A"}, {"C\nB\nA", "B\nC", "C\nB\nA"},
	} {
		was := must(s.Organisation(ctx, ada))(t)
		to := was
		to.Frameworks = x.organisation
		check(t, s.ChangeOrganisation(ctx, ada, was, to))
		for name, run := range map[string]struct {
			of   store.Mine
			want store.Frameworks
		}{"the assignment's": {given, x.given}, "one's own": {own, x.own}, "a guest's": {nobodys, ""}} {
			if got := must(s.FrameworksFor(ctx, run.of.Reading()))(t); got != run.want {
				t.Errorf("of %q, %s run refers to %q, not to %q", x.organisation, name, got, run.want)
			}
		}
		if got := must(s.AssignmentFrameworks(ctx, must(s.LeadAssignment(ctx, s.lou, l.Assignment().ID))(t).Open()))(t); got != x.organisation {
			t.Errorf("an assignment can choose among %q", got)
		}
	}
	change := must(s.LeadAssignment(ctx, s.lou, l.Assignment().ID))(t)
	next := change.Assignment()
	next.Frameworks = ""
	check(t, s.ChangeAssignment(ctx, change, next))
	if got := must(s.FrameworksFor(ctx, given.Reading()))(t); got != "C\nB\nA" {
		t.Errorf("an assignment that chooses none refers to %q", got)
	}
}
