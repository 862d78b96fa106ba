package store_test

import (
	"fmt"
	"testing"
	"time"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// finishTogether has two students play the marked assignment together, to its end.
func (e *examined) finishTogether(t *testing.T, a, b store.Person) (first, second store.Mine) {
	t.Helper()
	first, second, err := e.pair(t, e.l, a, b)
	check(t, err)
	at(t, today.Add(time.Hour))
	check(t, e.Append(ctx, first, decision(first.ID(), 1), nil, true))
	now.Store(nil)
	return first, second
}

func newPaired(t *testing.T, second mark.Markers) (e *examined, uma store.Person, sams, umas store.Mine) {
	t.Helper()
	e = newExaminedAs(t, second, func(a *store.Assignment) { a.Pairs = true }, nil)
	uma = e.joins(t)
	sams, umas = e.finishTogether(t, e.sam, uma)
	return e, uma, sams, umas
}

// handsIn has somebody hand in a mark of a candidate with these points.
func (e *examined) handsIn(t *testing.T, p store.Person, number int, points ...int) error {
	t.Helper()
	m := mark.Mark{Edition: e.by(t, p).Marking().Edition, Why: "so"}
	if mine := must(e.Candidate(ctx, e.by(t, p), number))(t).Mine; mine != nil {
		m.Changed = mine.Changed
	}
	for i, n := range points {
		m.Points = append(m.Points, mark.Point{Criterion: i + 1, Points: &n, Reason: "so"})
	}
	return e.SaveMark(ctx, e.by(t, p), number, m, true)
}

// A run that two have is marked once. Whichever of the two numbers a second marker who is
// blind opens, they read nothing of the first mark; and both students are given the mark.
func TestARunOfTwoIsMarkedOnce(t *testing.T) {
	e, uma, sams, _ := newPaired(t, mark.Blind)
	list := e.candidates(t, e.lou).List
	if len(list) != 2 || len(list[0].With) != 1 || list[0].With[0] != list[1].Number {
		t.Fatalf("the candidates are %+v", list)
	}
	one, other := list[0].Number, list[1].Number
	check(t, e.handsIn(t, e.lou, one, 5, 10))
	for _, c := range e.candidates(t, e.max).List {
		if len(c.Marks) != 0 || c.Standing.State != mark.Waits || c.Place != mark.Second {
			t.Errorf("before the second mark, candidate %d is %+v", c.Number, c)
		}
	}
	check(t, e.handsIn(t, e.lou, other, 6, 10))
	check(t, e.handsIn(t, e.max, other, 6, 10))
	mustBe(t, e.handsIn(t, e.max, one, 1, 1), store.ErrLocked)
	for _, c := range e.candidates(t, e.lou).List {
		if c.Standing.State != mark.Made || c.Standing.Mark.Total() != 16 || len(c.Marks) != 3 {
			t.Errorf("candidate %d is %+v", c.Number, c)
		}
	}
	check(t, e.ReleaseMarks(ctx, e.l, 2))
	for _, p := range []store.Person{e.sam, uma} {
		if g := must(e.MarksOf(ctx, p))(t); len(g) != 1 || g[0].Total() != 16 {
			t.Errorf("%s has %+v", p.Name(), g)
		}
	}
	// What changes later changes for both.
	c := e.candidates(t, e.lou).List[0]
	settled := mark.Mark{Edition: c.Standing.Mark.Edition, Why: "so", Points: c.Standing.Mark.Points[:1]}
	check(t, e.SettleMark(ctx, e.by(t, e.lou), one, settled, [2]int64{c.Marks.At(mark.First).ID, c.Marks.At(mark.Second).ID}))
	for _, p := range []store.Person{e.sam, uma} {
		if g := must(e.MarksOf(ctx, p))(t); len(g) != 2 || g[1].Total() != 6 {
			t.Errorf("%s has %+v", p.Name(), g)
		}
	}
	// Who leaves the pair keeps the mark, and so does who stays.
	check(t, e.DeleteRun(ctx, sams))
	for _, c := range e.candidates(t, e.lou).List {
		if c.Standing.State != mark.Made || len(c.With) != 0 {
			t.Errorf("apart, candidate %d is %+v", c.Number, c)
		}
	}
}

// A draft of a run of two is a draft of both, however often it is saved.
func TestADraftOfARunOfTwoIsOne(t *testing.T) {
	e, _, _, _ := newPaired(t, mark.Single)
	for i, number := range []int{0, 1, 0} {
		c := e.candidates(t, e.lou).List[number]
		m := mark.Mark{Edition: e.by(t, e.lou).Marking().Edition, Comment: "draft", Points: []mark.Point{{Criterion: 1, Points: &i, Reason: "so"}}}
		if c.Mine != nil {
			m.Changed = c.Mine.Changed
		}
		check(t, e.SaveMark(ctx, e.by(t, e.lou), c.Number, m, false))
		for _, c := range e.candidates(t, e.lou).List {
			if len(c.Marks) != 1 || c.Marks[0].Total() != i || c.Standing.State != mark.Begun {
				t.Errorf("candidate %d is %+v", c.Number, c)
			}
		}
	}
}

// One of a pair is marked apart, with a reason: what is said from then on is said of one of
// them, and each keeps what there was.
func TestOneOfAPairIsMarkedApart(t *testing.T) {
	e, uma, _, _ := newPaired(t, mark.Single)
	list := e.candidates(t, e.lou).List
	one, other := list[0].Number, list[1].Number
	check(t, e.handsIn(t, e.lou, one, 5, 10))
	apart := func(number int) error { return e.MarkApart(ctx, e.by(t, e.lou), number, "Was ill for a day of it.") }
	check(t, apart(other))
	for _, number := range []int{one, other} {
		mustBe(t, apart(number), store.ErrNotFound) // they are already
	}
	mustBe(t, apart(other+one), store.ErrNotFound)
	totals := func() (of [2]int) {
		for i, c := range e.candidates(t, e.lou).List {
			if len(c.With) != 0 || (c.Apart != "") != (c.Number == other) || c.Standing.Mark == nil {
				t.Fatalf("apart, candidate %d is %+v", c.Number, c)
			}
			of[i] = c.Standing.Mark.Total()
		}
		return of
	}
	if got := totals(); got != [2]int{15, 15} {
		t.Errorf("at first they have %v", got)
	}
	check(t, e.handsIn(t, e.lou, other, 8, 10))
	check(t, e.handsIn(t, e.lou, one, 6, 10))
	if got := totals(); got != [2]int{16, 18} {
		t.Errorf("each marked apart they have %v", got)
	}
	check(t, e.ReleaseMarks(ctx, e.l, 2))
	given := map[int]string{}
	for _, p := range []store.Person{e.sam, uma} {
		for _, g := range must(e.MarksOf(ctx, p))(t) {
			given[g.Total()] = g.Apart
		}
	}
	if len(given) != 2 || given[16] != "" || given[18] != "Was ill for a day of it." {
		t.Errorf("they are given %v", given)
	}
	allow := must(e.Allow(ctx, e.ada, who.ReadAudit, 1))(t)
	found := false
	for _, l := range must(e.Audit(ctx, allow, 0, 50))(t) {
		found = found || l.Detail == fmt.Sprintf("mark apart of candidate %d", other)
	}
	if !found {
		t.Error("the audit log doesn't say so")
	}
}

// A run by oneself has nobody to be marked apart from, and another run of theirs is marked
// with its own partner.
func TestApartIsOfOneRun(t *testing.T) {
	e, uma, _, _ := newPaired(t, mark.Single)
	check(t, e.MarkApart(ctx, e.by(t, e.lou), e.candidates(t, e.lou).List[0].Number, "so"))
	first, second, err := e.pair(t, e.l, e.sam, uma)
	check(t, err)
	d := decision(first.ID(), 1)
	d.MadeAt = today.Add(2 * time.Hour)
	at(t, d.MadeAt)
	check(t, e.Append(ctx, first, d, nil, true))
	now.Store(nil)
	for _, c := range e.candidates(t, e.lou).List {
		if len(c.With) != 1 || c.Apart != "" {
			t.Errorf("of run %d, candidate %d is %+v", second.ID(), c.Number, c)
		}
	}
}
