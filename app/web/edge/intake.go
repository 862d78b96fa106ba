package edge

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// What a body may take, decided by its headers before any of it is read.
const (
	maxStranger   = 4 << 10   // of somebody who has no runs: a form that begins one or makes a class
	MaxBody       = 64 << 10  // of a guest: a decision with its note; the largest note is 20 KiB
	MaxReflection = 1 << 20   // a reflection is one form, so that keeping one part loses nothing of another
	maxList       = 1 << 20   // a class list of 5,000 students
	maxDraft      = 2 << 20   // a file of a draft as plain text, or a pack, which has 4 MiB before it is compressed
	maxMarking    = 256 << 10 // the longest report of an external examiner, of letters of which a form makes twelve bytes each

	// maxInFlight bounds the bodies above maxStranger that are being read, all together,
	// and maxOfGuest those of one guest: two of the largest, so that somebody whose
	// connection broke can send theirs again, and nobody takes the room of all the others.
	// Bodies above MaxBody may take half of the room, so that however many people send
	// reflections, or pretend to, decisions with their notes still get in.
	maxInFlight = 64 << 20
	maxOfGuest  = 2 * maxDraft
)

// headerIntake carries, within this program, what was decided about a body: its number
// where it is being read, or that it has to wait. A client's own is dropped.
const (
	headerIntake = "Caseload-Intake"
	intakeFull   = "full"
)

// Intake knows the bodies that are being read and worked on. It isn't told of a
// connection that broke, but no request lasts longer than ReadTimeout and patience
// together.
type Intake struct {
	mu     sync.Mutex
	Most   int // bytes at once
	bytes  int
	large  int            // of them in bodies above MaxBody
	being  []arriving     // oldest first
	of     map[string]int // bytes by guest
	number int            // of the last one
}

type arriving struct {
	number, size int
	guest        string
	by           time.Time // it has been answered or given up by then
}

// InFlight returns how many bytes of bodies are being read.
func (i *Intake) InFlight() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.bytes
}

// take makes room for a body of a guest and returns its number; 0 where there is no
// room, in all or for this guest.
func (i *Intake) take(now time.Time, guest string, size int) (number int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for len(i.being) > 0 && i.being[0].by.Before(now) {
		i.free(0)
	}
	if i.bytes+size > i.Most || i.of[guest]+size > maxOfGuest || largeOf(size) > 0 && i.large+size > i.Most/2 {
		return 0
	}
	if i.of == nil {
		i.of = map[string]int{}
	}
	i.number++
	i.bytes += size
	i.large += largeOf(size)
	i.of[guest] += size
	i.being = append(i.being, arriving{i.number, size, guest, now.Add(ReadTimeout + patience)})
	return i.number
}

// largeOf returns the bytes of a body that count as those of a large one.
func largeOf(size int) int {
	if size <= MaxBody {
		return 0
	}
	return size
}

// done frees the room of a body that has been read.
func (i *Intake) done(number int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if n := slices.IndexFunc(i.being, func(a arriving) bool { return a.number == number }); n >= 0 {
		i.free(n)
	}
}

// free frees the room of the nth of the bodies.
func (i *Intake) free(n int) {
	a := i.being[n]
	i.being = slices.Delete(i.being, n, n+1)
	i.bytes -= a.size
	i.large -= largeOf(a.size)
	if i.of[a.guest] -= a.size; i.of[a.guest] == 0 {
		delete(i.of, a.guest)
	}
}

// Admit decides how large a request's body may be, and gives the answer to a request
// for a stream or a file the time that it takes.
func (s *Edge) Admit(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	config := s.admitBody(h)
	switch path, _, _ := bytes.Cut(h.RequestURI(), []byte("?")); {
	case h.IsGet() && isLive(string(path)):
		config.WriteTimeout = s.Beats.Life + patience
	case h.IsPost() && string(path) == PathEverything, h.IsGet() && bytes.HasSuffix(path, []byte(".csv")):
		config.WriteTimeout = LongestDownload
	}
	return config
}

// admitBody decides how large a body may be. Only a guest who is known may send more
// than maxStranger, and only while there is room.
func (s *Edge) admitBody(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	h.Del(headerIntake)
	size := h.ContentLength()
	if size != -1 && size <= maxStranger {
		return fasthttp.RequestConfig{MaxRequestBodySize: maxStranger}
	}
	guest := s.guestIn(h)
	if guest == "" {
		return fasthttp.RequestConfig{MaxRequestBodySize: maxStranger}
	}
	path, _, _ := bytes.Cut(h.RequestURI(), []byte("?"))
	most := mostAt(path)
	if size == -1 { // it comes in chunks
		size = most
	}
	if size <= most {
		number := s.Intake.take(s.Now(), guest, size)
		if number == 0 {
			h.Set(headerIntake, intakeFull)
			return fasthttp.RequestConfig{MaxRequestBodySize: 1}
		}
		h.Set(headerIntake, strconv.Itoa(number))
	}
	return fasthttp.RequestConfig{MaxRequestBodySize: most}
}

// mostAt returns how large a body may be that somebody who is known sends to a path.
func mostAt(path []byte) int {
	switch {
	case bytes.HasPrefix(path, []byte("/runs/")) && bytes.Contains(path, []byte("/reflection")):
		return MaxReflection
	case bytes.HasPrefix(path, []byte("/drafts/")), bytes.HasPrefix(path, []byte("/partnerships/")) && bytes.HasSuffix(path, []byte("/drafts")):
		return maxDraft
	case bytes.HasPrefix(path, []byte("/cohorts/")) && bytes.Contains(path, []byte("/list")):
		return maxList
	case bytes.HasPrefix(path, []byte("/assignments/")) && (bytes.Contains(path, []byte("/marks/")) || bytes.Contains(path, []byte("/sample/"))):
		return maxMarking
	}
	return MaxBody
}

// guestIn returns the secret in a request's headers if it is that of a guest who is
// known, what tells a person from others who is signed in, or "".
func (s *Edge) guestIn(h *fasthttp.RequestHeader) string {
	ctx, cancel := context.WithTimeout(context.Background(), s.Patience)
	defer cancel()
	for _, name := range []string{secureCookieName, cookieName} {
		if cookie := h.Cookie(name); cookie != nil {
			secret := string(cookie)
			if _, err := s.Runs.Known(ctx, secret); err == nil {
				return secret
			}
			break
		}
	}
	for _, name := range []string{securePrefix + sessionName, sessionName} {
		if cookie := h.Cookie(name); cookie != nil && s.Accounts != nil {
			if p, err := s.Accounts.Known(ctx, string(cookie)); err == nil {
				return personKey(p)
			}
			return ""
		}
	}
	return s.personByToken(ctx, h)
}

// taken frees the room of a request's body, which has been read or given up; it says
// whether there was no room for it.
func (s *Edge) taken(c *fiber.Ctx) (wasFull bool) {
	h := &c.Request().Header
	decided := string(h.Peek(headerIntake))
	h.Del(headerIntake)
	if number, err := strconv.Atoi(decided); err == nil {
		s.Intake.done(number)
	}
	return decided == intakeFull
}
