package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/web/edge"
)

// Every address that the server answers is declared, with its group.
func TestEveryRouteIsDeclared(t *testing.T) {
	s, err := New(Options{Runs: new(run.Runs)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.app.GetRoutes(true) {
		method := r.Method
		if method == fiber.MethodHead {
			method = fiber.MethodGet
		}
		if !slices.ContainsFunc(s.all, func(d edge.Route) bool { return d.Method == method && d.Path == r.Path }) {
			t.Errorf("%s %s is not declared", r.Method, r.Path)
		}
	}
}

// Whatever changes something is refused when a browser sends it from another
// site, before anything else is said about it.
func TestNoRouteIsChangedFromAnotherSite(t *testing.T) {
	s, err := New(Options{Runs: new(run.Runs)})
	if err != nil {
		t.Fatal(err)
	}
	posts := 0
	for _, d := range s.all {
		if d.Method == fiber.MethodGet {
			continue
		}
		posts++
		r := httptest.NewRequest(d.Method, strings.ReplaceAll(d.Path, ":", "x"), nil)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		answer, err := s.Test(r)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != fiber.StatusForbidden {
			t.Errorf("%s %s from another site: %d", d.Method, d.Path, answer.StatusCode)
		}
	}
	if posts < 15 {
		t.Errorf("only %d routes that change something were tried", posts)
	}
}
