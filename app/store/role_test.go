package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

func (s school) may(t testing.TB, p store.Person, act who.Act) store.Allowed {
	t.Helper()
	return must(s.Allow(ctx, p, act, 1))(t)
}

// A lecturer who leaves is nobody's lecturer any longer: the cohort that only she led is
// listed, and can be given to another one.
func TestACohortIsGivenToAnotherLecturer(t *testing.T) {
	s := newSchool(t)
	cohort := s.cohort.Cohort().ID
	unled := func() int { return len(must(s.Unled(ctx, s.may(t, s.ada, who.ListPeople)))(t)) }
	if n := unled(); n != 0 {
		t.Errorf("%d cohorts have nobody", n)
	}
	check(t, s.SetRoles(ctx, s.may(t, s.ada, who.ChangeRoles), s.lou.ID(), []who.Role{who.Practitioner}))
	_, err := s.PersonByToken(ctx, hash("session of lou@x.test"))
	mustBe(t, err, store.ErrNotFound)
	lou := signIn(t, s.Store, must(s.PersonByEmail(ctx, "lou@x.test"))(t), "lou again")
	_, err = s.LeadCohort(ctx, lou, cohort)
	mustBe(t, err, store.ErrForbidden)
	if n := unled(); n != 1 {
		t.Errorf("%d cohorts have nobody, after their lecturer left", n)
	}
	led := must(s.LeadCohort(ctx, s.ada, cohort))(t)
	for _, x := range []struct {
		to   store.Person
		want error
	}{{lou, store.ErrNotFound}, {s.tia, store.ErrNotFound}, {s.zoe, store.ErrNotFound}, {s.sam, store.ErrNotFound}, {s.max, nil}, {s.max, nil}} {
		if err := s.AddLecturer(ctx, led, x.to.Email()); !errors.Is(err, x.want) {
			t.Errorf("given to %s: %v", x.to.Name(), err)
		}
	}
	must(s.LeadCohort(ctx, s.max, cohort))(t)
	if n := unled(); n != 0 {
		t.Errorf("%d cohorts have nobody, after one was given", n)
	}
	check(t, s.SetRoles(ctx, s.may(t, s.ada, who.ChangeRoles), s.sam.ID(), nil))
	if students := s.students(t); students != "" {
		t.Errorf("somebody who was taken out is in the cohort: %s", students)
	}
	must(s.PersonByEmail(ctx, "sam@x.test"))(t)
}

func TestRolesAreChanged(t *testing.T) {
	s := newSchool(t)
	a := s.may(t, s.ada, who.ChangeRoles)
	mustBe(t, s.SetRoles(ctx, a, s.zoe.ID(), []who.Role{who.Student}), store.ErrNotFound)
	mustBe(t, s.SetRoles(ctx, a, s.ada.ID(), []who.Role{who.Lecturer}), store.ErrLast)
	mustBe(t, s.SetRoles(ctx, a, s.ada.ID(), nil), store.ErrLast)
	elsewhere := signIn(t, s.Store, must(s.PersonByEmail(ctx, "ada@x.test"))(t), "elsewhere")
	check(t, s.SetRoles(ctx, a, s.ada.ID(), []who.Role{who.Lecturer, who.Administrator}))
	must(s.PersonByToken(ctx, hash("session of ada@x.test")))(t) // at hand
	mustBe(t, s.SeeSession(ctx, elsewhere), nil)
	_, err := s.PersonByToken(ctx, hash("elsewhere"))
	mustBe(t, err, store.ErrNotFound)
	check(t, s.SetRoles(ctx, a, s.max.ID(), []who.Role{who.Administrator, who.Student}))
	if m := must(s.Member(ctx, a, s.max.ID()))(t); !slices.Equal(m.Roles, []who.Role{who.Administrator, who.Student}) || m.Email != "max@x.test" {
		t.Errorf("Max is %+v", m)
	}
	check(t, s.SetRoles(ctx, a, s.ada.ID(), []who.Role{who.Lecturer}))
	_, err = s.Allow(ctx, s.ada, who.ChangeRoles, 1)
	mustBe(t, err, store.ErrForbidden)
	_, err = s.Member(ctx, a, s.zoe.ID())
	mustBe(t, err, store.ErrNotFound)
	max := signIn(t, s.Store, must(s.PersonByEmail(ctx, "max@x.test"))(t), "max again")
	var said []string
	for _, l := range must(s.Audit(ctx, s.may(t, max, who.ReadAudit), 0, 3))(t) {
		said = append(said, fmt.Sprint(l.Person, " ", l.Act, " ", l.About, " ", l.Detail))
	}
	want := []string{fmt.Sprint(s.ada.ID(), " change roles ", s.ada.ID(), " lecturer"), fmt.Sprint(s.ada.ID(), " change roles ", s.max.ID(), " administrator student"), fmt.Sprint(s.ada.ID(), " change roles ", s.ada.ID(), " administrator lecturer")}
	if !slices.Equal(said, want) {
		t.Errorf("the audit log says\n%s", strings.Join(said, "\n"))
	}
}

// Two administrators who take the role from each other at the same moment leave one.
func TestOneAdministratorIsLeft(t *testing.T) {
	s := newSchool(t)
	a := s.may(t, s.ada, who.ChangeRoles)
	check(t, s.SetRoles(ctx, a, s.max.ID(), []who.Role{who.Administrator}))
	max := signIn(t, s.Store, must(s.PersonByEmail(ctx, "max@x.test"))(t), "max again")
	b := s.may(t, max, who.ErasePerson)
	var all sync.WaitGroup
	errs := make([]error, 2)
	all.Go(func() { errs[0] = s.SetRoles(ctx, a, max.ID(), nil) })
	all.Go(func() { errs[1] = s.EraseMember(ctx, b, s.ada.ID()) })
	all.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("they end with %v and %v", errs[0], errs[1])
	}
}
