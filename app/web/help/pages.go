package help

import edge "caseload/app/web/edge"

import helppage "caseload/app/page/help"

// Pages answers with what is explained.
type Pages struct {
	*edge.Edge
	help helppage.Help
}

// New returns the pages of this area.
func New(e *edge.Edge, help helppage.Help) *Pages { return &Pages{e, help} }

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/fields", edge.Public, s.fields),
		edge.Get("/help", edge.Public, s.helpPage),
		edge.Get("/help/guide", edge.Public, s.helpGuide),
		edge.Get("/help/guide/:page", edge.Public, s.helpGuidePage),
		edge.Get("/help/words", edge.Public, s.helpWords),
		edge.Get("/help/words/:word", edge.Public, s.helpWord),
	}
}
