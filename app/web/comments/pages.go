package comments

import (
	"time"

	"caseload/app/author"
	"caseload/app/limit"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for the comments on drafts.
type Pages struct {
	*authorweb.Pages
	drafts *author.Drafts
	often  *limit.Allowance // by each person
}

// New returns the pages of this area, beside those of drafts.
func New(beside *authorweb.Pages) *Pages {
	return &Pages{beside, beside.Drafts(), beside.Counts.Of("comments on drafts", 120, time.Hour)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/drafts/:draft/comments", edge.Personal, who.ReadDraft, s.comments),
		edge.Post("/drafts/:draft/comments", edge.Personal, who.CommentDraft, s.commentAdd),
		edge.Post("/drafts/:draft/comments/:comment/replies", edge.Personal, who.CommentDraft, s.commentReply),
		edge.Post("/drafts/:draft/comments/:comment/take", edge.Personal, who.WriteDraft, s.commentTake),
		edge.Post("/drafts/:draft/comments/:comment/delete", edge.Personal, who.CommentDraft, s.commentDelete),
		edge.Get("/drafts/:draft/files/:file/comments", edge.Personal, who.ReadDraft, s.fileComments),
	}
}
