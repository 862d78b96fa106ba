package run

import (
	"context"
	"sync/atomic"
	"time"
)

// Background admits work for which no decision waits: making records and playing
// what-ifs. Such work takes at most half of the processors while decisions are
// being made, and all of them otherwise. Whoever does it should enter for a few
// dozen milliseconds at a time, so that decisions soon have their half. It is
// safe for concurrent use.
type Background struct {
	now     func() time.Time
	decided atomic.Int64 // when the last decision was made, in nanoseconds
	own     chan struct{}
	spare   chan struct{} // used only while it is quiet
}

// quiet is how long nobody must have decided anything before background work may
// take all processors.
const quiet = 250 * time.Millisecond

func newBackground(now func() time.Time, processors int) *Background {
	own := max(1, processors/2)
	return &Background{now: now, own: make(chan struct{}, own), spare: make(chan struct{}, processors-own)}
}

// Enter blocks until the work may begin; the caller must call leave after it. The
// error is the context's.
func (b *Background) Enter(ctx context.Context) (leave func(), err error) {
	spare := b.spare
	if b.now().Sub(time.Unix(0, b.decided.Load())) < quiet {
		spare = nil
	}
	select {
	case b.own <- struct{}{}:
		return func() { <-b.own }, nil
	case spare <- struct{}{}:
		return func() { <-b.spare }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// deciding notes that a decision is being made.
func (b *Background) deciding() { b.decided.Store(b.now().UnixNano()) }
