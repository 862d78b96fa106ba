package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

func newClass(t testing.TB, s *store.Store, code string) store.Led {
	t.Helper()
	check(t, s.KeepVersion(ctx, store.Version{Digest: frozen, Slug: "first-week", Title: "First week", Engine: "lua-1", Rules: 1, CreatedAt: today}))
	return must(s.NewClass(ctx, store.Class{
		Code: code, ExpiresAt: later,
		Exercise: store.Exercise{Version: frozen, Employer: "stretched", Terms: []byte(`{"ceiling":15}`), Luck: []byte(`[[0,7]]`), Minutes: 20},
	}, hash("secret of "+code)))(t)
}

// joined returns the proof of a student who has a class's code.
func joined(t testing.TB, s *store.Store, l store.Led) store.Joined {
	t.Helper()
	return must(s.Join(ctx, l.Class().Code))(t)
}

func classRun(t testing.TB, s *store.Store, l store.Led, guest store.Guest) store.Mine {
	t.Helper()
	return must(s.NewRunIn(ctx, guest, joined(t, s, l), 10, beginning()))(t)
}

func TestAClassIsKnownByItsCodeUntilItExpires(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7PXC").Class()
	at(t, later.Add(-time.Millisecond))
	if got := must(s.Join(ctx, "KT4M7PXC"))(t).Class(); fmt.Sprint(got) != fmt.Sprint(c) {
		t.Errorf("got %v, want %v", got, c)
	}
	at(t, later)
	_, expired := s.Join(ctx, "KT4M7PXC")
	at(t, today)
	_, unknown := s.Join(ctx, "KT4M7R")
	mustBe(t, expired, store.ErrNotFound)
	if fmt.Sprint(expired) != fmt.Sprint(unknown) {
		t.Errorf("an expired class is %q, an unknown one %q", expired, unknown)
	}
	_, err := s.NewClass(ctx, store.Class{Code: "KT4M7PXC", Exercise: store.Exercise{Version: frozen}, ExpiresAt: later}, hash("x"))
	mustBe(t, err, store.ErrTaken)
	_, err = s.NewClass(ctx, store.Class{Code: "MMMMMM", Exercise: store.Exercise{Version: strings.Repeat("b", 64)}, ExpiresAt: later}, hash("x"))
	mustBe(t, err, store.ErrNotFound)
	if _, err := s.NewClass(ctx, store.Class{Code: "MMMMMM", Exercise: store.Exercise{Version: frozen}}, []byte("the secret itself")); err == nil {
		t.Error("kept something that isn't a hash")
	}
}

// Neither the code alone nor another class's secret makes anybody the lecturer.
func TestAClassIsLedWithItsSecret(t *testing.T) {
	s := newStore(t)
	c, _ := newClass(t, s, "KT4M7PXC").Class(), newClass(t, s, "FFFFFF")
	if got := must(s.Lead(ctx, "KT4M7PXC", hash("secret of KT4M7PXC")))(t).Class(); fmt.Sprint(got) != fmt.Sprint(c) {
		t.Errorf("got %v, want %v", got, c)
	}
	for name, secret := range map[string][]byte{"no secret": nil, "another's": hash("secret of FFFFFF"), "a part of it": hash("secret of KT4M7PXC")[:16]} {
		led, err := s.Lead(ctx, "KT4M7PXC", secret)
		mustBe(t, err, store.ErrNotFound)
		if led.Class().ID != 0 {
			t.Errorf("%s: found %v", name, led)
		}
	}
	at(t, later)
	_, err := s.Lead(ctx, "KT4M7PXC", hash("secret of KT4M7PXC"))
	mustBe(t, err, store.ErrNotFound)
}

func TestAGuestHasOneRunInAClass(t *testing.T) {
	s := newStore(t)
	c, g := newClass(t, s, "KT4M7PXC"), newGuest(t, s, "one")
	j := joined(t, s, c)
	_, err := s.RunInClass(ctx, g, j)
	mustBe(t, err, store.ErrNotFound)
	run := classRun(t, s, c, g)
	if run.Run().Class != c.Class().ID || must(s.Mine(ctx, g, run.ID()))(t).Run().Class != c.Class().ID {
		t.Errorf("the run is in class %d, not %d", run.Run().Class, c.Class().ID)
	}
	if got := must(s.RunInClass(ctx, g, j))(t); got.ID() != run.ID() {
		t.Errorf("found run %d, not %d", got.ID(), run.ID())
	}
	_, err = s.NewRunIn(ctx, g, j, 10, beginning())
	mustBe(t, err, store.ErrTaken)
	_, err = s.NewRunIn(ctx, newGuest(t, s, "two"), j, 1, beginning())
	mustBe(t, err, store.ErrFull)
	check(t, s.DeleteClass(ctx, c))
	_, err = s.NewRunIn(ctx, newGuest(t, s, "three"), j, 10, beginning())
	mustBe(t, err, store.ErrNotFound)
	newRun(t, s, g) // outside classes there is no limit
	newRun(t, s, g)
}

// Nobody else can join a class that is locked; who is in it stays in it.
func TestALockedClass(t *testing.T) {
	s := newStore(t)
	c, g := newClass(t, s, "KT4M7PXC"), newGuest(t, s, "one")
	run := classRun(t, s, c, g)
	check(t, s.LockClass(ctx, c, true))
	j := joined(t, s, c)
	_, err := s.NewRunIn(ctx, newGuest(t, s, "two"), j, 10, beginning())
	mustBe(t, err, store.ErrLocked)
	_, err = s.NewRunIn(ctx, g, j, 10, beginning())
	mustBe(t, err, store.ErrTaken)
	play(t, s, run, 1)
	if !j.Class().Locked || must(s.RunInClass(ctx, g, j))(t).ID() != run.ID() {
		t.Error("the class isn't locked, or who was in it isn't")
	}
	check(t, s.LockClass(ctx, c, false))
	must(s.NewRunIn(ctx, newGuest(t, s, "three"), j, 10, beginning()))(t)
	check(t, s.DeleteClass(ctx, c))
	mustBe(t, s.LockClass(ctx, c, true), store.ErrNotFound)
}

func TestHowManyAreInAClass(t *testing.T) {
	s := newStore(t)
	c, lecturer := newClass(t, s, "KT4M7PXC"), newGuest(t, s, "lecturer")
	classRun(t, s, c, lecturer)
	check(t, s.SetAside(ctx, c, lecturer))
	for i := range 3 {
		run := classRun(t, s, c, newGuest(t, s, fmt.Sprint(i)))
		check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, i == 0))
	}
	begun, ended, err := s.ClassSize(ctx, c)
	check(t, err)
	if begun != 3 || ended != 1 {
		t.Errorf("%d begun and %d ended, not 3 and 1", begun, ended)
	}
}

func TestAClassIsDeletedAndItsRunsStay(t *testing.T) {
	s := newStore(t)
	c, expires := newClass(t, s, "KT4M7PXC"), newClass(t, s, "FFFFFF")
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	run, longer := classRun(t, s, c, g), classRun(t, s, expires, h)
	play(t, s, run, 2)
	check(t, s.DeleteClass(ctx, c))
	mustBe(t, s.DeleteClass(ctx, c), store.ErrNotFound)
	mustBe(t, s.SetClassEnd(ctx, c, nil), store.ErrNotFound)
	if after := must(s.Mine(ctx, g, run.ID()))(t); after.Run().Class != 0 {
		t.Error("the run still says that it was in a class")
	}
	if n := len(must(s.Decisions(ctx, run.Reading(), 0))(t)); n != 2 {
		t.Errorf("%d decisions are left of 2", n)
	}
	check(t, s.ExtendGuest(ctx, h, later.Add(time.Hour)))
	h = must(s.GuestByToken(ctx, hash("two")))(t) // the guest's expiry was moved
	at(t, later)
	if n := must(s.DeleteExpired(ctx, s.Operator(), clock()))(t); n != 3 { // the other run and guest, and the class
		t.Errorf("%d went, not 3", n)
	}
	if after := must(s.Mine(ctx, h, longer.ID()))(t); after.Run().Class != 0 {
		t.Error("the run of an expired class still says that it was in it")
	}
	at(t, today)
	if _, err := s.Join(ctx, "FFFFFF"); err == nil {
		t.Error("an expired class is still there")
	}
}

func TestAnEndAndLonger(t *testing.T) {
	s := newStore(t)
	c, g := newClass(t, s, "KT4M7PXC"), newGuest(t, s, "one")
	run := classRun(t, s, c, g)
	ends := today.Add(20 * time.Minute)
	check(t, s.SetClassEnd(ctx, c, &ends))
	if got := must(s.ClassOf(ctx, run))(t); got.EndsAt == nil || !got.EndsAt.Equal(ends) {
		t.Errorf("ends at %v", got.EndsAt)
	}
	check(t, s.SetClassEnd(ctx, c, nil))
	if got := must(s.ClassOf(ctx, run))(t); got.EndsAt != nil {
		t.Errorf("still ends at %v", got.EndsAt)
	}
	for _, want := range []int{10, 20, 20} {
		check(t, s.TakeLonger(ctx, run, 10, 25))
		if got := must(s.Mine(ctx, g, run.ID()))(t); got.Run().Extra != want {
			t.Errorf("%d minutes more, not %d", got.Run().Extra, want)
		}
	}
	_, err := s.ClassOf(ctx, newRun(t, s, g))
	mustBe(t, err, store.ErrNotFound)
}

func TestErasingAllMyWords(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	mine, also, theirs := fullRun(t, s, g), fullRun(t, s, g), fullRun(t, s, h)
	check(t, s.EraseWritingsOf(ctx, g))
	for run, want := range map[*store.Mine]int{&mine: 0, &also: 0, &theirs: 1} {
		if n := len(must(s.Writings(ctx, *run))(t)); n != want {
			t.Errorf("run %d has %d words, not %d", run.ID(), n, want)
		}
		if n := len(must(s.Decisions(ctx, run.Reading(), 0))(t)); n != 2 {
			t.Errorf("run %d has %d decisions, not 2", run.ID(), n)
		}
	}
}

// A database as the first migration left it, with one run that has ended and one
// that hasn't, is migrated without losing anything.
func TestADatabaseOfTheFirstVersion(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "caseload.db")
	dump, err := os.ReadFile("testdata/version-1.sql")
	check(t, err)
	db, err := sql.Open("sqlite3", "file:"+path)
	check(t, err)
	_, err = db.Exec(string(dump))
	check(t, err)
	check(t, db.Close())

	s := openStore(t, path)
	if got, want := must(s.Schema())(t), must(newStore(t).Schema())(t); !sameSchema(got, want) {
		t.Errorf("the schema is\n%s\nand in a new file\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	g := must(s.GuestByToken(ctx, hash("one")))(t)
	runs := must(s.RunsOf(ctx, g))(t)
	if len(runs) != 2 || runs[1].Run().EndedAt == nil || runs[0].Run().EndedAt != nil || runs[1].Run().Class != 0 || runs[1].Run().Extra != 0 {
		t.Fatalf("found %+v", runs)
	}
	equalJSON(t, runs[1].Run().Terms, []byte(`{"ceiling":15}`))
	if n := rowsOf(t, s, runs[1]); n != 6 {
		t.Errorf("%d rows are left of 6", n)
	}
	must(s.Version(ctx, frozen))(t)
	play(t, s, runs[0], 2)
	if run := classRun(t, s, newClass(t, s, "KT4M7PXC"), g); run.ID() != 3 {
		t.Errorf("the next run has number %d", run.ID())
	}
}

// sameSchema reports whether two schemas are equal, regardless of the order in
// which GORM writes constraints.
func sameSchema(a, b []string) bool {
	letters := func(ddl []string) string {
		var all []string
		for _, one := range ddl {
			parts := strings.Split(strings.ReplaceAll(one, ")", ""), ",CONSTRAINT ")
			all = append(all, sorted(parts)...)
		}
		return strings.Join(all, "\n")
	}
	return len(a) == len(b) && letters(a) == letters(b)
}

func sorted(parts []string) []string {
	slices.Sort(parts)
	return parts
}
