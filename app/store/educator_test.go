package store_test

import (
	"fmt"
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// placed is a school with two students, Sam and Tia, in the cohort, and Pat, a
// practitioner, who is its practice educator.
func placed(t *testing.T) (s school, pat store.Person) {
	t.Helper()
	s = newSchool(t)
	a := must(s.Allow(ctx, s.ada, who.Invite, 1))(t)
	pat = arrive(t, s.Store, invite(t, s.Store, a, "", "pat", who.Practitioner), "Pat", "pat@x.test")
	must(s.JoinCohort(ctx, s.coded(t), s.tia))(t)
	check(t, s.AddEducator(ctx, s.cohort, "pat@x.test"))
	return s, pat
}

// names returns the names of those listed.
func names(list []store.Listed) (all string) {
	for _, l := range list {
		all += l.Name + " "
	}
	return all
}

// A practice educator follows the students whom they were given, and sees no others.
func TestAPracticeEducatorHasTheStudentsTheyWereGiven(t *testing.T) {
	s, pat := placed(t)
	id := s.cohort.Cohort().ID
	follow := func(p store.Person, student store.Person, want error) {
		t.Helper()
		f, err := s.FollowStudent(ctx, p, id, student.ID())
		mustBe(t, err, want)
		if err == nil && (f.Student() != student.ID() || f.Cohort().ID != id) {
			t.Errorf("the proof is about %d", f.Student())
		}
	}
	given := func(want string) {
		t.Helper()
		if got := names(must(s.Given(ctx, must(s.OpenCohort(ctx, pat, id))(t)))(t)); got != want {
			t.Errorf("Pat was given %q, not %q", got, want)
		}
	}
	given("")
	follow(pat, s.sam, store.ErrNotFound)
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID(), s.sam.ID(), s.max.ID(), s.zoe.ID()}, nil))
	given("Sam ")
	follow(pat, s.sam, nil)
	follow(pat, s.tia, store.ErrNotFound)
	follow(pat, s.max, store.ErrNotFound)
	follow(s.lou, s.tia, nil)
	follow(s.max, s.sam, store.ErrForbidden)
	follow(s.tia, s.sam, store.ErrForbidden)
	follow(s.ada, s.sam, store.ErrForbidden) // administrators look after people, not after their runs
	follow(s.zoe, s.sam, store.ErrNotFound)
	_, err := s.LeadCohort(ctx, pat, id)
	mustBe(t, err, store.ErrForbidden)
	_, err = s.FillCohort(ctx, pat, id)
	mustBe(t, err, store.ErrForbidden)
	if got := names(must(s.EducatorsOf(ctx, must(s.OpenCohort(ctx, s.sam, id))(t)))(t)); got != "Pat " {
		t.Errorf("Sam's practice educators are %q", got)
	}
	if got := names(must(s.EducatorsOf(ctx, must(s.OpenCohort(ctx, s.tia, id))(t)))(t)); got != "" {
		t.Errorf("Tia's practice educators are %q", got)
	}
	list := must(s.Cohorts(ctx, pat))(t)
	if len(list) != 1 || list[0].As != who.Educator || list[0].Students != 1 {
		t.Errorf("Pat's cohorts are %+v", list)
	}
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.tia.ID()}, []int64{s.sam.ID(), s.max.ID()}))
	given("Tia ")
	follow(pat, s.sam, store.ErrNotFound)
}

func TestWhoLeavesACohortIsGivenToNobody(t *testing.T) {
	s, pat := placed(t)
	id := s.cohort.Cohort().ID
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID(), s.tia.ID()}, nil))
	check(t, s.TakeOut(ctx, s.cohort, s.tia.ID()))
	must(s.JoinCohort(ctx, s.coded(t), s.tia))(t)
	if list := must(s.Educators(ctx, s.cohort))(t); len(list) != 1 || list[0].Name != "Pat" || fmt.Sprint(list[0].Students) != fmt.Sprint([]int64{s.sam.ID()}) {
		t.Errorf("the educators are %+v", list)
	}
	check(t, s.DropEducator(ctx, s.cohort, pat.ID()))
	mustBe(t, s.DropEducator(ctx, s.cohort, pat.ID()), store.ErrNotFound)
	mustBe(t, s.DropEducator(ctx, s.cohort, s.sam.ID()), store.ErrNotFound)
	mustBe(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID()}, nil), store.ErrNotFound)
	_, err := s.OpenCohort(ctx, pat, id)
	mustBe(t, err, store.ErrForbidden)
	_, err = s.FollowStudent(ctx, pat, id, s.sam.ID())
	mustBe(t, err, store.ErrForbidden)
	if list := must(s.Cohorts(ctx, pat))(t); len(list) != 0 {
		t.Errorf("Pat's cohorts are %+v", list)
	}
}

func TestWhoCanBeAPracticeEducator(t *testing.T) {
	s, pat := placed(t)
	for email, want := range map[string]error{
		"max@x.test": nil, "pat@x.test": nil, "lou@x.test": store.ErrTaken, "ada@x.test": store.ErrNotFound, "zoe@y.test": store.ErrNotFound, "sam@x.test": store.ErrNotFound,
	} {
		if err := s.AddEducator(ctx, s.cohort, email); want != nil || err != nil {
			mustBe(t, err, want)
		}
	}
	must(s.JoinCohort(ctx, s.coded(t), pat))(t) // who stays what they are, also on a class list
	was := must(s.Fill(ctx, s.filling(t), []store.Entry{entry("Pat", "pat@x.test")}, later))(t)
	if was[0] != store.Inside {
		t.Errorf("Pat was %s", was[0])
	}
	mustBe(t, s.AddLecturer(ctx, s.cohort, "max@x.test"), store.ErrTaken)
	if !must(s.Educates(ctx, must(s.OpenCohort(ctx, pat, s.cohort.Cohort().ID))(t)))(t) || must(s.Educates(ctx, s.cohort.Open()))(t) {
		t.Error("Pat isn't a practice educator, or Lou is")
	}
	other := newCohort(t, s.Store, s.ada, "DDDDDDDD")
	mustBe(t, s.Give(ctx, other, pat.ID(), []int64{s.sam.ID()}, nil), store.ErrNotFound)
}

func TestTheAuditLogHasWhoWasGivenToWhom(t *testing.T) {
	s, pat := placed(t)
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID()}, nil))
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{s.sam.ID()}, nil)) // which changes nothing
	check(t, s.Give(ctx, s.cohort, pat.ID(), nil, []int64{s.sam.ID()}))
	check(t, s.DropEducator(ctx, s.cohort, pat.ID()))
	got := ""
	for _, l := range must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 4))(t) {
		got += fmt.Sprintf("%s: %s\n", l.Act, l.Detail)
	}
	want := fmt.Sprintf("change a cohort: person %[1]d is no practice educator any longer\nchange a cohort: person %[2]d taken back from person %[1]d\n"+
		"change a cohort: person %[2]d given to person %[1]d\nchange a cohort: person %[1]d is a practice educator\n", pat.ID(), s.sam.ID())
	if got != want {
		t.Errorf("the log is\n%s\nnot\n%s", got, want)
	}
}
