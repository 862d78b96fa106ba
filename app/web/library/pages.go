package library

import (
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for the library.
type Pages struct{ *edge.Edge }

// New returns the pages of this area.
func New(e *edge.Edge) *Pages { return &Pages{e} }

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/library", edge.Personal, who.ReadSite, s.list),
	}
}
