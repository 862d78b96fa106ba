package teach

import (
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// StoppedFor returns the assignments of a lecturer's that nobody begins any longer, for the pages
// that they see without looking for those.
func StoppedFor(c *fiber.Ctx, e *edge.Edge, p sign.Person) ([]page.StoppedAssignment, error) {
	list, err := e.Runs.StoppedFor(c.UserContext(), p, page.MostStopped)
	var cards []page.StoppedAssignment
	for _, a := range list {
		cards = append(cards, page.StoppedAssignment{ID: a.ID, Name: a.Name, Cohort: a.CohortName + ", " + a.Year, On: edge.DateOf(a.At), Over: a.Over})
	}
	return cards, err
}

// lastVersion returns which version a student plays or has played last; "" if they haven't begun.
func lastVersion(x teach.Standing) string {
	if len(x.Runs) == 0 {
		return ""
	}
	return x.Runs[len(x.Runs)-1].Run.Version
}

// versionsIn returns the versions of an assignment, and of what its students have begun.
func versionsIn(a teach.Assignment, all []teach.Standing) []string {
	list := []string{a.Version}
	for _, x := range all {
		if version := lastVersion(x); version != "" && !slices.Contains(list, version) {
			list = append(list, version)
		}
	}
	return list
}

// countBefore counts in v who plays, or has played last, a version that an assignment had before and
// that was withdrawn.
func countBefore(v *teachpage.AssignmentLedView, a teach.Assignment, all []teach.Standing, stopped map[string]run.Stopped) {
	var last time.Time
	for _, x := range all {
		gone, is := stopped[lastVersion(x)]
		if !is || lastVersion(x) == a.Version {
			continue
		}
		if gone.At.After(last) {
			last, v.EarlierOn, v.EarlierWhy = gone.At, edge.DateOf(gone.At), gone.Why
		}
		v.EarlierOver = v.EarlierOver || gone.Over != nil
		if x.Runs[len(x.Runs)-1].Run.EndedAt == nil {
			v.EarlierGoing++
		} else {
			v.EarlierEnded++
		}
	}
}

// assignmentSettled has the lecturers of an assignment told no longer that its scenario was withdrawn.
func (s *Pages) assignmentSettled(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err == nil {
		err = s.given.Settle(c.UserContext(), led)
	}
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(page.AddressAssignment(led.Assignment().ID)))
}
