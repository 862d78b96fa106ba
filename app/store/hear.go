package store

import "context"

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
		s.db.Hear(ctx, func() {
			select {
			case hints <- struct{}{}:
			default: // a hint is waiting already
			}
		})
	}()
	return hints
}
