package store_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// beside is what a student writes beside a decision.
func beside(name string) []store.Writing {
	return []store.Writing{{Kind: store.KindReason, Text: name + "'s reason"}, {Kind: "note", Text: name + "'s note"}}
}

// shown lists the reasons that are shown to whoever has a right to read.
func shown(t *testing.T, s *store.Store, r store.Reading) string {
	t.Helper()
	var list []string
	for _, x := range must(s.ShownReasons(ctx, r))(t) {
		list = append(list, fmt.Sprintf("%d %s: %s", x.Turn, x.By, x.Text))
	}
	return strings.Join(list, "; ")
}

func wants(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, not %q", what, got, want)
	}
}

// A reason is shown to those who follow the run when its student says so, one by one, and to
// nobody from the moment on at which they withdraw or erase it.
func TestAReasonIsShownUntilItIsWithdrawn(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	m := must(s.begin(t, l, s.sam, false))(t)
	for turn := 1; turn <= 3; turn++ {
		check(t, s.Append(ctx, m, decision(m.ID(), turn), beside(fmt.Sprint("turn ", turn)), false))
	}
	follows := must(s.FollowRun(ctx, s.lou, l.Assignment().ID, m.ID()))(t).Reading()
	wants(t, "before", shown(t, s.Store, follows), "")
	check(t, s.ShowReason(ctx, m, 2))
	check(t, s.ShowReason(ctx, m, 2))
	wants(t, "one", shown(t, s.Store, follows), "2 : turn 2's reason")
	for _, w := range must(s.Writings(ctx, m))(t) {
		if w.Shown.IsZero() == (w.Turn == 2 && w.Kind == store.KindReason) {
			t.Errorf("to its student, what was written is %+v", w)
		}
	}
	check(t, s.ShowReason(ctx, m, 3))
	check(t, s.WithdrawReason(ctx, m, 2))
	check(t, s.WithdrawReason(ctx, m, 1))
	wants(t, "another, and the first withdrawn", shown(t, s.Store, follows), "3 : turn 3's reason")
	mustBe(t, s.ShowReason(ctx, m, 4), store.ErrNotFound)
	mustBe(t, s.ShowReason(ctx, m, 0), store.ErrNotFound)

	check(t, s.PutWriting(ctx, m, store.Writing{Turn: 3, Kind: store.KindReason, Text: "Another reason."}))
	wants(t, "what is written in its place", shown(t, s.Store, follows), "")
	check(t, s.ShowReason(ctx, m, 3))
	check(t, s.ShowReason(ctx, m, 1))
	check(t, s.PutWriting(ctx, m, store.Writing{Turn: 3, Kind: store.KindReason}))
	wants(t, "erased", shown(t, s.Store, follows), "1 : turn 1's reason")
	check(t, s.EraseWritings(ctx, m))
	wants(t, "all erased", shown(t, s.Store, follows), "")
}

// Nothing but a reason can be shown, and nothing in a run that nobody can follow. No right to
// read but that of somebody who follows or marks it gives what is shown.
func TestNothingElseIsShown(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	m := must(s.begin(t, l, s.sam, false))(t)
	as := beside("Sam")
	as[0].Shown, as[1].Shown = today, today
	if s.Append(ctx, m, decision(m.ID(), 1), as, false) == nil || s.PutWriting(ctx, m, store.Writing{Kind: store.KindReason, Text: "of no turn", Shown: today}) == nil {
		t.Error("a note is shown, or a reason for nothing")
	}
	check(t, s.Append(ctx, m, decision(m.ID(), 1), as[:1], false))
	wants(t, "shown at once", shown(t, s.Store, must(s.FollowRun(ctx, s.lou, l.Assignment().ID, m.ID()))(t).Reading()), "1 : Sam's reason")

	practice, alone := must(s.begin(t, l, s.sam, true))(t), newRun(t, s.Store, newGuest(t, s.Store, "one"))
	for _, unfollowed := range []store.Mine{practice, alone} {
		check(t, s.Append(ctx, unfollowed, decision(unfollowed.ID(), 1), beside("Sam"), false))
		mustBe(t, s.ShowReason(ctx, unfollowed, 1), store.ErrForbidden)
		check(t, s.WithdrawReason(ctx, unfollowed, 1))
	}
	for _, r := range []store.Reading{m.Reading(), must(s.AnyRun(ctx, s.Operator(), m.ID()))(t), must(s.AssignedRun(ctx, l, m.ID()))(t)} {
		_, err := s.ShownReasons(ctx, r)
		mustBe(t, err, store.ErrNobody)
	}
}

// Of a run that two have, each shows their own; what somebody who has left showed goes with
// them, whether they leave the run or the cohort.
func TestEachOfAPairShowsTheirOwn(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	check(t, s.Append(ctx, sams, decision(sams.ID(), 1), beside("Sam"), false))
	check(t, s.PutWriting(ctx, umas, store.Writing{Turn: 1, Kind: store.KindReason, Text: "Uma's reason"}))
	follows := must(s.FollowRun(ctx, s.lou, l.Assignment().ID, sams.ID()))(t).Reading()
	check(t, s.ShowReason(ctx, umas, 1))
	wants(t, "Uma's", shown(t, s.Store, follows), "1 Uma: Uma's reason")
	check(t, s.ShowReason(ctx, sams, 1))
	wants(t, "both", shown(t, s.Store, follows), "1 Sam: Sam's reason; 1 Uma: Uma's reason")
	check(t, s.WithdrawReason(ctx, umas, 1))
	wants(t, "Sam's", shown(t, s.Store, follows), "1 Sam: Sam's reason")
	check(t, s.ShowReason(ctx, umas, 1))
	check(t, s.TakeOut(ctx, s.cohort, uma.ID()))
	wants(t, "without who has left the cohort", shown(t, s.Store, follows), "1 Sam: Sam's reason")
	check(t, s.DeleteRun(ctx, sams))
	mustBe(t, s.ShowReason(ctx, sams, 1), store.ErrNotFound)
	wants(t, "without who has left the run", shown(t, s.Store, follows), "")
}

// Whoever marks a run, or reads a sample as external examiner, reads what is shown without
// names, in an order that doesn't tell them.
func TestWhoMarksReadsReasonsWithoutNames(t *testing.T) {
	e := newExaminedAs(t, mark.Single, func(a *store.Assignment) { a.Pairs = true }, nil)
	sams, umas, err := e.pair(t, e.l, e.sam, e.joins(t))
	check(t, err)
	check(t, e.Append(ctx, sams, decision(sams.ID(), 1), []store.Writing{{Kind: store.KindReason, Text: "b"}}, true))
	check(t, e.PutWriting(ctx, umas, store.Writing{Turn: 1, Kind: store.KindReason, Text: "a"}))
	check(t, e.ShowReason(ctx, sams, 1))
	check(t, e.ShowReason(ctx, umas, 1))
	list := e.candidates(t, e.lou).List
	for _, c := range list {
		wants(t, "a marker", shown(t, e.Store, must(e.MarkedRun(ctx, e.by(t, e.lou), c.Number))(t)), "1 : a; 1 : b")
	}
	check(t, e.handsIn(t, e.lou, list[0].Number, 5, 10))
	pass := 0
	check(t, e.DrawSample(ctx, e.sample(t, e.lou, who.DrawSample), mark.Sampling{Size: 1, Pass: &pass}, func(int) int { return 0 }))
	sample := e.sample(t, e.lou, who.ReadSample)
	wants(t, "a reader of the sample", shown(t, e.Store, must(e.SampledRun(ctx, sample, e.sampled(t, e.lou).Number))(t)), "1 : a; 1 : b")
}
