package teach_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/teach"
)

// join lets so many more students join the cohort.
func (c *course) join(n int) (list []store.Person) {
	c.t.Helper()
	coded, err := c.kept.CodedCohort(ctx, c.cohort.Cohort().Code)
	c.ok(err)
	for i := range n {
		name := fmt.Sprint("student ", i)
		u, err := c.kept.JoinCohortAsNew(ctx, coded, store.Arrival{Name: name, Email: fmt.Sprintf("s%d@x.test", i), PassphraseHash: "h"})
		c.ok(err)
		list = append(list, c.signIn(u, name))
	}
	return list
}

// seminars returns the seminars about the course's assignments.
func (c *course) seminars() *teach.Seminars {
	return teach.NewSeminars(teach.New(c.runs, c.kept, time.Now, nil), c.Assignments)
}

// A seminar of an assignment counts the first run of each student that counts, from six
// people up, and says nothing before.
func TestASeminarOfSix(t *testing.T) {
	c := newCourse(t, small(t))
	plan := c.plan()
	plan.Attempts = 2
	id := c.make(plan)
	students := append(c.join(4), c.sam, c.tia)
	s := c.seminars()
	of := func(open string) teach.Seminar {
		t.Helper()
		seminar, err := s.OfAssignment(ctx, c.led(id), open, false)
		c.ok(err)
		return seminar
	}
	play := func(p store.Person, policy string, practice bool) {
		t.Helper()
		view, err := c.begin(p, id, practice)
		c.ok(err)
		playOn(t, c.runs, view, policyOf(policy, 1))
	}
	play(students[0], "careful", true)
	for _, p := range students[:4] {
		play(p, "careful", false)
	}
	play(students[0], "loudest", false)
	if got := of(""); got.Begun != 0 || len(got.Moments) != 0 {
		t.Fatalf("of four there is %+v", got)
	}
	for _, p := range students[4:] {
		play(p, "careful", false)
	}
	all := of("")
	if all.Begun != 6 || len(all.Moments) == 0 {
		t.Fatalf("of six there is %+v", all)
	}
	for _, m := range all.Moments {
		if m.Counted != 5 || len(m.Answers) != 0 {
			t.Errorf("closed is %+v", m)
		}
	}
	moment := all.Moments[0].Message
	open := of(moment)
	i := slices.IndexFunc(open.Moments, func(m teach.KeyMoment) bool { return m.Message == moment })
	sum := 0
	for _, a := range open.Moments[i].Answers {
		sum += a.AtLeast
	}
	if sum != 5 || len(open.Options()) < 2 {
		t.Errorf("open is %+v, with %v", open.Moments[i], open.Options())
	}
	scene, err := s.Scene(ctx, open, moment)
	if c.ok(err); !scene.Whole {
		t.Errorf("the desk is %+v", scene)
	}
	splits, err := s.Apart(ctx, open, moment)
	if c.ok(err); !splits.Whole || len(splits.ByLoad)+len(splits.ByTerms)+len(splits.ByNames) > 0 {
		t.Errorf("who all had the same names, terms and load stand apart: %+v", splits)
	}
	two, ok, err := s.Sides(ctx, open, moment)
	if c.ok(err); !ok || two[0].Value == two[1].Value {
		t.Errorf("side by side are %+v, %v", two, ok)
	}
	lie, err := c.Distributions(ctx, c.led(id))
	if c.ok(err); lie.Runs != 5 || len(lie.List) == 0 || lie.List[0].Median != nil {
		t.Errorf("of five is told %+v", lie)
	}
	families, err := s.Families(ctx, all)
	if c.ok(err); families.Runs != 5 || len(families.List) == 0 {
		t.Errorf("of the families is told %+v", families)
	}
}

// Who leads no longer, or another assignment, has no part in it.
func TestASeminarIsOfItsCohort(t *testing.T) {
	c := newCourse(t, small(t))
	id := c.make(c.plan())
	for _, p := range c.join(6) {
		view, err := c.begin(p, id, false)
		c.ok(err)
		c.play(view)
	}
	l := c.led(id)
	ended, err := c.kept.AssignmentEnded(ctx, l)
	c.ok(err)
	c.ok(c.kept.TakeOut(ctx, c.cohort, c.first(l)))
	after, err := c.kept.AssignmentEnded(ctx, l)
	if c.ok(err); len(ended) != 6 || len(after) != 5 {
		t.Errorf("%d runs had ended, and %d without somebody who was taken out", len(ended), len(after))
	}
	other := c.led(c.make(c.plan()))
	if got, err := c.seminars().OfAssignment(ctx, other, "", false); err != nil || len(got.Moments) != 0 {
		t.Errorf("another assignment has %+v, %v", got, err)
	}
}

// first returns the number of a student with a run.
func (c *course) first(l teach.LedAssignment) int64 {
	c.t.Helper()
	list, err := c.Progress(ctx, l)
	c.ok(err)
	for _, x := range list {
		if len(x.Runs) > 0 {
			return x.Student.ID
		}
	}
	return 0
}
