package store

import (
	"context"
	"sync"
)

// Changes returns a channel that gets a hint after every commit, by this process or
// by another one that has the same database open, until ctx ends; then it is closed.
// The first hint comes once hearing has begun: whoever reads after a hint misses
// nothing that was committed before it. Hints that nobody has taken yet become one,
// and one may come although nothing was committed. A hint says nothing about what
// changed. The tables do.
//
// Other processes are only looked for while somebody hears, so ctx should end when
// nobody needs to know any longer.
func (s *Store) Changes(ctx context.Context) <-chan struct{} {
	hints := make(chan struct{}, 1)
	go func() {
		defer close(hints)
		s.write.hear(ctx, s.ro, func() {
			select {
			case hints <- struct{}{}:
			default: // a hint is waiting already
			}
		})
	}()
	return hints
}

// bell calls everybody who listens to it. Its zero value is ready.
type bell struct {
	mu    sync.Mutex
	calls map[*func()]struct{}
}

// add has ring call tell, which must not block, until remove is called.
func (b *bell) add(tell func()) (remove func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.calls == nil {
		b.calls = map[*func()]struct{}{}
	}
	key := &tell
	b.calls[key] = struct{}{}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.calls, key)
	}
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for tell := range b.calls {
		(*tell)()
	}
}
