package teach

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// copied returns the assignment of which a new one is to be a copy, by its number as it was
// sent, or nil if none was. Whoever asks leads it.
func (s *Pages) copied(c *fiber.Ctx, number string) (*teach.LedAssignment, error) {
	if number == "" {
		return nil, nil
	}
	id, ok := edge.ParseID(number)
	if !ok {
		return nil, edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoCopy)
	}
	p, err := s.Person(c)
	if err != nil {
		return nil, err
	}
	led, err := s.given.Lead(c.UserContext(), p, id)
	return &led, err
}

// fillCopy has the form for a new assignment begin with what another one is, but for its dates.
func (s *Pages) fillCopy(c *fiber.Ctx, v *teachpage.AssignmentFormView) error {
	from, err := s.copied(c, c.Query("copy"))
	if err != nil || from == nil {
		return err
	}
	plan, err := s.given.PlanOf(c.UserContext(), from.Open())
	if err != nil {
		return outdatedAssignment(err)
	}
	plan.Opens, plan.Due, plan.Late, plan.Changed = v.Plan.Opens, v.Plan.Due, teach.Local{}, 0
	for _, name := range plan.Frameworks.Names() {
		if !v.Offers(name) {
			plan.Frameworks = "" // another organisation refers to others
		}
	}
	v.Plan, v.Copy, v.CopyName = plan, from.Assignment().ID, from.Assignment().Name
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	all, err := s.lists.List(c.UserContext(), p)
	for _, in := range all {
		if in.As == who.Lecturer && in.Cohort.Archived == nil && in.Cohort.ID != v.CohortID {
			v.Into = append(v.Into, teachpage.CopyInto{Cohort: cohortName(in.Cohort), At: page.AddressCopy(in.Cohort.ID, v.Copy)})
		}
	}
	return err
}

// copyMarking has the new assignment with a number be marked as the one that it is a copy of.
func (s *Pages) copyMarking(c *fiber.Ctx, from teach.LedAssignment, id int64) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	to, err := s.given.Lead(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	return s.given.CopyMarking(c.UserContext(), from, to)
}
