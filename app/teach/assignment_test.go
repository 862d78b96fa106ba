package teach_test

import (
	"crypto/sha256"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/teach"
	"caseload/app/who"
)

// course is a cohort with a lecturer and two students, in a place whose clock a test sets.
type course struct {
	*teach.Assignments
	t        testing.TB
	runs     *run.Runs
	kept     *store.Store
	now      time.Time
	lou      store.Person
	sam, tia store.Person
	cohort   teach.LedCohort
}

var monday = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

func newCourse(t testing.TB, shelf ...*scenario.Version) *course {
	t.Helper()
	c := &course{t: t, now: monday}
	clock := func() time.Time { return c.now }
	path := storetest.At(t, filepath.Join(t.TempDir(), "a.db"))
	s, err := store.Open(path, clock, nil)
	c.ok(err)
	t.Cleanup(func() { _ = s.Close() })
	c.kept = s
	c.runs, err = run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: shelf, Cache: run.Cache, Now: clock})
	c.ok(err)
	c.Assignments = teach.NewAssignments(c.runs, s, clock)

	until := monday.AddDate(2, 0, 0)
	c.ok(s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: until}, hashOf("ada")))
	ada := c.arrive("ada", store.Arrival{Organisation: "A University", Kind: who.University})
	by, err := s.Allow(ctx, ada, who.Invite, 1)
	c.ok(err)
	c.ok(s.Invite(ctx, by, store.Invitation{Roles: []who.Role{who.Lecturer}, Expires: until}, hashOf("lou")))
	c.lou = c.arrive("lou", store.Arrival{})
	allowed, err := s.Allow(ctx, c.lou, who.MakeCohort, 1)
	c.ok(err)
	cohorts := teach.NewCohorts(s)
	id, err := cohorts.Make(ctx, allowed, "BA", "2026/27")
	c.ok(err)
	c.cohort, err = cohorts.Lead(ctx, c.lou, id)
	c.ok(err)
	coded, err := cohorts.WithCode(ctx, c.cohort.Cohort().Code)
	c.ok(err)
	for name, p := range map[string]*store.Person{"sam": &c.sam, "tia": &c.tia} {
		u, err := s.JoinCohortAsNew(ctx, coded, store.Arrival{Name: name, Email: name + "@x.test", PassphraseHash: "h"})
		c.ok(err)
		*p = c.signIn(u, name)
	}
	return c
}

func hashOf(text string) []byte {
	hash := sha256.Sum256([]byte(text))
	return hash[:]
}

func (c *course) ok(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *course) arrive(name string, a store.Arrival) store.Person {
	c.t.Helper()
	invited, err := c.kept.Invited(ctx, hashOf(name))
	c.ok(err)
	a.Name, a.Email, a.PassphraseHash = name, name+"@x.test", "h"
	u, err := c.kept.AcceptAsNew(ctx, invited, a)
	c.ok(err)
	return c.signIn(u, name)
}

func (c *course) signIn(u store.Unproven, name string) store.Person {
	c.t.Helper()
	p, err := c.kept.Begin(ctx, u, store.NewSession{TokenHash: hashOf("session of " + name), How: "passphrase", Device: "Firefox", Expires: monday.AddDate(2, 0, 0)})
	c.ok(err)
	return p
}

// plan returns what the form for a new assignment begins with.
func (c *course) plan() teach.AssignmentPlan {
	c.t.Helper()
	plan, err := c.Usual(ctx, c.cohort)
	c.ok(err)
	return plan
}

func (c *course) make(plan teach.AssignmentPlan) int64 {
	c.t.Helper()
	id, err := c.Make(ctx, c.cohort, plan)
	c.ok(err)
	return id
}

func (c *course) led(id int64) teach.LedAssignment {
	c.t.Helper()
	l, err := c.Lead(ctx, c.lou, id)
	c.ok(err)
	return l
}

func (c *course) begin(p store.Person, id int64, practice bool) (run.View, error) {
	c.t.Helper()
	a, err := c.Assigned(ctx, p, id)
	c.ok(err)
	g, err := c.kept.NewGuestOf(ctx, p, nil, c.now.Add(run.Keep))
	c.ok(err)
	return c.Begin(ctx, a, g, practice)
}

func (c *course) play(view run.View) run.View {
	c.t.Helper()
	all := playOn(c.t, c.runs, view, policyOf("careful", 1))
	return all[len(all)-1]
}

// What a form sends is what comes back to it, in the zone of the organisation: here in
// the winter of a place that is at UTC then.
func TestAPlanComesBackToItsForm(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Name, plan.Employer, plan.Minutes, plan.Attempts, plan.Debrief, plan.Late = "Week one", "stretched", 40, 2, teach.FromRelease, teach.Local{Date: "2027-04-02", Time: "12:30"}
	l := c.led(c.make(plan))
	if got, err := c.PlanOf(ctx, l.Open()); err != nil || got != plan {
		t.Errorf("sent %+v\nand got %+v, %v", plan, got, err)
	}
	if late := *l.Assignment().Late; !late.Equal(time.Date(2027, 4, 2, 11, 30, 0, 0, time.UTC)) {
		t.Errorf("in summer time late is %v", late)
	}
}

func TestWhatWontDoIsSaid(t *testing.T) {
	c := newCourse(t, small(t))
	for name, x := range map[string]struct {
		change func(*teach.AssignmentPlan)
		field  string
	}{
		"no such scenario":                    {func(p *teach.AssignmentPlan) { p.Slug = "other" }, "scenario"},
		"no such employer":                    {func(p *teach.AssignmentPlan) { p.Employer = "other" }, "employer"},
		"a long clock":                        {func(p *teach.AssignmentPlan) { p.Minutes = teach.MaxMinutes + 1 }, "minutes"},
		"a long name":                         {func(p *teach.AssignmentPlan) { p.Name = strings.Repeat("ä", 101) }, "name"},
		"no attempt":                          {func(p *teach.AssignmentPlan) { p.Attempts = 0 }, "attempts"},
		"no date":                             {func(p *teach.AssignmentPlan) { p.Due.Date = "soon" }, "due"},
		"no time":                             {func(p *teach.AssignmentPlan) { p.Opens.Time = "" }, "opens"},
		"due before it opens":                 {func(p *teach.AssignmentPlan) { p.Due = p.Opens }, "due"},
		"late before due":                     {func(p *teach.AssignmentPlan) { p.Late = p.Due }, "late"},
		"due in an hour that the clocks skip": {func(p *teach.AssignmentPlan) { p.Due = teach.Local{Date: "2027-03-28", Time: "01:30"} }, "due"},
		"a debrief never":                     {func(p *teach.AssignmentPlan) { p.Debrief = "never" }, "debrief"},
	} {
		t.Run(name, func(t *testing.T) {
			plan := c.plan()
			x.change(&plan)
			_, err := c.Make(ctx, c.cohort, plan)
			var wrong *teach.Wrong
			if !errors.As(err, &wrong) || wrong.Field != x.field || !strings.HasSuffix(string(wrong.Sentence), ".") {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// An hour that comes twice is over when it is over the second time.
func TestAnHourThatComesTwice(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Due = teach.Local{Date: "2027-10-31", Time: "01:30"}
	if due := c.led(c.make(plan)).Assignment().Due; !due.Equal(time.Date(2027, 10, 31, 1, 30, 0, 0, time.UTC)) {
		t.Errorf("it is due at %v", due)
	}
}

// Everybody gets the exercise's version, terms and luck; practice is beside what counts,
// and a second click goes on with the run that was begun.
func TestEverybodyPlaysTheSame(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Employer = "blaming"
	id := c.make(plan)
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	tia, err := c.begin(c.tia, id, false)
	c.ok(err)
	if string(sam.Run.Luck) != string(tia.Run.Luck) || string(sam.Run.Terms) != string(tia.Run.Terms) || !strings.Contains(string(sam.Run.Terms), `"blame":"high"`) {
		t.Errorf("they play with %s and %s, %s and %s", sam.Run.Luck, tia.Run.Luck, sam.Run.Terms, tia.Run.Terms)
	}
	again, err := c.begin(c.sam, id, false)
	c.ok(err)
	practice, err := c.begin(c.sam, id, true)
	c.ok(err)
	if again.Run.ID != sam.Run.ID || practice.Run.ID == sam.Run.ID || !practice.Run.Practice {
		t.Errorf("the runs are %d, %d and %d", sam.Run.ID, again.Run.ID, practice.Run.ID)
	}
	c.play(practice)
	c.play(sam)
	_, err = c.begin(c.sam, id, false)
	if !errors.Is(err, run.ErrFull) {
		t.Errorf("a second attempt: %v", err)
	}
	seen, err := c.Progress(ctx, c.led(id))
	c.ok(err)
	if seen.Begun() != 2 || len(seen[0].Runs) != 1 || seen[0].Runs[0].Run.ID != sam.Run.ID {
		t.Errorf("the lecturer sees %+v", seen)
	}
	if kept := sam.Run.ExpiresAt; kept.Before(c.led(id).Assignment().Due.AddDate(0, 0, store.UsualKeptDays)) {
		t.Errorf("the run is kept until %v", kept)
	}
}

func TestWhatWaitsForTheDueDateOrRelease(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Debrief, plan.Tries = teach.FromRelease, teach.FromDue
	id := c.make(plan)
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	practice, err := c.begin(c.sam, id, true)
	c.ok(err)
	debrief := func(m run.Mine) teach.Shown { s, err := c.Debrief(ctx, m); c.ok(err); return s }
	tries := func(m run.Mine) teach.Shown { s, err := c.Tries(ctx, m); c.ok(err); return s }
	if got := debrief(sam.Mine); !got.Waiting || !got.At.IsZero() {
		t.Errorf("the debrief: %+v", got)
	}
	if got := tries(sam.Mine); !got.Waiting || !got.At.Equal(c.led(id).Assignment().Due) {
		t.Errorf("what-ifs: %+v", got)
	}
	if debrief(practice.Mine).Waiting || tries(practice.Mine).Waiting {
		t.Error("practice waits")
	}
	due := c.led(id).Assignment().Due.AddDate(0, 0, 2)
	c.ok(c.Allow(ctx, c.led(id), c.sam.ID(), teach.Local{Date: due.Format("2006-01-02"), Time: "17:00"}, teach.Allowance{}))
	c.now = c.led(id).Assignment().Due.Add(time.Minute)
	if got := tries(sam.Mine); !got.Waiting || !got.At.Equal(due) {
		t.Errorf("what-ifs of who has longer: %+v", got)
	}
	c.ok(c.Release(ctx, c.led(id), true))
	c.now = due
	if debrief(sam.Mine).Waiting || tries(sam.Mine).Waiting {
		t.Error("after release something waits")
	}
}

// What a change does to those who have begun is said before it is made, and does no harm
// to their runs.
func TestAChangeSaysWhatItDoes(t *testing.T) {
	c := newCourse(t, small(t))
	id := c.make(c.plan())
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	c.now = c.now.AddDate(0, 0, 2)
	change := func(f func(*teach.AssignmentPlan)) string {
		t.Helper()
		plan, err := c.PlanOf(ctx, c.led(id).Open())
		c.ok(err)
		f(&plan)
		next, err := c.Changed(ctx, c.led(id), plan)
		c.ok(err)
		said, err := c.Means(ctx, c.led(id), next)
		c.ok(err)
		c.ok(c.Change(ctx, c.led(id), plan))
		var all []string
		for _, s := range said {
			all = append(all, string(s))
		}
		return strings.Join(all, " ")
	}
	for _, x := range []struct {
		name, want string
		change     func(*teach.AssignmentPlan)
	}{
		{"its name", "", func(p *teach.AssignmentPlan) { p.Name = "Week 1" }},
		{"the employer", "One student has begun and will go on with what they began with.", func(p *teach.AssignmentPlan) { p.Employer = "blaming" }},
		{"the clock", "One student is playing", func(p *teach.AssignmentPlan) { p.Minutes = 30 }},
		{"an earlier date", "2 students who haven’t finished will be overdue at once.", func(p *teach.AssignmentPlan) { p.Due = teach.Local{Date: "2026-12-01", Time: "17:00"} }},
		{"a later date", "", func(p *teach.AssignmentPlan) { p.Due = teach.Local{Date: "2026-12-21", Time: "17:00"} }},
	} {
		if got := change(x.change); x.want == "" && got != "" || !strings.Contains(got, x.want) {
			t.Errorf("changing %s says %q", x.name, got)
		}
	}
	if now, err := c.runs.Look(ctx, sam.Mine); err != nil || string(now.Run.Terms) != "null" {
		t.Errorf("the run that had begun has %s, %v", now.Run.Terms, err)
	}
	c.play(sam)
	if got := change(func(p *teach.AssignmentPlan) { p.Debrief = teach.FromRelease }); !strings.Contains(got, "will not see their debrief") {
		t.Errorf("hiding a debrief says %q", got)
	}
	plan, err := c.PlanOf(ctx, c.led(id).Open())
	c.ok(err)
	plan.Marked = true
	if _, err := c.Changed(ctx, c.led(id), plan); !errors.As(err, new(*teach.Wrong)) {
		t.Errorf("marking what was begun unmarked: %v", err)
	}
	plan.Marked, plan.Changed = false, plan.Changed-1
	if err := c.Change(ctx, c.led(id), plan); !errors.As(err, new(*teach.ByAnother)) {
		t.Errorf("changing what somebody else has changed: %v", err)
	}
}

// An assignment keeps its version; when there is a newer one, those who haven't begun can
// be moved to it.
func TestANewerVersionIsOffered(t *testing.T) {
	old := small(t)
	c := newCourse(t, old)
	id := c.make(c.plan())
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	if c.Newer(ctx, c.led(id).Assignment()) != nil {
		t.Error("the only version is said to be newer")
	}
	newer := small(t, "A small morning", "A small morning, mended")
	if newer.Digest == old.Digest {
		t.Fatal("the pack hasn't changed")
	}
	c.runs, err = run.New(ctx, run.Options{Store: c.kept, By: c.kept.Operator(), Shelf: []*scenario.Version{newer}, Cache: run.Cache, Now: func() time.Time { return c.now }})
	c.ok(err)
	c.Assignments = teach.NewAssignments(c.runs, c.kept, func() time.Time { return c.now })
	l := c.led(id)
	if v := c.Newer(ctx, l.Assignment()); v == nil || v.Digest != newer.Digest {
		t.Fatalf("the newer version is %+v", v)
	}
	c.ok(c.MoveOn(ctx, l, l.Assignment().Changed))
	if err := c.MoveOn(ctx, l, 0); !errors.As(err, new(*teach.ByAnother)) {
		t.Errorf("a second click: %v", err)
	}
	tia, err := c.begin(c.tia, id, false)
	c.ok(err)
	again, err := c.begin(c.sam, id, false)
	c.ok(err)
	if tia.Run.Version != newer.Digest || again.Run.ID != sam.Run.ID || again.Run.Version != old.Digest {
		t.Errorf("they play %s and %s", again.Run.Version, tia.Run.Version)
	}
}

// The live clock of an assignment begins with each run, and is longer for those who have
// extra time.
func TestEachRunHasItsClock(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Minutes = 30
	id := c.make(plan)
	c.ok(c.Allow(ctx, c.led(id), c.tia.ID(), teach.Local{}, teach.Allowance{Minutes: 10}))
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	c.now = c.now.Add(20 * time.Minute)
	tia, err := c.begin(c.tia, id, false)
	c.ok(err)
	for _, x := range []struct {
		m          run.Mine
		ends, mine time.Duration
	}{{sam.Mine, 30, 30}, {tia.Mine, 50, 60}} {
		got, err := c.ClockFor(ctx, x.m)
		c.ok(err)
		if !got.Ends.Equal(monday.Add(x.ends*time.Minute)) || !got.Mine.Equal(monday.Add(x.mine*time.Minute)) || got.Past {
			t.Errorf("the clock is %+v", got)
		}
	}
}
