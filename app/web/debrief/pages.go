package debrief

import (
	"caseload/app/page"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for what a run is talked through with.
type Pages struct {
	*edge.Edge
	given   *teach.Assignments
	support page.Prose // where a student finds help
}

// New returns the pages of this area.
func New(e *edge.Edge, given *teach.Assignments, support page.Prose) *Pages {
	return &Pages{e, given, support}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/runs/measures", edge.Personal, who.PlayRun, s.pooled),
		edge.Get("/runs/:run/debrief", edge.Personal, who.PlayRun, s.shown, s.debrief),
		edge.Get("/runs/:run/debrief.json", edge.Personal, who.PlayRun, s.shown, s.debriefFile),
		edge.Get("/runs/:run/debrief.csv", edge.Personal, who.PlayRun, s.shown, s.debriefTable),
		edge.Get("/runs/:run/evidence", edge.Personal, who.PlayRun, s.evidence),
		edge.Get("/runs/:run/measures", edge.Personal, who.PlayRun, s.shown, s.measures),
		edge.Post("/runs/:run/feeling", edge.Personal, who.PlayRun, s.feeling),
		edge.Post("/runs/:run/aim", edge.Personal, who.PlayRun, s.keepAim),
		edge.Get("/runs/:run/comments", edge.Personal, who.ReadComments, s.comments),
		edge.Post("/runs/:run/comments/:comment/answer", edge.Personal, who.AnswerComment, s.answerComment),
		edge.Get("/runs/:run/reflection", edge.Personal, who.ReadWords, s.reflection),
		edge.Post("/runs/:run/reflection", edge.Personal, who.PlayRun, s.keepReflection),
		edge.Post("/runs/:run/reflection/share", edge.Personal, who.PlayRun, s.shareReflection),
		edge.Post("/runs/:run/reflection/share/end", edge.Personal, who.PlayRun, s.endShare),
		edge.Get("/shared/:key", edge.ByAddress, who.ReadShared, s.shared),
		edge.Post("/runs/writing/erase", edge.Personal, who.PlayRun, s.eraseAllWritings),
		edge.Post("/runs/:run/writing/erase", edge.Personal, who.PlayRun, s.eraseWritings),
	}
}
