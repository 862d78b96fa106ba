package web

import helppage "caseload/app/page/help"

// helpPages answers with what is explained.
type helpPages struct {
	*Edge
	help helppage.Help
}

func newHelpPages(e *Edge, help helppage.Help) *helpPages { return &helpPages{e, help} }

// routes declares the addresses of this area.
func (s *helpPages) routes() []route {
	return []route{
		get("/fields", public, s.fields),
		get("/help", public, s.helpPage),
		get("/help/guide", public, s.helpGuide),
		get("/help/guide/:page", public, s.helpGuidePage),
		get("/help/words", public, s.helpWords),
		get("/help/words/:word", public, s.helpWord),
	}
}
