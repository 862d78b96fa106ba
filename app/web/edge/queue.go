package edge

import (
	"context"
	"errors"
	"runtime"
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

// inTurn has a request wait its turn. It stands before the routes that read or fold
// what is stored; assets, help and health are answered whatever the load.
func (s *Edge) inTurn(c *fiber.Ctx) error {
	if err := s.Queue.Enter(c.UserContext()); err != nil {
		return again{Refuse(fiber.StatusServiceUnavailable, sentenceCrowded), 5 * time.Second}
	}
	defer s.Queue.Leave()
	return c.Next()
}
