package library

import (
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for the library.
type Pages struct {
	*edge.Edge
	cohorts *teach.Cohorts
	given   *teach.Assignments
}

// New returns the pages of this area.
func New(e *edge.Edge, cohorts *teach.Cohorts, given *teach.Assignments) *Pages {
	return &Pages{e, cohorts, given}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/library", edge.Personal, who.ReadSite, s.list),
		edge.Get("/library/:slug", edge.Personal, who.ReadSite, s.scenario),
	}
}
