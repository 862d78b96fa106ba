package teach

import (
	"errors"
	"testing"
	"time"
)

// What was put together for one is shown to the others until somebody asks for something
// newer; an error isn't.
func TestThoseWhoLookTogether(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	all, puts := newTogether(func() time.Time { return now }), 0
	put := func() ([]byte, error) { puts++; return []byte{byte(puts)}, nil }
	look := func(assignment int64, asOf time.Time, want byte) {
		t.Helper()
		got, err := all.look(assignment, asOf, put)
		if err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("shown: %v %v, want %d", got, err, want)
		}
	}
	before := now
	look(1, before, 1)
	look(1, before, 1)
	look(2, before, 2)
	now = now.Add(time.Second)
	after := now
	failed := errors.New("nothing can be read")
	if _, err := all.look(1, after, func() ([]byte, error) { return nil, failed }); !errors.Is(err, failed) {
		t.Errorf("an error: %v", err)
	}
	look(1, after, 3)
	look(1, after, 3)
}
