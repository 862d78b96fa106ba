package edge

import (
	"fmt"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
)

// Allowance counts what is done on this server within a span of time, by whom. It is
// for decisions, which are too many to be written down for other servers, and which
// spare this one by being slowed; all else is counted by app/limit. It is safe for
// concurrent use.
type Allowance struct {
	Most int // 0: any number
	Span time.Duration

	mu     sync.Mutex
	begins time.Time // of the current span
	counts map[string]int
}

// Take counts one more. If that is too many, it counts nothing and returns how long
// it is until the next span.
func (a *Allowance) Take(now time.Time, who string) (wait time.Duration) {
	if a.Most == 0 {
		return 0
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if begins := now.Truncate(a.Span); !begins.Equal(a.begins) {
		a.begins, a.counts = begins, map[string]int{}
	}
	if a.counts[who] >= a.Most {
		return a.begins.Add(a.Span).Sub(now)
	}
	a.counts[who]++
	return 0
}

// InPace refuses a decision in a run, or of a guest, that comes sooner than people
// decide.
func (s *Edge) InPace(c *fiber.Ctx, run int64) error {
	now := s.Now()
	wait := s.byRun.Take(now, fmt.Sprint(run))
	if wait == 0 {
		wait = s.byGuest.Take(now, s.Asker(c))
	}
	if wait == 0 {
		return nil
	}
	return TooMany(sayOutOfPace(s.byRun.Most), wait)
}
