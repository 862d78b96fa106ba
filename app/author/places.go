package author

import (
	"context"
	"sync"
)

// places bound how much is made at once, and of that one thing at a time for one person: others
// who wait get the next place, however much somebody asks for.
type places struct {
	free chan struct{}

	mu sync.Mutex
	of map[int64]*turn // by the numbers of those who have a place, or wait
}

type turn struct {
	free  chan struct{}
	asked int
}

func newPlaces(n int) *places {
	return &places{free: make(chan struct{}, n), of: map[int64]*turn{}}
}

// take waits for a place for a person, which leave gives back. The error is the context's.
func (p *places) take(ctx context.Context, person int64) (leave func(), err error) {
	p.mu.Lock()
	own := p.of[person]
	if own == nil {
		own = &turn{free: make(chan struct{}, 1)}
		p.of[person] = own
	}
	own.asked++
	p.mu.Unlock()
	gone := func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if own.asked--; own.asked == 0 {
			delete(p.of, person)
		}
	}
	select {
	case own.free <- struct{}{}:
	case <-ctx.Done():
		gone()
		return nil, ctx.Err()
	}
	pass := func() {
		<-own.free
		gone()
	}
	select {
	case p.free <- struct{}{}:
	case <-ctx.Done():
		pass()
		return nil, ctx.Err()
	}
	return func() {
		<-p.free
		pass()
	}, nil
}
