package teach

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// releaseAsk says what a release of marks does, and asks whether it is to be.
func (s *Pages) releaseAsk(c *fiber.Ctx) error {
	m, err := s.marking(c)
	if err != nil {
		return err
	}
	v, err := s.releaseView(c, m)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(marksJSON(v.MarksView, string(page.AddressAssignment(v.ID))))
	}
	return s.Page(c, v)
}

func (s *Pages) releaseView(c *fiber.Ctx, m teach.MarkedAssignment) (v teachpage.ReleaseView, err error) {
	if v.MarksView, err = s.marksView(c, m); err != nil {
		return v, err
	}
	x, err := s.given.SampleFor(c.UserContext(), m.By(), v.ID, who.ReadSample)
	if err != nil {
		return v, err
	}
	_, sampled, err := s.given.SampleOf(c.UserContext(), x)
	v.Sampled = len(sampled)
	for _, r := range sampled {
		if !slices.ContainsFunc(r.Opinions, func(o mark.Opinion) bool { return !o.Earlier }) {
			v.Unmoderated++
		}
	}
	return v, err
}

// release gives all who are marked their marks, if there are so many as was said.
func (s *Pages) release(c *fiber.Ctx) error {
	var sent struct {
		Ready edge.Whole `json:"ready"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	m, err := s.marking(c)
	if err != nil {
		return err
	}
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	if m.Marking().Edition == 0 {
		return edge.Refuse(fiber.StatusConflict, sentenceNoRubric)
	}
	err = s.given.ReleaseMarks(c.UserContext(), led, clockMinutes(sent.Ready))
	switch {
	case errors.Is(err, teach.ErrMarkChanged) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusConflict, sentenceReadyChanged)
	case errors.Is(err, teach.ErrMarkChanged):
		v, err := s.releaseView(c, m)
		if err != nil {
			return err
		}
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceReadyChanged}
		c.Status(fiber.StatusConflict)
		return s.Page(c, v)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, string(page.AddressMarks(led.Assignment().ID)))
}

// OwnMarkJSON is a student's own mark as JSON.
type OwnMarkJSON struct {
	Assignment string          `json:"assignment"` // its address
	Again      bool            `json:"again"`      // it is being marked again
	Why        string          `json:"why"`        // it is
	Mark       *GivenMarkJSON  `json:"mark"`       // null if there is none yet
	Earlier    []GivenMarkJSON `json:"earlier"`    // the oldest first
}

// GivenMarkJSON is a mark as a student was given it.
type GivenMarkJSON struct {
	Total    int             `json:"total"`
	Most     int             `json:"most"`
	Criteria []CriterionJSON `json:"criteria"`
	Points   []PointJSON     `json:"points"`
	Comment  string          `json:"comment"`
	Why      string          `json:"why"`   // it took the place of the one before
	Apart    string          `json:"apart"` // why it is given apart from the partner's; "" if it isn't
	At       string          `json:"at"`
}

func givenJSON(g mark.Given, when func(mark.Given) string) GivenMarkJSON {
	return GivenMarkJSON{g.Total(), g.Rubric.Most(), criteriaJSON(g.Rubric.Criteria), pointsJSON(g.Points), g.Comment, g.Why, g.Apart, when(g)}
}

// ownMark shows a student their own mark. Those who lead the assignment are sent to all.
func (s *Pages) ownMark(c *fiber.Ctx) error {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return err
	}
	assigned, err := s.given.Assigned(c.UserContext(), p, id)
	if errors.Is(err, sign.ErrForbidden) {
		if _, err := s.marking(c); err != nil {
			return err
		}
		return edge.SeeOther(c, string(page.AddressMarks(id)))
	}
	if err != nil {
		return err
	}
	given, err := s.given.GivenMarks(c.UserContext(), assigned)
	if err != nil {
		return err
	}
	zoned := edge.InZone(assigned.Zone())
	when := func(g mark.Given) string { return zoned(g.At) }
	if edge.WantsJSON(c) {
		j := OwnMarkJSON{string(page.AddressAssignment(id)), given.Again, given.Why, nil, []GivenMarkJSON{}}
		for i, g := range given.Marks {
			one := givenJSON(g, when)
			if i == len(given.Marks)-1 {
				j.Mark = &one
			} else {
				j.Earlier = append(j.Earlier, one)
			}
		}
		return c.JSON(j)
	}
	v := s.markView(assigned, given, when)
	runs, err := s.given.Runs(c.UserContext(), assigned)
	if err != nil {
		return err
	}
	if v.Given != nil && slices.ContainsFunc(runs, func(m run.Mine) bool { return m.ID() == v.Given.Run }) {
		v.Run = v.Given.Run
	}
	return s.Page(c, v)
}

func (s *Pages) markView(a teach.Assigned, given teach.Given, when func(mark.Given) string) teachpage.MarkView {
	v := teachpage.MarkView{Layout: s.Layout, ID: a.Assignment().ID, Name: a.Assignment().Name, Cohort: cohortName(a.Cohort()), Again: given.Again, Why: given.Why, Kept: edge.DateOf(a.KeptUntil())}
	for i := len(given.Marks) - 1; i >= 0; i-- {
		g := given.Marks[i]
		if v.Given == nil {
			v.Given, v.When = &g, when(g)
			var ids []string
			for _, of := range g.Rubric.Criteria {
				ids = append(ids, of.Source)
			}
			v.Sources = s.sources(ids)
			continue
		}
		next := given.Marks[i+1]
		v.Earlier = append(v.Earlier, teachpage.EarlierMark{Points: g.Total(), Most: g.Rubric.Most(), When: when(g), Changed: when(next), Why: next.Why})
	}
	return v
}
