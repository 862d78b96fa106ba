package store_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

func TestAVersionIsKeptOnceAndNeverChanges(t *testing.T) {
	s := newStore(t)
	v := store.Version{Digest: frozen, Slug: "a", Title: "A", Engine: "lua-1", Rules: 3,
		Files: []byte{0, 1, 2, 255}, CreatedAt: today}
	check(t, s.KeepVersion(ctx, v))
	other := v
	other.Title, other.Files = "B", nil
	check(t, s.KeepVersion(ctx, other))
	got := must(s.Version(ctx, frozen))(t)
	if fmt.Sprint(got) != fmt.Sprint(v) {
		t.Errorf("got %v, want %v", got, v)
	}
	_, err := s.Version(ctx, strings.Repeat("b", 64))
	mustBe(t, err, store.ErrNotFound)
	if s.KeepVersion(ctx, store.Version{Digest: "ABC"}) == nil {
		t.Error("kept a version under something that isn't a digest")
	}
}

func TestAGuestIsKnownByTheirTokenUntilTheyExpire(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "secret")
	at(t, later.Add(-time.Millisecond))
	got := must(s.GuestByToken(ctx, hash("secret")))(t)
	if !reflect.DeepEqual(got, g) || !got.Expires().Equal(later) {
		t.Errorf("got %+v, want %+v", got, g)
	}
	_, err := s.GuestByToken(ctx, hash("another"))
	mustBe(t, err, store.ErrNotFound)
	at(t, later)
	_, err = s.GuestByToken(ctx, hash("secret"))
	mustBe(t, err, store.ErrNotFound)
	if _, err := s.NewGuest(ctx, []byte("the secret itself"), later); err == nil {
		t.Error("kept something that isn't a hash")
	}
	if _, err := s.NewGuest(ctx, hash("secret"), later); err == nil {
		t.Error("two guests have one token")
	}
}

func TestExtendingAGuestExtendsTheirRuns(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	run, others := newRun(t, s, g), newRun(t, s, h)
	check(t, s.ExtendGuest(ctx, g, later.Add(time.Hour)))
	check(t, s.ExtendGuest(ctx, g, later.Add(-time.Hour))) // never shortens
	at(t, later)
	again := must(s.GuestByToken(ctx, hash("one")))(t)
	must(s.Mine(ctx, again, run.ID()))(t)
	_, err := s.Mine(ctx, again, others.ID())
	mustBe(t, err, store.ErrNotFound)
	mustBe(t, s.ExtendGuest(ctx, h, later.Add(time.Hour)), store.ErrNotFound)
}

func TestARunComesBackAsItWas(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run := newRun(t, s, g)
	if got := must(s.Mine(ctx, g, run.ID()))(t); fmt.Sprint(got) != fmt.Sprint(run) {
		t.Errorf("got %v, want %v", got, run)
	}
	at(t, later.Add(time.Hour)) // the operator can also read what has expired
	if got := must(s.AnyRun(ctx, s.Operator(), run.ID()))(t); fmt.Sprint(got.Run()) != fmt.Sprint(run.Run()) {
		t.Errorf("got %v, want %v", got, run)
	}
	equalJSON(t, run.Run().Terms, []byte(`{"ceiling":15}`))
}

func TestARunNeedsItsGuestAndItsVersion(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	_, err := s.NewRun(ctx, g, beginning())
	mustBe(t, err, store.ErrNotFound)
	newRun(t, s, g)
	at(t, later)
	_, err = s.NewRun(ctx, g, beginning())
	mustBe(t, err, store.ErrNotFound)
	must(s.DeleteExpired(ctx, s.Operator(), clock()))(t)
	at(t, today)
	_, err = s.NewRun(ctx, g, beginning()) // the guest has been deleted meanwhile
	mustBe(t, err, store.ErrNotFound)
}

// An answer must not reveal which numbers exist.
func TestSomebodyElsesRunIsAsUnknownAsAnyOther(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	check(t, s.ExtendGuest(ctx, h, later.Add(time.Hour)))
	h = must(s.GuestByToken(ctx, hash("two")))(t)
	theirs := newRun(t, s, h).ID()
	ask := func(guest store.Guest, id int64) string {
		_, err := s.Mine(ctx, guest, id)
		mustBe(t, err, store.ErrNotFound)
		return strings.ReplaceAll(err.Error(), fmt.Sprint(id), "N")
	}
	unknown := ask(g, 999)
	if got := ask(g, theirs); got != unknown {
		t.Errorf("somebody else's is %q, an unknown one %q", got, unknown)
	}
	must(s.Mine(ctx, h, theirs))(t)
	at(t, later)
	if got := ask(h, theirs); got != unknown {
		t.Errorf("an expired one is %q, an unknown one %q", got, unknown)
	}
}

func TestAGuestIsFoundTogetherWithTheirRun(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	led := newClass(t, s, "KT4M7PXC")
	plain, inClass, others := newRun(t, s, g), classRun(t, s, led, g), newRun(t, s, h)
	fork := must(s.Fork(ctx, plain, 1, []byte("{}"), later.Add(time.Hour)))(t)
	check(t, s.Append(ctx, plain, decision(plain.ID(), 1), nil, true)) // which ends it
	for _, id := range []int64{plain.ID(), inClass.ID(), fork.ID()} {
		guest, mine, err := s.MineByToken(ctx, hash("one"), id)
		check(t, err)
		if apart := must(s.Mine(ctx, g, id))(t); !reflect.DeepEqual(mine, apart) || !reflect.DeepEqual(guest, g) {
			t.Errorf("got %+v of %+v, want %+v of %+v", mine, guest, apart, g)
		}
	}
	unknown := func(secret string, id int64) {
		t.Helper()
		_, _, err := s.MineByToken(ctx, hash(secret), id)
		mustBe(t, err, store.ErrNotFound)
	}
	unknown("one", others.ID())
	unknown("one", 12345)
	unknown("another", plain.ID())
	check(t, s.ExtendGuest(ctx, h, later.Add(time.Hour)))
	at(t, later) // only the fork hasn't expired, but its guest has
	unknown("one", plain.ID())
	unknown("one", fork.ID())
}

func TestRunsAreListedNewestFirst(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	newRun(t, s, newGuest(t, s, "two"))
	first, second := newRun(t, s, g), newRun(t, s, g)
	got := must(s.RunsOf(ctx, g))(t)
	if len(got) != 2 || got[0].ID() != second.ID() || got[1].ID() != first.ID() {
		t.Errorf("got %v", got)
	}
	check(t, s.ExtendGuest(ctx, g, later.Add(time.Hour)))
	soon := beginning()
	soon.Expires = today.Add(time.Minute)
	must(s.NewRun(ctx, g, soon))(t)
	at(t, soon.Expires)
	if got := must(s.RunsOf(ctx, g))(t); len(got) != 2 {
		t.Errorf("expired runs are listed: %v", got)
	}
	if n := must(s.CountRuns(ctx, g))(t); n != 3 {
		t.Errorf("%d runs take up room, not 3", n)
	}
}

func TestARunIsDeletedWithAllThatBelongsToIt(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	gone, stays := fullRun(t, s, g), fullRun(t, s, g)
	check(t, s.DeleteRun(ctx, gone))
	if n := rowsOf(t, s, gone); n != 0 {
		t.Errorf("%d rows of it are left", n)
	}
	if n := rowsOf(t, s, stays); n != 6 {
		t.Errorf("another run has %d rows left of 6", n)
	}
	check(t, s.DeleteRuns(ctx, g))
	if n := rowsOf(t, s, stays); n != 0 {
		t.Errorf("%d rows of it are left", n)
	}
	if next := newRun(t, s, g); next.ID() <= stays.ID() {
		t.Errorf("number %d is used again", next.ID())
	}
}

func TestWhatHasExpiredIsDeleted(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "stays")
	check(t, s.ExtendGuest(ctx, g, later.Add(time.Hour)))
	g = must(s.GuestByToken(ctx, hash("stays")))(t)
	expired := fullRun(t, s, g) // at later
	check(t, s.ExtendGuest(ctx, newGuest(t, s, "nobody"), later.Add(time.Hour)))
	h := newGuest(t, s, "goes")
	for range 20 {
		fullRun(t, s, h)
	}
	longer := beginning()
	longer.Expires = later.Add(time.Hour)
	live := must(s.NewRun(ctx, g, longer))(t)

	at(t, later.Add(-time.Millisecond))
	if n := must(s.DeleteExpired(ctx, s.Operator(), clock()))(t); n != 0 {
		t.Errorf("%d went too early", n)
	}
	at(t, later)
	if n := must(s.DeleteExpired(ctx, s.Operator(), clock()))(t); n != 22 { // 21 runs, one guest
		t.Errorf("%d went, not 22", n)
	}
	must(s.Mine(ctx, g, live.ID()))(t)
	must(s.GuestByToken(ctx, hash("nobody")))(t)
	if n := must(s.DeleteExpired(ctx, s.Operator(), clock()))(t); n != 0 {
		t.Errorf("%d went the second time", n)
	}
	at(t, today) // when its proof was still valid
	if n := rowsOf(t, s, expired); n != 0 {
		t.Errorf("%d rows are left of an expired run", n)
	}
}

// fullRun returns a run with six other rows that belong to it: two decisions, a
// word, two desks and a debrief.
func fullRun(t *testing.T, s *store.Store, g store.Guest) store.Mine {
	t.Helper()
	run := newRun(t, s, g)
	play(t, s, run, 1)
	check(t, s.Append(ctx, run, decision(run.ID(), 2), []store.Writing{{Kind: "note", Text: "hm"}}, true))
	check(t, s.KeepRecord(ctx, run.Reading(), [][]byte{[]byte("0"), []byte("1")}, []byte("debrief")))
	return run
}

func rowsOf(t *testing.T, s *store.Store, run store.Mine) int {
	t.Helper()
	n := len(must(s.Decisions(ctx, run.Reading(), 0))(t)) + len(must(s.Writings(ctx, run))(t)) + len(must(s.Desks(ctx, run.Reading()))(t))
	if _, err := s.Debrief(ctx, run.Reading()); err == nil {
		n++
	}
	return n
}
