package play

import (
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/whatif"
)

// Pages answers for runs that are being played.
type Pages struct {
	*edge.Edge
	classes *teach.Classes
	tries   *whatif.Tries
	notes   TeachingNotes
}

// New returns the pages of this area.
func New(e *edge.Edge, classes *teach.Classes, notes TeachingNotes) *Pages {
	return &Pages{e, classes, whatif.New(e.Now, e.Runs.Background().Enter), notes}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/scenarios/:slug", edge.Personal, s.brief),
		edge.Post("/scenarios/:slug/runs", edge.Personal, s.Begins, edge.Beginning(s.begin)),
		edge.Post("/runs/delete", edge.Personal, s.deleteRuns),
		edge.Get("/runs/:run", edge.Personal, s.desk),
		edge.Post("/runs/:run/decisions", edge.Personal, s.decide),
		edge.Get("/runs/:run/review", edge.Personal, s.review),
		edge.Get("/runs/:run/glossary", edge.Personal, s.glossary),
		edge.Get("/runs/:run/notes", edge.Personal, s.myNotes),
		edge.Get("/runs/:run/play.txtar", edge.Personal, s.golden),
		edge.Post("/runs/:run/longer", edge.Personal, s.takeLonger),
		edge.Get("/runs/:run/turns/:turn", edge.Personal, s.turn),
		edge.Post("/runs/:run/forks", edge.Personal, s.Begins, edge.Beginning(s.fork)),
		edge.Post("/runs/:run/onward", edge.Personal, s.Begins, edge.Beginning(s.goOn)),
		edge.Get("/runs/:run/what-if", edge.Personal, s.whatIf),
		edge.Post("/runs/:run/what-ifs", edge.Personal, s.fewWhatIfs(), s.whatIfs),
	}
}
