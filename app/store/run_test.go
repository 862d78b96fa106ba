package store_test

import (
	"fmt"
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
	got := must(s.GuestByToken(ctx, hash("secret"), later.Add(-time.Millisecond)))(t)
	if got.ID != g.ID || !got.ExpiresAt.Equal(later) || !got.CreatedAt.Equal(today) {
		t.Errorf("got %+v, want %+v", got, g)
	}
	_, err := s.GuestByToken(ctx, hash("secret"), later)
	mustBe(t, err, store.ErrNotFound)
	_, err = s.GuestByToken(ctx, hash("another"), today)
	mustBe(t, err, store.ErrNotFound)
	if _, err := s.NewGuest(ctx, []byte("the secret itself"), today, later); err == nil {
		t.Error("kept something that isn't a hash")
	}
	if _, err := s.NewGuest(ctx, hash("secret"), today, later); err == nil {
		t.Error("two guests have one token")
	}
}

func TestExtendingAGuestExtendsTheirRuns(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	run, others := newRun(t, s, g), newRun(t, s, h)
	check(t, s.ExtendGuest(ctx, g.ID, today, later.Add(time.Hour)))
	check(t, s.ExtendGuest(ctx, g.ID, today, later.Add(-time.Hour))) // never shortens
	must(s.GuestByToken(ctx, hash("one"), later))(t)
	must(s.Run(ctx, g.ID, run.ID, later))(t)
	_, err := s.Run(ctx, h.ID, others.ID, later)
	mustBe(t, err, store.ErrNotFound)
	mustBe(t, s.ExtendGuest(ctx, h.ID, later, later.Add(time.Hour)), store.ErrNotFound)
}

func TestARunComesBackAsItWas(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run := newRun(t, s, g)
	if got := must(s.Run(ctx, g.ID, run.ID, today))(t); fmt.Sprint(got) != fmt.Sprint(run) {
		t.Errorf("got %v, want %v", got, run)
	}
	if got := must(s.AnyRun(ctx, run.ID))(t); fmt.Sprint(got) != fmt.Sprint(run) {
		t.Errorf("got %v, want %v", got, run)
	}
	equalJSON(t, run.Terms, []byte(`{"ceiling":15}`))
}

func TestARunNeedsItsGuestAndItsVersion(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	_, err := s.NewRun(ctx, store.Run{GuestID: g.ID, Version: frozen, CreatedAt: today, ExpiresAt: later})
	mustBe(t, err, store.ErrNotFound)
	newRun(t, s, g)
	for _, r := range []store.Run{
		{GuestID: 77, Version: frozen, CreatedAt: today, ExpiresAt: later},
		{GuestID: g.ID, Version: frozen, CreatedAt: later, ExpiresAt: later.Add(time.Hour)},
	} {
		_, err := s.NewRun(ctx, r)
		mustBe(t, err, store.ErrNotFound)
	}
}

// An answer must not tell which numbers exist.
func TestSomebodyElsesRunIsAsUnknownAsAnyOther(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	theirs := newRun(t, s, h).ID
	words := func(err error, id int64) string {
		mustBe(t, err, store.ErrNotFound)
		return strings.ReplaceAll(err.Error(), fmt.Sprint(id), "N")
	}
	ask := func(guest, id int64, now time.Time) string {
		_, err := s.Run(ctx, guest, id, now)
		return words(err, id)
	}
	unknown := ask(g.ID, 999, today)
	for name, got := range map[string]string{
		"somebody else's": ask(g.ID, theirs, today),
		"an expired one":  ask(h.ID, theirs, later),
		"deleting":        strings.Replace(words(s.DeleteRun(ctx, g.ID, theirs), theirs), "delete ", "", 1),
	} {
		if got != unknown {
			t.Errorf("%s: %q, but an unknown one: %q", name, got, unknown)
		}
	}
	must(s.Run(ctx, h.ID, theirs, today))(t)
}

func TestRunsAreListedNewestFirst(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	newRun(t, s, newGuest(t, s, "two"))
	first, second := newRun(t, s, g).ID, newRun(t, s, g).ID
	got := must(s.RunsOf(ctx, g.ID, today))(t)
	if len(got) != 2 || got[0].ID != second || got[1].ID != first {
		t.Errorf("got %v", got)
	}
	if got := must(s.RunsOf(ctx, g.ID, later))(t); len(got) != 0 {
		t.Errorf("expired runs are listed: %v", got)
	}
}

func TestARunIsDeletedWithAllThatBelongsToIt(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	gone, stays := fullRun(t, s, g), fullRun(t, s, g)
	check(t, s.DeleteRun(ctx, g.ID, gone))
	if n := rowsOf(t, s, gone); n != 0 {
		t.Errorf("%d rows of it are left", n)
	}
	if n := rowsOf(t, s, stays); n != 6 {
		t.Errorf("another run has %d rows left of 6", n)
	}
	check(t, s.DeleteRuns(ctx, g.ID))
	if n := rowsOf(t, s, stays); n != 0 {
		t.Errorf("%d rows of it are left", n)
	}
	if next := newRun(t, s, g).ID; next <= stays {
		t.Errorf("number %d is used again", next)
	}
}

func TestWhatHasExpiredIsDeleted(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "stays")
	check(t, s.ExtendGuest(ctx, g.ID, today, later.Add(time.Hour)))
	expired := fullRun(t, s, g) // at later
	check(t, s.ExtendGuest(ctx, newGuest(t, s, "nobody").ID, today, later.Add(time.Hour)))
	h := newGuest(t, s, "goes")
	for range 20 {
		fullRun(t, s, h)
	}
	live := must(s.NewRun(ctx, store.Run{GuestID: g.ID, Version: frozen, CreatedAt: today, ExpiresAt: later.Add(time.Hour)}))(t)

	if n := must(s.DeleteExpired(ctx, later.Add(-time.Millisecond)))(t); n != 0 {
		t.Errorf("%d went too early", n)
	}
	if n := must(s.DeleteExpired(ctx, later))(t); n != 22 { // 21 runs, one guest
		t.Errorf("%d went, not 22", n)
	}
	if n := rowsOf(t, s, expired); n != 0 {
		t.Errorf("%d rows are left of an expired run", n)
	}
	must(s.Run(ctx, g.ID, live.ID, later))(t)
	must(s.GuestByToken(ctx, hash("nobody"), later))(t)
	if n := must(s.DeleteExpired(ctx, later))(t); n != 0 {
		t.Errorf("%d went the second time", n)
	}
}

// fullRun is a run with six rows beside its own: two decisions, a word, two desks
// and a debrief.
func fullRun(t *testing.T, s *store.Store, g store.Guest) int64 {
	t.Helper()
	run := newRun(t, s, g).ID
	play(t, s, run, 1)
	check(t, s.Append(ctx, decision(run, 2), []store.Word{{Kind: "note", Text: "hm"}}, true))
	check(t, s.KeepRecord(ctx, run, [][]byte{[]byte("0"), []byte("1")}, []byte("debrief")))
	return run
}

func rowsOf(t *testing.T, s *store.Store, run int64) int {
	t.Helper()
	n := len(must(s.Decisions(ctx, run, 0))(t)) + len(must(s.Words(ctx, run))(t)) + len(must(s.Desks(ctx, run))(t))
	if _, err := s.Debrief(ctx, run); err == nil {
		n++
	}
	return n
}
