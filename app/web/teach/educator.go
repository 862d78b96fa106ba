package teach

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// EducatorJSON is a practice educator of a cohort, with the numbers of the students whom
// they were given.
type EducatorJSON struct {
	StudentJSON
	Students []int64 `json:"students"`
}

// relatedCohort adds to a cohort's page, for those who don't lead it, whom they were given
// or to whom.
func (s *Pages) relatedCohort(c *fiber.Ctx, open teach.OpenCohort, v *teachpage.CohortView) error {
	ctx := c.UserContext()
	educates, err := s.lists.Educates(ctx, open)
	if err != nil {
		return err
	}
	if v.Educates = educates; educates {
		given, err := s.lists.Given(ctx, open)
		for _, x := range given {
			v.Students = append(v.Students, teachpage.CohortStudent{ID: x.ID, Name: x.Name, Email: x.Email})
		}
		return err
	}
	educators, err := s.lists.EducatorsOf(ctx, open)
	for _, x := range educators {
		v.GivenTo = append(v.GivenTo, x.Name)
	}
	return err
}

// cohortEducators adds the practice educators to a cohort's page.
func (s *Pages) cohortEducators(c *fiber.Ctx, led teach.LedCohort, v *teachpage.CohortView) error {
	list, err := s.lists.Educators(c.UserContext(), led)
	for _, e := range list {
		v.Educators = append(v.Educators, teachpage.CohortEducator{CohortStudent: teachpage.CohortStudent{ID: e.ID, Name: e.Name, Email: e.Email}, Students: e.Students})
	}
	return err
}

// cohortAddEducator makes somebody a practice educator of a cohort.
func (s *Pages) cohortAddEducator(c *fiber.Ctx) error {
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
		err = s.lists.AddEducator(c.UserContext(), led, email)
	}
	return s.cohortDone(c, err, sayAddEducator(err), fiber.StatusUnprocessableEntity, func(v *teachpage.CohortView) { v.AddingEducator = sent.Email })
}

// cohortDropEducator takes a practice educator out of a cohort. A second click finds it
// done.
func (s *Pages) cohortDropEducator(c *fiber.Ctx) error {
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("person"))
	if !ok {
		return run.ErrNotFound
	}
	if err = s.lists.DropEducator(c.UserContext(), led, id); errors.Is(err, teach.ErrNotFound) {
		err = nil
	}
	return s.cohortDone(c, err, "", 0, nil)
}

// educatorIn returns the practice educator in the address, of a cohort that whoever asks
// may change.
func (s *Pages) educatorIn(c *fiber.Ctx) (led teach.LedCohort, e teach.Educator, err error) {
	if led, err = s.ledCohort(c); err != nil {
		return led, e, err
	}
	list, err := s.lists.Educators(c.UserContext(), led)
	if err != nil {
		return led, e, err
	}
	id, ok := edge.ParseID(c.Params("person"))
	at := slices.IndexFunc(list, func(e teach.Educator) bool { return ok && e.ID == id })
	if at < 0 {
		return led, e, run.ErrNotFound
	}
	return led, list[at], nil
}

// cohortEducator shows the students of a cohort, and which of them a practice educator was
// given.
func (s *Pages) cohortEducator(c *fiber.Ctx) error {
	led, e, err := s.educatorIn(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(educatorJSON(e))
	}
	students, err := s.lists.Students(c.UserContext(), led)
	if err != nil {
		return err
	}
	cohort := led.Cohort()
	v := teachpage.EducatorView{Layout: s.Layout, ID: cohort.ID, Cohort: cohort.Name + ", " + cohort.Year, Educator: teachpage.CohortStudent{ID: e.ID, Name: e.Name, Email: e.Email}}
	for _, x := range students {
		v.Students = append(v.Students, teachpage.GivenStudent{CohortStudent: teachpage.CohortStudent{ID: x.ID, Name: x.Name, Email: x.Email}, Given: slices.Contains(e.Students, x.ID)})
	}
	return s.Page(c, v)
}

func educatorJSON(e teach.Educator) EducatorJSON {
	return EducatorJSON{StudentJSON{e.ID, e.Name, e.Email}, append([]int64{}, e.Students...)}
}

// cohortGive gives a practice educator the students that are sent, and takes all others
// back that they had when the page was made. A program that doesn't say whom they had takes
// back all others.
func (s *Pages) cohortGive(c *fiber.Ctx) error {
	var sent struct {
		Students edge.TextList `json:"student"`
		Was      edge.TextList `json:"was"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, e, err := s.educatorIn(c)
	if err != nil {
		return err
	}
	was, okWas := numbers(sent.Was)
	to, ok := numbers(sent.Students)
	if !ok || !okWas {
		return run.ErrNotFound
	}
	if sent.Was == nil && !edge.IsForm(c) {
		was = e.Students
	}
	err = s.lists.Give(c.UserContext(), led, e.ID, was, to)
	if errors.Is(err, teach.ErrNotFound) {
		return run.ErrNotFound
	}
	return s.cohortDone(c, err, "", 0, nil)
}

// numbers reads numbers of people, if they all are.
func numbers(list []string) (ids []int64, ok bool) {
	for _, text := range list {
		id, ok := edge.ParseID(text)
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}
