package web

import "caseload/app/page"

// debriefPages answers for what a run is talked through with.
type debriefPages struct {
	*Edge
	support page.Prose // where a student finds help
}

func newDebriefPages(e *Edge, support page.Prose) *debriefPages { return &debriefPages{e, support} }

// routes declares the addresses of this area.
func (s *debriefPages) routes() []route {
	return []route{
		get("/runs/measures", personal, s.pooled),
		get("/runs/:run/debrief", personal, s.debrief),
		get("/runs/:run/debrief.json", personal, s.debriefFile),
		get("/runs/:run/debrief.csv", personal, s.debriefTable),
		get("/runs/:run/evidence", personal, s.evidence),
		get("/runs/:run/measures", personal, s.measures),
		post("/runs/:run/feeling", personal, s.feeling),
		get("/runs/:run/reflection", personal, s.reflection),
		post("/runs/:run/reflection", personal, s.keepReflection),
		post("/runs/:run/reflection/share", personal, s.shareReflection),
		post("/runs/:run/reflection/share/end", personal, s.endShare),
		get("/shared/:key", byAddress, s.shared),
		post("/runs/words/erase", personal, s.eraseAllWords),
		post("/runs/:run/words/erase", personal, s.eraseWords),
	}
}
