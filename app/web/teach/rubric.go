package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// RubricJSON is how an assignment is marked, as JSON.
type RubricJSON struct {
	Edition    int             `json:"edition"` // 0 if no rubric has been written
	Anonymous  bool            `json:"anonymous"`
	Second     mark.Markers    `json:"second"`
	Difference int             `json:"difference"`
	Lateness   bool            `json:"lateness"`
	Changed    int             `json:"changed"`
	Released   bool            `json:"released"`
	Criteria   []CriterionJSON `json:"criteria"`
}

// CriterionJSON is a criterion of a rubric.
type CriterionJSON struct {
	Key         int         `json:"key"`
	Name        string      `json:"name"`
	Description string      `json:"description"`
	Points      int         `json:"points"`
	Levels      []LevelJSON `json:"levels"`
	Source      string      `json:"source"`
}

// LevelJSON is a level of a criterion.
type LevelJSON struct {
	Name   string `json:"name"`
	Points int    `json:"points"`
}

func rubricJSON(m mark.Marking) RubricJSON {
	j := RubricJSON{m.Edition, m.Anonymous, m.Second, m.Difference, m.Lateness, m.Changed, m.Released != nil, criteriaJSON(m.Criteria)}
	return j
}

func criteriaJSON(criteria []mark.Criterion) []CriterionJSON {
	list := []CriterionJSON{}
	for _, c := range criteria {
		one := CriterionJSON{c.Key, c.Name, c.Description, c.Points, []LevelJSON{}, c.Source}
		for _, l := range c.Levels {
			one.Levels = append(one.Levels, LevelJSON(l))
		}
		list = append(list, one)
	}
	return list
}

// markedRubric returns proof that whoever asks may change how the assignment in the address
// is marked, and how it is now.
func (s *Pages) markedRubric(c *fiber.Ctx) (teach.LedAssignment, mark.Marking, error) {
	led, err := s.ledAssignment(c)
	if err == nil && !led.Assignment().Marked {
		err = edge.Refuse(fiber.StatusConflict, sentenceNotMarked)
	}
	if err != nil {
		return led, mark.Marking{}, err
	}
	now, err := s.given.Marking(c.UserContext(), led.Open())
	return led, now, err
}

// rubric shows the form for how an assignment is marked.
func (s *Pages) rubric(c *fiber.Ctx) error {
	led, now, err := s.markedRubric(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(rubricJSON(now))
	}
	v, err := s.rubricView(c, led, now, mark.PlanOfMarking(now))
	if err != nil {
		return err
	}
	if len(v.Plan.Criteria) == 0 {
		v.Plan.Criteria = []mark.CriterionPlan{{}}
	}
	return s.Page(c, v)
}

func (s *Pages) rubricView(c *fiber.Ctx, led teach.LedAssignment, now mark.Marking, plan mark.RubricPlan) (teachpage.RubricView, error) {
	a := led.Assignment()
	fixed, err := s.given.MarkingBegun(c.UserContext(), led)
	v := teachpage.RubricView{Layout: s.Layout, ID: a.ID, Name: a.Name, Cohort: cohortName(led.Cohort()), Edition: now.Edition, Plan: plan, Fixed: fixed, Second: now.Second}
	ids := []string{}
	for _, p := range plan.Criteria {
		ids = append(ids, p.Source)
	}
	templates, err2 := s.given.Templates(c.UserContext(), led.Open())
	for _, t := range templates {
		v.Templates = append(v.Templates, t.Name)
	}
	v.Sources = s.sources(ids)
	return v, errors.Join(err, err2)
}

// sources says what identifiers of frameworks stand for.
func (s *Pages) sources(ids []string) map[string]teachpage.CriterionSource {
	of := map[string]teachpage.CriterionSource{}
	for _, id := range ids {
		if f, known := s.given.Source(id); known {
			of[id] = teachpage.CriterionSource{Framework: f.Framework, Status: f.Status}
		}
	}
	return of
}

// rubricChange keeps a rubric. What that does to marks is said first, and asked once.
func (s *Pages) rubricChange(c *fiber.Ctx) error {
	led, now, err := s.markedRubric(c)
	if err != nil {
		return err
	}
	var form rubricForm
	var sent sentRubric
	if err := edge.ReadBody(c, &sent, &form); err != nil {
		return err
	}
	plan, again := form.plan(), bool(form.Again)
	if !edge.IsForm(c) {
		plan, again = sent.plan(now), bool(sent.Again)
	}
	if form.Add != "" {
		templates, err := s.given.Templates(c.UserContext(), led.Open())
		if err != nil {
			return err
		}
		plan.Criteria = added(plan.Criteria, templates, form.Add)
		v, err := s.rubricView(c, led, now, plan)
		if err != nil {
			return err
		}
		return s.Page(c, v)
	}
	err = s.given.ChangeMarking(c.UserContext(), led, plan, again)
	if err == nil {
		if edge.WantsJSON(c) {
			return c.SendStatus(fiber.StatusNoContent)
		}
		return edge.SeeOther(c, string(page.AddressMarks(led.Assignment().ID)))
	}
	return s.rubricUnkept(c, led, plan, err)
}

// rubricUnkept answers with the form once more, and why.
func (s *Pages) rubricUnkept(c *fiber.Ctx, led teach.LedAssignment, plan mark.RubricPlan, err error) error {
	now, failed := s.given.Marking(c.UserContext(), led.Open()) // as it is by now
	if failed != nil {
		return failed
	}
	v, failed := s.rubricView(c, led, now, plan)
	if failed != nil {
		return failed
	}
	status, j := fiber.StatusConflict, fiber.Map{}
	var wrong *mark.Wrong
	switch {
	case errors.As(err, &wrong):
		status, v.Wrong, v.Sentence = fiber.StatusUnprocessableEntity, wrong.Field, wrong.Sentence
		j["error"] = wrong.Sentence
	case errors.Is(err, teach.ErrRubricChanged):
		v.Theirs, v.Plan.Changed = now.Criteria, now.Changed
		j["error"], j["rubric"] = sentenceRubricChanged, rubricJSON(now)
	case errors.Is(err, teach.ErrMarkAgain):
		m, failed := s.given.MarkedAgain(c.UserContext(), led, plan)
		if failed != nil {
			return failed
		}
		v.Mended = &m
		j["error"], j["loses"], j["gains"], j["others"], j["marks"] = sentenceMarkAgain, m.Loses, m.Gains, m.Others, m.Marks
	default:
		return err
	}
	c.Status(status)
	if edge.WantsJSON(c) {
		return c.JSON(j)
	}
	return s.Page(c, v)
}
