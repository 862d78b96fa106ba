package debrief

import (
	"caseload/app/page"
	"caseload/app/web/edge"
)

// Pages answers for what a run is talked through with.
type Pages struct {
	*edge.Edge
	support page.Prose // where a student finds help
}

// New returns the pages of this area.
func New(e *edge.Edge, support page.Prose) *Pages { return &Pages{e, support} }

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/runs/measures", edge.Personal, s.pooled),
		edge.Get("/runs/:run/debrief", edge.Personal, s.debrief),
		edge.Get("/runs/:run/debrief.json", edge.Personal, s.debriefFile),
		edge.Get("/runs/:run/debrief.csv", edge.Personal, s.debriefTable),
		edge.Get("/runs/:run/evidence", edge.Personal, s.evidence),
		edge.Get("/runs/:run/measures", edge.Personal, s.measures),
		edge.Post("/runs/:run/feeling", edge.Personal, s.feeling),
		edge.Post("/runs/:run/aim", edge.Personal, s.keepAim),
		edge.Get("/runs/:run/reflection", edge.Personal, s.reflection),
		edge.Post("/runs/:run/reflection", edge.Personal, s.keepReflection),
		edge.Post("/runs/:run/reflection/share", edge.Personal, s.shareReflection),
		edge.Post("/runs/:run/reflection/share/end", edge.Personal, s.endShare),
		edge.Get("/shared/:key", edge.ByAddress, s.shared),
		edge.Post("/runs/writing/erase", edge.Personal, s.eraseAllWritings),
		edge.Post("/runs/:run/writing/erase", edge.Personal, s.eraseWritings),
	}
}
