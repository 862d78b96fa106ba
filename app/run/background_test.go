package run

import (
	"context"
	"testing"
	"time"
)

// While decisions are being made, background work gets half of the processors,
// and all of them when it is quiet.
func TestBackgroundWorkMakesRoomForDecisions(t *testing.T) {
	now := time.Unix(1_000, 0)
	b := newBackground(func() time.Time { return now }, 4)
	admitted := func() (n int) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for range 100 { // a context that has ended may be chosen although there is room
			if leave, err := b.Enter(ctx); err == nil {
				defer leave()
				n++
			}
		}
		return n
	}
	if n := admitted(); n != 4 {
		t.Errorf("when it is quiet, %d of 4 were admitted", n)
	}
	b.deciding()
	if n := admitted(); n != 2 {
		t.Errorf("beside decisions, %d of 4 were admitted, not 2", n)
	}
	now = now.Add(quiet)
	if n := admitted(); n != 4 {
		t.Errorf("when it is quiet again, %d of 4 were admitted", n)
	}
	if b = newBackground(func() time.Time { return now }, 1); admitted() != 1 {
		t.Error("on one processor, there is room for one")
	}
}
