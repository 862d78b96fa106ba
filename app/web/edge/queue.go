package edge

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
)

// How much is worked on at once. A decision mostly waits for the disk, which takes
// many of them together, so there is room for far more than there are cores; and a
// class of 300 that clicks at the same moment waits in the queue and is answered.
// Whoever would wait longer than maxWait is told so at once, or then.
var maxWorking = 32 * runtime.GOMAXPROCS(0)

const (
	maxQueued = 1_000
	maxWait   = 4 * time.Second

	// Of what is worked on and waits, one guest and one address have no more than this,
	// so that nobody who asks without pause keeps out everybody else. A browser asks for
	// a few things at once; a lecture hall may have one address.
	maxOfOneGuest   = 16
	maxOfOneAddress = maxQueued / 2
)

// Queue bounds how many requests are worked on at once, how many wait for that, and
// for how long.
type Queue struct {
	working chan struct{}
	queued  atomic.Int64
	most    int64
	wait    time.Duration
}

func NewQueue(working, queued int, wait time.Duration) *Queue {
	return &Queue{working: make(chan struct{}, working), most: int64(queued), wait: wait}
}

var errCrowded = errors.New("too much is being asked")

// Enter waits in the queue, in the order of arrival, until a request may be worked
// on; the caller must then call leave. errCrowded means that the queue is full or the
// wait was too long.
func (q *Queue) Enter(ctx context.Context) error {
	select {
	case q.working <- struct{}{}:
		return nil
	default:
	}
	if q.queued.Add(1) > q.most {
		q.queued.Add(-1)
		return errCrowded
	}
	defer q.queued.Add(-1)
	ctx, cancel := context.WithTimeout(ctx, q.wait)
	defer cancel()
	select {
	case q.working <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errCrowded
	}
}

func (q *Queue) Leave() { <-q.working }

// AtOnce bounds how many requests of the same asker are worked on or wait at once, or
// how many connections of the same address are open. It is safe for concurrent use.
type AtOnce struct {
	Most int

	mu sync.Mutex
	of map[string]int
}

// enter reports whether one more of somebody's is allowed; the caller must then call
// leave. Those of nobody in particular, "", always are.
func (s *AtOnce) enter(who string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if who == "" {
		return true
	}
	if s.of[who] >= s.Most {
		return false
	}
	if s.of == nil {
		s.of = map[string]int{}
	}
	s.of[who]++
	return true
}

func (s *AtOnce) leave(who string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if who == "" {
		return
	}
	if s.of[who]--; s.of[who] == 0 {
		delete(s.of, who)
	}
}

// inTurn has a request wait its turn. It stands before the routes that read or fold
// what is stored; assets, help and health are answered whatever the load.
func (s *Edge) inTurn(c *fiber.Ctx) error {
	guest := s.Asker(c)
	if !s.OfGuest.enter(guest) {
		return TooMany(sentenceManyAtOnce, soon)
	}
	defer s.OfGuest.leave(guest)
	crowded := again{Refuse(fiber.StatusServiceUnavailable, sentenceCrowded), soon}
	address := s.Client(c)
	if !s.OfAddress.enter(address) {
		return crowded
	}
	defer s.OfAddress.leave(address)
	if err := s.Queue.Enter(c.UserContext()); err != nil {
		return crowded
	}
	defer s.Queue.Leave()
	return c.Next()
}

// soon is when to try again what was only too much at once.
const soon = 5 * time.Second
