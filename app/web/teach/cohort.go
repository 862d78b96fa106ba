package teach

import (
	"errors"
	"math"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// CohortsJSON lists the cohorts of whoever asks.
type CohortsJSON struct {
	Cohorts []CohortJSON `json:"cohorts"`
}

// CohortJSON is a cohort. Those who may not change it get neither its code nor its
// students.
type CohortJSON struct {
	Address   string        `json:"address"`
	Name      string        `json:"name"`
	Year      string        `json:"year"`
	Archived  bool          `json:"archived"`
	As        who.Role      `json:"as,omitempty"`
	Lecturers []string      `json:"lecturers,omitempty"`
	Code      string        `json:"code,omitempty"`
	Join      string        `json:"join,omitempty"`
	Students  []StudentJSON `json:"students,omitempty"`
	LedBy     []StudentJSON `json:"led_by,omitempty"`

	Educators []EducatorJSON `json:"educators,omitempty"`
	GivenTo   []string       `json:"given_to,omitempty"` // a student's own practice educators
}

// StudentJSON is a student of a cohort, or one of those who lead it.
type StudentJSON struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

// cohortList lists the cohorts of whoever asks.
func (s *Pages) cohortList(c *fiber.Ctx) error {
	v, j, err := s.cohortsView(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(j)
	}
	return s.Page(c, v)
}

func (s *Pages) cohortsView(c *fiber.Ctx) (v teachpage.CohortsView, j CohortsJSON, err error) {
	p, err := s.Person(c)
	if err != nil {
		return v, j, err
	}
	list, err := s.lists.List(c.UserContext(), p)
	if err != nil {
		return v, j, err
	}
	places, err := s.Accounts.Memberships(c.UserContext(), p)
	if err != nil {
		return v, j, err
	}
	v.Layout, j.Cohorts = s.Layout, []CohortJSON{}
	if v.Stopped, err = StoppedFor(c, s.Edge, p); err != nil {
		return v, j, err
	}
	for _, m := range places {
		if who.AnyMay(m.Roles, who.MakeCohort, who.Organisation, who.State{}) {
			v.Places = append(v.Places, teachpage.CohortPlace{ID: m.Organisation.ID, Name: m.Organisation.Name})
		}
	}
	for _, in := range list {
		cohort := in.Cohort
		card := teachpage.CohortCard{ID: cohort.ID, Name: cohort.Name, Year: cohort.Year, Place: in.Place, Archived: cohort.Archived != nil, As: in.As, Students: in.Students}
		v.Cohorts = append(v.Cohorts, card)
		j.Cohorts = append(j.Cohorts, CohortJSON{Address: string(page.AddressCohort(cohort.ID)), Name: cohort.Name, Year: cohort.Year, Archived: card.Archived, As: in.As})
	}
	return v, j, nil
}

// cohortMake makes a cohort.
func (s *Pages) cohortMake(c *fiber.Ctx) error {
	var sent struct {
		Organisation edge.Whole `json:"organisation"`
		Name         string     `json:"name"`
		Year         string     `json:"year"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	place := int64(min(sent.Organisation.N, math.MaxInt64))
	by, err := s.Accounts.Allow(c.UserContext(), p, who.MakeCohort, place)
	if err != nil {
		return err
	}
	id, err := s.lists.Make(c.UserContext(), by, sent.Name, sent.Year)
	return s.cohortMade(c, id, err, func(problem page.Notice) (edge.View, error) {
		v, _, err := s.cohortsView(c)
		v.Notice, v.Name, v.Year, v.Place = problem, sent.Name, sent.Year, place
		return v, err
	})
}

// cohortMade answers with a cohort that was made or, if its name or its year won't do, with
// the form once more.
func (s *Pages) cohortMade(c *fiber.Ctx, id int64, err error, again func(problem page.Notice) (edge.View, error)) error {
	problem := sayCohort(err)
	switch {
	case problem == "" && err != nil:
		return err
	case problem != "" && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	case problem != "":
		v, err := again(page.Notice{Kind: page.NoticeProblem, Text: problem})
		if err != nil {
			return err
		}
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	}
	if edge.WantsJSON(c) {
		c.Location(string(page.AddressCohort(id)))
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"address": string(page.AddressCohort(id))})
	}
	return edge.SeeOther(c, string(page.AddressCohort(id)))
}

// cohort shows a cohort: all of it to who may change it.
func (s *Pages) cohort(c *fiber.Ctx) error {
	v, err := s.cohortView(c)
	if err != nil {
		return err
	}
	if !edge.WantsJSON(c) {
		if c.Context().QueryArgs().Has("joined") {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceInCohort}
		}
		return s.Page(c, v)
	}
	j := CohortJSON{Address: string(page.AddressCohort(v.ID)), Name: v.Name, Year: v.Year, Archived: v.Archived, Lecturers: v.Lecturers, Code: v.Code, Join: v.Link}
	for _, x := range v.Students {
		j.Students = append(j.Students, StudentJSON(x))
	}
	for _, e := range v.Educators {
		j.Educators = append(j.Educators, educatorJSON(teach.Educator{Listed: sign.Listed{ID: e.ID, Name: e.Name, Email: e.Email}, Students: e.Students}))
	}
	j.GivenTo = v.GivenTo
	for _, x := range v.LedBy {
		j.LedBy = append(j.LedBy, StudentJSON(x))
	}
	return c.JSON(j)
}

func (s *Pages) cohortView(c *fiber.Ctx) (v teachpage.CohortView, err error) {
	ctx := c.UserContext()
	p, id, err := s.askedCohort(c)
	if err != nil {
		return v, err
	}
	led, err := s.lists.Lead(ctx, p, id)
	leads, open := err == nil, led.Open()
	if errors.Is(err, sign.ErrForbidden) {
		open, err = s.lists.Open(ctx, p, id)
	}
	if err != nil {
		return v, err
	}
	lecturers, err := s.lists.Lecturers(ctx, open)
	cohort := open.Cohort()
	v = teachpage.CohortView{Layout: s.Layout, ID: id, Name: cohort.Name, Year: cohort.Year, Archived: cohort.Archived != nil, CopyName: cohort.Name, Leads: leads}
	v.Change = teachpage.CohortChange{Name: cohort.Name, Year: cohort.Year, WasName: cohort.Name, WasYear: cohort.Year}
	for _, l := range lecturers {
		v.Lecturers = append(v.Lecturers, l.Name)
		if leads {
			v.LedBy = append(v.LedBy, teachpage.CohortStudent{ID: l.ID, Name: l.Name, Email: l.Email})
		}
	}
	if err != nil {
		return v, err
	}
	if v.Teaches = led.Teaches(); v.Teaches || !leads {
		if v.Assignments, err = s.cohortAssignments(c, open); err != nil {
			return v, err
		}
	}
	if !leads {
		err = s.relatedCohort(c, open, &v)
		return v, err
	}
	v.Code, v.Link = cohort.Code, s.Origin(c)+string(page.AddressJoinCohort(cohort.Code))
	students, err := s.lists.Students(ctx, led)
	for _, x := range students {
		v.Students = append(v.Students, teachpage.CohortStudent{ID: x.ID, Name: x.Name, Email: x.Email})
	}
	if err == nil {
		err = s.cohortEducators(c, led, &v)
	}
	return v, err
}

func (s *Pages) askedCohort(c *fiber.Ctx) (sign.Person, int64, error) {
	p, err := s.Person(c)
	if err != nil {
		return p, 0, err
	}
	id, ok := edge.ParseID(c.Params("cohort"))
	if !ok {
		return p, 0, run.ErrNotFound
	}
	return p, id, nil
}

// ledCohort returns proof that whoever asks may change the cohort in the address.
func (s *Pages) ledCohort(c *fiber.Ctx) (teach.LedCohort, error) {
	p, id, err := s.askedCohort(c)
	if err != nil {
		return teach.LedCohort{}, err
	}
	return s.lists.Lead(c.UserContext(), p, id)
}

// cohortArchive takes a cohort out of use, or back into it.
func (s *Pages) cohortArchive(archived bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		led, err := s.ledCohort(c)
		if err == nil {
			err = s.lists.Archive(c.UserContext(), led, archived)
		}
		if err != nil {
			return err
		}
		return edge.SeeOther(c, string(page.AddressCohort(led.Cohort().ID)))
	}
}

// cohortCopy makes a cohort for another year, without people.
func (s *Pages) cohortCopy(c *fiber.Ctx) error {
	var sent struct {
		Name string `json:"name"`
		Year string `json:"year"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, err := s.ledCohort(c)
	if err != nil {
		return err
	}
	id, err := s.lists.Copy(c.UserContext(), led, sent.Name, sent.Year)
	return s.cohortMade(c, id, err, func(problem page.Notice) (edge.View, error) {
		v, err := s.cohortView(c)
		v.Notice, v.CopyName, v.CopyYear = problem, sent.Name, sent.Year
		return v, err
	})
}
