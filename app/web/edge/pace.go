package edge

import (
	"fmt"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
)

// pace counts what was done in the current minute, by whom.
type pace struct {
	most   int // 0: any number
	mu     sync.Mutex
	minute time.Time
	counts map[string]int
}

// take counts one more; where that is too many, it returns how long it is until the
// next minute and counts nothing.
func (p *pace) take(now time.Time, who string) (wait time.Duration) {
	if p.most == 0 {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if minute := now.Truncate(time.Minute); !minute.Equal(p.minute) {
		p.minute, p.counts = minute, map[string]int{}
	}
	if p.counts[who] >= p.most {
		return p.minute.Add(time.Minute).Sub(now)
	}
	p.counts[who]++
	return 0
}

// InPace refuses a decision in a run, or of a guest, that comes sooner than people
// decide.
func (s *Edge) InPace(c *fiber.Ctx, run int64) error {
	secret, _ := s.secret(c)
	now := s.Now()
	wait := s.byRun.take(now, fmt.Sprint(run))
	if wait == 0 {
		wait = s.byGuest.take(now, secret)
	}
	if wait == 0 {
		return nil
	}
	return again{Refuse(fiber.StatusTooManyRequests, sayOutOfPace(s.byRun.most)), wait}
}
