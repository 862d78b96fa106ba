package author

import (
	"errors"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/limit"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for partnerships and their drafts.
type Pages struct {
	*edge.Edge
	drafts *author.Drafts
	often  *limit.Allowance // reviews that are begun or asked for, by each person
}

// New returns the pages of this area.
func New(e *edge.Edge, drafts *author.Drafts) *Pages {
	return &Pages{e, drafts, e.Counts.Of("reviews of drafts", 60, time.Hour)}
}

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/partnerships", edge.Personal, who.ReadPartnership, s.partnerships),
		edge.Post("/partnerships", edge.Personal, who.MakePartnership, s.partnershipMake),
		edge.Get("/partnerships/:partnership", edge.Personal, who.ReadPartnership, s.partnership),
		edge.Post("/partnerships/:partnership/name", edge.Personal, who.ChangePartnership, s.partnershipName),
		edge.Post("/partnerships/:partnership/invitations", edge.Personal, who.ChangePartnership, s.partnershipInvite),
		edge.Post("/partnerships/:partnership/people/:partner/standing", edge.Personal, who.ChangePartnership, s.partnerStanding),
		edge.Post("/partnerships/:partnership/people/:partner/remove", edge.Personal, who.ChangePartnership, s.partnerRemove),
		edge.Post("/partnerships/:partnership/people/:partner/withdraw-tokens", edge.Personal, who.ChangePartnership, s.partnerTokensWithdraw),
		edge.Post("/partnerships/:partnership/tokens", edge.Personal, who.ReadPartnership, s.tokenMake),
		edge.Post("/partnerships/:partnership/tokens/:token/withdraw", edge.Personal, who.ReadPartnership, s.tokenWithdraw),
		edge.Post("/partnerships/:partnership/terms", edge.Personal, who.ChangePartnership, s.termsSet),
		edge.Post("/partnerships/:partnership/terms/agree", edge.Personal, who.ReadPartnership, s.termsAgree),
		edge.Post("/partnerships/:partnership/self", edge.Personal, who.ReadPartnership, s.partnershipSelf),
		edge.Post("/partnerships/:partnership/leave", edge.Personal, who.ReadPartnership, s.partnershipLeave),
		edge.Post("/partnerships/:partnership/leave-for", edge.Personal, who.ChangePartnership, s.partnershipLeaveFor),
		edge.Post("/partnerships/:partnership/delete", edge.Personal, who.ChangePartnership, s.partnershipDelete),
		edge.Post("/partnerships/:partnership/drafts", edge.Personal, who.WriteDraft, s.draftBegin),
		edge.Get("/drafts/:draft", edge.Personal, who.ReadDraft, s.InTurn(s.draft)),
		edge.Get("/drafts/:draft/pack.zip", edge.Personal, who.ReadDraft, s.packOut),
		edge.Get("/drafts/:draft/found", edge.Personal, who.ReadDraft, s.found),
		edge.Post("/drafts/:draft/check", edge.Personal, who.ReadDraft, s.check),
		edge.Get("/drafts/:draft/earlier", edge.Personal, who.ReadDraft, s.earlier),
		edge.Post("/drafts/:draft/earlier", edge.Personal, who.WriteDraft, s.bringUpToDate),
		edge.Get("/drafts/:draft/bots", edge.Personal, who.ReadDraft, s.botsDid),
		edge.Post("/drafts/:draft/bots", edge.Personal, who.ReadDraft, s.botsPlay),
		edge.Get("/drafts/:draft/bots/play", edge.Personal, who.ReadDraft, s.botsFailure),
		edge.Post("/drafts/:draft/bots/play", edge.Personal, who.WriteDraft, s.botsKeep),
		edge.Get("/drafts/:draft/bots/lines", edge.Personal, who.ReadDraft, s.botsLines),
		edge.Get("/drafts/:draft/pack", edge.ByToken, who.ReadDraft, s.pack),
		edge.Post("/drafts/:draft/pack", edge.ByToken, who.WriteDraft, s.packIn),
		edge.Post("/drafts/:draft/name", edge.Personal, who.WriteDraft, s.draftName),
		edge.Post("/drafts/:draft/put-away", edge.Personal, who.WriteDraft, s.draftPutAway(true)),
		edge.Post("/drafts/:draft/take-up", edge.Personal, who.WriteDraft, s.draftPutAway(false)),
		edge.Get("/drafts/:draft/plays", edge.Personal, who.ReadDraft, s.plays),
		edge.Post("/drafts/:draft/plays", edge.Personal, who.ReadDraft, s.playBegin),
		edge.Get("/drafts/:draft/plays/:play", edge.Personal, who.ReadDraft, s.playDesk),
		edge.Post("/drafts/:draft/plays/:play/decisions", edge.Personal, who.ReadDraft, s.playDecide),
		edge.Post("/drafts/:draft/plays/:play/back", edge.Personal, who.ReadDraft, s.playBack),
		edge.Post("/drafts/:draft/plays/:play/on", edge.Personal, who.ReadDraft, s.playOn),
		edge.Post("/drafts/:draft/plays/:play/again", edge.Personal, who.ReadDraft, s.playAgain),
		edge.Post("/drafts/:draft/plays/:play/keep", edge.Personal, who.WriteDraft, s.playKeep),
		edge.Post("/drafts/:draft/plays/:play/end", edge.Personal, who.ReadDraft, s.playEnd),
		edge.Get("/drafts/:draft/reviews", edge.Personal, who.ReadDraft, s.reviews),
		edge.Post("/drafts/:draft/reviews", edge.Personal, who.ReviewDraft, s.reviewBegin),
		edge.Get("/drafts/:draft/reviews/:review", edge.Personal, who.ReadDraft, s.review),
		edge.Post("/drafts/:draft/reviews/:review", edge.Personal, who.ReviewDraft, s.reviewAnswer),
		edge.Get("/drafts/:draft/reviews/:review/read", edge.Personal, who.ReadDraft, s.InTurn(s.reviewRead)),
		edge.Get("/drafts/:draft/reviews/:review/ranges", edge.Personal, who.ReadDraft, s.InTurn(s.ranges)),
		edge.Get("/drafts/:draft/reviews/:review/range", edge.Personal, who.ReadDraft, s.InTurn(s.rangeShow)),
		edge.Post("/drafts/:draft/reviews/:review/range", edge.Personal, who.ReviewDraft, s.InTurn(s.rangeJudge)),
		edge.Post("/drafts/:draft/asks", edge.Personal, who.WriteDraft, s.ask),
		edge.Post("/drafts/:draft/asks/back", edge.Personal, who.ReadDraft, s.askTakeBack),
		edge.Get("/drafts/:draft/ranges", edge.Personal, who.ReadDraft, s.InTurn(s.draftRanges)),
		edge.Post("/drafts/:draft/reviews/:review/drop", edge.Personal, who.ReviewDraft, s.reviewDrop),
		edge.Post("/drafts/:draft/delete", edge.Personal, who.ChangePartnership, s.draftDelete),
		edge.Post("/drafts/:draft/files", edge.Personal, who.WriteDraft, s.fileAdd),
		edge.Get("/drafts/:draft/files/:file", edge.Personal, who.ReadDraft, s.file),
		edge.Post("/drafts/:draft/files/:file", edge.Personal, who.WriteDraft, s.fileSave),
		edge.Post("/drafts/:draft/files/:file/changes", edge.Personal, who.WriteDraft, s.fileChanges),
		edge.Post("/drafts/:draft/files/:file/cursor", edge.Personal, who.WriteDraft, s.fileCursor),
		edge.Post("/drafts/:draft/files/:file/leave", edge.Personal, who.WriteDraft, s.fileLeave),
		edge.Get("/drafts/:draft/files/:file/live", edge.Personal, who.ReadDraft, s.fileLive),
		edge.Get("/drafts/:draft/files/:file/history", edge.Personal, who.ReadDraft, s.history),
		edge.Get("/drafts/:draft/files/:file/difference", edge.Personal, who.ReadDraft, s.difference),
		edge.Post("/drafts/:draft/files/:file/mend", edge.Personal, who.WriteDraft, s.fileMend),
		edge.Get("/drafts/:draft/files/:file/again", edge.Personal, who.ReadDraft, s.golden),
		edge.Post("/drafts/:draft/files/:file/again", edge.Personal, who.WriteDraft, s.goldenRecord),
		edge.Post("/drafts/:draft/files/:file/play", edge.Personal, who.ReadDraft, s.goldenPlay),
		edge.Post("/drafts/:draft/files/:file/restore", edge.Personal, who.WriteDraft, s.fileRestore),
		edge.Post("/drafts/:draft/files/:file/move", edge.Personal, who.WriteDraft, s.fileMove),
		edge.Post("/drafts/:draft/files/:file/remove", edge.Personal, who.WriteDraft, s.fileRemove(true)),
		edge.Post("/drafts/:draft/files/:file/put-back", edge.Personal, who.WriteDraft, s.fileRemove(false)),
	}
}

// in returns proof that whoever asks may do the act that the route declares in the partnership
// of the address.
func (s *Pages) in(c *fiber.Ctx) (author.Partner, error) {
	p, err := s.Person(c)
	if err != nil {
		return author.Partner{}, err
	}
	id, ok := edge.ParseID(c.Params("partnership"))
	if !ok {
		return author.Partner{}, author.ErrNotFound
	}
	of, err := s.drafts.Partner(c.UserContext(), p, id, edge.ActOf(c))
	if err != nil {
		err = s.refused(c, p, id, 0, err)
	}
	return of, err
}

// askedIn is in, and reads what was sent.
func (s *Pages) askedIn(c *fiber.Ctx, sent any) (author.Partner, error) {
	p, err := s.in(c)
	if err == nil {
		err = edge.ReadBody(c, sent, sent)
	}
	return p, err
}

// reading returns proof that whoever asks may read the draft of the address.
func (s *Pages) reading(c *fiber.Ctx) (author.Reading, error) {
	p, err := s.Person(c)
	if err != nil {
		return author.Reading{}, err
	}
	id, ok := edge.ParseID(c.Params("draft"))
	if !ok {
		return author.Reading{}, author.ErrNotFound
	}
	r, err := s.drafts.Read(c.UserContext(), p, id)
	if err != nil {
		err = s.refused(c, p, 0, id, err)
	}
	return r, err
}

// writing returns proof that whoever asks may change the draft of the address.
func (s *Pages) writing(c *fiber.Ctx) (author.Writing, error) {
	p, err := s.Person(c)
	if err != nil {
		return author.Writing{}, err
	}
	id, ok := edge.ParseID(c.Params("draft"))
	if !ok {
		return author.Writing{}, author.ErrNotFound
	}
	w, err := s.drafts.Write(c.UserContext(), p, id)
	switch {
	case errors.Is(err, author.ErrForbidden) && p.ByToken():
		err = edge.Refuse(fiber.StatusForbidden, sentenceReads)
	case errors.Is(err, author.ErrArchived):
		err = PutAway(id)
	case err != nil:
		err = s.refused(c, p, 0, id, err)
	}
	return w, err
}

// tooOften refuses whoever begins reviews, or asks for them, very often.
func (s *Pages) tooOften(c *fiber.Ctx, person int64) error {
	if wait := s.often.Take(c.UserContext(), s.Now(), fmt.Sprint(person)); wait > 0 {
		return edge.TooMany(sayTooOften(wait), wait)
	}
	return nil
}

// done leads on once something was done. If it can't be, problem says why, and again draws the
// page on which it was asked for; a problem that is "" is answered as any other error.
func (s *Pages) done(c *fiber.Ctx, err error, problem sim.Sentence, to string, again func(page.Notice) (edge.View, error)) error {
	switch {
	case err == nil:
		return edge.SeeOther(c, to)
	case problem == "":
		return err
	case edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	}
	v, err := again(page.Notice{Kind: page.NoticeProblem, Text: problem})
	if err != nil {
		return err
	}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}
