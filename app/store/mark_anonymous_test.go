package store_test

import (
	"errors"
	"testing"
	"time"

	"caseload/app/mark"
	"caseload/app/store"
)

// Numbers beside which names could be read are none for marking without names.
func TestWhoBecomesAnonymousHasAnotherNumber(t *testing.T) {
	e := newExamined(t, mark.Single, func(m *mark.Marking) { m.Anonymous = false })
	e.finishes(t, e.sam, today)
	number := e.only(t, e.lou).Number
	change := func(to func(m *mark.Marking)) {
		m := e.by(t, e.lou).Marking()
		to(&m)
		check(t, e.ChangeMarking(ctx, e.l, m, false))
	}
	change(func(m *mark.Marking) { m.Lateness = true })
	if now := e.only(t, e.lou).Number; now != number {
		t.Errorf("a number is %d, and was %d", now, number)
	}
	change(func(m *mark.Marking) { m.Anonymous = true })
	if now := e.only(t, e.lou).Number; now == number {
		t.Errorf("the number is still %d", now)
	}
}

// Those who lead a cohort follow a run by name until it has ended, and then by number alone,
// for as long as it is marked without names.
func TestAMarkedRunIsReadByNumber(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	open := func(run int64) error {
		_, err := e.FollowRun(ctx, e.lou, e.l.Assignment().ID, run)
		_, comment := e.CommentOn(ctx, e.lou, e.l.Assignment().ID, run)
		if errors.Is(comment, store.ErrByNumber) != errors.Is(err, store.ErrByNumber) {
			t.Errorf("to comment is %v, and to follow %v", comment, err)
		}
		return err
	}
	ended, going := e.finishes(t, e.sam, today).ID(), must(e.begin(t, e.l, e.sam, false))(t).ID()
	mustBe(t, open(ended), store.ErrByNumber)
	mustBe(t, open(ended), store.ErrForbidden)
	check(t, open(going))
	mustBe(t, open(ended+99), store.ErrNotFound)

	change := e.by(t, e.lou).Marking()
	change.Anonymous = false
	check(t, e.ChangeMarking(ctx, e.l, change, false))
	check(t, open(ended))
	change = e.by(t, e.lou).Marking()
	change.Anonymous = true
	check(t, e.ChangeMarking(ctx, e.l, change, false))
	mustBe(t, open(ended), store.ErrByNumber)
	check(t, e.ReleaseMarks(ctx, e.l, 0))
	check(t, open(ended))

	plain := e.assign(t, homework())
	run := must(e.begin(t, plain, e.sam, false))(t)
	check(t, e.Append(ctx, run, decision(run.ID(), 1), nil, true))
	_, err := e.FollowRun(ctx, e.lou, plain.Assignment().ID, run.ID())
	check(t, err)
}

// If two marks may differ by more after marks were released, the student has the one that
// counts from then on. And nobody reads what was another's draft, whatever became of it.
func TestAMarkThatCountsAfterReleaseIsGiven(t *testing.T) {
	e := newExamined(t, mark.Blind, nil)
	e.finishes(t, e.sam, today)
	number := e.only(t, e.lou).Number
	e.marks(t, e.lou, 3, 9)
	check(t, e.SaveMark(ctx, e.by(t, e.lou), number, e.says(t, e.lou, 4), false)) // a draft
	m := e.by(t, e.lou).Marking()
	m.Criteria = criteria(10, 15)
	check(t, e.ChangeMarking(ctx, e.l, m, true))
	e.marks(t, e.lou, 5, 10)
	e.marks(t, e.max, 6, 10)
	if own, seen := len(e.only(t, e.lou).Marks), len(e.only(t, e.max).Marks); own != 4 || seen != 3 {
		t.Errorf("the first marker reads %d marks and the second %d", own, seen)
	}
	check(t, e.ReleaseMarks(ctx, e.l, 0))
	m = e.by(t, e.lou).Marking()
	m.Difference = 1
	check(t, e.ChangeMarking(ctx, e.l, m, false))
	sam := must(e.Assigned(ctx, e.sam, e.l.Assignment().ID))(t)
	if list, _, _, err := e.GivenMarks(ctx, sam); err != nil || len(list) != 1 || list[0].Total() != 15 {
		t.Errorf("the student has %+v, %v", list, err)
	}
}

// That a run was late, or that another was deleted, stands beside a name, so it doesn't stand
// beside a number until the names do.
func TestLatenessAndDeletionWaitForNames(t *testing.T) {
	e := newExamined(t, mark.Single, func(m *mark.Marking) { m.Lateness = true })
	due := e.l.Assignment().Due
	check(t, e.DeleteRun(ctx, e.finishes(t, e.sam, due.Add(time.Hour))))
	e.finishes(t, e.sam, due.Add(2*time.Hour))
	if c := e.only(t, e.lou); c.Late || c.Deleted {
		t.Errorf("beside a number alone it is said to be late (%t), or another to be deleted (%t)", c.Late, c.Deleted)
	}
	check(t, e.ReleaseMarks(ctx, e.l, 0))
	if c := e.only(t, e.lou); !c.Late || !c.Deleted {
		t.Errorf("after the release it is said to be late (%t), or another to be deleted (%t)", c.Late, c.Deleted)
	}
}
