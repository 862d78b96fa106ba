package run

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

// If storage can't say whether it kept a decision, the caller must not be told
// that it didn't.
func TestUncertainIsNotCalledNotKept(t *testing.T) {
	s, err := store.Open(storetest.At(t, filepath.Join(t.TempDir(), "a.db")), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(context.Background(), Options{Store: s, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := r.Welcome(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	digest := strings.Repeat("a", 64)
	if err := s.KeepVersion(context.Background(), store.Version{Digest: digest, CreatedAt: time.Now()}); err != nil {
		t.Fatal(err)
	}
	m, err := s.NewRun(context.Background(), g, store.Beginning{Version: digest, Expires: time.Now().Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.wasKept(m, store.Decision{Run: 1, Turn: 1}); !errors.Is(err, ErrNotKept) {
		t.Errorf("storage says that it isn't there: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.wasKept(m, store.Decision{Run: 1, Turn: 1}); !errors.Is(err, ErrUncertain) || errors.Is(err, ErrNotKept) {
		t.Errorf("storage can't be asked: %v", err)
	}
}
