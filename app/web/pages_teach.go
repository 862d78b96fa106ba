package web

import "caseload/app/teach"

// teachPages answers for classes and their boards.
type teachPages struct {
	*Edge
	classes *teach.Classes
	notes   teachingNotes
}

func newTeachPages(e *Edge, classes *teach.Classes, notes teachingNotes) *teachPages {
	return &teachPages{e, classes, notes}
}

// routes declares the addresses of this area.
func (s *teachPages) routes() []route {
	return []route{
		get("/scenarios/:slug/notes", public, s.lecturersNotes),
		post("/class", public, s.fewClasses(), s.classMake),
		get("/class/new", public, s.classNew),
		post("/class/join", public, s.classJoin),
		get("/class/:code", personal, s.class),
		post("/class/:code/runs", personal, s.begins, beginning(s.classBegin)),
		get("/class/:code/board/:secret", byAddress, s.board),
		get("/class/:code/board/:secret/measures", byAddress, s.classPooled),
		post("/class/:code/board/:secret/clock", byAddress, s.clock),
		post("/class/:code/board/:secret/end", byAddress, s.classEnd),
	}
}
