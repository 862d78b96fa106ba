package live_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"caseload/app/live"
)

// patient is how long a test waits for what should come soon.
const patient = 30 * time.Second

// log is something that is committed to, and the topics in it.
type log struct {
	mu      sync.Mutex
	marks   map[string]string
	fails   error
	hears   int
	tellers map[chan struct{}]bool
}

func (l *log) hear(ctx context.Context) <-chan struct{} {
	hints := make(chan struct{}, 1)
	hints <- struct{}{}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hears++
	if l.tellers == nil {
		l.tellers = map[chan struct{}]bool{}
	}
	l.tellers[hints] = true
	context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.tellers, hints)
		close(hints)
	})
	return hints
}

// hearing returns how many hear.
func (l *log) hearing() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.tellers)
}

func (l *log) commit(topic, mark string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.marks == nil {
		l.marks = map[string]string{}
	}
	l.marks[topic] = mark
	for hints := range l.tellers {
		select {
		case hints <- struct{}{}:
		default:
		}
	}
}

// fail has marks answered with an error from now on.
func (l *log) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fails = err
}

func (l *log) mark(topic string) live.Mark {
	return func(context.Context) (string, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.marks[topic], l.fails
	}
}

func newHub(t *testing.T, most live.Most) (*live.Hub, *log) {
	t.Helper()
	l := new(log)
	h := live.New(l.hear, most, time.Now)
	t.Cleanup(h.Close)
	return h, l
}

var plenty = live.Most{All: 1000, ByWho: 1000, ByTopic: 1000}

func listen(t *testing.T, h *live.Hub, l *log, topic string) *live.Listener {
	t.Helper()
	on, err := h.Listen(topic, "somebody", 0, l.mark(topic))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(on.Close)
	return on
}

func woken(t *testing.T, on *live.Listener) (at time.Time) {
	t.Helper()
	select {
	case at = <-on.Woken():
	case <-time.After(patient):
		t.Fatal("nobody was woken")
	}
	return at
}

// wokenSince leaves out what somebody was woken for before then.
func wokenSince(t *testing.T, on *live.Listener, then time.Time) time.Time {
	t.Helper()
	at := woken(t, on)
	for at.Before(then) {
		at = woken(t, on)
	}
	return at
}

// soon waits until something holds.
func soon(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for until := time.Now().Add(patient); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("waited in vain for " + what)
		}
	}
}

func TestWhoListensIsWoken(t *testing.T) {
	h, l := newHub(t, plenty)
	one, too, other := listen(t, h, l, "a"), listen(t, h, l, "a"), listen(t, h, l, "b")
	for _, on := range []*live.Listener{one, too, other} {
		woken(t, on) // once hearing has begun
	}
	for i := range 20 {
		l.commit("a", fmt.Sprint(i))
		woken(t, one)
		woken(t, too)
	}
	select {
	case <-other.Woken():
		t.Error("somebody was woken for another topic")
	default:
	}
	l.fail(errors.New("the database is away"))
	l.commit("a", "19")
	woken(t, one)
	woken(t, other)
}

// A topic with a pace wakes those who listen to it no more often than that, all at once,
// and for the last change too, after which nothing else is committed.
func TestATopicHasItsPace(t *testing.T) {
	h, l := newHub(t, plenty)
	paced := func(topic string, pace time.Duration) *live.Listener {
		on, err := h.Listen(topic, "somebody", pace, l.mark(topic))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(on.Close)
		return on
	}
	slow, usual := paced("slow", time.Hour), paced("usual", 0)
	for i := range 5 {
		l.commit("slow", fmt.Sprint(i))
		l.commit("usual", fmt.Sprint(i))
		woken(t, usual)
	}
	select {
	case <-slow.Woken():
		t.Error("somebody was woken before their time")
	default:
	}
	usual.Close()

	const pace = 30 * time.Millisecond
	one, too := paced("a", pace), paced("a", pace)
	for i := range 3 {
		before := time.Now()
		l.commit("a", fmt.Sprint(i))
		if at, also := wokenSince(t, one, before), wokenSince(t, too, before); !at.Equal(also) {
			t.Errorf("change %d: woken at %v and %v", i, at, also)
		}
	}
}

// Whoever is woken again before they have looked is told of the later time.
func TestALaterTimeTakesThePlaceOfAnEarlierOne(t *testing.T) {
	h, l := newHub(t, plenty)
	on, too := listen(t, h, l, "a"), listen(t, h, l, "a")
	var last time.Time
	for _, mark := range []string{"first", "later"} {
		before := time.Now()
		l.commit("a", mark)
		last = wokenSince(t, too, before)
	}
	if at := woken(t, on); !at.Equal(last) {
		t.Errorf("woken at %v, and another at %v", at, last)
	}
}

// Somebody who begins to listen while a change is on its way is woken for it.
func TestNothingIsMissedAtTheBeginning(t *testing.T) {
	h, l := newHub(t, plenty)
	woken(t, listen(t, h, l, "a"))
	for i := range 20 {
		go l.commit("a", fmt.Sprint(i))
		on := listen(t, h, l, "a")
		looked, _ := l.mark("a")(context.Background())
		for looked != fmt.Sprint(i) {
			woken(t, on)
			looked, _ = l.mark("a")(context.Background())
		}
	}
}

func TestHowManyListenIsBounded(t *testing.T) {
	h, l := newHub(t, live.Most{All: 5, ByWho: 3, ByTopic: 2})
	var all []*live.Listener
	try := func(topic, who string, wanted error) {
		t.Helper()
		on, err := h.Listen(topic, who, 0, l.mark(topic))
		if !errors.Is(err, wanted) {
			t.Errorf("%s to %s: %v, not %v", who, topic, err, wanted)
		}
		if err == nil {
			all = append(all, on)
		}
	}
	try("a", "one", nil)
	try("a", "one", nil)
	try("a", "two", live.ErrMany)
	try("b", "one", nil)
	try("c", "one", live.ErrMany)
	try("c", "two", nil)
	try("d", "two", nil)
	try("e", "two", live.ErrFull)
	all[0].Close()
	all[0].Close()
	try("a", "two", nil)
	try("a", "three", live.ErrFull)
	for _, on := range all {
		on.Close()
	}
	if n := h.Listeners(); n != 0 {
		t.Errorf("%d still listen", n)
	}
	try("a", "one", nil)
}

// The database is asked nothing while nobody listens.
func TestNothingIsHeardForNobody(t *testing.T) {
	h, l := newHub(t, plenty)
	if l.hearing() != 0 {
		t.Error("something is heard before anybody listens")
	}
	for range 3 {
		on := listen(t, h, l, "a")
		woken(t, on)
		on.Close()
		soon(t, "nothing to be heard", func() bool { return l.hearing() == 0 })
	}
	if l.hears != 3 {
		t.Errorf("hearing began %d times, not 3", l.hears)
	}
}

func TestAHundredListenersLeaveNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	h, l := newHub(t, plenty)
	var wait sync.WaitGroup
	for i := range 100 {
		on := listen(t, h, l, fmt.Sprint(i%7))
		wait.Go(func() {
			defer on.Close()
			for {
				select {
				case <-on.Woken():
				case <-on.Done():
					return
				}
			}
		})
	}
	for i := range 20 {
		l.commit(fmt.Sprint(i%7), fmt.Sprint(i))
	}
	h.Close()
	h.Close()
	wait.Wait()
	if _, err := h.Listen("a", "late", 0, l.mark("a")); !errors.Is(err, live.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	if n := h.Listeners(); n != 0 {
		t.Errorf("%d still listen", n)
	}
	soon(t, "the goroutines to end", func() bool { return runtime.NumGoroutine() <= before })
}
