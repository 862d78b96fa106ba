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
)

func newClass(t testing.TB, s *store.Store, code string) store.Class {
	t.Helper()
	check(t, s.KeepVersion(ctx, store.Version{Digest: frozen, Slug: "first-week", Title: "First week", Engine: "lua-1", Rules: 1, CreatedAt: today}))
	return must(s.NewClass(ctx, store.Class{
		Code: code, SecretHash: hash("secret of " + code), Version: frozen, Employer: "stretched",
		Terms: []byte(`{"ceiling":15}`), Luck: []byte(`[[0,7]]`), Minutes: 20, CreatedAt: today, ExpiresAt: later,
	}))(t)
}

func classRun(t testing.TB, s *store.Store, c store.Class, guest store.Guest) store.Run {
	t.Helper()
	return must(s.NewRun(ctx, store.Run{
		GuestID: guest.ID, Class: c.ID, Version: c.Version, Terms: c.Terms, Luck: c.Luck, CreatedAt: today, ExpiresAt: later,
	}))(t)
}

func TestAClassIsKnownByItsCodeUntilItExpires(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7P")
	before := later.Add(-time.Millisecond)
	if got := must(s.ClassByCode(ctx, "KT4M7P", before))(t); fmt.Sprint(got) != fmt.Sprint(c) {
		t.Errorf("got %v, want %v", got, c)
	}
	must(s.Class(ctx, c.ID, before))(t)
	_, expired := s.ClassByCode(ctx, "KT4M7P", later)
	_, unknown := s.ClassByCode(ctx, "KT4M7R", today)
	mustBe(t, expired, store.ErrNotFound)
	if fmt.Sprint(expired) != fmt.Sprint(unknown) {
		t.Errorf("an expired class is %q, an unknown one %q", expired, unknown)
	}
	_, err := s.NewClass(ctx, store.Class{Code: "KT4M7P", SecretHash: hash("x"), Version: frozen, CreatedAt: today, ExpiresAt: later})
	mustBe(t, err, store.ErrTaken)
	_, err = s.NewClass(ctx, store.Class{Code: "MMMMMM", SecretHash: hash("x"), Version: strings.Repeat("b", 64), CreatedAt: today, ExpiresAt: later})
	mustBe(t, err, store.ErrNotFound)
	if _, err := s.NewClass(ctx, store.Class{Code: "MMMMMM", SecretHash: []byte("the secret itself"), Version: frozen}); err == nil {
		t.Error("kept something that isn't a hash")
	}
}

func TestAGuestHasOneRunInAClass(t *testing.T) {
	s := newStore(t)
	c, g := newClass(t, s, "KT4M7P"), newGuest(t, s, "one")
	_, err := s.RunInClass(ctx, c.ID, g.ID, today)
	mustBe(t, err, store.ErrNotFound)
	run := classRun(t, s, c, g)
	if run.Class != c.ID || must(s.Run(ctx, g.ID, run.ID, today))(t).Class != c.ID {
		t.Errorf("the run is in class %d, not %d", run.Class, c.ID)
	}
	if got := must(s.RunInClass(ctx, c.ID, g.ID, today))(t); got.ID != run.ID {
		t.Errorf("found run %d, not %d", got.ID, run.ID)
	}
	again := store.Run{GuestID: g.ID, Class: c.ID, Version: frozen, CreatedAt: today, ExpiresAt: later}
	_, err = s.NewRun(ctx, again)
	mustBe(t, err, store.ErrTaken)
	again.GuestID, again.CreatedAt = newGuest(t, s, "two").ID, later.Add(-time.Millisecond)
	again.Class = c.ID + 1
	_, err = s.NewRun(ctx, again)
	mustBe(t, err, store.ErrNotFound)
	newRun(t, s, g) // beside it, as many as one likes
	newRun(t, s, g)
}

func TestWhatAClassDecided(t *testing.T) {
	s := newStore(t)
	c, other := newClass(t, s, "KT4M7P"), newClass(t, s, "FFFFFF")
	var runs []int64
	for i := range 3 {
		runs = append(runs, classRun(t, s, c, newGuest(t, s, fmt.Sprint(i))).ID)
	}
	play(t, s, classRun(t, s, other, newGuest(t, s, "elsewhere")).ID, 2)
	play(t, s, newRun(t, s, newGuest(t, s, "alone")).ID, 2)
	play(t, s, runs[1], 2)
	for turn, offer := range []string{"triager:x", "read:file", "answer:sam:together", "end"} {
		d := decision(runs[0], turn+1)
		d.Offer = offer
		check(t, s.Append(ctx, d, nil, offer == "end"))
	}
	var got []string
	for _, d := range must(s.ClassDecisions(ctx, c.ID, "triage", "answer"))(t) {
		got = append(got, fmt.Sprintf("%d %d %s %s", d.Run, d.Turn, d.Offer, d.With))
	}
	want := []string{
		fmt.Sprintf(`%d 3 answer:sam:together {"tier":"P1"}`, runs[0]),
		fmt.Sprintf(`%d 1 triage:marsh {"tier":"P1"}`, runs[1]), fmt.Sprintf(`%d 2 triage:marsh {"tier":"P1"}`, runs[1]),
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	begun, ended, err := s.ClassSize(ctx, c.ID)
	check(t, err)
	if begun != 3 || ended != 1 {
		t.Errorf("%d begun and %d ended, not 3 and 1", begun, ended)
	}
}

func TestAClassIsDeletedAndItsRunsStay(t *testing.T) {
	s := newStore(t)
	c, expires := newClass(t, s, "KT4M7P"), newClass(t, s, "FFFFFF")
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	run, longer := classRun(t, s, c, g), classRun(t, s, expires, h)
	play(t, s, run.ID, 2)
	check(t, s.DeleteClass(ctx, c.ID))
	mustBe(t, s.DeleteClass(ctx, c.ID), store.ErrNotFound)
	mustBe(t, s.SetClassEnd(ctx, c.ID, nil), store.ErrNotFound)
	if after := must(s.Run(ctx, g.ID, run.ID, today))(t); after.Class != 0 {
		t.Error("the run still says that it was in a class")
	}
	if n := len(must(s.Decisions(ctx, run.ID, 0))(t)); n != 2 {
		t.Errorf("%d decisions are left of 2", n)
	}
	check(t, s.ExtendGuest(ctx, h.ID, today, later.Add(time.Hour)))
	if n := must(s.DeleteExpired(ctx, later))(t); n != 3 { // the other run and guest, and the class
		t.Errorf("%d went, not 3", n)
	}
	if _, err := s.ClassByCode(ctx, "FFFFFF", today); err == nil {
		t.Error("an expired class is still there")
	}
	if after := must(s.Run(ctx, h.ID, longer.ID, later))(t); after.Class != 0 {
		t.Error("the run of an expired class still says that it was in it")
	}
}

func TestAnEndAndLonger(t *testing.T) {
	s := newStore(t)
	c, g := newClass(t, s, "KT4M7P"), newGuest(t, s, "one")
	run := classRun(t, s, c, g)
	ends := today.Add(20 * time.Minute)
	check(t, s.SetClassEnd(ctx, c.ID, &ends))
	if got := must(s.Class(ctx, c.ID, today))(t); got.EndsAt == nil || !got.EndsAt.Equal(ends) {
		t.Errorf("ends at %v", got.EndsAt)
	}
	check(t, s.SetClassEnd(ctx, c.ID, nil))
	if got := must(s.Class(ctx, c.ID, today))(t); got.EndsAt != nil {
		t.Errorf("still ends at %v", got.EndsAt)
	}
	for _, want := range []int{10, 20, 20} {
		check(t, s.TakeLonger(ctx, g.ID, run.ID, 10, 25, today))
		if got := must(s.Run(ctx, g.ID, run.ID, today))(t); got.Extra != want {
			t.Errorf("%d minutes more, not %d", got.Extra, want)
		}
	}
	mustBe(t, s.TakeLonger(ctx, newGuest(t, s, "two").ID, run.ID, 10, 25, today), store.ErrNotFound)
	mustBe(t, s.TakeLonger(ctx, g.ID, run.ID, 10, 25, later), store.ErrNotFound)
}

func TestErasingAllMyWords(t *testing.T) {
	s := newStore(t)
	g, h := newGuest(t, s, "one"), newGuest(t, s, "two")
	mine, also, theirs := fullRun(t, s, g), fullRun(t, s, g), fullRun(t, s, h)
	check(t, s.EraseWordsOf(ctx, g.ID))
	for run, want := range map[int64]int{mine: 0, also: 0, theirs: 1} {
		if n := len(must(s.Words(ctx, run))(t)); n != want {
			t.Errorf("run %d has %d words, not %d", run, n, want)
		}
		if n := len(must(s.Decisions(ctx, run, 0))(t)); n != 2 {
			t.Errorf("run %d has %d decisions, not 2", run, n)
		}
	}
}

// A database as the first migration left it, with a run that has ended and one
// that hasn't, is brought up to date and loses nothing.
func TestADatabaseOfTheFirstVersion(t *testing.T) {
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
	g := must(s.GuestByToken(ctx, hash("one"), today))(t)
	runs := must(s.RunsOf(ctx, g.ID, today))(t)
	if len(runs) != 2 || runs[1].EndedAt == nil || runs[0].EndedAt != nil || runs[1].Class != 0 || runs[1].Extra != 0 {
		t.Fatalf("found %+v", runs)
	}
	equalJSON(t, runs[1].Terms, []byte(`{"ceiling":15}`))
	if n := rowsOf(t, s, runs[1].ID); n != 6 {
		t.Errorf("%d rows are left of 6", n)
	}
	must(s.Version(ctx, frozen))(t)
	play(t, s, runs[0].ID, 2)
	if run := classRun(t, s, newClass(t, s, "KT4M7P"), g); run.ID != 3 {
		t.Errorf("the next run has number %d", run.ID)
	}
}

// sameSchema compares without the order in which GORM writes constraints.
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
