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
	"github.com/gofiber/fiber/v2/middleware/compress"
	"github.com/gofiber/fiber/v2/middleware/limiter"

	"caseload/app/page"
	helppage "caseload/app/page/help"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/whatif"
)

// Limits of a request, and how long to wait for a slow client.
const (
	maxBody      = 64 << 10 // a decision with its note; the largest note is 20 KiB
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

// Requests that store something new are limited by address, so that nobody can
// fill the disk from one place. A lecture hall behind one address begins a few
// hundred runs in a few minutes.
const (
	maxBegins   = 1_000
	beginWindow = 10 * time.Minute
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
	s := &Server{Options: o, ours: ours, assets: assets, texts: own, notes: map[string]page.Prose{}, tries: whatif.New(o.Now), patience: patience}
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
	s.app.Server().HeaderReceived = roomFor
	s.routes()
	return s, nil
}

// Serve answers requests on l until Shutdown is called.
func (s *Server) Serve(l net.Listener) error { return s.app.Listener(l) }

// Shutdown lets requests that have begun finish, and stops the server.
func (s *Server) Shutdown(ctx context.Context) error { return s.app.ShutdownWithContext(ctx) }

func (s *Server) routes() {
	s.app.Use(compress.New(compress.Config{Level: compress.LevelBestSpeed}))
	s.app.Use(s.guard)

	begins := limiter.New(limiter.Config{Max: maxBegins, Expiration: beginWindow, KeyGenerator: s.client, LimitReached: func(*fiber.Ctx) error {
		return refuse(fiber.StatusTooManyRequests, "Too much has been begun from your address in the last ten minutes. Nothing was lost; wait a little, and begin again.")
	}})
	s.app.Get("/", s.home)
	s.app.Get("/scenarios/:slug", s.brief)
	s.app.Get("/scenarios/:slug/notes", s.lecturersNotes)
	s.app.Post("/scenarios/:slug/runs", begins, beginning(s.begin))
	s.app.Post("/runs/delete", s.deleteRuns)
	s.app.Get("/runs/measures", s.pooled)
	s.app.Get("/runs/:run", s.desk)
	s.app.Post("/runs/:run/decisions", s.decide)
	s.app.Get("/runs/:run/review", s.review)
	s.app.Get("/runs/:run/debrief", s.debrief)
	s.app.Get("/runs/:run/debrief.json", s.debriefFile)
	s.app.Get("/runs/:run/debrief.csv", s.debriefTable)
	s.app.Get("/runs/:run/evidence", s.evidence)
	s.app.Get("/runs/:run/measures", s.measures)
	s.app.Get("/runs/:run/play.txtar", s.golden)
	s.app.Post("/runs/:run/feeling", s.feeling)
	s.app.Post("/runs/:run/longer", s.takeLonger)
	s.app.Get("/runs/:run/reflection", s.reflection)
	s.app.Post("/runs/:run/reflection", s.keepReflection)
	s.app.Post("/runs/:run/reflection/share", s.shareReflection)
	s.app.Post("/runs/:run/reflection/share/end", s.endShare)
	s.app.Get("/shared/:key", s.shared)
	s.app.Get("/runs/:run/turns/:turn", s.turn)
	s.app.Post("/runs/:run/forks", begins, beginning(s.fork))
	s.app.Get("/runs/:run/what-if", s.whatIf)
	s.app.Post("/runs/:run/what-ifs", s.fewWhatIfs(), s.whatIfs)
	s.app.Post("/runs/words/erase", s.eraseAllWords)
	s.app.Post("/runs/:run/words/erase", s.eraseWords)
	s.app.Post("/class", s.fewClasses(), s.classMake)
	s.app.Get("/class/new", s.classNew)
	s.app.Post("/class/join", s.classJoin)
	s.app.Get("/class/:code", s.class)
	s.app.Post("/class/:code/runs", begins, beginning(s.classBegin))
	s.app.Get("/class/:code/board/:secret", s.board)
	s.app.Get("/class/:code/board/:secret/measures", s.classPooled)
	s.app.Post("/class/:code/board/:secret/clock", s.clock)
	s.app.Post("/class/:code/board/:secret/end", s.classEnd)
	s.app.Get("/fields", s.fields)
	s.app.Get("/data", s.data)
	s.app.Get("/help", s.help)
	s.app.Get("/help/guide", s.helpGuide)
	s.app.Get("/help/guide/:page", s.helpGuidePage)
	s.app.Get("/help/words", s.helpWords)
	s.app.Get("/help/words/:word", s.helpWord)
	s.app.Get("/exit", s.exit)
	s.app.Get("/healthz", s.healthz)
	s.app.Get("/robots.txt", robots)
	s.app.Get("/favicon.ico", s.favicon)
	s.app.Get("/assets/*", s.asset)
}

// guard wraps every handler. It sets the headers that every answer has, refuses
// requests sent by other sites, answers errors (here, so that they are compressed
// like pages), and turns panics into errors.
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
	c.SetUserContext(ctx)
	setHeaders(c)
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
