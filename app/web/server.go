package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"runtime/debug"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	helppage "caseload/app/page/help"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/whatif"
)

// Limits of a request, and how long to wait for a slow client.
const (
	maxHeader    = 16 << 10
	readTimeout  = 15 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = 75 * time.Second

	// patience is how long a request may be worked on: every fold, wait and query
	// ends with it. A decision that is being stored at that time is still stored.
	// What-ifs stop by themselves before then (app/whatif). It is shorter than
	// writeTimeout, so that the client still gets an answer.
	patience = 20 * time.Second
)

// Options configures a server.
type Options struct {
	Runs    *run.Runs
	Classes *teach.Classes
	Assets  fs.FS             // the files for the browser; may be nil
	Texts   fs.FS             // the institution's own words (text.go); may be nil
	Notes   map[string]string // teaching notes in Markdown, by the scenario's slug; not every scenario has any
	Help    helppage.Help     // the words that scenarios are written in
	Layout  page.Layout       // what surrounds every page
	Version string            // of the program, for /healthz
	Now     func() time.Time
	Log     *slog.Logger
	Proxies []string // addresses or networks whose X-Forwarded-… headers are trusted
	Pace    int      // decisions a minute in one run, twice that for a guest in all; 0: any number. [Pace] is meant for people
	Secure  bool     // whether all requests arrive over TLS, whatever their headers say
}

// Server answers HTTP requests.
type Server struct {
	Options
	app    *fiber.App
	ours   []netip.Prefix // the trusted proxies
	assets map[string]asset
	texts  texts
	notes  map[string]page.Prose // by scenario
	tries  *whatif.Tries

	patience time.Duration // how long a request may take
	queue    *queue
	byRun    pace
	byGuest  pace
	intake   intake
}

// New returns a server. It fails if a proxy can't be parsed or the assets or the
// institution's texts can't be read.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	ours, err := networks(o.Proxies)
	if err != nil {
		return nil, err
	}
	assets, err := readAssets(o.Assets)
	if err != nil {
		return nil, err
	}
	own, err := readTexts(o.Texts)
	if err != nil {
		return nil, err
	}
	s := &Server{Options: o, ours: ours, assets: assets, texts: own, notes: map[string]page.Prose{}, tries: whatif.New(o.Now), patience: patience, byRun: pace{most: o.Pace}, byGuest: pace{most: 2 * o.Pace}, queue: newQueue(maxWorking, maxQueued, maxWait), intake: intake{most: maxInFlight}}
	for slug, text := range o.Notes {
		if prose := page.ReadProse(text); !prose.Empty() {
			s.notes[slug] = prose
		}
	}
	s.app = fiber.New(fiber.Config{
		Immutable:                    true, // strings outlive the request: they are passed to the writer
		StrictRouting:                true,
		CaseSensitive:                true,
		DisableStartupMessage:        true,
		DisablePreParseMultipartForm: true, // no form here is multipart
		BodyLimit:                    maxBody,
		ReadBufferSize:               maxHeader,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		EnableTrustedProxyCheck:      true, // if no proxy is configured, none is trusted
		TrustedProxies:               o.Proxies,
		ErrorHandler:                 s.answer,
	})
	s.app.Server().HeaderReceived = s.admit
	s.routes()
	return s, nil
}

// Serve answers requests on l until Shutdown is called.
func (s *Server) Serve(l net.Listener) error { return s.app.Listener(l) }

// Shutdown lets requests that have begun finish, and stops the server.
func (s *Server) Shutdown(ctx context.Context) error { return s.app.ShutdownWithContext(ctx) }

// guard wraps every handler. It sets the headers that every answer has, refuses
// requests sent by other sites, answers errors (here, so that they are compressed
// like pages), and turns panics into errors. What else applies to a request is the
// policy of its route's group.
func (s *Server) guard(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("panic in a handler", "route", c.Route().Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = s.answer(c, errPanic)
		}
	}()
	// fasthttp doesn't report when a browser has gone away, so only this timeout
	// ends a request early.
	ctx, cancel := context.WithTimeout(context.Background(), s.patience)
	defer cancel()
	defer s.taken(c) // what was sent is in memory until then
	c.SetUserContext(ctx)
	s.setHeaders(c)
	if raw := c.Request().Header.RawHeaders(); bytes.Contains(bytes.ToLower(raw), []byte("transfer-encoding:")) {
		// A proxy may have measured this request by its Content-Length and take
		// what follows for another person's request. No browser sends a form with
		// this header.
		c.Context().SetConnectionClose()
	}
	if err := sameSite(c); err != nil {
		return s.answer(c, err)
	}
	if err := c.Next(); err != nil {
		return s.answer(c, err)
	}
	return nil
}

var errPanic = errors.New("panic")
