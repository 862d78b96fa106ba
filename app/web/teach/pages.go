package teach

import (
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// Pages answers for classes and their boards.
type Pages struct {
	*edge.Edge
	classes *teach.Classes
	notes   playweb.Notes
	limits  *limits
}

// New returns the pages of this area.
func New(e *edge.Edge, classes *teach.Classes, notes playweb.Notes) *Pages {
	return &Pages{e, classes, notes, newLimits()}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/scenarios/:slug/notes", edge.Public, s.lecturersNotes),
		edge.Post("/class", edge.Public, s.classMake),
		edge.Get("/class/new", edge.Public, s.classNew),
		edge.Post("/class/join", edge.Public, s.classJoin),
		edge.Get("/class/:code", edge.Personal, s.class),
		edge.Post("/class/:code/runs", edge.Personal, edge.Beginning(s.classBegin)),
		edge.Get("/class/:code/board/:secret", edge.ByAddress, s.board),
		edge.Get("/class/:code/board/:secret/measures", edge.ByAddress, s.classPooled),
		edge.Post("/class/:code/board/:secret/clock", edge.ByAddress, s.clock),
		edge.Post("/class/:code/board/:secret/lock", edge.ByAddress, s.lock(true)),
		edge.Post("/class/:code/board/:secret/unlock", edge.ByAddress, s.lock(false)),
		edge.Post("/class/:code/board/:secret/end", edge.ByAddress, s.classEnd),
	}
}
