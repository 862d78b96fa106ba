package edge

import (
	"net/http/httptest"
	"testing"

	"github.com/gofiber/fiber/v2"
)

// What a route's group says is so, whatever its handler does.
func TestGroupsAreEnforced(t *testing.T) {
	for _, g := range []Group{Personal, Public, ByAddress, ByKey, Files} {
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
