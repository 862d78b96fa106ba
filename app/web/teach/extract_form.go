package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// mostToChooseFrom is how many runs can be chosen from, the newest first, as in a portfolio.
const mostToChooseFrom = 50

// errPieceGone means that something that was chosen isn't there, or not any longer.
var errPieceGone = errors.New("a piece isn't there")

// extractNew shows a student what they can hand over. A decision that they look back at comes
// in the query: "run=12&turn=3".
func (s *Pages) extractNew(c *fiber.Ctx) error {
	p, h, err := s.hands(c)
	if err != nil {
		return err
	}
	var sent extractSent
	if id, ok := edge.ParseID(c.Query("run")); ok {
		turn, _ := edge.ParseID(c.Query("turn"))
		sent.Pieces = run.KeysAt(id, int(min(turn, maxTurn)))
	}
	return s.extractForm(c, p, h, sent, "")
}

// extractForm shows the form, with what was chosen and what is wrong with it.
func (s *Pages) extractForm(c *fiber.Ctx, p sign.Person, h teach.Handing, sent extractSent, problem sim.Sentence) error {
	if problem != "" {
		if edge.WantsJSON(c) {
			return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
		}
		c.Status(fiber.StatusUnprocessableEntity)
	}
	v := teachpage.ExtractFormView{Layout: s.Layout, ID: h.Cohort().ID, Cohort: cohortName(h.Cohort()), Purpose: teach.Purpose(sent.For), Message: sent.Message}
	if problem != "" {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
	}
	educators, err := s.educatorsIn(c, p, h)
	if err != nil {
		return err
	}
	for _, e := range educators {
		v.Educators = append(v.Educators, teachpage.ExtractEducator{ID: e.ID, Name: e.Name, Email: e.Email, Chosen: uint64(e.ID) == sent.Educator.N})
	}
	chosen := map[string]bool{}
	for _, key := range sent.Pieces {
		chosen[key] = true
	}
	runs, err := s.runsOf(c, p)
	if err != nil {
		return err
	}
	for _, m := range runs[:min(len(runs), mostToChooseFrom)] {
		if m.Closed() {
			v.Closed = true
			continue
		}
		pieces, err := s.piecesOf(c, m, sent.Pieces)
		if err != nil {
			return err
		}
		if len(pieces) == 0 {
			continue
		}
		name, err := s.Runs.For(c.UserContext(), m)
		if err != nil {
			return err
		}
		r := teachpage.ExtractRun{Title: pieces[0].Title, Began: edge.DateOf(m.Run().CreatedAt), For: page.ForWords(name, m.Run().Practice)}
		for _, piece := range pieces {
			key := run.KeyOf(piece)
			r.Pieces = append(r.Pieces, teachpage.ExtractPiece{Key: key, Heading: piece.Heading, Label: piece.Label, Text: beginning(piece.Text), Chosen: chosen[key]})
		}
		v.Runs = append(v.Runs, r)
	}
	return s.Page(c, v)
}

// beginning returns the beginning of a text that is too long for a list.
func beginning(text string) string {
	const most = 200
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + " …"
	}
	return text
}

func (s *Pages) educatorsIn(c *fiber.Ctx, p sign.Person, h teach.Handing) (list []sign.Listed, err error) {
	all, err := s.extracts.GivenTo(c.UserContext(), p)
	for _, g := range all {
		if g.Cohort == h.Cohort().ID {
			list = append(list, g.Educator)
		}
	}
	return list, err
}

// runsOf returns the runs that are a person's own, the newest first. Those of a guest whom
// their browser knows and they haven't claimed aren't among them.
func (s *Pages) runsOf(c *fiber.Ctx, p sign.Person) ([]run.Mine, error) {
	guest, err := s.Runs.Owned(c.UserContext(), p, nil)
	if errors.Is(err, run.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.Runs.MineOf(c.UserContext(), guest)
}

// piecesOf returns what can be handed over of a run: what was written, and those of its
// decisions that keys name.
func (s *Pages) piecesOf(c *fiber.Ctx, m run.Mine, keys []string) (list []run.Piece, err error) {
	ctx := c.UserContext()
	title, err := s.Runs.Title(ctx, m)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		id, turn, kind := run.ReadKey(key)
		if id != m.ID() || !run.IsDecided(kind) {
			continue
		}
		p, err := s.extracts.Decided(ctx, m, turn)
		if err != nil && !errors.Is(err, run.ErrNotFound) && !errors.Is(err, run.ErrClosed) && !run.Stuck(err) {
			return nil, err
		}
		if err == nil {
			list = append(list, p)
		}
	}
	written, err := s.Runs.Pieces(ctx, m)
	if err != nil {
		return nil, err
	}
	list = append(list, written...)
	for i := range list {
		list[i].Title, list[i].RunID = title, m.ID()
		if run.IsReasonPiece(list[i]) {
			list[i].Text = page.ReasonLabel(list[i].Text)
		}
	}
	return list, nil
}

// extractOf returns what a student chose as it will be read. Whoever is chosen and isn't their
// practice educator is left out, so that Check refuses it.
func (s *Pages) extractOf(c *fiber.Ctx, p sign.Person, h teach.Handing, sent extractSent) (x teach.Extract, err error) {
	x = teach.Extract{Student: sign.Listed{ID: p.ID(), Name: p.Name(), Email: p.Email()}, Purpose: sent.For, Message: sent.Message, Given: true}
	educators, err := s.educatorsIn(c, p, h)
	if err != nil {
		return x, err
	}
	for _, e := range educators {
		if uint64(e.ID) == sent.Educator.N {
			x.Educator = e
		}
	}
	if len(sent.Pieces) > teach.MaxPieces {
		return x, teach.ErrManyPieces
	}
	wanted := map[string]bool{}
	ofRun := map[int64]bool{}
	for _, key := range sent.Pieces {
		id, _, _ := run.ReadKey(key)
		wanted[key], ofRun[id] = true, true
	}
	runs, err := s.runsOf(c, p)
	if err != nil {
		return x, err
	}
	for _, m := range runs {
		if !ofRun[m.ID()] || m.Closed() {
			continue
		}
		pieces, err := s.piecesOf(c, m, sent.Pieces)
		if err != nil {
			return x, err
		}
		for _, piece := range pieces {
			if key := run.KeyOf(piece); wanted[key] {
				x.Pieces = append(x.Pieces, piece)
				delete(wanted, key)
			}
		}
	}
	if len(wanted) > 0 {
		return x, errPieceGone
	}
	return x, nil
}
