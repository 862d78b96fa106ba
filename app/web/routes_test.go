package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"
)

// Every address that the server answers is declared, with its group.
func TestEveryRouteIsDeclared(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.app.GetRoutes(true) {
		method := r.Method
		if method == fiber.MethodHead {
			method = fiber.MethodGet
		}
		if !slices.ContainsFunc(s.all, func(d route) bool { return d.method == method && d.path == r.Path }) {
			t.Errorf("%s %s is not declared", r.Method, r.Path)
		}
	}
}

// What a route's group says is so, whatever its handler does.
func TestGroupsAreEnforced(t *testing.T) {
	for _, g := range []group{personal, public, byAddress, files} {
		app := fiber.New()
		app.Use(g.enforce)
		app.All("/", func(c *fiber.Ctx) error {
			c.Set(fiber.HeaderCacheControl, "public")
			return c.SendString(c.Cookies("caseload_guest"))
		})
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Cookie", "caseload_guest=secret")
		answer, err := app.Test(r)
		if err != nil {
			t.Fatal(err)
		}
		if cached := answer.Header.Get("Cache-Control") == "public"; cached != g.cached {
			t.Errorf("%+v: cached is %v", g, cached)
		}
		if hidden := answer.Header.Get("X-Robots-Tag") != ""; hidden != g.noIndex {
			t.Errorf("%+v: kept from search engines is %v", g, hidden)
		}
		if known := answer.ContentLength > 0; known != g.cookies {
			t.Errorf("%+v: the handler knows the guest: %v", g, known)
		}
	}
}

// Whatever changes something is refused when a browser sends it from another
// site, before anything else is said about it.
func TestNoRouteIsChangedFromAnotherSite(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	posts := 0
	for _, d := range s.all {
		if d.method == fiber.MethodGet {
			continue
		}
		posts++
		r := httptest.NewRequest(d.method, strings.ReplaceAll(d.path, ":", "x"), nil)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		answer, err := s.Test(r)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != fiber.StatusForbidden {
			t.Errorf("%s %s from another site: %d", d.method, d.path, answer.StatusCode)
		}
	}
	if posts < 15 {
		t.Errorf("only %d routes that change something were tried", posts)
	}
}
