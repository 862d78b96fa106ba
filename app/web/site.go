package web

import (
	"caseload/app/page"

	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// sitePages answers for what belongs to no area.
type sitePages struct {
	*edge.Edge
	version string // of the program
	assets  map[string]asset
	about   page.Prose // who runs the server, in the institution's words
	notes   playweb.TeachingNotes
}

// routes declares the addresses of this area.
func (s *sitePages) routes() []edge.Route {
	return []edge.Route{
		edge.Get("/", edge.Personal, s.home),
		edge.Get("/data", edge.Personal, s.data),
		edge.Get("/exit", edge.Public, s.exit),
		edge.Get("/healthz", edge.Public, s.healthz),
		edge.Get("/robots.txt", edge.Files, robots),
		edge.Get("/favicon.ico", edge.Files, s.favicon),
		edge.Get("/assets/*", edge.Files, s.asset),
	}
}
