package author_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

var (
	ctx   = context.Background()
	today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	later = today.Add(30 * 24 * time.Hour)
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }

// town is a university with Ada, an authority with Bo, and a partnership that Ada owns and in
// which Bo writes. It is open on two servers.
type town struct {
	t           testing.TB
	path        string
	all         *store.Store
	here, there *author.Store
	ada, bo     store.Person
	partnership int64
	days        atomic.Int64 // since today
}

func (w *town) now() time.Time { return today.AddDate(0, 0, int(w.days.Load())) }

func newTown(t testing.TB) *town {
	w := &town{t: t, path: filepath.Join(t.TempDir(), "caseload.db")}
	w.all, w.here = w.open()
	_, w.there = w.open()
	w.ada = w.arrive("ada@x.test", "A University", who.University)
	check(t, w.all.NewOrganisation(ctx, w.all.Operator(), "An Authority", who.Authority))
	w.bo = w.invited("bo@x.test", 2)
	w.partnership = must(w.here.NewPartnership(ctx, must(w.all.Allow(ctx, w.ada, who.MakePartnership, 1))(t), "Hull writes"))(t)
	w.join(w.bo, author.Somebody{Email: "bo@x.test", Standing: who.Written})
	return w
}

func (w *town) open() (*store.Store, *author.Store) {
	s := must(store.Open(storetest.At(w.t, w.path), w.now, nil))(w.t)
	w.t.Cleanup(func() { check(w.t, s.Close()) })
	return s, author.New(s)
}

// arrive makes the first administrator.
func (w *town) arrive(email, organisation string, kind who.Kind) store.Person {
	check(w.t, w.all.InviteAdministrator(ctx, w.all.Operator(), 0, store.Invitation{Expires: later}, hash(email)))
	return w.accept(email, store.Arrival{Organisation: organisation, Kind: kind})
}

// invited makes somebody an administrator of an organisation.
func (w *town) invited(email string, organisation int64) store.Person {
	check(w.t, w.all.InviteAdministrator(ctx, w.all.Operator(), organisation, store.Invitation{Expires: later}, hash(email)))
	return w.accept(email, store.Arrival{})
}

func (w *town) accept(email string, a store.Arrival) store.Person {
	a.Name, a.Email, a.PassphraseHash = email[:2], email, "hash"
	u := must(w.all.AcceptAsNew(ctx, must(w.all.Invited(ctx, hash(email)))(w.t), a))(w.t)
	return must(w.all.Begin(ctx, u, store.NewSession{TokenHash: hash("session of " + email), How: "passphrase", Expires: today.AddDate(3, 0, 0)}))(w.t)
}

func (w *town) owner() author.Partner { return w.partner(w.ada, who.ChangePartnership) }

func (w *town) partner(p store.Person, act who.Act) author.Partner {
	w.t.Helper()
	return must(w.here.Partner(ctx, p, w.partnership, act))(w.t)
}

// own returns the proof with which somebody takes away what is theirs, of the one partnership that
// they are or were in.
func (w *town) own(p store.Person) author.Own {
	w.t.Helper()
	list := must(w.here.Owns(ctx, p))(w.t)
	if len(list) != 1 {
		w.t.Fatalf("somebody is or was in %d partnerships", len(list))
	}
	return list[0]
}

// join has Ada invite a person, who accepts.
func (w *town) join(p store.Person, as author.Somebody) {
	w.t.Helper()
	check(w.t, w.here.Invite(ctx, w.owner(), as, later, hash("into "+as.Email), false))
	check(w.t, w.all.AcceptAs(ctx, must(w.all.Invited(ctx, hash("into "+as.Email)))(w.t), p))
}

// draft begins a draft with one file.
func (w *town) draft(path, text string) (author.Writing, int64) {
	w.t.Helper()
	id := must(w.here.NewDraft(ctx, w.partner(w.ada, who.WriteDraft), author.Draft{Slug: "two-days", Name: "Two days"}, []author.NewFile{{Path: path, Text: text}}))(w.t)
	writing := must(w.here.Write(ctx, w.ada, id))(w.t)
	return writing, must(w.here.Files(ctx, writing.Reading(), false))(w.t)[0].ID
}

func hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		check(t, err)
		return v
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustBe(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}
