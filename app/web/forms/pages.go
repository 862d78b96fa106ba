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
		edge.Get("/drafts/:draft/forms", edge.Personal, who.ReadDraft, s.InTurn(s.forms)),
		edge.Get("/drafts/:draft/calendar", edge.Personal, who.ReadDraft, s.InTurn(s.calendar)),
		edge.Get("/drafts/:draft/storylines", edge.Personal, who.ReadDraft, s.InTurn(s.strip)),
		edge.Get("/drafts/:draft/files/:file/form", edge.Personal, who.ReadDraft, s.InTurn(s.form)),
		edge.Post("/drafts/:draft/files/:file/form", edge.Personal, who.WriteDraft, s.InTurn(s.formSave)),
		edge.Get("/drafts/:draft/files/:file/add", edge.Personal, who.WriteDraft, s.InTurn(s.formNew)),
		edge.Post("/drafts/:draft/files/:file/add", edge.Personal, who.WriteDraft, s.InTurn(s.formAdd)),
		edge.Post("/drafts/:draft/files/:file/answers", edge.Personal, who.WriteDraft, s.InTurn(s.answerAdd)),
		edge.Get("/drafts/:draft/files/:file/answer", edge.Personal, who.WriteDraft, s.InTurn(s.answer)),
		edge.Post("/drafts/:draft/files/:file/answer/rename", edge.Personal, who.WriteDraft, s.InTurn(s.answerRename)),
		edge.Post("/drafts/:draft/files/:file/answer/take-out", edge.Personal, who.WriteDraft, s.InTurn(s.answerTakeOut)),
		edge.Get("/drafts/:draft/files/:file/take-out", edge.Personal, who.WriteDraft, s.InTurn(s.takeOut)),
		edge.Post("/drafts/:draft/files/:file/take-out", edge.Personal, who.WriteDraft, s.InTurn(s.takeOutNow)),
	}
}
