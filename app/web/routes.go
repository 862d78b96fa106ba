package web

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/compress"
	"github.com/gofiber/fiber/v2/middleware/limiter"
)

// Requests that store something new are limited by address, so that nobody can
// fill the disk from one place. A lecture hall behind one address begins a few
// hundred runs in a few minutes.
const (
	maxBegins   = 1_000
	beginWindow = 10 * time.Minute
)

// group is a policy that routes have in common. With its zero value no cookie
// reaches the handler, and nothing may be cached. No group is exempt from the check
// of where a request comes from: guard makes it for all of them.
type group struct {
	cookies bool // whether handlers are told who the guest is
	noIndex bool // whether search engines are asked to leave it alone
	cached  bool // whether handlers may allow caching
}

// The groups that routes belong to.
var (
	personal  = group{cookies: true} // a guest's own pages, or pages that differ for guests
	public    = group{}              // the same for everybody
	byAddress = group{noIndex: true} // for anybody who knows the secret in the address
	files     = group{cached: true}  // for browsers and crawlers
)

// route declares an address: how it is requested, the group it belongs to, and
// what handles it, limits first.
type route struct {
	method, path string
	group        group
	handlers     handlers
}

type handlers []fiber.Handler

// declared returns all routes. The first that matches an address handles it.
func (s *Server) declared() []route {
	begins := s.fewBegins()
	return []route{
		{fiber.MethodGet, "/", personal, handlers{s.home}},
		{fiber.MethodGet, "/scenarios/:slug", public, handlers{s.brief}},
		{fiber.MethodGet, "/scenarios/:slug/notes", public, handlers{s.lecturersNotes}},
		{fiber.MethodPost, "/scenarios/:slug/runs", personal, handlers{begins, beginning(s.begin)}},
		{fiber.MethodPost, "/runs/delete", personal, handlers{s.deleteRuns}},
		{fiber.MethodGet, "/runs/measures", personal, handlers{s.pooled}},
		{fiber.MethodGet, "/runs/:run", personal, handlers{s.desk}},
		{fiber.MethodPost, "/runs/:run/decisions", personal, handlers{s.decide}},
		{fiber.MethodGet, "/runs/:run/review", personal, handlers{s.review}},
		{fiber.MethodGet, "/runs/:run/debrief", personal, handlers{s.debrief}},
		{fiber.MethodGet, "/runs/:run/debrief.json", personal, handlers{s.debriefFile}},
		{fiber.MethodGet, "/runs/:run/debrief.csv", personal, handlers{s.debriefTable}},
		{fiber.MethodGet, "/runs/:run/evidence", personal, handlers{s.evidence}},
		{fiber.MethodGet, "/runs/:run/measures", personal, handlers{s.measures}},
		{fiber.MethodGet, "/runs/:run/play.txtar", personal, handlers{s.golden}},
		{fiber.MethodPost, "/runs/:run/feeling", personal, handlers{s.feeling}},
		{fiber.MethodPost, "/runs/:run/longer", personal, handlers{s.takeLonger}},
		{fiber.MethodGet, "/runs/:run/reflection", personal, handlers{s.reflection}},
		{fiber.MethodPost, "/runs/:run/reflection", personal, handlers{s.keepReflection}},
		{fiber.MethodPost, "/runs/:run/reflection/share", personal, handlers{s.shareReflection}},
		{fiber.MethodPost, "/runs/:run/reflection/share/end", personal, handlers{s.endShare}},
		{fiber.MethodGet, "/shared/:key", byAddress, handlers{s.shared}},
		{fiber.MethodGet, "/runs/:run/turns/:turn", personal, handlers{s.turn}},
		{fiber.MethodPost, "/runs/:run/forks", personal, handlers{begins, beginning(s.fork)}},
		{fiber.MethodGet, "/runs/:run/what-if", personal, handlers{s.whatIf}},
		{fiber.MethodPost, "/runs/:run/what-ifs", personal, handlers{s.fewWhatIfs(), s.whatIfs}},
		{fiber.MethodPost, "/runs/words/erase", personal, handlers{s.eraseAllWords}},
		{fiber.MethodPost, "/runs/:run/words/erase", personal, handlers{s.eraseWords}},
		{fiber.MethodPost, "/class", public, handlers{s.fewClasses(), s.classMake}},
		{fiber.MethodGet, "/class/new", public, handlers{s.classNew}},
		{fiber.MethodPost, "/class/join", public, handlers{s.classJoin}},
		{fiber.MethodGet, "/class/:code", personal, handlers{s.class}},
		{fiber.MethodPost, "/class/:code/runs", personal, handlers{begins, beginning(s.classBegin)}},
		{fiber.MethodGet, "/class/:code/board/:secret", byAddress, handlers{s.board}},
		{fiber.MethodGet, "/class/:code/board/:secret/measures", byAddress, handlers{s.classPooled}},
		{fiber.MethodPost, "/class/:code/board/:secret/clock", byAddress, handlers{s.clock}},
		{fiber.MethodPost, "/class/:code/board/:secret/end", byAddress, handlers{s.classEnd}},
		{fiber.MethodGet, "/fields", public, handlers{s.fields}},
		{fiber.MethodGet, "/data", personal, handlers{s.data}},
		{fiber.MethodGet, "/help", public, handlers{s.help}},
		{fiber.MethodGet, "/help/guide", public, handlers{s.helpGuide}},
		{fiber.MethodGet, "/help/guide/:page", public, handlers{s.helpGuidePage}},
		{fiber.MethodGet, "/help/words", public, handlers{s.helpWords}},
		{fiber.MethodGet, "/help/words/:word", public, handlers{s.helpWord}},
		{fiber.MethodGet, "/exit", public, handlers{s.exit}},
		{fiber.MethodGet, "/healthz", public, handlers{s.healthz}},
		{fiber.MethodGet, "/robots.txt", files, handlers{robots}},
		{fiber.MethodGet, "/favicon.ico", files, handlers{s.favicon}},
		{fiber.MethodGet, "/assets/*", files, handlers{s.asset}},
	}
}

// routes registers what is declared.
func (s *Server) routes() {
	s.app.Use(compress.New(compress.Config{Level: compress.LevelBestSpeed}))
	s.app.Use(s.guard)
	for _, r := range s.declared() {
		all := append(handlers{r.group.enforce}, r.handlers...)
		if r.queues() {
			all = append(handlers{s.inTurn}, all...)
		}
		if r.method == fiber.MethodGet {
			s.app.Get(r.path, all...) // and HEAD
		} else {
			s.app.Add(r.method, r.path, all...)
		}
	}
}

// queues says whether requests wait their turn: those that read or fold what is
// stored. Assets, help and health are answered whatever the load.
func (r route) queues() bool {
	area, _, _ := strings.Cut(strings.TrimPrefix(r.path, "/"), "/")
	return slices.Contains([]string{"", "runs", "scenarios", "class", "shared"}, area)
}

// fewBegins limits how many runs can be begun from one address.
func (s *Server) fewBegins() fiber.Handler {
	return limiter.New(limiter.Config{Max: maxBegins, Expiration: beginWindow, KeyGenerator: s.client, LimitReached: func(*fiber.Ctx) error {
		return refuse(fiber.StatusTooManyRequests, "Too much has been begun from your address in the last ten minutes. Nothing was lost; wait a little, and begin again.")
	}})
}

// enforce applies the group's policy to a request before it is handled, and to
// the answer afterwards.
func (g group) enforce(c *fiber.Ctx) error {
	if !g.cookies {
		c.Request().Header.DelAllCookies()
	}
	if g.noIndex {
		c.Set("X-Robots-Tag", "noindex, nofollow, noarchive")
	}
	err := c.Next()
	if !g.cached {
		c.Set(fiber.HeaderCacheControl, "no-store")
	}
	return err
}
