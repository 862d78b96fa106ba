package database

import "sync"

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
