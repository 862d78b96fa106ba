package play

import (
	"caseload/app/limit"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/whatif"
	"caseload/app/who"
)

// Pages answers for runs that are being played.
type Pages struct {
	*edge.Edge
	classes        *teach.Classes
	given          *teach.Assignments
	extracts       *teach.Extracts
	tries          *whatif.Tries
	objections     *limit.Allowance
	objectionsFrom *limit.Allowance // by address
}

// New returns the pages of this area.
func New(e *edge.Edge, classes *teach.Classes, given *teach.Assignments) *Pages {
	return &Pages{e, classes, given, teach.NewExtracts(given), whatif.New(e.Now, e.Runs.Background().Enter), e.Counts.Of("objections", objectionsEach, objectionsEachIn), e.Counts.Of("objections from an address", objectionsFromAddress, objectionsFromAddressIn)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/scenarios/:slug", edge.Personal, who.ReadSite, s.brief),
		edge.Post("/scenarios/:slug/runs", edge.Personal, who.BeginRun, s.Begins, edge.Beginning(s.begin)),
		edge.Post("/runs/delete", edge.Personal, who.PlayRun, s.deleteRuns),
		edge.Get("/runs/:run", edge.Personal, who.PlayRun, s.desk),
		edge.Get("/runs/:run/live", edge.Personal, who.PlayRun, s.deskLive),
		edge.Post("/runs/:run/decisions", edge.Personal, who.PlayRun, s.decide),
		edge.Get("/runs/:run/review", edge.Personal, who.PlayRun, s.review),
		edge.Get("/runs/:run/glossary", edge.Personal, who.PlayRun, s.glossary),
		edge.Get("/runs/:run/notes", edge.Personal, who.ReadWords, s.myNotes),
		edge.Get("/runs/:run/objections", edge.Personal, who.Object, s.objection),
		edge.Post("/runs/:run/objections", edge.Personal, who.Object, s.object),
		edge.Get("/runs/:run/play.txtar", edge.Personal, who.PlayRun, s.golden),
		edge.Post("/runs/:run/longer", edge.Personal, who.PlayRun, s.takeLonger),
		edge.Get("/runs/:run/turns/:turn", edge.Personal, who.PlayRun, s.triesShown, s.turn),
		edge.Post("/runs/:run/turns/:turn/reason/show", edge.Personal, who.PlayRun, s.showReason),
		edge.Post("/runs/:run/turns/:turn/reason/withdraw", edge.Personal, who.PlayRun, s.withdrawReason),
		edge.Post("/runs/:run/forks", edge.Personal, who.PlayRun, s.triesShown, s.Begins, edge.Beginning(s.fork)),
		edge.Post("/runs/:run/onward", edge.Personal, who.PlayRun, s.triesShown, s.Begins, edge.Beginning(s.goOn)),
		edge.Get("/runs/:run/what-if", edge.Personal, who.PlayRun, s.triesShown, s.whatIf),
		edge.Post("/runs/:run/what-ifs", edge.Personal, who.PlayRun, s.fewWhatIfs(), s.whatIfs),
	}
}
