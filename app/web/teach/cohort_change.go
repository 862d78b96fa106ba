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

// cohortChange gives a cohort another name and another year. If somebody else has changed
// the same meanwhile, the form comes back with what was typed, and with what it is now.
func (s *Pages) cohortChange(c *fiber.Ctx) error {
	var sent struct {
		Name    string         `json:"name"`
		Year    string         `json:"year"`
		WasName edge.GivenText `json:"was_name"`
		WasYear edge.GivenText `json:"was_year"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	was := led.Cohort()
	if sent.WasName.Given {
		was.Name = sent.WasName.Text
	}
	if sent.WasYear.Given {
		was.Year = sent.WasYear.Text
	}
	err = s.lists.Change(c.UserContext(), led, was, sent.Name, sent.Year)
	problem, status := sayCohort(err), fiber.StatusUnprocessableEntity
	if errors.Is(err, teach.ErrChanged) {
		problem, status = sentenceChanged, fiber.StatusConflict
	}
	return s.cohortDone(c, err, problem, status, func(v *teachpage.CohortView) {
		v.Change.Name, v.Change.Year = sent.Name, sent.Year
		v.Change.Differs = status == fiber.StatusConflict
	})
}

// cohortAddLecturer has another lecturer of the organisation lead a cohort.
func (s *Pages) cohortAddLecturer(c *fiber.Ctx) error {
	var sent struct {
		Email string `json:"email"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	email, err := sign.Email(sent.Email)
	if err == nil {
		err = s.lists.AddLecturer(c.UserContext(), led, email)
	}
	return s.cohortDone(c, err, sayAddLecturer(err), fiber.StatusUnprocessableEntity, func(v *teachpage.CohortView) { v.Adding = sent.Email })
}

// cohortDropLecturer has somebody lead a cohort no longer. A second click finds it done.
func (s *Pages) cohortDropLecturer(c *fiber.Ctx) error {
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("person"))
	if !ok {
		return run.ErrNotFound
	}
	err = s.lists.DropLecturer(c.UserContext(), led, id)
	var problem sim.Sentence
	switch {
	case errors.Is(err, teach.ErrLast):
		problem = sentenceLast
	case errors.Is(err, teach.ErrNotFound):
		err = nil
	}
	if _, gone := s.ledCohort(c); err == nil && errors.Is(gone, sign.ErrForbidden) && !edge.WantsJSON(c) {
		return edge.SeeOther(c, string(page.AddressCohorts)) // who took themselves out can't see it any longer
	}
	return s.cohortDone(c, err, problem, fiber.StatusConflict, func(*teachpage.CohortView) {})
}

// cohortTakeOutAsk says what it means to take a student out of a cohort, and asks whether
// they are to be.
func (s *Pages) cohortTakeOutAsk(c *fiber.Ctx) error {
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	students, err := s.lists.Students(c.UserContext(), led)
	if err != nil {
		return err
	}
	id, _ := edge.ParseID(c.Params("person"))
	for _, x := range students {
		if x.ID == id {
			return s.Page(c, teachpage.TakeOutView{Layout: s.Layout, ID: led.Cohort().ID, Cohort: cohortName(led.Cohort()), Student: teachpage.CohortStudent{ID: x.ID, Name: x.Name, Email: x.Email}})
		}
	}
	return run.ErrNotFound
}

// cohortTakeOut takes a student out of a cohort. A second click finds it done.
func (s *Pages) cohortTakeOut(c *fiber.Ctx) error {
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("person"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.lists.TakeOut(c.UserContext(), led, id); err != nil && !errors.Is(err, run.ErrNotFound) {
		return err
	}
	return edge.SeeOther(c, string(page.AddressCohort(led.Cohort().ID)))
}

// cohortDone answers a change of a cohort with its page, or with a problem on it.
func (s *Pages) cohortDone(c *fiber.Ctx, err error, problem sim.Sentence, status int, again func(*teachpage.CohortView)) error {
	switch {
	case err != nil && problem == "":
		return err
	case err != nil && edge.WantsJSON(c):
		return edge.Refuse(status, problem)
	case err != nil:
		v, err := s.cohortView(c)
		if err != nil {
			return err
		}
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
		again(&v)
		c.Status(status)
		return s.Page(c, v)
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, string(page.AddressCohort(cohortID(c))))
}

func cohortID(c *fiber.Ctx) int64 {
	id, _ := edge.ParseID(c.Params("cohort"))
	return id
}
