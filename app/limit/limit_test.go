package limit_test

import (
	"context"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/store"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 11, 23, 12, 0, 15, 0, time.UTC)
)

func counts(t *testing.T, path string) *limit.Counts {
	t.Helper()
	s, err := store.Open(path, func() time.Time { return noon }, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := limit.New(s, nil)
	t.Cleanup(func() {
		c.Write()
		_ = s.Close()
	})
	return c
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAnAllowance(t *testing.T) {
	c := counts(t, filepath.Join(t.TempDir(), "a.db"))
	a, other := c.Of("guesses", 3, time.Minute), c.Of("classes", 1, time.Hour)
	for range 3 {
		want(t, "before the limit", a.Spent(ctx, noon, "one"), 0)
		want(t, "a guess", a.Take(ctx, noon, "one"), 0)
	}
	for range 2 { // before it is written, and after
		want(t, "at the limit", a.Spent(ctx, noon, "one"), 45*time.Second)
		want(t, "one more", a.Take(ctx, noon, "one"), 45*time.Second)
		want(t, "somebody else", a.Spent(ctx, noon, "two"), 0)
		want(t, "something else", other.Spent(ctx, noon, "one"), 0)
		want(t, "a minute on", a.Spent(ctx, noon.Add(45*time.Second), "one"), 0)
		c.Write()
	}
	a.Forget(ctx, noon, "one")
	want(t, "forgotten", a.Take(ctx, noon, "one"), 0)
	a.Most = 0
	for range 5 {
		want(t, "any number", a.Take(ctx, noon, "one"), 0)
	}
}

// However many ask at once, one server lets through no more than the limit, also while
// it writes; and another one knows once it has.
func TestServersShareAnAllowance(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	here, there := counts(t, path), counts(t, path)
	a, same := here.Of("guesses", 50, time.Minute), there.Of("guesses", 50, time.Minute)
	var let atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 20 {
				if a.Take(ctx, noon, "one") == 0 {
					let.Add(1)
				}
				if i%5 == 0 {
					here.Write()
				}
			}
		})
	}
	all.Wait()
	want(t, "let through", let.Load(), 50)
	here.Write()
	want(t, "on the other server", same.Spent(ctx, noon, "one"), 45*time.Second)
	same.Forget(ctx, noon, "one")
	want(t, "lifted by the other server", a.Spent(ctx, noon, "one"), 0)
}

// What is counted is written by itself, soon.
func TestCountsAreWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	here, there := counts(t, path), counts(t, path)
	here.Of("guesses", 1, time.Minute).Take(ctx, noon, "one")
	same := there.Of("guesses", 1, time.Minute)
	for until := time.Now().Add(30 * time.Second); same.Spent(ctx, noon, "one") == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("nothing was written")
		}
	}
}

// Where the database is away, everything is let through that this server hasn't counted
// itself.
func TestADatabaseThatIsAwayRefusesNobody(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "a.db"), func() time.Time { return noon }, nil)
	if err != nil {
		t.Fatal(err)
	}
	a := limit.New(s, nil).Of("guesses", 2, time.Minute)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want(t, "the first", a.Take(ctx, noon, "one"), 0)
	want(t, "the second", a.Take(ctx, noon, "one"), 0)
	want(t, "the third", a.Take(ctx, noon, "one"), 45*time.Second)
}
