package live

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// Most bounds how many listen at once.
type Most struct {
	All     int
	ByWho   int // of one network or one person, whatever tells them apart
	ByTopic int
}

var (
	// ErrFull means that as many listen as can.
	ErrFull = errors.New("as many listen as can")

	// ErrMany means that as many listen as may to one topic, or from one place.
	ErrMany = errors.New("as many listen as may")

	// ErrClosed means that the program is about to end.
	ErrClosed = errors.New("nobody can listen any longer")
)

// Mark returns a text that differs whenever something about a topic has changed. It
// should be cheap: it is asked for after every commit, whatever was committed.
type Mark func(context.Context) (string, error)

// Hub knows who listens. It is safe for concurrent use.
type Hub struct {
	hear func(context.Context) <-chan struct{}
	most Most
	now  func() time.Time

	mu      sync.Mutex
	topics  map[string]*topic
	by      map[string]int
	all     int
	deafen  context.CancelFunc // ends hearing; nil while nobody listens
	hearing sync.WaitGroup
	done    chan struct{} // closed once nobody can listen any longer
}

// topic is what somebody listens to, and who.
type topic struct {
	listeners []*Listener
	mark      string
	known     bool // whether mark is what everybody here has been woken for
	pace      time.Duration
	asked     time.Time // when it was asked last; at first, when somebody began to listen
	hinted    bool      // whether something was committed since
}

// Listener is somebody who listens to a topic. It must be closed.
type Listener struct {
	hub        *Hub
	topic, who string
	mark       Mark
	woken      chan time.Time
}

// New returns a hub. Hear returns a channel that gets a hint once hearing has begun
// and then after every commit, until its context ends; it is called while somebody
// listens. Now is the clock by which topics have their pace.
func New(hear func(context.Context) <-chan struct{}, most Most, now func() time.Time) *Hub {
	return &Hub{hear: hear, most: most, now: now, topics: map[string]*topic{}, by: map[string]int{}, done: make(chan struct{})}
}

// Listen registers a listener to a topic. Whoever looks after it returns, and again
// whenever [Listener.Woken] says so, misses nothing. Who is what bounds apply to,
// such as a network address. Pace is the least time between two wakings, for a topic
// that changes all the time; it is the same for all who listen to the topic, and 0 if
// they are woken for every change.
func (h *Hub) Listen(to, who string, pace time.Duration, mark Mark) (*Listener, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	of := h.topics[to]
	switch {
	case h.closed():
		return nil, ErrClosed
	case h.all >= h.most.All:
		return nil, ErrFull
	case h.by[who] >= h.most.ByWho, of != nil && len(of.listeners) >= h.most.ByTopic:
		return nil, ErrMany
	}
	if of == nil {
		of = &topic{pace: pace, asked: h.now()}
		h.topics[to] = of
	}
	l := &Listener{hub: h, topic: to, who: who, mark: mark, woken: make(chan time.Time, 1)}
	of.listeners, of.known = append(of.listeners, l), false
	h.by[who]++
	h.all++
	if h.deafen == nil {
		ctx, cancel := context.WithCancel(context.Background())
		h.deafen = cancel
		h.hearing.Go(func() { h.run(ctx) })
	}
	return l, nil
}

// Woken gets a time whenever the topic may have changed since the last one: the changes
// were made before that time, which is the same for all who are woken together.
func (l *Listener) Woken() <-chan time.Time { return l.woken }

// Done is closed when the listener has to leave, because the program ends.
func (l *Listener) Done() <-chan struct{} { return l.hub.done }

// Close makes room for others. Calling it again does nothing.
func (l *Listener) Close() {
	h := l.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	of := h.topics[l.topic]
	if of == nil || !slices.Contains(of.listeners, l) {
		return
	}
	of.listeners = slices.DeleteFunc(of.listeners, func(o *Listener) bool { return o == l })
	if len(of.listeners) == 0 {
		delete(h.topics, l.topic)
	}
	if h.by[l.who]--; h.by[l.who] == 0 {
		delete(h.by, l.who)
	}
	if h.all--; h.all == 0 {
		h.deafen()
		h.deafen = nil
	}
}

// Close tells all listeners to leave, lets nobody listen any longer, and returns once
// nothing is heard any more. Calling it again does nothing.
func (h *Hub) Close() {
	h.mu.Lock()
	if !h.closed() {
		close(h.done)
	}
	if h.deafen != nil {
		h.deafen()
	}
	h.mu.Unlock()
	h.hearing.Wait()
}

func (h *Hub) closed() bool {
	select {
	case <-h.done:
		return true
	default:
		return false
	}
}

// Listeners returns how many listen.
func (h *Hub) Listeners() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.all
}

// How long to rest between two rounds in which all topics are asked whether they have
// changed. Hints that come meanwhile become one. It grows with the topics, so that
// asking takes only a small part of the time however many there are.
const (
	rest      = 20 * time.Millisecond
	restTopic = 500 * time.Microsecond
)

// markWithin is how long one topic may keep the others waiting.
const markWithin = 2 * time.Second

// run wakes whoever's topic has changed, until ctx ends.
func (h *Hub) run(ctx context.Context) {
	hints, due := h.hear(ctx), time.NewTimer(0)
	defer due.Stop()
	due.Stop()
	for {
		hinted := false
		select {
		case _, hinted = <-hints:
			if !hinted {
				return
			}
		case <-due.C:
		}
		asked, next := h.round(ctx, hinted)
		if !next.IsZero() {
			due.Reset(next.Sub(h.now()))
		}
		timer := time.NewTimer(rest + time.Duration(asked)*restTopic)
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

// round asks each topic that is due once whether it has changed, and returns how many
// those were, and when the next is due that something was committed for; zero if there is
// none. Hinted says that something has been committed.
func (h *Hub) round(ctx context.Context, hinted bool) (asked int, next time.Time) {
	marks, next := h.marks(hinted)
	for to, mark := range marks {
		if ctx.Err() != nil {
			break
		}
		within, cancel := context.WithTimeout(ctx, markWithin)
		now, err := mark(within)
		cancel()
		h.wake(to, now, err)
	}
	return len(marks), next
}

// marks returns for each topic that is due how to ask whether it has changed.
func (h *Hub) marks(hinted bool) (marks map[string]Mark, next time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	marks = make(map[string]Mark, len(h.topics))
	now := h.now()
	for to, of := range h.topics {
		of.hinted = of.hinted || hinted
		due := of.asked.Add(of.pace)
		switch {
		case !of.hinted:
		case !now.Before(due):
			of.asked, of.hinted = now, false
			marks[to] = of.listeners[0].mark
		case next.IsZero() || due.Before(next):
			next = due
		}
	}
	return marks, next
}

// wake wakes the listeners to a topic unless its mark is the last one again. After an
// error nobody knows, so they look for themselves.
func (h *Hub) wake(to, mark string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	of := h.topics[to]
	if of == nil || err == nil && of.known && of.mark == mark {
		return
	}
	of.mark, of.known = mark, err == nil
	now := h.now()
	for _, l := range of.listeners {
		select {
		case <-l.woken: // it hasn't looked since it was woken last
		default:
		}
		l.woken <- now
	}
}
