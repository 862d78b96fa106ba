package teach

import (
	"errors"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// markForm is a mark as a form sends it: what belongs to criteria once for each.
type markForm struct {
	Criterion edge.TextList `json:"criterion"`
	Points    edge.TextList `json:"points"`
	Reason    edge.TextList `json:"reason"`
	markSent
}

// sentMark is a mark as a program sends it.
type sentMark struct {
	Points []struct {
		Criterion edge.Whole       `json:"criterion"`
		Points    edge.WholeOrNone `json:"points"`
		Reason    string           `json:"reason"`
	} `json:"points"`
	markSent
}

// markSent is what both send.
type markSent struct {
	Comment string     `json:"comment"`
	Why     string     `json:"why"`
	Edition edge.Whole `json:"edition"`
	Changed edge.Whole `json:"changed"`
	First   edge.Whole `json:"first"`  // the mark that is settled
	Second  edge.Whole `json:"second"` // and the other
	Do      string     `json:"do"`     // "hand-in" or "draft"
}

// readMark reads what was sent.
func readMark(c *fiber.Ctx) (plan mark.MarkPlan, sent markSent, err error) {
	var object sentMark
	var form markForm
	if err := edge.ReadBody(c, &object, &form); err != nil {
		return plan, sent, err
	}
	for _, p := range object.Points {
		one := mark.PointPlan{Criterion: clockMinutes(p.Criterion), Reason: p.Reason}
		if p.Points.Given {
			one.Points = strconv.FormatUint(p.Points.N, 10)
		}
		plan.Points = append(plan.Points, one)
	}
	for i := range min(len(form.Criterion), mark.MostCriteria) {
		key, _ := strconv.Atoi(form.Criterion[i])
		plan.Points = append(plan.Points, mark.PointPlan{Criterion: key, Points: nth(form.Points, i), Reason: nth(form.Reason, i)})
	}
	if sent = object.markSent; edge.IsForm(c) {
		sent = form.markSent
	}
	plan.Comment, plan.Why, plan.Edition, plan.Changed = sent.Comment, sent.Why, clockMinutes(sent.Edition), clockMinutes(sent.Changed)
	return plan, sent, nil
}

// candidateMark keeps a mark as a draft, or hands it in.
func (s *Pages) candidateMark(c *fiber.Ctx) error {
	plan, sent, err := readMark(c)
	if err != nil {
		return err
	}
	m, x, err := s.askedCandidate(c)
	if err != nil {
		return err
	}
	handIn := sent.Do != "draft"
	err = s.given.SaveMark(c.UserContext(), m, x.Number, plan, handIn)
	return s.marked(c, plan, !handIn, err)
}

// candidateSettle keeps the mark that counts of two.
func (s *Pages) candidateSettle(c *fiber.Ctx) error {
	plan, sent, err := readMark(c)
	if err != nil {
		return err
	}
	m, x, err := s.askedCandidate(c)
	if err != nil {
		return err
	}
	err = s.given.SettleMark(c.UserContext(), m, x.Number, plan, [2]int64{int64(clockMinutes(sent.First)), int64(clockMinutes(sent.Second))})
	if errors.Is(err, run.ErrNotFound) {
		err = teach.ErrMarkChanged
	}
	return s.marked(c, plan, false, err)
}

// marked answers after a mark was kept, or with the form once more and why it wasn't.
func (s *Pages) marked(c *fiber.Ctx, plan mark.MarkPlan, draft bool, err error) error {
	m, x, failed := s.askedCandidate(c) // as it is by now
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.markKept(c, m, x, draft)
	}
	v, failed := s.candidateView(c, m, x)
	if failed != nil {
		return failed
	}
	theirs := v.Plan
	v.Plan = plan
	status, sentence := fiber.StatusConflict, sentenceMarkChanged
	var wrong *mark.Wrong
	switch {
	case errors.As(err, &wrong):
		status, sentence, v.Wrong, v.Sentence = fiber.StatusUnprocessableEntity, wrong.Sentence, wrong.Field, wrong.Sentence
	case errors.Is(err, run.ErrFull):
		sentence = sentenceManyMarks
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	case errors.Is(err, teach.ErrMarkTaken):
		sentence = sentenceMarkTaken
		v.Notice, v.Place = page.Notice{Kind: page.NoticeProblem, Text: sentence}, mark.Second
	case errors.Is(err, teach.ErrMarksIn):
		sentence, v.Plan = sentenceMarksIn, theirs
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	case errors.Is(err, teach.ErrMarkChanged):
		s.markChanged(&v, m, x, plan.Edition)
		v.Plan.Changed = theirs.Changed
	default:
		return err
	}
	if edge.WantsJSON(c) {
		return edge.Refuse(status, sentence)
	}
	c.Status(status)
	return s.Page(c, v)
}

// markChanged says what has been changed since a form was shown.
func (s *Pages) markChanged(v *teachpage.CandidateView, m teach.MarkedAssignment, x teach.Candidate, edition int) {
	if edition != m.Marking().Edition {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceRubricNew}
		return
	}
	for _, of := range v.Marks {
		if x.Mine != nil && of.ID == x.Mine.ID {
			v.Theirs = &of
			return
		}
	}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceMarkChanged}
}

func (s *Pages) markKept(c *fiber.Ctx, m teach.MarkedAssignment, x teach.Candidate, draft bool) error {
	switch {
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	case draft:
		return edge.SeeOther(c, string(page.AddressCandidate(m.Assignment().ID, x.Number))+"?"+queryKept+"=1")
	}
	return edge.SeeOther(c, string(page.AddressMarks(m.Assignment().ID)))
}

// candidateApart has a candidate be marked apart from their partner.
func (s *Pages) candidateApart(c *fiber.Ctx) error {
	var sent struct {
		Why string `json:"why"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	m, x, err := s.askedCandidate(c)
	if err != nil {
		return err
	}
	err = s.given.MarkApart(c.UserContext(), m, x.Number, sent.Why)
	var wrong *mark.Wrong
	switch {
	case errors.Is(err, run.ErrNotFound):
		return edge.Refuse(fiber.StatusConflict, sentenceNoPartner)
	case errors.As(err, &wrong) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, wrong.Sentence)
	case errors.As(err, &wrong):
		v, err := s.candidateView(c, m, x)
		if err != nil {
			return err
		}
		v.Wrong, v.Sentence, v.WhyApart = wrong.Field, wrong.Sentence, sent.Why
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, string(page.AddressCandidate(m.Assignment().ID, x.Number)))
}
