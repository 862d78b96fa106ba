package run

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"caseload/app/store"
)

// Where storage can't say whether it kept a decision, nobody is told that it
// didn't.
func TestUncertainIsNotCalledNotKept(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(context.Background(), s, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.wasKept(store.Decision{Run: 1, Turn: 1}); !errors.Is(err, ErrNotKept) {
		t.Errorf("storage says that it isn't there: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.wasKept(store.Decision{Run: 1, Turn: 1}); !errors.Is(err, ErrUncertain) || errors.Is(err, ErrNotKept) {
		t.Errorf("storage can't be asked: %v", err)
	}
}
