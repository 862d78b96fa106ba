package store_test

import (
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// followed returns the proof that a lecturer may follow the run of a student, in an
// organisation that somebody administers.
func followed(t *testing.T, s *store.Store, ada store.Person) (store.FollowedRun, store.Assigned) {
	t.Helper()
	all := school{Store: s}
	all.lou = arrive(t, s, invite(t, s, must(s.Allow(ctx, ada, who.Invite, 1))(t), "", "lou", who.Lecturer), "Lou", "lou@x.test")
	all.cohort = newCohort(t, s, all.lou, "DDDDDDDD")
	all.sam = signIn(t, s, must(s.JoinCohortAsNew(ctx, must(s.CodedCohort(ctx, "DDDDDDDD"))(t), store.Arrival{Name: "Sam", Email: "sam@x.test", PassphraseHash: "h"}))(t), "sam")
	l := all.assign(t, together())
	run := must(all.begin(t, l, all.sam, false))(t)
	return must(s.FollowRun(ctx, all.lou, l.Assignment().ID, run.ID()))(t), must(s.Assigned(ctx, all.sam, l.Assignment().ID))(t)
}

// A run is followed by those who lead its cohort, and by the practice educator whom its
// student was given to while they are; reading it leaves a line an hour in the audit log.
func TestARunIsFollowedByThoseWhoMay(t *testing.T) {
	s := newSchool(t)
	pat := arrive(t, s.Store, invite(t, s.Store, must(s.Allow(ctx, s.ada, who.Invite, 1))(t), "", "pat", who.Practitioner), "Pat", "pat@x.test")
	l := s.assign(t, homework())
	id, run := l.Assignment().ID, must(s.begin(t, l, s.sam, false))(t).ID()
	follows := func(p store.Person) error {
		_, err := s.FollowRun(ctx, p, id, run)
		return err
	}
	mustBe(t, follows(pat), store.ErrForbidden)
	check(t, s.AddEducator(ctx, s.cohort, "pat@x.test"))
	mustBe(t, follows(pat), store.ErrNotFound)
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID()}, nil))
	check(t, follows(pat))
	if mine := must(s.FollowedRuns(ctx, must(s.OpenAssignment(ctx, pat, id))(t)))(t); len(mine) != 1 || len(mine[0].Runs) != 1 || mine[0].Runs[0].Run.ID != run {
		t.Errorf("the practice educator follows %+v", mine)
	}
	if none := must(s.FollowedRuns(ctx, must(s.OpenAssignment(ctx, s.sam, id))(t)))(t); len(none) != 0 {
		t.Errorf("the student follows %+v", none)
	}
	check(t, follows(s.lou))
	for _, p := range []store.Person{s.ada, s.max, s.tia, s.sam} {
		mustBe(t, follows(p), store.ErrForbidden)
	}
	mustBe(t, follows(s.zoe), store.ErrNotFound)

	lines := func() (n int) {
		for _, line := range must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 100))(t) {
			if line.Act == who.FollowRun && line.About == run && line.Person == pat.ID() {
				n++
			}
		}
		return n
	}
	f := must(s.FollowRun(ctx, pat, id, run))(t)
	for i, want := range []int{1, 1, 2} {
		check(t, s.NoteFollowed(ctx, f))
		if n := lines(); n != want {
			t.Errorf("%d lines, not %d", n, want)
		}
		if i == 1 {
			at(t, today.Add(61*time.Minute))
		}
	}
	check(t, s.Give(ctx, s.cohort, pat.ID(), nil, []int64{s.sam.ID()}))
	mustBe(t, follows(pat), store.ErrNotFound)
}
