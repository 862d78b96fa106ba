package sign

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

var (
	ctx   = context.Background()
	today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
)

// world is a place with accounts in it, whose clock a test sets.
type world struct {
	*Accounts
	t     testing.TB
	store *store.Store
	now   atomic.Pointer[time.Time]
	log   *bytes.Buffer // of what is mailed
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t}
	w.at(today)
	clock := func() time.Time { return *w.now.Load() }
	var err error
	w.store, err = store.Open(storetest.At(t, filepath.Join(t.TempDir(), "caseload.db")), clock, nil)
	check(t, err)
	counts := limit.New(w.store, nil)
	t.Cleanup(func() {
		counts.Write()
		check(t, w.store.Close())
	})
	w.Accounts = New(w.store, counts, clock)
	w.HashCheaply()
	return w
}

func (w *world) at(t time.Time) { w.now.Store(&t) }

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const phrase = "a heron by the slow canal"

// first makes the first administrator and signs her in.
func (w *world) first() Signed {
	w.t.Helper()
	address, err := w.SetUp(ctx, w.store.Operator())
	check(w.t, err)
	return w.arrive(address, Arriving{Name: "Ada Byron", Email: "Ada@Uni.Test ", Passphrase: phrase, Organisation: "A University", Kind: who.University})
}

func (w *world) arrive(address string, q Arriving) Signed {
	w.t.Helper()
	signed, err := w.Arrive(ctx, w.invited(address), q)
	check(w.t, err)
	return signed
}

func (w *world) invited(address string) Invited {
	w.t.Helper()
	i, err := w.Invited(ctx, address[strings.LastIndex(address, "/")+1:])
	check(w.t, err)
	return i
}

// invite makes a link, as an administrator.
func (w *world) invite(by Person, email string, roles ...who.Role) string {
	w.t.Helper()
	a, err := w.Allow(ctx, by, who.Invite, 1)
	check(w.t, err)
	address, err := w.Invite(ctx, a, email, roles)
	check(w.t, err)
	return address
}

func mustBe(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("the error is %v, not %v", err, want)
	}
}
