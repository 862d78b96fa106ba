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
	notes   playweb.TeachingNotes
	limits  *limits
}

// New returns the pages of this area.
func New(e *edge.Edge, classes *teach.Classes, notes playweb.TeachingNotes) *Pages {
	return &Pages{e, classes, notes, newLimits(e.Counts)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/scenarios/:slug/teaching-notes", edge.Public, s.teachingNotes),
		edge.Post("/class", edge.Public, s.classMake),
		edge.Get("/class/new", edge.Public, s.classNew),
		edge.Post("/class/join", edge.Public, s.classJoin),
		edge.Get("/class/:code", edge.Personal, s.class),
		edge.Post("/class/:code/runs", edge.Personal, edge.Beginning(s.classBegin)),
		edge.Get("/class/:code/board", edge.ByKey, s.board),
		edge.Get("/class/:code/board/measures", edge.ByKey, s.classPooled),
		edge.Get("/class/:code/board/live", edge.ByKey, s.boardLive),
		edge.Get("/class/:code/board/:secret", edge.ByAddress, s.enter),
		edge.Post("/class/:code/board/clock", edge.ByKey, s.clock),
		edge.Post("/class/:code/board/lock", edge.ByKey, s.lock(true)),
		edge.Post("/class/:code/board/unlock", edge.ByKey, s.lock(false)),
		edge.Post("/class/:code/board/end", edge.ByKey, s.classEnd),
	}
}
