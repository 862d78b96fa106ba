package store_test

import (
	"fmt"
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// newCohort makes a cohort in organisation 1, which p administers or in which they are a
// lecturer.
func newCohort(t testing.TB, s *store.Store, p store.Person, code string) store.LedCohort {
	t.Helper()
	id := must(s.NewCohort(ctx, must(s.Allow(ctx, p, who.MakeCohort, 1))(t), store.Cohort{Name: "BA Social Work", Year: "2026/27", Code: code}))(t)
	return must(s.LeadCohort(ctx, p, id))(t)
}

// school is an organisation with an administrator, two lecturers, of whom the first leads
// a cohort, a student in it and a student who isn't; and somebody of another organisation.
type school struct {
	*store.Store
	ada, lou, max, sam, tia, zoe store.Person
	cohort                       store.LedCohort
}

func newSchool(t *testing.T) school {
	t.Helper()
	s := school{Store: newStore(t)}
	s.ada = newPerson(t, s.Store, "ada@x.test")
	a := must(s.Allow(ctx, s.ada, who.Invite, 1))(t)
	s.lou = arrive(t, s.Store, invite(t, s.Store, a, "", "lou", who.Lecturer), "Lou", "lou@x.test")
	s.max = arrive(t, s.Store, invite(t, s.Store, a, "", "max", who.Lecturer), "Max", "max@x.test")
	s.tia = arrive(t, s.Store, invite(t, s.Store, a, "", "tia"), "Tia", "tia@x.test")
	s.cohort = newCohort(t, s.Store, s.lou, "KT4M7PXC")
	s.sam = signIn(t, s.Store, must(s.JoinCohortAsNew(ctx, s.coded(t), store.Arrival{Name: "Sam", Email: "sam@x.test", PassphraseHash: "h"}))(t), "sam")
	check(t, s.NewOrganisation(ctx, s.Operator(), "Another", who.Authority))
	check(t, s.InviteAdministrator(ctx, s.Operator(), 2, store.Invitation{Expires: later}, hash("zoe")))
	s.zoe = arrive(t, s.Store, must(s.Invited(ctx, hash("zoe")))(t), "Zoe", "zoe@y.test")
	return s
}

func (s school) coded(t *testing.T) store.CodedCohort {
	t.Helper()
	return must(s.CodedCohort(ctx, "KT4M7PXC"))(t)
}

// students returns the students' names.
func (s school) students(t *testing.T) (names string) {
	t.Helper()
	for _, l := range must(s.Students(ctx, s.cohort))(t) {
		names += l.Name + " " + l.Email + "\n"
	}
	return names
}

func TestACohortIsForItsPeople(t *testing.T) {
	s := newSchool(t)
	id := s.cohort.Cohort().ID
	for _, x := range []struct {
		name       string
		p          store.Person
		open, lead error
	}{
		{"its lecturer", s.lou, nil, nil}, {"the administrator", s.ada, nil, nil}, {"its student", s.sam, nil, store.ErrForbidden},
		{"another lecturer", s.max, store.ErrForbidden, store.ErrForbidden}, {"another student", s.tia, store.ErrForbidden, store.ErrForbidden},
		{"another organisation's administrator", s.zoe, store.ErrNotFound, store.ErrNotFound},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := s.OpenCohort(ctx, x.p, id)
			mustBe(t, err, x.open)
			_, err = s.LeadCohort(ctx, x.p, id)
			mustBe(t, err, x.lead)
			_, err = s.OpenCohort(ctx, x.p, id+1)
			mustBe(t, err, store.ErrNotFound)
		})
	}
}

// The code makes a student even of a lecturer, who leads nothing by it.
func TestALecturerWhoJoinsByCodeDoesNotLead(t *testing.T) {
	s := newSchool(t)
	must(s.JoinCohort(ctx, s.coded(t), s.max))(t)
	must(s.OpenCohort(ctx, s.max, s.cohort.Cohort().ID))(t)
	_, err := s.LeadCohort(ctx, s.max, s.cohort.Cohort().ID)
	mustBe(t, err, store.ErrForbidden)
	must(s.JoinCohort(ctx, s.coded(t), s.lou))(t) // who leads it still
	must(s.LeadCohort(ctx, s.lou, s.cohort.Cohort().ID))(t)
	if got := s.students(t); got != "Max max@x.test\nSam sam@x.test\n" {
		t.Errorf("the students are %s", got)
	}
}

func TestWhoJoinsBelongsToTheOrganisation(t *testing.T) {
	s := newSchool(t)
	if !must(s.JoinCohort(ctx, s.coded(t), s.zoe))(t) || must(s.JoinCohort(ctx, s.coded(t), s.zoe))(t) {
		t.Error("Zoe didn't become a student by joining, or did so twice")
	}
	if must(s.JoinCohort(ctx, s.coded(t), s.tia))(t) {
		t.Error("Tia wasn't a student")
	}
	if got := s.students(t); got != "Sam sam@x.test\nTia tia@x.test\nZoe zoe@y.test\n" {
		t.Errorf("the students are %s", got)
	}
	_, err := s.JoinCohortAsNew(ctx, s.coded(t), store.Arrival{Name: "Tia again", Email: "tia@x.test", PassphraseHash: "h"})
	mustBe(t, err, store.ErrTaken)
	check(t, s.TakeOut(ctx, s.cohort, s.tia.ID()))
	mustBe(t, s.TakeOut(ctx, s.cohort, s.tia.ID()), store.ErrNotFound)
	mustBe(t, s.TakeOut(ctx, s.cohort, s.lou.ID()), store.ErrNotFound) // who isn't a student
	_, err = s.OpenCohort(ctx, s.tia, s.cohort.Cohort().ID)
	mustBe(t, err, store.ErrForbidden)
}

func TestNobodyJoinsAnArchivedCohort(t *testing.T) {
	s := newSchool(t)
	coded := s.coded(t)
	check(t, s.ArchiveCohort(ctx, s.cohort, true))
	check(t, s.ArchiveCohort(ctx, s.cohort, true)) // a second click
	_, err := s.CodedCohort(ctx, "KT4M7PXC")
	mustBe(t, err, store.ErrNotFound)
	_, err = s.JoinCohort(ctx, coded, s.tia)
	mustBe(t, err, store.ErrNotFound)
	_, err = s.JoinCohortAsNew(ctx, coded, store.Arrival{Name: "Uma", Email: "uma@x.test", PassphraseHash: "h"})
	mustBe(t, err, store.ErrNotFound)
	_, err = s.PersonByEmail(ctx, "uma@x.test")
	mustBe(t, err, store.ErrNotFound)
	if must(s.OpenCohort(ctx, s.sam, s.cohort.Cohort().ID))(t).Cohort().Archived == nil {
		t.Error("its student doesn't see that it is archived")
	}
	check(t, s.ArchiveCohort(ctx, s.cohort, false))
	must(s.JoinCohort(ctx, s.coded(t), s.tia))(t)
}

func TestACopyHasNobodyInIt(t *testing.T) {
	s := newSchool(t)
	_, err := s.CopyCohort(ctx, s.cohort, store.Cohort{Name: "BA", Year: "2027/28", Code: "KT4M7PXC"})
	mustBe(t, err, store.ErrTaken)
	id := must(s.CopyCohort(ctx, s.cohort, store.Cohort{Name: "BA", Year: "2027/28", Code: "DDDDDDDD"}))(t)
	copied := must(s.LeadCohort(ctx, s.lou, id))(t)
	if c := copied.Cohort(); c.Name != "BA" || c.Year != "2027/28" || len(must(s.Students(ctx, copied))(t)) != 0 {
		t.Errorf("the copy is %+v", c)
	}
	for _, x := range []struct {
		name, want string
		p          store.Person
	}{
		{"its lecturer", "2027/28 lecturer 0, 2026/27 lecturer 1, ", s.lou}, {"its student", "2026/27 student 1, ", s.sam},
		{"the administrator", "2027/28 administrator 0, 2026/27 administrator 1, ", s.ada}, {"another lecturer", "", s.max}, {"another administrator", "", s.zoe},
	} {
		got := ""
		for _, c := range must(s.Cohorts(ctx, x.p))(t) {
			got += fmt.Sprintf("%s %s %d, ", c.Cohort.Year, c.As, c.Students)
		}
		if got != x.want {
			t.Errorf("%s has %q, not %q", x.name, got, x.want)
		}
	}
}

// Whatever staff do to a cohort leaves a line, which names nobody.
func TestTheAuditLogHasWhatIsDoneToCohorts(t *testing.T) {
	s := newSchool(t)
	check(t, s.ArchiveCohort(ctx, s.cohort, true))
	check(t, s.ArchiveCohort(ctx, s.cohort, false))
	check(t, s.TakeOut(ctx, s.cohort, s.sam.ID()))
	copied := must(s.CopyCohort(ctx, s.cohort, store.Cohort{Name: "BA", Year: "2027/28", Code: "DDDDDDDD"}))(t)
	got := ""
	for _, l := range must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 6))(t) {
		got += fmt.Sprintf("%d %s %d %s\n", l.Person, l.Act, l.About, l.Detail)
	}
	want := fmt.Sprintf("%[1]d make a cohort %[3]d copied from 1\n%[1]d change a cohort 1 person %[2]d taken out\n%[1]d change a cohort 1 taken out of the archive\n"+
		"%[1]d change a cohort 1 archived\n%[2]d join a cohort 1 \n%[1]d make a cohort 1 \n", s.lou.ID(), s.sam.ID(), copied)
	if got != want {
		t.Errorf("the log is\n%s\nnot\n%s", got, want)
	}
}
