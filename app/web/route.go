package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
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
	handlers     []fiber.Handler
}

// queues says whether requests wait their turn: those that read or fold what is
// stored. Assets, help and health are answered whatever the load.
func (r route) queues() bool {
	area, _, _ := strings.Cut(strings.TrimPrefix(r.path, "/"), "/")
	return slices.Contains([]string{"", "runs", "scenarios", "class", "shared"}, area)
}

// get declares a page, and the answer to HEAD with it.
func get(path string, g group, handlers ...fiber.Handler) route {
	return route{fiber.MethodGet, path, g, handlers}
}

// post declares what changes something.
func post(path string, g group, handlers ...fiber.Handler) route {
	return route{fiber.MethodPost, path, g, handlers}
}

// Register has app answer the route's address, behind the policy of its group.
func (s *Edge) Register(app *fiber.App, r route) {
	all := append([]fiber.Handler{r.group.enforce}, r.handlers...)
	if r.queues() {
		all = append([]fiber.Handler{s.inTurn}, all...)
	}
	if r.method == fiber.MethodGet {
		app.Get(r.path, all...) // and HEAD
		return
	}
	app.Add(r.method, r.path, all...)
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
