package edge

import (
	"bytes"
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// What a body may take, decided by its headers before any of it is read.
const (
	maxStranger   = 4 << 10  // of somebody who has no runs: a form that begins one or makes a class
	MaxBody       = 64 << 10 // of a guest: a decision with its note; the largest note is 20 KiB
	MaxReflection = 1 << 20  // a reflection is one form, so that keeping one part loses nothing of another

	// maxInFlight bounds the bodies above maxStranger that are being read, all together.
	maxInFlight = 64 << 20
)

// headerIntake carries, within this program, what was decided about a body: its size
// where it is being read, or that it has to wait. A client's own is dropped.
const (
	headerIntake = "Caseload-Intake"
	intakeFull   = "full"
)

// Intake knows the bodies that are being read and worked on. One whose connection broke isn't told
// of, but no request lasts longer than ReadTimeout and patience together.
type Intake struct {
	mu    sync.Mutex
	Most  int // bytes at once
	bytes int
	being []arriving // oldest first
}

type arriving struct {
	size int
	by   time.Time // it has been answered or given up by then
}

// InFlight returns how many bytes of bodies are being read.
func (i *Intake) InFlight() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.bytes
}

// take makes room for a body; false where there is none.
func (i *Intake) take(now time.Time, size int) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	for len(i.being) > 0 && i.being[0].by.Before(now) {
		i.bytes -= i.being[0].size
		i.being = i.being[1:]
	}
	if i.bytes+size > i.Most {
		return false
	}
	i.bytes += size
	i.being = append(i.being, arriving{size, now.Add(ReadTimeout + patience)})
	return true
}

// done frees the room of a body that has been read.
func (i *Intake) done(size int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for n, a := range i.being {
		if a.size == size {
			i.bytes -= size
			i.being = append(i.being[:n:n], i.being[n+1:]...)
			return
		}
	}
}

// Admit decides how large a request's body may be. Only a guest who is known may send
// more than maxStranger, and only while there is room.
func (s *Edge) Admit(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	h.Del(headerIntake)
	size := h.ContentLength()
	if size != -1 && size <= maxStranger || !s.isGuest(h) {
		return fasthttp.RequestConfig{MaxRequestBodySize: maxStranger}
	}
	most := MaxBody
	path, _, _ := bytes.Cut(h.RequestURI(), []byte("?"))
	if bytes.HasPrefix(path, []byte("/runs/")) && bytes.Contains(path, []byte("/reflection")) {
		most = MaxReflection
	}
	if size == -1 { // it comes in chunks
		size = most
	}
	if size <= most {
		if !s.Intake.take(s.Now(), size) {
			h.Set(headerIntake, intakeFull)
			return fasthttp.RequestConfig{MaxRequestBodySize: 1}
		}
		h.Set(headerIntake, strconv.Itoa(size))
	}
	return fasthttp.RequestConfig{MaxRequestBodySize: most}
}

// isGuest says whether a request's headers hold the cookie of a guest who is known.
func (s *Edge) isGuest(h *fasthttp.RequestHeader) bool {
	ctx, cancel := context.WithTimeout(context.Background(), s.Patience)
	defer cancel()
	for _, name := range []string{secureCookieName, cookieName} {
		if secret := h.Cookie(name); secret != nil {
			_, err := s.Runs.Known(ctx, string(secret))
			return err == nil
		}
	}
	return false
}

// taken frees the room of a request's body, which has been read or given up; it says
// whether there was no room for it.
func (s *Edge) taken(c *fiber.Ctx) (wasFull bool) {
	h := &c.Request().Header
	decided := string(h.Peek(headerIntake))
	h.Del(headerIntake)
	if size, err := strconv.Atoi(decided); err == nil {
		s.Intake.done(size)
	}
	return decided == intakeFull
}
