package author

import (
	"cmp"
	"errors"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/web/play"
	"caseload/app/who"
)

// playDesk shows the desk of a play.
func (s *Pages) playDesk(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	id, err := inPlay(c)
	if err != nil {
		return err
	}
	return s.showDesk(c, r, id, strings.Clone(c.Query("open")), fiber.StatusOK, nil)
}

// showDesk answers with the desk of a play. Change may alter the page.
func (s *Pages) showDesk(c *fiber.Ctx, r author.Reading, id int64, open string, status int, change func(*playpage.DeskView, *authorpage.PlayBanner)) error {
	p, err := s.drafts.LookAtPlay(c.UserContext(), r, id)
	if err != nil {
		if says := sayPlay(err); says != "" && p.ID != 0 {
			return s.unplayable(c, r, p, err, says)
		}
		return err
	}
	made, failed, err := s.drafts.LinesNow(c.UserContext(), r, p)
	if err != nil {
		return err
	}
	names, err := s.drafts.Names(c.UserContext(), r)
	if err != nil {
		return err
	}
	draft := r.Draft()
	v := playpage.DeskView{Layout: s.Layout, Desk: p.Shown.Desk, Open: open, Glossary: p.Shown.Glossary, Draft: &playpage.Draft{
		Address: authorpage.AddressPlay(draft.ID, id), Read: !p.Mine, Edits: map[string][]playpage.Edit{},
	}}
	comments, moment := draft.PutAway == nil && r.May(who.CommentDraft), string(sayPlayedAt(p.Shown.Desk))
	for thing, lines := range made {
		for _, at := range lines {
			edit := playpage.Edit{Where: authorpage.Where(at.Path, at.Line), Address: authorpage.AddressEdit(draft.ID, at.File, max(at.Line, 1), id), Text: at.Line == 0}
			if at.Line > 0 {
				edit.Form = authorpage.AddressFormAt(draft.ID, at.File, at.Line)
			}
			if comments {
				edit.Comment = authorpage.AddressCommentFrom(draft.ID, at.File, max(at.Line, 1), id, moment)
			}
			v.Draft.Edits[thing] = append(v.Draft.Edits[thing], edit)
		}
	}
	banner := authorpage.PlayBanner{
		Draft: draft.ID, ID: id, Name: draft.Name, How: sayHow(p), Turn: p.Turns + 1, Begun: p.Begun, Newest: p.Newest, Ended: p.Shown.Desk.Ended,
		Writes: draft.PutAway == nil && r.May(who.WriteDraft), Bots: s.bots(), Bot: p.How.Bot, Keep: authorpage.Keep{Comment: cmp.Or(p.Comment, string(sayComment(p)))},
	}
	if p.How.Golden != "" {
		banner.Keep.Name = author.GoldenName(p.How.Golden)
	}
	if !p.Mine {
		banner.Whose = sayWho(names, p.Person)
	}
	for i, f := range p.Shown.Faults {
		if at := failed[i]; at.File != 0 {
			f.File, f.Line = at.Path, at.Line
		}
		banner.Wrong = append(banner.Wrong, authorpage.MistakeIn(draft.ID, failed[i].File, f.File, f.Line, f.Says))
	}
	if change != nil {
		change(&v, &banner)
	}
	v.Draft.Banner = banner.Component()
	c.Status(status)
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	return s.Page(c, v)
}

// unplayable says why the desk of a play can't be shown.
func (s *Pages) unplayable(c *fiber.Ctx, r author.Reading, p author.Playing, err error, says sim.Sentence) error {
	v := authorpage.UnplayableView{Layout: s.Layout, Draft: r.Draft().ID, Name: r.Draft().Name, Play: p.ID, Mine: p.Mine, Turn: p.Turns + 1, Notice: page.Notice{Kind: page.NoticeProblem, Text: says}, Wrong: s.mistakes(c, r, err)}
	c.Status(fiber.StatusConflict)
	return s.WholePage(c, v)
}

func openPlay(r author.Reading, id int64, open string) string {
	at := string(authorpage.AddressPlay(r.Draft().ID, id))
	if open != "" {
		at += "?open=" + url.QueryEscape(open)
	}
	return at
}

// playDecide makes a decision in a play.
func (s *Pages) playDecide(c *fiber.Ctx) error {
	var open string
	var decision sim.Decision
	return s.playChange(c, func(r author.Reading, id int64) (err error) {
		var turn int
		if turn, decision, open, err = play.ReadDecision(c); err != nil {
			return err
		}
		return s.drafts.DecideInPlay(c.UserContext(), r, id, turn, decision)
	}, func(v *playpage.DeskView) {
		v.Open, v.Unsent = open, playpage.Unsent{Offer: decision.Offer, With: decision.With}
	})
}

// playChange does something to a play, and answers with its desk: as it is then, or as it is and
// why nothing was done. Show may alter the page.
func (s *Pages) playChange(c *fiber.Ctx, do func(author.Reading, int64) error, show func(*playpage.DeskView)) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	id, err := inPlay(c)
	if err != nil {
		return err
	}
	problem := do(r, id)
	says, status := sayPlay(problem), fiber.StatusUnprocessableEntity
	var opened playpage.DeskView
	show(&opened)
	switch {
	case problem == nil && !edge.WantsFragment(c):
		return edge.SeeOther(c, openPlay(r, id, opened.Open))
	case problem == nil:
		return s.showDesk(c, r, id, opened.Open, fiber.StatusOK, func(v *playpage.DeskView, _ *authorpage.PlayBanner) {
			c.Set("HX-Replace-Url", openPlay(r, id, v.Opened()))
		})
	case says == "":
		return problem
	case errors.Is(problem, author.ErrChanged):
		status = fiber.StatusConflict
	case errors.Is(problem, author.ErrForbidden):
		status = fiber.StatusForbidden
	case errors.Is(problem, author.ErrBusy):
		status = fiber.StatusServiceUnavailable
	}
	return s.showDesk(c, r, id, opened.Open, status, func(v *playpage.DeskView, banner *authorpage.PlayBanner) {
		show(v)
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: says}
		banner.Unplayable = s.mistakes(c, r, problem)
	})
}

// asItIs shows the desk of a play as it is.
func asItIs(*playpage.DeskView) {}

// playBack takes back what was decided in a play from a turn on.
func (s *Pages) playBack(c *fiber.Ctx) error {
	return s.playChange(c, func(r author.Reading, id int64) error {
		var sent struct {
			Turn edge.Whole `json:"turn"`
			To   edge.Whole `json:"to"`
		}
		err := edge.ReadBody(c, &sent, &sent)
		turn, err1 := sent.Turn.Turn("turn")
		to, err2 := sent.To.Turn("to")
		if err := cmp.Or(err, err1, err2); err != nil {
			return err
		}
		return s.drafts.GoBack(c.UserContext(), r, id, turn, to)
	}, asItIs)
}

// playOn lets a bot go on with a play.
func (s *Pages) playOn(c *fiber.Ctx) error {
	return s.playChange(c, func(r author.Reading, id int64) error {
		var sent struct {
			Turn edge.Whole `json:"turn"`
			Bot  string     `json:"bot"`
			To   string     `json:"to"`
		}
		err := edge.ReadBody(c, &sent, &sent)
		turn, err1 := sent.Turn.Turn("turn")
		how, err2 := s.beginning(authorpage.BeginPlay{Bot: sent.Bot})
		if err := cmp.Or(err, err1, err2); err != nil {
			return err
		}
		return s.drafts.PlayOn(c.UserContext(), r, id, turn, how.Bot, sent.To == beginDay)
	}, asItIs)
}

// playAgain begins a play again with what is written now.
func (s *Pages) playAgain(c *fiber.Ctx) error {
	return s.playChange(c, func(r author.Reading, id int64) error {
		if err := edge.ReadBody(c, &struct{}{}, &struct{}{}); err != nil {
			return err
		}
		return s.drafts.BeginPlayAgain(c.UserContext(), r, id)
	}, asItIs)
}

// playKeep keeps what was played as a golden play of the draft.
func (s *Pages) playKeep(c *fiber.Ctx) error {
	var sent struct {
		Name    string `json:"name"`
		Comment string `json:"comment"`
		Replace string `json:"replace"` // "yes" if one of that name is to become this one
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	id, err := inPlay(c)
	if err != nil {
		return err
	}
	file, err := s.drafts.KeepGolden(c.UserContext(), w, id, sent.Name, sent.Comment, sent.Replace == "yes")
	if err == nil {
		return edge.SeeOther(c, string(authorpage.AddressFile(w.Draft().ID, file))+"?"+queryGolden)
	}
	says := cmp.Or(sayPlay(err), sayKeep(err))
	if says == "" {
		return err
	}
	return s.showDesk(c, w.Reading(), id, "", fiber.StatusUnprocessableEntity, func(v *playpage.DeskView, banner *authorpage.PlayBanner) {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: says}
		banner.Keep = authorpage.Keep{Name: sent.Name, Comment: sent.Comment, Open: true, Taken: errors.Is(err, author.ErrTaken)}
	})
}

// queryGolden marks the redirect to a golden play that was just kept.
const queryGolden = "golden"

// playEnd deletes a play.
func (s *Pages) playEnd(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	id, err := inPlay(c)
	if err == nil {
		err = edge.ReadBody(c, &struct{}{}, &struct{}{})
	}
	if err == nil {
		err = s.drafts.EndPlay(c.UserContext(), r, id)
	}
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressPlays(r.Draft().ID)))
}
