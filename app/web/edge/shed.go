package edge

import (
	"log/slog"
	"sync"
	"time"
)

// shed counts the requests that were refused because too much was asked at once, and
// says so in the log once a minute at most: an attack must not fill the log as well.
type shed struct {
	mu     sync.Mutex
	quiet  time.Time // no line is written before then
	silent int       // refused since the last line
}

func (s *shed) log(log *slog.Logger, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.silent++
	if now.Before(s.quiet) {
		return
	}
	log.Warn("more is asked than can be answered; requests are told to come again", "refused", s.silent)
	s.quiet, s.silent = now.Add(time.Minute), 0
}
