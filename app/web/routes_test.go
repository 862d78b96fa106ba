package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/web/edge"
	"caseload/app/who"
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

// Every address says which act is done there, and somebody may do it. What Fiber answers
// is gone through, and not what was declared.
func TestEveryRouteDeclaresItsAct(t *testing.T) {
	s, err := New(Options{Runs: new(run.Runs)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.app.GetRoutes(true) {
		method := r.Method
		if method == fiber.MethodHead {
			method = fiber.MethodGet
		}
		i := slices.IndexFunc(s.all, func(d edge.Route) bool { return d.Method == method && d.Path == r.Path })
		if i < 0 || !slices.ContainsFunc(append(who.Roles(), who.Guest), func(role who.Role) bool { return who.Ever(role, s.all[i].Act) }) {
			t.Errorf("%s %s declares no act that anybody may do", r.Method, r.Path)
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
