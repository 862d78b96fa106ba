package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/live"
	"caseload/app/web/edge"
)

// EncodeJSON panics if it doesn't write what encoding/json does. In tests, every answer
// in JSON is written by it.
func EncodeJSON(v any) ([]byte, error) {
	got, gotErr := answersJSON(v)
	want, wantErr := json.Marshal(v)
	if !bytes.Equal(got, want) || (gotErr == nil) != (wantErr == nil) {
		panic(fmt.Sprintf("a %T is encoded as\n%s, %v\nand should be\n%s, %v", v, got, gotErr, want, wantErr))
	}
	return got, gotErr
}

var answersJSON = encodeJSON

func init() { encodeJSON = EncodeJSON }

// MaxReflection is maxReflection for tests outside the package.
const MaxReflection = edge.MaxReflection

// Test answers one request without a listener.
func (s *Server) Test(r *http.Request) (*http.Response, error) { return s.app.Test(r, -1) }

// Panic adds an address whose handler panics.
func (s *Server) Panic() {
	s.app.Get("/panic", func(*fiber.Ctx) error { panic("a secret of the program's") })
}

// SetPatience changes how long a request may be worked on.
func (s *Server) SetPatience(d time.Duration) { s.edge.Patience = d }

// SetQueue changes how many requests are worked on at once, how many wait, and for
// how long.
func (s *Server) SetQueue(working, queued int, wait time.Duration) {
	s.edge.Queue = edge.NewQueue(working, queued, wait)
}

// Occupy takes all the room there is to work in, until leave is called.
func (s *Server) Occupy() (leave func()) {
	atOnce, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	for {
		switch {
		case s.edge.Queue.Enter(atOnce) == nil:
			n++
			continue
		case n == 0: // a stream is looking at this moment
			time.Sleep(time.Millisecond)
			continue
		}
		break
	}
	return func() {
		for range n {
			s.edge.Queue.Leave()
		}
	}
}

// SetIntake changes how many bytes of bodies are read at once.
func (s *Server) SetIntake(most int) { s.edge.Intake.Most = most }

// Intake returns how many bytes of bodies are being read.
func (s *Server) Intake() int { return s.edge.Intake.InFlight() }

// SetJoins changes how many runs can be begun in classes from one address in a
// minute.
func (s *Server) SetJoins(most int) { s.edge.Joins.Most = most }

// SetAtOnce changes how many requests of one guest, and of one address, are worked on
// or wait at once.
func (s *Server) SetAtOnce(guest, address int) {
	s.edge.OfGuest.Most, s.edge.OfAddress.Most = guest, address
}

// SetBeats changes how long things take at the addresses of streams.
func (s *Server) SetBeats(b edge.Beats) { s.edge.Beats = b }

// Beats returns how long they take.
func (s *Server) Beats() edge.Beats { return s.edge.Beats }

// SetListeners changes how many may listen at once.
func (s *Server) SetListeners(most live.Most) {
	s.edge.Listeners = live.New(s.edge.Changes, most, s.edge.Now)
}

// Listening returns how many listen.
func (s *Server) Listening() int { return s.edge.Listeners.Listeners() }

// SetWriteTimeout changes how long an answer may take that isn't a stream.
func (s *Server) SetWriteTimeout(d time.Duration) { s.app.Server().WriteTimeout = d }

// Routes returns every address that is declared.
func (s *Server) Routes() []edge.Route { return s.all }
