package edge

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/live"
)

// An address that ends in /live tells whoever asks what has changed, whenever it does.
// Browsers are sent a stream of events (live_stream.go); a program that prefers JSON
// gets one answer, as soon as there is something to tell.
//
// Nothing is remembered of what somebody has been sent. Each event has the whole of
// what is shown, under an id that is its digest. Whoever comes back says which id they
// had last, and is sent what is shown now unless it is that. So nothing is lost, and
// another process can go on where this one ended. Nothing is told that a request at
// that moment wouldn't be: where a change can't be seen, not even its time is.

// liveEnd is how the addresses of streams end.
const liveEnd = "/live"

func isLive(path string) bool { return strings.HasSuffix(path, liveEnd) }

// mostLive is how many may listen at once. Each costs about 30 KB.
var mostLive = live.Most{All: 1_000, ByWho: 250, ByTopic: 25}

// Beats says how long things take at the address of a stream.
type Beats struct {
	Quiet time.Duration // after which what is shown is looked at although nothing has happened
	Life  time.Duration // of a stream; its browser then comes back by itself
	Back  time.Duration // after which it does
}

// usualBeats has streams quiet for less than the minute after which proxies close a
// connection, and programs wait for less than [patience].
var usualBeats = Beats{Quiet: 15 * time.Second, Life: 10 * time.Minute, Back: 2 * time.Second}

// Watch is what somebody listens to.
type Watch struct {
	Topic string
	Mark  live.Mark // says whether there may be something to tell
	Event string    // the name of its event

	// Pace is the least time between two looks for what has changed, for what changes all
	// the time and takes long to look at; 0 if every change is told at once.
	Pace time.Duration

	// Look returns what is shown, as it is now or was at some time since asOf, which is the
	// same for all who are told of a change together. It is called
	// before anything is sent, and has to check each time whether it may be. An error with
	// a status below 500 means that there will be nothing to tell any longer.
	Look func(ctx context.Context, asOf time.Time) ([]byte, error)
}

// EventID returns the id of the event that shows this.
func EventID(shown []byte) string {
	sum := sha256.Sum256(shown)
	return hex.EncodeToString(sum[:12])
}

// queryLast names the id of the last event that somebody had. A browser sends the
// header only when a stream breaks, and not when the page opens a new one.
const queryLast = "last"

func lastEvent(c *fiber.Ctx) string {
	if id := c.Get("Last-Event-ID"); id != "" {
		return id
	}
	return c.Query(queryLast)
}

// Live answers a request for a stream. Its handler has to have checked who asks.
func (s *Edge) Live(c *fiber.Ctx, w Watch) error {
	on, err := s.Listeners.Listen(w.Topic, s.Client(c), w.Pace, w.Mark)
	switch {
	case errors.Is(err, live.ErrMany):
		return TooMany(sentenceManyListen, s.Beats.Quiet)
	case errors.Is(err, live.ErrFull):
		return again{Refuse(fiber.StatusServiceUnavailable, sentenceFullListen), s.Beats.Quiet}
	case err != nil:
		return again{Refuse(fiber.StatusServiceUnavailable, sentenceEnding), s.Beats.Back}
	}
	l := &listening{Edge: s, Watch: w, on: on, last: lastEvent(c)}
	if WantsJSON(c) {
		defer on.Close()
		return l.poll(c)
	}
	c.Set(fiber.HeaderContentType, live.MIMEType)
	c.Set("X-Accel-Buffering", "no") // nginx would keep events back
	if c.Method() == fiber.MethodHead {
		on.Close()
		return nil
	}
	c.Context().SetBodyStreamWriter(l.stream)
	return nil
}

// listening is one request for a stream while it is answered.
type listening struct {
	*Edge
	Watch
	on   *live.Listener
	last string // the id of what was sent last
}

// look returns what there is to tell, if that isn't what was told last. It waits its
// turn as a request does, and has as much time; a stream that tells nothing takes
// nobody's turn. AsOf is since when there may be something.
func (l *listening) look(asOf time.Time) (shown []byte, isNew bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), l.Patience)
	defer cancel()
	if err := l.Queue.Enter(ctx); err != nil {
		return nil, false, again{Refuse(fiber.StatusServiceUnavailable, sentenceCrowded), soon}
	}
	defer l.Queue.Leave()
	shown, err = l.Look(ctx, asOf)
	if err != nil {
		return nil, false, err
	}
	id := EventID(shown)
	isNew, l.last = id != l.last, id
	return shown, isNew, nil
}

// liveJSON is an event for programs.
type liveJSON struct {
	ID    string          `json:"id"`
	Event string          `json:"event"`
	Shown json.RawMessage `json:"shown"`
}

// poll answers with what is shown as soon as it isn't what was shown last. After a
// while without anything to tell, it answers with 204, and the program asks again.
func (l *listening) poll(c *fiber.Ctx) error {
	enough := time.NewTimer(l.Beats.Quiet)
	defer enough.Stop()
	for over, asOf := false, l.Now(); ; {
		shown, isNew, err := l.look(asOf)
		if err != nil {
			return err
		}
		if isNew {
			return c.JSON(liveJSON{l.last, l.Event, shown})
		}
		if over {
			return c.SendStatus(fiber.StatusNoContent)
		}
		select {
		case asOf = <-l.on.Woken():
		case <-enough.C:
			asOf, over = l.Now(), true
		case <-l.on.Done():
			c.Context().SetConnectionClose()
			return c.SendStatus(fiber.StatusNoContent)
		}
	}
}
