package store_test

import (
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// commentOn has a lecturer follow a run to comment on it.
func (s school) commentOn(t *testing.T, p store.Person, assignment, run int64) store.Commenting {
	t.Helper()
	return must(s.CommentOn(ctx, p, assignment, run))(t)
}

// A comment is its writer's to change and to delete, and its answer the student's. A
// student sees what is new to them.
func TestCommentsAreTheirWriters(t *testing.T) {
	s := newSchool(t)
	check(t, s.AddLecturer(ctx, s.cohort, "max@x.test"))
	l := s.assign(t, homework())
	run := must(s.begin(t, l, s.sam, false))(t)
	lou, max := s.commentOn(t, s.lou, l.Assignment().ID, run.ID()), s.commentOn(t, s.max, l.Assignment().ID, run.ID())
	one := must(s.AddComment(ctx, lou, store.Comment{Turn: 3, Text: "why then?"}))(t)
	must(s.AddComment(ctx, max, store.Comment{Day: 1, Text: "a good day"}))(t)
	count := func() store.CommentCount { return must(s.CountComments(ctx, []store.Mine{run}))(t)[run.ID()] }
	if n := count(); n != (store.CommentCount{All: 2, New: 2}) {
		t.Errorf("there are %+v", n)
	}
	check(t, s.CommentsSeen(ctx, run, []int64{one, one + 77}))
	if n := count(); n.New != 1 {
		t.Errorf("%d are new, not one", n.New)
	}
	mustBe(t, s.ChangeComment(ctx, max, one, "mine"), store.ErrNotFound)
	mustBe(t, s.DeleteComment(ctx, max, one), store.ErrNotFound)
	check(t, s.AnswerComment(ctx, run, one, "because he rang"))
	check(t, s.ChangeComment(ctx, lou, one, "why then?")) // as it is
	if n := count(); n.New != 1 {
		t.Errorf("%d are new after nothing was changed", n.New)
	}
	check(t, s.ChangeComment(ctx, lou, one, "why just then?"))
	got := must(s.CommentsFor(ctx, run))(t)
	if len(got) != 2 || got[0].Text != "why just then?" || got[0].Changed == nil || got[0].Seen || got[0].Answer != "because he rang" || got[0].Name != "Lou" || got[0].Turn != 3 || got[1].Day != 1 {
		t.Errorf("the student has %+v", got)
	}
	if staff := must(s.Comments(ctx, max.Followed()))(t); len(staff) != 2 || staff[0].Answered == nil {
		t.Errorf("staff have %+v", staff)
	}
	other := must(s.begin(t, l, s.sam, true))(t)
	mustBe(t, s.AnswerComment(ctx, other, one, "elsewhere"), store.ErrNotFound)
	check(t, s.AnswerComment(ctx, run, one, ""))
	check(t, s.DeleteComment(ctx, lou, one))
	mustBe(t, s.DeleteComment(ctx, lou, one), store.ErrNotFound)
	_, err := s.AddComment(ctx, lou, store.Comment{Text: strings.Repeat("x", store.MaxComment+1)})
	mustBe(t, err, store.ErrTooLarge)
}

// Comments go with their run. Those of a writer who is erased stay, and don't say whose
// they were.
func TestWhatBecomesOfComments(t *testing.T) {
	s := newSchool(t)
	check(t, s.AddLecturer(ctx, s.cohort, "max@x.test"))
	l := s.assign(t, homework())
	run := must(s.begin(t, l, s.sam, false))(t)
	must(s.AddComment(ctx, s.commentOn(t, s.lou, l.Assignment().ID, run.ID()), store.Comment{Text: "well done"}))(t)
	check(t, s.EraseMember(ctx, must(s.Allow(ctx, s.ada, who.ErasePerson, 1))(t), s.lou.ID()))
	got := must(s.CommentsFor(ctx, run))(t)
	if len(got) != 1 || got[0].Writer != 0 || got[0].Name != "" || got[0].Text != "well done" {
		t.Errorf("the student has %+v", got)
	}
	check(t, s.DeleteRun(ctx, run))
	if left := must(s.CommentsFor(ctx, run))(t); len(left) != 0 {
		t.Errorf("%+v is left", left)
	}
}

// A run has room for so many comments.
func TestARunHasRoomForSoManyComments(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	run := must(s.begin(t, l, s.sam, false))(t)
	c := s.commentOn(t, s.lou, l.Assignment().ID, run.ID())
	check(t, s.FillComments(run.ID(), store.MaxComments-1))
	must(s.AddComment(ctx, c, store.Comment{Text: "the last"}))(t)
	_, err := s.AddComment(ctx, c, store.Comment{Text: "one more"})
	mustBe(t, err, store.ErrFull)
}
