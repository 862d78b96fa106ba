package help

import (
	helppage "caseload/app/page/help"
	"caseload/app/web/edge"
	"caseload/app/who"
)

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
		edge.Get("/fields", edge.Public, who.ReadSite, s.fields),
		edge.Get("/help", edge.Public, who.ReadSite, s.helpPage),
		edge.Get("/help/guide", edge.Public, who.ReadSite, s.helpGuide),
		edge.Get("/help/guide/:page", edge.Public, who.ReadSite, s.helpGuidePage),
		edge.Get("/help/words", edge.Public, who.ReadSite, s.helpWords),
		edge.Get("/help/words/:word", edge.Public, who.ReadSite, s.helpWord),
	}
}
