package store_test

import (
	"fmt"
	"testing"
	"time"

	"caseload/app/store"
)

// homework returns what an assignment of these tests is: it has been open for an hour and
// is due tomorrow.
func homework() store.Assignment {
	return store.Assignment{
		Name: "Week one", Exercise: store.Exercise{Version: frozen, Employer: "own", Terms: []byte("null"), Luck: []byte("null")},
		Attempts: 1, Practice: true, Tries: store.FromEnd, Debrief: store.FromEnd, Opens: today.Add(-time.Hour), Due: today.AddDate(0, 0, 1),
	}
}

// assign gives the school's cohort an assignment.
func (s school) assign(t *testing.T, a store.Assignment) store.LedAssignment {
	t.Helper()
	check(t, s.KeepVersion(ctx, store.Version{Digest: frozen, Slug: "first-week", Title: "First week", Engine: "lua-1", Rules: 1, CreatedAt: today}))
	return must(s.LeadAssignment(ctx, s.lou, must(s.NewAssignment(ctx, s.cohort, a))(t)))(t)
}

// begin begins a run of a student for an assignment, as a guest of theirs.
func (s school) begin(t *testing.T, l store.LedAssignment, p store.Person, practice bool) (store.Mine, error) {
	t.Helper()
	assigned := must(s.Assigned(ctx, p, l.Assignment().ID))(t)
	g := must(s.NewGuestOf(ctx, p, nil, later))(t)
	return s.NewRunFor(ctx, assigned, g, practice, store.Beginning{Version: frozen, Terms: []byte("null"), Luck: []byte("[[0,1]]"), Expires: later.AddDate(1, 0, 0)})
}

func TestAnAssignmentIsForItsCohort(t *testing.T) {
	s := newSchool(t)
	id := s.assign(t, homework()).Assignment().ID
	for _, x := range []struct {
		name              string
		p                 store.Person
		open, lead, begin error
	}{
		{"its lecturer", s.lou, nil, nil, store.ErrForbidden}, {"its student", s.sam, nil, store.ErrForbidden, nil},
		{"the administrator", s.ada, store.ErrForbidden, store.ErrForbidden, store.ErrForbidden},
		{"another lecturer", s.max, store.ErrForbidden, store.ErrForbidden, store.ErrForbidden},
		{"another student", s.tia, store.ErrForbidden, store.ErrForbidden, store.ErrForbidden},
		{"another organisation's administrator", s.zoe, store.ErrNotFound, store.ErrNotFound, store.ErrNotFound},
	} {
		t.Run(x.name, func(t *testing.T) {
			for i, number := range []int64{id, id + 1} {
				want := [][3]error{{x.open, x.lead, x.begin}, {store.ErrNotFound, store.ErrNotFound, store.ErrNotFound}}[i]
				_, err := s.OpenAssignment(ctx, x.p, number)
				mustBe(t, err, want[0])
				_, err = s.LeadAssignment(ctx, x.p, number)
				mustBe(t, err, want[1])
				_, err = s.Assigned(ctx, x.p, number)
				mustBe(t, err, want[2])
			}
		})
	}
	// An administrator may look after the cohort, and doesn't teach it.
	_, err := s.NewAssignment(ctx, must(s.LeadCohort(ctx, s.ada, s.cohort.Cohort().ID))(t), homework())
	mustBe(t, err, store.ErrForbidden)
}

func TestAnAssignmentComesBackAsItWasKept(t *testing.T) {
	s := newSchool(t)
	late := today.AddDate(0, 0, 3)
	a := homework()
	a.Marked, a.Late, a.Tries, a.Debrief, a.Minutes = true, &late, store.FromDue, store.FromRelease, 40
	l := s.assign(t, a)
	a.ID, a.Cohort = l.Assignment().ID, s.cohort.Cohort().ID
	if got := fmt.Sprintf("%+v", l.Assignment()); got != fmt.Sprintf("%+v", a) && !l.Assignment().Late.Equal(late) {
		t.Errorf("kept %+v\nand got %s", a, got)
	}
	if l.Open().Zone() != "Europe/London" {
		t.Errorf("the zone is %q", l.Open().Zone())
	}
	a.Version = fmt.Sprintf("%064d", 0)
	_, err := s.NewAssignment(ctx, s.cohort, a)
	mustBe(t, err, store.ErrNotFound)
	check(t, s.ArchiveCohort(ctx, s.cohort, true))
	_, err = s.NewAssignment(ctx, s.cohort, homework())
	mustBe(t, err, store.ErrArchived)
}

// Of two who change an assignment at the same time, the second is told.
func TestTwoLecturersChangeAnAssignment(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	first, second := l.Assignment(), l.Assignment()
	first.Name, second.Name = "Week 1", "The first week"
	check(t, s.ChangeAssignment(ctx, l, first))
	mustBe(t, s.ChangeAssignment(ctx, l, second), store.ErrChanged)
	now := must(s.LeadAssignment(ctx, s.lou, first.ID))(t).Assignment()
	if now.Name != "Week 1" || now.Changed != 1 {
		t.Errorf("it is %+v", now)
	}
	second.Changed = now.Changed
	check(t, s.ChangeAssignment(ctx, l, second))
}

func TestAnAssignmentIsBegunInItsTime(t *testing.T) {
	late, extended := today.AddDate(0, 0, -1).Add(2*time.Hour), today.Add(time.Hour)
	past := func(a *store.Assignment) { a.Opens, a.Due = today.AddDate(0, 0, -3), today.Add(-time.Minute) }
	for name, x := range map[string]struct {
		change func(a *store.Assignment)
		given  store.Allowance
		want   error
	}{
		"open":           {func(a *store.Assignment) {}, store.Allowance{}, nil},
		"not yet":        {func(a *store.Assignment) { a.Opens = today.Add(time.Minute) }, store.Allowance{}, store.ErrLocked},
		"over":           {past, store.Allowance{}, store.ErrLocked},
		"late":           {func(a *store.Assignment) { past(a); a.Late = &extended }, store.Allowance{}, nil},
		"too late":       {func(a *store.Assignment) { past(a); a.Due = late.Add(-time.Hour); a.Late = &late }, store.Allowance{}, store.ErrLocked},
		"with more time": {past, store.Allowance{Due: &extended}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSchool(t)
			a := homework()
			x.change(&a)
			l := s.assign(t, a)
			check(t, s.GiveAllowance(ctx, l, s.sam.ID(), x.given))
			_, err := s.begin(t, l, s.sam, false)
			mustBe(t, err, x.want)
		})
	}
}

// One run goes on at a time, and as many count as there are attempts; practice is beside
// them, and nobody's business.
func TestAttemptsAndPractice(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	end := func(m store.Mine) {
		t.Helper()
		check(t, s.Append(ctx, m, decision(m.ID(), 1), nil, true))
	}
	practice := must(s.begin(t, l, s.sam, true))(t)
	_, err := s.begin(t, l, s.sam, true)
	mustBe(t, err, store.ErrTaken)
	run := must(s.begin(t, l, s.sam, false))(t)
	_, err = s.begin(t, l, s.sam, false)
	mustBe(t, err, store.ErrTaken)
	end(run)
	_, err = s.begin(t, l, s.sam, false)
	mustBe(t, err, store.ErrFull)
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Attempts: 1}))
	again := must(s.begin(t, l, s.sam, false))(t)

	all := must(s.AssignedRuns(ctx, must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t)))(t)
	if len(all) != 3 || all[0].ID() != again.ID() || !all[2].Run().Practice {
		t.Errorf("the student has %+v", all)
	}
	seen := must(s.Progress(ctx, l))(t)
	if len(seen) != 1 || len(seen[0].Runs) != 2 || seen[0].Runs[0].Run.ID != run.ID() || seen[0].Runs[0].Turns != 1 {
		t.Errorf("the lecturer sees %+v", seen)
	}
	_, err = s.FollowRun(ctx, s.lou, l.Assignment().ID, practice.ID())
	mustBe(t, err, store.ErrNotFound)
	if f := must(s.FollowRun(ctx, s.lou, l.Assignment().ID, run.ID()))(t); f.Run().ID != run.ID() || f.Students()[0].Name != "Sam" {
		t.Errorf("the run is %d of %s", f.Run().ID, f.Students()[0].Name)
	}
	a := l.Assignment()
	a.Practice = false
	check(t, s.ChangeAssignment(ctx, l, a))
	end(practice)
	_, err = s.begin(t, must(s.LeadAssignment(ctx, s.lou, a.ID))(t), s.sam, true)
	mustBe(t, err, store.ErrFull)
}

// A run is the student's own, whatever becomes of the assignment, the cohort or their
// place in it.
func TestARunOutlivesItsAssignment(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	run := must(s.begin(t, l, s.sam, false))(t)
	check(t, s.TakeOut(ctx, s.cohort, s.sam.ID()))
	if seen := must(s.Progress(ctx, l))(t); len(seen) != 0 {
		t.Errorf("the lecturer sees %+v", seen)
	}
	_, err := s.FollowRun(ctx, s.lou, l.Assignment().ID, run.ID())
	mustBe(t, err, store.ErrNotFound)
	_, err = s.Assigned(ctx, s.sam, l.Assignment().ID)
	mustBe(t, err, store.ErrForbidden)
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
	check(t, s.DeleteAssignment(ctx, l))
	mustBe(t, s.DeleteAssignment(ctx, l), store.ErrNotFound)
	g := must(s.GuestsOf(ctx, s.sam, nil))(t)
	if m := must(s.Mine(ctx, g, run.ID()))(t); m.Run().Assigned != 0 || !m.Run().ExpiresAt.After(later) {
		t.Errorf("the run is %+v", m.Run())
	}
}

// What was given is for the student, and why is for whoever gave it.
func TestWhyIsForWhoGaveIt(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	due := today.AddDate(0, 0, 7)
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Due: &due, Minutes: 15, Why: "in hospital"}))
	mustBe(t, s.GiveAllowance(ctx, l, s.tia.ID(), store.Allowance{Minutes: 15}), store.ErrNotFound)
	if got := must(s.Allowances(ctx, l))(t)[s.sam.ID()]; got.Why != "in hospital" || !got.Due.Equal(due) || got.Minutes != 15 {
		t.Errorf("its lecturer sees %+v", got)
	}
	if got := must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t); got.Given().Why != "" || !got.Due().Equal(due) {
		t.Errorf("the student sees %+v", got.Given())
	}
	check(t, s.AddLecturer(ctx, s.cohort, "max@x.test"))
	other := must(s.LeadAssignment(ctx, s.max, l.Assignment().ID))(t)
	if got := must(s.Allowances(ctx, other))(t)[s.sam.ID()]; got.Why != "" || got.Minutes != 15 {
		t.Errorf("another lecturer sees %+v", got)
	}
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{}))
	if got := must(s.Allowances(ctx, l))(t); len(got) != 0 {
		t.Errorf("left is %+v", got)
	}
}

// Of a cohort's members only students are students of its assignments.
func TestAStudentOfAnAssignment(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	if got := must(s.StudentOf(ctx, l, s.sam.ID()))(t); got.Name != s.sam.Name() || got.Email != s.sam.Email() {
		t.Errorf("the student is %+v", got)
	}
	for _, p := range []store.Person{s.lou, s.tia, s.zoe} {
		_, err := s.StudentOf(ctx, l, p.ID())
		mustBe(t, err, store.ErrNotFound)
	}
}

func TestAssignmentsForAStudent(t *testing.T) {
	s := newSchool(t)
	a := homework()
	l := s.assign(t, a)
	a.Name, a.Due = "Week zero", today.Add(time.Hour)
	s.assign(t, a)
	run := must(s.begin(t, l, s.sam, false))(t)
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Minutes: 5}))
	list := must(s.AssignmentsFor(ctx, s.sam))(t)
	if len(list) != 2 || len(list[0].Runs) != 0 || list[0].Given().Minutes != 0 || list[1].Given().Minutes != 5 || list[0].Assignment().Name != "Week zero" || len(list[1].Runs) != 1 || list[1].Runs[0].ID() != run.ID() || list[1].Place != "A University" {
		t.Errorf("the student has %+v", list)
	}
	check(t, s.ArchiveCohort(ctx, s.cohort, true))
	if list := must(s.AssignmentsFor(ctx, s.sam))(t); len(list) != 1 || len(list[0].Runs) != 1 {
		t.Errorf("of an archived cohort the student has %+v", list)
	}
	for _, p := range []store.Person{s.tia, s.lou, s.zoe} {
		if list := must(s.AssignmentsFor(ctx, p))(t); len(list) != 0 {
			t.Errorf("somebody else has %+v", list)
		}
	}
	of := must(s.AssignmentOf(ctx, run))(t)
	if of.Assignment().ID != l.Assignment().ID {
		t.Errorf("the run is for %+v", of.Assignment())
	}
}
