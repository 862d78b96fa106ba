package web

import (
	"caseload/app/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// sitePages answers for what belongs to no area.
type sitePages struct {
	*edge.Edge
	version string // of the program
	assets  map[string]asset
	own     texts // in the institution's words
	drafts  *author.Drafts
}

// routes declares the addresses of this area.
func (s *sitePages) routes() []edge.Route {
	return []edge.Route{
		edge.Get("/", edge.Personal, who.ReadSite, s.home),
		edge.Get("/data", edge.Personal, who.ReadSite, s.data),
		edge.Get("/accessibility", edge.Public, who.ReadSite, s.accessibility),
		edge.Get("/exit", edge.Public, who.ReadSite, s.exit),
		edge.Get("/healthz", edge.Public, who.ReadSite, s.healthz),
		edge.Get("/robots.txt", edge.Files, who.ReadSite, robots),
		edge.Get("/favicon.ico", edge.Files, who.ReadSite, s.favicon),
		edge.Get("/assets/*", edge.Files, who.ReadSite, s.asset),
	}
}
