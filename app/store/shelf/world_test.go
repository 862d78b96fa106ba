package shelf_test

import (
	"context"
	"crypto/sha256"
	"path/filepath"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

var (
	ctx   = context.Background()
	today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	later = today.Add(30 * 24 * time.Hour)
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }

// desk is a store with its shelf.
type desk struct {
	*store.Store
	t     testing.TB
	shelf *shelf.Store
}

func newStore(t testing.TB) *desk { return openStore(t, filepath.Join(t.TempDir(), "caseload.db")) }

func openStore(t testing.TB, path string) *desk {
	t.Helper()
	s := must(store.Open(storetest.At(t, path), func() time.Time { return today }, nil))(t)
	t.Cleanup(func() { check(t, s.Close()) })
	return &desk{s, t, shelf.New(s)}
}

// arrive makes the first administrator and their organisation.
func (d *desk) arrive(email string) store.Person {
	check(d.t, d.InviteAdministrator(ctx, d.Operator(), 0, store.Invitation{Expires: later}, hash(email)))
	a := store.Arrival{Organisation: "A University", Kind: who.University, Name: "Ada", Email: email, PassphraseHash: "hash"}
	u := must(d.AcceptAsNew(ctx, must(d.Invited(ctx, hash(email)))(d.t), a))(d.t)
	return must(d.Store.Begin(ctx, u, store.NewSession{TokenHash: hash("session"), How: "passphrase", Expires: later}))(d.t)
}

func newGuest(t testing.TB, s *desk, secret string) store.Guest {
	t.Helper()
	return must(s.NewGuest(ctx, hash(secret), later))(t)
}

func beginning() store.Beginning {
	return store.Beginning{Terms: []byte("null"), Luck: []byte("[[0,7]]"), Expires: later}
}

func decision(run int64, turn int) store.Decision {
	return store.Decision{Run: run, Turn: turn, Offer: "end", With: []byte("{}"), Digest: "d", MadeAt: today}
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
