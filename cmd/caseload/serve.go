package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"time"

	"caseload/app/author"
	"caseload/app/chore"
	"caseload/app/decided"
	"caseload/app/limit"
	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/store"
	keptdrafts "caseload/app/store/author"
	"caseload/app/teach"
	"caseload/app/web"
	"caseload/assets"
)

// serveCommand serves the pages.
type serveCommand struct {
	Addr        string          `default:"127.0.0.1:8080" help:"The address to listen on."`
	DB          databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database file, made when it isn't there; or the address of a PostgreSQL database, postgres://…"`
	Cache       int64           `default:"-1" placeholder:"MIB" help:"MiB for seats that are kept between decisions; 0 keeps none. Without it, a quarter of the memory that there is."`
	Pace        int             `default:"120" help:"How many decisions a minute are taken in one run, and half of what one browser may make in all; 0: any number, for programs that play."`
	TLS         bool            `name:"tls" help:"Everyone arrives by TLS, through a proxy: cookies are Secure."`
	Pack        []string        `type:"existingdir" help:"A pack's folder, to be played on this server, beside what is on the shelf, while it runs; to keep it there, use publish. May be given more than once."`
	Texts       string          `type:"existingdir" help:"A folder with data.md, support.md or frameworks.json: what your institution says on the data and ethics page, in the debrief about support, and the frameworks your course links a debrief's questions to."`
	ExitAddress string          `default:"https://www.bbc.co.uk/weather" help:"The site that “Exit this page” leaves for; an empty one means a plain page of this server."`
	Proxy       []string        `help:"A proxy's address or network, whose X-Forwarded-Proto, -Host and -For are believed. May be given more than once."`

	mailFlags `embed:""`
}

// grace is how long requests already begun may take when the program stops.
const grace = 10 * time.Second

func (c *serveCommand) Run(ctx context.Context, out io.Writer) error {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := c.checkExit(); err != nil {
		return err
	}
	mailing, err := c.mailing(log)
	if err != nil {
		return err
	}
	shelf, err := shipped()
	if err != nil {
		return err
	}
	packs, err := beside(ctx, log, c.Pack)
	if err != nil {
		return err
	}
	frameworks, err := web.ReadFrameworks(c.texts())
	if err != nil {
		return err
	}
	kept, err := store.Open(c.DB.address(), time.Now, log)
	if err != nil {
		return err
	}
	counts := limit.New(kept, log)
	defer func() {
		counts.Write()
		if err := kept.Close(); err != nil {
			log.Error("closing the database", "error", err.Error())
		}
	}()
	memory := memoryHere()
	collectLess(memory)
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: shelf, Edition: edition(), Beside: packs, Cache: c.cache(memory), Now: time.Now, Log: log})
	if there := new(run.OnShelf); errors.As(err, &there) {
		return isThere(there.Slug)
	}
	if err != nil {
		return err
	}
	runs.TeachBy(frameworks)
	help, err := helpPages()
	if err != nil {
		return err
	}
	accounts := sign.New(kept, counts, time.Now)
	if mailing != nil {
		accounts.MailBy(*mailing)
	}
	classes := teach.New(runs, kept, time.Now, log)
	server, err := web.New(web.Options{
		Runs: runs, Accounts: accounts, Drafts: author.New(keptdrafts.New(kept), draftMaterial(runs, kept, log)), Classes: classes, Cohorts: teach.NewCohorts(kept), Assignments: teach.NewAssignments(runs, kept, time.Now), Assets: assets.FS, Texts: c.texts(), Help: help, Layout: c.layout(), Version: version(),
		Now: time.Now, Log: log, Proxies: c.Proxy, Pace: c.Pace, Secure: c.TLS, Counts: counts, Changes: kept.Changes, Connections: connectionsFor(memory, filesHere()),
	})
	if err != nil {
		return err
	}
	if !c.saysWhoRunsIt() {
		log.Info("nobody has said yet who runs this server: write " + dataFile + ", and start with --texts and the folder it is in; the page “Data and ethics” shows it")
	}
	deletes, err := newExpiry(ctx, kept, log, systemClock())
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Caseload is at http://%s (database %s)\n", listener.Addr(), c.DB)
	if err := c.saySetUp(ctx, log, accounts, kept.Operator()); err != nil {
		return err
	}
	ctx, leave := context.WithCancelCause(ctx)
	defer leave(nil)
	go leaveToNewer(ctx, kept, leave)
	defer work(ctx, chore.Worker{Store: kept, By: kept.Operator(), Log: log, Kinds: append(accounts.Letters(), runs.Records(), deletes.chore(), decided.New(classes, runs, kept, log).Chore())})()
	err = serveUntil(ctx, server, listener)
	if cause := context.Cause(ctx); errors.Is(cause, store.ErrNewer) {
		return errors.Join(err, cause)
	}
	return err
}

// saySetUp logs, while there is nobody with an account, the address by which the first
// administrator makes theirs. It holds a secret that is good once, and not after the next
// start.
func (c *serveCommand) saySetUp(ctx context.Context, log *slog.Logger, accounts *sign.Accounts, by store.Operator) error {
	address, err := accounts.SetUp(ctx, by)
	if err != nil {
		return err
	}
	if address != "" {
		log.Info("nobody has an account yet; nobody needs one to play. To make an organisation and its first administrator, open this address on this site; it is good once, for a day, and until the next start",
			"address", address)
	}
	return nil
}

// lookForNewer is how often a server looks whether a newer one has changed the tables.
const lookForNewer = 2 * time.Second

// leaveToNewer calls leave once a newer Caseload has changed the tables, as happens
// when several servers are updated one after another.
func leaveToNewer(ctx context.Context, kept *store.Store, leave func(cause error)) {
	for sleep(ctx, lookForNewer); ctx.Err() == nil; sleep(ctx, lookForNewer) {
		if err := kept.Outgrown(ctx); errors.Is(err, store.ErrNewer) {
			leave(err)
		}
	}
}

// work begins to do what is due in the background, and returns a function that stops
// it and waits until everything that it had begun is done or has been given back.
func work(ctx context.Context, worker chore.Worker) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		worker.Run(ctx)
	}()
	return func() {
		cancel()
		<-ended
	}
}

// cache returns the size of the cache of seats in bytes, for a process that may use
// this much memory.
func (c *serveCommand) cache(memory int64) int64 {
	if c.Cache >= 0 {
		return c.Cache << 20
	}
	return cacheFor(memory)
}

// checkExit returns an error unless the address for “Exit this page” is empty or
// the full URL of a site.
func (c *serveCommand) checkExit() error {
	if c.ExitAddress == "" {
		return nil
	}
	u, err := url.Parse(c.ExitAddress)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return fmt.Errorf("--exit-address is the whole address of a site, such as https://www.bbc.co.uk/weather; found %q", c.ExitAddress)
	}
	return nil
}

// texts returns the folder of the institution's own texts, or nil if there is none.
func (c *serveCommand) texts() fs.FS {
	if c.Texts == "" {
		return nil
	}
	return os.DirFS(c.Texts)
}

// dataFile is the name of the file, in the institution's folder of texts, that says
// who runs the site.
const dataFile = "data.md"

// saysWhoRunsIt reports whether the institution has its own text on the page about
// data. The text that ships is for students, so it can't tell the institution to
// write one.
func (c *serveCommand) saysWhoRunsIt() bool {
	texts := c.texts()
	if texts == nil {
		return false
	}
	_, err := fs.Stat(texts, dataFile)
	return err == nil
}

// serveUntil serves until the context ends, then waits for requests already begun,
// for at most [grace].
func serveUntil(ctx context.Context, server *web.Server, listener net.Listener) error {
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// layout returns what every page has around it: the paths of the bundle's files, if
// it has been built, and the exit address.
func (c *serveCommand) layout() page.Layout {
	css, js, ok := assets.Bundle()
	l := page.Layout{Built: ok, Exit: c.ExitAddress}
	if ok {
		l.CSS, l.JS, l.Editor = "/assets/"+css, "/assets/"+js, "/assets/"+assets.Editor()
	}
	if icon := assets.Icon(); icon != "" {
		l.Icon = "/assets/" + icon
	}
	return l
}
