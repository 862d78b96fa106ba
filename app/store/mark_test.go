package store_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// examined is a school with a marked assignment that two lecturers lead, and a rubric of two
// criteria.
type examined struct {
	school
	l    store.LedAssignment
	drew int
}

func newExamined(t *testing.T, second mark.Markers, change func(m *mark.Marking)) *examined {
	t.Helper()
	return newExaminedAs(t, second, func(*store.Assignment) {}, change)
}

// newExaminedAs returns one whose assignment is changed before it is made.
func newExaminedAs(t *testing.T, second mark.Markers, as func(a *store.Assignment), change func(m *mark.Marking)) *examined {
	t.Helper()
	e := &examined{school: newSchool(t), drew: 5000}
	check(t, e.AddLecturer(ctx, e.cohort, "max@x.test"))
	a := homework()
	a.Marked, a.Attempts = true, 3
	as(&a)
	e.l = e.assign(t, a)
	m := mark.Marking{Anonymous: true, Second: second, Rubric: mark.Rubric{Criteria: criteria(10, 20)}}
	if change != nil {
		change(&m)
	}
	check(t, e.ChangeMarking(ctx, e.l, m, false))
	return e
}

// criteria returns criteria with so many points, whose keys count up from 1.
func criteria(points ...int) (list []mark.Criterion) {
	for i, n := range points {
		list = append(list, mark.Criterion{Key: i + 1, Name: fmt.Sprint("Criterion ", i+1), Points: n})
	}
	return list
}

// finishes has a student begin a run and end it at a time.
func (e *examined) finishes(t *testing.T, p store.Person, when time.Time) store.Mine {
	t.Helper()
	run := must(e.begin(t, e.l, p, false))(t)
	d := decision(run.ID(), 1)
	d.MadeAt = when
	at(t, when)
	check(t, e.Append(ctx, run, d, nil, true))
	now.Store(nil)
	return run
}

func (e *examined) by(t *testing.T, p store.Person) store.MarkedAssignment {
	t.Helper()
	return must(e.MarkAssignment(ctx, p, e.l.Assignment().ID))(t)
}

// candidates returns the candidates as somebody sees them. Each is the same by itself.
func (e *examined) candidates(t *testing.T, p store.Person) store.Candidates {
	t.Helper()
	all := must(e.Candidates(ctx, e.by(t, p), func() int { e.drew--; return e.drew }))(t)
	for _, c := range all.List {
		if one := must(e.Candidate(ctx, e.by(t, p), c.Number))(t); !reflect.DeepEqual(one, c) {
			t.Errorf("candidate %d is %+v among the others and %+v alone", c.Number, c, one)
		}
	}
	return all
}

// only returns the one candidate there is.
func (e *examined) only(t *testing.T, p store.Person) store.Candidate {
	t.Helper()
	list := e.candidates(t, p).List
	if len(list) != 1 {
		t.Fatalf("there are %d candidates", len(list))
	}
	return list[0]
}

// says returns a mark with these points, of the rubric as it is, in place of what is there.
func (e *examined) says(t *testing.T, p store.Person, points ...int) mark.Mark {
	t.Helper()
	m := mark.Mark{Edition: e.by(t, p).Marking().Edition, Comment: "Of all of it."}
	if mine := e.only(t, p).Mine; mine != nil {
		m.Changed = mine.Changed
	}
	for i, n := range points {
		m.Points = append(m.Points, mark.Point{Criterion: i + 1, Points: &n, Reason: "so"})
	}
	return m
}

// marks has somebody hand in a mark of the only candidate.
func (e *examined) marks(t *testing.T, p store.Person, points ...int) {
	t.Helper()
	check(t, e.SaveMark(ctx, e.by(t, p), e.only(t, p).Number, e.says(t, p, points...), true))
}

// The last attempt that was finished in time counts, for whoever has longer as for the
// others; and a number stays what it was, and says nothing of a name or of who began first.
func TestTheLastRunInTimeIsMarked(t *testing.T) {
	e := newExamined(t, mark.Single, func(m *mark.Marking) { m.Lateness, m.Anonymous = true, false })
	if all := e.candidates(t, e.lou); len(all.List) != 0 || all.NotBegun != 1 {
		t.Fatalf("before anybody has begun: %+v", all)
	}
	due := e.l.Assignment().Due
	three := e.finishes(t, e.sam, due.Add(time.Hour))
	if c := e.only(t, e.lou); !c.Finished || !c.Late {
		t.Errorf("with nothing but a late run: %+v", c)
	}
	e.finishes(t, e.sam, due.Add(-2*time.Hour))
	two := e.finishes(t, e.sam, due.Add(-time.Hour))
	run := func() int64 {
		return must(e.MarkedRun(ctx, e.by(t, e.lou), e.only(t, e.lou).Number))(t).ID()
	}
	if c := e.only(t, e.lou); run() != two.ID() || c.Late {
		t.Errorf("run %d counts, not %d; late: %t", run(), two.ID(), c.Late)
	}
	number := e.only(t, e.lou).Number
	longer := due.AddDate(0, 0, 1)
	check(t, e.GiveAllowance(ctx, e.l, e.sam.ID(), store.Allowance{Due: &longer}))
	if c := e.only(t, e.lou); run() != three.ID() || c.Late || c.Number != number {
		t.Errorf("with more time run %d counts, not %d: %+v", run(), three.ID(), c)
	}
	check(t, e.DeleteRun(ctx, three))
	if run() != two.ID() {
		t.Errorf("after it was deleted run %d counts, not %d", run(), two.ID())
	}
	if !e.only(t, e.lou).Deleted {
		t.Error("who marks doesn't learn that another attempt counts since one was deleted")
	}
}

// Who marks doesn't learn whose run it is until marks are released, unless the assignment
// says so from the beginning.
func TestWhoseRunItIsWaitsForRelease(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	_, err := e.Whose(ctx, e.by(t, e.lou))
	number := e.only(t, e.lou).Number
	mustBe(t, err, store.ErrForbidden)
	check(t, e.ReleaseMarks(ctx, e.l, 0))
	if names := must(e.Whose(ctx, e.by(t, e.lou)))(t); names[number].Name != "Sam" {
		t.Errorf("the names are %v", names)
	}
	open := newExamined(t, mark.Single, func(m *mark.Marking) { m.Anonymous = false })
	must(open.Whose(ctx, open.by(t, open.lou)))(t)
}

func TestAMarkIsADraftUntilItIsHandedIn(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	number := e.only(t, e.lou).Number
	check(t, e.SaveMark(ctx, e.by(t, e.lou), number, e.says(t, e.lou, 3), false))
	if c := e.only(t, e.lou); c.Standing.State != mark.Begun || c.Standing.Mark != nil || c.Mine.Total() != 3 {
		t.Errorf("a draft is %+v", c.Standing)
	}
	e.marks(t, e.lou, 3, 4)
	first := e.only(t, e.lou)
	if first.Standing.State != mark.Made || first.Standing.Mark.Total() != 7 || len(first.Marks) != 1 {
		t.Errorf("handed in, it is %+v", first)
	}
	stale := e.says(t, e.max, 1, 1)
	e.marks(t, e.lou, 5, 5)
	if c := e.only(t, e.lou); c.Standing.Mark.Total() != 10 || len(c.Marks) != 2 || c.Marks[1].Replaced == nil || c.Marks[1].Total() != 7 {
		t.Errorf("changed, it is %+v", c)
	}
	// Another lecturer who had opened it before that is told, and nothing is lost.
	mustBe(t, e.SaveMark(ctx, e.by(t, e.max), number, stale, true), store.ErrChanged)
	e.marks(t, e.max, 1, 1)
	if c := e.only(t, e.lou); c.Standing.Mark.Name != "Max" || len(c.Marks) != 3 || c.Marks[1].Name != "Lou" {
		t.Errorf("another's takes its place: %+v", c.Marks)
	}
	mustBe(t, e.SaveMark(ctx, e.by(t, e.lou), number+1, e.says(t, e.lou, 1, 1), true), store.ErrNotFound)
	audit := must(e.Audit(ctx, must(e.Allow(ctx, e.ada, who.ReadAudit, 1))(t), 0, 50))(t)
	if audit[0].Act != who.Mark || audit[0].About != e.l.Assignment().ID || audit[0].Detail != fmt.Sprintf("keep a mark of candidate %d", number) {
		t.Errorf("the audit log says %+v", audit[0])
	}
}

// A second marker who is blind sees nothing of the first one's mark until both are in; one
// who isn't reads it once it is in.
func TestASecondMarkerIsBlindOrSees(t *testing.T) {
	for _, second := range []mark.Markers{mark.Blind, mark.Seeing} {
		t.Run(string(second), func(t *testing.T) {
			e := newExamined(t, second, func(m *mark.Marking) { m.Difference = 2 })
			e.finishes(t, e.sam, today)
			number := e.only(t, e.lou).Number
			seen := func() int { return len(e.only(t, e.max).Marks) }
			check(t, e.SaveMark(ctx, e.by(t, e.lou), number, e.says(t, e.lou, 5), false))
			if seen() != 0 {
				t.Error("a draft is seen")
			}
			e.marks(t, e.lou, 5, 10)
			if c := e.only(t, e.max); seen() > 0 != (second == mark.Seeing) || c.Standing.State != mark.Waits || c.Place != mark.Second {
				t.Errorf("the first mark is seen: %d, %+v", seen(), c)
			}
			e.marks(t, e.max, 4, 11)
			if c := e.only(t, e.max); seen() != 2 || c.Standing.State != mark.Made || c.Standing.Mark.Name != "Lou" {
				t.Errorf("two that differ by no more than they may: %+v", c.Standing)
			}
			mustBe(t, e.SaveMark(ctx, e.by(t, e.max), number, e.says(t, e.max, 5, 10), true), store.ErrLocked)
		})
	}
}

// Where nobody gives the second marks, the second marker can be taken off: what is settled
// stays, the first mark counts elsewhere, and the audit log says so. There is no way back.
func TestASecondMarkerIsTakenOff(t *testing.T) {
	e := newExamined(t, mark.Blind, nil)
	e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 5, 10)
	become := func(second mark.Markers) error {
		m := e.by(t, e.lou).Marking()
		m.Second = second
		return e.ChangeMarking(ctx, e.l, m, false)
	}
	mustBe(t, become(mark.Seeing), store.ErrLocked)
	check(t, become(mark.Single))
	if c := e.only(t, e.lou); c.Standing.State != mark.Made || c.Standing.Mark.Total() != 15 {
		t.Errorf("with one marker it is %+v", c.Standing)
	}
	mustBe(t, become(mark.Blind), store.ErrLocked)
	audit := must(e.Audit(ctx, must(e.Allow(ctx, e.ada, who.ReadAudit, 1))(t), 0, 50))(t)
	if audit[0].Detail != "edition 2 of the rubric, marks stand, the second marker taken off" {
		t.Errorf("the audit log says %+v", audit[0])
	}
}

func TestADifferenceIsSettled(t *testing.T) {
	e := newExamined(t, mark.Blind, nil)
	e.finishes(t, e.sam, today)
	number := e.only(t, e.lou).Number
	settle := func(change func(m *mark.Mark, on *[2]int64)) error {
		m := e.says(t, e.lou, 6, 10)
		m.Why, m.Changed = "the second is right on the first", 0
		on := [2]int64{}
		for _, x := range e.only(t, e.lou).Marks {
			if x.Replaced == nil && x.Place != mark.Settled {
				on[map[mark.Place]int{mark.First: 0, mark.Second: 1}[x.Place]] = x.ID
			}
			if x.Replaced == nil && x.Place == mark.Settled {
				m.Changed = x.Changed
			}
		}
		change(&m, &on)
		return e.SettleMark(ctx, e.by(t, e.lou), number, m, on)
	}
	same := func(*mark.Mark, *[2]int64) {}
	e.marks(t, e.lou, 5, 10)
	mustBe(t, settle(same), store.ErrChanged)
	e.marks(t, e.max, 6, 10)
	if c := e.only(t, e.lou); c.Standing.State != mark.Differs || c.Standing.Mark != nil {
		t.Errorf("two that differ by a point: %+v", c.Standing)
	}
	mustBe(t, settle(func(_ *mark.Mark, on *[2]int64) { on[0] += 7 }), store.ErrChanged)
	mustBe(t, settle(func(m *mark.Mark, _ *[2]int64) { m.Edition++ }), store.ErrChanged)
	check(t, settle(same))
	mustBe(t, settle(func(m *mark.Mark, _ *[2]int64) { m.Changed = 0 }), store.ErrChanged)
	check(t, settle(same))
	if c := e.only(t, e.max); c.Standing.State != mark.Made || c.Standing.Mark.Place != mark.Settled || c.Standing.Mark.Name != "Lou" || c.Standing.Mark.Why == "" {
		t.Errorf("settled, it is %+v", c.Standing)
	}
	m := e.by(t, e.lou).Marking()
	m.Second = mark.Single
	check(t, e.ChangeMarking(ctx, e.l, m, false))
	if c := e.only(t, e.max); c.Standing.Mark == nil || c.Standing.Mark.Place != mark.Settled {
		t.Errorf("once the second marker is taken off, it is %+v", c.Standing)
	}
}

// Marks are released once, to all who have one; whoever is marked later has theirs at once.
func TestMarksAreReleasedToAll(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	sam := must(e.Assigned(ctx, e.sam, e.l.Assignment().ID))(t)
	e.marks(t, e.lou, 5, 10)
	_, _, _, err := e.GivenMarks(ctx, sam)
	mustBe(t, err, store.ErrForbidden)
	mustBe(t, e.ReleaseMarks(ctx, e.l, 2), store.ErrChanged)
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	given := func() []mark.Given {
		list, _, _, err := e.GivenMarks(ctx, sam)
		check(t, err)
		return list
	}
	if g := given(); len(g) != 1 || g[0].Total() != 15 || g[0].Rubric.Most() != 30 || g[0].Seen || g[0].Why != "" {
		t.Errorf("the student has %+v", g)
	}
	check(t, e.MarksSeen(ctx, sam))
	changed := e.says(t, e.lou, 6, 10)
	changed.Why = "added up wrongly"
	check(t, e.SaveMark(ctx, e.by(t, e.lou), e.only(t, e.lou).Number, changed, true))
	if g := given(); len(g) != 2 || g[1].Total() != 16 || g[1].Why != "added up wrongly" || g[1].Seen || !g[0].Seen || g[0].Total() != 15 {
		t.Errorf("then the student has %+v", g)
	}
	if all := must(e.MarksOf(ctx, e.sam))(t); len(all) != 2 || all[0].Name != "Week one" {
		t.Errorf("all they have is %+v", all)
	}
}

// A rubric that is mended after there are marks makes them be given again, unless only its
// words change; old marks are kept, and the student keeps what they were given.
func TestAMendedRubricIsMarkedAgain(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 5, 10)
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	mend := func(again bool, change func(m *mark.Marking)) error {
		m := e.by(t, e.lou).Marking()
		change(&m)
		return e.ChangeMarking(ctx, e.l, m, again)
	}
	check(t, mend(false, func(m *mark.Marking) {
		m.Criteria[0].Name, m.Criteria[0], m.Criteria[1] = "Other words", m.Criteria[1], m.Criteria[0]
	}))
	if c := e.only(t, e.lou); c.Standing.State != mark.Made {
		t.Errorf("other words: %+v", c.Standing)
	}
	old := e.says(t, e.lou, 7, 7)
	more := func(m *mark.Marking) { m.Criteria, m.Why = criteria(10, 20, 5), "one was forgotten" }
	mustBe(t, mend(false, more), store.ErrTaken)
	mustBe(t, mend(true, func(m *mark.Marking) { more(m); m.Changed-- }), store.ErrChanged)
	mustBe(t, mend(true, func(m *mark.Marking) { more(m); m.Anonymous = false }), store.ErrLocked)
	check(t, mend(true, more))
	c := e.only(t, e.lou)
	if c.Standing.State != mark.None || !c.Standing.Again || c.Mine == nil || c.Given.Total() != 15 {
		t.Errorf("after it was mended: %+v", c)
	}
	mustBe(t, e.SaveMark(ctx, e.by(t, e.lou), c.Number, old, true), store.ErrChanged)
	sam := must(e.Assigned(ctx, e.sam, e.l.Assignment().ID))(t)
	if list, again, why, err := e.GivenMarks(ctx, sam); err != nil || len(list) != 1 || !again || why != "one was forgotten" {
		t.Errorf("the student has %+v, again: %t, %q, %v", list, again, why, err)
	}
	e.marks(t, e.lou, 5, 10, 4)
	if c := e.only(t, e.lou); c.Standing.State != mark.Made || c.Standing.Again || c.Given.Total() != 19 || len(c.Marks) != 2 {
		t.Errorf("marked again: %+v", c)
	}
	anew := func(m *mark.Marking) { m.Anew, m.Why = true, "an expectation was mended" }
	mustBe(t, mend(false, anew), store.ErrTaken)
	check(t, mend(true, anew))
	if c := e.only(t, e.lou); c.Standing.State != mark.None || !c.Standing.Again || c.Given.Total() != 19 {
		t.Errorf("asked for by itself, marking again: %+v", c)
	}
	if r := must(e.Rubrics(ctx, e.l.Open()))(t); len(r) != 4 || len(r[0].Criteria) != 2 || len(r[2].Criteria) != 3 {
		t.Errorf("the editions are %+v", r)
	}
}

// A run that is deleted leaves its mark; a student who is erased takes theirs along; and a
// marker who is erased leaves theirs, without a name.
func TestWhatBecomesOfMarks(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	run := e.finishes(t, e.sam, today)
	check(t, e.SaveMark(ctx, e.by(t, e.lou), e.only(t, e.lou).Number, e.says(t, e.lou, 5, 10), true))
	check(t, e.DeleteRun(ctx, run))
	if c := e.only(t, e.lou); c.Finished || c.Standing.State != mark.Made || c.Standing.Mark.Total() != 15 {
		t.Errorf("without the run: %+v", c)
	}
	_, err := e.MarkedRun(ctx, e.by(t, e.lou), e.only(t, e.lou).Number)
	mustBe(t, err, store.ErrNotFound)
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	allow := must(e.Allow(ctx, e.ada, who.ErasePerson, 1))(t)
	check(t, e.EraseMember(ctx, allow, e.lou.ID()))
	if c := e.only(t, e.max); c.Standing.State != mark.Made || c.Standing.Mark.Name != "" || c.Standing.Mark.Marker != 0 {
		t.Errorf("without its marker: %+v", c)
	}
	check(t, e.EraseMember(ctx, allow, e.sam.ID()))
	if all := e.candidates(t, e.max); len(all.List) != 0 {
		t.Errorf("without the student: %+v", all)
	}
}
