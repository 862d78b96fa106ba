package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// together is homework that can be played in pairs.
func together() store.Assignment {
	a := homework()
	a.Pairs = true
	return a
}

// joins makes Uma a second student of the school's cohort.
func (s school) joins(t *testing.T) store.Person {
	t.Helper()
	return signIn(t, s.Store, must(s.JoinCohortAsNew(ctx, s.coded(t), store.Arrival{Name: "Uma", Email: "uma@x.test", PassphraseHash: "h"}))(t), "uma")
}

// pair has one student ask another for a partner, and returns the run as each has it.
func (s school) pair(t *testing.T, l store.LedAssignment, asks, accepts store.Person) (first, second store.Mine, err error) {
	t.Helper()
	id := l.Assignment().ID
	if err := s.PutPairCode(ctx, must(s.Assigned(ctx, asks, id))(t), store.PairCode{Code: "ABCDEFGH", Until: today.Add(time.Hour)}); err != nil {
		return first, second, err
	}
	return s.accept(t, l, asks, accepts)
}

func (s school) accept(t *testing.T, l store.LedAssignment, asks, accepts store.Person) (first, second store.Mine, err error) {
	t.Helper()
	with, err := s.PairWith(ctx, must(s.Assigned(ctx, accepts, l.Assignment().ID))(t), "ABCDEFGH")
	if err != nil {
		return first, second, err
	}
	g := must(s.NewGuestOf(ctx, accepts, nil, later))(t)
	second, err = s.NewRunOfPair(ctx, with, g, store.Beginning{Version: frozen, Terms: []byte("null"), Luck: []byte("[[0,1]]"), Expires: with.KeptUntil()})
	if err != nil {
		return first, second, err
	}
	return s.mine(t, asks, second.ID()), second, nil
}

// mine returns a person's own run.
func (s school) mine(t *testing.T, p store.Person, run int64) store.Mine {
	t.Helper()
	return must(s.Mine(ctx, must(s.GuestsOf(ctx, p, nil))(t), run))(t)
}

func (s school) hasRun(t *testing.T, p store.Person, run int64) bool {
	t.Helper()
	runs := must(s.RunsOf(ctx, must(s.GuestsOf(ctx, p, nil))(t)))(t)
	return slices.ContainsFunc(runs, func(m store.Mine) bool { return m.ID() == run })
}

// pairing is what the student of [followed] has, whom another one has given a code.
func pairing(t *testing.T, s *store.Store, a store.Assigned) store.Pairing {
	t.Helper()
	uma := signIn(t, s, must(s.JoinCohortAsNew(ctx, must(s.CodedCohort(ctx, "DDDDDDDD"))(t), store.Arrival{Name: "Uma", Email: "uma@x.test", PassphraseHash: "h"}))(t), "uma")
	asks := must(s.Assigned(ctx, uma, a.Assignment().ID))(t)
	check(t, s.PutPairCode(ctx, asks, store.PairCode{Code: "ABCDEFGH", Until: later}))
	return must(s.PairWith(ctx, a, "ABCDEFGH"))(t)
}

// Two have a run, either decides, and what one of them writes is that one's alone. Staff see
// one run of both, which counts once and is an attempt of each.
func TestTwoStudentsHaveOneRun(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	run := sams.ID()
	if !sams.Run().Paired || !umas.Run().Paired || !s.hasRun(t, s.sam, run) || !s.hasRun(t, uma, run) {
		t.Error("they don't both have it")
	}
	if p := must(s.PairOf(ctx, sams))(t); strings.Join(p.Names, " ") != "Sam Uma" || p.Partner != "Uma" {
		t.Errorf("the pair is %+v", p)
	}
	if p := must(s.PairOf(ctx, umas))(t); p.Partner != "Sam" {
		t.Errorf("to Uma the pair is %+v", p)
	}

	check(t, s.Append(ctx, sams, decision(run, 1), []store.Writing{{Kind: "note", Text: "Sam's"}}, false))
	mustBe(t, s.Append(ctx, umas, decision(run, 1), nil, false), store.ErrTaken)
	if turn, by, err := s.LastDecided(ctx, umas); turn != 1 || !by || err != nil {
		t.Errorf("Uma is told of turn %d, by her partner: %v, %v", turn, by, err)
	}
	if _, by, _ := s.LastDecided(ctx, sams); by {
		t.Error("Sam is told that Uma did what he did")
	}
	check(t, s.Append(ctx, umas, decision(run, 2), []store.Writing{{Kind: "note", Text: "Uma's"}}, false))
	for turn, sam := range []bool{1: true, 2: false} {
		if turn == 0 {
			continue
		}
		if together, by, err := s.DecidedBy(ctx, umas, turn); !together || by != sam || err != nil {
			t.Errorf("turn %d is the partner's to Uma: %t, %v", turn, by, err)
		}
		if together, by, err := s.DecidedBy(ctx, sams, turn); !together || by == sam || err != nil {
			t.Errorf("turn %d is the partner's to Sam: %t, %v", turn, by, err)
		}
	}
	check(t, s.PutWriting(ctx, umas, store.Writing{Turn: 1, Kind: "note", Text: "Uma's too"}))
	share := func(m store.Mine, key string) {
		t.Helper()
		check(t, s.PutWriting(ctx, m, store.Writing{Kind: "plan", Text: "of " + key}))
		check(t, s.PutShare(ctx, m, store.Share{Key: strings.Repeat(key, 30), Parts: []byte("[]"), Kinds: []string{"plan"}}))
	}
	share(sams, "s")
	share(umas, "u")
	for _, x := range []struct {
		m    store.Mine
		want []store.Writing
		key  string
	}{
		{sams, []store.Writing{{Kind: "plan", Text: "of s"}, {Turn: 1, Kind: "note", Text: "Sam's"}}, "s"},
		{umas, []store.Writing{{Kind: "plan", Text: "of u"}, {Turn: 1, Kind: "note", Text: "Uma's too"}, {Turn: 2, Kind: "note", Text: "Uma's"}}, "u"},
	} {
		if got := must(s.Writings(ctx, x.m))(t); !slices.Equal(got, x.want) {
			t.Errorf("one of them has %v", got)
		}
		if got := must(s.ShareOf(ctx, x.m))(t); got.Key != strings.Repeat(x.key, 30) {
			t.Errorf("one of them shares under %s", got.Key)
		}
		if _, words, err := s.Shared(ctx, strings.Repeat(x.key, 30)); err != nil || len(words) != 1 || words[0].Text != "of "+x.key {
			t.Errorf("others read %v, %v", words, err)
		}
	}

	for _, p := range []store.Person{s.sam, uma} {
		_, err := s.begin(t, l, p, false)
		mustBe(t, err, store.ErrTaken)
	}
	check(t, s.Append(ctx, umas, decision(run, 3), nil, true))
	for _, p := range []store.Person{s.sam, uma} {
		_, err := s.begin(t, l, p, false)
		mustBe(t, err, store.ErrFull)
	}
	if n := must(s.AssignmentSize(ctx, l))(t); n != 1 {
		t.Errorf("it counts %d times", n)
	}
	if d := must(s.DecisionsOf(ctx, l, "triage:"))(t); len(d) != 3 {
		t.Errorf("%d decisions count", len(d))
	}
	if e := must(s.AssignmentEnded(ctx, l))(t); len(e) != 1 {
		t.Errorf("%d runs have ended", len(e))
	}
	for i, x := range must(s.Progress(ctx, l))(t) {
		if len(x.Runs) != 1 || x.Runs[0].Run.ID != run || x.Runs[0].Turns != 3 || x.Runs[0].With.Name != []string{"Uma", "Sam"}[i] {
			t.Errorf("%s stands at %+v", x.Student.Name, x.Runs)
		}
	}
	if f := must(s.FollowRun(ctx, s.lou, l.Assignment().ID, run))(t); len(f.Students()) != 2 {
		t.Errorf("it is the run of %+v", f.Students())
	}
}

// Nobody is in a pair who hasn't taken up a code that is good, with the same attempt before
// them.
func TestACodeForAPairIsGoodOnceAndForATime(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	a := must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t)
	check(t, s.PutPairCode(ctx, a, store.PairCode{Code: "ABCDEFGH", Until: today.Add(time.Hour)}))
	if c := must(s.PairCodeOf(ctx, a))(t); c.Code != "ABCDEFGH" || !c.Until.Equal(today.Add(time.Hour)) {
		t.Errorf("the code is %+v", c)
	}
	umas := must(s.Assigned(ctx, uma, l.Assignment().ID))(t)
	mustBe(t, s.PutPairCode(ctx, umas, store.PairCode{Code: "ABCDEFGH", Until: today.Add(time.Hour)}), store.ErrTaken)
	_, err := s.PairWith(ctx, umas, "HGFEDCBA")
	mustBe(t, err, store.ErrNotFound)
	with := must(s.PairWith(ctx, umas, "ABCDEFGH"))(t)
	if with.Asks().Name != "Sam" || with.IsOwn() || !must(s.PairWith(ctx, a, "ABCDEFGH"))(t).IsOwn() {
		t.Errorf("%s asks", with.Asks().Name)
	}
	_, _, err = s.accept(t, l, s.sam, s.sam)
	mustBe(t, err, store.ErrApart)

	check(t, s.EndPairCode(ctx, a))
	_, err = s.PairWith(ctx, umas, "ABCDEFGH")
	mustBe(t, err, store.ErrNotFound)
	_, err = s.NewRunOfPair(ctx, with, must(s.NewGuestOf(ctx, uma, nil, later))(t), beginning())
	mustBe(t, err, store.ErrNotFound) // it was shown before it was withdrawn
	check(t, s.PutPairCode(ctx, a, store.PairCode{Code: "ABCDEFGH", Until: today.Add(-time.Second)}))
	_, err = s.PairWith(ctx, umas, "ABCDEFGH")
	mustBe(t, err, store.ErrNotFound)

	_, _, err = s.pair(t, l, s.sam, uma)
	check(t, err)
	_, _, err = s.accept(t, l, s.sam, uma)
	mustBe(t, err, store.ErrNotFound)
}

func TestWhoCannotBeAPair(t *testing.T) {
	past := func(a *store.Assignment) { a.Opens, a.Due = today.AddDate(0, 0, -3), today.Add(-time.Minute) }
	tomorrow := today.AddDate(0, 0, 1)
	end := func(s school, m store.Mine) error { return s.Append(ctx, m, decision(m.ID(), 1), nil, true) }
	for name, x := range map[string]struct {
		change func(*store.Assignment)
		before func(t *testing.T, s school, l store.LedAssignment, uma store.Person)
		ask    error
		accept error
	}{
		"pairs aren't wanted": {func(a *store.Assignment) { a.Pairs = false }, nil, store.ErrLocked, nil},
		"only one was given longer": {past, func(t *testing.T, s school, l store.LedAssignment, uma store.Person) {
			check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Due: &tomorrow}))
		}, nil, store.ErrLocked},
		"one goes on by herself": {nil, func(t *testing.T, s school, l store.LedAssignment, uma store.Person) {
			must(s.begin(t, l, uma, false))(t)
		}, nil, store.ErrTaken},
		"one has another attempt before her": {func(a *store.Assignment) { a.Attempts = 2 }, func(t *testing.T, s school, l store.LedAssignment, uma store.Person) {
			check(t, end(s, must(s.begin(t, l, uma, false))(t)))
		}, nil, store.ErrApart},
		"practice doesn't hinder": {nil, func(t *testing.T, s school, l store.LedAssignment, uma store.Person) {
			must(s.begin(t, l, uma, true))(t)
		}, nil, nil},
		"both have their second": {func(a *store.Assignment) { a.Attempts = 2 }, func(t *testing.T, s school, l store.LedAssignment, uma store.Person) {
			check(t, end(s, must(s.begin(t, l, uma, false))(t)))
			check(t, end(s, must(s.begin(t, l, s.sam, false))(t)))
		}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSchool(t)
			a := together()
			if x.change != nil {
				x.change(&a)
			}
			uma, l := s.joins(t), s.assign(t, a)
			if x.before != nil {
				x.before(t, s, l, uma)
			}
			err := s.PutPairCode(ctx, must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t), store.PairCode{Code: "ABCDEFGH", Until: today.Add(time.Hour)})
			mustBe(t, err, x.ask)
			if err == nil {
				_, _, err = s.accept(t, l, s.sam, uma)
				mustBe(t, err, x.accept)
			}
		})
	}
	// Whoever asked and then begins alone asks no longer.
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	check(t, s.PutPairCode(ctx, must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t), store.PairCode{Code: "ABCDEFGH", Until: today.Add(time.Hour)}))
	must(s.begin(t, l, s.sam, false))(t)
	_, _, err := s.accept(t, l, s.sam, uma)
	mustBe(t, err, store.ErrNotFound)
}

// The longer of what two were given holds for their run.
func TestTheLongerTimeHoldsForBoth(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	due := today.AddDate(0, 0, 9)
	check(t, s.GiveAllowance(ctx, l, s.sam.ID(), store.Allowance{Due: &due}))
	check(t, s.GiveAllowance(ctx, l, uma.ID(), store.Allowance{Minutes: 15}))
	sams, umas, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	for _, m := range []store.Mine{sams, umas} {
		a := must(s.AssignmentOf(ctx, m))(t)
		if !a.Due().Equal(due) || a.Given().Minutes != 15 || m.Run().ExpiresAt.Before(due.AddDate(0, 0, 30)) {
			t.Errorf("it is due %s, with %d minutes more, and kept until %s", a.Due(), a.Given().Minutes, m.Run().ExpiresAt)
		}
	}
}

// A practice educator of either follows the run, and of neither doesn't.
func TestAPairsPracticeEducatorFollows(t *testing.T) {
	s := newSchool(t)
	uma, l := s.joins(t), s.assign(t, together())
	pat := arrive(t, s.Store, invite(t, s.Store, must(s.Allow(ctx, s.ada, who.Invite, 1))(t), "", "pat", who.Practitioner), "Pat", "pat@x.test")
	check(t, s.AddEducator(ctx, s.cohort, "pat@x.test"))
	sams, _, err := s.pair(t, l, s.sam, uma)
	check(t, err)
	_, err = s.FollowRun(ctx, pat, l.Assignment().ID, sams.ID())
	mustBe(t, err, store.ErrNotFound)
	check(t, s.Give(ctx, s.cohort, pat.ID(), []int64{uma.ID()}, nil))
	must(s.FollowRun(ctx, pat, l.Assignment().ID, sams.ID()))(t)
	x := must(s.FollowedRuns(ctx, must(s.OpenAssignment(ctx, pat, l.Assignment().ID))(t)))(t)
	if len(x) != 1 || len(x[0].Runs) != 1 || x[0].Runs[0].With.Name != "Sam" {
		t.Errorf("the practice educator sees %+v", x)
	}
}
