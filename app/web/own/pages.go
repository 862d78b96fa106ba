package own

import (
	"time"

	"caseload/app/author"
	"caseload/app/limit"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for what is somebody's own.
type Pages struct {
	*edge.Edge
	cohorts  *teach.Cohorts
	given    *teach.Assignments
	extracts *teach.Extracts
	drafts   *author.Drafts
	taken    *limit.Allowance
	taking   chan struct{} // as many as take everything away at once
}

// How often one person takes everything away, and how many do at once: it reads every run
// that they have.
const (
	takesByPerson   = 10
	takesByPersonIn = time.Hour
	takesAtOnce     = 2
)

// New returns the pages of this area.
func New(e *edge.Edge, cohorts *teach.Cohorts, given *teach.Assignments, drafts *author.Drafts) *Pages {
	return &Pages{e, cohorts, given, teach.NewExtracts(given), drafts, e.Counts.Of("downloads of everything", takesByPerson, takesByPersonIn), make(chan struct{}, takesAtOnce)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/account/everything", edge.Personal, who.TakeAway, s.everything),
		edge.Post(edge.PathEverything, edge.Personal, who.TakeAway, s.takeEverything),
		edge.Get("/runs/:run/delete", edge.Personal, who.PlayRun, s.deleteRun),
		edge.Post("/runs/:run/delete", edge.Personal, who.PlayRun, s.deletedRun),
		edge.Get("/portfolio", edge.Personal, who.ReadWords, s.portfolio),
	}
}
