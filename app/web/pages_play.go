package web

import (
	"caseload/app/teach"
	"caseload/app/whatif"
)

// playPages answers for runs that are being played.
type playPages struct {
	*Edge
	classes *teach.Classes
	tries   *whatif.Tries
	notes   teachingNotes
}

func newPlayPages(e *Edge, classes *teach.Classes, notes teachingNotes) *playPages {
	return &playPages{e, classes, whatif.New(e.Now), notes}
}

// routes declares the addresses of this area.
func (s *playPages) routes() []route {
	return []route{
		get("/scenarios/:slug", public, s.brief),
		post("/scenarios/:slug/runs", personal, s.begins, beginning(s.begin)),
		post("/runs/delete", personal, s.deleteRuns),
		get("/runs/:run", personal, s.desk),
		post("/runs/:run/decisions", personal, s.decide),
		get("/runs/:run/review", personal, s.review),
		get("/runs/:run/play.txtar", personal, s.golden),
		post("/runs/:run/longer", personal, s.takeLonger),
		get("/runs/:run/turns/:turn", personal, s.turn),
		post("/runs/:run/forks", personal, s.begins, beginning(s.fork)),
		get("/runs/:run/what-if", personal, s.whatIf),
		post("/runs/:run/what-ifs", personal, s.fewWhatIfs(), s.whatIfs),
	}
}
