package run

import (
	"container/list"
	"sync"

	"caseload/app/scenario"
)

// seats keeps the seats that were last used, up to a number of bytes. A seat
// that is taken out is nobody else's until it is put back; a second request
// builds its own.
type seats struct {
	mu    sync.Mutex
	limit int64
	bytes int64
	order *list.List // of *seat, last used first
	byRun map[int64]*list.Element
}

// seat is a paused fold with the run it belongs to.
type seat struct {
	run int64
	*scenario.Seat
}

func newSeats(limit int64) *seats {
	return &seats{limit: limit, order: list.New(), byRun: map[int64]*list.Element{}}
}

// take takes a run's seat out; nil when there is none.
func (s *seats) take(run int64) *seat {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.byRun[run]
	if e == nil {
		return nil
	}
	return s.remove(e)
}

// put puts a seat back, beside none of its run: the further one stays.
func (s *seats) put(back *seat) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.byRun[back.run]; e != nil {
		if e.Value.(*seat).Turn() >= back.Turn() {
			return
		}
		s.remove(e)
	}
	s.byRun[back.run] = s.order.PushFront(back)
	s.bytes += back.Size()
	for s.bytes > s.limit && s.order.Len() > 0 {
		s.remove(s.order.Back())
	}
}

func (s *seats) remove(e *list.Element) *seat {
	gone := s.order.Remove(e).(*seat)
	delete(s.byRun, gone.run)
	s.bytes -= gone.Size()
	return gone
}
