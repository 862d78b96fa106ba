package web

import "caseload/app/page"

// sitePages answers for what belongs to no area.
type sitePages struct {
	*Edge
	version string // of the program
	assets  map[string]asset
	about   page.Prose // who runs the server, in the institution's words
	notes   teachingNotes
}

// routes declares the addresses of this area.
func (s *sitePages) routes() []route {
	return []route{
		get("/", personal, s.home),
		get("/data", personal, s.data),
		get("/exit", public, s.exit),
		get("/healthz", public, s.healthz),
		get("/robots.txt", files, robots),
		get("/favicon.ico", files, s.favicon),
		get("/assets/*", files, s.asset),
	}
}
