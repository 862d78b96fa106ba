package teach

import (
	"maps"
	"sync"
	"time"
)

// together lets those who have the page of one assignment open look at its students
// together: what was put together for one of them is shown to the others as well, as long
// as it isn't older than what they were woken for. Who may look is checked before, for each
// of them. It is safe for concurrent use.
type together struct {
	now func() time.Time

	mu   sync.Mutex
	seen map[int64]*seen // by assignment
}

type seen struct {
	mu    sync.Mutex
	begun time.Time // when what is shown was begun to be put together; guarded by mu
	shown []byte    // guarded by mu

	used time.Time // guarded by that of together
}

// keptUnused is for how long something is kept that nobody looks at.
const keptUnused = time.Minute

func newTogether(now func() time.Time) *together { return &together{now: now, seen: map[int64]*seen{}} }

// look returns what is shown of an assignment, as it was at some time since asOf. Put puts
// it together where nobody has since then; the others wait.
func (t *together) look(assignment int64, asOf time.Time, put func() ([]byte, error)) ([]byte, error) {
	one := t.of(assignment)
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.shown != nil && !one.begun.Before(asOf) {
		return one.shown, nil
	}
	begun := t.now()
	shown, err := put()
	if err != nil {
		return nil, err
	}
	one.begun, one.shown = begun, shown
	return shown, nil
}

func (t *together) of(assignment int64) *seen {
	now := t.now()
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.seen, func(_ int64, one *seen) bool { return now.Sub(one.used) > keptUnused })
	one := t.seen[assignment]
	if one == nil {
		one = &seen{}
		t.seen[assignment] = one
	}
	one.used = now
	return one
}
