package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// Two lecturers change a cohort. What only one of them changed is kept; of what both did,
// the second is told.
func TestTwoChangeACohort(t *testing.T) {
	s := newSchool(t)
	seen := s.cohort.Cohort()
	change := func(name, year string) error {
		return s.ChangeCohort(ctx, s.cohort, seen, store.Cohort{Name: name, Year: year})
	}
	is := func(name, year string) {
		t.Helper()
		if c := must(s.LeadCohort(ctx, s.lou, seen.ID))(t).Cohort(); c.Name != name || c.Year != year || c.Code != seen.Code {
			t.Errorf("the cohort is %+v", c)
		}
	}
	check(t, change("MA Social Work", "2026/27"))
	check(t, change("BA Social Work", "2027/28")) // who hasn't seen the other's
	is("MA Social Work", "2027/28")
	mustBe(t, change("PhD Social Work", "2026/27"), store.ErrChanged)
	mustBe(t, change("MA Social Work", "2028/29"), store.ErrChanged)
	check(t, change("MA Social Work", "2027/28")) // who wants the same
	is("MA Social Work", "2027/28")
}

func TestACohortHasLecturersOfItsOrganisation(t *testing.T) {
	s := newSchool(t)
	id := s.cohort.Cohort().ID
	for email, want := range map[string]error{"tia@x.test": store.ErrNotFound, "zoe@y.test": store.ErrNotFound, "nobody@x.test": store.ErrNotFound, "max@x.test": nil, "lou@x.test": nil} {
		mustBe(t, s.AddLecturer(ctx, s.cohort, email), want)
	}
	must(s.LeadCohort(ctx, s.max, id))(t)
	check(t, s.DropLecturer(ctx, s.cohort, s.lou.ID()))
	mustBe(t, s.DropLecturer(ctx, s.cohort, s.lou.ID()), store.ErrNotFound)
	mustBe(t, s.DropLecturer(ctx, s.cohort, s.sam.ID()), store.ErrNotFound)
	_, err := s.LeadCohort(ctx, s.lou, id)
	mustBe(t, err, store.ErrForbidden)
	mustBe(t, s.DropLecturer(ctx, s.cohort, s.max.ID()), store.ErrLast)
	must(s.LeadCohort(ctx, s.max, id))(t)
	must(s.JoinCohort(ctx, s.coded(t), s.lou))(t) // as a student
	mustBe(t, s.AddLecturer(ctx, s.cohort, "lou@x.test"), store.ErrTaken)
	got := ""
	for _, l := range must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 3))(t) {
		got += fmt.Sprintf("%s %s\n", l.Act, l.Detail)
	}
	if want := fmt.Sprintf("join a cohort \nchange a cohort person %d no longer leads it\nchange a cohort person %d leads it\n", s.lou.ID(), s.max.ID()); got != want {
		t.Errorf("the log is\n%s\nnot\n%s", got, want)
	}
}

// Two lecturers who take each other out at the same moment leave one of them.
func TestTwoLecturersCantTakeEachOtherOut(t *testing.T) {
	s := newSchool(t)
	for range 8 {
		check(t, s.AddLecturer(ctx, s.cohort, "max@x.test"))
		check(t, s.AddLecturer(ctx, s.cohort, "lou@x.test"))
		var all sync.WaitGroup
		for _, p := range []store.Person{s.lou, s.max} {
			all.Go(func() {
				if err := s.DropLecturer(ctx, s.cohort, p.ID()); err != nil && !errors.Is(err, store.ErrLast) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := len(must(s.Lecturers(ctx, s.cohort.Open()))(t)); n != 1 {
			t.Fatalf("%d lead the cohort", n)
		}
	}
}
