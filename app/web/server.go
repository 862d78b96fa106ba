package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net"
	"slices"
	"time"

	gojson "github.com/goccy/go-json"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/limit"
	"caseload/app/page"
	helppage "caseload/app/page/help"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	authorweb "caseload/app/web/author"
	commentsweb "caseload/app/web/comments"
	debriefweb "caseload/app/web/debrief"
	"caseload/app/web/edge"
	formsweb "caseload/app/web/forms"
	helpweb "caseload/app/web/help"
	libraryweb "caseload/app/web/library"
	ownweb "caseload/app/web/own"
	playweb "caseload/app/web/play"
	publicationweb "caseload/app/web/publication"
	signweb "caseload/app/web/sign"
	teachweb "caseload/app/web/teach"
)

// Limits of a request, and how long to wait for a slow client.
const (
	maxHeader    = 16 << 10
	writeTimeout = 30 * time.Second
	idleTimeout  = 75 * time.Second
)

// Options configures a server.
type Options struct {
	Runs        *run.Runs
	Classes     *teach.Classes
	Cohorts     *teach.Cohorts
	Assignments *teach.Assignments
	Accounts    *sign.Accounts
	Drafts      *author.Drafts
	Assets      fs.FS         // the files for the browser; may be nil
	Texts       fs.FS         // the institution's own words (text.go); may be nil
	Help        helppage.Help // the words that scenarios are written in
	Layout      page.Layout   // what surrounds every page
	Version     string        // of the program, for /healthz
	Now         func() time.Time
	Log         *slog.Logger
	Proxies     []string // addresses or networks whose X-Forwarded-… headers are trusted
	Pace        int      // decisions a minute in one run, twice that for a guest in all; 0: any number. [Pace] is meant for people
	Secure      bool     // whether all requests arrive over TLS, whatever their headers say
	Connections int      // how many are open at once; 0: any number

	Counts *limit.Counts // of what is limited by address

	// Changes returns a channel that gets a hint after every commit, by any process,
	// until its context ends. It is called while somebody listens.
	Changes func(context.Context) <-chan struct{}
}

// Server answers HTTP requests.
type Server struct {
	app         *fiber.App
	edge        *edge.Edge
	all         []edge.Route
	connections int
}

// New returns a server. It fails if a proxy can't be parsed or the assets or the
// institution's texts can't be read.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	e, err := edge.New(edge.Options{Runs: o.Runs, Accounts: o.Accounts, Layout: o.Layout, Log: o.Log, Proxies: o.Proxies, Secure: o.Secure, Pace: o.Pace, Now: o.Now, Counts: o.Counts, Changes: o.Changes})
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
	s := &Server{edge: e, connections: o.Connections}
	drafts := authorweb.New(e, o.Drafts)
	// An address of a debrief is tried before that of a run: /runs/measures is no
	// run's.
	s.all = slices.Concat(
		(&sitePages{e, o.Version, assets, own, o.Drafts}).routes(),
		debriefweb.New(e, o.Assignments, own.support).Routes(),
		playweb.New(e, o.Classes, o.Assignments).Routes(),
		libraryweb.New(e, o.Cohorts, o.Assignments).Routes(),
		teachweb.New(e, o.Classes, o.Cohorts, o.Assignments).Routes(),
		helpweb.New(e, o.Help).Routes(),
		signweb.New(e, o.Accounts, o.Cohorts).Routes(),
		ownweb.New(e, o.Cohorts, o.Assignments, o.Drafts).Routes(),
		drafts.Routes(),
		commentsweb.New(drafts).Routes(),
		formsweb.New(drafts).Routes(),
		publicationweb.New(drafts).Routes(),
	)
	s.app = fiber.New(fiber.Config{
		Immutable:                    true, // strings outlive the request: they are passed to the writer
		StrictRouting:                true,
		CaseSensitive:                true,
		DisableStartupMessage:        true,
		DisablePreParseMultipartForm: true, // no form here is multipart
		BodyLimit:                    edge.MaxBody,
		ReadBufferSize:               maxHeader,
		ReadTimeout:                  edge.ReadTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		EnableTrustedProxyCheck:      true, // if no proxy is configured, none is trusted
		TrustedProxies:               o.Proxies,
		ErrorHandler:                 e.Answer,
		JSONEncoder:                  encodeJSON,
	})
	s.app.Server().HeaderReceived = e.Admit
	s.app.Use(edge.Compress)
	s.app.Use(e.Guard)
	for _, r := range s.all {
		e.Register(s.app, r)
	}
	return s, nil
}

// encodeJSON writes what encoding/json does, but takes about a quarter of the time. In
// this package's tests, every answer is compared with encoding/json's.
var encodeJSON = gojson.Marshal

// Serve answers requests on l until Shutdown is called.
func (s *Server) Serve(l net.Listener) error {
	if s.connections > 0 {
		l = s.edge.Bounded(l, s.connections)
	}
	return s.app.Listener(l)
}

// Shutdown ends the streams, lets requests that have begun finish, and stops the
// server.
func (s *Server) Shutdown(ctx context.Context) error {
	s.edge.Listeners.Close() // first, because a stream doesn't finish by itself
	return s.app.ShutdownWithContext(ctx)
}

// Pace is how many decisions a minute are taken in one run, where limits are set as
// they are meant for people. Two a second for a whole minute is faster than anybody
// can find the next button, let alone read a desk; a program that writes to fill the
// disk is slowed to about 100 KB a second. A guest may make twice that in all their
// runs together.
const Pace = 120
