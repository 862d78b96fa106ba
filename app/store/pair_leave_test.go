package store_test

import (
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// Who leaves takes along what they wrote, and has used the attempt. The run is the other's
// until that one deletes it.
func TestOneOfAPairLeaves(t *testing.T) {
	leave := map[string]func(s school, m store.Mine, p store.Person) error{
		"deletes the run":     func(s school, m store.Mine, _ store.Person) error { return s.DeleteRun(ctx, m) },
		"deletes all runs":    func(s school, _ store.Mine, p store.Person) error { return s.DeleteRuns(ctx, guestOf(s, p)) },
		"is erased":           func(s school, _ store.Mine, p store.Person) error { return s.Erase(ctx, p) },
		"is erased by others": func(s school, _ store.Mine, p store.Person) error { return eraseMember(s, p) },
		"expires":             func(s school, m store.Mine, p store.Person) error { return expire(s, p) },
	}
	for name, leaves := range leave {
		for _, asked := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				s := newSchool(t)
				uma, l := s.joins(t), s.assign(t, together())
				sams, umas, err := s.pair(t, l, s.sam, uma)
				check(t, err)
				run := sams.ID()
				check(t, s.Append(ctx, sams, decision(run, 1), []store.Writing{{Kind: "note", Text: "Sam's"}}, false))
				check(t, s.Append(ctx, umas, decision(run, 2), []store.Writing{{Kind: "note", Text: "Uma's"}}, false))
				goes, stays, gone, left := sams, uma, s.sam, "Uma's"
				if asked {
					goes, stays, gone, left = umas, s.sam, uma, "Sam's"
				}
				check(t, leaves(s, goes, gone))
				mustBe(t, s.Append(ctx, goes, decision(run, 3), nil, false), store.ErrNotFound)
				mustBe(t, s.PutWriting(ctx, goes, store.Writing{Kind: "note", Text: "after"}), store.ErrNotFound)

				m := s.mine(t, stays, run)
				if m.Run().Paired || len(must(s.Decisions(ctx, m.Reading(), 0))(t)) != 2 {
					t.Error("the run isn't the other's, or lacks decisions")
				}
				if got := must(s.Writings(ctx, m))(t); len(got) != 1 || got[0].Text != left {
					t.Errorf("the one who stays has %v", got)
				}
				if n := must(s.Counts())(t)[2]; n != "1" {
					t.Errorf("%s writings are kept", n)
				}
				for turn := 1; turn <= 2; turn++ {
					if together, by, err := s.DecidedBy(ctx, m, turn); !together || by == (asked == (turn == 1)) || err != nil {
						t.Errorf("turn %d is the partner's who has left: %t, %v", turn, by, err)
					}
				}
				check(t, s.Append(ctx, m, decision(run, 3), nil, false))
				for _, x := range must(s.Progress(ctx, l))(t) {
					if x.Student.ID == stays.ID() && (len(x.Runs) != 1 || x.Runs[0].With.ID != 0 || x.Deleted != 0) || x.Student.ID == gone.ID() && len(x.Runs) != 0 {
						t.Errorf("%s stands at %+v", x.Student.Name, x)
					}
				}
				if name == "deletes the run" || name == "deletes all runs" {
					_, err := s.begin(t, l, gone, false)
					mustBe(t, err, store.ErrFull)
				}
				check(t, s.DeleteRun(ctx, m))
				_, err = s.AnyRun(ctx, s.Operator(), run)
				mustBe(t, err, store.ErrNotFound)
			})
		}
	}
}

func guestOf(s school, p store.Person) store.Guest {
	g, err := s.GuestsOf(ctx, p, nil)
	if err != nil {
		panic(err)
	}
	return g
}

func eraseMember(s school, p store.Person) error {
	a, err := s.Allow(ctx, s.ada, who.ErasePerson, 1)
	if err != nil {
		return err
	}
	return s.EraseMember(ctx, a, p.ID())
}

// expire has a person's guests expire, and what has expired deleted.
func expire(s school, p store.Person) error {
	if err := s.ExpireGuestsOf(p.ID(), today.Add(-time.Minute)); err != nil {
		return err
	}
	_, err := s.DeleteExpired(ctx, s.Operator(), today)
	return err
}

// A student who is taken out of the cohort has the run still. Staff see it as the other's,
// and don't when that one is taken out too.
func TestOneOfAPairIsTakenOut(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	check(t, s.TakeOut(ctx, s.cohort, s.sam.ID()))
	check(t, s.Append(ctx, sams, decision(sams.ID(), 1), nil, false))
	if f := must(s.FollowRun(ctx, s.lou, l.Assignment().ID, umas.ID()))(t); len(f.Students()) != 1 || f.Students()[0].Name != "Uma" {
		t.Errorf("it is the run of %+v", f.Students())
	}
	if x := must(s.Progress(ctx, l))(t); len(x) != 1 || len(x[0].Runs) != 1 || x[0].Runs[0].With.ID != 0 {
		t.Errorf("the progress is %+v", x)
	}
	if n := must(s.AssignmentSize(ctx, l))(t); n != 1 {
		t.Errorf("it counts %d times", n)
	}
	check(t, s.TakeOut(ctx, s.cohort, uma.ID()))
	_, err = s.FollowRun(ctx, s.lou, l.Assignment().ID, umas.ID())
	mustBe(t, err, store.ErrNotFound)
	check(t, s.DeleteAssignment(ctx, l))
	if !s.hasRun(t, s.sam, sams.ID()) || !s.hasRun(t, uma, sams.ID()) {
		t.Error("they don't both have the run still")
	}
}

// A comment reaches both, and is new to each until they have seen it; the answer is both's.
func TestACommentReachesBoth(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	id := must(s.AddComment(ctx, must(s.CommentOn(ctx, s.lou, l.Assignment().ID, sams.ID()))(t), store.Comment{Text: "Of all of it."}))(t)
	check(t, s.CommentsSeen(ctx, sams, []int64{id}))
	if n := must(s.CountComments(ctx, []store.Mine{sams}))(t)[sams.ID()]; n != (store.CommentCount{All: 1}) {
		t.Errorf("to Sam they are %+v", n)
	}
	if n := must(s.CountComments(ctx, []store.Mine{umas}))(t)[sams.ID()]; n != (store.CommentCount{All: 1, New: 1}) {
		t.Errorf("to Uma they are %+v", n)
	}
	check(t, s.AnswerComment(ctx, umas, id, "We thought so too."))
	if c := must(s.CommentsFor(ctx, sams))(t); len(c) != 1 || c[0].Answer != "We thought so too." || !c[0].Seen {
		t.Errorf("Sam reads %+v", c)
	}
}

// Words are counted for whoever writes them.
func TestEachOfAPairErasesTheirOwnWords(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	write := func() {
		t.Helper()
		for _, m := range []store.Mine{sams, umas} {
			check(t, s.PutWriting(ctx, m, store.Writing{Kind: "note", Text: "words"}))
		}
	}
	has := func(m store.Mine) int { return len(must(s.Writings(ctx, m))(t)) }
	write()
	check(t, s.EraseWritings(ctx, sams))
	if has(sams) != 0 || has(umas) != 1 {
		t.Errorf("they have %d and %d", has(sams), has(umas))
	}
	write()
	check(t, s.EraseWritingsOf(ctx, guestOf(s, uma)))
	if has(sams) != 1 || has(umas) != 0 {
		t.Errorf("they have %d and %d", has(sams), has(umas))
	}
	// A fork is of the one who plays on, and of nobody else.
	check(t, s.Append(ctx, sams, decision(sams.ID(), 1), nil, true))
	fork := must(s.Fork(ctx, umas, 1, []byte("null"), later))(t)
	if fork.Run().Paired || s.hasRun(t, s.sam, fork.ID()) || !s.hasRun(t, uma, fork.ID()) {
		t.Error("the fork isn't Uma's alone")
	}
}

// What one of a pair has handed to a practice educator of it is theirs alone, and goes when
// they leave.
func TestOneOfAPairHandsOverTheirOwn(t *testing.T) {
	p := newPortfolio(t)
	uma, l := p.joins(t), p.assign(t, together())
	sams, umas, err := p.pair(t, l, p.sam, uma)
	check(t, err)
	for _, m := range []store.Mine{sams, umas} {
		check(t, p.PutWriting(ctx, m, store.Writing{Turn: 1, Kind: "note", Text: "mine"}))
	}
	x := p.extract()
	x.Pieces = []store.Piece{{Run: sams, Turn: 1, Kind: "note", Text: "mine"}, {Run: sams, Turn: 1, Kind: store.KindDecided, Text: "Visit"}}
	id := must(p.AddExtract(ctx, p.hand, x))(t)
	check(t, p.EraseWritings(ctx, umas))
	if got := len(must(p.reads(p.pat, id))(t).Pieces); got != 2 {
		t.Errorf("%d pieces are left once Uma has erased her words", got)
	}
	check(t, p.DeleteRun(ctx, sams))
	if got := len(must(p.reads(p.pat, id))(t).Pieces); got != 0 {
		t.Errorf("%d pieces are left once Sam has left", got)
	}
}
