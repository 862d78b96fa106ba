package forms

import (
	"caseload/app/author"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for the forms on drafts.
type Pages struct {
	*authorweb.Pages
	drafts *author.Drafts
}

// New returns the pages of this area, beside those of drafts.
func New(beside *authorweb.Pages) *Pages { return &Pages{beside, beside.Drafts()} }

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/drafts/:draft/forms", edge.Personal, who.ReadDraft, s.forms),
		edge.Get("/drafts/:draft/calendar", edge.Personal, who.ReadDraft, s.calendar),
		edge.Get("/drafts/:draft/storylines", edge.Personal, who.ReadDraft, s.strip),
		edge.Get("/drafts/:draft/files/:file/form", edge.Personal, who.ReadDraft, s.form),
		edge.Post("/drafts/:draft/files/:file/form", edge.Personal, who.WriteDraft, s.formSave),
		edge.Get("/drafts/:draft/files/:file/add", edge.Personal, who.WriteDraft, s.formNew),
		edge.Post("/drafts/:draft/files/:file/add", edge.Personal, who.WriteDraft, s.formAdd),
		edge.Post("/drafts/:draft/files/:file/answers", edge.Personal, who.WriteDraft, s.answerAdd),
		edge.Get("/drafts/:draft/files/:file/answer", edge.Personal, who.WriteDraft, s.answer),
		edge.Post("/drafts/:draft/files/:file/answer/rename", edge.Personal, who.WriteDraft, s.answerRename),
		edge.Post("/drafts/:draft/files/:file/answer/take-out", edge.Personal, who.WriteDraft, s.answerTakeOut),
		edge.Get("/drafts/:draft/files/:file/take-out", edge.Personal, who.WriteDraft, s.takeOut),
		edge.Post("/drafts/:draft/files/:file/take-out", edge.Personal, who.WriteDraft, s.takeOutNow),
	}
}
