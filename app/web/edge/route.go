package edge

import (
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/who"
)

// Group is a policy that routes have in common. With its zero value no cookie
// reaches the handler, and nothing may be cached. No group is exempt from the check
// of where a request comes from: guard makes it for all of them.
type Group struct {
	cookies bool // whether handlers are told who the guest is
	tokens  bool // whether a program may ask with a token of somebody's, in place of cookies
	noIndex bool // whether search engines are asked to leave it alone
	cached  bool // whether handlers may allow caching
}

// The groups that routes belong to.
var (
	Personal  = Group{cookies: true}                // a guest's own pages, or pages that differ for guests
	Public    = Group{}                             // the same for everybody
	ByAddress = Group{noIndex: true}                // for anybody who knows the secret in the address
	ByLink    = Group{cookies: true, noIndex: true} // for anybody with the secret in the address, who may have signed in
	ByKey     = Group{cookies: true, noIndex: true} // for lecturers, whose browser holds a class's key
	ByToken   = Group{cookies: true, tokens: true}  // for somebody who has signed in, or a program with a token of theirs
	Files     = Group{cached: true}                 // for browsers and crawlers
)

// PathEverything is the address of the download of all that is somebody's, which takes
// longer to send than any page.
const (
	PathEverything  = "/account/everything/download"
	MIMEZip         = "application/zip"
	LongestDownload = 10 * time.Minute // over a slow network, too
)

// Route declares an address: how it is requested, the group it belongs to, the act that
// is done there, and what handles it, limits first.
type Route struct {
	Method, Path string
	Act          who.Act
	group        Group
	handlers     []fiber.Handler
}

// TakesTokens reports whether a program may ask there with a token of somebody's.
func (r Route) TakesTokens() bool { return r.group.tokens }

// queues says whether requests wait their turn: those that read or fold what is
// stored. Assets, help and health are answered whatever the load. A stream waits for
// most of its life, so it only takes a turn when it looks (live.go).
func (r Route) queues() bool {
	if isLive(r.Path) {
		return false
	}
	area, _, _ := strings.Cut(strings.TrimPrefix(r.Path, "/"), "/")
	return slices.Contains([]string{"", "runs", "scenarios", "library", "class", "shared", "account", "organisations", "cohorts", "assignments", "invitations", "set-up", "resets", "portfolio", "partnerships", "drafts"}, area)
}

// Get declares a page, and the answer to HEAD with it.
func Get(path string, g Group, act who.Act, handlers ...fiber.Handler) Route {
	return Route{fiber.MethodGet, path, act, g, handlers}
}

// Post declares what changes something.
func Post(path string, g Group, act who.Act, handlers ...fiber.Handler) Route {
	return Route{fiber.MethodPost, path, act, g, handlers}
}

// Register has app answer the route's address, behind the policy of its group. What no
// guest may ever do is answered for those only who have signed in.
func (s *Edge) Register(app *fiber.App, r Route) {
	before := []fiber.Handler{r.group.enforce, func(c *fiber.Ctx) error {
		c.Locals(keyAct, r.Act)
		return c.Next()
	}}
	if !who.Ever(who.Guest, r.Act) {
		before = append(before, s.mustSignIn)
	}
	all := append(before, r.handlers...)
	if r.queues() {
		all = append([]fiber.Handler{s.inTurn}, all...)
	}
	if r.Method == fiber.MethodGet {
		app.Get(r.Path, all...) // and HEAD
		return
	}
	app.Add(r.Method, r.Path, all...)
}

// enforce applies the group's policy to a request before it is handled, and to
// the answer afterwards.
func (g Group) enforce(c *fiber.Ctx) error {
	token := ""
	if g.tokens {
		token = bearer(&c.Request().Header)
		c.Locals(keyToken, token)
	}
	if !g.cookies || token != "" {
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
